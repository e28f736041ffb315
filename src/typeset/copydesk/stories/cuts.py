"""A page cut into stories: what a story is, and the best chain of stories from the page's first passage to its last.

Dynamic programming over the stories that are worth a thought, once for each convention of where heads stand.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import Final, NamedTuple

CONVENTIONS: Final = ((0.97, 0.40), (0.03, 0.35), (0.5, 0.25))
"""How often a page sets heads before their texts, and how common pages of that sort are."""
_CERTAIN: Final = 6.0
"""A cut this much worse than the best is no rival."""


class Shape(StrEnum):
    """How a story stands on the page."""

    HEAD_FIRST = "head first"
    HEAD_LAST = "head last"
    NO_HEAD = "no head"
    HEAD_ALONE = "head alone"
    PICTURE = "picture"
    """A caption that no mark tells, among the stories."""
    GATHERED = "gathered"
    """The text is [start, end); the head stands elsewhere, in a gathering of heads."""


class Story(NamedTuple):
    """A run of passages [start, end): its head in [head_start, head_end), its text the rest."""

    start: int
    end: int
    head_start: int
    head_end: int
    shape: Shape
    score: float

    @property
    def text(self) -> tuple[int, int]:
        """Where its text stands: what is left beside its head; an empty stretch for a head alone."""
        match self.shape:
            case Shape.HEAD_FIRST:
                return self.head_end, self.end
            case Shape.GATHERED:
                return self.start, self.end
            case _:
                return self.start, self.head_start


Rows = Callable[[int, Sequence[float]], Iterator[Story]]
"""What yields the gatherings of heads that are told when a place is reached, given how good the best way to each is."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The page cut into stories, and for each by how much its head's place beats the best other place for it."""

    stories: tuple[Story, ...]
    margins: tuple[float, ...]
    score: float

    def without(self, start: int, end: int) -> "Cut | None":
        """The cut of the page without its passages [start, end); none where they are not stories of their own."""
        kept: list[tuple[Story, float]] = []
        score = self.score
        for story, margin in zip(self.stories, self.margins, strict=True):
            bounds = story[:4]
            if all(start <= bound <= end for bound in bounds):
                score -= story.score
            elif any(one < end and start < other for one, other in (bounds[:2], bounds[2:])):
                return None
            else:
                first, last, head, head_end = (bound - (end - start) * (bound >= end) for bound in bounds)
                kept.append((Story(first, last, head, head_end, story.shape, story.score), margin))
        return Cut(tuple(story for story, _ in kept), tuple(margin for _, margin in kept), score)


def best_cut(candidates: Sequence[Sequence[Story]]) -> Cut:
    """The best cut of a page, `candidates` being for each passage the stories that begin with it."""
    chain = _likeliest(candidates)
    stories = _walk_back(chain)
    rivals = _rivals(stories, _near(candidates, chain))
    margins = tuple(chain.scores[-1] - rivals.get(story.start, float("-inf")) for story in stories)
    return Cut(stories, margins, chain.scores[-1])


def best_stories(candidates: Sequence[Sequence[Story]]) -> tuple[tuple[Story, ...], float]:
    """The stories of the best cut and its score, for those who need no margins."""
    chain = _likeliest(candidates)
    return _walk_back(chain), chain.scores[-1]


def find_rows(candidates: Sequence[Sequence[Story]], rows: Rows) -> list[Story]:
    """The gatherings that the best cut of a page has, wherever else it has its heads."""
    chain = _best_chain(candidates, 0.5, 0.0, rows)
    return [story for story in _walk_back(chain) if story.shape is Shape.GATHERED]


