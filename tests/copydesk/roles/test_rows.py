"""Rows longer than their column, put together again; rows that fit, and poems, left as they stand."""

from collections.abc import Callable

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.role import HEAD, SINGLE, TABLE
from typeset.copydesk.lines.seams import Turn
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.furniture import PageFacts
from typeset.copydesk.marks.marking import mark
from typeset.copydesk.roles.rows import open_tables, part_lists, turn_rows
from typeset.model.edition import Meta, Paragraph, Verse
from typeset.model.source import Source

PROSE = """\
本报讯（记者 王红）3月15日，全县春
耕备耕现场会在清河镇举行，与会人员先后
察看了育秧大棚、农机合作社和高标准农田
建设工地，听取了各乡镇的情况介绍，并就
下一步工作作了安排。
"""
OUTAGES = """\
07:00—17:00 10千伏河西
线：河西路1至88号
08:30—12:00 10千伏桥南
线：桥南新村、柳树里
09:00—16:30 城东变122开
关：东安街、福利院
"""
EVENTS = """\
兒童劇《紙箱王國》／演藝廳／今14:30、
19:30
陳水木水墨展／美術館二樓／至4月5日
客家山歌班發表／文化局廣場／13日10:00
電影《稻香》放映／影像館／15日19:00
"""
LEAGUE = ("1 滨海 5 4 1 0 13", "2 青原 5 4 0 1 12", "3 江城 5 3 1 1 10", "4 南岭 5 2 2 1 8", "5 云台 5 2 1 2 7")
RESULTS = ("◇社会人リーグ秋季大会第6節", "北央　7―5　港南製鋼", "東部　2―0　浜西", "上条　4―4　鶴居")


@pytest.fixture
def units(sourced: Callable[..., tuple[Source, object]]) -> Callable[[str, str], list[str]]:
    """The lines of verse and the paragraphs of a page's last article, without white space."""

    def read(page: str, lang: str) -> list[str]:
        edition, _ = reassemble(*sourced(page, lang=lang))
        found: list[str] = []
        for block in edition.articles[-1].body:
            if isinstance(block, Verse):
                found.extend(str(line) for line in block.lines)
            elif isinstance(block, Paragraph):
                found.append(str(block.text))
        return ["".join(text.split()) for text in found]

    return read


def test_rows_turned_at_the_column_are_put_together(units: Callable[[str, str], list[str]]) -> None:
    found = units(f"春耕备耕现场会举行\n\n{PROSE}\n计划停电预告\n\n{OUTAGES}", "zh-Hans")
    assert found == [
        "07:00—17:0010千伏河西线：河西路1至88号",
        "08:30—12:0010千伏桥南线：桥南新村、柳树里",
        "09:00—16:30城东变122开关：东安街、福利院",
    ]


def test_one_row_too_long_does_not_touch_the_others(units: Callable[[str, str], list[str]]) -> None:
    found = units(f"春耕備耕現場會舉行\n\n{PROSE}\n藝文快遞\n\n{EVENTS}", "zh-Hant")
    assert found[0] == "兒童劇《紙箱王國》／演藝廳／今14:30、19:30"
    assert len(found) == 4


@pytest.mark.parametrize(("head", "rows", "lang"), [("积分榜", LEAGUE, "zh-Hans"), ("記録", RESULTS, "ja")])
def test_rows_that_fit_stay_rows(
    units: Callable[[str, str], list[str]], head: str, rows: tuple[str, ...], lang: str
) -> None:
    found = units(f"春耕备耕现场会举行\n\n{PROSE}\n{head}\n\n" + "\n".join(rows) + "\n", lang)
    assert found == ["".join(row.split()) for row in rows]


RESULTS = """\
全国男篮乙级联赛半决赛 云岭猎
鹰94∶98海州飞鱼
中国足球甲级联赛第12轮 辽海1∶
1宁川 沪东2∶0赣江
法网男单第三轮 德约科维奇3∶2
穆塞蒂
市乒乓球俱乐部联赛 港务队3∶1
教师队 铁路队0∶3盐场队
"""


def test_a_tables_first_row_is_no_head_where_heads_stand_apart() -> None:
    stories = "".join(f"{place}健儿出征\n\n代表队昨天启程。\n\n" for place in ("东城", "西山", "南湖", "北河"))
    apart = read_lines(f"{stories}昨日赛果\n\n{RESULTS}", 0)
    close = read_lines(f"{stories}昨日赛果\n\n{RESULTS}".replace("\n\n", "\n"), 0)
    roles = [HEAD, SINGLE] * 4 + [HEAD, HEAD] + [TABLE] * 7
    for lines, first in ((apart, TABLE), (close, HEAD)):
        words = mark(lines, load_cues(), PageFacts("", None, "1", None))
        assert open_tables(lines, words, roles) == [HEAD, SINGLE] * 4 + [HEAD, first] + [TABLE] * 7


DEATHS = "前田ハルさん（94）浜町2 告別式5日正午、浜寺\n本多正さん（81）緑町4 告別式6日10時、市斎場\n"
RACES = "【男子】①浜東58分21秒②中央59分40秒③岬1時間12秒\n【女子】①港南43分09秒②浜東43分55秒③緑丘44分31秒\n"


@pytest.mark.parametrize(
    ("page", "place"), [(RACES + DEATHS, 2), (DEATHS + "▽図書館「読み聞かせ」10時半\n▽公民館「生け花」13時半\n", 2)]
)
def test_another_list_may_begin_where_the_rows_build_changes(page: str, place: int) -> None:
    lines = read_lines(page, 0)
    parted = part_lists(lines, [TABLE] * len(lines), [False] * len(lines))
    assert [n for n, found in enumerate(parted) if found] == [place]


