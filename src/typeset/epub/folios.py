"""Where the PDF's pages begin in the book (EPUB Accessibility 1.1, 3.3; EPUB 3.3, 5.4.2 and D.3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from typeset.epub.xhtml import Node, element
from typeset.model.edition import Article, Block, Edition, EditorsNote, Jump, Paragraph, Photo, Section, Verse
from typeset.model.page import Element, PageStart, Part
from typeset.model.source import Text

TITLE_PAGE = Element("", Part.NAMEPLATE)
"""The place of what belongs to the edition itself."""

Folios = Mapping[Element, tuple[tuple[int, "Folio"], ...]]
"""By element: the pages that begin in it, each with the character it begins before."""


@dataclass(frozen=True, slots=True)
class Folio:
    """A page of the PDF: its label and the id of the marker that stands where it begins."""

    label: str
    anchor: str

    def marker(self) -> Node:
        """Make the marker: nothing to see, a name to hear and to be led to."""
        return element(
            "span",
            id=self.anchor,
            class_="folio-mark",
            role="doc-pagebreak",
            epub_type="pagebreak",
            aria_label=self.label,
        )


def place_folios(starts: Sequence[PageStart], edition: Edition) -> Folios:
    """Find each page's place among the elements that the book has.

    A page that begins in what only print has (a contents box, the words that tell where an article goes on) begins
    with the owner of that here, or with the title page.
    """
    places = dict(elements(edition))
    first = {TITLE_PAGE.owner: TITLE_PAGE}
    for place in places:
        first.setdefault(place.owner, place)
    placed: dict[Element, list[tuple[int, Folio]]] = {}
    labels: set[str] = set()
    for number, start in enumerate(starts, 1):
        anchor = "folio-" + "_".join(start.label.split())
        folio = Folio(start.label, anchor if anchor not in labels else f"{anchor}-n{number}")
        labels.add(folio.anchor)
        if start.element in places:
            placed.setdefault(start.element, []).append(
                (min(max(start.offset, 0), len(str(places[start.element]))), folio)
            )
        else:
            placed.setdefault(first.get(start.element.owner, TITLE_PAGE), []).append((0, folio))
    return {place: tuple(sorted(marks, key=lambda mark: mark[0])) for place, marks in placed.items()}


def elements(edition: Edition) -> Iterator[tuple[Element, Text]]:
    """Give every element of the edition that the book shows, by owner, with its text."""
    for article in edition.articles:
        yield from _head(article)
        for index, block in enumerate(article.body):
            yield from _block(article.id, index, block)
        for photo in article.photos:
            yield from _photo(photo)
    for photo in edition.photos:
        yield from _photo(photo)
    for item in edition.furniture:
        yield Element(item.id, Part.FURNITURE), item.text


def _head(article: Article) -> Iterator[tuple[Element, Text]]:
    stack = (
        (Part.KICKER, article.kicker),
        (Part.HEADLINE, article.headline),
        (Part.DECK, article.deck),
        (Part.BYLINE, article.byline),
    )
    yield from ((Element(article.id, part), text) for part, text in stack if text)


def _block(owner: str, index: int, block: Block) -> Iterator[tuple[Element, Text]]:
    match block:
        case Paragraph(text):
            yield Element(owner, Part.PARAGRAPH, index), text
        case Section(text, deck):
            yield Element(owner, Part.SECTION, index), text
            if deck:
                yield Element(owner, Part.SECTION_DECK, index), deck
        case Verse(lines):
            yield from ((Element(owner, Part.VERSE, index, line), text) for line, text in enumerate(lines))
        case EditorsNote(text):
            yield Element(owner, Part.NOTE, index), text
        case Jump(text):
            yield Element(owner, Part.JUMP, index), text


def _photo(photo: Photo) -> Iterator[tuple[Element, Text]]:
    yield Element(photo.id, Part.PICTURE), Text(())
    if photo.caption:
        yield Element(photo.id, Part.CAPTION), photo.caption
    if photo.credit:
        yield Element(photo.id, Part.CREDIT), photo.credit
