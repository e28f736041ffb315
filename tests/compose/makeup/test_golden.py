"""Tiny pages as text: what stands on each line of the grid. TYPESET_BLESS=1 writes them anew; look at them then."""

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from typeset import house as houses
from typeset.compose import compose
from typeset.compose.grid import Grid, rule_grid
from typeset.fonts import FontLibrary
from typeset.house import HouseStyle
from typeset.model.edition import Section
from typeset.model.page import EmptyFrame, GlyphRun, Page, Rule

GOLDEN = Path(__file__).parent / "golden"
TINY = """
[paper]
size = [112, 150]
head = 5
foot = 5
side = 5
[grid]
columns = 2
measure = 15
gutter = 13.5
[text]
nameplate = { size = 28 }
[heads.lead]
sizes = [24, 20]
"""


@pytest.fixture
def tiny(tmp_path: Path) -> HouseStyle:
    file = tmp_path / "tiny.toml"
    file.write_text(TINY, "utf-8")
    return houses.load("a4", file)


def picture_of(page: Page, grid: Grid) -> str:
    """Draw a page in characters: a row for each line of the grid, what begins in each column between bars."""
    rows: dict[int, dict[int, str]] = defaultdict(lambda: defaultdict(str))
    for mark in page.marks:
        if isinstance(mark, GlyphRun):
            line = int((mark.y - 0.4 * mark.size - grid.top) / grid.leading)
            column = min(grid.columns - 1, max(0, int((mark.x - grid.left + 2) / (grid.column_width + grid.gutter))))
            rows[line][column] += "".join(glyph.text for glyph in mark.glyphs)
        elif isinstance(mark, EmptyFrame):
            line = int((mark.box.y - grid.top) / grid.leading)
            rows[line][round((mark.box.x - grid.left) / (grid.column_width + grid.gutter))] += "[frame]"
        elif isinstance(mark, Rule) and mark.y0 == mark.y1:
            rows[int((mark.y0 - grid.top) / grid.leading)][-1] += "-"
    lines = []
    for line in range(grid.lines):
        cells = " | ".join(rows[line][column] for column in range(grid.columns))
        lines.append(f"{line:2} {cells}{'  ' + rows[line][-1] if rows[line][-1] else ''}".rstrip(" |"))
    return "\n".join(lines) + "\n"


def hold(name: str, drawn: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("TYPESET_BLESS"):
        file.write_text(drawn, "utf-8")
    assert drawn == file.read_text("utf-8")


def test_a_page_with_two_articles_and_a_photo(tiny: HouseStyle, library: FontLibrary, desk, make_edition: Callable):
    edition = make_edition(desk.article(1, 230, kicker="改善民生"), desk.article(2, 70), desk.photo(1))
    composition, _ = compose(edition, tiny, library, {})
    assert len(composition.pages) == 1
    hold("two-articles", picture_of(composition.pages[0], rule_grid(tiny)))


def test_an_article_that_goes_on(tiny: HouseStyle, library: FontLibrary, desk, make_edition: Callable):
    body = (*desk.body(400), Section(desk.text("民生为本"), None), *desk.body(500, shift=3))
    composition, _ = compose(make_edition(desk.article(1, 0, body=body)), tiny, library, {})
    assert len(composition.pages) == 2
    drawn = "\f\n".join(picture_of(page, rule_grid(tiny)) for page in composition.pages)
    hold("goes-on", drawn)
