"""Captions one right under another, no blank line and no credit between: where one ends and the next begins.

A caption is set to one measure, like a paragraph: only its first line, by its indent, and its last are shorter. What
lines say for being one caption and for being several are compared, all as natural logarithms.
"""

import re
from collections.abc import Sequence
from math import log
from typing import Final

from typeset.copydesk.lines.line import Edge, Line
from typeset.copydesk.lines.role import CAPTION
from typeset.copydesk.lines.seams import TORN, Turn
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.marks.openings import weigh_opening

_ANOTHER: Final = log(0.05)
"""A caption right under one that has no credit; its first line is of any width."""
_WIDTH: Final = log(1 / 20)
_MOST: Final = 24
"""Of so many lines there is no caption, nor two."""
_EVEN: Final = (log(0.6), log(0.55), log(0.1))
"""A full line, by how many half ems it is off the measure; and any other, which was ended there, at any width."""
_ODD: Final = log(0.005)
_TURNED: Final = log(0.15)
"""The next word or number had no room on it, or it was driven out."""
_INDENT: Final = 7
_LEVEL: Final = 2
_TWICE: Final = 2
_INDENTED: Final = log(0.35)
_TITLE: Final = 20
_TITLE_LINES: Final = 2
_TITLED: Final = log(0.01)
"""A first line so short, in half ems, may be its caption's title."""
_INNER: Final = {Edge.STOP: log(0.08), Edge.OTHER: log(0.74), Edge.CLOSER: log(0.05), Edge.EXCLAIM: log(0.004)}
_LAST: Final = {Edge.STOP: log(0.60), Edge.OTHER: log(0.15), Edge.CLOSER: log(0.06), Edge.EXCLAIM: log(0.03)}
"""What a caption's line ends on within it, and at its end where no credit follows."""
_LEAST: Final = 3
"""No caption beside another has fewer characters."""
_OPEN: Final = -12.0
"""A comma ends no caption."""
_NOUN: Final = log(0.8)
"""The same of a Japanese caption, which has no full stop."""
_TORN: Final = -6.0
"""A word goes on over the turn."""
_GOES_ON: Final = -4.0
"""The next line's first words go on from what was said."""
_PLACED: Final = -6.0
"""A second ＝ in one Japanese caption: each says once where it was taken."""
_KANA: Final = re.compile("[\u3041-\u3096]")
"""Japanese captions have no full stop at their end."""
_EQUALS: Final = "＝="


def begin_anew(
    lines: Sequence[Line], words: Sequence[Words], roles: Sequence[int], turns: Sequence[Turn], cues: Cues
) -> frozenset[int]:
    """The lines with which another caption begins, of those read as captions with nothing between.

    `turns`: how each line but the first turns from the line before it.
    """
    begun: set[int] = set()
    start = 0
    while start < len(lines):
        if roles[start] != CAPTION:
            start += 1
            continue
        end = start + 1
        while end < len(lines) and roles[end] == CAPTION and not lines[end].blank and not words[end - 1].credited:
            end += 1
        if 1 < end - start <= _MOST and not _is_one(lines[start:end]):
            said = _said(lines[start:end], cues)
            run = _Run(lines[start : start + said], turns[start : start + said - 1], cues)
            begun.update(start + place for place in run.parts())
        start = end
    return frozenset(begun)


def _is_one(lines: Sequence[Line]) -> bool:
    """Whether lines are set so plainly to one measure that nothing need be weighed."""
    first, *inner = [line.width for line in lines[:-1]]
    full = max([first, *inner])
    if lines[-1].width > full + 1 or first < full - _INDENT or any(width < full - _LEVEL for width in inner):
        return False
    return sum(line.bare.count("＝") for line in lines) < _TWICE


def _said(lines: Sequence[Line], cues: Cues) -> int:
    """How many lines there are up to that on which their credit begins, if they have one on the last two."""
    last = lines[-2:]
    left = cues.crediting("".join(line.bare for line in last)) if len(lines) > 2 else 0
    return len(lines) - (0 < left <= len(last[0].bare))


