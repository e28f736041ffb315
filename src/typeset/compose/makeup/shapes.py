"""The shapes of blocks: every height that a story, a photo or a brief on a tinted ground can have over each span.

A story's rectangle has its head stack across the top and its text below in columns that end level. A photo of the
story stands at the top of its last columns, which are so much shorter. A story too long for its page fills its
rectangle with the beginning, says where it goes on, and its rest is a story of the next page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from typeset.compose.galley import Settled, refit
from typeset.compose.heads import HeadStack, stacks
from typeset.compose.makeup.forms import BrokenForm, Key, PhotoForm, Slot, Story, StoryForm
from typeset.compose.makeup.slicing import Shape
from typeset.compose.photo import PhotoUnit, units
from typeset.compose.stone import Stone
from typeset.house import HeadGrade
from typeset.model.edition import Photo
from typeset.model.picture import Picture

_MINOR: Final = 240.0
_MAJOR: Final = 640.0
"""Articles from this weight on (see `compose.stories`) have a minor, a major head; lighter ones are briefs."""
_SHALLOW: Final = ((2, 12.0), (3, 7.0), (5, 2.5), (7, 0.8))
"""What columns of fewer lines than so many cost: text in strips."""
_DEEP: Final = 32
_DEEPER: Final = 0.16
"""What each line beyond that depth costs: a column that tires the eye."""
_LEAD_SPAN: Final = (0.0, 1.5, 5.0, 9.0)
"""What a lead costs that leaves no, one, two, more columns of the page beside it."""
_BROKEN: Final = 9.0
"""What a story costs that goes on on the next page, and"""
_BROKEN_SHORT: Final = 8.0
"""what it costs more if it is short enough to stand whole."""
_LEAST_PART: Final = 3
"""Lines a column that stay on the page at least when a story is broken,"""
LEAST_REST: Final = 8
"""and lines in all that go on."""
_SHORT_STORY: Final = 45
_BELOW: Final = 1
"""Lines of white between a photo's words and text below them."""
_PHOTO_WIDE: Final = 2.0
_TINT: Final = 1.0
"""What a page gains by a brief on a tinted ground,"""
_TINT_SPAN: Final = 2
"""which is so many columns wide at most."""


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Photos in a story's text: how far down each column begins, and what the arrangement costs."""

    slots: tuple[Slot, ...]
    tops: tuple[int, ...]
    cost: float

    @property
    def foot(self) -> int:
        """The first line below the photos."""
        return max((slot.line + slot.unit.lines for slot in self.slots), default=0)


