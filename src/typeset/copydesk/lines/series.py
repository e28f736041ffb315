"""Numbers that run on: where the second and third of a series open lines, each opens a paragraph.

However full the line above may be, no sentence goes on there.
"""

import re
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.lines.line import Edge, Line

_NUMBERED: Final = re.compile(
    "(?P<open>[（(第]?)(?:(?P<digits>[0-9０-９]{1,2})|(?P<han>[一二三四五六七八九十]{1,3}))"
    "(?P<close>[、．.）)条條章款項项])(?![0-9０-９一二三四五六七八九十])|(?P<sign>[①-⑳⑴-⒇㈠-㈩❶-❿])"
)
_HAN: Final = "〇一二三四五六七八九"
_SIGNS: Final = "①⑴㈠❶"
_OPENS: Final = frozenset("（(第0123456789０１２３４５６７８９一二三四五六七八九十") | frozenset(
    chr(ord(sign) + place) for sign in _SIGNS for place in range(20 if sign in "①⑴" else 10)
)
_REACH: Final = 24
"""An item has no more lines."""
_CLOSES: Final = frozenset({Edge.STOP, Edge.EXCLAIM, Edge.COLON})
"""What an item of one sentence ends on."""


OPENING: Final = 1
LATER: Final = 2
BEHIND: Final = 3
INSIDE: Final = 4
"""What a line is to a series: it opens its first item, a later one, or stands behind its last, which ended there.

An item ended if it is one sentence like the items before it: what stands below is said of them all. Or the number
before its own stands inside the line above, ①中山②大業 above ③龍潭: all of these are of one paragraph or row.
"""


def find_series(lines: Sequence[Line]) -> list[int]:
    """What each line is to a series, 0 for nothing: the number before a line's, or the next one, opens one nearby."""
    found = [0] * len(lines)
    last: dict[str, tuple[int, int, bool]] = {}
    for place in [place for place, line in enumerate(lines) if line.bare[0] in _OPENS]:
        match = _NUMBERED.match(lines[place].bare)
        if match is None:
            continue
        style, value = _number(match)
        if match["sign"] and value > 1 and chr(ord(match["sign"]) - 1) in lines[place - 1].bare[1:]:
            found[place] = INSIDE
            last.pop(style, None)
            continue
        before, at, whole = last.get(style, (0, 0, True))
        if before and value == before + 1 and place - at <= _REACH:
            found[at], found[place] = found[at] % BEHIND or OPENING, LATER
            whole = whole and _sentence_end(lines, at) == place
        else:
            if before and whole and found[at]:
                _close(lines, at, found)
            whole = True
        last[style] = value, place, whole
    for _, at, whole in last.values():
        if whole and found[at]:
            _close(lines, at, found)
    return found


def _close(lines: Sequence[Line], at: int, found: list[int]) -> None:
    end = _sentence_end(lines, at)
    if end < len(lines) and not found[end]:
        found[end] = BEHIND


def _sentence_end(lines: Sequence[Line], at: int) -> int:
    """Behind which line the sentence that opens an item ends with a line; the page's end for none."""
    for place in range(at, min(at + _REACH, len(lines))):
        stop = lines[place].bare.find("。")
        if stop >= 0 or lines[place].edge in _CLOSES:
            return place + 1 if stop in (-1, len(lines[place].bare) - 1) else len(lines)
    return len(lines)


def _number(match: re.Match[str]) -> tuple[str, int]:
    """How an item is numbered, and its number."""
    if sign := match["sign"]:
        base = next(first for first in _SIGNS if 0 <= ord(sign) - ord(first) < 20)
        return base, ord(sign) - ord(base) + 1
    shape = f"{match['open']}{match['close']}"
    if digits := match["digits"]:
        return shape + "0", int(digits)
    tens, ten, ones = match["han"].rpartition("十")
    value = 10 * (_HAN.find(tens) if tens else 1) if ten else 0
    return shape + "一", value + (_HAN.find(ones) if ones else 0)
