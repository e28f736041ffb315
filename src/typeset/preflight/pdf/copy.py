"""Whether the text comes back out of a file: by PDFium as drawn, by the structure tree as the edition has it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import category, normalize

from typeset.model.edition import Article, Block, Edition, Photo, Section, Verse
from typeset.model.source import Text
from typeset.preflight.pdf.document import Document, ink, page_texts
from typeset.preflight.pdf.structure import Tagged, read_tree

_LIGATURES: Final = range(0xFB00, 0xFB07)
_ASIDE: Final = frozenset("-\u00ad\u115f\u1160\u3164\uffa0")
"""Hyphens, and the fillers of Hangul, which have no ink (Unicode 15.0, 5.21) and which PDFium passes over."""
_UNSTEADY: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"})
"""Controls, marks that combine, what has no character, white space."""
_LEFTWARD: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What runs from right to left: the blocks whose characters do so, assigned or not (Unicode UAX #9, 3.2), and marks."""
_BMP_END: Final = "\uffff"


def text_flaws(document: Document) -> Iterator[str]:
    """Ask PDFium for a second opinion: it must read the letters that the content streams say, in their order.

    What it reads in a way of its own is left aside (`plain`). Where letters run from right to left it turns them round
    and writes their neighbours in other forms: there it is asked only whether letters are lost.
    """
    for number, (sheet, read) in enumerate(zip(document.sheets, page_texts(document.data), strict=True), 1):
        turned = _LEFTWARD.search(sheet.text) is not None
        wanted, found = plain(sheet.text, turned=turned), plain(read, turned=turned)
        if wanted == found:
            continue
        lost, invented = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
        if lost or (invented and not turned):
            yield f"PDFium reads page {number} with “{_listed(lost)}” lost and “{_listed(invented)}” invented"
        elif not turned:
            at = next(place for place, pair in enumerate(zip(wanted, found, strict=True)) if pair[0] != pair[1])
            yield f"PDFium reads page {number} in another order from “{wanted[at : at + 12]}” on"


def plain(text: str, *, turned: bool) -> str:
    """Keep of a text what PDFium reads as it stands, `turned` telling whether some of it runs from right to left.

    PDFium takes ligatures apart, makes a hyphen or soft hyphen at a line's end a mark of its own, drops controls, and
    joins or shifts marks that combine. What stands among letters from right to left it mirrors or takes apart, or drops
    if it is two code units: letters and digits of the BMP alone are left to compare.
    """
    if turned:
        text = "".join(char for char in text if char <= _BMP_END and not _LEFTWARD.match(char))
    whole = "".join(normalize("NFKC", char) if turned or ord(char) in _LIGATURES else char for char in text)
    return "".join(
        char
        for char in whole
        if category(char) not in _UNSTEADY and char not in _ASIDE and (char.isalnum() or not turned)
    )


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
