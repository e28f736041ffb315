"""Placing: from blocks on the grid to marks on the page, in the edition's reading order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from typeset.compose.cast import seams
from typeset.compose.galley import Laid, Slug, draw, first_laid
from typeset.compose.heads import lay, lay_beside
from typeset.compose.line import Align, SetLine, place
from typeset.compose.makeup.forms import BoxForm, BrokenForm, PhotoForm, Placed, Story, StoryForm
from typeset.compose.paragraph import set_line
from typeset.compose.photo import PhotoUnit, alt
from typeset.compose.stone import Stone, own
from typeset.model.edition import Edition, Jump, Section
from typeset.model.geometry import Box
from typeset.model.ids import page_ids, section_id
from typeset.model.page import (
    BLACK,
    Bead,
    Destination,
    Element,
    EmptyFrame,
    GlyphRun,
    Ink,
    Link,
    Mark,
    Part,
    PlacedPicture,
    Rule,
    Tint,
)

_FRAME: Final = Ink(0.6, 0.6, 0.6)
_FAINT: Final = Ink(0.45, 0.45, 0.45)


@dataclass(frozen=True, slots=True)
class Names:
    """The destinations of an edition.

    Its original pages' in order, its section heads' by element, and the page that a jump line names by the line's.
    `seams`: the jump lines where the parts of an article meet that this edition does not break.
    """

    pages: tuple[str, ...]
    sections: Mapping[Element, str]
    jumps: Mapping[Element, str]
    seams: frozenset[Element] = frozenset()


def names_of(edition: Edition) -> Names:
    """Name the places that an edition's articles have inside them, and those that their jump lines name."""
    ids = page_ids(edition.meta)
    pages = {_plain(info.label): name for info, name in reversed(list(zip(edition.meta.pages, ids, strict=True)))}
    sections: dict[Element, str] = {}
    jumps: dict[Element, str] = {}
    for article in edition.articles:
        numbers = count(1)
        for index, block in enumerate(article.body):
            if isinstance(block, Section):
                sections[Element(article.id, Part.SECTION, index)] = section_id(article, next(numbers))
            elif isinstance(block, Jump) and _plain(block.label) in pages:
                jumps[Element(article.id, Part.JUMP, index)] = pages[_plain(block.label)]
    met = frozenset(
        Element(article.id, Part.JUMP, index)
        for article in edition.articles
        for first in seams(article.body)
        for index in (first, first + 1)
    )
    return Names(ids, sections, jumps, met)


def _plain(label: str) -> str:
    return label.strip().lstrip("0")


def part_name(owner: str, part: int) -> str:
    """Name the destination of a story's part: the article's id, or the id with the part's number behind it."""
    return f"{owner}-p{part + 1}" if part else owner


def story_marks(placed: Placed, onward: str, names: Names, stone: Stone) -> Iterator[Mark]:
    """Set a story: its destination, its head, its text column by column, its jump line, its photos.

    `onward` is the label of the next page. Lines that the story's rectangle has to spare are white round its head, so
    that its feet stand level with its neighbours'.
    """
    form = placed.form
    assert isinstance(form, StoryForm | BrokenForm)
    story, grid = form.story, stone.grid
    x, y = grid.x(placed.column), grid.y(placed.line)
    stand = form.arrangement
    spare = placed.height - form.depth - story.foot
    body = placed.line + spare
    yield Destination(part_name(story.owner, story.part), x, y)
    if story.inset:
        ground = grid.box(placed.column, placed.span, placed.line, placed.height)
        yield Tint(replace(ground, height=ground.height - grid.inset), stone.house.inks.tint)
    if stand.beside:
        yield from _head(lay_beside(form.head, form.depth, stone), story, (x, y + spare * grid.leading))
    else:
        yield from _head(lay(form.head, spare), story, (x + story.inset, y))
    yield from _columns(placed, form, body, (names, stone))
    if isinstance(form, BrokenForm):
        yield from _onward(placed, form, body, (onward, stone))
    for slot in stand.photos:
        yield from unit_marks(slot.unit, (placed.column + slot.column, body + slot.line), stone)


def own_run(line: SetLine, at: tuple[float, float], element: Element | None, ink: Ink = BLACK) -> Iterator[GlyphRun]:
    """Place a line that the program sets of itself: its glyphs have no place in the source."""
    for run in line_runs(line, at, element, ink):
        yield replace(run, glyphs=tuple(replace(glyph, span=None) for glyph in run.glyphs))


def line_runs(line: SetLine, at: tuple[float, float], element: Element | None, ink: Ink = BLACK) -> Iterator[GlyphRun]:
    """Place a line with its left edge and baseline at a point."""
    x, y = at
    for run in line.runs:
        if run.glyphs:
            yield GlyphRun(run.face, run.size, x + run.dx, y, run.glyphs, element, ink)


