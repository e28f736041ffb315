"""What a reader knows a list by before any of its rows is read: the sentence that announces it, and how rows open.

Where two rows of one build stand below a colon, or below a sentence that says what follows, that sentence ends there:
it is no row itself, nor a head, whatever its column is. All terms are natural logarithms.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from typeset.copydesk.lines.line import STOPPED, UNMARKED, Edge, Line
from typeset.copydesk.lines.role import EVEN, FIRST, HEAD, LAST, MIDDLE, POEM, SINGLE, TABLE
from typeset.copydesk.lines.series import BEHIND, LATER, OPENING
from typeset.copydesk.marks.marking import UNTOLD
from typeset.copydesk.roles.blocks import Page
from typeset.copydesk.roles.joints import Joint
from typeset.copydesk.roles.meetings import LISTED

_SAID: Final = re.compile(
    "(?:(?:以下|下列)[^，。：；、]{0,8}|(?:如[下左后後]|(?:[下左]記|次)の?(?:通り|とおり))[^。：；]{0,20})"
    "[：:。．]?(?:[（(][^（）()]{1,8}[）)])?$"
)
"""A sentence that says that what it is about stands below."""
_ROW_ENDS: Final = frozenset({Edge.OTHER, Edge.CLOSER, Edge.COLON})
_BELOW: Final = ("如下", "以下", "下列", "通り", "とおり", "下記", "如左", "如后", "如後")
_MAY_SAY: Final = frozenset({Edge.STOP, Edge.CLOSER, Edge.COLON})
_TAIL: Final = 32
"""What says so stands in the last characters of a line."""
_COLONS: Final = frozenset("：:︰﹕")
_UNSAID: Final = 0.5
_TURNED_AT: Final = _ROW_ENDS | {Edge.COMMA}
_LINES: Final = 3
"""A list's first row has no more lines."""
_LABEL: Final = re.compile("^[^：:，。、（(]{1,14}[：:＝](?=.)")
_SCORE: Final = re.compile("[0-9０-９][ ]?[：:―—–-][ ]?[0-9０-９]")
_QUOTES: Final = frozenset("“「『（(《")
_ANNOUNCING: Final = {FIRST: -3.0, MIDDLE: -3.0, HEAD: -3.0, POEM: -4.0, EVEN: -4.0, TABLE: -4.0}
"""What announces the list below it ends a paragraph."""
_COLON_ENDS: Final = 4.0
"""It does so with a colon as often as with a full stop."""
_ROW: Final = -3.0
"""A row of such a list as a line of a paragraph that goes on on the next."""
_LONGEST: Final = 4
"""What announces a list has seldom more lines."""
_INDENT: Final = 4
"""Its first line falls short by no more than this, in half ems."""
_BEHIND: Final = 2.0
"""What stands behind the last item of a series, each of them a sentence, is said of them all; and behind a full stop a
line that announces a list is mostly no more than that: 成绩如下：."""
_SIGNS: Final = frozenset("■●◆▲▼★○◎◇□△▽☆▪►▶◉❖♦【")
_TURNED: Final = 6
"""A line so much shorter than its measure, in half ems, was ended there, not turned."""


class Lists(NamedTuple):
    """The lines that close what announces the list right below, and how surely they do; those that open rows of one."""

    announcing: dict[int, float]
    rows: set[int]


def find_lists(lines: Sequence[Line], series: Sequence[int]) -> Lists:
    """Find the lists that a sentence announces, or that stand right below one and are built quite unlike it."""
    found = Lists({}, set())
    for place in [place for place, line in enumerate(lines[:-2]) if line.edge in _MAY_SAY]:
        line, below = lines[place], lines[place + 1]
        edge = line.edge
        said = line.bare[-1] in _COLONS if edge is Edge.COLON else _says(line.bare[-_TAIL:])
        if not said and (edge is not Edge.STOP or line.gaps or not below.gaps or below.blank):
            continue
        rows = _rows(lines, series, place + 1)
        if len(rows) > 2 - said:
            found.announcing[place] = 1.0 if said else _UNSAID
            found.rows.update(rows)
    return found


