"""The checks of a written PDF, and the notes they give."""

from collections.abc import Callable, Iterator
from typing import Final

from typeset.errors import OutputNonconforming
from typeset.model.edition import Edition
from typeset.notes import Code, Note
from typeset.preflight.pdf import copy, form, places
from typeset.preflight.pdf.document import Document, opened

CHECKS: Final = (
    (Code.PDF_BROKEN, "the file is a PDF without a syntax error"),
    (Code.PDF_PROFILE, "PDF/A and PDF/UA as the file declares them, by page-validation"),
    (Code.PDF_METADATA, "Info and XMP agree; title and language are there"),
    (Code.PDF_FONT, "every font is embedded, every code has its glyph and its character"),
    (Code.PDF_STRUCTURE, "all content is in the structure tree once; headings nest; figures have Alt"),
    (Code.PDF_TEXT, "the text comes back out whole and in order"),
    (Code.PDF_OUTSIDE, "every mark is inside the page"),
    (Code.PDF_LINK, "every link leads somewhere"),
)
"""What is checked, for a table: the code of the notes that a failed check gives, and what holds if there are none."""

_HINT: Final = "Report it: typeset should write no such file."
_MOST: Final = 5


def inspect(data: bytes) -> tuple[Note, ...]:
    """Check what the file alone tells: the checks of CHECKS, in their order."""
    try:
        with opened(data) as document:
            found = [(code, flaw) for code, check in _INTRINSIC for flaw in check(document)]
    except OutputNonconforming as flaw:
        found = [(Code.PDF_BROKEN, flaw.cause)]
    return tuple(Note(code, None, flaw, _HINT) for code, flaw in _first_of_each(found))


def match(data: bytes, edition: Edition) -> tuple[Note, ...]:
    """Check that the tree's text is the edition's: every article, photo and furniture item whole and in its order."""
    with opened(data) as document:
        flaws = list(copy.edition_flaws(document, edition))
    return tuple(Note(Code.PDF_TEXT, None, flaw, _HINT) for flaw in flaws[:_MOST])


def require(data: bytes, edition: Edition) -> None:
    """Refuse a file that fails any check. OutputNonconforming names the first flaws."""
    notes = inspect(data) or match(data, edition)
    if notes:
        flaws = "; ".join(f"{note.code}: {note.message}" for note in notes[:_MOST])
        raise OutputNonconforming(
            f"The PDF fails preflight. {flaws}.",
            "Nothing was published. Please report it together with the raw page: it is a mistake of the program.",
        )


def _first_of_each(found: list[tuple[Code, str]]) -> Iterator[tuple[Code, str]]:
    """Keep the first flaws of each check and count the rest."""
    for code, _ in CHECKS:
        flaws = [flaw for other, flaw in found if other is code]
        yield from ((code, flaw) for flaw in flaws[:_MOST])
        if len(flaws) > _MOST:
            yield code, f"and {len(flaws) - _MOST} more"


_INTRINSIC: Final[tuple[tuple[Code, Callable[[Document], Iterator[str]]], ...]] = (
    (Code.PDF_BROKEN, form.syntax_flaws),
    (Code.PDF_PROFILE, form.profile_flaws),
    (Code.PDF_METADATA, form.metadata_flaws),
    (Code.PDF_FONT, form.font_flaws),
    (Code.PDF_STRUCTURE, form.structure_flaws),
    (Code.PDF_TEXT, copy.text_flaws),
    (Code.PDF_OUTSIDE, places.outside_flaws),
    (Code.PDF_LINK, places.link_flaws),
)
