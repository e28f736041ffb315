"""The contents box 导读 of page 1: the chief article of each later page, and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from typeset.compose.line import Align, SetLine, place
from typeset.compose.makeup.blocks import BoxForm, BrokenForm, Placed, StoryForm
from typeset.compose.makeup.book import Leaf
from typeset.compose.paragraph import set_line, set_loose
from typeset.compose.photo import whole_ems
from typeset.compose.place import live, own_run
from typeset.compose.stone import Stone, own
from typeset.model.geometry import Box
from typeset.model.page import Element, Ink, Mark, Part, Rule, Tint

_ENTRIES: Final = 8
_HEAD_LINES: Final = 2
_PAD: Final = 0.8
"""White between the box's edge and its words, in ems of the entries."""
_TURNS: Final = 2
"""A headline takes at most so many lines of the box; what is more is left out at a …"""
_PAPER: Final = Ink(0.945, 0.94, 0.93)
_ASCENT: Final = 0.88


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's headline, its id, and the page that it stands on."""

    headline: str
    owner: str
    label: str


def entries(leaves: Sequence[Leaf]) -> tuple[Entry, ...]:
    """Choose the weightiest article with a headline that begins on each page after the first."""
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
    return tuple(chosen[:_ENTRIES])


def box(listed: Sequence[Entry], stone: Stone) -> BoxForm:
    """Shape a box for these entries: one column wide."""
    lines = sum(len(_lines(entry, stone)) for entry in listed)
    return BoxForm(1, _HEAD_LINES + lines + 1)


def box_marks(placed: Placed, listed: Sequence[Entry], stone: Stone) -> Iterator[Mark]:
    """Set the box: a tinted ground between rules, its title, and the entries with their pages, each a live link."""
    grid, text = stone.grid, stone.house.text
    area = grid.box(placed.column, placed.span, placed.line, placed.height)
    yield Tint(Box(area.x, area.y + grid.inset, area.width, area.height - 2 * grid.inset), _PAPER)
    yield Rule(area.x, area.y + grid.inset, area.right, area.y + grid.inset, stone.house.rules.page)
    title = place(set_line(own(stone.words.contents), text.contents_head, stone.setter), area.width, Align.CENTRE)
    middle = grid.y(placed.line) + _HEAD_LINES / 2 * grid.leading + grid.inset / 2
    yield from own_run(title, (area.x, middle + (_ASCENT - 0.5) * text.contents_head.size), None)
    line = placed.line + _HEAD_LINES
    foot = placed.line + placed.height
    for number, entry in enumerate(listed):
        rows = _lines(entry, stone)
        if line + len(rows) > foot:
            return
        yield from _entry(rows, entry, (area.x, line, number), stone)
        line += len(rows)


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
