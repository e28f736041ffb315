from dataclasses import replace

import pytest

from typeset.house import KinsokuLevel, TextStyle, WidthStyle
from typeset.model.edition import Script
from typeset.script.classes import class_table
from typeset.script.spacing import GapClass, justification, spacing

STYLE = TextStyle("plain", 10.0)


def between(pair, script=Script.CN, **changes):
    table = class_table(script)
    return spacing(replace(STYLE, **changes), script).between(*map(table.trait, pair))


@pytest.mark.parametrize(
    ("pair", "blank"),
    [
        ("中国", 0.0),
        ("，中", 0.5),
        ("中（", 0.5),
        ("，“", 0.5),  # 1.5 em together
        ("”《", 0.5),
        ("：“", 0.5),
        ("》”", 0.0),  # the first loses its tail
        ("”，", 0.0),
        ("。”", 0.0),
        ("”）", 0.0),
        ("《（", 0.0),  # the second loses its head
        ("·《", 0.0),
        ("中a", 0.125),
        ("5年", 0.125),
        ("%的", 0.125),
        ("，5", 0.5),
        ("（5", 0.0),
        ("5）", 0.0),
        ("中(", 0.125),
        ("(中", 0.0),
        ("中)", 0.0),
    ],
)
def test_neighbours_share_their_blank(pair, blank):
    assert between(pair).natural == blank


@pytest.mark.parametrize(("pair", "blank"), [("，「", 0.75), ("」，", 0.75), ("》」", 0.5), ("。」", 0.25)])
def test_taiwan_does_not_squeeze(pair, blank):
    assert between(pair, Script.TW).natural == blank


@pytest.mark.parametrize(
    ("widths", "comma", "stop", "bracket"),
    [
        (WidthStyle.FULL, 0.5, 0.5, 0.5),
        (WidthStyle.LINE_END_HALF, 0.5, 0.5, 0.5),
        (WidthStyle.KAIMING, 0.0, 0.5, 0.0),
        (WidthStyle.HALF, 0.0, 0.0, 0.0),
    ],
)
def test_each_width_style(widths, comma, stop, bracket):
    found = [between(pair, widths=widths).natural for pair in ("，中", "。中", "中（")]
    assert found == [comma, stop, bracket]


@pytest.mark.parametrize(
    ("pair", "sort", "shrink"),
    [
        ("，中", GapClass.COMMA, 0.5),
        ("。中", GapClass.STOP, 0.5),
        ("中《", GapClass.BRACKET, 0.5),
        ("：中", GapClass.OTHER, 0.0),
        ("：“", GapClass.BRACKET, 0.5),
        ("中a", GapClass.HAN_LATIN, 0.0),
        ("中国", GapClass.OTHER, 0.04),  # decision 6: a little closer, in the last resort
    ],
)
def test_each_gap_gives_way_in_its_step(pair, sort, shrink):
    gap = between(pair)
    assert (gap.sort, gap.shrink) == (sort, shrink)


@pytest.mark.parametrize("pair", ["”，", "》”", "。”", "《（", "（5", "（天", "天，", "5。", "天》", "5／", "／天"])
def test_marks_are_not_torn_off_when_a_line_opens(pair):
    gap = between(pair)
    assert (gap.natural, gap.shrink, gap.sort, gap.breaks) == (0.0, 0.0, GapClass.NONE, False)


@pytest.mark.parametrize("pair", ["天地", "，天", "天（", "》天", "天—", "チー", "天5"])
def test_all_other_gaps_open(pair):
    assert between(pair, Script.JP).sort is not GapClass.NONE


def test_a_wide_gap_between_han_and_latin_gives_way_to_an_eighth():
    assert between("中a", gap=0.25).shrink == 0.125


def test_the_order_of_justification():
    order = justification()
    assert [step.sort.name for step in order.shrink] == [
        "LINE_END", "WORD", "INTERPUNCT", "BRACKET", "COMMA", "HAN_LATIN", "STOP", "OTHER",
    ]  # fmt: skip
    assert [(step.sort.name, round(step.limit, 3)) for step in order.stretch] == [("WORD", 0.5), ("HAN_LATIN", 0.333)]


@pytest.mark.parametrize(
    ("pair", "none", "basic", "gb", "strict"),
    [
        ("中，", True, False, False, False),
        ("《中", True, False, False, False),
        ("中／", True, True, False, False),
        ("／中", True, True, False, False),
        ("中…", True, True, True, False),
        ("中国", True, True, True, True),
    ],
)
def test_each_level(pair, none, basic, gb, strict):
    assert [between(pair, level=level).breaks for level in KinsokuLevel] == [none, basic, gb, strict]


def test_line_ends():
    table = class_table(Script.CN)
    for widths, expected in [
        (WidthStyle.LINE_END_HALF, (0.0, 0.0)),
        (WidthStyle.FULL, (0.5, 0.5)),
        (WidthStyle.HALF, (0.0, 0.0)),
    ]:
        assert spacing(replace(STYLE, widths=widths), Script.CN).line_end(table.trait("，")) == expected
    assert spacing(replace(STYLE, hang=True), Script.CN).line_end(table.trait("。")) == (-0.5, 0.0)
    assert spacing(replace(STYLE, hang=True), Script.CN).line_end(table.trait("”")) == (0.0, 0.0)


def test_korean_has_word_spaces_instead_of_gaps():
    assert between("한a", Script.KR).natural == 0.0
    assert between("한글", Script.KR).breaks
    assert not between("한글", Script.KR, level=KinsokuLevel.STRICT).breaks
