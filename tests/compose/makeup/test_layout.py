from typeset.compose.makeup.blemishes import blemishes
from typeset.compose.makeup.layout import Cut, Field, holes, lay_out
from typeset.compose.makeup.slicing import Leaf, Row, Shape, Stack


def leaf(piece: int, height: int) -> Leaf:
    return Leaf(piece, Shape(height, 0.0, None))


def test_a_page_of_a_lead_over_two():
    layout = lay_out(Stack(leaf(0, 10), Row(leaf(1, 9), leaf(2, 9), 2)), 5, 3, 20)
    places = [(one.piece, one.column, one.span, one.line, one.height) for one in layout.rectangles]
    assert places == [(0, 0, 5, 3, 10), (1, 0, 2, 14, 9), (2, 2, 3, 14, 9)]
    assert layout.cuts == (Cut(0, 13, 5, True), Cut(2, 14, 9, False))


def test_spare_lines_go_between_blocks():
    layout = lay_out(Stack(leaf(0, 4), Stack(leaf(1, 4), leaf(2, 4))), 1, 0, 18)
    assert [(one.line, one.height) for one in layout.rectangles] == [(0, 4), (7, 4), (14, 4)]


def test_a_short_side_of_a_row_reaches_the_foot():
    layout = lay_out(Row(leaf(0, 8), leaf(1, 9), 1), 2, 0, 9)
    assert [one.foot for one in layout.rectangles] == [9, 9]


def test_heads_that_collide_are_a_blemish():
    level = lay_out(Row(leaf(0, 9), leaf(1, 9), 1), 2, 0, 9)
    stacked = lay_out(Stack(leaf(0, 9), leaf(1, 9)), 2, 0, 19)
    assert blemishes(level, frozenset(), 9) > blemishes(stacked, frozenset(), 19)
    assert blemishes(level, frozenset({1}), 9) < blemishes(level, frozenset(), 9)


def test_rules_that_meet_and_photos_that_touch_are_blemishes():
    crossing = lay_out(Row(Stack(leaf(0, 5), leaf(1, 5)), Stack(leaf(2, 5), leaf(3, 5)), 1), 2, 0, 11)
    staggered = lay_out(Row(Stack(leaf(0, 4), leaf(1, 6)), Stack(leaf(2, 6), leaf(3, 4)), 1), 2, 0, 11)
    photos = frozenset({0, 2})
    assert blemishes(crossing, frozenset(), 11) > blemishes(staggered, frozenset(), 11)
    assert blemishes(crossing, photos, 11) > blemishes(crossing, frozenset({0, 3}), 11)


def test_white_beyond_two_lines_and_what_stays_below_are_holes():
    close = lay_out(Stack(leaf(0, 6), leaf(1, 6)), 2, 0, 14)
    apart = lay_out(Stack(leaf(0, 6), leaf(1, 6)), 2, 0, 16)
    field = Field(0, 16, 2)
    assert holes(close, Field(0, 14, 2)) == 0
    assert holes(apart, field) == 2 / 16
    assert holes(close, field) == 2 / 16
    assert holes(lay_out(Row(leaf(0, 16), leaf(1, 12), 1), 2, 0, 16), field) == 4 / 32
