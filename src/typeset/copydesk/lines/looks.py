"""What a line looks like under each role: how full it is against its measure, what it ends on, how a head reads.

Everything is a natural logarithm of a probability. The shares were judged by hand from the setting rules and from how
newspapers write; they are deliberately round.
"""

import re
from functools import cache, lru_cache
from math import lgamma, log
from typing import Final

from typeset.copydesk.knowledge.needs import one_of
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.copydesk.lines.fills import TURNED_EARLY, Room, room_in, wrapped
from typeset.copydesk.lines.habits import Habits
from typeset.copydesk.lines.line import DASHES, STOPPED, Edge, Line
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.role import NEVER

_OPEN_EDGE: Final = {
    Edge.STOP: log(0.08),
    Edge.COMMA: log(0.11),
    Edge.COLON: log(0.015),
    Edge.CLOSER: log(0.03),
    Edge.OPENER: log(0.003),
    Edge.OTHER: log(0.79),
    Edge.EXCLAIM: log(0.006),
}
"""What a line ends on inside a paragraph: a stop falls on a line's end about once in twenty lines."""
_CLOSE_EDGE: Final = {
    Edge.STOP: log(0.92),
    Edge.EXCLAIM: log(0.05),
    Edge.CLOSER: log(0.02),
    Edge.COLON: log(0.012),
    Edge.OTHER: log(0.0018),
    Edge.COMMA: log(0.001),
    Edge.OPENER: log(0.00001),
}
"""What a paragraph ends on."""
_HEAD_EDGE: Final = {
    Edge.OTHER: log(0.80),
    Edge.EXCLAIM: log(0.10),
    Edge.CLOSER: log(0.11),
    Edge.STOP: log(0.006),
    Edge.COMMA: log(0.02),
    Edge.COLON: log(0.04),
    Edge.OPENER: log(0.0005),
}
"""What a line of a head ends on: heads have no full stop."""
_CALLS: Final = Edge.EXCLAIM
_OTHER: Final = Edge.OTHER
_HEAD_WIDEST: Final = 65
_HEAD_SIZES: Final = (
    *[log(0.001)] * 4,
    *[log(0.012)] * 4,
    *[log(0.035)] * 37,
    *[log(0.006)] * 8,
    *[log(0.0015)] * 12,
    log(0.0003),
)
"""How wide a line of a head is, in half ems; the last share is that of wider ones."""
_UNSET_SINGLE: Final = log(0.02)
"""A paragraph that was never set in lines, by itself."""
_BROAD: Final = 48
"""Few columns are broader, in half ems."""


_SQUEEZED: Final = (-0.4, -3.5, -5.0)
_CROWDED: Final = (-2.0,)
"""How much rarer a last line is that is longer than its measure by an em, by half an em more: one that ends on a mark,
any other."""
_STRAY: Final = -3.8
"""A first line whose column is nowhere else on the page: a width of its own, and the column's own rarity."""
_WIDER: Final = 3
"""A column of a few lines does not go on in a wider one."""
_DEEP: Final = 6
"""By so many half ems a column's first line falls short of its others at most: its indent, and a mark squeezed in."""
_NARROWED: Final = -3.0
"""One whose third line shows a wider column."""
_KANA: Final = re.compile("[\u3041-\u30fe]")
_CHARS_A_MARK: Final = 8.5
_HEAD_MARKS: Final = {False: (0.8, 0.1, 0.02), True: (0.8, 0.4, 0.06)}
"""How many heads have no mark, one, two inside; a question and a Japanese head have a comma more often."""


def set_look(
    line: Line, beside: tuple[Line | None, Line | None, Line | None], width: int, habits: Habits
) -> tuple[float, float, float, float]:
    """The look of a first, middle, last and single line of a paragraph set in a column `width` half ems wide.

    A column too short to be told (`measures.UNSET`, or a guess that the line gives the lie) is its own measure.
    `beside`: the line above and the two below.
    """
    after = beside[1]
    need = after.unit if after is not None else 2
    open_edge, close_edge = _OPEN_EDGE[line.edge], _CLOSE_EDGE[line.edge]
    stray_first, stray_middle, stray_last = _stray(line, beside)
    if line.spaced:
        if line.loose < 0.7 * width and width != UNSET:
            open_edge -= 4.0
        open_edge, close_edge = open_edge + log(0.08), close_edge + log(0.0003)
        return open_edge, open_edge, close_edge - 3, close_edge - 3
    if width == UNSET:
        return stray_first + open_edge, stray_middle + open_edge, stray_last + close_edge, close_edge + _UNSET_SINGLE
    lack = width - line.width
    room = room_in(line)
    # Where no sentence ends, what looks turned too early was squeezed or driven out rather than ended.
    early = habits.early if line.edge in STOPPED else TURNED_EARLY
    first, middle = _filled(lack, need, room, (habits.lack, early))
    ended = log(2 / width) + _overfull(lack, room)
    single = ended + (0.9 if line.edge is _OTHER else 0.0) if lack > -4 else _UNSET_SINGLE
    return (
        (first if first >= stray_first else stray_first) + open_edge,
        (middle if middle >= stray_middle else stray_middle) + open_edge,
        (ended if ended >= stray_last else stray_last) + close_edge,
        single + close_edge,
    )


