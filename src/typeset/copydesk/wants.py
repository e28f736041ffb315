"""Heads that the reading of a page lost: to a text's end, a poem, a table, a caption.

Where a tool has dropped the blank lines nothing parts a head from what stands beside it, and the next best reading of
its line may be near (as with what `copydesk.roles.leads` finds at the beginning of texts). Every text wants a head:
so such a line is read as one, and the page's cut is asked.

On a page whose blank lines are left that is a doubt only where its heads are gathered: a column of them reads like
verse, and several texts in a row have none.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final

from typeset.copydesk.beginnings import find_captions
from typeset.copydesk.lines.builds import alike
from typeset.copydesk.lines.line import Edge
from typeset.copydesk.lines.role import CAPTION, FIRST, HEAD, LAST, LINEWISE, MIDDLE, SINGLE, TABLE
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.sheets import Read, Sheet
from typeset.copydesk.versions import Layout, Think, Version

_UNLIKE: Final = -8.0
"""A line that looks so much less like a head's than like what it was read as is none."""
_NEAR: Final = -4.0
"""Nor is one whose page is so much less likely with it, before its stories are known."""
_LARGEST: Final = 200
_LONGEST: Final = 3000
"""A page of more passages, or of more lines, is not thought over."""
_TRIALS: Final = 12
"""So many lines of a page are thought of."""
_SEVERAL: Final = 2
"""So many texts that begin right behind another one, at least, lack their heads."""
_HEAD_LINES: Final = 4
"""No head has more lines."""
_LOSES: Final = frozenset({MIDDLE, LAST, SINGLE, CAPTION, *LINEWISE})
_OPEN: Final = frozenset({Edge.STOP, Edge.COMMA, Edge.OPENER})
"""What no head's line ends on."""
_ENDS: Final = frozenset({Edge.STOP, Edge.EXCLAIM, Edge.CLOSER})


def find_heads(sheet: Sheet, think: Think) -> tuple[Read, Layout | None]:
    """Read a page's lines into passages, with the heads that its texts want, and lay out what was read so.

    `think` lays passages out; none of the page is where nothing had to be thought over.
    """
    read = sheet.read()
    if len(read.passages) > _LARGEST or len(sheet.lines) > _LONGEST:
        return read, None
    if not sheet.evidence.airless:
        return _find_gathered(sheet, *_find_covered(sheet, read, think), think)
    best = find_captions(Version.of(sheet, read, think), think)
    tried = [
        (place, best.with_head(place, think, best.read.score + _NEAR))
        for place in _doubtful(best.sheet, best.read)[:_TRIALS]
    ]
    gains = [(version.likely, place, version) for place, version in tried if version and version.likely > best.likely]
    # The likeliest first; of the others each is asked whether it adds to that.
    for number, (_, place, version) in enumerate(sorted(gains, key=itemgetter(0, 1), reverse=True)):
        if number and best.read.roles[place] == HEAD:
            continue
        other = best.with_head(place, think) if number else version
        if other is not None and other.likely > best.likely:
            best = other
    return best.read, best.layout


def _find_covered(sheet: Sheet, read: Read, think: Think) -> tuple[Read, Layout | None]:
    """The heads of a page with blank lines that were read as one more caption below others, right above their texts."""
    runs = list(_captions_above_texts(sheet, read))
    if not runs:
        return read, None
    best = Version.of(sheet, read, think)
    for start, end in runs[:_TRIALS]:
        other = best.with_heads(start, end, think)
        if other is not None and other.likely > best.likely:
            best = other
    return best.read, best.layout


