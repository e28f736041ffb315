"""Lines with roles put together as passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.lines import role
from typeset.copydesk.lines.line import CLOSERS, Edge, Line, plain
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.letters import ends, signs
from typeset.copydesk.marks.marking import UNTOLD, Words
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.parting import part, share_out
from typeset.copydesk.passages.passage import LEADS_BACK, Kind, Passage, Strip
from typeset.copydesk.roles.leads import Lead
from typeset.copydesk.roles.legends import is_another
from typeset.copydesk.roles.linewise import is_couplet, is_sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's lines with what was found of each: measure, role, words.

    `turned`: whether it goes on with the row of the line above it; `apart`: whether it is no row of its list;
    `parted`: whether another list may begin with it. `begun`: where captions begin right under others.
    `emissions`: what it says by itself for each role.
    `leads`: how many lines from it on may be a head, and what speaks for that.
    """

    lines: Sequence[Line]
    measures: Sequence[int]
    roles: Sequence[int]
    words: Sequence[Words]
    turned: Sequence[bool]
    apart: Sequence[bool]
    parted: Sequence[bool]
    emissions: Sequence[Sequence[float]]
    leads: Sequence[Lead]
    begun: frozenset[int] = frozenset()


_KINDS = {
    role.SINGLE: kinds.TEXT,
    role.FIRST: kinds.TEXT,
    role.MIDDLE: kinds.TEXT,
    role.LAST: kinds.TEXT,
    role.HEAD: kinds.HEAD,
    role.BYLINE: kinds.BYLINE,
    role.CREDIT: kinds.CREDIT,
    role.FURNITURE: kinds.FURNITURE,
    **dict.fromkeys(role.LINEWISE, kinds.VERSE),
    role.JUMP: kinds.JUMP,
    role.CAPTION: kinds.CAPTION,
}
_HEAD_LINES: Final = 2
_HEAD_LONGEST: Final = 40
"""A text of no more lines and characters may be a head after all."""
_LINE_LONGEST: Final = 24
"""A head's line of no more characters may be a writer, a greeting or a signature."""
_CLOSERS: Final = "".join(sorted(CLOSERS))
_STOPS: Final = ("。", "．", ".", "，", "、", "；")
_SENTENCE = frozenset({Edge.STOP, Edge.EXCLAIM, Edge.COMMA, Edge.COLON})
_HELD: Final = re.compile("[（(〔【][0-9０-９一二三四五六七八九十]{1,3}[月日]")
_CARRIED: Final = (role.CREDIT, role.BYLINE)
_GOES_ON = frozenset({role.MIDDLE, role.LAST})


def gather(reading: Reading, text: str, cues: Cues) -> list[Passage]:
    """Put the lines of a page together, and part from a paragraph the jump or credit that stands on its line."""
    passages: list[Passage] = []
    start = 0
    for place in range(1, len(reading.lines) + 1):
        if place < len(reading.lines) and _same(reading, place):
            continue
        if reading.roles[start] in role.LINEWISE and is_sentence(reading.lines[start:place]):
            passages.extend(part(replace(_passage(reading, start, place, cues), kind=kinds.TEXT), text, cues))
            start = place
            continue
        if _is_couplet(reading, start, place):
            passages.extend(replace(_passage(reading, n, n + 1, cues), kind=kinds.HEAD) for n in range(start, place))
            start = place
            continue
        passage = _passage(reading, start, place, cues)
        if passages and passage.kind is kinds.CREDIT and not passage.blank and passages[-1].kind is kinds.CAPTION:
            parts = share_out(passages.pop(), passage, text, cues)
        elif passage.kind is Kind.CAPTION and _goes_on_in_credit(reading, place):
            parts = [passage]
        else:
            parts = part(passage, text, cues)
        if len(parts) == 1 and reading.leads[start].lines and not parts[0].item:
            parts = [replace(parts[0], leadlike=reading.leads[start].score, led=_led(reading, start, place, cues))]
        passages.extend(parts)
        start = place
    return passages


def _led(reading: Reading, start: int, end: int, cues: Cues) -> tuple[Passage, ...]:
    """A paragraph's lines as a head and its text."""
    text = start + reading.leads[start].lines
    roles = list(reading.roles)
    roles[start:text] = [role.HEAD] * (text - start)
    roles[text] = role.SINGLE if roles[text] == role.LAST else role.FIRST
    anew = replace(reading, roles=roles)
    return *(_passage(anew, n, n + 1, cues) for n in range(start, text)), _passage(anew, text, end, cues)


def _same(reading: Reading, place: int) -> bool:
    """Whether a line is of one passage with the line before it."""
    roles = reading.roles
    if roles[place] in _GOES_ON:
        return True
    if roles[place] != roles[place - 1]:
        return False
    if roles[place] == role.CAPTION:
        if reading.lines[place].blank or reading.words[place - 1].credited or place in reading.begun:
            return False
        return not is_another(reading.lines, place)
    if reading.parted[place]:
        return False
    return roles[place] in role.LINEWISE or (roles[place] in _CARRIED and reading.words[place].carried)


