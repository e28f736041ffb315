"""Rows too long for their column: which lines of a run that stands line by line go on with the row above them.

A row that is wider than the column is turned like running text: the line is full, what comes next would not have
fitted, the turn may part a word; and what goes on is not built as rows begin. No one line is enough to tell by: where
rows of a run are turned, mostly several are. All terms are natural logarithms of how much likelier a turned row has it.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.lines.builds import PART, likeness
from typeset.copydesk.lines.fills import Room, wrapped
from typeset.copydesk.lines.line import CLOSERS, NO_START, OPENERS, Edge, Line
from typeset.copydesk.lines.role import HEAD, LINEWISE, MIDDLE, TABLE
from typeset.copydesk.lines.seams import Turn
from typeset.copydesk.lines.series import INSIDE, LATER, OPENING
from typeset.copydesk.marks.marking import Words

_HEADS, _APART = 4, 0.8
"""On a page where a blank line stands below so many heads, so great a share, a line with none below it is no head."""
_FIRST_ROW: Final = 2
"""A table's first row takes no more lines."""
_PRIOR: Final = {True: -0.7, False: -5.0}
"""Tables whose rows are turned are rarer than others; poems are set where their lines have room."""
_TEXTUAL: Final = -0.7
"""A column that the page's text has too."""
_TURNED: Final = -0.7
"""In such a run about every other line goes on."""
_HOPELESS: Final = -8.0
"""A line so far from full is the last of its row, whatever it says."""
_SEAMS: Final = {Turn.CLEAN: -0.5, Turn.SEEN: 0.6, Turn.WORD: 2.2, Turn.BOTH: 2.5, Turn.MARK: 0.0}
_NUMBER: Final = 0.3
"""Two numbers meet at the border of two rows as often as a turn parts one."""
_LEFT_OPEN: Final = 2.5
"""A bracket that the line above leaves open."""
_NO_START: Final = 3.0
_OPENER: Final = -1.5
_EDGES: Final = {Edge.COMMA: 1.6, Edge.CLOSER: -1.5, Edge.OPENER: 3.0, Edge.EXCLAIM: -1.0}
"""What a line ends on in running text and as a row's end."""
_LISTING: Final = 2.5
"""A row that ends in the midst of an enumeration."""
_BEGUN: Final = 1.5
"""Rows that begin with a number or one sign mostly all do."""
_COMMON: Final = 0.3
"""A sign that so many of the lines begin with is how rows begin."""
_MOSTLY: Final = 0.5
"""Where so many do, and the first, what begins otherwise is hardly a row."""
_UNSIGNED: Final = 3.0
_SERIES, _LABELS = "series", "："
_MARKS: Final = frozenset("■●◆▲▼★○◎◇□△▽☆▪►▶◉❖♦")
_TELLING: Final = _MARKS | {_LABELS}
"""The marks of a list's items; and what tells as much, labels."""
_NEARLY: Final = -3.0
"""A line between two items' marks goes on with the first, though another character would have fitted above it."""
_FILLED: Final = 0.8
"""A line that a row goes on behind has at least so much of the widest's width."""
_HANGING: Final = 2.5
"""A line indented deeper than the one above it, or less deep than the row's first."""
_BLANK: Final = -4.0
_SAME: Final = 0.5
"""How much of the run's habit of ending rows at one width is believed."""
_UNLIKE: Final = -0.4
"""How much what goes on is like a row's beginning, by chance."""
_STRANGE: Final = 2.2
"""How much it tells at most: a list's own heads have no build either."""
_REACH: Final = 4
"""A row is like one of so many before it, or like the next line."""
_STUB: Final = 0.4
_LEAST: Final = 4
_REST: Final = 3.0
"""Two characters, or one, are what a row had no room for."""
_SHORT: Final = 1.0
"""A line so much shorter than the list's widest is seldom a row of its own."""
_ITEM: Final = -4.0
_NAMED: Final = -3.0
_LABELLED: Final = -1.2
"""A line that opens with a list's mark, that names a writer, that opens with a label."""
_LABEL: Final = re.compile("(?=[^：:｜|]*[\u3041-\u9fff])[\u3041-\u9fff0-9０-９A-Za-zー×]{1,11}[\u3041-\u9fff][：:｜|]")
_NUMBERED_ON: Final = 5.0
"""Where the number before a line's own stands inside the line above, no row begins."""
_FIRST_PLACED: Final = re.compile("[①❶➀]|(?<![0-9０-９])[1１一]位|優勝|[冠][军軍]|第一名")
"""Who was first: every row of results says so once."""
_OWN: Final = -4.0
"""Two lines that both do, and a part's name and what stands beside it, are rows of their own."""
_SIGNED: Final = re.compile("[（(〔【][^（）()〔〕【】]{2,10}[）)〕】][^，。、：0-9]{2,9}")
"""Who wrote the poem above, and where they live."""
_PAIRS: Final = ("（）", "()", "《》", "「」", "『』", "【】", "“”", "〈〉", "〔〕")
_OF_ONE: Final = 0.5
_OTHER: Final = 0.8
"""So much alike two rows of a list are at least, and by so much less the last of one and the first of the next."""
_NARROWEST: Final = 12
"""No list stands in a column narrower than this, in half ems."""


