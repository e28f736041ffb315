import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.case import LineSetter
from typeset.compose.headline import LEAST, turn
from typeset.compose.tracking import TRACKING
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.model.source import Piece, Span, Text
from typeset.script.phrases import turn_costs

HEAD = TextStyle("serif-black", 20.0)


def read(setting):
    return ["".join(glyph.text for run in line.runs for glyph in run.glyphs) for line in setting.lines]


@pytest.fixture
def turned(noto, make_text):
    def set_to(chars, ems, max_lines=3, script=Script.CN):
        found = turn(make_text(chars), HEAD, ems * 20.0, max_lines=max_lines, setter=noto(script))
        assert all(line.width <= ems * 20.0 + 1e-6 for setting in found for line in setting.lines)
        return {setting.count: setting for setting in found}

    return set_to


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("孟州市党政考察团到示范区考察", 9, ["孟州市党政考察团", "到示范区考察"]),
        ("示范区召开深化根治欠薪冬季专项行动专题会议", 12, ["示范区召开深化根治欠薪", "冬季专项行动专题会议"]),
        ("示范区党工委第三轮第二批巡察反馈工作完成", 12, ["示范区党工委第三轮第二批", "巡察反馈工作完成"]),
        ("声声问候送祝福 殷殷关切暖人心", 8, ["声声问候送祝福", "殷殷关切暖人心"]),
        (
            "提升政治站位 夯实基层基础 突出守正创新 坚持全面从严",
            14,
            ["提升政治站位 夯实基层基础", "突出守正创新 坚持全面从严"],
        ),
        ("颱風來襲北北基桃園停班停課", 8, ["颱風來襲北北基", "桃園停班停課"]),
        ("首相、臨時国会で所信表明演説", 10, ["首相、臨時国会で", "所信表明演説"]),
    ],
)
def test_two_lines(text, ems, lines, turned):
    script = Script.TW if "颱" in text else Script.JP if "国会で" in text else Script.CN
    assert read(turned(text, ems, script=script)[2]) == lines


def test_one_line_where_it_fits_and_no_smaller_than_the_least(turned):
    for ems in range(5, 30):
        for setting in turned("培育科技型中小企业成果丰硕", ems).values():
            assert LEAST * 20.0 <= setting.size <= 20.0
    assert 1 in turned("培育科技型中小企业成果丰硕", 13)
    assert turned("培育科技型中小企业成果丰硕", 12)[1].size == 18.0
    assert 1 not in turned("培育科技型中小企业成果丰硕", 11)


def test_a_head_of_four_is_spaced_and_one_of_forty_is_turned(turned):
    four = turned("大雪将至", 20)[1]
    assert four.lines[0].width == pytest.approx((4 + 3 * TRACKING[4]) * 20)
    long = "习近平在中共中央政治局第二十七次集体学习时强调完整准确全面贯彻新发展理念确保开好局起好步"
    three = turned(long, 18)[3]
    assert three.badness < 20
    widths = [line.width for line in three.lines]
    assert min(widths) > 0.5 * max(widths)


def test_a_short_head_fills_a_narrow_width_by_itself(turned):
    assert turned("大雪将至", 5)[1].lines[0].width == pytest.approx(80.0)


def test_lines_of_nearly_one_length_are_spaced_to_it(turned):
    two = turned("示范区召开2020年度党建工作责任制述职评议会", 13)[2]
    assert two.count == 2
    three = turned("示范区领导开展春节前走访慰问", 6)[3]
    assert read(three) == ["示范区领导", "开展春节前", "走访慰问"]
    assert three.lines[0].width == pytest.approx(three.lines[1].width)


def test_the_paper_s_own_turn_is_followed(noto):
    text = Text((Piece("示范区党工委第三轮", Span(0, 0, 9)), Piece("第二批巡察反馈工作完成", Span(0, 10, 21))))
    (two,) = [setting for setting in turn(text, HEAD, 240.0, max_lines=2, setter=noto(Script.CN)) if setting.count == 2]
    assert read(two) == ["示范区党工委第三轮", "第二批巡察反馈工作完成"]


def test_the_paper_s_own_turn_is_followed_where_no_phrase_is_seen_to_end(noto):
    text = Text((Piece("島原湊、延長15回の逆転勝", Span(0, 0, 13)), Piece("松藤203球 投げ切る", Span(0, 14, 25))))
    assert 13 not in turn_costs(str(text), Script.JP)
    (two,) = [setting for setting in turn(text, HEAD, 320.0, max_lines=2, setter=noto(Script.JP)) if setting.count == 2]
    assert read(two) == ["島原湊、延長15回の逆転勝", "松藤203球 投げ切る"]


def test_what_cannot_be_turned_well_is_still_set(turned):
    narrow = turned("提升政治站位 夯实基层基础 突出守正创新", 7, max_lines=2)
    assert list(narrow) == [3]
    assert narrow[3].badness > 10_000
    assert "".join(read(narrow[3])) == "提升政治站位夯实基层基础突出守正创新"
    word = turned("Donaudampfschifffahrtsgesellschaft", 5, max_lines=2)
    assert "".join("".join(read(setting)) for setting in word.values()) == "Donaudampfschifffahrtsgesellschaft"


def test_an_empty_head_has_no_setting(noto, make_text):
    assert turn(make_text(""), HEAD, 100.0, max_lines=3, setter=noto(Script.CN)) == ()


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.text("示范区的工作“”《》2020年5%月 ，——第三个ab了", max_size=40),
    st.integers(2, 25),
    st.sampled_from(list(Script)),
)
def test_whatever_the_head_every_character_is_set(library, chars, ems, script):
    text = Text((Piece(chars, Span(0, 0, len(chars))),))
    for setting in turn(text, HEAD, ems * 20.0, max_lines=3, setter=LineSetter(library, script)):
        assert "".join("".join(read(setting)).split()) == "".join(chars.split())
        assert all(line.start <= line.end for line in setting.lines)
        if setting.badness < 10_000:
            assert all(line.width <= ems * 20.0 + 1e-6 for line in setting.lines)
