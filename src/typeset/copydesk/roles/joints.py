"""The border of two lines: how the turn falls, what is left open at it, and what the words on either side say."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from typeset.copydesk.lines.dialogue import weigh_turns
from typeset.copydesk.lines.habits import is_run_in
from typeset.copydesk.lines.line import OPENERS, STOPPED, Edge, Line
from typeset.copydesk.lines.seams import Seams, Turn
from typeset.copydesk.marks.cues import Cues

_OPENING: Final = 0.8
_ANAPHOR: Final = -1.4
"""The first words of a sentence: how much likelier a paragraph's first sentence has them than another."""
_FIELD: Final = 2.0
"""The label of a notice's field (地点：) opens a line because it opens a paragraph: elsewhere one line in ten would."""
_INDENTED: Final = 6
"""By so many half ems a first line falls short at most, by its indent and what did not fit."""
_ANNOUNCED: Final = 2.5
"""What a notice announces (通知如下：) stands below, and so does the first item behind a colon."""
_COUNTS: Final = re.compile("[約约達达計计超逾近第每毎各共仅僅]$")
"""What calls for the number behind it: a line that ends on one goes on."""
_NUMBER: Final = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千数數")
ANNOUNCES: Final = re.compile("(如下|以下|下列|[下左]記|次)[^，。：；]{0,6}[：:]$")
_CLASSIFIED: Final = (3.0, 1.5)
"""A little notice is closed (声明作废。), and what follows begins like another (张三遗失……)."""
_ADDRESS: Final = re.compile("[0-9A-Za-z☎℡＠×*（()）@._/\\-]{6,}.{0,3}[。；，]?")
_SIGNED: Final = re.compile("[（(][^（）()。，；]{2,18}[）)]")
_SIGNED_BEHIND: Final = re.compile(f"[。！？][”」』]?{_SIGNED.pattern}$")
_PICTURED: Final = re.compile("[摄攝撮写影图圖供][影图圖供片真]?[）)]$")
"""Who took a picture signs no text."""
_ENDED: Final = 4
"""A line so much shorter than its measure, in half ems, ended there."""
_TURNED: Final = 16
"""A signature that begins on the line above leaves no more characters for its own line."""
_BRACKETS: Final = re.compile("[（《〈【〔〖［(“「『”」』）》〉】〕〗］)]")
_COLON: Final = Edge.COLON
_HARD: Final = frozenset("（《〈【〔〖［(）》〉】〕〗］)")


class Joint(NamedTuple):
    """The border of two lines: how the turn falls, what bracket is open at it, whether the measure changes.

    `sentence`: what the first words of a sentence that begins there say for a paragraph's beginning. `led_on`: whether
    what goes on is a telephone number behind its label, or who wrote it, in brackets. `signed`: whether what closes a
    letter or a notice begins there, which stands where it likes. `listed`: whether a list's sign
    opens it as it does other section heads. `run_in`: whether the line above it stands right below a text's end
    (`habits.is_run_in`).
    """

    turn: Turn
    left_open: int
    other_column: bool
    sentence: float = 0.0
    led_on: bool = False
    signed: bool = False
    listed: bool = False
    run_in: bool = False


def find_joints(
    lines: Sequence[Line], measures: Sequence[int], depths: Sequence[tuple[int, int]], seams: Seams, cues: Cues
) -> tuple[Joint, ...]:
    """Find the border of every line with the line before it; the first line has none."""
    joints = []
    signing, airy = _signs_at_end(lines, measures), _is_airy(lines, measures)
    turns = weigh_turns(lines)
    for place in range(1, len(lines)):
        before, line = lines[place - 1], lines[place]
        measure, above = measures[place], measures[place - 1]
        other = measure != above and abs(measure - above) > 3 and not _fits(before, line, measure)
        led_on, sentence = False, turns[place]
        if before.edge is _COLON:
            sentence = _ANNOUNCED if ANNOUNCES.search(before.bare) or cues.opens("item", line.bare) else 0.0
            led_on = _is_number(before, line, cues)
        elif before.edge in STOPPED and line.bare[0] in "（(" and _SIGNED.fullmatch(line.bare):
            full = -3 < above - before.width < max(3, line.unit)
            led_on, sentence = signing and full and not (airy and line.blank), 0.0
        elif before.edge in STOPPED and not sentence:
            sentence = _sentence(line, cues) + _closed(before, line, cues)
        elif not line.blank and line.bare[0] in _NUMBER and _COUNTS.search(before.bare):
            led_on = True
        turn = seams.turn(before.bare, line.bare)
        joints.append(Joint(turn, depths[place - 1][0], other, sentence, led_on, run_in=is_run_in(lines, place)))
    return tuple(joints)


