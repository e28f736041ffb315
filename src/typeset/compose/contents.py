"""The contents box 导读 of page 1: the chief article of each later page, and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from typeset.compose.line import Align, SetLine, place
from typeset.compose.makeup.book import Leaf
from typeset.compose.makeup.forms import BoxForm, BrokenForm, Placed, StoryForm
from typeset.compose.paragraph import set_line, set_loose
from typeset.compose.photo import whole_ems
from typeset.compose.place import live, own_run
from typeset.compose.stone import Stone, own
from typeset.model.geometry import Box
from typeset.model.page import Element, Mark, Part, Rule, Tint

_ENTRIES: Final = 8
_SHARE: Final = 0.3
"""The box takes at most this share of a page's lines over one column, and so many entries."""
_HEAD_LINES: Final = 2
_PAD: Final = 0.8
"""White between the box's edge and its words, in ems of the entries."""
_TURNS: Final = 2
"""A headline takes at most so many lines of the box; what is more is left out at a …"""
_ASCENT: Final = 0.88


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's headline, its id, and the page that it stands on."""

    headline: str
    owner: str
    label: str


def entries(leaves: Sequence[Leaf], stone: Stone) -> tuple[Entry, ...]:
    """Choose the weightiest article with a headline that begins on each page after the first, as many as fit."""
    chosen: list[Entry] = []
    for leaf in leaves[1:]:
        stories = [
            placed.form.story
            for placed in leaf.sheet.placed
            if isinstance(placed.form, StoryForm | BrokenForm)
            and placed.form.story.began is None
            and placed.form.story.head.headline
        ]
        if stories:
            story = max(stories, key=lambda story: story.weight)
            chosen.append(Entry(str(story.head.headline), story.owner, leaf.label))
    lines = accumulate(len(_lines(entry, stone)) for entry in chosen)
    fitting = sum(total <= _SHARE * stone.grid.lines for total in lines)
    return tuple(chosen[: min(_ENTRIES, fitting)])


def boxes(listed: Sequence[Entry], stone: Stone) -> tuple[BoxForm, ...]:
    """Shape a box for these entries over every count of columns."""
    heights = [len(_lines(entry, stone)) for entry in listed]
    return tuple(BoxForm(span, _HEAD_LINES + _depth(heights, span) + 1) for span in range(1, stone.grid.columns + 1))


def box_marks(placed: Placed, listed: Sequence[Entry], stone: Stone) -> Iterator[Mark]:
    """Set the box: a tinted ground below a rule, its title, and the entries with their pages, each a live link."""
    grid, text = stone.grid, stone.house.text
    area = grid.box(placed.column, placed.span, placed.line, placed.height)
    yield Tint(Box(area.x, area.y + grid.inset, area.width, area.height - 2 * grid.inset), stone.house.inks.tint)
    yield Rule(area.x, area.y + grid.inset, area.right, area.y + grid.inset, stone.house.rules.page)
    title = place(set_line(own(stone.words.contents), text.contents_head, stone.setter), area.width, Align.CENTRE)
    middle = grid.y(placed.line) + _HEAD_LINES / 2 * grid.leading + grid.inset / 2
    yield from own_run(title, (area.x, middle + (_ASCENT - 0.5) * text.contents_head.size), None)
    rows = [_lines(entry, stone) for entry in listed]
    room = placed.height - _HEAD_LINES
    depth = min(room, _depth([len(lines) for lines in rows], placed.span))
    column, line = 0, 0
    for number, (entry, lines) in enumerate(zip(listed, rows, strict=True)):
        if line + len(lines) > depth:
            column, line = column + 1, 0
        if column == placed.span or len(lines) > room:
            return
        at = (grid.x(placed.column + column), placed.line + _HEAD_LINES + line, number)
        yield from _entry(lines, entry, at, stone)
        line += len(lines)


def _depth(heights: Sequence[int], columns: int) -> int:
    """Find the fewest lines in which entries of these heights stand in so many columns, in order, none parted."""
    depth = max(0, *heights, -(-sum(heights) // columns))
    while True:
        column, line = 0, 0
        for height in heights:
            if line + height > depth:
                column, line = column + 1, 0
            line += height
        if column < columns:
            return depth
        depth += 1


def _entry(rows: tuple[SetLine, ...], entry: Entry, at: tuple[float, int, int], stone: Stone) -> Iterator[Mark]:
    """Set an entry: its headline, and at the end of its last line the page."""
    x, line, number = at
    grid, style = stone.grid, stone.house.text.contents
    element = Element("", Part.CONTENTS, number)
    pad = _PAD * style.size
    runs = [
        run for turned, row in enumerate(rows) for run in own_run(row, (x + pad, grid.baseline(line + turned)), element)
    ]
    page = place(
        set_line(own(stone.words.of_page(entry.label)), style, stone.setter), grid.column_width - pad, Align.END
    )
    runs += own_run(page, (x, grid.baseline(line + len(rows) - 1)), element)
    yield from live(runs, entry.owner, element)


def _lines(entry: Entry, stone: Stone) -> tuple[SetLine, ...]:
    """Set a headline beside its page number, in two lines at most."""
    style = stone.house.text.contents
    page = set_line(own(stone.words.of_page(entry.label)), style, stone.setter).width
    measure = whole_ems(stone.grid.column_width - page - (2 * _PAD + 0.5) * style.size, style)
    text = entry.headline
    rows = set_loose(own(text), style, measure, Align.START, setter=stone.setter)
    while len(rows) > _TURNS and len(text) > 1:
        text = text[: rows[_TURNS - 1].end - 2] if len(text) > rows[_TURNS - 1].end else text[:-1]
        rows = set_loose(own(text.rstrip() + "……"), style, measure, Align.START, setter=stone.setter)
    return rows
