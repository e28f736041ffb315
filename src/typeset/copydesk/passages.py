"""Lines with roles put together as passages: a paragraph, a line of a head, a byline, a credit, furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import Final, NamedTuple

from typeset.copydesk import role
from typeset.copydesk.cues import UNCREDITED, Cues
from typeset.copydesk.leads import Lead
from typeset.copydesk.legends import is_another
from typeset.copydesk.letters import ends, signs
from typeset.copydesk.lines import CLOSERS, COMMAS, Edge, Line, plain
from typeset.copydesk.linewise import is_couplet, is_sentence
from typeset.copydesk.marks import Words
from typeset.copydesk.names import is_bare_name
from typeset.copydesk.role import NEVER


class Kind(StrEnum):
    """What a passage is."""

    TEXT = "text"
    VERSE = "verse"
    TITLE = "title of one poem of several"
    NOTE = "note"
    JUMP = "jump"
    HEAD = "head"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


class Strip(NamedTuple):
    """A stretch of one line: offsets into the page's text.

    It may be letter-spaced, go on with a row, or stand in a list and be no row of it.
    """

    page: int
    start: int
    end: int
    spaced: bool
    turned: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Strips that are one thing.

    `bare`: its characters without white space. `measure`: of the column it stands in, half ems. `width`: of its first
    line. `blank`: whether a blank line stands before it. `opens`: whether its words open a story, or its part on this
    page. `item`: whether it is numbered or bulleted. `title`: whether it names a kind of notice or a column; `notice`,
    `column`: a notice, a column, a series or a contest. `leans`: whether its first words go on from something said
    before. `closes`: whether its last words are what closes a story. `apart`: whether a caption or furniture stands
    between it and the passage before it. `writer`:
    what a line of a head says for naming a writer. `headlike`, `textlike`: what a short text says by itself for being a
    head, a head's line for being a text, rather than what they were read as; `NEVER` where it is out of the question.
    `led`: the head and text that it may be instead, if any, and `leadlike` by how much that is likelier. `lone`: what
    it says, with all up to the next blank line, for being a caption (`typeset.copydesk.lone`). `scans`: whether it is a
    poem from its first line on. `joined`: whether it goes on with the list above it, unless that is another one's.
    """

    kind: Kind
    strips: tuple[Strip, ...]
    bare: str
    measure: int
    width: int
    blank: bool
    gaps: int = 0
    opens: bool = False
    item: bool = False
    title: bool = False
    leans: bool = False
    closes: bool = False
    apart: bool = False
    notice: bool = False
    column: bool = False
    writer: float = 0.0
    headlike: float = NEVER
    textlike: float = NEVER
    leadlike: float = NEVER
    led: tuple["Passage", ...] = ()
    lone: float = NEVER
    scans: bool = False
    joined: bool = False

    @property
    def start(self) -> int:
        """Where on the page it begins."""
        return self.strips[0].start


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's lines with what was found of each: measure, role, words.

    `turned`: whether it goes on with the row of the line above it; `apart`: whether it is no row of its list;
    `parted`: whether another list may begin with it.
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


LEADS_BACK: Final = re.compile("上接|緊接|紧接|接第|から続く|の続き|より続く")
"""What a jump line says that leads back to where the story began."""
_KINDS = {
    role.SINGLE: Kind.TEXT,
    role.FIRST: Kind.TEXT,
    role.MIDDLE: Kind.TEXT,
    role.LAST: Kind.TEXT,
    role.HEAD: Kind.HEAD,
    role.BYLINE: Kind.BYLINE,
    role.CREDIT: Kind.CREDIT,
    role.FURNITURE: Kind.FURNITURE,
    **dict.fromkeys(role.LINEWISE, Kind.VERSE),
    role.JUMP: Kind.JUMP,
    role.CAPTION: Kind.CAPTION,
}
_PARTED: Final = (Kind.TEXT, Kind.CAPTION, Kind.NOTE)
_BEGUN: Final = 12
"""Of a credit no more characters than these stand on its caption's last line."""
_NAME: Final = 2
"""Behind a comma so many characters of a name at most, the family name's: more are a place's."""
_ENDS: Final = frozenset("。！？”」』）】》")
_BEGINS: Final = re.compile(
    "[（(＝=【▲■]|本[报報社]|[记記]者|通[讯訊][员員]|新[华華]社|中新社|[图圖摄攝][／/：:影]|写真|撮影|提供"
)
_TERSE: Final = 45
"""What is longer and ends on an agency's name in brackets is a story that it signs, not a caption."""
_HEAD_LINES: Final = 2
_HEAD_LONGEST: Final = 40
"""A text of no more lines and characters may be a head after all."""
_LINE_LONGEST: Final = 24
"""A head's line of no more characters may be a writer, a greeting or a signature."""
_CLOSERS: Final = "".join(sorted(CLOSERS))
_STOPS: Final = ("。", "．", ".", "，", "、", "；")
_SENTENCE = frozenset({Edge.STOP, Edge.EXCLAIM, Edge.COMMA, Edge.COLON})
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
            passages.extend(_part(replace(_passage(reading, start, place, cues), kind=Kind.TEXT), text, cues))
            start = place
            continue
        if _is_couplet(reading, start, place):
            passages.extend(replace(_passage(reading, n, n + 1, cues), kind=Kind.HEAD) for n in range(start, place))
            start = place
            continue
        passage = _passage(reading, start, place, cues)
        if passages and passage.kind is Kind.CREDIT and not passage.blank and passages[-1].kind is Kind.CAPTION:
            parts = _share_out(passages.pop(), passage, text, cues)
        else:
            parts = _part(passage, text, cues)
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


