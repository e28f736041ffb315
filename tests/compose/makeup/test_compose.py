"""What an art editor looks for on particular pages."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest

from typeset import house as houses
from typeset.compose import compose
from typeset.compose.grid import Grid, rule_grid
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition, EditorsNote, Jump, Section
from typeset.model.page import (
    Bead,
    Composition,
    Destination,
    EmptyFrame,
    GlyphRun,
    Link,
    Page,
    Part,
    PlacedPicture,
    Rule,
    Tint,
)
from typeset.notes import Code

Set = Callable[..., Composition]
LENGTHS = (430, 200, 830, 860, 330, 690, 460, 2900)


@pytest.fixture
def set_edition(library: FontLibrary) -> Set:
    def run(edition: Edition, style: str = "a3", pictures: dict | None = None) -> Composition:
        return compose(edition, houses.load(style), library, pictures or {})[0]

    return run


@pytest.fixture
def news(desk, make_edition) -> Edition:
    """Eight articles and two photos, like the sample's."""
    articles = [
        desk.article(n, length, **({"kicker": "改善民生 提升品质"} if n in (3, 4, 6) else {}))
        for n, length in enumerate(LENGTHS, 1)
    ]
    return make_edition(*articles, desk.photo(1), desk.photo(2))


def said(page: Page, part: Part) -> str:
    chosen = [mark for mark in page.marks if isinstance(mark, GlyphRun) and mark.element and mark.element.part is part]
    return "".join(glyph.text for run in chosen for glyph in run.glyphs)


def runs_of(page: Page, owner: str, part: Part) -> list[GlyphRun]:
    return [
        mark
        for mark in page.marks
        if isinstance(mark, GlyphRun) and mark.element and (mark.element.owner, mark.element.part) == (owner, part)
    ]


@pytest.mark.parametrize("style", ["a3", "a3-4", "a4"])
def test_pages_are_full_and_the_last_is_balanced(set_edition: Set, news: Edition, style: str):
    composition = set_edition(news, style)
    assert len(composition.pages) > 1
    for figures in composition.figures[:-1]:
        assert figures.fill >= 0.97
    assert min(composition.figures[-1].column_fill) >= 0.9
    assert all(figures.feet_spread <= 1 for figures in composition.figures)


def test_the_lead_stands_at_the_top_across(set_edition: Set, news: Edition):
    page = set_edition(news).pages[0]
    heads = [
        mark
        for mark in page.marks
        if isinstance(mark, GlyphRun) and mark.element and mark.element.part is Part.HEADLINE
    ]
    largest = max(heads, key=lambda run: run.size)
    assert largest.y == min(run.y for run in heads)
    beads = [mark for mark in page.marks if isinstance(mark, Bead) and mark.owner == largest.element.owner]  # type: ignore[union-attr]
    assert len(beads) >= 4


def test_sizes_follow_importance(set_edition: Set, news: Edition):
    page = set_edition(news).pages[0]
    size = {
        mark.element.owner: mark.size
        for mark in page.marks
        if isinstance(mark, GlyphRun) and mark.element and mark.element.part is Part.HEADLINE
    }
    assert size["a02"] < size["a03"]
    kicker = next(iter(runs_of(page, "a03", Part.KICKER)))
    assert kicker.size <= 0.6 * size["a03"]


