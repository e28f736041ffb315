"""A tint is white paper: only its edges count as full."""

import pytest

from typeset import house as houses
from typeset.compose.figures import measure
from typeset.compose.stone import Stone, dress
from typeset.fonts import FontLibrary
from typeset.model.edition import Script
from typeset.model.page import Element, Glyph, GlyphRun, Ink, Page, Part, Tint


@pytest.fixture(scope="module")
def stone(library: FontLibrary) -> Stone:
    return dress(houses.load("a3"), library, Script.CN)


def line(stone: Stone, column: int, number: int) -> GlyphRun:
    grid = stone.grid
    glyphs = (Glyph(1, 0.0, grid.column_width, "一"),)
    return GlyphRun("x", grid.size, grid.x(column), grid.baseline(number), glyphs, Element("a", Part.CONTENTS, number))


def page(stone: Stone, entries: int, height: int) -> Page:
    """Ten full lines over all columns, then a tint `height` lines high with so many entries in each column."""
    grid = stone.grid
    marks: list = [line(stone, column, n) for column in range(grid.columns) for n in range(10)]
    marks.append(Tint(grid.box(0, grid.columns, 11, height), Ink(0.9, 0.9, 0.9)))
    marks += [line(stone, column, 13 + n) for column in range(grid.columns) for n in range(entries)]
    return Page("1", 842.0, 1191.0, tuple(marks))


def test_a_tint_with_its_entries_is_full(stone: Stone):
    assert measure(page(stone, 5, 8), stone.grid, (0, 19)).fill == 1


@pytest.mark.parametrize("empty", [4, 10, 20])
def test_an_empty_tint_is_a_hole(stone: Stone, empty: int):
    height = 7 + empty
    assert measure(page(stone, 5, height), stone.grid, (0, 11 + height)).fill == pytest.approx(
        1 - (empty - 1 - 2) / (11 + height)
    )
