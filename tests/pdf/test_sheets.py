import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.model.geometry import MM, Box
from typeset.model.page import Page
from typeset.pdf.options import PdfOptions
from typeset.pdf.sheets import crop_marks, impose, lay_out


def pages(count, width=595.0, height=842.0):
    return tuple(Page(str(number + 1), width, height, ()) for number in range(count))


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(None, 0), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (5, [(None, 0), (1, None), (None, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_folded_booklet_reads_in_order(count, sides):
    assert list(impose(count)) == sides


@settings(derandomize=True, max_examples=40)
@given(st.integers(1, 70))
def test_every_page_is_imposed_once_on_whole_sheets(count):
    sides = list(impose(count))
    assert len(sides) % 2 == 0
    assert sorted(page for side in sides for page in side if page is not None) == list(range(count))
    # Folded and nested, the right page of a front backs onto the left page of its back.
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        if front[1] is not None and back[0] is not None:
            assert back[0] == front[1] + 1


def test_without_options_every_box_is_the_page():
    (sheet,) = lay_out(pages(1), PdfOptions())
    assert sheet.media == sheet.bleed == sheet.trim == (0, 0, 595, 842)
    assert sheet.placements[0].box(Box(10, 20, 30, 40)) == (10, 842 - 60, 40, 842 - 20)


def test_marks_put_bleed_and_slug_round_the_page():
    (sheet,) = lay_out(pages(1), PdfOptions(marks=True))
    assert sheet.trim == pytest.approx((10 * MM, 10 * MM, 595 + 10 * MM, 842 + 10 * MM))
    assert sheet.bleed[0] == pytest.approx(sheet.trim[0] - 3 * MM)
    assert sheet.media[2] == pytest.approx(595 + 20 * MM)


def test_crop_marks_stay_off_the_bleed_and_on_the_sheet():
    (sheet,) = lay_out(pages(1), PdfOptions(marks=True))
    lines = list(crop_marks(sheet.trim))
    assert len(lines) == 8
    left, bottom, right, top = sheet.bleed
    for x0, y0, x1, y1 in lines:
        assert 0 <= min(x0, x1) <= max(x0, x1) <= sheet.media[2]
        assert 0 <= min(y0, y1) <= max(y0, y1) <= sheet.media[3]
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not (left < middle[0] < right and bottom < middle[1] < top)


def test_a_booklet_sheet_is_two_pages_wide_and_drawn_in_reading_order():
    sheets = lay_out(pages(5), PdfOptions(booklet=True))
    assert len(sheets) == 4
    assert {sheet.trim for sheet in sheets} == {(0, 0, 1190, 842)}
    assert [(place.page, place.x) for place in sheets[3].placements] == [(3, 0), (4, 595)]
    assert [(place.page, place.x) for place in sheets[0].placements] == [(0, 595)]
    assert [sheet.label for sheet in sheets] == ["1", "2", "3", "4 · 5"]
