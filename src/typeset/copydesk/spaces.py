"""Strips of the source put together as text: the column setting's spaces go, spaces that mean something stay.

Spaces beside digits and Latin, round full-width marks and inside letter-spaced lines are the setting's (CLReq 3.2.2:
such gaps are made when a line is set); between two Han words, between Latin words or between numbers a space is the
paper's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from typeset.copydesk.lines import CLOSERS, OPENERS, wide
from typeset.copydesk.passages import Strip
from typeset.model.source import Piece, Span, Text

_RUN: Final = re.compile(r"\S+")
_PARTED: Final = re.compile("[（(〔【][^（）\\s]{0,6}(?:记者|記者|通讯员|通訊員)[ \u3000][\u3400-\u9fff]{2}")
_RUN_ON: Final = re.compile("[（(〔【][^（）\\s]{0,6}(?:记者|記者|通讯员|通訊員)[\u3400-\u9fff]{2}")
_DATELINE: Final = re.compile("[（(〔【][^（）()〔〕【】]{0,40}(?:记者|記者|通讯员|通訊員)[^（）()〔〕【】]{0,24}$")
_TITLE: Final = re.compile(
    "(?:本报|本報|本社|本刊|新华社|新華社|中新社|见习|实习|首席|特约|特派)?(?:记者|記者|通讯员|通訊員|摄影|攝影|特派员|特派員|评论员|評論員|文|图|圖)$"
)
_LEADING: Final = re.compile("[\u2e80-\U0003ffff]?[\u3400-\u9fff\U00020000-\U0003ffff]*")
_DATED: Final = re.compile("(?:讯|訊|电|電|消息)$")
"""Behind these at a story's beginning a space is the paper's own."""
_OWNER: Final = re.compile("(?:本报|本報|本社|本刊|社|报|報|见习|实习|首席|特约|特派|通讯|通訊|评论|評論)$")
_LAST_DUTIES: Final = frozenset(
    {"摄", "攝", "文", "图", "圖", "摄影", "攝影", "撮影", "文/图", "发", "發", "供图", "供圖"}
)
_DUTIES: Final = frozenset("文图圖摄攝影发發写写画绘编")
_LABELS: Final = frozenset("QAＱＡ問答问")
"""What stands before a question or an answer, a space behind it."""
_ROUND: Final = frozenset("（）()")


@dataclass(frozen=True, slots=True)
class Copy:
    """A page's text with its habits of spacing.

    `names_parted`: it has a space between 记者 and a name, so that a line end there reads as one.
    """

    text: str
    names_parted: bool

    @classmethod
    def of(cls, text: str) -> "Copy":
        """Observe a page's text."""
        parted, run_on = len(_PARTED.findall(text)), len(_RUN_ON.findall(text))
        return cls(text, parted > run_on)


class Manner(Enum):
    """How spaces are read: in running text, in a head, among names, or in columns of a table or verse."""

    RUNNING = 0
    HEAD = 1
    NAMES = 2
    COLUMNS = 3


def set_text(strips: Sequence[Strip], copy: Copy, manner: Manner) -> Text:
    """Join strips in order; each piece of the result has its span in the source."""
    pieces: list[Piece] = []
    before: Strip | None = None
    for strip in strips:
        if before is not None and _parted(before, strip, copy, manner, strips):
            pieces.append(_gap_piece(strip.page, before.end, strip.start, copy.text))
        pieces.extend(_strip(strip, copy, manner))
        before = strip
    return Text(tuple(pieces))


def _gap_piece(page: int, start: int, end: int, source: str) -> Piece:
    """A space that stands for the white space in source[start:end], at a place that holds some."""
    if start == end:
        return Piece(" ", Span(page, start, start))
    wide_space = source.find("\u3000", start, end)
    place = start if wide_space < 0 or source[start] in "\r\n" else wide_space
    return Piece("\u3000" if source[place] == "\u3000" else " ", Span(page, place, place + 1))


def _strip(strip: Strip, copy: Copy, manner: Manner) -> list[Piece]:
    """One strip's pieces: its runs of characters and the spaces between them that stay."""
    source = copy.text
    runs = [match.span() for match in _RUN.finditer(source, strip.start, strip.end)]
    if not runs:
        return []
    kept = _kept_gaps(runs, strip, copy, manner)
    pieces: list[Piece] = []
    for number, (start, end) in enumerate(runs):
        pieces.append(Piece(source[start:end], Span(strip.page, start, end)))
        if number < len(kept) and kept[number]:
            pieces.append(_gap_piece(strip.page, end, runs[number + 1][0], source))
    return pieces