def _is_couplet(reading: Reading, start: int, end: int) -> bool:
    """Whether two lines read as verse are too few and too bare to be any, and no part of a longer list."""
    if reading.roles[start] not in role.LINEWISE or reading.words[start].poem:
        return False
    if any(reading.parted[place] for place in (start, end) if place < len(reading.lines)):
        return False
    return is_couplet(reading.lines[start:end], table=reading.roles[start] == role.TABLE)


def _kind(reading: Reading, start: int, end: int, bare: str, cues: Cues) -> Kind:
    """The kind of the passage that some lines are, by their role, how they stand and what they open with."""
    lines, first = reading.lines[start:end], reading.lines[start]
    kind = _KINDS[reading.roles[start]]
    if kind is kinds.VERSE and len(lines) > 1 and all(reading.turned[start + 1 : end]):
        kind = kinds.TEXT
    elif kind is kinds.VERSE and len(lines) == 1:
        kind = kinds.TEXT if first.edge in _SENTENCE and not _goes_on_in_head(reading, end) else kinds.HEAD
    if kind is kinds.TEXT and cues.opens("note", plain(first)):
        return kinds.NOTE
    if kind is kinds.TEXT and (reading.words[start].caption or _is_caption(bare, cues)):
        return kinds.CAPTION
    return kind


def _passage(reading: Reading, start: int, end: int, cues: Cues) -> Passage:
    lines = reading.lines[start:end]
    first = lines[0]
    text = plain(first)
    bare = "".join([line.bare for line in lines])
    words = reading.words[start]
    told = words is not UNTOLD
    kind = _kind(reading, start, end, bare, cues)
    opens = closes = leans = title = notice = column = False
    if kind is kinds.TEXT:
        signing = len(lines) == 1 and words.closing and signs(first)
        opens = words.story or (len(lines) == 1 and cues.is_whole("salutation", text)) or _heads_list(reading, end)
        leans, closes = signing or cues.opens("leaning", text), signing or ends(lines, cues)
    elif kind is kinds.HEAD:
        text = text.rstrip("：")
        title = cues.is_title(text) or (text != first.bare and cues.is_title(first.bare))
        notice, column = cues.is_whole("notice", text), cues.is_column(text) or cues.is_whole("label", text)
    elif kind is kinds.JUMP:
        opens = LEADS_BACK.search(text) is not None
    return Passage(
        kind,
        tuple(
            Strip(line.page, line.start, line.end, line.spaced, turned, apart)
            for line, turned, apart in zip(lines, reading.turned[start:end], reading.apart[start:end], strict=True)
        ),
        bare,
        reading.measures[start],
        first.width,
        first.blank > 0 or start == 0,
        first.gaps,
        opens,
        told and cues.opens("item", text),
        title,
        leans,
        closes,
        notice=notice,
        column=column,
        writer=words.writer if kind is kinds.HEAD else 0.0,
        headlike=_headlike(reading, start, end, kind),
        textlike=_textlike(reading, start, kind),
        scans=words.poem,
        joined=reading.parted[start],
    )


def _is_caption(bare: str, cues: Cues) -> bool:
    """Whether a text is built as a caption, whatever page it leads to at its end."""
    return cues.is_passage("caption", bare[: cues.closing("jump", bare)])


def _headlike(reading: Reading, start: int, end: int, kind: Kind) -> float:
    """What the lines of a short text without a full stop say for being a head's after all; NEVER for any other."""
    if kind not in (kinds.TEXT, kinds.BYLINE) or end - start > _HEAD_LINES:
        return NEVER
    last = reading.lines[end - 1].bare.rstrip(_CLOSERS)
    if last.endswith(_STOPS) or sum(len(line.bare) for line in reading.lines[start:end]) > _HEAD_LONGEST:
        return NEVER
    return sum(reading.emissions[n][role.HEAD] - reading.emissions[n][reading.roles[n]] for n in range(start, end))


def _textlike(reading: Reading, start: int, kind: Kind) -> float:
    """What a short line of a head says for being a text by itself after all; NEVER for what is none."""
    if kind is not kinds.HEAD or len(reading.lines[start].bare) > _LINE_LONGEST:
        return NEVER
    return reading.emissions[start][role.SINGLE] - reading.emissions[start][role.HEAD]


def _heads_list(reading: Reading, place: int) -> bool:
    """Whether a line says when and where what a list below it tells was: （27日、市営陸上競技場）."""
    if not reading.words[place - 1].unit or place == len(reading.lines) or reading.roles[place] not in role.LINEWISE:
        return False
    return _HELD.match(reading.lines[place - 1].bare) is not None


def _goes_on_in_credit(reading: Reading, place: int) -> bool:
    """Whether a caption ends above a credit's line, perhaps with the credit's first words: 新华社发, （许丛军 摄）."""
    below = place < len(reading.lines) and reading.roles[place] == role.CREDIT and not reading.lines[place].blank
    return below and not reading.words[place - 1].credited


def _goes_on_in_head(reading: Reading, place: int) -> bool:
    """Whether a line ends on a comma, and what nothing parts from it is a head's: it is so as well."""
    below = place < len(reading.lines) and reading.roles[place] == role.HEAD and not reading.lines[place].blank
    return below and reading.lines[place - 1].edge is Edge.COMMA
