"""Tests of what a line's turn says."""

import pytest

from typeset.copydesk.lines.seams import Seams, Turn


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("工場が完", "成したと発"),
        ("同社の営", "業利益は"),
        ("記者会見で発", "表した"),
    ],
)
def test_a_japanese_turn_inside_a_word_of_ideographs_is_told_by_the_word_list(before: str, after: str) -> None:
    assert Seams([before, after], japanese=True).turn(before, after) in (Turn.WORD, Turn.BOTH)


@pytest.mark.parametrize(("before", "after"), [("旅館の閉館発表", "経営者が会見"), ("空き家の蔵", "今春開業")])
def test_two_ideographs_that_are_no_word_say_nothing(before: str, after: str) -> None:
    assert Seams([before, after], japanese=True).turn(before, after) in (Turn.MARK, Turn.CLEAN)


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        ("港の空き家を改装", "磯部町の港に", Turn.CLEAN),
        ("打線を翻弄", "ルーキーが", Turn.CLEAN),
        # What is being done goes on in a text.
        ("道路を改修", "中の市は", Turn.MARK),
    ],
)
def test_a_verb_s_noun_behind_its_object_ends_a_head(before: str, after: str, turn: Turn) -> None:
    assert Seams([before, after], japanese=True).turn(before, after) is turn


@pytest.mark.parametrize(("before", "after"), [("給付費約", "820万円"), ("沿线约", "三百公里"), ("全国第", "1名")])
def test_a_number_goes_on_behind_its_own_word(before: str, after: str) -> None:
    for japanese in (False, True):
        assert Seams([before, after], japanese=japanese).turn(before, after) in (Turn.WORD, Turn.BOTH)
