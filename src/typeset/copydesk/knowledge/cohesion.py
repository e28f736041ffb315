"""How well a head fits a text: the words they share, weighed by how rare they are on the page.

A head is read as if drawn half from its own story's words and half from the page's: each single ideograph and each
pair of other letters then speaks for a story by the logarithm of its share there against its share on the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from math import fsum, log, sqrt
from operator import add
from typing import Final

from typeset.copydesk.knowledge.subjects import name_subjects, places

_MIX: Final = 0.5
_SINGLE: Final = 0.85
_SPELT: Final = 0.95
"""How much of the logarithm counts of a single ideograph, and of a pair of other letters or digits: neighbours are not
independent. Pairs of ideographs say nothing that their ideographs have not said."""
_SUBJECT: Final = 2.2
"""And of the kind of list that a head names."""
_ABSENT: Final = log(1 - _MIX)
_KANA: Final = re.compile("[\u3041-\u309f]{2}")
_GRAMMAR: Final = re.compile("(?=([\u3041-\u309f]{2}))")
_IDEOGRAPH: Final = re.compile("[\u3400-\u9fff\U00020000-\U0010ffff]")
_SPELT_OUT: Final = re.compile(r"[^\W_\u3400-\u9fff\U00020000-\U0010ffff]{2,}")
"""Letters and digits that say nothing by themselves."""
_LEAD: Final = 300
"""A head is drawn from its story's lead, of about so many characters, however long the story is."""
_LONGEST: Final = 4000
"""Past this many characters a passage's further words are not counted."""


class Lexicon:
    """Where on the page each single character and pair of characters of the running text stands.

    Built once for a page, from the bare texts of its passages; passages that are no running text are empty strings.
    """

    __slots__ = (
        "_counts",
        "_heard",
        "_known",
        "_named",
        "_passages",
        "_rarity",
        "_sizes",
        "_subjects",
        "_total",
        "_totals",
    )

    def __init__(self, texts: Sequence[str], heads: Sequence[str]) -> None:
        wanted = {gram for head in heads for gram in grams(head)}
        spelt = any(len(gram) > 1 for gram in wanted)
        self._sizes = [0]
        self._counts: list[dict[str, int]] = []
        self._heard: list[frozenset[str]] = []
        totals: dict[str, int] = {}
        for text in texts:
            text = text[:_LONGEST]
            self._sizes.append(self._sizes[-1] + len(text))
            chars = list(text)
            found = {gram: text.count(gram) for gram in wanted.intersection(chars)}
            pairs: Iterable[str] = map(add, chars, islice(chars, 1, None))
            if spelt:
                pairs = list(pairs)
                found.update([(pair, pairs.count(pair)) for pair in wanted.intersection(pairs)])
            for gram, count in found.items():
                totals[gram] = totals.get(gram, 0) + count
            self._counts.append(found)
            self._heard.append(telling(pairs, text))
        self._totals = totals
        self._named = name_subjects(heads)
        asked = dict.fromkeys(chain.from_iterable(self._named.values()))
        self._subjects = {subject: frozenset(places(subject, texts)) for subject in asked}
        self._known: dict[str, Shared] = {}
        self._total = max(1, self._sizes[-1])
        told = sum(1 for pairs in self._heard if pairs)
        sparse = Counter(chain.from_iterable(self._heard))
        self._passages = sparse
        self._rarity = {count: log(told / count) for count in set(sparse.values())}

    def pairs(self, place: int) -> frozenset[str]:
        """The pairs of characters that a passage of running text has; none for what is no running text."""
        return self._heard[place]

    def kinship(self, before: int, after: int) -> float:
        """What two texts' shared words say for their being one story, above 0, or two, below.

        The cosine of their pairs of characters, each weighed by how few passages of the page have it.
        """
        one, other = self._heard[before], self._heard[after]
        if not one or not other:
            return 0.0
        weight = fsum(map(self._rarity.__getitem__, map(self._passages.__getitem__, one & other)))
        return min(max((weight / sqrt((len(one) + 5) * (len(other) + 5)) - 0.025) * 30, -0.9), 2.0)

    def fit(self, head: str, start: int, end: int) -> float:
        """How much likelier the head is with passages `start` to `end` as its story than with the page at large."""
        return self.shared(head).growth(start).after(end - start)

    def shared(self, head: str) -> "Shared":
        """What a head shares with the page's passages."""
        known = self._known.get(head)
        if known is None:
            known = self._known[head] = self._look_up(head)
        return known

    def _look_up(self, head: str) -> "Shared":
        """What a head shares with the page, how much it counts, and what its lack says."""
        scale = _MIX * max(self._total / _LEAD, 1.5)
        told = {
            gram: (_SINGLE if len(gram) == 1 else _SPELT, scale / total)
            for gram in grams(head)
            if (total := self._totals.get(gram))
        }
        named = [
            (kind.name, where, scale / len(where))
            for kind in self._named.get(head, ())
            if (where := self._subjects[kind])
        ]
        lack = _ABSENT * sum([weight for weight, _ in told.values()] + [_SUBJECT] * len(named))
        return Shared(Hits(self._counts, self._sizes, told, named, lack))


