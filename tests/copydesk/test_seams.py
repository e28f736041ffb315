"""Tests of what a line's turn says."""

import pytest

from typeset.copydesk.seams import Seams, Turn


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
