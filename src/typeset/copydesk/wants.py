"""Heads that the reading of a page without blank lines lost: to a text's end, a poem, a table, a caption.

Where a tool has dropped the blank lines nothing parts a head from what stands beside it, and the next best reading of
its line may be near (as with what `typeset.copydesk.leads` finds at the beginning of texts). Every text wants a head:
so such a line is read as one, and the page's cut is asked.
"""

from operator import itemgetter
from typing import Final

from typeset.copydesk.beginnings import find_captions
from typeset.copydesk.lines import Edge
from typeset.copydesk.linewise import alike
from typeset.copydesk.role import CAPTION, HEAD, LAST, LINEWISE, MIDDLE, SINGLE, TABLE
from typeset.copydesk.sheets import Read, Sheet
from typeset.copydesk.versions import Layout, Think, Version

_UNLIKE: Final = -8.0
"""A line that looks so much less like a head's than like what it was read as is none."""
_NEAR: Final = -4.0
"""Nor is one whose page is so much less likely with it, before its stories are known."""
_LARGEST: Final = 200
"""A page of more passages is not thought over."""
_TRIALS: Final = 12
"""So many lines of a page are thought of."""
_LOSES: Final = frozenset({MIDDLE, LAST, SINGLE, CAPTION, *LINEWISE})
_OPEN: Final = frozenset({Edge.STOP, Edge.COMMA, Edge.OPENER})
"""What no head's line ends on."""
_ENDS: Final = frozenset({Edge.STOP, Edge.EXCLAIM, Edge.CLOSER})


def find_heads(sheet: Sheet, think: Think) -> tuple[Read, Layout | None]:
    """Read a page's lines into passages, with the heads that its texts want, and lay out what was read so.

    `think` lays passages out; none of the page is where nothing had to be thought over.
    """
    read = sheet.read()
    if not sheet.evidence.airless or len(read.passages) > _LARGEST:
        return read, None
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
