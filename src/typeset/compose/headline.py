"""Heads turned: the lines of a headline, kicker or deck, parted where the sense parts, of like length, well filled.

A head is set as large as its style says, or a little smaller where that saves a turn; `tracking` says how far its
letters are spaced.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final

from typeset.compose.case import LineSetter
from typeset.compose.items import Items, prepare
from typeset.compose.justify import Justified, justify
from typeset.compose.line import SetLine
from typeset.compose.linebreak import choose, survey
from typeset.compose.paragraph import draw
from typeset.compose.tracking import openings
from typeset.house import TextStyle
from typeset.model.source import Text
from typeset.script.spacing import GapClass
from typeset.script.turning import even_turns

LEAST: Final = 0.86
"""The smallest share of the style's size that a head is set at, in steps of half a point."""
SPACE: Final = 1.0
"""The blank for a space between the parts of a head, in ems."""
_FORCED: Final = 10_000.0
_MOST_TURNS: Final = 24
"""Among so many places turns are looked for; the costliest are passed over."""
_MORE_LINES: Final = 6
"""How many lines more than asked for a head may take before it is broken like a paragraph."""
_OWN_TURN: Final = 0.5
"""The cost of turning a head where the paper itself turned it,"""
_OWN_WORD: Final = 3.0
"""and where nobody but the paper sees that a phrase ends."""
_OWN_TURNS: Final = 3
_OWN_PART: Final = 3
"""The paper's turns are believed if they are so few at most, and lie so many characters apart at least on average."""


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


class HeadCopy:
    """A head's copy in one style, ready to be turned at any size. What it has drawn once it does not draw again."""

    __slots__ = ("_drawn", "_ends", "_items", "_places")

    def __init__(self, text: Text, style: TextStyle, setter: LineSetter) -> None:
        """Cast the copy and find where it may turn."""
        self._items = prepare(text, replace(style, indent=0.0), setter, SPACE)
        self._ends = tuple(_ends(self._items))
        self._places = _places(self._items)
        self._drawn: dict[tuple[tuple[int, ...], float, float], tuple[SetLine, ...]] = {}

    def turn(self, size: float, width: float, *, max_lines: int) -> tuple[HeadSetting, ...]:
        """Set the head to `width` points in each count of lines up to `max_lines` that its sense and its size allow.

        The alternatives stand in order of their lines, the best of each count. Never empty for a text that is not:
        where no setting fits, one with more lines stands in for want of a better one, at a badness of more than 10,000.
        """
        if not self._items.sorts:
            return ()
        items = replace(self._items, style=replace(self._items.style, size=size))
        head = _Head(items, self._ends, self._places, width, self._drawn)
        found = [best for count in range(1, max_lines + 1) if (best := _best(head, count)) is not None]
        return tuple(found) or (_forced(head, max_lines),)


def turn(text: Text, style: TextStyle, width: float, *, max_lines: int, setter: LineSetter) -> tuple[HeadSetting, ...]:
    """Set a head in a style once, as `HeadCopy.turn` does."""
    return HeadCopy(text, style, setter).turn(style.size, width, max_lines=max_lines)


@dataclass(frozen=True, slots=True)
class _Head:
    """A head to be turned: its items, where each ends in one endless line (ems), where it may turn at what cost.

    `drawn`: the lines drawn so far, by where they begin, their size, and the width of a single one.
    """

    items: Items
    ends: tuple[float, ...]
    places: Mapping[int, float]
    width: float
    drawn: dict[tuple[tuple[int, ...], float, float], tuple[SetLine, ...]]

    def measure(self, first: int, stop: int) -> float:
        """The natural width of a line in ems."""
        return self.ends[stop - 1] - self.ends[first] + self.items.sorts[first].body


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the lines begin (sorts, with the count of all at the end), at which size, how bad."""

    marks: tuple[int, ...]
    size: float
    badness: float


def _ends(items: Items) -> Iterator[float]:
    """Where each sort's body ends in one endless line, in ems."""
    pen = 0.0
    for k, sort in enumerate(items.sorts):
        pen += sort.body
        yield pen
        pen += items.gaps[k].natural if k < len(items.gaps) else 0.0