def onward(candidates: Sequence[Sequence[Story]]) -> list[float]:
    """How good the best way from each place to the page's end is, wherever heads stand."""
    either = dict.fromkeys((Shape.HEAD_FIRST, Shape.HEAD_LAST), log(0.5))
    return _onward(candidates, dict.fromkeys(Shape, 0.0) | either)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best cuts of a page's beginnings under one convention: for every place their score and their last story.

    `orders`: what the convention says for each shape of story.
    """

    scores: list[float]
    stories: list[Story | None]
    orders: dict[Shape, float]


def _likeliest(candidates: Sequence[Sequence[Story]]) -> _Chain:
    """The best chain under the convention that gives the best."""
    chains = [_best_chain(candidates, share, log(prior)) for share, prior in CONVENTIONS]
    return max(chains, key=lambda chain: chain.scores[-1])


def _best_chain(candidates: Sequence[Sequence[Story]], before: float, prior: float, rows: Rows | None = None) -> _Chain:
    """The best chain of stories when `before` of them have their heads first."""
    size = len(candidates)
    best = [prior] + [float("-inf")] * size
    came: list[Story | None] = [None] * (size + 1)
    orders = dict.fromkeys(Shape, 0.0) | {Shape.HEAD_FIRST: log(before), Shape.HEAD_LAST: log(1 - before)}
    for start, stories in enumerate(candidates):
        for row in rows(start, best) if rows is not None else ():
            if (score := best[row.start] + row.score) > best[row.end]:
                best[row.end], came[row.end] = score, row
        before_it = best[start]
        if before_it == float("-inf"):
            continue
        for story in stories:
            _, end, _, _, shape, worth = story
            score = before_it + worth + orders[shape]
            if score > best[end]:
                best[end] = score
                came[end] = story
    return _Chain(best, came, orders)


def _walk_back(chain: _Chain) -> tuple[Story, ...]:
    """Walk a chain back to its stories."""
    stories: list[Story] = []
    place = len(chain.stories) - 1
    while place:
        last = chain.stories[place]
        if last is None:
            break
        stories.append(last)
        place = last.start
    return tuple(reversed(stories))


def _near(candidates: Sequence[Sequence[Story]], chain: _Chain) -> list[tuple[float, Story]]:
    """The stories that are in a cut nearly as good as the best, each with the best such cut's score, best first."""
    size = len(candidates)
    orders = chain.orders
    onward = _onward(candidates, orders)
    floor = chain.scores[size] - _CERTAIN
    near: list[tuple[float, Story]] = []
    for before, stories in zip(chain.scores, candidates, strict=False):
        for story in stories:
            _, end, _, _, shape, worth = story
            score = before + worth + orders[shape] + onward[end]
            if score > floor:
                near.append((score, story))
    near.sort(key=lambda pair: -pair[0])
    return near


def _onward(candidates: Sequence[Sequence[Story]], orders: Mapping[Shape, float]) -> list[float]:
    """How good the best way from each place to the page's end is."""
    size = len(candidates)
    best = [float("-inf")] * size + [0.0]
    for start in range(size - 1, -1, -1):
        scores = [best[end] + worth + orders[shape] for _, end, _, _, shape, worth in candidates[start]]
        best[start] = max(scores, default=float("-inf"))
    return best


def _rivals(stories: Sequence[Story], near: Sequence[tuple[float, Story]]) -> dict[int, float]:
    """For each story with a head, by its start: the best cut in which its head begins another text, or none.

    `near` goes from the best downward, so the first that fits is a head's rival, and the head need not be looked at
    again: `onward` skips the settled ones.
    """
    headed = [story for story in stories if story.head_start < story.head_end]
    starts = [story.head_start for story in headed]
    onward = list(range(len(headed) + 1))
    rivals: dict[int, float] = {}
    for score, other in near:
        number = _unsettled(onward, bisect_left(starts, other.start))
        while number < len(headed) and starts[number] < other.end:
            story = headed[number]
            within = other.head_start <= story.head_start < other.head_end
            if not within or _lead(other) != _lead(story):
                rivals[story.start] = score
                onward[number] = number + 1
            number = _unsettled(onward, number + 1)
    return rivals


def _unsettled(onward: list[int], number: int) -> int:
    """The first that is not settled from `number` on; the way there is made shorter for the next to ask."""
    while onward[number] != number:
        onward[number] = onward[onward[number]]
        number = onward[number]
    return number


def _lead(story: Story) -> int:
    """Where a story's text begins."""
    return story.head_end if story.head_start == story.start else story.start
