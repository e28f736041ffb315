"""A page's few lines that may be a caption by themselves: between blank lines, or flush where texts are indented."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.copydesk.lines.builds import alike
from typeset.copydesk.lines.habits import Habits
from typeset.copydesk.lines.line import STOPPED, UNMARKED, Edge, Line
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.seams import Seams, Turn
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.marking import UNTOLD, Words

_LINES: Final = 5
LONGEST: Final = 48
"""No more lines and characters."""
_INDENT: Final = 5
EVEN: Final = 2
"""Half ems: how uneven the lines of one measure are."""
SHORT: Final = 5
"""A line this many half ems short of its measure that ends on a stop ends its paragraph."""
_CREDITS: Final = "（(〔【＝="
_LONG: Final = 60
"""A paragraph of more lines is not looked through for its first."""
_COLUMN: Final = 5
_FEW: Final = 3
"""So many lines above one, and no fewer, show the width of their column."""
_CAPTION: Final = 7
"""No caption inside a text has more lines with its credit."""
SHOWN: Final = 0.5
"""A page that indents more of its paragraphs shows that a sentence set flush is none."""
POINTERS: Final = frozenset("▲△▼▽◀▶◁▷←→↑↓↖↗↘↙◤◥◣◢")
"""What points to a caption's picture."""
_HEADED: Final = 4
"""So many lines below something's end a caption may begin: a head may stand between."""
_PLACES: Final = "＝="
"""What leads to where a picture was taken."""
_LED_ON: Final = (Edge.COMMA, Edge.COLON, Edge.OPENER)
_OPEN: Final = (Edge.COMMA, Edge.OTHER, Edge.OPENER)
"""What no sentence ends on."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, what was found of each, and what the page does with indents."""

    lines: Sequence[Line]
    measures: Sequence[int]
    words: Sequence[Words]
    seams: Seams
    cues: Cues
    habits: Habits


def blocks(page: Page) -> Iterator[tuple[int, int]]:
    """The few lines that stand between blank lines, set to one measure, and that no word tells."""
    start = 0
    for place in range(1, len(page.lines) + 1):
        if place < len(page.lines) and not page.lines[place].blank:
            continue
        if (
            place - start <= _LINES
            and _is_set(page.lines[start:place])
            and not any(map(is_told, page.words[start:place]))
        ):
            yield start, place
        start = place


def _is_set(block: Sequence[Line]) -> bool:
    """Whether lines are set as a short caption is: flush, no rows or verse, all but the last of one width."""
    if block[0].indent or sum([len(line.bare) for line in block]) > LONGEST:
        return False
    if any((line.gaps and not line.spaced) or line.tokens > 2 for line in block):
        return False
    if len(block) == 1:
        return True
    if all(line.edge is not Edge.OTHER for line in block[:-1]) or alike(block[0], block[1]):
        return False
    body = [line.width for line in block[:-1]]
    most = max(body)
    return most - min(body[1:] or body) <= EVEN and body[0] >= most - _INDENT and block[-1].width <= most + 1


def is_told(words: Words) -> bool:
    """Whether a line's words tell what it is."""
    if words is UNTOLD:
        return False
    told = words.story or words.speaker or words.field or words.byline or words.credit or words.furniture
    return told or words.jump or words.closing or words.title or words.item or words.caption or words.credited