def unit_marks(unit: PhotoUnit, cell: tuple[int, int], stone: Stone) -> Iterator[Mark]:
    """Set a photo unit with its top left corner at a cell (column, line)."""
    grid = stone.grid
    x, y = grid.x(cell[0]), grid.y(cell[1])
    box = replace(unit.frame, x=x + unit.frame.x, y=y + unit.frame.y)
    element = Element(unit.photo.id, Part.PICTURE)
    yield Destination(unit.photo.id, x, y)
    if unit.name is not None:
        yield PlacedPicture(unit.name, box, element, alt(unit.photo, stone))
    else:
        # On a tint, with its words, it is a piece of the page; white, it would be a hole.
        assert unit.ground is not None
        yield Tint(replace(unit.ground, x=x, y=y + unit.ground.y), stone.house.inks.tint)
        yield EmptyFrame(box, stone.house.photo.weight, element, alt(unit.photo, stone), _FRAME)
    for laid in unit.laid:
        at = (x + laid.dx, y + laid.dy)
        if laid.element == element:
            yield from own_run(laid.line, at, element, _FAINT)
        else:
            yield from line_runs(laid.line, at, laid.element)


def _head(head: tuple[Laid, ...], story: Story, at: tuple[float, float]) -> Iterator[Mark]:
    """Set a head stack. A continued story's says where it comes from, and repeats the headline as page furniture."""
    x, y = at
    for laid in head:
        point = (x + laid.dx, y + laid.dy)
        if story.began is None:
            yield from line_runs(laid.line, point, laid.element)
        elif laid.element.part is Part.KICKER:
            element = Element(story.owner, Part.CONTINUED, 2 * story.part - 1)
            yield from live(own_run(laid.line, point, element), part_name(story.owner, story.part - 1), element)
        else:
            yield from own_run(laid.line, point, None)


def live(runs: Iterable[GlyphRun], target: str, element: Element) -> Iterator[Mark]:
    """Lay a link over runs."""
    found = tuple(runs)
    yield from found
    if found:
        left, size = found[0].x, max(run.size for run in found)
        right = max(run.x + run.glyphs[-1].dx + run.glyphs[-1].advance for run in found)
        words = "".join(glyph.text for run in found for glyph in run.glyphs)
        yield Link(Box(left, found[0].y - 0.95 * size, right - left, 1.15 * size), target, words, element)


def _columns(placed: Placed, form: StoryForm | BrokenForm, body: int, use: tuple[Names, Stone]) -> Iterator[Mark]:
    """Set the text, column by column, each a bead of the article's thread."""
    names, stone = use
    settled = form.settled if isinstance(form, StoryForm) else placed.settled
    assert settled is not None
    grid, stand = stone.grid, form.arrangement
    for number, slugs in enumerate(draw(settled)):
        if not slugs:
            continue
        column, line = placed.column + stand.first + number, body + stand.tops[number]
        if number:
            yield from _column_rule(column, (max(stand.tops[number - 1 : number + 1]) + body, body + form.depth), stone)
        box = grid.box(column, 1, line, sum(slug.height for slug in slugs))
        x = box.x + form.story.inset
        yield Bead(form.story.owner, replace(box, x=x, width=box.width - 2 * form.story.inset))
        for place_, slug in enumerate(slugs):
            top = grid.y(line) - (slug.lift if place_ == 0 else 0.0)
            yield from _slug(slug, (x, top), names)
            line += slug.height


def _column_rule(column: int, lines: tuple[int, int], stone: Stone) -> Iterator[Mark]:
    """Draw a rule in the gutter before a column, where the house has such rules."""
    grid, rules = stone.grid, stone.house.rules
    if rules.column and lines[1] > lines[0]:
        x = grid.x(column) - grid.gutter / 2
        ink = Ink(rules.grey, rules.grey, rules.grey)
        yield Rule(x, grid.y(lines[0]) + grid.inset, x, grid.y(lines[1]) - grid.inset, rules.column, ink)


def _slug(slug: Slug, at: tuple[float, float], names: Names) -> Iterator[Mark]:
    x, y = at
    for number, laid in enumerate(slug.laid):
        if number == 0 and laid.element in names.sections:
            yield Destination(names.sections[laid.element], x, y)
        ink = _FAINT if laid.element in names.seams else BLACK
        runs = line_runs(laid.line, (x + laid.dx, y + laid.dy), laid.element, ink)
        if laid.element in names.jumps:
            yield from live(runs, names.jumps[laid.element], laid.element)
        else:
            yield from runs


def _onward(placed: Placed, form: BrokenForm, body: int, use: tuple[str, Stone]) -> Iterator[Mark]:
    """Say at the end of the last column where the story goes on."""
    label, stone = use
    story, style, grid = form.story, stone.house.text.jump, stone.grid
    element = Element(story.owner, Part.CONTINUED, 2 * story.part)
    line = set_line(own(stone.words.jump(label, onward=True)), style, stone.setter)
    line = place(line, grid.column_width, Align.END)
    at = (grid.x(placed.column + placed.span - 1), grid.baseline(body + form.depth - 1))
    yield from live(own_run(line, at, element), part_name(story.owner, story.part + 1), element)


def first_of(placed: Placed) -> tuple[Element, int] | None:
    """Tell which element of the edition a block begins with, and at which of its characters."""
    form = placed.form
    if isinstance(form, PhotoForm):
        words = [laid for laid in form.unit.laid if laid.element.part is not Part.PICTURE]
        return (words[0].element if words else Element(form.unit.photo.id, Part.PICTURE)), 0
    if isinstance(form, BoxForm):
        return None
    if form.story.began is None and form.head.rows:
        return form.head.rows[0].element, 0
    settled = form.settled if isinstance(form, StoryForm) else placed.settled
    laid = first_laid(settled) if settled is not None else None
    return (laid.element, laid.line.start) if laid is not None else None
