"""The foot of a page: the paper's own small print, of the original pages that begin on it.

A strip that would take too much of a page goes on at the foot of the next.
"""

from dataclasses import dataclass

from typeset.compose.furniture import Strip, pour_strip, strip
from typeset.compose.galley import Galley, remainder
from typeset.compose.stone import Stone
from typeset.model.edition import Furniture


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Small print to be placed: items whose original pages have not begun, and what a strip before left over."""

    items: tuple[Furniture, ...]
    left: Galley | None

    def __bool__(self) -> bool:
        """Tell whether any is left."""
        return bool(self.items) or self.left is not None


class Foot:
    """The foot of a page to be made up; `most`: the lines that a strip takes there at most."""

    __slots__ = ("_most", "_poured", "_small", "_stone")

    def __init__(self, small: SmallPrint, most: int, stone: Stone) -> None:
        self._small, self._most, self._stone = small, most, stone
        self._poured: dict[tuple[Furniture, ...], tuple[Strip | None, SmallPrint]] = {}

    def lines(self, begun: frozenset[int] | None) -> int:
        """How many lines the strip takes, with its rule, under a page on which these original pages begin."""
        poured, _ = self.pour(begun)
        return poured.lines + 1 if poured is not None else 0

    def pour(self, begun: frozenset[int] | None) -> tuple[Strip | None, SmallPrint]:
        """Pour the small print of the original pages that have begun, of all for None; give what is left for later."""
        due = tuple(item for item in self._small.items if begun is None or item.page in begun)
        if due not in self._poured:
            self._poured[due] = self._pour(due)
        return self._poured[due]

    def _pour(self, due: tuple[Furniture, ...]) -> tuple[Strip | None, SmallPrint]:
        """Pour small print into as few lines as it takes; what is more than `most` lines goes on on the next page."""
        small, most, stone = self._small, self._most, self._stone
        later = tuple(item for item in small.items if item not in due)
        if not due and small.left is None:
            return None, small
        poured = pour_strip(due, most, stone) if small.left is None else None
        if poured is not None:
            return poured, SmallPrint(later, None)
        columns, width = stone.grid.columns, stone.grid.column_width
        galley = strip(due, columns, stone)
        if small.left is not None:
            galley = Galley(galley.measure, small.left.blocks + galley.blocks)
        for depth in range(-(-galley.lines // columns), most + 1):
            settled = galley.level([depth] * columns)
            if settled is not None:
                return Strip(settled, width, depth), SmallPrint(later, None)
        settled = galley.fill([most] * columns, rest=1)
        assert settled is not None
        return Strip(settled, width, most), SmallPrint(later, remainder(settled, galley.measure))
