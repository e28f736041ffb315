"""Letter-spacing of heads (字距): a short head in one line is spaced, turned heads stand as their type was cast.

A head of two to five characters looks lost when it is set solid over its columns; the shorter it is, the wider it is
spaced. Lines of a turned head are at most evened, so that lines of nearly one length end alike.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from typeset.compose.items import Items
from typeset.compose.justify import justify
from typeset.script.spacing import GapClass

TRACKING: Final[Mapping[int, float]] = {2: 1.0, 3: 0.6, 4: 0.4, 5: 0.3}
"""How far a head of so many characters in one line is letter-spaced at most, in ems,"""
_FILL: Final = 0.62
"""and the share of its width that it fills then at most."""
_EVENED: Final = 0.15
"""The most that a line of a turned head is spaced to be as long as the longest, in ems."""


def openings(items: Items, marks: Sequence[int], room: float) -> tuple[float, ...]:
    """How far each line of a head is letter-spaced, in ems, in a width of `room` ems.

    `marks`: the sorts that its lines begin with, and the count of all sorts.
    """
    spans = list(pairwise(marks))
    if len(spans) == 1:
        return (_spread(items, room),)
    widths = [justify(items, first, stop, None).width for first, stop in spans]
    lack = [
        (max(widths) - width) / max(1, _open(items, first, stop))
        for width, (first, stop) in zip(widths, spans, strict=True)
    ]
    return tuple(lack) if max(lack) <= _EVENED else (0.0,) * len(spans)


def _spread(items: Items, room: float) -> float:
    limit = TRACKING.get(len(items.sorts), 0.0)
    gaps = _open(items, 0, len(items.sorts))
    if not limit or not gaps or any(start != end for start, end in items.spaces):
        return 0.0
    natural = justify(items, 0, len(items.sorts), None).width
    return min(limit, max(0.0, (room * _FILL - natural) / gaps))


def _open(items: Items, first: int, stop: int) -> int:
    """How many gaps of a line may open."""
    return sum(gap.sort is not GapClass.NONE for gap in items.gaps[first : stop - 1])
