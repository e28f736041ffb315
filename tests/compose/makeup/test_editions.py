"""What must hold on the pages of any edition, held on editions of every kind."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from typeset import house as houses
from typeset.compose import compose
from typeset.compose.grid import rule_grid
from typeset.house import HouseStyle
from typeset.model.edition import Edition, EditorsNote, Jump, Photo, Section, Verse
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
from typeset.model.picture import Picture
from typeset.model.source import Span, Text

Made = tuple[Edition, dict[str, Picture]]
Maker = Callable[[object, Callable[..., Edition], Callable[[str, int, int], Picture]], Made]


def photos_only(desk, edition, picture) -> Made:
    sizes = [(1600, 1067), (1200, 1600), (2000, 900), (1000, 1000)] * 2
    pictures = {f"{n}.jpg": picture(f"{n}.jpg", *size) for n, size in enumerate(sizes)}
    return edition(*(desk.photo(n, f"{n}.jpg") for n in range(8))), pictures


def photos_missing(desk, edition, picture) -> Made:
    return edition(*(desk.photo(n) for n in range(5))), {}


def one_brief(desk, edition, picture) -> Made:
    return edition(desk.article(1, 80)), {}


def one_line(desk, edition, picture) -> Made:
    return edition(desk.article(1, 0, head=None, body=(desk.body(8)[0],)), paper=None, date=None), {}


def no_photos(desk, edition, picture) -> Made:
    lengths = (1400, 300, 700, 450, 900, 200, 620)
    return edition(*(desk.article(n, length, kicker="改善民生 提升品质") for n, length in enumerate(lengths))), {}


def without_heads(desk, edition, picture) -> Made:
    return edition(desk.article(1, 900, head=None), desk.article(2, 400), desk.article(3, 300, head=None)), {}


def long_story(desk, edition, picture) -> Made:
    return edition(desk.article(1, 9000), desk.article(2, 500)), {}


def four_pages(desk, edition, picture) -> Made:
    lengths = (1500, 600, 900, 300, 450, 2200, 350, 800, 200, 1200, 500, 700, 950, 260, 1800, 420)
    shown = {"0.jpg": picture("0.jpg", 1600, 1067), "1.jpg": picture("1.jpg", 900, 1200)}
    articles = [
        desk.article(
            n,
            length,
            page=n // 4,
            photos=(desk.photo(n, f"{n // 8}.jpg", page=n // 4),) if n % 8 == 0 else (),
            **({"kicker": "改善民生 提升品质"} if n % 3 == 0 else {}),
            **({"deck": "——我市老旧小区改造综述", "byline": "本报记者 王小明"} if n == 5 else {}),
        )
        for n, length in enumerate(lengths)
    ]
    prints = [desk.small_print(n, "责任编辑：张三　版式：李四　校对：王五", page=n) for n in range(4)]
    return edition(
        *articles, desk.photo(40, page=1), *prints, pages=4, publisher="中共滨海市委主办", number="1234"
    ), shown


def photos_of_many_pages(desk, edition, picture) -> Made:
    """Short articles, photos and small print from six original pages that come to three."""
    lengths = (180, 420, 90, 260, 330, 150, 510, 120, 380, 230)
    articles = [desk.article(n, lengths[n % len(lengths)], page=n // 5) for n in range(30)]
    photos = [desk.photo(n, page=n // 2) for n in range(12)]
    prints = [desk.small_print(n, "责任编辑：张三　版式：李四　校对：王五", page=n) for n in range(6)]
    return edition(*articles, *photos, *prints, pages=6), {}


def every_block(desk, edition, picture) -> Made:
    lines = ("秋风起兮白云飞", "草木黄落兮雁南归", "兰有秀兮菊有芳", "怀佳人兮不能忘")
    body = (
        EditorsNote(desk.text("编者按：秋日里读旧诗，别有一番滋味。本版今起开设专栏，欢迎读者来稿。")),
        Verse(tuple(desk.text(line) for line in lines)),
        *desk.body(300),
        Section(desk.text("疫情防控"), desk.text("学先进 堵漏洞 强监管")),
        *desk.body(500),
        Section(desk.text("科技平台"), None),
        *desk.body(400),
        Jump(desk.text("（下转第1版）"), "1", True),
    )
    return edition(desk.article(1, 0, body=body), desk.article(2, 700)), {}


def small_print_only(desk, edition, picture) -> Made:
    return edition(
        desk.small_print(1, "责任编辑：张三"), desk.small_print(2, str(desk.body(900, paragraph=900)[0].text))
    ), {}


def much_small_print(desk, edition, picture) -> Made:
    prints = [desk.small_print(n, "广告 " + "房屋出租电话面议" * 20) for n in range(14)]
    return edition(desk.article(1, 900), desk.article(2, 700), desk.article(3, 2500), *prints), {}


def overlong(desk, edition, picture) -> Made:
    heading = desk.article(1, 300, head="一" * 500)
    told = desk.article(2, 500, photos=(desk.photo(1, caption="字" * 2500),))
    return edition(heading, told, desk.photo(2, caption="字" * 2500)), {}


def heads_only(desk, edition, picture) -> Made:
    return edition(*(desk.article(n, 0, body=()) for n in range(8))), {}


def ten_photos(desk, edition, picture) -> Made:
    photos = tuple(desk.photo(n, "0.jpg") for n in range(10))
    return edition(desk.article(1, 600, photos=photos)), {"0.jpg": picture("0.jpg", 1600, 1067)}


def empty_captions(desk, edition, picture) -> Made:
    photos = (desk.photo(1, caption=""), desk.photo(2, "0.jpg", caption=""))
    return edition(desk.article(1, 900), *photos), {"0.jpg": picture("0.jpg", 1600, 1067)}


KINDS: tuple[Maker, ...] = (
    photos_only, photos_missing, one_brief, one_line, no_photos, without_heads, long_story, four_pages, every_block,
    photos_of_many_pages, small_print_only, much_small_print, overlong, heads_only, ten_photos, empty_captions,
)  # fmt: skip


CASES = [(kind, style) for kind in KINDS for style in ("a3", "large-print")]
CASES += [(kind, style) for kind in (four_pages, no_photos) for style in ("a3-4", "a4")]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0].__name__}-{case[1]}")
def made(request, library, make_edition, picture, new_desk) -> tuple[Edition, HouseStyle, Composition]:
    kind, style = request.param
    edition, pictures = kind(new_desk(), make_edition, picture)
    house = houses.load(style)
    composition, notes = compose(edition, house, library, pictures)
    assert notes == ()
    return edition, house, composition


def texts_in_order(edition: Edition) -> Iterator[tuple[str, Text]]:
    for article in edition.articles:
        for text in (article.kicker, article.headline, article.deck, article.byline):
            if text:
                yield article.id, text
        for block in article.body:
            if isinstance(block, Verse):
                yield from ((article.id, line) for line in block.lines)
            else:
                yield article.id, block.text
                if isinstance(block, Section) and block.deck:
                    yield article.id, block.deck
        for photo in article.photos:
            yield from photo_texts(photo)
    for photo in edition.photos:
        yield from photo_texts(photo)
    yield from ((item.id, item.text) for item in edition.furniture)


def photo_texts(photo: Photo) -> Iterator[tuple[str, Text]]:
    yield photo.id, photo.caption
    if photo.credit:
        yield photo.id, photo.credit


def runs(page: Page) -> list[GlyphRun]:
    return [mark for mark in page.marks if isinstance(mark, GlyphRun)]


def edges(run: GlyphRun) -> tuple[float, float, float, float]:
    """Left, right, top and foot of a run's em boxes, a little inside them; marks at its ends count half."""
    first, last = run.glyphs[0], run.glyphs[-1]
    left = run.x + first.dx + (0.5 * run.size if first.text in "“‘（《〈「『【〔" else 0.0)
    right = run.x + last.dx + (0.45 * run.size if last.text in "”’）》〉」』】〕。，、；：！？…" else last.advance)
    return left + 0.3, right - 0.3, run.y - 0.85 * run.size, run.y + 0.09 * run.size


