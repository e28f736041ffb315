"""How well a head fits a text: the words they share, weighed by how rare they are on the page.

A head is read as if drawn half from its own story's words and half from the page's: each pair of characters then
speaks for a story by the logarithm of its share there against its share on the page.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import fsum, log, sqrt
from operator import add
from typing import Final

from typeset.copydesk.subjects import name_subjects, places

_MIX: Final = 0.5
_PAIR: Final = 0.8
_SINGLE: Final = 0.45
"""Neighbouring pairs are not independent, single characters still less: how much of each one's logarithm counts."""
_SUBJECT: Final = 1.6
"""And of the kind of list that a head names."""
_ABSENT: Final = log(1 - _MIX)
_KANA: Final = re.compile("[\u3041-\u309f]{2}")
_LEAD: Final = 300
"""A head is drawn from its story's lead, of about so many characters, however long the story is."""
_LONGEST: Final = 4000
"""Past this many characters a passage's further words are not counted."""


class Lexicon:
    """Where on the page each single character and pair of characters of the running text stands.

    Built once for a page, from the bare texts of its passages; passages that are no running text are empty strings.
    """

    __slots__ = ("_heard", "_known", "_named", "_postings", "_rarity", "_sizes", "_subjects", "_total")

    def __init__(self, texts: Sequence[str], heads: Sequence[str]) -> None:
        wanted = {gram for head in heads for gram in grams(head)}
        self._postings: dict[str, list[int]] = {gram: [] for gram in wanted}
        self._sizes = [0]
        postings = self._postings
        for place, text in enumerate(texts):
            text = text[:_LONGEST]
            self._sizes.append(self._sizes[-1] + len(text))
            for gram in filter(postings.__contains__, chain(text, map(add, text, text[1:]))):
                postings[gram].append(place)
        self._named = name_subjects(heads)
        asked = dict.fromkeys(chain.from_iterable(self._named.values()))
        self._subjects = {subject: places(subject, texts) for subject in asked}
        self._known: dict[str, list[tuple[list[int], float, float]]] = {}
        self._total = max(1, self._sizes[-1])
        self._heard = [_pairs(text[:_LONGEST]) for text in texts]
        told = sum(1 for pairs in self._heard if pairs)
        sparse = Counter(chain.from_iterable(self._heard))
        rare = {count: log(told / count) for count in set(sparse.values())}
        self._rarity = {pair: rare[count] for pair, count in sparse.items()}

    def kinship(self, before: int, after: int) -> float:
        """What two texts' shared words say for their being one story, above 0, or two, below.

        The cosine of their pairs of characters, each weighed by how few passages of the page have it.
        """
        one, other = self._heard[before], self._heard[after]
        if not one or not other:
            return 0.0
        weight = fsum(map(self._rarity.__getitem__, one & other))
        return min(max((weight / sqrt((len(one) + 5) * (len(other) + 5)) - 0.025) * 30, -0.9), 2.0)

    def fit(self, head: str, start: int, end: int) -> float:
        """How much likelier the head is with passages `start` to `end` as its story than with the page at large."""
        if self._sizes[end] == self._sizes[start]:
            return 0.0
        known = self._known.get(head)
        if known is None:
            known = self._known[head] = self._look_up(head)
        score = 0.0
        scale = _MIX * max(self._total / _LEAD, 1.5)
        for where, weight, absent in known:
            first = bisect_left(where, start)
            if first < len(where) and where[first] < end:
                count = bisect_left(where, end, first) - first
                score += weight * log(1 - _MIX + scale * count / len(where))
            else:
                score += absent
        return score

    def _look_up(self, head: str) -> list[tuple[list[int], float, float]]:
        """Where each of a head's characters and pairs stands on the page, how much it counts, what its lack says."""
        told = [
            (where, _PAIR if len(gram) == 2 else _SINGLE)
            for gram in sorted(grams(head))
            if (where := self._postings.get(gram))
        ]
        told.extend((where, _SUBJECT) for subject in self._named.get(head, ()) if (where := self._subjects[subject]))
        return [(where, weight, weight * _ABSENT) for where, weight in told]


def _pairs(text: str) -> frozenset[str]:
    """The pairs of letters and digits in a text, kana pairs left out: they are grammar."""
    pairs = frozenset(filter(str.isalnum, map(add, text, text[1:])))
    return frozenset(pair for pair in pairs if not is_grammar(pair)) if _KANA.search(text) else pairs


def is_grammar(pair: str) -> bool:
    """Whether a pair of characters is of Hiragana alone, which is grammar."""
    return "\u3041" <= pair[0] <= "\u309f" and "\u3041" <= pair[1] <= "\u309f"


def grams(text: str) -> frozenset[str]:
    """The pairs of letters and digits, and the single ideographs, of a short text."""
    text = text[:200]
    found = set(filter(str.isalnum, map(add, text, text[1:])))
    found.update(char for char in text if "\u3400" <= char <= "\u9fff" or char >= "\U00020000")
    return frozenset(found)
