"""What a line says of its role: a brief's dateline is no head's line, and quotations between paragraphs are heads."""

from collections.abc import Callable
from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.lines.habits import observe
from typeset.copydesk.lines.line import Line, is_quotation, read_lines
from typeset.copydesk.lines.role import SINGLE
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.furniture import PageFacts
from typeset.copydesk.marks.marking import mark
from typeset.copydesk.roles.evidence import weigh
from typeset.copydesk.roles.sisters import find_sister_heads
from typeset.model.edition import Section

OPENED = "村里的渡口一早就排起了长队，等船\n的多是赶集的老人。摆渡的老罗今年\n六十三岁，在河上已经三十年。"
MORE = "他每天五点起床，先把船舱的水舀干，\n再把缆绳一根一根看过。遇到涨水，\n一天要来回四十多趟，中午饭就在船上\n吃。"
QUOTATIONS = ("“船在，路就在”", "“谁家没个急事呢”", "“桥通了，我就歇歇”")

WIDE = ("“船在这，路就在这里”", "“谁家没急事，我就去”", "“桥通了，我歇一歇”")


def feature(*quotations: str, blank: str = "\n\n") -> str:
    """An article with a section head before each paragraph but the first."""
    parts = [OPENED, *(part for quotation in quotations for part in (quotation, MORE))]
    return "老渡口 新故事\n\n" + blank.join(parts)


def quoted(lines: tuple[Line, ...], *, japanese: bool) -> list[bool]:
    """Which lines their like tells for section heads."""
    return find_sister_heads(lines, [34] * len(lines), japanese=japanese)


def sections(text: str, sourced: Any) -> list[list[str]]:
    """The section heads of each article, by the article."""
    edition, _ = reassemble(*sourced(text))
    return [
        [text for block in article.body if isinstance(block, Section) for text in [str(block.text)]]
        for article in edition.articles
    ]


def test_quotations_between_paragraphs_are_one_articles_section_heads(sourced: Any) -> None:
    assert sections(feature(*QUOTATIONS), sourced) == [list(QUOTATIONS)]


def test_such_heads_are_told_where_they_are_as_wide_as_a_paragraphs_first_line(sourced: Any) -> None:
    opened = "清晨的渡口排起了长队，等\n船的多是赶集的老人。摆渡的老\n罗六十三岁，在河上三十年。"
    more = "他每天五点起床，先把船舱\n的水舀干，再把缆绳一根一根看\n过。遇到涨水，一天要来回四十\n多趟。"
    text = "老渡口 新故事\n\n" + "\n\n".join([opened, *(x for head in WIDE for x in (head, more, more))])
    assert sections(text, sourced) == [list(WIDE)]


def test_the_quotations_of_talk_in_turn_are_no_heads() -> None:
    lines = read_lines(f"{OPENED}\n“船在，路就在”\n“谁家没个急事呢”\n{MORE}\n“桥通了，我就歇歇”\n{MORE}", 0)
    assert not any(quoted(lines, japanese=False))


def test_one_quotation_alone_says_nothing() -> None:
    assert not any(quoted(read_lines(feature(QUOTATIONS[0]), 0), japanese=False))
    assert not any(quoted(read_lines(feature(*QUOTATIONS[:2]), 0), japanese=True))
    assert sum(quoted(read_lines(feature(*QUOTATIONS[:2]), 0), japanese=False)) == 2


@pytest.mark.parametrize(
    ("text", "whole"), [("「春を待つ」", True), ("「春」と「夏」", False), ("“走吧。”", False), ("『山の声』", True)]
)
def test_a_quotation_goes_from_end_to_end_without_a_full_stop(text: str, whole: bool) -> None:
    assert is_quotation(text) is whole


@pytest.mark.parametrize("dateline", ["　　本报讯 （记者 罗浩） 9月", "　　新华社北京9月2日电 9月"])
def test_a_briefs_first_line_however_short_is_no_line_of_the_head_above(
    dateline: str, sourced: Callable[..., Any]
) -> None:
    brief = (
        f"{dateline}\n28日，由市总工会、市人社局和\n\n市科协联合举办的技能比武大赛在市职\n业学院举行。来自全市32家企业的186\n"
        "名选手参加了焊接、钳工、电工等六个\n项目的角逐。"
    )
    before = "\n".join(f"　　{part}" for part in (OPENED, MORE))
    edition, _ = reassemble(*sourced(f"{before}\n\n老渡口 新故事\n\n{brief}\n\n全市技能比武大赛举行"))
    assert [str(article.headline) for article in edition.articles] == ["老渡口 新故事", "全市技能比武大赛举行"]
    assert len(edition.articles[1].body) == 1


