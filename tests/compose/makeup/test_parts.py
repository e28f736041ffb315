"""Heads, frames, small print and figures, each by itself."""

import math
from collections.abc import Callable

import pytest

from typeset import house as houses
from typeset.compose.figures import measure
from typeset.compose.furniture import pour_strip
from typeset.compose.heads import Copyhead, lay, reface, stacks
from typeset.compose.makeup.forms import Story
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.photo import units, whole_ems
from typeset.compose.stone import Stone, dress
from typeset.compose.stories import gather
from typeset.compose.words import words
from typeset.fonts import FontLibrary
from typeset.house import TextStyle
from typeset.model.edition import Edition, Photo, Script
from typeset.model.page import Bead, Element, EmptyFrame, Glyph, GlyphRun, Page, Part
from typeset.model.source import Text


@pytest.fixture(scope="module")
def stone(library: FontLibrary) -> Stone:
    return dress(houses.load("a3"), library, Script.CN)


def head(desk, headline: str = "全市秋粮收购工作会议召开", **parts: str) -> Copyhead:
    texts = {part: desk.text(chars) for part, chars in parts.items()}
    return Copyhead("a01", texts.get("kicker"), desk.text(headline), texts.get("deck"), texts.get("byline"))


def test_stacks_take_whole_lines_in_several_heights(stone: Stone, desk):
    grade = stone.house.heads.major
    found = stacks(head(desk, kicker="改善民生"), grade, grade.faces[0], 3, stone)
    assert len(found) >= 3
    assert [stack.lines for stack in found] == sorted({stack.lines for stack in found})
    for stack in found:
        content = sum(row.height * row.setting.count for row in stack.rows)
        assert content < stack.lines * stone.grid.leading


def test_a_wider_head_is_larger(stone: Stone, desk):
    grade = stone.house.heads.major
    best = [min(stacks(head(desk), grade, grade.faces[0], span, stone), key=lambda one: one.cost) for span in (1, 3)]
    assert best[0].size < best[1].size


@pytest.mark.parametrize(
    "headline", ["雨", "暴雨蓝色预警", "加快推进重点项目建设 奋力实现全年目标任务确保首季开门红双过半" * 2]
)
@pytest.mark.parametrize("span", [1, 2, 5])
def test_a_head_of_any_length_stays_in_its_columns(stone: Stone, desk, headline: str, span: int):
    grade = stone.house.heads.lead
    for stack in stacks(head(desk, headline, deck="——综述"), grade, grade.faces[0], span, stone):
        for laid in lay(stack, 0):
            left = min((run.dx for run in laid.line.runs), default=0.0)
            assert left >= -0.5 * laid.line.runs[0].size
            assert laid.line.width <= stone.grid.width(span) + 0.01


def test_parts_stand_in_their_order_and_white_is_shared(stone: Stone, desk):
    grade = stone.house.heads.minor
    stack = stacks(
        head(desk, kicker="改善民生", deck="——综述", byline="本报记者 王小明"), grade, "sans-bold", 3, stone
    )[0]
    order = [laid.element.part for laid in lay(stack, 0)]
    assert order == [Part.KICKER, Part.HEADLINE, Part.DECK, Part.BYLINE]
    tight, loose = lay(stack, 0), lay(stack, 3)
    assert [laid.dy for laid in tight] == sorted(laid.dy for laid in tight)
    above, inner = loose[0].dy - tight[0].dy, (loose[-1].dy - loose[0].dy) - (tight[-1].dy - tight[0].dy)
    assert above > 0
    assert inner > 0
    assert above + inner < 3 * stone.grid.leading


def test_kicker_and_deck_are_about_two_sizes_smaller(stone: Stone, desk):
    for grade in (stone.house.heads.lead, stone.house.heads.major, stone.house.heads.brief):
        for stack in stacks(head(desk, kicker="改善民生", deck="——综述"), grade, grade.faces[0], 2, stone):
            size = {row.element.part: row.setting.size for row in stack.rows}
            assert size[Part.KICKER] <= grade.second * size[Part.HEADLINE] + 0.5
            assert size[Part.DECK] <= grade.second * size[Part.HEADLINE] + 0.5


def test_a_head_in_another_face_is_as_high(stone: Stone, desk):
    grade = stone.house.heads.minor
    text = desk.text("市图书馆延长开放时间")
    stack = stacks(Copyhead("a01", None, text, None, None), grade, "sans-bold", 2, stone)[0]
    other = reface(stack, text, "serif-black", stone)
    assert other is not None
    assert (other.lines, other.rows[0].setting.count) == (stack.lines, stack.rows[0].setting.count)
    assert other.rows[0].setting.lines[0].runs[0].face == "serif-black"


def test_a_photo_takes_whole_lines_with_its_words(stone: Stone, desk, picture):
    photo = desk.photo(1, "x.jpg")
    for span in range(1, 6):
        for unit in units(photo, span, {"x.jpg": picture("x.jpg", 1600, 1067)}, stone):
            assert unit.frame.bottom <= unit.lines * stone.grid.leading
            assert unit.frame.width <= stone.grid.width(span) + 1e-6
            words = [laid for laid in unit.laid if laid.element.part is not Part.PICTURE]
            assert min(laid.dy for laid in words) > unit.frame.bottom
            assert max(laid.dy for laid in words) < unit.lines * stone.grid.leading


def test_the_frame_of_a_missing_photo_is_as_high_as_the_house_allows(stone: Stone, desk):
    heights = [unit.frame.height for unit in units(desk.photo(1), 1, {}, stone)]
    lines = range(stone.house.photo.least, stone.house.photo.most + 1)
    assert heights == pytest.approx([n * 14.25 - 2 * stone.grid.inset for n in lines])


