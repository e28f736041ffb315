"""Arrangements: the ways in which a story's head and photos can stand over its columns.

As a rule the head stands across the top. Where a story's photos stand at the top of the last columns, the head may stop
before them. A head that turns well into a few short lines may stand to the left of a short text. Photos stand
in the last columns, one above the other or side by side, and text goes on below them.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.heads import HeadStack
from typeset.compose.makeup.forms import Arrangement, Slot, Story
from typeset.compose.photo import PhotoUnit
from typeset.model.edition import Photo
from typeset.model.page import Part

BELOW: Final = 1
"""Lines of white between a photo's words and text below them."""
_PHOTO_WIDE: Final = 2.0
"""What a photo costs that leaves no column beside it."""
_BALANCE: Final = 0.5
"""Photos may take so many cells of column and line for each line of their text;"""
_OUTWEIGHED: Final = 3.0
"""what it costs that they take e times as many."""
_DEARER: Final = 8.0
"""Photos are not set over spans that cost so much more than the best."""
_HEIGHTS: Final = 2
_LATER: Final = 4.0
"""What it costs to leave a broken story's photos to its next part."""
_STEPPED: Final = 2
"""A photo beside a head reaches so many lines below it at least: two edges that nearly meet look like a slip."""
_BLANK: Final = 0.8
_MOST_BLANK: Final = 2
"""What each cell of column and line costs that a head beside its text leaves blank below it; so many lines at most."""
_LOW: Final = 12
"""Text beside a head has so many lines to the column at most,"""
_LEAST_COLUMNS: Final = 2
"""and so many columns at least;"""
RELIEF: Final = 2.5
"""What a page gains by a head beside its text, which relieves the rows of heads above theirs;"""
_TURNS: Final = (2, 4)
"""the headline is turned into so many lines,"""
_WELL: Final = 16.0
"""and no worse than so."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A head in one of its settings, where it and the photos stand, and what both cost.

    No column may end before line `floor` from the top: there a photo ends, or a head beside text.
    """

    head: HeadStack
    arrangement: Arrangement
    floor: int
    cost: float

    def cells(self, depth: int) -> int:
        """How many cells of column and line are not for text in columns of so many lines."""
        return sum(self.arrangement.tops) + self.arrangement.first * depth


Stacks = Callable[[int], Sequence[HeadStack]]
"""Sets a head over so many columns, in every height that it can have."""
Units = Callable[[Photo, int], Sequence[PhotoUnit]]
"""Sets a photo over so many columns, in every height that it can have."""


def arrangements(story: Story, span: int, stacks: Stacks, units: Units) -> Iterator[Stand]:
    """Stand a story's head above its text and photos, in every way; or beside its photos."""
    photos = _combined(story, span, units)
    for head in stacks(span):
        for chosen, cost in photos:
            yield _stand(head, span, span, chosen, cost)
    for wide in range(1, span):
        beside = [(chosen, cost) for chosen, cost in photos if sum(unit.span for unit in chosen) == span - wide]
        for head in stacks(wide) if beside and story.head.headline else ():
            for chosen, cost in beside:
                if min(unit.lines for unit in chosen) >= head.lines + _STEPPED:
                    yield _stand(head, wide, span, chosen, cost)


def heads_beside(story: Story, span: int, stacks: Stacks) -> Iterator[Stand]:
    """Stand a headline that turns well to the left of a text without photos, over fewer columns than the text."""
    if story.photos or story.inset or story.began is not None or not story.head.headline:
        return
    for wide in range(1, (span + 1) // 2):
        columns = span - wide
        depth = -(-story.galley.lines // columns)
        if columns < _LEAST_COLUMNS or depth > _LOW:
            continue
        for head in stacks(wide):
            blank = depth - head.lines
            if 0 <= blank <= _MOST_BLANK and _turns_well(head):
                yield Stand(
                    head,
                    Arrangement(span, wide, (0,) * columns),
                    head.lines,
                    head.cost + _BLANK * wide * blank - RELIEF,
                )


def later(stand: Stand) -> Stand:
    """Leave a story's photos to its next part."""
    bare = Arrangement(stand.arrangement.span, stand.arrangement.span, (stand.head.lines,) * stand.arrangement.span)
    return replace(stand, arrangement=bare, floor=stand.head.lines, cost=stand.head.cost + _LATER)


def _combined(story: Story, span: int, units: Units) -> list[tuple[tuple[PhotoUnit, ...], float]]:
    """Set photos as wide as each other, pictures with no white below their words, frames in two heights; price each."""
    photos = story.photos
    if not photos:
        return [((), 0.0)]
    found: list[tuple[tuple[PhotoUnit, ...], float]] = []
    for wide in range(1, span + 1):
        fitted = [[unit for unit in units(photo, wide) if not unit.air][:_HEIGHTS] for photo in photos]
        for number in range(max(len(one) for one in fitted) if all(fitted) else 0):
            chosen = tuple(one[min(number, len(one) - 1)] for one in fitted)
            cost = _outweighed(chosen, story.galley.lines) + (_PHOTO_WIDE if wide == span > 1 else 0.0)
            found.append((chosen, cost + sum(unit.cost for unit in chosen)))
    bound = min(cost for _, cost in found) + _DEARER
    return [(chosen, cost) for chosen, cost in found if cost <= bound]


def _outweighed(photos: Sequence[PhotoUnit], lines: int) -> float:
    """What it costs that photos are large beside so many lines of text."""
    cells = sum(unit.span * unit.lines for unit in photos)
    return _OUTWEIGHED * max(0.0, math.log(max(1, cells) / (_BALANCE * max(1, lines))))


def _stand(head: HeadStack, wide: int, span: int, photos: Sequence[PhotoUnit], cost: float) -> Stand:
    """Put photos side by side as far as the columns go, from the right; then again below."""
    tops = [head.lines] * wide + [0] * (span - wide)
    slots: list[Slot] = []
    right = span
    for unit in photos:
        right = right if right >= unit.span else span
        left = right - unit.span
        line = max(tops[left:right])
        slots.append(Slot(unit, left, line))
        tops[left:right] = [line + unit.lines + BELOW] * unit.span
        right = left
    floor = max((slot.line + slot.unit.lines for slot in slots), default=0)
    return Stand(head, Arrangement(span, wide, tuple(tops), tuple(slots)), max(floor, head.lines), head.cost + cost)


def _turns_well(head: HeadStack) -> bool:
    main = next(row.setting for row in head.rows if row.element.part is Part.HEADLINE)
    return _TURNS[0] <= main.count <= _TURNS[1] and main.badness <= _WELL
