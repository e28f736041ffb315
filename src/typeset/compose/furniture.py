"""The furniture of the pages: nameplate, folio line, the strip at the foot with the paper's own small print, rules.

Everything is said from the edition's own facts; what they do not tell is left out. The nameplate is read once, on page
1; folio lines and rules are artifacts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.galley import Galley, Laid, Settled, Slug, Solid, draw
from typeset.compose.line import Align, SetLine, place
from typeset.compose.makeup.layout import Layout
from typeset.compose.paragraph import set_line
from typeset.compose.photo import whole_ems
from typeset.compose.place import line_runs, own_run
from typeset.compose.ragged import set_ragged
from typeset.compose.stone import Stone, own
from typeset.house import TextStyle
from typeset.model.edition import Furniture, Meta
from typeset.model.page import BLACK, Element, Glyph, Ink, Mark, Part, Rule

_PLATE_SHARE: Final = 0.62
"""The share of the text area's width that a nameplate fills at most, and"""
_PLATE_TRACK: Final = 0.22
"""the most that it is letter-spaced, in ems, to fill"""
_PLATE_WANTED: Final = 0.5
"""this share."""
_ASCENT: Final = 0.88
_FOLIO_LINES: Final = 2
_PARTED: Final = 2.5
"""White between two items of small print on a line, in ems."""


def nameplate_lines(meta: Meta, stone: Stone) -> int:
    """How many lines of the grid the head of page 1 takes: nameplate and date line, or a folio line without a name."""
    if not meta.paper:
        return _FOLIO_LINES
    return stone.grid.slots(1.16 * stone.house.text.nameplate.size + _strip_height(stone) + 0.55 * stone.grid.leading)


def folio_lines() -> int:
    """How many lines the folio line takes with the white below it."""
    return _FOLIO_LINES


def nameplate(meta: Meta, page: str, stone: Stone) -> Iterator[Mark]:
    """Set the head of page 1: the paper's name, and between rules its publisher, the date, issue and page."""
    if not meta.paper:
        yield from folio(meta, page, stone)
        return
    grid, style = stone.grid, stone.house.text.nameplate
    line = _plate(meta.paper, stone)
    size = max(run.size for run in line.runs)
    bottom = grid.y(nameplate_lines(meta, stone)) - 0.45 * grid.leading
    top = bottom - _strip_height(stone)
    middle = (grid.y(0) + top) / 2 - 0.02 * style.size
    at = (grid.left, middle + (_ASCENT - 0.5) * size)
    yield from own_run(line, at, Element("", Part.NAMEPLATE), stone.house.inks.nameplate)
    right = grid.left + grid.width(grid.columns)
    rules = stone.house.rules
    yield Rule(grid.left, top, right, top, rules.page)
    yield Rule(grid.left, bottom, right, bottom, rules.page / 3)
    says = [meta.publisher, _day(meta, stone), _issue(meta, page, stone)]
    yield from _three(says, (top + bottom) / 2, stone.house.text.date_line, (stone, Element("", Part.DATE_LINE)))


def folio(meta: Meta, page: str, stone: Stone) -> Iterator[Mark]:
    """Set the folio line of a page: which `page` it is, the paper, the date, and a rule below them."""
    grid = stone.grid
    foot = grid.y(1) + 0.32 * grid.leading
    says = [page, meta.paper, _day(meta, stone)]
    yield from _three(says, (grid.y(0) + foot) / 2, stone.house.text.folio, (stone, None))
    right = grid.left + grid.width(grid.columns)
    yield Rule(grid.left, foot, right, foot, stone.house.rules.page / 2)


@dataclass(frozen=True, slots=True)
class Strip:
    """Small print poured for the foot of a page: in columns of `width` points, `lines` high."""

    settled: Settled
    width: float
    lines: int


def strip(items: tuple[Furniture, ...], columns: int, stone: Stone) -> Galley:
    """Set furniture of the source small and ragged in one of `columns` equal columns of the page.

    Items stand one behind the other on a line, each whole where the line holds it.
    """
    style = stone.house.text.furniture
    measure = whole_ems(_strip_width(columns, stone), style)
    baseline = stone.grid.baseline(0) - stone.grid.y(0)
    rows: list[list[Laid]] = []
    pen = measure
    for item in items:
        for line in set_ragged(item.text, style, measure, setter=stone.setter):
            x = pen + _PARTED * style.size
            if x + line.width > measure:
                rows.append([])
                x = 0.0
            rows[-1].append(Laid(line, x, baseline, Element(item.id, Part.FURNITURE)))
            pen = x + line.width if line.last else measure
    return Galley(measure, tuple(Solid((Slug(1, tuple(row), ends=True),)) for row in rows))


