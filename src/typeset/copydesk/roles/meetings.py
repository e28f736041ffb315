"""What the border of a line with the line before it says for each kind of border that may stand there.

All terms are natural logarithms of probabilities.
"""

from collections.abc import Sequence
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.lines.habits import Habits
from typeset.copydesk.lines.line import Line
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.lines.seams import Turn
from typeset.copydesk.roles.joints import Joint

_TURNS: Final = {
    False: {
        Turn.CLEAN: (log(0.56), log(0.96), log(0.79), log(0.96)),
        Turn.SEEN: (log(0.06), log(0.02), log(0.15), log(0.03)),
        Turn.WORD: (log(0.27), log(0.015), log(0.02), log(0.008)),
        Turn.BOTH: (log(0.11), log(0.005), log(0.03), log(0.003)),
    },
    True: {
        Turn.CLEAN: (log(0.28), log(0.88), log(0.74), log(0.92)),
        Turn.SEEN: (log(0.07), log(0.04), log(0.18), log(0.04)),
        Turn.WORD: (log(0.50), log(0.07), log(0.07), log(0.02)),
        Turn.BOTH: (log(0.15), log(0.01), log(0.01), log(0.005)),
    },
}
"""How line turns fall inside a paragraph, at other borders, inside a head, in verse: Chinese, Japanese."""
_OTHER_COLUMN: Final = -4.5
"""A paragraph whose two lines stand in columns of different measure."""
_LED_ON: Final = 10.0
"""What goes on for certain: neither the mark before it nor the want of a full stop speaks against a paragraph."""
LISTED: Final = 4.0
"""A list's sign stands in no sentence: whatever is above it has ended, with a full stop or without, but its head."""
_LINED: Final = 0.35
"""On a page that has no blank lines their lack says no more for verse going on than for anything ending."""


class Border(NamedTuple):
    """What the border of a line with the line before it says for each kind of border.

    `inside` if both belong to one paragraph, `between` if a paragraph ends and another begins, `before_head` and
    `behind_head` if one of both is a head, `apart` at other roles' borders, `opened` besides where a paragraph begins
    at one of these, `stacked` inside one head, `lined` inside one poem or table, `captioned` inside one caption.
    `spread`: by how much these at most speak for what follows one of two roles.
    """

    inside: float
    between: float
    apart: float
    opened: float
    before_head: float
    behind_head: float
    stacked: float
    lined: float
    captioned: float
    spread: float


_TOP: Final = Border(NEVER, *[0.0] * 9)
"""The page's top is no border."""


class Meetings(NamedTuple):
    """How the lines of a page meet, each way once, and for every line which of these is its border's."""

    ways: list[tuple[bool, bool, Joint]]
    numbers: list[int]

    @classmethod
    def of(cls, lines: Sequence[Line], joints: Sequence[Joint]) -> "Meetings":
        """Sort the borders of lines, but the first's: by the space before it, and by its joint."""
        known: dict[tuple[bool, bool, Joint], int] = {}
        met = [(line.blank > 0, line.indent > 0, joint) for line, joint in zip(lines[1:], joints, strict=True)]
        numbers = [known.setdefault(way, len(known)) for way in met]
        return cls(list(known), numbers)

    def weigh(self, habits: Habits) -> list[Border]:
        """What every border says on a page of such habits."""
        spaces: dict[tuple[bool, bool, bool, bool], _Space] = {}
        borders = []
        for blank, indented, joint in self.ways:
            space = blank, indented, joint.signed, joint.run_in
            if space not in spaces:
                spaces[space] = _weigh_space(*space, habits)
            borders.append(_weigh_joint(joint, spaces[space], habits))
        return [_TOP, *map(borders.__getitem__, self.numbers)]


def weigh_border(blank: bool, indented: bool, joint: Joint, habits: Habits) -> Border:
    """What a border says for each kind of border, by whether space stands before it."""
    return _weigh_joint(joint, _weigh_space(blank, indented, joint.signed, joint.run_in, habits), habits)


class _Space(NamedTuple):
    """What the space at a border says, as in a `Border`, but `special`: for what stands by itself there."""

    inside: float
    between: float
    apart: float
    opened: float
    before_head: float
    behind_head: float
    stacked: float
    lined: float
    captioned: float
    special: float


def _weigh_space(blank: bool, indented: bool, signed: bool, run_in: bool, habits: Habits) -> _Space:
    """What a blank line and an indent say at a border, or that there is none; `signed`, `run_in`: of its `Joint`."""
    inside = log(habits.blank_inside if blank else 1 - habits.blank_inside)
    # Who signs and when stands as it was set: neither a blank line nor an indent tells of it.
    between = log(0.5 if signed else habits.blank_between if blank else 1 - habits.blank_between)
    before_head = log(habits.blank_before_head if blank else 1 - habits.blank_before_head)
    behind = habits.blank_behind_run_in if run_in else habits.blank_behind_head
    behind_head = log(behind if blank else 1 - behind)
    apart = log(0.65 if blank else 0.35)
    lined = log(0.04 if blank else _LINED if habits.airless else 0.96)
    stacked = log(habits.blank_stacked if blank else 1 - habits.blank_stacked) + log(0.3 if indented else 0.7)
    inside += log(habits.shown_inside if indented else 1 - habits.shown_inside)
    shown = log(0.5 if signed else habits.shown if indented else 1 - habits.shown)
    between += shown
    special = log(0.3 if indented else 0.7)
    opened = shown - special
    captioned = NEVER if blank else log(0.15 if indented else 0.85)
    return _Space(inside, between, apart, opened, before_head, behind_head, stacked, lined, captioned, special)


def _weigh_joint(joint: Joint, space: _Space, habits: Habits) -> Border:
    """What a border of such a space says by its joint as well."""
    inside, between, apart, opened, before_head, behind_head, stacked, lined, captioned, special = space
    turned = _TURNS[habits.japanese].get(joint.turn)
    if turned:
        inside += turned[0]
        between += turned[1]
        special += turned[1]
        stacked += turned[2]
        lined += turned[3]
        captioned += turned[0]
    between += joint.sentence
    inside += _LED_ON * joint.led_on
    if joint.left_open:
        between += log(0.02 if joint.left_open > 1 else 0.15)
        special += log(0.05 if joint.left_open > 1 else 0.2)
        lined += log(0.05 if joint.left_open > 1 else 0.5)
    if joint.other_column:
        inside += _OTHER_COLUMN
    # A list's sign opens a section head as well.
    before_head, behind_head = before_head + special + LISTED * joint.listed, behind_head + special
    apart += special
    spread = max(abs(apart - behind_head), abs(before_head - stacked))
    begun = between, apart + opened, behind_head + opened
    spread = max(spread, max(begun) - min(begun))
    return Border(inside, between, apart, opened, before_head, behind_head, stacked, lined, captioned, spread)