def open_tables(lines: Sequence[Line], words: Sequence[Words], roles: list[int]) -> list[int]:
    """Read as rows what was read as a head and no blank line parts from a table below, where heads stand apart.

    A table's first row is often built like no other: the name of what is played, turned in a narrow column.
    """
    below = [
        line.blank > 0
        for line, above, here in zip(lines[1:], roles, roles[1:], strict=False)
        if above == HEAD and here not in (HEAD, TABLE)
    ]
    if len(below) < _HEADS or sum(below) < _APART * len(below):
        return roles
    opened = list(roles)
    for place in range(len(lines) - 1, 0, -1):
        if opened[place] != TABLE or roles[place - 1] != HEAD or lines[place].blank:
            continue
        start = place - 1
        while start and roles[start] == HEAD and not lines[start].blank:
            start -= 1
        if roles[start] == HEAD and place - start <= _FIRST_ROW and not any(word.title for word in words[start:place]):
            opened[start:place] = [TABLE] * (place - start)
    return opened


def turn_rows(lines: Sequence[Line], words: Sequence[Words], roles: Sequence[int], turns: Sequence[Turn]) -> list[bool]:
    """Tell for every line whether it goes on with the row of the line above. `turns`: from each line to the next."""
    found = [False] * len(lines)
    columns = {line.width for line, role in zip(lines, roles, strict=True) if role == MIDDLE}
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and roles[end] == roles[start]:
            continue
        if roles[start] in LINEWISE and end - start > 1:
            run = _Run(lines[start:end], words[start:end], turns[start : end - 1], roles[start] == TABLE)
            told = [word.poem and word.carried for word in run.words]
            found[start:end] = told if any(told) else _turned(run, columns)
        start = end
    return found


def part_lists(lines: Sequence[Line], roles: Sequence[int], turned: Sequence[bool]) -> list[bool]:
    """Tell for every row of a table whether another list may begin with it: two rows of one build, then two of another.

    It need not: a list has parts. Which it is the page's heads tell.
    """
    found = [False] * len(lines)
    rows = [place for place, role in enumerate(roles) if role == TABLE and not turned[place]]
    for first, above, here, below in zip(rows, rows[1:], rows[2:], rows[3:], strict=False):
        if any(role != TABLE for role in roles[first:below]):
            continue
        alike = min(likeness(lines[above], lines[first]), likeness(lines[below], lines[here]))
        signed = lines[here].bare[0] == lines[above].bare[0] and not lines[here].bare[0].isalpha()
        found[here] = not signed and alike > _OF_ONE and likeness(lines[here], lines[above]) < alike - _OTHER
    return found


class _Run(NamedTuple):
    """A run of lines with their words, the turn from each to the next, and whether they are a table's."""

    lines: Sequence[Line]
    words: Sequence[Words]
    turns: Sequence[Turn]
    table: bool


def _turned(run: _Run, columns: Collection[int]) -> list[bool]:
    """Which lines of one run go on, by its likeliest reading in a column that is as wide as its widest line."""
    widths = Counter(line.width for line in run.lines)
    widest = max(widths)
    sign = _common_sign(run)
    best, found = 0.0, [False] * len(run.lines)
    # A mark may have been squeezed into the widest line.
    squeezed = any(line.width == widest and (line.commas or line.edge is not Edge.OTHER) for line in run.lines)
    for measure in (widest, widest - 1)[: 1 + squeezed] if widest > _NARROWEST else ():
        ended = log(2 / measure)
        total = _PRIOR[run.table] + (_TEXTUAL if measure in columns else ended)
        reading, firsts = [False], [run.lines[0]]
        for place, before in enumerate(run.lines[:-1], 1):
            line = run.lines[place]
            gain = max(_fullness(before, line, measure), _NEARLY if sign.marked else _HOPELESS)
            if gain > _HOPELESS:
                gain += _look(run, place, firsts, built=not sign.sure) + _opening(line, run.words[place], sign)
                gain += _SHORT if run.table and line.width < _STUB * measure else 0.0
                gain += _REST if run.table and line.width <= _LEAST else 0.0
            total += max(gain, ended) - _usual((widths[before.width] - 1) / (len(run.lines) - 1), measure)
            reading.append(gain > ended)
            if gain <= ended:
                firsts.append(line)
        if total > best:
            best, found = total, reading
    return found


