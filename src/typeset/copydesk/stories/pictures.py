"""Which article a photo belongs to, where the page says so; all others stay the page's.

A page says so in three ways: an article refers to its picture （见图）, ＝写真; its byline says that the writer took it
(文/图, 文・写真); a caption names the article's headline.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.knowledge.names import person
from typeset.model.edition import Article, Paragraph, Photo
from typeset.model.source import Text

_REFERS: Final = re.compile(
    "[（(【〔](?:见|見|如|参见|參見|附)?[上下左右題题附]{0,2}(?:图|圖)片?[）)】〕]|[（(【＝]写真[上下左右]?[）)】。]?(?![^。]{3})"
)
_TOOK: Final = re.compile(
    "[图圖摄攝]影?[／/·、]?文|文[／/·、并並]?[图圖摄攝]|图文|圖文|摄影报道|攝影報道|攝影報導|文・写真|写真・文|文と写真"
)
_FEW: Final = 20
"""No page has more articles whose writers took their pictures."""
_NAMED: Final = re.compile("[《「『〈“]([^》」』〉”]{4,40})[》」』〉”]")


def give_photos(articles: Sequence[Article], photos: Sequence[Photo]) -> tuple[tuple[Article, ...], tuple[Photo, ...]]:
    """Give each photo to the one article that its page names: (the articles, the photos left to their pages)."""
    if not photos:
        return tuple(articles), ()
    signs = _Signs.of(articles)
    many = Counter(photo.page for photo in photos)
    owners: dict[str, int] = {}
    for photo in photos:
        found = (
            signs.named(photo)
            or _titled(articles, photos, photo)
            or (signs.refers.get(photo.page, set()) if many[photo.page] == 1 else set())
        )
        if len(found) == 1:
            owners[photo.id] = min(found)
    own: dict[int, list[Photo]] = {}
    for photo in photos:
        if photo.id in owners:
            own.setdefault(owners[photo.id], []).append(photo)
    given = (
        replace(article, photos=tuple(own[number])) if number in own else article
        for number, article in enumerate(articles)
    )
    return tuple(given), tuple(photo for photo in photos if photo.id not in owners)


def _titled(articles: Sequence[Article], photos: Sequence[Photo], photo: Photo) -> set[int]:
    """The article that is nothing but a headline and stands next above a photo: its title."""
    start = photo.caption.spans[0].start
    titles = [
        (article.headline.spans[0].start, number)
        for number, article in enumerate(articles)
        if article.page == photo.page and article.headline is not None and not article.body
    ]
    place, number = max((title for title in titles if title[0] < start), default=(-1, -1))
    between = (other.caption.spans[0].start for other in photos if other.page == photo.page)
    return {number} if place >= 0 and not any(place < other < start for other in between) else set()


@dataclass(frozen=True, slots=True)
class _Signs:
    """By page: the articles that refer to a picture, those of each headline, and those whose writer took a picture."""

    refers: dict[int, set[int]]
    headlines: dict[tuple[int, str], set[int]]
    takers: dict[int, list[tuple[str, int]]]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "_Signs":
        signs = cls({}, {}, {})
        for number, article in enumerate(articles):
            for block in article.body:
                if isinstance(block, Paragraph) and _refers(str(block.text)):
                    signs.refers.setdefault(block.text.spans[0].page, set()).add(number)
            if article.headline is not None:
                signs.headlines.setdefault((article.page, _bare(article.headline)), set()).add(number)
            if name := _taker(article):
                signs.takers.setdefault(article.page, []).append((name, number))
        return signs

    def named(self, photo: Photo) -> set[int]:
        """The articles that a photo's caption or its credit names."""
        found: set[int] = set()
        for words in _NAMED.findall(_bare(photo.caption)):
            found |= self.headlines.get((photo.page, words), set())
        takers = self.takers.get(photo.page, [])
        if photo.credit is not None and len(takers) <= _FEW:
            credit = _bare(photo.credit)
            found |= {number for name, number in takers if name in credit}
        return found


def _refers(text: str) -> bool:
    """Whether a paragraph refers to a picture; few have the words for one."""
    return ("图" in text or "圖" in text or "写" in text) and _REFERS.search("".join(text.split())) is not None


def _taker(article: Article) -> str:
    """The name of the one writer who also took the picture; nothing where the byline does not say so."""
    byline = _bare(article.byline)
    if not _TOOK.search(byline):
        return ""
    names = person().findall(_TOOK.sub(" ", byline))
    return str(names[0]) if len(names) == 1 else ""


def _bare(text: Text | None) -> str:
    return "".join(str(text).split()) if text is not None else ""
