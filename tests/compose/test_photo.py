"""Pictures no larger than their pixels bear, with words as wide as they are."""

import pytest

from typeset import house as houses
from typeset.compose.photo import PhotoUnit, coarse, units
from typeset.compose.stone import Stone, dress
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition, Meta, Photo, Script
from typeset.model.page import Part
from typeset.model.picture import Picture
from typeset.model.source import Piece, Span, Text
from typeset.notes import Code

CAPTION = "9月15日，志愿者在湿地公园清理垃圾，近千人参加了当天的环保公益活动。"


def text(chars: str, start: int = 0) -> Text:
    return Text((Piece(chars, Span(0, start, start + len(chars))),))


PHOTO = Photo("p01", 0, text(CAPTION), text("本报记者 李雷 摄", 100), "x.jpg")


@pytest.fixture(scope="module", params=["a3", "a3-4", "a4", "large-print"])
def stone(library: FontLibrary, request: pytest.FixtureRequest) -> Stone:
    return dress(houses.load(request.param), library, Script.CN)


def shown(stone: Stone, span: int, width: int, height: int) -> PhotoUnit:
    return units(PHOTO, span, {"x.jpg": Picture("x.jpg", b"", width, height)}, stone)[0]


@pytest.mark.parametrize("size", [(40, 30), (300, 200), (900, 600), (700, 2100), (4000, 800), (6000, 4000)])
def test_a_picture_has_120_pixels_to_the_inch_and_its_aspect(stone: Stone, size: tuple[int, int]):
    for span in range(1, stone.grid.columns + 1):
        box = shown(stone, span, *size).frame
        assert size[0] / (box.width / 72) >= 120 - 1e-6
        assert box.width / box.height == pytest.approx(size[0] / size[1])
        assert box.x + box.width / 2 == pytest.approx(stone.grid.width(span) / 2)


@pytest.mark.parametrize("size", [(40, 30), (900, 600), (700, 2100), (6000, 4000)])
def test_words_are_as_wide_as_their_picture(stone: Stone, size: tuple[int, int]):
    style = stone.house.text.caption
    for span in range(1, stone.grid.columns + 1):
        unit = shown(stone, span, *size)
        words = [laid for laid in unit.laid if laid.element.part is not Part.PICTURE]
        room = min(stone.grid.width(span), max(unit.frame.width, 12 * style.size))
        middle = stone.grid.width(span) / 2
        left = min(laid.dx + laid.line.runs[0].dx for laid in words)
        right = max(laid.dx + laid.line.width for laid in words)
        assert left >= middle - room / 2 - 0.5 * style.size
        assert right <= middle + room / 2 + 0.5 * style.size
        credit = next(laid for laid in words if laid.element.part is Part.CREDIT)
        assert credit.dx + credit.line.width == pytest.approx(middle + room / 2, abs=style.size)


def test_a_tall_picture_and_a_small_one_want_few_columns(stone: Stone):
    for size in ((700, 2100), (int(stone.house.column_width), 90)):
        costs = [shown(stone, span, *size).cost for span in range(1, stone.grid.columns + 1)]
        fits = [
            span
            for span in range(1, stone.grid.columns + 1)
            if shown(stone, span, *size).frame.width >= 0.8 * stone.grid.width(span)
        ]
        assert costs.index(min(costs)) + 1 in (fits or [1])


def test_a_picture_too_small_for_a_column_is_noted_with_what_to_do(stone: Stone):
    edition = Edition(
        Meta(key="x", paper="报", date=None, lang="zh-Hans", publisher=None, number=None, pages=()), (), (PHOTO,), ()
    )
    wanted = int(stone.house.column_width * 120 / 72) + 1
    (note,) = coarse(edition, {"x.jpg": Picture("x.jpg", b"", 40, 30)}, stone)
    assert (note.code, note.span) == (Code.LOW_RESOLUTION_PICTURE, Span(0, 0, len(CAPTION)))
    assert "40 × 30" in note.message
    assert str(wanted) in note.hint
    assert coarse(edition, {"x.jpg": Picture("x.jpg", b"", wanted, 30)}, stone) == ()
    assert coarse(edition, {}, stone) == ()


def test_the_frame_of_a_missing_photo_is_two_columns_wide_at_most_and_in_the_middle(stone: Stone):
    grid = stone.grid
    for span in range(1, grid.columns + 1):
        for unit in units(PHOTO, span, {}, stone):
            assert unit.frame.width == pytest.approx(grid.width(min(span, 2)))
            assert unit.frame.x == pytest.approx((grid.width(span) - unit.frame.width) / 2)
            words = [laid for laid in unit.laid if laid.element.part is not Part.PICTURE]
            assert min(min(run.dx for run in laid.line.runs) for laid in words) + words[0].dx >= unit.frame.x - 1e-6


def test_with_room_to_spare_a_missing_photo_has_the_proportions_of_one(stone: Stone):
    grid = stone.grid
    assert units(PHOTO, grid.columns, {}, stone, easy=True) == ()
    for span in range(1, min(2, grid.columns - 1) + 1):
        found = units(PHOTO, span, {}, stone, easy=True)
        assert len({unit.lines for unit in found}) == len(found) > 2
        slack = grid.leading / 2
        tallest = 4 / 5 if span == 1 else 5 / 4
        for unit in found:
            width, height = unit.frame.width, unit.frame.height
            assert width == pytest.approx(grid.width(span))
            assert width * 9 / 16 - slack - 1 <= height <= width / tallest + slack + 1
        usual = min(found, key=lambda unit: unit.cost)
        assert usual.frame.width / usual.frame.height == pytest.approx(3 / 2, rel=0.1)


def test_a_picture_that_is_there_keeps_its_shapes_with_room_to_spare(stone: Stone):
    pictures = {"x.jpg": Picture("x.jpg", b"", 3000, 2000)}
    assert units(PHOTO, 1, pictures, stone, easy=True) == units(PHOTO, 1, pictures, stone)
