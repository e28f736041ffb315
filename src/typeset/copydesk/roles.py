"""Which role each line plays: the best reading of the whole page, by dynamic programming over its lines.

A paragraph is a first line, middle lines and a last line, or a single one; the other roles are a line each. All terms
are natural logarithms of probabilities, so that the evidence of `typeset.copydesk.evidence` adds up.
"""

from collections.abc import Sequence
from math import log
from typing import Final

from typeset.copydesk.evidence import Evidence
from typeset.copydesk.lines import Line
from typeset.copydesk.role import (
    BYLINE,
    CAPTION,
    COUNT,
    CREDIT,
    FIRST,
    FURNITURE,
    HEAD,
    JUMP,
    LAST,
    LINEWISE,
    MIDDLE,
    NEVER,
    SINGLE,
)

_PARAGRAPH_END: Final = (LAST, SINGLE)
_GO_ON: Final = {FIRST: (log(0.75), log(0.25)), MIDDLE: (log(0.8), log(0.2))}
"""After a first, a middle line: the share of middle and of last lines that follow."""
_PARTS: Final = (FIRST, SINGLE, HEAD, BYLINE, CREDIT, FURNITURE, JUMP, CAPTION)
_NEXT: Final[dict[int, tuple[float, ...]]] = {
    # after:     FIRST  SINGLE HEAD  BYLINE CREDIT FURN. JUMP  CAPTION, verse or rows
    LAST: (0.55, 0.09, 0.43, 0.02, 0.03, 0.02, 0.01, 0.03, 0.01),
    SINGLE: (0.47, 0.17, 0.26, 0.02, 0.03, 0.02, 0.01, 0.03, 0.012),
    HEAD: (0.455, 0.06, 0.35, 0.08, 0.005, 0.01, 0.01, 0.01, 0.045),
    BYLINE: (0.70, 0.06, 0.13, 0.03, 0.01, 0.01, 0.01, 0.005, 0.05),
    CREDIT: (0.34, 0.05, 0.33, 0.03, 0.16, 0.06, 0.01, 0.1, 0.02),
    FURNITURE: (0.26, 0.04, 0.30, 0.02, 0.01, 0.34, 0.01, 0.05, 0.02),
    JUMP: (0.32, 0.04, 0.48, 0.02, 0.02, 0.09, 0.02, 0.03, 0.02),
    CAPTION: (0.30, 0.04, 0.35, 0.02, 0.50, 0.05, 0.005, 0.1, 0.01),
    **dict.fromkeys(LINEWISE, (0.06, 0.02, 0.12, 0.015, 0.015, 0.01, 0.001, 0.02, 0.02)),
}
"""What follows what."""
_AT_START: Final = (0.30, 0.04, 0.33, 0.03, 0.01, 0.25, 0.01, 0.02, 0.03)
_STAY: Final = (log(0.9), log(0.8), log(0.8))
"""Another line of the same poem, even verse, table."""


def read_roles(lines: Sequence[Line], evidence: Evidence) -> list[int]:
    """Give each line its role in the likeliest reading of them all."""
    if not lines:
        return []
    score = _open_page(evidence)
    back: list[list[int]] = []
    for place in range(1, len(lines)):
        score, pointers = _step(score, evidence, place)
        back.append(pointers)
    for role in (FIRST, MIDDLE):
        score[role] += log(0.02)
    role = max(range(COUNT), key=score.__getitem__)
    roles = [role]
    for pointers in reversed(back):
        role = pointers[role]
        roles.append(role)
    return roles[::-1]


def _open_page(evidence: Evidence) -> list[float]:
    """The scores of the first line; a page may open in the middle of a paragraph, its beginning being elsewhere."""
    score = [NEVER] * COUNT
    emission = evidence.roles[0]
    for role, share in zip(_PARTS, _AT_START[:-1], strict=True):
        score[role] = log(share) + emission[role]
    for role, fresh in zip(LINEWISE, evidence.rows[0].fresh, strict=True):
        score[role] = log(_AT_START[-1]) + fresh + emission[role]
    score[CAPTION] += evidence.captions.opens[0]
    score[MIDDLE] = log(0.01) + emission[MIDDLE]
    score[LAST] = log(0.005) + emission[LAST]
    return score


