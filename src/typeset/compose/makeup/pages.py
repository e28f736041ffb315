"""Pages filled one after the other, in the edition's order, each from what is left of the copy.

Which articles a page takes follows their order, so that text out of the pages is in the edition's order; where on the
page each stands follows importance. All pages but the last are full: the last article of a page may go on on the next.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.galley import Galley, Settled, remainder
from typeset.compose.heads import Copyhead
from typeset.compose.makeup.blocks import LEAST_REST, BoxForm, BrokenForm, PhotoForm, Placed, Shaper, Story, StoryForm
from typeset.compose.makeup.layout import Layout, Rectangle
from typeset.compose.makeup.search import MANY, Field, Found, Quest, Search
from typeset.compose.makeup.slicing import GAP, Piece, Shape, Slicer, Taste
from typeset.compose.makeup.vary import vary
from typeset.compose.stone import Stone, own
from typeset.house import HeadGrade
from typeset.model.edition import Photo
from typeset.model.source import Text

_MINOR: Final = 240.0
_MAJOR: Final = 640.0
"""Articles from this weight on (see `compose.stories`) have a minor, a major head; lighter ones are briefs."""
_PER_PIECE: Final = 2.0
"""What a page gains by each piece that it takes."""
_HELD: Final = 1.5
"""What a page loses by each photo that it could take and does not."""
_SHOWN: Final = 3.0
"""The same, where the picture is there."""
_PHOTO_WEIGHT: Final = 200.0
_ALMOST: Final = 0.85
"""Whole stories are tried on a page whose field they can fill to this share at most."""
_MORE: Final = 2
"""Counts of whole stories are tried from so many more than fit in their best shapes,"""
_FEWER: Final = 4
"""so many counts, before ever fewer."""
_BROKEN_NUMBER: Final = 1_000_000
_BOX_NUMBER: Final = 2_000_000
_PHOTO_NUMBER: Final = 3_000_000
"""Pieces are numbered: stories from 0 on, the same when they are broken, boxes and photos from these numbers on."""
_BOX_WEIGHT: Final = 0.4
_BOX_WIDE: Final = 1.5
_BOX_TALL: Final = 0.7
_BOX_AIR: Final = 3
"""What each column more than one and each line more than needed costs a box, and how many such lines it may have."""
_LAST: Final = 8.0
"""What a page gains that leaves nothing."""
_STUBS: Final = ((0.12, 18.0), (0.3, 7.0))
"""What a page costs that leaves less than such a share of a page for the next, by a rough measure of its copy:"""
_TEXT_AREA: Final = 1.06
_HEAD_AREA: Final = 11.0
_PHOTO_AREA: Final = 14.0
"""cells of column and line for each line of text, each head, each photo."""
_PROMISING: Final = 3
"""So many choices of copy are looked into further."""
_BAND: Final = 5
"""A page of many blocks is a stack of bands of at most so many."""
_NEAR: Final = 7
_BRIEF: Final = 8
_LONG_BRIEF: Final = 30
"""One brief of a page may have a tinted ground: among so many stories, of so many to so many lines."""
_LOW: Final = 12
"""A last page that would be lower may leave columns blank."""
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
        """Fill a page with the beginning of the copy; `label` is its printed number, `boxes` the shapes of its box.

        Where that cannot be done the box is left out, then photos stand apart from their stories.
        """
        attempts = self._attempts(copy, field, boxes)
        if not attempts:
            copy, boxes = _relieve(copy, boxes)
            return self.page(copy, field, label, boxes)
        ranked = sorted(attempts, key=lambda attempt: attempt.cost)
        for attempt in ranked[:_PROMISING]:
            attempt.search.deepen()
        best = min(ranked[:_PROMISING], key=lambda attempt: attempt.cost)
        found = best.search.best
        assert found is not None
        return self._impose(copy, best.choice, found, field, label)

    def _attempts(self, copy: Copy, field: Field, boxes: tuple[BoxForm, ...]) -> "list[_Attempt]":
        """Begin a search for each choice of copy that promises to fill the page."""
        bench = _Bench(self, copy, field, boxes)
        for choices in self._choices(copy, field, boxes):
            found = [attempt for choice in choices for attempt in bench.attempts(choice)]
            if found:
                return found
        return []

    def _choices(self, copy: Copy, field: Field, boxes: tuple[BoxForm, ...]) -> Iterator[tuple[_Choice, ...]]:
        """Choose copy whose area is about the page's: choices that may fill it, then ever fewer stories."""
        room = field.columns * (field.height + GAP) - min((box.span * (box.lines + GAP) for box in boxes), default=0)
        stories = self._areas((self.shapes(story, lead=False) for story in copy.stories), field, room)
        photos = self._areas((self.shaper.photo(photo) for photo in copy.photos), field, room)
        fits = _fitting([area.least for area in stories], room)
        likely = _fitting([area.likely for area in stories], room)
        first = min(fits, likely + _MORE)
        wholes = range(first, -1, -1)
        near = tuple(
            _choice for whole in wholes[:_FEWER] for _choice in self._with(copy, whole, (stories, photos, room))
        )
        yield near
        for whole in wholes[_FEWER:]:
            yield tuple(self._with(copy, whole, (stories, photos, room)))
        yield tuple(_Choice(whole, False, 0) for whole in wholes if whole)

    def _with(
        self, copy: Copy, whole: int, areas: tuple[Sequence["_Area"], Sequence["_Area"], int]
    ) -> Iterator[_Choice]:
        """Choose so many whole stories, with photos that may go with them, and with one more story broken."""
        stories, pictures, room = areas
        for photos in self._photo_counts(copy, whole):
            taken = [*stories[:whole], *pictures[:photos]]
            least, most = sum(area.least for area in taken), sum(area.most for area in taken)
            if least > room or not (taken or copy.stories):
                continue
            if whole == len(copy.stories) or most >= _ALMOST * room:
                yield _Choice(whole, False, photos)
            if whole < len(copy.stories):
                yield _Choice(whole, True, photos)

    def _areas(self, shaped: Iterable[dict[int, tuple[Shape, ...]]], field: Field, room: int) -> list["_Area"]:
        """Measure blocks until they are more than fit."""
        areas: list[_Area] = []
        taken = 0
        for shapes in shaped:
            areas.append(_area(shapes, field))
            taken += areas[-1].least
            if taken > room:
                break
        return areas

    def _photo_counts(self, copy: Copy, whole: int) -> range:
        """How many photos a page with so many stories may take: those of the original pages that it has begun."""
        if whole == len(copy.stories):
            return range(len(copy.photos) + 1) if not copy.stories else range(min(len(copy.photos), 2 * _PHOTOS) + 1)
        page = copy.stories[whole].page
        ready = sum(1 for photo in copy.photos if photo.page <= page)
        return range(min(ready, _PHOTOS) + 1)

    def held(self, copy: Copy, choice: _Choice) -> float:
        """Price the photos that a page could take and does not."""
        held = copy.photos[choice.photos : max(self._photo_counts(copy, choice.whole))]
        return sum(_SHOWN if photo.image in self.shaper.pictures else _HELD for photo in held)

    def shapes(self, story: Story, *, lead: bool) -> dict[int, tuple[Shape, ...]]:
        """Shape a story that stands whole."""
        return self.shaper.whole(story, self.grade(story, lead=lead), lead=lead)

    def grade(self, story: Story, *, lead: bool) -> HeadGrade:
        """Say which class of head a story has."""
        heads = self.stone.house.heads
        if story.began is not None:
            return heads.continued
        if lead:
            return heads.lead
        if story.weight >= _MAJOR:
            return heads.major
        return heads.minor if story.weight >= _MINOR else heads.brief

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
        blocks = vary(placed, self.stone)
        return Sheet(field, found.height, blocks, found.layout, Copy(tuple(stories), photos))


