"""The order of justification, on lines whose widths are known in the head."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.case import LineSetter
from typeset.compose.items import prepare
from typeset.compose.justify import justify, level
from typeset.compose.linebreak import choose, survey
from typeset.house import TextStyle, WidthStyle
from typeset.model.edition import Script

PLAIN = TextStyle("plain", 10.0)


@pytest.fixture
def gaps(squares, make_text):
    def set_to(chars, measure, **changes):
        """Justify all but a last sort that stands for what follows."""
        items = prepare(make_text(chars + "末"), replace(PLAIN, **changes), squares)
        return [round(gap, 6) for gap in justify(items, 0, len(items.sorts) - 1, measure).gaps]

    return set_to


def test_a_natural_line_is_left_alone(gaps):
    assert gaps("天地，玄黄", 5.0) == [0, 0, 0.5, 0]


class TestShrink:
    def test_brackets_give_way_before_commas_and_commas_before_stops(self, gaps):
        line = "天，地（玄）黄。宇"  # 5 bodies, 4 marks: 7 ems, and 2 ems of blank
        assert gaps(line, 9.0) == [0, 0.5, 0.5, 0, 0, 0.5, 0, 0.5]
        assert gaps(line, 8.5) == [0, 0.5, 0.25, 0, 0, 0.25, 0, 0.5]
        assert gaps(line, 8.0) == [0, 0.5, 0, 0, 0, 0, 0, 0.5]
        assert gaps(line, 7.75) == [0, 0.25, 0, 0, 0, 0, 0, 0.5]
        assert gaps(line, 7.25) == [0, 0, 0, 0, 0, 0, 0, 0.25]
        assert gaps(line, 7.0) == [0] * 8

    def test_equal_amounts_inside_a_class(self, gaps):
        assert gaps("天，地，玄，黄", 6.1) == [0, 0.2, 0, 0.2, 0, 0.2]

    def test_wide_word_spaces_and_gaps_give_way_too(self, gaps):
        assert gaps("ab cd", 2.3) == [0, 0.3, 0]
        assert gaps("天ab地", 3.3, gap=0.25) == [0.15, 0, 0.15]

    def test_the_mark_at_the_line_end_goes_first(self, gaps, squares, make_text):
        items = prepare(make_text("天，地，末"), replace(PLAIN, widths=WidthStyle.FULL), squares)
        assert justify(items, 0, 4, 4.0).gaps == (0.0, 0.5, 0.0)
        assert justify(items, 0, 4, 3.5).gaps == (0.0, 0.5, 0.0)
        assert justify(items, 0, 4, 3.25).gaps == (0.0, 0.25, 0.0)

    def test_a_mark_in_the_middle_of_its_cell_takes_half_an_em_at_the_line_end_too(self, squares, make_text):
        setter = LineSetter(squares.fonts, Script.TW)
        items = prepare(make_text("天，地玄，末日月盈"), PLAIN, setter)
        assert justify(items, 0, 5, 4.5).gaps == (0.25, 0.25, 0.0, 0.0)
        assert justify(items, 0, 5, None).gaps == (0.25, 0.25, 0.0, 0.25)
        assert choose(items, survey(items), 4.5).sorts == (0, 5, 9)
        assert choose(items, survey(items), 4.5).cost == 0.0
        full = prepare(make_text("天，地玄，末"), replace(PLAIN, widths=WidthStyle.FULL), setter)
        assert justify(full, 0, 5, 5.0).gaps == (0.25, 0.25, 0.0, 0.25)


class TestStretch:
    def test_word_spaces_then_han_latin_gaps_then_all_alike(self, gaps):
        assert gaps("天ab cd地", 4.75) == [0.125, 0, 0.5, 0, 0.125]
        wide = [pytest.approx(1 / 3, abs=1e-6), 0, 0.5, 0, pytest.approx(1 / 3, abs=1e-6)]
        assert gaps("天ab cd地", 4.5 + 2 / 3) == wide
        assert gaps("天ab cd地", 4.5 + 2 / 3 + 0.3) == [
            pytest.approx(1 / 3 + 0.1, abs=1e-6), 0, 0.6, 0, pytest.approx(1 / 3 + 0.1, abs=1e-6),
        ]  # fmt: skip

    def test_all_legal_gaps_alike_and_never_inside_a_unit(self, gaps):
        assert gaps("天地玄黄", 4.3) == [0.1, 0.1, 0.1]
        assert gaps("天——地", 4.2) == [0.1, 0, 0.1]
        assert gaps("天，地", 3.2) == [0, 0.7]  # a mark stays with what it follows
        assert gaps("1234", 5.0) == [0, 0, 0]

    def test_the_blank_that_two_marks_share_is_not_opened(self, gaps):
        assert gaps("天，“地玄黄", 6.3) == [0, 0.5, 0, 0.4, 0.4]

    def test_the_last_line_is_never_opened(self, squares, make_text):
        items = prepare(make_text("天地"), PLAIN, squares)
        assert justify(items, 0, 2, 9.0).gaps == (0.0,)

    def test_the_stretch_is_that_between_han_characters(self, squares, make_text):
        items = prepare(make_text("天地，玄a末"), PLAIN, squares)
        assert justify(items, 0, 5, 4.625 + 0.2083333 + 0.3).stretch == pytest.approx(0.1, abs=1e-6)


def test_the_indent_belongs_to_the_first_line(squares, make_text):
    items = prepare(make_text("天地玄黄"), replace(PLAIN, indent=2.0), squares)
    assert (justify(items, 0, 2, 4.0).start, justify(items, 0, 2, 4.0).width) == (2.0, 4.0)
    assert justify(items, 2, 4, 4.0).start == 0.0


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.floats(0, 1), max_size=8), st.floats(0, 8))
def test_shares_are_equal_up_to_their_room(room, need):
    shares = level(room, need)
    assert sum(shares) == pytest.approx(min(need, sum(room)))
    assert all(share <= limit + 1e-9 for share, limit in zip(shares, room, strict=True))
    open_ones = [share for share, limit in zip(shares, room, strict=True) if share < limit - 1e-9]
    assert all(share == pytest.approx(open_ones[0]) for share in open_ones)


def test_every_script_has_an_order(noto, make_text):
    for script in Script:
        items = prepare(make_text("天地，玄黄"), replace(PLAIN, face="serif-regular"), noto(script))
        assert justify(items, 0, len(items.sorts), None).width > 4
