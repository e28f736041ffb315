"""Part a page's marks into marked-content sequences and say where each belongs in the structure tree.

ISO 32000-1, 14.6 to 14.8; PDF/UA-1, 7.1 to 7.9. The tree is Document > Sect (original page) > Art > H1, H2, P and
Figure > Caption. A node's path is all that the tree builder needs: marks of one element share a path wherever they
stand, so that a paragraph over columns and pages is one P.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby
from typing import Final

from typeset.errors import OutputNonconforming
from typeset.model.edition import Article, Edition, Furniture, Photo
from typeset.model.page import (
    Bead,
    Destination,
    Element,
    EmptyFrame,
    GlyphRun,
    Link,
    Page,
    Part,
    PlacedPicture,
    Rule,
    Tint,
)
from typeset.pdf.fonts import PageFont
from typeset.pdf.words import Words, words_of

DrawnMark = GlyphRun | Rule | Tint | PlacedPicture | EmptyFrame


class Artifact(Enum):
    """What is on a page and not part of the text, as the property list of its sequence (14.8.2.2)."""

    LAYOUT = "<</Type /Layout>>"
    HEADER = "<</Type /Pagination /Subtype /Header /Attached [/Top]>>"
    CUT = "<</Type /Page>>"
    FOOTER = "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the structure tree. `key` tells it from all others with the same parent; the rest are its entries."""

    tag: str
    key: tuple[str | int, ...]
    title: str | None = field(default=None, compare=False)
    alt: str | None = field(default=None, compare=False)
    lang: str | None = field(default=None, compare=False)
    actual: str | None = field(default=None, compare=False)


