"""Typography measured: what the lines of a set page, or of a PDF read back, are in truth.

It shares nothing with the code that sets lines, so that it finds that code's errors. The rules are TYPOGRAPHY's
(CLReq 3.1, 3.2; GB/T 15834-2011 5.1), for horizontal Chinese and Japanese.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from typeset.house import HouseStyle, WidthStyle
from typeset.model.edition import Script
from typeset.model.page import Page, Part
from typeset.model.source import Span
from typeset.notes import Code, Note
from typeset.preflight.rows import Block, Letter, Row, gather, read_back

NOT_FIRST: Final = frozenset("。．！？，、；：”’）》〉」』】〗〕］｝·‧・–～／〜")
"""What may not open a line (GB 5.1)."""
NOT_LAST: Final = frozenset("“‘（《〈「『【〖〔［｛／")
"""What may not close one (GB 5.1.4, 5.1.9)."""
_OPENING: Final = frozenset("“‘（《〈「『【〖〔［｛")
_CLOSING: Final = frozenset("”’）》〉」』】〗〕］｝")
_POINTS: Final = frozenset("。．！？，、；：")
_FULL: Final = 0.75
"""From so many ems on, a mark is held to be full width."""
_GAP: Final = 0.1
"""The least Han-Latin gap in ems: the eighth of an em, less what rounding may take."""
_FEW_MARKS: Final = 2
"""A last line of marks alone is as good as one character if there are no more than these and one."""
_GRID: Final = 0.05
"""How far a baseline may lie off the grid, in points."""


@dataclass(frozen=True, slots=True)
class LineFigures:
    """What the lines are. Counts but for the stretch, which is in ems, over all gaps between Han characters or kana.

    `starts`, `ends`: forbidden marks at lines' starts and ends. `cuts`: numbers and words cut. `end_marks`: closing
    marks at line ends, `end_marks_full` those of full width. `pairs`: neighbouring marks, a bracket among them,
    `pairs_open` those that do not share their blank. `gaps`: places where Han and Latin meet, `gaps_set` those with
    a gap. `singles`, `twos`: last lines of one character and of two, a mark not counted. `stranded`: first or last
    lines of a paragraph alone at a column's foot or top.
    """

    rows: int
    starts: int
    ends: int
    cuts: int
    end_marks: int
    end_marks_full: int
    pairs: int
    pairs_open: int
    gaps: int
    gaps_set: int
    stretch_max: float
    stretch_p95: float
    singles: int
    twos: int
    stranded: int


@dataclass(frozen=True, slots=True)
class TypographyFigures:
    """The figures of the lines, of the grid and of the columns.

    `off_grid`: lines of body text off their page's grid. `feet_mean`, `feet_max`: how far neighbouring column feet of
    an article lie apart, in lines.
    """

    lines: LineFigures
    off_grid: int
    feet_mean: float
    feet_max: int


@dataclass(frozen=True, slots=True)
class _Breach:
    """A broken rule and where."""

    kind: str
    letter: Letter


def measure(pages: Sequence[Page], house: HouseStyle, script: Script) -> tuple[TypographyFigures, tuple[Note, ...]]:
    """Measure placed pages; each breach of a rule is a note with its place in the source."""
    blocks = gather(pages)
    figures, breaches = judge(blocks, script, trims=house.text.body.widths is not WidthStyle.FULL)
    off = tuple(_off_grid(blocks, house.grid.leading))
    feet = tuple(_feet(pages, house.grid.leading))
    notes = [_note(breach) for breach in (*breaches, *(_Breach("off-grid", row.letters[0]) for row in off))]
    mean = sum(feet) / len(feet) if feet else 0.0
    return TypographyFigures(figures, len(off), mean, max(feet, default=0)), tuple(notes)


def measure_pdf(pdf: bytes, script: Script) -> LineFigures:
    """Measure the body text of a PDF by the characters that come back out of it."""
    return judge(read_back(pdf), script)[0]


def judge(blocks: Sequence[Block], script: Script, *, trims: bool = True) -> tuple[LineFigures, tuple[_Breach, ...]]:
    """Judge the lines of these blocks by every rule; `trims`: marks at line ends are to be of half width."""
    breaches: list[_Breach] = []
    rows = [row for block in blocks for row in block.rows]
    squeezes = script not in (Script.TW, Script.HK)
    marks = list(_end_marks(blocks)) if trims else []
    pairs = list(_pairs(rows)) if squeezes else []
    gaps = [] if script is Script.KR else list(_gaps(rows))
    lasts = [_last(block) for block in blocks]
    breaches += _edges(blocks)
    breaches += [_Breach("wide-mark", letter) for letter, width in marks if width > _FULL]
    breaches += [_Breach("open-pair", letter) for letter, width in pairs if width > _FULL]
    breaches += [_Breach("no-gap", letter) for letter, width in gaps if width < _GAP]
    breaches += [_Breach("single", letter) for letter, count in lasts if count == 1]
    breaches += [_Breach("stranded", letter) for letter in _stranded(blocks)]
    stretch = sorted(_stretch(rows))
    count = Counter(breach.kind for breach in breaches)
    figures = LineFigures(
        rows=len(rows),
        starts=count["start"],
        ends=count["end"],
        cuts=count["cut"],
        end_marks=len(marks),
        end_marks_full=count["wide-mark"],
        pairs=len(pairs),
        pairs_open=count["open-pair"],
        gaps=len(gaps),
        gaps_set=len(gaps) - count["no-gap"],
        stretch_max=stretch[-1] if stretch else 0.0,
        stretch_p95=stretch[int(len(stretch) * 0.95)] if stretch else 0.0,
        singles=count["single"],
        twos=sum(number == 2 for _, number in lasts),
        stranded=count["stranded"],
    )
    return figures, tuple(breaches)


def _edges(blocks: Iterable[Block]) -> Iterator[_Breach]:
    """Find marks at the wrong edge of a line, and numbers and words cut there."""
    for block in blocks:
        for row in block.rows:
            if row.letters[0].char in NOT_FIRST:
                yield _Breach("start", row.letters[0])
            if row.letters[-1].char in NOT_LAST:
                yield _Breach("end", row.letters[-1])
        for row, following in pairwise(block.rows):
            if _cut(row.letters[-2:], following.letters[0]):
                yield _Breach("cut", following.letters[0])


def _cut(lasts: Sequence[Letter], first: Letter) -> bool:
    """Tell whether a line ends inside a number or a word: characters that stand side by side in the source."""
    last = lasts[-1]
    if last.span and first.span and (last.span.page, last.span.end) != (first.span.page, first.span.start):
        return False
    if last.char.isdecimal():
        return first.char.isdecimal() or first.char in "%％‰°℃.,"
    if last.char in ".,:" and first.char.isdecimal():
        return lasts[0].char.isdecimal()
    return bool(last.span) and not last.parted and _western(last.char) and _western(first.char)


def _end_marks(blocks: Iterable[Block]) -> Iterator[tuple[Letter, float]]:
    """Yield the marks that close a full line, with the width in ems that they have there up to the measure's edge."""
    for block in blocks:
        edges = _right_edges(block)
        for row in block.rows[:-1]:
            last = row.letters[-1]
            if last.char in _CLOSING | _POINTS and row.page in edges:
                near = [edge for edge in edges[row.page] if -0.2 * row.size < edge - last.x < 1.6 * row.size]
                if near:
                    yield last, (min(near) - last.x) / row.size


