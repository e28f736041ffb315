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
        whole, count = _with_heads_alone(cut.stories, place)
        parted = page.part_gathering(whole)
        if not parted:
            parted, count = [cut.stories[place]], 1
        margins.extend([cut.margins[place]] if len(parted) == 1 else [float("inf")] * len(parted))
        stories.extend(parted)
        place += count
    return Cut(tuple(stories), tuple(margins), cut.score)


def _with_heads_alone(stories: Sequence[Story], place: int) -> tuple[Story, int]:
    """A story with the heads alone that stand before its head or behind it: as one, and how many that takes."""
    first = stories[place]
    run = [first]
    ahead = stories[place + 1 : place + _GATHERED]
    near = takewhile(lambda story: story.head_end - first.head_start <= _GATHERED, ahead)
    if first.shape is Shape.HEAD_ALONE:
        while run[-1].shape is Shape.HEAD_ALONE and (story := next(near, None)) is not None:
            run.append(story)
        if run[-1].shape is not Shape.HEAD_FIRST:
            return first, 1
    elif first.shape is Shape.HEAD_LAST and first.end == first.head_end:
        run.extend(takewhile(lambda story: story.shape is Shape.HEAD_ALONE, near))
    last = run[-1]
    shape = last.shape if last.shape is Shape.HEAD_FIRST else first.shape
    score = sum(story.score for story in run)
    return Story(first.start, last.end, first.head_start, last.head_end, shape, score), len(run)


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

    def part_gathering(self, story: Story) -> list[Story]:
        """Part a story that is a gathering: several texts in a row and their heads in a row, matched by their words."""
        closed = story.shape is Shape.HEAD_LAST and story.end == story.head_end
        if not closed and story.shape is not Shape.HEAD_FIRST:
            return []
        texts = self._openings(story)
        heads_of = self._stacks(story, len(texts)) if len(texts) > 1 else []
        if not heads_of:
            return []
        gains = [[self._fit(*head, *text) for text in texts] for head in heads_of]
        matched = best_matching(gains)
        gain = sum(gains[row][column] for row, column in enumerate(matched))
        gain += sum(self._stack(*head) for head in heads_of) + STORY * len(texts)
        if gain < story.score + _SURE:
            return []
        return [
            Story(*texts[column], *heads_of[row], Shape.GATHERED, gains[row][column])
            for row, column in enumerate(matched)
        ]

    def _openings(self, story: Story) -> list[tuple[int, int]]:
        """The stretches of a story's text that each open like a story of their own; none where a head is among them."""
        first = story.head_end if story.shape is Shape.HEAD_FIRST else story.start
        end = story.end if story.shape is Shape.HEAD_FIRST else story.head_start
        run = self.passages[first:end]
        if any(passage.kind is Kind.HEAD for passage in run):
            return []
        starts = [first]
        for place in range(first + 1, end):
            before, passage = self.passages[place - 1], self.passages[place]
            if (passage.opens and before.kind is not Kind.BYLINE) or passage.kind is Kind.BYLINE:
                starts.append(place)
        return list(pairwise([*starts, end]))

    def _stacks(self, story: Story, count: int) -> list[tuple[int, int]]:
        """Divide a story's head lines into `count` heads, the likeliest way; none where there are too few or many."""
        size = story.head_end - story.head_start
        if not count <= size <= _GATHERED:
            return []
        best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, (0,))}]
        for _ in range(count):
            reached: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (score, cuts) in best[-1].items():
                for end in range(start + 1, min(size, start + 5) + 1):
                    whole = score + self._stack(story.head_start + start, story.head_start + end)
                    whole += 1.5 * (end == size or self.passages[story.head_start + end].blank)
                    if end not in reached or whole > reached[end][0]:
                        reached[end] = (whole, (*cuts, end))
            best.append(reached)
        if size not in best[-1]:
            return []
        return [(story.head_start + a, story.head_start + b) for a, b in pairwise(best[-1][size][1])]

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
