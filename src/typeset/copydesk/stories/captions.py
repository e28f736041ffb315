"""Captions paired with their credits, and taken out of the run of the stories."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.knowledge.offices import is_office
from typeset.copydesk.knowledge.scenes import SEEN, read_scene
from typeset.copydesk.lines.line import STOPS
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage

_LINES: Final = 3
"""No more lines of a caption are taken for a head's."""
_AGENCY: Final = re.compile("[（(][^（）()摄攝影撮写供提图圖照]{1,8}[）)]")
_REPORTED: Final = re.compile("[（(][^（）()]{0,24}(?:报道|報道|報導)[）)]")
"""A reporter's bracket: it signs the list above it, whose pictures the reporter took as well."""
_BRIEF: Final = 90
"""Of a passage right above a credit no more characters are taken for its caption; more are an article's paragraph."""
_TITLE: Final = 8
"""A picture's title, or whom it shows, looks like a writer's name: 喜丰收."""
_DUTY: Final = re.compile("[记記]者|通[讯訊][员員]|作者|[编編撰文]")
_NAME: Final = 32
"""No picture's title is wider, in half ems."""
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
    led: Passage | None = None
    for place, passage in enumerate(passages):
        if passage.kind is kinds.CAPTION:
            legends.append(Legend((passage,), () if led is None else (led,)))
            rest.append(_GAP)
        elif passage.kind is kinds.CREDIT:
            if _leads(passages[place : place + 3]):
                led = passage
                continue
            _credit(passage, legends, rest)
        else:
            rest.append(passage)
        led = None
    return legends, _close_up(rest)


def names_picture(passage: Passage, legends: Sequence[Legend], below: float) -> bool:
    """Whether a short line is the title of the picture whose caption, a sentence, stands right below it.

    `below`: where in the page the next passage begins that is no caption.
    """
    if passage.width > _NAME or passage.bare[-1] in STOPS or read_scene(passage.bare) >= SEEN:
        return False
    starts = [legend for legend in legends if passage.start < legend.start < below]
    if not starts:
        return False
    caption = "".join([part.bare for part in min(starts, key=lambda legend: legend.start).caption])
    return caption[-1] in STOPS and len(caption) > 2 * len(passage.bare)


def _close_up(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out what is no part of a story, and mark what stands behind it."""
    kept: list[Passage] = []
    apart = False
    for passage in passages:
        if passage is _GAP or passage.kind is kinds.FURNITURE:
            apart = True
        else:
            kept.append(replace(passage, apart=True) if apart and kept else passage)
            apart = False
    return kept


_GAP: Final = Passage(kinds.FURNITURE, (), "", 0, 0, False)
"""Stands where a caption was taken out, so that a credit behind it does not take the passage before it."""


def _credit(credit: Passage, legends: list[Legend], rest: list[Passage]) -> None:
    """Give a credit to the caption before it, or make a short passage before it its caption.

    A credit right below a longer paragraph is the paragraph's: an agency's name, as papers sign with.
    """
    before = rest[-1] if rest else None
    if before is _GAP and legends and not legends[-1].credit:
        legends[-1] = Legend(legends[-1].caption, (credit,))
    elif lines := _captioned(credit, rest):
        del rest[-len(lines) :]
        legends.append(Legend(lines, (credit,)))
    elif before is not None and before.kind is kinds.VERSE and not credit.blank and _REPORTED.fullmatch(credit.bare):
        rest.append(replace(credit, kind=kinds.TEXT, closes=True, measure=before.measure))
        return
    elif before is not None and before.kind is kinds.TEXT and not credit.blank:
        rest[-1] = replace(before, strips=(*before.strips, *credit.strips), bare=before.bare + credit.bare)
        return
    else:
        # Nothing that it could be the credit of: the words are all that is known of a picture.
        legends.append(Legend((credit,), ()))
    rest.append(_GAP)


def _leads(passages: Sequence[Passage]) -> bool:
    """Whether a credit opens a block that is a caption without another: it stands above what it is the credit of."""
    if len(passages) < 2 or not passages[0].blank or passages[1].blank or passages[1].kind is not kinds.CAPTION:
        return False
    return len(passages) == 2 or passages[2].blank or passages[2].kind is not kinds.CREDIT


def _captioned(credit: Passage, rest: Sequence[Passage]) -> tuple[Passage, ...]:
    """What stands before a credit and may be its caption though it does not look like one; nothing for none.

    Where a blank line parts the credit from it, neither the end of a text is one nor a paragraph below a head.
    """
    if not rest or rest[-1] is _GAP or not _may_be_caption(rest[-1], credit) or _signs(credit, rest[-1]):
        return ()
    first = len(rest) - 1
    while first and len(rest) - first <= _LINES and _begins(rest[first - 1], rest[first]):
        first -= 1
    headed = first > 0 and rest[first - 1].kind is kinds.HEAD and len(rest[-1].bare) > _BRIEF
    return tuple(rest[first:]) if not credit.blank or (rest[first].blank and not headed) else ()


def _signs(credit: Passage, before: Passage) -> bool:
    """Whether a name in brackets right below several lines of text signs the text: （共同）."""
    several = before.kind is kinds.TEXT and len(before.strips) > 1 and not credit.blank
    return several and _AGENCY.fullmatch(credit.bare) is not None


def _may_be_caption(passage: Passage, credit: Passage) -> bool:
    """Whether a passage that does not look like a caption may be one for the credit behind it."""
    if passage.kind is kinds.BYLINE and passage.blank and not credit.blank:
        return len(passage.bare) <= _TITLE and _DUTY.search(passage.bare) is None
    most = LONGEST if credit.blank else _BRIEF
    return passage.kind in (kinds.TEXT, kinds.HEAD) and len(passage.bare) <= most and not passage.opens


def _begins(head: Passage, text: Passage) -> bool:
    """Whether what looks like a head's line is the first line of a narrow caption: nothing parts it from the rest."""
    if head.kind is not kinds.HEAD or text.blank or text.kind not in (kinds.TEXT, kinds.HEAD):
        return False
    if head.closes or is_office(head.bare):
        return False
    return head.width >= text.width - 5 and (len(text.strips) == 1 or head.width <= text.measure + 1)
