"""Which passages make an article, and which head is whose: one best reading of the whole page.

A page is cut into stories, each a run of passages: a head before its text, a text before its head, a text alone or a
head alone. Every cut of every kind is weighed (`Story.score`), a page's habit of putting heads before or after is part
of the weight, and dynamic programming finds the page's best cut.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import Final

from typeset.copydesk import heads
from typeset.copydesk.assignment import best_matching
from typeset.copydesk.borders import CONTINUED, LONE, STORY, TEXTUAL, Borders
from typeset.copydesk.cohesion import Lexicon
from typeset.copydesk.cuts import Cut, Shape, Story, best_cut
from typeset.copydesk.passages import Kind, Passage

_SURE: Final = 5.0
"""By how much a matching must beat the story that it parts."""
_TELLING: Final = 0.2
"""How much it speaks for a matching that heads fit their own texts better than others: one story's lines fit all."""
_GATHERED: Final = 60
"""No gathering of heads has more lines."""
_LONGEST: Final = 120
"""No article has more passages."""
_LAST_RESORT: Final = -18.0
"""A passage that fits nowhere stands alone."""
_HOPELESS: Final = -22.0
_TEXT_ALONE: Final = -6.5
_LINE_ALONE: Final = -4.5
"""A text without a head, longer than a paragraph; a single paragraph, which may be a caption."""
_JUMP_ALONE: Final = -6.0
"""A jump line that leads back, without what it leads to."""
_HEAD_ALONE: Final = -3.5
_ALONE: Final = 12
"""A head alone has fewer lines, but where it is all the head lines that stand together."""
_TITLE_ALONE: Final = -3.0
"""The name of a notice or column among them: no caption is one."""
_HEAD_BEHIND: Final = -4.0
"""A head behind the further part of a story."""


def cut_stories(passages: Sequence[Passage], setting: heads.Setting) -> Cut:
    """Cut a page's passages (captions and furniture taken out) into stories."""
    page = _Page(passages, setting)
    candidates = [list(page.from_(start)) for start in range(len(passages))]
    cut = best_cut(candidates)
    stories: list[Story] = []
    margins: list[float] = []
    place = 0
    while place < len(cut.stories):
        runs = _runs(cut.stories, place)
        parted, count = next(((found, len(run)) for run in runs if (found := page.part_gathering(run))), ([], 1))
        margins.extend([float("inf")] * len(parted) or [cut.margins[place]])
        stories.extend(parted or [cut.stories[place]])
        place += count
    return Cut(tuple(stories), tuple(margins), cut.score)


def _runs(stories: Sequence[Story], place: int) -> Iterator[Sequence[Story]]:
    """The runs of stories that may be a gathering, longest first: heads alone, a story, and texts that lack a head."""
    ahead = stories[place : place + _GATHERED]
    first = ahead[0].shape
    lacking = Shape.NO_HEAD if first is Shape.NO_HEAD else Shape.HEAD_ALONE
    middle = next((n for n, story in enumerate(ahead) if story.shape is not lacking), None)
    if middle is None:
        return
    headed = ahead[middle]
    if headed.shape is Shape.HEAD_FIRST and lacking is Shape.HEAD_ALONE:
        behind = Shape.NO_HEAD
    elif headed.shape is Shape.HEAD_LAST and headed.end == headed.head_end and first is not Shape.HEAD_ALONE:
        behind = Shape.HEAD_ALONE
    else:
        return
    more = len(list(takewhile(lambda story: story.shape is behind, ahead[middle + 1 :])))
    if more:
        yield ahead[: middle + more + 1]
    yield ahead[: middle + 1]


