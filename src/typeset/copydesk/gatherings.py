"""A gathering parted: several texts in a row and their heads in a row, each head given the text it belongs to.

The page's cut takes such a row for one story, its heads for one head. What tells is that each head shares its words
with one stretch of the text and not with the others, where one story's lines fit all of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import log
from typing import Final, NamedTuple

from typeset.copydesk import heads
from typeset.copydesk.assignment import best_matching
from typeset.copydesk.borders import TEXTUAL, Borders
from typeset.copydesk.cohesion import Lexicon, Shared
from typeset.copydesk.cuts import Shape, Story
from typeset.copydesk.passages import Kind, Passage

_SURE: Final = 6.0
"""By how much a matching of texts that each open like one must beat the stories that it parts."""
_TELLING: Final = 0.2
"""How much it speaks for a matching that heads fit their own texts better than others: one story's lines fit all."""
_PAIR: Final = -5.0
"""A text more and its head, told by nothing but their order and their words."""
_DOUBT: Final = 2.0
"""By how much two stories must beat one: a deck names what the story's further paragraphs tell."""
_GAP: Final = 2.0
"""A blank line between two heads, or none."""
_EITHER: Final = log(0.5)
"""A head behind its text, on a page that has heads before theirs too."""
_GATHERED: Final = 60
"""No gathering of heads has more lines."""
_FEW: Final = 12
"""So many lines are also parted where no text opens like one."""


class Fits:
    """How well head lines fit texts and stand together, each asked once."""

    __slots__ = ("_lexicon", "_passages", "_setting", "_stacks", "_turns", "_words")

    def __init__(self, passages: Sequence[Passage], lexicon: Lexicon, setting: heads.Setting) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._setting = setting
        self._stacks: dict[tuple[int, int], float] = {}
        self._turns: dict[int, tuple[float, float]] = {}
        self._words: dict[tuple[int, int], list[Shared]] = {}

    def fit(self, head: int, head_end: int, start: int, end: int) -> float:
        """How well the head lines [head, head_end) fit the text [start, end)."""
        back = head >= end
        growths = [words.growth(end - 1 if back else start, back=back) for words in self.words(head, head_end)]
        return sum([growth.after(end - start) for growth in growths])

    def words(self, head: int, head_end: int) -> list[Shared]:
        """What each of the head lines [head, head_end) shares with the page's passages."""
        found = self._words.get((head, head_end))
        if found is None:
            found = [self._lexicon.shared(line.bare) for line in self._passages[head:head_end]]
            self._words[head, head_end] = found
        return found

    def stack(self, start: int, end: int) -> float:
        """How likely the lines [start, end) are one head."""
        score = self._stacks.get((start, end))
        if score is None:
            turns = [self._turn(place) for place in range(start + 1, end)]
            score = heads.plausibility(self._passages[start:end], turns, self._setting)
            self._stacks[start, end] = score
        return score

    def _turn(self, place: int) -> tuple[float, float]:
        """What two neighbouring lines say for being one part of a head and for being two."""
        turn = self._turns.get(place)
        if turn is None:
            before, after = self._passages[place - 1 : place + 1]
            turn = self._turns[place] = heads.weigh_turn(before, after, self._setting)
        return turn


