"""Who asks and who answers: an interview's questions, which a dash opens, and what answers them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from typeset.copydesk.lines.line import STOPPED, Edge, Line

_SAID: Final = frozenset({*STOPPED, Edge.CLOSER})
_ASKS: Final = frozenset("―─—")
_ASKED: Final = 6
"""A question has fewer lines."""
_QUOTES: Final = frozenset("「『“")
_QUESTION: Final = 3.0
"""A question opens with a dash behind a full stop, and another does elsewhere: it stands by itself."""
_ANSWER: Final = 3.0
"""So does the quotation that answers it."""
_ANSWERED: Final = 2.0
"""The sentence behind a question's first: most questions have one."""


def weigh_turns(lines: Sequence[Line]) -> list[float]:
    """Weigh each line for opening what an interviewer asks or what is answered, where several questions are asked.

    The dash of a deck stands behind a headline, that of a question behind a sentence.
    """
    found = [0.0] * len(lines)
    asking = [
        place
        for place, (before, line) in enumerate(pairwise(lines), 1)
        if line.bare[0] in _ASKS and before.edge in _SAID
    ]
    for start in asking if len(asking) > 1 else ():
        found[start] = _QUESTION
        for place in range(start + 1, min(start + _ASKED, len(lines))):
            if lines[place].bare[0] in _QUOTES:
                found[place] = _ANSWER
                break
            if lines[place - 1].edge in STOPPED:
                found[place] = _ANSWERED
                break
    return found
