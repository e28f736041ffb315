"""Page after page until the copy is placed: the field that each page's furniture leaves, the strip at its foot.

The paper's own small print stands at the foot of the page on which its original page begins.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.furniture import Strip, folio_lines, nameplate_lines
from typeset.compose.makeup.choice import Task
from typeset.compose.makeup.finish import finish
from typeset.compose.makeup.foot import Foot, SmallPrint
from typeset.compose.makeup.forms import BoxForm, Copy
from typeset.compose.makeup.layout import Field, Layout, holes
from typeset.compose.makeup.pages import Sheet, make_page, other_pages
from typeset.compose.makeup.shapes import Shaper
from typeset.model.edition import Edition

_STRIP: Final = 1 / 4
"""The share of a page that its strip takes at most while there is other copy."""
_STUB: Final = 0.35
"""A last page that takes less of its field is a stub;"""
_PRESSURE: Final = 1.0
"""to avoid it the pages are set more closely (see Shaper)."""


_HOLED: Final = 0.02
"""A page that leaves such a share of its field blank has holes."""
_FEW: Final = 8
"""Pages of so many blocks are made again for the sake of the next; of more, there is always one that fills the page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page made up: its label, its blocks, and the strip at its foot with the line that it begins on."""

    label: str
    task: Task
    sheet: Sheet
    strip: Strip | None
    strip_line: int


def make_up(edition: Edition, copy: Copy, shaper: Shaper, boxes: tuple[BoxForm, ...] = ()) -> tuple[Leaf, ...]:
    """Make up pages until nothing is left; `boxes` stand on page 1.

    When the last page is nearly empty, all are set again more closely, and the better book is taken.
    """
    leaves = _pages(edition, copy, shaper, boxes)
    if len(leaves) > 1 and _share(leaves[-1]) < _STUB:
        close = _pages(edition, copy, replace(shaper, pressure=_PRESSURE), boxes)
        leaves = close if (len(close), -_share(close[-1])) < (len(leaves), -_share(leaves[-1])) else leaves
    last = leaves[-1]
    return (*leaves[:-1], replace(last, sheet=finish(last.task, last.sheet, last.label, shaper)))


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """The pages made up so far and what is left; `price`: what the last page costs."""

    leaves: tuple[Leaf, ...]
    copy: Copy
    small: SmallPrint
    price: float = 0.0

    @property
    def finished(self) -> bool:
        """Tell whether nothing is left."""
        return bool(self.leaves) and not self.copy and not self.small


class _Maker:
    """Makes page after page, and looks at each next page before it keeps one."""

    __slots__ = ("_boxes", "_edition", "_next", "_shaper")

    def __init__(self, edition: Edition, shaper: Shaper, boxes: tuple[BoxForm, ...]) -> None:
        self._edition, self._shaper, self._boxes = edition, shaper, boxes
        self._next: dict[_Draft, _Draft] = {}

    def turn(self, draft: _Draft) -> _Draft:
        """Make the next page; where it or the one behind it would have holes, look for the pair that costs least."""
        best = self._best(draft)
        if best.finished or not draft.copy or len(best.leaves[-1].sheet.placed) > _FEW:
            return best
        if not _holed(best) and not _holed(self._best(best)):
            return best
        others = self._followers(draft, other_pages(*self._task(draft), self._shaper))
        return min((best, *others), key=self._pair)

    def _pair(self, draft: _Draft) -> float:
        """What a page and the one behind it cost."""
        return draft.price + (0.0 if draft.finished else self._best(draft).price)

    def _best(self, draft: _Draft) -> _Draft:
        """The best next page, whatever comes after it."""
        if draft not in self._next:
            task, label = self._task(draft)
            sheet = make_page(task, label, self._shaper) if task.copy else _blank(task.field)
            (self._next[draft],) = self._followers(draft, (sheet,))
        return self._next[draft]

    def _task(self, draft: _Draft) -> tuple[Task, str]:
        stone, copy, label = self._shaper.stone, draft.copy, str(len(draft.leaves) + 1)
        above = folio_lines() if draft.leaves else nameplate_lines(self._edition.meta, stone)
        field = Field(above, stone.grid.lines - above, stone.grid.columns)
        most = int(stone.grid.lines * _STRIP) if copy else field.height - 1
        return Task(copy, field, Foot(draft.small, most, stone), () if draft.leaves else self._boxes), label

    def _followers(self, draft: _Draft, sheets: Iterable[Sheet]) -> tuple[_Draft, ...]:
        """Add each of these pages, with its strip."""
        task, label = self._task(draft)
        found: list[_Draft] = []
        for sheet in sheets:
            poured, rest = task.foot.pour(sheet.begun)
            lines = poured.lines if poured is not None else 0
            leaf = Leaf(label, task, sheet, poured, task.field.line + task.field.height - lines)
            found.append(_Draft((*draft.leaves, leaf), sheet.rest, rest, sheet.cost))
        return tuple(found)


def _pages(edition: Edition, copy: Copy, shaper: Shaper, boxes: tuple[BoxForm, ...]) -> tuple[Leaf, ...]:
    maker = _Maker(edition, shaper, boxes)
    draft = _Draft((), copy, SmallPrint(tuple(item for item in edition.furniture if item.text), None))
    while not draft.finished:
        draft = maker.turn(draft)
    return draft.leaves


def _holed(draft: _Draft) -> bool:
    """Tell whether the last page of a draft has holes, although it is not the last of all."""
    sheet = draft.leaves[-1].sheet
    return not draft.finished and holes(sheet.layout, sheet.field) > _HOLED


def _share(leaf: Leaf) -> float:
    """The share of its field that a page's blocks take."""
    field = leaf.sheet.field
    right = max((placed.column + placed.span for placed in leaf.sheet.placed), default=0)
    return leaf.sheet.height / field.height * right / field.columns


def _blank(field: Field) -> Sheet:
    return Sheet(field, 0, (), Layout((), ()), Copy((), ()), None, 0.0)
