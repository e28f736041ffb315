"""Passages parted where something else begins on one of their lines: a jump, a credit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from typeset.copydesk.knowledge.names import is_bare_name
from typeset.copydesk.lines.line import COMMAS
from typeset.copydesk.marks.cues import UNCREDITED, Cues
from typeset.copydesk.passages.passage import LEADS_BACK, Kind, Passage, cut, size_of, spoken, spoken_lines

_PARTED: Final = (Kind.TEXT, Kind.CAPTION, Kind.NOTE)
_BEGUN: Final = 12
"""Of a credit no more characters than these stand on its caption's last line."""
_NAME: Final = 2
"""Behind a comma so many characters of a name at most, the family name's: more are a place's."""
_ENDS: Final = frozenset("。！？”」』）】》")
_BEGINS: Final = re.compile(
    "[（(＝=【▲■]|本[报報社]|[记記]者|通[讯訊][员員]|新[华華]社|中新社|[图圖摄攝][／/：:影]|写真|撮影|提供"
)
_EQUALS: Final = ("＝", "=")
"""Where a picture was taken, ＝３日、大浜町, stands so in its caption if the next line is a credit by itself."""
_DUTY: Final = re.compile("(?:撮影|写す|提供|[摄攝]影?|供[图圖])[）)]?$")
_TERSE: Final = 45
"""What is longer and ends on an agency's name in brackets is a story that it signs, not a caption."""


def part(passage: Passage, text: str, cues: Cues) -> list[Passage]:
    """Part a paragraph from a jump at either end, and a caption from its credit."""
    if passage.kind is Kind.CREDIT:
        return _part_credit(passage, text, cues)
    if passage.kind is Kind.HEAD:
        return _part_head(passage, text, cues)
    if passage.kind not in _PARTED:
        return [passage]
    parts = [passage]
    if opening := cues.opening("jump", passage.bare):
        head, tail = cut(passage, opening, text)
        jump = replace(head, kind=Kind.JUMP, opens=LEADS_BACK.search(head.bare) is not None)
        parts = [jump, tail] if tail.bare else [jump]
    last = parts[-1]
    if (ending := cues.closing("jump", last.bare)) < len(last.bare):
        head, tail = cut(last, ending, text)
        tail = replace(tail, kind=Kind.JUMP)
        return [*parts[:-1], head, tail] if head.bare else [*parts[:-1], tail]
    if ending := _credit_place(last, text, cues):
        head, tail = cut(last, ending, text)
        return [*parts[:-1], replace(head, kind=Kind.CAPTION), replace(tail, kind=Kind.CREDIT)]
    return parts


def _part_head(passage: Passage, text: str, cues: Cues) -> list[Passage]:
    """Part a head's line from the page behind it from which its story goes on."""
    ending = cues.closing("jump", passage.bare)
    if not ending or LEADS_BACK.search(passage.bare, ending) is None:
        return [passage]
    head, tail = cut(passage, ending, text)
    return [head, replace(tail, kind=Kind.JUMP, opens=True)]


def _part_credit(passage: Passage, text: str, cues: Cues) -> list[Passage]:
    """Part a phrase from the credit that stands behind it on the same line."""
    ending = _credit_place(passage, text, cues)
    said = passage.bare[:ending]
    if ending < 2 or is_bare_name(said) or any(cues.is_whole(role, said) for role in ("agency", "credit")):
        return [passage]
    head, tail = cut(passage, ending, text)
    return [replace(head, kind=Kind.CAPTION), tail]


def _credit_place(passage: Passage, text: str, cues: Cues) -> int:
    """Behind how many characters of a passage its credit begins; 0 for none."""
    if passage.bare[-1] in UNCREDITED:
        return 0
    words = spoken(passage, text)
    signed = passage.kind is Kind.TEXT or len(passage.bare) > _TERSE
    found = cues.crediting(words, signed=signed, turns=_turns(passage, text))
    return size_of(words[:found]) if found < len(words) else 0


def share_out(caption: Passage, credit: Passage, text: str, cues: Cues) -> list[Passage]:
    """Part a caption from its credit anew: it may begin on the line above, or the caption end on the credit's line."""
    whole = replace(caption, strips=(*caption.strips, *credit.strips), bare=caption.bare + credit.bare)
    place = _credit_place(whole, text, cues)
    begun = caption.bare[place:]
    kept = (
        len(begun) > _NAME
        and begun[0] in _EQUALS
        and begun[-1] not in COMMAS
        and not _is_part_of_name(credit.bare)
        and cues.is_whole("credit", spoken(credit, text))
    )
    if place == 0 or len(begun) > _BEGUN or kept or (begun and not _may_begin(caption, place, text, credit.bare)):
        return [caption, *_part_credit(credit, text, cues)]
    head, tail = cut(whole, place, text)
    return [head, replace(tail, kind=Kind.CREDIT)]


def _is_part_of_name(credit: str) -> bool:
    """Whether a credit has but one character of a name, the rest being on the line above: 川西真, then 紀撮影."""
    return len(_DUTY.sub("", credit)) == 1


def _may_begin(caption: Passage, place: int, text: str, credit: str) -> bool:
    """Whether a credit may begin inside a caption's last line: behind a mark or a space, with a bracket or a duty."""
    if caption.bare[place - 1] in _ENDS or _BEGINS.match(caption.bare, place):
        return True
    if caption.bare[place - 1] in COMMAS:
        return len(caption.bare) - place <= _NAME or _is_part_of_name(credit)
    before, behind = cut(caption, place, text)
    inside = len(before.strips) + len(behind.strips) > len(caption.strips)
    spaced = before.strips[-1].spaced or behind.strips[0].spaced
    return inside and not spaced and before.strips[-1].end < behind.strips[0].start


def _turns(passage: Passage, text: str) -> Sequence[int]:
    """Where in a passage's text as it is spoken its lines begin, but the first."""
    return list(accumulate(map(len, spoken_lines(passage, text))))[:-1]
