"""Heads and titles that were read as lines of a poem, parted from it.

A head as its last or first stanza: lines beside a text that has no other head, in its words. The titles of a suite's
poems as stanzas of one line: hardly a stanza has but one.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from typeset.copydesk.knowledge.cohesion import pairs_of, telling
from typeset.copydesk.lines.line import wide
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage, cut_lines, size_of
from typeset.copydesk.roles.poems import suite_of

_POEM: Final = 3
"""No poem that is left has fewer lines."""
_HEAD: Final = 3
"""No such head has more."""
_SHARED: Final = 3
"""So many pairs of characters a head shares with its own text, and more than with the poem."""
_TITLE: Final = 8
"""No poem's title that only blank lines tell is longer, in characters: any line may stand alone where a column ends."""
_BESIDE: Final = (kinds.HEAD, kinds.BYLINE, kinds.VERSE)
"""What a suite goes on over."""


def part_heads(passages: Sequence[Passage], text: str) -> list[Passage]:
    """Part from each poem the head of the text below it or above it that a blank line parts from the poem already."""
    parted: list[Passage] = []
    for place, passage in enumerate(passages):
        if passage.kind is not kinds.VERSE or passage.scans or len(passage.strips) <= _POEM:
            parted.append(passage)
            continue
        strips = passage.strips
        breaks = [line for line, blank in enumerate(_blanks(passage, text)) if blank and line]
        first, last = (breaks[0], breaks[-1]) if breaks else (0, len(strips))
        above, below = passages[place - 1] if place else None, _text_below(passages, place)
        lines = [text[strip.start : strip.end] for strip in strips]
        if below is None or not _is_head(lines[last:], lines[:last], below):
            last = len(strips)
        if above is None or above.kind is not kinds.TEXT or not _is_head(lines[:first], lines[first:last], above):
            first = 0
        heads = [*range(first), *range(last, len(strips))]
        parted.extend(_measured(part) for part in _part(passage, heads, text))
    return parted


def _text_below(passages: Sequence[Passage], place: int) -> Passage | None:
    """The text right below a poem, or below no more than its writer's line."""
    rest = (line for line in passages[place + 1 : place + 3] if line.kind is not kinds.BYLINE)
    below = next(rest, None)
    return below if below is not None and below.kind is kinds.TEXT else None


def _is_head(lines: Sequence[str], poem: Sequence[str], story: Passage) -> bool:
    """Whether lines have more words of a text than of the poem that they stand with."""
    if not 1 <= len(lines) <= _HEAD or len(poem) < _POEM:
        return False
    head, verse = ("".join("".join(part).split()) for part in (lines, poem))
    words = telling(pairs_of(head), head)
    shared = len(words & telling(pairs_of(story.bare), story.bare))
    return shared >= _SHARED and shared > len(words & telling(pairs_of(verse), verse))


def part_titles(passages: Sequence[Passage], text: str) -> Sequence[Passage]:
    """Part from the verse beside a suite's title the lines between blank lines."""
    suites = [
        place
        for place, line in enumerate(passages)
        if line.kind is kinds.HEAD and (suite := suite_of(line.bare)) is not None and not suite.added
    ]
    beside: set[int] = set()
    for place in suites:
        for way in (range(place + 1, len(passages)), range(place - 1, -1, -1)):
            beside.update(takewhile(lambda at: passages[at].kind in _BESIDE, way))
    if not beside:
        return passages
    parts: list[Passage] = []
    for place, passage in enumerate(passages):
        if place in beside and passage.kind is kinds.VERSE:
            titled = place > 0 and place - 1 not in suites and passages[place - 1].kind is kinds.HEAD
            parts.extend(_part(passage, _titles(passage, text, titled=titled), text))
        else:
            parts.append(passage)
    return parts


def _titles(verse: Passage, text: str, *, titled: bool) -> list[int]:
    """The short lines between blank lines, but for those right below a title: they end a column.

    `titled`: a title stands above the verse.
    """
    blanks = _blanks(verse, text)
    titles: list[int] = []
    for line, strip in enumerate(verse.strips[:-1]):
        alone = blanks[line] and blanks[line + 1] and not titled
        titled = alone and size_of(text[strip.start : strip.end]) <= _TITLE and text[strip.end - 1].isalnum()
        if titled:
            titles.append(line)
    return titles


def _blanks(verse: Passage, text: str) -> list[bool]:
    """Whether a blank line stands before each line of a passage."""
    return [verse.blank, *(text.count("\n", a.end, b.start) > 1 for a, b in pairwise(verse.strips))]


def _part(verse: Passage, heads: Collection[int], text: str) -> list[Passage]:
    """Part from a poem the lines of these numbers, each a line of a head."""
    if not heads:
        return [verse]
    cuts = sorted({cut for line in heads for cut in (line, line + 1) if 0 < cut < len(verse.strips)})
    blanks = _blanks(verse, text)
    parts: list[Passage] = []
    for line, part in zip((0, *cuts), cut_lines(verse, cuts, text), strict=True):
        kind = kinds.HEAD if line in heads else part.kind
        parts.append(replace(part, kind=kind, blank=blanks[line]))
    return parts


def _measured(line: Passage) -> Passage:
    """A line of a head with its own width: a poem has that of its first line."""
    if line.kind is not kinds.HEAD:
        return line
    return replace(line, width=sum(2 if wide(char) else 1 for char in line.bare))
