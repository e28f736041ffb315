"""The edition as JSON. Field names are a promise: see "The edition as JSON" in docs/architecture.md."""

from typing import Any, Protocol

from typeset.model.edition import (
    Article,
    Block,
    Edition,
    EditorsNote,
    Furniture,
    Jump,
    Paragraph,
    Photo,
    Section,
    Verse,
)
from typeset.model.source import HAND, Source, Span, Text

_KIND = {Paragraph: "paragraph", Section: "section", Verse: "verse", EditorsNote: "note", Jump: "jump"}
_HEAD_PARTS = ("kicker", "headline", "deck", "byline")


class Remark(Protocol):
    """What the record tells of a note: see `typeset.notes.Note`, which lies a layer above."""

    @property
    def code(self) -> str:
        """The note's stable code."""

    @property
    def span(self) -> Span | None:
        """Where in the source, if anywhere."""

    @property
    def message(self) -> str:
        """The note in words."""


def to_json(edition: Edition, source: Source, notes: tuple[Remark, ...]) -> dict[str, Any]:
    """Return the edition as plain values for `json.dumps`.

    A span is `[page, start, end]`: half-open offsets into the page's decoded text, page -1 for what a hand typed in
    the manuscript. Spans between which only white space lies are one.
    """
    meta = edition.meta
    return {
        "meta": {
            "paper": meta.paper,
            "date": meta.date.isoformat() if meta.date else None,
            "lang": meta.lang,
            "pages": [{"label": p.label, "name": p.name, "file": p.file, "sha256": p.sha256} for p in meta.pages],
        },
        "articles": [_article(article, source) for article in edition.articles],
        "photos": [_photo(photo, source) for photo in edition.photos],
        "furniture": [_furniture(item, source) for item in edition.furniture],
        "notes": [
            {"code": str(note.code), "message": note.message, "source": [_place(note.span)] if note.span else []}
            for note in notes
        ],
    }


def _article(article: Article, source: Source) -> dict[str, Any]:
    parts: dict[str, Text | None] = {part: getattr(article, part) for part in _HEAD_PARTS}
    return {
        "id": article.id,
        "page": article.page,
        **{part: str(text) if text else None for part, text in parts.items()},
        "body": [_block(block, source) for block in article.body],
        "photos": [_photo(photo, source) for photo in article.photos],
        "spans": {part: _source((text,), source) for part, text in parts.items() if text},
    }


def _block(block: Block, source: Source) -> dict[str, Any]:
    kind = _KIND[type(block)]
    if isinstance(block, Verse):
        text = "\n".join(str(line) for line in block.lines)
        return {"kind": kind, "text": text, "source": _source(block.lines, source)}
    if isinstance(block, Section):
        texts = (block.text,) if block.deck is None else (block.text, block.deck)
        deck = str(block.deck) if block.deck is not None else None
        return {"kind": kind, "text": str(block.text), "deck": deck, "source": _source(texts, source)}
    return {"kind": kind, "text": str(block.text), "source": _source((block.text,), source)}


def _photo(photo: Photo, source: Source) -> dict[str, Any]:
    texts = (photo.caption,) if photo.credit is None else (photo.caption, photo.credit)
    return {
        "page": photo.page,
        "caption": str(photo.caption),
        "credit": str(photo.credit) if photo.credit is not None else None,
        "image": photo.image,
        "source": _source(texts, source),
    }


def _furniture(item: Furniture, source: Source) -> dict[str, Any]:
    return {"page": item.page, "text": str(item.text), "source": _source((item.text,), source)}


def _source(texts: tuple[Text, ...], source: Source) -> list[list[int]]:
    """The spans of the texts in reading order, one where only white space lies between two."""
    spans: list[Span] = []
    for span in (span for text in texts for span in text.spans):
        if spans and _continues(spans[-1], span, source):
            spans[-1] = Span(span.page, spans[-1].start, span.end)
        else:
            spans.append(span)
    return [_place(span) for span in spans]


def _continues(before: Span, after: Span, source: Source) -> bool:
    if before.page != after.page or before.end > after.start:
        return False
    if before.page == HAND or before.end == after.start:
        return before.end == after.start
    return not source.read(Span(before.page, before.end, after.start)).strip()


def _place(span: Span) -> list[int]:
    return [span.page, span.start, span.end]
