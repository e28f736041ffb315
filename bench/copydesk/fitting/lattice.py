"""All stories that the pages might be cut into, as arrays: what each is worth by the weights, and what by the truth.

A page cut into stories is a path from its first passage to its end. Sums over all paths go forward and backward over
the passages (Sarawagi and Cohen 2004, semi-Markov conditional random fields), for all pages at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from scipy.sparse import csr_matrix

from bench.copydesk.fitting.pages import Page
from bench.copydesk.fitting.tracing import Traced, Weight, traced, values
from typeset.copydesk.stories.assignment import Stories
from typeset.copydesk.stories.cuts import CONVENTIONS, Shape, Story

HEADS = ("kicker", "headline", "deck")
RIGHT, HEADED = 1.0, 0.25
"""What a story is worth that is an article exactly; one that has at least an article's head and most of its text."""
_NEAR = 12.0
"""A story that is in no path so near the best, by the weights or by the truth, is left out."""
_TRUE = 30.0
"""What an article counts more than anything the weights say."""

Floats = np.ndarray


@dataclass(frozen=True, slots=True)
class Lattice:
    """The stories of all pages, one an entry.

    `starts`, `ends`: passages numbered through, with one more at each page's end; `page`: of each story; `score`: by
    the weights as they are, and `slopes` by each of them; `reward`: by the truth; `orders`: what each convention says
    for the story's shape; `firsts`, `lasts`: of each page its first passage and its end.
    """

    weights: tuple[Weight, ...]
    now: Floats
    starts: np.ndarray
    ends: np.ndarray
    page: np.ndarray
    score: Floats
    slopes: csr_matrix
    reward: Floats
    orders: Floats
    firsts: np.ndarray
    lasts: np.ndarray

    def scores(self, weights: Floats) -> Floats:
        """What each story is worth by other weights."""
        return self.score + self.slopes @ (weights - self.now)

    def attainable(self) -> int:
        """How many articles some story is exactly."""
        return int(np.count_nonzero(self.reward == RIGHT))

    def of(self, pages: np.ndarray) -> "Lattice":
        """The lattice of some of the pages, by a truth value for each."""
        told = pages[self.page]
        number = np.cumsum(pages) - 1
        return Lattice(
            self.weights,
            self.now,
            self.starts[told],
            self.ends[told],
            number[self.page[told]],
            self.score[told],
            self.slopes[told],
            self.reward[told],
            self.orders[told],
            self.firsts[pages],
            self.lasts[pages],
        )


def build(pages: Sequence[Page], weights: Sequence[Weight]) -> Lattice:
    """Think of every story of the pages, with its slopes by the weights."""
    rows: list[tuple[int, int, int, float, float, int]] = []
    slopes: list[dict[int, float]] = []
    firsts, lasts = [], []
    base = 0
    for number, page in enumerate(pages):
        with traced(weights):
            found = Stories.of(page.passages, page.setting).candidates
        told = [(story, _reward(story, page)) for stories in found for story in _best_alike(stories)]
        for story, reward in _near(told, len(page.passages)):
            shape = {Shape.HEAD_FIRST: 0, Shape.HEAD_LAST: 1}.get(story.shape, 2)
            rows.append((base + story.start, base + story.end, number, float(story.score), reward, shape))
            slopes.append(story.score.slopes if isinstance(story.score, Traced) else {})
        firsts.append(base)
        base += len(page.passages) + 1
        lasts.append(base - 1)
    starts, ends, of, score, reward, shape = (np.array(column) for column in zip(*rows, strict=True))
    counts = np.cumsum([0, *map(len, slopes)])
    matrix = csr_matrix(
        (
            np.array([slope for each in slopes for slope in each.values()]),
            np.array([weight for each in slopes for weight in each]),
            counts,
        ),
        shape=(len(rows), len(weights)),
    )
    says = np.array([[log(share), log(1 - share), 0.0] for share, _ in CONVENTIONS]).T
    return Lattice(
        tuple(weights),
        np.array(values(weights)),
        starts,
        ends,
        of,
        score,
        matrix,
        reward,
        says[shape],
        np.array(firsts),
        np.array(lasts),
    )


def _best_alike(stories: Sequence[Story]) -> list[Story]:
    """Of the stories that are the same passages, the one that the weights like best."""
    best: dict[tuple[object, ...], Story] = {}
    for story in stories:
        if story[:5] not in best or story.score > best[story[:5]].score:
            best[story[:5]] = story
    return list(best.values())


def _reward(story: Story, page: Page) -> float:
    """What a story is worth by the truth."""
    labels = page.labels
    sizes: dict[str, int] = {}
    for label in labels[story.start : story.end]:
        sizes[label.cluster] = sizes.get(label.cluster, 0) + label.size
    cluster = max(sizes, key=lambda name: (sizes[name], name))
    if not cluster.startswith("a"):
        return 0.0
    own = [place for place, label in enumerate(labels) if label.cluster == cluster]
    head = {place for place in own if labels[place].part in HEADS}
    if set(range(story.head_start, story.head_end)) != head:
        return 0.0
    if own == list(range(story.start, story.end)):
        return RIGHT
    return HEADED if head and 2 * sizes[cluster] > sum(sizes.values()) else 0.0


