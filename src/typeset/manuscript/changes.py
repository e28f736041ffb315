"""What a hand changed: against the raw pages, and against what the copy desk made of them."""

import difflib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from typeset.manuscript.lines import COMMENT_ENDS, MAP_OPENS
from typeset.model.edition import Article, Edition, Photo, Section, Verse
from typeset.model.source import HAND, Source, Span, Text


class ChangeKind(Enum):
    """How text was changed."""

    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that a hand inserted, removed or moved.

    `owner` is the id of the article, photo or furniture item that it stands in now, "" for what was removed. `span`
    lies in the source, or in the manuscript (page HAND) for what was inserted.
    """

    kind: ChangeKind
    owner: str
    text: str
    span: Span


def changes(edition: Edition, source: Source, machine: Edition | None = None) -> tuple[Change, ...]:
    """List what a hand changed: inserted and moved in the edition's order, then removed in the source's.

    `machine` is what the copy desk makes of the same source: what stands in another order than there was moved.
    Without it, what stands in another order than in the source within one text was. White space is left out.
    """
    return (*_inserted(edition), *_moved(edition, source, machine), *_removed(edition, source))


def difference(machine: str, hand: str) -> str:
    """Show, as a unified diff, what a hand changed in a manuscript; source maps are left out. "" if nothing."""
    before, after = (_without_map(text) for text in (machine, hand))
    lines = difflib.unified_diff(before, after, "as reassembled", "as corrected", n=1, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _without_map(text: str) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        inside = inside or line.startswith(MAP_OPENS)
        if not inside:
            kept.append(line.rstrip())
        inside = inside and line.strip() != COMMENT_ENDS
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _texts(edition: Edition) -> Iterator[tuple[str, Text]]:
    """Give every text of an edition in reading order, with the id of what it belongs to."""
    for article in edition.articles:
        yield from ((article.id, text) for text in _article_texts(article))
        for photo in article.photos:
            yield from _photo_texts(photo)
    for photo in edition.photos:
        yield from _photo_texts(photo)
    yield from ((item.id, item.text) for item in edition.furniture)


def _article_texts(article: Article) -> Iterator[Text]:
    yield from (text for text in (article.kicker, article.headline, article.deck, article.byline) if text is not None)
    for block in article.body:
        if isinstance(block, Verse):
            yield from block.lines
        else:
            yield block.text
            if isinstance(block, Section) and block.deck is not None:
                yield block.deck


def _photo_texts(photo: Photo) -> Iterator[tuple[str, Text]]:
    yield photo.id, photo.caption
    if photo.credit is not None:
        yield photo.id, photo.credit


def _inserted(edition: Edition) -> Iterator[Change]:
    for owner, text in _texts(edition):
        at = 0
        words = str(text)
        for piece in text.pieces:
            if piece.span.page == HAND and piece.text.strip():
                yield Change(ChangeKind.INSERTED, owner, words[at : at + len(piece.text)], piece.span)
            at += len(piece.text)


def _removed(edition: Edition, source: Source) -> Iterator[Change]:
    kept = [bytearray(len(page.text)) for page in source.pages]
    for _, text in _texts(edition):
        for span in text.spans:
            if span.page != HAND:
                kept[span.page][span.start : span.end] = b"\1" * len(span)
    for number, page in enumerate(source.pages):
        start: int | None = None
        end = 0
        for at, char in enumerate(page.text):
            if char.isspace():
                continue
            if not kept[number][at]:
                start, end = at if start is None else start, at + 1
            elif start is not None:
                yield _struck(source, Span(number, start, end))
                start = None
        if start is not None:
            yield _struck(source, Span(number, start, end))


def _struck(source: Source, span: Span) -> Change:
    return Change(ChangeKind.REMOVED, "", " ".join(source.read(span).split()), span)


def _moved(edition: Edition, source: Source, machine: Edition | None) -> Iterator[Change]:
    """Give the runs that a longest rising sequence of places leaves out: the fewest that must have been moved."""
    if machine is None:
        for owner, text in _texts(edition):
            runs = [(owner, span, (span.page, span.start)) for span in text.spans if span.page != HAND]
            yield from _out_of_order(runs, source)
        return
    order = _order(machine)
    runs = [
        (owner, span, (0, order[span.page, span.start]))
        for owner, text in _texts(edition)
        for span in text.spans
        if (span.page, span.start) in order
    ]
    yield from _out_of_order(runs, source)


def _order(machine: Edition) -> dict[tuple[int, int], int]:
    """Number the places of the source in the order in which the copy desk has them."""
    spans = (span for _, text in _texts(machine) for span in text.spans)
    places = ((span.page, at) for span in spans for at in range(span.start, span.end))
    return {place: number for number, place in enumerate(places)}


def _out_of_order(runs: list[tuple[str, Span, tuple[int, int]]], source: Source) -> Iterator[Change]:
    """Give the runs that a longest rising sequence leaves out, those that go on from each other as one."""
    kept = _rising([rank for _, _, rank in runs])
    moved: list[tuple[str, Span, int]] = []
    for number, (owner, span, _) in enumerate(runs):
        if number in kept:
            continue
        if moved and moved[-1][0] == owner and moved[-1][2] == number - 1 and _goes_on(moved[-1][1], span, source):
            moved[-1] = (owner, Span(span.page, moved[-1][1].start, span.end), number)
        else:
            moved.append((owner, span, number))
    for owner, span, _ in moved:
        yield Change(ChangeKind.MOVED, owner, " ".join(source.read(span).split()), span)


def _goes_on(before: Span, after: Span, source: Source) -> bool:
    """Tell whether only white space lies between two spans."""
    if before.page != after.page or before.end > after.start:
        return False
    return not source.read(Span(before.page, before.end, after.start)).strip()


def _rising(ranks: list[tuple[int, int]]) -> set[int]:
    """Give the indices of a longest rising subsequence (patience sorting)."""
    tops: list[tuple[int, int]] = []
    piles: list[int] = []
    before: list[int] = []
    for number, rank in enumerate(ranks):
        at = bisect_right(tops, rank)
        before.append(piles[at - 1] if at else -1)
        tops[at : at + 1], piles[at : at + 1] = [rank], [number]
    kept: set[int] = set()
    number = piles[-1] if piles else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept
