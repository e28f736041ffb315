"""What opens and closes a letter or a notice: whom it greets, what it wishes, who signs it, and when."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.offices import is_office
from typeset.copydesk.lines.line import STOPPED, UNMARKED, Edge, Line, plain
from typeset.copydesk.marks.cues import Cues

_SHORT: Final = 40
"""Such a line is no wider, in half ems."""
_PHRASE: Final = 60
"""Nor is one that greets or closes in words."""
_SIGNERS: Final = 4
"""No more sign one letter, line by line, but for the last."""
_CLAUSES: Final = re.compile("[，。]")
_GREETS: Final = frozenset("：:；;！!，,、位中啓略")
"""A salutation ends on one of these, a telephone number on none."""
_KANA: Final = re.compile("[\u3041-\u3096]")
_STOPS: Final = frozenset("。！？」』）")
_ASKS: Final = frozenset("？?")
_SIGNED: Final = re.compile("[^。，]{3}(?:敬[启啟上告輓]|[谨謹][启啟]|[叩泣][叩谢謝启啟首告拜]|鞠躬)$")
"""Who signs a notice."""
_OFFICE: Final = frozenset("会會司社局处處院校厂廠部室所园園館馆团團委协協组組堂署厅廳心府")
"""What the name of an office or a society ends on."""
_DAY: Final = re.compile("[（(]?[0-9０-９一二三四五六七八九十]{1,3}月")
"""A day without its year heads a list as often as it closes a notice."""
_NAMES: Final = re.compile("关于|關於|有关|有關|致")
"""How a notice's name begins."""
_OWN: Final = ("本报", "本報", "本刊", "本社", "本台", "本网", "本網")
_FIGURES: Final = re.compile("[0-9０-９]{3}")
_NUMBER: Final = 18
_ASKED: Final = re.compile(
    "(?:電話?|☎|℡|(?i:tel)|[电電][话話]|[热熱][线線]|[专專][线線]|洽[询詢]?|[询詢]|[传傳]真|ファクス|FAX)"
    "[^。]{0,10}[0-9０-９]{3,4}[）)」]?(?:[、，（(][^。、，（）0-9]{1,8}[）)]?)?(?:へ|まで)?[。）)]{0,2}$"
    "|[（(][0-9０-９]{2,5}(?:[-－・‐–—・)）(（ ]{1,2}[0-9０-９]{2,4}){1,2}[）)](?:へ|まで)[。）)]{0,2}$"
)
"""Whom to ask and where, at the end of what announces something."""
_RIGHT: Final = 7
"""So many half ems further in than the text above it a line is set to the right."""
_NAMED: Final = 2
"""Into so many pieces spaces part an office and its man, who may as well have written what is below."""


class _Copy(NamedTuple):
    """A page's lines, what stands on each, the words known of them, and which are short enough for a letter's frame."""

    lines: Sequence[Line]
    texts: Sequence[str]
    cues: Cues
    short: Sequence[bool]


def find_closings(lines: Sequence[Line], texts: Sequence[str], cues: Cues) -> list[bool]:
    """Find the short lines that open or close a letter or a notice."""
    short = [line.width <= _SHORT and not _CLAUSES.search(line.bare, 0, len(line.bare) - 1) for line in lines]
    copy = _Copy(lines, texts, cues, short)
    calls = [text[-1] in _GREETS for text in texts]
    greeting = [called and line.width <= _PHRASE for line, called in zip(lines, calls, strict=True)]
    greets = cues.are_whole("salutation", texts, greeting)
    japanese = _is_japanese(texts)
    dated = cues.are_whole("dated", texts, short)
    if japanese:
        dated = [told and not _is_announced(copy, place) for place, told in enumerate(dated)]
    ended = _endings(copy, dated)
    told = cues.are_whole("contact", texts, [a and not called for a, called in zip(short, calls, strict=True)])
    found = list(map(any, zip(greets, dated, ended, told, strict=True)))
    framed = any(greets) or any(cues.are_whole("notice", texts, short))
    _sign_above(found, copy, dated)
    _sign_for_office(found, copy, framed=framed)
    _sign_below(found, copy, framed=framed, japanese=japanese)
    return found


def _is_announced(copy: _Copy, place: int) -> bool:
    """Whether a Japanese day without its year stands below none who signs: it is when what a head names will be."""
    if place == 0 or _DAY.match(copy.texts[place]) is None:
        return False
    above = copy.texts[place - 1]
    return above[-1] not in _STOPS and not copy.cues.is_whole("signoff", above) and not is_office(above)


def _is_reported(copy: _Copy, place: int) -> bool:
    """Whether the text above a line opens as a reporter's does: an office below it is the next story's."""
    lines, end, blank = copy.lines, place, False
    for above in range(place - 1, -1, -1):
        if copy.cues.opens("story", copy.texts[above]):
            return blank or lines[place].blank > 0
        if lines[above].edge is Edge.COLON and copy.cues.is_whole("salutation", copy.texts[above]):
            return False
        if lines[above].blank:
            # A block without a sentence's mark is the head that stands above the text.
            if all(line.edge is Edge.OTHER and not line.commas for line in lines[above:end]) and end < place:
                return False
            end, blank = above, True
    return False