def _share_out(caption: Passage, credit: Passage, text: str, cues: Cues) -> list[Passage]:
    """Part a caption from its credit anew: it may begin on the line above, or the caption end on the credit's line."""
    whole = replace(caption, strips=(*caption.strips, *credit.strips), bare=caption.bare + credit.bare)
    place = _credit_place(whole, text, cues)
    begun = caption.bare[place:]
    if place == 0 or len(begun) > _BEGUN or (begun and not _may_begin(caption, place, text)):
        return [caption, *_part_credit(credit, text, cues)]
    head, tail = cut(whole, place, text)
    return [head, replace(tail, kind=Kind.CREDIT)]


def _may_begin(caption: Passage, place: int, text: str) -> bool:
    """Whether a credit may begin inside a caption's last line: behind a mark or a space, with a bracket or a duty."""
    if caption.bare[place - 1] in _ENDS or _BEGINS.match(caption.bare, place):
        return True
    if caption.bare[place - 1] in COMMAS:
        return len(caption.bare) - place <= _NAME
    before, behind = cut(caption, place, text)
    inside = len(before.strips) + len(behind.strips) > len(caption.strips)
    return inside and before.strips[-1].end < behind.strips[0].start


def _same(reading: Reading, place: int) -> bool:
    """Whether a line is of one passage with the line before it."""
    roles = reading.roles
    if roles[place] in _GOES_ON:
        return True
    if roles[place] != roles[place - 1]:
        return False
    if roles[place] == role.CAPTION:
        return not (reading.lines[place].blank or reading.words[place - 1].credited or is_another(reading.lines, place))
    if reading.parted[place]:
        return False
    return roles[place] in role.LINEWISE or (roles[place] in _CARRIED and reading.words[place].carried)


def _is_couplet(reading: Reading, start: int, end: int) -> bool:
    """Whether two lines read as verse are too few and too bare to be any, and no part of a longer list."""
    part = any(reading.parted[place] for place in (start, end) if place < len(reading.lines))
    if part or reading.words[start].poem or reading.roles[start] not in role.LINEWISE:
        return False
    return is_couplet(reading.lines[start:end], table=reading.roles[start] == role.TABLE)


