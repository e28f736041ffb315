"""A line brought to its measure: each class of gaps gives way or opens in its turn, equally within the class.

CLReq 3.2.4; GB/T 15834-2011 5.1.11; the order is in tables/justify.tsv. Lengths in ems.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from typeset.compose.items import Items
from typeset.compose.linebreak import EPS, RAGGED
from typeset.script.classes import IDEOGRAPHS
from typeset.script.spacing import GapClass, justification


@dataclass(frozen=True, slots=True)
class Justified:
    """The widths of a line's gaps, the first sort's place, the end of the last body, and the stretch of Han gaps."""

    gaps: tuple[float, ...]
    start: float
    width: float
    stretch: float


def justify(items: Items, first: int, stop: int, measure: float | None) -> Justified:
    """Set the sorts `first` up to `stop` to `measure` ems; None leaves the gaps as they are.

    The text's last line is only ever narrowed. A line that cannot reach the measure stays short, one that cannot be
    narrowed to it sticks out: the caller chose it for want of a better one.
    """
    inside = items.gaps[first : stop - 1]
    widths = [gap.natural for gap in inside]
    start = items.style.indent if first == 0 else 0.0
    bodies = sum(sort.body for sort in items.sorts[first:stop])
    spacing = items.case.spacing
    behind, edge = spacing.line_end(items.sorts[stop - 1].trait) if stop > first else (0.0, 0.0)
    if measure is not None and widths:
        widths[-1] -= spacing.lead(items.sorts[stop - 1].trait)
    natural = start + bodies + sum(widths)
    if measure is not None:
        slack = measure - natural - behind - items.hyphen(stop)
        if slack < -EPS:
            _narrow(items, first, widths, -slack - edge)
        elif slack > EPS and stop < len(items.sorts):
            _open(items, first, widths, slack)
    width = start + bodies + sum(widths) + items.hyphen(stop)
    return Justified(tuple(widths), start, width, _han_stretch(items, first, widths))


def _narrow(items: Items, first: int, widths: list[float], need: float) -> None:
    """Take `need` ems out of the gaps, step by step."""
    for step in justification().shrink:
        if need <= EPS:
            return
        own = [
            k for k in range(len(widths)) if items.gaps[first + k].sort is step.sort and items.gaps[first + k].shrink
        ]
        room = [items.gaps[first + k].shrink for k in own]
        for k, share in zip(own, level(room, need), strict=True):
            widths[k] -= share
        need -= min(need, sum(room))


def _open(items: Items, first: int, widths: list[float], need: float) -> None:
    """Put `need` ems into the gaps: the early steps to their limits, then all legal gaps alike, or none of those."""
    for step in justification().stretch:
        if need <= EPS:
            return
        own = [k for k in range(len(widths)) if items.gaps[first + k].sort is step.sort]
        room = [max(0.0, step.limit - widths[k]) for k in own]
        for k, share in zip(own, level(room, need), strict=True):
            widths[k] += share
        need -= min(need, sum(room))
    legal = [k for k in range(len(widths)) if items.gaps[first + k].opens]
    if need > RAGGED * len(legal):
        return
    for k in legal:
        widths[k] += need / len(legal)


def level(room: Sequence[float], need: float) -> list[float]:
    """Share `need` out in equal amounts, none above its `room`; what finds no room is left over."""
    shares = [0.0] * len(room)
    order = sorted(range(len(room)), key=lambda k: room[k])
    for done, k in enumerate(order):
        shares[k] = min(room[k], need / (len(order) - done))
        need -= shares[k]
    return shares


def _han_stretch(items: Items, first: int, widths: Sequence[float]) -> float:
    """The widest opening between two Han characters."""
    most = 0.0
    for k, width in enumerate(widths):
        gap = items.gaps[first + k]
        if gap.sort is GapClass.OTHER and width > most and not gap.natural:
            left, right = items.sorts[first + k].trait.kind, items.sorts[first + k + 1].trait.kind
            if left in IDEOGRAPHS and right in IDEOGRAPHS:
                most = width
    return most
