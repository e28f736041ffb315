"""Pages filled one after the other, in the edition's order, each from what is left of the copy.

Which articles a page takes follows their order, so that text out of the pages is in the edition's order; where on the
page each stands follows importance. All pages but the last are full: the last article of a page may go on on the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.galley import Galley, Settled, remainder
from typeset.compose.heads import Copyhead
from typeset.compose.makeup.blocks import BoxForm, BrokenForm, Form, PhotoForm, Shaper, Story, StoryForm
from typeset.compose.makeup.layout import Layout, Rectangle
from typeset.compose.makeup.search import Field, Found, Quest, Search
from typeset.compose.makeup.slicing import GAP, Piece, Shape
from typeset.compose.stone import Stone, own
from typeset.house import HeadGrade
from typeset.model.edition import Photo
from typeset.model.source import Text

_MINOR: Final = 240.0
_MAJOR: Final = 640.0
"""Articles from this weight on (see `typeset.compose.makeup.stories`) have a minor, a major head; lighter ones are briefs."""
_PER_PIECE: Final = 2.0
"""What a page gains by each piece that it takes."""
_HELD: Final = 1.5
"""What a page loses by each photo that it could take and does not."""
_SHOWN: Final = 3.0
"""The same, where the picture is there."""
_PHOTO_WEIGHT: Final = 200.0
_FEWER: Final = 3
"""So many stories fewer than fit at most are tried on a page."""
_PROMISING: Final = 3
"""So many choices of copy are looked into further."""
_FEW: Final = 3
"""A last page with no more blocks may leave columns blank."""
_PHOTOS: Final = 3
"""The most photos without a story that a page with stories takes."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is left to be placed: stories and photos in the edition's order."""

    stories: tuple[Story, ...]
    photos: tuple[Photo, ...]

    def __bool__(self) -> bool:
        """Tell whether anything is left."""
        return bool(self.stories or self.photos)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on the page: its top left cell, its size in columns and lines, how it is set.

    `settled`: a broken story's text up to the page's end.
    """

    column: int
    line: int
    span: int
    height: int
    form: Form
    settled: Settled | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made up: its field, its blocks in the edition's order, the cuts between them, and what is left."""

    field: Field
    height: int
    placed: tuple[Placed, ...]
    layout: Layout
    rest: Copy


