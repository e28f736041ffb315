"""Two texts in a row and their heads in a row: parted by their words, and one story left whole."""

from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.stories.cuts import Cut, Shape, Story
from typeset.copydesk.stories.fits import Fits
from typeset.copydesk.stories.gatherings import Gatherings
from typeset.copydesk.stories.heads import Setting
from typeset.copydesk.stories.pairings import Pairings
from typeset.model.edition import Article, Edition, Verse

LAMP = (
    "叶素珍：灯塔下的38年",
    "从鹿西码头出发，坐一个半小时的小船，才\n能望见岛上的灯塔。叶素珍在这里守了38\n年，每天黄昏准时点亮塔顶的灯。\n\n"
    "孤岛没有淡水，船半个月来一次。灯塔的灯\n夜里不能灭，她就搬一把椅子坐在塔下。\n\n38年来，守灯人换了三茬，只有叶素珍没有离\n开孤岛。她说，灯塔亮着，渔船就能回家。",
)
BROTH = (
    "双井羊肉汤熬成乡里产业",
    "清晨5点半，双井乡老街上的羊\n肉汤馆已经坐满了人。白汤翻滚，\n香气顺着巷子飘出去。\n\n"
    "有了名气，羊肉不够用了。乡里\n引导农户成立养殖合作社，汤馆\n的产业带动了全乡养羊。\n\n"
    "乡里还把羊肉汤做成速冻食品，\n一碗汤卖到了外地，去年产业收\n入超过3亿元。",
)
OTHERS = {
    "市区新增两条夜间公交线路": "本报讯 市交运集团从11月起新增两条夜间公\n交线路，途经会展中心、火车南站和三垟湿\n"
    "地，票价2元，每20分钟发一班车。",
    "我市启动秋粮收购": "本报讯（记者田野）9月28日，我市秋粮收购\n工作全面启动，首批23个库点开门收粮，农民\n"
    "凭一张售粮卡即可完成登记、检验、结算。\n\n市粮食和储备局负责人说，今年预计收购玉米\n"
    "86万吨，已落实收购资金12亿元。",
    "高校毕业生专场招聘会明天开幕": "本报讯（通讯员何苗）由市人社局主办的高校\n毕业生专场招聘会，10月1日起"
    "连续三天在市体\n育馆举行，提供岗位1.1万个。\n\n主办方提醒，求职者须凭身份证入场，免费班\n车每半小时一趟，从火车站开往体育馆。",
    "市民健步走活动周日开走": "本报讯（记者罗浩）2021年市民健步走活动将\n于10月17日在滨河公园举行，全程6公里，限\n"
    "额3000人，报名从即日起至10月10日。",
}
REST = [part for story in OTHERS.items() for part in story]


SEIZED = (
    "空港警署19日以涉嫌持有伪造护照为由，逮捕了一名41岁的无业男子。该男子在入境时出示的护照上照片"
    "有改动痕迹，他对持有伪造护照一事供认不讳，警方正在追查来路。"
)
PLUM = (
    "梅花的消息传来了。我家附近的神社里，红梅也开了几枝。寒风里开着的花，从来都是给人打气的，"
    "古人为它写过许多句子，读来仍觉得温暖。",
    "院子里的花什么也不说，只是在那里开着。灯塔下的叶素珍也种了一株，38年里，她每天清晨都去给它浇水。"
    "不必着急，春天一步步走近。",
)


def _set(text: str, measure: int) -> str:
    return "\n".join(text[place : place + measure] for place in range(0, len(text), measure))


def _stories(sourced: Any, *chunks: str) -> dict[str, str]:
    edition, _ = reassemble(*sourced("\n\n".join(chunks)))
    return {
        str(article.headline): "".join(str(getattr(block, "text", "")) for block in article.body)
        for article in edition.articles
    }


@pytest.mark.parametrize("first", [True, False])
def test_texts_that_open_like_none_are_parted_where_words_and_measure_change(first: bool, sourced: Any) -> None:
    heads, texts = (LAMP[0], BROTH[0]), (LAMP[1], BROTH[1])
    rows = (*heads, *texts, *REST) if first else (*REST, *texts, *heads)
    found = _stories(sourced, *rows)
    assert set(found) == {LAMP[0], BROTH[0], *OTHERS}
    assert found[LAMP[0]].endswith("渔船就能回家。")
    assert found[BROTH[0]].startswith("清晨5点半")


def test_a_head_of_two_parts_whose_words_are_all_over_its_text_is_one(sourced: Any) -> None:
    kicker = "灯塔上没有淡水、船半个月来一次"
    edition, _ = reassemble(*sourced("\n\n".join((kicker, LAMP[0], LAMP[1], *REST))))
    heads = {
        "".join(str(part) for part in (article.kicker, article.headline, article.deck) if part is not None): article
        for article in edition.articles
    }
    assert set(heads) == {kicker + LAMP[0], *OTHERS}
    assert any("夜里不能灭" in str(getattr(block, "text", "")) for block in heads[kicker + LAMP[0]].body)


