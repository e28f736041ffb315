"""Lines of text as they lie on a page: gathered from placed marks, or read back out of a PDF.

Both give the same rows, so that one set of eyes judges what was meant and what came out. Lengths are points, y grows
downwards.
"""

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from typeset.model.page import Element, GlyphRun, Page, Part
from typeset.model.source import Span

RUNNING: Final = frozenset({Part.PARAGRAPH, Part.NOTE, Part.CAPTION})
"""The parts that are set in lines of a measure."""

_SAME_LINE: Final = 0.3
"""Letters whose baselines differ by less than this (ems) stand on one line: a dash is drawn a little higher."""
_APART: Final = 2.6
_BACK: Final = -2.0
"""A gap outside these (ems) is none between letters: the line goes on in another column. Trimmed marks overlap."""
_GUTTER: Final = 1.2
"""A placed run, its spaces counted, so far (ems) right of the end of the one before stands in another column."""
_INDENTED: Final = 0.9
_DEEPEST: Final = 2.1
"""A row that begins between so many ems right of its column's edge opens a paragraph; further right, it is of none."""
_TRIMMED: Final = 0.6
"""A row that opens with a trimmed mark begins this much left of its column's edge at most: its glyph's blank."""
_SHARED: Final = 4
"""So many rows at least begin at a column's edge."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character: its glyph's origin, the advance of its glyph, where it stands in the source if that is known.

    `spaced`: a space of the text stands before it. `parted`: a hyphen stands behind it that parts its word.
    """

    char: str
    x: float
    y: float
    advance: float
    span: Span | None = None
    spaced: bool = False
    parted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The letters of one line, left to right; spaces are left out. `size`: points. `page`: number of the set page.

    `owner` tells the rows of one element apart from others', None where the PDF does not say.
    """

    page: int
    size: float
    letters: tuple[Letter, ...]
    owner: Element | None = None

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(letter.char for letter in self.letters)

    @property
    def baseline(self) -> float:
        """Where most of its letters stand."""
        return Counter(round(letter.y, 2) for letter in self.letters).most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one paragraph (or note, or caption) in reading order."""

    rows: tuple[Row, ...]


def gather(pages: Sequence[Page], parts: Iterable[Part] = RUNNING) -> tuple[Block, ...]:
    """Gather the lines of each element of these parts from the placed marks, however many columns it runs through."""
    wanted = frozenset(parts)
    blocks: dict[Element, list[Row]] = {}
    ends: dict[Element, float] = {}
    for number, page in enumerate(pages):
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.element is not None and mark.element.part in wanted:
                rows, row = blocks.setdefault(mark.element, []), _row(number, mark)
                if row.letters and mark.x - ends.get(mark.element, mark.x) > _GUTTER * mark.size:
                    rows.append(row)
                else:
                    _append(rows, row)
                ends[mark.element] = mark.x + max((glyph.dx + glyph.advance for glyph in mark.glyphs), default=0.0)
    return tuple(Block(tuple(rows)) for rows in blocks.values())


def _row(number: int, run: GlyphRun) -> Row:
    letters: list[Letter] = []
    spaced = False
    for glyph in run.glyphs:
        if not glyph.text and glyph is run.glyphs[-1] and letters:
            letters[-1] = replace(letters[-1], parted=True)
        for char in glyph.text:
            if not char.isspace():
                letters.append(Letter(char, run.x + glyph.dx, run.y + glyph.dy, glyph.advance, glyph.span, spaced))
            spaced = char.isspace()
    return Row(number, run.size, tuple(letters), run.element)


def _append(rows: list[Row], row: Row) -> None:
    """Put a run behind the line it goes on, or begin a line with it."""
    if not row.letters:
        return
    if rows and _goes_on(rows[-1], row):
        last = rows[-1]
        size = last.size if len(last.letters) >= len(row.letters) else row.size
        rows[-1] = replace(last, size=size, letters=last.letters + row.letters)
    else:
        rows.append(row)


def _goes_on(row: Row, following: Row) -> bool:
    last, first, size = row.letters[-1], following.letters[0], min(row.size, following.size)
    level = abs(following.baseline - row.baseline) < _SAME_LINE * size
    return row.page == following.page and level and _BACK * size < first.x - last.x - last.advance < _APART * size


def read_back(pdf: bytes) -> tuple[Block, ...]:
    """Read the lines of body text out of a PDF: those of its commonest size, parted into paragraphs at indents.

    Independent of everything that made it: pdfium tells each character's origin and size.
    """
    document = pdfium.PdfDocument(pdf)
    rows: list[Row] = []
    try:
        for number, page in enumerate(document):
            for letter, size in _letters(page):
                _append(rows, Row(number, size, (letter,)))
    finally:
        document.close()
    sizes = Counter(size for row in rows for size in [round(row.size, 1)] * len(row.letters))
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return _paragraphs([row for row in rows if round(row.size, 1) == body])


def _letters(page: pdfium.PdfPage) -> Iterator[tuple[Letter, float]]:
    """Yield each visible character of a PDF's page, with its size."""
    height = page.get_height()
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    spaced = False
    for index in range(text.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(text.raw, index))
        if pdfium_c.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        if char.isspace():
            spaced = True
            continue
        pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
        pdfium_c.FPDFText_GetCharBox(text.raw, index, left, right, low, high)
        size = pdfium_c.FPDFText_GetFontSize(text.raw, index)
        advance = max(0.0, right.value - x.value) if char < "\u2e80" else size
        yield Letter(char, x.value, height - y.value, advance, spaced=spaced), size
        spaced = False


def _paragraphs(rows: Sequence[Row]) -> tuple[Block, ...]:
    """Part rows into paragraphs: an indented row begins one. What stands in no column (byline, folio) is left out."""
    pages: dict[int, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    blocks: list[list[Row]] = []
    for page in pages.values():
        edges, leading = _column_edges(page), _leading(page)
        for row in page:
            dents = [(row.letters[0].x - edge) / row.size for edge in edges]
            dent = next((dent for dent in dents if -_TRIMMED < dent < _DEEPEST), None)
            if dent is None or not _has_neighbour(row, page, leading):
                continue
            if not blocks or dent > _INDENTED:
                blocks.append([row])
            else:
                blocks[-1].append(row)
    return tuple(Block(tuple(block)) for block in blocks)


def _column_edges(rows: Sequence[Row]) -> tuple[float, ...]:
    """The left edges that several rows of a page share, but those of indented rows and of rows with a trimmed mark."""
    counts = Counter(round(row.letters[0].x, 1) for row in rows)
    size = rows[0].size
    shared = [x for x, count in counts.items() if count >= _SHARED]
    return tuple(sorted(x for x in shared if not any(0.8 < (x - other) / size < _DEEPEST for other in shared)))


def _leading(rows: Sequence[Row]) -> float:
    """The commonest distance from a row to the next one below."""
    steps = Counter(round(below.baseline - row.baseline, 1) for row, below in pairwise(rows))
    return next((step for step, _ in steps.most_common() if step > 0), 0.0)


def _has_neighbour(row: Row, rows: Sequence[Row], leading: float) -> bool:
    """Tell whether another row of the column stands one line above or below."""
    return any(
        abs(abs(other.baseline - row.baseline) - leading) < 0.1 * leading
        and abs(other.letters[0].x - row.letters[0].x) < _APART * row.size
        for other in rows
    )
