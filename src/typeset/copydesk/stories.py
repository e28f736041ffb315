"""Which passages make an article, and which head is whose: one best reading of the whole page.

A page is cut into stories, each a run of passages: a head before its text, a text before its head, a text alone or a
head alone. Every cut of every kind is weighed (`Story.score`), a page's habit of putting heads before or after is part
of the weight, and dynamic programming finds the page's best cut.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import log
from typing import Final

from typeset.copydesk import heads
from typeset.copydesk.assignment import best_matching
from typeset.copydesk.cohesion import Lexicon
from typeset.copydesk.cuts import Cut, Shape, Story, best_cut
from typeset.copydesk.lines import COMMAS
from typeset.copydesk.measures import UNSET
from typeset.copydesk.passages import Kind, Passage

_TEXTUAL: Final = frozenset({Kind.TEXT, Kind.VERSE, Kind.NOTE, Kind.JUMP})
_SURE: Final = 5.0
"""By how much a matching must beat the story that it parts."""
_GATHERED: Final = 60
"""No gathering of heads has more lines."""
_LONGEST: Final = 120
"""No article has more passages."""
_LAST_RESORT: Final = -18.0
"""A passage that fits nowhere stands alone."""
_HOPELESS: Final = -22.0
_STORY: Final = -0.5
"""One story more on a page."""
_TEXT_ALONE: Final = -6.5
_LINE_ALONE: Final = -4.5
"""A text without a head, longer than a paragraph; a single paragraph, which may be a caption."""
_JUMP_ALONE: Final = -6.0
"""A jump line that leads back, without what it leads to."""
_HEAD_ALONE: Final = -3.5
_CLOSE: Final = -4.0
"""A story's beginning right below a head's line, on a page whose heads stand between blank lines."""
_TITLE_ALONE: Final = -3.0
"""The name of a notice or column among them: no caption is one."""
_BREAK: Final = -2.5
"""A story's end between two texts with no head, byline or dateline there."""
_IN_LIST: Final = -3.0
"""Such an end between two items of a list."""
_SEAMLESS: Final = -4.5
"""A break as bad as this is not thought of."""
_KINSHIP: Final = 1.5
"""How much the kinship of two texts counts."""
_OPENS_WITHIN: Final = -5.0
_BYLINE_WITHIN: Final = -4.0
"""A dateline, a byline inside a story."""
_SECTION: Final = -4.5
_LONE: Final = -1.5
"""A section head that is a story's only one."""
_LOCAL: Final = 0.5
"""How much of its fit to the text below speaks for a section head: it names less of what that says than a headline."""
_ALIKE: Final = 2.2
"""A section head, and one that looks like another of the story's."""
_LEANS: Final = -2.5
"""A story whose first words go on from something said before."""
_CLOSED: Final = -4.0
"""A passage behind what closes a story."""
_COLUMN: Final = -5.0
"""A text whose next paragraph is set in another measure."""
_UNENDED: Final = -3.0
"""A story that ends on a comma."""
_ASKING: Final = -1.5
"""A story that ends on a question: an answer mostly follows."""
_HEAD_BEHIND: Final = -4.0
"""A head behind the further part of a story."""
_APART: Final = 2.0
"""A story's beginning behind a caption or furniture."""
_CONTINUED: Final = 2.5
"""A section head in an article that goes on from another page."""


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
    run = [stories[place]]
    if run[0].shape is Shape.HEAD_ALONE:
        while run[-1].shape is Shape.HEAD_ALONE and place + len(run) < len(stories):
            run.append(stories[place + len(run)])
        if run[-1].shape is not Shape.HEAD_FIRST:
            return stories[place], 1
    elif run[0].shape is Shape.HEAD_LAST and run[0].end == run[0].head_end:
        while place + len(run) < len(stories) and stories[place + len(run)].shape is Shape.HEAD_ALONE:
            run.append(stories[place + len(run)])
    first, last = run[0], run[-1]
    shape = last.shape if last.shape is Shape.HEAD_FIRST else first.shape
    score = sum(story.score for story in run)
    return Story(first.start, last.end, first.head_start, last.head_end, shape, score), len(run)


