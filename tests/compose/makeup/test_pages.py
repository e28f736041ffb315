"""How copy is shared out between pages: photos, small print, stories that go on."""

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest

from typeset import house as houses
from typeset.compose import compose
from typeset.compose.makeup.choice import Task, choices
from typeset.compose.makeup.foot import Foot, SmallPrint
from typeset.compose.makeup.forms import Copy
from typeset.compose.makeup.layout import Field
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.stone import dress
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition, Script
from typeset.model.page import Composition, EmptyFrame, GlyphRun, Part

Set = Callable[..., Composition]
LENGTHS = (430, 200, 830, 860, 330, 690, 460, 2900)


@pytest.fixture
def set_edition(library: FontLibrary) -> Set:
    def run(edition: Edition, style: str = "a3") -> Composition:
        return compose(edition, houses.load(style), library, {})[0]

    return run


@pytest.fixture
def news(desk, make_edition) -> Edition:
    return make_edition(*(desk.article(n, length) for n, length in enumerate(LENGTHS, 1)), desk.photo(1), desk.photo(2))


def test_photos_come_to_the_pages_of_their_stories(set_edition: Set, desk, make_edition):
    """Photos of many original pages do not pile up behind the last story, which would leave pages blank."""
    lengths = (180, 420, 90, 260, 330, 150, 510, 120, 380, 230)
    articles = [desk.article(n, lengths[n % len(lengths)], page=n // 5) for n in range(30)]
    prints = [desk.small_print(n, "责任编辑：张三　版式：李四　校对：王五", page=n) for n in range(6)]
    composition = set_edition(
        make_edition(*articles, *(desk.photo(n, page=n // 2) for n in range(12)), *prints, pages=6)
    )
    assert len(composition.pages) >= 2
    assert min(figures.fill for figures in composition.figures) >= 0.97
    shown = [sum(isinstance(mark, EmptyFrame) for mark in page.marks) for page in composition.pages]
    assert min(shown) >= 2


def parts_of(composition: Composition) -> list[tuple[int, int]]:
    """Lines that stay and lines that go on, for each story that is broken."""
    lines: list[dict[str, set[tuple[int, int]]]] = []
    for page in composition.pages:
        seen: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.element and mark.element.part is Part.PARAGRAPH:
                seen[mark.element.owner].add((round(mark.x // 60), round(mark.y)))
        lines.append(seen)
    return [
        (len(here[owner]), len(there[owner])) for here, there in pairwise(lines) for owner in here if owner in there
    ]


@pytest.mark.parametrize("style", ["a4", "large-print"])
def test_a_broken_story_leaves_and_carries_more_than_a_few_lines(set_edition: Set, news: Edition, style: str):
    parts = parts_of(set_edition(news, style))
    assert parts
    assert min(min(pair) for pair in parts) >= 6


def test_a_head_that_fits_nowhere_well_does_not_keep_its_story_from_a_page(set_edition: Set, desk, make_edition):
    """Whatever page takes it, its head costs the same: only what is in the make-up's hands counts there."""
    long = "男子第一名五十八分二十一秒第二名五十九分" * 4
    articles = [desk.article(1, 300), desk.article(2, 500, head=long), desk.article(3, 260), desk.article(4, 300)]
    composition = set_edition(make_edition(*articles), "large-print")
    assert min(figures.fill for figures in composition.figures[:-1]) >= 0.9


def test_a_line_and_a_broken_story_make_a_page(set_edition: Set, desk, make_edition):
    short = desk.article(1, 12, head="给青年读者推荐一本书")
    composition = set_edition(make_edition(short, desk.article(2, 1300)), "large-print")
    assert len(composition.pages) == 2
    assert composition.figures[0].fill >= 0.9


def test_a_page_of_nothing_but_small_print_begins_with_it(set_edition: Set, desk, make_edition):
    prints = [desk.small_print(n, "广告 " + "房屋出租电话面议" * 60) for n in range(40)]
    composition = set_edition(make_edition(desk.article(1, 300), *prints))
    assert len(composition.pages) > 1
    assert composition.starts[-1].element.part is Part.FURNITURE


def test_a_page_of_photos_alone_may_take_any_number_of_them(desk, library: FontLibrary):
    """A few large pictures may fill it better than many."""
    stone = dress(houses.load("a4"), library, Script.CN)
    photos = tuple(desk.photo(n) for n in range(9))
    task = Task(Copy((), photos), Field(2, 57, 3), Foot(SmallPrint((), None), 10, stone), ())
    counts = [choice.photos for choice in next(choices(task, Shaper(stone, {})))]
    assert counts == list(range(1, 10))


@pytest.mark.parametrize(
    "lengths",
    [
        (250, 180, 420, 180, 900, 900, 900, 650),
        (120, 180, 180, 500, 250, 420, 420, 330),
        (900, 500, 420, 250, 250, 120, 500, 900),
        (420, 420, 250, 330, 250, 330, 250, 250),
    ],
)
def test_a_page_is_chosen_with_a_view_to_the_next(set_edition: Set, desk, make_edition, lengths: tuple[int, ...]):
    """Of two columns a page is filled by few blocks: what the one before leaves decides whether it can be."""
    articles = [desk.article(n, length) for n, length in enumerate(lengths, 1)]
    composition = set_edition(make_edition(*articles), "large-print")
    assert min(figures.fill for figures in composition.figures[:-1]) >= 0.96
