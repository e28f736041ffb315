"""Page after page until the copy is placed: the field that each page's furniture leaves, the strip at its foot.

The paper's own small print stands at the foot of the page on which its original page begins. A strip that would take
too much of a page goes on at the foot of the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.furniture import folio_lines, nameplate_lines, strip
from typeset.compose.galley import Galley, Settled, remainder
from typeset.compose.makeup.blocks import BoxForm, PhotoForm, Shaper
from typeset.compose.makeup.layout import Layout
from typeset.compose.makeup.pages import Copy, Maker, Sheet
from typeset.compose.makeup.search import Field
from typeset.compose.stone import Stone
from typeset.model.edition import Edition
from typeset.model.picture import Picture

_STRIP: Final = 1 / 4
"""The share of a page that its strip takes at most while there is other copy."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page made up: its label, its blocks, and the strip at its foot with the line that it begins on."""

    label: str
    sheet: Sheet
    strip: Settled | None
    strip_line: int


@dataclass(frozen=True, slots=True)
class _Print:
    """Small print to be placed: what a strip before left over, and the original pages whose items are placed."""

    left: Galley | None
    begun: frozenset[int]


def make_up(
    edition: Edition, copy: Copy, pictures: Mapping[str, Picture], stone: Stone, boxes: tuple[BoxForm, ...] = ()
) -> tuple[Leaf, ...]:
    """Make up pages until nothing is left; `boxes` stand on page 1."""
    maker = Maker(stone, Shaper(stone, pictures))
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


def _leaf(
    edition: Edition, copy: Copy, small: _Print, use: tuple[Maker, Field, str, tuple[BoxForm, ...]]
) -> tuple[Leaf, _Print]:
    """Make up a page; when its copy brings small print with it, again with room kept for that."""
    maker, field, label, boxes = use
    stone = maker.stone
    most = stone.grid.lines if not copy else int(stone.grid.lines * _STRIP)
    kept = 0
    while True:
        free = replace(field, height=field.height - kept)
        sheet = maker.page(copy, free, label, boxes) if copy else _blank(free)
        due = _due(edition, sheet, small)
        galley = _galley(edition, small.left, due, stone)
        settled, left = _pour(galley, min(most, field.height - 1), stone) if galley.lines else (None, None)
        need = _depth(settled) + 1 if settled is not None else 0
        if need <= kept or kept >= most + 1:
            line = field.line + field.height - _depth(settled) if settled is not None else 0
            return Leaf(label, sheet, settled, line), _Print(left, small.begun | due)
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


def _galley(edition: Edition, left: Galley | None, due: frozenset[int], stone: Stone) -> Galley:
    fresh = strip(tuple(item for item in edition.furniture if item.page in due), stone)
    return fresh if left is None else Galley(left.measure, left.blocks + fresh.blocks)


def _pour(galley: Galley, most: int, stone: Stone) -> tuple[Settled, Galley | None]:
    """Pour small print into as few lines over all columns as it takes, `most` of them at most."""
    columns = stone.grid.columns
    for depth in range(-(-galley.lines // columns), most + 1):
        settled = galley.level([depth] * columns)
        if settled is not None:
            return settled, None
    settled = galley.fill([most] * columns, rest=1)
    assert settled is not None
    return settled, remainder(settled, galley.measure)


def _depth(settled: Settled | None) -> int:
    if settled is None:
        return 0
    return max(end - start for start, end in zip(settled.pour.starts, settled.pour.ends, strict=True))
