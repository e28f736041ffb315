"""Letters and notices whole: the lines that open and close them are text, in whatever order a page gives its heads."""

from typing import Any

import pytest

from typeset.copydesk import reassemble

NEWS = "龙井村昨天开通了自来水，全村二百\n一十户人家不再下山挑水。村里请来\n县剧团唱了两天戏。"
BODY = "今年收购的烤烟已近尾声，请还没有\n交售的农户按约定的日子到站，不要\n把不同等级的烟叶混扎。"


@pytest.mark.parametrize(
    ("salutation", "wish", "signature"),
    [
        ("全县广大烤烟种植户：", "祝大家家庭幸福、来年丰收！", "云岭县烟草专卖局"),
        ("编辑同志您好：", "祝编安！", "读者 高婆婆"),
        ("尊敬的各位乘客：", "请互相转告。", "云岭县长途客运总站"),
        ("黄花镇老街的邻里们：", "请互相转告。", "云岭县供水公司"),
    ],
)
@pytest.mark.parametrize("ahead", [True, False])
def test_a_letters_first_and_last_lines_are_its_text(
    salutation: str, wish: str, signature: str, ahead: bool, sourced: Any
) -> None:
    letter = f"{salutation}\n\n{BODY}\n\n{wish}\n\n{signature}"
    heads = ("致全县烤烟种植户的一封信", "龙井村通了自来水")
    pairs = zip(heads, (letter, NEWS), strict=True)
    edition, _ = reassemble(*sourced("\n\n".join(f"{a}\n\n{b}" if ahead else f"{b}\n\n{a}" for a, b in pairs)))
    assert [str(article.headline) for article in edition.articles] == list(heads)
    first, *_, last = (str(block.text) for block in edition.articles[0].body)
    assert (first, last) == (salutation, signature)
    assert len(edition.articles[0].body) == 4


