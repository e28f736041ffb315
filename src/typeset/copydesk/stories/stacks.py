"""How the headlines of a page stand: in how many lines, with a blank line below or none. Section heads stand otherwise.

All terms are natural logarithms of odds.
"""

from collections.abc import Sequence
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage

_SURE: Final = 2
"""So many headlines with a blank line below tell that one without is none."""
_SHARE: Final = 0.8
"""At least so many of them have it."""
_SEVERAL: Final = 3
"""So many heads of several lines tell that a page's headlines mostly are."""
_SINGLE: Final = 0.6
"""The share of single lines among headlines, where the page says nothing else."""
_STACK: Final = 4
"""What has more lines is several heads."""


class Stacks(NamedTuple):
    """How headlines stand on a page.

    `close`: what one right above its text says where the page's others have a blank line below them, 0 elsewhere; the
    others are those of several lines, and those above a writer or a dateline, which no section head is. `single`: what
    speaks for a head of one line being a section's where the page's other heads have several; 0 elsewhere.
    """

    close: float
    single: float

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "Stacks":
        """See how the heads stand that anything stands below."""
        sizes, below, start = [], [], 0
        for place, passage in enumerate(passages):
            if passage.kind is kinds.HEAD:
                continue
            if start < place:
                sizes.append(place - start)
                if passage.opens or place - start > 1 or passage.kind is kinds.BYLINE:
                    below.append(passage.blank)
            start = place + 1
        return cls(_close(below), _single(sizes))


def _close(below: Sequence[bool]) -> float:
    share = (sum(below) + 0.5) / (len(below) + 1)
    return log((1 - share) / share) if len(below) >= _SURE and share > _SHARE else 0.0


def _single(sizes: Sequence[int]) -> float:
    told = [size for size in sizes if size <= _STACK]
    several = len(told) - told.count(1)
    others = max(0, told.count(1) - 1) + 0.5
    return max(0.0, log(_SINGLE) - log(others / (others + several))) if several >= _SEVERAL else 0.0
