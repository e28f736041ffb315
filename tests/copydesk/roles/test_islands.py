"""Captions that stand inside a paragraph, where a column breaks in mid-sentence."""

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Edition

from ..conftest import source_of

HANS = """\
山乡货运专线开通

　　本报讯（记者邵一鸣）“以前背一篓笋
下山要走两个小时，如今在家门口就能交
货。”昨天，石坎村村民柴根宝说。
　　云溪县去年底整合邮政、客运和电商资
源，开出十二条农村货运专线，覆盖八十六
个行政村，平均每天运送农产品四点三吨，

{captions}

帮助村民增收九百多万元。
　　县交通运输局负责人表示，下一步将在
沿线新建六座冷藏库。

夜校开班 工友学电焊

　　本报讯（通讯员方敏）城北职业学校首
期夜校电焊班开课，四十名外来务工人员免
费学习。
"""
HANS_PARAGRAPHS = [
    "本报讯（记者邵一鸣）“以前背一篓笋下山要走两个小时，如今在家门口就能交货。”昨天，石坎村村民柴根宝说。",
    "云溪县去年底整合邮政、客运和电商资源，开出十二条农村货运专线，覆盖八十六个行政村，"
    "平均每天运送农产品四点三吨，帮助村民增收九百多万元。",
    "县交通运输局负责人表示，下一步将在沿线新建六座冷藏库。",
]
JAPANESE = """\
　線路跡には赤れんがのトンネ
ルや石積みの橋脚が残り、近年
は鉄道ファンが訪れる姿が目立
つ。市は案内板やトイレを設

廃線跡に残る赤れんがのト
ンネル＝12日、北浜町

け、地元の高校生がガイドを務
める見学会も開く方針だ。
　住民団体の坂口稔さんは「線
路の記憶を渡したい」と語った。

廃線跡を遊歩道に

　サンマ漁が解禁され、浜中港
で12日早朝、今季初の水揚げが
あった。量は昨年の同じ時期を
３割上回る約４トン。

初サンマ 漁港に水揚げ
"""
SHOT = "柴根宝把春笋装上\n货运专线的面包车。\n本报记者 邵一鸣 摄"
ROOM = "石坎村货运站一角。"
BELT = "工作人员在分拣中心扫码\n入库。（资料图片）"


def photos_of(edition: Edition) -> list[tuple[str, str]]:
    photos = [photo for article in edition.articles for photo in article.photos] + list(edition.photos)
    return [(str(photo.caption), str(photo.credit or "")) for photo in photos]


@pytest.mark.parametrize(
    ("captions", "photos"),
    [
        (SHOT, [("柴根宝把春笋装上货运专线的面包车。", "本报记者 邵一鸣 摄")]),
        (ROOM, [("石坎村货运站一角。", "")]),
        (BELT, [("工作人员在分拣中心扫码入库。", "（资料图片）")]),
        (
            f"{SHOT}\n\n{BELT}",
            [
                ("柴根宝把春笋装上货运专线的面包车。", "本报记者 邵一鸣 摄"),
                ("工作人员在分拣中心扫码入库。", "（资料图片）"),
            ],
        ),
    ],
)
def test_a_paragraph_goes_on_below_the_captions_inside_it(captions: str, photos: list[tuple[str, str]]) -> None:
    edition, _ = reassemble(*source_of(HANS.format(captions=captions)))
    assert [str(article.headline) for article in edition.articles] == ["山乡货运专线开通", "夜校开班 工友学电焊"]
    assert [str(part.text) for part in edition.articles[0].body] == HANS_PARAGRAPHS
    assert photos_of(edition) == photos


def test_a_japanese_paragraph_goes_on_in_mid_word_with_its_head_below_the_text() -> None:
    edition, _ = reassemble(*source_of(JAPANESE, lang="ja"))
    assert [str(article.headline) for article in edition.articles] == ["廃線跡を遊歩道に", "初サンマ 漁港に水揚げ"]
    assert str(edition.articles[0].body[0].text).endswith(
        "トイレを設け、地元の高校生がガイドを務める見学会も開く方針だ。"
    )
    assert photos_of(edition) == [("廃線跡に残る赤れんがのトンネル＝12日、北浜町", "")]


