"""Page after page until the copy is placed: the field that each page's furniture leaves, the strip at its foot.

The paper's own small print stands at the foot of the page on which its original page begins. A strip that would take
too much of a page goes on at the foot of the next.
"""

from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.furniture import Strip, folio_lines, nameplate_lines, pour_strip, strip
from typeset.compose.galley import Galley, remainder
from typeset.compose.makeup.choice import Task
from typeset.compose.makeup.forms import BoxForm, Copy, PhotoForm
from typeset.compose.makeup.layout import Layout
from typeset.compose.makeup.pages import Sheet, make_page
from typeset.compose.makeup.search import Field
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.stone import Stone
from typeset.model.edition import Edition, Furniture

_STRIP: Final = 1 / 4
"""The share of a page that its strip takes at most while there is other copy."""


_STUB: Final = 0.35
"""A last page that takes less of its field is a stub;"""
_PRESSURE: Final = 1.0
"""to avoid it the pages are set more closely (see Shaper)."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page made up: its label, its blocks, and the strip at its foot with the line that it begins on."""

    label: str
    sheet: Sheet
    strip: Strip | None
    strip_line: int


@dataclass(frozen=True, slots=True)
class _Print:
    """Small print to be placed: items whose original pages have not begun, and what a strip before left over."""

    items: tuple[Furniture, ...]
    left: Galley | None

    def __bool__(self) -> bool:
        """Tell whether any is left."""
        return bool(self.items) or self.left is not None


def make_up(edition: Edition, copy: Copy, shaper: Shaper, boxes: tuple[BoxForm, ...] = ()) -> tuple[Leaf, ...]:
    """Make up pages until nothing is left; `boxes` stand on page 1.

    When the last page is nearly empty, all are set again more closely, and the better book is taken.
    """
    leaves = _pages(edition, copy, shaper, boxes)
    if len(leaves) == 1 or _share(leaves[-1]) >= _STUB:
        return leaves
    close = _pages(edition, copy, replace(shaper, pressure=_PRESSURE), boxes)
    return close if (len(close), -_share(close[-1])) < (len(leaves), -_share(leaves[-1])) else leaves


def _pages(edition: Edition, copy: Copy, shaper: Shaper, boxes: tuple[BoxForm, ...]) -> tuple[Leaf, ...]:
    grid = shaper.stone.grid
    leaves: list[Leaf] = []
    small = _Print(tuple(item for item in edition.furniture if item.text), None)
    while not leaves or copy or small:
        label = str(len(leaves) + 1)
        above = folio_lines() if leaves else nameplate_lines(edition.meta, shaper.stone)
        task = Task(copy, Field(above, grid.lines - above, grid.columns), () if leaves else boxes)
        leaf, small = _leaf(task, label, small, shaper)
        leaves.append(leaf)
        copy = leaf.sheet.rest
    return tuple(leaves)


def _share(leaf: Leaf) -> float:
    """The share of its field that a page's blocks take."""
    field = leaf.sheet.field
    right = max((placed.column + placed.span for placed in leaf.sheet.placed), default=0)
    return leaf.sheet.height / field.height * right / field.columns


def _leaf(task: Task, label: str, small: _Print, shaper: Shaper) -> tuple[Leaf, _Print]:
    """Make up a page; when its copy brings small print with it, again with room kept for that."""
    field, grid = task.field, shaper.stone.grid
    most = int(grid.lines * _STRIP) if task.copy else field.height - 1
    kept = 0
    while True:
        free = replace(task, field=replace(field, height=field.height - kept))
        sheet = make_page(free, label, shaper) if task.copy else _blank(free.field)
        poured, rest = _pour(_due(sheet, small), small, most, shaper.stone)
        need = poured.lines + 1 if poured is not None else 0
        if need <= kept or kept > most:
            return Leaf(label, sheet, poured, field.line + field.height - need + 1), rest
        kept = need


def _blank(field: Field) -> Sheet:
    return Sheet(field, 0, (), Layout((), ()), Copy((), ()))


def _due(sheet: Sheet, small: _Print) -> tuple[Furniture, ...]:
    """The small print that belongs at this page's foot: of the original pages that begin on it; at the end, all."""
    if not sheet.rest:
        return small.items
    pages = set()
    for placed in sheet.placed:
        if isinstance(placed.form, PhotoForm):
            pages.add(placed.form.unit.photo.page)
        elif not isinstance(placed.form, BoxForm):
            pages.add(placed.form.story.page)
    return tuple(item for item in small.items if item.page in pages)


def _pour(due: tuple[Furniture, ...], small: _Print, most: int, stone: Stone) -> tuple[Strip | None, _Print]:
    """Pour small print into as few lines as it takes; what is more than `most` lines goes on on the next page."""
    later = tuple(item for item in small.items if item not in due)
    if not due and small.left is None:
        return None, small
    poured = pour_strip(due, most, stone) if small.left is None else None
    if poured is not None:
        return poured, _Print(later, None)
    columns, width = stone.grid.columns, stone.grid.column_width
    galley = strip(due, columns, stone)
    if small.left is not None:
        galley = Galley(galley.measure, small.left.blocks + galley.blocks)
    for depth in range(-(-galley.lines // columns), most + 1):
        settled = galley.level([depth] * columns)
        if settled is not None:
            return Strip(settled, width, depth), _Print(later, None)
    settled = galley.fill([most] * columns, rest=1)
    assert settled is not None
    return Strip(settled, width, most), _Print(later, remainder(settled, galley.measure))