def pour_strip(items: tuple[Furniture, ...], most: int, stone: Stone) -> Strip | None:
    """Pour small print into the fewest lines and the widest columns that need no more; None beyond `most` lines."""
    best: Strip | None = None
    for columns in range(1, stone.grid.columns + 1):
        galley = strip(items, columns, stone)
        for depth in range(max(1, -(-galley.lines // columns)), most + 1):
            if best is not None and depth >= best.lines:
                break
            settled = galley.level([depth] * columns)
            if settled is not None:
                best = Strip(settled, _strip_width(columns, stone), depth)
                break
    return best


def strip_marks(strip: Strip, line: int, stone: Stone) -> Iterator[Mark]:
    """Place the strip's columns below a rule, from a line of the grid on."""
    grid = stone.grid
    y = grid.y(line) - 0.4 * grid.leading
    yield Rule(grid.left, y, grid.left + grid.width(grid.columns), y, stone.house.rules.page / 2)
    for number, slugs in enumerate(draw(strip.settled)):
        x = grid.left + number * (strip.width + grid.gutter)
        for place_, slug in enumerate(slugs):
            for laid in slug.laid:
                yield from line_runs(laid.line, (x + laid.dx, grid.y(line + place_) + laid.dy), laid.element)


def _strip_width(columns: int, stone: Stone) -> float:
    return (stone.grid.width(stone.grid.columns) + stone.grid.gutter) / columns - stone.grid.gutter


def cut_rules(layout: Layout, stone: Stone) -> Iterator[Mark]:
    """Draw the rules between blocks."""
    grid, rules = stone.grid, stone.house.rules
    ink = Ink(rules.grey, rules.grey, rules.grey)
    if not rules.block:
        return
    for cut in layout.cuts:
        if cut.across:
            y = grid.y(cut.line + 0.5)
            yield Rule(grid.x(cut.column), y, grid.x(cut.column) + grid.width(cut.length), y, rules.block, ink)
        else:
            x = grid.x(cut.column) - grid.gutter / 2
            top, foot = grid.y(cut.line) + grid.inset, grid.y(cut.line + cut.length) - grid.inset
            yield Rule(x, top, x, foot, rules.block, ink)


def _plate(paper: str, stone: Stone) -> SetLine:
    """Set the paper's name in the middle, letter-spaced when it is short, smaller when it is long."""
    style, width = stone.house.text.nameplate, stone.grid.width(stone.grid.columns)
    line = set_line(own(paper), style, stone.setter)
    if line.width > _PLATE_SHARE * width:
        line = set_line(own(paper), replace(style, size=style.size * _PLATE_SHARE * width / line.width), stone.setter)
    gaps = sum(len(run.glyphs) for run in line.runs) - 1
    if gaps > 0 and line.width < _PLATE_WANTED * width:
        line = _track(line, min(_PLATE_TRACK * style.size, (_PLATE_WANTED * width - line.width) / gaps))
    return place(line, width, Align.CENTRE)


def _track(line: SetLine, step: float) -> SetLine:
    """Letter-space a line."""
    number = 0
    runs = []
    for run in line.runs:
        glyphs: list[Glyph] = []
        first = number
        for glyph in run.glyphs:
            glyphs.append(replace(glyph, dx=glyph.dx + (number - first) * step))
            number += 1
        runs.append(replace(run, dx=run.dx + first * step, glyphs=tuple(glyphs)))
    return replace(line, runs=tuple(runs), width=line.width + (number - 1) * step)


def _strip_height(stone: Stone) -> float:
    return 1.75 * stone.house.text.date_line.size


def _day(meta: Meta, stone: Stone) -> str | None:
    return stone.words.day(meta.date) if meta.date is not None else None


def _issue(meta: Meta, page: str, stone: Stone) -> str:
    return f"{stone.words.number(meta.number)}  {page}" if meta.number else page


def _three(
    says: list[str | None], middle: float, style: TextStyle, use: tuple[Stone, Element | None]
) -> Iterator[Mark]:
    """Set up to three sayings on a line: at its start, in its middle, at its end; the second first if that lacks."""
    stone, element = use
    width = stone.grid.width(stone.grid.columns)
    at = (stone.grid.left, middle + (_ASCENT - 0.5) * style.size)
    if not says[0]:
        says = [says[1], None, says[2]]
    for said, align in zip(says, (Align.START, Align.CENTRE, Align.END), strict=True):
        if said:
            line = place(set_line(own(said), style, stone.setter), width, align)
            yield from own_run(line, at, element, BLACK)
