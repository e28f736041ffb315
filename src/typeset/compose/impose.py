"""Imposing: made-up pages become pages of marks, in the order in which the edition is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from typeset.compose import furniture
from typeset.compose.contents import Entry, box_marks
from typeset.compose.figures import measure
from typeset.compose.makeup.book import Leaf
from typeset.compose.makeup.forms import BoxForm, PhotoForm, Placed
from typeset.compose.place import Names, first_of, names_of, story_marks, unit_marks
from typeset.compose.stone import Stone
from typeset.model.edition import Edition
from typeset.model.page import Destination, Element, Mark, Page, PageFigures, PageStart, Part


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
        head = furniture.nameplate if number == 0 else furniture.folio
        marks += head(edition.meta, leaf.label, stone)
        for placed in sorted(leaf.sheet.placed, key=lambda placed: not isinstance(placed.form, BoxForm)):
            marks += _page_names(placed, book, opened)
            marks += _block(placed, leaves[min(number + 1, len(leaves) - 1)].label, book)
        marks += furniture.cut_rules(leaf.sheet.layout, stone)
        if leaf.strip is not None:
            marks += furniture.strip_marks(leaf.strip, leaf.strip_line, stone)
        if number == len(leaves) - 1:
            marks += _unopened(book, opened)
        yield Page(leaf.label, stone.house.paper.width, stone.house.paper.height, tuple(_once(marks, named)))


def starts(leaves: Sequence[Leaf]) -> Iterator[PageStart]:
    """Tell where in the edition each page begins: with its first block in reading order."""
    for leaf in leaves:
        first = next((found for placed in leaf.sheet.placed if (found := first_of(placed)) is not None), None)
        if first is None and leaf.strip is not None:
            first = next(((flow.element, 0) for flow in leaf.strip.settled.blocks if hasattr(flow, "element")), None)
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