def _places(items: Items) -> dict[int, float]:
    """The sorts before which a line may begin, and the cost of it."""
    costs = dict(items.case.turns(items.text))
    for offset in _own_turns(items):
        costs[offset] = min(costs[offset], _OWN_TURN) if offset in costs else _OWN_WORD
    legal = {
        k: costs[start] + items.costs[k - 1]
        for k, start in enumerate(items.starts)
        if k and start in costs and items.gaps[k - 1].breaks
    }
    cheapest = sorted(legal, key=lambda k: (legal[k], k))[:_MOST_TURNS]
    return {k: legal[k] for k in sorted(cheapest)}


def _own_turns(items: Items) -> tuple[int, ...]:
    """Where the paper turned the head: its text stands apart in the source there. Letter-spaced heads tell nothing."""
    turns = tuple(
        offset
        for offset, (before, after) in enumerate(pairwise(items.places), start=1)
        if len(before)
        and len(after)
        and (before.page, before.end) != (after.page, after.start)
        and not items.text[offset].isspace()
    )
    return turns if len(turns) <= _OWN_TURNS and len(items.text) >= _OWN_PART * (len(turns) + 1) else ()


def _best(head: _Head, count: int) -> HeadSetting | None:
    """The best setting in `count` lines; None if it cannot be done within the range of sizes."""
    plans = (plan for turns in combinations(head.places, count - 1) if (plan := _plan(head, turns)) is not None)
    best = min(plans, key=lambda plan: (plan.badness, plan.marks), default=None)
    return None if best is None else _set(head, best)


def _plan(head: _Head, turns: tuple[int, ...]) -> _Plan | None:
    """Judge a head turned before these sorts; None if it is too wide at the smallest size."""
    marks = (0, *turns, len(head.items.sorts))
    widths = [head.measure(first, stop) for first, stop in pairwise(marks)]
    wanted = head.items.style.size
    size = min(wanted, int(2 * head.width / max(widths) + 1e-6) / 2)
    if size < LEAST * wanted:
        return None
    costs = sum(head.places[k] for k in turns)
    return _Plan(marks, size, costs + _looks(widths, head.width / size) + 80 * (1 - size / wanted))


def _looks(widths: Sequence[float], room: float) -> float:
    """How far the lines (ems) are from alike, and from filling their room."""
    longest, shortest = max(widths), min(widths)
    ragged = 40 * (1 - shortest / longest) ** 2
    return ragged + 12 * max(0.0, 0.9 - longest / room) ** 2


def _set(head: _Head, plan: _Plan) -> HeadSetting:
    """Draw a plan's lines, letter-spaced where that helps: one line by its room, several by each other alone."""
    key = (plan.marks, plan.size, head.width if len(plan.marks) == 2 else 0.0)
    if key not in head.drawn:
        items = replace(head.items, style=replace(head.items.style, size=plan.size))
        shares = zip(pairwise(plan.marks), openings(items, plan.marks, head.width / plan.size), strict=True)
        head.drawn[key] = tuple(_draw(items, first, stop, share) for (first, stop), share in shares)
    return HeadSetting(head.drawn[key], plan.size, plan.badness)


def _draw(items: Items, first: int, stop: int, share: float) -> SetLine:
    """Draw a line with `share` ems more in every gap that may open."""
    plain = justify(items, first, stop, None)
    gaps = tuple(gap + share * (items.gaps[first + k].sort is not GapClass.NONE) for k, gap in enumerate(plain.gaps))
    return draw(items, first, stop, Justified(gaps, 0.0, plain.width + sum(gaps) - sum(plain.gaps), share))


def _forced(head: _Head, max_lines: int) -> HeadSetting:
    """Set a head that does not fit in `max_lines`: in more, or broken like a paragraph at the smallest of its sizes."""
    for count in range(max_lines + 1, max_lines + _MORE_LINES + 1):
        turns = even_turns(head.places, len(head.items.sorts), head.measure, count)
        plan = turns and _plan(head, turns)
        if plan:
            return _set(head, replace(plan, badness=plan.badness + _FORCED))
    size = max(1.0, int(2 * LEAST * head.items.style.size) / 2)
    sized = replace(head.items, style=replace(head.items.style, size=size))
    marks = choose(sized, survey(sized), head.width / size).sorts
    lines = [draw(sized, first, stop, justify(sized, first, stop, None)) for first, stop in pairwise(marks)]
    return HeadSetting(tuple(lines), size, 2 * _FORCED + len(lines))