def test_every_character_is_placed_once(made):
    edition, _, composition = made
    wanted = Counter(
        place
        for _, text in texts_in_order(edition)
        for char, place in zip(str(text), text.places(), strict=True)
        if not char.isspace()
    )
    placed = Counter(
        Span(glyph.span.page, glyph.span.start + k, glyph.span.start + k + 1)
        for page in composition.pages
        for run in runs(page)
        for glyph in run.glyphs
        if glyph.span is not None
        for k, char in enumerate(glyph.text)
        if not char.isspace()
    )
    assert placed == wanted


def test_marks_lie_on_the_paper_and_text_inside_its_area(made):
    _, house, composition = made
    grid = rule_grid(house)
    right, foot = grid.x(grid.columns - 1) + grid.column_width, grid.y(grid.lines)
    for page in composition.pages:
        for run in runs(page):
            left, end, top, low = edges(run)
            assert grid.left - 1 <= left <= end + 1 <= right + 2
            assert grid.top - 1 <= top
            assert low <= foot + 1
        for mark in page.marks:
            if isinstance(mark, PlacedPicture | EmptyFrame | Tint):
                assert mark.box.x >= grid.left - 1e-6
                assert mark.box.right <= right + 1e-6
                assert mark.box.bottom <= foot + 1e-6
            if isinstance(mark, Rule):
                assert grid.left - 1e-6 <= min(mark.x0, mark.x1) <= max(mark.x0, mark.x1) <= right + 1e-6