def _fits(before: Line, line: Line, measure: int) -> bool:
    """Whether a line is as wide as a first line in the column of the one below it."""
    return not line.blank and -2 <= measure - before.width <= _INDENTED


def depths_of(bare: str) -> tuple[int, int]:
    """Whether a line leaves a bracket open, and closes one that it did not open: 0 no, 1 a quotation, 2 a bracket."""
    marks = _BRACKETS.findall(bare)
    if not marks:
        return 0, 0
    stack: list[str] = []
    closes = 0
    for mark in marks:
        if mark in OPENERS:
            stack.append(mark)
        elif stack:
            stack.pop()
        else:
            closes = max(closes, 2 if mark in _HARD else 1)
    return max([2 if mark in _HARD else 1 for mark in stack]) if stack else 0, closes


def _signs_at_end(lines: Sequence[Line], measures: Sequence[int]) -> bool:
    """Whether the page's writers in brackets stand at their texts' ends, not on lines of their own, as is usual."""
    behind = sum([line.bare[-1] in "）)" and _SIGNED_BEHIND.search(line.bare) is not None for line in lines])
    alone = sum(
        line.bare[0] in "（("
        and measure - before.width > _ENDED
        and _SIGNED.fullmatch(line.bare) is not None
        and _PICTURED.search(line.bare) is None
        for before, line, measure in zip(lines, lines[1:], measures, strict=False)
        if before.edge in STOPPED
    )
    return behind >= alone


def _is_airy(lines: Sequence[Line], measures: Sequence[int]) -> bool:
    """Whether blank lines part most of the page's paragraphs; where they do not, one inside a text ends a column."""
    parted = [
        line.blank > 0
        for before, line, measure in zip(lines, lines[1:], measures, strict=False)
        if before.edge in STOPPED and measure - before.width > _ENDED
    ]
    return 2 * sum(parted) > len(parted)


def is_signed(before: Line | None, line: Line) -> bool:
    """Whether a line ends on who wrote the text, in brackets behind its full stop, the name turned perhaps."""
    if line.bare[-1] not in "）)":
        return False
    above = before.bare[-_TURNED:] if before is not None and not line.blank and len(line.bare) < _TURNED else ""
    return _SIGNED_BEHIND.search(above + line.bare) is not None


def _is_number(before: Line, line: Line, cues: Cues) -> bool:
    """Whether a line is the number or address that the label at the end of the one before it (电话：) calls for."""
    if line.blank or not _ADDRESS.fullmatch(line.bare):
        return False
    return "@" in line.bare or cues.is_whole("contact", before.bare + "0")


def _closed(before: Line, line: Line, cues: Cues) -> float:
    """What the words say that close one classified notice and open the next; several stand below one another."""
    if cues.closing("classified", before.bare) == len(before.bare):
        return 0.0
    return _CLASSIFIED[0] + _CLASSIFIED[1] * cues.opens("classified", line.bare)


def _sentence(line: Line, cues: Cues) -> float:
    """What the words behind a full stop say for a paragraph's beginning (据, X says) or for going on (他, その)."""
    if cues.opens("field", line.bare):
        return _FIELD
    if cues.opens("anaphor", line.bare):
        return _ANAPHOR
    return _OPENING if cues.opens("opening", line.bare) else 0.0
