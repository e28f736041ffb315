"""What binds the text below a section head to the texts above it: a section goes on about the same things and persons.

A story's next section repeats words that few of the page's other texts have, and the person whom its first one named;
it may open on a pronoun, who is meant having been said above. Two stories' texts do so by chance alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain
from math import fsum, log, sqrt
from typing import Final

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.knowledge.names import family_names
from typeset.copydesk.passages.passage import Kind, Passage

_WORDS: Final = 25.0
_CHANCE: Final = 0.027
"""How much the cosine of two texts' pairs of characters counts above what two stories' texts have by chance."""
_MOST: Final = (-0.8, 2.5)
_PERSON: Final = 1.3
"""A person whom none but the texts from the one named first to this one name."""
_PRONOUN: Final = 1.4
_REACH: Final = 4
"""So many texts above are looked at for persons."""
_MANY: Final = 200
"""More persons are looked up among a text's pieces, not looked for in it one by one: no printed text names as many."""
_SMOOTH: Final = 5
_OPENING: Final = 18
_PRONOUNS: Final = re.compile("[^。！？]{0,14}?(?:[他她]|彼(?![岸方此])|同[氏社]|其(?:中|后|後))")
_CALLED: Final = re.compile(
    "(?<![\u3400-\u9fff々])([\u3400-\u9fff々]{2,4})(?=さん|氏|選手|監督|教授|先生|女士|小姐|君|ちゃん|くん)"
)


class Threads:
    """The texts of one page, each all that stands between two heads, and what they have in common."""

    __slots__ = ("_counts", "_lexicon", "_of", "_page", "_passages", "_persons", "_rarity", "_sets", "_starts")

    def __init__(self, passages: Sequence[Passage], lexicon: Lexicon) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._of: dict[int, int] = {}
        self._sets: list[frozenset[str]] = []
        self._counts: Counter[str] = Counter()
        self._rarity: list[float] = []
        self._page = ""
        self._starts: list[int] = []
        self._persons: dict[int, frozenset[str]] = {}

    def bind(self, before: int, after: int) -> float:
        """What the texts with two passages say for being one story's, the second below the first; 0 where none is."""
        if not self._of:
            self._gather()
        above, below = self._of.get(before), self._of.get(after)
        if above is None or below is None:
            return 0.0
        score = min(max(_WORDS * (self._cosine(above, below) - _CHANCE), _MOST[0]), _MOST[1])
        score += _PERSON * any(self._is_thread(person, below) for person in self._named_above(below))
        return score + _PRONOUN * (_PRONOUNS.match(self._text(below), 0, _OPENING) is not None)

    def _gather(self) -> None:
        """Gather the page's texts: not before something is asked of them, for most pages have no sections."""
        told: list[list[int]] = []
        headed = True
        for place, passage in enumerate(self._passages):
            if self._lexicon.pairs(place):
                if headed:
                    told.append([])
                told[-1].append(place)
                self._of[place] = len(told) - 1
                headed = False
            headed = headed or passage.kind is Kind.HEAD
        self._sets = [frozenset().union(*map(self._lexicon.pairs, places)) for places in told]
        self._counts = Counter(chain.from_iterable(self._sets))
        self._rarity = [0.0, *(log(len(told) / count) for count in range(1, len(told) + 1))]
        texts = ["\n".join([self._passages[place].bare for place in places]) + "\n" for places in told]
        self._page, self._starts = "".join(texts), [0, *accumulate(map(len, texts))]

    def _cosine(self, one: int, other: int) -> float:
        """The cosine of two texts' pairs of characters, each weighed by how few of the page's texts have it."""
        above, below = self._sets[one], self._sets[other]
        weight = fsum(map(self._rarity.__getitem__, map(self._counts.__getitem__, above & below)))
        return weight / sqrt((len(above) + _SMOOTH) * (len(below) + _SMOOTH))

    def _text(self, text: int) -> str:
        """All the words of a text."""
        return self._page[self._starts[text] : self._starts[text + 1]]

    def _named(self, text: int) -> frozenset[str]:
        """What may be names of persons in a text."""
        if text not in self._persons:
            words = self._text(text)
            found = {match.group(1) for match in _chinese_names().finditer(words)}
            self._persons[text] = frozenset(found.union(_CALLED.findall(words)))
        return self._persons[text]

    def _named_above(self, text: int) -> Iterable[str]:
        """Those of them that the texts right above it have as well."""
        starts, named = self._starts, self._named(text)
        above = self._page[starts[max(0, text - _REACH)] : starts[text]]
        if len(named) <= _MANY:
            return [person for person in named if person in above]
        sizes = set(map(len, named))
        return named & {above[place : place + size] for size in sizes for place in range(len(above) - size + 1)}

    def _is_thread(self, person: str, text: int) -> bool:
        """Whether no other text names a person than this one and some right above it."""
        page, starts = self._page, self._starts
        return page.find(person, starts[text + 1]) < 0 and page.find(person, 0, starts[max(0, text - _REACH)]) < 0


@cache
def _chinese_names() -> re.Pattern[str]:
    """A Chinese name of three characters, wherever one may begin."""
    return re.compile(f"(?=([{''.join(sorted(family_names('zh')))}][\u4e00-\u9fff]{{2}}))")
