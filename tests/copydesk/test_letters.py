"""What opens and closes a letter or a notice is a line by itself, and no head."""

import pytest

from typeset.copydesk.cues import load_cues
from typeset.copydesk.joints import find_joints
from typeset.copydesk.letters import find_closings
from typeset.copydesk.lines import read_lines
from typeset.copydesk.seams import Seams

NOTICE = ["致全县烟农的一封信", "广大烟农：", "收购工作本月二十日结束，请尚未交售的", "烟农按时到站。"]


def closings(*raw: str) -> list[bool]:
    """Which lines open or close a letter."""
    lines = read_lines("\n".join(raw), 0)
    return find_closings(lines, [line.bare for line in lines], load_cues())


@pytest.mark.parametrize(
    ("greeting", "found"),
    [("编辑先生：", True), ("編輯您好：", True), ("全校师生员工：", True), ("敬启者：", True), ("他转身问道：", False)],
)
def test_a_salutation_is_told_by_whom_it_greets(greeting: str, found: bool) -> None:
    assert closings("读者来信", greeting, "本人每天乘坐渡轮上班，") == [False, found, False]


def test_an_office_signs_below_a_notice_where_nothing_follows_at_once() -> None:
    assert closings(*NOTICE, "云岭县烟草专卖局")[-1]
    assert not closings(*NOTICE[2:], "云岭县烟草专卖局")[-1]
    assert closings(*NOTICE, "祝大家来年丰收！", "云岭县烟草专卖局", "", "冬季防火须知")[4:] == [True, True, False]
    assert not closings(*NOTICE, "云岭县烟草专卖局", "启用新址")[4]


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("现将有关事项通告如下：", "管制时间九月十二日", True),
        ("他说得很清楚：", "一、先修路，", True),
        ("他对村里人说：", "先修路，", False),
    ],
)
def test_what_is_announced_stands_below(before: str, after: str, parted: bool) -> None:
    lines = read_lines(f"{before}\n{after}", 0)
    seams = Seams([line.bare for line in lines], japanese=False)
    (joint,) = find_joints(lines, [24, 24], [(0, 0)] * 2, seams, load_cues())
    assert (joint.sentence > 1) is parted
