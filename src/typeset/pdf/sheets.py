"""The sheets that pages are put on: one page each, or two in the order of a folded booklet; boxes and crop marks.

Boxes after ISO 32000-1, 14.11.2. Lengths in points, y upwards from the sheet's lower left corner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from typeset.model.geometry import MM, Box
from typeset.model.page import Page
from typeset.pdf.options import PdfOptions

BLEED: Final = 3 * MM
_SLUG: Final = 10 * MM
"""From the trimmed edge to the sheet's edge: the bleed, and room for the crop marks."""

_MARK_LENGTH: Final = 5 * MM

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """Page number `page` (0-based) with its trimmed upper left corner at (`x`, `y`) of the sheet, y upwards."""

    page: int
    x: float
    y: float

    def box(self, box: Box) -> Rectangle:
        """A box of the page as a rectangle of the sheet: left, bottom, right, top."""
        return (self.x + box.x, self.y - box.bottom, self.x + box.right, self.y - box.y)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its label, the pages on it in the order they are drawn, its boxes (left, bottom, right, top)."""

    label: str
    placements: tuple[Placement, ...]
    media: Rectangle
    bleed: Rectangle
    trim: Rectangle


def lay_out(pages: tuple[Page, ...], options: PdfOptions) -> tuple[Sheet, ...]:
    """Put the pages on sheets as the options ask."""
    if options.booklet:
        return tuple(_spread(pages, pair, marks=options.marks) for pair in impose(len(pages)))
    return tuple(_single(page, number, marks=options.marks) for number, page in enumerate(pages))


def impose(count: int) -> Iterator[tuple[int | None, int | None]]:
    """Give the left and right page of each side of a folded booklet, front then back, sheet by sheet.

    `count` pages are filled up with blank ones (None) to a multiple of four.
    """
    whole = -(-count // 4) * 4
    for first in range(0, whole // 2, 2):
        last = whole - 1 - first
        for left, right in ((last, first), (first + 1, last - 1)):
            yield (left if left < count else None, right if right < count else None)


def crop_marks(trim: Rectangle) -> Iterator[Rectangle]:
    """Give the eight lines (x0, y0, x1, y1) that show where to trim; they end outside the bleed."""
    left, bottom, right, top = trim
    for x in (left, right):
        yield (x, bottom - BLEED - _MARK_LENGTH, x, bottom - BLEED)
        yield (x, top + BLEED, x, top + BLEED + _MARK_LENGTH)
    for y in (bottom, top):
        yield (left - BLEED - _MARK_LENGTH, y, left - BLEED, y)
        yield (right + BLEED, y, right + BLEED + _MARK_LENGTH, y)


def _single(page: Page, number: int, *, marks: bool) -> Sheet:
    return _sheet(page.label, ((number, 0.0),), (page.width, page.height), marks=marks)


def _spread(pages: tuple[Page, ...], pair: tuple[int | None, int | None], *, marks: bool) -> Sheet:
    width, height = max(page.width for page in pages), max(page.height for page in pages)
    places = tuple((number, side * width) for side, number in enumerate(pair) if number is not None)
    label = " · ".join(pages[number].label for number, _ in places)
    # Whatever side a page lies on, it is drawn in the order it is read.
    return _sheet(label, tuple(sorted(places)), (2 * width, height), marks=marks)


def _sheet(label: str, places: tuple[tuple[int, float], ...], size: tuple[float, float], *, marks: bool) -> Sheet:
    width, height = size
    slug, bleed = (_SLUG, BLEED) if marks else (0.0, 0.0)
    trim = (slug, slug, slug + width, slug + height)
    return Sheet(
        label,
        tuple(Placement(number, slug + x, slug + height) for number, x in places),
        (0.0, 0.0, width + 2 * slug, height + 2 * slug),
        (trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed),
        trim,
    )
