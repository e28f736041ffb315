"""Which role each line plays: the best reading of the whole page, by dynamic programming over its lines.

A paragraph is a first line, middle lines and a last line, or a single one; the other roles are a line each. All terms
are natural logarithms of probabilities, so that the evidence of `typeset.copydesk.roles.evidence` adds up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.lines.role import (
    BYLINE,
    CAPTION,
    COUNT,
    CREDIT,
    EVEN,
    FIRST,
    FURNITURE,
    HEAD,
    JUMP,
    LAST,
    LINEWISE,
    MIDDLE,
    NEVER,
    POEM,
    SINGLE,
    TABLE,
)
from typeset.copydesk.roles.evidence import Evidence
from typeset.copydesk.roles.meetings import Border

PARAGRAPH_END: Final = (LAST, SINGLE)
GO_ON: Final = {FIRST: (log(0.75), log(0.25)), MIDDLE: (log(0.8), log(0.2))}
"""After a first, a middle line: the share of middle and of last lines that follow."""
_PARTS: Final = (FIRST, SINGLE, HEAD, BYLINE, CREDIT, FURNITURE, JUMP, CAPTION)
_NEXT: Final[dict[int, tuple[float, ...]]] = {
    # after:     FIRST  SINGLE HEAD  BYLINE CREDIT FURN. JUMP  CAPTION, verse, a table
    LAST: (0.55, 0.09, 0.43, 0.02, 0.03, 0.02, 0.01, 0.03, 0.004, 0.01),
    SINGLE: (0.47, 0.17, 0.26, 0.02, 0.03, 0.02, 0.01, 0.03, 0.005, 0.012),
    HEAD: (0.455, 0.06, 0.35, 0.08, 0.005, 0.01, 0.01, 0.01, 0.045, 0.06),
    BYLINE: (0.70, 0.06, 0.13, 0.03, 0.01, 0.01, 0.01, 0.005, 0.10, 0.02),
    CREDIT: (0.34, 0.05, 0.33, 0.03, 0.16, 0.06, 0.01, 0.1, 0.01, 0.02),
    FURNITURE: (0.26, 0.04, 0.30, 0.02, 0.01, 0.34, 0.01, 0.05, 0.02, 0.02),
    JUMP: (0.32, 0.04, 0.48, 0.02, 0.02, 0.09, 0.02, 0.03, 0.01, 0.02),
    CAPTION: (0.30, 0.04, 0.35, 0.02, 0.50, 0.05, 0.005, 0.1, 0.005, 0.01),
    **dict.fromkeys(LINEWISE, (0.06, 0.02, 0.16, 0.015, 0.015, 0.01, 0.001, 0.02, 0.01, 0.02)),
}
"""What follows what."""
_AIRLESS: Final = {HEAD: (0.455, 0.06, 0.35, 0.08, 0.005, 0.01, 0.01, 0.05, 0.045, 0.06)}
"""The same on a page that has no blank lines: on others they tell a caption from the head above it."""
_AT_START: Final = (0.30, 0.04, 0.33, 0.03, 0.01, 0.25, 0.01, 0.02, 0.03, 0.03)
_STAY: Final = (log(0.9), log(0.8), log(0.8))
"""Another line of the same poem, even verse, table."""
_OUT_OF_QUESTION: Final = NEVER / 10
"""No line that may be of a role is less likely to look as it does."""
_HOPELESS: Final = 40.0
"""A reading so much less likely than the best is not the page's: no border and no turn of roles says as much."""
_ALIKE: Final = 1e-9
"""What adds up to less is nothing but rounding."""


