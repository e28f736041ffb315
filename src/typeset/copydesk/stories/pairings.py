"""A head and a text that stand apart: what each says for itself, and both for being one story. Each is asked once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.cuts import Shape, Story
from typeset.copydesk.stories.fits import Fits

_PAIR: Final = -0.5
"""One head more of a gathering with its text."""
_BLANK: Final = 0.9
"""How often a blank line stands between two heads, on a page that has such lines beside heads."""
_WITHIN: Final = (0.6, 2.0)
"""One within a head, so many times of so many, before any of the page is seen."""
_MOST: Final = 5
"""A head has no more lines."""
_POOR: Final = -10.0
"""A text so much worse than another that begins there is not thought of."""
_LINE: Final = 1.0
_UNLIKE: Final = -7.0
"""Nor is a head so much worse than another that begins there, each of its lines being worth `_LINE`."""
_AMONG: Final = -10.0
"""Nor is a story so unlikely that stands with its own head, or none, among the texts of a gathering."""


class Pair(NamedTuple):
    """A head [head, head_end) and its text [start, end)."""

    head: int
    head_end: int
    start: int
    end: int


class Block(NamedTuple):
    """Lines of heads [first, last) that stand together, and the texts [start, end) above or below them."""

    first: int
    last: int
    start: int
    end: int

    @property
    def behind(self) -> bool:
        """Whether the heads stand behind the texts."""
        return self.end == self.first


Step = tuple[int, float, Story | None]
"""Where a head or a text may end, what that says; the story, where it is one of its own that stands among the texts."""


@dataclass(frozen=True, slots=True)
class Pairings:
    """What the heads and the texts of one page say.

    `candidates`: the stories that may begin at each place. `bodies`: for a place the texts that may begin there, by
    where they end, with what they say for being a story's, whatever its head; `weigh`: what a head [a, b) and a text
    [c, d) say besides for being one story. `within`: whether blank lines stand between the lines of heads that
    are not gathered.
    """

    passages: Sequence[Passage]
    candidates: Sequence[Sequence[Story]]
    fits: Fits
    bodies: Callable[[int], Mapping[int, float]]
    weigh: Callable[[int, int, int, int], float]
    within: Sequence[bool] = ()
    _fits: dict[tuple[int, int, int, int], float] = field(default_factory=dict)
    _heads: dict[tuple[int, int], list[Step]] = field(default_factory=dict)
    _texts: dict[tuple[int, int], list[Step]] = field(default_factory=dict)
    _among: dict[tuple[int, int], list[Step]] = field(default_factory=dict)

    def fit(self, head: int, head_end: int, start: int, end: int) -> float:
        """What the head and the text of a `Pair` say for being one story, beside what each says by itself."""
        pair = head, head_end, start, end
        if (score := self._fits.get(pair)) is None:
            score = self._fits[pair] = self.weigh(head, head_end, start, end)
        return score

    def stack(self, head: int, end: int) -> float:
        """How likely the lines [head, end) are one head, whatever its text."""
        return self.fits.stack(head, end)

    def heads(self, block: Block, head: int) -> list[Step]:
        """Where a head of a block may end that begins at `head`, and what the line behind it says for that."""
        if (head, block.last) not in self._heads:
            last = block.last
            parted, whole = self._gaps(block)
            stacks = {end: self.stack(head, end) for end in range(head + 1, min(head + _MOST, last) + 1)}
            # A longer head leaves fewer heads to pay for.
            worth = {end: score + _LINE * (end - head) for end, score in stacks.items()}
            least = max(worth.values()) + _UNLIKE
            self._heads[head, last] = [
                (end, 0.0 if end == last else parted if self.passages[end].blank else whole, None)
                for end, score in worth.items()
                if score > least
            ]
        return self._heads[head, block.last]

    def _gaps(self, block: Block) -> tuple[float, float]:
        """What a blank line between two lines of a block says for their being two heads', and what its lack says."""
        if not any(passage.blank for passage in self.passages[block.first : block.last]):
            return 0.0, 0.0
        blank = (sum(self.within) + _WITHIN[0]) / (len(self.within) + _WITHIN[1])
        return log(_BLANK / blank), log((1 - _BLANK) / (1 - blank))

    def texts(self, block: Block, start: int) -> list[Step]:
        """The texts that may begin at a place and end no later than a block's do, with their worth."""
        if (start, block.end) not in self._texts:
            bodies = self.bodies(start)
            least = max(bodies.values(), default=0.0) + _POOR
            self._texts[start, block.end] = [
                (end, worth + _PAIR, None) for end, worth in bodies.items() if end <= block.end and worth >= least
            ]
        return self._texts[start, block.end]

    def among(self, block: Block, start: int) -> list[Step]:
        """The stories that may stand among a block's texts without any of its heads."""
        if (start, block.end) not in self._among:
            self._among[start, block.end] = _best(
                story
                for story in self.candidates[start]
                if story.end <= block.end and story.score > _AMONG and story.shape is not Shape.HEAD_ALONE
            )
        return self._among[start, block.end]


def _best(stories: Iterable[Story]) -> list[Step]:
    """The best of some stories for each place where they end."""
    found: dict[int, Story] = {}
    for story in stories:
        if story.end not in found or found[story.end].score < story.score:
            found[story.end] = story
    return [(end, story.score, story) for end, story in found.items()]
