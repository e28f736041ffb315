"""Writes an edition as a manuscript: what a person reads, corrects and keeps under version control."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from typeset.manuscript.escape import escape, number
from typeset.manuscript.labels import divider, label
from typeset.manuscript.lines import ends_named, is_marked
from typeset.manuscript.sourcemap import write_map
from typeset.model.edition import Article, Block, Edition, EditorsNote, Furniture, Jump, Photo, Section, Verse
from typeset.model.source import Source, Text

VERSION: Final = 1
"""The version of the manuscript's form, which its first line names."""

_Paged = TypeVar("_Paged", Article, Photo, Furniture)
_NOT_IN_NAMES = re.compile(r"[\s\\{}：:]")


def write(edition: Edition, source: Source) -> str:
    """Write the manuscript: the version, each page's articles, photos and furniture, and the source map."""
    leaves = tuple(_leaves(edition))
    sheet = _Sheet(edition, _named(leaves))
    sheet.written.append(f"<!-- typeset manuscript {VERSION} -->")
    for leaf in leaves:
        sheet.page(leaf.page)
        for article in leaf.articles:
            sheet.article(article)
        sheet.photos(leaf.photos)
        sheet.furniture(leaf.furniture)
    sheet.written.append("")
    sheet.written.extend(write_map(sheet.texts, source))
    return "\n".join(sheet.written) + "\n"


def usual_names(letter: str, count: int) -> tuple[str, ...]:
    """Give the ids that a manuscript need not show, the count starting at 1: a01, a02, a03."""
    return tuple(f"{letter}{number:02d}" for number in range(1, count + 1))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What is written under one page's divider."""

    page: int
    articles: tuple[Article, ...]
    photos: tuple[Photo, ...]
    furniture: tuple[Furniture, ...]


def _leaves(edition: Edition) -> Iterator[_Leaf]:
    """Part an edition by its pages without changing the order of its articles, of its photos or of its furniture."""
    articles, photos, furniture = list(edition.articles), list(edition.photos), list(edition.furniture)
    while heads := [kept[0].page for kept in (articles, photos, furniture) if kept]:
        page = min(heads)
        yield _Leaf(page, _take(articles, page), _take(photos, page), _take(furniture, page))


def _take(kept: list[_Paged], page: int) -> tuple[_Paged, ...]:
    """Take what stands first and on this page."""
    count = 0
    while count < len(kept) and kept[count].page == page:
        count += 1
    taken, kept[:count] = tuple(kept[:count]), []
    return taken


def _named(leaves: Sequence[_Leaf]) -> frozenset[str]:
    """Say whose ids have to be shown: a for articles, p for photos, f for furniture."""
    ids = {
        "a": tuple(article.id for leaf in leaves for article in leaf.articles),
        "p": tuple(photo.id for leaf in leaves for photo in _photos_of(leaf)),
        "f": tuple(item.id for leaf in leaves for item in leaf.furniture),
    }
    return frozenset(letter for letter, names in ids.items() if names != usual_names(letter, len(names)))


def _photos_of(leaf: _Leaf) -> Iterator[Photo]:
    for article in leaf.articles:
        yield from article.photos
    yield from leaf.photos


class _Sheet:
    """The lines written so far, and the texts that stand in them, in order. `named`: whose ids are shown."""

    def __init__(self, edition: Edition, named: frozenset[str]) -> None:
        self._edition, self._script, self._named = edition, edition.meta.script, named
        self.written: list[str] = []
        self.texts: list[Text] = []

    def page(self, page: int) -> None:
        """Open a page, where an edition has more than one."""
        pages = self._edition.meta.pages
        if len(pages) > 1 or page:
            info = pages[page] if page < len(pages) else None
            title = " ".join(escape(word) for word in (info.label, info.name) if word) if info else ""
            self.written += ["", f"=== {page + 1}. {title}".rstrip()]

    def article(self, article: Article) -> None:
        """Write an article: its head stack, its body, its photos."""
        self.written.append("")
        self._text("# ", article.headline, "a", article.id)
        for part in ("kicker", "deck", "byline"):
            text: Text | None = getattr(article, part)
            if text is not None:
                self._text(self._label(part), text)
        for block in article.body:
            self.written.append("")
            self._block(block)
        for photo in article.photos:
            self._photo(photo)

    def photos(self, photos: Iterable[Photo]) -> None:
        """Write the photos that no article has."""
        for count, photo in enumerate(photos):
            if not count:
                self.written += ["", f"=== {divider('photos', self._script)}"]
            self._photo(photo)

    def furniture(self, furniture: Iterable[Furniture]) -> None:
        """Write what belongs to the page, one item a line."""
        for count, item in enumerate(furniture):
            if not count:
                self.written += ["", f"=== {divider('furniture', self._script)}", ""]
            self._text("", item.text, "f", item.id)

    def _block(self, block: Block) -> None:
        match block:
            case Section(text, deck):
                self._text("## ", text)
                if deck is not None:
                    self._text("### ", deck)
            case Verse(lines):
                for line in lines:
                    self._text("| ", line)
                if not lines:
                    self.written.append("|-")
            case EditorsNote(text):
                self._text("> ", text)
            case Jump(text, name, onward):
                opens = self._label("onward" if onward else "back")[:-1]
                self._text(f"{opens} {_name(name)}：" if name else f"{opens}：", text)
            case _:
                self._text("", block.text)

    def _photo(self, photo: Photo) -> None:
        """Write a caption, its credit and its picture."""
        self.written.append("")
        self._text(self._label("caption"), photo.caption, "p", photo.id)
        if photo.credit is not None:
            self._text(self._label("credit"), photo.credit)
        if photo.image is not None:
            self.written.append(self._label("image") + escape(photo.image))

    def _label(self, part: str) -> str:
        return label(part, self._script) + "："

    def _text(self, opens: str, text: Text | None, letter: str = "", name: str = "") -> None:
        """Write one text on a line of its own, escaped where it would be taken for something else."""
        # A bar alone is an empty line of verse.
        words = "" if text is None or (opens == "| " and not str(text)) else escape(str(text))
        if not opens and is_marked(words):
            words = "\\" + words
        if ends_named(opens + words):
            words = words[:-1] + "\\u{7D}"
        shown = f" {{#{_name(name)}}}" if letter in self._named and letter else ""
        self.written.append(f"{opens}{words}{shown}".rstrip())
        if text is not None:
            self.texts.append(text)


def _name(name: str) -> str:
    """Write an id or a page label so that it is one word."""
    return "".join(number(char) if _NOT_IN_NAMES.match(char) else escape(char) for char in name) or escape(name)
