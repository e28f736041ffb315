"""The measure of each run of lines: how wide the column was that they were set in.

A hidden Markov model over a handful of candidate widths: a set line is as wide as its column, give or take a
squeezed or pushed-out mark (GB/T 15834-2011, 5.1); a first line may lack its indent; a last line ends anywhere; and
a run of lines keeps its column.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import product
from math import log
from typing import Final

from typeset.copydesk.lines.line import Edge, Line, is_airless

UNSET: Final = 999
"""The measure of text that was never set: one paragraph a line."""
WIDEST: Final = 130
"""Wider than this, in half ems, no newspaper column is."""
NARROWEST: Final = 8
_WINDOW: Final = 6
_NEAR: Final = 2
"""A first line's column shows on lines so near to it."""
_DEEPEST: Final = 4
"""No first line is indented by more, in half ems."""
_BROAD: Final = 36
"""Columns as broad as this have few lines a paragraph: two alike are enough to guess one by."""
_SWITCH: Final = {True: (log(0.06), log(0.94)), False: (log(0.0015), log(0.9985))}
"""Changing the column and keeping it, at a blank line and where there is none."""
_AIRLESS: Final = log(0.03), log(0.97)
"""At any line of a page that has no blank lines."""
_FULL: Final = {-1: 0.08, 0: 0.45, 1: 0.08, 2: 0.05, 3: 0.01}
"""The share of lines by how many half ems they lack to the measure, first and last lines not counted."""
_PUSHED: Final = {-1: 0.08, 0: 0.38, 1: 0.1, 2: 0.14, 3: 0.1, 4: 0.02}
"""The same where the next line begins with what takes two ems or more: a character and its mark, a number."""
_OVERFULL: Final = {False: 0.01, True: 0.06}
"""The share of lines an em wider than the measure: of those that end on a character, and on a mark, which may hang."""
_UNMARKED: Final = (Edge.OTHER, Edge.OPENER)
"""A line that ends on one of these ends on no mark that may hang."""
_INDENTED: Final = 0.08
"""The share of lines that lack an indent of one or two ems."""


def infer_measures(lines: Sequence[Line]) -> list[int]:
    """Give each line the measure, in half ems, of the column it most likely was set in, or UNSET."""
    if not lines:
        return []
    widths = [line.width if line.width < WIDEST else WIDEST for line in lines]
    candidates = _candidates(lines, widths)
    choice = log(len(candidates))

    tables = {
        kind: [_emission(candidate, *kind) for candidate in candidates] for kind in product((False, True), repeat=2)
    }

    @cache
    def looks(width: int, kind: tuple[bool, bool]) -> tuple[float, ...]:
        """What a line's width says for each candidate."""
        return tuple([table[width] for table in tables[kind]])

    pushed = [line.unit > 3 for line in lines[1:]] + [False]
    hangs = [line.edge not in _UNMARKED for line in lines]
    switches = {False: _AIRLESS, True: _AIRLESS} if is_airless([line.blank for line in lines]) else _SWITCH
    best = [log(1 / len(candidates))] * len(candidates)
    steps: list[tuple[list[float], float, int]] = []
    # All scores are without what staying says, line by line: only what entering says beside it tells.
    for line, width, kind in zip(lines, widths, zip(pushed, hangs, strict=True), strict=True):
        top = best.index(max(best))
        switch, stay = switches[line.blank > 0]
        entered = best[top] + switch - choice - stay
        steps.append((best, entered, top))
        look = looks(width, kind)
        if line.spaced:
            look = tuple(_spaced(candidate, line) for candidate in candidates)
        elif 0 < line.indent <= _DEEPEST:
            look = tuple(map(max, look, looks(min(width + line.indent, WIDEST), kind)))
        best = [(score if score > entered else entered) + seen for score, seen in zip(best, look, strict=True)]
    return _walk_back(steps, max(range(len(candidates)), key=best.__getitem__), candidates)


def _walk_back(steps: list[tuple[list[float], float, int]], state: int, candidates: list[int]) -> list[int]:
    """The widths on the way to the last line's; `steps`: the scores so far, that of entering, and from where."""
    found = []
    for scores, entered, top in reversed(steps):
        found.append(candidates[state])
        state = state if scores[state] >= entered else top
    return found[::-1]


def _candidates(lines: Sequence[Line], widths: list[int]) -> list[int]:
    """The widths that recur within a few lines of each other, those two ems wider that occur at all, and UNSET."""
    found: set[int] = set()
    window = [0] * (WIDEST + 2)
    for place, width in enumerate(widths):
        if NARROWEST <= width < WIDEST:
            window[width] += 1
        if place >= _WINDOW and NARROWEST <= widths[place - _WINDOW] < WIDEST:
            window[widths[place - _WINDOW]] -= 1
        if lines[place].spaced:
            continue
        near = window[width - 1] + window[width + 1]
        if window[width] >= 3 or (window[width] == 2 and near) or (width >= _BROAD and window[width] + near > 1):
            found.add(width)
        found.update(_shown_by_neighbours(lines, widths, place))
    short = Counter(width for width in widths if NARROWEST <= width < WIDEST)
    if not found and short:
        found.update(width for width, count in short.most_common(2) if count > 1)
    seen = set(widths)
    found.update(width + 4 for width in tuple(found) if width + 4 in seen and width + 4 < WIDEST)
    return [*sorted(found), UNSET]


def _shown_by_neighbours(lines: Sequence[Line], widths: list[int], place: int) -> tuple[int, ...]:
    """The width that a line and those right above it show to be a column's, if they do.

    Three of one width but for half an em do, and so does a first line that lacks just its indent to one near it.
    """
    if not NARROWEST <= widths[place] < WIDEST:
        return ()
    whole = widths[place] + lines[place].indent
    if 0 < lines[place].indent <= _DEEPEST and whole in widths[max(0, place - _NEAR) : place + _NEAR + 1]:
        return (whole,)
    if place == 0 or lines[place].blank:
        return ()
    three = widths[place - 2 : place + 1]
    if place > 1 and not lines[place - 1].blank and len(set(three)) == 2 and max(three) - min(three) == 1:
        return (max(three),)
    return ()


@cache
def _emission(measure: int, pushed: bool, hangs: bool) -> tuple[float, ...]:
    """The log probability of each width in a column of this measure.

    `pushed`: of lines whose next begins with more than a character. `hangs`: of lines that end on a mark.
    """
    if measure == UNSET:
        return (*[log(0.004)] * 24, *[log(0.008)] * (WIDEST - 24), log(0.5))
    room = measure // 2
    table = [log(0.2 / room)] * (measure + 1) + [log(6e-4)] * (WIDEST - measure)
    full = _PUSHED if pushed else _FULL
    for lack, share in (*full.items(), (-2, _OVERFULL[hangs])):
        if 0 <= measure - lack <= WIDEST:
            table[measure - lack] = log(share + (0.2 / room if lack >= 0 else 0))
    for lack in (2, 4):
        if measure - lack > 0:
            table[measure - lack] = max(table[measure - lack], log(_INDENTED))
    return tuple(table)


def _spaced(measure: int, line: Line) -> float:
    """A letter-spaced line was driven out to its measure, whatever its own width."""
    return log(0.1) if measure != UNSET and line.width <= measure <= line.width * 2 else log(0.002)
