"""How well a head fits a text: the words they share, weighed by how rare they are on the page.

A head is read as if drawn half from its own story's words and half from the page's: each pair of characters then
speaks for a story by the logarithm of its share there against its share on the page.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import log
from typing import Final

_MIX: Final = 0.5
_PAIR: Final = 0.6
_SINGLE: Final = 0.3
"""Neighbouring pairs are not independent, single characters still less: how much of each one's logarithm counts."""
_ABSENT: Final = log(1 - _MIX)
_LONGEST: Final = 4000
"""Past this many characters a passage's further words are not counted."""


class Lexicon:
    """Where on the page each single character and pair of characters of the running text stands.

    Built once for a page, from the bare texts of its passages; passages that are no running text are empty strings.
    """

    __slots__ = ("_postings", "_sizes", "_total")

    def __init__(self, texts: Sequence[str], heads: Sequence[str]) -> None:
        wanted = {gram for head in heads for gram in grams(head)}
        self._postings: dict[str, list[int]] = {gram: [] for gram in wanted}
        self._sizes = [0]
        postings = self._postings
        for place, text in enumerate(texts):
            text = text[:_LONGEST]
            self._sizes.append(self._sizes[-1] + len(text))
            for gram in text:
                if gram in postings:
                    postings[gram].append(place)
            for a, b in zip(text, text[1:], strict=False):
                if a + b in postings:
                    postings[a + b].append(place)
        self._total = max(1, self._sizes[-1])

    def fit(self, head: str, start: int, end: int) -> float:
        """How much likelier the head is with passages `start` to `end` as its story than with the page at large."""
        size = self._sizes[end] - self._sizes[start]
        if not size:
            return 0.0
        score = 0.0
        scale = _MIX * self._total / size
        for gram in grams(head):
            places = self._postings.get(gram)
            if not places:
                continue
            count = bisect_left(places, end) - bisect_left(places, start)
            weight = _PAIR if len(gram) == 2 else _SINGLE
            score += weight * (log(1 - _MIX + scale * count / len(places)) if count else _ABSENT)
        return score


def grams(text: str) -> frozenset[str]:
    """The pairs of letters and digits, and the single ideographs, of a short text."""
    text = text[:200]
    found = {a + b for a, b in zip(text, text[1:], strict=False) if a.isalnum() and b.isalnum()}
    found.update(char for char in text if "\u3400" <= char <= "\u9fff" or char >= "\U00020000")
    return frozenset(found)