class _Pair(NamedTuple):
    """A head [head, head_end) and its text [start, end)."""

    head: int
    head_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gatherings:
    """What parting the gatherings of one page needs."""

    passages: Sequence[Passage]
    borders: Borders
    fits: Fits

    def part(self, stories: Sequence[Story], place: int) -> tuple[list[Story], int]:
        """Part the gathering that begins with a story; and how many stories it takes the place of."""
        for run in _runs(stories, place):
            pairs = self._matched(run) or self._in_order(run)
            if pairs:
                behind = self._claimed(pairs[-1], stories[place + len(run) : place + len(run) + 1])
                pairs[-1:] = behind or pairs[-1:]
                return [
                    Story(pair.start, pair.end, pair.head, pair.head_end, Shape.GATHERED, self._worth(pair))
                    for pair in pairs
                ], len(run) + bool(behind)
        return [], 1

    def _matched(self, run: Sequence[Story]) -> list[_Pair]:
        """Match the heads with the texts in any order, where each text opens like one."""
        head, head_end = _heads(run)
        texts = self._openings(run)
        stacks = self._stacks(head, head_end, len(texts)) if len(texts) > 1 else []
        if not stacks:
            return []
        gains = [[self.fits.fit(*stack, *text) for text in texts] for stack in stacks]
        matched = best_matching(gains)
        gain = sum(gains[row][column] for row, column in enumerate(matched))
        gain += sum(self.fits.stack(*stack) for stack in stacks)
        gain += _TELLING * sum(_lead(gains[row], column) for row, column in enumerate(matched))
        if gain < sum(story.score for story in run) + _SURE:
            return []
        return [_Pair(*stacks[row], *texts[column]) for row, column in enumerate(matched)]

    def _openings(self, run: Sequence[Story]) -> list[tuple[int, int]]:
        """The stretches of the stories' text that each are a story of their own or open like one."""
        found: list[tuple[int, int]] = []
        for start, end in _texts(run):
            starts = [start]
            starts.extend(place for place in range(start + 1, end) if self._opens(place, end))
            found.extend(pairwise([*starts, end]))
        return found

    def _opens(self, place: int, end: int) -> bool:
        """Whether a passage opens a text that ends before `end`: a writer below a text has none below himself."""
        before, passage = self.passages[place - 1], self.passages[place]
        if before.kind is Kind.NOTE:
            return False
        if passage.kind is Kind.BYLINE:
            below = next((p for p in self.passages[place + 1 : end] if p.kind is not Kind.BYLINE), passage)
            return below.kind in TEXTUAL and not below.closes
        return passage.opens and before.kind is not Kind.BYLINE

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
                    whole = score + self.fits.stack(first + start, first + end)
                    whole += _GAP * (end == size or self.passages[first + end].blank)
                    if end not in reached or whole > reached[end][0]:
                        reached[end] = (whole, (*cuts, end))
            best.append(reached)
        if size not in best[-1]:
            return []
        return [(first + a, first + b) for a, b in pairwise(best[-1][size][1])]

    def _in_order(self, run: Sequence[Story]) -> list[_Pair]:
        """Part one story in two, its heads and its text in the same order, and each of these again; or none."""
        texts = _texts(run)
        head, head_end = _heads(run)
        if len(run) > 1 or len(texts) != 1 or head_end - head > _FEW:
            return []
        pairs = self._halved(_Pair(head, head_end, *texts[0]))
        return pairs if len(pairs) > 1 else []

    def _halved(self, whole: _Pair) -> list[_Pair]:
        best, halves = _DOUBT, (whole, whole)
        worth = self._worth(whole)
        for place in range(whole.start + 1, whole.end):
            if not self._may_begin(place, whole):
                continue
            border = self._border(place)
            for line in range(whole.head + 1, whole.head_end):
                one = _Pair(whole.head, line, whole.start, place)
                other = _Pair(line, whole.head_end, place, whole.end)
                # Few halves share any words, which is soon asked.
                if self.fits.fit(*one) <= 0 or self.fits.fit(*other) <= 0:
                    continue
                gain = border + self._gain(one, other) - worth
                if gain > best:
                    best, halves = gain, (one, other)
        return [pair for half in halves for pair in self._halved(half)] if best > _DOUBT else [whole]

    def _may_begin(self, place: int, whole: _Pair) -> bool:
        """Whether a text may begin there: not within a section's head, and text is on both sides."""
        around = (self.passages[place - 1].kind, self.passages[place].kind)
        if Kind.HEAD in around or self.borders.seamless[place]:
            return False
        halves = (self.passages[whole.start : place], self.passages[place : whole.end])
        return all(any(passage.kind in TEXTUAL for passage in half) for half in halves)

    def _claimed(self, last: _Pair, behind: Sequence[Story]) -> list[_Pair]:
        """The last text of a gathering parted with the head alone that stands right behind it; or none.

        The cut took all the gathering's texts for one, so that a head for the end of them was left over.
        """
        if not behind or behind[0].shape is not Shape.HEAD_ALONE or behind[0].start != last.end:
            return []
        alone = behind[0]
        best, found = 0.0, list[_Pair]()
        for place in range(last.start + 1, last.end):
            if not self._may_begin(place, last):
                continue
            one = _Pair(last.head, last.head_end, last.start, place)
            other = _Pair(alone.head_start, alone.head_end, place, last.end)
            gain = (
                self._border(place) + self._worth(one) + self._worth(other) - self._worth(last) - alone.score + _EITHER
            )
            if gain > best:
                best, found = gain, [one, other]
        return found

    def _border(self, place: int) -> float:
        """What a border of two passages says for a text's beginning there rather than its going on."""
        begins = self.borders.outer[place] + self.borders.first[place]
        return begins + self.borders.ends[place] - self.borders.inner[place]

    def _gain(self, one: _Pair, other: _Pair) -> float:
        """What two heads in a row with their texts are worth."""
        own = self.fits.fit(*one) + self.fits.fit(*other)
        crossed = self.fits.fit(*one[:2], *other[2:]) + self.fits.fit(*other[:2], *one[2:])
        gap = _GAP if self.passages[other.head].blank else -_GAP
        return self.fits.stack(*one[:2]) + self.fits.stack(*other[:2]) + own + _TELLING * (own - crossed) + gap + _PAIR

    def _worth(self, pair: _Pair) -> float:
        return self.fits.fit(*pair) + self.fits.stack(pair.head, pair.head_end)


def _runs(stories: Sequence[Story], place: int) -> Iterator[Sequence[Story]]:
    """The runs of stories that may be a gathering, longest first: heads alone and texts that lack a head, side by side.

    A story may stand between them, of one of the heads and one of the texts.
    """
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
    elif {lacking, headed.shape} == {Shape.NO_HEAD, Shape.HEAD_ALONE}:
        behind = headed.shape
    else:
        return
    more = len(list(takewhile(lambda story: story.shape is behind, ahead[middle + 1 :])))
    if more:
        yield ahead[: middle + more + 1]
    yield ahead[: middle + 1]


def _heads(run: Sequence[Story]) -> tuple[int, int]:
    """The head lines of a run of stories."""
    headed = [story for story in run if story.head_start < story.head_end]
    return headed[0].head_start, headed[-1].head_end


def _texts(run: Sequence[Story]) -> list[tuple[int, int]]:
    """The texts of a run of stories."""
    return [(start, end) for start, end in (story.text for story in run) if start < end]


def _lead(gains: Sequence[float], place: int) -> float:
    """By how much one of the gains beats the best of the others."""
    return gains[place] - max(gain for other, gain in enumerate(gains) if other != place)