class _Bench:
    """Begins searches; those whose pages have the same lead share what they work out."""

    __slots__ = ("_boxes", "_cases", "_copy", "_field", "_maker", "_slicers")

    def __init__(self, maker: Maker, copy: Copy, field: Field, boxes: tuple[BoxForm, ...]) -> None:
        self._maker, self._copy, self._field, self._boxes = maker, copy, field, boxes
        self._cases: dict[int, _Case] = {}
        self._slicers: dict[tuple[int, int, bool], Slicer] = {}

    def attempts(self, choice: _Choice) -> Iterator[_Attempt]:
        """Begin the search for a page of this copy. A last page of few blocks may leave columns blank."""
        copy, field = self._copy, self._field
        stories = copy.stories[: choice.whole + choice.broken]
        lead = max(range(len(stories)), key=lambda number: (stories[number].weight, -number), default=-1)
        case = self._cases.setdefault(lead, _Case(self._maker, copy, lead, field.height, self._boxes))
        numbers = case.numbers(choice)
        photos = frozenset(number for number in numbers if number >= _PHOTO_NUMBER)
        last = choice.whole == len(copy.stories) and choice.photos == len(copy.photos)
        bonus = self._maker.held(copy, choice) - _PER_PIECE * len(numbers)
        bonus += -_LAST if last else self._stub()
        narrow = (
            last and sum(_area(case.pieces[number].shapes, field).least for number in numbers) <= _LOW * field.columns
        )
        for columns in range(field.columns, 0, -1) if narrow else (field.columns,):
            slicer = self._slicer(case, (lead, columns, len(numbers) > MANY))
            quest = Quest(numbers, photos, replace(field, columns=columns), last, field.columns - columns)
            search = Search(quest, slicer)
            if search.best is not None:
                yield _Attempt(choice, search, bonus)

    def _slicer(self, case: "_Case", key: tuple[int, int, bool]) -> Slicer:
        if key not in self._slicers:
            _, columns, many = key
            self._slicers[key] = Slicer(
                case.pieces, columns, self._field.height, Taste(band=_BAND) if many else Taste()
            )
        return self._slicers[key]

    def _stub(self) -> float:
        """What it costs that so little is left for the next page."""
        page = self._field.columns * self._field.height
        volume = sum(_HEAD_AREA + _TEXT_AREA * story.galley.lines for story in self._copy.stories)
        volume += _PHOTO_AREA * len(self._copy.photos)
        over = (volume - page) / page
        return next((cost for share, cost in _STUBS if over < share), 0.0)