@dataclass(frozen=True, slots=True)
class _Choice:
    """A choice of copy for a page: whole stories, perhaps one more to be broken, some photos."""

    whole: int
    broken: bool
    photos: int


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A choice of copy, the search for its page, and what counts for or against the choice itself."""

    choice: _Choice
    search: Search
    bonus: float

    @property
    def cost(self) -> float:
        """What the best page so far costs."""
        assert self.search.best is not None
        return self.search.best.cost + self.bonus


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes up pages with shapes that it works out once for all of them."""

    stone: Stone
    shaper: Shaper

    def page(self, copy: Copy, field: Field, label: str, boxes: tuple[BoxForm, ...] = ()) -> Sheet:
        """Fill a page with the beginning of the copy; `label` is its printed number."""
        ranked = sorted(self._attempts(copy, field, boxes), key=lambda attempt: attempt.cost)
        for attempt in ranked[:_PROMISING]:
            attempt.search.deepen()
        best = min(ranked[:_PROMISING], key=lambda attempt: attempt.cost)
        found = best.search.best
        assert found is not None
        return self._impose(copy, best.choice, found, field, label)

    def _attempts(self, copy: Copy, field: Field, boxes: tuple[BoxForm, ...]) -> Iterator["_Attempt"]:
        for choice in self._choices(copy, field, boxes):
            pieces = self._pieces(copy, choice, field, boxes)
            stories = choice.whole + choice.broken
            photos = frozenset(range(stories, stories + choice.photos))
            last = choice.whole == len(copy.stories) and choice.photos == len(copy.photos)
            bonus = self._held(copy, choice) - _PER_PIECE * len(pieces)
            for columns in range(field.columns, 0, -1) if last and len(pieces) <= _FEW else (field.columns,):
                narrowed = replace(field, columns=columns)
                search = Search(Quest(pieces, narrowed, photos, last, field.columns - columns))
                if search.best is not None:
                    yield _Attempt(choice, search, bonus)

    def _choices(self, copy: Copy, field: Field, boxes: tuple[BoxForm, ...]) -> Iterator[_Choice]:
        """Choose copy whose area is about the page's: everything that is left, or a little less than fits at most."""
        room = field.columns * (field.height + GAP) - sum(box.span * (box.lines + GAP) for box in boxes)
        areas: list[tuple[int, int]] = []
        taken = 0
        for story in copy.stories:
            areas.append(self._area(self._shapes(story, lead=False), field))
            taken += areas[-1][0]
            if taken > room:
                break
        fits = _fitting([least for least, _ in areas], room)
        pictures = [self._area(self.shaper.photo(photo), field) for photo in copy.photos]
        for whole in range(fits, max(-1, fits - _FEWER), -1):
            least, most = (sum(area[side] for area in areas[:whole]) for side in (0, 1))
            for photos in self._photo_counts(copy, whole):
                more = [sum(area[side] for area in pictures[:photos]) for side in (0, 1)]
                if least + more[0] > room:
                    continue
                if whole == len(copy.stories) or most + more[1] >= room:
                    yield _Choice(whole, False, photos)
                if whole < len(copy.stories) and least + more[0] + 6 * field.columns < room:
                    yield _Choice(whole, True, photos)

    def _photo_counts(self, copy: Copy, whole: int) -> range:
        """How many photos a page with so many stories may take: those of the original pages that it has begun."""
        if whole == len(copy.stories):
            return range(len(copy.photos) + 1) if not copy.stories else range(min(len(copy.photos), 2 * _PHOTOS) + 1)
        page = copy.stories[whole].page
        ready = sum(1 for photo in copy.photos if photo.page <= page)
        return range(min(ready, _PHOTOS) + 1)

    def _held(self, copy: Copy, choice: _Choice) -> float:
        held = copy.photos[choice.photos : max(self._photo_counts(copy, choice.whole))]
        return sum(_SHOWN if photo.image in self.shaper.pictures else _HELD for photo in held)

    def _pieces(self, copy: Copy, choice: _Choice, field: Field, boxes: tuple[BoxForm, ...]) -> tuple[Piece, ...]:
        stories = copy.stories[: choice.whole + choice.broken]
        heaviest = max((story.weight for story in stories), default=1.0)
        lead = next((number for number, story in enumerate(stories) if story.weight == heaviest), -1)
        pieces: list[Piece] = []
        for number, story in enumerate(stories):
            shapes = (
                self.shaper.broken(story, self._grade(story, lead=number == lead), field.height, lead=number == lead)
                if number == choice.whole
                else self._shapes(story, lead=number == lead)
            )
            pieces.append(Piece(story.weight / heaviest, shapes))
        for photo in copy.photos[: choice.photos]:
            pieces.append(Piece(min(0.6, _PHOTO_WEIGHT / heaviest), self.shaper.photo(photo)))
        pieces += [Piece(0.4, {box.span: (Shape(box.lines, 0.0, box),)}) for box in boxes]
        return tuple(pieces)

    def _shapes(self, story: Story, *, lead: bool) -> dict[int, tuple[Shape, ...]]:
        return self.shaper.whole(story, self._grade(story, lead=lead), lead=lead)

    def _grade(self, story: Story, *, lead: bool) -> HeadGrade:
        heads = self.stone.house.heads
        if story.began is not None:
            return heads.continued
        if lead:
            return heads.lead
        if story.weight >= _MAJOR:
            return heads.major
        return heads.minor if story.weight >= _MINOR else heads.brief

    def _area(self, shapes: dict[int, tuple[Shape, ...]], field: Field) -> tuple[int, int]:
        """The least and the greatest area that a block takes with the gap below it, in cells of column and line."""
        sizes = [
            span * (shape.height + GAP)
            for span, found in shapes.items()
            for shape in found
            if shape.height <= field.height
        ]
        return (min(sizes), max(sizes)) if sizes else (10**6, 10**6)

    def _impose(self, copy: Copy, choice: _Choice, found: Found, field: Field, label: str) -> Sheet:
        """Turn the rectangles into blocks; the broken story's beginning is poured, its rest becomes a story."""
        stories, photos = list(copy.stories[choice.whole :]), copy.photos[choice.photos :]
        placed: list[Placed] = []
        for rectangle in sorted(found.layout.rectangles, key=lambda one: one.piece):
            form = rectangle.shape.form
            assert isinstance(form, StoryForm | BrokenForm | PhotoForm | BoxForm)
            settled = None
            if isinstance(form, BrokenForm):
                form, settled = _break(form, rectangle)
                stories[0] = _rest(form.story, settled, label, self.stone)
            cell = (rectangle.column, rectangle.line, rectangle.span, rectangle.height)
            placed.append(Placed(*cell, form, settled))
        return Sheet(field, found.height, tuple(placed), found.layout, Copy(tuple(stories), photos))


def _fitting(areas: Sequence[int], room: int) -> int:
    """How many of these areas fit, from the first on."""
    taken = 0
    for count, area in enumerate(areas):
        taken += area
        if taken > room:
            return count
    return len(areas)


def _break(form: BrokenForm, rectangle: Rectangle) -> tuple[BrokenForm, Settled]:
    """Fill a broken story's rectangle, all of it; its last line is kept for the jump line."""
    for depth in range(rectangle.height - form.head.lines, 0, -1):
        rooms = [depth - top for top in form.tops]
        rooms[-1] -= 1
        settled = form.story.galley.fill(rooms, rest=1) if min(rooms) >= 0 else None
        if settled is not None:
            return replace(form, depth=depth), settled
    raise AssertionError("a broken story has room for a line in each column")


def _rest(story: Story, settled: Settled, label: str, stone: Stone) -> Story:
    """Make a story of what goes on: its head says where it comes from."""
    galley: Galley = remainder(settled, story.galley.measure)
    head = Copyhead(story.owner, own(stone.words.jump(label, onward=False)), _again(story), None, None)
    return replace(story, head=head, galley=galley, photos=(), began=label, part=story.part + 1)


def _again(story: Story) -> Text | None:
    """Repeat the headline over the rest of its story."""
    return own(str(story.head.headline)) if story.head.headline else None