def measure_announcing(lines: Sequence[Line], lists: Lists, lack: int) -> dict[int, tuple[int, int]]:
    """How wide the columns are that the lines of an announcement may be set in: as a first line, and as any other.

    Its column is told by its own lines, as the rows below are of any width: the line right above its last is full, by
    itself or but for an indent of `lack` half ems.
    """
    told = {}
    for last in lists.announcing:
        place = last - 1
        while place >= 0 and last - place < _LONGEST and _goes_on(lines[place], lines[place + 1]):
            width = lines[last - 1].width
            told[place] = width + lack * (place == last - 1), width
            place -= 1
        if last - 1 in told:
            told[last] = told[last - 1][0], max(lines[last].width, lines[last - 1].width)
    return told


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a sentence may go on from a line that is as full as the next one, but for an indent."""
    return not line.blank and above.edge not in STOPPED and above.width + _INDENT >= line.width


def _says(tail: str) -> bool:
    """Whether a sentence's end says that what it is about stands below."""
    return any(map(tail.__contains__, _BELOW)) and _SAID.search(tail) is not None


def _rows(lines: Sequence[Line], series: Sequence[int], first: int) -> list[int]:
    """The lines that open rows of one build from a line on; each may go on on a few lines."""
    rows, end = [first], first + 1
    while end < len(lines) and end - rows[-1] <= _LINES and not lines[end].blank and lines[end - 1].edge in _TURNED_AT:
        both = series[end] == LATER and series[first] in (OPENING, LATER)
        if lines[end - 1].edge in _ROW_ENDS and _are_rows(lines[first], lines[end], both=both):
            rows.append(end)
        end += 1
    return rows


def _are_rows(line: Line, other: Line, *, both: bool) -> bool:
    """Whether two lines open like rows: with numbers of a series, a sign, a label, or with gaps or a score inside."""
    if both or (line.bare[0] == other.bare[0] and not line.bare[0].isalnum() and line.bare[0] not in _QUOTES):
        return True
    if line.gaps and other.gaps:
        return True
    return any(sign.search(line.bare) is not None and sign.search(other.bare) is not None for sign in (_LABEL, _SCORE))


def tell_joints(joints: Sequence[Joint], page: Page, lists: Lists, sisters: Sequence[bool]) -> tuple[Joint, ...]:
    """Say at the border of every line with the one before it what a list, or a signature, says for a new paragraph."""
    lines, words = page.lines, page.words
    told = list(joints)
    for place in [place for place, word in enumerate(words) if place and word is not UNTOLD]:
        line, word, joint = lines[place], words[place], joints[place - 1]
        if word.closing and line.edge in UNMARKED:
            told[place - 1] = joint._replace(signed=True)
        elif word.byline and word.carried:
            told[place - 1] = joint._replace(left_open=0)
        elif word.item and not words[place - 1].title and _is_listed(page, place):
            told[place - 1] = joint._replace(sentence=LISTED, listed=sisters[place])
        elif word.numbered == BEHIND:
            told[place - 1] = joint._replace(sentence=joint.sentence + _BEHIND)
    for place, announcing in lists.announcing.items():
        if place and announcing == 1.0 and not lines[place].commas and lines[place - 1].edge in STOPPED:
            told[place - 1] = joints[place - 1]._replace(sentence=joints[place - 1].sentence + _BEHIND)
    return tuple(told)


def _is_listed(page: Page, place: int) -> bool:
    """Whether an item opens with a list's sign or entry, or with a number and is no head, having marks or going on.

    The first number of a series tells as much behind a full stop only, and if the item has one itself.
    """
    above, line, word = page.lines[place - 1], page.lines[place], page.words[place]
    if line.bare[0] in _SIGNS or word.entry:
        return True
    if word.numbered != LATER:
        return word.numbered == OPENING and above.edge in STOPPED and "。" in line.bare
    return line.commas > 0 or line.edge in STOPPED or abs(page.measures[place] - line.width) <= _TURNED


def weigh_listed(roles: list[tuple[float, ...]], lines: Sequence[Line], lists: Lists) -> None:
    """Weigh anew the roles of the lines that announce lists, and of those that open their rows."""
    for place, announcing in lists.announcing.items():
        weights = list(roles[place])
        for role, said in _ANNOUNCING.items():
            weights[role] += said * announcing
        if lines[place].edge is Edge.COLON:
            weights[LAST] += _COLON_ENDS
            weights[SINGLE] += _COLON_ENDS
        roles[place] = tuple(weights)
    for place in lists.rows - lists.announcing.keys():
        weights = list(roles[place])
        weights[FIRST] += _ROW
        weights[MIDDLE] += _ROW
        roles[place] = tuple(weights)
