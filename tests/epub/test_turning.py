"""Turning: at the places that a heading gives it, a browser turns it where an editor would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.epub.setting import heading_turns
from typeset.model.edition import Script
from typeset.script.phrases import boundaries, turn_costs


def browse(text, script, width):
    """Fill lines as a browser does, then as narrow as so many lines can be; whole ems alone."""

    def fill(wide):
        lines, start, last = [], 0, 0
        for stop in (*sorted(heading_turns(text, script)), len(text)):
            if stop - start > wide and last > start:
                lines.append(text[start:last])
                start = last
            last = stop
        return [*lines, text[start:]]

    fewest = len(fill(width))
    return next(lines for wide in range(1, width + 1) if len(lines := fill(wide)) == fewest)


@pytest.mark.parametrize(
    ("script", "width", "lines"),
    [
        (Script.CN, 12, "培育科技型/中小企业成果丰硕"),
        (Script.CN, 7, "培育科技型/中小企业/成果丰硕"),
        (Script.CN, 12, "县人民医院成功实施/首例微创心脏手术"),
        (Script.CN, 12, "新能源汽车充电/基础设施建设提速"),
        (Script.TW, 11, "老屋翻新變身/社區長照據點"),
        (Script.TW, 12, "臺中市政府推動/托育公共化成效顯著"),
        (Script.HK, 11, "港鐵東鐵綫/過海段下月通車"),
        (Script.HK, 12, "立法會財務委員會/通過撥款興建中九龍幹線"),
        (Script.JP, 12, "新型コロナウイルス/感染症対策本部会議を開催"),
        (Script.JP, 12, "再生可能エネルギー/導入拡大へ県が補助金"),
        (Script.JP, 11, "サトウキビ畑に/ドローン隊"),
    ],
)
def test_lines_are_alike_at_little_harm(script, width, lines):
    assert "/".join(browse(lines.replace("/", ""), script, width)) == lines


def test_a_short_head_is_turned_between_phrases_alone():
    head = "科技特派员把实验室搬到田间地头"
    assert heading_turns(head, Script.CN) == set(boundaries(head, Script.CN))


def test_parts_between_spaces_are_turned_by_themselves():
    first, second = "立法會財委會通過撥款120億元", "北部都會區工程料明年動工"
    turns = heading_turns(f"{first} {second}", Script.HK)
    begins = len(first) + 1
    assert begins in turns
    assert {turn for turn in turns if turn < begins} == heading_turns(first, Script.HK)
    assert {turn - begins for turn in turns if turn > begins} == heading_turns(second, Script.HK)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("示范区的工作“”2020年5月，—ab日はがー漢字了科技型企业", max_size=30), st.sampled_from(list(Script)))
def test_no_turn_is_offered_inside_a_word(text, script):
    turns = heading_turns(text, script)
    assert set(boundaries(text, script)) <= turns <= set(turn_costs(text, script))
