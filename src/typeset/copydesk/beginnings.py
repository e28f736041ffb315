"""Where captions begin on a page without blank lines.

Nothing parts such a caption from the head or the text above it but its own words and measure, and it may be read with
them as one paragraph. Its credit tells where it ends: so its lines are read as a caption from one line or another on,
and the page's cut is asked, which misses the head that a caption has taken, or the text's end.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from typeset.copydesk.knowledge.scenes import read_scene
from typeset.copydesk.knowledge.writers import LIKELY
from typeset.copydesk.lines.line import Edge, Line, plain
from typeset.copydesk.lines.role import CAPTION, HEAD, LAST, SINGLE
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.roles.abutting import is_title
from typeset.copydesk.roles.legends import signs_off
from typeset.copydesk.sheets import Read, Sheet
from typeset.copydesk.versions import Think, Version

_LINES: Final = 4
"""A caption of more lines is not thought of."""
_NEAR: Final = -8.0
"""Nor one whose page is so much less likely, before its stories are known."""
_UNCAPTIONED: Final = 6.0
"""A credit that nothing above it was read as the caption of: it would take a text's last paragraph."""
_DEEP: Final = 7
"""A caption's first line is no more half ems shorter than the others: its indent, or a mark squeezed in."""
_EVEN: Final = 2
"""Half ems: how uneven the lines of one measure are."""
_TITLED: Final = 2
"""A caption that has a title has as many lines below it, at least."""
_GOES_ON: Final = frozenset({Edge.COMMA, Edge.OPENER})
_LIKELY: Final = 0.0
_TRIALS: Final = 8
_NONE: Final = -1e8
"""What says less is out of the question."""


def find_captions(version: Version, think: Think) -> Version:
    """The page with those captions' beginnings that its cut prefers. `think` lays out what it is read as."""
    best = version
    for end in _ends(version.sheet):
        before = best
        now = _start(before.read, end)
        if _is_sure(before.sheet, before.read, now, end):
            continue
        lost = now == end or _points_back(before.sheet, now)
        floor = best.likely - _UNCAPTIONED if lost else best.likely + _scene(before.sheet, now, end)
        for start in _starts(before.sheet, end):
            if start == now:
                continue
            other = before.with_caption(start, end, think, best.read.score + _NEAR)
            if other is not None and (likely := other.likely + _scene(before.sheet, start, end)) > floor:
                best, floor = other, likely
    return _find_lone(best, think)


def _find_lone(version: Version, think: Think) -> Version:
    """The page with those lines by themselves for captions, neither mark nor credit on them, that its cut prefers."""
    best = version
    lone = best.sheet.evidence.captions.lone
    told = sorted((-block.odds, start) for start, block in lone.items() if not block.sure and block.odds > _LIKELY)
    ends: dict[int, list[int]] = {}
    for _, start in told[:_TRIALS]:
        ends.setdefault(lone[start].end, []).append(start)
    for end, starts in ends.items():
        before = best
        for start in starts:
            roles = before.read.roles[start:end]
            if CAPTION in roles or all(role == HEAD for role in roles):
                continue
            other = before.with_alone(start, think, before.read.score + _NEAR)
            if other is not None and other.likely > best.likely:
                best = other
    return best


def _ends(sheet: Sheet) -> Iterator[int]:
    """Behind which lines a credit stands, or on which; an agency's name in brackets is one above another caption."""
    told = [place for place, words in enumerate(sheet.words) if words.credit or words.credited]
    for place in told:
        for above in range(max(0, place - _LINES), place):
            if _is_signed(sheet, above):
                yield above + 1
        if not sheet.words[place].credit:
            yield place + 1
        elif place:
            yield place


def _is_signed(sheet: Sheet, place: int) -> bool:
    """Whether a line ends on a name in brackets that may be a credit."""
    line, words = sheet.lines[place], sheet.words[place]
    if line.edge is not Edge.CLOSER or words.credit or words.credited or line.bare[-1] not in "）)":
        return False
    return sheet.cues.crediting(text := plain(line)) < len(text)


def _scene(sheet: Sheet, start: int, end: int) -> float:
    """How much lines up to their credit say for describing a picture from their first word on: no head's words do."""
    said = " ".join([plain(line) for line in sheet.lines[start:end]])
    bare = "".join(said[: sheet.cues.crediting(said)].split())
    return max(0.0, read_scene(bare)) if bare else 0.0


def _start(read: Read, end: int) -> int:
    """The line from which on those up to an end are read as a caption; the end for none."""
    start = end
    while start and read.roles[start - 1] == CAPTION:
        start -= 1
    return start


def _is_sure(sheet: Sheet, read: Read, start: int, end: int) -> bool:
    """Whether a caption is read as one, set to a measure, from behind a text's end or another credit on."""
    if start == end or not _is_set(sheet.lines[start:end]) or signs_off(sheet.lines[start], sheet.words[start]):
        return False
    if any(line.edge is Edge.STOP for line in sheet.lines[start : end - 1]) or _points_back(sheet, start):
        return False
    above = start - 1
    if start == 0 or sheet.words[above].credit or sheet.words[above].credited:
        return True
    return read.roles[above] in (LAST, SINGLE) and sheet.lines[above].edge is Edge.STOP


def _starts(sheet: Sheet, end: int) -> Iterator[int]:
    """The lines from which on those up to an end may be a caption, as far up as a sentence ends on a line's middle."""
    looks, opens = sheet.evidence.captions.looks, sheet.evidence.captions.opens
    for start in range(end - 1, max(-1, end - 1 - _LINES), -1):
        if looks[start] <= _NONE or (start < end - 1 and sheet.words[start].credited):
            return
        above = sheet.lines[start - 1].edge if start else Edge.STOP
        lines = sheet.lines[start:end]
        titled = (above is Edge.STOP or sheet.words[start - 1].credited) and _is_titled(lines, sheet.words[start])
        if len(lines) > 1 and signs_off(lines[0], sheet.words[start]):
            return
        begins = opens[start] > _NONE and above not in _GOES_ON and not _points_back(sheet, start)
        if begins and (titled or _is_set(lines)):
            yield start
        full = start and sheet.lines[start - 1].width >= max(line.width for line in lines)
        if above is Edge.STOP and not full and not _points_back(sheet, start):
            return


def _points_back(sheet: Sheet, place: int) -> bool:
    """Whether a line's first words go on from what the line right above it said: 当地, 该村."""
    if not place or sheet.lines[place].blank or sheet.words[place - 1].credit or sheet.words[place - 1].credited:
        return False
    bare = sheet.lines[place].bare
    return sheet.cues.opens("leaning", bare) or sheet.cues.opens("anaphor", bare)


def _is_set(lines: Sequence[Line]) -> bool:
    """Whether lines are set to one measure: all but the first, which may have an indent, and the last, of one width."""
    *body, last = [line.width for line in lines]
    if not body:
        return True
    most = max(body)
    return min(body[1:] or body) >= most - _EVEN and body[0] >= most - _DEEP and last <= most + _DEEP


def _is_titled(lines: Sequence[Line], words: Words) -> bool:
    """Whether the first of a caption's lines is its title, and the others a sentence set to one measure.

    `words`: of the title.
    """
    title, *said = lines
    if len(said) < _TITLED or not is_title(title) or said[0].width <= title.width + _DEEP:
        return False
    if words.byline or words.writer >= LIKELY or words.name or words.closing or words.title:
        return False
    return (said[-1].edge is Edge.STOP or any("＝" in line.bare for line in said)) and _is_set(said)
