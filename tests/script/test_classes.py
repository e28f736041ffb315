import pytest

from typeset.house import KinsokuLevel
from typeset.model.edition import Script
from typeset.script.classes import Ink, Kind, class_table, level_index


def trait(char, script=Script.CN):
    return class_table(script).trait(char)


@pytest.mark.parametrize(
    ("chars", "kind"),
    [
        ("。．！？", Kind.STOP),
        ("，、；", Kind.COMMA),
        ("：", Kind.COLON),
        ("“‘（《〈「『【〖〔［｛", Kind.OPEN),
        ("”’）》〉」』】〗〕］｝", Kind.CLOSE),
        ("—⸺―", Kind.DASH),
        ("…⋯", Kind.ELLIPSIS),
        ("–～〜", Kind.CONNECTOR),
        ("·・‧", Kind.INTERPUNCT),
        ("／", Kind.SOLIDUS),
        ("中国〇㐀𠀀豈", Kind.HAN),
        ("あアん", Kind.KANA),
        ("っャー々ゝ", Kind.SMALL_KANA),
        ("한글", Kind.HANGUL),
        ("azé@&", Kind.LATIN),
        ("019", Kind.DIGIT),
        ("\u200b\ufeff\u00ad\U000e0100", Kind.VOID),
        ("■①★㈱🀄\x00\x07\x91", Kind.SYMBOL),
        (" \t\x1c\x85\u202f\u2028", Kind.SPACE),
    ],
)
def test_each_character_has_its_class(chars, kind):
    kinds = {char: trait(char).kind for char in chars}
    if kind is Kind.LATIN:
        kinds.pop("@")  # a prefix of a name
    assert set(kinds.values()) == {kind}


@pytest.mark.parametrize("char", "，。、；：！？“”（）《》「」")
def test_a_mark_is_half_body_half_blank(char):
    mark = trait(char)
    assert (mark.body, mark.head + mark.tail) == (0.5, 0.5)


def test_taiwan_and_hong_kong_set_points_in_the_middle_and_never_narrow_them():
    for script in (Script.TW, Script.HK):
        for char in "，。、；：":
            mark = trait(char, script)
            assert (mark.head, mark.tail, mark.ink, mark.narrows) == (0.25, 0.25, Ink.MIDDLE, False)
    assert trait("，").tail == 0.5


def test_the_interpunct_is_half_an_em_here_and_a_whole_one_there():
    width = {
        script: sum((trait("·", script).body or 0, trait("·", script).head, trait("·", script).tail))
        for script in Script
    }
    assert width == {Script.CN: 0.5, Script.TW: 1.0, Script.HK: 1.0, Script.JP: 1.0, Script.KR: 0.5}


def test_japanese_sets_question_marks_full():
    assert (trait("？", Script.JP).body, trait("：", Script.JP).head) == (1.0, 0.25)


@pytest.mark.parametrize(
    ("char", "start", "end"),
    [
        ("，", KinsokuLevel.BASIC, None),
        ("》", KinsokuLevel.BASIC, None),
        ("《", None, KinsokuLevel.BASIC),
        ("·", KinsokuLevel.BASIC, None),
        ("／", KinsokuLevel.GB, KinsokuLevel.GB),
        ("っ", KinsokuLevel.GB, None),
        ("…", KinsokuLevel.STRICT, None),
        ("中", None, None),
    ],
)
def test_each_edge_is_forbidden_from_its_level_on(char, start, end):
    mark = trait(char)
    assert mark.no_start == (4 if start is None else level_index(start))
    assert mark.no_end == (4 if end is None else level_index(end))