class Bridge(NamedTuple):
    """Lines `start` to `end` inside a paragraph that are none of its own: their roles, and what they say for it."""

    start: int
    end: int
    score: float
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The likeliest reading of a page up to each of its lines: `scores`, how likely with each role for that line.

    `back`: for each line but the first the role before each of its roles. What crosses one of the `bridges` has its
    number with that.
    """

    scores: list[list[float]]
    back: list[list[int]]
    bridges: Sequence[Bridge]
    score: float
    """How likely the whole page's likeliest reading is."""

    @classmethod
    def of(cls, evidence: Evidence, bridges: Sequence[Bridge] = ()) -> "Course":
        """Read a page line by line."""
        if not evidence.roles:
            return cls([], [], bridges, 0.0)
        scores, back = [_open_page(evidence)], [[0] * COUNT]
        landings: dict[int, list[int]] = {}
        for number, bridge in enumerate(bridges):
            landings.setdefault(bridge.end, []).append(number)
        for place in range(1, len(evidence.roles)):
            score, pointers = _step(scores[-1], evidence, place)
            scores.append(score)
            back.append(pointers)
            for number in landings.get(place, ()):
                above = scores[bridges[number].start - 1]
                _cross(above, bridges[number].score, evidence.roles[place], (score, pointers), number + 1)
        return cls(scores, back, bridges, max(_close_page(scores[-1])))

    def anew(self, evidence: Evidence, start: int, end: int, least: float) -> "Course | None":
        """Read the page with other evidence for the lines [start, end); none where that is no likelier than `least`.

        It is read on to where it says for every role how much less likely the page is: behind that nothing changes.
        """
        scores, back = self.scores[:start], self.back[:start]
        for place in range(start, len(self.scores)):
            score, pointers = _step(scores[-1], evidence, place) if place else (_open_page(evidence), self.back[0])
            scores.append(score)
            back.append(pointers)
            if place < end:
                continue
            gains = _gains(self.scores[place], score)
            if self.score + max(gains) < least - _ALIKE:
                return None
            if max(gains) - min(gains) < _ALIKE:
                scores.extend([[role + gains[0] for role in known] for known in self.scores[place + 1 :]])
                back.extend(self.back[place + 1 :])
                break
        course = Course(scores, back, self.bridges, max(_close_page(scores[-1])))
        return course if course.score > least else None

    def roles(self) -> list[int]:
        """The role of each line in the likeliest reading of the page."""
        if not self.scores:
            return []
        closed = _close_page(self.scores[-1])
        role = max(range(COUNT), key=closed.__getitem__)
        roles = [role]
        place = len(self.back) - 1
        while place:
            role = self.back[place][role]
            place -= 1
            if role >= COUNT:
                number, role = divmod(role, COUNT)
                crossed = self.bridges[number - 1].roles
                roles.extend(reversed(crossed))
                place -= len(crossed)
            roles.append(role)
        return roles[::-1]


def _gains(known: list[float], score: list[float]) -> list[float]:
    """By how much each role of a line is likelier than it was known to be, of those that may be the page's."""
    floors = max(known) - _HOPELESS, max(score) - _HOPELESS
    return [now - before for before, now in zip(known, score, strict=True) if before > floors[0] or now > floors[1]]


def _close_page(score: Sequence[float]) -> list[float]:
    """The scores of the last line; a page seldom ends in the middle of a paragraph."""
    return [likely + log(0.02) if role in (FIRST, MIDDLE) else likely for role, likely in enumerate(score)]


def _cross(
    above: Sequence[float],
    said: float,
    emission: Sequence[float],
    reached: tuple[list[float], list[int]],
    number: int,
) -> None:
    """Let a line go on with the paragraph above a bridge, where that is likelier than how else it is reached.

    `above`: the scores of the line before the bridge. The pointers tell the bridge by its number.
    """
    score, pointers = reached
    for role, from_first, from_middle in _GOING_ON:
        gone_on, origin = max((above[FIRST] + from_first, FIRST), (above[MIDDLE] + from_middle, MIDDLE))
        if (likely := gone_on + said + emission[role]) > score[role]:
            score[role], pointers[role] = likely, number * COUNT + origin


def _open_page(evidence: Evidence) -> list[float]:
    """The scores of the first line; a page may open in the middle of a paragraph, its beginning being elsewhere."""
    score = [NEVER] * COUNT
    emission = evidence.roles[0]
    for role, share in zip(_PARTS, _AT_START, strict=False):
        score[role] = log(share) + emission[role]
    for role, fresh in zip(LINEWISE, evidence.rows.fresh[0], strict=True):
        score[role] = log(_AT_START[-1]) + fresh + emission[role]
    score[CAPTION] += evidence.captions.opens[0]
    score[MIDDLE] = log(0.01) + emission[MIDDLE]
    score[LAST] = log(0.005) + emission[LAST]
    return score


