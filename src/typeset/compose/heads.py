"""Head stacks: kicker, headline, deck and byline over the columns that an article spans.

The headline is as large as its article's class and span ask for, the kicker and the deck about two sizes smaller
(GB newspaper practice: 引题, 副题). A stack takes whole lines of the grid; what is left over is white round it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from typeset.compose.case import LineSetter
from typeset.compose.galley import Laid
from typeset.compose.headline import HeadCopy, HeadSetting, turn
from typeset.compose.line import Align, place
from typeset.compose.paragraph import set_line
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
_ABOVE: Final = 0.44
_SHARES: Final = (0.5, 0.3, 1.0, 0.8)
"""How white beyond that is shared: above the stack, between lines of a part, between parts, below."""
_OPENED: Final = (0.18, 0.45)
"""Lines of a part, and parts, are opened by so much of the headline's size at most."""
_ASCENT: Final = 0.88
_EDGE: Final = 0.97
"""The share of its width that a headline may fill where it spans several columns."""
_OFF_SIZE: Final = 7.0
"""The cost of a headline e times too large or too small."""
_BADNESS: Final = 1 / 6
_NARROW: Final = 0.45
"""A headline that fills less of its width than this looks lost,"""
_LOST: Final = 10.0
_LOST_WIDE: Final = 0.5
"""and that by so much more over each further column."""
_FILLED: Final = 0.85
"""One that fills more of its width"""
_FULL: Final = 0.5
"""is forgiven such a share of being small."""
_NEEDLESS: Final = 3.0
"""What each line costs that a headline is turned into although it would stand in fewer, in its size or"""
_ALIKE: Final = 0.93
"""so much of it."""
_EPS: Final = 0.01
_TURNS: Final = ((0.6, 0.0, 0.2, 3.0), (0.0, 0.4, 2.0, 5.0), (0.0, 2.0, 5.0, 9.0))
"""What a headline in 1, 2, 3, 4 lines costs over one column, over two, over more."""
_FULL_LINES: Final = 0.55
"""A headline takes more lines than it needs only if each of them fills such a share of its width."""
_AIR: Final = (0.0, 1.2, 5.0)
"""What no, one, two lines more of white cost,"""
_EASY_AIR: Final = (0.0, 0.8, 2.0, 4.0)
"""and what they and a third do on a page with room to spare."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a stack: its lines, each `height` points high."""

    setting: HeadSetting
    element: Element
    height: float


@dataclass(frozen=True, slots=True)
class HeadStack:
    """A stack set to `width` points: its parts from the top, the whole `lines` that it takes, what it costs.

    `size`: the headline's, `leading`: a line of the grid, in points.
    """

    rows: tuple[Row, ...]
    width: float
    lines: int
    size: float
    cost: float
    leading: float

    def white(self, spare: int) -> tuple[float, float]:
        """How much white stands above and below its type, in lines, where its place has `spare` lines more."""
        white, (lines, parts) = _white(self, spare)
        above = (
            white - lines * sum(row.setting.count - 1 for row in self.rows) - (len(self.rows) - 1) * parts
        ) * _ABOVE
        return above / self.leading, above * (1 / _ABOVE - 1) / self.leading