def columns_of(page: Page, grid: Grid) -> dict[tuple[str, int, int], dict[int, list[int]]]:
    """The lines of each paragraph (owner, index) by bead of the page: bead number to line numbers."""
    beads = [mark for mark in page.marks if isinstance(mark, Bead)]
    found: dict[tuple[str, int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for mark in page.marks:
        if isinstance(mark, GlyphRun) and mark.element and mark.element.part is Part.PARAGRAPH:
            number = next(
                n
                for n, bead in enumerate(beads)
                if bead.owner == mark.element.owner
                and bead.box.x - 8 <= mark.x < bead.box.right
                and bead.box.y <= mark.y <= bead.box.bottom
            )
            line = round((mark.y - grid.baseline(0)) / grid.leading)
            lines = found[mark.element.owner, mark.element.index, 0][number]
            if line not in lines:
                lines.append(line)
    return found


@pytest.mark.parametrize("style", ["a3", "a3-4", "a4", "large-print"])
def test_no_line_is_stranded_at_a_foot_or_a_top(set_edition: Set, news: Edition, style: str):
    composition = set_edition(news, style)
    grid = rule_grid(houses.load(style))
    counts: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for page in composition.pages:
        for key, by_bead in columns_of(page, grid).items():
            counts[key] += [len(lines) for lines in by_bead.values()]
    parted = [parts for parts in counts.values() if len(parts) > 1]
    assert parted
    assert [parts for parts in parted if min(parts) == 1] == []


def test_a_section_head_is_followed_by_two_lines(set_edition: Set, desk, make_edition):
    body = [block for n in range(6) for block in (Section(desk.text("疫情防控"), None), *desk.body(260, shift=n))]
    page = set_edition(make_edition(desk.article(1, 0, body=tuple(body)))).pages[0]
    beads = [mark for mark in page.marks if isinstance(mark, Bead)]
    for run in runs_of(page, "a01", Part.SECTION):
        bead = next(b for b in beads if b.box.x <= run.x <= b.box.right and b.box.y <= run.y <= b.box.bottom)
        assert run.y + 2 * 14.25 <= bead.box.bottom


def test_columns_of_one_article_end_on_one_line_or_next_to_it(set_edition: Set, news: Edition):
    for page in set_edition(news).pages:
        feet: dict[str, list[float]] = defaultdict(list)
        for mark in page.marks:
            if isinstance(mark, Bead):
                feet[mark.owner].append(mark.box.bottom)
        assert all(max(ends) - min(ends) <= 14.26 for ends in feet.values())


def test_a_long_article_goes_on_and_says_so(set_edition: Set, desk, make_edition):
    composition = set_edition(make_edition(desk.article(1, 9000, head="从前有座山"), desk.article(2, 300)))
    first, second = composition.pages[:2]
    assert said(first, Part.CONTINUED) == "（下转第2版）"
    assert said(second, Part.CONTINUED).startswith("（上接第1版）")
    onward = next(mark for mark in first.marks if isinstance(mark, Link))
    back = next(mark for mark in second.marks if isinstance(mark, Link))
    assert onward.target in {mark.name for mark in second.marks if isinstance(mark, Destination)}
    assert back.target == "a01"
    assert composition.starts[1].element.owner == "a01"
    assert composition.starts[1].offset > 0 or composition.starts[1].element.index > 0
    repeated = [mark for mark in second.marks if isinstance(mark, GlyphRun) and mark.element is None]
    assert "从前有座山" in "".join(glyph.text for run in repeated for glyph in run.glyphs)


@pytest.mark.parametrize(
    "words",
    [("zh-Hant-TW", "（下轉第2版）", "第1版"), ("ja", "（2面に続く）", "1面"), ("ko", "(2면에 계속)", "1면")],
)
def test_the_programs_words_are_in_the_editions_language(set_edition: Set, desk, make_edition, words: tuple[str, ...]):
    lang, onward, page = words
    composition = set_edition(make_edition(desk.article(1, 7000), lang=lang))
    assert said(composition.pages[0], Part.CONTINUED).replace(" ", "") == onward.replace(" ", "")
    assert page in said(composition.pages[0], Part.DATE_LINE).replace(" ", "")


def test_the_nameplate_tells_what_is_known_and_nothing_else(set_edition: Set, desk, make_edition):
    told = set_edition(make_edition(desk.article(1, 300), publisher="中共滨海市委主办", number="1234")).pages[0]
    assert said(told, Part.NAMEPLATE) == "滨海日报"
    line = said(told, Part.DATE_LINE).replace(" ", "")
    assert line == "中共滨海市委主办2024年9月16日星期一第1234期第1版"
    bare = set_edition(make_edition(desk.article(1, 300), date=None)).pages[0]
    assert said(bare, Part.DATE_LINE).replace(" ", "") == "第1版"


def test_without_a_paper_there_is_no_nameplate(set_edition: Set, desk, make_edition):
    page = set_edition(make_edition(desk.article(1, 300), paper=None)).pages[0]
    assert said(page, Part.NAMEPLATE) == said(page, Part.DATE_LINE) == ""
    artifacts = "".join(
        glyph.text
        for mark in page.marks
        if isinstance(mark, GlyphRun) and mark.element is None
        for glyph in mark.glyphs
    )
    assert "第1版" in artifacts.replace(" ", "")


def test_a_long_nameplate_is_smaller_and_a_short_one_is_spaced(set_edition: Set, desk, make_edition):
    def plate(paper: str) -> tuple[float, float]:
        page = set_edition(make_edition(desk.article(1, 300), paper=paper)).pages[0]
        (run,) = [m for m in page.marks if isinstance(m, GlyphRun) and m.element and m.element.part is Part.NAMEPLATE]
        return run.size, run.glyphs[-1].dx + run.glyphs[-1].advance - run.glyphs[0].dx

    long_size, long_width = plate("中国工业和信息化产业发展报道周刊")
    short_size, short_width = plate("晨报")
    assert long_size < short_size
    assert long_width <= 0.62 * 760.5 + 1
    assert short_width > 2.05 * short_size


def test_later_pages_have_a_folio_that_is_an_artifact(set_edition: Set, news: Edition):
    page = set_edition(news).pages[1]
    first = [mark for mark in page.marks if isinstance(mark, GlyphRun)][:3]
    assert [mark.element for mark in first] == [None, None, None]
    words = ["".join(glyph.text for glyph in mark.glyphs).replace(" ", "") for mark in first]
    assert words[0] == "第2版"
    assert words[1] == "滨海日报"


def test_a_missing_photo_has_a_small_place_on_a_tint_that_says_so_with_its_words(set_edition: Set, desk, make_edition):
    page = set_edition(make_edition(desk.article(1, 900), desk.photo(1))).pages[0]
    (frame,) = [mark for mark in page.marks if isinstance(mark, EmptyFrame)]
    assert frame.box.height <= 4 * 14.25
    ground = page.marks[page.marks.index(frame) - 1]
    assert isinstance(ground, Tint)
    assert frame.alt.startswith("9月15日")
    assert said(page, Part.PICTURE) == "图片缺"
    caption = runs_of(page, "p01", Part.CAPTION)
    assert (ground.box.x, ground.box.y, ground.box.width) == (frame.box.x, frame.box.y, frame.box.width)
    assert frame.box.bottom < min(run.y for run in caption) <= max(run.y for run in caption) < ground.box.bottom
    assert all(ground.box.x + 4 < run.x for run in caption)
    assert max(run.x + run.glyphs[-1].dx + run.glyphs[-1].advance for run in caption) < ground.box.right - 4
    assert all(run.size < 9.5 and run.face.startswith("sans") for run in caption)


@pytest.mark.parametrize("size", [(1600, 1067), (1067, 1600), (4000, 500), (300, 4000)])
def test_a_picture_keeps_its_shape(set_edition: Set, desk, make_edition, picture, size: tuple[int, int]):
    width, height = size
    edition = make_edition(desk.article(1, 1500), desk.photo(1, "x.jpg"))
    pictures = {"x.jpg": picture("x.jpg", width, height)}
    (placed,) = [
        mark
        for page in set_edition(edition, pictures=pictures).pages
        for mark in page.marks
        if isinstance(mark, PlacedPicture)
    ]
    assert placed.box.width / placed.box.height == pytest.approx(width / height)
    assert placed.box.height <= 0.61 * 77 * 14.25


def test_a_photo_stands_in_its_article(set_edition: Set, desk, make_edition, picture):
    photo = desk.photo(1, "x.jpg")
    edition = make_edition(desk.article(1, 1500, photos=(photo,)), desk.article(2, 700), desk.article(3, 600))
    page = set_edition(edition, pictures={"x.jpg": picture("x.jpg", 1600, 1067)}).pages[0]
    (placed,) = [mark for mark in page.marks if isinstance(mark, PlacedPicture)]
    beads = [mark.box for mark in page.marks if isinstance(mark, Bead) and mark.owner == "a01"]
    assert min(box.x for box in beads) - 1 <= placed.box.x
    assert placed.box.right <= max(box.right for box in beads) + 1
    assert placed.box.bottom <= max(box.bottom for box in beads)


def test_an_original_page_and_its_small_print_share_a_page(set_edition: Set, desk, make_edition):
    edition = make_edition(
        *(desk.article(n, 1900, page=n // 3) for n in range(6)),
        desk.small_print(1, "责任编辑：张三", page=0),
        desk.small_print(2, "责任编辑：李四", page=1),
        pages=2,
    )
    composition = set_edition(edition)
    opened = {
        mark.name: number
        for number, page in enumerate(composition.pages)
        for mark in page.marks
        if isinstance(mark, Destination) and mark.name.startswith("page-")
    }
    assert said(composition.pages[opened["page-01"]], Part.FURNITURE).startswith("责任编辑：张三")
    assert "责任编辑：李四" in said(composition.pages[opened["page-02"]], Part.FURNITURE)
    strip = runs_of(composition.pages[0], "f01", Part.FURNITURE)
    others = [
        mark.y
        for mark in composition.pages[0].marks
        if isinstance(mark, GlyphRun) and mark.element and mark.element.owner.startswith("a")
    ]
    assert min(run.y for run in strip) > max(others)


def test_a_long_edition_has_contents_on_page_1(set_edition: Set, desk, make_edition):
    edition = make_edition(
        *(desk.article(n, 1900, head=f"第{'一二三四五六七八九十'[n % 10]}届运动会开幕") for n in range(12))
    )
    composition = set_edition(edition)
    assert len(composition.pages) >= 5
    first = composition.pages[0]
    links = [
        mark for mark in first.marks if isinstance(mark, Link) and mark.element and mark.element.part is Part.CONTENTS
    ]
    assert len(links) == len(composition.pages) - 1
    for link, page in zip(links, composition.pages[1:], strict=True):
        assert link.target in {mark.name for mark in page.marks if isinstance(mark, Destination)}
        assert link.contents.replace(" ", "").endswith(f"第{page.label}版")


def test_a_short_edition_has_none(set_edition: Set, news: Edition):
    assert all(said(page, Part.CONTENTS) == "" for page in set_edition(news).pages)


def test_the_papers_own_jump_line_is_live(set_edition: Set, desk, make_edition):
    body = (
        *desk.body(300),
        Jump(desk.text("（下转第3版）"), "3", True),
        EditorsNote(desk.text("编后：读来令人感奋。")),
    )
    edition = make_edition(desk.article(1, 0, body=body), *(desk.article(n, 300, page=n) for n in (1, 2)), pages=3)
    page = set_edition(edition).pages[0]
    (link,) = [mark for mark in page.marks if isinstance(mark, Link)]
    assert (link.target, link.contents) == ("page-03", "（下转第3版）")


def test_rules_stand_between_articles(set_edition: Set, news: Edition, tmp_path, library: FontLibrary):
    page = set_edition(news).pages[0]
    upright = [mark for mark in page.marks if isinstance(mark, Rule) and mark.x0 == mark.x1]
    level = [mark for mark in page.marks if isinstance(mark, Rule) and mark.y0 == mark.y1]
    assert upright
    assert len(level) >= 3
    file = tmp_path / "white.toml"
    file.write_text("[rules]\nblock = 0\ncolumn = 0.3\n")
    white = compose(news, houses.load("a3", file), library, {})[0].pages[0]
    weights = {mark.weight for mark in white.marks if isinstance(mark, Rule) and mark.x0 == mark.x1}
    assert weights == {0.3}


def test_heads_side_by_side_differ_in_face(set_edition: Set, news: Edition):
    for page in set_edition(news).pages:
        faces = {
            mark.element.owner: mark.face
            for mark in page.marks
            if isinstance(mark, GlyphRun) and mark.element and mark.element.part is Part.HEADLINE
        }
        places: dict[str, list[float]] = {}
        for mark in page.marks:
            if isinstance(mark, Bead):
                left, right, _ = places.get(mark.owner, [1e9, 0.0, 0.0])
                places[mark.owner] = [min(left, mark.box.x), max(right, mark.box.right), 0.0]
        for mark in page.marks:
            if isinstance(mark, Destination) and mark.name in places:
                places[mark.name][2] = mark.y
        beside = [
            (one, other)
            for one, (_, right, top) in places.items()
            for other, (left, _, level) in places.items()
            if 0 < left - right < 20 and top == level
        ]
        assert [pair for pair in beside if faces[pair[0]] == faces[pair[1]] != "sans-black"] == []


def test_the_same_edition_gives_the_same_pages(set_edition: Set, news: Edition):
    assert set_edition(news) == set_edition(news)


def test_a_character_that_no_face_has_is_noted(library: FontLibrary, desk, make_edition):
    text = desk.text("村民\ue000某某")
    _, notes = compose(make_edition(desk.article(1, 0, body=(Jump(text, "1", True),))), houses.load("a3"), library, {})
    assert [note.code for note in notes] == [Code.MISSING_GLYPH]
    assert notes[0].span is not None


def heading(page: Page) -> str:
    """What the line at the head of a page says, from its left to its right."""
    runs = [
        mark for mark in page.marks if isinstance(mark, GlyphRun) and (mark.element is None or not mark.element.owner)
    ]
    return "".join(glyph.text for run in sorted(runs, key=lambda run: (run.y, run.x)) for glyph in run.glyphs)


def test_where_the_papers_jump_lines_name_pages_a_page_says_which_of_them_its_copy_is_from(
    set_edition: Set, desk, make_edition
):
    articles = []
    for number, page in enumerate((0, 2, 3, 3), 1):
        desk.page = page
        articles.append(desk.article(number, 700, page=page))
    jump = Jump(desk.text("（下转第3版）"), "3", onward=True)
    first = replace(articles[0], body=(*articles[0].body, jump))
    (plain,) = set_edition(make_edition(*articles, pages=4)).pages
    (named,) = set_edition(make_edition(first, *articles[1:], pages=4)).pages
    assert heading(plain).endswith("第1版")
    assert heading(named).endswith("第1版（原第1、3、4版）")
    (alone,) = set_edition(make_edition(first, pages=4)).pages
    assert "原" in heading(alone), "the jump line comes from page 4"
    same = replace(first, body=(*articles[0].body, Jump(articles[0].headline, "3", onward=True)))
    assert heading(set_edition(make_edition(same, pages=4)).pages[0]).endswith("第1版")
