"""Shapes of stories: where head, text and photos stand in their rectangle, from numbers first."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from typeset import house as houses
from typeset.compose import compose
from typeset.compose.grid import Grid
from typeset.compose.makeup.arrange import BELOW
from typeset.compose.makeup.forms import BrokenForm, Placed, Story, StoryForm
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import Shape
from typeset.compose.place import names_of, story_marks
from typeset.compose.stone import Stone, dress
from typeset.compose.stories import gather
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition, Script
from typeset.model.page import Bead, GlyphRun, Mark, Page, Part, PlacedPicture
from typeset.model.picture import Picture

PICTURES = {
    "wide.jpg": Picture("wide.jpg", b"", 1800, 1200),
    "tall.jpg": Picture("tall.jpg", b"", 1200, 1600),
}
WORDS = (Part.CAPTION, Part.CREDIT)


@pytest.fixture(scope="module", params=["a3", "a3-4", "large-print"])
def stone(library: FontLibrary, request: pytest.FixtureRequest) -> Stone:
    return dress(houses.load(request.param), library, Script.CN)


@pytest.fixture(scope="module")
def broadsheet(library: FontLibrary) -> Stone:
    return dress(houses.load("a3"), library, Script.CN)


def story_of(edition: Edition, stone: Stone) -> Story:
    return gather(edition, stone).stories[0]


def forms(shapes: dict[int, tuple[Shape, ...]]) -> Iterator[tuple[int, Shape, StoryForm | BrokenForm]]:
    for span, found in shapes.items():
        for shape in found:
            assert isinstance(shape.form, StoryForm | BrokenForm)
            yield span, shape, shape.form


def cells(form: StoryForm | BrokenForm) -> dict[str, set[tuple[int, int]]]:
    """The cells of column and line that the head, each photo and the text take."""
    stand = form.arrangement
    taken = {
        "head": {(column, line) for column in range(stand.wide) for line in range(form.head.lines)},
        "text": {
            (column, line)
            for column, top in enumerate(stand.tops, start=stand.first)
            for line in range(top, form.depth)
        },
    }
    for number, slot in enumerate(stand.photos):
        lines = range(slot.line, slot.line + slot.unit.lines)
        taken[f"photo {number}"] = {(slot.column + k, line) for k in range(slot.unit.span) for line in lines}
    return taken


@pytest.mark.parametrize("images", [(), ("wide.jpg",), ("tall.jpg",), ("wide.jpg", "tall.jpg"), (None,)])
@pytest.mark.parametrize("length", [180, 900, 2400])
def test_head_text_and_photos_never_share_a_cell_and_stay_inside(
    stone: Stone, desk, make_edition: Callable[..., Edition], images: tuple[str | None, ...], length: int
):
    photos = tuple(desk.photo(number, image) for number, image in enumerate(images))
    story = story_of(make_edition(desk.article(1, length, photos=photos)), stone)
    shaper = Shaper(stone, PICTURES)
    found = [*forms(shaper.whole(story, lead=False)), *forms(shaper.broken(story, stone.grid.lines, lead=True))]
    assert found
    for span, shape, form in found:
        taken = cells(form)
        everything = [cell for part in taken.values() for cell in part]
        assert len(everything) == len(set(everything))
        assert all(0 <= column < span and 0 <= line < shape.height for column, line in everything)
        assert len(form.arrangement.photos) == len(images) or isinstance(form, BrokenForm)


def test_a_line_of_white_parts_a_photos_words_from_text_below(stone: Stone, desk, make_edition: Callable[..., Edition]):
    photo = desk.photo(1, "wide.jpg")
    story = story_of(make_edition(desk.article(1, 1200, photos=(photo,))), stone)
    for _, _, form in forms(Shaper(stone, PICTURES).whole(story, lead=False)):
        (slot,) = form.arrangement.photos
        below = {form.arrangement.tops[slot.column - form.arrangement.first + k] for k in range(slot.unit.span)}
        assert below == {slot.line + slot.unit.lines + BELOW}
        assert slot.unit.air == 0
        last = max(laid.dy for laid in slot.unit.laid if laid.element.part in WORDS)
        assert slot.unit.lines * stone.grid.leading - last < stone.grid.leading


def test_a_head_stands_beside_only_a_low_text_in_more_columns_than_its_own(
    stone: Stone, desk, make_edition: Callable[..., Edition]
):
    heads = set()
    for length in range(60, 1200, 60):
        story = story_of(make_edition(desk.article(1, length, head="全市秋粮收购工作会议召开")), stone)
        for span, _, form in forms(Shaper(stone, {}).whole(story, lead=False)):
            if form.arrangement.beside:
                heads.add((span, form.arrangement.wide))
                assert form.arrangement.wide < len(form.arrangement.tops) >= 2
                assert set(form.arrangement.tops) == {0}
                assert form.head.lines <= form.depth <= form.head.lines + 3
                main = next(row.setting for row in form.head.rows if row.element.part is Part.HEADLINE)
                assert 2 <= main.count <= 4
    assert (stone.grid.columns < 3) == (not heads)


@pytest.mark.parametrize(
    "parts", [{"head": "奖"}, {"head": None}, {"head": "全市秋粮收购工作会议召开", "lead": True}, {"photo": True}]
)
def test_a_short_head_a_lead_and_a_story_with_photos_keep_their_head_above(
    broadsheet: Stone, desk, make_edition: Callable[..., Edition], parts: dict[str, object]
):
    photos = (desk.photo(1, "wide.jpg"),) if "photo" in parts else ()
    head = parts.get("head", "全市秋粮收购工作会议召开")
    story = story_of(make_edition(desk.article(1, 300, head=head, photos=photos)), broadsheet)
    found = list(forms(Shaper(broadsheet, PICTURES).whole(story, lead="lead" in parts)))
    assert found
    assert not any(form.arrangement.beside for _, _, form in found)


def test_a_picture_may_stand_beside_the_head_and_reaches_below_it(
    broadsheet: Stone, desk, make_edition: Callable[..., Edition]
):
    photo = desk.photo(1, "wide.jpg")
    story = story_of(make_edition(desk.article(1, 1200, photos=(photo,))), broadsheet)
    found = [
        (span, form)
        for span, _, form in forms(Shaper(broadsheet, PICTURES).whole(story, lead=True))
        if form.arrangement.wide < span
    ]
    assert {span - form.arrangement.wide for span, form in found} >= {1, 2}
    for span, form in found:
        (slot,) = form.arrangement.photos
        assert (slot.column, slot.line) == (form.arrangement.wide, 0)
        assert slot.unit.span == span - form.arrangement.wide
        assert slot.unit.lines >= form.head.lines + 2
        assert form.arrangement.tops[: form.arrangement.wide] == (form.head.lines,) * form.arrangement.wide


def test_two_pictures_stand_beside_the_head_side_by_side_or_below_it(
    broadsheet: Stone, desk, make_edition: Callable[..., Edition]
):
    photos = (desk.photo(1, "wide.jpg"), desk.photo(2, "wide.jpg"))
    story = story_of(make_edition(desk.article(1, 1800, photos=photos)), broadsheet)
    found = [form.arrangement for _, _, form in forms(Shaper(broadsheet, PICTURES).whole(story, lead=True))]
    beside = [stand for stand in found if stand.wide < stand.span]
    assert beside
    for stand in beside:
        assert sorted((slot.column, slot.line) for slot in stand.photos) == [
            (stand.wide, 0),
            (stand.wide + stand.photos[0].unit.span, 0),
        ]


def test_a_picture_is_the_smaller_the_shorter_its_text(broadsheet: Stone, desk, make_edition: Callable[..., Edition]):
    cells = []
    for length in (120, 500, 2000):
        story = story_of(make_edition(desk.article(1, length, photos=(desk.photo(1, "wide.jpg"),))), broadsheet)
        found = forms(Shaper(broadsheet, PICTURES).whole(story, lead=False))
        _, _, form = min(found, key=lambda one: one[1].cost)
        (slot,) = form.arrangement.photos
        cells.append(slot.unit.span * slot.unit.lines)
    assert cells[0] <= cells[1] <= cells[2]
    assert cells[0] < cells[2]


def marks_of(form: StoryForm, shape: Shape, span: int, use: tuple[Edition, Stone]) -> tuple[Mark, ...]:
    edition, stone = use
    placed = Placed(0, 3, span, shape.height, form)
    return tuple(story_marks(placed, "2", names_of(edition), stone))


def test_a_head_beside_its_text_is_level_with_it_read_first_and_left_of_it(
    broadsheet: Stone, desk, make_edition: Callable[..., Edition]
):
    grid = broadsheet.grid
    edition = make_edition(desk.article(1, 330, head="全市秋粮收购工作会议召开", kicker="改善民生", byline="记者 王明"))
    found = [
        (span, shape, form)
        for span, shape, form in forms(Shaper(broadsheet, {}).whole(story_of(edition, broadsheet), lead=False))
        if form.arrangement.beside
    ]
    assert {span for span, _, _ in found} >= {4, 5}
    for wanted in (4, 5):
        span, shape, form = min((one for one in found if one[0] == wanted), key=lambda one: one[1].cost)
        assert isinstance(form, StoryForm)
        marks = marks_of(form, shape, span, (edition, broadsheet))
        runs = [mark for mark in marks if isinstance(mark, GlyphRun) and mark.element is not None]
        text = [run for run in runs if run.element and run.element.part is Part.PARAGRAPH]
        head = [run for run in runs if run not in text]
        assert runs[: len(head)] == head
        ends = [run.x + run.glyphs[-1].dx + run.glyphs[-1].advance for run in head]
        assert min(run.x for run in head) == pytest.approx(grid.x(0), abs=0.2 * head[0].size)
        assert max(ends) <= min(run.x for run in text) - grid.gutter
        assert min(run.y - 0.88 * run.size for run in head) == pytest.approx(
            min(run.y - 0.88 * run.size for run in text), abs=0.5
        )
        assert max(run.y for run in head) <= max(run.y for run in text) + 0.5 * grid.leading
        assert {round((run.y - grid.baseline(3)) / grid.leading % 1, 6) for run in text} <= {0.0, 1.0}
        feet: dict[float, float] = defaultdict(float)
        for bead in (mark for mark in marks if isinstance(mark, Bead)):
            feet[bead.box.x] = max(feet[bead.box.x], bead.box.bottom)
        assert len(feet) == len(form.arrangement.tops)
        assert max(feet.values()) == pytest.approx(grid.y(3 + form.depth))


def test_a_low_text_mostly_would_have_its_head_beside_it(broadsheet: Stone, desk, make_edition: Callable[..., Edition]):
    dearer = []
    for length in range(120, 420, 30):
        story = story_of(make_edition(desk.article(1, length, head="全市秋粮收购工作会议召开")), broadsheet)
        found = [one for one in forms(Shaper(broadsheet, {}).whole(story, lead=False)) if one[0] == 4]
        beside = [shape.cost for _, shape, form in found if form.arrangement.beside]
        above = min(shape.cost for _, shape, form in found if not form.arrangement.beside)
        dearer += [min(beside) - above] if beside else []
    assert sum(one < 0 for one in dearer) >= 0.7 * len(dearer) > 0


def test_spare_lines_stand_above_a_head_beside_its_text(broadsheet: Stone, desk, make_edition: Callable[..., Edition]):
    edition = make_edition(desk.article(1, 330, head="全市秋粮收购工作会议召开"))
    span, shape, form = next(
        one
        for one in forms(Shaper(broadsheet, {}).whole(story_of(edition, broadsheet), lead=False))
        if one[2].arrangement.beside
    )
    assert isinstance(form, StoryForm)
    tight = marks_of(form, shape, span, (edition, broadsheet))
    loose = marks_of(form, replace(shape, height=shape.height + 1), span, (edition, broadsheet))
    for one, other in zip(tight, loose, strict=True):
        if isinstance(one, GlyphRun) and isinstance(other, GlyphRun):
            assert other.y == pytest.approx(one.y + broadsheet.grid.leading)


def test_a_broken_story_may_leave_its_photos_to_its_next_part(
    broadsheet: Stone, library: FontLibrary, desk, make_edition: Callable[..., Edition]
):
    photo = desk.photo(1, "tall.jpg")
    story = story_of(make_edition(desk.article(1, 4000, photos=(photo,))), broadsheet)
    found = list(forms(Shaper(broadsheet, PICTURES).broken(story, 20, lead=True)))
    assert any(not form.arrangement.photos for _, _, form in found)
    edition = make_edition(desk.article(2, 3000), desk.article(3, 6500, photos=(desk.photo(2, "tall.jpg"),)))
    composition, _ = compose(edition, broadsheet.house, library, PICTURES)
    pictures = [mark for page in composition.pages for mark in page.marks if isinstance(mark, PlacedPicture)]
    assert [picture.element.owner for picture in pictures] == ["p02"]


def test_parts_of_a_story_are_told_apart_though_as_much_is_left(
    broadsheet: Stone, desk, make_edition: Callable[..., Edition]
):
    shaper = Shaper(broadsheet, {})
    story = replace(story_of(make_edition(desk.article(1, 600)), broadsheet), began="2", part=1)
    for part in (1, 2):
        again = replace(story, part=part)
        assert {form.story.part for _, _, form in forms(shaper.whole(again, lead=False))} == {part}


def columns_of(page: Page, grid: Grid, owner: str) -> dict[int, list[int]]:
    """The lines of the grid on which an article has text or a photo's words, by column."""
    lines: dict[int, list[int]] = defaultdict(list)
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and mark.element and mark.element.owner == owner:
            column = int((mark.x - grid.left + 1) / (grid.column_width + grid.gutter))
            lines[column].append(round((mark.y - grid.baseline(0)) / grid.leading))
    return lines


