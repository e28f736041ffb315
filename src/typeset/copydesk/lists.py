"""How lines of verse, of tables and of lists look, and how they go together: what keeps its lines.

Everything is a natural logarithm of a probability.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from typeset.copydesk.lines import Edge, Line

_VERSE_EDGE: Final = {
    Edge.OTHER: log(0.28),
    Edge.COMMA: log(0.27),
    Edge.STOP: log(0.22),
    Edge.EXCLAIM: log(0.04),
    Edge.COLON: log(0.02),
    Edge.CLOSER: log(0.02),
    Edge.OPENER: log(0.0005),
}
_MARK: Final = {False: 1.0, True: 0.2}
"""What each comma and stop inside a line of verse, and of a list, speaks against it."""
_ALIKE: Final = {True: log(0.45 * 1.6), False: log(0.45 * 0.25)}
"""A verse line as wide as the one before it, with a mark at its end and without: even lines mostly close on one."""
_UNLIKE: Final = log(0.55 / 15)
_LETTERS: Final = re.compile(r"[^\W\d_・ー]+")
_FIGURES: Final = re.compile(r"\d+")
_ITEM: Final = re.compile(
    "[◇◆□■○●◎△▲▽▼☆★※・•▪►▶]|(?P<number>[一二三四五六七八九十]{1,3}、|[0-9０-９]{1,2}[.．、）)]|[①-⑳]|[（(][一二三四五六七八九十0-9０-９]{1,3}[）)])"
)
_PLAIN: Final = 3
"""A line of so few parts has no build of its own."""
_SEEN: Final = 80
_OTHER_KIND: Final = -2.5
"""Behind a blank line a list of several columns and lines of one are two things."""


def verse_look(line: Line, width: int, *, item: bool) -> float:
    """The look of a line of verse, of a table or of a list: it stops short of the measure, its spaces are its own.

    An item of a list may have marks and be of any length, but it has no full stop.
    """
    score = _VERSE_EDGE[line.edge]
    if line.spaced:
        return score - 3.0
    if item and line.edge is Edge.STOP:
        score -= 2.0
    plain = min(log(0.85) + len(line.bare) / 8.5, 1.8)
    score += plain if not line.commas else -_MARK[item] * line.commas
    if line.edge is Edge.OTHER and abs(line.width - width) <= 1:
        score -= 0.8
    if line.tokens > 1 and (line.tokens > 2 or line.loose + 4 <= width):
        score += 2.5 if line.tokens > 2 and line.loose + 4 <= width else 1.2
    score += 0.5 * max(0, min(6, line.numbers) - 2)
    return score - (0.0 if line.width <= 40 or item else 1.2 if line.width <= 64 else 3.0)


def verse_pairs(lines: Sequence[Line]) -> tuple[float, ...]:
    """How each line goes with the one before it in one poem, table or list; the first has none before it."""
    builds = [_build(line.bare) for line in lines]
    alike = [a == b and len(a) > _PLAIN for a, b in pairwise(builds)]
    return (0.0, *(_pair(a, b, same) for (a, b), same in zip(pairwise(lines), alike, strict=True)))


def _pair(before: Line, line: Line, alike: bool) -> float:
    """How a line of verse or of a table goes with the one before it."""
    if line.tokens > 1 and line.tokens == before.tokens:
        return log(0.5 if line.tokens == 2 else 0.75)
    if line.blank and (line.tokens > 1) != (before.tokens > 1):
        return _UNLIKE + _OTHER_KIND
    if (sign := _item(line.bare)) and sign == _item(before.bare):
        return log(0.5)
    if alike:
        return log(0.75)
    if abs(line.width - before.width) <= 1:
        return _ALIKE[line.edge is not Edge.OTHER]
    return _UNLIKE


def _item(bare: str) -> str:
    """The sign that opens an item of a list, or its kind; nothing for other lines."""
    found = _ITEM.match(bare)
    return "" if found is None else "1" if found.lastgroup else found.group()


def _build(bare: str) -> str:
    """How a line is built: its runs of letters and of figures, and the marks between, as 田中きぬさん（９４）上田市."""
    return _FIGURES.sub("0", _LETTERS.sub("x", bare[:_SEEN]))
