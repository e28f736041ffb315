"""Where a heading may be turned on a screen: at which places a browser, which knows no costs, turns it best.

Browsers fill lines at every place that they are given, and level them (`text-wrap: balance`). Every boundary of phrases
is such a place. A place inside a phrase, which reads worse, is added where the lines of one number or another come out
so much more alike that it outweighs the harm; what it makes worse at other numbers of lines counts against it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final

from typeset.model.edition import Script
from typeset.script.classes import WESTERN, class_table
from typeset.script.phrases import PHRASE
from typeset.script.turning import even_turns, unlike

_NARROW: Final = 6.0
"""No screen is narrower, in ems of a head."""
_TOO_LONG: Final = 200.0
"""What it costs that a head has too few places: it is then cut anywhere."""


def screen_turns(costs: Mapping[int, float], chars: str, script: Script) -> frozenset[int]:
    """Choose among the offsets that `costs` prices those at which a browser may turn a head, or a part of one."""
    ends = _ends(chars, script)
    chosen = frozenset(offset for offset, cost in costs.items() if cost <= PHRASE)
    counts = range(2, int(ends[-1] / _NARROW) + 2)
    price = _price(chosen, costs, ends, counts)
    for count in counts:
        wider = chosen.union(even_turns(costs, len(chars), lambda first, stop: ends[stop] - ends[first], count))
        if len(wider) > len(chosen) and (better := _price(wider, costs, ends, counts)) < price:
            chosen, price = wider, better
    return chosen


def _ends(chars: str, script: Script) -> list[float]:
    """Where each character ends in one endless line, about, in ems; the first entry is its beginning."""
    trait = class_table(script).trait
    return [0.0, *accumulate(0.5 if char.isspace() or trait(char).kind in WESTERN else 1.0 for char in chars)]


def _price(places: frozenset[int], costs: Mapping[int, float], ends: Sequence[float], counts: range) -> float:
    """What a head in a browser's lines costs, over every width of a screen: each number of lines has its share."""
    marks = sorted(places)
    return sum(
        sum(_line_costs(_level(marks, ends, count), costs, ends, count)) * (1 / (count - 1) - 1 / count)
        for count in counts
    )


def _line_costs(lines: Sequence[int], costs: Mapping[int, float], ends: Sequence[float], count: int) -> Iterator[float]:
    if len(lines) <= count:
        yield _TOO_LONG
    for first, stop in pairwise(lines):
        yield costs.get(first, 0.0) + unlike(ends[stop] - ends[first], ends[-1] / count)


def _level(marks: Sequence[int], ends: Sequence[float], count: int) -> tuple[int, ...]:
    """Fill lines as browsers do, as narrow as a head of `count` lines can be: where they begin, and the end."""
    stops = (*marks, len(ends) - 1)
    widths = sorted({ends[stop] - ends[start] for start in (0, *marks) for stop in stops if start < stop})
    low, high = 0, len(widths) - 1
    while low < high:
        middle = (low + high) // 2
        if len(_filled(stops, ends, widths[middle])) <= count + 1:
            high = middle
        else:
            low = middle + 1
    return _filled(stops, ends, widths[low])


def _filled(stops: Sequence[int], ends: Sequence[float], width: float) -> tuple[int, ...]:
    lines, last = [0], 0
    for stop in stops:
        if ends[stop] - ends[lines[-1]] > width + 1e-6 and last > lines[-1]:
            lines.append(last)
        last = stop
    return (*lines, last)
