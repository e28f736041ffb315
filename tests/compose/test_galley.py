from collections.abc import Callable
from dataclasses import dataclass

import pytest

from typeset import house
from typeset.compose import paragraph
from typeset.compose.cast import pull
from typeset.compose.galley import Flow, Galley, Solid, draw, first_laid, remainder
from typeset.compose.stone import Stone, dress
from typeset.fonts import FontLibrary
from typeset.model.edition import EditorsNote, Jump, Paragraph, Script, Section, Verse
from typeset.model.page import Part
from typeset.model.source import Text


@pytest.fixture(scope="module")
def stone(library: FontLibrary) -> Stone:
    return dress(house.load("a3"), library, Script.CN)


@dataclass
class Setter:
    stone: Stone
    make: Callable[..., Text]

    def __call__(self, *blocks: object) -> Galley:
        return pull(enumerate(blocks), "a01", self.stone.house.column_width, self.stone)  # type: ignore[arg-type]


@pytest.fixture
def galley(stone: Stone, make_text: Callable[..., Text]) -> Setter:
    return Setter(stone, make_text)


LONG = "全市老旧小区改造工作推进会议日前召开，会议总结了上半年改造工作进展情况，安排部署了下一阶段的重点任务。"


def test_a_paragraph_takes_a_line_of_the_grid_for_each_of_its_lines(galley: Setter):
    set_galley = galley(Paragraph(galley.make(LONG)))
    (block,) = set_galley.blocks
    assert isinstance(block, Flow)
    assert set_galley.lines == block.count == len(block.slugs()) == 4
    assert block.ends() == [False, True, False, True]
    assert {laid.dy for slug in block.slugs() for laid in slug.laid} == {block.baseline}


@pytest.mark.parametrize(("lines", "ends"), [(1, [True]), (2, [False, True]), (3, [False, False, True])])
def test_short_paragraphs_are_not_parted(galley: Setter, lines: int, ends: list[bool]):
    block = galley(Paragraph(galley.make("十" * (15 * lines - 4)))).blocks[0]
    assert isinstance(block, Flow)
    assert block.ends() == ends


def test_a_section_head_takes_whole_lines_and_stays_with_its_text(galley: Setter):
    alone = galley(Section(galley.make("疫情防控"), None)).blocks[0]
    with_slogan = galley(Section(galley.make("疫情防控"), galley.make("学先进 堵漏洞 强监管"))).blocks[0]
    assert isinstance(alone, Solid)
    assert isinstance(with_slogan, Solid)
    assert [slug.height for slug in alone.cast] == [2]
    assert [slug.height for slug in with_slogan.cast] == [3]
    assert not with_slogan.cast[0].ends
    assert [laid.element.part for laid in with_slogan.cast[0].laid] == [Part.SECTION, Part.SECTION_DECK]
    for slug in (*alone.cast, *with_slogan.cast):
        assert all(0 < laid.dy < slug.height * 14.25 for laid in slug.laid)


def test_a_section_head_stands_in_the_middle(galley: Setter):
    block = galley(Section(galley.make("疫情防控"), None)).blocks[0]
    assert isinstance(block, Solid)
    line = block.cast[0].laid[0].line
    left = line.runs[0].dx
    assert left == pytest.approx(142.5 - line.width, abs=0.5)


def test_a_section_head_at_a_columns_top_keeps_half_its_white_above(galley: Setter):
    block = galley(Section(galley.make("疫情防控"), None)).blocks[0]
    assert isinstance(block, Solid)
    slug = block.cast[0]
    middle = slug.laid[0].dy - 0.38 * house.load("a3").text.section.size  # of its em box, whose ascent is .88
    assert slug.lift > 0
    assert middle > slug.height * 14.25 / 2, "lower, where text stands above it"
    assert middle - slug.lift == pytest.approx(slug.height * 14.25 / 2, abs=0.5)


def test_verse_keeps_its_lines(galley: Setter):
    lines = tuple(
        galley.make(line) for line in ("秋风起兮白云飞", "草木黄落兮雁南归", "兰有秀兮菊有芳", "怀佳人兮不能忘")
    )
    block = galley(Verse(lines)).blocks[0]
    assert isinstance(block, Solid)
    assert len(block.cast) == 4
    assert [slug.laid[0].element.line for slug in block.cast] == [0, 1, 2, 3]
    assert [slug.ends for slug in block.cast] == [False, True, False, True]
    assert {slug.laid[0].line.runs[0].dx for slug in block.cast} == {19.0}


def test_a_line_of_verse_that_is_too_long_turns(galley: Setter):
    block = galley(Verse((galley.make("一" * 25),))).blocks[0]
    assert isinstance(block, Solid)
    assert [slug.laid[0].line.runs[0].dx for slug in block.cast] == [9.5, 19.0]


