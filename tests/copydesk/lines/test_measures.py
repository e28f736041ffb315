"""The measure of a run of lines, in half ems."""

from collections.abc import Callable

from typeset.copydesk import reassemble
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.measures import infer_measures
from typeset.model.edition import Meta
from typeset.model.source import Source

BROAD = """\
　　市教育局昨天公布新学年校历，全市
中小学九月一日同时开学，寒假二十八天，
暑假五十二天，各校可在规定周数以内安
排春秋假，具体办法由各区自行拟定以后
报市里备案，家长可以在网上查到。

"""


def measures(text: str) -> list[int]:
    return infer_measures(read_lines(text, 0))


def test_three_lines_half_an_em_apart_show_a_column() -> None:
    brief = (
        "　　晚报讯 （记者丁岚） 自\n5 月 12 日起，城西游泳馆开放时\n延长到每天 9 时至 21 时，周二不\n"
        "再闭馆。馆内新增两条儿童的泳\n道，并有教练值守。\n"
    )
    assert measures(BROAD + brief)[-5:] == [28] * 5


def test_a_first_line_that_lacks_its_indent_to_the_second_shows_a_column() -> None:
    narrow = "\n".join(
        ["ひがしの交差点から来た", "市の除雪車と衝突し、車", "が横転した。運転してい", "た男性は軽いけが。"]
    )
    text = f"　２１日午前６時１０分ごろ、南区\n松原３丁目の県道交差点で、北の方\n\n{narrow}\n"
    assert measures(text)[:2] == [32, 32]


def test_only_a_mark_hangs_over_the_measure() -> None:
    column = "商店街の空き店舗を改装\nした交流の場が八日に開\nく。子ども連れの親や高\n齢者に使ってもらう考え\n"
    hung = "　市立図書館は十日から\n来る春の蔵書点検に備え、\n本の貸し出しを一度休む。\n"
    full = "　市立図書館は十日から\n来る春の蔵書の点検に備え\n本の貸し出しを一度休む予\n定で、返す本は玄関の箱に\n"
    assert measures(column + "\n" + hung)[-3:] == [22] * 3
    assert measures(column + "\n" + full)[-4:] == [24] * 4


PAGE = """\
市行政服务中心
推出“周末不打烊”

　　本报讯（记者 杨图
强）11 月 1 日起，市行
政服务中心实行周六延
时服务，社保、医保、公
积金等 126 项业务可办。

　　中心主任方文介绍，首日共办件 312
件，比平日多 40 件。市民邓先生为新房
办证，只用了 18 分钟。

　　“以前得请半天假，现在周六就能来，
方便多了。”他说。

我市新增 3 条公交线路

　　本报讯 （通讯员 苏静 马
图南） 记者 10 日从市公交集团
获悉，自 12 日起新增 61 路、62
路、63 路 3 条线路，票价 2 元，
首班 6:30，末班 21:00。
61 路由火车站至大学城，62 路由
东门至西山公园，63 路由医院至
高铁站。

“小巷管家”上岗

　　本报讯 11 月 8 日，古楼街道 42 名
“小巷管家”持证上岗。他们每天巡查
2 次，遇到问题随手拍、随时报。
　　街道党工委书记周雅文说，力争做
到“小事不出巷，大事不出街”。（文图）

"""


def test_an_indented_line_shows_the_column_of_those_near_it(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    edition, _ = reassemble(*sourced(PAGE))
    assert [len(article.body) for article in edition.articles][0::2] == [3, 2]
