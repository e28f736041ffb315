"""The search for a page: rectangles cut from a rectangle, each cut running from edge to edge of what it cuts.

A newspaper page is made of stacks and rows of blocks. For blocks in a given order, every page of that kind is a tree
whose inner nodes are stacks (one block above the other) and rows (side by side). `Slicer` finds the cheapest tree for
each height by dynamic programming over runs of neighbouring blocks and widths in columns. Runs that several orders
have in common are worked out once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

GAP: Final = 1
"""Lines between a block and the one below it; the rule stands there."""

_NEVER: Final = 10**6
"""The area of a piece that has no shape."""
_LEAF: Final = -1
_STACK: Final = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """One way a block can stand in a given width: its height in lines, what that costs, and how it is then set."""

    height: int
    cost: float
    form: object


@dataclass(frozen=True, slots=True)
class Piece:
    """A block to be placed: its importance (the lead's is 1) and its shapes by width in columns."""

    weight: float
    shapes: Mapping[int, tuple[Shape, ...]]


@dataclass(frozen=True, slots=True)
class Taste:
    """What the search holds against a page, in points of cost; a shape's own cost is on the same scale.

    `cut`: a horizontal cut through the whole page, except right below the lead. `butt`: two blocks of equal width side
    by side, whose heads collide. `disorder`: a block above one that weighs 1 more. `ragged`: the share of the page's
    height by which the shorter side of a row falls short, per column; `slack`: the most lines that it may. `spread`:
    trees of the same pieces that cost so much more than the cheapest are not followed. `band`: a page of more pieces
    than this is a stack of bands of at most so many.
    """

    cut: float = 9.0
    butt: float = 1.5
    disorder: float = 12.0
    ragged: float = 350.0
    slack: int = 1
    spread: float = 4.0
    band: int = 7


class Leaf(NamedTuple):
    """A block in the shape it takes."""

    piece: int
    shape: Shape


class Stack(NamedTuple):
    """One part above the other."""

    upper: "Tree"
    lower: "Tree"


class Row(NamedTuple):
    """Two parts side by side, the left one `split` columns wide."""

    left: "Tree"
    right: "Tree"
    split: int


Tree = Leaf | Stack | Row


_Cell = tuple[float, int, int, int, int]
"""The cheapest tree of one height: its cost; its cut (a leaf, a stack, or the left width of a row); the number of a
leaf's shape, else of the pieces in the first part; the heights of both parts. A bare tuple: there are millions."""

_Heights = dict[int, _Cell]


class _Table(NamedTuple):
    """The cheapest trees by height: of any kind, of those that are no stack, of those that are no row."""

    every: _Heights
    flat: _Heights
    upright: _Heights


_NOTHING: Final = _Table({}, {}, {})


class Slicer:
    """Finds the cheapest trees of at most `height` lines for orders of pieces, each piece known by its number."""

    __slots__ = ("_areas", "_columns", "_height", "_limits", "_memo", "_taste", "_weights", "pieces")

    def __init__(self, pieces: Mapping[int, Piece], columns: int, height: int, taste: Taste | None = None) -> None:
        self.pieces = pieces
        self._columns = columns
        self._height = height
        self._taste = taste or Taste()
        self._memo: dict[tuple[tuple[int, ...], int], _Table] = {}
        self._weights: dict[tuple[int, ...], float] = {}
        self._areas: dict[tuple[int, int], tuple[int, int]] = {}
        self._limits: dict[tuple[tuple[int, ...], int], tuple[int, int]] = {}

    def costs(self, order: tuple[int, ...]) -> dict[int, float]:
        """Give the least cost of a page in this order for each height that it can have."""
        return {height: cell[0] for height, cell in self._table(order, self._columns).every.items()}

    def tree(self, order: tuple[int, ...], height: int) -> Tree:
        """Give the cheapest tree of a height that `costs` names."""
        return self._unfold(order, self._columns, self._table(order, self._columns).every[height])

    def _unfold(self, order: tuple[int, ...], width: int, cell: _Cell) -> Tree:
        _, cut, at, first, second = cell
        if cut == _LEAF:
            return Leaf(order[0], self.pieces[order[0]].shapes[width][at])
        head, tail = order[:at], order[at:]
        if cut == _STACK:
            upper, lower = self._table(head, width).flat[first], self._table(tail, width).every[second]
            return Stack(self._unfold(head, width, upper), self._unfold(tail, width, lower))
        left, right = self._table(head, cut).upright[first], self._table(tail, width - cut).every[second]
        return Row(self._unfold(head, cut, left), self._unfold(tail, width - cut, right), cut)

    def _table(self, order: tuple[int, ...], width: int) -> _Table:
        key = (order, width)
        table = self._memo.get(key)
        if table is None:
            table = self._leaf(order[0], width) if len(order) == 1 else self._join(order, width)
            self._memo[key] = table
        return table

    def _leaf(self, piece: int, width: int) -> _Table:
        cells: _Heights = {}
        for at, shape in enumerate(self.pieces[piece].shapes.get(width, ())):
            if shape.height <= self._height and (shape.height not in cells or shape.cost < cells[shape.height][0]):
                cells[shape.height] = (shape.cost, _LEAF, at, shape.height, 0)
        return _Table(cells, cells, cells) if cells else _NOTHING

    def _join(self, order: tuple[int, ...], width: int) -> _Table:
        stacks: _Heights = {}
        rows: _Heights = {}
        for at in range(1, len(order)):
            head, tail = order[:at], order[at:]
            banded = len(order) > self._taste.band
            if banded and (width < self._columns or at > self._taste.band):
                continue
            self._stack(stacks, (head, tail), width)
            for left in range(1, width if not banded else 0):
                self._row(rows, (head, tail), left, width - left)
        every = dict(stacks)
        for height, cell in rows.items():
            if height not in every or cell[0] < every[height][0]:
                every[height] = cell
        if not every:
            return _NOTHING
        bound = min(cell[0] for cell in every.values()) + self._taste.spread
        return _Table(_within(every, bound), _within(rows, bound), _within(stacks, bound))

    def _stack(self, cells: _Heights, parts: tuple[tuple[int, ...], tuple[int, ...]], width: int) -> None:
        head, tail = parts
        if self._limit(head, width)[0] + GAP + self._limit(tail, width)[0] > self._height:
            return
        upper = self._table(head, width).flat
        if not upper:
            return
        lower = self._table(tail, width).every
        if not lower:
            return
        extra = self._taste.disorder * max(0.0, self._weight(tail) - self._weight(head))
        if width == self._columns and not (len(head) == 1 and self._weight(head) >= 1.0):
            extra += self._taste.cut
        at, room = len(head), self._height
        for first, above in upper.items():
            base = above[0] + extra
            start = first + GAP
            for second, below in lower.items():
                height = start + second
                if height <= room:
                    cost = base + below[0]
                    old = cells.get(height)
                    if old is None or cost < old[0]:
                        cells[height] = (cost, _STACK, at, first, second)

    def _row(self, cells: _Heights, parts: tuple[tuple[int, ...], tuple[int, ...]], left: int, right: int) -> None:
        head, tail = parts
        (least, most), (low, high) = self._limit(head, left), self._limit(tail, right)
        slack = self._taste.slack
        if least > high + slack or low > most + slack or max(least, low) > self._height:
            return
        west = self._table(head, left).upright
        if not west:
            return
        east = self._table(tail, right).every
        if not east:
            return
        taste = self._taste
        ragged = taste.ragged / self._height
        extra = taste.butt if left == right else 0.0
        at = len(head)
        for first, one in west.items():
            base = one[0] + extra
            for second in range(first - taste.slack, first + taste.slack + 1):
                other = east.get(second)
                if other is None:
                    continue
                short = first - second
                cost = base + other[0] + (ragged * (short * right if short > 0 else -short * left))
                height = first if short > 0 else second
                old = cells.get(height)
                if old is None or cost < old[0]:
                    cells[height] = (cost, left, at, first, second)

    def _limit(self, order: tuple[int, ...], width: int) -> tuple[int, int]:
        """Bound the heights of a run's trees by the areas of its pieces: no tree is lower, none is higher."""
        key = (order, width)
        found = self._limits.get(key)
        if found is None:
            areas = [self._area(piece, width) for piece in order]
            waste = self._taste.slack * (len(order) - 1) * (width - 1)
            least, most = sum(area[0] for area in areas), sum(area[1] for area in areas) + waste
            found = self._limits[key] = (-(-least // width) - GAP, most // width - GAP)
        return found

    def _area(self, piece: int, width: int) -> tuple[int, int]:
        """The least and the largest area that a piece can take in `width` columns, each with the gap below it."""
        key = (piece, width)
        found = self._areas.get(key)
        if found is None:
            shapes = self.pieces[piece].shapes
            areas = [span * (shape.height + GAP) for span in shapes if span <= width for shape in shapes[span]]
            found = self._areas[key] = (min(areas, default=_NEVER), max(areas, default=0))
        return found

    def _weight(self, order: tuple[int, ...]) -> float:
        weight = self._weights.get(order)
        if weight is None:
            weight = self._weights[order] = max(self.pieces[piece].weight for piece in order)
        return weight


def _within(cells: _Heights, bound: float) -> _Heights:
    return {height: cell for height, cell in cells.items() if cell[0] <= bound}