def _passage(reading: Reading, start: int, end: int, cues: Cues) -> Passage:
    lines = reading.lines[start:end]
    first = lines[0]
    kind = _KINDS[reading.roles[start]]
    text = plain(first)
    if kind is Kind.VERSE and len(lines) > 1 and all(reading.turned[start + 1 : end]):
        kind = Kind.TEXT
    elif kind is Kind.VERSE and len(lines) == 1:
        kind = Kind.TEXT if first.edge in _SENTENCE and not _goes_on_in_head(reading, end) else Kind.HEAD
    bare = "".join([line.bare for line in lines])
    if kind is Kind.TEXT and cues.opens("note", text):
        kind = Kind.NOTE
    elif kind is Kind.TEXT and (cues.opens("caption", text) or cues.is_passage("caption", bare)):
        kind = Kind.CAPTION
    opens = closes = leans = title = notice = column = False
    if kind is Kind.TEXT:
        signing = len(lines) == 1 and reading.words[start].closing and signs(first)
        opens = cues.opens("story", text) or (len(lines) == 1 and cues.is_whole("salutation", text))
        leans, closes = signing or cues.opens("leaning", text), signing or ends(lines, cues)
    elif kind is Kind.HEAD:
        title = cues.is_title(text) or (text != first.bare and cues.is_title(first.bare))
        notice, column = cues.is_whole("notice", text), cues.is_column(text) or cues.is_whole("label", text)
    elif kind is Kind.JUMP:
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
        cues.opens("item", text),
        title,
        leans,
        closes,
        notice=notice,
        column=column,
        writer=reading.words[start].writer if kind is Kind.HEAD else 0.0,
        headlike=_headlike(reading, start, end, kind),
        textlike=_textlike(reading, start, kind),
        scans=reading.words[start].poem,
        joined=reading.parted[start],
    )


def _headlike(reading: Reading, start: int, end: int, kind: Kind) -> float:
    """What the lines of a short text without a full stop say for being a head's after all; NEVER for any other."""
    if kind not in (Kind.TEXT, Kind.BYLINE) or end - start > _HEAD_LINES:
        return NEVER
    last = reading.lines[end - 1].bare.rstrip(_CLOSERS)
    if last.endswith(_STOPS) or sum(len(line.bare) for line in reading.lines[start:end]) > _HEAD_LONGEST:
        return NEVER
    return sum(reading.emissions[n][role.HEAD] - reading.emissions[n][reading.roles[n]] for n in range(start, end))


def _textlike(reading: Reading, start: int, kind: Kind) -> float:
    """What a short line of a head says for being a text by itself after all; NEVER for what is none."""
    if kind is not Kind.HEAD or len(reading.lines[start].bare) > _LINE_LONGEST:
        return NEVER
    return reading.emissions[start][role.SINGLE] - reading.emissions[start][role.HEAD]


def _goes_on_in_head(reading: Reading, place: int) -> bool:
    """Whether a line ends on a comma, and what nothing parts from it is a head's: it is so as well."""
    below = place < len(reading.lines) and reading.roles[place] == role.HEAD and not reading.lines[place].blank
    return below and reading.lines[place - 1].edge is Edge.COMMA


def _part(passage: Passage, text: str, cues: Cues) -> list[Passage]:
    """Part a paragraph from a jump at either end, and a caption from its credit."""
    if passage.kind is Kind.CREDIT:
        return _part_credit(passage, text, cues)
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
    return _size(words[:found]) if found < len(words) else 0


def spoken(passage: Passage, text: str) -> str:
    """A passage's text with single spaces where its lines have any, for cues to be matched against."""
    return "".join(_spoken(passage, text))


def _turns(passage: Passage, text: str) -> Sequence[int]:
    """Where in a passage's text as it is spoken its lines begin, but the first."""
    return list(accumulate(map(len, _spoken(passage, text))))[:-1]


def _spoken(passage: Passage, text: str) -> list[str]:
    return [("" if strip.spaced else " ").join(text[strip.start : strip.end].split()) for strip in passage.strips]


def cut(passage: Passage, count: int, text: str) -> tuple[Passage, Passage]:
    """Cut a passage behind its first `count` characters that are not white space."""
    before: list[Strip] = []
    after: list[Strip] = []
    left = count
    for strip in passage.strips:
        size = _size(text[strip.start : strip.end]) if left else 0
        if not left:
            after.append(strip)
        elif size <= left:
            before.append(strip)
            left -= size
        else:
            place = _place(text, strip, left)
            before.append(strip._replace(end=place))
            rest = text[place : strip.end]
            after.append(strip._replace(start=place + len(rest) - len(rest.lstrip())))
            left = 0
    head = replace(passage, strips=tuple(before), bare=passage.bare[:count], closes=False, headlike=NEVER, led=())
    tail = replace(
        passage,
        strips=tuple(after),
        bare=passage.bare[count:],
        blank=False,
        opens=False,
        item=False,
        leans=False,
        headlike=NEVER,
    )
    return head, tail


def _size(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))


def _place(text: str, strip: Strip, count: int) -> int:
    """Where in the source the strip's first `count` characters end."""
    seen = 0
    for place in range(strip.start, strip.end):
        if seen == count:
            return place
        seen += not text[place].isspace()
    return strip.end
