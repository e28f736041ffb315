"""What the borders of passages say: section heads of one form go together."""

import pytest

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories.borders import _HALF, Borders


def _section(width: int, looks: list[int]) -> float:
    """What a one-line section head between two texts is worth in a story with heads of those looks."""
    rows = (
        (Kind.TEXT, "軽トラックから童謡が聞こえる。"),
        (Kind.HEAD, "見" * (width // 2)),
        (Kind.TEXT, "昨年からは町と協定を結ぶ。"),
    )
    page = [Passage(kind, (Strip(0, n, n + 1, False),), bare, 40, width, True) for n, (kind, bare) in enumerate(rows)]
    lexicon = Lexicon(["" if kind is Kind.HEAD else bare for kind, bare in rows], [rows[1][1]])
    return Borders(page, lexicon).section(1, 2, list(looks))


def test_a_section_head_as_wide_as_the_storys_other_is_likelier_than_one_nearly_so_than_one_not() -> None:
    same, near, far = _section(10, [111]), _section(10, [114]), _section(10, [132])
    assert same > near > far
    assert near - far == pytest.approx((same - far) * _HALF)


def test_wide_heads_look_alike_only_where_they_are_as_wide() -> None:
    assert _section(24, [128]) == _section(24, [134]) < _section(24, [125])


def test_a_head_of_two_lines_is_not_like_one_of_a_single_line() -> None:
    assert _section(10, [210]) == _section(10, [132])


def test_an_editors_note_stands_above_what_opens_a_text() -> None:
    rows = ((Kind.HEAD, "村口的路灯"), (Kind.NOTE, "编者按：现刊发来信一封。"), (Kind.TEXT, "编辑同志："))
    page = [
        Passage(kind, (Strip(0, n, n + 1, False),), bare, 40, 20, True, opens=kind is Kind.TEXT)
        for n, (kind, bare) in enumerate((*rows, (Kind.TEXT, "本报讯 昨天下午，")))
    ]
    borders = Borders(page, Lexicon([passage.bare for passage in page], [rows[0][1]]))
    assert borders.inner[2] == 0.0 > borders.inner[3]


def _beside(other: str) -> float:
    """What 白天是课堂 between two texts is worth as a section head where another short head stands so."""
    heads = ("白天是课堂", other)
    rows = [row for head in heads for row in ((Kind.TEXT, "祠堂亮起了灯。"), (Kind.HEAD, head))]
    page = [
        Passage(kind, (Strip(0, n, n + 1, False),), bare, 40, 2 * len(bare), True)
        for n, (kind, bare) in enumerate((*rows, (Kind.TEXT, "两年来，有人管。")))
    ]
    lexicon = Lexicon(["" if passage.kind is Kind.HEAD else passage.bare for passage in page], heads)
    return Borders(page, lexicon).section(1, 2, [])


def test_short_heads_of_one_wording_are_likelier_a_storys_sections() -> None:
    unlike, like, liker = _beside("月下看戏曲"), _beside("月下是戏曲"), _beside("夜间是学堂")
    assert unlike < like < liker
    assert _beside("月下也是戏曲") == pytest.approx(unlike)


def _stacked(*stacks: tuple[str, ...]) -> float:
    """What the first of some heads, each between two texts, is worth as a section head."""
    rows = [row for stack in stacks for row in ((Kind.TEXT, "祠堂亮起了灯。"), *((Kind.HEAD, line) for line in stack))]
    page = [
        Passage(kind, (Strip(0, n, n + 1, False),), bare, 40, 2 * len(bare), True)
        for n, (kind, bare) in enumerate((*rows, (Kind.TEXT, "两年来，有人管。")))
    ]
    heads = [line for stack in stacks for line in stack]
    lexicon = Lexicon(["" if passage.kind is Kind.HEAD else passage.bare for passage in page], heads)
    return Borders(page, lexicon).section(1, 1 + len(stacks[0]), [])


def test_a_title_and_what_it_says_are_a_section_head_where_another_is_built_so() -> None:
    pair = ("减一减", "能耗两年降三成")
    like, unlike = _stacked(pair, ("加一加", "废气变成新原料")), _stacked(pair, ("加一加", "废气成新原料"))
    assert like > unlike + 2
    assert _stacked(pair, ("人留得住", "管护有责更有利")) == pytest.approx(unlike)


def test_heads_of_one_form_are_likelier_sections_whatever_their_length() -> None:
    alone = _stacked(("市府：安全优先",), ("客人不会走八百公尺",))
    assert _stacked(("市府：安全优先",), ("摊商：客人不会走八百公尺",)) > alone + 1
    assert _stacked(("13:05 第一个警",), ("6:00 天亮了",)) > _stacked(("13:05 第一个警",), ("天亮了",)) + 1


def _of_two(second: str, gaps: int) -> float:
    """What two head lines between two texts are worth as one section head."""
    rows = (
        (Kind.TEXT, "棚は町のものでもある。"),
        (Kind.HEAD, "灯をともす"),
        (Kind.HEAD, second),
        (Kind.TEXT, "祠堂亮起了灯。"),
    )
    page = [
        Passage(kind, (Strip(0, n, n + 1, False),), bare, 40, 2 * len(bare), True, gaps * (n == 2))
        for n, (kind, bare) in enumerate(rows)
    ]
    lexicon = Lexicon(["" if kind is Kind.HEAD else bare for kind, bare in rows], [rows[1][1], second])
    return Borders(page, lexicon).section(1, 3, [])


def test_a_section_heads_second_line_is_a_slogan_and_presents_nobody() -> None:
    slogan, name, age = (
        _of_two("抓学习强本领", 1),
        _of_two("書店を開いた長谷ゆき", 1),
        _of_two("書店を開いた長谷さん（34）", 1),
    )
    assert slogan > name > age
    assert name == _of_two("書店を開いた長谷ゆき", 0)
