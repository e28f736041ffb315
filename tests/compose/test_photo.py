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


def test_a_missing_photo_stands_on_one_ground_with_its_words(stone: Stone):
    grid = stone.grid
    for span in range(1, grid.columns + 1):
        for unit in units(PHOTO, span, {}, stone):
            ground = unit.ground
            assert ground is not None
            assert (ground.x, ground.width) == (unit.frame.x, unit.frame.width) == (0.0, grid.width(span))
            assert ground.bottom == pytest.approx(unit.lines * grid.leading - grid.inset)
            words = [laid for laid in unit.laid if laid.element.part is not Part.PICTURE]
            left = min(laid.dx + min(run.dx for run in laid.line.runs) for laid in words)
            right = max(laid.dx + laid.line.width for laid in words)
            assert unit.frame.bottom < min(laid.dy for laid in words) < max(laid.dy for laid in words) < ground.bottom
            assert 0 < left < right < ground.width
            assert right - left <= grid.width(min(span, 2))


def test_with_room_to_spare_the_place_of_a_missing_photo_is_twice_as_tall_at_most(stone: Stone):
    frame, grid = stone.house.photo, stone.grid
    for span in range(1, grid.columns + 1):
        found = units(PHOTO, span, {}, stone, easy=True)
        heights = [round((unit.frame.height + 2 * grid.inset) / grid.leading) for unit in found]
        assert heights == (list(range(frame.least, 2 * frame.most + 1)) if span <= 3 else [])
        assert [unit.cost for unit in found] == sorted(unit.cost for unit in found)


def test_a_picture_that_is_there_keeps_its_shapes_with_room_to_spare(stone: Stone):
    pictures = {"x.jpg": Picture("x.jpg", b"", 3000, 2000)}
    assert units(PHOTO, 1, pictures, stone, easy=True) == units(PHOTO, 1, pictures, stone)
