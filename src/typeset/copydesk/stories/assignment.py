"""Which passages make an article, and which head is whose: one best reading of the whole page.

A page is cut into stories, each a run of passages: a head before its text, a text before its head, a text alone or a
head alone. Every cut of every kind is weighed (`Story.score`), a page's habit of putting heads before or after is part
of the weight, and dynamic programming finds the page's best cut.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from typeset.copydesk.knowledge.cohesion import Growth, Lexicon, Shared
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.kinds import TEXTUAL
from typeset.copydesk.passages.passage import Alone, Passage
from typeset.copydesk.stories import heads
from typeset.copydesk.stories.borders import CONTINUED, LONE, Borders, weigh_apart
from typeset.copydesk.stories.cuts import Cut, Shape, Story, best_cut, best_stories
from typeset.copydesk.stories.fits import Fits
from typeset.copydesk.stories.gatherings import Gatherings
from typeset.copydesk.stories.pairings import Pairings
from typeset.copydesk.stories.rereading import Rereading, may_head

_LONGEST: Final = 120
"""No article has more passages."""
_LAST_RESORT: Final = -18.0
"""A passage that fits nowhere stands alone."""
_HOPELESS: Final = -16.0
_TEXT_ALONE: Final = -6.6
_LINE_ALONE: Final = -6.5
"""A text without a head, longer than a paragraph; a single paragraph, which may be a caption."""
_LIST_ALONE: Final = -7.6
"""Verse, a list or a table without one: nothing else says what its rows are."""
_JUMP_ALONE: Final = -7.8
"""A jump line that leads back, without what it leads to."""
_HEAD_ALONE: Final = -5.2
_TALLEST: Final = 12
"""A head has fewer lines, but where it is all the head lines that stand together, and alone."""
_TITLE_ALONE: Final = -2.85
"""The name of a notice or column among them: no caption is one."""
_PICTURE: Final = 0.5
"""A caption that neither mark nor credit tells."""
_AMONG_HEADS: Final = -3.0
"""One that was read as a head's line, for each head above and below it."""
_CALLED: Final = re.compile("(?:さん|氏|先生|女士|小姐)$")
"""How somebody is called on a portrait whom the head above names as well: none of its lines says that again."""
_HEAD_BEHIND: Final = -4.5
"""A head behind the further part of a story."""
_SPREAD: Final = -2.7
"""A blank line within a head alone at the page's foot."""
_LEFT: Final = -0.3
"""A head alone that texts stand behind."""
_COLUMN: Final = -2.5
"""The name of a column above a text whose head stands below it."""
_PART_ALONE: Final = -1.0
"""The further part of a story, which needs no head."""
_SIGNATURES: Final = 3
"""A text closes with no more lines read as a head's."""
_STACK: Final = 4
"""No head of more lines tells whether blank lines stand within heads: it may be several."""
_FIRST: Final = 0.3
"""How much more of a head's words count in the first paragraph of its text."""
_BRIEF: Final = -0.7
"""A story of fewer characters than `_WORDS`."""
_WORDS: Final = 50
_BARE_VERSE: Final = 1.2
"""A head over nothing but verse, a list or a table, which share no words with it."""
_TITLED_VERSE: Final = 1.5
"""One of one line that says what kind of list it is."""
_SIGNED_FIRST: Final = 1.5
"""A writer where the text begins."""
_TERSE: Final = 0.3
"""A head no wider than `_NARROW`, in half ems, which hardly has words to share."""
_NARROW: Final = 16
_SIGNED_BELOW: Final = -1.05
"""A byline below a head that stands behind its text."""

_Close = Callable[[int, float], Story]
"""Makes the story whose text ends before a place, with what its borders say so far."""


def cut_stories(passages: Sequence[Passage], setting: heads.Setting) -> Cut:
    """Cut a page's passages (captions and furniture taken out) into stories."""
    return Stories.of(passages, setting).cut()


