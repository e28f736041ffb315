"""Whether a line end reads as a space: between Latin words, between phrases of a head, among writers."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from typeset.copydesk.knowledge.needs import lasts
from typeset.copydesk.lines.line import QUOTES, untoned, western, wide
from typeset.copydesk.passages.manner import NAMED, WHEN, Copy, Manner
from typeset.copydesk.passages.passage import Strip
from typeset.copydesk.passages.signings import parts_names, parts_writers

_LATIN_END: Final = re.compile("[!-~\u00c0-\u052f\u1e00-\u1eff]+$")
_LATIN_START: Final = re.compile("[!-~\u00c0-\u052f\u1e00-\u1eff]+")
_ADDRESS: Final = re.compile(r"://|www\.|@|[A-Za-z0-9]\.[A-Za-z]|[A-Za-z0-9]/[A-Za-z0-9]|\\")
"""What only web and mail addresses have; no space stands in one."""
_REACH: Final = 60
"""How far, in characters, an address reaches."""
_INITIAL: Final = re.compile("(?<![A-Za-z0-9@/])(?:[A-Z]|Dr|Mr|Mrs|Ms|St|Prof|No|Vol|Op)[.]$")
"""What a name's next word stands behind: J. S. Bach, Dr. Chen."""
_LONGEST_INITIAL: Final = 5
_GROUP: Final = 4
_GROUPED: Final = re.compile("(?<![0-9])[0-9]{4} [0-9]{4}(?![0-9])")
"""A telephone number of eight figures as Hong Kong's papers write it."""
_DATELINE: Final = 40
_EARLY: Final = 3
"""No dateline and no name of an item takes more lines."""
DATED: Final = re.compile(
    "[^，。（(]{1,5}(?:(?<![通资資短简簡])(?:讯|訊)|消息)|[^。]{2,30}[日社][电電]|(?:编者按|編者按|编后|編後|编者的话|编后语|記者按|记者按)"
    "|(?![据據])[^，。（(]{0,12}(?:[记記]者|通[讯訊][员員])[^，。：:（(了的]{2,24}(?:[报報]道|报导|報導)"
)
"""Behind these at a story's beginning a space is the paper's own."""
_DATED_LAST: Final = lasts(DATED.pattern)
"""What they end on."""


def is_dated(ahead: str) -> bool:
    """Whether `ahead` is what stands before a story and no more: 本报讯, 记者王飞报道, 据新华社北京2月1日电, 编者按."""
    ahead = "".join(ahead.split())
    return _DATED_LAST.has(ahead[-1:]) and len(ahead) <= _DATELINE and DATED.fullmatch(ahead) is not None


def ends_name(start: int, end: int, follow: int, copy: Copy) -> bool:
    """Whether an item of a list has named what is on at `end` and goes on with when at `follow`; a space parts them."""
    return (
        copy.itemized
        and end - start <= _DATELINE
        and WHEN.match(copy.text, follow) is not None
        and NAMED.fullmatch("".join(copy.text[start:end].split("\n"))) is not None
    )


def parted(place: int, strips: Sequence[Strip], copy: Copy, manner: Manner) -> bool:
    """Whether the line end before strip number `place` reads as a space."""
    before, strip, source = strips[place - 1], strips[place], copy.text
    last, first = source[before.end - 1], source[strip.start]
    if "\u00b4" <= last <= "\u036f":
        last = untoned(source[before.start : before.end])[-1]
    if western(last) and western(first):
        return _parts_words(before, strip, copy)
    match manner:
        case Manner.RUNNING:
            if place <= _EARLY and _is_early(strips[0].start, before.end, strip.start, copy):
                return True
            return (
                wide(last) and wide(first) and (_is_turned(place, strips, copy) or parts_writers(before, strip, copy))
            )
        case Manner.HEAD:
            return all(_phrases(source[s.start : s.end]) > 1 and not s.spaced for s in strips)
        case Manner.NAMES:
            return parts_names(before, strip, copy, strips)
        case _:
            return False


def _is_turned(place: int, strips: Sequence[Strip], copy: Copy) -> bool:
    """Whether a space stands at this line end and at no other of the passage: it fell there by chance.

    A line below others may also be set in by an ideograph's, and many a tool ends all its lines on a narrow one.
    """
    source = copy.text
    gap = source[strips[place - 1].end : strips[place].start]
    if gap == "\n":
        return False
    if gap[0] == " " and gap.count("\n") == 1 and "\u3000" not in gap:
        return not copy.trails
    if "\u3000" not in gap or gap.count("\n") > 1 or copy.broad:
        return False
    if gap[0] == "\u3000":
        return gap.count("\u3000") == 1
    others = [source[a.end : b.start] for a, b in pairwise(strips)]
    return gap.count("\u3000") == 1 and len(others) > 1 and sum("\u3000" in other for other in others) == 1


def _is_early(start: int, end: int, follow: int, copy: Copy) -> bool:
    """Whether what stands before a story ends at `end`, or the name of what an item tells of."""
    opens = copy.text[follow].isalnum() or copy.text[follow] in QUOTES
    return (opens and is_dated(copy.text[start:end])) or ends_name(start, end, follow, copy)


def _parts_words(before: Strip, strip: Strip, copy: Copy) -> bool:
    """Whether a line end stands between two Latin words or numbers: J. S., TOTO 2030, 2123 4567 as the page has."""
    ahead = _LATIN_END.search(copy.text, max(before.start, before.end - _REACH), before.end)
    follow = _LATIN_START.match(copy.text, strip.start, strip.end)
    if ahead is None or follow is None:
        return False
    left, right = ahead.group(), follow.group()
    last, first = left[-1], right[0]
    if last.isdigit() and first.isdigit():
        return _is_grouped(left, right, copy)
    if (len(left) == 1 and left.isupper() and first.isdigit()) or (last.isdigit() and len(right) == 1):
        return False  # U|14, 5|G.
    if left in "&+" or right in "&+":
        # A sign with a space on its other side has one on this.
        return (ahead.start() > before.start) if left in "&+" else follow.end() < strip.end
    if _INITIAL.search(left[-_LONGEST_INITIAL:]) and first.isupper():
        return True
    ends = (last.isalnum() and not copy.breaks) or last.isalpha() or (last in ".,;:!?" and left[-2:-1].isalpha())
    follows = first.isalpha() or (last.isalnum() and first.isalnum() and not copy.breaks)
    return ends and follows and not _goes_on(left + right, copy)


def _is_grouped(left: str, right: str, copy: Copy) -> bool:
    """Whether a line end cuts a telephone number of two groups that the page writes with a space."""
    groups = (left, right.rstrip(".,;"))
    return all(len(group) == _GROUP and group.isdigit() for group in groups) and _GROUPED.search(copy.text) is not None


def _goes_on(whole: str, copy: Copy) -> bool:
    """Whether a Latin word or an address goes on over a line end: its form tells, or the page, which has it whole."""
    return _ADDRESS.search(whole) is not None or whole.strip(".,;:!?()\"'") in copy.latin


def _phrases(text: str) -> int:
    """How many phrases a head's line parts by spaces."""
    parts = text.split()
    return len(parts) if all(len(part) >= 3 for part in parts) else 1
