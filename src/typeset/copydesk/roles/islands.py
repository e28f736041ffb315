"""Captions that stand inside a paragraph: where a column breaks in mid-sentence, a tool may give a photo's words first.

Lines between blank lines, that look like captions, are such an island where the text above them goes on below them: it
has no end above, no beginning below, and words, measure and brackets of both pieces meet. A reading of the page may
cross it from a paragraph's line above to one below (`roles.Bridge`); the likeliest of all readings tells. Everything is
a natural logarithm.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log
from typing import Final

from typeset.copydesk.lines.habits import Habits
from typeset.copydesk.lines.line import STOPPED, Line
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.role import CAPTION, CREDIT, FIRST, LAST, MIDDLE
from typeset.copydesk.lines.seams import TORN
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.roles.evidence import Evidence, inside_of
from typeset.copydesk.roles.reading import NEXT, Bridge

_LINES: Final = 24
"""No more lines stand inside a paragraph."""
_NEAR: Final = 4
"""A caption that no blank line parts from a text begins no more lines above its credit."""
_INTERPOSED: Final = log(0.01)
"""A caption behind a paragraph's line that is not its last."""
_ALONE: Final = log(0.05)
"""One behind a line between blank lines, which is rather a head."""
_FULL: Final = 3
"""A line that goes on is no more half ems off its measure."""
_UNLIKE: Final = -8.0
"""A line that looks so much less like one inside a paragraph than like something else is none."""
_HOPELESS: Final = (-12.0, -3.0)
"""Lines that say less for being captions are none: all of them, and each."""
_TO_CAPTION: Final = 7
_TO_CREDIT: Final = 4
"""Their columns of the shares of what follows."""

_Read = tuple[float, tuple[int, ...]]
"""What lines say for being captions and credits, and which they are."""


def find_bridges(
    lines: Sequence[Line],
    measures: Sequence[int],
    words: Sequence[Words],
    evidence: Evidence,
    known: tuple[Habits, Cues],
) -> list[Bridge]:
    """The islands of a page that a paragraph may go on over, and what each says for that."""
    found = []
    habits, cues = known
    near = _above_credits(words)
    for start in range(1, len(lines)):
        above = lines[start - 1]
        if not (lines[start].blank or start in near) or not _goes_on(
            above, measures[start - 1], words[start - 1], habits
        ):
            continue
        if not _looks(evidence.roles[start - 1], (FIRST, MIDDLE)):
            continue
        for end, (score, roles) in _islands(lines, words, evidence, start):
            below = lines[end]
            if (above.edge in STOPPED and below.indent) or not _looks(evidence.roles[end], (MIDDLE, LAST)):
                continue
            if not (lines[start].blank and below.blank) and not _is_set_in(lines, measures, evidence, (start, end)):
                continue
            column = measures[start - 1], measures[end]
            inside = inside_of((above, replace(below, blank=0)), column, evidence, habits, cues)
            said = _INTERPOSED + _ALONE * (above.blank > 0) + inside
            found.append(Bridge(start, end, score + said, roles))
    return found


def crossed(bridges: Sequence[Bridge], roles: Sequence[int]) -> tuple[Bridge, ...]:
    """The bridges that a reading has taken: no other reading has a caption behind a line that is not the last."""
    return tuple(
        bridge
        for bridge in bridges
        if roles[bridge.start - 1] in (FIRST, MIDDLE)
        and roles[bridge.end] in (MIDDLE, LAST)
        and tuple(roles[bridge.start : bridge.end]) == bridge.roles
    )


def without(lines: Sequence[Line], bridges: Sequence[Bridge]) -> tuple[Line, ...]:
    """The lines of a page without its islands, and without the blank lines round these."""
    gone = {place for bridge in bridges for place in range(bridge.start, bridge.end)}
    behind = {bridge.end for bridge in bridges}
    return tuple(
        replace(line, blank=0) if place in behind else line for place, line in enumerate(lines) if place not in gone
    )


