"""The measure of a run of lines, in half ems."""

from typeset.copydesk.lines import read_lines
from typeset.copydesk.measures import infer_measures

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