@pytest.mark.parametrize(("length", "indent"), [(13, 19.0), (14, 9.5), (15, 0.0)])
def test_verse_stands_in_as_far_as_its_longest_line_allows(galley: Setter, length: int, indent: float):
    block = galley(Verse((galley.make("春眠不觉晓"), galley.make("一" * length)))).blocks[0]
    assert isinstance(block, Solid)
    assert [slug.laid[0].line.runs[0].dx for slug in block.cast] == [indent, indent]


def test_a_jump_line_stands_at_the_end_and_a_note_is_set_apart(galley: Setter):
    note, jump = galley(
        EditorsNote(galley.make("编者按：" + LONG)), Jump(galley.make("（下转第3版）"), "3", True)
    ).blocks
    assert isinstance(note, Flow)
    assert note.element.part is Part.NOTE
    assert isinstance(jump, Solid)
    assert jump.cast[0].laid[0].line.width == pytest.approx(142.5, abs=6)


def test_jump_lines_where_parts_meet_share_a_line(galley: Setter):
    onward, back = Jump(galley.make("（下转A2版）"), "A2", True), Jump(galley.make("（上接A1版）"), "A1", False)
    (seam,) = galley(onward, back).blocks
    assert isinstance(seam, Solid)
    (slug,) = seam.cast
    assert [laid.element.index for laid in slug.laid] == [0, 1]
    left, right = (laid.line for laid in slug.laid)
    assert left.runs[0].dx == 0
    assert left.width < right.runs[0].dx < right.width == pytest.approx(142.5, abs=6)
    assert [len(block.cast) for block in galley(back, onward).blocks if isinstance(block, Solid)] == [1, 1]


def test_jump_lines_too_long_for_one_line_stand_below_each_other(galley: Setter):
    onward = Jump(galley.make("（下转第十二版《区县新闻》）"), "12", True)
    back = Jump(galley.make("（上接第一版《要闻》）"), "1", False)
    assert len(galley(onward, back).blocks) == 2


def test_a_paragraph_is_loosened_where_that_levels_the_columns(galley: Setter):
    body = [Paragraph(galley.make(LONG[k:] + LONG[:k] + LONG)) for k in (0, 9, 21, 30)]
    set_galley = galley(*body)
    best = [set_galley.level([depth] * 3) for depth in range(1, 30) if 3 * depth >= set_galley.lines]
    assert best[0] is not None
    assert best[0].cost < 12
    ends = best[0].pour.ends
    assert ends[-1] == sum(block.count for block in best[0].blocks)


def test_what_is_left_begins_where_the_columns_end(galley: Setter):
    set_galley = galley(*(Paragraph(galley.make(LONG * 3)) for _ in range(4)))
    settled = set_galley.fill([7, 6], rest=5)
    assert settled is not None
    rest = remainder(settled, set_galley.measure)
    assert rest.lines == set_galley.lines - 13
    first = rest.blocks[0]
    assert isinstance(first, Flow)
    last_set = draw(settled)[-1][-1].laid[0]
    next_set = first.slugs()[0].laid[0]
    assert next_set.element.index in {last_set.element.index, last_set.element.index + 1}
    if next_set.element == last_set.element:
        assert next_set.line.start == last_set.line.end
    else:
        assert (next_set.line.start, last_set.line.last) == (0, True)


def test_drawn_columns_hold_all_lines_once(galley: Setter):
    set_galley = galley(*(Paragraph(galley.make(LONG * k)) for k in (1, 2, 3)))
    settled = set_galley.level([-(-set_galley.lines // 2)] * 2)
    assert settled is not None
    texts = [
        glyph.text
        for column in draw(settled)
        for slug in column
        for laid in slug.laid
        for run in laid.line.runs
        for glyph in run.glyphs
    ]
    assert "".join(texts) == LONG * 6


def test_of_an_endless_paragraph_only_the_lines_of_the_page_are_drawn(galley: Setter, monkeypatch: pytest.MonkeyPatch):
    """Else an article of one paragraph takes time with the square of its length."""
    drawn: list[int] = []
    plain = paragraph.draw
    monkeypatch.setattr(
        paragraph, "draw", lambda items, first, *rest: drawn.append(first) or plain(items, first, *rest)
    )
    settled = galley(Paragraph(galley.make(LONG * 40))).fill([9, 9], rest=8)
    assert settled is not None
    assert first_laid(settled) is not None
    assert len(drawn) == 1
    rest = remainder(settled, 142.5)
    again = rest.fill([7], rest=8)
    assert again is not None
    drawn.clear()
    assert [len(column) for column in draw(again)] == [7]
    assert len(drawn) == 7
    assert again.pour.ends == (7,)
