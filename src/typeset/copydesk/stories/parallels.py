"""Section heads of one hand: short heads between two texts that are worded or built as another of the page is.

What one says, 白天是课堂, another says again of something else, 夜里是戏台; or both say who speaks, or ask.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.kinds import TEXTUAL
from typeset.copydesk.passages.passage import Passage

_WORDED: Final = (1.5, 3.0)
"""A head that has the same character as another of its length at one place, at more."""
_CLAUSE: Final = 14
"""No wording is looked at that has more characters."""
_PAIRED: Final = 2.5
"""One of two lines, both as wide as another's: 加一加, and below it 废气变成新原料."""
_TERSE: Final = 16
"""Its first line is no wider, in half ems."""
_FORMS: Final = (
    re.compile("[\u3400-\u9fff]{1,5}[：:]"),
    re.compile("(?:[上下]午|午前|午後|[凌清]晨|[早晚]上?)?[0-9０-９]{1,2}(?:[:：][0-9０-９]{2}|[点點時时])"),
    re.compile("[^？?]{2,}[？?]$"),
)
"""Who speaks, when it was, a question."""
_FORMED: Final = 1.5

_Look = tuple[int, ...]
"""How wide both lines of a head are; nothing for a head of one line, whatever its width."""


class _Stack(NamedTuple):
    """One or two lines of a head that begin at `place`, and the words of the first one."""

    place: int
    words: str
    look: _Look


def weigh_parallels(passages: Sequence[Passage]) -> dict[int, float]:
    """What speaks for the heads of one wording or form, short ones of a line or two between two texts, by their places.

    Of two lines they are of one form where both lines are about as wide as another's.
    """
    stacks = [stack for stack in _stacks(passages) if passages[stack.place].width <= 2 * _CLAUSE]
    alike = _Alike(stacks)
    return {stack.place: score for stack in stacks if (score := alike.weigh(stack))}


class _Alike:
    """The stacks of one page by how they look, by their form, and by each of their characters and its place."""

    def __init__(self, stacks: Sequence[_Stack]) -> None:
        self._looks = Counter(stack.look for stack in stacks)
        self._forms = Counter((stack.look, form) for stack in stacks for form in _forms(stack.words))
        self._words: dict[tuple[_Look, int, int, str], set[str]] = {}
        for look, words in {(stack.look, stack.words) for stack in stacks}:
            for key in _chars(look, words):
                self._words.setdefault(key, set()).add(words)

    def weigh(self, stack: _Stack) -> float:
        """What the others say for a stack: the best that any of them says."""
        looks = [look for look in _beside(stack.look) if look in self._looks]
        if sum(self._looks[look] for look in looks) < 2:
            return 0.0
        formed = any(sum(self._forms[look, form] for look in looks) > 1 for form in _forms(stack.words))
        same = max(self._same(look, stack.words) for look in looks)
        return max(_WORDED[same - 1] if same else 0.0, _FORMED * formed) + _PAIRED * bool(stack.look)

    def _same(self, look: _Look, words: str) -> int:
        """How many characters, two at most, some other words of one look have at the same places."""
        shared = [found for key in _chars(look, words) if len(found := self._words.get(key, set())) > (words in found)]
        # What few have is looked for among what most have, until one is found.
        for few, most in combinations(sorted(shared, key=len), 2):
            if any(other in most for other in few if other != words):
                return 2
        return min(len(shared), 1)


def _stacks(passages: Sequence[Passage]) -> Iterator[_Stack]:
    """The one or two lines of a head that stand between two texts, the first the narrower one."""
    for place, (before, head, below) in enumerate(zip(passages, passages[1:], passages[2:], strict=False), 1):
        if head.kind is not kinds.HEAD or before.kind not in TEXTUAL:
            continue
        if below.kind in TEXTUAL:
            yield _Stack(place, head.bare, ())
        elif (
            below.kind is kinds.HEAD
            and head.width <= min(below.width, _TERSE)
            and place + 2 < len(passages)
            and passages[place + 2].kind in TEXTUAL
        ):
            yield _Stack(place, head.bare, (head.width, below.width))


def _beside(look: _Look) -> Iterator[_Look]:
    """The looks that are as a look is, or next to it."""
    return product(*((width - 1, width, width + 1) for width in look))


def _forms(words: str) -> list[int]:
    """The forms that a head's words have."""
    return [number for number, form in enumerate(_FORMS) if form.match(words)]


def _chars(look: _Look, words: str) -> Iterator[tuple[_Look, int, int, str]]:
    """What words of one look and length share where they have one character at the same place."""
    return ((look, len(words), place, char) for place, char in enumerate(words))
