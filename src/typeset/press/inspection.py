"""Preflight of one edition: what was made is opened again, measured, and refused if it breaks a promise."""

from dataclasses import dataclass

from typeset.errors import CountNotClosed, OutputNonconforming
from typeset.house import HouseStyle
from typeset.model.page import Composition, Destination
from typeset.notes import Note
from typeset.preflight import conserve, typography
from typeset.preflight import epub as epub_preflight
from typeset.preflight import pdf as pdf_preflight
from typeset.preflight.conserve import Conservation, Outputs
from typeset.preflight.typography import TypographyFigures
from typeset.press.desk import Copy


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of an edition, before anybody sees it."""

    composition: Composition
    house: HouseStyle
    pdf: bytes
    epub: bytes


@dataclass(frozen=True, slots=True)
class Inspection:
    """What preflight found: the closed count, the figures of the lines, and notes on what a person should see."""

    conservation: Conservation
    typography: TypographyFigures
    notes: tuple[Note, ...]


def inspect(copy: Copy, made: Made, *, booklet: bool) -> Inspection:
    """Count, measure and check. A `booklet`'s pages stand in folding order, not in reading order.

    Raises:
        CountNotClosed: a character is lost or invented.
        OutputNonconforming: a written file breaks its standard or does not match the edition.
    """
    conservation = _count(copy, made)
    pdf_preflight.require(made.pdf, copy.edition)
    _require_epub(copy, made)
    figures, notes = typography.measure(made.composition.pages, made.house, copy.edition.meta.script)
    return Inspection(conservation, figures, notes)


def _count(copy: Copy, made: Made) -> Conservation:
    outputs = Outputs(made.composition.pages, pdf_preflight.text(made.pdf), epub_preflight.extract(made.epub))
    conservation = conserve.count(copy.source, copy.edition, outputs, by_hand=copy.changes is not None)
    if not conservation.closes:
        first = conservation.differences[0]
        raise CountNotClosed(
            f"The count of characters does not close, {first.where}: "
            f"{len(first.lost)} lost ({first.lost[:40]}), {len(first.invented)} invented ({first.invented[:40]}).",
            "Nothing was published. Please report it together with the raw page: it is a mistake of the program.",
        )
    return conservation


def _require_epub(copy: Copy, made: Made) -> None:
    pages = made.composition.pages
    printed = epub_preflight.Print(
        frozenset(mark.name for page in pages for mark in page.marks if isinstance(mark, Destination)),
        tuple(page.label for page in pages),
    )
    flaws = epub_preflight.match(made.epub, copy.edition, printed)
    if flaws:
        raise OutputNonconforming(
            f"The ePub fails preflight. {'; '.join(flaw.message for flaw in flaws[:3])}",
            "Nothing was published. Please report it together with the raw page: it is a mistake of the program.",
        )
