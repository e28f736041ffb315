"""Whether the text comes back out of a file: by PDFium as drawn, by the structure tree as the edition has it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from unicodedata import bidirectional

from typeset.model.edition import Article, Block, Edition, Photo, Section, Verse
from typeset.model.source import Text
from typeset.preflight.pdf.document import Document, ink, page_texts
from typeset.preflight.pdf.structure import Tagged, read_tree


def text_flaws(document: Document) -> Iterator[str]:
    """Hold PDFium's text against the content streams: the same characters in the same order.

    The order is not asked where letters run from right to left, which PDFium turns round.
    """
    for number, (sheet, read) in enumerate(zip(document.sheets, page_texts(document.data), strict=True), 1):
        wanted, found = ink("".join(said.text for said in sheet.said)), ink(read)
        if wanted == found:
            continue
        lost, invented = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
        if lost or invented:
            yield f"PDFium reads page {number} with “{_listed(lost)}” lost and “{_listed(invented)}” invented"
        elif not any(bidirectional(char) in {"R", "AL"} for char in wanted):
            at = next(place for place, pair in enumerate(zip(wanted, found, strict=True)) if pair[0] != pair[1])
            yield f"PDFium reads page {number} in another order from “{wanted[at : at + 12]}” on"


def edition_flaws(document: Document, edition: Edition) -> Iterator[str]:
    """Hold the tree's text against the edition's: each article, photo and furniture item whole and in its order."""
    trees = read_tree(document)
    nodes = [node for tree in trees for node in tree.walk()]
    stories = [node for node in nodes if node.tag == "Art"]
    if len(stories) != len(edition.articles):
        yield f"the file has {len(stories)} articles, the edition {len(edition.articles)}"
    for article, story in zip(edition.articles, stories, strict=False):
        missing = _missing(_article_pieces(article), [ink(node.text) for node in _blocks(story)])
        if missing is not None:
            yield f"article {article.id} lacks, where it should come, “{missing[:24]}”"
    shown = Counter(
        tuple(ink(node.text) for node in _blocks(photo)) for photo in nodes if photo.tag in {"Figure", "Div"}
    )
    for photo in (*edition.photos, *(photo for article in edition.articles for photo in article.photos)):
        if not shown[tuple(_photo_pieces(photo))]:
            yield f"photo {photo.id} lacks its caption or credit"
    lines = Counter(ink(node.text) for node in nodes if node.tag == "P")
    for item in edition.furniture:
        if not lines[ink(str(item.text))]:
            yield f"furniture {item.id} is not in the file"


def _blocks(node: Tagged) -> Iterator[Tagged]:
    """Give the paragraphs and headings under a node, but not those of the figures in it."""
    for kid in node.kids:
        if isinstance(kid, Tagged):
            if kid.tag == "P" or kid.tag.startswith("H"):
                yield kid
            elif kid.tag != "Figure" or node.tag == "Figure":
                yield from _blocks(kid)


def _missing(wanted: Iterable[str], found: Iterable[str]) -> str | None:
    """The first of the wanted texts that does not come after the one before it; others may stand between."""
    left = iter(found)
    return next((text for text in wanted if text and text not in left), None)


def _article_pieces(article: Article) -> Iterator[str]:
    heads = (article.kicker, article.headline, article.deck, article.byline)
    yield from (ink(str(text)) for text in heads if text)
    for block in article.body:
        yield from (ink(str(text)) for text in _block_texts(block))


def _block_texts(block: Block) -> tuple[Text, ...]:
    match block:
        case Verse():
            return block.lines
        case Section():
            return (block.text, block.deck) if block.deck else (block.text,)
        case _:
            return (block.text,)


def _photo_pieces(photo: Photo) -> Iterator[str]:
    yield from (ink(str(text)) for text in (photo.caption, photo.credit) if text)


def _listed(characters: Counter[str]) -> str:
    return "".join(sorted(characters.elements()))[:24]
