"""Makes raw pages of known editions: sets the articles in columns and puts the blocks in the order a text layer gives.

Deterministic: the random numbers depend on the edition's name, the scramble's name and the seed alone.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from bench.copydesk.pasteup import Pasteup, Scramble
from bench.copydesk.setting import Cell
from bench.copydesk.texts import KnownArticle, KnownEdition

SCRAMBLES = (
    Scramble("after", "after", (14, 15, 16, 20), loose=0.6, jitter=0.15, letterspaced=True),
    Scramble("before", "before", (13, 14, 16), "ideographic", False, captions="behind", furniture="middle", loose=0.3),
    Scramble("mixed", "mixed", (14, 15, 17, 19), captions="mixed", furniture="middle", loose=0.4, jitter=0.1),
    Scramble("narrow", "before", (11, 12, 13), blank_paragraphs=False, blank_columns=False, letterspaced=True),
    Scramble("wide", "after", (18, 21, 24), "spaces", True, False, captions="behind", newline="\r\n"),
    Scramble("tight", "before", (13, 15, 18), blank_paragraphs=False, blank_columns=False, blank_heads=False),
    Scramble("breaks", "after", (12, 13, 15), blank_paragraphs=False, loose=0.5, jitter=0.2, captions="mixed"),
    Scramble("shuffled", "mixed", (11, 14, 16, 22), "ideographic", captions="mixed", furniture="middle", shuffled=True),
)


@dataclass(slots=True)
class RawEdition:
    """Raw pages and the truth.

    `owners` gives every character's owner (-1: white space); an owner belongs to a cluster (an article, a photo, the
    furniture) and is one part of it.
    """

    name: str
    scramble: str
    lang: str
    labels: list[str]
    names: list[str | None]
    pages: list[str] = field(default_factory=list)
    owners: list[list[int]] = field(default_factory=list)
    clusters: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    truth: dict[str, Any] = field(default_factory=dict)


def scramble(known: KnownEdition, how: Scramble, seed: int = 0) -> RawEdition:
    """Set, scramble and remember the truth."""
    raw = RawEdition(known.name, how.name, known.lang, [p.label for p in known.pages], [p.name for p in known.pages])
    pasteup = Pasteup(known, how, Random(f"{known.name}/{how.name}/{seed}"))
    ends = [Cell(char) for char in how.newline]
    for page in range(len(known.pages)):
        flat = [cell for row in pasteup.page(page) for cell in (*(row or ()), *ends)]
        raw.pages.append("".join(cell.char for cell in flat))
        raw.owners.append([cell.owner for cell in flat])
    raw.clusters, raw.parts = pasteup.clusters, pasteup.parts
    raw.truth = truth(known)
    return raw


def truth(known: KnownEdition) -> dict[str, Any]:
    """Give the known edition as the JSON promise has it, without spans."""
    return {
        "meta": {"lang": known.lang, "pages": [{"label": page.label, "name": page.name} for page in known.pages]},
        "articles": [_truth_article(number, article) for number, article in enumerate(known.articles)],
        "photos": [
            {"page": article.page, "caption": photo.caption, "credit": photo.credit}
            for article in known.articles
            for photo in article.photos
        ],
        "furniture": [
            {"page": number, "text": text} for number, page in enumerate(known.pages) for _, text in page.furniture
        ],
    }


def _truth_article(number: int, article: KnownArticle) -> dict[str, Any]:
    """Give one article as JSON."""
    heads = {
        part: text.replace("|", "") if (text := getattr(article, part)) is not None else None
        for part in ("kicker", "headline", "deck", "byline")
    }
    body: list[dict[str, Any]] = [
        {"kind": block.kind, "text": block.text, **({"deck": block.deck} if block.kind == "section" else {})}
        for block in article.body
    ]
    return {"id": f"a{number:02d}", "page": article.page, **heads, "body": body, "photos": []}