class _Page:
    """The passages of a page with what weighing a story needs of them."""

    def __init__(self, passages: Sequence[Passage], setting: heads.Setting) -> None:
        self.passages = passages
        self.setting = setting
        self.tail = max((n + 1 for n, p in enumerate(passages) if p.kind in _TEXTUAL), default=0)
        self.top = next((n for n, p in enumerate(passages) if p.kind in _TEXTUAL), 0)
        self.blanks = [0, *accumulate(passage.blank for passage in passages)]
        self.stacks: dict[tuple[int, int], float] = {}
        self.sections: dict[tuple[int, int], float] = {}
        self.fits: dict[tuple[int, int, int], float] = {}
        texts = [passage.bare if passage.kind in _TEXTUAL else "" for passage in passages]
        lines = [passage.bare for passage in passages if passage.kind is Kind.HEAD]
        self.lexicon = Lexicon(texts, lines)
        self.datelines = _share_of_datelines(passages)
        borders = _head_borders(passages)
        self.telling_blanks = len(borders) > 2 and 0.15 < sum(borders) / len(borders) < 0.9
        self.airy = len(borders) > 2 and sum(borders) / len(borders) >= 0.9
        breaks = [self._break(place) for place in range(len(passages))]
        self.seamless = [score < _SEAMLESS for score in breaks]
        self.outer = [self._outer(place) + score for place, score in enumerate(breaks)]

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
            for shorter in range(start + 1, place):
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
        gain += sum(self._stack(*head) for head in heads_of) + _STORY * len(texts)
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
        """A head without a text; at the page's foot rather a caption, at its top rather furniture."""
        score = self.outer[start] + _HEAD_ALONE
        if self.tail <= start or end <= self.top:
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
                running += self._section(place, end, looks) + (_CONTINUED if self._goes_on(start) else 0.0)
                place = end
                if end == limit:
                    return
                continue
            running += self._inner(place, first, start)
            if passage.kind is Kind.JUMP and len(looks) == 1:
                running -= _LONE
            place += 1
            if place < limit and self.seamless[place]:
                continue
            yield from self._closed(start, first, place, running, headed=headed)

    def _closed(self, start: int, first: int, place: int, running: float, *, headed: bool) -> Iterator[Story]:
        """The story that ends with text before `place`."""
        running += self.outer[start] + self._end(self.passages[place - 1])
        if headed:
            head_end = first
            while self.passages[head_end - 1].kind is Kind.BYLINE:
                head_end -= 1
            fit = self._fit(start, head_end, first, place) + self._bind(first)
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
        running += self.outer[start] + self._bind(head) + _HEAD_BEHIND * self._goes_on(start)
        running += self._end(self.passages[head - 1])
        for place in range(head + 1, end + 1):
            score = running + self._fit(head, place, start, head) + self._stack(head, place)
            yield Story(start, place, head, place, Shape.HEAD_LAST, score)
            if place == end and end < len(self.passages) and self.passages[end].kind is Kind.BYLINE:
                yield Story(start, end + 1, head, end, Shape.HEAD_LAST, score - 2.0)

    def _end(self, passage: Passage) -> float:
        """What a story's last words say for its ending there."""
        last = passage.bare[-1]
        return _UNENDED if last in COMMAS else _ASKING if last in "？?" else 0.0

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

    def _outer(self, start: int) -> float:
        """What the border before a story says: a blank line speaks for it where blank lines tell anything."""
        score = _STORY + _APART * self.passages[start].apart
        if start and self.telling_blanks:
            return score + (1.2 if self.passages[start].blank else -2.2)
        if start and self.airy and self.passages[start - 1].kind is Kind.HEAD and not self.passages[start].blank:
            return score + _CLOSE
        return score

    def _break(self, place: int) -> float:
        """What speaks for a story's end between two texts with no head between; 0 where no such two meet."""
        before, passage = self.passages[place - 1], self.passages[place]
        if not place or passage.kind is Kind.HEAD or before.kind not in _TEXTUAL:
            return 0.0
        if passage.opens or passage.kind is Kind.BYLINE:
            return 0.0
        if before.kind is Kind.JUMP and not before.opens:
            return 0.0
        score = _BREAK - _KINSHIP * self.lexicon.kinship(place - 1, place)
        if passage.measure != before.measure and abs(passage.measure - before.measure) > 3:
            score += 2.0
        if passage.kind is not before.kind or (before.item and not passage.item):
            score += 1.0
        if before.item and passage.item:
            score += _IN_LIST
        return score

    def _bind(self, place: int) -> float:
        """What the border between a head and its text says."""
        if not self.telling_blanks:
            return 0.0
        return -1.5 if self.passages[place].blank else 0.6

    def _inner(self, place: int, first: int, start: int) -> float:
        """What one more passage of text says for being of the story."""
        passage = self.passages[place]
        if place == first:
            return (0.0 if passage.opens else log(1 - self.datelines)) + _LEANS * passage.leans
        before = self.passages[place - 1]
        running = _CLOSED * (before.closes and not passage.closes) + _COLUMN * self._turns_column(before, passage)
        return running + self._within(before, passage)

    def _turns_column(self, before: Passage, passage: Passage) -> bool:
        """Whether two paragraphs stand in columns of different measure."""
        if before.kind is not Kind.TEXT or passage.kind is not Kind.TEXT or UNSET in (before.measure, passage.measure):
            return False
        return abs(before.measure - passage.measure) > 2

    def _within(self, before: Passage, passage: Passage) -> float:
        """What a text's opening words or byline say for being inside a story."""
        if passage.opens or (before.kind is Kind.JUMP and not before.opens):
            return _OPENS_WITHIN
        if passage.kind is Kind.BYLINE:
            return -1.0 if passage.bare.endswith(("）", ")", "】", "〕")) else _BYLINE_WITHIN
        return 0.0

    def _goes_on(self, start: int) -> bool:
        """Whether a story begins with a jump line that leads back: a long article's further part, with sections."""
        return self.passages[start].kind is Kind.JUMP and self.passages[start].opens

    def _section(self, place: int, end: int, looks: list[int]) -> float:
        """What the head lines [place, end) say for being a section head inside the story that has those of `looks`."""
        if end >= len(self.passages) or end - place > 2:
            return -9.0 * (end - place)
        if (place, end) not in self.sections:
            self.sections[place, end] = self._section_alone(place, end)
        look = 100 * (end - place) + self.passages[place].width
        alike = any(abs(look - other) <= 2 for other in looks)
        looks.append(look)
        company = _LONE if len(looks) == 1 else -_LONE if len(looks) == 2 else 0.0
        return self.sections[place, end] + company + (_ALIKE if alike else 0.0)

    def _section_alone(self, place: int, end: int) -> float:
        """What one or two head lines say for being a section head, whatever the story's others are."""
        head, after = self.passages[place], self.passages[end]
        score = _SECTION
        if after.opens or after.kind is Kind.BYLINE:
            score -= 6.0
        if end - place == 2:
            score += 0.5 if self.passages[place + 1].gaps else -2.5
        width = head.width
        score += 0.3 if width <= 16 else -0.3 if width <= 24 else -1.5 if width <= 32 else -3.5
        if head.item:
            score += 3.0
        if head.title:
            score -= 3.0
        measures = {self.passages[place - 1].measure, after.measure} - {UNSET}
        score += 0.3 if len(measures) == 1 else -1.8 if max(measures, default=0) - min(measures, default=0) > 2 else 0.0
        if head.bare.startswith(("——", "──")):
            score -= 4.0
        stop = end
        while stop < len(self.passages) and self.passages[stop].kind in _TEXTUAL:
            stop += 1
        return score + _LOCAL * self._fit(place, end, end, stop) + _KINSHIP * self.lexicon.kinship(place - 1, end)


def _share_of_datelines(passages: Sequence[Passage]) -> float:
    """How many of the texts that stand beside a head open with a dateline: nearly all on some pages, none on others."""
    opened = sum(passage.opens for passage in passages)
    starts = sum(
        passage.kind is Kind.TEXT and (place == 0 or passages[place - 1].kind in (Kind.HEAD, Kind.BYLINE))
        for place, passage in enumerate(passages)
    )
    return min(0.9, opened / (max(opened, starts) + 1))


def _head_borders(passages: Sequence[Passage]) -> list[bool]:
    """Whether a blank line stands at each border of a head and a text: where only some have one, they tell."""
    return [
        after.blank for before, after in pairwise(passages) if (before.kind is Kind.HEAD) != (after.kind is Kind.HEAD)
    ]