def _usual(share: float, measure: int) -> float:
    """A row that ends by itself, in a list of which such a share is of its width."""
    return log(max(2 / measure, _SAME * share))


def _fullness(before: Line, line: Line, measure: int) -> float:
    """How likely the line above is full, what comes next not fitting in."""
    marked = before.edge not in (Edge.OTHER, Edge.OPENER)
    room = Room.SQUEEZED if marked else Room.MARKS if before.commas else Room.NONE
    return log(0.5) if before.spaced else wrapped(measure - before.width, line.unit, room)


def _look(run: _Run, place: int, firsts: Sequence[Line], *, built: bool) -> float:
    """What the border before a line says for a turned row; `firsts`: the lines that began rows.

    `built`: whether rows are told by their build as well, having no sign in common that they begin with.
    """
    before, line, word = run.lines[place - 1], run.lines[place], run.words[place]
    numbers = before.bare[-1].isdigit() and line.bare[0].isdigit()
    gain = _TURNED + (_NUMBER if numbers else _SEAMS[run.turns[place - 1]]) + _EDGES.get(before.edge, 0.0)
    gain += _LISTING * (before.bare[-1] == "、") + _LEFT_OPEN * _is_open(before.bare)
    gain += _BLANK * (line.blank > 0)
    if line.indent > before.indent or (line.indent < before.indent and before is firsts[-1]):
        gain += _HANGING
    # A name with a place in brackets is below a poem no turn's work.
    gain += _NAMED * (word.writer > 0.0 or _SIGNED.fullmatch(line.bare) is not None)
    gain += _LABELLED * (_LABEL.match(line.bare) is not None) + _NUMBERED_ON * (word.numbered == INSIDE)
    gain += _OWN * (run.table and _are_own(before.bare, line.bare))
    if run.table and built:
        others = (*firsts[-_REACH:], *run.lines[place + 1 : place + 2])
        gain += min(_UNLIKE - max(likeness(line, other) for other in others), _STRANGE)
    return gain


def _are_own(above: str, below: str) -> bool:
    """Whether two lines are surely two rows: each says who was first, or one is the name of a list's part."""
    if PART.fullmatch(above) is not None or PART.fullmatch(below) is not None:
        return True
    return _FIRST_PLACED.search(above) is not None and _FIRST_PLACED.search(below) is not None


class _Sign(NamedTuple):
    """With what rows of a list mostly begin: with digits, with numbers of a series, labels, one sign, or nothing of it.

    `sure`: whether so many do, and the first, that what begins otherwise is no row. `marked`: whether it is an item's
    mark, and whatever begins otherwise stands below a line that is as good as full.
    """

    sign: str
    sure: bool
    marked: bool = False


def _sign_of(line: Line, word: Words) -> str:
    """With what a line begins: a number of a series, digits, a label, a sign, or nothing of it."""
    char = line.bare[0]
    if _LABEL.match(line.bare) is not None:
        return _LABELS
    return _SERIES if word.numbered in (OPENING, LATER) else "0" if char.isdigit() else "" if char.isalpha() else char


def _common_sign(run: "_Run") -> _Sign:
    """With what the rows of a list mostly begin."""
    signs = [_sign_of(line, word) for line, word in zip(run.lines, run.words, strict=True)]
    counts = Counter(sign for sign in signs if sign)
    sign, count = counts.most_common(1)[0] if counts else ("", 0)
    if signs[0] in _TELLING and counts[signs[0]] > 1 and _are_filled(run.lines, signs, signs[0]):
        return _Sign(signs[0], sure=True, marked=True)
    if count < 2 or count < _COMMON * len(signs):
        return _Sign("", sure=False)
    return _Sign(sign, sure=signs[0] == sign and sign not in "0（(「" and count >= _MOSTLY * len(signs))


def _are_filled(lines: Sequence[Line], signs: Sequence[str], sign: str) -> bool:
    """Whether whatever line has not the sign stands below a line that is as good as full."""
    full = _FILLED * max(line.width for line in lines)
    return all(line.width >= full for line, below in zip(lines, signs[1:], strict=False) if below != sign)


def _opening(line: Line, word: Words, common: _Sign) -> float:
    """What a line's first character says, most rows beginning with one sign."""
    char = line.bare[0]
    if char in NO_START or char in CLOSERS:
        return _NO_START + _ITEM * word.item
    if common.sign and common.sign == _sign_of(line, word):
        return -_BEGUN + _ITEM * word.item
    if common.marked:
        return _UNSIGNED
    if common.sure:
        return _UNSIGNED + _ITEM * word.item
    return _ITEM * word.item + (_BEGUN if common.sign else _OPENER if char in OPENERS else 0.0)


def _is_open(bare: str) -> bool:
    """Whether a bracket is left open."""
    return any(bare.rfind(opener) > bare.rfind(closer) for opener, closer in _PAIRS)
