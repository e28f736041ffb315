"""Phrases: the turns of real headlines, marked by hand in turns.tsv."""

from pathlib import Path

import budoux
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.model.edition import Script
from typeset.script.lexicon import lexicon
from typeset.script.phrases import PHRASE, boundaries, part_costs, turn_costs


def read_gold():
    for line in (Path(__file__).parent / "turns.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, marked = line.split("\t")
        text, good, tolerable = "", set(), set()
        for char in marked:
            if char == "|":
                good.add(len(text))
            elif char == "/":
                tolerable.add(len(text))
            else:
                text += char
        yield Script(lang), text, good, good | tolerable


GOLD = list(read_gold())


def test_no_boundary_parts_what_belongs_together():
    wrong = [
        (text, offset) for script, text, _, right in GOLD for offset in boundaries(text, script) if offset not in right
    ]
    assert wrong == []


def test_turns_are_where_an_editor_would_turn():
    offered = [
        (offset in right, offset in good) for script, text, good, right in GOLD for offset in turn_costs(text, script)
    ]
    assert sum(right for right, _ in offered) / len(offered) >= 0.97
    wanted = sum(len(good) for _, _, good, _ in GOLD)
    assert sum(good for _, good in offered) / wanted >= 0.95


def test_budoux_alone_does_worse():
    parser = budoux.load_default_simplified_chinese_parser()
    wrong = total = 0
    for script, text, _, right in GOLD:
        if script is Script.CN:
            offset = 0
            for phrase in parser.parse(text)[:-1]:
                offset += len(phrase)
                wrong += offset not in right
                total += 1
    assert wrong / total > 0.1


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("春天的故事", "的"),
        ("总产值增长了57.69%以上", "7.69%了"),
        ("会议5月1日举行", "月1日"),
        ("他们来到了海边", "们了"),
        ("关于印发《统计法实施条例》的通知", "统计法实施条例》的"),
    ],
)
def test_no_line_of_a_head_begins_with(text, never):
    assert {text[offset] for offset in turn_costs(text, Script.CN)} & set(never) == set()


def test_spaces_come_first():
    costs = turn_costs("焦作高新区 培育科技型中小企业", Script.CN)
    assert costs[6] == 0.0
    assert all(cost > 20 for offset, cost in costs.items() if offset != 6)
    assert boundaries("焦作高新区 培育科技型中小企业", Script.CN) == (6,)


def test_traditional_is_looked_up_by_simplified():
    assert [word.text for word in lexicon().part("行政院宣布開始領取")] == ["行政院", "宣布", "開始", "領取"]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text("示范区的工作“”《》2020年5月 ，。—ab日はがー漢字第三个了", max_size=30), st.sampled_from(list(Script)))
def test_turns_lie_inside_and_words_are_the_text(text, script):
    costs = turn_costs(text, script)
    assert all(0 < offset < len(text) for offset in costs)
    assert all(cost >= 0 for cost in costs.values())
    assert all(not (text[k - 1].isdigit() and text[k].isdigit()) for k in costs)
    assert set(boundaries(text, script)) == {offset for offset, cost in costs.items() if cost <= PHRASE}
    assert "".join(word.text for word in lexicon().part(text)) == text


def test_parts_are_turned_inside_as_if_they_stood_alone():
    head = "立法會財委會通過撥款120億元 北部都會區工程料明年動工"
    inside = part_costs(head, Script.HK)
    first = turn_costs("立法會財委會通過撥款120億元", Script.HK)
    assert first and first == {offset: cost for offset, cost in inside.items() if offset < head.index(" ")}
    assert not {head.index(" "), head.index(" ") + 1} & set(inside)


def test_a_borrowed_word_is_a_word_in_a_compound():
    text = "新型コロナウイルス感染症対策本部会議"
    costs = turn_costs(text, Script.JP)
    assert {text.index("コ"), text.index("感")} <= set(costs)
    assert costs[text.index("感")] > PHRASE
    assert turn_costs("ドローン隊", Script.JP) == turn_costs("大ホール", Script.JP) == {}
