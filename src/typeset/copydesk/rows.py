"""Rows too long for their column: which lines of a run that stands line by line go on with the row above them.

A row that is wider than the column is turned like running text: the line is full, what comes next would not have
fitted, the turn may part a word; and what goes on is not built as rows begin. No one line is enough to tell by: where
rows of a run are turned, several are. All terms are natural logarithms of how much likelier a turned row has it.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from math import log
from typing import Final

from typeset.copydesk.lines import CLOSERS, NO_START, OPENERS, Edge, Line, first_unit
from typeset.copydesk.linewise import likeness
from typeset.copydesk.looks import Room, wrapped
from typeset.copydesk.marks import Words
from typeset.copydesk.role import LINEWISE, MIDDLE, TABLE
from typeset.copydesk.seams import Turn

_COMMON: Final = 0.3
_PRIOR: Final = {True: -0.7, False: -5.0}
"""Tables whose rows are turned are rarer than others; poems are set where their lines have room."""
_TEXTUAL: Final = -0.7
"""A column that the page's text has too."""
_TURNED: Final = -0.7
"""In such a run about every other line goes on."""
_SEAMS: Final = {Turn.CLEAN: -0.5, Turn.SEEN: 0.6, Turn.WORD: 2.2, Turn.BOTH: 2.5, Turn.MARK: 0.0}
_NUMBER: Final = 0.3
"""Two numbers meet at the border of two rows as often as a turn parts one."""
_LEFT_OPEN: Final = 2.5
"""A bracket that the line above leaves open."""
_NO_START: Final = 3.0
_OPENER: Final = -1.5
_EDGES: Final = {Edge.COMMA: 1.6, Edge.CLOSER: -1.5, Edge.OPENER: 3.0, Edge.EXCLAIM: -1.0}
"""What a line ends on in running text and as a row's end."""
_BEGUN: Final = 1.5
"""Rows that begin with a number or one sign mostly all do."""
_HANGING: Final = 2.5
"""A line indented deeper than the one above it, or less deep than the row's first."""
_BLANK: Final = -4.0
_SAME: Final = 0.5
"""How much of the run's habit of ending rows at one width is believed."""
_UNLIKE: Final = -0.4
"""How much what goes on is like the beginning of the row before it."""
_ITEM: Final = -4.0
_NAMED: Final = -3.0
"""A line that opens with a list's mark, one that is a name."""
_REACH: Final = 4
"""A row is like one of so many before it."""
_STUB: Final = 0.4
_SHORT: Final = 1.0
"""A line so much shorter than the list's widest is seldom a row of its own."""
_LABELLED: Final = -1.2
_LABEL: Final = re.compile("[\u3040-\u9fff]{2,6}[：:]")
_SIGNED: Final = re.compile("[（(〔【][^（）()〔〕【】]{2,10}[）)〕】][^，。、：0-9]{2,9}")
_PAIRS: Final = ("（）", "()", "《》", "「」", "『』", "【】", "“”", "〈〉", "〔〕")
_NARROWEST: Final = 12
"""No list stands in a column narrower than this, in half ems."""


def turn_rows(
    lines: Sequence[Line], words: Sequence[Words], roles: Sequence[int], turns: Sequence[Turn]
) -> list[bool]:
    """Tell for every line whether it goes on with the row of the line above. `turns`: from each line to the next."""
    found = [False] * len(lines)
    columns = {line.width for line, role in zip(lines, roles, strict=True) if role == MIDDLE}
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and roles[end] == roles[start]:
            continue
        if roles[start] in LINEWISE and end - start > 1:
            run = lines[start:end], words[start:end], turns[start : end - 1]
            found[start:end] = _turned(*run, columns, table=roles[start] == TABLE)
        start = end
    return found


def _turned(
    lines: Sequence[Line], words: Sequence[Words], turns: Sequence[Turn], columns: Collection[int], *, table: bool
) -> list[bool]:
    """Which lines of one run go on, by the likeliest reading of the whole run."""
    widest = max(line.width for line in lines)
    widths = Counter(line.width for line in lines)
    sign = _common_sign(lines)
    best, found = 0.0, [False] * len(lines)
    for measure in (widest, widest - 1) if widest > _NARROWEST else ():
        total, reading, firsts = _PRIOR[table], [False], [lines[0]]
        total += _TEXTUAL if measure in columns else log(2 / measure)
        for place, (before, line, turn) in enumerate(zip(lines, lines[1:], turns, strict=False), 1):
            usual = _usual((widths[before.width] - 1) / (len(lines) - 1), measure)
            gain = _fullness(before, line, measure) + _look(before, line, firsts[-1], turn) + _opening(line.bare[0], sign)
            gain += _ITEM * words[place].item + _NAMED * _is_named(line, words[place]) + _LABELLED * _is_labelled(line)
            if table:
                gain += _UNLIKE - max(likeness(line, first) for first in firsts[-_REACH:])
                gain += _SHORT if line.width < _STUB * measure else 0.0
            ended = log(2 / measure)
            total += max(gain, ended) - usual
            reading.append(gain > ended)
            if gain <= ended:
                firsts.append(line)
        if total > best:
            best, found = total, reading
    return found


def _is_named(line: Line, word: Words) -> bool:
    """Whether a line names who wrote the one above, with where they live in brackets: below a poem no turn's work."""
    return word.writer > 0.0 or _SIGNED.fullmatch(line.bare) is not None


def _usual(share: float, measure: int) -> float:
    """A row that ends by itself, in a list of which such a share is of its width."""
    return log(max(2 / measure, _SAME * share))


def _fullness(before: Line, line: Line, measure: int) -> float:
    """How likely the line above is full, what comes next not fitting in."""
    marked = before.edge not in (Edge.OTHER, Edge.OPENER)
    room = Room.SQUEEZED if marked else Room.MARKS if before.commas else Room.NONE
    return log(0.5) if before.spaced else wrapped(measure - before.width, first_unit(line.bare), room)


def _look(before: Line, line: Line, first: Line, turn: Turn) -> float:
    """What the border of two lines and the marks round it say for a turned row; `first`: where the row began."""
    last, opening = before.bare[-1], line.bare[0]
    gain = _TURNED + (_NUMBER if last.isdigit() and opening.isdigit() else _SEAMS[turn])
    gain += _EDGES.get(before.edge, 0.0)
    if _open(before.bare):
        gain += _LEFT_OPEN
    if line.blank:
        gain += _BLANK
    if line.indent > before.indent or (line.indent < before.indent and before is first):
        gain += _HANGING
    return gain


def _common_sign(lines: Sequence[Line]) -> str:
    """With what sign the rows of a list mostly begin, a digit for all; nothing where they do not."""
    signs = Counter("0" if line.bare[0].isdigit() else line.bare[0] for line in lines if not line.bare[0].isalpha())
    sign, count = signs.most_common(1)[0] if signs else ("", 0)
    return sign if count > 1 and count >= _COMMON * len(lines) else ""


def _opening(char: str, sign: str) -> float:
    """What a line's first character says, most rows beginning with `sign`."""
    if char in NO_START or char in CLOSERS:
        return _NO_START
    if sign and sign == ("0" if char.isdigit() else char):
        return -_BEGUN
    return _BEGUN if sign else _OPENER if char in OPENERS else 0.0


def _is_labelled(line: Line) -> bool:
    """Whether a line opens with a label, as the rows of many lists do."""
    return _LABEL.match(line.bare) is not None


def _open(bare: str) -> bool:
    """Whether a bracket is left open."""
    return any(bare.rfind(opener) > bare.rfind(closer) for opener, closer in _PAIRS)
