from collections.abc import Sequence
from typing import Any

from typeset.copydesk import reassemble
from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories.briefs import lay_out
from typeset.copydesk.stories.cuts import Cut

PAGE = """市圖書館週末說故事

市立圖書館每週六上午十點在兒童閱覽室舉辦說故事活動，由志工媽
媽輪流主持，歡迎三歲以上小朋友和家長一起參加，不必報名，憑借
書證入場。

{head}

{words}

賞櫻步道即日起封閉

草嶺石壁賞櫻步道邊坡崩塌，林管處即日起封閉觀景台路段，預計明
年一月底搶修完成，遊客請改走後山步道，勿闖入封閉路段，以免發
生危險。
"""
BRIEF = """新營區體育館因空調汰換，自十一月二十九日起閉館三週，羽球場照
常開放，預約者可至民治市政中心領取退費。（新營區公所提供）"""


def _read(sourced: Any, head: str, words: str) -> tuple[list[str], list[str], list[str]]:
    edition, _ = reassemble(*sourced(PAGE.format(head=head, words=words), lang="zh-Hant"))
    heads = [str(article.headline) for article in edition.articles]
    last = [str(article.body[-1].text)[-9:] for article in edition.articles if article.body]
    photos = [*edition.photos, *(photo for article in edition.articles for photo in article.photos)]
    return heads, last, [str(photo.caption) for photo in photos]


def test_a_brief_that_says_who_provided_it_stays_below_its_head(sourced: Any) -> None:
    heads, last, captions = _read(sourced, "新營體育館閉館整修", BRIEF)
    assert heads == ["市圖書館週末說故事", "新營體育館閉館整修", "賞櫻步道即日起封閉"]
    assert last[1] == "（新營區公所提供）"
    assert captions == []


def test_a_caption_between_two_stories_is_no_brief(sourced: Any) -> None:
    caption = "志工媽媽在兒童閱覽室說故事。（市立圖書館提供）"
    heads, last, captions = _read(sourced, "", caption)
    assert len(last) == len(heads) == 2
    assert captions == ["志工媽媽在兒童閱覽室說故事。"]


def test_who_took_a_picture_signs_no_brief(sourced: Any) -> None:
    _, last, captions = _read(sourced, "新營體育館閉館整修", BRIEF.replace("新營區公所提供", "記者林宥成攝"))
    assert len(last) == 2
    assert len(captions) == 1


def test_what_is_longer_than_any_printed_page_is_cut_once() -> None:
    strips = (Strip(0, 0, 1, spaced=False),)
    kinds = ((Kind.HEAD, "新營體育館閉館整修"), (Kind.CAPTION, "羽球場照常開放。"), (Kind.CREDIT, "（新營區公所提供）"))
    brief = [Passage(kind, strips, words, 40, 20, blank=False) for kind, words in kinds]
    cuts: list[int] = []

    def cut_up(rest: Sequence[Passage]) -> Cut:
        cuts.append(len(rest))
        return Cut((), (), 0.0)

    lay_out(brief * 10, cut_up)
    assert cuts == [10] + [11] * 10
    cuts.clear()
    lay_out(brief * 400, cut_up)
    assert cuts == [400]