def test_a_head_left_over_behind_a_gathering_has_the_end_of_its_text(sourced: Any) -> None:
    found = _stories(
        sourced,
        *REST,
        LAMP[0],
        "空港查获伪造护照\n一名男子被逮捕",
        LAMP[1],
        _set(SEIZED, 13),
        *(_set(text, 17) for text in PLUM),
        "晨窗一页",
    )
    assert set(found) == {LAMP[0], "空港查获伪造护照一名男子被逮捕", "晨窗一页", *OTHERS}
    assert found["晨窗一页"].startswith("梅花的消息")
    assert found["空港查获伪造护照一名男子被逮捕"].endswith("正在追查来路。")


def test_a_columns_label_behind_a_head_takes_none_of_its_text(sourced: Any) -> None:
    head, text = "叶素珍点亮鹿西码头灯塔\n守灯38年渔船平安回家", LAMP[1]
    last = "气象部门说，台风季节将至，渔民出海前应留\n意风力预报，不可冒险。"
    stories = (f"{text}\n\n{last}\n\n{head}", "企业动态", *(f"{body}\n\n{name}" for name, body in OTHERS.items()))
    edition, _ = reassemble(*sourced("\n\n".join(stories)))
    assert len(_article(edition, "灯塔").body) == 4


def test_a_byline_at_a_texts_foot_is_no_text(sourced: Any) -> None:
    person = (
        "「先生、今日は海が荒れとるけん、泊まっ\nていきんさい」。往診先でそう言われる。",
        "ベトナム中部の生まれ。留学中に祖国の\n政権が倒れ、帰る道を失った。",
        "島の人口は四百人に減った。後任はまだ\n見つからない。",
        "文・写真　小野寺亜希",
        "ひと",
        "島の診療所で40年　医師を続ける",
    )
    others = (
        "大学入試センターは18日、本試験の確定志\n願者数が49万人だったと発表した。",
        "大学共通テスト、受験者49万人",
        "大阪地裁は18日、高齢者3人から計780万円\nをだまし取ったとして実刑判決を言い渡し\nた。",
        "特殊詐欺の「受け子」に実刑",
    )
    edition, _ = reassemble(*sourced("\n\n".join((*others, "グエン・バン・ミンさん（71）", *person)), lang="ja"))
    assert not [article for article in edition.articles if not article.body]
    assert len(_article(edition, "海が荒れ").body) == 3


def _article(edition: Edition, words: str) -> Article:
    """The one article whose first words have these among them."""
    (found,) = (article for article in edition.articles if article.body and words in str(article.body[0].text))
    return found


FEATURE = (
    "旧窑场里的新课堂",
    "下午三点，溪口镇的旧窑场里响起了笑声。三\n十名小学生围着老窑工邱福田，看他把一团泥\n拉成碗口。\n\n"
    "窑火重燃\n\n"
    "窑场停烧已有十八年。去年春天，镇里修好两\n座馒头窑，请回五位老窑工，每周三开窑授课。\n\n"
    "孩子带回家的碗\n\n"
    "邱福田说，碗口歪一点不要紧，要紧的是孩子\n知道泥从哪里来。一年下来，窑场接待学生四\n千人次。",
)


@pytest.mark.parametrize("first", [True, False])
def test_all_heads_of_a_page_gathered_find_their_texts_past_section_heads(first: bool, sourced: Any) -> None:
    stories = [*list(OTHERS.items())[:2], FEATURE, *list(OTHERS.items())[2:]]
    heads, texts = [head for head, _ in stories], [text for _, text in stories]
    found = _stories(sourced, *(heads + texts if first else texts + heads))
    assert list(found) == heads
    assert [_bare(text)[:6] for text in found.values()] == [_bare(text)[:6] for text in texts]
    assert found[FEATURE[0]].endswith("四千人次。")


def test_heads_of_several_lines_gathered_are_parted_where_the_texts_change(sourced: Any) -> None:
    heads = ("市区新增两条夜间公交线路", "我市启动秋粮收购\n首批23个库点开门", "高校毕业生专场招聘会\n明天开幕")
    found = _stories(sourced, *list(OTHERS.values())[:3], *heads)
    assert [head.replace("\n", "") for head in heads] == list(found)


def test_two_heads_gathered_in_the_other_order_are_matched_by_their_words(sourced: Any) -> None:
    heads, texts = list(OTHERS), list(OTHERS.values())
    found = _stories(sourced, *texts, heads[1], heads[0], *heads[2:])
    assert {head: _bare(text) for head, text in found.items()} == {head: _bare(text) for head, text in OTHERS.items()}


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 3, 0, 1), (1, 3, 0, 2)])
@pytest.mark.parametrize("first", [True, False])
def test_heads_of_several_lines_in_any_order_are_matched_by_their_words(
    order: tuple[int, ...], first: bool, sourced: Any
) -> None:
    heads = (
        "市区新增两条\n夜间公交线路",
        "粮食“归仓”进行时\n我市启动秋粮收购",
        "岗位1.1万个\n高校毕业生专场\n招聘会明天开幕",
        "市民健步走活动\n周日开走",
    )
    texts, gathered = list(OTHERS.values()), [heads[number] for number in order]
    edition, _ = reassemble(*sourced("\n\n".join([*gathered, *texts] if first else [*texts, *gathered])))
    for head, text in zip(heads, texts, strict=True):
        article = _article(edition, text[7:19])
        parts = "".join(str(part) for part in (article.kicker, article.headline, article.deck) if part)
        assert _bare(parts) == _bare(head)


