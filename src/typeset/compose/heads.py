"""Head stacks: kicker, headline, deck and byline over the columns that an article spans.

The headline is as large as its article's class and span ask for, the kicker and the deck about two sizes smaller
(GB newspaper practice: 引题, 副题). A stack takes whole lines of the grid; what is left over is white round it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.galley import Laid
from typeset.compose.headline import HeadSetting, turn
from typeset.compose.line import Align, place
from typeset.compose.stone import Stone
from typeset.house import HeadGrade, TextStyle
from typeset.model.edition import Article
from typeset.model.page import Element, Part
from typeset.model.source import Text

_HEADLINE: Final = 1.2
"""Baseline to baseline of a turned headline, in its sizes."""
_SECOND: Final = 1.4
"""The height of a line of kicker, deck or byline, in its sizes."""
_WHITE: Final = 0.55
"""The least white round a stack, in lines of the grid; a little more of it stands below than above."""
_ABOVE: Final = 0.42
_ASCENT: Final = 0.88
_EDGE: Final = 0.97
"""The share of its width that a headline may fill where it spans several columns."""
_OFF_SIZE: Final = 7.0
"""The cost of a headline e times too large or too small."""
_BADNESS: Final = 1 / 6
_NARROW: Final = 0.45
"""A headline that fills less of its width than this looks lost."""
_LOST: Final = 10.0
_TURNS: Final = ((0.6, 0.0, 0.2, 3.0), (0.0, 0.4, 2.0, 5.0), (0.0, 1.2, 4.0, 8.0))
"""What a headline in 1, 2, 3, 4 lines costs over one column, over two, over more."""
_AIR: Final = (0.0, 1.0, 3.5)
"""What no, one, two lines more of white cost."""


@dataclass(frozen=True, slots=True)
class HeadStack:
    """A stack set to a width: whole `lines` high, its lines of type from its top left corner, what it costs."""

    lines: int
    laid: tuple[Laid, ...]
    size: float
    cost: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of the stack: its lines, each `height` points high, in type of `size`."""

    setting: HeadSetting
    element: Element
    height: float


NO_HEAD: Final = HeadStack(0, (), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Copyhead:
    """What stands in a head, part by part, and whose it is."""

    owner: str
    kicker: Text | None
    headline: Text | None
    deck: Text | None
    byline: Text | None


def of_article(article: Article) -> Copyhead:
    """Take an article's head."""
    return Copyhead(article.id, article.kicker, article.headline, article.deck, article.byline)


def stacks(head: Copyhead, grade: HeadGrade, face: str, span: int, stone: Stone) -> tuple[HeadStack, ...]:
    """Set a head over `span` columns in every size and turn that its grade allows: the cheapest of each height."""
    best: dict[int, HeadStack] = {}
    for stack in _candidates(head, grade, face, span, stone):
        for more, price in enumerate(_AIR):
            aired = _air(stack, more, price, stone) if more else stack
            if aired.lines not in best or aired.cost < best[aired.lines].cost:
                best[aired.lines] = aired
    return tuple(best[lines] for lines in sorted(best)) or (NO_HEAD,)


def _candidates(head: Copyhead, grade: HeadGrade, face: str, span: int, stone: Stone) -> Iterator[HeadStack]:
    """Try every size and turn of the headline; the other parts follow its size."""
    width = stone.grid.width(span)
    if head.headline is None or not head.headline:
        rows = _seconds(head, grade, grade.sizes[-1], width, stone)
        if rows:
            yield _stack(rows, width, stone)
        return
    ideal = _ideal(grade, span, stone)
    tried: set[tuple[int, float]] = set()
    for size in grade.sizes:
        style = TextStyle(face, size)
        room = width if span == 1 else width * _EDGE
        for setting in turn(head.headline, style, room, max_lines=grade.turns, setter=stone.setter):
            if (setting.count, setting.size) in tried:
                continue
            tried.add((setting.count, setting.size))
            cost = _price(setting, span, room, ideal)
            main = _Row(setting, Element(head.owner, Part.HEADLINE), _HEADLINE * setting.size)
            rows = _seconds(head, grade, setting.size, width, stone)
            at = sum(row.element.part is Part.KICKER for row in rows)
            yield _stack((*rows[:at], main, *rows[at:]), width, stone, cost)


def _ideal(grade: HeadGrade, span: int, stone: Stone) -> float:
    """The size that a head of this class would like: the largest over the whole page, a small one over one column."""
    columns = stone.house.grid.columns
    share = 1.0 if columns == 1 else (span - 1) / (columns - 1)
    least, most = grade.sizes[-1], grade.sizes[0]
    return least + (most - least) * (0.25 + 0.75 * share)


def _price(setting: HeadSetting, span: int, room: float, ideal: float) -> float:
    turns = _TURNS[min(span, len(_TURNS)) - 1]
    fill = max(line.width for line in setting.lines) / room
    return (
        _OFF_SIZE * abs(math.log(setting.size / ideal))
        + _BADNESS * setting.badness
        + turns[min(setting.count, len(turns)) - 1]
        + _LOST * max(0.0, _NARROW - fill)
    )


def _seconds(head: Copyhead, grade: HeadGrade, size: float, width: float, stone: Stone) -> tuple[_Row, ...]:
    """Set the kicker, the deck and the byline that go with a headline of `size` points."""
    parts = (
        (head.kicker, grade.kicker, Part.KICKER),
        (head.deck, grade.deck, Part.DECK),
        (head.byline, stone.house.text.byline, Part.BYLINE),
    )
    rows: list[_Row] = []
    for text, style, part in parts:
        if text is None or not text:
            continue
        own = style if part is Part.BYLINE else replace(style, size=min(style.size, _half(grade.second * size)))
        setting = min(turn(text, own, width, max_lines=3, setter=stone.setter), key=_plainness)
        rows.append(_Row(setting, Element(head.owner, part), _SECOND * setting.size))
    return tuple(rows)


def _plainness(setting: HeadSetting) -> float:
    return setting.badness + 12.0 * (setting.count - 1)


def _half(size: float) -> float:
    return int(2 * size) / 2


def _stack(rows: tuple[_Row, ...], width: float, stone: Stone, cost: float = 0.0) -> HeadStack:
    """Put the parts one under the other in whole lines of the grid, the rest as white above and below."""
    content = sum(row.height * row.setting.count for row in rows)
    lines = stone.grid.slots(content + _WHITE * stone.grid.leading)
    y = (lines * stone.grid.leading - content) * _ABOVE
    laid: list[Laid] = []
    for row in rows:
        for line in row.setting.lines:
            middle = y + row.height / 2
            placed = place(line, width, Align.CENTRE)
            laid.append(Laid(placed, 0.0, middle + (_ASCENT - 0.5) * row.setting.size, row.element))
            y += row.height
    size = max(row.setting.size for row in rows)
    return HeadStack(lines, tuple(laid), size, cost)


def _air(stack: HeadStack, lines: int, cost: float, stone: Stone) -> HeadStack:
    """Give a stack more white, above and below."""
    down = lines * stone.grid.leading * _ABOVE
    laid = tuple(replace(row, dy=row.dy + down) for row in stack.laid)
    return HeadStack(stack.lines + lines, laid, stack.size, stack.cost + cost)
