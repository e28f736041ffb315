"""The book's plan: which documents there are, in reading order, and where each id lies.

The ids are the PDF's named destinations (`typeset.model.ids`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from typeset.epub.words import Words
from typeset.model.edition import Article, Edition, Furniture, Meta, Photo, Section
from typeset.model.ids import page_ids, section_id

_NUMERALS: Final = dict(zip("〇一二三四五六七八九零○", "012345678900", strict=True))
_TITLE_LENGTH: Final = 24


@dataclass(frozen=True, slots=True)
class Story:
    """An article with the file it gets and the title that listings call it by."""

    article: Article
    file: str
    title: str

    @property
    def href(self) -> str:
        """Where listings lead."""
        return f"{self.file}#{fragment(self.article.id)}"

    def sections(self) -> Iterator[tuple[str, str]]:
        """Give each section head's title and place."""
        heads = (block for block in self.article.body if isinstance(block, Section))
        for number, head in enumerate(heads, 1):
            yield flat(str(head.text)), f"{self.file}#{fragment(section_id(self.article, number))}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """An original page: its id, file and name, its articles, and what on it belongs to none of them."""

    anchor: str
    file: str
    title: str
    stories: tuple[Story, ...]
    photos: tuple[Photo, ...]
    furniture: tuple[Furniture, ...]

    @property
    def href(self) -> str:
        """Where listings lead."""
        return f"{self.file}#{fragment(self.anchor)}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole book. `labels`: the original pages' printed labels, one for each chapter."""

    meta: Meta
    words: Words
    chapters: tuple[Chapter, ...]
    labels: tuple[str, ...]

    def page(self, label: str) -> Chapter | None:
        """Find the original page that a jump line names: as printed, else by its number (3, 03 and 三 are the same)."""
        for same in (str, _number):
            for chapter, own in zip(self.chapters, self.labels, strict=True):
                if same(own) == same(label):
                    return chapter
        return None


def plan_book(edition: Edition, words: Words) -> Plan:
    """Lay out the documents: each original page, and behind it the articles that start there."""
    taken: set[str] = {"cover", "title", "nav"}
    chapters = []

    def on_page(piece: Article | Photo | Furniture) -> int:
        return min(max(piece.page, 0), len(edition.meta.pages) - 1)

    for number, (info, anchor) in enumerate(zip(edition.meta.pages, page_ids(edition.meta), strict=True)):
        file = _file(anchor, f"page-n{number + 1}", taken)
        stories = tuple(
            Story(article, _file(article.id, f"article-n{place}", taken), title_of(article, words))
            for place, article in enumerate(edition.articles, 1)
            if on_page(article) == number
        )
        photos = tuple(photo for photo in edition.photos if on_page(photo) == number)
        furniture = tuple(item for item in edition.furniture if on_page(item) == number)
        chapters.append(Chapter(anchor, file, words.page_name(info), stories, photos, furniture))
    return Plan(edition.meta, words, tuple(chapters), tuple(info.label for info in edition.meta.pages))


def fragment(anchor: str) -> str:
    """Write an id as the fragment of a URL."""
    return quote(anchor, safe="")


def title_of(article: Article, words: Words) -> str:
    """Call an article by its headline, else by what heads it, else by the words it opens with."""
    for text in (article.headline, article.kicker, article.deck):
        if title := flat(str(text or "")):
            return title
    for block in article.body:
        opening = flat(str(getattr(block, "text", None) or next(iter(getattr(block, "lines", ())), "")))
        if opening:
            return opening if len(opening) <= _TITLE_LENGTH else opening[:_TITLE_LENGTH] + "…"
    return words.untitled


def flat(text: str) -> str:
    """Put a text on one line."""
    return " ".join(text.split())


def _file(wanted: str, otherwise: str, taken: set[str]) -> str:
    """Choose a document's file name, safe on every file system (EPUB 3.3, 4.2.3), and take it."""
    stem = wanted if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", wanted) else otherwise
    return _unlike(stem, taken) + ".xhtml"


def _unlike(wanted: str, taken: set[str]) -> str:
    """Keep a name from being another's, capitals disregarded, and take it."""
    name, count = wanted, 1
    while name.casefold() in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name.casefold())
    return name


def _number(label: str) -> str:
    """Reduce a label to what tells it from others: 03, ３ and 三 are 3, 十二 is 12, a01 is A1."""
    text = unicodedata.normalize("NFKC", label).upper().strip()
    if ten := re.fullmatch("([二三四五六七八九]?)十([一二三四五六七八九]?)", text):
        text = (ten[1] or "一") + (ten[2] or "〇")
    text = "".join(_NUMERALS.get(char, char) for char in text)
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", text)
