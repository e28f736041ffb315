"""Letter-spacing of heads (字距): a short head in one line is spaced, turned heads stand as their type was cast.

A head of two to five characters looks lost when it is set solid over its columns; the shorter it is, the wider it is
spaced. Lines of a turned head are at most evened, so that lines of nearly one length end alike.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from typeset.compose.case import LineSetter
from typeset.compose.headline import SPACE, HeadSetting
from typeset.compose.items import Items, prepare
from typeset.compose.justify import Justified, justify
from typeset.compose.line import SetLine
from typeset.compose.paragraph import draw
from typeset.house import TextStyle
from typeset.model.source import Text
from typeset.script.spacing import GapClass

TRACKING: Final[Mapping[int, float]] = {2: 1.0, 3: 0.6, 4: 0.4, 5: 0.3}
"""How far a head of so many characters in one line is letter-spaced at most, in ems,"""
_FILL: Final = 0.62
"""and the share of its width that it fills then at most."""
_EVENED: Final = 0.15
"""The most that a line of a turned head is spaced to be as long as the longest, in ems."""


def track(setting: HeadSetting, text: Text, face: str, width: float, setter: LineSetter) -> HeadSetting:
    """Space the letters of a turned head anew: `setting` is the text in `face`, to be set to `width` points."""
    if not any(line.stretch for line in setting.lines) and setting.count > 1:
        return setting
    items = prepare(text, TextStyle(face, setting.size), setter, SPACE)
    marks = (0, *(items.starts.index(line.start) for line in setting.lines[1:]), len(items.sorts))
    if setting.count == 1:
        spread = _spread(items, width / setting.size)
        return replace(setting, lines=(_draw(items, 0, len(items.sorts), spread),))
    plain = [_draw(items, first, stop, 0.0) for first, stop in pairwise(marks)]
    longest = max(line.width for line in plain) / setting.size
    lack = [
        (longest - line.width / setting.size) / max(1, _open(items, first, stop))
        for line, (first, stop) in zip(plain, pairwise(marks), strict=True)
    ]
    if max(lack) > _EVENED:
        return replace(setting, lines=tuple(plain))
    lines = [_draw(items, first, stop, share) for (first, stop), share in zip(pairwise(marks), lack, strict=True)]
    return replace(setting, lines=tuple(lines))


def _spread(items: Items, room: float) -> float:
    """How far a head in one line is spaced, in ems, in a width of `room` ems."""
    limit = TRACKING.get(len(items.sorts), 0.0)
    gaps = _open(items, 0, len(items.sorts))
    if not limit or not gaps or any(start != end for start, end in items.spaces):
        return 0.0
    natural = justify(items, 0, len(items.sorts), None).width
    return min(limit, max(0.0, (room * _FILL - natural) / gaps))


def _open(items: Items, first: int, stop: int) -> int:
    """How many gaps of a line may open."""
    return sum(gap.sort is not GapClass.NONE for gap in items.gaps[first : stop - 1])


def _draw(items: Items, first: int, stop: int, share: float) -> SetLine:
    """Draw a line with `share` ems more in every gap that may open."""
    plain = justify(items, first, stop, None)
    gaps = tuple(gap + share * (items.gaps[first + k].sort is not GapClass.NONE) for k, gap in enumerate(plain.gaps))
    return draw(items, first, stop, Justified(gaps, 0.0, plain.width + sum(gaps) - sum(plain.gaps), share))
