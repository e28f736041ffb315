"""Briefs that end like a caption: a text whose last words say, in brackets, who provided it or took its picture.

Such a bracket stands behind a picture's caption and behind a short story. What tells is the head: a story has one,
and without its text that head is left alone, or runs into the next story's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.lines.line import STOPS
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.stories.borders import weigh_apart
from typeset.copydesk.stories.captions import Legend, pair_captions
from typeset.copydesk.stories.companions import companions
from typeset.copydesk.stories.cuts import Cut

_BETTER: Final = 2.0
"""By how much the stories must be likelier with a caption's words for a text."""
_MOST: Final = 1000
"""Of so many passages there is no printed page; whatever is tried there would cut all of them anew, each time."""
_AMONG: Final = -3.0
"""By how much the stories may be the less likely without what stands among captions."""
_PICTURED: Final = re.compile("[摄攝撮写照图圖](?!影?[报報][道導导])")
"""Who took a picture has signed no story."""
_BESIDE: Final = (Kind.CAPTION, Kind.CREDIT, Kind.FURNITURE)


@dataclass(frozen=True, slots=True)
class Laid:
    """A page's passages as captions, the rest without furniture, and the stories that the rest was cut into."""

    legends: tuple[Legend, ...]
    rest: tuple[Passage, ...]
    cut: Cut


def lay_out(passages: Sequence[Passage], cut_up: Callable[[Sequence[Passage]], Cut], known: Laid | None = None) -> Laid:
    """Take the captions out of a page and cut the rest into stories, by `cut_up`; `known`: where that is done already.

    A brief is no caption; and what a text's first lines lost to a head near as likely is its head if it has none.
    """
    laid = known or _lay_out(passages, cut_up)
    if len(passages) > _MOST:
        return laid
    for others in companions(passages):
        other = _taken_out(laid, others) or _lay_out(others, cut_up)
        if other.cut.score > laid.cut.score + _AMONG:
            passages, laid = others, other
            break
    for place in reversed([place for place, passage in enumerate(passages) if passage.led]):
        others = (*passages[:place], *passages[place].led, *passages[place + 1 :])
        other = _lay_out(others, cut_up)
        if other.cut.score + passages[place].leadlike > laid.cut.score:
            passages, laid = others, other
    for place in reversed(list(_doubtful(passages))):
        brief = replace(
            passages[place],
            kind=Kind.TEXT,
            strips=passages[place].strips + passages[place + 1].strips,
            bare=passages[place].bare + passages[place + 1].bare,
            closes=True,
        )
        others = (*passages[:place], brief, *passages[place + 2 :])
        other = _lay_out(others, cut_up)
        if other.cut.score > laid.cut.score + _BETTER:
            passages, laid = others, other
    return laid


def _lay_out(passages: Sequence[Passage], cut_up: Callable[[Sequence[Passage]], Cut]) -> Laid:
    legends, rest = pair_captions(passages)
    return Laid(tuple(legends), tuple(rest), cut_up(rest))


def _taken_out(laid: Laid, passages: Sequence[Passage]) -> Laid | None:
    """The page with one block more read as a caption, where that is a story of its own: all others stay as they are."""
    legends, rest = pair_captions(passages)
    starts, known = [passage.start for passage in rest], [passage.start for passage in laid.rest]
    place = next((n for n, pair in enumerate(zip(starts, known, strict=False)) if pair[0] != pair[1]), len(starts))
    end = place + len(known) - len(starts)
    cut = laid.cut.without(place, end) if starts == known[:place] + known[end:] else None
    if cut is None:
        return None
    # What spoke for a beginning behind a caption is no loss: see `stories.Stories.score`.
    behind = sum(weigh_apart(laid.rest[n - 1], laid.rest[n]) for n in range(max(1, place), end))
    return Laid(tuple(legends), tuple(rest), replace(cut, score=cut.score + behind))


def _doubtful(passages: Sequence[Passage]) -> Iterator[int]:
    """The sentences that end on a credit in brackets and have a head above or below, and no text there."""
    for place in range(len(passages) - 1):
        caption, credit = passages[place], passages[place + 1]
        if (
            credit.kind is not Kind.CREDIT
            or caption.kind not in (Kind.CAPTION, Kind.TEXT)
            or credit.bare[0] not in "（(〔"
        ):
            continue
        if caption.bare[-1] not in STOPS or credit.blank or _PICTURED.search(credit.bare):
            continue
        above = passages[place - 1].kind if place else Kind.FURNITURE
        below = passages[place + 2].kind if place + 2 < len(passages) else Kind.FURNITURE
        beside = (above, below)
        if Kind.HEAD in beside and all(kind is Kind.HEAD or kind in _BESIDE for kind in beside):
            yield place