def _step(score: list[float], evidence: Evidence, place: int) -> tuple[list[float], list[int]]:
    """Extend every reading by one line."""
    emission, captions, border = evidence.roles[place], evidence.captions, evidence.borders[place]
    sources = _leave(score, border, captions.ends[place], _NEXT_AIRLESS if evidence.airless else NEXT)
    (first, single, head, verse, table), origins = _best(sources)
    to_first, to_single, to_head, from_verse, from_table = origins
    pointers = [to_first, FIRST, FIRST, to_single, to_head, *_NOWHERE]
    result = [
        first + emission[FIRST],
        NEVER,
        NEVER,
        single + emission[SINGLE],
        head + emission[HEAD],
        *_UNREACHED,
    ]
    begun, gone_on = score[FIRST] + border.inside, score[MIDDLE] + border.inside
    for target, from_first, from_middle in _GOING_ON:
        longer = gone_on + from_middle
        if (reached := begun + from_first) <= longer:
            reached, pointers[target] = longer, MIDDLE
        result[target] = reached + emission[target]
    question = _OUT_OF_QUESTION
    byline, credit, furniture, jump = emission[BYLINE : JUMP + 1]
    if byline > question or credit > question or furniture > question or jump > question:
        for target, column in _SELDOM:
            reached, pointers[target] = _best_before(sources, column)
            result[target] = reached + emission[target]
    if emission[CAPTION] > question:
        reached, origin = _best_before(sources, _CAPTIONED)
        reached += captions.opens[place]
        if (stayed := score[CAPTION] + border.captioned + captions.fits[place]) > reached:
            reached, origin = stayed, CAPTION
        result[CAPTION], pointers[CAPTION] = reached + emission[CAPTION], origin
    fresh, paired, lined = evidence.rows.fresh[place], evidence.rows.paired[place], border.lined
    for target, stayed, begun, origin in (
        (POEM, _STAY[0] + paired[0], verse + fresh[0], from_verse),
        (EVEN, _STAY[1] + paired[1], verse + fresh[1], from_verse),
        (TABLE, _STAY[2] + paired[2], table + fresh[2], from_table),
    ):
        stayed += score[target] + lined
        if stayed >= begun:
            result[target], pointers[target] = stayed + emission[target], target
        else:
            result[target], pointers[target] = begun + emission[target], origin
    return result, pointers


_Sources = list[tuple[float, float, float, int, tuple[float, ...]]]
"""What a reading scores before the next line if that is by itself, a paragraph's, a head's; the role it ends on, and
the shares of what follows that."""


def _leave(score: list[float], border: Border, end: float, nexts: Mapping[int, tuple[float, ...]]) -> _Sources:
    """End every reading before a line: for what is by itself, for a paragraph and for a line of a head to follow.

    Left out is what cannot be the best to be followed by anything: mostly all but one. `end`: what speaks for a
    caption's end there. `nexts`: the shares of what follows each role.
    """
    _, between, apart, opened, before_head, behind_head, stacked, _, _, spread = border
    last, single, head, *alone = score[LAST:]
    alone[-1] += end
    likeliest = max(alone)
    floor = max(last, single, head, likeliest) - spread - _SPREAD
    sources: _Sources = []
    if last > floor:
        sources.append((last + apart, last + between, last + before_head, LAST, nexts[LAST]))
    if single > floor:
        sources.append((single + apart, single + between, single + before_head, SINGLE, nexts[SINGLE]))
    if head > floor:
        free = head + behind_head
        sources.append((free, free + opened, head + stacked, HEAD, nexts[HEAD]))
    if likeliest > floor:
        for role, ended in enumerate(alone, BYLINE):
            if ended > floor:
                free = ended + apart
                sources.append((free, free + opened, ended + before_head, role, nexts[role]))
    return sources


