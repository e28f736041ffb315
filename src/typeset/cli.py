"""The command line: arguments, progress, exit codes. The only place that prints and that catches errors."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from typeset import __version__
from typeset.epub import FontUse
from typeset.errors import OutputNonconforming, TypesetError
from typeset.notes import Note
from typeset.press import desk
from typeset.press.batch import Failed, run
from typeset.press.checking import check as check_file
from typeset.press.checking import tag_tree
from typeset.press.edition import BuildOptions, Built
from typeset.press.folder import find

_EPILOG_BUILD = """
[bold]Examples[/bold]

  typeset build editions                    every edition folder in editions/ into build/

  typeset build editions/2021-02-02 -o out  one edition into out/2021-02-02/

  typeset build page.txt --house a4         a bare text file, as an A4 tabloid

  pdftotext page.pdf - | typeset build -    standard input, into build/stdin/
"""

_EPILOG_REASSEMBLE = """
[bold]Examples[/bold]

  typeset reassemble page.txt               the articles as a manuscript, to read

  typeset reassemble page.txt --json        the same as JSON, for scripts

  typeset reassemble editions/2021-02-02 -o editions/2021-02-02/edition.md

                                            a manuscript to correct; from then on it is what gets published
"""

_EPILOG_CHECK = """
[bold]Examples[/bold]

  typeset check build/2021-02-02/edition.pdf          PDF/A, PDF/UA, text, links, lines

  typeset check build/2021-02-02/edition.pdf --tags   what a screen reader is given

  typeset check build/2021-02-02/edition.epub         EPUBCheck (needs Java), links, pages
"""

app = typer.Typer(
    name="typeset",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Edition folders, folders of them, text files, or - for standard input."),
]


def main() -> None:
    """Run the command line and leave with its exit code (docs/errors.md)."""
    try:
        app()
    except TypesetError as error:
        _complain(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe has had enough: no error of ours (and nothing more may be flushed to it).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"typeset {__version__}")
        raise typer.Exit


@app.callback()
def typeset(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Work out the articles of newspaper pages from raw text, and publish each edition as a PDF and an ePub."""


@app.command(epilog=_EPILOG_BUILD)
def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("-o", "--out", help="Output folder; each edition gets one inside.")] = Path(
        "build"
    ),
    house: Annotated[str | None, typer.Option(help="House style: a3, a3-4, a4 or large-print.")] = None,
    house_file: Annotated[Path | None, typer.Option(help="A TOML file laid over the house style.")] = None,
    embed_source: Annotated[
        bool, typer.Option("--embed-source", help="Put the raw pages into the PDF (A-3a).")
    ] = False,
    marks: Annotated[bool, typer.Option("--marks", help="Crop marks and bleed, for a printer.")] = False,
    grey: Annotated[bool, typer.Option("--grey", help="All inks and pictures in grey.")] = False,
    booklet: Annotated[bool, typer.Option("--booklet", help="A4 pages as folded A3 sheets.")] = False,
    epub_fonts: Annotated[FontUse, typer.Option("--epub-fonts", help="Faces inside the ePub.")] = FontUse.EMBED,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, help="Editions built at the same time.")] = 1,
) -> None:
    """Build editions: edition.pdf, edition.epub and report.json for each."""
    places = find(paths)
    options = BuildOptions(house, house_file, embed_source, marks, grey, booklet, epub_fonts)
    failed: list[Failed] = []
    with _progress(len(places)) as progress:
        for outcome in run(places, out, options, jobs=jobs):
            progress.advance(progress.task_ids[0])
            if isinstance(outcome, Failed):
                failed.append(outcome)
                _complain(outcome.error, outcome.place)
            else:
                _tell(outcome)
    if failed:
        raise typer.Exit(failed[0].error.exit_code)


@app.command(epilog=_EPILOG_REASSEMBLE)
def reassemble(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="An edition folder, a text file, or - for standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the edition as JSON (docs/json.md).")] = False,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write the manuscript to this file.")] = None,
) -> None:
    """Show the articles of one edition, as a manuscript or as JSON."""
    copy = desk.read_edition(path)
    text = json.dumps(desk.as_json(copy), ensure_ascii=False, indent=2) + "\n" if as_json else desk.as_manuscript(copy)
    if out is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    elif as_json:
        desk.save(out, text)
    else:
        desk.save_manuscript(out, desk.fresh_manuscript(path) if path != "-" else text)
    _tell_notes(copy.notes)


@app.command(epilog=_EPILOG_CHECK)
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An edition.pdf or an edition.epub.")],
    tags: Annotated[bool, typer.Option("--tags", help="Print the PDF's structure tree instead.")] = False,
) -> None:
    """Check a written PDF or ePub against its standards, and measure its lines."""
    if tags:
        typer.echo(tag_tree(file).rstrip())
        return
    checked = check_file(file)
    for row in checked.checks:
        verdict = "skipped" if row.flaws is None else "FAILED" if row.flaws else "ok"
        typer.echo(f"{verdict:8}{row.promise}")
        for flaw in row.flaws or ():
            typer.echo(f"        {flaw}")
    for name, value in checked.figures:
        typer.echo(f"        {name:18}{value:>10}")
    if not checked.passed:
        raise typer.Exit(OutputNonconforming.exit_code)


@contextmanager
def _progress(total: int) -> Iterator[Progress]:
    """Show progress on standard error when it is a terminal; on anything else, nothing."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        progress.add_task("editions", total=total)
        yield progress


def _tell(built: Built) -> None:
    pages = "1 page" if built.pages == 1 else f"{built.pages} pages"
    typer.echo(f"{built.folder}: {pages}, {built.seconds:.1f} s")
    _tell_notes(built.notes)


def _tell_notes(notes: Sequence[Note]) -> None:
    for note in notes:
        place = f" (page {note.span.page + 1}, characters {note.span.start}-{note.span.end})" if note.span else ""
        typer.echo(f"  note {note.code}: {note.message}{place} {note.hint}".rstrip(), err=True)


def _complain(error: TypesetError, place: str | None = None) -> None:
    where = f"{place}: " if place else ""
    typer.echo(f"typeset: {where}{error.cause}\n  {error.cure}", err=True)
