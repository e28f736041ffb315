"""Pages that some tool took all blank lines from."""

from typeset.copydesk import reassemble
from typeset.copydesk.lines.line import is_airless, is_tight

from .conftest import source_of

BEHIND = """\
柳河晚报 第3版 民生 2019年4月12日 星期五
本报讯（记者 方琳）昨天上午，柳河
公交集团把28台新能源客车开进北站，
沿线居民等了两年的17路终于换了新
车。车上装了低踏板和轮椅坡道，老人
推着买菜车也上得去。
集团调度中心说，换车以后班次从每天
46个加到58个，末班车推迟到晚上9
点半。原来的旧车进厂检修，合格的留
作雨雪天备用。
民生无小事
17路换新车 末班推迟半小时
本报讯（记者 韦东）家住槐荫里的
赵桂芝收到一封没有署名的信，里面
装着她上个月在菜场丢的社保卡和二
百三十元钱。信上只写了一句话：“大
姐，别着急。”
赵桂芝拿着信走访了菜场三十多个摊
位，没有人承认。她把钱捐给了社区的
助学箱，说要把这份心意传下去。
失卡寄回 好人无名
开往槐荫里的17路
新车停在北站，司机
在检查坡道。
方琳 摄
"""


def test_few_blank_lines_are_none() -> None:
    assert is_airless([1] + [0] * 70)
    assert is_airless([0, 1, *[0] * 70])
    assert not is_airless([0, 1, 1, *[0] * 70])
    assert not is_airless([0, 0, 1, 0])


def test_blank_lines_between_columns_leave_a_page_tight() -> None:
    columns = [0, 1, *[0] * 40, 1, *[0] * 40, 1, *[0] * 40]
    assert is_tight(columns)
    assert not is_airless(columns)
    assert not is_tight([0, *[1, 0, 0, 0] * 20])
    assert not is_tight([0, 1, *[0] * 20])
    assert is_tight([0] * 20)


def test_heads_behind_their_texts_and_a_caption_stand_apart_without_blank_lines() -> None:
    edition, _ = reassemble(*source_of(BEHIND))
    assert [(str(a.kicker) if a.kicker else None, str(a.headline), len(a.body)) for a in edition.articles] == [
        ("民生无小事", "17路换新车 末班推迟半小时", 2),
        (None, "失卡寄回 好人无名", 2),
    ]
    photos = [photo for article in edition.articles for photo in article.photos] + list(edition.photos)
    assert [(str(p.caption), str(p.credit)) for p in photos] == [
        ("开往槐荫里的17路新车停在北站，司机在检查坡道。", "方琳 摄")
    ]


POEM = """\
柳河晚报 第7版 副刊 2019年4月14日 星期日
老井在村口的槐树下，井沿磨出七道绳痕。
奶奶说，那是七代人打水打出来的。
前年通了自来水，井口盖上了石板，石板
上又长出一层青苔。
奶奶还是每天去坐一坐，摸一摸绳痕，像
摸自己的手。她说水是凉的，人心要热。
村口那眼老井
雪落在没有人走的路上
落在昨天的脚印里
我听见灯一盏一盏睡去
窗子还醒着
像一封没有寄出的信
等一个名字
雪夜一封信
外公的木匠箱子一直放在阁楼上，锁已经锈
了。去年清明，舅舅把它撬开，里面是二十
三把凿子，一把一个布套。
舅舅说，外公做了四十年木匠，没有一把凿
子是丢过的。我挑了最小的一把带回城里，
放在书桌上，写不下去的时候就拿起来掂一掂。
外公的二十三把凿子
"""


def test_a_head_that_its_poem_took_for_a_line_is_found_by_what_the_page_wants() -> None:
    edition, _ = reassemble(*source_of(POEM))
    assert "雪夜一封信" in [str(article.headline) for article in edition.articles]
