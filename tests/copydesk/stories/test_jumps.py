from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Edition, Jump, Section
from typeset.notes import Code

HEAD = {"zh": "开发区水厂改造七月完工", "ja": "駅前の噴水、夏に再開へ"}
BEFORE = {
    "zh": (
        "  本报讯（记者 何田）昨日，开发区水厂改造进入最后\n阶段，新建的三座沉淀池已经注水，七月底全部完工，\n"
        "届时日供水能力将由五万吨增加到八万吨。\n"
        "  “老水厂用了二十六年，管网漏损一直在两成以上。”\n厂长冯海说，改造以后漏损可以降到一成，"
    ),
    "ja": (
        "　市は二十日、長く止まっていた駅前の噴水を七月に再\n開すると発表した。ポンプを新しくし、水をためて使う\n"
        "方式に改め、電気代を三割減らすという。\n"
        "　噴水は一九八五年に造られ、待ち合わせの場所として\n親しまれたが、六年前に故障し、"
    ),
}
BEHIND = {
    "zh": "每年少浪费的水够两个街道用一年。\n  工人们把管道分成十一段，夜里接管，天亮前通水，五\n个月没有停过一次。",
    "ja": "柵で囲われたままになっていた。\n　商店会の会長は「水の音が戻れば足を止める人が増え\nる」と期待する。",
}
OTHER = {
    "zh": "邻里食堂开到家门口\n  本报讯（记者 何田）昨日，东苑社区食堂开张，\n十五元一份，老人八折。\n",
    "ja": "図書館に自習の部屋\n　市立図書館は一日、二階の会議室を改めた自習の部屋\nを開いた。席は四十。\n",
}
FORMS = [
    ("zh", "（下转第2版）", "（上接第1版）"),
    ("zh", "下转2版", "上接1版"),
    ("zh", "（下转第二版）", "（紧接第一版）"),
    ("zh", ">>>下转02版", "<<<上接01版"),
    ("zh", "下转2版▶", "◀上接1版"),
    ("zh", "（下转第2版）", f"（上接第1版《{HEAD['zh']}》）"),
    ("zh", "（文轉A2版）", "（文接A1版）"),
    ("zh", "（下轉二版）", "（上接一版）"),
    ("zh", "下轉A2", "上接A1"),
    ("zh", "（下转P2）", "（上接P1）"),
    ("ja", "（2面に続く）", "（1面から続く）"),
    ("ja", "＝2面に続く", "＝1面から続く"),
    ("ja", "→2面に続く", "【1面からの続き】"),
]


def _read(sourced: Any, script: str, first: str, second: str) -> tuple[Edition, list[Code]]:
    letter = next((char for char in first if char in "AP"), "")
    pages = f"{HEAD[script]}\n{first}\n\n{OTHER[script]}", f"{OTHER[script]}\n{second}\n"
    lang = "ja" if script == "ja" else "zh-Hans"
    edition, notes = reassemble(*sourced(*pages, lang=lang, labels=(f"{letter}1", f"{letter}2")))
    return edition, [note.code for note in notes]


@pytest.mark.parametrize("glued", [False, True], ids=["own lines", "with the text"])
@pytest.mark.parametrize(("script", "onward", "back"), FORMS)
def test_a_story_goes_on_on_another_page(sourced: Any, script: str, onward: str, back: str, glued: bool) -> None:
    turn = "" if glued else "\n"
    first, second = BEFORE[script] + turn + onward, back + turn + BEHIND[script]
    edition, codes = _read(sourced, script, first, second)
    assert [str(article.headline) for article in edition.articles] == [
        HEAD[script],
        *[OTHER[script].split("\n")[0]] * 2,
    ]
    assert not edition.photos
    assert Code.UNMET_JUMP not in codes
    parts, led, back_led, *more = edition.articles[0].body[1:]
    assert str(parts.text).endswith(("一成，", "故障し，", "故障し、"))
    assert [str(led.text), str(back_led.text)] == [onward, back]
    assert [led.onward, back_led.onward] == [True, False]
    assert "".join(str(block.text) for block in more) == "".join(BEHIND[script].split())


@pytest.mark.parametrize("behind", ["\n（上接第1版）\n", "（上接第1版）\n"])
def test_a_further_part_may_have_a_head_of_its_own(sourced: Any, behind: str) -> None:
    edition, codes = _read(sourced, "zh", f"{BEFORE['zh']}（下转第2版）", f"管道分成十一段{behind}{BEHIND['zh']}")
    assert [len(article.body) for article in edition.articles] == [7, 1, 1]
    head, jump = edition.articles[0].body[3:5]
    assert isinstance(head, Section)
    assert isinstance(jump, Jump)
    assert (str(head.text), str(jump.text)) == ("管道分成十一段", "（上接第1版）")
    assert Code.UNMET_JUMP not in codes


@pytest.mark.parametrize(
    ("script", "seen"), [("zh", "。\n（详细报道见2版）"), ("zh", "。（相关报道见2版）"), ("ja", "。＝2面に関連記事")]
)
def test_where_more_is_said_no_story_goes_on(sourced: Any, script: str, seen: str) -> None:
    other = OTHER[script].replace("食堂", "书屋").replace("図書館", "体育館")
    edition, codes = _read(sourced, script, BEFORE[script][:-1] + seen, other)
    assert len(edition.articles) == 4
    assert not edition.photos
    assert Code.UNMET_JUMP not in codes
