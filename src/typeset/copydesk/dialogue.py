"""Who asks and who answers: an interview's questions, which a dash opens, and quotations that are section heads."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from typeset.copydesk.lines import Edge, Line, is_quotation

STOPPED: Final = frozenset({Edge.STOP, Edge.EXCLAIM})
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
_LIKE: Final = 8
"""The widths of section heads of one kind are no further apart, in half ems."""
_APART: Final = 6


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


def find_quoted_heads(lines: Sequence[Line], *, japanese: bool) -> list[bool]:
    """The lines that each are a quotation from end to end between two paragraphs, where several of like width are.

    What is said in turn has its answer on the next line or the one after; a section head has a paragraph below it. A
    Japanese paragraph that is a quotation has no full stop either, so that there such a line tells nothing.
    """
    if japanese:
        return [False] * len(lines)
    found = [
        place
        for place, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1)
        if line.edge is Edge.CLOSER
        and before.edge in STOPPED
        and after.edge not in STOPPED
        and not _QUOTES.intersection(after.bare[0])
        and is_quotation(line.bare)
    ]
    alone = [
        b
        for a, b, c in zip([-_APART, *found], found, [*found[1:], len(lines) + _APART], strict=False)
        if min(b - a, c - b) > 2
    ]
    like = {
        place
        for place in alone
        if any(other != place and abs(lines[other].width - lines[place].width) <= _LIKE for other in alone)
    }
    return [place in like for place in range(len(lines))]
