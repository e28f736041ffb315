"""One page made up from what is left of the copy, in the edition's order.

Which articles a page takes follows their order, so that text out of the pages is in the edition's order; where on the
page each stands follows importance. All pages but the last are full: the last article of a page may go on on the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.galley import Settled, remainder
from typeset.compose.heads import Copyhead
from typeset.compose.makeup.bench import Attempt, Bench, reading_order
from typeset.compose.makeup.choice import Task, choices
from typeset.compose.makeup.forms import BoxForm, BrokenForm, Copy, PhotoForm, Placed, Story, StoryForm
from typeset.compose.makeup.layout import Field, Layout, Rectangle
from typeset.compose.makeup.shapes import LEAST_REST, Shaper
from typeset.compose.makeup.vary import vary
from typeset.compose.stone import Stone, own

_PROMISING: Final = 3
"""So many choices of copy are looked into further,"""
_OTHERS: Final = 8
"""and so many where the best page of all may be in the way of the next,"""
_WORSE: Final = 60.0
"""as long as they cost no more than that more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made up: its field, its blocks in the edition's order, the cuts between them, and what is left.

    `begun`: the original pages whose copy it takes; None where that is all there is. `cost`: what it costs, its choice
    of copy included.
    """

    field: Field
    height: int
    placed: tuple[Placed, ...]
    layout: Layout
    rest: Copy
    begun: frozenset[int] | None
    cost: float


def make_page(task: Task, label: str, shaper: Shaper) -> Sheet:
    """Fill a page with the beginning of the copy; `label` is its printed number.

    Where that cannot be done the box is left out, then photos stand apart from their stories.
    """
    return next(_sheets(task, label, shaper, (_PROMISING, 0.0)))


def other_pages(task: Task, label: str, shaper: Shaper) -> tuple[Sheet, ...]:
    """Fill a page in several ways, each with other copy, the cheapest first."""
    return tuple(_sheets(task, label, shaper, (_OTHERS, _WORSE)))


def _sheets(task: Task, label: str, shaper: Shaper, reach: tuple[int, float]) -> Iterator[Sheet]:
    """Make the pages of the most promising choices: so many at most, each costing no more than so much more."""
    most, margin = reach
    attempts = _attempts(task, shaper, margin)
    if not attempts:
        yield from _sheets(_relieve(task), label, shaper, reach)
        return
    ranked = sorted(attempts, key=lambda attempt: attempt.cost)[:most]
    for attempt in ranked:
        attempt.search.deepen()
    for attempt in sorted(ranked, key=lambda attempt: attempt.cost):
        yield impose(task, attempt, (label, shaper.stone))


def _attempts(task: Task, shaper: Shaper, margin: float) -> list[Attempt]:
    """Begin a search for each choice of copy that promises to fill the page; for fewer stories where none does."""
    bench = Bench(task, shaper, margin)
    for chosen in choices(task, shaper):
        found = bench.attempts(chosen)
        if found:
            return found
    return []


def _relieve(task: Task) -> Task:
    """Make a page's task easier: leave its box out, or let the first story's photos stand by themselves."""
    copy = task.copy
    if task.boxes:
        return replace(task, boxes=())
    for number, story in enumerate(copy.stories):
        if story.photos:
            stories = (*copy.stories[:number], replace(story, photos=()), *copy.stories[number + 1 :])
            return replace(task, copy=Copy(stories, story.photos + copy.photos))
    raise AssertionError("no page can be made of what is left")


def impose(task: Task, best: Attempt, use: tuple[str, Stone]) -> Sheet:
    """Turn the rectangles into blocks; the broken story's beginning is poured, its rest becomes a story."""
    label, stone = use
    choice, found = best.choice, best.search.best
    assert found is not None
    stories, photos = list(task.copy.stories[choice.whole :]), task.copy.photos[choice.photos :]
    placed: list[Placed] = []
    for rectangle in sorted(found.layout.rectangles, key=lambda one: reading_order(one.piece)):
        form = rectangle.shape.form
        assert isinstance(form, StoryForm | BrokenForm | PhotoForm | BoxForm)
        settled = None
        if isinstance(form, BrokenForm):
            form, settled = _break(form, rectangle)
            stories[0] = _rest(form, settled, label, stone)
        cell = (rectangle.column, rectangle.line, rectangle.span, rectangle.height)
        placed.append(Placed(*cell, form, settled))
    rest, begun = Copy(tuple(stories), photos), choice.begun(task.copy)
    return Sheet(best.field, found.height, vary(placed, stone), found.layout, rest, begun, best.cost)


def _break(form: BrokenForm, rectangle: Rectangle) -> tuple[BrokenForm, Settled]:
    """Fill a broken story's rectangle, all of it; its last line is kept for the jump line."""
    tops = form.arrangement.tops
    depths = range(rectangle.height, max(tops), -1)
    for rest, depth in ((rest, depth) for rest in (LEAST_REST, 1) for depth in depths):
        rooms = [depth - top for top in tops]
        rooms[-1] -= 1
        settled = form.story.galley.fill(rooms, rest=rest) if min(rooms) >= 0 else None
        if settled is not None:
            return replace(form, depth=depth), settled
    raise AssertionError("a broken story has room for a line in each column")


def _rest(form: BrokenForm, settled: Settled, label: str, stone: Stone) -> Story:
    """Make a story of what goes on: its head says where it comes from and repeats the headline."""
    story = form.story
    back = own(stone.words.jump(label, onward=False))
    again = own(str(story.head.headline)) if story.head.headline else None
    head = Copyhead(story.owner, back, again, None, None, spaced=False)
    galley = remainder(settled, story.galley.measure)
    later = () if form.arrangement.photos else story.photos
    return replace(story, head=head, galley=galley, photos=later, began=label, part=story.part + 1)