BESIDE = "县城南门的粮站昨天拆去了围墙，\n二十年没有开过的大门敞着。拆墙的\n工人说，月底前要建成停车场。"


@pytest.mark.parametrize("question", ["渡口的老船\n要不要留？", "渡口的老船要不要留？", "老罗的\n“四十三趟”"])
def test_a_question_or_a_quoted_word_between_blank_lines_is_a_head(question: str, sourced: Any) -> None:
    raw = f"{OPENED}\n\n{MORE}\n\n读者来信\n\n{question}\n\n{BESIDE}\n\n粮站围墙拆除\n月底改停车场"
    edition, _ = reassemble(*sourced(raw))
    assert [str(article.headline) for article in edition.articles] == [
        question.replace("\n", ""),
        "粮站围墙拆除月底改停车场",
    ]


def test_a_question_that_someone_asks_is_a_paragraph(sourced: Any) -> None:
    asked = f"老渡口 新故事\n\n记者：渡口还会留吗？\n\n{OPENED}\n\n记者：船票多少钱？\n\n{MORE}"
    edition, _ = reassemble(*sourced(asked))
    assert [len(article.body) for article in edition.articles] == [4]


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("◇黒の中の黒", "◇空き地の雪"), True),
        (("一、提高认识", "二、加强领导"), True),
        (("加法：拓宽渠道", "减法：压缩环节"), True),
        (("记者：谁来修理", "记者：钱从何来"), False),
        (("◇黒の中の黒を見る。", "◇空き地の雪を見る。"), False),
    ],
)
def test_short_lines_that_open_alike_between_paragraphs_are_section_heads(heads: tuple[str, str], told: bool) -> None:
    lines = read_lines(f"{OPENED}\n{heads[0]}\n{MORE}\n{heads[1]}\n{MORE}", 0)
    found = find_sister_heads(lines, [30] * len(lines), japanese=False)
    assert [line.bare for line, sister in zip(lines, found, strict=True) if sister] == (list(heads) if told else [])


@pytest.mark.parametrize(
    ("head", "below", "told"),
    [
        ("學徒從洗筆開始", "\n　　", True),
        ("再活“面子”", "\n　　", True),
        ("學徒從洗筆開始", "\n", False),
        ("學徒從洗筆開始", "\n\n　　", False),
        ("說到學徒，從洗筆開始", "\n　　", False),
    ],
)
def test_an_indent_below_a_flush_short_line_tells_a_section_head(head: str, below: str, told: bool) -> None:
    lines = read_lines(f"{OPENED}\n{head}{below}{MORE}", 0)
    found = find_sister_heads(lines, [34] * len(lines), japanese=False)
    assert [line.bare for line, sister in zip(lines, found, strict=True) if sister] == ([head] if told else [])


def test_lines_that_open_alike_one_below_the_other_are_a_list() -> None:
    lines = read_lines(f"{OPENED}\n◇口石\n◇市瀬三郎\n◇沖田\n{MORE}\n◇空き地の雪\n{MORE}", 0)
    assert not any(find_sister_heads(lines, [30] * len(lines), japanese=True)[3:6])


def test_what_closes_a_notice_may_run_on_below_a_full_line() -> None:
    def alone(above: str) -> float:
        lines, cues = read_lines(f"{above}\n哀此訃聞。", 0), load_cues()
        words = mark(lines, cues, PageFacts("test", None, "1", None))
        habits = observe(lines, [32, 32], [False, False], japanese=False)
        return weigh(lines, [32, 32], words, habits, cues).roles[1][SINGLE]

    assert alone("翌日上午出殯，奉柩往火葬場火化。") < alone("翌日奉柩往火葬場火化。") - 1


def test_a_section_head_that_nothing_parts_is_told_on_a_page_that_parts_its_heads(sourced: Any) -> None:
    one, other = "设备标准都要跟上", "风也坐在客席上"
    head = "老渡口 新故事\n\n"
    page = "\n".join([f"{head}{OPENED}\n{MORE}", one, f"{MORE}\n{MORE}", other, f"{MORE}\n\n新桥 老船\n\n{OPENED}"])
    assert sections(page, sourced)[0][:2] == [one, other]


def test_a_datelines_bracket_may_close_on_the_next_line() -> None:
    lines = read_lines("〔記者田雅婷／台東報\n導〕車身漆滿彩虹的\n〔記者的話\n導〕車身", 0)
    assert [word.story for word in mark(lines, load_cues(), PageFacts("test", None, "1", None))] == [True, *[False] * 3]
