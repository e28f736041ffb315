"""Pages that some tool took all blank lines from."""

from typeset.copydesk import reassemble
from typeset.copydesk.lines import is_airless

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