@dataclass(frozen=True, slots=True)
class Stories:
    """Every story of a page that is worth a thought: `candidates`, by the passage that they begin with."""

    page: "_Page"
    candidates: list[list[Story]]

    @classmethod
    def of(cls, passages: Sequence[Passage], setting: heads.Setting) -> "Stories":
        """Think of the stories of a page's passages, captions and furniture taken out."""
        page = _Page(passages, setting)
        return cls(page, [page.from_(start) for start in range(len(passages))])

    def score(self) -> float:
        """How likely the stories are that the page is cut into (`Cut.score`), where nobody asks for them."""
        stories, score = best_stories(self.candidates)
        return score - self.page.beside(stories)

    def cut(self) -> Cut:
        """Cut the page into the likeliest stories."""
        page, cut = self.page, best_cut(self.candidates)
        bodies = cache(lambda start: page.bodies(start, self.candidates[start]))
        within = _gaps(page.passages, cut.stories)
        gatherings = Gatherings(Pairings(page.passages, self.candidates, page.fits, bodies, page.weigh, within), cut)
        if gatherings:
            cut = gatherings.find()
        return Cut(cut.stories, cut.margins, cut.score - page.beside(cut.stories))


class _Page:
    """The passages of a page with what weighing a story needs of them."""

    def __init__(self, passages: Sequence[Passage], setting: heads.Setting) -> None:
        self.passages = passages
        self.among = _AMONG_HEADS * (0.4 if setting.airless else 1.0)
        self.tail = max((n + 1 for n, p in enumerate(passages) if p.kind in TEXTUAL), default=0)
        self.blanks = [0, *accumulate(passage.blank for passage in passages)]
        textual = [passage.kind in TEXTUAL for passage in passages]
        # Where the first running text at or behind each place stands.
        self.nexts = _ends([not told for told in textual])
        # Where the head's lines end that begin there, the bylines, the lines that may be a head's.
        self.past = _ends([passage.kind is kinds.HEAD for passage in passages])
        self.signed = _ends([passage.kind is kinds.BYLINE for passage in passages])
        self.sizes = [0, *accumulate(len(p.bare) * told for p, told in zip(passages, textual, strict=True))]
        self.texts = [0, *accumulate(textual)]
        self.lists = [0, *accumulate(p.item or p.kind in (kinds.VERSE, kinds.TITLE) for p in passages)]
        lexicon = Lexicon(
            [passage.bare if told else "" for passage, told in zip(passages, textual, strict=True)],
            [passage.bare for passage in passages if may_head(passage)],
        )
        self.fits = Fits(passages, lexicon, setting)
        self.borders = Borders(passages, lexicon)
        self.anew = Rereading(passages, self.borders)
        self.stacks = _ends(self.anew.heads)
        self.heads: dict[tuple[int, int], tuple[float, int]] = {}
        self.behind: dict[tuple[int, int], list[tuple[Shared, Growth, float, int]]] = {}

    def beside(self, stories: Sequence[Story]) -> float:
        """What the score of a page's stories has that says nothing for the passages being what they were read as.

        What speaks for a beginning behind a caption says nothing for there being one: readings with and without
        compare. Nor does what binds the texts beside a section head say that there is a head.
        """
        behind = sum(weigh_apart(before, passage) for before, passage in pairwise(self.passages))
        return behind + sum(self.borders.bound(*story.text) for story in stories)

    def from_(self, start: int) -> list[Story]:
        """Every story worth a thought that begins at `start`."""
        found: list[Story] = []
        headed = self.past[start] > start
        if not headed:
            found.append(Story(start, start + 1, start + 1, start + 1, Shape.NO_HEAD, _LAST_RESORT))
        if (lone := self.passages[start].lone) is not None:
            found.extend(self._picture(start, lone))
        limit = min(len(self.passages), start + _LONGEST)
        if headed:
            place = min(self.past[start], limit)
            found.append(self._alone(start, place))
            found.extend(self._alone(start, shorter) for shorter in range(start + 1, min(place, start + _TALLEST)))
        for end in range(start + 1, min(self.stacks[start] + 1, limit + 1, start + _TALLEST)):
            if end == limit or self.past[end] == end or self.anew.leads[end] > NEVER:
                found.extend(self._with_text(start, end, limit))
        if not headed or self.anew.leads[start] > NEVER or self._names_column(start):
            found.extend(self._with_text(start, start, limit))
        return found

    def bodies(self, start: int, stories: Sequence[Story]) -> dict[int, float]:
        """The texts that may begin at a place, by where they end, and what they say for themselves."""
        one, more = self._price(start)
        found: dict[int, float] = {}
        for story in stories:
            if story.shape is Shape.NO_HEAD and story.score > _LAST_RESORT:
                score = story.score - (one if story.end == start + 1 else more)
                found[story.end] = max(score, found.get(story.end, score))
        return found

    def weigh(self, head: int, head_end: int, start: int, end: int) -> float:
        """What a head and a text that stand apart say for being one story."""
        fit, titled = self._head(head, head_end)
        lead = self._first(start, end)
        for line in self.fits.words(head, head_end):
            fit += line.growth(start).after(end - start) + _FIRST * line.alone(lead)
        return self._suits(fit, start, end, late=lead > start, titled=titled)

    def _picture(self, start: int, lone: Alone) -> Iterator[Story]:
        """A caption by itself; what looks like a head beside heads may be one of theirs."""
        end, odds = start + 1, lone.odds
        while end < len(self.passages) and self.passages[end].start < lone.end:
            end += 1
        if self.passages[end - 1].strips[-1].end > lone.end:
            return
        if self.passages[start].kind is kinds.HEAD:
            above = self.passages[start - 1] if start else None
            named = above is not None and _CALLED.sub("", self.passages[start].bare) in above.bare
            among = self.among
            odds += among * (above is not None and above.kind is kinds.HEAD and not named)
            odds += among * (end < len(self.passages) and self.passages[end].kind is kinds.HEAD)
        yield Story(start, end, start, start, Shape.PICTURE, _PICTURE + odds)

    def _alone(self, start: int, end: int) -> Story:
        """A head without a text; at the page's foot rather a caption."""
        score = self.borders.outer[start] + _HEAD_ALONE
        if self.tail <= start:
            score += _TITLE_ALONE * self.passages[start].title + _SPREAD * (self.blanks[end] - self.blanks[start + 1])
        else:
            score += self.fits.stack(start, end) + _LEFT
        return Story(start, end, start, end, Shape.HEAD_ALONE, score)

    def _with_text(self, start: int, head_end: int, limit: int) -> Iterator[Story]:
        """Grow the text behind a head, or without one; a head on the way closes the story or is a section's."""
        looks: list[int] = []
        past, borders = self.past, self.borders
        place, running = head_end, 0.0
        if place < limit and past[place] > place:
            running = _COLUMN if start == head_end and self._names_column(place) else self.anew.leads[place]
            place += 1
        first = place = min(self.signed[place], limit)
        headless = start == head_end
        if place < limit and past[place] > place:
            # Below its writer a text may begin with a section head.
            if headless or place == head_end or past[place] == limit:
                return
            running += borders.section(place, past[place], looks)
            first = place = past[place]
        close = self._headless(start) if headless else self._headed(start, head_end, first)
        while place < limit and running > _HOPELESS:
            if headless and place > first and self.anew.heads[place]:
                yield from self._head_last(start, place, limit, running)
            if past[place] > place:
                if self.anew.closings[place] > NEVER:
                    yield from self._closed(start, place, running, close, headless=headless)
                end = min(past[place], limit)
                running += borders.section(place, end, looks) + CONTINUED * borders.goes_on[start]
                place = end
                continue
            running += borders.first[place] if place == first else borders.inner[place]
            running -= LONE * (len(looks) == 1 and self.passages[place].kind is kinds.JUMP)
            place += 1
            if place == limit or not borders.seamless[place]:
                yield close(place, running)

    def _names_column(self, place: int) -> bool:
        """Whether a line right behind a head names a column: the items below it have their heads below themselves."""
        return place > 0 and self.passages[place].column and self.passages[place - 1].kind is kinds.HEAD

    def _closed(self, start: int, place: int, running: float, close: _Close, *, headless: bool) -> Iterator[Story]:
        """The stories whose text closes with lines read as a head's: wishes, signatures, dates."""
        for end in range(place + 1, min(place + _SIGNATURES, len(self.passages)) + 1):
            running += self.anew.closings[end - 1]
            if running < _HOPELESS:
                return
            yield close(end, running)
            if headless and end < len(self.passages) and self.anew.heads[end]:
                yield from self._head_last(start, end, len(self.passages), running)

    def _suits(self, score: float, start: int, end: int, *, late: bool, titled: int) -> float:
        """What a head and a text say for being a story, `score` being what they say for each other.

        `late`: whether the running text does not begin where the text does (`_first`).
        """
        if self.sizes[end] - self.sizes[start] < _WORDS:
            score += _BRIEF
        if late:
            score += _SIGNED_FIRST
        if self.texts[end] - self.texts[start] == self.lists[end] - self.lists[start]:
            score += _BARE_VERSE if not titled else _TITLED_VERSE if titled == 1 else 0.0
        return score

    def _first(self, start: int, end: int) -> int:
        """Where the running text of a story's text [start, end) begins."""
        begins = self.nexts[start]
        return begins if begins < end else end - 1

    def _head(self, start: int, end: int) -> tuple[float, int]:
        """What the lines [start, end) say for being a head, whatever its text; how many, if one is a title."""
        known = self.heads.get((start, end))
        if known is not None:
            return known
        lines = self.passages[start:end]
        score = self.fits.stack(start, end) + self.anew.price(start, end)
        score += _TERSE * (sum([line.width for line in lines]) <= _NARROW)
        found = self.heads[start, end] = score, len(lines) * any(line.title for line in lines)
        return found

    def _headed(self, start: int, head_end: int, first: int) -> _Close:
        """How the stories close that begin with a head: the text that each adds says more for them or less."""
        alone, titled = self._head(start, head_end)
        words = self.fits.words(start, head_end)
        growths = [line.growth(head_end) for line in words]
        outer, ends, shape = self.borders.outer[start], self.borders.ends, Shape.HEAD_FIRST
        leads: dict[int, float] = {}

        def close(place: int, running: float) -> Story:
            lead = self._first(head_end, place)
            if lead not in leads:
                leads[lead] = _FIRST * sum([line.alone(lead) for line in words])
            fit = 0.0
            for growth in growths:
                fit += growth.after(place - head_end)
            running += outer + ends[place]
            fit = self._suits(alone + fit + leads[lead], head_end, place, late=lead > head_end, titled=titled)
            running += fit + self.borders.bind[first]
            return Story(start, place, start, head_end, shape, running)

        return close

    def _behind(self, head: int, end: int) -> list[tuple[Shared, Growth, float, int]]:
        """What each of the head lines [head, end) shares with the page, and how its fit grows with the text above.

        And what the lines up to it say for being a head (`_head`).
        """
        found = self.behind.get((head, end))
        if found is None:
            found = self.behind[head, end] = [
                (line, line.growth(head - 1, back=True), *self._head(head, place))
                for place, line in enumerate(self.fits.words(head, end), head + 1)
            ]
        return found

    def _headless(self, start: int) -> _Close:
        """How the stories close that have no head."""
        one, more = self._price(start)
        outer, ends, shape = self.borders.outer[start], self.borders.ends, Shape.NO_HEAD

        def close(place: int, running: float) -> Story:
            running += outer + ends[place]
            return Story(start, place, place, place, shape, running + (one if place == start + 1 else more))

        return close

    def _price(self, start: int) -> tuple[float, float]:
        """What it costs a text to have no head: of one passage, of more."""
        opening = self.passages[start]
        one, more = _TEXT_ALONE, _TEXT_ALONE
        if opening.kind is kinds.JUMP:
            one, more = _JUMP_ALONE, _PART_ALONE
        elif opening.kind is kinds.VERSE:
            one, more = _LIST_ALONE, _LIST_ALONE
        elif opening.kind is kinds.TEXT and not opening.opens:
            one = _LINE_ALONE
        return one, more

    def _head_last(self, start: int, head: int, limit: int, running: float) -> Iterator[Story]:
        """The stories that end with one or more of the head lines from `head` on."""
        end = min(self.stacks[head], limit, head + _TALLEST - 1)
        borders, shape = self.borders, Shape.HEAD_LAST
        running += borders.outer[start] + borders.bind[head] + _HEAD_BEHIND * borders.goes_on[start]
        running += borders.ends[head]
        lead = self._first(start, head)
        fit = led = 0.0
        for place, (line, growth, alone, titled) in enumerate(self._behind(head, end), head + 1):
            fit += growth.after(head - start)
            led += line.alone(lead)
            score = running + self._suits(alone + fit + _FIRST * led, start, head, late=lead > start, titled=titled)
            yield Story(start, place, head, place, shape, score)
            if self.signed[place] > place:
                yield Story(start, place + 1, head, place, shape, score + _SIGNED_BELOW)


def _gaps(passages: Sequence[Passage], stories: Sequence[Story]) -> list[bool]:
    """Whether blank lines stand between the lines of the heads of the stories that have a text."""
    stacks = [passages[story.head_start + 1 : story.head_end] for story in stories if story.text[0] < story.text[1]]
    return [line.blank for stack in stacks if len(stack) < _STACK for line in stack]


def _ends(told: Sequence[bool]) -> list[int]:
    """For every place, and the page's end, where the passages that are told end: there, if the first one is none."""
    ends = list(range(len(told) + 1))
    for place in range(len(told) - 1, -1, -1):
        if told[place]:
            ends[place] = ends[place + 1]
    return ends
