"""Heads that were read as a poem's last or first stanza: lines beside a text that has no other head, in its words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from typeset.copydesk import kinds
from typeset.copydesk.cohesion import pairs_of, telling
from typeset.copydesk.lines import wide
from typeset.copydesk.passages import Passage, cut, size_of

_POEM: Final = 3
"""No poem that is left has fewer lines."""
_HEAD: Final = 3
"""No such head has more."""
_SHARED: Final = 3
"""So many pairs of characters a head shares with its own text, and more than with the poem."""


def part_heads(passages: Sequence[Passage], text: str) -> list[Passage]:
    """Part from each poem the head of the text below it or above it that a blank line parts from the poem already."""
    parted: list[Passage] = []
    for place, passage in enumerate(passages):
        if passage.kind is not kinds.VERSE or passage.scans or len(passage.strips) <= _POEM:
            parted.append(passage)
            continue
        strips = passage.strips
        breaks = [n for n, (a, b) in enumerate(pairwise(strips), 1) if text.count("\n", a.end, b.start) > 1]
        first, last = (breaks[0], breaks[-1]) if breaks else (0, len(strips))
        above, below = passages[place - 1] if place else None, _text_below(passages, place)
        lines = [text[strip.start : strip.end] for strip in strips]
        if below is None or not _is_head(lines[last:], lines[:last], below):
            last = len(strips)
        if above is None or above.kind is not kinds.TEXT or not _is_head(lines[:first], lines[first:last], above):
            first = 0
        parted.extend(_cut(passage, first, last, text))
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


def _cut(verse: Passage, first: int, last: int, text: str) -> list[Passage]:
    """Cut a poem's first lines and those from `last` on off it, each a line of a head."""
    rest, parts = verse, []
    for place, strip in enumerate(verse.strips):
        if first <= place < last:
            if place != first:
                continue
            count = sum(size_of(text[one.start : one.end]) for one in verse.strips[first:last])
            poem, rest = cut(rest, count, text)
            parts.append(replace(poem, blank=verse.blank if not first else True))
            continue
        line, rest = cut(rest, size_of(text[strip.start : strip.end]), text)
        width = sum(2 if wide(char) else 1 for char in line.bare)
        parts.append(replace(line, kind=kinds.HEAD, width=width, blank=place == last or (not place and verse.blank)))
    return parts
