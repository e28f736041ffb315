"""The small print at a page's foot: ragged, items whole and apart, numbers in one piece."""

from itertools import pairwise

import pytest

from typeset import house as houses
from typeset.compose.furniture import pour_strip, strip
from typeset.compose.galley import Galley, Laid, draw
from typeset.compose.stone import Stone, dress
from typeset.fonts import FontLibrary
from typeset.model.edition import Furniture, Script
from typeset.model.source import Piece, Span, Text

SAID = (
    "滨江日报",
    "国内统一连续出版物号：CN 41-0001",
    "新闻热线：0391-3550123 广告热线：0391-3550456 网址：www.bjrb.example.com",
    "社址：滨江市人民路1号 邮编：454000 零售价：1.00元 印刷：滨江日报印务公司",
    "招租：人民路商铺120平方米，电话139××××5678。",
)


def items(*said: str) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(f"f{n:02}", 0, Text((Piece(chars, Span(0, 100 * n, 100 * n + len(chars))),)))
        for n, chars in enumerate(said)
    )


@pytest.fixture(scope="module", params=["a3", "a4", "large-print"])
def stone(library: FontLibrary, request: pytest.FixtureRequest) -> Stone:
    return dress(houses.load(request.param), library, Script.CN)


def rows(galley: Galley) -> list[tuple[Laid, ...]]:
    settled = galley.level([galley.lines])
    assert settled is not None
    return [slug.laid for slug in draw(settled)[0]]


def said(laid: Laid) -> str:
    return "".join(glyph.text for run in laid.line.runs for glyph in run.glyphs)


@pytest.mark.parametrize("columns", [1, 2])
def test_small_print_is_never_justified(stone: Stone, columns: int):
    for row in rows(strip(items(*SAID), columns, stone)):
        assert all(laid.line.stretch == 0 for laid in row)


@pytest.mark.parametrize("columns", [1, 2])
def test_numbers_stay_in_one_piece(stone: Stone, columns: int):
    lines = [said(laid) for row in rows(strip(items(*SAID), columns, stone)) for laid in row]
    for whole in ("0391-3550123", "0391-3550456", "CN 41-0001", "454000", "1.00", "139××××5678"):
        assert sum(whole in line for line in lines) == 1, whole


def test_an_item_that_fits_a_line_is_whole_and_items_stand_apart(stone: Stone):
    galley = strip(items(*SAID), 1, stone)
    size = stone.house.text.furniture.size
    found = rows(galley)
    assert len(found) < len(SAID)
    short = {n for n, chars in enumerate(SAID) if len(chars) * size < galley.measure}
    for n in short:
        assert sum(laid.element.owner == f"f{n:02}" for row in found for laid in row) == 1
    for row in found:
        for before, after in pairwise(row):
            assert after.dx - (before.dx + before.line.width) == pytest.approx(2.5 * size)
        assert row[-1].dx + row[-1].line.width <= galley.measure + 1e-6


def test_a_strip_takes_the_fewest_lines(stone: Stone):
    poured = pour_strip(items(*SAID), 20, stone)
    assert poured is not None
    assert poured.lines <= strip(items(*SAID), 1, stone).lines
    assert pour_strip(items("一" * 5000), 3, stone) is None
    assert pour_strip(items("责任编辑：张三"), 3, stone).lines == 1  # type: ignore[union-attr]
