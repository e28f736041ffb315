"""Which passages make an article, and which head is whose: one best reading of the whole page.

A page is cut into stories, each a run of passages: a head before its text, a text before its head, a text alone or a
head alone. Every cut of every kind is weighed (`Story.score`), a page's habit of putting heads before or after is part
of the weight, and dynamic programming finds the page's best cut.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from typeset.copydesk import heads
from typeset.copydesk.borders import CONTINUED, LONE, TEXTUAL, Borders
from typeset.copydesk.cohesion import Lexicon
from typeset.copydesk.cuts import Cut, Shape, Story, best_cut
from typeset.copydesk.gatherings import Fits, Gatherings
from typeset.copydesk.passages import Kind, Passage

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
_SPREAD: Final = -2.0
"""A blank line within a head alone at the page's foot."""
_LEFT: Final = -2.0
"""A head alone that texts stand behind."""
_PART_ALONE: Final = -1.0
"""The further part of a story, which needs no head."""
_SIGNED_BELOW: Final = -2.0
"""A byline below a head that stands behind its text."""


def cut_stories(passages: Sequence[Passage], setting: heads.Setting) -> Cut:
    """Cut a page's passages (captions and furniture taken out) into stories."""
    page = _Page(passages, setting)
    candidates = [list(page.from_(start)) for start in range(len(passages))]
    cut = best_cut(candidates)
    gatherings = Gatherings(passages, page.borders, page.fits)
    stories: list[Story] = []
    margins: list[float] = []
    place = 0
    while place < len(cut.stories):
        parted, count = gatherings.part(cut.stories, place)
        margins.extend([float("inf")] * len(parted) or [cut.margins[place]])
        stories.extend(parted or [cut.stories[place]])
        place += count
    return Cut(tuple(stories), tuple(margins), cut.score)


class _Page:
    """The passages of a page with what weighing a story needs of them."""

    def __init__(self, passages: Sequence[Passage], setting: heads.Setting) -> None:
        self.passages = passages
        self.tail = max((n + 1 for n, p in enumerate(passages) if p.kind in TEXTUAL), default=0)
        self.blanks = [0, *accumulate(passage.blank for passage in passages)]
        texts = [passage.bare if passage.kind in TEXTUAL else "" for passage in passages]
        lines = [passage.bare for passage in passages if passage.kind is Kind.HEAD]
        lexicon = Lexicon(texts, lines)
        self.fits = Fits(passages, lexicon, setting)
        self.borders = Borders(passages, lexicon)

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

    def _alone(self, start: int, end: int) -> Story:
        """A head without a text; at the page's foot rather a caption."""
        score = self.borders.outer[start] + _HEAD_ALONE
        if self.tail <= start:
            score += _TITLE_ALONE * self.passages[start].title + _SPREAD * (self.blanks[end] - self.blanks[start + 1])
        else:
            score += self.fits.stack(start, end) + _LEFT
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
            fit = self.fits.fit(start, head_end, first, place) + self.borders.bind(first)
            yield Story(
                start, place, start, head_end, Shape.HEAD_FIRST, running + fit + self.fits.stack(start, head_end)
            )
        else:
            lone = place - start == 1 and self.passages[start].kind is Kind.TEXT and not self.passages[start].opens
            if self.passages[start].kind is Kind.JUMP:
                alone = _JUMP_ALONE if place == start + 1 else _PART_ALONE
            else:
                alone = _LINE_ALONE if lone else _TEXT_ALONE
            yield Story(start, place, place, place, Shape.NO_HEAD, running + alone)

    def _head_last(self, start: int, head: int, end: int, running: float) -> Iterator[Story]:
        """The stories that end with one or more of the head lines [head, end)."""
        running += self.borders.outer[start] + self.borders.bind(head) + _HEAD_BEHIND * self.borders.goes_on(start)
        running += self.borders.end(self.passages[head - 1])
        for place in range(head + 1, end + 1):
            score = running + self.fits.fit(head, place, start, head) + self.fits.stack(head, place)
            yield Story(start, place, head, place, Shape.HEAD_LAST, score)
            if place == end and end < len(self.passages) and self.passages[end].kind is Kind.BYLINE:
                yield Story(start, end + 1, head, end, Shape.HEAD_LAST, score + _SIGNED_BELOW)
