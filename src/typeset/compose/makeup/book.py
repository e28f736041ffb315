"""Page after page until the copy is placed: the field that each page's furniture leaves, the strip at its foot.

The paper's own small print stands at the foot of the page on which its original page begins.
"""

from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.furniture import Strip, folio_lines, nameplate_lines
from typeset.compose.makeup.choice import Task
from typeset.compose.makeup.foot import Foot, SmallPrint
from typeset.compose.makeup.forms import BoxForm, Copy
from typeset.compose.makeup.layout import Layout
from typeset.compose.makeup.pages import Sheet, make_page
from typeset.compose.makeup.search import Field
from typeset.compose.makeup.shapes import Shaper
from typeset.model.edition import Edition

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
    small = SmallPrint(tuple(item for item in edition.furniture if item.text), None)
    while not leaves or copy or small:
        label = str(len(leaves) + 1)
        above = folio_lines() if leaves else nameplate_lines(edition.meta, shaper.stone)
        field = Field(above, grid.lines - above, grid.columns)
        most = int(grid.lines * _STRIP) if copy else field.height - 1
        task = Task(copy, field, Foot(small, most, shaper.stone), () if leaves else boxes)
        leaf, small = _leaf(task, label, shaper)
        leaves.append(leaf)
        copy = leaf.sheet.rest
    return tuple(leaves)


def _share(leaf: Leaf) -> float:
    """The share of its field that a page's blocks take."""
    field = leaf.sheet.field
    right = max((placed.column + placed.span for placed in leaf.sheet.placed), default=0)
    return leaf.sheet.height / field.height * right / field.columns


def _leaf(task: Task, label: str, shaper: Shaper) -> tuple[Leaf, SmallPrint]:
    """Make up a page with its strip."""
    field = task.field
    sheet = make_page(task, label, shaper) if task.copy else _blank(field)
    poured, rest = task.foot.pour(sheet.begun)
    lines = poured.lines if poured is not None else 0
    return Leaf(label, sheet, poured, field.line + field.height - lines), rest


def _blank(field: Field) -> Sheet:
    return Sheet(field, 0, (), Layout((), ()), Copy((), ()), None)
