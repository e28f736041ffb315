"""The search for the best page with given pieces: orders are tried, for each the slicer finds the best cuts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from typeset.compose.makeup.blemishes import blemishes
from typeset.compose.makeup.layout import Field, Layout, holes, lay_out
from typeset.compose.makeup.slicing import Piece, Slicer

_MANY: Final = 8
"""With more pieces a page is first searched from one order only, the next ones where that finds nothing."""
_TRIES: Final = 12
_FEWER: Final = 8
_LEAST: Final = 6
"""How many exchanges are tried with few pieces, how many fewer for each piece more than"""
_FEW: Final = 6
"""this, and how many at least."""
_SHORT: Final = 4.5
"""What a full page costs for each line that it is short."""
_UNDERFULL: Final = 40.0
_HOLE: Final = 350.0
"""What a page costs that is not full, and for the share of its height that it is short:"""
_WHITE: Final = 300.0
"""What it costs that so large a share of it is blank beyond the white between blocks and round heads."""
_FULL: Final = 0.97
_SPARE: Final = 2
"""a full page takes this share of its field, or all of it but so many lines, which are white between its blocks."""
_TALL: Final = 0.12
"""What each line of height costs on the last page, which should be no taller than its text asks for."""
_NEARLY: Final = 0.85
"""Beyond that share of its field it should rather be full:"""
_GAPING: Final = 0.35
"""what each line then costs that it is not."""
_BLANK: Final = 6.0
"""What each column costs that the last page leaves blank."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page found, what it costs, and the lines that it takes."""

    layout: Layout
    cost: float
    height: int


@dataclass(frozen=True, slots=True)
class Quest:
    """What is looked for: a page with these pieces (numbers that the slicer knows), some of them photos, in a field.

    A last page may be lower than its field and leave `blank` columns of the page beside the field; any other is full.
    """

    pieces: tuple[int, ...]
    photos: frozenset[int]
    field: Field
    last: bool
    blank: int = 0


class Search:
    """A search for a page with given pieces that can be taken further when its first finds promise something."""

    __slots__ = ("_later", "_order", "_quest", "_slicer", "best")

    def __init__(self, quest: Quest, slicer: Slicer) -> None:
        """Try a few orders to begin with."""
        self._quest = quest
        self._slicer = slicer
        self._order: tuple[int, ...] = ()
        self.best: Found | None = None
        self._later = _first_orders(quest.pieces, slicer.pieces)
        while self._later and (self.best is None or len(quest.pieces) <= _MANY):
            self._try(self._later.pop(0))

    @property
    def field(self) -> Field:
        """The field of the page that is looked for."""
        return self._quest.field

    def deepen(self) -> None:
        """Try the orders not tried yet, then the best so far with two pieces exchanged, again and again."""
        while self._later:
            self._try(self._later.pop(0))
        count = len(self._order)
        for one, other in _exchanges(count, max(_LEAST, _TRIES - _FEWER * max(0, count - _FEW))):
            self._try(_exchange(self._order, one, other))

    def _try(self, order: tuple[int, ...]) -> None:
        found = _look(self._slicer, order, self._quest)
        if found is not None and (self.best is None or found.cost < self.best.cost):
            self.best, self._order = found, order


def blank_cost(quest: Quest) -> float:
    """What each cell of a page that nothing stands in costs at least."""
    return 0.0 if quest.last else _SHORT / quest.field.columns


def _look(slicer: Slicer, order: tuple[int, ...], quest: Quest) -> Found | None:
    """Take the heights that promise most in this order and look at the pages."""
    blank = _BLANK * quest.blank
    priced = {
        height: cost + blank + _height_cost(height, quest)
        for height, cost in slicer.costs(order).items()
        if height <= quest.field.height
    }
    best: Found | None = None
    for height in sorted(priced, key=lambda height: (priced[height], height))[:2]:
        tall = height if quest.last else quest.field.height
        layout = lay_out(slicer.tree(order, height), quest.field.columns, quest.field.line, tall)
        cost = priced[height] + blemishes(layout, quest.photos, tall)
        cost += 0.0 if quest.last else _WHITE * holes(layout, quest.field)
        if best is None or cost < best.cost:
            best = Found(layout, cost, tall)
    return best


def last_cost(height: int, field: Field) -> float:
    """What the height of a last page costs."""
    most = _NEARLY * field.height
    return _TALL * min(height, most) + (_GAPING * (field.height - height) if height > most else 0.0)


def _height_cost(height: int, quest: Quest) -> float:
    if quest.last:
        return last_cost(height, quest.field)
    short = quest.field.height - height
    full = short <= max(_SPARE, (1 - _FULL) * quest.field.height)
    return _SHORT * short if full else _UNDERFULL + _HOLE / quest.field.height * short


def _first_orders(numbers: tuple[int, ...], pieces: Mapping[int, Piece]) -> list[tuple[int, ...]]:
    """The lead, then the rest as they come; then the rest by weight; then the rest from the end."""
    lead = max(numbers, key=lambda number: pieces[number].weight)
    rest = [number for number in numbers if number != lead]
    heavy = sorted(rest, key=lambda number: -pieces[number].weight)
    orders = [(lead, *rest), (lead, *heavy), (lead, *reversed(rest))]
    return sorted(set(orders), key=orders.index)


def _exchanges(count: int, tries: int) -> Iterator[tuple[int, int]]:
    """Places to exchange, the first left alone: a fixed sequence that looks random (Numerical Recipes, ch. 7)."""
    if count < 3:
        return
    state = 12345
    for _ in range(tries):
        state = (1664525 * state + 1013904223) % 2**32
        one = 1 + (state >> 16) % (count - 1)
        state = (1664525 * state + 1013904223) % 2**32
        other = 1 + (state >> 16) % (count - 1)
        if one != other:
            yield one, other


def _exchange(order: tuple[int, ...], one: int, other: int) -> tuple[int, ...]:
    moved = list(order)
    moved[one], moved[other] = moved[other], moved[one]
    return tuple(moved)