def test_one_blank_line_below_the_credit_on_the_page(
    broadsheet: Stone, library: FontLibrary, desk, make_edition: Callable[..., Edition]
):
    grid = broadsheet.grid
    articles = [desk.article(n, 700, photos=(desk.photo(n, "wide.jpg"),)) for n in (1, 2, 3)]
    composition, _ = compose(make_edition(*articles), broadsheet.house, library, PICTURES)
    seen = 0
    for page in composition.pages:
        for number in (1, 2, 3):
            words = columns_of(page, grid, f"p{number:02}")
            text = columns_of(page, grid, f"a{number:02}")
            for column, lines in words.items():
                below = [line for line in text.get(column, ()) if line > max(lines)]
                last = max(max(found) for found in words.values())
                if below:
                    seen += 1
                    assert min(below) == last + 1 + BELOW
    assert seen


GOLDEN = Path(__file__).parent / "golden"


def test_a_head_beside_its_text_as_a_picture(broadsheet: Stone, desk, make_edition: Callable[..., Edition]):
    edition = make_edition(desk.article(1, 330, head="全市秋粮收购工作会议召开", kicker="改善民生"))
    found = forms(Shaper(broadsheet, {}).whole(story_of(edition, broadsheet), lead=False))
    span, shape, form = min(
        (one for one in found if one[2].arrangement.beside and one[0] == 4), key=lambda one: one[1].cost
    )
    assert isinstance(form, StoryForm)
    rows: dict[tuple[int, int], str] = defaultdict(str)
    for mark in marks_of(form, shape, span, (edition, broadsheet)):
        if isinstance(mark, GlyphRun):
            grid = broadsheet.grid
            column = int((mark.x - grid.left + 2) / (grid.column_width + grid.gutter))
            line = int((mark.y - 0.4 * mark.size - grid.top) / grid.leading)
            rows[line, column] += "".join(glyph.text for glyph in mark.glyphs)
    drawn = "".join(
        f"{line:2} {' | '.join(rows[line, column] for column in range(span))}".rstrip(" |") + "\n"
        for line in range(3, 3 + shape.height)
    )
    file = GOLDEN / "head-beside.txt"
    if os.environ.get("TYPESET_BLESS"):
        file.write_text(drawn, "utf-8")
    assert drawn == file.read_text("utf-8")
