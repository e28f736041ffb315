"""What a page costs at least, told from the areas of its pieces, before any of its pages is looked for.

A piece's shapes trade area for cost. The lower convex hull of those trades bounds them all; the hulls of all pieces
together, their steps taken the cheapest first, bound what it costs to fill a page of a given area, wherever the pieces
may stand. The bound knows nothing of cuts, so it is low, but it tells a choice of copy that fits its page from one that
has to be stretched or squeezed into it.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from typeset.compose.makeup.slicing import GAP, Shape


class Outline(NamedTuple):
    """What a piece costs by its area, in cells of column and line: the least area, its cost, then steps.

    A step is the cost of each further cell and the count of cells for which that holds; costs rise from step to step.
    """

    area: int
    cost: float
    steps: tuple[tuple[float, int], ...]


def outline(shapes: Mapping[int, tuple[Shape, ...]], height: int, columns: int) -> Outline | None:
    """Outline the shapes that stand in a field of `height` lines and `columns` columns; None if none does."""
    cheapest: dict[int, float] = {}
    for span, found in shapes.items():
        if span > columns:
            continue
        for shape in found:
            area = span * (shape.height + GAP)
            if shape.height <= height and shape.cost < cheapest.get(area, float("inf")):
                cheapest[area] = shape.cost
    if not cheapest:
        return None
    corners: list[tuple[int, float]] = []
    for area in sorted(cheapest):
        while len(corners) > 1 and _slope(corners[-1], (area, cheapest[area])) <= _slope(corners[-2], corners[-1]):
            corners.pop()
        corners.append((area, cheapest[area]))
    steps = tuple((_slope(one, two), two[0] - one[0]) for one, two in pairwise(corners))
    return Outline(corners[0][0], corners[0][1], steps)


def least(outlines: Iterable[Outline], area: int, blank: float) -> float | None:
    """Bound what these pieces cost in an area of which each cell left blank has a price; None if they do not fit."""
    pieces = tuple(outlines)
    room = area - sum(piece.area for piece in pieces)
    if room < 0:
        return None
    cost = sum(piece.cost for piece in pieces)
    for slope, cells in sorted(step for piece in pieces for step in piece.steps):
        if slope >= blank:
            break
        taken = min(room, cells)
        cost += slope * taken
        room -= taken
    return cost + blank * room


def margin(outlines: Iterable[Outline], area: int) -> float | None:
    """Tell what the last cell costs when these pieces fill an area as cheaply as they can; None if they cannot.

    0 if they take as much at their cheapest.
    """
    pieces = tuple(outlines)
    room, price = area - sum(piece.area for piece in pieces), 0.0
    for slope, cells in sorted(step for piece in pieces for step in piece.steps):
        if room <= 0:
            return max(0.0, price)
        room, price = room - cells, slope
    return max(0.0, price) if room <= 0 else None


def _slope(one: tuple[int, float], other: tuple[int, float]) -> float:
    return (other[1] - one[1]) / (other[0] - one[0])
