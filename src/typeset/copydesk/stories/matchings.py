"""Gathered heads in another order than their texts: which is whose, where each ends, and where each text does.

How many there are is not known, so every likely number of texts is tried, with the likeliest borders to begin with. For
texts that stand still the best heads are sought among all orders, then for these heads the best borders of the texts,
and so on until neither gains.
"""

from collections.abc import Callable, Mapping, Sequence
from heapq import nlargest
from operator import attrgetter
from typing import Final, NamedTuple, Optional

from typeset.copydesk.stories.cuts import Story
from typeset.copydesk.stories.pairings import Block, Pair, Pairings, Step

_ORDER: Final = -1.0
_JUMP: Final = -1.5
"""That heads stand in another order than their texts; each that has not the text behind that of the head before it."""
_NEAR: Final = 10.0
_TRIALS: Final = 5
"""A number of texts so much less likely is not tried, nor are more."""
_TURNS: Final = 4
_BEAM: Final = 40
"""So many ways to a place among the heads are gone on with."""


class Matched(NamedTuple):
    """Heads and texts, matched, and what stands among the texts; its score with those of the ways to it and onward."""

    score: float
    pairs: tuple[Pair, ...]
    among: tuple[Story, ...]


class Ways(NamedTuple):
    """What is before and behind a gathering: how good the best way to each place is, and from each to the end."""

    to: Sequence[float]
    onward: Sequence[float]


Stretch = tuple[int, int]


class _Texts(NamedTuple):
    """Texts in a row, what they say, and the stories that stand among them."""

    score: float
    parts: tuple[Stretch, ...]
    among: tuple[Story, ...]


class _Way(NamedTuple):
    """Heads in a row, and what they say: the last one, from `start` on, belongs to the text of the number `text`.

    `before`: the way to it; `used`: the numbers of all their texts as bits; `jumps`: how many are out of order.
    """

    score: float
    start: int
    text: int
    before: Optional["_Way"]
    used: int
    jumps: int


class _Heads(NamedTuple):
    """Heads in a row, what they say, the number of the text that each belongs to, and whether any is out of order."""

    score: float
    parts: tuple[Stretch, ...]
    texts: tuple[int, ...]
    jumps: bool

    @classmethod
    def of(cls, score: float, way: _Way, end: int) -> "_Heads":
        """The heads of a way that ends at a place."""
        parts: list[Stretch] = []
        texts: list[int] = []
        jumps, step = way.jumps > 0, way
        while step.before is not None:
            parts.append((step.start, end))
            texts.append(step.text)
            end, step = step.start, step.before
        return cls(score, tuple(reversed(parts)), tuple(reversed(texts)), jumps)


_Steps = Sequence[tuple[int, Sequence[tuple[int, float]]]]
"""Where a head may end, and what it and each text, by its number, say for each other."""


def match(pairings: Pairings, block: Block, ways: Ways, texts: Sequence[Stretch]) -> Matched | None:
    """The best way to match a block's heads and texts in another order than theirs; `texts`: the best in order."""
    rows = _Rows(pairings, block, ways)
    neutral = {count: row for count, row in rows.texts().items() if 1 < count < block.last - block.first + 1}
    least = max((row.score for row in neutral.values()), default=0.0) - _NEAR
    likely = nlargest(_TRIALS, (row for row in neutral.values() if row.score > least), key=attrgetter("score"))
    tried = [row.parts for row in likely]
    if len(texts) > 1 and tuple(texts) not in tried:
        tried.append(tuple(texts))
    found = [done for parts in tried if (done := _alternate(rows, parts)) is not None]
    return max(found, key=attrgetter("score"), default=None)


