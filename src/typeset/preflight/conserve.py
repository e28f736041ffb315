"""The conservation count: no character of the paper is lost, none is invented, from the source to both outputs.

Counts code points that are not white space. Source against edition is settled by spans: each character of the source
lies in exactly one span. Edition against outputs is settled by the text read back out of the written files.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from typeset.epub.xhtml import writable
from typeset.model.edition import Article, Block, Edition, EditorsNote, Jump, Paragraph, Photo, Section, Verse
from typeset.model.page import GlyphRun, Page
from typeset.model.source import HAND, Source, Text


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a count does not close: the characters missing there and the characters too many, in code point order."""

    where: str
    lost: str
    invented: str


@dataclass(frozen=True, slots=True)
class Conservation:
    """The ledger's count of characters at each station, and what differs between one and the next.

    `typed` and `struck` are what a person's hand put into the manuscript and took out: known, and so no loss. `set`
    counts the glyphs' text that shows the edition; `added` counts what the program sets of itself (page numbers).
    `pictured` tells how many of `epub` are pictures of characters that XML cannot hold (␇ for U+0007; XML 1.0, 2.2).
    """

    source: int
    typed: int
    struck: int
    edition: int
    set: int
    added: int
    pdf: int
    epub: int
    pictured: int
    differences: tuple[Difference, ...]

    @property
    def closes(self) -> bool:
        """Tell whether nothing was lost and nothing invented."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Outputs:
    """What came of an edition: the set pages, and the text that a reader of the written files gets.

    `pdf_text` is all the text of the PDF; `epub_texts` that of each article, photo and furniture item by its id.
    """

    pages: tuple[Page, ...]
    pdf_text: str
    epub_texts: Mapping[str, str]


def count(source: Source, edition: Edition, outputs: Outputs, *, by_hand: bool) -> Conservation:
    """Count the characters at every station. `by_hand`: the edition was read from a manuscript that a person edits."""
    texts = {owner: tuple(parts) for owner, parts in texts_of(edition)}
    placed = Counter[str]()
    added = Counter[str]()
    for glyph in (
        g for page in outputs.pages for mark in page.marks if isinstance(mark, GlyphRun) for g in mark.glyphs
    ):
        (added if glyph.span is None else placed).update(_ink(glyph.text))
    words = _ink("".join(str(text) for parts in texts.values() for text in parts))
    in_edition, in_xml = Counter(words), Counter(writable(words))
    in_pdf = Counter(_ink(outputs.pdf_text))
    in_epub = Counter(_ink("".join(outputs.epub_texts.values())))
    ledger = _against_source(source, texts, by_hand=by_hand)
    differences = (
        ledger.differences,
        _compare("set pages against edition", in_edition, placed),
        _compare("PDF against set pages", placed + added, in_pdf),
        _compare("ePub against edition", in_xml, in_epub),
        _compare_owners(texts, outputs.epub_texts),
    )
    return Conservation(
        source=ledger.source,
        typed=ledger.typed,
        struck=ledger.struck,
        edition=in_edition.total(),
        set=placed.total(),
        added=added.total(),
        pdf=in_pdf.total(),
        epub=in_epub.total(),
        pictured=(in_edition - in_xml).total(),
        differences=tuple(difference for group in differences for difference in group),
    )


def texts_of(edition: Edition) -> Iterator[tuple[str, Iterator[Text]]]:
    """Give the edition's texts in reading order by owner: articles (each with its photos), photos, furniture."""
    for article in edition.articles:
        yield article.id, _article_texts(article)
        yield from ((photo.id, _photo_texts(photo)) for photo in article.photos)
    yield from ((photo.id, _photo_texts(photo)) for photo in edition.photos)
    yield from ((item.id, iter((item.text,))) for item in edition.furniture)


def _article_texts(article: Article) -> Iterator[Text]:
    for text in (article.kicker, article.headline, article.deck, article.byline):
        if text is not None:
            yield text
    for block in article.body:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[Text]:
    match block:
        case Verse():
            yield from block.lines
        case Section():
            yield block.text
            if block.deck is not None:
                yield block.deck
        case Paragraph() | EditorsNote() | Jump():
            yield block.text


def _photo_texts(photo: Photo) -> Iterator[Text]:
    yield photo.caption
    if photo.credit is not None:
        yield photo.credit


def _ink(text: str) -> str:
    """Drop white space, which no count includes."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _SourceLedger:
    source: int
    typed: int
    struck: int
    differences: tuple[Difference, ...]


def _against_source(source: Source, texts: Mapping[str, Iterable[Text]], *, by_hand: bool) -> _SourceLedger:
    """Hold the edition's spans against the source.

    Without a hand in it, each character of the source must be covered once and read as it stands there. With one,
    characters that no span covers were struck out by hand.
    """
    covered = [bytearray(len(page.text)) for page in source.pages]
    typed = 0
    altered = Counter[str]()
    twice = Counter[str]()
    for piece in (piece for parts in texts.values() for text in parts for piece in text.pieces):
        if piece.span.page == HAND:
            typed += len(_ink(piece.text))
            continue
        stands = source.read(piece.span)
        if _ink(stands) != _ink(piece.text):
            altered.update(_ink(piece.text))
        marks = covered[piece.span.page]
        for offset, char in zip(range(piece.span.start, piece.span.end), stands, strict=True):
            if marks[offset] and not char.isspace():
                twice[char] += 1
            marks[offset] = 1
    missing = Counter(
        char
        for page, marks in zip(source.pages, covered, strict=True)
        for char, marked in zip(page.text, marks, strict=True)
        if not marked and not char.isspace()
    )
    differences = []
    if altered or twice or (missing and not by_hand):
        differences.append(Difference("edition against source", _listed(missing), _listed(altered + twice)))
    return _SourceLedger(
        source=sum(len(_ink(page.text)) for page in source.pages),
        typed=typed,
        struck=missing.total() if by_hand else 0,
        differences=tuple(differences),
    )


def _compare(where: str, wanted: Counter[str], found: Counter[str]) -> tuple[Difference, ...]:
    if wanted == found:
        return ()
    return (Difference(where, _listed(wanted - found), _listed(found - wanted)),)


def _compare_owners(texts: Mapping[str, Iterable[Text]], found: Mapping[str, str]) -> tuple[Difference, ...]:
    """Hold each owner's text in the ePub against the edition's, in order and not only in number."""
    return tuple(
        Difference(f"ePub text of {owner}", _ink(wanted), _ink(found.get(owner, "")))
        for owner, wanted in ((owner, writable("".join(map(str, parts)))) for owner, parts in texts.items())
        if _ink(wanted) != _ink(found.get(owner, ""))
    )


def _listed(chars: Counter[str]) -> str:
    return "".join(sorted(chars.elements()))