def _right_edges(block: Block) -> dict[int, tuple[float, ...]]:
    """Where lines that end in a Han character end, by page: the measure's right edge in each column of a block."""
    edges: dict[int, set[float]] = {}
    for row in block.rows[:-1]:
        if _han(row.letters[-1].char):
            edges.setdefault(row.page, set()).add(round(row.letters[-1].x + row.size, 1))
    return {page: tuple(sorted(xs)) for page, xs in edges.items()}


def _pairs(rows: Iterable[Row]) -> Iterator[tuple[Letter, float]]:
    """Yield neighbouring marks with a bracket among them, and how far apart their cells begin, in ems.

    Two full-width marks begin a whole em apart; half an em, once they share their blank, and a little more where the
    line was opened.
    """
    for row in rows:
        for left, right in pairwise(row.letters):
            pair = left.char in _OPENING | _CLOSING | _POINTS and right.char in _OPENING | _CLOSING | _POINTS
            faces = left.char not in _OPENING or right.char in _OPENING
            if pair and faces and not (left.char in _POINTS and right.char in _POINTS):
                yield right, (right.x - left.x) / row.size


def _gaps(rows: Iterable[Row]) -> Iterator[tuple[Letter, float]]:
    """Yield the places where Han and Latin letters or digits meet, and the blank between them in ems."""
    for row in rows:
        for left, right in pairwise(row.letters):
            if _han(left.char) and _western(right.char):
                yield right, (right.x - left.x) / row.size - 1
            elif _western(left.char) and _han(right.char):
                yield right, (right.x - left.x - left.advance) / row.size