def is_title(line: Line) -> bool:
    """Whether the first line of a caption may be its title: 城中盛事, 【宇和南―新居浜】."""
    bracketed = line.bare[0] in "【［〈" and line.bare[-1] in "】］〉"
    return bracketed or (line.edge is Edge.OTHER and line.width <= _TITLE and not line.commas)


class _Run:
    """Lines read as captions that nothing parts."""

    def __init__(self, lines: Sequence[Line], turns: Sequence[Turn], cues: Cues) -> None:
        self._lines = lines
        self._turns = turns
        self._cues = cues
        self._japanese = any(_KANA.search(line.bare) for line in lines)

    def parts(self) -> list[int]:
        """Where captions begin but the first, in the likeliest reading."""
        count = len(self._lines)
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, count + 1):
            best.append(
                max((best[start][0] + self._turn(start) + self._caption(start, end), start) for start in range(end))
            )
        found: list[int] = []
        place = best[count][1]
        while place:
            found.append(place)
            place = best[place][1]
        return found

    def _turn(self, start: int) -> float:
        """What the turn above a line says for a caption's beginning there."""
        if not start:
            return 0.0
        score = _ANOTHER + weigh_opening(self._lines[start].bare, stopped=self._lines[start - 1].edge is Edge.STOP)
        if self._turns[start - 1] in TORN:
            score += _TORN
        if self._cues.opens("anaphor", self._lines[start].bare) or self._cues.opens("leaning", self._lines[start].bare):
            score += _GOES_ON
        return score

    def _caption(self, start: int, end: int) -> float:
        """What lines say for being one caption, the first of them perhaps its title."""
        score = self._set(start, end)
        if end - start > _TITLE_LINES and is_title(self._lines[start]):
            return max(score, _TITLED + self._set(start + 1, end))
        return score

    def _set(self, start: int, end: int) -> float:
        """What lines set to one measure say for being a caption."""
        lines = self._lines[start:end]
        if sum(len(line.bare) for line in lines) < _LEAST and len(lines) < len(self._lines):
            return _OPEN
        score = _WIDTH
        last = lines[-1]
        signs = sum(line.bare.count(sign) for line in lines for sign in _EQUALS)
        full = max(line.width for line in lines[:-1]) if len(lines) > 1 else last.width
        if len(lines) == 2 and full < last.width <= full + _INDENT:
            full = last.width
        for place, line in enumerate(lines[:-1]):
            score += self._short(lines[place : place + 2], full, first=not place) + _INNER.get(
                line.edge, _INNER[Edge.CLOSER]
            )
        if len(lines) > 1:
            score += _ODD if last.width > full + 1 else log(2 / full)
        if end < len(self._lines):
            score += self._end(lines, signs)
        return score + _PLACED * max(0, signs - 1)

    def _end(self, lines: Sequence[Line], signs: int) -> float:
        """What a caption's last mark says, right above another."""
        edge = lines[-1].edge
        if edge is not Edge.OTHER:
            return _LAST.get(edge, _OPEN)
        if signs:
            return _OPEN if lines[-1].bare[-1] in _EQUALS else _NOUN
        # Words that have commas and stops in them are sentences, and have one at their end.
        sentence = any(line.commas or line.edge in (Edge.STOP, Edge.COMMA) for line in lines)
        return _LAST[edge] if self._japanese or not sentence else _OPEN

    def _short(self, pair: Sequence[Line], full: int, *, first: bool) -> float:
        """What a line but the last says short of its caption's measure, if it is; `pair`: it and the next one."""
        line, below = pair
        short = full - line.width
        if short < len(_EVEN):
            return _EVEN[max(0, short)]
        if line.spaced or line.width + below.unit > full:
            return _TURNED
        if first and short <= _INDENT:
            return _INDENTED
        return _ODD + log(2 / full)
