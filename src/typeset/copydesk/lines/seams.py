"""Whether a line's turn falls inside a word: what a wrapped line does every other time, and a head or verse never.

Chinese words come from `typeset.script.lexicon`, and so do Japanese ones of ideographs alone; Japanese phrases from
BudouX; and words that no list has, names above all, from the page itself: a pair of characters that a turn parts may
stand together elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import IntEnum
from functools import cache
from itertools import filterfalse
from typing import Final

import budoux

from typeset.copydesk.knowledge.cohesion import pairs_of, telling
from typeset.script.lexicon import lexicon

_REACH: Final = 4
"""How many characters on either side of a turn are laid out in words."""
_LONGEST: Final = 400
"""Past this many characters a line's further words are not counted."""
_UNKNOWN: Final = 19.0
_INSIDE: Final = 2.0
"""Parting a text here makes it this much dearer, in natural logarithms, when the turn is inside a word."""


_COUNTING: Final = frozenset("約约第逾")
_COUNTED: Final = frozenset("一二三四五六七八九十百千两兩数數几幾")
"""Behind the former such a number, or one in digits, goes on."""


_DEED: Final = re.compile("を[一-鿿々]{2,4}$")
"""Something and what is done to it."""
_BEHIND_DEED: Final = frozenset("中後前時等済化者用先際度的型系")
"""What may stand right behind that in a text."""


class Turn(IntEnum):
    """What two lines' characters say of the turn between them."""

    CLEAN = 0
    SEEN = 1
    WORD = 2
    BOTH = 3
    MARK = 4
    """Nothing: a mark stands at the turn, or two kanji."""


TORN: Final = (Turn.WORD, Turn.BOTH)
"""A word goes on over the turn."""


_TOLD: Final = (Turn.CLEAN, Turn.SEEN, Turn.WORD, Turn.BOTH)


class Seams:
    """The turns of one page, given all its lines."""

    __slots__ = ("_counted", "_echoes", "_gain", "_pairs", "_shares", "_usual", "japanese")

    def __init__(self, lines: Sequence[str], *, japanese: bool) -> None:
        self.japanese = japanese
        kept = [set(pairs_of(line[:_LONGEST])) for line in lines]
        pairs, echoes = set[str](), set[str]()
        for found in kept:
            echoes |= pairs & found
            pairs |= found
        sense = telling(pairs, "\n".join(lines))
        self._echoes = echoes & sense
        self._pairs = pairs
        # Most pairs are of letters alone.
        self._counted = {_plain(pair[0]) + _plain(pair[1]) for pair in filterfalse(str.isalpha, sense)}
        self._shares = [_share(found, sense, self._echoes) for found in kept]
        told = [share for share in self._shares if share is not None]
        self._usual = sum(told) / max(1, len(told))
        self._gain = min(1.0, max(0.0, (0.75 - self._usual) / 0.46))

    def echo(self, place: int) -> float:
        """What line number `place`'s words that others have too say for a head, above 0, or for text, below.

        A head says again what its story says: of its pairs of characters half come back elsewhere on the page, of a
        text line's a quarter.
        """
        share = self._shares[place]
        if share is None:
            return 0.0
        telling = 3.6 * (share - self._usual - 0.12)
        return self._gain * (-0.9 if telling < -0.9 else telling if telling < 1.9 else 1.9)

    def turn(self, before: str, after: str) -> Turn:
        """Judge the turn between two lines."""
        a, b = before[-1], after[0]
        pair = a + b
        if not pair.isalnum():
            return Turn.MARK
        if not pair.isalpha():
            pair = _plain(a) + _plain(b)
        seen = pair in self._pairs or pair in self._counted
        if a in _COUNTING and (b.isdigit() or b in _COUNTED):
            return Turn.BOTH if seen else Turn.WORD
        if not self.japanese:
            return _TOLD[seen + 2 * _inside_word(before[-_REACH:], after[:_REACH])]
        if not inside_phrase(before[-3:], after[:3]):
            return Turn.SEEN if seen else Turn.CLEAN
        if _leans(a, b) or (_are_ideographs(a, b) and _inside_word(before[-_REACH:], after[:_REACH])):
            return Turn.BOTH if seen else Turn.WORD
        return Turn.SEEN if seen else _run_on(before, after)


def _share(pairs: set[str], sense: AbstractSet[str], echoes: AbstractSet[str]) -> float | None:
    """The share of a line's pairs that make sense that another line has too; None for a line too short to tell."""
    size = len(pairs & sense)
    return len(pairs & echoes) / size if size > 3 else None


