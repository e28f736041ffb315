"""Strips of the source put together as text: the column setting's spaces go, spaces that mean something stay.

Spaces beside digits and Latin, round full-width marks and inside letter-spaced lines are the setting's (CLReq 3.2.2:
such gaps are made when a line is set); between two Han words, between Latin words or between numbers a space is the
paper's own. So is a lone one beside digits on a page that otherwise shows none: a setting makes many or none.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from typeset.copydesk.lines import CLOSERS, OPENERS, wide
from typeset.copydesk.manner import Copy, Manner
from typeset.copydesk.passages import Strip
from typeset.copydesk.turnovers import is_dated, parted
from typeset.model.source import Piece, Span, Text

_RUN: Final = re.compile(r"\S+")
_TITLE: Final = re.compile(
    "(?:本报|本報|本社|本刊|新华社|新華社|中新社|见习|实习|首席|特约|特派)?(?:记者|記者|通讯员|通訊員|摄影|攝影|特派员|特派員|评论员|評論員)$"
)
_BRIEF_DUTY: Final = re.compile("(?:^|[\u3400-\u9fff]{2})[文图圖]$")
"""Behind a whole name, and before another, 文 and 图 are duties; 王文, 静 is one name."""
_LAST_DUTIES: Final = frozenset(
    {"摄", "攝", "文", "图", "圖", "摄影", "攝影", "撮影", "文/图", "发", "發", "供图", "供圖"}
)
_LABELS: Final = frozenset("QAＱＡ問答问")
"""What stands before a question or an answer, a space behind it."""
_ROUND: Final = frozenset("（）()")
_SENTENCE: Final = frozenset(".,;:!?)\"'")
"""Marks of Latin text that a space follows."""


def set_text(strips: Sequence[Strip], copy: Copy, manner: Manner) -> Text:
    """Join strips in order; each piece of the result has its span in the source."""
    pieces: list[Piece] = []
    for place, strip in enumerate(strips):
        if place and parted(place, strips, copy, manner):
            pieces.append(_gap_piece(strip.page, strips[place - 1].end, strip.start, copy.text))
        dated = manner is Manner.RUNNING and place < 3
        pieces.extend(_strip(strip, copy, manner, strips[0].start if dated else strip.end))
    return Text(tuple(pieces))


def _gap_piece(page: int, start: int, end: int, source: str) -> Piece:
    """A space that stands for the white space in source[start:end], at a place that holds some."""
    if start == end:
        return Piece(" ", Span(page, start, start))
    wide_space = source.find("\u3000", start, end)
    place = start if wide_space < 0 or source[start] in "\r\n" else wide_space
    return Piece("\u3000" if source[place] == "\u3000" else " ", Span(page, place, place + 1))


def _strip(strip: Strip, copy: Copy, manner: Manner, start: int) -> list[Piece]:
    """One strip's pieces: its runs of characters and the spaces between them that stay.

    `start`: where its passage begins, if a dateline may still stand before the gaps.
    """
    source = copy.text
    runs = [match.span() for match in _RUN.finditer(source, strip.start, strip.end)]
    if not runs:
        return []
    if len(runs) == 1:
        return [Piece(source[slice(*runs[0])], Span(strip.page, *runs[0]))]
    kept = _kept_gaps(runs, strip, copy, manner)
    for number, (run, after) in enumerate(pairwise(runs[:8])):
        if not strip.spaced and source[after[0]].isalnum() and is_dated(source[start : run[1]]):
            kept[number] = True
    pieces: list[Piece] = []
    for number, (first, end) in enumerate(runs):
        pieces.append(Piece(source[first:end], Span(strip.page, first, end)))
        if number < len(kept) and kept[number]:
            pieces.append(_gap_piece(strip.page, end, runs[number + 1][0], source))
    return pieces


def _kept_gaps(runs: list[tuple[int, int]], strip: Strip, copy: Copy, manner: Manner) -> list[bool]:
    """For each gap between two runs, whether it stays."""
    if len(runs) < 2:
        return []
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
    kept = [_means(a, b, copy, manner) for a, b in gaps]
    if gaps and labelled and source[runs[1][0]] not in OPENERS:
        kept[0] = True
    return kept


def _size(gap: str) -> int:
    return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in gap)


def _means(run: tuple[int, int], after: tuple[int, int], copy: Copy, manner: Manner) -> bool:
    """Whether the space between two runs of characters in running text or names is the paper's own."""
    source = copy.text
    last, first = source[run[1] - 1], source[after[0]]
    if wide(last) and wide(first):
        return True
    if last.isascii() and first.isascii():
        return _parts_latin(source[slice(*run)], source[slice(*after)])
    if last in "！？!?" and "\u3000" in source[run[1] : after[0]]:
        return True
    if manner is Manner.RUNNING:
        return not copy.strays and _is_letter(last) and _is_letter(first)
    return manner is Manner.NAMES and (first.isalnum() or first in OPENERS) and last not in CLOSERS


def _is_letter(char: str) -> bool:
    return wide(char) or (char.isascii() and char.isalnum())


def _parts_latin(ahead: str, follow: str) -> bool:
    """Whether a space parts two Latin words, numbers or sentences; beside a sign ($, #, /) the setting made it."""
    last, first = ahead[-1], follow[0]
    if last.isalnum() and first.isalnum():
        return True
    if not any(char.isalnum() for char in ahead) or not any(char.isalnum() for char in follow):
        return True
    if last in _SENTENCE:
        return first.isalpha() or (len(ahead) > 1 and ahead[-2].isalpha())
    return last.isalpha() and first in "(\"'"


def _means_in_head(runs: list[tuple[int, int]], number: int, source: str) -> bool:
    """In a head a space parts phrases; only the setting's, on both sides of a number, word or bracket, goes."""
    before, after = source[runs[number][1] - 1], source[runs[number + 1][0]]
    if before in _ROUND or after in _ROUND:
        return False
    left, right = source[slice(*runs[number])], source[slice(*runs[number + 1])]
    if _is_driven_out([source[slice(*run)] for run in runs]):
        return False
    if (wide(before) and wide(after)) or (before.isascii() and after.isascii()):
        return True
    if before.isalnum() and after.isalnum():
        return not (right if wide(before) else left).isascii()
    return len(left) >= 3 and len(right) >= 3 and _balanced(left) and _balanced(right)


def _is_driven_out(words: list[str]) -> bool:
    """Whether a head of a few characters, and perhaps a Latin word, is letter-spaced: 招 聘, 健 康 Q&A."""
    alone = sum(len(word) == 1 and not word.isascii() for word in words)
    return alone > 1 and all(len(word) == 1 or word.isascii() for word in words)


def _kept_in_names(runs: list[tuple[int, int]], source: str) -> list[bool]:
    """In a letter-spaced byline or credit: the wider gaps, or where all are alike those round a title and a duty."""
    gaps = [source[a[1] : b[0]] for a, b in pairwise(runs)]
    sizes = [_size(gap) for gap in gaps]
    if max(sizes) > min(sizes):
        return [size > min(sizes) for size in sizes]
    kept = []
    ahead = ""
    last = 0
    for number, (start, end) in enumerate(runs[:-1]):
        ahead += source[start:end]
        rest = "".join(source[slice(*run)] for run in runs[number + 1 :])
        titled = _TITLE.search(ahead) is not None
        told = titled or (len(rest) > 2 and _BRIEF_DUTY.search(ahead[last:]) is not None)
        last = len(ahead) if titled else last
        kept.append(told or rest in _LAST_DUTIES)
    return kept


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "「」", "『』", "《》", "〈〉", "‘’", "【】"))