def _is_set_in(lines: Sequence[Line], measures: Sequence[int], evidence: Evidence, island: tuple[int, int]) -> bool:
    """Whether an island that no blank line parts from a text can be seen to be none of it, and the text to go on.

    The line above it is full, and no caption's first: one as full stands above that, or it has an indent. Its own lines
    are narrower; or a word of the text goes on below it.
    """
    start, end = island
    above, first, below = lines[start - 1], lines[start], lines[end]
    full = measures[start - 1]
    if abs(full - above.width) - above.indent >= _FULL:
        return False
    if not above.indent and (start == 1 or abs(full - lines[start - 2].width) - lines[start - 2].indent >= _FULL):
        return False
    if evidence.seams.turn(above.bare, first.bare) in TORN:
        return False
    narrow = max([line.width for line in lines[start:end]]) + _FULL < full
    return narrow or evidence.seams.turn(above.bare, below.bare) in TORN


def _above_credits(words: Sequence[Words]) -> set[int]:
    """The few lines above the credits of a page, with which a caption may begin where no blank line tells."""
    credits = [place for place, told in enumerate(words) if told.credit or told.credited]
    return {place for credit in credits for place in range(max(1, credit - _NEAR), credit + 1)}


def _goes_on(line: Line, measure: int, words: Words, habits: Habits) -> bool:
    """Whether a line may be a paragraph's that goes on; behind a full stop only an indent that is missing tells."""
    if words.credit or words.credited or words.furniture or words.byline or words.jump:
        return False
    if line.edge in STOPPED:
        return measure != UNSET and abs(measure - line.width) < _FULL and habits.shown > 0.5
    return True


def _looks(emission: Sequence[float], roles: tuple[int, int]) -> bool:
    """Whether a line may have one of two roles, by what it says itself."""
    return max(emission[roles[0]], emission[roles[1]]) > max(emission) + _UNLIKE


def _islands(
    lines: Sequence[Line], words: Sequence[Words], evidence: Evidence, start: int
) -> Iterator[tuple[int, _Read]]:
    """The captions from a line on, one or several, with where they may end, before a blank line, and how likely."""
    looks, ends = evidence.captions.looks, evidence.captions.ends
    share = NEXT[CAPTION][_TO_CAPTION]
    caption: _Read = share + _open(evidence, start) + looks[start], (CAPTION,)
    credit: _Read = share + evidence.roles[start][CREDIT], (CREDIT,)
    floor, slope = _HOPELESS
    for place in range(start + 1, min(len(lines), start + _LINES + 1)):
        floor += slope
        if max(caption[0], credit[0]) < floor:
            return
        parted = lines[place].blank or words[place - 1].credit or words[place - 1].credited
        if parted and not _begins(words[place]):
            yield place, max((caption[0] + ends[place], caption[1]), credit)
        caption, credit = _further(caption, credit, evidence, place)


def _open(evidence: Evidence, place: int) -> float:
    """What speaks for a caption's beginning; what looks like one by itself may be what goes on, too."""
    lone = evidence.captions.lone.get(place)
    opens = evidence.captions.opens[place]
    return opens if lone is None else min(opens, lone.odds)


def _begins(words: Words) -> bool:
    """Whether a line's words can only begin something."""
    return words.story or words.caption or words.furniture or words.byline or words.credit or words.speaker


def _further(caption: _Read, credit: _Read, evidence: Evidence, place: int) -> tuple[_Read, _Read]:
    """Extend captions by one line: as a caption's, as a credit."""
    captions, border = evidence.captions, evidence.borders[place]
    ended, closed = caption[0] + captions.ends[place] + border.apart, credit[0] + border.apart
    opened = max((ended + NEXT[CAPTION][_TO_CAPTION], caption[1]), (closed + NEXT[CREDIT][_TO_CAPTION], credit[1]))
    score, above = max(
        (caption[0] + border.captioned + captions.fits[place], caption[1]),
        (opened[0] + _open(evidence, place), opened[1]),
    )
    signed, beside = max(
        (ended + NEXT[CAPTION][_TO_CREDIT], caption[1]), (closed + NEXT[CREDIT][_TO_CREDIT], credit[1])
    )
    return (
        (score + captions.looks[place], (*above, CAPTION)),
        (signed + evidence.roles[place][CREDIT], (*beside, CREDIT)),
    )