def _plain(char: str) -> str:
    return "0" if char.isdigit() else char


def _run_on(before: str, after: str) -> Turn:
    """Judge a Japanese turn that the models know nothing of.

    A verb's noun ends what is done to something only in a head, 空き家を改装: in a text する or a mark would follow.
    """
    goes_on = "\u3400" <= after[0] <= "\u9fff" and after[0] not in _BEHIND_DEED
    return Turn.CLEAN if (goes_on or "\u30a0" <= after[0] <= "\u30ff") and _DEED.search(before) else Turn.MARK


def _leans(before: str, after: str) -> bool:
    """Whether a Japanese character leans on the one before it: an ending or particle, a loan word's, a counter.

    Of other pairs that BudouX does not part nothing can be said, of two ideographs only what the list of words says.
    """
    if "\u3041" <= after <= "\u309f":
        return not before.isascii() and not "\u30a0" <= before <= "\u30ff"
    return ("\u30a0" <= before <= "\u30ff" and "\u30a0" <= after <= "\u30ff") or before.isdigit()


def _are_ideographs(before: str, after: str) -> bool:
    return "\u3400" <= before <= "\u9fff" and "\u3400" <= after <= "\u9fff"


def _inside_word(before: str, after: str) -> bool:
    """Whether a word of ideographs most likely runs over the turn: most Japanese ones are Chinese ones too."""
    if before[-1].isascii() and after[0].isascii():
        return before[-1].isdigit() == after[0].isdigit()
    words = lexicon()
    text = (before + after).translate(words.variants)
    size = len(text)
    over, beside = _places(len(before), size)
    whole = _words_in(text, words.words, over)
    if not whole:
        return False
    parted = _words_in(text, words.words, beside)
    return _cost(parted, size) - _cost(sorted(parted + whole), size) > _INSIDE


_Places = tuple[tuple[int, int], ...]
"""Where words may stand: end and start."""


@cache
def _places(middle: int, size: int) -> tuple[_Places, _Places]:
    """Where words of up to four characters may run over the middle of a short text, and where they may stand beside it.

    In the order of their ends.
    """
    places = [(end, start) for end in range(1, size + 1) for start in range(max(0, end - _REACH), end)]
    over = [(end, start) for end, start in places if start < middle < end]
    return tuple(over), tuple(place for place in places if place not in over)


def _words_in(text: str, words: Mapping[str, tuple[str, float]], places: _Places) -> list[tuple[int, int, float]]:
    """The words that stand at any of these places: end, start and cost."""
    get = words.get
    return [(end, start, word[1]) for end, start in places if (word := get(text[start:end])) is not None]


def _cost(known: Sequence[tuple[int, int, float]], size: int) -> float:
    """What the cheapest way costs to lay a short text out in these words (in the order of their ends)."""
    best = [0.0] + [float("inf")] * size
    at = 0
    for end, start, cost in known:
        while at < end:
            at += 1
            best[at] = best[at - 1] + _UNKNOWN
        reached = best[start] + cost
        best[end] = reached if reached < best[end] else best[end]
    return best[at] + _UNKNOWN * (size - at)


_FEATURES: Final = (
    *("UW1", "UW2", "UW3", "UW4", "UW5", "UW6"),
    *("BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4"),
)
"""The features of BudouX's model: single characters, pairs and threes around a border."""


@cache
def _model() -> tuple[tuple[Mapping[str, int], ...], float]:
    """BudouX's weights of each feature, and half of what they all come to, below which nothing is parted."""
    model = budoux.load_default_japanese_parser().model
    return tuple(model.get(name, {}) for name in _FEATURES), -0.5 * sum(sum(found.values()) for found in model.values())


def inside_phrase(before: str, after: str) -> bool:
    """Whether BudouX's model sees no phrase boundary at the turn of a Japanese text."""
    weights, score = _model()
    u1, u2, u3, u4, u5, u6 = list(before.rjust(3, "\0") + after.ljust(3, "\0"))
    middle, behind = u3 + u4, u4 + u5
    seen = u1, u2, u3, u4, u5, u6, u2 + u3, middle, behind, u1 + u2 + u3, u2 + middle, middle + u5, behind + u6
    for feature, text in zip(weights, seen, strict=True):
        score += feature.get(text, 0)
    return score <= 0
