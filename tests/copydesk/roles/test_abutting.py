"""Captions one right under another."""

import pytest

from typeset.copydesk import reassemble

from ..conftest import source_of

HANS = """\
渡口新桥合龙 两岸通车在望
　　本报讯（记者 顾明）昨日上午九时，随着最后
一段箱梁吊装到位，横跨清江的渡口新桥顺利合
龙，预计明年三月通车。
　　新桥全长八百六十米，双向四车道。建成后，
两岸居民过江时间将由四十分钟缩短到五分钟。
"""
JA = """\
渡船の存続へ署名２万人
　県が来春の廃止を打ち出した北浦の渡船について
、地元の住民団体は１２日、存続を求める２万１千
人の署名を知事に提出した。
　渡船は江戸時代から続き、通学や通院に使われて
いる。団体の木村清代表は「橋まで回れば１時間か
かる」と訴えた。
"""


def photos(page: str) -> list[str]:
    edition, _ = reassemble(*source_of(page))
    held = [photo for article in edition.articles for photo in article.photos]
    return [f"{photo.caption}|{photo.credit or ''}" for photo in (*held, *edition.photos)]


@pytest.mark.parametrize(
    ("top", "lines", "expected"),
    [
        (
            HANS,
            "施工队在桥面绑扎\n钢筋。\n被晚霞染红的江面上，渡轮\n往来如梭。\n潘越 摄\n",
            ["施工队在桥面绑扎钢筋。|", "被晚霞染红的江面上，渡轮往来如梭。|潘越 摄"],
        ),
        (
            JA,
            "渡船を待つ高校生\nら＝北浦町で\n最後の点検を受ける船体を囲\nむ児童たち＝８日\n（町提供）\n",
            ["渡船を待つ高校生ら＝北浦町で|", "最後の点検を受ける船体を囲む児童たち＝８日|（町提供）"],
        ),
        (
            HANS,
            "江畔新景\n11月2日，市民在新桥观\n景台拍照。今年以来，清\n江两岸新建观景台九处。\n周山 摄\n",
            ["江畔新景11月2日，市民在新桥观景台拍照。今年以来，清江两岸新建观景台九处。|周山 摄"],
        ),
        (
            HANS,
            "10月30日，工人在渡口镇\n1260\n米长的引桥上浇筑桥面。\n周山 摄\n",
            ["10月30日，工人在渡口镇1260米长的引桥上浇筑桥面。|周山 摄"],
        ),
    ],
    ids=["shorter line", "where it was taken", "title", "number"],
)
def test_a_caption_ends_where_its_lines_do(top: str, lines: str, expected: list[str]) -> None:
    assert photos(f"{top}\n{lines}") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "消防員趕赴現場。\n記者黃信傑／攝影\n路旁民眾幫忙疏導車\n流。（縣府提供）\n",
            ["消防員趕赴現場。|記者黃信傑／攝影", "路旁民眾幫忙疏導車流。|（縣府提供）"],
        ),
        ("老街舊照。\n圖／本報資料照\n片\n", ["老街舊照。|圖／本報資料照片"]),
        ("大桥进入桥面铺装阶段。\n杨武魁 摄（影像黔山）\n", ["大桥进入桥面铺装阶段。|杨武魁 摄（影像黔山）"]),
        ("学生在学做清明粑。 彭立新 摄\n影报道\n", ["学生在学做清明粑。|彭立新 摄影报道"]),
        ("桥面已经铺好三分之一。 新华社发\n（许丛军 摄）\n", ["桥面已经铺好三分之一。|新华社发（许丛军 摄）"]),
        (
            "樂迷以手機燈光為歌\n手伴唱。 圖／主辦\n單位提供\n",
            ["樂迷以手機燈光為歌手伴唱。|圖／主辦單位提供"],
        ),
        ("志工陪長輩領\n藥 邱淑芬 提供\n", ["志工陪長輩領藥|邱淑芬 提供"]),
    ],
    ids=["whole", "turned", "source", "more", "agency", "body", "behind a last character"],
)
def test_a_credit_ends_with_its_picture(lines: str, expected: list[str]) -> None:
    assert photos(HANS + "\n" + lines) == expected


def test_names_before_a_credit_in_brackets_are_the_captions() -> None:
    lines = "表彰式で笑顔を見せる\n（左から）２位中村、優\n勝原、３位岡【西田葵撮影】\n"
    assert photos(f"{JA}\n{lines}") == ["表彰式で笑顔を見せる（左から）２位中村、優勝原、３位岡|【西田葵撮影】"]


def test_a_credit_that_is_a_line_by_itself_leaves_its_place_to_the_caption() -> None:
    lines = "境内に並ぶ風鈴＝北浦\n町の西光寺\n永田彩撮影\n"
    assert photos(f"{JA}\n{lines}") == ["境内に並ぶ風鈴＝北浦町の西光寺|永田彩撮影"]


@pytest.mark.parametrize(
    "lines",
    [
        "獲獎的五位青年教師左起：馮\n慧、沈濤、嚴立群、江海燕。\n",
        "青商會就職典禮，由左至右為\n陳大文、李少芬、何家偉。\n",
    ],
)
def test_who_stands_where_is_a_caption(lines: str) -> None:
    assert photos(f"{HANS}\n{lines}") == ["".join(lines.split()) + "|"]


def test_where_a_picture_was_taken_is_no_credit() -> None:
    lines = "旧小学校の教室で撮影\nに臨む監督（右）とエ\nキストラの住民\n"
    assert photos(f"{JA}\n{lines}") == ["旧小学校の教室で撮影に臨む監督（右）とエキストラの住民|"]


def test_a_duty_may_stand_apart_from_its_name() -> None:
    assert [photo.replace(" ", "") for photo in photos(f"{HANS}\n孩子们隔着玻璃打招呼。\n\n记 者\n海岩 摄\n")] == [
        "孩子们隔着玻璃打招呼。|记者海岩摄"
    ]
