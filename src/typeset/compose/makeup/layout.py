"""From a tree of cuts to rectangles on the grid."""

from collections.abc import Iterator
from dataclasses import dataclass

from typeset.compose.makeup.slicing import GAP, Leaf, Row, Shape, Stack, Tree


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Piece number `piece` in `shape`, its top left cell and its size in columns and lines.

    `height` is at least the shape's own; the rest is white at its foot.
    """

    piece: int
    shape: Shape
    column: int
    span: int
    line: int
    height: int

    @property
    def foot(self) -> int:
        """The first line below it."""
        return self.line + self.height


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut between blocks: across `length` columns at line `line` from `column` on, or down `length` lines."""

    column: int
    line: int
    length: int
    across: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The rectangles of a page and the cuts between them."""

    rectangles: tuple[Rectangle, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    column: int
    span: int
    line: int
    height: int


def lay_out(tree: Tree, columns: int, line: int, height: int) -> Layout:
    """Cut a rectangle of `columns` columns and `height` lines, from line `line` down, as a tree says.

    Lines that the tree does not need are shared between the gaps of its stacks.
    """
    rectangles: list[Rectangle] = []
    cuts: list[Cut] = []
    for part in _cut(tree, _Cell(0, columns, line, height)):
        if isinstance(part, Rectangle):
            rectangles.append(part)
        else:
            cuts.append(part)
    return Layout(tuple(rectangles), tuple(cuts))


def _cut(tree: Tree, cell: _Cell) -> Iterator[Rectangle | Cut]:
    if isinstance(tree, Leaf):
        yield Rectangle(tree.piece, tree.shape, cell.column, cell.span, cell.line, cell.height)
        return
    if isinstance(tree, Row):
        right = cell.column + tree.split
        yield Cut(right, cell.line, cell.height, across=False)
        yield from _cut(tree.left, _Cell(cell.column, tree.split, cell.line, cell.height))
        yield from _cut(tree.right, _Cell(right, cell.span - tree.split, cell.line, cell.height))
        return
    parts = list(_stacked(tree))
    heights = [tallness(part) for part in parts]
    gaps = len(parts) - 1
    spare = cell.height - sum(heights) - gaps * GAP
    line = cell.line
    for number, (part, tall) in enumerate(zip(parts, heights, strict=True)):
        last = number == gaps
        tall = cell.line + cell.height - line if last else tall
        yield from _cut(part, _Cell(cell.column, cell.span, line, tall))
        if not last:
            white = GAP + spare * (number + 1) // gaps - spare * number // gaps
            yield Cut(cell.column, line + tall + (white - 1) // 2, cell.span, across=True)
            line += tall + white


def _stacked(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, Stack):
        yield from _stacked(tree.upper)
        yield from _stacked(tree.lower)
    else:
        yield tree


def tallness(tree: Tree) -> int:
    """How many lines a tree needs."""
    if isinstance(tree, Leaf):
        return tree.shape.height
    if isinstance(tree, Row):
        return max(tallness(tree.left), tallness(tree.right))
    return tallness(tree.upper) + GAP + tallness(tree.lower)
