import re

import pytest

from typeset.copydesk import cues, furniture
from typeset.copydesk.telling import telling


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("[^，。]{0,20}(摄|攝影)$", "摄攝"),
        ("(?:年|[月日])x?", "年月日"),
        ("(?<=。)[ ]?(图|圖)[/：]", "图圖"),
        ("[0-9]{2,4}号", "号"),
    ],
)
def test_what_a_pattern_cannot_do_without(pattern: str, needed: str) -> None:
    search = telling(pattern)
    assert all(search(f"前{char}後") for char in needed)
    assert search("一二三 abc 。？") is None


@pytest.mark.parametrize("pattern", ["甲?乙*", "甲|.", "[ ]甲?", "[^甲]", "(?=甲)", "[一-鿿]{2}"])
def test_nothing_is_told_where_a_match_may_lack_it(pattern: str) -> None:
    assert telling(pattern)("") is not None


def test_what_stands_before_the_place_where_the_search_begins_does_not_count() -> None:
    assert telling("甲乙?")("甲丙丙", 1) is None


def test_every_example_of_the_tables_has_what_its_pattern_needs() -> None:
    loaded = cues.load_cues()
    for cue in cues.table():
        assert cue.where == "start" or loaded.telling[cue.role, cue.where](cue.example) is not None, cue
    for weight, _, example in furniture.table():
        assert telling(furniture._patterns()[weight].pattern)(example) is not None, example


def test_a_class_with_a_range_is_spelt_out() -> None:
    search = telling("[0-2甲]+[一-鿿]?")
    assert [char for char in "0123甲乙" if search(char)] == ["0", "1", "2", "甲"]
    assert re.fullmatch("[0-2甲]+[一-鿿]?", "1") is not None
