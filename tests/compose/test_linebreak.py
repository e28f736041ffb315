"""Total fit on copy whose widths are known in the head."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.case import LineSetter
from typeset.compose.items import prepare
from typeset.compose.linebreak import HOLE, PAIR, SINGLE, TOLERANCES, choose, choose_counted, judge, opening, survey
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.model.source import Piece, Span, Text

PLAIN = TextStyle("plain", 10.0)


@pytest.fixture
def cast(squares, make_text):
    return lambda chars, indent=0.0: prepare(make_text(chars), TextStyle("plain", 10.0, indent=indent), squares)


def lines(items, breaks):
    marks = [items.starts[k] if k < len(items.starts) else len(items.text) for k in breaks.sorts]
    return [items.text[first:last] for first, last in pairwise(marks)]


def test_han_lines_that_fit_cost_nothing(cast):
    items = cast("天地玄黄宇宙洪荒日月盈昃")
    breaks = choose(items, survey(items), 4.0)
    assert lines(items, breaks) == ["天地玄黄", "宇宙洪荒", "日月盈昃"]
    assert (breaks.cost, breaks.opened, breaks.count) == (0.0, 0.0, 3)


def test_the_indent_shortens_the_first_line(cast):
    items = cast("天地玄黄宇宙洪荒", indent=2.0)
    assert lines(items, choose(items, survey(items), 5.0)) == ["天地玄", "黄宇宙洪荒"]


def test_opening_costs_the_square_in_hundredths(cast):
    items = cast("天地玄黄宇12345678荒日月盈昃")
    nodes = survey(items)
    row = dict(judge(nodes, 5.25, 3.0)[-1])
    breaks = choose(items, nodes, 5.25)
    assert lines(items, breaks)[0] == "天地玄黄宇"
    assert breaks.opened == pytest.approx(0.25 / 4)
    assert min(row.values()) == 0.0


def test_holes_cost_more_than_their_square():
    assert opening(0.02) == pytest.approx(4.16)
    assert opening(HOLE) == 2 * (100 * HOLE) ** 2
    assert opening(0.3) > 5 * opening(0.18)


def test_han_close_up_rather_than_open_into_holes(cast):
    items = cast("天地玄黄宇宙123荒日月盈昃")
    breaks = choose(items, survey(items), 7.5)
    assert lines(items, breaks)[0] == "天地玄黄宇宙123"
    assert breaks.opened == 0.0
    assert lines(items, choose(items, survey(items), 7.4))[0] == "天地玄黄宇宙"


def test_a_line_is_left_short_only_if_nothing_else_can_be_had(cast):
    items = cast("天1234567890123456宇宙洪荒123456日月，盈昃辰宿列张寒来暑往")
    found = lines(items, choose(items, survey(items), 8.0))
    assert found[:2] == ["天", "1234567890123456"]
    assert found[2:] == ["宇宙洪荒123456", "日月，盈昃辰宿列", "张寒来暑往"][: len(found) - 2]


def test_a_single_last_character_is_dearer_than_anything(cast):
    items = cast("天地玄黄宇宙洪荒日")
    assert lines(items, choose(items, survey(items), 4.0))[-1] == "荒日"
    items = cast("天地玄黄宇宙洪荒日。")
    assert lines(items, choose(items, survey(items), 4.0))[-1] == "荒日。"
    assert SINGLE > 50 * PAIR


def test_numbers_and_their_unit_stay_whole_if_the_lines_can_be_had(cast):
    items = cast("天地玄黄宇宙1234%洪荒日月盈昃")
    assert "1234%" in "".join(
        line if "1234%" in line else "" for line in lines(items, choose(items, survey(items), 8.0))
    )


def test_counted_lines(cast):
    items = cast("天地玄黄宇宙洪荒日月盈昃辰宿列张")
    nodes = survey(items)
    assert choose_counted(nodes, 8.0, 2, 0.2).cost == 0.0
    three = choose_counted(nodes, 8.0, 3, 0.2)
    assert three.count == 3
    assert choose_counted(nodes, 8.0, 4, 0.2) is None
    assert choose_counted(nodes, 8.0, 1, 0.2) is None


@pytest.mark.parametrize("tolerance", TOLERANCES)
def test_a_line_is_never_opened_beyond_its_tolerance(tolerance, cast):
    items = cast("天地玄黄，宇宙（洪荒）日月12345盈昃，辰宿列张。" * 3)
    nodes = survey(items)
    for j, row in enumerate(judge(nodes, 9.3, tolerance)[:-1]):
        for i, _ in row:
            slack = 9.3 - nodes.pos_end[j] + nodes.pos_start[i] - nodes.flex_end[j] + nodes.flex_start[i]
            assert slack <= tolerance * (nodes.gaps_end[j] - nodes.gaps_start[i]) + 1e-6


class _Face:
    ascent, descent, key = 0.88, -0.12, "plain"

    def gid(self, char):
        return ord(char)

    def advance(self, gid):
        return 0.5 if gid < 0x2000 else 1.0

    def bounds(self, gid):
        return (0.1, 0.0, self.advance(gid) - 0.1, 0.5)

    def shape(self, text, features=None, *, lang=""):
        from typeset.fonts import ShapedGlyph

        return tuple(ShapedGlyph(ord(char), k, 0.5, 0.0, 0.0) for k, char in enumerate(text))


class _Library:
    def face(self, key):
        return _Face()

    def fallback(self, char, key, *, lang=""):
        return _Face()


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.text("天地玄黄了，。“”（）a1 5%——", min_size=1, max_size=16), st.integers(3, 7))
def test_no_other_choice_of_lines_is_cheaper(chars, measure):
    """The optimum against every choice there is."""
    items = prepare(Text((Piece(chars, Span(0, 0, len(chars))),)), PLAIN, LineSetter(_Library(), Script.CN))
    if not items.sorts:
        return
    nodes = survey(items)
    costs = {(i, j): cost for j, row in enumerate(judge(nodes, float(measure), TOLERANCES[-1])) for i, cost in row}
    last = len(nodes.sorts) - 1
    totals = [
        sum(costs[line] for line in pairwise((0, *inner, last)))
        for count in range(last)
        for inner in combinations(range(1, last), count)
        if all(line in costs for line in pairwise((0, *inner, last)))
    ]
    best = choose(items, nodes, float(measure))
    if totals and min(totals) <= opening(TOLERANCES[-1]):
        assert best.cost == pytest.approx(min(totals))
    else:
        assert best.sorts[0] == 0
        assert best.sorts[-1] == len(items.sorts)
