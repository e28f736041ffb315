"""How full a line is against its measure: what a setter leaves free, squeezes in and pushes out (GB/T 15834-2011, 5.1).

Everything is a natural logarithm of a probability.
"""

from enum import IntEnum
from functools import cache
from math import log
from typing import Final

from typeset.copydesk.lines.line import Edge, Line

_MARKED: Final = frozenset({Edge.STOP, Edge.EXCLAIM, Edge.COMMA, Edge.COLON, Edge.CLOSER})

TURNED_EARLY: Final = -3.0
"""How likely a setter turns a line where the next unit had still fitted, if nothing is known of him."""


class Room(IntEnum):
    """What a line longer than its measure can have been squeezed at: nothing, marks inside it, the mark it ends on."""

    NONE = 0
    MARKS = 1
    SQUEEZED = 2


_NO_ROOM, _AT_MARKS, _AT_ITS_END = Room
_OVERFULL: Final = {
    Room.NONE: (-2.6, -3.8, -5.8, -6.8),
    Room.MARKS: (-2.3, -2.8, -5.0, -6.5),
    Room.SQUEEZED: (-1.4, -1.4, -4.0, -6.0),
}
"""A line one to four half ems longer than its measure: a mark that may not open a line is squeezed in at the end of
the one before in two cases of three (GB/T 15834-2011, 5.1), and sets half an em at other marks free now and then."""


def room_in(line: Line) -> Room:
    """What a line can have been squeezed at."""
    return _AT_ITS_END if line.edge in _MARKED else _AT_MARKS if line.commas else _NO_ROOM


@cache
def wrapped(lack: int, need: int, room: Room = Room.MARKS, early: float = TURNED_EARLY) -> float:
    """The log probability that a line `lack` half ems short of its measure was full, the next unit needing `need`.

    A setter fills a line until the next unit does not fit: slack beyond it means that the line was ended, not full.
    `early`: how likely the page's setter turned a line all the same where that had still fitted.
    """
    if lack < 0:
        return _OVERFULL[room][-lack - 1] if lack >= -4 else -9.0
    slack = lack - need
    if slack < 0:
        return log(0.8) if lack <= 1 else log(0.5) - 0.25 * lack
    return early - 0.9 * min(slack, 10) - (0.4 * min(slack - 10, 10) if slack > 10 else 0.0)