def _is_office(copy: _Copy, place: int) -> bool:
    return copy.cues.is_whole("office", copy.texts[place]) or is_office(copy.texts[place])


def _is_japanese(texts: Sequence[str]) -> bool:
    return sum([_KANA.search(text) is not None for text in texts]) > 0.4 * len(texts)


def _is_said(copy: _Copy, place: int) -> bool:
    """Whether a line stands below a text's end. A question above a name is a head's, above its writer.

    But a letter's own, above who signs it on the right.
    """
    if place == 0:
        return False
    above, line = copy.lines[place - 1], copy.lines[place]
    asked = above.bare[-1] in _ASKS and (line.blank > 0 or line.indent < above.indent + _RIGHT)
    return above.edge in STOPPED and not asked


def _endings(copy: _Copy, dated: Sequence[bool]) -> list[bool]:
    """The lines that close a letter or a notice in words, and who signs it right below them.

    Thanks and wishes do so only below a text's end. Who signs stands below the date as well.
    """
    ended = [False] * len(copy.lines)
    for place, (line, text) in enumerate(zip(copy.lines, copy.texts, strict=True)):
        if line.width > _PHRASE:
            continue
        behind = place > 0 and not line.blank and (ended[place - 1] or dated[place - 1])
        below = behind or _is_said(copy, place)
        bracketed = line.bare[0] in "（(" and line.bare[-1] in "）)"
        if not (copy.short[place] or below or bracketed):
            continue
        ended[place] = (
            copy.cues.is_whole("closing", text)
            or (below and copy.cues.is_whole("parting", text))
            or (
                behind
                and line.width <= _SHORT
                and not _is_head(text, copy.cues)
                and copy.cues.is_whole("signoff", text)
            )
        )
    return ended


def _is_head(text: str, cues: Cues) -> bool:
    """Whether a line below a date is the next notice's or column's name: 关于2021年暑期图书馆, 简讯."""
    return _NAMES.match(text) is not None or cues.is_title(text)


def _sign_above(found: list[bool], copy: _Copy, dated: Sequence[bool]) -> None:
    """Tell who signs above a date: whatever stands right above it, and above that what is built as who signs."""
    for place in range(1, len(copy.texts)):
        if not dated[place] or not copy.cues.is_whole("signature", copy.texts[place - 1]):
            continue
        found[place - 1] = True
        for above in range(place - 2, max(-1, place - 2 - _SIGNERS), -1):
            if not copy.short[above] or not copy.cues.is_whole("signoff", copy.texts[above]):
                break
            found[above] = True


def _sign_for_office(found: list[bool], copy: _Copy, *, framed: bool) -> None:
    """Tell an office below a text's end and its officer right below it: 澳門木藝業工會, then 理事長 梁炳坤謹啟.

    On a page without any notice the officer has words that only who signs has: what is below might be theirs.
    """
    lines, texts = copy.lines, copy.texts
    for place in range(1, len(lines) - 1):
        if texts[place][-1] not in _OFFICE or lines[place].width > _SHORT or not _is_said(copy, place):
            continue
        below, officer = lines[place + 1], texts[place + 1]
        if below.blank or below.width > _SHORT or not copy.cues.is_whole("signoff", texts[place]):
            continue
        if _SIGNED.search(officer) or (framed and copy.cues.is_whole("officer", officer)):
            found[place] = found[place + 1] = True


def _sign_below(found: list[bool], copy: _Copy, *, framed: bool, japanese: bool) -> None:
    """Tell who signs below a text's end or what closes it, an office only where anything is `framed` as a notice."""
    lines, texts, cues = copy.lines, copy.texts, copy.cues
    signing = False
    for place in range(1, len(lines)):
        set_below, signing = signing and not lines[place].blank, False
        if found[place] or not copy.short[place]:
            continue
        said = _is_said(copy, place)
        if not (said or found[place - 1]):
            continue
        # The paper's own department signs, whatever stands below it: 本报副刊部.
        last = place + 1 == len(lines) or lines[place + 1].blank > 0 or (said and texts[place][:2] in _OWN)
        # So does an office that its man signs for right below it: 嘉禾公司, then 董事長 賴明村.
        last = last or (said and cues.is_whole("officer", texts[place + 1]))
        signed = (said or set_below) and not japanese and cues.is_whole("signed", texts[place])
        found[place] = signing = signed or (
            framed and last and _is_office(copy, place) and not _is_reported(copy, place)
        )


def signs(line: Line) -> bool:
    """Whether a line that opens or closes a notice says who signs it, or when: what greets or wishes has a mark."""
    return line.tokens != _NAMED and line.edge in UNMARKED and _DAY.match(line.bare) is None


def ends(lines: Sequence[Line], cues: Cues) -> bool:
    """Whether a paragraph ends on its writer's name in brackets, or is the date under a letter or a notice."""
    last = "".join(plain(line) for line in lines[-2:])
    if len(lines) == 1 and (cues.is_whole("dated", last) or _SIGNED.search(last) is not None):
        return True
    if last[-1] in "。）)" and _FIGURES.search(last[-_NUMBER:]) is not None and _ASKED.search(last) is not None:
        return True
    return cues.closing("writer", last) < len(last)