def _stretch(rows: Iterable[Row]) -> Iterator[float]:
    """Yield the blank between neighbouring Han characters, or kana, in ems."""
    for row in rows:
        for left, right in pairwise(row.letters):
            if _square(left.char) and _square(right.char) and not right.spaced:
                yield max(0.0, (right.x - left.x) / row.size - 1)


def _last(block: Block) -> tuple[Letter, int]:
    """The first letter of a block's last line, and how many characters it has but marks; 0 if it is the only line."""
    row = block.rows[-1]
    if len(block.rows) == 1:
        return row.letters[0], 0
    count = sum(letter.char.isalnum() for letter in row.letters)
    return row.letters[0], count or max(1, len(row.letters) - _FEW_MARKS)


def _stranded(blocks: Iterable[Block]) -> Iterator[Letter]:
    """Find first lines alone at a column's foot and last lines alone at a column's top."""
    for block in blocks:
        rows = block.rows
        breaks = [
            k
            for k, (row, following) in enumerate(pairwise(rows), start=1)
            if row.page != following.page or following.baseline < row.baseline
        ]
        if breaks and breaks[0] == 1:
            yield rows[0].letters[0]
        if breaks and breaks[-1] == len(rows) - 1 and len(rows) > 1:
            yield rows[-1].letters[0]


def _off_grid(blocks: Iterable[Block], leading: float) -> Iterator[Row]:
    """Find rows of running text whose baseline lies off the grid that most of its page's rows share."""
    pages: dict[int, list[Row]] = {}
    for block in blocks:
        for row in block.rows:
            if row.owner is not None and row.owner.part is Part.PARAGRAPH:
                pages.setdefault(row.page, []).append(row)
    for rows in pages.values():
        phase = Counter(round(row.baseline % leading, 1) for row in rows).most_common(1)[0][0]
        for row in rows:
            off = (row.baseline - phase + leading / 2) % leading - leading / 2
            if abs(off) > _GRID + 0.05:
                yield row


def _feet(pages: Sequence[Page], leading: float) -> Iterator[int]:
    """Yield, for neighbouring columns of one article on one page, how many lines apart their feet are."""
    feet: dict[tuple[int, str], dict[float, float]] = {}
    for block in gather(pages, (Part.PARAGRAPH, Part.VERSE, Part.NOTE)):
        for row in block.rows:
            if row.owner is None or row.owner.owner == "":
                continue
            columns = feet.setdefault((row.page, row.owner.owner), {})
            x = row.letters[0].x
            column = next((edge for edge in columns if abs(edge - x) < 4 * row.size), x)
            columns[column] = max(columns.get(column, 0.0), row.baseline)
    for columns in feet.values():
        for left, right in pairwise(sorted(columns)):
            yield round(abs(columns[left] - columns[right]) / leading)


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000" or char in "〇々"


def _square(char: str) -> bool:
    return _han(char) or "\u3041" <= char <= "\u3096" or "\u30a1" <= char <= "\u30fa" or char == "ー"


def _western(char: str) -> bool:
    return char.isascii() and char.isalnum()


_MESSAGES: Final = {
    "start": (Code.LINE_EDGE, "a line opens with {0}"),
    "end": (Code.LINE_EDGE, "a line closes with {0}"),
    "cut": (Code.CUT_UNIT, "a number or word is cut before {0}"),
    "wide-mark": (Code.WIDE_MARK, "{0} closes a line at full width"),
    "open-pair": (Code.OPEN_PAIR, "{0} does not share its blank with the mark before it"),
    "no-gap": (Code.TIGHT_GAP, "Han and Latin touch before {0}"),
    "single": (Code.LONE_CHARACTER, "{0} stands alone on a paragraph's last line"),
    "stranded": (Code.STRANDED_LINE, "the line that opens with {0} is parted from its paragraph"),
    "off-grid": (Code.OFF_GRID, "the line that opens with {0} lies off the grid"),
}


def _note(breach: _Breach) -> Note:
    code, message = _MESSAGES[breach.kind]
    span: Span | None = breach.letter.span
    return Note(
        code, span, message.format(breach.letter.char), "Please report it with the edition: it is a fault of typeset."
    )
