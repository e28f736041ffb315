"""Ragged lines turn between phrases, keep numbers and addresses whole, and are never opened."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.case import LineSetter
from typeset.compose.ragged import keeps_phrases, set_even, set_ragged
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.model.source import Piece, Span, Text

STYLE = TextStyle("sans-regular", 10.0)


def text(chars: str) -> Text:
    return Text((Piece(chars, Span(0, 0, len(chars))),))


@pytest.fixture(scope="module")
def setter(noto: Callable[[Script], LineSetter]) -> LineSetter:
    return noto(Script.CN)


def parts(chars: str, ems: float, setter: LineSetter, **more: float) -> list[str]:
    lines = set_ragged(text(chars), STYLE, ems * 10, setter=setter, **more)
    return [chars[line.start : line.end].strip() for line in lines]


@pytest.mark.parametrize(
    ("said", "ems", "lines"),
    [
        ("守住耕地红线 端牢中国饭碗", 10, ["守住耕地红线", "端牢中国饭碗"]),
        ("六部门联合开展校外培训专项治理行动", 12, 2),
        ("我市再添3家国家级“小巨人”企业", 11, 2),
        ("滨江新区：老厂房里飞出“金凤凰”", 13, ["滨江新区：", "老厂房里飞出“金凤凰”"]),
    ],
)
def test_a_line_turns_between_phrases(setter: LineSetter, said: str, ems: float, lines: int | list[str]):
    found = parts(said, ems, setter)
    assert len(found) == lines if isinstance(lines, int) else found == lines
    assert keeps_phrases(set_ragged(text(said), STYLE, ems * 10, setter=setter), text(said), STYLE, setter)
    assert not any(word in line + "|" for line in found[:-1] for word in ("端牢中|", "培|", "小巨|"))


@pytest.mark.parametrize(
    ("said", "script", "lines"),
    [
        ("港鐵加價3.09%　6月尾生效", Script.HK, ["港鐵加價3.09%", "6月尾生效"]),
        ("叮叮車120歲　滿載幾代人回憶", Script.HK, ["叮叮車120歲", "滿載幾代人回憶"]),
        ("坚持问题导向，破解发展难题", Script.CN, ["坚持问题导向，", "破解发展难题"]),
        ("职工代表大会第三次会议闭幕", Script.CN, ["职工代表大会", "第三次会议闭幕"]),
        ("一、充分认识做好当前安全生产工作的重要意义", Script.CN, ["一、充分认识做好当前", "安全生产工作的重要意义"]),
        ("紅葉、見頃続く　京都・嵐山", Script.JP, ["紅葉、見頃続く", "京都・嵐山"]),
        ("疫情防控", Script.CN, ["疫情防控"]),
        ("", Script.CN, []),
    ],
)
def test_even_lines_are_the_fewest_and_of_like_length(noto, said: str, script: Script, lines: list[str]):
    found = set_even(text(said), STYLE, 114, setter=noto(script))
    assert [said[line.start : line.end].strip() for line in found] == lines
    assert all(line.width <= 114 and not line.stretch for line in found)


@pytest.mark.parametrize("ems", [9, 11, 14, 17, 23])
def test_a_telephone_number_and_an_address_stay_whole(setter: LineSetter, ems: int):
    said = "新闻热线：0391-3550123 广告热线：0391-3550456 网址：www.bjrb.example.com"
    found = parts(said, ems, setter)
    for whole in ("0391-3550123", "0391-3550456"):
        assert sum(whole in line for line in found) == 1
    assert ems < 14 or any("www.bjrb.example.com" in line for line in found)


def test_an_address_longer_than_the_line_is_cut_at_last(setter: LineSetter):
    said = "www.bjrb.example.com/a/very/long/path/of/a/page/that/never/ends"
    found = parts(said, 10, setter)
    assert "".join(found) == said
    assert all(line.width <= 100 + 1e-6 for line in set_ragged(text(said), STYLE, 100, setter=setter))


def test_the_last_line_leaves_room_at_its_end(setter: LineSetter):
    said = "市常委会召开会议"
    assert len(parts(said, 9, setter)) == 1
    lines = set_ragged(text(said), STYLE, 90, setter=setter, tail=30)
    assert len(lines) == 2
    assert lines[-1].width <= 60


def test_nothing_has_no_lines(setter: LineSetter):
    assert set_ragged(text(""), STYLE, 90, setter=setter) == ()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.text(alphabet="市常委会召开会议，。“”（）《》0123456789-abc./ ：、的了", min_size=1, max_size=60),
    st.integers(4, 30),
)
def test_every_character_stands_on_one_line_and_no_gap_is_opened(noto, said: str, ems: int):
    lines = set_ragged(text(said), STYLE, ems * 10, setter=noto(Script.CN))
    assert "".join(said[line.start : line.end] for line in lines) == (said if lines else "")
    assert all(line.stretch == 0 for line in lines)
    assert all(line.width <= ems * 10 + 1e-6 for line in lines)