class _Rows:
    """The ways in which one block's lines are heads, and the passages beside them its texts."""

    def __init__(self, pairings: Pairings, block: Block, ways: Ways) -> None:
        self._pairings = pairings
        self._block = block
        first, last, start, end = block
        if block.behind:
            self._heads = {first: 0.0}, {place: ways.onward[place] for place in range(first + 2, last + 1)}
            self._texts = {place: ways.to[place] for place in range(start, end)}, {end: 0.0}
        else:
            self._heads = {place: ways.to[place] for place in range(first, last - 1)}, {last: 0.0}
            self._texts = {start: 0.0}, {place: ways.onward[place] for place in range(start + 2, end + 1)}

    def heads(self, texts: Sequence[Stretch]) -> _Heads | None:
        """The best heads in any order for texts that stand still, each for one of them; none if there are too few."""
        starts, ends = self._heads
        ways = {place: {(0, -1): _Way(score, place, -1, None, 0, 0)} for place, score in starts.items()}
        best, found = float("-inf"), None
        for place in range(min(starts, default=0), self._block.last + 1):
            likely = nlargest(_BEAM, ways.pop(place, {}).values(), key=attrgetter("score"))
            steps = self._steps(place, texts) if likely else ()
            for way in likely:
                if left := len(texts) - way.used.bit_count():
                    # Each text that is left then needs a line.
                    _go_on(ways, way, place, [step for step in steps if step[0] + left <= self._block.last + 1])
                elif place in ends:
                    score = way.score + ends[place] + _ORDER * (way.jumps > 0)
                    if score > best:
                        best, found = score, (way, place)
        return _Heads.of(best, *found) if found is not None else None

    def _steps(self, place: int, texts: Sequence[Stretch]) -> _Steps:
        """Where a head from a place on may end, and for each text that it may belong to what both say for it."""
        if place == self._block.last:
            return ()
        fit = self._pairings.fit
        return tuple(
            (end, [(number, said + fit(place, end, *text)) for number, text in enumerate(texts)])
            for end, said, _ in self._pairings.heads(self._block, place)
        )

    def fit(self, heads: Sequence[Stretch], texts: Sequence[Stretch]) -> float:
        """What heads and texts say for belonging together, each with the one in its place."""
        return sum([self._pairings.fit(*head, *text) for head, text in zip(heads, texts, strict=True)])

    def texts(self, heads: Sequence[Stretch] = ()) -> dict[int, _Texts]:
        """The likeliest texts by their number, or those that fit the heads best that belong to them."""
        block, pairings = self._block, self._pairings

        def steps(count: int, place: int) -> Sequence[Step]:
            if place == block.end:
                return ()
            found = pairings.texts(block, place) if not heads or count < len(heads) else []
            if heads:
                found = [(end, score + pairings.fit(*heads[count], place, end), None) for end, score, _ in found]
            return found + pairings.among(block, place) if count else found

        return _part(*self._texts, steps)


def _go_on(ways: dict[int, dict[tuple[int, int], _Way]], way: _Way, place: int, steps: _Steps) -> None:
    """Go on from a place by one head more, for each text that has none yet."""
    onward, used = way.text + 1, way.used
    for end, texts in steps:
        reached = ways.setdefault(end, {})
        for number, said in texts:
            if used >> number & 1:
                continue
            jumps = number != onward
            score, key = way.score + said + _JUMP * jumps, (used | 1 << number, number)
            known = reached.get(key)
            if known is None or known.score < score:
                reached[key] = _Way(score, place, number, way, key[0], way.jumps + jumps)


def _part(
    starts: Mapping[int, float], ends: Mapping[int, float], steps: Callable[[int, int], Sequence[Step]]
) -> dict[int, _Texts]:
    """The best texts in a row from one of the places to one of the others, by their number.

    `steps`: the steps from a place where so many texts end.
    """
    ways: dict[int, dict[int, _Texts]] = {place: {0: _Texts(score, (), ())} for place, score in starts.items()}
    found: dict[int, _Texts] = {}
    for place in range(min(starts, default=0), max(ends, default=-1) + 1):
        for count, way in ways.pop(place, {}).items():
            if count and place in ends and (count not in found or found[count].score < way.score + ends[place]):
                found[count] = way._replace(score=way.score + ends[place])
            so_far, parts, among = way
            for end, more, story in steps(count, place):
                reached = ways.setdefault(end, {})
                number, score = count + (story is None), so_far + more
                known = reached.get(number)
                if known is not None and known.score >= score:
                    continue
                if story is None:
                    reached[number] = _Texts(score, (*parts, (place, end)), among)
                else:
                    reached[number] = _Texts(score, parts, (*among, story))
    return found


def _alternate(rows: _Rows, texts: tuple[Stretch, ...]) -> Matched | None:
    """Seek heads for texts, the texts' borders anew for these, and so on; none if the heads are in their order."""
    best: Matched | None = None
    for _ in range(_TURNS):
        heads = rows.heads(texts)
        if heads is None or not heads.jumps:
            break
        owners = [heads.parts[number] for number in sorted(range(len(texts)), key=heads.texts.__getitem__)]
        fitted = rows.texts(owners).get(len(texts))
        if fitted is None:
            break
        score = fitted.score + heads.score - rows.fit(owners, texts)
        if best is not None and score <= best.score:
            break
        pairs = tuple(Pair(*head, *text) for head, text in zip(owners, fitted.parts, strict=True))
        best, texts = Matched(score, pairs, fitted.among), fitted.parts
    return best