def flush(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences of a few lines that stand flush behind a text's end, where the page indents its paragraphs.

    Nothing but a caption is set so: a paragraph has an indent, a head no full stop.
    """
    for start in range(1, len(page.lines)):
        if not is_apart(page, start) or not _is_below_text(page, start):
            continue
        for end in range(start + 1, min(start + _LINES, len(page.lines)) + 1):
            if is_told(_unmarked(page.words[end - 1])) or page.lines[end - 1].indent:
                break
            if page.words[end - 1].caption and end - 1 > start:
                break
            if page.lines[end - 1].edge is not Edge.STOP or _is_full(page.lines, start, end):
                continue
            if _goes_on_to_credit(page, end):
                break
            if _is_set(page.lines[start:end]) and not _is_credit(page, end):
                yield start, end
            break


def tight(page: Page) -> Iterator[tuple[int, int, bool]]:
    """The few flush lines, no blank line above them, that may be a caption: below something's end, or a head's.

    Most are a head. Whether it can be seen that something begins with the first of them is told as well. Where blank
    lines part most things, only such are told.
    """
    if page.habits.airless:
        near = 0
        for start in range(len(page.lines)):
            begins = _may_begin(page, start)
            near = 0 if begins is None else _HEADED if begins else max(0, near - 1)
            if near:
                yield from ((start, end, begins is True) for end in _ends(page, start))
        return
    lines, words = page.lines, page.words
    above = 0
    for blank in (*(place for place, line in enumerate(lines) if line.blank), len(lines)):
        for start in range(max(above, blank - _LINES), blank):
            if start == above and not words[start].caption:
                continue
            # What ends on no stop, and by no word, has not ended: asked first, it is so of most lines.
            ended = lines[start - 1].edge is Edge.STOP or words[start - 1] is not UNTOLD or words[start] is not UNTOLD
            if ended and _may_begin(page, start):
                yield from ((start, end, True) for end in _ends(page, start))
        above = blank


def _ends(page: Page, start: int) -> list[int]:
    """Where a few lines from one on may end that nothing parts; nowhere, if they go on to a credit."""
    ends: list[int] = []
    most = 0
    if page.lines[start].bare[0] in _CREDITS and not page.words[start].caption:
        return ends
    for end in range(start + 1, min(start + _LINES, len(page.lines)) + 1):
        line, words = page.lines[end - 1], page.words[end - 1]
        inner = end - 1 > start
        if inner and (words.caption or line.indent or line.blank):
            break
        if words.credit or words.credited:
            return []
        if line.edge in STOPPED:
            return [end] if _is_sentence(page, start, end) else []
        if is_told(_unmarked(words)):
            break
        if (
            inner
            and line.width <= most + EVEN
            and page.seams.turn(page.lines[end - 2].bare, line.bare) is not Turn.CLEAN
        ):
            ends.clear()
        most = max(most, line.width)
        if line.edge in UNMARKED and line.bare[-1] not in _PLACES and _is_set(page.lines[start:end]):
            ends.append(end)
        if inner and line.width < page.lines[end - 2].width - EVEN:
            break
    return ends


def _is_sentence(page: Page, start: int, end: int) -> bool:
    """Whether lines up to a full stop are set otherwise than the page's paragraphs: flush, or to a narrower measure."""
    if page.lines[end - 1].edge is not Edge.STOP or _is_credit(page, end) or _is_full(page.lines, start, end):
        return False
    if page.habits.shown <= SHOWN:
        # A paragraph of two lines may have lost its indent.
        narrow = max([line.width for line in page.lines[start:end]]) < page.measures[start] - _INDENT - EVEN
        if end - start == 1 or not narrow:
            return False
    return _is_set(page.lines[start:end])


def _may_begin(page: Page, start: int) -> bool | None:
    """Whether it can be seen that something begins with a line that nothing parts from that above; None: it cannot."""
    line = page.lines[start]
    marked = page.words[start].caption and not line.indent
    if marked and line.bare[0] in POINTERS:
        return True
    if line.indent or line.blank:
        return None
    if marked:
        return True
    above = page.lines[start - 1].edge if start else Edge.STOP
    if above in _LED_ON:
        return None
    if above in STOPPED and (page.habits.shown > SHOWN or not start):
        return True
    told = page.words[start - 1].credit or page.words[start - 1].credited
    return (told or above is Edge.STOP) and has_ended(page, start - 1)


def _is_credit(page: Page, place: int) -> bool:
    """Whether a line is the credit of what stands right above it, or begins one in brackets."""
    if place == len(page.lines) or page.lines[place].blank:
        return False
    return page.words[place].credit or page.words[place].credited or page.lines[place].bare[0] in _CREDITS


def _goes_on_to_credit(page: Page, place: int) -> bool:
    """Whether lines from one on, set to the measure of that above it, end with a credit: they go on with a caption."""
    most = page.lines[place - 1].width + EVEN
    for at in range(place, min(place + _LINES, len(page.lines))):
        line, words = page.lines[at], page.words[at]
        if line.blank or line.indent or line.width > most or words.credit:
            return False
        if words.credited:
            return True
        if line.width < most - EVEN - EVEN:
            return False
    return False


def _is_full(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether several lines end on a full one, and what goes on flush below may be theirs."""
    if end - start < 2 or end == len(lines) or lines[end].blank or lines[end].indent:
        return False
    return lines[end - 1].width >= max([line.width for line in lines[start : end - 1]]) - EVEN


def is_apart(page: Page, place: int) -> bool:
    """Whether a line can be seen not to go on with the text above it, by where that ends or by its own measure."""
    return has_ended(page, place - 1) or _is_narrow(page, place)


def _is_below_text(page: Page, start: int) -> bool:
    """Whether what stands right above a line is a text that began with an indent, or a picture's credit."""
    for place in range(start - 1, max(-1, start - _LONG), -1):
        line, words = page.lines[place], page.words[place]
        if line.indent or words.credit or words.credited:
            return True
        if line.blank:
            return False
    return False


def _unmarked(words: Words) -> Words:
    """A line's words without a caption's mark, which an item may have as well: ▲."""
    return replace(words, caption=False, item=False) if words.caption else words


def has_ended(page: Page, place: int) -> bool:
    """Whether something has ended with a line: a caption with its credit; a text, whose last line is short."""
    line, words = page.lines[place], page.words[place]
    if words.credit or words.credited:
        # A text may go on behind a picture's words, in its own measure.
        room = page.measures[place + 1] - page.lines[place + 1].width
        return room >= SHORT and not goes_on(page, place + 1)
    if line.edge is not Edge.STOP:
        return False
    return min(page.measures[place], _column(page.lines, place)) - line.width >= SHORT


def _column(lines: Sequence[Line], place: int) -> int:
    """How wide the lines right above one are, if several are there: their measure may be told too wide."""
    start = place
    while start > max(0, place - _COLUMN) and not (lines[start].blank or lines[start].indent):
        start -= 1
    return max([line.width for line in lines[start:place]]) if place - start >= _FEW else UNSET


def _is_narrow(page: Page, place: int) -> bool:
    """Whether a line behind a sentence's end is turned where the column above it had room for more."""
    above, line = page.lines[place - 1], page.lines[place]
    room = page.measures[place - 1] - line.width
    return above.edge is Edge.STOP and line.edge is not Edge.STOP and page.measures[place - 1] != UNSET and room > SHORT


def goes_on(page: Page, start: int) -> bool:
    """Whether a text may go on with a line: from the one above it or above captions with credits."""
    above = start - 1
    while above > 0 and (page.words[above].credit or page.words[above].credited):
        least = max(0, above - _CAPTION)
        while above > least and not page.lines[above].blank:
            above -= 1
        above -= 1
    return above >= 0 and page.lines[above].edge in _OPEN and not is_told(page.words[above])
