"""The figures of make-up, measured from the marks on a page and nothing else."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from typeset.compose.grid import Grid
from typeset.model.page import Bead, Element, EmptyFrame, GlyphRun, Page, PageFigures, Part, PlacedPicture, Tint

_HEADS: Final = frozenset({Part.KICKER, Part.HEADLINE, Part.DECK, Part.BYLINE, Part.CONTINUED})
_WHITE: Final = 2
"""So many blank lines between type are the white of a head or a gap; what goes beyond is a hole."""


def measure(page: Page, grid: Grid, field: tuple[int, int]) -> PageFigures:
    """Measure how full a page is between the lines `field` (the first, one past the last), and how level feet are.

    A cell of column and line is used if type or a picture is in it, a head's line in every column that its article
    spans. A tinted ground is white but for its edges. Up to two blank lines between used ones are the white of
    heads and gaps; any other blank cell is not used.
    """
    used = _used(page, grid)
    fills = tuple(_fill(used[column], field) for column in range(grid.columns))
    return PageFigures(page.label, sum(fills) / len(fills), fills, _spread(page, grid))


def _used(page: Page, grid: Grid) -> dict[int, set[int]]:
    """The used lines of each column."""
    spans = _article_columns(page, grid)
    used: dict[int, set[int]] = defaultdict(set)
    for mark in page.marks:
        columns: set[int] = set()
        heights: tuple[tuple[float, float], ...] = ()
        match mark:
            case GlyphRun():
                left, right = mark.x, mark.x + mark.glyphs[-1].dx + mark.glyphs[-1].advance
                heights = ((mark.y - 0.88 * mark.size, mark.y + 0.12 * mark.size),)
                columns = set(_columns(left, right, grid))
                if mark.element is not None and mark.element.part in _HEADS:
                    columns |= spans.get(mark.element.owner, set())
            case Tint(box):
                edge = grid.leading / 2
                heights = ((box.y, box.y + edge), (box.bottom - edge, box.bottom))
                columns = set(_columns(box.x, box.right, grid))
            case PlacedPicture(box=box) | EmptyFrame(box=box):
                heights = ((box.y, box.bottom),)
                columns = set(_columns(box.x, box.right, grid))
        lines = {line for height in heights for line in _lines(height, grid)}
        for column in columns:
            used[column] |= lines
    return used


def _lines(height: tuple[float, float], grid: Grid) -> range:
    """The lines of the grid between a top and a foot in points."""
    top, foot = height
    return range(int((top - grid.top) / grid.leading + 0.05), int((foot - grid.top) / grid.leading - 0.05) + 1)


def _columns(left: float, right: float, grid: Grid) -> Iterator[int]:
    for column in range(grid.columns):
        if left < grid.x(column) + grid.column_width - 1 and right > grid.x(column) + 1:
            yield column


def _article_columns(page: Page, grid: Grid) -> dict[str, set[int]]:
    """The columns that each article's text stands in on the page."""
    spans: dict[str, set[int]] = defaultdict(set)
    for mark in page.marks:
        if isinstance(mark, Bead):
            spans[mark.owner].update(_columns(mark.box.x, mark.box.right, grid))
    return spans


def _fill(used: set[int], field: tuple[int, int]) -> float:
    first, end = field
    if end <= first:
        return 1.0
    blank, run = 0, 0
    for line in range(first, end):
        if line in used:
            blank += max(0, run - _WHITE)
            run = 0
        else:
            run += 1
    blank += run
    return 1 - blank / (end - first)


def _spread(page: Page, grid: Grid) -> int:
    """The greatest difference between neighbouring column feet of one article, in lines."""
    feet: dict[tuple[str, int], float] = {}
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and mark.element is not None and mark.element.part not in _HEADS | _ASIDE:
            column = next(_columns(mark.x, mark.x + 2, grid), None)
            if column is not None:
                key = (mark.element.owner, column)
                feet[key] = max(feet.get(key, 0.0), mark.y)
        elif isinstance(mark, GlyphRun) and _is_onward(mark.element):
            assert mark.element is not None
            column = next(_columns(mark.x, mark.x + mark.glyphs[-1].dx + 2, grid))
            feet[mark.element.owner, column] = mark.y
    steps = [
        abs(foot - feet[owner, column + 1]) / grid.leading
        for (owner, column), foot in feet.items()
        if (owner, column + 1) in feet
    ]
    return round(max(steps, default=0.0))


_ASIDE: Final = frozenset(
    {Part.NAMEPLATE, Part.DATE_LINE, Part.CAPTION, Part.CREDIT, Part.PICTURE, Part.FURNITURE, Part.CONTENTS}
)


def _is_onward(element: Element | None) -> bool:
    return element is not None and element.part is Part.CONTINUED and element.index % 2 == 0
