from typing import Any

from typeset.copydesk import reassemble
from typeset.copydesk.marks.cues import load_cues

STORY = "\n".join(
    (
        "市民广场改造完成",
        "",
        "　　本报讯 市民广场经过半年改造，昨天重新向市民开放，新增的",
        "座椅和绿地受到周围居民的欢迎，傍晚时分不少家庭前来散步。",
        "　　据介绍，改造工程共投入三百万元，保留了原有的全部老树，并",
        "且增设了供老人和孩子休息的凉亭以及无障碍通道。",
    )
)


def _photos(sourced: Any, words: str, lang: str = "zh-Hans") -> list[tuple[str, str | None]]:
    edition, _ = reassemble(*sourced(f"{STORY}\n\n{words}\n", lang=lang))
    photos = [*edition.photos, *(photo for article in edition.articles for photo in article.photos)]
    return [(str(photo.caption), None if photo.credit is None else str(photo.credit)) for photo in photos]


def test_a_line_right_below_a_caption_that_ends_on_pictures_is_its_credit(sourced: Any) -> None:
    caption = "港隊女花隊員在頒獎台上高\n舉獎牌。左起：鄭曉桐、連\n翹、方若晴、甘樂瑤。"
    expected = [("".join(caption.split()), "國際劍聯圖片")]
    for blank in ("\n", "\n\n"):
        assert _photos(sourced, f"{caption}{blank}國際劍聯圖片", "zh-Hant") == expected
    assert _photos(sourced, f"{caption}\n家長照片", "zh-Hant") == [(expected[0][0], "家長照片")]


def test_a_captions_phrase_that_ends_on_picture_is_no_credit(sourced: Any) -> None:
    first = "優勝を決め、胴上げされる横浜ベイサ\nイドの小川大地主将＝27日、\n横浜市"
    second = "本社に届いた森本ゆきさんの肖像写真"
    found = _photos(sourced, f"{first}\n\n{second}\n（事務局提供）", "ja")
    assert [caption for caption, _ in found][-1].startswith(second)
    assert all(credit != second and not caption.startswith("（") for caption, credit in found)


def test_a_credit_begins_where_its_line_does_unless_the_line_above_shows_its_beginning(sourced: Any) -> None:
    assert _photos(sourced, "「土と霧」に並ぶ土屋千鶴さんの大皿\n安達修平さん撮影", "ja") == [
        ("「土と霧」に並ぶ土屋千鶴さんの大皿", "安達修平さん撮影")
    ]
    assert _photos(sourced, "押収された金塊。粘土状に加工されていた 名古屋税関提供", "ja") == [
        ("押収された金塊。粘土状に加工されていた", "名古屋税関提供")
    ]
    assert _photos(sourced, "石磨村合作社的社员在\n压制豆腐干。本报记者 翟\n鹏程 摄") == [
        ("石磨村合作社的社员在压制豆腐干。", "本报记者 翟鹏程 摄")
    ]


def test_a_deck_that_says_who_provided_something_is_no_credit(sourced: Any) -> None:
    text = "市は災害時に使う移動式の浴槽を、県内で初めて\n避難所に置いた。業者が無償で貸し出している。"
    head = "市、避難所に移動式浴槽\n\n県内初、災害協定の業者が提供"
    assert _photos(sourced, f"{head}\n\n{text}", "ja") == []


def test_a_head_above_a_narrow_caption_with_its_credit_is_no_part_of_it(sourced: Any) -> None:
    text = "　　本报讯 昨天上午，改造一新的市民广场迎来上万名游客，不少人专\n程从邻县赶来，在凉亭里避雨歇脚。"
    head = "市民广场开放首日\n迎来上万游客"
    caption = "市民在新修的凉亭里，\n冒着细雨下棋看书歇\n脚。\n本报记者 王明 摄"
    found = _photos(sourced, f"{text}\n\n{head}\n\n{caption}")
    assert found == [("市民在新修的凉亭里，冒着细雨下棋看书歇脚。", "本报记者 王明 摄")]


def test_a_reporters_bracket_below_a_list_is_no_picture(sourced: Any) -> None:
    names = "李  明 一等奖\n王小红 二等奖\n张  伟 三等奖\n赵丽华 三等奖\n陈  静 优秀奖"
    assert _photos(sourced, f"获奖名单\n\n{names}\n（记者 马文 摄影报道）") == []


