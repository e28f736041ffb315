from dataclasses import replace
from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.lines.habits import observe
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.measures import infer_measures
from typeset.copydesk.lines.seams import Seams
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.furniture import PageFacts
from typeset.copydesk.marks.marking import mark
from typeset.copydesk.roles.blocks import Page, blocks, flush
from typeset.copydesk.roles.lone import SURE, said_of, seen_of, table, turned_of, unscanned, weigh_lone

TEXT = {
    "zh": (
        "市民广场经过半年改造，昨天重新向市民开放，新增的座椅\n和绿地受到周围居民的欢迎，傍晚时分不少家庭前来散步。\n"
        "改造工程共投入三百万元，保留了原有的全部老树，并且增\n设了供老人和孩子休息的凉亭以及无障碍通道。\n"
    ),
    "ja": (
        "市は二十日、駅前広場の改修工事を終え、市民に開放し\nた。新しいベンチや花壇が設けられ、夕方には多くの家\n"
        "族連れが散歩を楽しんでいた。工事費は三億円で、古く\nからある樹木はすべて残したという。\n"
    ),
}
HEAD = {"zh": "市民广场改造完成", "ja": "駅前広場の改修終わる"}


def _page(text: str, *, japanese: bool) -> Page:
    lines = read_lines(text, 0)
    cues = load_cues()
    words = mark(lines, cues, PageFacts(None, None, "1", None))
    measures = infer_measures(lines)
    habits = observe(lines, measures, [word.story for word in words], japanese)
    return Page(lines, measures, words, Seams([line.bare for line in lines], japanese=japanese), cues, habits)


def _photos(sourced: Any, script: str, before: str, behind: str) -> list[str]:
    lang = "ja" if script == "ja" else "zh-Hans"
    page = f"{HEAD[script]}\n\n{TEXT[script]}\n{before}{HEAD[script]}\n\n{TEXT[script]}\n{behind}"
    edition, _ = reassemble(*sourced(page, lang=lang))
    return ["".join(str(photo.caption).split()) for photo in edition.photos]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("zh", "志愿者为高考考生送水。"),
        ("zh", "市民在凉亭里下棋。"),
        ("zh", "前排左起：林国才、黄世明、陈亚珍"),
        ("ja", "店頭に並ぶキャベツを選ぶ買い物客"),
        ("ja", "新作を語る作家の小川洋子さん＝神戸市で"),
        ("ja", "完成した駅前広場で遊ぶ子どもたち"),
    ],
)
def test_a_caption_without_mark_or_credit_is_told_last_on_its_page(sourced: Any, script: str, words: str) -> None:
    assert _photos(sourced, script, "", f"{words}\n") == [words]


@pytest.mark.parametrize(
    ("script", "words"),
    [("zh", "志愿者为高考考生送水。"), ("ja", "新作を語る作家の小川洋子さん＝神戸市で")],
)
def test_it_is_told_between_two_stories(sourced: Any, script: str, words: str) -> None:
    assert _photos(sourced, script, f"{words}\n\n", "") == [words]


def test_a_doubtful_line_is_told_by_the_stories_that_are_whole_without_it(sourced: Any) -> None:
    text = TEXT["zh"].replace("市民广场", "文化馆")
    page = f"{HEAD['zh']}\n\n{TEXT['zh']}\n事发小区附近的街道\n\n文化馆改造完成\n\n{text}"
    lines = read_lines(page, 0)
    found = weigh_lone(_page(page, japanese=False))
    place = next(n for n, line in enumerate(lines) if line.bare.startswith("事发"))
    assert place not in found or found[place].odds < 1.0
    articles = reassemble(*sourced(page))[0].articles
    assert [str(article.headline) for article in articles][-1] == "文化馆改造完成"


@pytest.mark.parametrize("script", ["zh", "ja"])
def test_a_page_without_pictures_has_no_captions(sourced: Any, script: str) -> None:
    assert _photos(sourced, script, "", "") == []


def test_the_end_of_a_paragraph_that_a_columns_end_parts_is_no_caption(sourced: Any) -> None:
    text = TEXT["zh"].replace("凉亭以及无障碍通道。", "凉亭以及专供轮椅和婴儿车自由\n\n通行的无障碍通道。")
    page = f"{HEAD['zh']}\n\n{text}\n"
    assert reassemble(*sourced(page))[0].photos == ()


def test_a_portraits_head_is_no_caption(sourced: Any) -> None:
    head = "島々を回りピアノの調律を\n続ける宗像百合さん（５８）"
    page = f"{HEAD['ja']}\n\n{TEXT['ja']}\n\nひと\n\n{head}\n\n{TEXT['ja']}\n"
    assert reassemble(*sourced(page, lang="ja"))[0].photos == ()


def test_only_lines_of_one_measure_between_blank_lines_are_thought_of() -> None:
    page = _page(
        f"{TEXT['zh']}\n古城的早晨\n从一碗热气腾腾的面开始\n\n市民在凉亭里下\n棋。\n\n　　他来了。\n", japanese=False
    )
    assert [(start, end) for start, end in blocks(page)] == [(6, 8)]


