"""Gatherings: several texts in a row and their heads in a row, each head given the text it belongs to.

Where a tool gives the texts of a page, of a column or of two stories first and their heads behind, or the heads first,
neither says where the other's parts end. How the heads' lines are parted, how the texts are and which head is whose is
one question: the optimum over all three, found by dynamic programming over both rows at once where the heads stand in
the order of their texts, as mostly. Other orders (`copydesk.stories.matchings`) must be paid for by what the words say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import log
from typing import Final, NamedTuple, Optional

from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.cuts import Cut, Shape, Story, best_cut, find_rows, onward
from typeset.copydesk.stories.matchings import Matched, Ways, match
from typeset.copydesk.stories.pairings import Block, Pair, Pairings

_GATHERING: Final = -3.5
"""That heads are gathered at all."""
_EITHER: Final = log(0.5)
"""A story among the texts has its head before or behind, as it may be."""
_LARGEST: Final = 60
"""No gathering of heads has more lines."""
_BETWEEN: Final = 2
"""Between a gathering's heads and its texts the best cut has no more stories that lack nothing."""
_LONE: Final = 80
"""A paragraph by itself of no more characters may be a caption."""
_WHOLE: Final = 3.0
"""Where no head and no text is left over on a page, two heads and two texts are better than one by so much, or more,
before their words are asked."""


class _State(NamedTuple):
    """The best way to a place in the heads and one in the texts: its score, its last pair, or story, and the way there.

    `start`: where the gathering begins; `size`: how many pairs it has.
    """

    score: float
    start: int
    size: int
    last: Pair | Story | None
    before: Optional["_State"]

    def onto(self, score: float, item: Pair | Story) -> "_State":
        """One step further."""
        return _State(self.score + score, self.start, self.size + isinstance(item, Pair), item, self)

    def items(self) -> list[Pair | Story]:
        """Its pairs, and the stories that stand among them."""
        found: list[Pair | Story] = []
        state: _State | None = self
        while state is not None and state.last is not None:
            found.append(state.last)
            state = state.before
        return found[::-1]


_States = dict[tuple[int, int], _State]


