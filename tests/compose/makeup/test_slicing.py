from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.makeup.layout import lay_out, tallness
from typeset.compose.makeup.slicing import GAP, Leaf, Piece, Row, Shape, Slicer, Stack, Taste, Tree

PLAIN = Taste(cut=0, butt=0, disorder=0, ragged=1e9, slack=0, spread=1e9)


def block(*sizes: tuple[int, int], weight: float = 0.5, cost: float = 0.0) -> Piece:
    """A piece of (span, height) shapes."""
    shapes: dict[int, tuple[Shape, ...]] = {}
    for span, height in sizes:
        shapes[span] = (*shapes.get(span, ()), Shape(height, cost, None))
    return Piece(weight, shapes)


def soft(area: int, columns: int, weight: float = 0.5) -> Piece:
    """A piece that can be set over any span, three lines tall or taller, a little cheaper at its own height."""
    return Piece(
        weight,
        {
            span: tuple(Shape(-(-area // span) + more, 0.5 * more, None) for more in range(4))
            for span in range(1, columns + 1)
        },
    )


def leaves(tree: Tree) -> list[int]:
    match tree:
        case Leaf(piece, _):
            return [piece]
        case Stack(upper, lower):
            return leaves(upper) + leaves(lower)
        case Row(left, right, _):
            return leaves(left) + leaves(right)


def test_two_blocks_are_stacked_with_a_gap():
    slicer = Slicer({0: block((2, 5)), 1: block((2, 7))}, 2, 20, PLAIN)
    assert slicer.costs((0, 1)) == {5 + GAP + 7: 0.0}
    assert isinstance(slicer.tree((0, 1), 13), Stack)


def test_two_blocks_of_a_height_stand_side_by_side():
    slicer = Slicer({0: block((1, 6)), 1: block((2, 6))}, 3, 20, PLAIN)
    tree = slicer.tree((0, 1), 6)
    assert isinstance(tree, Row)
    assert tree.split == 1


def test_what_does_not_match_is_not_joined():
    slicer = Slicer({0: block((1, 6)), 1: block((2, 9))}, 3, 20, PLAIN)
    assert slicer.costs((0, 1)) == {}


def test_what_is_too_tall_is_left_out():
    assert Slicer({0: block((2, 15)), 1: block((2, 15))}, 2, 30, PLAIN).costs((0, 1)) == {}


def test_a_row_may_be_a_line_ragged_at_a_price():
    taste = Taste(cut=0, butt=0, disorder=0, ragged=20, slack=1)
    slicer = Slicer({0: block((1, 6)), 1: block((2, 7))}, 3, 20, taste)
    assert slicer.costs((0, 1)) == {7: 1.0}  # a twentieth of the page's height, one column wide


def test_the_lead_may_be_cut_off_but_nothing_else():
    taste = Taste(cut=3, butt=0, disorder=0, ragged=0, slack=0)
    lead, other = block((2, 5), weight=1), block((2, 5), weight=0.5)
    assert Slicer({0: lead, 1: other}, 2, 30, taste).costs((0, 1)) == {11: 0.0}
    assert Slicer({0: lead, 1: other, 2: other}, 2, 30, taste).costs((0, 1, 2)) == {17: 3.0}


def test_a_weighty_block_below_a_light_one_costs():
    taste = Taste(cut=0, butt=0, disorder=10, ragged=0, slack=0)
    slicer = Slicer({0: block((1, 5), weight=0.2), 1: block((1, 5), weight=0.9)}, 1, 30, taste)
    assert slicer.costs((0, 1))[11] == pytest.approx(7)
    assert slicer.costs((1, 0))[11] == 0


def brute(order: tuple[int, ...], pieces: dict[int, Piece], width: int, height: int) -> dict[int, float]:
    """Find the least cost of each height by trying every tree."""
    if len(order) == 1:
        found: dict[int, float] = {}
        for shape in pieces[order[0]].shapes.get(width, ()):
            if shape.height <= height:
                found[shape.height] = min(shape.cost, found.get(shape.height, 1e9))
        return found
    found = {}
    for at in range(1, len(order)):
        upper, lower = (brute(part, pieces, width, height) for part in (order[:at], order[at:]))
        for one, first in upper.items():
            for two, second in lower.items():
                if one + GAP + two <= height:
                    found[one + GAP + two] = min(first + second, found.get(one + GAP + two, 1e9))
        for left in range(1, width):
            west, east = brute(order[:at], pieces, left, height), brute(order[at:], pieces, width - left, height)
            for one in west.keys() & east.keys():
                found[one] = min(west[one] + east[one], found.get(one, 1e9))
    return found


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.integers(4, 30), min_size=2, max_size=5), st.integers(2, 3))
def test_the_search_finds_what_trying_everything_finds(areas: list[int], columns: int):
    pieces = {number: soft(area, columns) for number, area in enumerate(areas)}
    order = tuple(pieces)
    assert Slicer(pieces, columns, 60, PLAIN).costs(order) == pytest.approx(brute(order, pieces, columns, 60))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(st.integers(6, 90), min_size=2, max_size=9), st.integers(1, 5), st.integers(0, 3))
def test_the_rectangles_of_a_page_tile_it(areas: list[int], columns: int, spare: int):
    pieces = {number: soft(area, columns, weight=1 / (number + 1)) for number, area in enumerate(areas)}
    slicer = Slicer(pieces, columns, 400)
    order = tuple(pieces)
    for height in sorted(slicer.costs(order))[:3]:
        tree = slicer.tree(order, height)
        assert leaves(tree) == list(order)
        assert tallness(tree) == height
        layout = lay_out(tree, columns, 2, height + spare)
        cells = [
            {
                (column, line)
                for column in range(one.column, one.column + one.span)
                for line in range(one.line, one.foot)
            }
            for one in layout.rectangles
        ]
        assert all(not one & other for one, other in combinations(cells, 2))
        assert all(0 <= column < columns and 2 <= line < 2 + height + spare for cell in cells for column, line in cell)
        assert all(one.height >= one.shape.height for one in layout.rectangles)
        assert all(
            any((column, line) in cell for cell in cells)
            for column in range(columns)
            for line in (2, 1 + height + spare)
        )


def test_many_pieces_are_stacked_in_bands():
    pieces = {number: soft(14, 4, weight=1 / (number + 1)) for number in range(20)}
    slicer = Slicer(pieces, 4, 120, Taste(band=5))
    costs = slicer.costs(tuple(pieces))
    assert costs
    assert leaves(slicer.tree(tuple(pieces), min(costs))) == list(range(20))
