"""Passages made into the edition's articles, photos and furniture."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from typeset.copydesk.passages.manner import Copy, Manner
from typeset.copydesk.passages.passage import LEADS_BACK, Kind, Passage, Strip
from typeset.copydesk.passages.spaces import set_text
from typeset.copydesk.stories import heads
from typeset.copydesk.stories.captions import Legend
from typeset.copydesk.stories.cuts import Shape, Story
from typeset.copydesk.stories.headparts import divide
from typeset.copydesk.stories.roundups import is_roundup
from typeset.model.edition import Article, Block, EditorsNote, Furniture, Jump, Paragraph, Photo, Section, Verse
from typeset.model.source import Piece, Span, Text, join

_LABEL: Final = re.compile(r"[A-Z]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it has its id: where it begins, its head's parts, its body."""

    page: int
    start: int
    kicker: Text | None
    headline: Text | None
    deck: Text | None
    byline: Text | None
    body: tuple[Block, ...]
    margin: float
    """By how much, as a natural logarithm, its head's division into these parts beats one with another headline."""

    def named(self, number: int) -> Article:
        """Make it an article."""
        return Article(
            f"a{number:02d}", self.page, self.kicker, self.headline, self.deck, self.byline, self.body, photos=()
        )


def draft(passages: Sequence[Passage], story: Story, copy: Copy, setting: heads.Setting) -> Draft:
    """Set one story's head and body; the name of a column above a text whose head stands below is its kicker.

    The head right below a round-up's name is its first note's.
    """
    stack = passages[story.head_start : story.head_end]
    whole = passages[story.start : story.end]
    if story.shape is Shape.GATHERED:
        whole = [*whole, *stack]
    text = passages[slice(*story.text)]
    column = [passage for passage in text[:1] if passage.kind is Kind.HEAD]
    if is_roundup(stack, text):
        stack, text = stack[:1], [*stack[1:], *text]
    told = "\n".join([passage.bare for passage in text if passage.kind is not Kind.HEAD])
    parts, margin = _head(stack, copy, setting, told)
    kickers = [set_text(p.strips, copy, Manner.HEAD) for p in column]
    if own := parts.get(heads.KICKER):
        kickers.append(own)
    bylines = [set_text(p.strips, copy, Manner.NAMES) for p in whole if p.kind is Kind.BYLINE]
    start = min(strip.start for passage in whole for strip in passage.strips)
    return Draft(
        whole[0].strips[0].page,
        start,
        _listed(kickers),
        parts.get(heads.HEADLINE),
        parts.get(heads.DECK),
        _listed(bylines),
        tuple(_body(text[len(column) :], copy, setting)),
        margin,
    )


def _head(stack: Sequence[Passage], copy: Copy, setting: heads.Setting, text: str) -> tuple[dict[str, Text], float]:
    """Set the parts of a head, told beside its text, and say by how much they are likeliest; two decks become one."""
    if not stack:
        return {}, inf
    found: dict[str, list[Text]] = {}
    division = divide(stack, setting, text)
    for part in division.parts:
        strips = [strip for passage in stack[part.start : part.end] for strip in passage.strips]
        found.setdefault(part.name, []).append(set_text(strips, copy, Manner.HEAD))
    parts = {name: line for name, texts in found.items() if (line := _listed(texts)) is not None}
    return parts, division.margin


def _listed(texts: Sequence[Text]) -> Text | None:
    """Texts one behind the other, a space between."""
    if not texts:
        return None
    parted: list[Text] = [texts[0]]
    for before, text in itertools.pairwise(texts):
        end = before.pieces[-1].span
        parted.extend((Text((Piece(" ", Span(end.page, end.end, end.end)),)), text))
    return join(parted)


def _body(passages: Sequence[Passage], copy: Copy, setting: heads.Setting) -> list[Block]:
    """Set a story's text, its section heads among it."""
    blocks: list[Block] = []
    place = 0
    while place < len(passages):
        passage = passages[place]
        end = place + 1
        if passage.kind is Kind.VERSE:
            while end < len(passages) and passages[end].joined:
                end += 1
            blocks.extend(_rows([strip for part in passages[place:end] for strip in part.strips], copy))
        elif passage.kind is Kind.HEAD:
            while end < len(passages) and passages[end].kind is Kind.HEAD:
                end += 1
            blocks.append(_section(passages[place:end], copy, setting))
        elif passage.kind is Kind.TITLE:
            blocks.append(_section([passage], copy, setting))
        elif passage.kind is not Kind.BYLINE:
            blocks.append(_block(passage, copy))
        place = end
    return blocks


def _rows(strips: Sequence[Strip], copy: Copy) -> list[Block]:
    """Set verse or a table line by line, and what stands above and below its rows as paragraphs."""
    rows: list[list[Strip]] = []
    for strip in strips:
        if strip.turned and rows:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    blocks: list[Block] = []
    for apart, some in itertools.groupby(rows, key=lambda row: row[0].apart):
        few = list(some)
        blocks.extend(_paragraphs(few, copy) if apart else _list(few, copy))
    return blocks


def _list(rows: Sequence[Sequence[Strip]], copy: Copy) -> list[Block]:
    """Set rows; if most are longer than a line they are paragraphs, each."""
    if 2 * sum(len(row) > 1 for row in rows) >= len(rows):
        return _paragraphs(rows, copy)
    return [Verse(tuple(set_text(row, copy, Manner.COLUMNS) for row in rows))]


def _paragraphs(rows: Sequence[Sequence[Strip]], copy: Copy) -> list[Block]:
    return [Paragraph(set_text(row, copy, Manner.RUNNING)) for row in rows]


def _block(passage: Passage, copy: Copy) -> Block:
    text = set_text(passage.strips, copy, Manner.RUNNING)
    if passage.kind is Kind.NOTE:
        return EditorsNote(text)
    if passage.kind is Kind.JUMP:
        label = _LABEL.search(passage.bare)
        return Jump(text, label.group() if label else "", LEADS_BACK.search(passage.bare) is None)
    return Paragraph(text)


def _section(lines: Sequence[Passage], copy: Copy, setting: heads.Setting) -> Section:
    """Set a section head; a second line is its slogan unless the head's own words go on in it."""
    if len(lines) == 1:
        return Section(set_text(lines[0].strips, copy, Manner.HEAD), None)
    joined = heads.one_phrase(lines[0], lines[1], setting)
    first = lines[: 2 if joined else 1]
    rest = lines[len(first) :]
    text = set_text([strip for line in first for strip in line.strips], copy, Manner.HEAD)
    deck = set_text([strip for line in rest for strip in line.strips], copy, Manner.HEAD) if rest else None
    return Section(text, deck)


def photo(legend: Legend, page: int, copy: Copy) -> Photo:
    """Set a caption and its credit, without an id yet."""
    caption = set_text([s for p in legend.caption for s in p.strips], copy, Manner.RUNNING)
    credit = set_text([s for p in legend.credit for s in p.strips], copy, Manner.NAMES)
    return Photo("", page, caption, credit if credit else None, None)


def furniture(strips: Sequence[Strip], page: int, copy: Copy) -> Furniture:
    """Set a piece of furniture, without an id yet."""
    return Furniture("", page, set_text(strips, copy, Manner.COLUMNS))
