"""The search for a page: rectangles cut from a rectangle, each cut running from edge to edge of what it cuts.

A newspaper page is made of stacks and rows of blocks. For blocks in a given order, every page of that kind is a tree
whose inner nodes are stacks (one block above the other) and rows (side by side). `Slicer` finds the cheapest tree for
each height by dynamic programming over runs of neighbouring blocks and widths in columns. Runs that several orders
have in common are worked out once.
"""

from collections.abc import Iterator, Mapping
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
    band: int = 12


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


class _Run:
    """A run of neighbouring pieces: the heaviest's weight, and by width the bounds of its area and of its heights.

    No tree of it is lower than `lows` says for the width, none is higher than `highs`. `cuts`: the two runs on both
    sides of each place where it can be cut.
    """

    __slots__ = ("areas", "cuts", "highs", "lows", "order", "tables", "weight")

    def __init__(self, order: tuple[int, ...], weight: float, areas: tuple[tuple[int, int], ...], slack: int) -> None:
        self.order, self.weight, self.areas = order, weight, areas
        waste = slack * (len(order) - 1)
        self.lows = tuple(-(-least // width) - GAP for width, (least, _) in enumerate(areas, 1))
        self.highs = tuple((most + waste * (width - 1)) // width - GAP for width, (_, most) in enumerate(areas, 1))
        self.tables: list[_Table | None] = [None] * (len(areas) + 1)
        self.cuts: tuple[tuple[_Run, _Run], ...] | None = None


class Slicer:
    """Finds the cheapest trees of at most `height` lines for orders of pieces, each piece known by its number."""

    __slots__ = ("_columns", "_height", "_runs", "_taste", "pieces")

    def __init__(self, pieces: Mapping[int, Piece], columns: int, height: int, taste: Taste | None = None) -> None:
        self.pieces = pieces
        self._columns = columns
        self._height = height
        self._taste = taste or Taste()
        self._runs: dict[tuple[int, ...], _Run] = {}

    def costs(self, order: tuple[int, ...]) -> dict[int, float]:
        """Give the least cost of a page in this order for each height that it can have."""
        return {height: cell[0] for height, cell in self._table(self._run(order), self._columns).every.items()}

    def tree(self, order: tuple[int, ...], height: int) -> Tree:
        """Give the cheapest tree of a height that `costs` names."""
        run = self._run(order)
        return self._unfold(run, self._columns, self._table(run, self._columns).every[height])

    def _unfold(self, run: _Run, width: int, cell: _Cell) -> Tree:
        _, cut, at, first, second = cell
        if cut == _LEAF:
            return Leaf(run.order[0], self.pieces[run.order[0]].shapes[width][at])
        head, tail = self._cuts(run)[at - 1]
        if cut == _STACK:
            upper, lower = self._table(head, width).flat[first], self._table(tail, width).every[second]
            return Stack(self._unfold(head, width, upper), self._unfold(tail, width, lower))
        left, right = self._table(head, cut).upright[first], self._table(tail, width - cut).every[second]
        return Row(self._unfold(head, cut, left), self._unfold(tail, width - cut, right), cut)

    def _run(self, order: tuple[int, ...]) -> _Run:
        run = self._runs.get(order)
        if run is None:
            if len(order) == 1:
                weight, areas = self.pieces[order[0]].weight, tuple(self._areas(order[0]))
            else:
                before, last = self._run(order[:-1]), self._run(order[-1:])
                weight = max(before.weight, last.weight)
                pairs = zip(before.areas, last.areas, strict=True)
                areas = tuple((one[0] + other[0], one[1] + other[1]) for one, other in pairs)
            run = self._runs[order] = _Run(order, weight, areas, self._taste.slack)
        return run

    def _areas(self, piece: int) -> Iterator[tuple[int, int]]:
        """The least and the largest area that a piece can take in 1, 2, … columns, each with the gap below it."""
        shapes = self.pieces[piece].shapes
        least, most = _NEVER, 0
        for span in range(1, self._columns + 1):
            areas = [span * (shape.height + GAP) for shape in shapes.get(span, ())]
            least, most = min((least, *areas)), max((most, *areas))
            yield least, most

    def _cuts(self, run: _Run) -> tuple[tuple[_Run, _Run], ...]:
        if run.cuts is None:
            order = run.order
            run.cuts = tuple((self._run(order[:at]), self._run(order[at:])) for at in range(1, len(order)))
        return run.cuts

    def _table(self, run: _Run, width: int) -> _Table:
        table = run.tables[width]
        if table is None:
            table = self._leaf(run.order[0], width) if len(run.order) == 1 else self._join(run, width)
            run.tables[width] = table
        return table

    def _leaf(self, piece: int, width: int) -> _Table:
        cells: _Heights = {}
        for at, shape in enumerate(self.pieces[piece].shapes.get(width, ())):
            if shape.height <= self._height and (shape.height not in cells or shape.cost < cells[shape.height][0]):
                cells[shape.height] = (shape.cost, _LEAF, at, shape.height, 0)
        return _Table(cells, cells, cells) if cells else _NOTHING

    def _join(self, run: _Run, width: int) -> _Table:
        taste, room, slack = self._taste, self._height, self._taste.slack
        stacks: _Heights = {}
        rows: _Heights = {}
        banded = len(run.order) > taste.band
        if banded and width < self._columns:
            return _NOTHING
        for head, tail in self._cuts(run)[: taste.band if banded else None]:
            if head.lows[width - 1] + GAP + tail.lows[width - 1] <= room:
                self._stack(stacks, head, tail, width)
            if banded:
                continue
            for left in range(width - 1):  # columns of the left part, less one
                right = width - 2 - left
                low, under = head.lows[left], tail.lows[right]
                if (
                    low <= room
                    and under <= room
                    and low <= tail.highs[right] + slack
                    and under <= head.highs[left] + slack
                ):
                    self._row(rows, (head, tail), left + 1, right + 1)
        every = dict(stacks)
        for height, cell in rows.items():
            if height not in every or cell[0] < every[height][0]:
                every[height] = cell
        if not every:
            return _NOTHING
        bound = min(cell[0] for cell in every.values()) + taste.spread
        return _Table(_within(every, bound), _within(rows, bound), _within(stacks, bound))

    def _stack(self, cells: _Heights, head: _Run, tail: _Run, width: int) -> None:
        upper = self._table(head, width).flat
        if not upper:
            return
        lower = self._table(tail, width).every
        if not lower:
            return
        extra = self._taste.disorder * max(0.0, tail.weight - head.weight)
        if width == self._columns and not (len(head.order) == 1 and head.weight >= 1.0):
            extra += self._taste.cut
        at, room = len(head.order), self._height
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

    def _row(self, cells: _Heights, parts: tuple[_Run, _Run], left: int, right: int) -> None:
        head, tail = parts
        west = self._table(head, left).upright
        if not west:
            return
        east = self._table(tail, right).every
        if not east:
            return
        taste = self._taste
        ragged = taste.ragged / self._height
        extra = taste.butt if left == right else 0.0
        at = len(head.order)
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


def _within(cells: _Heights, bound: float) -> _Heights:
    return {height: cell for height, cell in cells.items() if cell[0] <= bound}
