"""Classes of words in patterns."""

import re

import pytest

from typeset.copydesk.knowledge.patterns import written
from typeset.copydesk.knowledge.vocabulary import classes, fill_in, ungrouped
from typeset.copydesk.marks.cues import load_cues, table


def test_a_class_stands_for_its_words_the_longer_before_the_shorter() -> None:
    assert re.fullmatch(fill_in("<SECTION>"), "综合体育")
    found = re.match(fill_in("<SECTION>"), "综合体育新闻")
    assert found is not None
    assert found.group() == "综合体育"
    assert fill_in("(?<=。)[a-z]") == "(?<=。)[a-z]"


def test_a_class_may_be_made_of_classes_and_none_is_left_open() -> None:
    assert re.fullmatch(fill_in("<NAMED>"), "地域・くらし")
    assert not any("<SECTION>" in pattern for pattern in classes().values())
    with pytest.raises(KeyError):
        fill_in("<NOSUCH>")


@pytest.mark.parametrize(
    "line",
    [
        "中国果业周报 市场·流通 B3",
        "民生 A07 南江晚报",
        "濠江日報 第三版 澳聞",
        "北陽新報 文化・スポーツ 14",
        "くらし 14",
    ],
)
def test_a_paper_a_code_and_a_page_title_are_a_folio_in_any_order(line: str) -> None:
    assert load_cues().is_whole("furniture", line)


@pytest.mark.parametrize(
    "line", ["人民日报3月刊登来信", "喜报 第3版诗集", "科技小院结硕果", "5G改变生活", "第28期双色球开奖"]
)
def test_a_head_with_a_number_is_no_folio(line: str) -> None:
    assert not load_cues().is_whole("furniture", line)


def test_no_group_is_kept_and_no_bracket_in_a_set_is_one() -> None:
    assert ungrouped(r"([（(]?a|b)\((?<=c)(?:d)([^]（(\]])(e(f))?") == (
        r"(?:[（(]?a|b)\((?<=c)(?:d)(?:[^]（(\]])(?:e(?:f))?"
    )
    pieces = [ungrouped(fill_in(cue.pattern)) for cue in table() if cue.where in ("start", "passage")]
    assert len(pieces) > 10
    assert not any(re.compile(written("start", [piece])).groups for piece in pieces)
