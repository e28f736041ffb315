"""How the headlines of a page stand: in how many lines, with a blank line below or none. Section heads stand otherwise.

All terms are natural logarithms of odds.
"""

from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from typeset.copydesk import kinds
from typeset.copydesk.passages import Passage

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


def weigh_closeness(passages: Sequence[Passage]) -> float:
    """What a headline right above its text says where the page's others have a blank line below them; 0 elsewhere.

    What others: those of several lines, and those above a writer or a dateline, which no section head is.
    """
    below = [
        passages[end].blank
        for start, end in _runs(passages)
        if passages[end].kind is kinds.BYLINE or passages[end].opens or end - start > 1
    ]
    share = (sum(below) + 0.5) / (len(below) + 1)
    return log((1 - share) / share) if len(below) >= _SURE and share > _SHARE else 0.0


def weigh_single(passages: Sequence[Passage]) -> float:
    """What speaks for a head of one line being a section's where the page's other heads have several; 0 elsewhere."""
    sizes = [end - start for start, end in _runs(passages) if end - start <= _STACK]
    several = sum(size > 1 for size in sizes)
    others = max(0, len(sizes) - several - 1) + 0.5
    return max(0.0, log(_SINGLE) - log(others / (others + several))) if several >= _SEVERAL else 0.0


def _runs(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Where the heads begin and end that anything stands below."""
    start = 0
    for place, passage in enumerate(passages):
        if passage.kind is not kinds.HEAD:
            if start < place:
                yield start, place
            start = place + 1
