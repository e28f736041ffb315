"""How long a page's paragraphs are, and the doubtful ends of paragraphs judged again by it.

The reading of `copydesk.roles.reading` goes from line to line: to it a paragraph of one line is as likely as one of
twenty. The paragraphs of a page are of a length (log-normal, as lengths of sentences and paragraphs are), so that a
full stop at a line's end closes one the likelier the longer it is already, and the less the shorter what is left.
"""

from collections.abc import Sequence
from math import fsum, log, sqrt
from typing import Final

from typeset.copydesk.lines.line import STOPPED, Line
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.role import FIRST, LAST, MIDDLE, SINGLE
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.roles.reading import part_or_join

_USUAL: Final = log(150)
"""Paragraphs are of some seventy-five characters, in half ems, where the page says nothing else."""
_BELIEF: Final = 5
"""So many paragraphs of the page count as much as that."""
_SPREAD: Final = 0.55
"""The deviation of a paragraph's logarithm of length, where the page says nothing else."""
_ALREADY: Final = -2.0
"""What the reading from line to line gave for a paragraph's end after any line against its going on."""
_WEIGHT: Final = 1.0
_MOST: Final = (-1.2, 2.0)
"""By no more than this does length speak for one paragraph, for two: there are paragraphs of every length."""
_REACH: Final = 200
"""A paragraph of more lines is as long as one of so many."""
_BEGINS: Final = frozenset({FIRST, SINGLE})
_GOES_ON: Final = frozenset({MIDDLE, LAST})


def settle(
    lines: Sequence[Line],
    words: Sequence[Words],
    measures: Sequence[int],
    roles: Sequence[int],
    margins: Sequence[float],
) -> tuple[list[int], list[float]]:
    """Join and part the paragraphs whose border is doubtful (`margins`, from `roles.join_margins`) by their length.

    With them comes what length says for each border as it is settled, as a natural logarithm. It speaks only where one
    sentence follows another in a column: items, speakers' words and signatures are of any length.
    """
    settled, said = list(roles), [0.0] * len(roles)
    usual, spread = _usual(lines, settled)
    for place, margin in enumerate(margins):
        if not -_MOST[1] < margin < _MOST[1] or not _in_text(lines, words, measures, place):
            continue
        begin, end = _begin(settled, place - 1), _end(settled, place)
        before = sum(line.width for line in lines[begin:place])
        after = sum(line.width for line in lines[place:end])
        parted = sum(
            sign * _density(length, usual, spread) for sign, length in ((1, before), (1, after), (-1, before + after))
        )
        gain = _WEIGHT * (parted + log(measures[place - 1]) - _ALREADY)
        gain = min(max(gain, _MOST[0]), _MOST[1])
        if margin < (gain if settled[place] in _GOES_ON else -gain):
            part_or_join(settled, place)
        said[place] = -gain if settled[place] in _GOES_ON else gain
    return settled, said


def _in_text(lines: Sequence[Line], words: Sequence[Words], measures: Sequence[int], place: int) -> bool:
    """Whether a line that opens a sentence is running text like the one before it."""
    if lines[place - 1].edge not in STOPPED or UNSET in (measures[place - 1], measures[place]):
        return False
    word = words[place]
    return not (word.item or word.speaker or word.field or word.closing or word.story or word.name or word.writer)


def _usual(lines: Sequence[Line], roles: Sequence[int]) -> tuple[float, float]:
    """The mean logarithm of the lengths of a page's paragraphs of several lines, and its deviation."""
    found = [
        log(sum(line.width for line in lines[start : _end(roles, start)]))
        for start, role in enumerate(roles)
        if role == FIRST
    ]
    mean = (_BELIEF * _USUAL + fsum(found)) / (_BELIEF + len(found))
    variance = (_BELIEF * _SPREAD**2 + fsum((size - mean) ** 2 for size in found)) / (_BELIEF + len(found))
    return mean, sqrt(variance)


def _begin(roles: Sequence[int], place: int) -> int:
    least = max(0, place - _REACH)
    while place > least and roles[place] not in _BEGINS:
        place -= 1
    return place


def _end(roles: Sequence[int], place: int) -> int:
    most = min(len(roles), place + _REACH)
    place += 1
    while place < most and roles[place] in _GOES_ON:
        place += 1
    return place


def _density(length: int, usual: float, spread: float) -> float:
    """The logarithm of the density of a length."""
    return -log(length) - log(spread * 2.5066) - 0.5 * ((log(length) - usual) / spread) ** 2