def test_marks_never_overlap(made):
    _, _, composition = made
    for page in composition.pages:
        boxes = [edges(run) for run in runs(page) if run.element is None or run.element.part is not Part.PICTURE]
        boxes += [
            (mark.box.x, mark.box.right, mark.box.y, mark.box.bottom)
            for mark in page.marks
            if isinstance(mark, PlacedPicture | EmptyFrame)
        ]
        boxes.sort(key=lambda box: box[2])
        for number, (left, right, _, foot) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other[2] >= foot:
                    break
                assert other[0] >= right - 0.2 or other[1] <= left + 0.2, (page.label, boxes[number], other)


def test_body_lines_stand_on_the_grid(made):
    _, house, composition = made
    grid = rule_grid(house)
    on_grid = {Part.PARAGRAPH, Part.NOTE, Part.VERSE, Part.CAPTION, Part.CREDIT, Part.JUMP, Part.FURNITURE}
    for page in composition.pages:
        for run in runs(page):
            if run.element is not None and run.element.part in on_grid:
                lines = (run.y - grid.baseline(0)) / grid.leading
                assert lines == pytest.approx(round(lines), abs=1e-6)


def test_lines_of_an_article_stand_in_columns(made):
    _, house, composition = made
    grid = rule_grid(house)
    lefts = {round(grid.x(column), 3) for column in range(grid.columns)}
    for page in composition.pages:
        for mark in page.marks:
            if isinstance(mark, Bead):
                inset = (grid.column_width - mark.box.width) / 2
                assert round(mark.box.x - inset, 3) in lefts
                assert inset in (pytest.approx(0), pytest.approx(grid.size / 2))


def test_reading_order_is_the_editions_order(made):
    edition, _, composition = made
    order = {place: number for number, (_, text) in enumerate(texts_in_order(edition)) for place in text.spans}
    starts = sorted((span.start, number) for span, number in order.items())
    articles = {article.id for article in edition.articles} | {"p02"}
    last = -1
    for page in composition.pages:
        read = [
            glyph.span.start
            for run in runs(page)
            if run.element is not None and run.element.owner in articles and run.element.owner[0] == "a"
            for glyph in run.glyphs
            if glyph.span is not None and len(glyph.span)
        ]
        numbers = [number for start in read for number in [next(n for s, n in reversed(starts) if s <= start)]]
        assert numbers == sorted(numbers)
        if numbers:
            assert numbers[0] >= last
            last = numbers[-1]
        within = [pair for pair in pairwise(zip(numbers, read, strict=True)) if pair[0][0] == pair[1][0]]
        assert all(one[1] < other[1] for one, other in within)


def test_columns_end_level(made):
    _, _, composition = made
    assert all(figures.feet_spread <= 2 for figures in composition.figures)


def test_links_lead_somewhere(made):
    edition, _, composition = made
    names = [mark.name for page in composition.pages for mark in page.marks if isinstance(mark, Destination)]
    assert len(names) == len(set(names))
    links = [mark for page in composition.pages for mark in page.marks if isinstance(mark, Link)]
    assert {link.target for link in links} <= set(names)
    photos = [photo for article in edition.articles for photo in article.photos] + list(edition.photos)
    wanted = {article.id for article in edition.articles} | {photo.id for photo in photos}
    assert wanted | {f"page-{info.label}" for info in edition.meta.pages} <= set(names)


def test_every_page_has_a_start_in_reading_order(made):
    edition, _, composition = made
    assert [start.label for start in composition.starts] == [page.label for page in composition.pages]
    owners = [owner for owner, _ in texts_in_order(edition)]
    articles = [start for start in composition.starts if start.element.owner.startswith("a")]
    places = [(owners.index(start.element.owner), start.element.index, start.offset) for start in articles]
    assert [place[0] for place in places] == sorted(place[0] for place in places)


def test_program_words_are_few_and_known(made):
    _, _, composition = made
    known = {Part.NAMEPLATE, Part.DATE_LINE, Part.CONTINUED, Part.CONTENTS, Part.PICTURE}
    for page in composition.pages:
        for run in runs(page):
            own = all(glyph.span is None for glyph in run.glyphs)
            assert own == (run.element is None or run.element.part in known)


def test_pages_are_numbered_from_one(made):
    _, house, composition = made
    assert [page.label for page in composition.pages] == [str(n + 1) for n in range(len(composition.pages))]
    assert {(page.width, page.height) for page in composition.pages} == {(house.paper.width, house.paper.height)}