def _step(score: list[float], evidence: Evidence, place: int) -> tuple[list[float], list[int]]:
    """Extend every reading by one line."""
    emission = evidence.roles[place]
    inside, between, apart = evidence.inside[place], evidence.between[place], evidence.apart[place]
    captions = evidence.captions
    result = [NEVER] * COUNT
    pointers = [0] * COUNT
    best, source = max((score[FIRST] + _GO_ON[FIRST][0], FIRST), (score[MIDDLE] + _GO_ON[MIDDLE][0], MIDDLE))
    result[MIDDLE], pointers[MIDDLE] = best + inside + emission[MIDDLE], source
    best, source = max((score[FIRST] + _GO_ON[FIRST][1], FIRST), (score[MIDDLE] + _GO_ON[MIDDLE][1], MIDDLE))
    result[LAST], pointers[LAST] = best + inside + emission[LAST], source
    closed = [role for role in _CLOSED if score[role] > -1e8]
    for column, target in enumerate(_PARTS):
        if emission[target] <= -1e8:
            continue
        top, origin = NEVER, LAST
        for role in closed:
            reached = score[role] + _LOG_NEXT[role][column]
            if target in _TEXT and role in _PARAGRAPH_END:
                reached += between
            elif target == HEAD:
                reached += evidence.stacked[place] if role == HEAD else evidence.before_head[place]
            else:
                reached += evidence.behind_head[place] if role == HEAD else apart
            if role == CAPTION:
                reached += captions.ends[place]
            if reached > top:
                top, origin = reached, role
        if target == CAPTION:
            top += captions.opens[place]
            if (reached := score[CAPTION] + evidence.captioned[place] + captions.fits[place]) > top:
                top, origin = reached, CAPTION
        result[target], pointers[target] = top + emission[target], origin
    if closed:
        _extend_rows(score, evidence, place, result, pointers)
    return result, pointers


def _extend_rows(score: list[float], evidence: Evidence, place: int, result: list[float], pointers: list[int]) -> None:
    """Extend every reading by a line of verse or a row: another of the same run, or the first of one."""
    borders = dict.fromkeys(_CLOSED, evidence.apart[place])
    borders[HEAD] = evidence.behind_head[place]
    borders[CAPTION] += evidence.captions.ends[place]
    opened, origin = max((score[role] + _LOG_NEXT[role][-1] + borders[role], role) for role in _CLOSED)
    row, lined = evidence.rows[place], evidence.lined[place]
    for kind, role in enumerate(LINEWISE):
        fresh = opened + row.fresh[kind]
        stayed = score[role] + _STAY[kind] + lined + row.paired[kind]
        result[role] = max(fresh, stayed) + evidence.roles[place][role]
        pointers[role] = role if stayed >= fresh else origin


_CLOSED: Final = (LAST, SINGLE, HEAD, BYLINE, CREDIT, FURNITURE, JUMP, CAPTION, *LINEWISE)
_TEXT: Final = frozenset({FIRST, SINGLE})
_LOG_NEXT: Final = {role: tuple(log(share) for share in shares) for role, shares in _NEXT.items()}


_PARTED: Final = {FIRST: SINGLE, MIDDLE: LAST}
_BEGUN: Final = {MIDDLE: FIRST, LAST: SINGLE}
_KEPT_ON: Final = {SINGLE: FIRST, LAST: MIDDLE}
_WENT_ON: Final = {FIRST: MIDDLE, SINGLE: LAST}


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
        one = evidence.inside[place] + _GO_ON[joined[0]][joined[1] == LAST]
        other = evidence.between[place] + _LOG_NEXT[parted[0]][parted[1] == SINGLE] + log(0.22)
        for offset, (a, b) in enumerate(zip(joined, parted, strict=True)):
            one += evidence.roles[place - 1 + offset][a]
            other += evidence.roles[place - 1 + offset][b]
        margins[place] = sign * (one - other)
    return margins
