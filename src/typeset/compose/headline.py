"""Heads turned: the lines of a headline, kicker or deck, parted where the sense parts, of like length, well filled.

A head is set as large as its style says, or a little smaller where that saves a turn; a short one is letter-spaced
(字距), and lines of nearly equal length are spaced to the same one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, pairwise
from typing import Final

from typeset.compose.case import LineSetter
from typeset.compose.items import Items, prepare
from typeset.compose.justify import Justified, justify
from typeset.compose.line import SetLine
from typeset.compose.linebreak import choose, survey
from typeset.compose.paragraph import draw
from typeset.house import TextStyle
from typeset.model.source import Text
from typeset.script.phrases import turn_costs
from typeset.script.spacing import GapClass

LEAST: Final = 0.86
"""The smallest share of the style's size that a head is set at, in steps of half a point."""
SPACE: Final = 1.0
"""The blank for a space between the parts of a head, in ems."""
TRACKING: Final = 0.25
"""The most that a short head is letter-spaced, in ems."""
_EVENED: Final = 0.14
"""The most that a line is letter-spaced to be as long as the longest of its head."""
_SHORT: Final = 8
"""A head of so many characters or fewer is short."""
_FILL: Final = 0.62
"""A short head is spaced until it fills this share of its width."""
_FORCED: Final = 10_000.0
_NO_TURN: Final = 60.0
_MOST_TURNS: Final = 24
"""Among so many places a turn is looked for; the costliest are passed over."""


@dataclass(frozen=True, slots=True)
class HeadSetting:
    """A head in lines, each from the left edge of the width (`compose.line.place` centres it).

    `size`: points. `badness`: how far it is from a good head; 0 is perfect, above 100 is poor, above 10,000 forced.
    """

    lines: tuple[SetLine, ...]
    size: float
    badness: float

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.lines)


def turn(text: Text, style: TextStyle, width: float, *, max_lines: int, setter: LineSetter) -> tuple[HeadSetting, ...]:
    """Set a head to `width` points in each count of lines up to `max_lines` that its sense and its size allow.

    The alternatives stand in order of their lines, the best of each count. Never empty for a text that is not: a head
    that cannot be turned well is broken like a paragraph, at a badness that tells.
    """
    items = prepare(text, replace(style, indent=0.0), setter, SPACE)
    if not items.sorts:
        return ()
    places = _places(items, setter)
    found = [best for count in range(1, max_lines + 1) if (best := _best(items, places, width, count)) is not None]
    if not found:
        found = [_forced(items, width)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the lines begin (sorts, with the count of all at the end), at which size, how bad."""

    marks: tuple[int, ...]
    size: float
    badness: float


def _places(items: Items, setter: LineSetter) -> dict[int, float]:
    """The sorts before which a line may begin, and the cost of it."""
    costs = turn_costs(items.text, setter.script)
    legal = {
        k: costs[start] + items.costs[k - 1]
        for k, start in enumerate(items.starts)
        if k and start in costs and items.gaps[k - 1].breaks
    }
    cheapest = sorted(legal, key=lambda k: (legal[k], k))[:_MOST_TURNS]
    return {k: legal[k] for k in sorted(cheapest)}


def _best(items: Items, places: dict[int, float], width: float, count: int) -> HeadSetting | None:
    """The best setting in `count` lines; None if it cannot be done within the range of sizes."""
    plans = _plans(items, places, width, count)
    best = min(plans, key=lambda plan: (plan.badness, plan.marks), default=None)
    if best is None:
        return None
    sized = replace(items, style=replace(items.style, size=best.size))
    return HeadSetting(tuple(_space_out(sized, best.marks, width)), best.size, best.badness)


def _plans(items: Items, places: dict[int, float], width: float, count: int) -> Iterator[_Plan]:
    ends = _ends(items)
    for turns in combinations(places, count - 1):
        marks = (0, *turns, len(items.sorts))
        widths = [_width(ends, items, first, stop) for first, stop in pairwise(marks)]
        longest = max(widths)
        size = min(items.style.size, int(2 * width / longest + 1e-6) / 2) if longest else items.style.size
        if size < LEAST * items.style.size:
            continue
        yield _Plan(marks, size, sum(places[k] for k in turns) + _looks(widths, size, items.style.size, width))


def _looks(widths: Sequence[float], size: float, wanted: float, width: float) -> float:
    """How far the lines are from alike, from full and from their size."""
    longest, shortest = max(widths), min(widths)
    ragged = 40 * (1 - shortest / longest) ** 2 if longest else 0.0
    loose = 12 * max(0.0, 1 - longest * size / width - 0.1) ** 2
    return ragged + loose + 80 * (1 - size / wanted)


def _ends(items: Items) -> list[float]:
    """Where each sort's body ends in one endless line, in ems."""
    steps = [sort.body + (items.gaps[k].natural if k < len(items.gaps) else 0.0) for k, sort in enumerate(items.sorts)]
    starts = [0.0, *accumulate(steps)]
    return [start + sort.body for start, sort in zip(starts, items.sorts, strict=False)]


def _width(ends: Sequence[float], items: Items, first: int, stop: int) -> float:
    return ends[stop - 1] - ends[first] + items.sorts[first].body


def _space_out(items: Items, marks: Sequence[int], width: float) -> Iterator[SetLine]:
    """Draw the lines, letter-spaced where that helps."""
    ends = _ends(items)
    widths = [_width(ends, items, first, stop) for first, stop in pairwise(marks)]
    goal = max(widths)
    if len(items.sorts) <= _SHORT * len(widths):
        gaps = max(1, max(stop - first for first, stop in pairwise(marks)) - 1)
        room = width / items.style.size * _FILL - goal
        goal += max(0.0, min(room, gaps * TRACKING))
    for own, (first, stop) in zip(widths, pairwise(marks), strict=True):
        plain = justify(items, first, stop, None)
        legal = [items.gaps[k].sort is not GapClass.NONE for k in range(first, stop - 1)]
        share = (goal - own) / sum(legal) if any(legal) else 0.0
        limit = TRACKING if len(items.sorts) <= _SHORT * len(widths) else _EVENED
        share = share if share <= limit + 1e-9 else 0.0
        gaps_out = tuple(gap + share * opens for gap, opens in zip(plain.gaps, legal, strict=True))
        yield draw(items, first, stop, Justified(gaps_out, 0.0, own + share * sum(legal), share))


def _forced(items: Items, width: float) -> HeadSetting:
    """Break a head that has no good turn like a paragraph, at the smallest of its sizes."""
    size = max(1.0, int(2 * LEAST * items.style.size) / 2)
    sized = replace(items, style=replace(items.style, size=size))
    marks = choose(sized, survey(sized), width / size).sorts
    lines = [draw(sized, first, stop, justify(sized, first, stop, None)) for first, stop in pairwise(marks)]
    return HeadSetting(tuple(lines), size, _FORCED + len(lines))
