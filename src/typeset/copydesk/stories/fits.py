"""How well the lines of heads fit the page's texts and stand together, each asked once."""

from collections.abc import Sequence

from typeset.copydesk.knowledge.cohesion import Lexicon, Shared
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories import heads


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
