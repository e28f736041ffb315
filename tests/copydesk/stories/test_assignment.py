"""Whose head is whose: before, after, both ways, and where all heads stand together."""

from itertools import permutations
from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Edition
from typeset.notes import Code

STORIES = {
    "我市启动秋粮收购农民售粮“一卡通”": (
        "我市启动秋粮收购\n农民售粮“一卡通”",
        "本报讯（记者田野）9月28日，我\n市秋粮收购工作全面启动，首批23个\n库点开门收粮，农民凭一张售粮卡即\n可完成登记、检验、结算。\n\n"
        "市粮食和储备局负责人说，今年\n预计收购玉米86万吨，已落实收购资\n金12亿元。",
    ),
    "城东夜市“上新”": (
        "城东夜市“上新”",
        "本报讯（记者段小曼）华灯初上，\n城东夜市人头攒动。经过三个月改造，\n这里的186个摊位统一换上了原木色的\n小木屋。",
    ),
    "高校毕业生专场招聘会明天开幕": (
        "高校毕业生\n专场招聘会明天开幕",
        "本报讯（通讯员何苗）由市人社局\n主办的高校毕业生专场招聘会，10月1\n日起连续三天在市体育馆举行，提供岗\n位1.1万个。",
    ),
    "市民健步走活动周日开走": (
        "市民健步走活动周日开走",
        "本报讯（记者罗浩）2021年市民健\n步走活动将于10月17日在滨河公园举\n行，全程6公里，限额3000人。",
    ),
}
OPENINGS = {"田野": 0, "段小曼": 1, "何苗": 2, "罗浩": 3}


def matched(edition: Edition) -> dict[str, int]:
    """Which story each headline has, by who wrote it."""
    found = {}
    for article in edition.articles:
        text = "".join(str(getattr(block, "text", "")) for block in article.body)
        (writer,) = [number for name, number in OPENINGS.items() if name in text]
        found["".join(str(part) for part in (article.kicker, article.headline, article.deck) if part)] = writer
    return found


WANTED = {head: number for number, head in enumerate(STORIES)}


@pytest.mark.parametrize("before", ["1111", "0000", "1010", "0101", "1100", "0011", "1001", "0110"])
def test_heads_before_after_and_both_ways(before: str, sourced: Any) -> None:
    chunks = [
        f"{head}\n\n{text}" if first == "1" else f"{text}\n\n{head}"
        for first, (head, text) in zip(before, STORIES.values(), strict=True)
    ]
    edition, _ = reassemble(*sourced("\n\n".join(chunks)))
    assert matched(edition) == WANTED


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
@pytest.mark.parametrize("first", [True, False])
def test_heads_all_together_are_matched_by_their_words(order: tuple[int, ...], first: bool, sourced: Any) -> None:
    stories = list(STORIES.values())
    heads = "\n\n".join(stories[number][0] for number in order)
    texts = "\n\n".join(text for _, text in stories)
    edition, _ = reassemble(*sourced(f"{heads}\n\n{texts}" if first else f"{texts}\n\n{heads}"))
    assert matched(edition) == WANTED


FEATURE = (
    "一碗羊肉汤的“出圈”路\n——双井乡特色餐饮产业见闻",
    "本报记者 沈立群\n\n清晨5点半，双井乡老街上的羊肉汤馆已经\n坐满了人。白汤翻滚，香气飘出去很远。\n\n统一标准\n\n"
    "双井羊肉汤历史悠久，各家做法不一。乡\n里成立餐饮协会，把熬汤工序写成规范。\n\n延长链条\n\n"
    "有了名气，原料跟不上成了新难题。乡里\n引导农户成立养殖合作社，带动农户养羊。",
)


@pytest.mark.parametrize("first", [True, False])
def test_two_heads_that_stand_together_are_parted_even_where_a_text_has_sections(first: bool, sourced: Any) -> None:
    head, text = STORIES["城东夜市“上新”"]
    heads, texts = f"{head}\n\n{FEATURE[0]}", f"{text}\n\n{FEATURE[1]}"
    other = "\n\n".join(STORIES["市民健步走活动周日开走"])
    source = sourced(f"{heads}\n\n{texts}\n\n{other}" if first else f"{other}\n\n{texts}\n\n{heads}")
    edition, _ = reassemble(*source)
    articles = {str(article.headline): article for article in edition.articles}
    assert set(articles) == {head, "一碗羊肉汤的“出圈”路", "市民健步走活动周日开走"}
    feature = articles["一碗羊肉汤的“出圈”路"]
    assert [type(block).__name__ for block in feature.body] == ["Paragraph"] + ["Section", "Paragraph"] * 2
    assert str(feature.byline) == "本报记者 沈立群"


def test_a_headline_without_a_story_is_kept_and_noted(sourced: Any, conserved: Any) -> None:
    head, text = STORIES["城东夜市“上新”"]
    other, more = STORIES["市民健步走活动周日开走"]
    source, meta = sourced(f"{head}\n\n{text}\n\n欢迎订阅明年本刊\n\n{other}\n\n{more}")
    edition, _ = reassemble(source, meta)
    conserved(source, edition)
    assert {str(article.headline) for article in edition.articles} >= {"城东夜市“上新”"}