def test_every_weight_is_of_something_that_can_be_seen() -> None:
    seen: set[str] = set()
    for script, ends in (("zh", "。，」：！字"), ("ja", "。，」：！字")):
        for end in ends:
            for size in (3, 7, 11, 17, 25, 39, 45):
                for many in (1, 2):
                    line = "市" * (size // many - 1) + "市"
                    words = "\n".join([line] * many)[:-1] + end
                    text = "".join(f"　{line}\n" * 2 for line in (TEXT[script].rstrip(),) * 3)
                    page = _page(f"{text}\n{words}\n\n{TEXT[script]}", japanese=script == "ja")
                    for block in blocks(page):
                        seen |= {name for name, _ in seen_of(page, *block, 99)}
    unseen = {
        name for name in table() if name not in seen and not name.startswith(("foot", "below", "above", "stopped"))
    }
    spoken = {"noun", "placed", "name", "person", "said", "quoted", "sides", "dated", "agency", "aged", "scene"}
    assert unseen <= spoken | {"inside words", "goes on", "wide", "own measure", "text's measure", "marked", "pointed"}


def test_what_blocks_say_adds_up_by_the_table() -> None:
    page = _page(f"{TEXT['zh']}\n前排左起林国才、黄世明、陈亚珍在合影。\n", japanese=False)
    (start, lone), *rest = weigh_lone(page).items()
    weights = table()
    told = [
        *seen_of(page, start, lone.end, lone.end),
        *said_of(page, start, lone.end, 0),
        *turned_of(page, start, lone.end, 0),
    ]
    assert not rest
    assert lone.odds == pytest.approx(sum(weights.get(name, 0.0) * value for name, value in told))
    assert {"sides", "foot, stopped"} <= {name for name, _ in told}


INDENTED = (
    "　　市民广场经过半年改造，昨天重新向市\n民开放，新增的座椅和绿地受到居民的欢\n迎，傍晚时分不少家庭前来散步。\n"
    "　　改造工程共投入三百万元，保留了原有\n的全部老树，并且增设了供老人和孩子休息\n的凉亭。\n"
    "　　负责人说，下一步还要在广场北侧修建\n停车场，方便周边居民出行。\n"
)


@pytest.mark.parametrize("lines", ["孩子们在广场的喷泉\n边玩耍。\n", "老人在凉亭里下棋。\n"])
def test_a_sentence_set_flush_behind_an_indented_text_stands_by_itself(lines: str) -> None:
    page = _page(f"{INDENTED}{lines}{HEAD['zh']}\n{INDENTED}", japanese=False)
    assert [(start, end) for start, end in flush(page)] == [(8, 8 + lines.count("\n"))]
    assert weigh_lone(page)[8].odds > SURE


def test_what_a_text_may_go_on_with_does_not_stand_by_itself() -> None:
    full = INDENTED.replace("方便周边居民出行。\n", "方便周边居民出行和停放，预计明年完工。\n")
    assert not list(flush(_page(f"{full}项目已经立项。\n{HEAD['zh']}\n{INDENTED}", japanese=False)))
    bare = INDENTED.replace("　　", "")
    assert weigh_lone(_page(f"{bare}老人在凉亭里下棋。\n{HEAD['zh']}\n{bare}", japanese=False)) == {}


def test_a_caption_flush_below_a_text_comes_out_and_the_text_stays(sourced: Any) -> None:
    page = f"{HEAD['zh']}\n{INDENTED}孩子们在广场的喷泉\n边玩耍。\n{HEAD['zh']}\n{INDENTED}老人在凉亭里下棋。\n"
    edition, _ = reassemble(*sourced(page, lang="zh-Hans"))
    assert ["".join(str(photo.caption).split()) for photo in edition.photos] == [
        "孩子们在广场的喷泉边玩耍。",
        "老人在凉亭里下棋。",
    ]
    assert [len(article.body) for article in edition.articles] == [3, 3]


def test_a_caption_turned_inside_words_is_no_poem_however_it_scans() -> None:
    page = _page(
        f"{TEXT['ja']}\nクレジットカードの\n明細を並べて固定費\nを点検する津村佳代\nさん\n\n{HEAD['ja']}\n\n{TEXT['ja']}",
        japanese=True,
    )
    lone = weigh_lone(page)
    (start,) = [start for start, block in lone.items() if block.odds > SURE]
    scanning = replace(page, words=[replace(word, poem=True) for word in page.words])
    told = unscanned(scanning, lone)
    assert [word.poem for word in told] == [not start <= place < lone[start].end for place in range(len(told))]


LISTED = (
    "▲上围村合作社出售早稻秧苗，可\n送到田头，先到先得。",
    "▲本人因外出务工，转让七成新微\n耕机一台，价格面议。",
    "▲二十二日圩镇逢集，种子站设点\n免费检测种子发芽率。",
)
AWARDED = ("▽最優秀賞 山田太郎 「春の光」", "▽優秀賞 佐藤花子 「雨のバス停」")
PICTURED = ("▲技术员在大棚里记录番茄长势。", "▲外地客商在展示田里挑选辣椒。", "▲孩子们在田边捉蝴蝶。")


@pytest.mark.parametrize(("blocks", "pictures"), [(LISTED, 0), (PICTURED, 3), (AWARDED, 0), (LISTED[:2], 2)])
def test_a_mark_that_opens_several_is_a_list_s_where_no_picture_is_described(
    blocks: tuple[str, ...], pictures: int
) -> None:
    words = _page("\n\n".join(blocks) + "\n", japanese=False).words
    assert sum(told.caption for told in words) == pictures
    assert sum(told.item for told in words) == len(blocks)


def test_a_credit_shows_that_marks_are_captions() -> None:
    blocks = (*LISTED[:2], f"{LISTED[2]}\n本报记者 李明 摄")
    assert sum(told.caption for told in _page("\n\n".join(blocks), japanese=False).words) == len(LISTED)


def test_captions_whose_marks_point_to_different_places_are_told_without_a_stop(sourced: Any) -> None:
    marked = ["▲聽障騎士用手語為彼此打氣", "▼車隊通過南迴公路長隧道"]
    assert _photos(sourced, "zh", "", "\n".join(marked) + "\n") == marked
    alike = [line.replace("▼", "▲") for line in marked]
    assert _photos(sourced, "zh", "", "\n".join(alike) + "\n") == []
