"""Where captions begin on pages without blank lines."""

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Edition

from .conftest import source_of
from .test_airless import BEHIND

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


def test_an_agency_s_name_in_brackets_ends_a_caption_above_another() -> None:
    captions = "中国队主攻手李思凡（左）突破古\n巴队拦网。（新华社）\n话剧《茶馆》的演员日前\n彩排。（剧团供图）\n"
    texts = BEHIND[: BEHIND.index("开往槐荫里")].replace("民生无小事\n", "")
    edition, _ = reassemble(*source_of(texts + captions))
    assert photos_of(edition) == [
        ("中国队主攻手李思凡（左）突破古巴队拦网。", "（新华社）"),
        ("话剧《茶馆》的演员日前彩排。", "（剧团供图）"),
    ]


RICE = """\
　山あいの棚田で育てた米を
味わってもらおうと、市内の全
小中学校の給食に６日、鹿里町
産の新米が登場した。
　市教委は来年度、年４回に増
やす方針だ。
"""
HALL = """\
　建て替えが進められていた
砂丘市の新庁舎が４日に開庁
し、待ちわびた市民らが早速
窓口を訪れた。
　屋上は津波の際に約８００
人が避難できる。
"""
RELAY = """\
　県高校駅伝は３日、砂丘市の
海岸コースであり、女子は浜北
が３年連続の優勝を飾った。
　男子は砂丘工が２年ぶりに制
し、全国大会に進む。
"""
JAPANESE = f"棚田の米、給食に\n{RICE}{{caption}}\n新庁舎が開庁、市民ら見学\n{HALL}"
BELOW = f"{RELAY}浜北女子が３連覇\n{RICE}棚田の米、給食に\n{{caption}}\n{HALL}新庁舎が開庁、市民ら見学\n"


LEFT = "新米をよそう鹿里小の児童\n（左）ら＝６日、鹿里町で"


@pytest.mark.parametrize(
    ("page", "caption"), [(JAPANESE, LEFT), (BELOW, LEFT), (JAPANESE, "新米を頬張る安部\n蓮君＝鹿里小で")]
)
def test_a_caption_that_nothing_parts_stands_between_stories(page: str, caption: str) -> None:
    edition, _ = reassemble(*source_of(page.format(caption=caption), lang="ja"))
    assert {str(article.headline) for article in edition.articles} >= {"棚田の米、給食に", "新庁舎が開庁、市民ら見学"}
    assert [words.replace("\n", "") for words, _ in photos_of(edition)] == [caption.replace("\n", "")]


def test_a_short_paragraph_that_lost_its_indent_is_no_caption() -> None:
    page = JAPANESE.replace("　", "").replace("{caption}\n", "児童らは棚田を訪ね\nる。\n")
    assert not photos_of(reassemble(*source_of(page, lang="ja"))[0])


def test_the_page_s_foot_ends_a_caption() -> None:
    foot = "ご意見・情報は地域報道部 電話087・833・2210\n"
    page = f"{JAPANESE.format(caption=LEFT)}\n稲穂が実る棚田を眺める\n観光客＝鹿里町\n{foot}"
    edition, _ = reassemble(*source_of(page, lang="ja"))
    assert photos_of(edition)[-1][0].replace("\n", "") == "稲穂が実る棚田を眺める観光客＝鹿里町"


def test_a_first_sentence_as_wide_as_its_caption_is_not_all_of_it() -> None:
    text = "　　会议强调，要压实粮食安全党政同\n责，坚决遏制耕地非农化，防止抛荒，\n要紧盯天气抢收抢种。\n" * 3
    caption = "镇里的村民在场坪上晾晒红薯粉。\n全镇今年种植红薯三千余亩，远销\n周边六县。 记者 龙晓梅 摄"
    edition, _ = reassemble(*source_of(f"抓好秋收秋种\n\n{text}\n{caption}\n"))
    assert photos_of(edition) == [
        ("镇里的村民在场坪上晾晒红薯粉。全镇今年种植红薯三千余亩，远销周边六县。", "记者 龙晓梅 摄")
    ]


def test_a_caption_s_last_character_on_its_credit_s_letter_spaced_line_is_the_caption_s() -> None:
    text = "　　会议强调，要压实粮食安全党政同\n责，坚决遏制耕地非农化，防止抛荒，\n要紧盯天气抢收抢种。\n" * 3
    caption = "小 朋 友 在 摊 位 前 挑 选 图\n书  教 育 局 供 图"
    edition, _ = reassemble(*source_of(f"抓好秋收秋种\n\n{text}\n{caption}\n"))
    assert photos_of(edition) == [("小朋友在摊位前挑选图书", "教育局供图")]


def test_what_points_back_to_a_full_line_opens_no_caption() -> None:
    caption, credit = "茶農正忙著採摘秋雨前的新茶。\n當地今年種植兩百公頃。", "記者高明倫攝"
    page = "\n".join([*TOP.splitlines(), HEADS[2], caption, credit])
    assert (caption.replace("\n", ""), credit) in photos_of(reassemble(*source_of(page))[0])


def test_who_signs_a_notice_opens_no_caption() -> None:
    page = "\n".join([*TOP.splitlines(), "南臺時報副刊部", "東港秋晨", "周望山 攝"])
    assert ("東港秋晨", "周望山 攝") in photos_of(reassemble(*source_of(page))[0])