def test_a_pages_name_with_a_full_width_stop_is_furniture(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"{STORY}\n\n體育．文娛　B5\n"))
    assert ["".join(str(item.text).split()) for item in edition.furniture] == ["體育．文娛B5"]
    assert edition.photos == ()


def test_a_japanese_credit_is_who_took_the_picture_and_the_place_the_captions(sourced: Any) -> None:
    words = "更地で手を合わせる商店主＝18日午後、石川県輪島市、中川紗綾香撮影"
    assert _photos(sourced, words, "ja") == [("更地で手を合わせる商店主＝18日午後、石川県輪島市、", "中川紗綾香撮影")]
    assert _photos(sourced, "ろうそくをともし犠牲者を悼む人々＝ロイター", "ja") == [
        ("ろうそくをともし犠牲者を悼む人々", "＝ロイター")
    ]


def test_what_is_a_credit_on_its_own_line_is_one_behind_a_captions_words(sourced: Any) -> None:
    for words, caption, credit in (
        ("医生提醒，夏季进食小龙虾要适量。 本报资料图", "医生提醒，夏季进食小龙虾要适量。", "本报资料图"),
        ("签约仪式 企业供图", "签约仪式", "企业供图"),
        ("刹住“舌尖上的浪费” 漫画/朱慧卿", "刹住“舌尖上的浪费”", "漫画/朱慧卿"),
        ("台9線蘇花路段落石。（取自蘇花公路臉書）", "台9線蘇花路段落石。", "（取自蘇花公路臉書）"),
        ("統一獅隊教練。（資料照，記者林正堃攝）", "統一獅隊教練。", "（資料照，記者林正堃攝）"),
        ("牧民在转场。 本报记者 包·乌云毕力格 摄", "牧民在转场。", "本报记者 包·乌云毕力格 摄"),
    ):
        assert _photos(sourced, words, "zh-Hant" if "（" in words else "zh-Hans") == [(caption, credit)]


def test_each_part_of_a_credit_is_one_or_names_who_took_a_picture() -> None:
    known = load_cues()
    for credit in (
        "（業者提供，記者林俊良翻攝）",
        "图①②为王磊摄，图③为李想摄",
        "张立 摄 / 光明图片",
        "＝いずれも県提供",
    ):
        assert known.is_whole("credit", credit)
    for line in ("文と写真・山田太郎", "（共同通信・山田太郎）", "去年全國提供住宿，安排就業"):
        assert not known.is_whole("credit", line)


def test_captions_that_abut_are_parted_where_a_credit_ends_though_it_turns(sourced: Any) -> None:
    words = "志愿者向居民讲解垃圾分类知识。（王振华\n摄）\n市民在公园散步。 记者 李\n强 摄"
    assert _photos(sourced, words, "zh-Hans") == [
        ("志愿者向居民讲解垃圾分类知识。", "（王振华 摄）"),
        ("市民在公园散步。", "记者 李强 摄"),
    ]


def test_a_credit_stands_above_its_caption_where_a_blank_line_parts_it_from_all_else(sourced: Any) -> None:
    words = "新华社记者 陈晔华 摄\n10月5日，游客在平遥古城游览。"
    assert _photos(sourced, words, "zh-Hans") == [("10月5日，游客在平遥古城游览。", "新华社记者 陈晔华 摄")]


def test_a_credits_own_line_is_whole(sourced: Any) -> None:
    words = "10月5日，演员在水上实景剧中表演\n　　　　新华社记者 毛思倩 摄"
    assert _photos(sourced, words, "zh-Hans") == [("10月5日，演员在水上实景剧中表演", "新华社记者 毛思倩 摄")]


def test_a_pages_name_below_its_captions_is_none(sourced: Any) -> None:
    page = f"{STORY}\n\n图为改造后的农贸市场内摊位整齐。\n\n港口·物流\n\n广告热线：0571-85123456\n"
    edition, _ = reassemble(*sourced(page))
    assert [str(photo.caption) for photo in edition.photos] == ["图为改造后的农贸市场内摊位整齐。"]
    assert [str(item.text) for item in edition.furniture] == ["港口·物流", "广告热线：0571-85123456"]