Path = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Marks that are drawn as one marked-content sequence: content at `path`, or an artifact."""

    where: Path | Artifact
    marks: tuple[DrawnMark, ...]


@dataclass(frozen=True, slots=True)
class Live:
    """A link of a page and the path of its node in the tree."""

    link: Link
    path: Path


_PLAIN: Final[Mapping[Part, str]] = {
    Part.NAMEPLATE: "P",
    Part.DATE_LINE: "P",
    Part.KICKER: "P",
    Part.DECK: "P",
    Part.BYLINE: "P",
    Part.PARAGRAPH: "P",
    Part.SECTION_DECK: "P",
    Part.NOTE: "P",
    Part.JUMP: "P",
    Part.CONTINUED: "P",
    Part.FURNITURE: "P",
    Part.CAPTION: "P",
    Part.CREDIT: "P",
}


class Tree:
    """Where each element of an edition belongs. `pages` tell which photos are shown and which only have their words."""

    __slots__ = ("_framed", "_owners", "_words", "edition")

    def __init__(self, edition: Edition, pages: Iterable[Page]) -> None:
        self.edition = edition
        self._words: Words = words_of(edition.meta.script)
        self._framed = {
            mark.element.owner for page in pages for mark in page.marks if isinstance(mark, PlacedPicture | EmptyFrame)
        }
        self._owners: dict[str, tuple[Article | Photo | Furniture, Path]] = {}
        for article in edition.articles:
            path = (*self.section(article.page), Node("Art", (article.id,), title=_title(article)))
            self._owners[article.id] = (article, path)
            self._owners.update({photo.id: (photo, path) for photo in article.photos})
        self._owners.update({photo.id: (photo, self.section(photo.page)) for photo in edition.photos})
        self._owners.update({item.id: (item, self.section(item.page)) for item in edition.furniture})

    def root(self) -> Node:
        """The node that all others stand under."""
        return Node("Document", ("document",))

    def section(self, page: int) -> Path:
        """The path of an original page."""
        info = self.edition.meta.pages[page]
        return (self.root(), Node("Sect", ("page", page), title=self._words.page_title(info.label, info.name)))

    def path(self, element: Element) -> Path:
        """The path of an element. OutputNonconforming where its owner is not in the edition."""
        key = (element.owner, element.part.value, element.index)
        if not element.owner:
            if element.part is Part.CONTENTS:
                return (self.root(), Node("TOC", ("contents",)), Node("TOCI", key))
            return (self.root(), Node(_PLAIN[element.part], key))
        if element.owner not in self._owners:
            raise OutputNonconforming(
                f"a page shows {element.part.value} of {element.owner!r}, which the edition does not have",
                "Report this: the pages do not belong to the edition.",
            )
        owner, parent = self._owners[element.owner]
        if isinstance(owner, Photo):
            return parent + self._photo(owner, element)
        return parent + self._block(owner, element)

    def _block(self, owner: Article | Furniture, element: Element) -> Path:
        key = (element.owner, element.part.value, element.index)
        headed = isinstance(owner, Article) and owner.headline is not None
        match element.part:
            case Part.HEADLINE:
                return (Node("H1", key),)
            case Part.SECTION:
                # A section head is one step under its headline; without one it must not skip a step (PDF/UA-1, 7.4.2).
                return (Node("H2" if headed else "H1", key),)
            case Part.VERSE:
                return (Node("Div", key), Node("P", (*key, element.line)))
            case part:
                return (Node(_PLAIN[part], key),)

    def _photo(self, photo: Photo, element: Element) -> Path:
        key = (element.owner, element.part.value)
        alt = "".join(filter(None, (str(photo.caption), str(photo.credit or "")))) or self._words.photo
        if photo.id not in self._framed:
            return (Node("Div", (photo.id,)), Node("P", key))
        figure = Node("Figure", (photo.id,), alt=alt)
        if element.part is Part.PICTURE:
            return (figure,)
        return (figure, Node("Caption", (photo.id,)), Node("P", key))


class Scene:
    """A page, its number among the pages, the tree that its marks belong to, and the fonts that it is set with."""

    __slots__ = ("_fonts", "_links", "_number", "_page", "_tree")

    def __init__(self, page: Page, number: int, tree: Tree, fonts: Mapping[str, PageFont]) -> None:
        self._page = page
        self._number = number
        self._tree = tree
        self._fonts = fonts
        self._links = tuple((index, mark) for index, mark in enumerate(page.marks) if isinstance(mark, Link))

    def sequences(self) -> tuple[Sequence, ...]:
        """Part the page's marks into sequences, in their order."""
        placed = (
            piece
            for index, mark in enumerate(self._page.marks)
            if not isinstance(mark, Link | Bead | Destination)
            for piece in self._pieces(mark, index)
        )
        return tuple(
            Sequence(where, tuple(mark for _, mark in group))
            for where, group in groupby(placed, key=lambda pair: pair[0])
        )

    def links(self) -> Iterator[Live]:
        """Give the page's links, each with its place in the tree."""
        for index, link in self._links:
            parent = self._tree.path(link.element) if link.element else (self._tree.root(),)
            yield Live(link, (*parent, self._link_node(index)))

    def _pieces(self, mark: DrawnMark, index: int) -> Iterator[tuple[Path | Artifact, DrawnMark]]:
        """Place a mark; a run in pieces where a glyph stands in for another, in a Span that says so (14.9.4)."""
        if isinstance(mark, GlyphRun) and not mark.glyphs:
            return
        where = self._place(mark, index)
        if isinstance(where, Artifact) or not isinstance(mark, GlyphRun):
            yield where, mark
            return
        for place, (glyphs, actual) in enumerate(self._fonts[mark.face].stand_ins(mark.glyphs)):
            if actual is None:
                yield where, replace(mark, glyphs=glyphs)
            else:
                span = Node("Span", ("stand-in", self._number, index, place), actual=actual)
                yield (*where, span), replace(mark, glyphs=glyphs)

    def _place(self, mark: DrawnMark, index: int) -> Path | Artifact:
        """Find where a mark belongs: inside the link that covers it, if any, and in a Span for its own language."""
        if isinstance(mark, Rule | Tint):
            return Artifact.LAYOUT
        if mark.element is None:
            if isinstance(mark, GlyphRun):
                return Artifact.HEADER if mark.y < self._page.height / 2 else Artifact.FOOTER
            return Artifact.LAYOUT
        path = self._tree.path(mark.element)
        if not isinstance(mark, GlyphRun):
            return path
        path += tuple(
            self._link_node(place)
            for place, link in self._links
            if link.element == mark.element and _covers(link, mark)
        )[:1]
        if mark.lang is not None and mark.lang != self._tree.edition.meta.lang:
            path = (*path, Node("Span", ("language", self._number, index), lang=mark.lang))
        return path

    def _link_node(self, index: int) -> Node:
        return Node("Link", ("link", self._number, index))


def _covers(link: Link, run: GlyphRun) -> bool:
    """Tell whether a run lies in a link's area: the middle of its body does."""
    first, last = run.glyphs[0], run.glyphs[-1]
    x = run.x + (first.dx + last.dx + last.advance) / 2
    y = run.y - run.size / 3
    return link.box.x <= x <= link.box.right and link.box.y <= y <= link.box.bottom


def _title(article: Article) -> str | None:
    return str(article.headline) if article.headline else None
