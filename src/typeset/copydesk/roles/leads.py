"""Heads that were read as their text's first lines: what the reading of a page lost to the next best one there.

A head as wide as a first line, with no mark, may be either. Which it is shows by the stories of the page: without its
head a text has none. So the page's cut is asked (`copydesk.stories.briefs`), wherever the two readings are near.
"""

from collections.abc import Sequence
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.lines.role import FIRST, HEAD, LAST, MIDDLE, NEVER, SINGLE
from typeset.copydesk.roles.evidence import Evidence
from typeset.copydesk.roles.reading import GO_ON, NEXT, PARAGRAPH_END

_LINES: Final = 2
"""No head of more lines is lost so."""
_NEAR: Final = log(0.1)
"""A reading ten times less likely is not thought of: each costs the page another cut."""
_UNLIKE: Final = -5.0
"""Nor is a line whose looks are so much less a head's than a first line's."""
_GOES_ON: Final = (MIDDLE, LAST)


class Lead(NamedTuple):
    """How many of a paragraph's first lines may be a head, and by how much that is likelier than that they are not."""

    lines: int
    score: float


NO_LEAD: Final = Lead(0, NEVER)


def weigh_leads(evidence: Evidence, roles: Sequence[int]) -> list[Lead]:
    """For every line that opens a paragraph of several: the likeliest head that its first lines may be, if any."""
    found = [NO_LEAD] * len(roles)
    for place in range(1, len(roles) - 1):
        if roles[place] != FIRST or evidence.roles[place][HEAD] < evidence.roles[place][FIRST] + _UNLIKE:
            continue
        for lines in range(1, _LINES + 1):
            if place + lines >= len(roles) or roles[place + lines] not in _GOES_ON:
                break
            score = _as_head(evidence, roles, place, lines) - _as_text(evidence, roles, place, lines)
            if score > max(found[place].score, _NEAR):
                found[place] = Lead(lines, score)
    return found


def _as_text(evidence: Evidence, roles: Sequence[int], place: int, lines: int) -> float:
    """The score of a paragraph's first lines and the line below them, as they were read."""
    before, above = roles[place - 1], evidence.borders[place]
    if before in PARAGRAPH_END:
        border = above.between
    else:
        border = (above.behind_head if before == HEAD else above.apart) + above.opened
    score = border + NEXT[before][0] + evidence.roles[place][FIRST]
    for n in range(place + 1, place + lines + 1):
        score += GO_ON[roles[n - 1]][roles[n] == LAST] + evidence.borders[n].inside + evidence.roles[n][roles[n]]
    return score


def _as_head(evidence: Evidence, roles: Sequence[int], place: int, lines: int) -> float:
    """The score of the same as a head, and the line below it as its text's first."""
    before, end = roles[place - 1], place + lines
    above, below = evidence.borders[place], evidence.borders[end]
    score = (above.stacked if before == HEAD else above.before_head) + NEXT[before][2]
    score += sum([evidence.roles[n][HEAD] for n in range(place, end)])
    score += sum([evidence.borders[n].stacked + NEXT[HEAD][2] for n in range(place + 1, end)])
    alone = roles[end] == LAST
    score += below.behind_head + below.opened + NEXT[HEAD][alone]
    return score + evidence.roles[end][SINGLE if alone else FIRST]
