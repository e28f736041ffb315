"""Ways through the file: outline, page labels, destinations, links, article threads (ISO 32000-1, 12.3, 12.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from typeset.errors import OutputNonconforming
from typeset.model.edition import Article, Edition, EditorsNote, Jump, Paragraph, Section
from typeset.model.page import Bead, Destination, Element, GlyphRun, Page, Part, PlacedPicture
from typeset.pdf.sequences import Scene
from typeset.pdf.sheets import Placement, Sheet
from typeset.pdf.tags import Annotated
from typeset.pdf.words import brief, words_of

_TITLE_LENGTH: Final = 20
_PRINT: Final = 4
"""An annotation's Print flag, without which PDF/A does not want it (PDF/A-2, 6.3.2)."""


@dataclass(frozen=True, slots=True)
class Book:
    """The file under way: the edition and its set pages, the sheets they lie on and the sheets' page objects."""

    pdf: Pdf
    edition: Edition
    pages: tuple[Page, ...]
    sheets: tuple[Sheet, ...]
    objects: tuple[Object, ...]

    def placed(self) -> Iterator[tuple[int, Placement]]:
        """Give each page's placement with the number of its sheet, in the order of the pages."""
        found = [(order, placement) for order, sheet in enumerate(self.sheets) for placement in sheet.placements]
        return iter(sorted(found, key=lambda pair: pair[1].page))

    def view(self, sheet: int, x: float, y: float) -> Array:
        """A destination that brings a point of a sheet to the window's upper left corner, at the size it has."""
        return Array([self.objects[sheet], Name.XYZ, round(x, 3), round(y, 3), None])


def name_destinations(book: Book) -> frozenset[str]:
    """Write the named destinations (12.3.2.3) and return their names."""
    named: dict[str, Array] = {}
    for sheet, placement in book.placed():
        for mark in book.pages[placement.page].marks:
            if isinstance(mark, Destination):
                named.setdefault(mark.name, book.view(sheet, placement.x + mark.x, placement.y - mark.y))
    if named:
        ordered = sorted(((String(name), view) for name, view in named.items()), key=lambda pair: bytes(pair[0]))
        names = Dictionary(Names=Array([item for pair in ordered for item in pair]))
        book.pdf.Root.Names = Dictionary(Dests=book.pdf.make_indirect(names))
    return frozenset(named)


def link(book: Book, scenes: tuple[Scene, ...], names: frozenset[str]) -> tuple[Annotated, ...]:
    """Write the live links as annotations (12.5.6.5; PDF/UA-1, 7.18.5). OutputNonconforming if one leads nowhere."""
    annotated = []
    for sheet, placement in book.placed():
        page = book.objects[sheet]
        for live in scenes[placement.page].links():
            if live.link.target not in names:
                raise OutputNonconforming(
                    f"a link leads to {live.link.target!r}, which is not in the file",
                    "Report this: the pages have no such destination.",
                )
            annotation = book.pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([round(edge, 3) for edge in placement.box(live.link.box)]),
                    Border=Array([0, 0, 0]),
                    F=_PRINT,
                    Contents=String(live.link.contents),
                    Dest=String(live.link.target),
                    P=page,
                )
            )
            if Name.Annots not in page:
                page.Annots = Array()
            page.Annots.append(annotation)
            annotated.append(Annotated(live.path, sheet, annotation))
    return tuple(annotated)


def label(book: Book) -> None:
    """Write the page labels (12.4.2): as numbers where they are the sheet's number, else in so many words."""
    nums: list[Any] = []
    counting = False
    for order, sheet in enumerate(book.sheets):
        counts = sheet.label == str(order + 1)
        if counts and not counting:
            nums.extend([order, Dictionary(S=Name.D, St=order + 1)])
        elif not counts:
            nums.extend([order, Dictionary(P=String(sheet.label))])
        counting = counts
    book.pdf.Root.PageLabels = Dictionary(Nums=Array(nums))


def outline(book: Book) -> None:
    """Write the outline (12.3.3): original page > article > section head, each leading to where it begins."""
    places = _places(book)
    words = words_of(book.edition.meta.script)
    with book.pdf.open_outline() as root:
        for number, info in enumerate(book.edition.meta.pages):
            articles = [item for item in book.edition.articles if item.page == number and item.id in places]
            if not articles:
                continue
            page = OutlineItem(words.page_title(info.label, info.name), places[articles[0].id])
            page.children.extend(_entry(article, places, words.untitled) for article in articles)
            root.root.append(page)
    if Name.Outlines in book.pdf.Root:
        book.pdf.Root.PageMode = Name.UseOutlines


def thread(book: Book) -> None:
    """Write the article threads (12.4.3): a ring of beads for each article, from column to column and page to page."""
    titles = {article.id: article.headline for article in book.edition.articles}
    rings: dict[str, list[tuple[int, Bead, Placement]]] = {}
    for sheet, placement in book.placed():
        for mark in book.pages[placement.page].marks:
            if isinstance(mark, Bead):
                rings.setdefault(mark.owner, []).append((sheet, mark, placement))
    threads = Array()
    for owner, stops in rings.items():
        ring = [book.pdf.make_indirect(Dictionary(Type=Name.Bead)) for _ in stops]
        info = Dictionary(Title=String(brief(str(titles.get(owner) or owner))))
        story = book.pdf.make_indirect(Dictionary(Type=Name.Thread, F=ring[0], I=info))
        ring[0].T = story
        for place, (bead, (sheet, mark, placement)) in enumerate(zip(ring, stops, strict=True)):
            bead.N, bead.V = ring[(place + 1) % len(ring)], ring[place - 1]
            bead.P = book.objects[sheet]
            bead.R = Array([round(edge, 3) for edge in placement.box(mark.box)])
            if Name.B not in bead.P:
                bead.P.B = Array()
            bead.P.B.append(bead)
        threads.append(story)
    if len(threads):
        book.pdf.Root.Threads = book.pdf.make_indirect(threads)


def _places(book: Book) -> dict[str | Element, Array]:
    """Find where each owner and each element begins: the upper left corner of its first mark."""
    places: dict[str | Element, Array] = {}
    for sheet, placement in book.placed():
        for mark in book.pages[placement.page].marks:
            if isinstance(mark, GlyphRun | PlacedPicture) and mark.element is not None:
                x, y = (mark.x, mark.y - mark.size) if isinstance(mark, GlyphRun) else (mark.box.x, mark.box.y)
                view = book.view(sheet, placement.x + x, placement.y - y)
                places.setdefault(mark.element, view)
                places.setdefault(mark.element.owner, view)
    return places


def _entry(article: Article, places: dict[str | Element, Array], untitled: str) -> OutlineItem:
    item = OutlineItem(
        brief(str(article.headline)) if article.headline else _opening(article, untitled), places[article.id]
    )
    for index, block in enumerate(article.body):
        view = places.get(Element(article.id, Part.SECTION, index))
        if isinstance(block, Section) and view is not None:
            item.children.append(OutlineItem(str(block.text), view))
    return item


def _opening(article: Article, untitled: str) -> str:
    """Name an article without a headline by its first words."""
    for block in article.body:
        if isinstance(block, Paragraph | EditorsNote | Jump):
            text = str(block.text).strip()
            return text if len(text) <= _TITLE_LENGTH else text[:_TITLE_LENGTH] + "…"
    return untitled
