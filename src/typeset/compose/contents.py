"""The contents box 导读 of page 1: the chief article of each later page, and where it stands.

A box is as high as its entries. A headline stands there in its own words: it turns between phrases; where it is long,
what follows its dash or its first space is left out, or else it takes another line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from typeset.compose.line import Align, SetLine, place
from typeset.compose.makeup.book import Leaf
from typeset.compose.makeup.forms import BoxForm, BrokenForm, Placed, Story, StoryForm
from typeset.compose.paragraph import set_line
from typeset.compose.place import live, own_run
from typeset.compose.ragged import keeps_phrases, set_ragged
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
"""A headline of more lines is set without what follows its dash or its first space."""
_BEFORE_PAGE: Final = 1.0
"""White before the page's number at least, in ems."""
AIR: Final = 2
"""So many lines of white the box may have more than it needs; what its place has beyond stays outside it."""
_PARTS: Final = re.compile(r"——|⸺|──|―+|[ \u3000]+")
_LEAST_PART: Final = 4
"""What is left of a headline has so many characters at least."""
_ASCENT: Final = 0.88


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's headline, its id, and the page that it stands on."""

    headline: str
    owner: str
    label: str


def entries(leaves: Sequence[Leaf], stone: Stone) -> tuple[Entry, ...]:
    """Choose the weightiest article with a headline that begins on each page after the first, as many as fit."""
    forms = (
        (leaf.label, [placed.form for placed in leaf.sheet.placed if isinstance(placed.form, StoryForm | BrokenForm)])
        for leaf in leaves[1:]
    )
    return _chosen(((label, [form.story for form in found]) for label, found in forms), stone)


def foreseen(pages: Sequence[Sequence[Story]], stone: Stone) -> tuple[Entry, ...]:
    """Choose entries before any page is made, from the stories that are likely to begin on each."""
    return _chosen(((str(number), stories) for number, stories in enumerate(pages[1:], 2)), stone)


def _chosen(pages: Iterable[tuple[str, Sequence[Story]]], stone: Stone) -> tuple[Entry, ...]:
    chosen: list[Entry] = []
    for label, stories in pages:
        headed = [story for story in stories if story.began is None and story.head.headline]
        if headed:
            story = max(headed, key=lambda story: story.weight)
            chosen.append(Entry(str(story.head.headline), story.owner, label))
    lines = accumulate(len(_lines(entry, stone)) for entry in chosen)
    fitting = sum(total <= _SHARE * stone.grid.lines for total in lines)
    return tuple(chosen[: min(_ENTRIES, fitting)])


def boxes(listed: Sequence[Entry], stone: Stone) -> tuple[BoxForm, ...]:
    """Shape a box for these entries over every count of columns."""
    heights = [len(_lines(entry, stone)) for entry in listed]
    return tuple(BoxForm(span, _HEAD_LINES + _depth(heights, span) + 1) for span in range(1, stone.grid.columns + 1))


def box_marks(placed: Placed, listed: Sequence[Entry], stone: Stone) -> Iterator[Mark]:
    """Set the box: a tinted ground below a rule, its title, and the entries with their pages, each a live link.

    Lines that its place has to spare part the entries, then stand above and below them; the rest stays outside it.
    """
    assert isinstance(placed.form, BoxForm)
    rows = [_lines(entry, stone) for entry in listed]
    columns = _columns([len(lines) for lines in rows], placed.span, placed.form.lines - _HEAD_LINES - 1)
    spare = max(0, placed.height - placed.form.lines)
    parting = max((len(column) - 1 for column in columns), default=0)
    apart = 1 if 0 < parting <= spare else 0
    above, below = _halves(min(AIR, spare - apart * parting))
    yield from _ground(placed, placed.form.lines + apart * parting + above + below, _HEAD_LINES + above, stone)
    for column, numbers in enumerate(columns):
        line = placed.line + _HEAD_LINES + above
        for number in numbers:
            at = (stone.grid.x(placed.column + column), line, number)
            yield from _entry(rows[number], listed[number], at, stone)
            line += len(rows[number]) + apart


def _halves(lines: int) -> tuple[int, int]:
    return lines - lines // 2, lines // 2


def _ground(placed: Placed, lines: int, head: int, stone: Stone) -> Iterator[Mark]:
    """Tint the box's `lines` below a rule, and set its title in the middle of the first `head` of them."""
    grid, text = stone.grid, stone.house.text
    area = grid.box(placed.column, placed.span, placed.line, min(placed.height, lines))
    yield Tint(Box(area.x, area.y + grid.inset, area.width, area.height - 2 * grid.inset), stone.house.inks.tint)
    yield Rule(area.x, area.y + grid.inset, area.right, area.y + grid.inset, stone.house.rules.page)
    title = place(set_line(own(stone.words.contents), text.contents_head, stone.setter), area.width, Align.CENTRE)
    middle = grid.y(placed.line) + head / 2 * grid.leading + grid.inset / 2
    yield from own_run(title, (area.x, middle + (_ASCENT - 0.5) * text.contents_head.size), None)


def _depth(heights: Sequence[int], columns: int) -> int:
    """Find the fewest lines in which entries of these heights stand in so many columns, in order, none parted."""
    depth = max(0, *heights, -(-sum(heights) // columns))
    while sum(map(len, _columns(heights, columns, depth))) < len(heights):
        depth += 1
    return depth


def _columns(heights: Sequence[int], columns: int, depth: int) -> list[list[int]]:
    """Number off entries of these heights into columns of `depth` lines; what they do not hold is left out."""
    filled: list[list[int]] = [[] for _ in range(columns)]
    column, line = 0, 0
    for number, height in enumerate(heights):
        if line + height > depth:
            column, line = column + 1, 0
        if column == columns or height > depth:
            break
        filled[column].append(number)
        line += height
    return filled


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
    """Set a headline beside its page number, whole phrases to a line."""
    style, setter = stone.house.text.contents, stone.setter
    page = set_line(own(stone.words.of_page(entry.label)), style, setter).width
    measure = stone.grid.column_width - 2 * _PAD * style.size
    tail = page + _BEFORE_PAGE * style.size
    whole: tuple[SetLine, ...] = ()
    for said in _shortened(entry.headline):
        rows = set_ragged(own(said), style, measure, setter=setter, tail=tail)
        if len(rows) <= _TURNS and keeps_phrases(rows, own(said), style, setter):
            return rows
        whole = whole or rows
    return whole


def _shortened(headline: str) -> Iterator[str]:
    """Give a headline whole, then without what follows its dash, its last space, and so on to its first."""
    text = headline.strip()
    yield text
    for cut in reversed(list(_PARTS.finditer(text))):
        if cut.start() >= _LEAST_PART:
            yield text[: cut.start()]
