"""What must not or should not be parted at a line's end: units, and the soft penalties of tables/soft.tsv.

Which single characters may not open or close a line is in their traits (script.classes); CLReq 3.1.4 and 3.1.5.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from typeset.script.classes import Kind
from typeset.script.tables import read_table

BINDING: Final = frozenset({Kind.VOID, Kind.WIDE, Kind.MEASURE, Kind.CURRENCY, Kind.DIGIT})
"""The classes that can be bound to a neighbour: of others `bound` need not be asked."""
_INSIDE_NUMBER: Final = frozenset("：．·＋＝")
"""Marks that may stand inside a number or a date (3：2, 3·15) and then do not part it."""


@cache
def _soft() -> tuple[Mapping[str, float], Mapping[str, Mapping[str, float]]]:
    """Read soft.tsv as costs by right character alone, and by right character and left one."""
    alone: dict[str, float] = {}
    pairs: dict[str, dict[str, float]] = {}
    for row in read_table("soft.tsv"):
        lefts, rights = (row[side].replace("0-9", "0123456789") for side in ("left", "right"))
        for right in rights:
            if lefts == "*":
                alone[right] = float(row["cost"])
            else:
                pairs.setdefault(right, {}).update(dict.fromkeys(lefts, float(row["cost"])))
    return alone, pairs


def soft_costs(text: str) -> dict[int, float]:
    """Find where a line had better not begin: offset of its first character → cost (soft.tsv)."""
    alone, pairs = _soft()
    costs: dict[int, float] = {}
    for match in _candidates().finditer(text):
        offset = match.start()
        if offset:
            right = text[offset]
            cost = pairs.get(right, {}).get(text[offset - 1], 0.0) or alone.get(right, 0.0)
            if cost:
                costs[offset] = cost
    return costs


@cache
def _candidates() -> re.Pattern[str]:
    alone, pairs = _soft()
    return re.compile("[" + re.escape("".join(sorted({*alone, *pairs}))) + "]")


def bound(left: Kind, right: Kind, text: str, offset: int) -> bool:
    """Tell whether the characters on both sides of `offset` are one unit (GB 5.1.5, GB/T 15835; CLReq 3.1.5).

    Numbers with their unit or sign, full-width letters and digits in a row, stacked marks, what has no width.
    """
    if Kind.VOID in (left, right) or left is right is Kind.WIDE:
        return True
    if right is Kind.MEASURE or left is Kind.CURRENCY:
        return (left if right is Kind.MEASURE else right) in _DIGITS
    if left in _DIGITS and text[offset] in _INSIDE_NUMBER:
        return text[offset + 1 : offset + 2].isdigit()
    return right in _DIGITS and text[offset - 1] in _INSIDE_NUMBER and text[offset - 2 : offset - 1].isdigit()


_DIGITS: Final = frozenset({Kind.DIGIT, Kind.WIDE})
