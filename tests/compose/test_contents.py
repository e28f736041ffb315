"""The contents box is as high as its entries, and its headlines are the articles' own words."""

from collections import defaultdict

import pytest

from typeset import house as houses
from typeset.compose.contents import Entry, _lines, _shortened, box_marks, boxes
from typeset.compose.grid import Grid
from typeset.compose.makeup.forms import BoxForm, Placed
from typeset.compose.stone import Stone, dress
from typeset.fonts import FontLibrary
from typeset.model.edition import Script
from typeset.model.page import GlyphRun, Part, Tint

HEADS = (
    "守住耕地红线 端牢中国饭碗",
    "六部门联合开展校外培训专项治理行动",
    "把论文写在大地上——记省劳动模范、高级农艺师李秀英",
    "老兵",
    "习近平新时代中国特色社会主义思想主题教育工作会议在滨江新区市民文化活动中心隆重召开",
)
LISTED = tuple(Entry(head, f"a{number:02}", str(number + 2)) for number, head in enumerate(HEADS))


@pytest.fixture(scope="module", params=["a3", "a3-4", "a4", "large-print"])
def stone(library: FontLibrary, request: pytest.FixtureRequest) -> Stone:
    return dress(houses.load(request.param), library, Script.CN)


def rows_of(stone: Stone, entry: Entry) -> list[str]:
    return ["".join(glyph.text for run in row.runs for glyph in run.glyphs) for row in _lines(entry, stone)]


@pytest.mark.parametrize("entry", LISTED)
def test_an_entry_is_the_headline_or_its_beginning_up_to_a_dash_or_space(stone: Stone, entry: Entry):
    rows = rows_of(stone, entry)
    said = "".join("".join(rows).split())
    assert said in {"".join(text.split()) for text in _shortened(entry.headline)}
    assert "…" not in said


def test_no_entry_is_cut_inside_a_word(stone: Stone):
    for entry in LISTED:
        turns = stone.setter.case(stone.house.text.contents).turns(entry.headline)
        assert all(row.start in turns for row in _lines(entry, stone)[1:])


def test_a_head_that_is_too_long_is_set_without_what_follows_its_dash():
    assert list(_shortened("甲乙丙丁 戊己——庚")) == ["甲乙丙丁 戊己——庚", "甲乙丙丁 戊己", "甲乙丙丁"]
    assert list(_shortened("奖 甲乙")) == ["奖 甲乙"]


@pytest.mark.parametrize("spare", [0, 1, 2, 3, 9])
def test_the_box_is_as_high_as_its_entries(stone: Stone, spare: int):
    grid = stone.grid
    for form in boxes(LISTED, stone):
        placed = Placed(0, 0, form.span, form.lines + spare, form)
        marks = list(box_marks(placed, LISTED, stone))
        tint = next(mark for mark in marks if isinstance(mark, Tint))
        last = max(mark.y for mark in marks if isinstance(mark, GlyphRun))
        assert 0 < tint.box.bottom - last <= 2.6 * grid.leading
        assert tint.box.height <= (form.lines + spare) * grid.leading
        assert _owners(marks) == set(range(len(LISTED)))


def test_entries_of_one_column_stand_below_each_other(stone: Stone):
    form = BoxForm(1, boxes(LISTED, stone)[0].lines)
    placed = Placed(0, 0, 1, form.lines, form)
    lines: dict[int, set[float]] = defaultdict(set)
    for mark in box_marks(placed, LISTED, stone):
        if isinstance(mark, GlyphRun) and mark.element is not None:
            lines[mark.element.index].add(round(_line(mark.y, stone.grid), 3))
    taken = [line for number in sorted(lines) for line in sorted(lines[number])]
    assert taken == sorted(set(taken))
    assert all(line == round(line) for line in taken)


def _owners(marks: list) -> set[int]:
    return {
        mark.element.index
        for mark in marks
        if isinstance(mark, GlyphRun) and mark.element is not None and mark.element.part is Part.CONTENTS
    }


def _line(y: float, grid: Grid) -> float:
    return (y - grid.baseline(0)) / grid.leading
