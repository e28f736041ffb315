"""The last page: filled to its foot where its copy suffices, white where it does not."""

from collections.abc import Callable

import pytest

from typeset import house as houses
from typeset.compose import make_up_pages, place_pages, set_copy
from typeset.compose.makeup import book
from typeset.compose.makeup.book import Leaf
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition
from typeset.model.page import Composition, EmptyFrame

Press = Callable[..., tuple[Leaf, Composition]]
LENGTHS = (900, 480, 640, 360, 560)


@pytest.fixture
def last_page(library: FontLibrary) -> Press:
    def run(edition: Edition, style: str = "a3", pictures: object = None) -> tuple[Leaf, Composition]:
        galleys = set_copy(edition, houses.load(style), library)
        made = make_up_pages(edition, galleys, pictures or {})
        return made.leaves[-1], place_pages(edition, galleys, made, pictures or {})[0]

    return run


def articles(desk, times: int = 1) -> list[object]:
    return [desk.article(n, length) for n, length in enumerate(LENGTHS * times, 1)]


@pytest.mark.parametrize(("style", "more"), [("a3", ()), ("a3-4", (600,))])
def test_a_page_with_two_missing_photos_is_filled_to_its_foot(
    last_page: Press, desk, make_edition, style: str, more: tuple[int, ...]
):
    others = [desk.article(9, length) for length in more]
    leaf, composition = last_page(make_edition(*articles(desk), *others, desk.photo(1), desk.photo(2)), style)
    assert leaf.sheet.height == leaf.sheet.field.height
    assert composition.figures[-1].fill >= 0.97
    assert composition.figures[-1].feet_spread <= 1
    frames = [mark.box for mark in composition.pages[-1].marks if isinstance(mark, EmptyFrame)]
    assert len(frames) == 2
    style_of = houses.load(style)
    assert all(box.height < 2 * style_of.photo.most * style_of.grid.leading for box in frames)


def test_without_the_last_look_it_would_end_in_white(
    last_page: Press, desk, make_edition, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(book, "finish", lambda task, sheet, label, shaper: sheet)
    leaf, _ = last_page(make_edition(*articles(desk), desk.photo(1), desk.photo(2)))
    assert leaf.sheet.height < 0.95 * leaf.sheet.field.height


def test_pictures_grow_to_fill_it(last_page: Press, desk, make_edition, picture):
    pictures = {f"{n}.jpg": picture(f"{n}.jpg", 1800, 1200) for n in (1, 2)}
    leaf, composition = last_page(
        make_edition(*articles(desk), desk.photo(1, "1.jpg"), desk.photo(2, "2.jpg")), "a3", pictures
    )
    assert leaf.sheet.height == leaf.sheet.field.height
    assert composition.figures[-1].fill >= 0.97


def test_far_too_little_copy_leaves_its_white(last_page: Press, desk, make_edition):
    leaf, composition = last_page(make_edition(desk.article(1, 500), desk.article(2, 250), desk.photo(1)))
    assert leaf.sheet.height < leaf.sheet.field.height / 2
    frame = next(mark for mark in composition.pages[-1].marks if isinstance(mark, EmptyFrame))
    assert frame.box.width / frame.box.height > 2.0


def test_small_print_keeps_its_place_under_a_filled_page(last_page: Press, desk, make_edition):
    leaf, _ = last_page(
        make_edition(*articles(desk), desk.photo(1), desk.photo(2), desk.small_print(1, "责任编辑：张三　版式：李四"))
    )
    assert leaf.strip is not None
    assert leaf.sheet.height == leaf.sheet.field.height
    assert leaf.sheet.field.line + leaf.sheet.height < leaf.strip_line