class _Case:
    """The pieces of a page by number, made when first asked for: stories, broken stories, boxes, photos."""

    __slots__ = ("_boxes", "_copy", "_height", "_lead", "_maker", "_tinted", "pieces")

    def __init__(self, maker: Maker, copy: Copy, lead: int, height: int, boxes: tuple[BoxForm, ...]) -> None:
        self._maker, self._copy, self._lead, self._height, self._boxes = maker, copy, lead, height, boxes
        self._tinted = _lightest(copy.stories, lead)
        self.pieces: dict[int, Piece] = {}

    def numbers(self, choice: _Choice) -> tuple[int, ...]:
        """Give the numbers of a choice's pieces and see to it that they are made."""
        numbers = [*range(choice.whole)]
        numbers += [choice.whole + _BROKEN_NUMBER] if choice.broken else []
        numbers += [_BOX_NUMBER] if self._boxes else []
        numbers += [number + _PHOTO_NUMBER for number in range(choice.photos)]
        for number in numbers:
            if number not in self.pieces:
                self.pieces[number] = self._piece(number)
        return tuple(numbers)

    def _with_ground(self, story: Story, plain: dict[int, tuple[Shape, ...]]) -> dict[int, tuple[Shape, ...]]:
        """Add the shapes that a story has on a tinted ground."""
        tinted = self._maker.shaper.tinted(story, self._maker.grade(story, lead=False))
        return {span: (*plain.get(span, ()), *tinted.get(span, ())) for span in plain.keys() | tinted.keys()}

    def _piece(self, number: int) -> Piece:
        heaviest = self._copy.stories[self._lead].weight if self._lead >= 0 else 1.0
        if number >= _PHOTO_NUMBER:
            photo = self._copy.photos[number - _PHOTO_NUMBER]
            return Piece(min(0.6, _PHOTO_WEIGHT / heaviest), self._maker.shaper.photo(photo))
        if number >= _BOX_NUMBER:
            return Piece(_BOX_WEIGHT, {box.span: _box_shapes(box) for box in self._boxes})
        story = self._copy.stories[number % _BROKEN_NUMBER]
        lead = number % _BROKEN_NUMBER == self._lead
        if number < _BROKEN_NUMBER:
            shapes = self._maker.shapes(story, lead=lead)
            return Piece(
                story.weight / heaviest, self._with_ground(story, shapes) if number == self._tinted else shapes
            )
        grade = self._maker.grade(story, lead=lead)
        return Piece(story.weight / heaviest, self._maker.shaper.broken(story, grade, self._height, lead=lead))


