"""Where a run of Western text may be parted at a line's end, and what it costs: words, addresses, formulas, codes.

A word is parted by syllables with a hyphen (Liang 1983; pyphen has the American patterns), an address behind its joints
and without one, for a hyphen would be read as part of it; a formula behind its signs (GB 3102.11-93). Numbers stay
whole (GB/T 15835). Costs are in the currency of compose.linebreak: see decision 8.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

import pyphen

LONG: Final = 12
"""A run of so many characters is likely to be an address or a name of many parts: it parts behind its joints."""


class How(Enum):
    """How a run is parted: as it stands, with a hyphen put in, or only where no other line can be set."""

    PLAIN = 0
    HYPHEN = 1
    CUT = 2


@dataclass(frozen=True, slots=True)
class Parting:
    """How a run may be parted at a place, and what that costs."""

    how: How
    cost: float


CUT_LONG: Final = 40_000.0
_CUT_WORD: Final = 4e6
_CUT_ADDRESS: Final = 150_000.0
CUT_UNIT: Final = 4e8
"""What it costs to break a long name, a word, an address, a number or another unit, where no line without a break can
be set: an address as much as a line that is left short by six ems."""
_AFTER_SHORT: Final = 3_000.0
_AFTER_CODE: Final = 200_000.0
_AFTER_STROKE: Final = 40_000.0
"""The same behind a joint of a long run that has few characters beside it, behind the hyphen between two numbers,
behind the stroke of a unit of measure."""

_AFTER_HYPHEN: Final = 4.0
_AFTER_STEP: Final = 20.0
"""What it costs to end a line behind a hyphen or a solidus between words, and behind a step of an address;"""
_AFTER_JOINT: Final = 200.0
"""behind another joint of a long run: as much as a line opened by 0.1 em;"""
_RELATION: Final = 300.0
_OPERATION: Final = 500.0
_TOLERANCE: Final = 3_000.0
"""behind a formula's sign of equality, behind one of addition or multiplication, between a value and its tolerance: by
0.12, 0.14 and 0.23 em;"""
_HYPHEN: Final = 70.0
"""to part a word by its syllables: by 0.07 em;"""
_HYPHEN_INSIDE: Final = 500.0
"""the same in a name of several capitals (Deep-Mind) and in a word that has a hyphen of its own."""

_OPENING: Final = "([{$£€¥"
_CLOSING: Final = ")]},.;:!?%°"
"""What does not close, and what does not open a line (CLReq 3.1.4), in an address either."""
_JOINTS: Final = frozenset("/.-_?&=:@#%+")
_SIGNS: Final[Mapping[str, float]] = {
    **dict.fromkeys("=≈≠≤≥<>", _RELATION),
    **dict.fromkeys("+−×÷", _OPERATION),
    "±": _TOLERANCE,
}
_LEAST_PART: Final = 3
_LEAST_STEP: Final = 4
"""Words joined by a hyphen or a joint, or by a solidus, part behind it if both have so many letters: Wi-Fi, mg/m³."""
_LEAST_OPERAND: Final = 2
"""A formula parts where both sides have so many characters: 5+2, 3×3, A+B stay whole."""
_LEAST_WORD: Final = 7
_BEFORE: Final = 2
_BEHIND: Final = 3
"""So many letters stand before and behind a hyphen that is put in, as TeX has it for English."""

_ADDRESS: Final = re.compile(r"[@/\\_=&#~:]|\.[A-Za-z0-9]{2}")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PLAIN_WORD: Final = re.compile(r"[A-Z]?[a-z]+")
_CAPITALS: Final = re.compile(r"[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,})+")


def partings(run: str, *, joined: bool) -> tuple[Parting, ...]:
    """Give the parting before each character of a run without spaces (before the first: never to be asked for).

    `joined`: the run stands right behind other text, so that a sign at its beginning has that for an operand.
    """
    hyphens = dict(_hyphens(run))
    return tuple(_parting(run, place, hyphens, joined) for place in range(len(run)))


def _parting(run: str, place: int, hyphens: Mapping[int, float], joined: bool) -> Parting:
    if place > 1 and run[place - 1] in "-–" and _between_words(run[: place - 1], run[place:]):
        return Parting(How.PLAIN, _AFTER_STEP if len(run) >= LONG else _AFTER_HYPHEN)
    if place > 1 and run[place - 1] == "/" and _behind_step(run, place):
        return Parting(How.PLAIN, _AFTER_STEP if len(run) >= LONG else _AFTER_HYPHEN)
    if place and len(run) >= LONG and _behind_joint(run, place):
        return Parting(How.PLAIN, _AFTER_JOINT)
    if place and _behind_sign(run, place, joined):
        return Parting(How.PLAIN, _SIGNS[run[place - 1]])
    if place in hyphens:
        return Parting(How.HYPHEN, hyphens[place])
    return Parting(How.CUT, _cut_cost(run, place))


def _between_words(before: str, after: str) -> bool:
    """Tell whether a line may end behind the hyphen between these: not in T-shirt and Wi-Fi."""
    return all(len(part) >= _LEAST_PART and part.isalpha() for part in (before[-3:], after[:3]))


def _behind_step(run: str, place: int) -> bool:
    """Tell whether a line may end behind the solidus before `place`: between two words, or the steps of an address."""
    before, after = run[: place - 1], run[place:]
    if after[0] in "/" + _CLOSING or (before[-1:].isdigit() and after[0].isdigit()):
        return False
    if run.count("/") > 1:
        return True
    return all(len(part) >= _LEAST_STEP and part.isalpha() for part in (before, after))


def _behind_joint(run: str, place: int) -> bool:
    """Tell whether a joint of a long run ends before `place`; points and strokes inside numbers are none."""
    joint, before, after = run[place - 1], run[:place][-1 - _LEAST_PART : -1], run[place:][:_LEAST_PART]
    if joint not in _JOINTS or not all(len(part) == _LEAST_PART and part.isalnum() for part in (before, after)):
        return False
    return not after[0].isdigit() or (joint not in ".:/" and not before[-1].isdigit())


def _behind_sign(run: str, place: int, joined: bool) -> bool:
    """Tell whether a sign of a formula stands before `place`, between two operands."""
    sign, before = run[place - 1], run[: place - 1]
    if sign not in _SIGNS or len(run) - place < _LEAST_OPERAND or not run[place].isalnum():
        return False
    if not before:
        return joined and _SIGNS[sign] == _RELATION
    return len(before) >= _LEAST_OPERAND and (before[-1].isalnum() or before[-1] in "%‰°℃)]")


def _hyphens(run: str) -> Iterator[tuple[int, float]]:
    """Find the places where a hyphen can be put into the words of a run, each with its cost."""
    if len(run) < _LEAST_WORD or _ADDRESS.search(run):
        return
    compound = "-" in run
    for match in _LETTERS.finditer(run):
        start, word = match.start(), match.group()
        sides = run[start - 1 : start] + run[match.end() : match.end() + 1]
        if len(word) < _LEAST_WORD or any(side.isdigit() for side in sides):
            continue
        if _PLAIN_WORD.fullmatch(word):
            yield from ((start + at, _HYPHEN_INSIDE if compound else _HYPHEN) for at in _patterns().positions(word))
        elif _CAPITALS.fullmatch(word):
            yield from ((start + at, _HYPHEN_INSIDE) for at, char in enumerate(word) if at and char.isupper())


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=_BEFORE, right=_BEHIND)


def _cut_cost(run: str, place: int) -> float:
    """What it costs to break a run where it should not be."""
    before, after = run[place - 1 : place], run[place]
    if after in _CLOSING or (before and before in _OPENING):
        return CUT_UNIT
    if (before.isdigit() and (after.isdigit() or after in ".,:%")) or (before and before in ".,:" and after.isdigit()):
        return CUT_UNIT
    if before == "-" and after.isdigit() and run[place - 2 : place - 1].isdigit():
        return _AFTER_CODE
    return _cut_long(run, before, after) if len(run) >= LONG else _AFTER_STROKE if before == "/" else _CUT_WORD


def _cut_long(run: str, before: str, after: str) -> float:
    """What it costs to break a long run between these characters."""
    if before in _JOINTS and after not in _JOINTS:
        return _AFTER_SHORT
    if _ADDRESS.search(run):
        return _CUT_ADDRESS
    return _CUT_WORD if before.isalpha() and after.isalpha() else CUT_LONG
