"""Where the copy desk is in doubt, as notes: each with its place in the source, what is doubtful, and what to do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

from typeset.copydesk.lines.line import Line
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.stories.articles import Draft
from typeset.copydesk.stories.cuts import Shape, Story
from typeset.model.edition import Paragraph
from typeset.model.source import Span, Text
from typeset.notes import Code, Note

_SMALL: Final = 2.0
"""A margin, as a natural logarithm, below which a person should look: one in eight of such readings is wrong."""
_EVEN: Final = 1.0
"""The same for the parts of a head, which do less harm: one in four is wrong."""
_PAIRS: Final = (
    ("“", "”"),
    ("「", "」"),
    ("『", "』"),
    ("（", "）"),
    ("《", "》"),
    ("〈", "〉"),
    ("【", "】"),
    ("〔", "〕"),
)
_REPLACED: Final = re.compile("[\ufffd〓\u25af]")
_LETTER: Final = re.compile(r"\S")
_RUN: Final = 3
_MARKED: Final = re.compile(rf"[\W_](?<=([^\W_]{{{_RUN}}}).)")
"""A mark behind a run of letters."""
_ALWAYS: Final = 4
"""How often three characters must stand before one and the same fourth for its absence to be noticed."""
_LONGEST: Final = 50_000
"""Past this many characters of a page missing ones are not looked for: no printed page has as many."""


def doubt_stories(passages: Sequence[Passage], stories: Sequence[Story], margins: Sequence[float]) -> Iterator[Note]:
    """Doubts about which head is whose: small margins, heads without a text, texts without a head."""
    for story, margin in zip(stories, margins, strict=True):
        words = passages[story.head_start].bare[:30] if story.head_start < story.head_end else ""
        if story.shape is Shape.HEAD_ALONE:
            yield Note(
                Code.ORPHANED_HEADLINE,
                _span(passages[story.start : story.end]),
                f"“{words}” has no article.",
                "If it belongs to one, move it there in edition.md; else it may be a caption or an advertisement's.",
            )
        elif story.shape is Shape.NO_HEAD and passages[story.start].kind is not Kind.JUMP:
            yield Note(
                Code.UNATTACHED_LINES,
                _span(passages[story.start : story.end]),
                "This text has no headline and goes on from no other article.",
                "If it belongs to an article, move it there in edition.md.",
            )
        elif story.head_start < story.head_end and margin < _SMALL:
            yield Note(
                Code.DOUBTFUL_ATTACHMENT,
                _span(passages[story.head_start : story.head_end]),
                f"The headline “{words}” might as well belong to other text.",
                "Compare it with the page; move it in edition.md if need be.",
            )


def doubt_texts(drafts: Sequence[Draft], page_text: str, page: int) -> Iterator[Note]:
    """Doubts about what an article says: which lines are its headline, quotations left open, characters missing."""
    for draft in drafts:
        yield from _divided(draft)
        yield from _unclosed(draft)
    yield from _missing(page_text, page)


def doubt_joins(lines: Sequence[Line], margins: Sequence[float]) -> Iterator[Note]:
    """Line ends at which a paragraph may end or go on: `margins`, by how much what was read beats the other."""
    for before, line, margin in zip(lines, lines[1:], margins[1:], strict=False):
        if margin < _SMALL:
            yield Note(
                Code.DOUBTFUL_JOIN,
                Span(line.page, before.end - 1, line.start + 1),
                f"Between “{before.text[-12:]}” and “{line.text[:12]}” a paragraph may end, or go on.",
                "Compare it with the page; join or part the paragraphs in edition.md if need be.",
            )


def _divided(draft: Draft) -> Iterator[Note]:
    """A head whose lines might be parted otherwise."""
    if draft.margin < _EVEN:
        parts = [part for part in (draft.kicker, draft.headline, draft.deck) if part is not None]
        spans = [piece.span for part in parts for piece in part.pieces]
        yield Note(
            Code.DOUBTFUL_HEAD,
            Span(draft.page, min(span.start for span in spans), max(span.end for span in spans)),
            f"Which lines of “{str(parts[0])[:30]}” are the headline, and which a kicker or a deck, is not sure.",
            "Compare it with the page; label the lines in edition.md if need be.",
        )


def _unclosed(draft: Draft) -> Iterator[Note]:
    """Quotations and brackets that do not pair within their article, each mark counted on its own."""
    texts = [(str(block.text), block.text) for block in draft.body if isinstance(block, Paragraph)]
    used = "".join([words for words, _ in texts])
    for left, right in _PAIRS:
        place = _unpaired(texts, left, right) if left in used or right in used else None
        if place is not None:
            mark = left if place[1] else right
            yield Note(
                Code.UNCLOSED_QUOTATION,
                place[0],
                f"The mark {mark} has no partner in its article.",
                "Perhaps the paper left it out, or a paragraph is missing or stands elsewhere.",
            )


def _unpaired(texts: Sequence[tuple[str, Text]], left: str, right: str) -> tuple[Span, bool] | None:
    """The first mark without a partner: its place, and whether it opens. A quotation may be reopened by a paragraph."""
    marks = _either(left + right)
    opened: tuple[Text, int] | None = None
    for words, text in texts:
        for mark in marks.finditer(words):
            number = mark.start()
            if words[number] == left:
                if opened is not None and number > 0 and left in "“「《（":
                    return _place(*opened), True
                opened = (text, number)
            elif opened is None:
                return _place(text, number), False
            else:
                opened = None
    return (_place(*opened), True) if opened is not None else None


@cache
def _either(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{marks}]")


def _place(text: Text, number: int) -> Span:
    return text.places()[number]


def _missing(text: str, page: int) -> Iterator[Note]:
    """Characters that stand for lost ones, and those that are missing where they always stand."""
    for found in _REPLACED.finditer(text):
        yield _lost(Span(page, found.start(), found.end()), f"{found.group()} stands for a character that was lost.")
    text = text[:_LONGEST]
    spelt = "".join(text.split())
    for run, after in _followers(spelt).items():
        if len(after) != 2:
            continue
        (once, odd), (count, usual) = sorted((count, char) for char, count in after.items())
        if once == 1 and count >= _ALWAYS and usual.isalpha() and not odd.isalnum():
            before = spelt.index(run + odd) + _RUN - 1
            place = next(islice(_LETTER.finditer(text), before, None)).start()
            yield _lost(Span(page, place, place + 1), f"After “{run}” the page always has {usual}, but not here.")


def _followers(spelt: str) -> dict[str, Counter[str]]:
    """The runs of `_RUN` letters that stand often enough for something to be missing behind one, and what follows."""
    # Something is missing only where a mark stands behind the letters, and often only what has no seldom letter.
    often = {char for char, count in Counter(spelt).items() if count > _ALWAYS}
    marked = filter(str.isalpha, filter(often.issuperset, set(_MARKED.findall(spelt))))
    followers: dict[str, Counter[str]] = {}
    # A run counts once for all that overlap, which are no more than its letters.
    for run in sorted([run for run in marked if _RUN * spelt.count(run) > _ALWAYS], key=spelt.index):
        after: Counter[str] = Counter()
        place = spelt.find(run)
        while 0 <= place < len(spelt) - _RUN:
            after[spelt[place + _RUN]] += 1
            place = spelt.find(run, place + 1)
        if after.total() > _ALWAYS:
            followers[run] = after
    return followers


def _lost(span: Span, message: str) -> Note:
    return Note(
        Code.LIKELY_MISSING_CHARACTER,
        span,
        message,
        "Compare it with the page; put the character in in edition.md if the paper has it.",
    )


def _span(passages: Sequence[Passage]) -> Span:
    """The stretch of the page from the first to the last strip of some passages."""
    strips = [strip for passage in passages for strip in passage.strips]
    return Span(strips[0].page, min(strip.start for strip in strips), max(strip.end for strip in strips))