@lru_cache(maxsize=4096)
def _filled(lack: int, need: int, room: Room, setting: tuple[tuple[float, float, float], float]) -> tuple[float, float]:
    """How likely a first line, indented by none, one or two ems, and a middle line were full.

    `setting`: `Habits.lack`, the shares of the indents, and `Habits.early`. A page's lines mostly ask the same.
    """
    (none, one, two), early = setting
    middle = wrapped(lack, need, room, early)
    first = max(
        log(none) + middle,
        log(one) + wrapped(lack - 2, need, room, early),
        log(two) + wrapped(lack - 4, need, room, early),
    )
    return first, middle


def _overfull(lack: int, room: Room) -> float:
    """How much rarer a last line is that is longer than its measure, by what could be squeezed in."""
    if lack >= -1:
        return 0.0
    over = _SQUEEZED if room is Room.SQUEEZED else _CROWDED
    return over[-2 - lack] if -2 - lack < len(over) else -7.0


def _stray(line: Line, beside: tuple[Line | None, Line | None, Line | None]) -> tuple[float, float, float]:
    """The look of a first, middle and last line in a column of a few lines, judged by the lines beside it alone."""
    before, after, beyond = beside
    parted = line.tokens > 2 and (line.gaps > 0 or not line.commas)
    if parted or line.width < 8:
        return NEVER, NEVER, NEVER if parted or before is None else log(2 / before.width) - 1.0
    full = before is not None and not line.blank
    first = _STRAY if after is not None and not after.blank and line.width >= after.width - 5 else NEVER
    if beyond is not None and not beyond.blank and beyond.width > line.width + _DEEP and _goes_on(after):
        first += _NARROWED
    elif line.width > _BROAD:
        first -= 2.3
    grown = line.width - before.width if before is not None and full else 99
    middle = -2.0 if -1 <= grown <= 1 else -3.2 if 1 < grown <= 5 else NEVER
    if after is not None and after.width > line.width + _WIDER:
        middle = NEVER
    last = log(2 / before.width) - 0.4 if before is not None and full and line.width <= before.width + 1 else NEVER
    return first, middle, last


def _goes_on(line: Line | None) -> bool:
    """Whether a line ends no sentence, so that the one below it is of its paragraph if it is of any."""
    return line is not None and line.edge not in STOPPED


def head_look(line: Line) -> float:
    """The look of a line of a head."""
    size = _HEAD_SIZES[line.width if line.width < _HEAD_WIDEST else _HEAD_WIDEST]
    if line.numbers > 2:
        size -= 1.2 * (line.numbers - 2)
    return size + _HEAD_EDGE[line.edge] + head_style(line)


def head_style(line: Line) -> float:
    """How much more like a headline than like running text the line reads."""
    if len(line.bare) > 80:
        return -6.0
    inner = line.bare[:-1]
    style = _marks_style(line, inner)
    if styled := _styled().findall(inner):
        style += sum(map(style_weights().__getitem__, styled))
    style = style if style > -5.0 else -5.0
    if line.bare.startswith(DASHES):
        style += 2.5
    if line.gaps:
        style += 1.2 if line.gaps == 1 else 0.3
    return style if style < 4.0 else 4.0


def _marks_style(line: Line, inner: str) -> float:
    """How much likelier a head has so few marks inside than running text, which has one in 8.5 characters (Poisson)."""
    count = line.commas
    shares = _HEAD_MARKS[line.edge is _CALLS or ("、" in inner and _KANA.search(inner) is not None)]
    return _fewer(count, len(inner), shares)


@lru_cache(maxsize=4096)
def _fewer(count: int, size: int, shares: tuple[float, float, float]) -> float:
    usual = max(1.0, size) / _CHARS_A_MARK
    text = count * log(usual) - usual - lgamma(count + 1)
    return min((log(shares[count]) if count < len(shares) else log(shares[-1]) - 1.5 * (count - 2)) - text, 2.3)


@cache
def _styled() -> re.Pattern[str]:
    return one_of(style_weights())


@cache
def style_weights() -> dict[str, float]:
    """The characters of tables/style.tsv and their weights."""
    return {char: float(weight) for char, weight in rows_of("style")}
