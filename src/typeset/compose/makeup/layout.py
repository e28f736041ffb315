"""From a tree of cuts to rectangles on the grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from typeset.compose.makeup.forms import BrokenForm, PhotoForm, StoryForm
from typeset.compose.makeup.slicing import GAP, Leaf, Row, Shape, Stack, Tree

_WHITE: Final = 2
"""Blank lines between blocks that look like white; further ones look like a hole."""
_CLOSE: Final = 0.1
"""What a line is short by that still looks blank."""


@dataclass(frozen=True, slots=True)
class Field:
    """The part of a page that is free for blocks: its first line, its height in lines, the page's columns."""

    line: int
    height: int
    columns: int


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

    Lines that the tree does not need are shared between the gaps of its stacks, a line each; what is more stands round
    heads.
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
    talls, whites = _shared(parts, cell.height)
    line = cell.line
    for part, tall, white in zip(parts, talls, (*whites, 0), strict=True):
        yield from _cut(part, _Cell(cell.column, cell.span, line, tall))
        if white:
            yield Cut(cell.column, line + tall + (white - 1) // 2, cell.span, across=True)
        line += tall + white


def _shared(parts: Sequence[Tree], height: int) -> tuple[list[int], list[int]]:
    """Share a height between the parts of a stack and the gaps between them: the lines of each part, of each gap."""
    talls, gaps = [tallness(part) for part in parts], len(parts) - 1
    spare = height - sum(talls) - gaps * GAP
    open_ones = [number for number, part in enumerate(parts) if _opens(part)]
    around = min(max(0, spare - gaps * (_WHITE - GAP)), len(open_ones))
    for number in open_ones[:around]:
        talls[number] += 1
    spare -= around
    return talls, [GAP + spare * (number + 1) // gaps - spare * number // gaps for number in range(gaps)]


def _opens(part: Tree) -> bool:
    """Tell whether a part is a story with a head across its top, which white may stand round."""
    form = part.shape.form if isinstance(part, Leaf) else None
    return isinstance(form, StoryForm) and bool(form.head.rows) and not form.arrangement.beside


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


def holes(layout: Layout, field: Field) -> float:
    """The share of a field that is blank: white between type and pictures beyond two lines, and below the last."""
    blank = 0
    for column in range(field.columns):
        foot = field.line
        within = (block for block in layout.rectangles if block.column <= column < block.column + block.span)
        for block in sorted(within, key=lambda one: one.line):
            above, below = _white(block)
            blank += max(0, block.line - foot + above - _WHITE) + max(0, below - _WHITE)
            foot = block.foot - _short(block, column - block.column)
        blank += field.line + field.height - foot
    return blank / (field.columns * field.height)


def _white(block: Rectangle) -> tuple[int, int]:
    """The blank lines above a block's head and below it."""
    form = block.shape.form
    match form:
        case StoryForm():
            spare = block.height - form.depth - form.story.foot
        case BrokenForm():
            tops = form.arrangement.tops
            most = (form.story.galley.lines + sum(tops)) // len(tops)
            spare = block.height - max(form.depth, min(most, block.height))
        case _:
            return 0, 0
    if form.arrangement.beside or not form.head.rows:
        return spare, 0
    above, below = form.head.white(spare)
    return int(above + _CLOSE), int(below + _CLOSE)


def _short(block: Rectangle, column: int) -> int:
    """How many lines above a block's foot one of its columns ends."""
    match block.shape.form:
        case StoryForm() as form:
            text = column - form.arrangement.first
            return form.settled.pour.short[text] if text >= 0 and form.settled.pour.short else 0
        case BrokenForm():
            return 0
        case PhotoForm(unit):
            return block.height - unit.lines + unit.air
        case _:
            return block.height - block.shape.height
