"""How a table's rows are built: each repeats the brackets, numbers, Latin words and gaps of the one before it.

What likeness says stands in natural logarithms.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import Final

from typeset.copydesk.lines.line import UNMARKED, Line

_BUILD: Final = re.compile(r"[0-9０-９〇○]+|[A-Za-zＡ-Ｚａ-ｚ]+|\s+|[^\w\s，。、“”‘’「」『』—…·！？!?]")
"""Of what a row is built: running text has quotations, dashes and questions as often."""
_BROAD: Final = ord("Ａ") - ord("A")
_SORTS: Final = {
    char: sort
    for sort, chars in (
        ("digits", f"{digits}０１２３４５６７８９〇○"),
        ("latin", ascii_letters + "".join(chr(ord(char) + _BROAD) for char in ascii_letters)),
        ("gap", "".join(filter(str.isspace, map(chr, range(0x3001))))),
    )
    for char in chars
}
"""Numbers, words and gaps count as such; other signs each by itself."""
_BUILT: Final = re.compile("[^\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff，。、“”‘’「」『』—…·！？!?]")
"""Any of it, and seldom letters: a line without is sooner told."""
_REACH: Final = 120
"""How many characters of a row its build is told by."""
ALIKE: Final = 0.5
"""Rows that are more alike than this are of one build."""
_UNBUILT_LINE: Final = -1.5
_LOST: Final = -3.2
"""A line without build, and one behind a row that has much."""
_RICH: Final = 4
"""So many signs are much."""
_SHARED, _OWN = 0.6, 0.35
"""Each sign that both rows have, and each that one of them has alone;"""
_SHARED_MOST, _OWN_MOST = 2.6, 1.6
"""all of them say no more than this."""
_SAME_SIGN: Final = 0.8
"""Both open with one sign."""
_SAME_GAPS: Final = 0.6
_UNGAPPED: Final = -0.8
"""As many gaps in both; none behind a row of several."""
_ALTERNATE: Final = -0.5
"""Rows of two builds in turn, each like the last but one."""
PART: Final = re.compile(
    "[【〔［《〈][^【】〔〕，。]{1,12}[】〕］》〉]"
    "|(?:[男女]子?|混合|公[開开]|[甲乙丙丁一二三四A-Dａ-ｄＡ-Ｄ]|[東西南北东中]|少年|青年|成年|元老|[兒儿]童|[幼小高初]中?|[小中大][學学]"
    "|大[專专]|新秀|精英|[長长]青|[單单双雙]打|[個个]人|[團团][體体]|軽量|重量|一般|シニア|ジュニア|一部|二部|リーグ)"
    "{1,2}(?:[甲乙丙丁A-D])?(?:[組组部区區級级]|の部|リーグ)?"
)
"""The name of one of a list's parts, 【男子】, between rows."""
_PART_LONGEST: Final = 28
"""In half ems."""
_PART_LIKE: Final = 1.0
"""It goes with its rows as one of them does."""
_PART_ROW: Final = 3
"""Of so many signs is such a row built, at least."""


@dataclass(frozen=True, slots=True)
class Build:
    """How a row is built: how often it has each sign, and how many signs those are."""

    signs: Mapping[str, int]
    size: int


_UNBUILT: Final = Build({}, 0)


def build_of(line: Line) -> Build:
    """A row's build: its brackets and signs, its numbers, its Latin words, its gaps."""
    if _BUILT.search(line.text, 0, _REACH) is None:
        return _UNBUILT
    build: dict[str, int] = {}
    found = _BUILD.findall(line.text, 0, _REACH)
    for token in found:
        sign = _SORTS.get(token[0], token)
        build[sign] = build.get(sign, 0) + 1
    return Build(build, len(found))


def alike(line: Line, other: Line) -> bool:
    """Whether two lines by themselves are rows of one build."""
    return likeness(line, other) > ALIKE


def likeness(line: Line, other: Line) -> float:
    """How far two lines by themselves are alike in build."""
    return liken(line, build_of(line), other, build_of(other))


def liken(line: Line, build: Build, other: Line, built: Build) -> float:
    """How far a row is like another one, each with its build."""
    if not build.size:
        return _LOST if built.size >= _RICH else _UNBUILT_LINE
    shared = 0
    if built.size:
        shared = sum([min(count, built.signs[sign]) for sign, count in build.signs.items() if sign in built.signs])
    common, own = _SHARED * shared, _OWN * (build.size + built.size - 2 * shared)
    like = (common if common < _SHARED_MOST else _SHARED_MOST) - (own if own < _OWN_MOST else _OWN_MOST)
    if line.bare[0] == other.bare[0] and not line.bare[0].isalpha():
        like += _SAME_SIGN
    if line.tokens == other.tokens > 1:
        like += _SAME_GAPS
    elif line.tokens == 1 and other.tokens > 2:
        like += _UNGAPPED
    return like


def weigh_likes(lines: Sequence[Line], builds: Sequence[Build], parts: frozenset[int]) -> list[float]:
    """How far each line is built like the one before it, or like the one before that, where nothing parts them.

    The names of a list's `parts` go with the rows above and below.
    """
    likes = [0.0]
    for place in range(1, len(lines)):
        line, before = lines[place], lines[place - 1]
        like = liken(line, builds[place], before, builds[place - 1])
        if place > 1 and not line.blank and not before.blank:
            like = max(like, liken(line, builds[place], lines[place - 2], builds[place - 2]) + _ALTERNATE)
        likes.append(like)
    for place in parts:
        likes[place + 1] = max(likes[place + 1], _PART_LIKE)
        if place and builds[place - 1].size >= _PART_ROW:
            likes[place] = max(likes[place], _PART_LIKE)
    return likes


def find_parts(lines: Sequence[Line], builds: Sequence[Build]) -> frozenset[int]:
    """The names of a list's parts, where there are several, each right above a row: 【男子】."""
    found = [
        place
        for place, line in enumerate(lines[:-1])
        if builds[place + 1].size >= _PART_ROW
        and line.width <= _PART_LONGEST
        and not lines[place + 1].blank
        and lines[place + 1].edge in UNMARKED
        and PART.fullmatch(line.bare) is not None
    ]
    return frozenset(found if len(found) > 1 else ())