NO_HEAD: Final = HeadStack((), 0.0, 0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Copyhead:
    """What stands in a head, part by part, and whose it is.

    `inset`: how far it stands in from its columns' edges, in points. `spaced`: whether a short kicker may be
    letter-spaced.
    """

    owner: str
    kicker: Text | None
    headline: Text | None
    deck: Text | None
    byline: Text | None
    inset: float = 0.0
    spaced: bool = True
    _copies: dict[tuple[Part, TextStyle], HeadCopy] = field(default_factory=dict, repr=False, compare=False)

    def copy(self, part: Part, text: Text, style: TextStyle, setter: LineSetter) -> HeadCopy:
        """Make the copy of a part ready to be turned in a style, once for all sizes and widths."""
        key = (part, replace(style, size=1.0))
        if key not in self._copies:
            self._copies[key] = HeadCopy(text, style, setter)
        return self._copies[key]


def of_article(article: Article) -> Copyhead:
    """Take an article's head."""
    return Copyhead(article.id, article.kicker, article.headline, article.deck, article.byline)


def stacks(head: Copyhead, grade: HeadGrade, face: str, span: int, stone: Stone) -> tuple[HeadStack, ...]:
    """Set a head over `span` columns in every size and turn that its grade allows: the cheapest of each height."""
    return _aired(_Setter(head, grade, face, span, stone).candidates(), _AIR) or (NO_HEAD,)


def eased(found: Iterable[HeadStack]) -> tuple[HeadStack, ...]:
    """Let more white stand round a head for a page with room to spare: the cheapest of each height."""
    return _aired((stack for stack in found if stack.rows), _EASY_AIR) or (NO_HEAD,)


def _aired(found: Iterable[HeadStack], prices: Sequence[float]) -> tuple[HeadStack, ...]:
    best: dict[int, HeadStack] = {}
    for stack in found:
        for more, price in enumerate(prices):
            lines, cost = stack.lines + more, stack.cost + price
            if lines not in best or cost < best[lines].cost:
                best[lines] = replace(stack, lines=lines, cost=cost)
    return tuple(best[lines] for lines in sorted(best))


def lay(stack: HeadStack, spare: int) -> tuple[Laid, ...]:
    """Lay a stack's lines out from its top left corner, in the middle; white is shared, that of `spare` lines too.

    It stands round the stack and between its parts alike, a little between the lines of a part.
    """
    if not stack.rows:
        return ()
    above, _ = stack.white(spare)
    return tuple(_laid(stack, above * stack.leading, _white(stack, spare)[1], Align.CENTRE))


def lay_beside(stack: HeadStack, lines: int, stone: Stone) -> tuple[Laid, ...]:
    """Lay a stack out beside `lines` lines of text, its top level with theirs, its lines from the left edge.

    White is shared inside the stack as far as that opens it well; the rest stays below it.
    """
    first = stack.rows[0]
    white = lines * stone.grid.leading - 2 * stone.grid.inset - _content(stack)
    top = stone.grid.inset - (first.height - first.setting.size) / 2
    return tuple(_laid(stack, top, _opened(stack, max(0.0, white)), Align.START))


def _laid(stack: HeadStack, y: float, white: tuple[float, float], align: Align) -> Iterator[Laid]:
    """Lay lines one below the other from `y` points on, with white between lines and between parts."""
    lines, parts = white
    for row in stack.rows:
        for line in row.setting.lines:
            middle = y + row.height / 2
            placed = place(line, stack.width, align)
            yield Laid(placed, 0.0, middle + (_ASCENT - 0.5) * row.setting.size, row.element)
            y += row.height + lines
        y += parts - lines


def _white(stack: HeadStack, spare: int) -> tuple[float, tuple[float, float]]:
    """How much white a stack has in all, how much of it opens its lines, and its parts, in points."""
    white = (stack.lines + spare) * stack.leading - _content(stack)
    return white, _opened(stack, max(0.0, white - _WHITE * stack.leading))


def _content(stack: HeadStack) -> float:
    """How tall a stack is without white, in points."""
    return sum(row.height * row.setting.count for row in stack.rows)


def _opened(stack: HeadStack, white: float) -> tuple[float, float]:
    """How far `white` points beyond the least open a stack's lines, and its parts."""
    turns = sum(row.setting.count - 1 for row in stack.rows)
    above, line, part, below = _SHARES
    unit = white / (above + below + line * turns + part * (len(stack.rows) - 1))
    return min(line * unit, _OPENED[0] * stack.size), min(part * unit, _OPENED[1] * stack.size)


def reface(stack: HeadStack, headline: Text, face: str, stone: Stone) -> HeadStack | None:
    """Set a stack's headline in another face, in as many lines and nearly as large; None if that cannot be done."""
    at = next(number for number, row in enumerate(stack.rows) if row.element.part is Part.HEADLINE)
    old = stack.rows[at].setting
    style = TextStyle(face, old.size)
    found = turn(headline, style, stack.width, max_lines=old.count, setter=stone.setter)
    same = next((one for one in found if one.count == old.count and one.size >= _ALIKE * old.size), None)
    if same is None:
        return None
    row = replace(stack.rows[at], setting=same)
    return replace(stack, rows=(*stack.rows[:at], row, *stack.rows[at + 1 :]))


class _Setter:
    """Sets the parts of one head to one width; kicker and deck are set once for each size."""

    __slots__ = ("_face", "_grade", "_head", "_seconds", "_span", "_stone", "_width")

    def __init__(self, head: Copyhead, grade: HeadGrade, face: str, span: int, stone: Stone) -> None:
        self._head, self._grade, self._face, self._span, self._stone = head, grade, face, span, stone
        self._width = stone.grid.width(span) - 2 * head.inset
        self._seconds: dict[tuple[Part, float], Row] = {}

    def candidates(self) -> Iterator[HeadStack]:
        """Try every size and turn of the headline; the other parts follow its size."""
        headline, grade, span = self._head.headline, self._grade, self._span
        if not headline:
            rows = self._others(grade.sizes[-1])
            if rows:
                yield self._stack(rows, 0.0)
            return
        ideal = _ideal(grade, span, self._stone)
        room = self._width if span == 1 else self._width * _EDGE
        tried: set[tuple[int, float]] = set()
        found = [(size, setting) for size in grade.sizes for setting in self._turns(headline, size, room)]
        if not found:
            style = TextStyle(self._face, grade.sizes[-1])
            found = [(style.size, one) for one in self._turned((Part.HEADLINE, headline), style, room, grade.turns)]
        needed = min(setting.count for _, setting in found)
        for size, setting in found:
            if (setting.count, setting.size) in tried or not (setting.count == needed or _filled(setting, room)):
                continue
            tried.add((setting.count, setting.size))
            main = Row(setting, Element(self._head.owner, Part.HEADLINE), _HEADLINE * setting.size)
            rows = self._others(setting.size)
            at = sum(row.element.part is Part.KICKER for row in rows)
            alike = [one.count for other, one in found if other == size and one.size >= _ALIKE * setting.size]
            cost = _price(setting, span, room, ideal) + _NEEDLESS * (setting.count - min(alike))
            yield self._stack((*rows[:at], main, *rows[at:]), cost)

    def _turns(self, headline: Text, size: float, room: float) -> tuple[HeadSetting, ...]:
        """Turn the headline at a size. One that no turn fits is broken like a paragraph, its lines perhaps too wide."""
        found = self._turned((Part.HEADLINE, headline), TextStyle(self._face, size), room, self._grade.turns)
        return tuple(one for one in found if max(line.width for line in one.lines) <= self._width + _EPS)

    def _others(self, size: float) -> tuple[Row, ...]:
        """Set the kicker, the deck and the byline that go with a headline of `size` points."""
        head, grade = self._head, self._grade
        second = int(2 * grade.second * size) / 2
        parts = (
            (head.kicker, replace(grade.kicker, size=min(grade.kicker.size, second)), Part.KICKER),
            (head.deck, replace(grade.deck, size=min(grade.deck.size, second)), Part.DECK),
            (head.byline, self._stone.house.text.byline, Part.BYLINE),
        )
        return tuple(self._other(text, style, part) for text, style, part in parts if text)

    def _other(self, text: Text, style: TextStyle, part: Part) -> Row:
        key = (part, style.size)
        if key not in self._seconds:
            setting = self._best((part, text), style) if self._head.spaced else self._plain(text, style)
            self._seconds[key] = Row(setting, Element(self._head.owner, part), _SECOND * setting.size)
        return self._seconds[key]

    def _turned(self, said: tuple[Part, Text], style: TextStyle, room: float, most: int) -> tuple[HeadSetting, ...]:
        copy = self._head.copy(*said, style, self._stone.setter)
        return copy.turn(style.size, room, max_lines=most)

    def _best(self, said: tuple[Part, Text], style: TextStyle) -> HeadSetting:
        return min(self._turned(said, style, self._width, 3), key=_plainness)

    def _plain(self, text: Text, style: TextStyle) -> HeadSetting:
        return HeadSetting((set_line(text, style, self._stone.setter),), style.size, 0.0)

    def _stack(self, rows: tuple[Row, ...], cost: float) -> HeadStack:
        """Put the parts one under the other in whole lines of the grid."""
        grid = self._stone.grid
        content = sum(row.height * row.setting.count for row in rows)
        size = max(row.setting.size for row in rows)
        return HeadStack(rows, self._width, grid.slots(content + _WHITE * grid.leading), size, cost, grid.leading)


def _filled(setting: HeadSetting, room: float) -> bool:
    """Tell whether every line of a headline fills its share of the room."""
    return min(line.width for line in setting.lines) >= _FULL_LINES * room


def _ideal(grade: HeadGrade, span: int, stone: Stone) -> float:
    """The size that a head of this class would like: the largest over the whole page, a small one over one column."""
    columns = stone.house.grid.columns
    share = 1.0 if columns == 1 else (span - 1) / (columns - 1)
    least, most = grade.sizes[-1], grade.sizes[0]
    return least + (most - least) * (0.25 + 0.75 * share)


def _price(setting: HeadSetting, span: int, room: float, ideal: float) -> float:
    turns = _TURNS[min(span, len(_TURNS)) - 1]
    fill = max(line.width for line in setting.lines) / room
    off = _OFF_SIZE * abs(math.log(setting.size / ideal)) * (_FULL if fill > _FILLED and setting.size < ideal else 1.0)
    turned = turns[min(setting.count, len(turns)) - 1]
    lost = _LOST * max(0.0, _NARROW - fill) * (1 + _LOST_WIDE * (span - 1))
    return off + turned + _BADNESS * setting.badness + lost


def _plainness(setting: HeadSetting) -> float:
    return setting.badness + 12.0 * (setting.count - 1)