class _Page:
    """The passages of a page with what weighing a story needs of them."""

    def __init__(self, passages: Sequence[Passage], setting: heads.Setting) -> None:
        self.passages = passages
        self.setting = setting
        self.tail = max((n + 1 for n, p in enumerate(passages) if p.kind in TEXTUAL), default=0)
        self.blanks = [0, *accumulate(passage.blank for passage in passages)]
        self.stacks: dict[tuple[int, int], float] = {}
        self.fits: dict[tuple[int, int, int], float] = {}
        texts = [passage.bare if passage.kind in TEXTUAL else "" for passage in passages]
        lines = [passage.bare for passage in passages if passage.kind is Kind.HEAD]
        self.lexicon = Lexicon(texts, lines)
        self.borders = Borders(passages, self.lexicon)

    def from_(self, start: int) -> Iterator[Story]:
        """Every story worth a thought that begins at `start`."""
        if self.passages[start].kind is not Kind.HEAD:
            yield Story(start, start + 1, start + 1, start + 1, Shape.NO_HEAD, _LAST_RESORT)
        place = start
        limit = min(len(self.passages), start + _LONGEST)
        while place < limit and self.passages[place].kind is Kind.HEAD:
            place += 1
        if place > start:
            yield self._alone(start, place)
            for shorter in range(start + 1, min(place, start + _ALONE)):
                yield self._alone(start, shorter)
            while place < limit and self.passages[place].kind is Kind.BYLINE:
                place += 1
            yield from self._with_text(start, place, limit, headed=True)
        else:
            while place < limit and self.passages[place].kind is Kind.BYLINE:
                place += 1
            yield from self._with_text(start, place, limit, headed=False)

    def part_gathering(self, run: Sequence[Story]) -> list[Story]:
        """Part a run of stories that is a gathering: several texts in a row and their heads in a row.

        The words that each head shares with its own text and not with the others tell it from one story.
        """
        headed = [story for story in run if story.head_start < story.head_end]
        head_start, head_end = headed[0].head_start, headed[-1].head_end
        texts = self._openings(run)
        heads_of = self._stacks(head_start, head_end, len(texts)) if len(texts) > 1 else []
        if not heads_of:
            return []
        gains = [[self._fit(*head, *text) for text in texts] for head in heads_of]
        matched = best_matching(gains)
        gain = sum(gains[row][column] for row, column in enumerate(matched))
        gain += sum(self._stack(*head) for head in heads_of) + STORY * len(texts)
        gain += _TELLING * sum(_lead_of(gains[row], column) for row, column in enumerate(matched))
        if gain < sum(story.score for story in run) + _SURE:
            return []
        return [
            Story(*texts[column], *heads_of[row], Shape.GATHERED, gains[row][column])
            for row, column in enumerate(matched)
        ]

    def _openings(self, run: Sequence[Story]) -> list[tuple[int, int]]:
        """The stretches of the stories' text that each are a story of their own or open like one."""
        found: list[tuple[int, int]] = []
        for story in run:
            first, end = (
                (story.start, story.head_start) if story.shape is not Shape.HEAD_FIRST else (story.head_end, story.end)
            )
            starts = [first]
            for place in range(first + 1, end):
                before, passage = self.passages[place - 1], self.passages[place]
                if (passage.opens and before.kind is not Kind.BYLINE) or passage.kind is Kind.BYLINE:
                    starts.append(place)
            found.extend(pairwise([*starts, end] if first < end else []))
        return found

    def _stacks(self, first: int, last: int, count: int) -> list[tuple[int, int]]:
        """Divide the head lines [first, last) into `count` heads, the likeliest way; none if too few or many."""
        size = last - first
        if not count <= size <= _GATHERED:
            return []
        best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, (0,))}]
        for _ in range(count):
            reached: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (score, cuts) in best[-1].items():
                for end in range(start + 1, min(size, start + 5) + 1):
                    whole = score + self._stack(first + start, first + end)
                    whole += 1.5 * (end == size or self.passages[first + end].blank)
                    if end not in reached or whole > reached[end][0]:
                        reached[end] = (whole, (*cuts, end))
            best.append(reached)
        if size not in best[-1]:
            return []
        return [(first + a, first + b) for a, b in pairwise(best[-1][size][1])]

    def _alone(self, start: int, end: int) -> Story:
        """A head without a text; at the page's foot rather a caption."""
        score = self.borders.outer[start] + _HEAD_ALONE
        if self.tail <= start:
            score += _TITLE_ALONE * self.passages[start].title - 2.0 * (self.blanks[end] - self.blanks[start + 1])
        else:
            score += self._stack(start, end) - 2.0
        return Story(start, end, start, end, Shape.HEAD_ALONE, score)

    def _with_text(self, start: int, place: int, limit: int, *, headed: bool) -> Iterator[Story]:
        """Grow the text passage by passage; a head on the way closes the story or is a section's."""
        running = 0.0
        looks: list[int] = []
        first = place
        if place < limit and self.passages[place].kind is Kind.HEAD:
            return
        while place < limit and running > _HOPELESS:
            passage = self.passages[place]
            if passage.kind is Kind.HEAD:
                end = place
                while end < limit and self.passages[end].kind is Kind.HEAD:
                    end += 1
                if not headed:
                    yield from self._head_last(start, place, end, running)
                running += self.borders.section(place, end, looks) + CONTINUED * self.borders.goes_on(start)
                place = end
                if end == limit:
                    return
                continue
            running += self.borders.inner(place, first, start)
            running -= LONE * (passage.kind is Kind.JUMP and len(looks) == 1)
            place += 1
            if place < limit and self.borders.seamless[place]:
                continue
            yield from self._closed(start, first, place, running, headed=headed)

    def _closed(self, start: int, first: int, place: int, running: float, *, headed: bool) -> Iterator[Story]:
        """The story that ends with text before `place`."""
        running += self.borders.outer[start] + self.borders.end(self.passages[place - 1])
        if headed:
            head_end = first
            while self.passages[head_end - 1].kind is Kind.BYLINE:
                head_end -= 1
            fit = self._fit(start, head_end, first, place) + self.borders.bind(first)
            yield Story(start, place, start, head_end, Shape.HEAD_FIRST, running + fit + self._stack(start, head_end))
        else:
            lone = place - start == 1 and self.passages[start].kind is Kind.TEXT and not self.passages[start].opens
            if self.passages[start].kind is Kind.JUMP:
                alone = _JUMP_ALONE if place == start + 1 else -1.0
            else:
                alone = _LINE_ALONE if lone else _TEXT_ALONE
            yield Story(start, place, place, place, Shape.NO_HEAD, running + alone)

    def _head_last(self, start: int, head: int, end: int, running: float) -> Iterator[Story]:
        """The stories that end with one or more of the head lines [head, end)."""
        running += self.borders.outer[start] + self.borders.bind(head) + _HEAD_BEHIND * self.borders.goes_on(start)
        running += self.borders.end(self.passages[head - 1])
        for place in range(head + 1, end + 1):
            score = running + self._fit(head, place, start, head) + self._stack(head, place)
            yield Story(start, place, head, place, Shape.HEAD_LAST, score)
            if place == end and end < len(self.passages) and self.passages[end].kind is Kind.BYLINE:
                yield Story(start, end + 1, head, end, Shape.HEAD_LAST, score - 2.0)

    def _fit(self, head: int, head_end: int, start: int, end: int) -> float:
        return sum(self._line_fit(line, start, end) for line in range(head, head_end))

    def _line_fit(self, line: int, start: int, end: int) -> float:
        """How well one head line fits a text; it is asked for every stack that the line may be in."""
        fit = self.fits.get((line, start, end))
        if fit is None:
            fit = self.fits[line, start, end] = self.lexicon.fit(self.passages[line].bare, start, end)
        return fit

    def _stack(self, start: int, end: int) -> float:
        """How likely the lines [start, end) are one head."""
        if (start, end) not in self.stacks:
            self.stacks[start, end] = heads.plausibility(self.passages[start:end], self.setting)
        return self.stacks[start, end]


def _lead_of(gains: Sequence[float], place: int) -> float:
    """By how much one of the gains beats the best of the others."""
    return gains[place] - max(gain for other, gain in enumerate(gains) if other != place)