class Gatherings:
    """The gatherings of one page, whose best cut without any is `cut`."""

    def __init__(self, pairings: Pairings, cut: Cut) -> None:
        self._pairings = pairings
        self._passages = pairings.passages
        self._cut = cut
        self._parts: dict[tuple[int, int], list[Pair | Story]] = {}
        self._onward: Sequence[float] = ()
        self._lacking = 0
        self._blocks: dict[int, Block] = {}
        self._look(cut.stories)

    def __bool__(self) -> bool:
        """Whether the page may have any."""
        return bool(self._blocks)

    def _look(self, cut: Sequence[Story]) -> None:
        """Find the blocks of heads that may be gathered, and how far their texts may reach."""
        lacking = [_lacks(self._passages, story) for story in cut]
        # A head alone of one line at the page's foot is rather a caption, or furniture.
        if cut and cut[-1].end == cut[-1].start + 1:
            lacking[-1] = False
        self._lacking = sum(lacking)
        ends = [story.end for story in cut]
        for first, last in _stacks(self._passages):
            number, end = bisect_right(ends, first), bisect_left(ends, last)
            alone = any(lacking[number : end + 1])
            above, far = _reach(cut, lacking, range(number, -1, -1))
            self._think_of(Block(first, last, above.start, first), cut[number].text[0], lacks=far or alone)
            below, far = _reach(cut, lacking, range(end, len(cut)))
            self._think_of(Block(first, last, last, below.end), cut[end].text[1], lacks=far or alone)

    def _think_of(self, block: Block, edge: int, *, lacks: bool) -> None:
        """Keep a block if its texts or heads lack their own, or its one text, up to `edge`, is as likely several."""
        near = block._replace(start=edge) if block.behind else block._replace(end=edge)
        block = block if lacks else near
        if block.start < block.end and (lacks or self._parts_well(block)):
            self._blocks[block.first if block.behind else block.last] = block

    def _parts_well(self, block: Block) -> bool:
        """Whether a head is as likely two, and its text."""
        first, last, start, end = block
        bodies, stack = self._pairings.bodies, self._pairings.stack
        texts = bodies(start)
        if end not in texts:
            return False
        whole = texts[end] + _WHOLE + stack(first, last)
        borders = [score + bodies(place)[end] for place, score in texts.items() if place < end and end in bodies(place)]
        if not borders:
            return False
        most = max(borders) - whole
        return any(most + stack(first, line) + stack(line, last) > 0 for line in range(first + 1, last))

    def find(self) -> Cut:
        """The best cut of the page with the gatherings that make it better, or that without any."""
        candidates = self._pairings.candidates
        # One head or text alone has no other place.
        self._onward = onward(candidates) if self._lacking > 1 else ()
        rows = find_rows(candidates, self._rows)
        if not rows:
            return self._cut
        more = [list(stories) for stories in candidates]
        for row in rows:
            more[row.start].append(row)
        cut = best_cut(more)
        told = [
            (part, margin)
            for story, margin in zip(cut.stories, cut.margins, strict=True)
            for part in self._divided(story)
        ]
        return Cut(tuple(story for story, _ in told), tuple(margin for _, margin in told), cut.score)

    def _divided(self, story: Story) -> Iterator[Story]:
        """The stories of a gathering in the order of their texts; any other story alone."""
        if story.shape is not Shape.GATHERED:
            yield story
            return
        parts = self._parts[story.start, story.end]
        pairs = [part for part in parts if isinstance(part, Pair)]
        worth = story.score / len(pairs)
        for part in sorted(parts, key=_start):
            if isinstance(part, Pair):
                yield Story(part.start, part.end, part.head, part.head_end, Shape.GATHERED, worth)
            else:
                yield part

    def _rows(self, place: int, best: Sequence[float]) -> Iterator[Story]:
        """The gatherings of the block of heads that begins or ends at `place`; `best`: how good the way to each is."""
        block = self._blocks.get(place)
        if block is None:
            return
        top, texts = float("-inf"), list[tuple[int, int]]()
        for start, end, state in self._in_order(block, best):
            parts = state.items()
            yield self._story(start, end, state.score - best[start], parts)
            if self._onward and state.score + self._onward[end] > top:
                top = state.score + self._onward[end]
                texts = [(part.start, part.end) for part in parts if isinstance(part, Pair)]
        found = match(self._pairings, block, Ways(best, self._onward), texts) if self._onward else None
        if found is not None and found.score > top:
            yield self._matched(block, found, best)

    def _matched(self, block: Block, found: Matched, best: Sequence[float]) -> Story:
        """The gathering that heads and texts in other orders are."""
        pairs = found.pairs
        if block.behind:
            start, end = pairs[0].start, max(pair.head_end for pair in pairs)
        else:
            start, end = min(pair.head for pair in pairs), max([pairs[-1].end, *(story.end for story in found.among)])
        score = found.score - best[start] - self._onward[end]
        return self._story(start, end, score, [*pairs, *found.among])

    def _in_order(self, block: Block, best: Sequence[float]) -> Iterator[tuple[int, int, _State]]:
        """The gatherings whose heads are in the order of their texts, and where on the page each begins and ends.

        They have all lines of the block, or the first ones where its texts are above, the last where they are below.
        """
        first, last, start, end = block
        behind = block.behind
        states: _States = {}
        for text in range(start, end):
            if behind:
                _come(states, first, text, _State(best[text], text, 0, None, None))
            for head in range(first, last):
                if not behind and text == start:
                    _come(states, head, text, _State(best[head], head, 0, None, None))
                if (state := states.get((head, text))) is not None:
                    self._go_on(states, block, head, text)
        for (head, text), state in sorted(states.items(), key=_place):
            if state.size > 1 and (text == end if behind else head == last):
                yield state.start, head if behind else text, state

    def _go_on(self, states: _States, block: Block, head: int, text: int) -> None:
        """Go on from a place in the heads and one in the texts: by a pair, by a story that is none of the block's."""
        state, pairings = states[head, text], self._pairings
        texts, fit = pairings.texts(block, text), pairings.fit
        for head_end, begun, _ in pairings.heads(block, head):
            for end, worth, _ in texts:
                gain = begun + worth + fit(head, head_end, text, end)
                known = states.get((head_end, end))
                # Most ways are worse than one that is known: these are not written down.
                if known is None or known.score < state.score + gain:
                    states[head_end, end] = state.onto(gain, Pair(head, head_end, text, end))
        if state.size:
            for end, score, story in pairings.among(block, text):
                if story is not None:
                    _come(states, head, end, state.onto(score + _EITHER, story))

    def _story(self, start: int, end: int, score: float, parts: list[Pair | Story]) -> Story:
        self._parts[start, end] = parts
        pairs = [part for part in parts if isinstance(part, Pair)]
        heads = min(pair.head for pair in pairs), max(pair.head_end for pair in pairs)
        return Story(start, end, *heads, Shape.GATHERED, score + _GATHERING)


def _start(part: Pair | Story) -> int:
    return part.start


def _place(state: tuple[tuple[int, int], _State]) -> tuple[int, int]:
    return state[0]


def _stacks(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """The heads' lines that stand together, where there are several."""
    first = 0
    for heads, run in groupby(passages, lambda passage: passage.kind is kinds.HEAD):
        last = first + len(list(run))
        if heads and 2 <= last - first <= _LARGEST:
            yield first, last
        first = last


def _reach(cut: Sequence[Story], lacking: Sequence[bool], way: range) -> tuple[Story, bool]:
    """How far the texts may reach of a block of heads, from the story that holds it on, and whether one lacks its head.

    Not past more than `_BETWEEN` stories that lack nothing.
    """
    reached, found, between = cut[way[0]], False, 0
    for number in way[1:]:
        story = cut[number]
        between += story.shape in (Shape.HEAD_FIRST, Shape.HEAD_LAST)
        if between > _BETWEEN:
            break
        reached, found = story, found or (lacking[number] and story.shape is Shape.NO_HEAD)
    return reached, found


def _come(states: _States, head: int, text: int, state: _State) -> None:
    """Remember the way to a place in the heads and one in the texts if none is better."""
    if (head, text) not in states or states[head, text].score < state.score:
        states[head, text] = state


def _lacks(passages: Sequence[Passage], story: Story) -> bool:
    """Whether a story of the cut lacks its head, or is a head that lacks its text: not a lone line that may be none."""
    if story.shape is Shape.HEAD_ALONE:
        return True
    if story.shape is not Shape.NO_HEAD:
        return False
    first = passages[story.start]
    return first.kind is not kinds.JUMP and (story.end > story.start + 1 or first.opens or len(first.bare) > _LONE)