@dataclass(frozen=True, slots=True)
class Shaper:
    """Works out shapes, each once.

    `pressure`: what each hundredth of a page costs that heads and photos take; above 0 pages are set closely.
    """

    stone: Stone
    pictures: Mapping[str, Picture]
    pressure: float = 0.0
    _wholes: dict[tuple[Key, bool, float], dict[int, tuple[Shape, ...]]] = field(default_factory=dict, repr=False)
    _heads: dict[tuple[Key, HeadGrade, int], tuple[HeadStack, ...]] = field(default_factory=dict, repr=False)
    _photos: dict[tuple[str, int], tuple[PhotoUnit, ...]] = field(default_factory=dict, repr=False)
    _bodies: dict[tuple[Key, int], tuple[tuple[int, float, Settled, _Arrangement], ...]] = field(
        default_factory=dict, repr=False
    )

    def whole(self, story: Story, *, lead: bool) -> dict[int, tuple[Shape, ...]]:
        """Shape a story that stands whole, by span; the cheapest of each height."""
        key = (story.key, lead, self.pressure)
        if key not in self._wholes:
            grade = self._grade(story, lead=lead)
            shapes = ((span, self._whole(story, grade, span, lead=lead)) for span in self._spans())
            self._wholes[key] = {span: found for span, found in shapes if found}
        return self._wholes[key]

    def tinted(self, story: Story) -> dict[int, tuple[Shape, ...]]:
        """Shape a story on a tinted ground, half an em in from its edges; nothing if it has more than paragraphs."""
        inset = self.stone.house.text.body.size / 2
        galley = refit(story.galley, story.galley.measure - 2 * inset)
        if galley is None or story.photos:
            return {}
        ground = replace(story, galley=galley, inset=inset, head=replace(story.head, inset=inset))
        return {
            span: tuple(replace(shape, cost=shape.cost - _TINT) for shape in shapes)
            for span, shapes in self.whole(ground, lead=False).items()
            if span <= _TINT_SPAN
        }

    def broken(self, story: Story, height: int, *, lead: bool) -> dict[int, tuple[Shape, ...]]:
        """Shape a story's beginning in every height up to `height`, by span."""
        grade = self._grade(story, lead=lead)
        return {
            span: found for span in self._spans() if (found := self._broken(story, grade, (span, height), lead=lead))
        }

    def photo(self, photo: Photo) -> dict[int, tuple[Shape, ...]]:
        """Shape a photo that stands by itself, by span."""
        return {
            span: tuple(
                Shape(unit.lines, unit.cost + self._press(unit.lines * span), PhotoForm(unit))
                for unit in self._units(photo, span)
            )
            for span in self._spans()
        }

    def _grade(self, story: Story, *, lead: bool) -> HeadGrade:
        """Say which class of head a story has."""
        heads = self.stone.house.heads
        if story.began is not None:
            return heads.continued
        if lead:
            return heads.lead
        if story.weight >= _MAJOR:
            return heads.major
        return heads.minor if story.weight >= _MINOR else heads.brief

    def _units(self, photo: Photo, span: int) -> tuple[PhotoUnit, ...]:
        key = (photo.id, span)
        if key not in self._photos:
            self._photos[key] = units(photo, span, self.pictures, self.stone)
        return self._photos[key]

    def _spans(self) -> range:
        return range(1, self.stone.grid.columns + 1)

    def _whole(self, story: Story, grade: HeadGrade, span: int, *, lead: bool) -> tuple[Shape, ...]:
        best: dict[int, Shape] = {}
        bodies = self._level(story, span)
        if not bodies:
            return ()
        for head in self._stacks(story, grade, span):
            for depth, price, settled, photos in bodies:
                cost = head.cost + price + (self._lead_cost(story, span) if lead else 0.0)
                cost += self._press(head.lines * span + sum(photos.tops))
                height = head.lines + depth + story.foot
                if height and (height not in best or cost < best[height].cost):
                    form = StoryForm(story, span, head, photos.tops, depth, settled, photos.slots, grade)
                    best[height] = Shape(height, cost, form)
        return tuple(best[height] for height in sorted(best))

    def _broken(self, story: Story, grade: HeadGrade, room: tuple[int, int], *, lead: bool) -> tuple[Shape, ...]:
        span, height = room
        lines = story.galley.lines
        if lines < LEAST_REST + _LEAST_PART * span:
            return ()
        cost = (
            _BROKEN + (self._lead_cost(story, span) if lead else 0.0) + (_BROKEN_SHORT if lines < _SHORT_STORY else 0.0)
        )
        best: dict[int, Shape] = {}
        for photos in self._arrange(story.photos, span):
            for head in self._stacks(story, grade, span):
                least = max(photos.tops) + _LEAST_PART
                pressed = self._press(head.lines * span + sum(photos.tops))
                for depth in range(least, height - head.lines + 1):
                    taken = span * depth - sum(photos.tops) - 1
                    if lines - taken < LEAST_REST:
                        break
                    price = cost + head.cost + photos.cost + _depth_cost(depth) + pressed
                    total = head.lines + depth
                    if total not in best or price < best[total].cost:
                        form = BrokenForm(story, span, head, photos.tops, depth, photos.slots, grade)
                        best[total] = Shape(total, price, form)
        return tuple(best[total] for total in sorted(best))

    def _press(self, cells: int) -> float:
        grid = self.stone.grid
        return self.pressure * 100 * cells / (grid.columns * grid.lines)

    def _lead_cost(self, story: Story, span: int) -> float:
        """What it costs that a lead leaves columns beside it: the less, the shorter it is."""
        beside = self.stone.grid.columns - span
        weight = min(1.0, max(0.0, (story.galley.lines / self.stone.grid.columns - 3) / 5))
        return weight * _LEAD_SPAN[min(beside, len(_LEAD_SPAN) - 1)]

    def _stacks(self, story: Story, grade: HeadGrade, span: int) -> tuple[HeadStack, ...]:
        key = (story.key, grade, span)
        if key not in self._heads:
            self._heads[key] = stacks(story.head, grade, grade.faces[0], span, self.stone)
        return self._heads[key]

    def _level(self, story: Story, span: int) -> tuple[tuple[int, float, Settled, _Arrangement], ...]:
        """Pour a story's text into `span` level columns below its photos: depth in lines, cost, pour, photos."""
        key = (story.key, span)
        if key not in self._bodies:
            self._bodies[key] = tuple(self._pours(story, span))
        return self._bodies[key]

    def _pours(self, story: Story, span: int) -> Iterator[tuple[int, float, Settled, _Arrangement]]:
        for photos in self._arrange(story.photos, span):
            full = -(-(story.galley.lines + sum(photos.tops)) // span)
            deep = max(full, photos.foot)
            if deep > self.stone.grid.lines or (span > 1 and 0 < story.galley.lines < span):
                continue
            for depth in (deep - 1, deep, deep + 1) if deep > 1 else (deep,):
                if depth < photos.foot:
                    continue
                settled = story.galley.level([max(0, depth - top) for top in photos.tops])
                if settled is not None:
                    yield depth, settled.cost + photos.cost + _depth_cost(depth), settled, photos

    def _arrange(self, photos: tuple[Photo, ...], span: int) -> Iterator[_Arrangement]:
        """Put photos into a story's columns: one above the other in the last ones, or side by side from the last on."""
        if not photos:
            yield _Arrangement((), (0,) * span, 0.0)
            return
        for wide in range(1, span + 1):
            fitted = [self._units(photo, wide) for photo in photos]
            for least in {min(len(one), 2) for one in fitted}:
                chosen = [one[min(least, len(one)) - 1] for one in fitted]
                yield self._arranged(chosen, wide, span)

    def _arranged(self, chosen: list[PhotoUnit], wide: int, span: int) -> _Arrangement:
        """Side by side as far as the columns go, from the right; then again below."""
        tops = [0] * span
        slots: list[Slot] = []
        right = span
        for unit in chosen:
            if right - wide < 0:
                right = span
            left = right - wide
            line = max(tops[left:right])
            slots.append(Slot(unit, left, line))
            for column in range(left, right):
                tops[column] = line + unit.lines + _BELOW
            right = left
        cost = sum(unit.cost for unit in chosen) + (_PHOTO_WIDE if wide == span > 1 else 0.0)
        return _Arrangement(tuple(slots), tuple(tops), cost)


def _depth_cost(depth: int) -> float:
    cost = next((price for lines, price in _SHALLOW if depth < lines), 0.0)
    return cost + _DEEPER * max(0, depth - _DEEP)