@pytest.mark.parametrize(
    "page", [DEATHS * 2, RACES * 2, "▽図書館 10時\n▽公民館「茶会」\n▽県庁前 9時\n▽港町 15時（雨天中止）\n"]
)
def test_rows_of_one_build_or_behind_one_sign_are_one_list(page: str) -> None:
    lines = read_lines(page, 0)
    assert not any(part_lists(lines, [TABLE] * len(lines), [False] * len(lines)))


def test_two_lists_between_two_heads_are_one_each(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"お悔やみ\n\n{DEATHS}\n▽図書館「読み聞かせ」10時半\n▽公民館「生け花」13時半\n\nきょうの催し\n"
    articles = reassemble(*sourced(page, lang="ja"))[0].articles
    assert [(str(article.headline), len(article.body)) for article in articles] == [
        ("お悔やみ", 1),
        ("きょうの催し", 1),
    ]


CLINICS = """\
休日当番医

【金沢】内科＝中村内科医院（076-221-0001）
【金沢】小児科＝ひばりこどもクリニック
（076-222-0102）
【小松】外科＝串外科（0761-44-0203）
【七尾】内科＝矢田郷医院（0767-52-0304）
"""


def test_what_opens_without_the_rows_sign_goes_on(units: Callable[[str, str], list[str]]) -> None:
    """Where most rows open with one sign, a line without it goes on with the row above, built like rows or not."""
    rows = units(CLINICS, "ja")
    assert [row[:8] for row in rows] == ["【金沢】内科＝中", "【金沢】小児科＝", "【小松】外科＝串", "【七尾】内科＝矢"]


SWUM = """\
【男子】
百メートル自由形　①佐野大地（県央工）54秒12
二百メートル平泳ぎ　①中谷悠斗（港南）2分19秒
高飛び込み　①秋山蓮（城北）388・45点
【女子】
百メートル自由形　①森下結衣（港南）58秒90
二百メートル平泳ぎ　①平沢凜（城北）2分35秒
"""


def test_rows_that_each_say_who_was_first_and_names_of_a_lists_parts_are_rows(
    units: Callable[[str, str], list[str]],
) -> None:
    page = f"県議会が閉会、予算を可決\n\n{PROSE}\n県高校水泳　結果\n\n{SWUM}"
    assert units(page, "ja") == SWUM.replace("　", "").splitlines()


def test_the_parts_of_a_list_may_be_named_without_brackets(units: Callable[[str, str], list[str]]) -> None:
    rows = ["男子組", "英明 68：61 培德", "樂善 55：72 港南", "女子組", "真光 49：40 聖心", "保良 38：44 英明"]
    page = "七人賽門票今發售\n" + PROSE + "賽果\n學界籃球邀請賽八強\n" + "\n".join(rows) + "\n"
    assert units(page, "zh-Hant-HK") == ["".join(row.split()) for row in rows]


def test_when_and_where_it_was_stands_with_the_results_below_it(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"""県議会が閉会、補正予算を可決

　県議会は15日、補正予算案など二十六議案
を原案通り可決し、閉会した。知事は「着実
に執行する」と述べた。

　（14日、県営プール）

{SWUM}
県高校水泳　結果
"""
    _, results = reassemble(*sourced(page, lang="ja"))[0].articles
    assert str(results.headline).split() == ["県高校水泳", "結果"]
    opened = results.body[0]
    assert isinstance(opened, Paragraph)
    assert str(opened.text) == "（14日、県営プール）"


@pytest.mark.parametrize(
    ("page", "begun"),
    [
        (
            "▽男子（６区間）①浜東１時間２８分４１\n秒②港南東１時間２９分３３秒③岬水産\n１時間３１分０２秒\n"
            "▽女子（４区間）①緑丘学園５２分１４秒\n②浜東中央５２分５８秒③北上岬５４分\n２０秒\n",
            [0, 3],
        ),
        (
            "▽男子\n①浜東１時間２８分４１秒\n②港南東１時間２９分\n▽女子\n①緑丘学園５２分１４秒\n②浜東中央５２分\n",
            [0, 1, 2, 3, 4, 5],
        ),
        (
            "甲组男单：1.程浩然 2.沈\n子轩 3.邹凯\n甲组女单：1.于诗涵 2.苗\n苗 3.费雨桐\n"
            "乙组男单：1.陆天佑 2.包\n一鸣 3.贾铭\n",
            [0, 2, 4],
        ),
        (
            "男子100米：樊硕（连湾）\n10秒58\n女子400米：柳依依（盛州）\n55秒21\n男子跳远：毕超（锦城）7\n米64\n",
            [0, 2, 4],
        ),
        (
            "男童團體：①中山國小②大業國小\n③龍潭國小\n女童團體：①石門國小②中山國小\n③楊明國小\n",
            [0, 2],
        ),
    ],
    ids=["items' marks", "marks above short lines", "labels", "labels with numbers", "numbers inside rows"],
)
def test_what_opens_without_the_mark_or_label_of_the_others_goes_on_below_a_full_line(
    page: str, begun: list[int]
) -> None:
    lines = read_lines(page, 0)
    words = mark(lines, load_cues(), PageFacts("", None, "1", None))
    turned = turn_rows(lines, words, [TABLE] * len(lines), [Turn.CLEAN] * (len(lines) - 1))
    assert [place for place, goes_on in enumerate(turned) if not goes_on] == begun
