"""Captions paired with their credits, and taken out of the run of the stories."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.passages import Kind, Passage

_LINES: Final = 3
"""No more lines of a caption are taken for a head's."""
_AGENCY: Final = re.compile("[（(][^（）()摄攝影撮写供提图圖照]{1,8}[）)]")
_REPORTED: Final = re.compile("[（(][^（）()]{0,24}(?:报道|報道|報導)[）)]")
"""A reporter's bracket: it signs the list above it, whose pictures the reporter took as well."""
_BRIEF: Final = 90
"""Of a passage right above a credit no more characters are taken for its caption; more are an article's paragraph."""
LONGEST: Final = 400
"""No caption has more characters."""


@dataclass(frozen=True, slots=True)
class Legend:
    """A picture's words as passages: its caption, and its credit, which may be missing."""

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
            rest.append(_GAP)
        elif passage.kind is Kind.CREDIT:
            _credit(passage, legends, rest)
        else:
            rest.append(passage)
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
    """Give a credit to the caption before it, or make a short passage before it its caption.

    A credit right below a longer paragraph is the paragraph's: an agency's name, as papers sign with.
    """
    before = rest[-1] if rest else None
    if before is _GAP and legends and not legends[-1].credit:
        legends[-1] = Legend(legends[-1].caption, (credit,))
    elif before is not None and before is not _GAP and _may_be_caption(before, credit) and not _signs(credit, before):
        rest.pop()
        lines = [before]
        while rest and len(lines) <= _LINES and _begins(rest[-1], lines[0]):
            lines.insert(0, rest.pop())
        legends.append(Legend(tuple(lines), (credit,)))
    elif before is not None and before.kind is Kind.VERSE and not credit.blank and _REPORTED.fullmatch(credit.bare):
        rest.append(replace(credit, kind=Kind.TEXT, closes=True, measure=before.measure))
        return
    elif before is not None and before.kind is Kind.TEXT and not credit.blank:
        rest[-1] = replace(before, strips=(*before.strips, *credit.strips), bare=before.bare + credit.bare)
        return
    else:
        # Nothing that it could be the credit of: the words are all that is known of a picture.
        legends.append(Legend((credit,), ()))
    rest.append(_GAP)


def _signs(credit: Passage, before: Passage) -> bool:
    """Whether a name in brackets right below several lines of text signs the text: （共同）."""
    several = before.kind is Kind.TEXT and len(before.strips) > 1 and not credit.blank
    return several and _AGENCY.fullmatch(credit.bare) is not None


def _may_be_caption(passage: Passage, credit: Passage) -> bool:
    """Whether a passage that does not look like a caption may be one for the credit behind it."""
    most = LONGEST if credit.blank else _BRIEF
    return passage.kind in (Kind.TEXT, Kind.HEAD) and len(passage.bare) <= most and not passage.opens


def _begins(head: Passage, text: Passage) -> bool:
    """Whether what looks like a head's line is the first line of a narrow caption: nothing parts it from the rest."""
    if head.kind is not Kind.HEAD or text.blank or text.kind not in (Kind.TEXT, Kind.HEAD):
        return False
    return head.width >= text.width - 5 and (len(text.strips) == 1 or head.width <= text.measure + 1)
