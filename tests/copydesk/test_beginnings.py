"""Where captions begin on pages without blank lines."""

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Edition

from .conftest import source_of

TOP = """\
南臺時報 A7 地方 民國101年9月14日 星期五
〔記者高明倫／屏東報導〕內埔
鄉公所昨天宣布，老街騎樓整平
工程下月動工，預計明年三月完
成，施工期間商家照常營業。
鄉長鍾正雄說，騎樓高低落差最
大達四十公分，長輩推輪椅出門
得繞到馬路上，十分危險。
老街騎樓整平 下月動工
衛生所自十月起加開夜間門診，
每週二、四晚上六時至八時看診
，民眾可先以電話預約，也可現
場掛號。
主任邱淑芬表示，許多上班族白
天請假不易，夜間門診可讓慢性
病患者按時領藥，不必再跑市區
醫院。
"""
HEADS = ("短評：夜診是偏鄉的一盞燈", "【讀者投書】夜診不該只有兩天", "慢性病領藥不必再跑市區")
CAPTIONS = (
    ("邱淑芬主任為長輩量血壓，\n旁為志工團隊成員。", "（衛生所提供）"),
    ("老街騎樓高低不平，推輪椅的\n長輩只能走馬路。", "圖／屏東縣政府提供"),
    ("義診隊員昨天在活動中心前\n整理藥品。", "（記者高明倫攝）"),
)


def photos_of(edition: Edition) -> list[tuple[str, str]]:
    photos = [photo for article in edition.articles for photo in article.photos] + list(edition.photos)
    return [(str(photo.caption), str(photo.credit)) for photo in photos]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("caption", "credit"), CAPTIONS)
def test_a_caption_leaves_the_head_above_it_to_its_text(head: str, caption: str, credit: str) -> None:
    edition, _ = reassemble(*source_of(f"{TOP}{head}\n{caption}\n{credit}\n"))
    assert [str(article.headline) for article in edition.articles] == ["老街騎樓整平 下月動工", head]
    assert photos_of(edition) == [(caption.replace("\n", ""), credit)]


HANS = """\
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
"""


def test_an_agency_s_name_in_brackets_ends_a_caption_above_another() -> None:
    captions = "中国队主攻手李思凡（左）突破古\n巴队拦网。（新华社）\n话剧《茶馆》的演员日前\n彩排。（剧团供图）\n"
    edition, _ = reassemble(*source_of(f"{HANS}{captions}"))
    assert photos_of(edition) == [
        ("中国队主攻手李思凡（左）突破古巴队拦网。", "（新华社）"),
        ("话剧《茶馆》的演员日前彩排。", "（剧团供图）"),
    ]
