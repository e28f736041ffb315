"""A page's habits, told from its unmistakable places: does it part paragraphs by blank lines, does it show indents?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log
from typing import Final

from typeset.copydesk.lines.fills import TURNED_EARLY, Room, room_in, wrapped
from typeset.copydesk.lines.line import STOPPED, Edge, Line, is_tight
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.role import EVEN, FIRST, HEAD, LAST, MIDDLE, POEM, SINGLE, TABLE

_SHORT: Final = 5
"""A line this many half ems short that ends on a stop ends its paragraph."""

_INDENTS: Final = (0, 2, 4)
"""How deep papers indent a first line, in half ems."""
_USUAL: Final = {False: (0.5, 0.1, 1.0), True: (0.4, 1.0, 0.1)}
"""What is believed of that before the page is seen, in first lines: Chinese, Japanese."""
_STRANGE: Final = 0.02 * exp(-3.5)
"""What was no first line after all."""
_ROUNDS: Final = 4
_LEAST: Final = 0.02
_NEARLY: Final = 0.95
_DEEPEST: Final = 4
"""An indent is no deeper, in half ems: what stands further back is centred."""


_INSIDE: Final = frozenset({Edge.COMMA, Edge.OTHER})
"""What a line ends on that is not a sentence's last."""
_PUSHED_OUT: Final = 2
"""A line is turned too early by no more half ems: one character, or its mark."""
_USUALLY: Final = 0.03
"""The share of lines that are, where the page says nothing else, and how many lines that counts for."""
_BELIEF: Final = 20
_STEP: Final = 0.25
_NEVER: Final = -5.0
"""No setter is surer than this not to."""
_SEVERAL: Final = 3
"""A page has tables if so many lines are rows."""
_POETIC: Final = 8
"""And poems if so many are verse: fewer may be a head's."""
_TEXT: Final = frozenset({FIRST, MIDDLE, LAST, SINGLE})
_GOING_ON: Final = frozenset({MIDDLE, LAST})


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares between 0 and 1, never quite either.

    `blank_between`, `blank_inside`, `blank_before_head`, `blank_behind_head`: a blank line at a paragraph's end, at a
    line end inside one, between a text and a head, between a head and a text. `blank_stacked`: one inside a head.
    `blank_behind_run_in`: one behind a head that nothing parts from the text above it, which is a section's or its
    text's last line. `airless`: whether the page has hardly any (`lines.is_tight`). `shown`, `shown_inside`: white
    space before a first line, before another. `lack`: by how many half ems (0, 2, 4) a full first line's own
    characters are short of the measure. `tables`, `poems`: whether the page has tables, poems. `early`: how likely a
    line is turned where the next unit had still fitted, a natural logarithm.
    """

    blank_between: float
    blank_inside: float
    shown: float
    shown_inside: float
    lack: tuple[float, float, float]
    japanese: bool
    blank_before_head: float = 0.65
    blank_behind_head: float = 0.65
    blank_stacked: float = 0.35
    blank_behind_run_in: float = 0.5
    airless: bool = False
    tables: bool = False
    early: float = TURNED_EARLY
    poems: bool = False


def observe(lines: Sequence[Line], measures: Sequence[int], starts: Sequence[bool], japanese: bool) -> Habits:
    """Count what the sure places show. `starts`: the lines whose words can only open a paragraph."""
    ends, blanks, shown, closed = 0, 0, 0, 0
    insides, blank_insides, shown_insides = 0, 0, 0
    firsts: list[tuple[int, int, Room]] = []
    stop, comma = Edge.STOP, Edge.COMMA
    early = _early(lines, measures)
    for place in range(len(lines) - 1):
        line, after, measure = lines[place], lines[place + 1], measures[place]
        if measure == UNSET:
            continue
        lack = measure - line.width
        closed += line.edge is stop and lack >= _SHORT
        if measure != measures[place + 1]:
            continue
        if starts[place + 1] or (line.edge is stop and lack >= _SHORT):
            if line.edge is not stop or after.edge is stop or after.width < 0.6 * measure:
                continue
            ends += 1
            blanks += after.blank > 0
            shown += after.indent > 0
            if place + 2 < len(lines) and not lines[place + 2].blank:
                firsts.append((measure - after.width, lines[place + 2].unit, room_in(after)))
        elif abs(lack) <= 2 and line.edge is comma:
            insides += 1
            blank_insides += after.blank > 0
            shown_insides += after.indent > 0
    return Habits(
        blank_between=_settle((blanks + 0.8) / (ends + 2)),
        blank_inside=(blank_insides + 0.8) / (insides + 30),
        shown=max((shown + 0.4) / (ends + 2), min((_indented(lines, measures) + 0.4) / (closed + 2), _NEARLY)),
        shown_inside=(shown_insides + 0.1) / (insides + 4),
        lack=_indents(firsts, _USUAL[japanese], early),
        japanese=japanese,
        airless=is_tight([line.blank for line in lines]),
        early=early,
    )


def _indented(lines: Sequence[Line], measures: Sequence[int]) -> int:
    """How many lines of a column stand back behind one that does not, and before another: first lines, if any.

    Behind a paragraph stands a head as often as another paragraph; so many first lines to so many last ones tell.
    """
    return sum(
        line.indent > 0
        and measure != UNSET
        and line.indent <= _DEEPEST
        and line.width > 0.6 * measure
        and not before.indent
        and not after.indent
        for before, line, after, measure in zip(lines, lines[1:], lines[2:], measures[1:], strict=False)
    )


def _early(lines: Sequence[Line], measures: Sequence[int]) -> float:
    """How likely a page's lines are turned where the next unit had still fitted: told from lines inside a text.

    They stand in a column between a full line that ends inside a sentence and another line. A setter who pushes no
    line out leaves none of them short, and then a short one has ended.
    """
    turned, early = 0, 0
    for place in range(1, len(lines) - 1):
        before, line, after, measure = lines[place - 1], lines[place], lines[place + 1], measures[place]
        if measure == UNSET or after.blank or line.blank or line.spaced or line.edge not in _INSIDE:
            continue
        if before.edge not in _INSIDE or not measures[place - 1] == measure == measures[place + 1]:
            continue
        if measure - before.width >= line.unit or after.width > measure + 2:
            continue
        slack = measure - line.width - after.unit
        if slack <= _PUSHED_OUT:
            turned += 1
            early += slack >= 0
    share = (early + _USUALLY * _BELIEF) / (turned + _BELIEF)
    return max(_STEP * round(log(share) / _STEP), _NEVER)


def _indents(
    firsts: Sequence[tuple[int, int, Room]], usual: Sequence[float], early: float
) -> tuple[float, float, float]:
    """The share of first lines with each indent, by expectation and maximization: marks squeezed in or out blur them.

    `firsts`: by how many half ems each is short, what the next unit needs, where it can have been squeezed.
    """
    fits = [tuple(exp(wrapped(lack - indent, need, room, early)) for indent in _INDENTS) for lack, need, room in firsts]
    shares = [share / sum(usual) for share in usual]
    for _ in range(_ROUNDS):
        counts = list(usual)
        for fit in fits:
            likely = [share * chance for share, chance in zip(shares, fit, strict=True)]
            whole = sum(likely) + _STRANGE
            counts = [count + part / whole for count, part in zip(counts, likely, strict=True)]
        shares = [max(count / sum(counts), _LEAST) for count in counts]
    return shares[0], shares[1], shares[2]


def _settle(share: float) -> float:
    """A page parts its paragraphs by blank lines or it does not: what lies between comes of heads not told yet."""
    return share if share > 0.5 else max(0.03, 0.25 * share)


def is_run_in(lines: Sequence[Line], place: int) -> bool:
    """Whether the line above one stands right below a text's end: if it is a head, then a section's or its text's."""
    return place > 1 and not lines[place - 1].blank and lines[place - 2].edge in STOPPED