def test_a_credit_stands_on_the_last_line_where_there_is_room(stone: Stone, desk):
    roomy = Photo("p01", 0, desk.text("湿地公园。"), desk.text("李雷 摄"), None)
    said = desk.text("志愿者在湿地公园清理垃圾，近千人参加了当天的环保公益活动。")
    tight = Photo("p02", 0, said, desk.text("本报记者 李雷 摄"), None)
    assert [units(photo, 1, {}, stone)[0].lines for photo in (roomy, tight)] == [4, 6]


@pytest.mark.parametrize(("width", "size", "ems"), [(142.5, 8.9, 16), (100, 10, 10), (99.9, 10, 9), (5, 10, 1)])
def test_captions_are_whole_ems(width: float, size: float, ems: int):
    assert whole_ems(width, TextStyle("x", size)) == pytest.approx(ems * size)


def test_short_small_print_stands_on_one_line(stone: Stone, desk):
    poured = pour_strip((desk.small_print(1, "责任编辑：张三　版式：李四　校对：王五　热线：12345678"),), 20, stone)
    assert poured is not None
    assert (poured.lines, poured.settled.pour.ends) == (1, (1,))
    several = tuple(desk.small_print(n, f"责任编辑：张三{n}") for n in range(5))
    poured = pour_strip(several, 20, stone)
    assert poured is not None
    assert (poured.lines, len(poured.settled.pour.ends)) == (1, 1)
    assert pour_strip((desk.small_print(1, "一" * 5000),), 3, stone) is None


def test_a_brief_may_stand_on_a_tinted_ground(stone: Stone, desk, make_edition: Callable[..., Edition]):
    copy = gather(make_edition(desk.article(1, 150)), stone)
    shaper = Shaper(stone, {})
    tinted = shaper.tinted(copy.stories[0])
    assert set(tinted) == {1, 2}
    form = tinted[1][0].form
    assert form.story.inset == 4.75  # type: ignore[attr-defined]
    assert form.story.galley.measure == pytest.approx(14 * 9.5)  # type: ignore[attr-defined]
    assert tinted[1][0].height == form.depth + 1  # type: ignore[attr-defined]


def test_longer_stories_weigh_more_and_so_do_kickers(stone: Stone, desk, make_edition: Callable[..., Edition]):
    parts = [desk.article(1, 100), desk.article(2, 300), desk.article(3, 300, kicker="改善民生"), desk.article(4, 900)]
    stories: tuple[Story, ...] = gather(make_edition(*parts), stone).stories
    weights = [story.weight for story in stories]
    assert weights == sorted(weights)


def page(*marks: object) -> Page:
    return Page("1", 842, 1191, marks)  # type: ignore[arg-type]


def line(owner: str, x: float, y: float, part: Part = Part.PARAGRAPH) -> GlyphRun:
    return GlyphRun("serif-regular", 9.5, x, y, (Glyph(1, 0.0, 140.0, "一"),), Element(owner, part))


def test_fill_counts_holes_and_not_the_white_of_heads(stone: Stone):
    grid = stone.grid
    full = [line("a", grid.x(column), grid.baseline(n)) for column in range(5) for n in range(20)]
    assert measure(page(*full), grid, (0, 20)).fill == 1
    airy = [run for run in full if round((run.y - grid.baseline(0)) / grid.leading) not in (7, 8)]
    assert measure(page(*airy), grid, (0, 20)).fill == 1
    hole = [run for run in full if round((run.y - grid.baseline(0)) / grid.leading) not in (7, 8, 9, 10)]
    assert measure(page(*hole), grid, (0, 20)).fill == pytest.approx(0.9)
    short = [run for run in full if run.x < grid.x(4) or run.y < grid.baseline(15)]
    figures = measure(page(*short), grid, (0, 20))
    assert figures.column_fill == pytest.approx((1, 1, 1, 1, 0.75))
    assert figures.feet_spread == 5


def test_a_head_uses_all_columns_of_its_article(stone: Stone):
    grid = stone.grid
    head_line = line("a", grid.x(1), grid.baseline(0), Part.HEADLINE)
    beads = [Bead("a", grid.box(column, 1, 1, 3)) for column in range(5)]
    text = [line("a", grid.x(column), grid.baseline(n)) for column in range(5) for n in (1, 2, 3)]
    assert measure(page(head_line, *beads, *text), grid, (0, 4)).column_fill == (1, 1, 1, 1, 1)
    assert measure(page(line("b", grid.x(1), grid.baseline(4), Part.HEADLINE)), grid, (0, 5)).column_fill[0] == 0


def test_frames_count_as_used(stone: Stone):
    grid = stone.grid
    frame = EmptyFrame(grid.box(0, 5, 0, 10), 0.5, Element("p", Part.PICTURE), "")
    assert measure(page(frame), grid, (0, 10)).fill == 1


@pytest.mark.parametrize("script", list(Script))
def test_every_script_has_its_words(script: Script):
    said = words(script)
    assert "3" in said.of_page("3")
    assert "2" in said.jump("2", onward=True)
    assert said.jump("2", onward=True) != said.jump("2", onward=False)
    assert len(said.weekdays) == 7
    assert said.number("128") != "128"
    assert said.number("总第128期") == "总第128期"


def test_an_alternative_text_is_never_empty(stone: Stone, desk):
    from typeset.compose.photo import alt

    assert alt(desk.photo(1), stone).startswith("9月15日")
    assert alt(Photo("p", 0, Text(()), desk.text("李雷 摄"), None), stone) == "李雷 摄"
    assert alt(desk.photo(1, caption=""), stone) == "图片"
    assert math.isfinite(units(desk.photo(1, caption=""), 1, {}, stone)[0].cost)
