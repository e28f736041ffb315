"""Captions paired with their credits, and taken out of the run of the stories."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.passages import Kind, Passage

_LINES: Final = 3
"""No more lines of a caption are taken for a head's."""
LONGEST: Final = 400
"""No caption has more characters."""


@dataclass(frozen=True, slots=True)
class Legend:
    """A picture's words as passages: its caption, which may be missing, and its credit, which may be too."""

    caption: tuple[Passage, ...]
    credit: tuple[Passage, ...]

    @property
    def start(self) -> int:
        """Where in the page it begins."""
        return min(passage.strips[0].start for passage in (*self.caption, *self.credit))


def pair_captions(passages: Sequence[Passage]) -> tuple[list[Legend], list[Passage]]:
    """Take the captions and credits out: (captions with their credits, the rest without furniture)."""
    legends: list[Legend] = []
    rest: list[Passage] = []
    for passage in passages:
        if passage.kind is Kind.CAPTION:
            legends.append(Legend((passage,), ()))
        elif passage.kind is Kind.CREDIT:
            _credit(passage, legends, rest)
        else:
            rest.append(passage)
            continue
        rest.append(_GAP)
    return legends, _close_up(rest)


def _close_up(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out what is no part of a story, and mark what stands behind it."""
    kept: list[Passage] = []
    apart = False
    for passage in passages:
        if passage is _GAP or passage.kind is Kind.FURNITURE:
            apart = True
        else:
            kept.append(replace(passage, apart=True) if apart and kept else passage)
            apart = False
    return kept


_GAP: Final = Passage(Kind.FURNITURE, (), "", 0, 0, False)
"""Stands where a caption was taken out, so that a credit behind it does not take the passage before it."""


def _credit(credit: Passage, legends: list[Legend], rest: list[Passage]) -> None:
    """Give a credit to the caption before it, or make the passage before it its caption."""
    before = rest[-1] if rest else None
    if before is _GAP and legends and not legends[-1].credit:
        legends[-1] = Legend(legends[-1].caption, (credit,))
    elif before is not None and before is not _GAP and _may_be_caption(before):
        rest.pop()
        lines = [before]
        while rest and len(lines) <= _LINES and _begins(rest[-1], lines[0]):
            lines.insert(0, rest.pop())
        legends.append(Legend(tuple(lines), (credit,)))
    else:
        legends.append(Legend((), (credit,)))


def _may_be_caption(passage: Passage) -> bool:
    return passage.kind in (Kind.TEXT, Kind.HEAD) and len(passage.bare) <= LONGEST and not passage.opens


def _begins(head: Passage, text: Passage) -> bool:
    """Whether what looks like a head's line is the first line of a narrow caption: nothing parts it from the rest."""
    if head.kind is not Kind.HEAD or text.blank or text.kind not in (Kind.TEXT, Kind.HEAD):
        return False
    return head.width >= text.width - 5 and (len(text.strips) == 1 or head.width <= text.measure + 1)
