"""How a page's headlines stand, and what that says for section heads."""

import pytest

from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories.stacks import Stacks

_SIGNS = {"h": Kind.HEAD, "t": Kind.TEXT, "b": Kind.BYLINE}


def _page(built: str) -> list[Passage]:
    """A page of head lines, texts and bylines; capitals have a blank line before them, a dot opens a story."""
    found: list[Passage] = []
    for place, sign in enumerate(built.replace(".", "")):
        kind = _SIGNS[sign.lower()]
        found.append(Passage(kind, (Strip(0, place, place + 1, False),), "字", 40, 20, sign.isupper()))
    for place, sign in enumerate(built):
        if sign == ".":
            told = place - 1 - built[:place].count(".")
            old = found[told]
            found[told] = Passage(old.kind, old.strips, old.bare, 40, 20, old.blank, opens=True)
    return found


def test_a_head_right_above_its_text_is_rare_where_sure_headlines_have_a_blank_line_below() -> None:
    few, more = Stacks.of(_page("hhTtHhT")).close, Stacks.of(_page("hhTtHhTtHhTHtHBT")).close
    assert few == pytest.approx(-1.609, abs=0.001)
    assert more < few


@pytest.mark.parametrize("built", ["hhTt", "hhTtHhttHhT", "hTtHTtHT"])
def test_nothing_is_said_where_headlines_are_few_or_stand_either_way_or_may_be_section_heads(built: str) -> None:
    assert Stacks.of(_page(built)).close == 0.0


def test_a_dateline_below_tells_a_headline() -> None:
    assert Stacks.of(_page("hT.tHT.t")).close < 0.0


def test_a_single_line_is_a_section_head_the_likelier_the_more_heads_have_several() -> None:
    three, five = Stacks.of(_page("hhtHhtHhtHt")).single, Stacks.of(_page("hhtHhtHhtHhtHhtHt")).single
    assert 0.0 < three < five


@pytest.mark.parametrize("built", ["hhtHhtHt", "hhtHhtHhtHtHtHtHtHtHtHt", "ht"])
def test_a_single_line_says_nothing_where_single_lines_are_usual(built: str) -> None:
    assert Stacks.of(_page(built)).single == 0.0