class Hits:
    """What a head shares with a page's passages, told for each passage when it is asked for: most are far from it.

    `lack`: what it says for a head that a text has none of its words.
    """

    __slots__ = ("_counts", "_known", "_named", "_sizes", "_told", "lack")

    def __init__(
        self,
        counts: Sequence[Mapping[str, int]],
        sizes: Sequence[int],
        told: Mapping[str, tuple[float, float]],
        named: Sequence[tuple[str, frozenset[int], float]],
        lack: float,
    ) -> None:
        self._counts = counts
        self._sizes = sizes
        self._told = told
        self._named = named
        self._known: dict[int, list[tuple[str, int, float, float]]] = {}
        self.lack = lack

    def is_text(self, place: int) -> bool:
        """Whether a passage is running text."""
        return self._sizes[place + 1] > self._sizes[place]

    def within(self, place: int) -> list[tuple[str, int, float, float]]:
        """Each gram of the head in a passage: how often, what it counts, its share on the page times the scale."""
        hits = self._known.get(place)
        if hits is None:
            counts = self._counts[place]
            hits = [
                (gram, counts[gram], weight, share) for gram, (weight, share) in self._told.items() if gram in counts
            ]
            if self._named:
                hits.extend((name, 1, _SUBJECT, share) for name, where, share in self._named if place in where)
            self._known[place] = hits
        return hits


class Shared:
    """How well a head fits passages, by what it shares with them."""

    __slots__ = ("_alone", "_growths", "_hits")

    def __init__(self, hits: Hits) -> None:
        self._hits = hits
        self._alone: dict[int, float] = {}
        self._growths: dict[tuple[int, bool], Growth] = {}

    def growth(self, origin: int, *, back: bool = False) -> "Growth":
        """How its fit grows with the stretches that begin with a passage, or, `back`, that end with it."""
        growth = self._growths.get((origin, back))
        if growth is None:
            growth = self._growths[origin, back] = Growth(self._hits, origin, -1 if back else 1)
        return growth

    def alone(self, place: int) -> float:
        """How well the head fits one passage by itself."""
        score = self._alone.get(place)
        if score is None:
            hits = self._hits
            score = hits.lack if hits.is_text(place) else 0.0
            for _, found, weight, share in hits.within(place):
                score += weight * log((1 - _MIX + share * found) / (1 - _MIX))
            self._alone[place] = score
        return score


class Growth:
    """How well a head fits a text that grows passage by passage, onward or backward, from one place."""

    __slots__ = ("_counts", "_hits", "_place", "_step", "_values")

    def __init__(self, hits: Hits, place: int, step: int) -> None:
        self._hits = hits
        self._place = place
        self._step = step
        self._counts: dict[str, int] = {}
        self._values = [0.0]

    def after(self, count: int) -> float:
        """How well it fits so many passages."""
        values = self._values
        if count >= len(values):
            self._grow(count)
        return values[count]

    def _grow(self, count: int) -> None:
        """Let the text grow to so many passages."""
        values, counts, hits = self._values, self._counts, self._hits
        score = values[-1]
        while len(values) <= count:
            if not score and hits.is_text(self._place):
                score = hits.lack
            for gram, found, weight, share in hits.within(self._place):
                before = counts.get(gram, 0)
                counts[gram] = before + found
                score += weight * log((1 - _MIX + share * (before + found)) / (1 - _MIX + share * before))
            values.append(score)
            self._place += self._step


def pairs_of(text: str) -> Iterator[str]:
    """The pairs of characters of a text, in order. Each character is made once, not for each of its two pairs."""
    chars = list(text)
    return map(add, chars, islice(chars, 1, None))


def telling(pairs: Iterable[str], text: str) -> frozenset[str]:
    """The pairs of letters and digits among a text's pairs of characters, but for Hiragana, which is grammar."""
    told = frozenset(filter(str.isalnum, pairs))
    return told.difference(_GRAMMAR.findall(text)) if _KANA.search(text) else told


@lru_cache(maxsize=1024)
def grams(text: str) -> tuple[str, ...]:
    """The single ideographs of a short text, and the pairs of its other letters and digits, each once and in order."""
    text = text[:200]
    found = set(_IDEOGRAPH.findall(text))
    for run in _SPELT_OUT.findall(text):
        found.update(map(add, run, run[1:]))
    return tuple(sorted(found))