def test_doubts_have_their_place(sourced: Any) -> None:
    text = "本报讯（记者田野）他说：“秋粮收购\n已经开始，农民可以放心。\n"
    source, meta = sourced(f"秋粮收购开始\n\n{text}")
    _, notes = reassemble(source, meta)
    (note,) = [note for note in notes if note.code is Code.UNCLOSED_QUOTATION]
    assert note.span is not None
    assert source.read(note.span) == "“"


def test_a_title_begins_a_head_of_its_own_behind_another_storys(sourced: Any, conserved: Any) -> None:
    head, text = STORIES["城东夜市“上新”"]
    notice = "韩玉珍，女，78岁，身高1.56米，短\n发微胖，昨日走失，有知其下落者请\n与家人联系，定有重谢。"
    source, meta = sourced(f"{text}\n\n{head}\n\n寻人启事\n\n{notice}")
    edition, _ = reassemble(source, meta)
    conserved(source, edition)
    assert [str(article.headline) for article in edition.articles] == ["城东夜市“上新”", "寻人启事"]


def test_a_list_is_not_parted_and_a_title_behind_it_is_no_section(sourced: Any) -> None:
    items = [
        "●市图书馆新馆十一日上午十时\n举办讲座，免费入场。",
        "●市劳动局十八日举办招聘会，\n提供三千一百个岗位。",
        "●县政府即日起受理青年补贴申\n请，至四月二十日止。",
    ]
    notice = "本报自四月一日起调整零售价为\n每份一元五角，敬请读者谅解。"
    source, meta = sourced("\n\n".join(["简讯", *items, "启事", notice]))
    edition, _ = reassemble(source, meta)
    assert [(str(article.headline), len(article.body)) for article in edition.articles] == [("简讯", 3), ("启事", 1)]


def test_a_signature_in_brackets_is_no_head(sourced: Any) -> None:
    letter = "编辑先生：路口的红绿灯太快，老\n人过街常常走到一半就变了灯，请有\n关部门想想办法。"
    head, text = STORIES["市民健步走活动周日开走"]
    source, meta = sourced(f"读者来信：请让绿灯再亮几秒\n\n{letter}\n\n（北街老住户）\n\n{head}\n\n{text}")
    edition, _ = reassemble(source, meta)
    assert [str(article.headline) for article in edition.articles] == [
        "读者来信：请让绿灯再亮几秒",
        "市民健步走活动周日开走",
    ]


def test_a_signature_stands_in_its_letters_column(sourced: Any) -> None:
    letter = (
        "母と暮らす会社員です。母は同じ話を何度もするよう\nになりました。つい強く言い返し、後で悔やみます。\n"
        "どう向き合えばよいのでしょうか、教えてください。"
    )
    caption = "冷蔵庫の棚は七割までに。\n奥まで見えるよう透明な容\n器を使う（南さん提供）"
    other = "社員同士で仕事を教え合っ\nている＝北市で、石井一郎\n撮影"
    page = "\n\n".join(("人生の相談室", letter, "（回答者・詩人　沖はるか）", caption, other))
    source, meta = sourced(page, lang="ja")
    edition, _ = reassemble(source, meta)
    assert len(edition.articles) == 1
    assert all("回答者" not in str(photo.caption) for photo in edition.photos)


@pytest.mark.parametrize("dash", ["——", "──", "――", "－－"])
def test_a_line_that_a_dash_opens_is_the_deck_however_the_dash_is_drawn(dash: str, sourced: Any) -> None:
    head, text = FEATURE[0].split("\n")[0], FEATURE[1]
    edition, _ = reassemble(*sourced(f"{head}\n{dash}双井乡特色餐饮产业见闻\n\n{text}"))
    assert [str(article.headline) for article in edition.articles] == [head]
    assert str(edition.articles[0].deck) == f"{dash}双井乡特色餐饮产业见闻"


def test_a_text_may_begin_with_a_section_head_below_its_writer(sourced: Any) -> None:
    parts = (
        ("早上：交接班", "尹航验装备，试水枪，把气压读\n了两遍，一点都不能少。"),
        ("午后：第一个警", "老城区一户人家冒烟，烧干的是\n一锅肉。门打开时，主人还在睡。"),
    )
    day = "\n\n".join(part for pair in parts for part in pair)
    page = "\n\n".join(["消防员尹航的一天", "本报记者 展昭南", day, *STORIES["城东夜市“上新”"]])
    edition, _ = reassemble(*sourced(page))
    first = edition.articles[0]
    assert (str(first.headline), str(first.byline)) == ("消防员尹航的一天", "本报记者 展昭南")
    assert [str(getattr(block, "text", "")) for block in first.body[::2]] == [head for head, _ in parts]
