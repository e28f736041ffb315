"""What the first words of a line say for a paragraph's beginning, and how a page's indent is told."""

import pytest

from typeset.copydesk.lines.dialogue import weigh_turns
from typeset.copydesk.lines.habits import observe
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.looks import set_look
from typeset.copydesk.lines.seams import Seams
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.openings import weigh_opening
from typeset.copydesk.roles.joints import find_joints


@pytest.mark.parametrize(
    ("opens", "goes_on"),
    [
        ("数字技术本是为基层减负的，", "减负的。开发一个程序，目的"),
        ("环保团体批评，公司利润与", "旺表示，包覆式浮具一只要"),
        ("今年秋天第一次开镰的田里", "的田里稻穗低着头等人来"),
        ("秋の田んぼに風が渡る朝", "を渡る風に稲穂が揺れる"),
    ],
)
def test_a_line_that_ends_a_sentence_at_once_or_leans_opens_no_paragraph(opens: str, goes_on: str) -> None:
    assert weigh_opening(opens, stopped=False) - weigh_opening(goes_on, stopped=False) >= 0.8


def test_behind_a_full_stop_only_a_sentence_of_a_few_characters_is_doubtful() -> None:
    assert weigh_opening("不行。", stopped=True) < 0
    assert weigh_opening("的确，今年的水来得早。", stopped=True) == 0


@pytest.mark.parametrize(("indent", "place"), [(0, 0), (2, 1), (4, 2)])
def test_a_page_s_indent_is_told_though_marks_are_squeezed_in(indent: int, place: int) -> None:
    room = (28 - indent) // 2
    firsts = ["水" * room + "，" if n % 3 == 0 else "水" * room for n in range(9)]
    raw = "\n".join(line for first in firsts for line in (first, "岸" * 14, "舟行水上。"))
    lines = read_lines(raw, 0)
    habits = observe(lines, [28] * len(lines), [False] * len(lines), japanese=indent == 2)
    assert habits.lack[place] > 0.8


def test_an_interviewer_s_questions_and_what_answers_them_begin_paragraphs() -> None:
    raw = ["売り場は狭い。", "――狭くした理由は。", "客が増えたからです。", "棚も増やした。"]
    asked = read_lines("\n".join([*raw, "――人手は足りますか。", "はい。"]), 0)
    assert [weight > 1 for weight in weigh_turns(asked)] == [False, True, True, False, True, True]
    assert not any(weigh_turns(read_lines("\n".join(raw), 0)))


def test_a_column_of_a_few_lines_does_not_go_on_in_a_wider_one() -> None:
    before, line, after = read_lines("楼道里的灯坏了\n半年来没人修理\n街道城管科工作人员当天到现场查看", 0)
    habits = observe((before, line, after), [40] * 3, [False] * 3, japanese=False)
    going_on = set_look(line, (before, None, None), 40, habits)[1]
    assert set_look(line, (before, after, None), 40, habits)[1] < going_on - 3


def test_a_first_line_may_bear_the_measure_of_the_head_above_it() -> None:
    lines = read_lines("散热模组订单满到年底\n散热模组大厂昨天公布\n二月营收五十八亿七千万元。", 0)
    seams = Seams([line.bare for line in lines], japanese=False)
    other = find_joints(lines, [20, 20, 26], [(0, 0)] * 3, seams, load_cues())[1].other_column
    wider = find_joints(lines, [20, 20, 34], [(0, 0)] * 3, seams, load_cues())[1].other_column
    assert (other, wider) == (False, True)
