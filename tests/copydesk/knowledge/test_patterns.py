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


def test_a_pattern_that_wants_no_name_is_not_asked_loosely() -> None:
    find = finder("whole", ["[（(](?!PERSONS[）)])[\u4e00-\u9fff]{2,6}[）)]"])
    assert find("（北角街坊）") and not find("（王小明）")


def test_where_a_line_may_begin_nobody_need_be_named() -> None:
    find = opening([["摄影PERSON"], ["图为"]])
    assert find("摄影王小明") and find("摄影与此无关") and find("图为小街") and not find("小街")
