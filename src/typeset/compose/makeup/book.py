"""Page after page until the copy is placed: the field that each page's furniture leaves, the strip at its foot.

The paper's own small print stands at the foot of the page on which its original page begins. A strip that would take
too much of a page goes on at the foot of the next.
"""

from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.furniture import Strip, folio_lines, nameplate_lines, pour_strip, strip
from typeset.compose.galley import Galley, remainder
from typeset.compose.makeup.blocks import BoxForm, PhotoForm, Shaper
from typeset.compose.makeup.layout import Layout
from typeset.compose.makeup.pages import Copy, Maker, Sheet
from typeset.compose.makeup.search import Field
from typeset.compose.stone import Stone
from typeset.model.edition import Edition

_STRIP: Final = 1 / 4
"""The share of a page that its strip takes at most while there is other copy."""


_STUB: Final = 0.3
"""A last page that takes less of its height is a stub;"""
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
    """Small print to be placed: what a strip before left over, and the original pages whose items are placed."""

    left: Galley | None
    begun: frozenset[int]


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
    stone = shaper.stone
    maker = Maker(stone, shaper)
    leaves: list[Leaf] = []
    small = _Print(None, frozenset())
    while not leaves or copy or _pending(edition, small):
        label = str(len(leaves) + 1)
        above = folio_lines() if leaves else nameplate_lines(edition.meta, stone)
        field = Field(above, stone.grid.lines - above, stone.grid.columns)
        leaf, small = _leaf(edition, copy, small, (maker, field, label, () if leaves else boxes))
        leaves.append(leaf)
        copy = leaf.sheet.rest
    return tuple(leaves)


def _share(leaf: Leaf) -> float:
    """The share of its field's height that a page's blocks take."""
    return leaf.sheet.height / leaf.sheet.field.height


def _leaf(
    edition: Edition, copy: Copy, small: _Print, use: tuple[Maker, Field, str, tuple[BoxForm, ...]]
) -> tuple[Leaf, _Print]:
    """Make up a page; when its copy brings small print with it, again with room kept for that."""
    maker, field, label, boxes = use
    stone = maker.stone
    most = field.height - 1 if not copy else int(stone.grid.lines * _STRIP)
    kept = 0
    while True:
        free = replace(field, height=field.height - kept)
        sheet = maker.page(copy, free, label, boxes) if copy else _blank(free)
        due = _due(edition, sheet, small)
        poured, left = _pour(edition, small.left, due, (most, stone))
        need = poured.lines + 1 if poured is not None else 0
        if need <= kept or kept > most:
            line = field.line + field.height - need + 1
            return Leaf(label, sheet, poured, line), _Print(left, small.begun | due)
        kept = need


def _blank(field: Field) -> Sheet:
    return Sheet(field, 0, (), Layout((), ()), Copy((), ()))


def _pending(edition: Edition, small: _Print) -> bool:
    return small.left is not None or any(item.page not in small.begun for item in edition.furniture)


def _due(edition: Edition, sheet: Sheet, small: _Print) -> frozenset[int]:
    """The original pages whose small print belongs at this page's foot: those that begin on it; at the end, all."""
    if not sheet.rest:
        pages = {item.page for item in edition.furniture}
    else:
        pages = set()
        for placed in sheet.placed:
            if isinstance(placed.form, PhotoForm):
                pages.add(placed.form.unit.photo.page)
            elif not isinstance(placed.form, BoxForm):
                pages.add(placed.form.story.page)
    return frozenset(pages - small.begun)


def _pour(
    edition: Edition, left: Galley | None, due: frozenset[int], use: tuple[int, Stone]
) -> tuple[Strip | None, Galley | None]:
    """Pour small print into as few lines as it takes; what is more than `most` lines goes on on the next page."""
    most, stone = use
    items = tuple(item for item in edition.furniture if item.page in due and item.text)
    if left is None:
        if not items:
            return None, None
        poured = pour_strip(items, most, stone)
        if poured is not None:
            return poured, None
    columns = stone.grid.columns
    galley = strip(items, columns, stone)
    galley = galley if left is None else Galley(left.measure, left.blocks + galley.blocks)
    width = stone.grid.column_width
    for depth in range(-(-galley.lines // columns), most + 1):
        settled = galley.level([depth] * columns)
        if settled is not None:
            return Strip(settled, width, depth), None
    settled = galley.fill([most] * columns, rest=1)
    assert settled is not None
    return Strip(settled, width, most), remainder(settled, galley.measure)
