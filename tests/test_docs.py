"""The documents say what the code does: every exit code, note code and command."""

import inspect
import re
from pathlib import Path

import pytest
import typer

from typeset import errors, notes
from typeset.cli import app

DOCS = Path(__file__).parents[1] / "docs"


def error_classes() -> dict[str, int]:
    return {
        name: kind.exit_code
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.TypesetError) and kind is not errors.TypesetError
    }


def test_every_exit_code_is_documented_and_none_twice() -> None:
    table = {
        name: int(code) for code, name in re.findall(r"^\| (\d+) \| (\w+) \|", (DOCS / "errors.md").read_text(), re.M)
    }
    assert table == error_classes()
    assert len(set(table.values())) == len(table)


def test_every_note_code_is_documented_in_the_words_of_the_code() -> None:
    meant = dict(re.findall(r'= "([a-z-]+)"\n    """(.+?)"""', Path(notes.__file__).read_text(), re.S))
    assert sorted(meant) == sorted(code.value for code in notes.Code)
    documented = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", (DOCS / "notes.md").read_text(), re.M)
    assert documented == [(code, " ".join(words.split())) for code, words in meant.items()]


@pytest.mark.parametrize("document", sorted(DOCS.glob("**/*.md")), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text()):
        assert (document.parent / target).exists(), target


def options_of_the_program() -> set[str]:
    root = typer.main.get_command(app)
    return {option for command in root.commands.values() for param in command.params for option in param.opts}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "document", [*sorted(DOCS.glob("*.md")), DOCS.parent / "README.md"], ids=lambda path: path.name
)
def test_every_option_named_is_one_of_the_program(document: Path) -> None:
    named = set(re.findall(r"typeset \w+[^`\n#]*?(--[a-z-]+)", document.read_text()))
    assert named <= options_of_the_program() | {"--version", "--help"}


def test_the_modules_that_the_architecture_names_are_there() -> None:
    text = (DOCS / "architecture.md").read_text().split("## How a page is read")[1]
    modules = {path.stem for path in (DOCS.parent / "src" / "typeset").rglob("*.py")}
    modules |= {path.name for path in (DOCS.parent / "src" / "typeset").rglob("*") if path.is_dir()}
    named = {part for name in re.findall(r"`([a-z_/]+)`", text) for part in name.strip("/").split("/")}
    assert named
    assert named <= modules