def learn(lines: Sequence[Line], roles: Sequence[int], habits: Habits) -> Habits:
    """Observe the habits of blank lines again, now that a first reading tells the lines' roles."""
    counts = {"inside": [1.2, 40.0], "between": [1.0, 2.0], "before_head": [1.95, 3.0], "behind_head": [1.95, 3.0]}
    counts["stacked"], counts["run_in"] = [1.05, 3.0], [1.0, 2.0]
    for place in range(1, len(lines)):
        before, here = roles[place - 1], roles[place]
        if here in _GOING_ON:
            border = "inside"
        elif (here == HEAD) != (before == HEAD):
            border = "before_head" if here == HEAD else "behind_head"
            if here != HEAD and is_run_in(lines, place):
                counts["run_in"][0] += lines[place].blank > 0
                counts["run_in"][1] += 1
        elif here == HEAD:
            border = "stacked"
        elif here in _TEXT and before in _TEXT:
            border = "between"
        else:
            continue
        counts[border][0] += lines[place].blank > 0
        counts[border][1] += 1
    shares = {border: min(max(blanks / total, 0.01), 0.97) for border, (blanks, total) in counts.items()}
    return replace(
        habits,
        blank_inside=shares["inside"],
        blank_between=_settle(shares["between"]),
        blank_before_head=shares["before_head"],
        blank_behind_head=shares["behind_head"],
        blank_stacked=shares["stacked"],
        blank_behind_run_in=shares["run_in"],
        tables=roles.count(TABLE) >= _SEVERAL,
        poems=roles.count(POEM) + roles.count(EVEN) >= _POETIC,
    )