def _lightest(stories: Sequence[Story], lead: int) -> int:
    """Choose the brief of a page that may stand on a tinted ground: the lightest of the first few; -1 if none."""
    few = [
        number
        for number, story in enumerate(stories[:_NEAR])
        if number != lead
        and story.began is None
        and story.head.headline
        and _BRIEF <= story.galley.lines <= _LONG_BRIEF
    ]
    return min(few, key=lambda number: (stories[number].weight, number), default=-1)


def _box_shapes(box: BoxForm) -> tuple[Shape, ...]:
    """A box is a little taller where that fills the page; one column is its proper width."""
    wide = _BOX_WIDE * (box.span - 1)
    return tuple(Shape(box.lines + more, wide + _BOX_TALL * more, box) for more in range(_BOX_AIR + 1))


@dataclass(frozen=True, slots=True)
class _Area:
    """The area that a block takes with the gap below it, in cells of column and line: least, at its best, most."""

    least: int
    likely: int
    most: int


def _area(shapes: Mapping[int, tuple[Shape, ...]], field: Field) -> _Area:
    sizes = [
        (span * (shape.height + GAP), shape.cost)
        for span, found in shapes.items()
        for shape in found
        if shape.height <= field.height
    ]
    if not sizes:
        return _Area(10**6, 10**6, 10**6)
    return _Area(min(sizes)[0], min(sizes, key=lambda size: size[1])[0], max(sizes)[0])


def _relieve(copy: Copy, boxes: tuple[BoxForm, ...]) -> tuple[Copy, tuple[BoxForm, ...]]:
    """Make a page's task easier: leave its box out, or let the first story's photos stand by themselves."""
    if boxes:
        return copy, ()
    for number, story in enumerate(copy.stories):
        if story.photos:
            stories = (*copy.stories[:number], replace(story, photos=()), *copy.stories[number + 1 :])
            return Copy(stories, story.photos + copy.photos), ()
    raise AssertionError("no page can be made of what is left")


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
    depths = range(rectangle.height - form.head.lines, 0, -1)
    for rest, depth in ((rest, depth) for rest in (LEAST_REST, 1) for depth in depths):
        rooms = [depth - top for top in form.tops]
        rooms[-1] -= 1
        settled = form.story.galley.fill(rooms, rest=rest) if min(rooms) >= 0 else None
        if settled is not None:
            return replace(form, depth=depth), settled
    raise AssertionError("a broken story has room for a line in each column")


def _rest(story: Story, settled: Settled, label: str, stone: Stone) -> Story:
    """Make a story of what goes on: its head says where it comes from."""
    galley: Galley = remainder(settled, story.galley.measure)
    head = Copyhead(story.owner, own(stone.words.jump(label, onward=False)), _again(story), None, None, spaced=False)
    return replace(story, head=head, galley=galley, photos=(), began=label, part=story.part + 1)


def _again(story: Story) -> Text | None:
    """Repeat the headline over the rest of its story."""
    return own(str(story.head.headline)) if story.head.headline else None
