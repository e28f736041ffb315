"""Whether a line end reads as a space: between Latin words, between phrases of a head, between writers and duties."""

import re
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.lines import wide
from typeset.copydesk.manner import Copy, Manner
from typeset.copydesk.names import family_names, name_pattern
from typeset.copydesk.passages import Strip

_TITLE: Final = re.compile(
    "(?:本报|本報|本社|本刊|新华社|新華社|中新社|见习|实习|首席|特约|特派)?(?:记者|記者|通讯员|通訊員|实习生|摄影|攝影|特派员|特派員|评论员|評論員)$"
    "|^(?:文|图|圖)$"
)
"""Not what a name ends on: 柯文 goes on in 静."""
_DUTY: Final = re.compile(
    "(?:本报|本報|本社|本刊|见习|实习|首席|特约)?(?:记者|記者|通讯员|通訊員|实习生|特派员|特派員)"
)
_LEADING: Final = re.compile("[\u2e80-\U0003ffff]?[\u3400-\u9fff\U00020000-\U0003ffff]*")
_OWNER: Final = re.compile("(?:本报|本報|本社|本刊|社|报|報|见习|实习|首席|特约|特派|通讯|通訊|评论|評論)$")
_DUTIES: Final = frozenset("文图圖摄攝影发發写写画绘编")
_OPENED: Final = re.compile("[（(〔【]([^（）()〔〕【】。]{0,40})$")
_CLOSED: Final = re.compile("([^（）()〔〕【】。]{0,40})[）)〕】]")
_LATIN_END: Final = re.compile("[!-~]+$")
_LATIN_START: Final = re.compile("[!-~]+")
_ADDRESS: Final = re.compile(r"://|www\.|@|[A-Za-z0-9]\.[A-Za-z]|[A-Za-z0-9]/[A-Za-z0-9]|\\")
"""What only web and mail addresses have; no space stands in one."""
_LONGEST_NAME: Final = 4
_DATELINE: Final = 40
_BRACKET: Final = 60
"""How far, in characters, a bracket round writers or an address reaches."""
DATED: Final = re.compile(
    "[^，。（(]{1,5}(?:(?<![通资資短简簡])(?:讯|訊)|消息)|[^。]{2,30}[日社][电電]|(?:编者按|編者按|编后|編後|编者的话|编后语|記者按|记者按)"
)
"""Behind these at a story's beginning a space is the paper's own."""


def is_dated(ahead: str) -> bool:
    """Whether `ahead` is what stands before a story and no more: 本报讯, 据新华社北京2月1日电, 编者按."""
    ahead = "".join(ahead.split())
    return len(ahead) <= _DATELINE and DATED.fullmatch(ahead) is not None


def parted(place: int, strips: Sequence[Strip], copy: Copy, manner: Manner) -> bool:
    """Whether the line end before strip number `place` reads as a space."""
    before, strip, source = strips[place - 1], strips[place], copy.text
    last, first = source[before.end - 1], source[strip.start]
    if last.isascii() and first.isascii():
        return last.isalpha() and first.isalpha() and not _goes_on(before, strip, copy)
    match manner:
        case Manner.HEAD:
            return all(_phrases(source[s.start : s.end]) > 1 and not s.spaced for s in strips)
        case Manner.NAMES:
            return _parts_names(before, strip, copy, strips)
        case Manner.RUNNING:
            if place <= 3 and first.isalnum() and is_dated(source[strips[0].start : before.end]):
                return True
            return wide(last) and wide(first) and _parts_writers(before, strip, copy)
        case _:
            return False


def _goes_on(before: Strip, strip: Strip, copy: Copy) -> bool:
    """Whether a Latin word or an address goes on over a line end: its form tells, or the page, which has it whole."""
    source = copy.text
    ahead = _LATIN_END.search(source, max(before.start, before.end - _BRACKET), before.end)
    follow = _LATIN_START.match(source, strip.start, strip.end)
    if ahead is None or follow is None:
        return False
    whole = ahead.group() + follow.group()
    return _ADDRESS.search(whole) is not None or whole.strip(".,;:!?()\"'") in copy.latin


def _phrases(text: str) -> int:
    """How many phrases a head's line parts by spaces."""
    parts = text.split()
    return len(parts) if all(len(part) >= 3 for part in parts) else 1


def _parts_writers(before: Strip, strip: Strip, copy: Copy) -> bool:
    """Whether a line end in running text stands between two words of a bracket that names writers."""
    source = copy.text
    opened = _OPENED.search(source, max(before.start, before.end - _BRACKET), before.end)
    closed = _CLOSED.match(source, strip.start, min(strip.end, strip.start + _BRACKET))
    if opened is None:
        return False
    words = _words(opened.group(1), spaced=before.spaced)
    more = _words(closed.group(1), spaced=strip.spaced) if closed else []
    if not words:
        return False
    ahead, follow = words[-1], _LEADING.match(source, strip.start, strip.end)
    name = follow.group() if follow else ""
    if more and len(ahead) == len(more[0]) == 1 and all(len(word) == 1 for word in words + more):
        return len(words) + len(more) > 2
    titled = any(_DUTY.search(word) for word in words)
    if _TITLE.search(ahead):
        return titled and copy.names_parted
    if _DUTY.match(name):
        return copy.groups_parted and not _OWNER.search(ahead)
    return titled and _parts_persons(_DUTY.sub("", ahead), name, copy)


def _parts_persons(ahead: str, name: str, copy: Copy) -> bool:
    """Whether a line end stands between two persons' names, not inside one: 柯文静, 蔡海生 and not 柯文, 静.

    Both sides must be names by their family names and lengths.
    """
    if len(ahead) < 2 or len(name) < 2 or _is_one_person(ahead, name, copy):
        return False
    return _NAMED.fullmatch(ahead) is not None and _named(name)


def _is_one_person(ahead: str, name: str, copy: Copy) -> bool:
    """Whether two pieces are one name: the first is a family name of two characters, or the page has it whole."""
    return ahead in family_names("zh2") or (len(ahead + name) <= _LONGEST_NAME and ahead + name in copy.text)


def _words(text: str, *, spaced: bool) -> list[str]:
    return "".join(text.split()).split() if spaced else text.split()


_NAMED: Final = re.compile(name_pattern())


def _named(text: str) -> bool:
    return _NAMED.match(text) is not None


def _parts_names(before: Strip, strip: Strip, copy: Copy, strips: Sequence[Strip]) -> bool:
    """Whether a line end among names parts two words: not inside a title, not inside a name."""
    source = copy.text
    ahead = source[before.start : before.end]
    ahead = "".join(ahead.split()) if before.spaced else ahead.split()[-1]
    follow = source[strip.start : strip.end]
    follow = "".join(follow.split()) if strip.spaced else follow.split()[0]
    if _TITLE.search(ahead):
        return True
    if not (wide(ahead[-1]) and wide(follow[0])) or _OWNER.search(ahead):
        return False
    if _TITLE.match(_LEADING.match(follow).group()[:3]):  # type: ignore[union-attr]
        return True
    name = _LEADING.match(follow).group()  # type: ignore[union-attr]
    if len(ahead) == 1 or _TITLE.search(ahead[:-1]) or (len(name) == 1 and name not in _DUTIES):
        return False
    if _is_one_person(_DUTY.sub("", ahead), name, copy):
        return False
    return _named(name) and any(len(source[s.start : s.end].split()) > 1 and not s.spaced for s in strips)
