"""Ragged setting: small words in lines that are never justified, turned where the sense parts.

What is too short for justified lines is set ragged: the entries of a contents box, the small print
at a page's foot, section heads. A line turns between phrases (script.phrases), never inside a word, a number or an
address as long as another way is left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from typeset.compose.case import LineSetter
from typeset.compose.items import Items, prepare
from typeset.compose.justify import justify
from typeset.compose.line import SetLine
from typeset.compose.paragraph import draw
from typeset.house import TextStyle
from typeset.model.source import Text

_LINE: Final = 15.0
"""What a line more costs, in the phrases' costs;"""
_UNEVEN: Final = 14.0
"""what a line costs that is empty, and in proportion to the square of its white;"""
_STUB: Final = 9.0
"""what a last line costs of less than so many ems:"""
_LEAST: Final = 3.0
_ALIKE: Final = 40.0
"""what a line costs that has no length like the others', and in proportion to the square of the difference."""
_INSIDE: Final = 120.0
"""What it costs to turn where no phrase ends, though a line may end there;"""
_CUT: Final = 10_000.0
"""to cut an address or another run of Western characters;"""
_FORCED: Final = 1e7
"""to cut what must stay whole; or, ten times as much, to leave a line that is too long."""
_EPS: Final = 1e-6


def set_ragged(
    text: Text, style: TextStyle, measure: float, *, setter: LineSetter, tail: float = 0.0
) -> tuple[SetLine, ...]:
    """Set a text in the fewest lines of at most `measure` points that its phrases allow, all from the left edge.

    The last line leaves `tail` points free at its end.
    """
    items = prepare(text, style, setter)
    if not items.sorts:
        return ()
    return _drawn(items, _turn(items, _Ragged(measure / style.size, tail / style.size)))


def set_even(text: Text, style: TextStyle, measure: float, *, setter: LineSetter) -> tuple[SetLine, ...]:
    """Set a text as `set_ragged` does, but in lines of like length: for words that stand in the middle."""
    items = prepare(text, style, setter)
    if not items.sorts:
        return ()
    fewest = _turn(items, _Ragged(measure / style.size, 0.0))
    return _drawn(items, _turn(items, _Even(measure / style.size, _ends(items)[-1] / (len(fewest) - 1))))


def _drawn(items: Items, marks: tuple[int, ...]) -> tuple[SetLine, ...]:
    return tuple(draw(items, first, stop, justify(items, first, stop, None)) for first, stop in pairwise(marks))


def keeps_phrases(lines: tuple[SetLine, ...], text: Text, style: TextStyle, setter: LineSetter) -> bool:
    """Tell whether these lines of a text turn between phrases only."""
    turns = setter.case(style).turns(str(text))
    return all(line.start in turns for line in lines[1:])


@dataclass(frozen=True, slots=True)
class _Ragged:
    """Lines as full as can be in `measure` ems, the last one with `tail` ems free."""

    measure: float
    tail: float

    def cost(self, width: float, *, last: bool) -> float:
        """What a line costs for its length, in ems."""
        if width > self.measure - self.tail * last + _EPS:
            return 10 * _FORCED
        if last:
            return _LINE + (_STUB if width < _LEAST else 0.0)
        return _LINE + _UNEVEN * (1 - width / self.measure) ** 2


@dataclass(frozen=True, slots=True)
class _Even:
    """Lines as near to `goal` ems as can be, in `measure` ems."""

    measure: float
    goal: float

    def cost(self, width: float, *, last: bool) -> float:
        """What a line costs for its length, in ems; the last one is like the others."""
        if width > self.measure + _EPS:
            return 10 * _FORCED
        return _LINE + _ALIKE * (1 - width / self.goal) ** 2


def _turn(items: Items, shape: _Ragged | _Even) -> tuple[int, ...]:
    """Find where the lines begin (sorts, with the count of all at the end) at the least cost."""
    ends = _ends(items)
    count = len(items.sorts)
    turns = items.case.turns(items.text)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, count + 1):
        last = stop == count
        price = 0.0 if last else _price(items, stop, turns)
        ways: list[tuple[float, int]] = []
        for first in range(stop - 1, -1, -1):
            width = ends[stop - 1] - ends[first] + items.sorts[first].body + items.hyphen(stop)
            cost = shape.cost(width, last=last)
            if cost > _FORCED and ways:
                break
            ways.append((best[first][0] + price + cost, first))
        best.append(min(ways))
    marks = [count]
    while marks[-1]:
        marks.append(best[marks[-1]][1])
    return tuple(reversed(marks))


def _ends(items: Items) -> list[float]:
    """Where each sort's body ends in one endless line, in ems."""
    ends: list[float] = []
    pen = 0.0
    for k, sort in enumerate(items.sorts):
        pen += sort.body
        ends.append(pen)
        pen += items.gaps[k].natural if k < len(items.gaps) else 0.0
    return ends


def _price(items: Items, k: int, turns: Mapping[int, float]) -> float:
    """What it costs that a line begins with sort k."""
    start, before = items.starts[k], items.text[items.ends[k - 1] - 1]
    if not items.gaps[k - 1].breaks or items.inner[k - 1]:
        return _FORCED
    if items.spaces[k - 1][0] == items.spaces[k - 1][1] and before.isascii() and items.text[start].isascii():
        return _CUT
    return turns.get(start, _INSIDE)