def _best(sources: _Sources) -> tuple[tuple[float, float, float, float, float], tuple[int, int, int, int, int]]:
    """The best reading to be followed by each of what any line may be, and the role it ends on.

    These are a first line, a single one, one of a head, one of verse and one of a table: asked in one pass, as this is
    the innermost loop of the copy desk.
    """
    if len(sources) == 1:
        ((free, text, below, role, nexts),) = sources
        reached = text + nexts[0], text + nexts[1], below + nexts[2], free + nexts[-2], free + nexts[-1]
        return reached, (role, role, role, role, role)
    first = single = head = verse = table = float("-inf")
    to_first = to_single = to_head = to_verse = to_table = LAST
    for free, text, below, role, nexts in sources:
        if (likely := text + nexts[0]) > first:
            first, to_first = likely, role
        if (likely := text + nexts[1]) > single:
            single, to_single = likely, role
        if (likely := below + nexts[2]) > head:
            head, to_head = likely, role
        if (likely := free + nexts[-2]) > verse:
            verse, to_verse = likely, role
        if (likely := free + nexts[-1]) > table:
            table, to_table = likely, role
    return (first, single, head, verse, table), (to_first, to_single, to_head, to_verse, to_table)


def _best_before(sources: _Sources, column: int) -> tuple[float, int]:
    """The best reading to be followed by what stands in a column of the shares by itself, and the role it ends on."""
    top, origin = float("-inf"), LAST
    for free, _, _, role, nexts in sources:
        if (reached := free + nexts[column]) > top:
            top, origin = reached, role
    return top, origin


NEXT: Final = {role: tuple(log(share) for share in shares) for role, shares in _NEXT.items()}
_NEXT_AIRLESS: Final = NEXT | {role: tuple(map(log, shares)) for role, shares in _AIRLESS.items()}
_SPREAD: Final = max(max(shares) - min(shares) for shares in zip(*NEXT.values(), *_NEXT_AIRLESS.values(), strict=True))
"""By no more do the shares of what follows speak for one of two readings."""
_SELDOM: Final = tuple((role, _PARTS.index(role)) for role in (BYLINE, CREDIT, FURNITURE, JUMP))
"""What most lines cannot be, and its column of the shares."""
_CAPTIONED: Final = _PARTS.index(CAPTION)
_UNREACHED: Final = (NEVER,) * (COUNT - BYLINE)
_NOWHERE: Final = (FIRST,) * (COUNT - BYLINE)
_GOING_ON: Final = tuple((role, GO_ON[FIRST][n], GO_ON[MIDDLE][n]) for n, role in enumerate((MIDDLE, LAST)))


_PARTING: Final = log(0.22)
_PARTED: Final = {FIRST: SINGLE, MIDDLE: LAST}
_BEGUN: Final = {MIDDLE: FIRST, LAST: SINGLE}
_KEPT_ON: Final = {SINGLE: FIRST, LAST: MIDDLE}
_WENT_ON: Final = {FIRST: MIDDLE, SINGLE: LAST}


def part_or_join(roles: list[int], place: int) -> None:
    """Part the paragraph before a line, or join the two that meet there."""
    before, here = roles[place - 1], roles[place]
    if here in _BEGUN:
        roles[place - 1], roles[place] = _PARTED[before], _BEGUN[here]
    else:
        roles[place - 1], roles[place] = _KEPT_ON[before], _WENT_ON[here]


def join_margins(evidence: Evidence, roles: Sequence[int]) -> list[float]:
    """For every line, by how much joining it to the line before, or parting it, beats the other; the rest as it is.

    Infinite where no paragraph is on both sides.
    """
    margins = [float("inf")] * len(roles)
    for place in range(1, len(roles)):
        before, here = roles[place - 1], roles[place]
        if here in _BEGUN and before in _PARTED:
            joined, parted = (before, here), (_PARTED[before], _BEGUN[here])
            sign = 1
        elif before in _KEPT_ON and here in _WENT_ON:
            joined, parted = (_KEPT_ON[before], _WENT_ON[here]), (before, here)
            sign = -1
        else:
            continue
        above, below = evidence.roles[place - 1], evidence.roles[place]
        one = evidence.borders[place].inside + GO_ON[joined[0]][joined[1] == LAST]
        one += above[joined[0]]
        one += below[joined[1]]
        other = evidence.borders[place].between + NEXT[parted[0]][parted[1] == SINGLE] + _PARTING
        other += above[parted[0]]
        other += below[parted[1]]
        margins[place] = sign * (one - other)
    return margins
