"""What each line says for each role, as natural logarithms of probabilities.

The shares were judged by hand from the setting rules and from how newspapers write; they are deliberately round.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Final

from typeset.copydesk.cues import Cues
from typeset.copydesk.habits import Habits
from typeset.copydesk.lines import CLOSERS, NO_START, OPENERS, Edge, Line, measure
from typeset.copydesk.measures import UNSET
from typeset.copydesk.seams import Seams, Turn

FIRST, MIDDLE, LAST, SINGLE, HEAD, BYLINE, CREDIT, FURNITURE, VERSE, JUMP = range(10)
NEVER: Final = -1e9

_OPEN_EDGE: Final = {
    Edge.STOP: log(0.05),
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
    Edge.OTHER: log(0.0035),
    Edge.COMMA: log(0.001),
    Edge.OPENER: log(0.00001),
}
"""What a paragraph ends on."""
_HEAD_EDGE: Final = {
    Edge.OTHER: log(0.80),
    Edge.EXCLAIM: log(0.06),
    Edge.CLOSER: log(0.11),
    Edge.STOP: log(0.006),
    Edge.COMMA: log(0.02),
    Edge.COLON: log(0.04),
    Edge.OPENER: log(0.0005),
}
"""What a line of a head ends on: heads have no full stop."""
_VERSE_EDGE: Final = {
    Edge.OTHER: log(0.42),
    Edge.COMMA: log(0.27),
    Edge.STOP: log(0.22),
    Edge.EXCLAIM: log(0.04),
    Edge.COLON: log(0.02),
    Edge.CLOSER: log(0.02),
    Edge.OPENER: log(0.0005),
}
_TURNS: Final = {
    False: {
        Turn.CLEAN: (log(0.56), log(0.96), log(0.79)),
        Turn.SEEN: (log(0.06), log(0.02), log(0.15)),
        Turn.WORD: (log(0.27), log(0.015), log(0.03)),
        Turn.BOTH: (log(0.11), log(0.005), log(0.03)),
    },
    True: {
        Turn.CLEAN: (log(0.28), log(0.88), log(0.74)),
        Turn.SEEN: (log(0.07), log(0.04), log(0.18)),
        Turn.WORD: (log(0.50), log(0.07), log(0.07)),
        Turn.BOTH: (log(0.15), log(0.01), log(0.01)),
    },
}
"""How line turns fall inside a paragraph, at other borders, and inside a head: Chinese, Japanese."""
_STRAY: Final = -3.8
"""A first line whose column is nowhere else on the page: a width of its own, and the column's own rarity."""
_NUMBER: Final = re.compile("[0-9０-９]+")
_INNER_MARKS: Final = frozenset("，、。；,;")
_OTHER_COLUMN: Final = -3.0
"""A paragraph whose two lines stand in columns of different measure."""
_PHRASE: Final = 2.5
"""A caption that is a phrase has no stop."""
_BRACKETS: Final = re.compile("[（《〈【〔〖［(“「『”」』）》〉】〕〗］)]")
_HARD: Final = frozenset("（《〈【〔〖［(）》〉】〕〗］)")
_RUN: Final = re.compile(r"[0-9A-Za-z.,:%\-/]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each line: `roles`, the emission of each role; and for its border with the line before it: `inside` if
    both belong to one paragraph, `between` if a paragraph ends and another begins, `before_head`, `behind_head` if one of
    both is a head, `apart` at other roles' borders, `stacked` if both are lines of one head, `lined` if of one poem or table.
    """

    roles: tuple[tuple[float, ...], ...]
    joints: tuple["Joint", ...]
    inside: tuple[float, ...]
    between: tuple[float, ...]
    apart: tuple[float, ...]
    before_head: tuple[float, ...]
    behind_head: tuple[float, ...]
    stacked: tuple[float, ...]
    lined: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Which lines bear the words of a role."""

    story: tuple[bool, ...]
    item: tuple[bool, ...]
    byline: tuple[bool, ...]
    credit: tuple[bool, ...]
    furniture: tuple[bool, ...]
    jump: tuple[bool, ...]
    caption: tuple[bool, ...]
    closing: tuple[bool, ...]
    name: tuple[bool, ...]
    carried: tuple[bool, ...]
    speaker: tuple[bool, ...]
    dateline: tuple[bool, ...]


def weigh(lines: Sequence[Line], measures: Sequence[int], marked: Marked, habits: Habits) -> Evidence:
    """Gather the evidence for every line and every border."""
    seams = Seams([line.bare for line in lines], japanese=habits.japanese)
    roles: list[tuple[float, ...]] = []
    joints: list[Joint] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        look = _set_line(line, (before, after), measures[place], habits)
        emissions = list(_emissions(line, look, measures[place], Words.of(marked, place)))
        emissions[HEAD] += seams.echo(place)
        if line.edge is not Edge.STOP and _ends_caption(lines, place, marked):
            emissions[LAST] += _PHRASE
            emissions[SINGLE] += _PHRASE
        roles.append(tuple(emissions))
        if before is not None:
            other = abs(measures[place] - measures[place - 1]) > 3
            joints.append(Joint(seams.turn(before.bare, line.bare), _depths(before.bare)[0], other))
    return Evidence(tuple(roles), tuple(joints), *_borders(lines, joints, habits))


def _ends_caption(lines: Sequence[Line], place: int, marked: Marked) -> bool:
    """Whether a line that closes on no stop may close a caption: a credit follows, or the ＝ of a Japanese caption."""
    if place + 1 < len(lines) and marked.credit[place + 1]:
        return True
    return any("＝" in line.bare for line in lines[max(0, place - 2) : place + 1])


def weigh_again(evidence: Evidence, lines: Sequence[Line], habits: Habits) -> Evidence:
    """Weigh the borders anew by other habits."""
    return Evidence(evidence.roles, evidence.joints, *_borders(lines, evidence.joints, habits))


@dataclass(frozen=True, slots=True)
class Joint:
    """The border of two lines: how the turn falls, what bracket is open at it, whether the measure changes."""

    turn: Turn
    left_open: int
    other_column: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Which roles one line's words tell."""

    story: bool
    item: bool
    byline: bool
    credit: bool
    furniture: bool
    jump: bool
    caption: bool
    closing: bool
    name: bool
    speaker: bool
    dateline: bool

    @classmethod
    def of(cls, marked: Marked, place: int) -> "Words":
        """Gather one line's."""
        return cls(
            marked.story[place], marked.item[place], marked.byline[place], marked.credit[place],
            marked.furniture[place], marked.jump[place], marked.caption[place], marked.closing[place], marked.name[place], marked.speaker[place], marked.dateline[place],
        )  # fmt: skip


def _emissions(line: Line, look: tuple[float, float, float, float], width: int, words: Words) -> tuple[float, ...]:
    """The log probability of the line's look under each role; `look`: as a first, middle, last, single line."""
    first, middle, last, single = look
    opening, going_on, head = _words(line, words)
    special = words.byline or words.credit or words.furniture or words.jump
    if special:
        opening, going_on, head = opening + log(0.004), going_on + log(0.02), head + log(0.004)
    if words.closing:
        single, head = single + 3.5, head + log(0.08)
    if words.name:
        going_on, head = going_on + log(0.1), head + log(0.05)
    return (
        first + opening,
        middle + going_on,
        last + going_on,
        single + opening,
        _head(line) + head,
        log(0.3) if words.byline else log(0.02) if words.name or words.dateline else NEVER,
        log(0.3) if words.credit else NEVER,
        log(0.5) if words.furniture else NEVER,
        _verse(line, width) + (0.0 if words.item and not words.closing else head),
        log(0.5) if words.jump else NEVER,
    )


def _verse(line: Line, width: int) -> float:
    """The look of a line of verse or of a table: it stops short of the measure, its spaces are its own."""
    score = _VERSE_EDGE[line.edge]
    if line.spaced:
        return score - 3.0
    marks = sum(char in _INNER_MARKS for char in line.bare[:-1])
    score += min(log(0.85) + len(line.bare) / 8.5, 1.8) if not marks else -1.0 * marks
    if line.edge is Edge.OTHER and abs(line.width - width) <= 1:
        score -= 0.8
    if line.tokens > 1 and line.loose + 4 <= width:
        score += 1.2 if line.tokens == 2 else 2.5
    score += 0.5 * max(0, min(6, len(_NUMBER.findall(line.bare[:80]))) - 2)
    return score - (0.0 if line.width <= 40 else 1.2 if line.width <= 64 else 3.0)


def _set_line(
    line: Line, beside: tuple[Line | None, Line | None], width: int, habits: Habits
) -> tuple[float, float, float, float]:
    """The look of a first, middle, last and single line of a paragraph set in a column `width` half ems wide.

    A column too short to be told (`measures.UNSET`, or a guess that the line gives the lie) is its own measure.
    """
    before, after = beside
    need = _first_unit(after.bare) if after is not None else 2
    open_edge, close_edge = _OPEN_EDGE[line.edge], _CLOSE_EDGE[line.edge]
    stray_first, stray_middle, stray_last = _stray(line, beside)
    if line.spaced:
        open_edge, close_edge = open_edge + log(0.08), close_edge + log(0.0003)
        return open_edge, open_edge, close_edge - 3, close_edge - 3
    if width == UNSET:
        return stray_first + open_edge, stray_middle + open_edge, stray_last + close_edge, close_edge + log(0.02)
    lack = width - line.width
    none, one, two = habits.lack
    first = max(log(none) + wrapped(lack, need), log(one) + wrapped(lack - 2, need), log(two) + wrapped(lack - 4, need))
    middle = wrapped(lack, need)
    ended = log(2 / width) + (0.0 if lack >= -1 else -2.0 if lack >= -2 else -7.0)
    single = ended + (0.9 if line.edge is Edge.OTHER else 0.0)
    return (
        max(first, stray_first) + open_edge,
        max(middle, stray_middle) + open_edge,
        max(ended, stray_last) + close_edge,
        single + close_edge,
    )


def _stray(line: Line, beside: tuple[Line | None, Line | None]) -> tuple[float, float, float]:
    """The look of a first, middle and last line in a column of a few lines, judged by the lines beside it alone."""
    before, after = beside
    if line.tokens > 2 or line.width < 8:
        return NEVER, NEVER, NEVER if line.tokens > 2 or before is None else log(2 / before.width) - 1.0
    full = before is not None and not line.blank
    first = _STRAY if after is not None and not after.blank and line.width >= after.width - 5 else NEVER
    grown = line.width - before.width if before is not None and full else 99
    middle = -2.0 if -1 <= grown <= 1 else -4.2 if 1 < grown <= 5 else NEVER
    last = log(2 / before.width) - 0.4 if before is not None and full and line.width <= before.width + 1 else NEVER
    return first, middle, last


@cache
def wrapped(lack: int, need: int) -> float:
    """The log probability that a line `lack` half ems short of its measure was full, the next unit needing `need`.

    A setter fills a line until the next unit does not fit: slack beyond it means that the line was ended, not full.
    """
    if lack < 0:
        return (-0.0, -2.6, -3.2, -5.5, -6.5)[-lack] if lack >= -4 else -9.0
    slack = lack - need
    if slack < 0:
        return log(0.8) if lack <= 1 else log(0.5) - 0.25 * lack
    return -3.0 - 0.9 * min(slack, 10) - (0.4 * min(slack - 10, 10) if slack > 10 else 0.0)


@cache
def _unit(head: str) -> int:
    """The width of what cannot be parted at the beginning of a line: a number or word, or a character and its marks."""
    lead = 1 if head[0] in OPENERS else 0
    run = _RUN.match(head, lead)
    size = run.end() if run else lead + 1
    while size < len(head) and head[size] in NO_START:
        size += 1
    return max(2, measure(head[:size]))


def _first_unit(text: str) -> int:
    return _unit(text[:12])


def _words(line: Line, words: Words) -> tuple[float, float, float]:
    """What the line's words say for opening a paragraph, for going on with one, and for a head."""
    opening = going_on = head = 0.0
    if line.gaps > 1:
        opening, going_on = opening - 2.5, going_on - 2.5
    if words.story:
        opening, going_on, head = opening + log(0.2), going_on + log(0.0004), head + log(0.0008)
    elif words.speaker:
        opening, going_on, head = opening + log(0.25), going_on + log(0.001), head + log(0.02)
    elif words.item:
        opening, going_on, head = opening + log(0.12), going_on + log(0.006), head + log(0.05)
    if words.caption:
        opening, going_on, head = opening + log(0.1), going_on + log(0.003), head + log(0.004)
    if line.bare[0] in NO_START or line.bare[0] in CLOSERS:
        opening, going_on, head = opening + log(0.0005), going_on + log(0.02), head + log(0.002)
    left_open, closes = _depths(line.bare)
    if closes:
        opening += log(0.01) if closes > 1 else log(0.04)
        head += log(0.1)
    if left_open:
        head += log(0.15)
    return opening, going_on, head


def _depths(bare: str) -> tuple[int, int]:
    """Whether the line leaves a bracket open, and closes one that it did not open: 0 no, 1 a quotation, 2 a bracket."""
    stack: list[str] = []
    closes = 0
    for mark in _BRACKETS.findall(bare):
        if mark in OPENERS:
            stack.append(mark)
        elif stack:
            stack.pop()
        else:
            closes = max(closes, 2 if mark in _HARD else 1)
    return max((2 if mark in _HARD else 1 for mark in stack), default=0), closes


def _borders(lines: Sequence[Line], joints: Sequence[Joint], habits: Habits) -> Iterator[tuple[float, ...]]:
    """For each kind of border, what every border of two lines says for it; the page's top is no border."""
    top = (NEVER, *[0.0] * 6)
    rows = [top, *(_border(line, joint, habits) for line, joint in zip(lines[1:], joints, strict=True))]
    return zip(*rows, strict=True)


def _border(line: Line, joint: Joint, habits: Habits) -> tuple[float, ...]:
    """What a border says for each kind of border, in the order of `Evidence`."""
    inside = log(habits.blank_inside if line.blank else 1 - habits.blank_inside)
    between = log(habits.blank_between if line.blank else 1 - habits.blank_between)
    before_head = log(habits.blank_before_head if line.blank else 1 - habits.blank_before_head)
    behind_head = log(habits.blank_behind_head if line.blank else 1 - habits.blank_behind_head)
    apart = log(0.65 if line.blank else 0.35)
    lined = log(0.09 if line.blank else 0.91) - 0.2
    stacked = log(0.35 if line.blank else 0.65) + log(0.3 if line.indent else 0.7)
    inside += log(habits.shown_inside if line.indent else 1 - habits.shown_inside)
    between += log(habits.shown if line.indent else 1 - habits.shown)
    special = log(0.3 if line.indent else 0.7)
    turned = _TURNS[habits.japanese].get(joint.turn)
    if turned:
        inside += turned[0]
        between += turned[1]
        special += turned[1]
        stacked += turned[2]
        lined += turned[1]
    if joint.left_open:
        between += log(0.02 if joint.left_open > 1 else 0.15)
        special += log(0.05 if joint.left_open > 1 else 0.2)
    if joint.other_column:
        inside += _OTHER_COLUMN
    return inside, between, apart + special, before_head + special, behind_head + special, stacked, lined


def _head(line: Line) -> float:
    """The look of a line of a head."""
    width = line.width
    if width < 4:
        size = log(0.001)
    elif width < 8:
        size = log(0.012)
    elif width <= 44:
        size = log(0.035)
    else:
        size = log(0.006) if width <= 52 else log(0.0015) if width <= 64 else log(0.0003)
    size -= 1.2 * max(0, len(_NUMBER.findall(line.bare[:80])) - 2)
    return size + _HEAD_EDGE[line.edge] + head_style(line)


def _is_japanese(text: str) -> bool:
    return any("\u3041" <= char <= "\u30fe" for char in text)


def head_style(line: Line) -> float:
    """How much more like a headline than like running text the line reads."""
    if len(line.bare) > 80:
        return -6.0
    weights = style_weights()
    inner = line.bare[:-1]
    style = sum(weights[char] for char in inner if char in weights)
    marks = sum(char in _INNER_MARKS for char in inner)
    marks -= 0.6 * ("、" in inner and _is_japanese(inner))
    style += min(log(0.8) + len(inner) / 8.5, 2.3) if not marks else -1.0 * marks
    style = max(style, -5.0)
    if line.bare.startswith(("——", "──", "－－")):
        style += 2.5
    if line.gaps:
        style += 1.2 if line.gaps == 1 else 0.3
    return min(style, 4.0)


@cache
def style_weights() -> dict[str, float]:
    """The characters of tables/style.tsv and their weights."""
    rows = (files("typeset.copydesk") / "tables" / "style.tsv").read_text(encoding="utf-8").splitlines()
    return {row[0]: float(row.split("\t")[1]) for row in rows if row and not row.startswith("#")}