def test_a_story_with_its_own_head_may_stand_among_the_texts_of_gathered_heads(sourced: Any) -> None:
    heads, texts = list(OTHERS), list(OTHERS.values())
    rows = (texts[0], LAMP[0], LAMP[1], *texts[1:], *heads)
    found = _stories(sourced, *rows)
    assert {head: _bare(text)[:12] for head, text in found.items()} == {
        head: _bare(text)[:12] for head, text in {**OTHERS, LAMP[0]: LAMP[1]}.items()
    }


def _bare(text: str) -> str:
    return "".join(text.split())


def _gatherings(page: list[Passage], bodies: dict[int, dict[int, float]], cut: list[Story]) -> Gatherings:
    words = [passage.bare for passage in page]
    fits = Fits(page, Lexicon(words, words), Setting("", blanks=False, headline_first=False))
    pairings = Pairings(page, [[] for _ in page], fits, lambda place: bodies.get(place, {}), lambda *_: 0.0)
    return Gatherings(pairings, Cut(tuple(cut), tuple(0.0 for _ in cut), 0.0))


def test_a_page_whose_heads_and_texts_are_whole_is_not_searched() -> None:
    kinds = (Kind.HEAD, Kind.HEAD, Kind.TEXT, Kind.TEXT)
    page = [Passage(kind, (), "港口扩建工程开工", 30, 16, True) for kind in kinds]
    whole = Story(0, 4, 0, 2, Shape.HEAD_FIRST, 3.0)
    assert not _gatherings(page, {2: {3: -9.0, 4: 0.0}, 3: {4: -9.0}}, [whole])
    assert _gatherings(page, {2: {3: 5.0, 4: 0.0}, 3: {4: 5.0}}, [whole])
    lacking = [Story(0, 2, 0, 2, Shape.HEAD_ALONE, -5.0), Story(2, 4, 4, 4, Shape.NO_HEAD, -6.0)]
    assert _gatherings(page, {}, lacking)


@pytest.mark.parametrize("first", [True, False])
def test_a_column_of_gathered_heads_without_blank_lines_is_no_poem(first: bool, sourced: Any) -> None:
    heads, texts = "\n".join(OTHERS), list(OTHERS.values())
    found = _stories(sourced, *([heads, *texts] if first else [*texts, heads]))
    assert {head: _bare(text)[:12] for head, text in found.items()} == {
        head: _bare(text)[:12] for head, text in OTHERS.items()
    }


def test_a_poem_among_texts_in_a_row_is_one_still(sourced: Any) -> None:
    poem = "雨后的码头\n缆绳松开一个结\n白鹭从桅杆上起飞\n把灯塔的影子\n叼到对岸去"
    edition, _ = reassemble(*sourced("\n\n".join([*OTHERS.values(), *OTHERS, "码头的早晨", poem])))
    article = next(article for article in edition.articles if str(article.headline) == "码头的早晨")
    assert [type(block).__name__ for block in article.body] == ["Verse"]


STACK = """春招专列到站
三百企业进校园
岗位创五年新高

本报记者 宋野

记者从市人社局获悉，今年春招首场专列昨日到站，三百零六家
企业走进校园，提供岗位一万二千个。

人社局负责人说，专列还将在本月开往另外四所高校，企业可以
在线报名，学生凭学生证入场，不收任何费用。

滨河公园夜跑人数翻番

本报讯（记者 罗浩）滨河公园的塑胶跑道亮灯一个月，夜跑的人
比往年多了一倍，公园管理处在沿途添了四个饮水点和两处急救箱。
"""


def test_three_even_lines_above_a_reporters_name_are_a_head_and_no_poem(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(STACK))
    first, second = edition.articles
    assert "".join(map(str, filter(None, (first.kicker, first.headline, first.deck)))).startswith("春招专列到站")
    assert str(first.byline) == "本报记者 宋野" and len(first.body) == 2
    assert str(second.headline) == "滨河公园夜跑人数翻番"


def test_heads_in_a_row_below_a_columns_name_are_no_poem(sourced: Any) -> None:
    texts = list(OTHERS.values())[:3]
    name, dated = "高校毕业生专场招聘会明天开幕", OTHERS["高校毕业生专场招聘会明天开幕"]
    page = [
        "贺宽",
        LAMP[1],
        "副刊人物",
        "贺宽守灯三十八年\n替渔船留住一点亮",
        "市区新增夜间公交\n两条线路今日开行",
        texts[0],
        dated,
        name,
    ]
    edition, _ = reassemble(*sourced("\n\n".join(page)))
    assert not any(isinstance(block, Verse) for article in edition.articles for block in article.body)
