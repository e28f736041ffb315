from collections.abc import Sequence
from typing import Any

import pytest

from typeset.copydesk import desk, reassemble
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.assignment import Stories, cut_stories
from typeset.copydesk.stories.cuts import Cut
from typeset.copydesk.stories.heads import Setting

STORIES = {
    "ja": """市民ランナー、冬の川べり走る

第12回川べり駅伝が11日、市内の周回コースで開かれ、学生や市民ら
およそ三百人が参加した。沿道では住民が旗を振って声援を送った。

商店街に小さな図書館が開く

市中心部の商店街に小さな図書館が開館した。空き店舗を改装し、絵
本を中心に三千冊を集めた。館長は「子どもの居場所に」と話す。
""",
    "zh-Hant": """深水埗老書店月底結業

深水埗一間開業三十八年的老書店月底結業，店主黎伯說年事已高，無
力再搬，只盼街坊把書帶走，書架也送給學校。

維園晨運客促增設飲水機

維多利亞公園的晨運客聯署要求增設飲水機，康文署回覆說正研究選址，
預計明年初動工，費用由區議會撥款支付。
""",
}


def _captions(sourced: Any, page: str, lang: str) -> list[str]:
    edition, _ = reassemble(*sourced(page, lang=lang))
    photos = [*edition.photos, *(photo for article in edition.articles for photo in article.photos)]
    return [str(photo.caption) for photo in photos]


@pytest.mark.parametrize("words", ["黎伯在櫃枱前整理剛收回來的舊書。", "黎伯與老街坊合影"])
def test_what_stands_below_a_caption_at_the_pages_foot_is_one_too(sourced: Any, words: str) -> None:
    credited = "田園書屋的招牌，已掛了三\n十八年。\n甄詠儀攝"
    page = f"{STORIES['zh-Hant']}\n{credited}\n\n{words}\n"
    assert _captions(sourced, page, "zh-Hant") == ["田園書屋的招牌，已掛了三十八年。", words]


def test_a_text_with_its_head_below_a_caption_is_a_story(sourced: Any) -> None:
    credited = "田園書屋的招牌，已掛了三\n十八年。\n甄詠儀攝"
    text = "九巴二號線周日起改道，不再途經北河街。"
    page = f"{STORIES['zh-Hant']}\n{credited}\n\n九巴二號線改道\n\n{text}\n"
    assert _captions(sourced, page, "zh-Hant") == ["田園書屋的招牌，已掛了三十八年。"]


def test_a_page_is_cut_once_where_what_becomes_a_caption_was_a_story_of_its_own(
    sourced: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    cuts: list[int] = []

    def counted(rest: Sequence[Passage], setting: Setting) -> Cut:
        cuts.append(len(rest))
        return cut_stories(rest, setting)

    monkeypatch.setattr(desk, "cut_stories", counted)
    credited = "田園書屋的招牌，已掛了三\n十八年。\n甄詠儀攝"
    page = f"{STORIES['zh-Hant']}\n{credited}\n\n黎伯與老街坊合影\n"
    assert len(_captions(sourced, page, "zh-Hant")) == 2
    assert len(cuts) == 1


@pytest.mark.parametrize("lang", STORIES)
def test_stories_weigh_the_same_where_only_their_weight_is_asked_for(
    lang: str, sourced: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights: list[tuple[float, float]] = []

    def weighed(rest: Sequence[Passage], setting: Setting) -> Cut:
        found = cut_stories(rest, setting)
        weights.append((found.score, Stories.of(rest, setting).score()))
        return found

    monkeypatch.setattr(desk, "cut_stories", weighed)
    reassemble(*sourced(STORIES[lang], lang=lang))
    assert weights and all(whole == alone for whole, alone in weights)