def _captions_above_texts(sheet: Sheet, read: Read) -> Iterator[tuple[int, int]]:
    """The lines of captions that neither mark, credit nor words surely tell, each right above a text."""
    roles, lone = read.roles, sheet.evidence.captions.lone
    place = 0
    for captioned, run in groupby(zip(roles, sheet.lines, strict=True), lambda told: told[0] == CAPTION):
        start, place = place, place + len(list(run))
        if not captioned or place == len(roles) or roles[place] not in (FIRST, SINGLE) or not sheet.lines[place].blank:
            continue
        first = max(line for line in range(start, place) if line == start or sheet.lines[line].blank)
        told = sheet.words[first:place]
        if any(words.caption or words.credited for words in told) or (first in lone and lone[first].sure):
            continue
        if place - first <= _HEAD_LINES and all(_may_head(sheet, read, line) for line in range(first, place)):
            yield first, place


def _find_gathered(sheet: Sheet, read: Read, layout: Layout | None, think: Think) -> tuple[Read, Layout | None]:
    """The same of a page with blank lines: runs of lines that may be gathered heads where texts in a row have none."""
    several = sum(_lacks_head(before, passage) for before, passage in pairwise(read.passages)) >= _SEVERAL
    few = None if several else _above_stories(read)
    if few is not None and not few:
        return read, layout
    runs = [run for run in _runs(sheet, read) if few is None or sheet.lines[run[0]].start in few]
    if not runs:
        return read, layout
    best = Version.of(sheet, read, think)
    likely = best.gathered()
    for start, end in runs[:_TRIALS]:
        other = best.with_heads(start, end, think)
        if other is not None and (gathered := other.gathered()) > likely:
            best, likely = other, gathered
    return best.read, best.layout


def _above_stories(read: Read) -> set[int]:
    """Where verse of so few lines begins that stands above a story's writer or dateline and has no title of its own."""
    return {
        verse.start
        for before, verse, after in zip((None, *read.passages), read.passages, read.passages[1:], strict=False)
        if verse.kind is kinds.VERSE and len(verse.strips) <= _HEAD_LINES
        if after.opens or after.kind is kinds.BYLINE
        if before is None or before.kind is not kinds.HEAD or before.column
    }


def _lacks_head(before: Passage, passage: Passage) -> bool:
    """Whether a passage opens a story right behind another's text."""
    return before.kind is kinds.TEXT and (passage.opens or passage.kind is kinds.BYLINE)


def _runs(sheet: Sheet, read: Read) -> Iterator[tuple[int, int]]:
    """The runs of lines read as verse or rows that may be heads."""
    place = 0
    for among, run in groupby(read.roles, LINEWISE.__contains__):
        start, place = place, place + len(list(run))
        if among and all(_may_head(sheet, read, line) for line in range(start, place)):
            yield start, place


def _may_head(sheet: Sheet, read: Read, place: int) -> bool:
    role, likely = read.roles[place], sheet.evidence.roles[place]
    if sheet.lines[place].edge in _OPEN or sheet.words[place].closing:
        return False
    return likely[HEAD] - likely[role] > _UNLIKE


def _doubtful(sheet: Sheet, read: Read) -> list[int]:
    """The lines that may be a head's instead, the likeliest first."""
    found: list[tuple[float, int]] = []
    for place, line in enumerate(sheet.lines):
        role, likely = read.roles[place], sheet.evidence.roles[place]
        if role not in _LOSES or line.edge in _OPEN or sheet.words[place].closing:
            continue
        if role == TABLE and _is_row(sheet, read, place):
            continue
        if role in (MIDDLE, LAST) and sheet.lines[place - 1].edge not in _ENDS:
            continue
        if (gain := likely[HEAD] - likely[role]) > _UNLIKE:
            found.append((-gain, place))
    return [place for _, place in sorted(found)]


def _is_row(sheet: Sheet, read: Read, place: int) -> bool:
    """Whether a line of a table is built as the rows beside it are."""
    lines, roles = sheet.lines, read.roles
    beside = [n for n in (place - 1, place + 1) if 0 <= n < len(lines) and roles[n] == TABLE]
    return sheet.words[place].unit or any(alike(lines[place], lines[n]) for n in beside)
