"""Heads that fill their lines, letter-spaced only where they are short, with even white inside their stacks."""

from itertools import pairwise

import pytest

from typeset import house as houses
from typeset.compose.headline import turn
from typeset.compose.heads import Copyhead, HeadStack, eased, lay, reface, stacks
from typeset.compose.stone import Stone, dress, own
from typeset.compose.tracking import TRACKING
from typeset.fonts import FontLibrary
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.model.page import Part

HEADS = (
    "乡村直播间 链接大市场",
    "示范区领导开展春节前走访慰问",
    "市图书馆延长开放时间",
    "地铁5号线二期工程全线贯通",
    "秋粮丰收在望 农户喜上眉梢",
    "老兵",
    "奖",
    "“的”字三音谈",
)


@pytest.fixture(scope="module", params=["a3", "a3-4", "large-print"])
def stone(library: FontLibrary, request: pytest.FixtureRequest) -> Stone:
    return dress(houses.load(request.param), library, Script.CN)


def head(headline: str, **parts: str) -> Copyhead:
    texts = {name: own(parts[name]) if name in parts else None for name in ("kicker", "deck", "byline")}
    return Copyhead("a01", texts["kicker"], own(headline), texts["deck"], texts["byline"])


def headline_of(stack: HeadStack):
    return next(row.setting for row in stack.rows if row.element.part is Part.HEADLINE)


def every_stack(stone: Stone, headline: str) -> list[tuple[int, HeadStack]]:
    heads = stone.house.heads
    return [
        (span, stack)
        for grade in (heads.lead, heads.major, heads.minor, heads.brief)
        for span in range(1, stone.grid.columns + 1)
        for stack in stacks(head(headline), grade, grade.faces[0], span, stone)
    ]


@pytest.mark.parametrize("headline", HEADS)
def test_turned_heads_are_never_letter_spaced(stone: Stone, headline: str):
    for _, stack in every_stack(stone, headline):
        setting = headline_of(stack)
        limit = TRACKING.get(len(headline), 0.0) if setting.count == 1 else 0.15
        assert all(line.stretch <= limit + 1e-9 for line in setting.lines)


@pytest.mark.parametrize("headline", HEADS)
def test_a_head_takes_another_line_only_if_it_fills_them(stone: Stone, headline: str):
    heads = stone.house.heads
    for grade in (heads.major, heads.minor, heads.brief):
        for span in range(1, stone.grid.columns + 1):
            found = [headline_of(stack) for stack in stacks(head(headline), grade, grade.faces[0], span, stone)]
            room = stone.grid.width(span) * (0.97 if span > 1 else 1.0)
            fewest = min(setting.count for setting in found)
            for setting in found:
                if setting.count > fewest:
                    assert min(line.width for line in setting.lines) >= 0.55 * room


def test_the_shorter_a_head_the_wider_it_is_spaced(stone: Stone):
    style = TextStyle("sans-bold", 20.0)
    opened = []
    for count in range(1, 9):
        (setting,) = turn(own("市图书馆延长开放"[:count]), style, 600.0, max_lines=1, setter=stone.setter)
        opened.append(setting.lines[0].stretch)
        assert setting.lines[0].width == pytest.approx(20 * (count + (count - 1) * opened[-1]), abs=1e-3)
    assert opened == pytest.approx([0, 1.0, 0.6, 0.4, 0.3, 0, 0, 0])


def test_a_short_head_is_spaced_no_wider_than_its_columns_bear(stone: Stone):
    style = TextStyle("sans-bold", 20.0)
    (setting,) = turn(own("市图书馆"), style, 120.0, max_lines=1, setter=stone.setter)
    assert setting.lines[0].width == pytest.approx(80.0)
    (setting,) = turn(own("市图书馆"), style, 140.0, max_lines=1, setter=stone.setter)
    assert setting.lines[0].width == pytest.approx(0.62 * 140)


def test_a_head_in_another_face_is_spaced_alike(stone: Stone):
    grade = stone.house.heads.minor
    stack = stacks(head("老兵"), grade, "sans-bold", 1, stone)[0]
    other = reface(stack, own("老兵"), "serif-black", stone)
    assert other is not None
    assert headline_of(other).lines[0].width == pytest.approx(headline_of(stack).lines[0].width)


def test_a_lone_character_does_not_want_a_wide_span(stone: Stone):
    grade = stone.house.heads.brief
    for short in ("奖", "老兵"):
        costs = [
            min(stack.cost for stack in stacks(head(short), grade, grade.faces[0], span, stone))
            for span in range(1, stone.grid.columns + 1)
        ]
        assert all(one < other for one, other in pairwise(costs))


@pytest.mark.parametrize("spare", [0, 1, 2, 3])
def test_white_stands_between_the_parts_as_it_stands_below_them(stone: Stone, spare: int):
    grade = stone.house.heads.major
    said = head("示范区召开述职评议会", kicker="改善民生", deck="——滨江新区综述", byline="本报记者 王小明")
    for stack in stacks(said, grade, grade.faces[0], 2, stone):
        laid = lay(stack, spare)
        middles = [
            (one.dy - (0.88 - 0.5) * row.setting.size, row.setting.size)
            for row, one in zip([row for row in stack.rows for _ in row.setting.lines], laid, strict=True)
        ]
        parts = [one.element.part for one in laid]
        whites = [
            low - 0.5 * size - (high + 0.5 * above)
            for number, ((high, above), (low, size)) in enumerate(pairwise(middles))
            if parts[number] is not parts[number + 1]
        ]
        height = (stack.lines + spare) * stone.grid.leading
        below = height - middles[-1][0] - middles[-1][1] / 2
        above = middles[0][0] - middles[0][1] / 2
        assert above >= 0
        assert below >= 0
        assert min(whites) >= min(0.3 * below, 0.4 * stack.size)
        assert max(whites) <= 1.6 * below + 0.3 * stack.size


def test_with_room_to_spare_more_white_stands_round_a_head(stone: Stone):
    grade = stone.house.heads.major
    usual = {stack.lines: stack.cost for stack in stacks(head(HEADS[0]), grade, grade.faces[0], 2, stone)}
    easy = {stack.lines: stack.cost for stack in eased(stacks(head(HEADS[0]), grade, grade.faces[0], 2, stone))}
    assert max(easy) == max(usual) + 3
    assert all(easy[lines] <= cost for lines, cost in usual.items())
    assert min(easy.values()) == min(usual.values())
