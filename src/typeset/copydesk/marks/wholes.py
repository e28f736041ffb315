"""Which lines are a byline, a credit or a title from end to end, by themselves or with the one or two before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.lines.line import STOPPED, Edge, Line, wide
from typeset.copydesk.marks.crediting import BEGUN, MORE, goes_on, is_pictured, is_rest, is_verb
from typeset.copydesk.marks.cues import Cues

_SHORT: Final = 40
"""A line of a byline or credit is no wider, in half ems."""
_CLAUSES: Final = re.compile("[，。]")
"""No byline, credit, jump or closing line has a comma or a full stop."""
_WRITTEN: Final = re.compile(
    "文[ ]?[：:／/╱・‧·．.｜丨|]|(?:图|圖|影)[／/・‧·．.、]?文"
    "|撰文|撰稿|口述|采访|採訪|(?:报|報)[道導导][：:／/]|聞き手"
)
"""Whose line begins so wrote the text, whatever else they did."""
_PAIR: Final = 2
"""Two characters of a credit may stand apart: 共 同."""
_OPEN: Final = (Edge.OTHER, Edge.COMMA, Edge.OPENER)
"""Behind these a byline or credit may go on."""
_SAID: Final = (Edge.STOP, Edge.COMMA)
"""No headline ends on these."""


@dataclass(frozen=True, slots=True)
class Build:
    """How a page's lines are built.

    `texts`: what they say; `terse`: without clauses, and no wider than two lines of a credit; `brief`: than one;
    `titled`: they name a notice, a list or a column.
    """

    lines: Sequence[Line]
    texts: list[str]
    terse: list[bool]
    brief: list[bool]
    titled: list[bool]


def see_build(lines: Sequence[Line], texts: list[str], cues: Cues) -> Build:
    """See how every line is built."""
    terse = [line.width <= 2 * _SHORT and not _CLAUSES.search(line.bare) for line in lines]
    brief = [bare and line.width <= _SHORT for bare, line in zip(terse, lines, strict=True)]
    titled = [short and cues.is_title(text) for short, text in zip(brief, texts, strict=True)]
    return Build(lines, texts, terse, brief, titled)


def find_bylines(build: Build, cues: Cues) -> tuple[list[bool], list[bool]]:
    """The lines that are bylines, and those that carry one on.

    The name of a column above its judge's, 俳壇 above 大木あきら選, is no part of the writer's line.
    """
    begins = [short and not title for short, title in zip(build.brief, build.titled, strict=True)]
    return _find("byline", build, begins, cues)


def find_credits(build: Build, cues: Cues) -> tuple[list[bool], list[bool]]:
    """The lines that are credits, and those that carry one on."""
    lines, texts = build.lines, build.texts
    begins = [
        short and BEGUN.match(line.bare) is not None and not is_rest(lines, texts, place, cues)
        for place, (short, line) in enumerate(zip(build.brief, lines, strict=True))
    ]
    closed = [line.bare if len(line.bare) == _PAIR else text for line, text in zip(lines, texts, strict=True)]
    found, carried = _find("credit", replace(build, texts=closed), begins, cues)
    found = [
        (told or is_pictured(lines, texts, place, cues))
        and _WRITTEN.match(texts[place]) is None
        and not is_verb(lines, place)
        and not (told and not carried[place] and is_rest(lines, texts, place, cues))
        for place, told in enumerate(found)
    ]
    return found, carried


def find_titles(build: Build, cues: Cues) -> list[bool]:
    """The lines that name a notice, a list or a column, with their marks or without."""
    return [
        title
        or (short and text != line.bare and cues.is_title(line.bare))
        or (short and line.edge is Edge.COLON and _is_label(build, place, cues))
        for place, (title, short, line, text) in enumerate(
            zip(build.titled, build.brief, build.lines, build.texts, strict=True)
        )
    ]


def _is_label(build: Build, place: int, cues: Cues) -> bool:
    """Whether a line below a text's end names a column with a colon, 升學信箱：, right above a headline."""
    lines = build.lines
    if not place or place + 1 == len(lines) or lines[place - 1].edge not in STOPPED or lines[place + 1].blank:
        return False
    below = lines[place + 1]
    return wide(below.bare[0]) and below.edge not in _SAID and cues.is_column(build.texts[place][:-1])


def _find(role: str, build: Build, begins: list[bool], cues: Cues) -> tuple[list[bool], list[bool]]:
    """The lines that are the role's from end to end, by themselves or with the one or two before; and the latter."""
    lines, texts, terse = build.lines, build.texts, build.terse
    found = cues.are_whole(role, texts, terse)
    carried = [False] * len(lines)
    for place in range(len(lines) - 1):
        if not begins[place] or carried[place] or not _open(lines[place]):
            continue
        for more in (1, 2):
            end = place + more
            if end >= len(lines) or not terse[end] or lines[end].width > _SHORT or lines[end].blank:
                break
            if found[place] and not goes_on(lines, texts[place : end + 1], place, whole=found[end]):
                break
            parts = texts[place : end + 1]
            if len(lines[place].bare) <= MORE:
                parts[0] = lines[place].bare
            if cues.is_whole(role, " ".join(parts)) or cues.is_whole(role, "".join(parts)):
                found[place : end + 1] = [True] * (more + 1)
                carried[place + 1 : end + 1] = [True] * more
                break
            if not _open(lines[end]):
                break
    return found, carried


def _open(line: Line) -> bool:
    """Whether a byline or credit may go on behind this line."""
    return line.edge in _OPEN
