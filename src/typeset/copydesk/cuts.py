"""A page cut into stories: what a story is, and the best chain of stories from the page's first passage to its last.

Dynamic programming over the stories that are worth a thought, once for each convention of where heads stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import log
from typing import Final

_CONVENTIONS: Final = ((0.97, 0.40), (0.03, 0.35), (0.5, 0.25))
"""How often a page sets heads before their texts, and how common pages of that sort are."""
_CERTAIN: Final = 6.0
"""A cut this much worse than the best is no rival."""


class Shape(Enum):
    """How a story stands on the page."""

    HEAD_FIRST = "head first"
    HEAD_LAST = "head last"
    NO_HEAD = "no head"
    HEAD_ALONE = "head alone"
    GATHERED = "gathered"
    """The text is [start, end); the head stands elsewhere, in a gathering of heads."""


@dataclass(frozen=True, slots=True)
class Story:
    """A run of passages [start, end): its head in [head_start, head_end), its text the rest."""

    start: int
    end: int
    head_start: int
    head_end: int
    shape: Shape
    score: float


@dataclass(frozen=True, slots=True)
class Cut:
    """The page cut into stories, and for each by how much its head's place beats the best other place for it."""

    stories: tuple[Story, ...]
    margins: tuple[float, ...]
    score: float


def best_cut(candidates: Sequence[Sequence[Story]]) -> Cut:
    """The best cut of a page, `candidates` being for each passage the stories that begin with it."""
    chains = [_best_chain(candidates, share, log(prior)) for share, prior in _CONVENTIONS]
    return _walk_back(candidates, max(chains, key=lambda chain: chain.scores[-1]))


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best cuts of a page's beginnings under one convention: for every place their score and their last story.

    `orders`: what the convention says for each shape of story.
    """

    scores: list[float]
    stories: list[Story | None]
    orders: dict[Shape, float]


def _best_chain(candidates: Sequence[Sequence[Story]], before: float, prior: float) -> _Chain:
    """The best chain of stories when `before` of them have their heads first."""
    size = len(candidates)
    best = [prior] + [float("-inf")] * size
    came: list[Story | None] = [None] * (size + 1)
    orders = {Shape.HEAD_FIRST: log(before), Shape.HEAD_LAST: log(1 - before)}
    for start in range(size):
        if best[start] == float("-inf"):
            continue
        for story in candidates[start]:
            score = best[start] + story.score + orders.get(story.shape, 0.0)
            if score > best[story.end]:
                best[story.end] = score
                came[story.end] = story
    return _Chain(best, came, orders)


def _walk_back(candidates: Sequence[Sequence[Story]], chain: _Chain) -> Cut:
    """Walk a chain back to its stories, and tell their margins."""
    stories: list[Story] = []
    place = len(candidates)
    while place:
        last = chain.stories[place]
        if last is None:
            break
        stories.append(last)
        place = last.start
    stories.reverse()
    through = _through(candidates, chain.scores, chain.orders)
    margins = tuple(chain.scores[-1] - _rival(story, through) for story in stories)
    return Cut(tuple(stories), margins, chain.scores[-1])


def _through(
    candidates: Sequence[Sequence[Story]], best: list[float], orders: dict[Shape, float]
) -> list[list[tuple[float, Story]]]:
    """For every place, the stories over it with the score of the best cut that has them."""
    size = len(candidates)
    onward = [float("-inf")] * size + [0.0]
    for start in range(size - 1, -1, -1):
        scores = (onward[s.end] + s.score + orders.get(s.shape, 0.0) for s in candidates[start])
        onward[start] = max(scores, default=float("-inf"))
    over: list[list[tuple[float, Story]]] = [[] for _ in range(size)]
    floor = best[size] - _CERTAIN
    for start in range(size):
        for story in candidates[start]:
            score = best[start] + story.score + orders.get(story.shape, 0.0) + onward[story.end]
            if score > floor:
                for place in range(story.start, story.end):
                    over[place].append((score, story))
    return over


def _rival(story: Story, through: list[list[tuple[float, Story]]]) -> float:
    """The best cut in which a story's head stands at the beginning of another text, or of none."""
    if story.head_start == story.head_end:
        return float("-inf")
    lead = _lead(story)
    return max(
        (
            score
            for score, other in through[story.head_start]
            if not other.head_start <= story.head_start < other.head_end or _lead(other) != lead
        ),
        default=float("-inf"),
    )


def _lead(story: Story) -> int:
    """Where a story's text begins."""
    return story.head_end if story.head_start == story.start else story.start