def _near(told: Sequence[tuple[Story, float]], size: int) -> Iterator[tuple[Story, float]]:
    """The stories of paths that are near the best, under any convention, or that the truth likes."""
    kept: set[int] = set()
    for more in (0.0, _TRUE):
        for share, _ in CONVENTIONS:
            orders = {Shape.HEAD_FIRST: log(share), Shape.HEAD_LAST: log(1 - share)}
            worth = [float(s.score) + orders.get(s.shape, 0.0) + more * reward for s, reward in told]
            ahead = [0.0] + [float("-inf")] * size
            for (story, _), score in zip(told, worth, strict=True):
                ahead[story.end] = max(ahead[story.end], ahead[story.start] + score)
            behind = [float("-inf")] * size + [0.0]
            for (story, _), score in zip(reversed(told), reversed(worth), strict=True):
                behind[story.start] = max(behind[story.start], behind[story.end] + score)
            kept.update(
                number
                for number, ((story, _), score) in enumerate(zip(told, worth, strict=True))
                if ahead[story.start] + score + behind[story.end] > ahead[size] - _NEAR
            )
    return (told[number] for number in sorted(kept))


class Paths:
    """The sums over all paths of a lattice's pages."""

    def __init__(self, lattice: Lattice) -> None:
        self._lattice = lattice
        self._forward = list(_steps(lattice.ends, lattice.firsts, lattice.page))
        self._backward = list(_steps(lattice.starts, lattice.firsts, lattice.page))[::-1]
        self._priors = np.log([prior for _, prior in CONVENTIONS])

    def total(self, scores: Floats) -> tuple[Floats, Floats]:
        """For each page the logarithm of the sum of all its cuts, and for each story its share in that sum."""
        lattice = self._lattice
        worth = scores[:, None] + lattice.orders
        size = int(lattice.lasts.max()) + 1
        ahead = np.full((size, worth.shape[1]), -np.inf)
        ahead[lattice.firsts] = 0.0
        behind = np.full((size, worth.shape[1]), -np.inf)
        behind[lattice.lasts] = 0.0
        for stories, segments, places in self._forward:
            ahead[places] = _log_sums(ahead[lattice.starts[stories]] + worth[stories], segments)
        for stories, segments, places in self._backward:
            behind[places] = _log_sums(behind[lattice.ends[stories]] + worth[stories], segments)
        whole = ahead[lattice.lasts] + self._priors
        top = whole.max(axis=1)
        sums = top + np.log(np.exp(whole - top[:, None]).sum(axis=1))
        path = ahead[lattice.starts] + worth + behind[lattice.ends] + self._priors
        return sums, np.exp(path - sums[lattice.page][:, None]).sum(axis=1)

    def best(self, scores: Floats) -> np.ndarray:
        """Whether each story is in its page's best cut."""
        lattice = self._lattice
        worth = scores[:, None] + lattice.orders
        ahead = np.full((int(lattice.lasts.max()) + 1, worth.shape[1]), -np.inf)
        ahead[lattice.firsts] = 0.0
        behind = np.full_like(ahead, -np.inf)
        behind[lattice.lasts] = 0.0
        for stories, segments, places in self._forward:
            ahead[places] = np.maximum.reduceat(ahead[lattice.starts[stories]] + worth[stories], segments)
        for stories, segments, places in self._backward:
            behind[places] = np.maximum.reduceat(behind[lattice.ends[stories]] + worth[stories], segments)
        whole = ahead[lattice.lasts] + self._priors
        path = ahead[lattice.starts] + worth + behind[lattice.ends] + self._priors
        return path.max(axis=1) > whole.max(axis=1)[lattice.page] - 1e-9


def _steps(places: np.ndarray, firsts: np.ndarray, page: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
    """From the pages' first places on, for all pages at once: the stories at a place, parted by page; the places."""
    local = places - firsts[page]
    order = np.lexsort((places, local))
    for step in np.split(order, np.flatnonzero(np.diff(local[order])) + 1):
        segments = np.concatenate(([0], np.flatnonzero(np.diff(places[step])) + 1))
        yield step, segments, places[step][segments]


def _log_sums(values: Floats, segments: np.ndarray) -> Floats:
    """The logarithms of the sums of each segment's exponentials."""
    top = np.maximum.reduceat(values, segments)
    counts = np.diff(np.concatenate((segments, [len(values)])))
    with np.errstate(invalid="ignore", divide="ignore"):
        shifted = np.exp(values - np.repeat(np.where(np.isfinite(top), top, 0.0), counts, axis=0))
        return np.where(np.isfinite(top), top, 0.0) + np.log(np.add.reduceat(shifted, segments))
