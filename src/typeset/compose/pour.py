"""Pouring: a galley's lines into columns whose feet stand level, without a stranded line at a foot or a top.

The columns of an article end on the same line of the grid; where the count of lines does not divide, some end one line
short (CLReq 4.2: the columns of a page or article end level). No single first line of a paragraph stands at a foot, no
single last line at a top, no section head at a foot: the galley says after which of its slugs a column may end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

_SHORT: Final = 0.4
"""A column that ends a line short."""
_STEP: Final = 1.2
"""A line of difference between neighbouring feet."""
_RISE: Final = 2.0
"""What it costs more where the column on the right is the longer one: an article that ends has its white at its end."""
_SLACK: Final = 5.0
"""A line by which all columns end short: white that would better stand round the head."""
_EARLY: Final = 0.01
"""What it costs more for each column that follows it: the last columns are the short ones."""
_HOLE: Final = 6.0
"""Each further line short: a hole, taken only where nothing else can be."""
_STRANDED: Final = 30.0
"""A column that ends where the galley forbids it."""
_DEEPEST: Final = 3
"""The most lines that a column may end short."""


@dataclass(frozen=True, slots=True)
class Pour:
    """Where each column ends, as an index into the slugs (one past the column's last), and what that costs.

    `short`: by how many lines each column ends above the foot of its room.
    """

    ends: tuple[int, ...]
    cost: float
    short: tuple[int, ...] = ()

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column begins, given that the first begins with slug 0."""
        return (0, *self.ends[:-1])


_Front = dict[tuple[int, int], tuple[float, tuple[int, ...], tuple[int, ...]]]
"""By where a column ends and how many lines short: what it and those before it cost, where they end, how short."""


class Slugs:
    """The heights of a galley's slugs in lines, and after which of them a column may end."""

    __slots__ = ("_at", "_legal", "_sums", "count")

    def __init__(self, heights: Sequence[int], legal: Sequence[bool]) -> None:
        self._sums = [0, *accumulate(heights)]
        self._at = {total: index for index, total in enumerate(self._sums)}
        self._legal = [True, *legal]
        self.count = len(heights)

    @property
    def lines(self) -> int:
        """How many lines the whole galley takes."""
        return self._sums[-1]

    def between(self, start: int, end: int) -> int:
        """How many lines the slugs from `start` to before `end` take."""
        return self._sums[end] - self._sums[start]

    def level(self, rooms: Sequence[int]) -> Pour | None:
        """Pour the whole galley into columns of these heights, feet level; None if it does not fit or leaves holes."""
        short = sum(rooms) - self.lines
        if short < 0 or short > len(rooms) * _DEEPEST:
            return None
        found = {key: value for key, value in self._columns(rooms).items() if key[0] == self.count}
        pour = _cheapest(found)
        if pour is None or not self.count:
            return pour
        return replace(pour, cost=pour.cost + _SLACK * min(pour.short, default=0))

    def fill(self, rooms: Sequence[int], *, rest: int) -> Pour | None:
        """Fill columns of these heights with the galley's beginning, so that at least `rest` lines remain."""
        found = {
            key: value
            for key, value in self._columns(rooms).items()
            if key[0] < self.count and self.between(key[0], self.count) >= rest
        }
        return _cheapest(found)

    def _columns(self, rooms: Sequence[int]) -> _Front:
        """Try every way to end each column level or a few lines short: (end, short) to cost and all columns' ends."""
        front: _Front = {(0, -1): (0.0, (), ())}
        for left, room in zip(range(len(rooms) - 1, -1, -1), rooms, strict=True):
            following: _Front = {}
            for (start, before), (cost, ends, shorts) in front.items():
                for short in range(_DEEPEST + 1):
                    end = self._at.get(self._sums[start] + room - short)
                    if end is None or end < start:
                        continue
                    total = cost + self._price(end, short, before) + _EARLY * left * short
                    old = following.get((end, short))
                    if old is None or total < old[0]:
                        following[(end, short)] = (total, (*ends, end), (*shorts, short))
            front = following
        return front

    def _price(self, end: int, short: int, before: int) -> float:
        price = _SHORT * short + (_HOLE * (short - 1) if short > 1 else 0.0)
        if before >= 0:
            price += _STEP * abs(short - before) + _RISE * max(0, before - short)
        if end < self.count and not self._legal[end]:
            price += _STRANDED
        return price


def _cheapest(found: _Front) -> Pour | None:
    if not found:
        return None
    cost, ends, short = min(found.values())
    return Pour(ends, cost, short)
