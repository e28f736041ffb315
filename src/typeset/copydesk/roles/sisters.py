"""Section heads that their like on the page tells: quotations, lines behind one sign, one label or a number.

And those that an indent below them tells, where neither has a blank line.
"""

import re
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.lines.line import STOPPED, Edge, Line, is_quotation
from typeset.copydesk.lines.measures import UNSET

_QUOTES: Final = frozenset("「『“")
_LIKE: Final = 8
"""The widths of section heads of one kind are no further apart, in half ems."""
_APART: Final = 6
_WORDS: Final = 14
"""A flush one has no more characters."""
_SHORT: Final = 5
"""By more half ems than an indent such a head falls short of its measure."""
_MARKS: Final = re.compile("[，。；！？]")
_KIND: Final = re.compile(
    "(?P<sign>[◇◆■□●○▼▽★☆▲△◎※])(?=.)"
    "|(?P<number>[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|第[一二三四五六七八九十]{1,2}[、：])"
    "|(?P<label>[一-鿿]{1,4})[：:](?=.{3,14}$)"
)


def find_sister_heads(lines: Sequence[Line], measures: Sequence[int], *, japanese: bool) -> list[bool]:
    """The lines that are section heads by their like: quotations, and lines that open alike, short and without a mark.

    Flush ones above an indented paragraph need no like: else they would end theirs without a full stop, behind one.
    Below a section head stands a paragraph: what follows it at once in the same manner is a list's.
    """
    kinds: dict[str, list[int]] = {}
    flush: set[int] = set()
    for place in range(1, len(lines) - 1):
        line, after = lines[place], lines[place + 1]
        if lines[place - 1].edge not in STOPPED or not _is_short(line, measures[place]) or after.width <= line.width:
            continue
        if (kind := _kind(line.bare)) and _kind(after.bare) != kind:
            kinds.setdefault(kind, []).append(place)
        elif not kind and _is_flush(line, after):
            flush.add(place)
    sisters = flush.union(_find_quoted(lines) if not japanese else ())
    for kind, places in kinds.items():
        labels = {lines[place].bare.split("：")[0] for place in places} if kind[0] == "：" else set(places)
        if len(labels) > 1:
            sisters.update(places)
    return [place in sisters for place in range(len(lines))]


def _is_flush(line: Line, after: Line) -> bool:
    """Whether an indent alone parts a line from the next."""
    return bool(after.indent) and not (line.indent or line.blank or after.blank) and len(line.bare) <= _WORDS


def _is_short(line: Line, measure: int) -> bool:
    """Whether a line cannot have been filled, and holds no sentence."""
    if line.edge not in (Edge.OTHER, Edge.CLOSER) or measure == UNSET or measure - line.width <= _SHORT:
        return False
    return _MARKS.search(line.bare) is None


def _kind(bare: str) -> str:
    """What a line opens with as its like do: a sign, a number, a label's last character behind a colon; or nothing."""
    opened = _KIND.match(bare)
    if opened is None:
        return ""
    if opened.lastgroup == "label":
        return "：" + opened.group("label")[-1]
    return opened.group("sign") or "一"


def _find_quoted(lines: Sequence[Line]) -> set[int]:
    """The lines that each are a quotation from end to end between two paragraphs, where several of like width are.

    What is said in turn has its answer on the next line or the one after; a section head has a paragraph below it. A
    Japanese paragraph that is a quotation has no full stop either, so that there such a line tells nothing.
    """
    found = [
        place
        for place, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1)
        if line.edge is Edge.CLOSER
        and before.edge in STOPPED
        and after.edge not in STOPPED
        and not _QUOTES.intersection(after.bare[0])
        and is_quotation(line.bare)
    ]
    alone = [
        b
        for a, b, c in zip([-_APART, *found], found, [*found[1:], len(lines) + _APART], strict=False)
        if min(b - a, c - b) > 2
    ]
    return {
        place
        for place in alone
        if any(other != place and abs(lines[other].width - lines[place].width) <= _LIKE for other in alone)
    }
