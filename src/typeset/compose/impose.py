"""Imposing: made-up pages become pages of marks, in the order in which the edition is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from typeset.compose import furniture
from typeset.compose.contents import Entry, box_marks
from typeset.compose.figures import measure
from typeset.compose.galley import first_laid
from typeset.compose.makeup.book import Leaf
from typeset.compose.makeup.forms import BoxForm, PhotoForm, Placed
from typeset.compose.place import Names, first_of, names_of, story_marks, unit_marks
from typeset.compose.stone import Stone
from typeset.model.edition import Edition, Jump
from typeset.model.page import Destination, Element, GlyphRun, Mark, Page, PageFigures, PageStart, Part
from typeset.model.source import HAND


@dataclass(frozen=True, slots=True)
class _Book:
    """What every page needs to know of the others: the edition's names, the contents of the box."""

    names: Names
    listed: tuple[Entry, ...]
    stone: Stone


def impose(edition: Edition, leaves: Sequence[Leaf], listed: tuple[Entry, ...], stone: Stone) -> Iterator[Page]:
    """Set each page: its head, its blocks in the edition's order, the rules between them, the strip at its foot."""
    book = _Book(names_of(edition), listed, stone)
    opened: set[int] = set()
    named: set[str] = set()
    for number, leaf in enumerate(leaves):
        marks: list[Mark] = []
        for placed in sorted(leaf.sheet.placed, key=lambda placed: not isinstance(placed.form, BoxForm)):
            marks += _page_names(placed, book, opened)
            marks += _block(placed, leaves[min(number + 1, len(leaves) - 1)].label, book)
        marks += furniture.cut_rules(leaf.sheet.layout, stone)
        if leaf.strip is not None:
            marks += furniture.strip_marks(leaf.strip, leaf.strip_line, stone)
        if number == len(leaves) - 1:
            marks += _unopened(book, opened)
        head = furniture.nameplate if number == 0 else furniture.folio
        page = stone.words.of_page(leaf.label, _origins(edition, leaf.label, marks))
        marks = [*head(edition.meta, page, stone), *_once(marks, named)]
        yield Page(leaf.label, stone.house.paper.width, stone.house.paper.height, tuple(marks))


def _origins(edition: Edition, label: str, marks: Iterable[Mark]) -> tuple[str, ...]:
    """The pages of the paper that a page's copy comes from, by their labels, if the paper's own jump lines name pages.

    None where they are told by the page's own label.
    """
    if not any(isinstance(block, Jump) for article in edition.articles for block in article.body):
        return ()
    runs = (mark for mark in marks if isinstance(mark, GlyphRun) and mark.element and mark.element.part not in _NO_COPY)
    pages = {glyph.span.page for run in runs for glyph in run.glyphs if glyph.span is not None}
    names = tuple(_bare(edition.meta.pages[page].label) for page in sorted(pages) if page != HAND)
    return () if names == (_bare(label),) else names


_NO_COPY: Final = frozenset({Part.FURNITURE, Part.CONTENTS, Part.CONTINUED})


def _bare(label: str) -> str:
    """A label as a jump line has it: 3 for 03."""
    return label.lstrip("0") or label


def starts(leaves: Sequence[Leaf]) -> Iterator[PageStart]:
    """Tell where in the edition each page begins: with its first block in reading order."""
    for leaf in leaves:
        first = next((found for placed in leaf.sheet.placed if (found := first_of(placed)) is not None), None)
        if first is None and leaf.strip is not None:
            laid = first_laid(leaf.strip.settled)
            first = (laid.element, laid.line.start) if laid is not None else None
        yield PageStart(leaf.label, *(first or (Element("", Part.NAMEPLATE), 0)))


def figures(pages: Sequence[Page], leaves: Sequence[Leaf], stone: Stone) -> Iterator[PageFigures]:
    """Measure the pages."""
    for page, leaf in zip(pages, leaves, strict=True):
        field = leaf.sheet.field
        yield measure(page, stone.grid, (field.line, field.line + leaf.sheet.height))


def _block(placed: Placed, onward: str, book: _Book) -> Iterator[Mark]:
    match placed.form:
        case BoxForm():
            yield from box_marks(placed, book.listed, book.stone)
        case PhotoForm(unit):
            yield from unit_marks(unit, (placed.column, placed.line), book.stone)
        case _:
            yield from story_marks(placed, onward, book.names, book.stone)


def _page_names(placed: Placed, book: _Book, opened: set[int]) -> Iterator[Mark]:
    """Name the place where an original page begins: its first block."""
    match placed.form:
        case BoxForm():
            return
        case PhotoForm(unit):
            page = unit.photo.page
        case form:
            page = form.story.page
    if page not in opened:
        opened.add(page)
        grid = book.stone.grid
        name = book.names.pages[page]
        yield Destination(name, grid.x(placed.column), grid.y(placed.line))


def _once(marks: Iterable[Mark], named: set[str]) -> Iterator[Mark]:
    """Keep the first place of each name."""
    for mark in marks:
        if isinstance(mark, Destination):
            if mark.name in named:
                continue
            named.add(mark.name)
        yield mark


def _unopened(book: _Book, opened: set[int]) -> Iterator[Mark]:
    """Name original pages that have no block of their own: they lead to the last page."""
    for number, name in enumerate(book.names.pages):
        if number not in opened:
            yield Destination(name, book.stone.grid.left, book.stone.grid.top)
