"""Poems told by the titles and names beside them: suites, classical forms, tanka and haiku with their poets."""

import re
from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.roles.poems import Suite, suite_of, table
from typeset.model.edition import Edition, Section, Verse

NEWS = "龙井村昨天开通了自来水，全村二百\n一十户人家不再下山挑水。村里请来\n县剧团唱了两天戏。"
NEWS_JA = (
    "県立科学館は二十二日から、小学生を対象\nにした工作教室を開く。参加費は五百円で、\nホームページで受け付けている。"
)
RAIN = "柿子把灯笼\n一盏一盏挂上枝头\n最后一盏留给喜鹊\n它要在雪落之前\n写完家信"
FERRY = "船还系在柳树上\n摆渡的人去了南方\n河水一遍遍地\n摸着空空的船舷"
TUNE = (
    "一夜西风吹叶落，小窗灯影摇红。故人消息太匆匆。\n雁声过尽处，残月挂疏桐。\n"
    "四十年来尘与土，几番聚散西东。而今都付笑谈中。\n开门邀皓月，把酒问秋风。"
)


def bodies(edition: Edition) -> dict[str, list[str]]:
    """For every headline what stands below it, a line of verse each."""
    return {
        str(article.headline): [
            line
            for block in article.body
            for line in (map(str, block.lines) if isinstance(block, Verse) else [str(block.text)])
        ]
        for article in edition.articles
    }


def test_every_pattern_knows_its_example() -> None:
    rows = table()
    assert {kind for kind, *_ in rows} == {"form", "suite", "number", "column"}
    assert all(re.search(pattern, example) for _, pattern, example in rows)


@pytest.mark.parametrize(
    ("title", "suite"),
    [
        ("秋日三章", Suite(3, added=False)),
        ("冬日三題（組詩）", Suite(3, added=False)),
        ("乡音（外一首）", Suite(1, added=True)),
        ("故乡（组诗）", Suite(0, added=False)),
        ("唐诗十二首", Suite(12, added=False)),
        ("打油诗一首", None),
        ("第三章", None),
        ("村里通了自来水", None),
    ],
)
def test_a_suite_counts_its_poems(title: str, suite: Suite | None) -> None:
    assert suite_of(title) == suite


@pytest.mark.parametrize("ahead", [True, False])
@pytest.mark.parametrize(("name", "titles"), [("马映雪", ("霜降", "渡口")), ("向晚", ("谷雨", "渡口"))])
def test_the_titles_of_a_suites_poems_are_its_sections(
    ahead: bool, name: str, titles: tuple[str, str], sourced: Any
) -> None:
    poems = f"{name}\n\n{titles[0]}\n\n{RAIN}\n\n{titles[1]}\n\n{FERRY}"
    pairs = (("秋日二章", poems), ("龙井村通了自来水", NEWS))
    edition, _ = reassemble(*sourced("\n\n".join(f"{a}\n\n{b}" if ahead else f"{b}\n\n{a}" for a, b in pairs)))
    found = next(article for article in edition.articles if str(article.headline) == "秋日二章")
    assert len(edition.articles) == 2
    assert str(found.byline) == name
    assert [str(block.text) for block in found.body if isinstance(block, Section)] == list(titles)
    assert bodies(edition)["秋日二章"] == [titles[0], *RAIN.split("\n"), titles[1], *FERRY.split("\n")]


def test_a_tune_calls_for_verse_of_long_lines(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"临江仙·秋夜\n许国栋\n{TUNE}\n\n龙井村通了自来水\n{NEWS}"))
    assert bodies(edition)["临江仙·秋夜"] == TUNE.split("\n")


@pytest.mark.parametrize("air", ["\n\n", "\n"])
def test_a_tanka_is_a_line_of_verse_above_its_poet(air: str, sourced: Any) -> None:
    tanka = "運動会終はりて広き校庭に\n白線だけが走りつづける\n愛知県　森下 君子"
    judged = "【評】人のいなくなった校庭で、なお走り\n続けているのは白線だけだという発見がよい。"
    page = air.join(("短歌 今週の一首", tanka, judged, "夏休みの工作教室", NEWS_JA))
    edition, _ = reassemble(*sourced(page))
    assert list(bodies(edition)) == ["短歌 今週の一首", "夏休みの工作教室"]
    assert bodies(edition)["短歌 今週の一首"][:2] == tanka.split("\n")[:2]
    assert bodies(edition)["短歌 今週の一首"][-1] == judged.replace("\n", "")


def test_a_readers_name_below_a_head_makes_no_haiku_of_it(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"バスを待つ時間だけが好きだ\n盛岡市　菅原 光子\n{NEWS_JA}"))
    assert list(bodies(edition)) == ["バスを待つ時間だけが好きだ"]


def test_above_the_first_poem_of_a_title_with_one_more_stands_its_writer(sourced: Any) -> None:
    source, meta = sourced(f"{NEWS}\n\n龙井村通了自来水\n\n法学1702班 温言\n{RAIN}\n\n秋日操场（外一首）")
    edition, _ = reassemble(source, meta)
    article = next(article for article in edition.articles if str(article.headline) == "秋日操场（外一首）")
    assert str(article.byline) == "法学1702班 温言"
    assert not any(isinstance(block, Section) for block in article.body)
