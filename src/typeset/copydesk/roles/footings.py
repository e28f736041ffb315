"""What stands above and below a list's rows and is none: its units, where it is from, a sentence, who signs.

Set without a space between they are read as one run with the rows, and nothing else would be as likely; but the units
of its figures are no row of a table, nor is the sentence that closes it, or who issued the notice that it stands in.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from typeset.copydesk.lines.builds import alike, likeness
from typeset.copydesk.lines.line import STOPPED, Edge, Line
from typeset.copydesk.lines.role import TABLE
from typeset.copydesk.marks.marking import Words

_ROWS: Final = 2
"""So many rows at least are left of a list."""


def find_footings(
    lines: Sequence[Line], words: Sequence[Words], roles: Sequence[int], turned: Sequence[bool]
) -> tuple[list[bool], list[bool]]:
    """Tell for every line of a page whether it stands in a table's run and is no row of it; and which lines go on.

    These are `turned`, and the lines of a sentence below the rows but its first.
    """
    found, goes_on = [False] * len(lines), list(turned)
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and roles[end] == roles[start]:
            continue
        if roles[start] == TABLE:
            if words[start].unit and end - start > _ROWS:
                found[start] = True
            parts = _feet(lines[start:end], words[start:end], turned[start:end])
            for foot, stop in pairwise((*parts, end - start)):
                found[start + foot : start + stop] = [True] * (stop - foot)
                goes_on[start + foot + 1 : start + stop] = [True] * (stop - foot - 1)
        start = end
    return found, goes_on


def _feet(lines: Sequence[Line], words: Sequence[Words], turned: Sequence[bool]) -> list[int]:
    """Where in a table's run each part of what is below its rows begins."""
    foot, found = len(lines), list[int]()
    while foot > _ROWS:
        start = foot - 1
        while start > _ROWS and (turned[start] or _goes_on(lines, start)):
            start -= 1
        if turned[start]:
            break
        signed = words[start].closing and likeness(lines[start], lines[start - 1]) < 0.0
        if not signed and not words[start].unit and not _is_sentence(lines, start, foot):
            break
        foot = start
        found.insert(0, start)
    return found


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a sentence below a table's rows goes on on a line: the one above ends on a comma, or has some inside."""
    above = lines[place - 1]
    if above.edge is Edge.COMMA:
        return True
    return above.edge is Edge.OTHER and above.commas > 0 and not any(line.commas for line in lines[:_ROWS])


def _is_sentence(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether lines are a sentence where no row above them is: they close on a stop, and have clauses."""
    if lines[end - 1].edge not in STOPPED or any("。" in line.bare for line in lines[:start]):
        return False
    # What is no list at all but a text read as one has no rows of one build.
    rows = any(alike(line, before) for before, line in pairwise(lines[:start]))
    return rows and (end - start > 1 or lines[start].commas > 0)