def _kept_gaps(runs: list[tuple[int, int]], strip: Strip, copy: Copy, manner: Manner) -> list[bool]:
    """For each gap between two runs, whether it stays."""
    source = copy.text
    if manner is Manner.COLUMNS and not strip.spaced:
        return [True] * (len(runs) - 1)
    if strip.spaced and manner is Manner.NAMES:
        return _kept_in_names(runs, source)
    if strip.spaced:
        sizes = [_size(source[a[1] : b[0]]) for a, b in pairwise(runs)]
        least = min(sizes)
        return [size >= 2 * least for size in sizes]
    labelled = runs[0][1] - runs[0][0] == 1 and source[runs[0][0]] in _LABELS
    gaps = list(pairwise(runs))
    if manner is Manner.HEAD:
        return [_means_in_head(runs, number, source) for number in range(len(gaps))]
    kept = [_means(source[a[1] - 1], source[b[0]], source[a[1] : b[0]], manner) for a, b in gaps]
    if gaps and source[runs[1][0]] not in OPENERS and (labelled or _is_dated(strip, runs[0], source)):
        kept[0] = True
    return kept


def _is_dated(strip: Strip, run: tuple[int, int], source: str) -> bool:
    """Whether a strip's first run is what stands before a story (本报讯, 新华社北京2月1日电)."""
    return run[1] < strip.start + 12 and _DATED.search(source, *run) is not None


def _size(gap: str) -> int:
    return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in gap)


def _means(before: str, after: str, gap: str, manner: Manner) -> bool:
    """Whether a space between two characters of running text or names is the paper's own."""
    if wide(before) and wide(after):
        return True
    if before.isascii() and after.isascii():
        return True
    if before in "！？!?" and "\u3000" in gap:
        return True
    return manner is Manner.NAMES and (after.isalnum() or after in OPENERS) and before not in CLOSERS


def _means_in_head(runs: list[tuple[int, int]], number: int, source: str) -> bool:
    """In a head a space parts phrases; only the setting's, on both sides of a number, word or bracket, goes."""
    before, after = source[runs[number][1] - 1], source[runs[number + 1][0]]
    if before in _ROUND or after in _ROUND:
        return False
    left, right = source[slice(*runs[number])], source[slice(*runs[number + 1])]
    if len(runs) == 2 and len(left) == len(right) == 1:
        return False
    if (wide(before) and wide(after)) or (before.isascii() and after.isascii()):
        return True
    if before.isalnum() and after.isalnum():
        return not (right if wide(before) else left).isascii()
    return len(left) >= 3 and len(right) >= 3 and _balanced(left) and _balanced(right)


def _kept_in_names(runs: list[tuple[int, int]], source: str) -> list[bool]:
    """In a letter-spaced byline or credit: the wider gaps, or where all are alike those round a title and a duty."""
    gaps = [source[a[1] : b[0]] for a, b in pairwise(runs)]
    sizes = [_size(gap) for gap in gaps]
    if max(sizes) > min(sizes):
        return [size > min(sizes) for size in sizes]
    kept = []
    ahead = ""
    for number, (start, end) in enumerate(runs[:-1]):
        ahead += source[start:end]
        rest = "".join(source[slice(*run)] for run in runs[number + 1 :])
        kept.append(bool(_TITLE.search(ahead)) or rest in _LAST_DUTIES)
    return kept


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "「」", "『』", "《》", "〈〉", "‘’", "【】"))


def _parted(before: Strip, strip: Strip, copy: Copy, manner: Manner, strips: Sequence[Strip]) -> bool:
    """Whether a line end reads as a space."""
    source = copy.text
    last, first = source[before.end - 1], source[strip.start]
    if last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
        return True
    if manner is Manner.HEAD:
        return all(_phrases(source[s.start : s.end]) > 1 and not s.spaced for s in strips)
    if manner is Manner.NAMES:
        return _parts_names(before, strip, source, strips)
    if copy.names_parted and strip in strips[:3] and _DATELINE.search(source[strips[0].start : before.end]):
        return wide(first) and _parts_names(before, strip, source, (before, before))
    return False


def _phrases(text: str) -> int:
    """How many phrases a head's line parts by spaces."""
    parts = text.split()
    return len(parts) if all(len(part) >= 3 for part in parts) else 1


def _parts_names(before: Strip, strip: Strip, source: str, strips: Sequence[Strip]) -> bool:
    """Whether a line end among names parts two words: not inside a title, not inside a name."""
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
    if strips[0] is strips[-1]:
        return True
    return any(len(source[s.start : s.end].split()) > 1 and not s.spaced for s in strips)