def test_an_institution_above_a_headline_stays_its_kicker(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n云岭县供水公司\n\n烟农可以先存后卖\n\n{BODY}"))
    assert [str(article.kicker) for article in edition.articles] == ["None", "云岭县供水公司"]


@pytest.mark.parametrize("office", ["省气象台", "县疾病预防控制中心", "云岭县市场监督管理局", "省作家协会"])
def test_an_office_between_a_head_and_its_text_wrote_it(office: str, sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n烤烟收购近尾声\n\n{office}\n\n{BODY}"))
    assert [str(article.headline) for article in edition.articles] == ["龙井村通了自来水", "烤烟收购近尾声"]
    assert str(edition.articles[1].byline) == office


def test_so_many_of_something_call_for_what_they_are(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n我县再添两座\n云岭县污水处理公司\n\n{BODY}"))
    assert [article.byline for article in edition.articles] == [None, None]


def test_an_answer_to_a_letter_stays_with_it(sourced: Any) -> None:
    letter = "编辑同志：\n\n我住的楼里停水三天了，没有人来管。请问\n该找谁？\n\n西门小区 王守信\n\n"
    answer = "王守信读者：\n\n来信收悉。经了解，水管已于昨天下午\n修好，恢复供水。\n\n本报读者来信组\n\n"
    edition, _ = reassemble(*sourced(f"停水之后\n\n{letter}{answer}龙井村通了自来水\n\n{NEWS}"))
    assert len(edition.articles[0].body) == 6


def test_an_office_that_a_head_turns_to_is_the_heads(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村的年轻人走进\n云岭县供水公司\n\n{NEWS}\n\n烟农可以先存后卖\n\n{BODY}"))
    assert str(edition.articles[0].headline) == "龙井村的年轻人走进云岭县供水公司"
    assert edition.articles[0].byline is None


def test_a_pen_name_above_a_text_whose_head_is_below_wrote_it(sourced: Any) -> None:
    words = f"龙井村通了自来水\n\n{NEWS}\n\n慕白\n\n{BODY}\n\n烟农可以先存后卖"
    edition, _ = reassemble(*sourced(words))
    assert [str(article.headline) for article in edition.articles] == ["龙井村通了自来水", "烟农可以先存后卖"]
    assert str(edition.articles[1].byline) == "慕白"


def test_the_kind_of_a_notice_is_no_pen_name(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n寻人\n\n{BODY}"))
    assert [str(article.headline) for article in edition.articles] == ["龙井村通了自来水", "寻人"]


def test_a_field_below_a_telephone_number_names_no_writer(sourced: Any) -> None:
    fields = "电子邮箱：ljjy@ljda.example\n联系电话：0871-5550142\n联系人：冯老师"
    edition, _ = reassemble(*sourced(f"烤烟收购启事\n\n{BODY}\n{fields}\n\n龙井村通了自来水\n\n{NEWS}"))
    assert [article.byline for article in edition.articles] == [None, None]
    assert str(edition.articles[0].body[-1].text).endswith("冯老师")


@pytest.mark.parametrize("name", ["□闻笛", "◎ 耕 耘", "海鸥", "■ 晨曦"])
def test_a_word_below_a_whole_head_is_its_writers_pen_name(name: str, sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n卖烟叶的老人\n{name}\n\n{BODY}"))
    assert [str(article.headline) for article in edition.articles] == ["龙井村通了自来水", "卖烟叶的老人"]
    assert edition.articles[1].byline is not None


@pytest.mark.parametrize(("head", "more"), [("卖烟叶的老人迎来", "海鸥"), ("烟农可以先存后卖", "□链接")])
def test_what_a_head_calls_for_and_a_section_are_no_pen_names(head: str, more: str, sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n{head}\n{more}\n\n{BODY}"))
    assert edition.articles[1].byline is None


def test_who_is_called_by_a_head_did_not_write_its_text(sourced: Any) -> None:
    text = "児童文学の国際賞の受賞者が発表さ\nれ、県出身の森岡ゆきさんが選ばれ\nた。日本からは十年ぶりとなる。"
    edition, _ = reassemble(*sourced(f"国際児童文学賞に\n森岡ゆきさん\n\n{text}"))
    assert str(edition.articles[0].headline) == "国際児童文学賞に森岡ゆきさん"


@pytest.mark.parametrize("column", ["こだま", "ふれあい", "医療", "潮騒"])
def test_a_word_of_a_columns_kind_above_a_head_is_its_kicker(column: str, sourced: Any) -> None:
    first = "大雨で流された橋の架け替えが終わり\n、九日に渡り初めがあった。三代の夫\n婦が先頭を歩き、百人が続いた。"
    text = "縁側に座ると、裏の畑の風がよく通る\n。祖父はここで縄をない、祖母は豆を\nむいた。いまは猫が寝ている。"
    edition, _ = reassemble(*sourced(f"木橋、三年ぶりに架け替え\n\n{first}\n\n{column}\n縁側の効用\n\n{text}"))
    assert (str(edition.articles[1].kicker), str(edition.articles[1].headline)) == (column, "縁側の効用")


def test_a_columns_name_above_a_text_whose_head_stands_below_is_that_ones_kicker(sourced: Any) -> None:
    lamp = "老盐仓十二号院门口的三盏路灯从八月\n中旬就不亮了，晚上黑灯瞎火，已经有\n两位老人摔了跤，盼早日来修。"
    page = f"{NEWS}\n\n龙井村通了自来水\n\n读者来信\n\n{lamp}\n\n路灯坏了半个月谁来管"
    edition, _ = reassemble(*sourced(page))
    assert [str(article.headline) for article in edition.articles] == ["龙井村通了自来水", "路灯坏了半个月谁来管"]
    assert [str(article.kicker) for article in edition.articles] == ["None", "读者来信"]


ESSAY = (
    "巷口的老理发店要拆了，师傅把剪子\n一把一把擦亮，包进蓝布里。他说手\n艺跟着人走，不跟着房子走。"
    "\n我在门口站了很久，闻见肥皂的气味。"
)


@pytest.mark.parametrize(("line", "writes"), [("程乔水杉", True), ("肥皂气味", False), ("蓝布剪子", False)])
def test_four_characters_that_no_word_of_the_essay_is_in_sign_it_below_a_column_and_a_title(
    line: str, writes: bool, sourced: Any
) -> None:
    edition, _ = reassemble(*sourced(f"龙井村通了自来水\n\n{NEWS}\n\n灯下漫笔\n巷口的老理发店\n{line}\n\n{ESSAY}"))
    assert (str(edition.articles[1].byline) == line) == writes
