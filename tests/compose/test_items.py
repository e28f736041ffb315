from dataclasses import replace

import pytest

from typeset.compose.case import LineSetter
from typeset.compose.items import prepare
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.script.classes import Kind
from typeset.script.spacing import GapClass

PLAIN = TextStyle("plain", 10.0)


@pytest.fixture
def items(squares, make_text):
    return lambda chars, setter=squares, **changes: prepare(make_text(chars), replace(PLAIN, **changes), setter)


def units(items):
    """The text parted at the gaps where a line may end."""
    parts, start = [], 0
    for gap, space in zip(items.gaps, items.spaces, strict=True):
        if gap.breaks:
            parts.append(items.text[start : space[0]])
            start = space[1]
    return [*parts, items.text[start:].strip()]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("共1,318.5公里", ["共", "1,318.5", "公", "里"]),
        ("上午8:30分", ["上", "午", "8:30", "分"]),
        ("增长57.69%的", ["增", "长", "57.69%", "的"]),
        ("气温-5℃", ["气", "温", "-5℃"]),
        ("约￥20亿", ["约", "￥20", "亿"]),
        ("约$20亿", ["约", "$20", "亿"]),
        ("我——他", ["我", "——", "他"]),
        ("我……他", ["我", "……", "他"]),
        ("我…………他", ["我", "……", "……", "他"]),
        ("真？！好", ["真？！", "好"]),
        ("以3：2胜", ["以", "3：2", "胜"]),
        ("２０２１年", ["２０２１", "年"]),
        ("用iPhone 12 Pro拍", ["用", "iPhone", "12", "Pro", "拍"]),
        ("well-known", ["well-", "known"]),
        ("a/b", ["a/b"]),
        ("浓度0.05mg/m³的", ["浓", "度", "0.05mg/m³", "的"]),
        ("占3/4强", ["占", "3/4", "强"]),
        ("input/output", ["input/", "output"]),
        ("x.cn/a/b", ["x.cn/", "a/", "b"]),
        ("x.cn/2021/02", ["x.cn/", "2021/02"]),
        ("低于−12.5℃～+3℃", ["低", "于", "−12.5℃～", "+3℃"]),
        ("约±5%", ["约", "±5%"]),
        ("气温－5℃～10℃", ["气", "温", "－5℃～", "10℃"]),
        ("共１２．５％", ["共", "１２．５％"]),
        ("“12·5”会", ["“12·5”", "会"]),
        ("支部+农户", ["支", "部+", "农", "户"]),
        ("支部＋农户", ["支", "部＋", "农", "户"]),
        ("和/或", ["和/或"]),
        ("用Wi-Fi和T-shirt", ["用", "Wi-Fi", "和", "T-shirt"]),
        ('说"好的"。', ["说", '"好', '的"。']),
        ('约5"的', ["约", '5"', "的"]),
        ("京-沪", ["京-", "沪"]),
        ("A+级", ["A+", "级"]),
        ("国+86", ["国", "+86"]),
        ("打率.310と", ["打", "率", ".310", "と"]),
        ("2021年2月2日", ["2021", "年", "2", "月", "2", "日"]),
        ("语हिन्दी书", ["语", "हिन्दी", "书"]),
        ("藏བོད་ཡིག", ["藏", "བོད་", "ཡིག"]),
        ("F-16", ["F-16"]),
        ("他说：“好。”我", ["他", "说：", "“好。”", "我"]),
        ("12\u00a0家", ["12\u00a0家"]),
    ],
)
def test_units_are_whole(text, parts, items):
    assert units(items(text)) == parts


def test_a_two_em_dash_is_two_ems_long_and_joins(items):
    cast = items("我——他")
    left, right = cast.sorts[1:3]
    assert (left.body, right.body) == (1.0, 1.0)
    ink = [(k + sort.dx + 0.1 * sort.scale, k + sort.dx + 0.9 * sort.scale) for k, sort in enumerate((left, right))]
    assert ink[0][0] == pytest.approx(0.05)
    assert ink[1][1] == pytest.approx(1.95)
    assert ink[0][1] >= ink[1][0]
    assert (left.dy, right.dy) == (pytest.approx(0.25 * left.scale - 0.38), left.dy)


@pytest.mark.parametrize(("chars", "height"), [("·", 0.38), ("–", 0.38)])
def test_centred_marks_stand_in_the_middle_of_their_cell(chars, height, items):
    (sort,) = items(chars).sorts
    assert sort.body == 0.5
    assert sort.dx + (0.1 + 0.9 if ord(chars) > 0x2000 else 0.1 + 0.4) / 2 == pytest.approx(0.25)
    assert 0.25 - sort.dy == pytest.approx(height)