def test_what_ends_the_sentence_at_a_column_s_break_is_no_caption() -> None:
    page = HANS.format(captions="帮助村民增收。").replace("\n帮助村民增收九百多万元。\n", "")
    edition, _ = reassemble(*source_of(page))
    assert str(edition.articles[0].body[1].text).endswith("四点三吨，帮助村民增收。")
    assert photos_of(edition) == []


def test_a_head_below_its_text_does_not_go_on_below_a_caption() -> None:
    texts = HANS[HANS.index("　　本报讯（记") : HANS.index("　　云溪")].rstrip()
    page = f"{texts}\n\n山乡货运专线开通\n\n{SHOT}\n\n云溪县第一座冷藏库外景。\n邵一鸣摄\n"
    edition, _ = reassemble(*source_of(page))
    assert [str(article.headline) for article in edition.articles] == ["山乡货运专线开通"]
    assert len(photos_of(edition)) == 2


def test_a_text_goes_on_with_the_paragraph_behind_a_caption() -> None:
    page = (
        HANS.format(captions="")
        .replace("\n　　县交通运输局", f"\n\n{SHOT}\n\n　　县交通运输局")
        .replace("\n\n\n\n", "\n")
    )
    edition, _ = reassemble(*source_of(page))
    assert [str(part.text) for part in edition.articles[0].body] == HANS_PARAGRAPHS
    assert photos_of(edition) == [("柴根宝把春笋装上货运专线的面包车。", "本报记者 邵一鸣 摄")]


def test_one_paragraph_behind_a_caption_is_no_other_picture_s() -> None:
    page = """\
溪北國小百年校慶
校友返校種樹

　　溪北國小昨天舉辦創校一百
年校慶，三百多名校友從各地返
校，在操場旁種下一百棵烏心石，
現年九十二歲的校友許阿土也坐
輪椅到場，獲得全場掌聲。
　　校長邱淑惠說，學校在日治
時期創立，最多時有一千兩百名
學生，如今只剩四十六人，但社
區對學校的感情沒有變淡，這次
募得的經費將用來整修禮堂。

溪北國小昨天舉辦百年
校慶，校友合影。 圖／
溪北國小提供

　　校友會理事長蔡宗翰表示，
明年起將提供每名新生六千元助
學金，盼年輕家庭留在故鄉。

老街停車場下月收費

　　縣府宣布，溪北老街停車場
從下月起收費，每小時二十元，
居民可持身分證申請月票。
　　商圈業者憂心影響生意，希
望前半小時免費。
"""
    edition, _ = reassemble(*source_of(page, lang="zh-Hant-TW"))
    assert [len(article.body) for article in edition.articles] == [3, 2]
    assert len(photos_of(edition)) == 1


@pytest.mark.parametrize("dropped", ["\n\n{captions}\n\n", "\n\n"])
def test_no_blank_line_need_part_a_credited_caption_from_its_text(dropped: str) -> None:
    page = HANS.replace(dropped, dropped.replace("\n\n", "\n"))
    caption = "货运专线的驾驶员把\n春笋装上车。\n本报记者 邵一鸣 摄"
    edition, _ = reassemble(*source_of(page.format(captions=caption)))
    article = edition.articles[0]
    assert ["".join(str(block.text).split()) for block in article.body] == HANS_PARAGRAPHS
    (photo,) = [*article.photos, *edition.photos]
    assert (str(photo.caption), str(photo.credit)) == ("货运专线的驾驶员把春笋装上车。", "本报记者 邵一鸣 摄")


def test_a_paragraph_above_a_caption_that_ends_keeps_it_out() -> None:
    page = HANS.replace("平均每天运送农产品四点三吨，\n\n", "平均每天运送农产品。\n").replace(
        "\n\n帮助村民增", "\n　　帮助村民增"
    )
    caption = "货运专线的驾驶员把\n春笋装上车。\n本报记者 邵一鸣 摄"
    edition, _ = reassemble(*source_of(page.format(captions=caption)))
    assert [str(photo.caption) for photo in (*edition.photos, *edition.articles[0].photos)] == [
        "货运专线的驾驶员把春笋装上车。"
    ]
