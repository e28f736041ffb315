"""Patterns with names: read loosely first, and found where the names spelt out are, nowhere else."""

import re

import pytest

from typeset.copydesk.knowledge.patterns import finder, opening, written
from typeset.copydesk.knowledge.vocabulary import fill_in, ungrouped
from typeset.copydesk.marks.cues import Cue, table

_NAMING = [cue for cue in table() if "PERSON" in cue.pattern]


@pytest.mark.parametrize("cue", _NAMING, ids=[cue.example for cue in _NAMING])
def test_what_is_found_is_what_the_names_spelt_out_find(cue: Cue) -> None:
    pieces = [ungrouped(fill_in(cue.pattern))]
    exactly = re.compile(written(cue.where, pieces))
    found = finder(cue.where, pieces)
    search = exactly.search if cue.where in ("within", "end") else exactly.match
    for text in {one for cue in _NAMING for one in (cue.example, cue.example[:-1], cue.example.replace(" ", "", 1))}:
        one, other = found(text), search(text)
        assert (one and one.span()) == (other and other.span())


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("王明、李红摄", 6),
        ("王明、 李红 摄", 8),
        ("王明、的的摄", 0),
        ("王明 李红 佐藤花子摄", 11),
        ("王明、、、、李红摄", 0),
    ],
)
def test_names_are_found_as_one_where_only_what_parts_names_stands_between(text: str, end: int) -> None:
    found = finder("whole", ["PERSONS[ ]?摄"])(text)
    assert (found.end() if found else 0) == end


def test_a_name_is_found_up_to_the_bound_and_no_further() -> None:
    find = finder("start", ["摄影PERSON。"])
    assert find("摄影王小明。", 0, 6) and not find("摄影王小明。", 0, 5)


def test_a_pattern_that_wants_no_name_is_not_asked_loosely() -> None:
    find = finder("whole", ["[（(](?!PERSONS[）)])[\u4e00-\u9fff]{2,6}[）)]"])
    assert find("（北角街坊）") and not find("（王小明）")


def test_where_a_line_may_begin_nobody_need_be_named() -> None:
    find = opening([["摄影PERSON"], ["图为"]])
    assert find("摄影王小明") and find("摄影与此无关") and find("图为小街") and not find("小街")