def test_noto_dots_and_dashes_are_put_right(noto, make_text):
    for face in ("serif-regular", "sans-bold"):
        setter = noto(Script.CN)
        dot, *dashes = prepare(make_text("·——"), replace(PLAIN, face=face), setter).sorts
        left, bottom, right, top = setter.fonts.face(face).bounds(dot.gid)
        assert dot.dx + (left + right) / 2 == pytest.approx(0.25)
        assert (bottom + top) / 2 - dot.dy == pytest.approx(0.38)
        left, _, right, _ = setter.fonts.face(face).bounds(dashes[0].gid)
        ends = [(k + dash.dx + left * dash.scale, k + dash.dx + right * dash.scale) for k, dash in enumerate(dashes)]
        assert ends[0][0] == pytest.approx(0.05)
        assert ends[1][1] == pytest.approx(1.95)
        assert ends[1][0] < ends[0][1]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("他说“hello”吗", (Kind.OPEN, Kind.CLOSE)),
        ("say “hello” now", (Kind.LATIN, Kind.LATIN)),
        ("“天地”", (Kind.OPEN, Kind.CLOSE)),
    ],
)
def test_quotes_are_as_wide_as_their_surroundings(text, kinds, items):
    cast = items(text)
    assert (
        tuple(sort.trait.kind for sort, start in zip(cast.sorts, cast.starts, strict=True) if text[start] in "“”")
        == kinds
    )


def test_an_apostrophe_is_part_of_its_word(items):
    assert units(items("It’s fine")) == ["It’s", "fine"]


@pytest.mark.parametrize(
    ("text", "place", "natural", "sort"),
    [
        ("ab cd", 1, 0.5, GapClass.WORD),
        ("中 国", 0, 0.5, GapClass.WORD),
        ("部+合", 0, 0.0, GapClass.OTHER),
        ("部+合", 1, 0.0, GapClass.OTHER),
        ("温-3", 0, 0.125, GapClass.HAN_LATIN),
        ("温+3", 0, 0.125, GapClass.HAN_LATIN),
        ("中 ab", 0, 0.125, GapClass.HAN_LATIN),
        ("中　国", 0, 1.0, GapClass.OTHER),
        ("》 《", 0, 0.5, GapClass.OTHER),
    ],
)
def test_spaces_are_gaps(text, place, natural, sort, items):
    gap = items(text).gaps[place]
    assert (gap.natural, gap.sort) == (natural, sort)


@pytest.mark.parametrize(("text", "widths"), [("！！", 1.0), ("？！", 1.0), ("！！！", 2.0), ("？？？？", 2.0)])
def test_stacked_marks_take_whole_ems(text, widths, items):
    cast = items(text + "好")
    stack = cast.sorts[: len(text)]
    blank = cast.gaps[len(text) - 1].natural
    assert sum(sort.body for sort in stack) + sum(gap.natural for gap in cast.gaps[: len(text) - 1]) + blank == widths
    assert all(gap.shrink == 0 for gap in cast.gaps)


def test_what_combines_is_one_sort(items):
    cast = items("葛\U000e0100か\u3099天")
    assert [cast.text[start:end] for start, end in zip(cast.starts, cast.ends, strict=True)] == [
        "葛\U000e0100", "か\u3099", "天",
    ]  # fmt: skip


def test_what_has_no_width_keeps_its_text(items):
    cast = items("天\u200b地")
    assert [sort.body for sort in cast.sorts] == [1.0, 0.0, 1.0]
    assert cast.sorts[1].gid == ord(" ")


def test_a_missing_letter_inside_a_word_does_not_break_it(make_text):
    class Poor:
        ascent, descent, key = 0.88, -0.12, "plain"

        def gid(self, char):
            return 0 if char == "é" else ord(char)

        def advance(self, gid):
            return 0.5

        def shape(self, text, features=None, *, lang="zh-Hans"):
            from typeset.fonts import ShapedGlyph

            return tuple(ShapedGlyph(ord(char), k, 0.5, 0.0, 0.0) for k, char in enumerate(text))

    class Library:
        def face(self, key):
            return Poor()

        def fallback(self, char, key, *, lang=""):
            return None

    cast = prepare(make_text("café!"), PLAIN, LineSetter(Library(), Script.CN))
    assert [sort.known for sort in cast.sorts] == [True, True, True, False, True]
    assert not any(gap.breaks for gap in cast.gaps)
    assert [note.span.start for note in cast.notes] == [3]


@pytest.mark.parametrize(("script", "ems"), [(Script.CN, 2.0), (Script.TW, 2.0), (Script.JP, 1.0), (Script.KR, 1.0)])
def test_a_paragraph_is_indented_as_its_region_has_it(script, ems, squares, make_text):
    setter = LineSetter(squares.fonts, script)
    assert prepare(make_text("天地"), replace(PLAIN, indent=2.0), setter).style.indent == ems
    assert prepare(make_text("天地"), PLAIN, setter).style.indent == 0.0
