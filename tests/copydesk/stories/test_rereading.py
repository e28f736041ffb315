"""Doubtful lines are what their story needs: a question its headline, a name its writer, a greeting its first words."""

from dataclasses import replace
from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.stories.borders import Borders
from typeset.copydesk.stories.cuts import Shape, Story
from typeset.copydesk.stories.rereading import Rereading, may_head, name_by_story


def _passage(kind: Kind, bare: str, **said: float) -> Passage:
    return Passage(
        kind, (), bare, 30, 2 * len(bare), True, headlike=said.get("head", NEVER), textlike=said.get("text", NEVER)
    )


HEAD = _passage(Kind.HEAD, "风吹过青稞架")
NAME = _passage(Kind.HEAD, "仁青卓玛", text=-3.0)
GREETING = _passage(Kind.HEAD, "编辑先生：", text=-1.0)
SIGNATURE = _passage(Kind.HEAD, "云岭县烟草专卖局", text=-2.0)
TEXT = _passage(Kind.TEXT, "秋收之后，村子里最显眼的是青稞架。")
QUESTION = _passage(Kind.TEXT, "暖气不热该找谁？", head=-1.0)


def _reread(*passages: Passage) -> Rereading:
    words = [passage.bare for passage in passages]
    return Rereading(passages, Borders(passages, Lexicon(words, words)))


def test_only_short_lines_are_in_doubt() -> None:
    assert may_head(HEAD) and may_head(QUESTION)
    assert not may_head(TEXT)
    reread = _reread(HEAD, NAME, TEXT)
    assert reread.heads == [True, True, False]
    assert reread.leads[0] == reread.leads[2] == NEVER < reread.leads[1]


def test_no_text_begins_below_a_head_that_calls_for_more_nor_above_its_own_dateline() -> None:
    below = replace(NAME, blank=False)
    assert _reread(HEAD, below, TEXT).leads[1] > NEVER
    assert _reread(_passage(Kind.HEAD, "湟源陈醋："), below, TEXT).leads[1] == NEVER
    assert _reread(HEAD, below, replace(TEXT, opens=True)).leads[1] == NEVER
    assert _reread(HEAD, GREETING, replace(TEXT, opens=True)).leads[1] > NEVER


def test_a_head_made_of_texts_has_its_price_and_lines_of_heads_have_none() -> None:
    reread = _reread(HEAD, QUESTION, TEXT)
    assert reread.price(0, 1) == 0.0
    assert reread.price(0, 2) < 0.0


@pytest.mark.parametrize(
    ("first", "kind"), [(NAME, Kind.BYLINE), (GREETING, Kind.TEXT)], ids=["a name writes", "a colon greets"]
)
def test_the_first_line_of_a_text_is_a_writer_or_a_greeting(first: Passage, kind: Kind) -> None:
    story = Story(0, 4, 0, 1, Shape.HEAD_FIRST, 0.0)
    named = name_by_story((HEAD, first, TEXT, SIGNATURE), (story,))
    assert [passage.kind for passage in named] == [Kind.HEAD, kind, Kind.TEXT, Kind.TEXT]


def test_section_heads_and_heads_alone_stay_what_they_are() -> None:
    passages = (HEAD, TEXT, NAME, TEXT, SIGNATURE)
    stories = (Story(0, 4, 0, 1, Shape.HEAD_FIRST, 0.0), Story(4, 5, 4, 5, Shape.HEAD_ALONE, 0.0))
    assert name_by_story(passages, stories) == passages


PAGE = """供热公司昨日启动抢修

本报讯（记者田野）昨日上午，供热公司的三支抢修队在城北的五个小
区同时开工，更换老旧管道一千二百米，预计本周末全部恢复供暖。

暖气不热该找谁？

入户阀门以外由供热单位负责，阀门以内由业主负责。今年市里拿出两
千六百万元，对老旧小区暖气的庭院管网进行免费清洗，热线全天有人。

滨河公园夜跑人数翻番

本报讯（记者罗浩）滨河公园的塑胶跑道亮灯一个月，夜跑的人比往年
多了一倍，公园管理处在沿途添了四个饮水点和两处急救箱。
"""


def test_a_question_above_a_text_that_has_no_other_head_is_its_headline(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(PAGE))
    heads = [str(article.headline) for article in edition.articles]
    assert heads == ["供热公司昨日启动抢修", "暖气不热该找谁？", "滨河公园夜跑人数翻番"]


def test_a_line_read_as_a_writer_may_be_a_heads_and_is_named_so() -> None:
    place = _passage(Kind.BYLINE, "白石崖乡", head=-3.0)
    signed = _passage(Kind.BYLINE, "（记者 钱穆林）")
    reread = _reread(place, HEAD, TEXT, signed)
    assert reread.heads == [True, True, False, False]
    assert reread.price(0, 2) < reread.price(1, 2) == 0.0
    named = name_by_story((place, HEAD, TEXT, signed), (Story(0, 4, 0, 2, Shape.HEAD_FIRST, 0.0),))
    assert [passage.kind for passage in named] == [Kind.HEAD, Kind.HEAD, Kind.TEXT, Kind.BYLINE]


NEWS = {
    "村里办起“共享厨房”": "本报讯（记者梁野）6月3日，柳河镇西岗村的共享厨房开了火，附近的老人凭卡就能吃上一顿热饭。"
    "厨房由三户人家轮流掌勺，食材来自村里的菜园。",
    "水库除险加固月底完工": "本报讯（记者田苗）记者从县水利局获悉，南湾水库除险加固工程本月底完工，坝体已经加高两米，"
    "溢洪道也拓宽到四十米。",
    "图书馆延长夜间开放": "本报讯（通讯员何静）县图书馆从7月1日起延长夜间开放时间至22时，新增自习座位一百二十个，"
    "市民可以在手机上预约。",
}


def test_a_columns_name_between_a_head_and_a_text_headed_below_is_the_texts_kicker(sourced: Any) -> None:
    texts = ["\n".join(text[n : n + 17] for n in range(0, len(text), 17)) for text in NEWS.values()]
    first, second, third = (f"{text}\n\n{head}" for head, text in zip(NEWS, texts, strict=True))
    edition, _ = reassemble(*sourced("\n\n".join((first, "企业动态", second, third))))
    assert [(str(a.kicker or ""), str(a.headline)) for a in edition.articles] == [
        ("", "村里办起“共享厨房”"),
        ("企业动态", "水库除险加固月底完工"),
        ("", "图书馆延长夜间开放"),
    ]


@pytest.mark.parametrize(("line", "opens"), [("比赛结果如下：", False), ("编辑同志：", True)])
def test_below_a_text_only_a_greeting_opens_another(line: str, opens: bool, sourced: Any) -> None:
    texts = ["\n".join(text[n : n + 17] for n in range(0, len(text), 17)) for text in NEWS.values()]
    heads = list(NEWS)
    page = [
        heads[0],
        texts[0],
        line,
        texts[1].replace("本报讯（记者田苗）", "男子组冠军是柳河队。"),
        heads[2],
        texts[2],
    ]
    edition, _ = reassemble(*sourced("\n\n".join(page)))
    assert len(edition.articles) == 2 + opens
