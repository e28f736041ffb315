"""What disturbs the eye on a page, each with what does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from typeset import house as houses
from typeset.compose.makeup.arrange import RELIEF
from typeset.compose.makeup.blemishes import blemishes
from typeset.compose.makeup.forms import StoryForm
from typeset.compose.makeup.layout import Layout, Rectangle
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import Shape
from typeset.compose.stone import dress
from typeset.compose.stories import gather
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition, Script
from typeset.model.picture import Picture

Make = Callable[..., StoryForm]


@pytest.fixture
def form_of(library: FontLibrary, desk, make_edition: Callable[..., Edition]) -> Make:
    stone = dress(houses.load("a3"), library, Script.CN)

    def make(span: int, length: int = 330, *, beside: bool = False, image: str | None = None) -> StoryForm:
        photos = (desk.photo(1, image),) if image else ()
        edition = make_edition(desk.article(1, length, head="全市秋粮收购工作会议召开", photos=photos))
        shaper = Shaper(stone, {"x.jpg": Picture("x.jpg", b"", 1800, 1200)})
        shapes = shaper.whole(gather(edition, stone).stories[0], lead=False)[span]
        found = [shape.form for shape in shapes if isinstance(shape.form, StoryForm)]
        return next(form for form in found if form.arrangement.beside == beside)

    return make


def page(*blocks: tuple[StoryForm | None, int, int, int, int]) -> Layout:
    """Lay out blocks: a form, its column, its span, its line, its height."""
    return Layout(
        tuple(
            Rectangle(number, Shape(height, 0.0, form), column, span, line, height)
            for number, (form, column, span, line, height) in enumerate(blocks)
        ),
        (),
    )


def eye(*blocks: tuple[StoryForm | None, int, int, int, int]) -> float:
    return blemishes(page(*blocks), frozenset(), 76)


def test_heads_alike_side_by_side_are_worse_than_heads_that_differ(form_of: Make):
    form = form_of(2)
    smaller = replace(form, head=replace(form.head, size=form.head.size - 3))
    alike = eye((form, 0, 2, 0, 20), (form, 2, 2, 0, 20))
    differ = eye((form, 0, 2, 0, 20), (smaller, 2, 2, 0, 20))
    staggered = eye((form, 0, 2, 0, 20), (form, 2, 2, 4, 20))
    assert alike > differ > staggered == 0


def test_a_head_beside_its_text_does_not_butt_against_the_next_but_wants_to_be_alone(form_of: Make):
    beside, above = form_of(4, beside=True), form_of(1)
    assert eye((beside, 0, 4, 0, 9), (above, 4, 1, 0, 20)) == 0
    near = eye((beside, 0, 4, 0, 9), (beside, 0, 4, 10, 9))
    far = eye((beside, 0, 4, 0, 9), (above, 0, 1, 10, 19), (beside, 0, 4, 30, 9))
    assert near > far > RELIEF


def test_no_head_should_outshine_the_weightiest_storys(form_of: Make):
    form = form_of(3, 900)
    lead = replace(form, story=replace(form.story, weight=form.story.weight + 100))
    larger = replace(form, head=replace(form.head, size=form.head.size + 4))
    assert eye((lead, 0, 5, 0, 20), (form, 0, 3, 30, 20)) == 0
    assert eye((lead, 0, 5, 0, 20), (larger, 0, 3, 30, 20)) > 0
    went_on = replace(lead, story=replace(lead.story, began="1"))
    assert eye((went_on, 0, 5, 0, 20), (larger, 0, 3, 30, 20)) == 0


def test_a_pages_first_photo_stands_in_its_upper_half(form_of: Make):
    shown = form_of(3, 900, image="x.jpg")
    plain = replace(shown, arrangement=replace(shown.arrangement, photos=()))
    high = eye((shown, 0, 3, 0, 30), (plain, 0, 3, 40, 30))
    low = eye((plain, 0, 3, 0, 30), (shown, 0, 3, 40, 30))
    both = eye((shown, 0, 3, 0, 30), (shown, 0, 3, 40, 30))
    assert low > high == both
