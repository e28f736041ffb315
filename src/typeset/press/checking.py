"""`typeset check`: a written PDF or ePub, from any build, held against the standards once more."""

import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from typeset.errors import OutputNonconforming, SourceMissing
from typeset.model.edition import script_of
from typeset.notes import Code, Note
from typeset.preflight import epub, pdf
from typeset.preflight.typography import measure_pdf
from typeset.script.language import guess_language

_EPUB_CHECKS: Final = (
    (Code.EPUBCHECK, "EPUBCheck has no message"),
    (Code.EPUB_LINK, "ids are alone, links lead somewhere"),
    (Code.EPUB_PAGES, "the page-list names every page mark, in order"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what holds if it passes, and what was found wrong (nothing, if it passed; None, if it did not run)."""

    promise: str
    flaws: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of one file, and the figures that were measured in it, by name."""

    checks: tuple[Check, ...]
    figures: tuple[tuple[str, str], ...]

    @property
    def passed(self) -> bool:
        """Tell whether nothing was found wrong."""
        return not any(check.flaws for check in self.checks)


def check(path: Path) -> Checked:
    """Check the PDF or ePub at `path`.

    Raises:
        SourceMissing: it cannot be read.
        OutputNonconforming: it is neither a PDF nor an ePub.
    """
    data = _read(path)
    if data.startswith(b"%PDF-"):
        return Checked(_checks(pdf.CHECKS, pdf.inspect(data)), _figures(data))
    if data.startswith(b"PK"):
        try:
            return Checked(_checks(_EPUB_CHECKS, epub.inspect(data)), ())
        except (zipfile.BadZipFile, KeyError) as error:
            raise OutputNonconforming(f"{path} is a broken ePub: {error}.", "Build it again.") from error
    raise OutputNonconforming(f"{path} is neither a PDF nor an ePub.", "Name an edition.pdf or an edition.epub.")


def tag_tree(path: Path) -> str:
    """Give a PDF's structure tree as indented text.

    Raises:
        SourceMissing: it cannot be read.
        OutputNonconforming: it is no PDF.
    """
    data = _read(path)
    if not data.startswith(b"%PDF-"):
        raise OutputNonconforming(f"{path} is no PDF, and only a PDF has tags.", "Name an edition.pdf.")
    return pdf.tags(data)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceMissing(f"{path} cannot be read: {error.strerror}.", "Name a file that a build made.") from error


def _checks(promises: tuple[tuple[Code, str], ...], notes: tuple[Note, ...]) -> tuple[Check, ...]:
    skipped = any(note.code is Code.EPUB_UNCHECKED for note in notes)
    return tuple(
        Check(
            promise,
            None if skipped and code is Code.EPUBCHECK else tuple(note.message for note in notes if note.code is code),
        )
        for code, promise in promises
    )


def _figures(data: bytes) -> tuple[tuple[str, str], ...]:
    """Measure the lines of a PDF by the characters that come back out of it."""
    figures = measure_pdf(data, script_of(guess_language(pdf.text(data))))
    return tuple(
        (name.replace("_", " "), f"{value:.3f} em" if isinstance(value, float) else str(value))
        for name, value in asdict(figures).items()
    )
