"""The shapes of blocks: every height that a story, a photo or a brief on a tinted ground can have over each span.

A story's head and photos stand in its rectangle as `arrange` says, its text in columns that end level. A story too long
for its page fills its rectangle with the beginning, says where it goes on, and its rest is a story of the next page.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from typeset.compose.galley import Settled, refit
from typeset.compose.heads import HeadStack, eased, stacks
from typeset.compose.makeup.arrange import Stand, arrangements, heads_beside, later
from typeset.compose.makeup.forms import BrokenForm, Key, PhotoForm, Story, StoryForm
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
_BARE: Final = 20.0
"""What a story costs that has not a line for each of its columns: a page of its own would cost more."""
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
_LEAST_LEFT: Final = 6
"""Lines a column and lines in all that stay on the page at least when a story is broken,"""
LEAST_REST: Final = 8
"""and lines in all that go on;"""
_FEW: Final = (12, 12.0)
"""what it costs more where either are fewer than so many in all."""
_SHORT_STORY: Final = 45
_TINT: Final = 1.0
"""What a page gains by a brief on a tinted ground,"""
_TINT_SPAN: Final = 2
"""which is so many columns wide at most."""
_BESIDE_TURNS: Final = 4
"""A headline beside its text may be turned into so many lines."""


@dataclass(frozen=True, slots=True)
class Shaper:
    """Works out shapes, each once.

    `pressure`: what each hundredth of a page costs that heads and photos take; above 0 pages are set closely.
    `easy`: the page has room to spare: more white may stand round heads, missing photos have frames like photos.
    """

    stone: Stone
    pictures: Mapping[str, Picture]
    pressure: float = 0.0
    easy: bool = False
    _wholes: dict[tuple[Key, bool, float], dict[int, tuple[Shape, ...]]] = field(default_factory=dict, repr=False)
    _heads: dict[tuple[Key, HeadGrade, int, bool], tuple[HeadStack, ...]] = field(default_factory=dict, repr=False)
    _photos: dict[tuple[str, int], tuple[PhotoUnit, ...]] = field(default_factory=dict, repr=False)
    _bodies: dict[tuple[Key, tuple[int, ...], int], tuple[tuple[int, Settled], ...]] = field(
        default_factory=dict, repr=False
    )

    def eased(self) -> "Shaper":
        """Shape for a page with room to spare."""
        return Shaper(self.stone, self.pictures, self.pressure, True, _heads=self._heads, _bodies=self._bodies)

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
            self._photos[key] = units(photo, span, self.pictures, self.stone, easy=self.easy)
        return self._photos[key]

    def _spans(self) -> range:
        return range(1, self.stone.grid.columns + 1)

    def _whole(self, story: Story, grade: HeadGrade, span: int, *, lead: bool) -> tuple[Shape, ...]:
        stands = list(self._arrangements(story, grade, span))
        if not lead:
            stands += heads_beside(story, span, lambda wide: self._stacks(story, grade, wide, beside=True))
        extra = (self._lead_cost(story, span) if lead else 0.0) + (_BARE if 0 < story.galley.lines < span else 0.0)
        return _cheapest(self._set(story, stand, grade, extra) for stand in stands)

    def _set(self, story: Story, stand: Stand, grade: HeadGrade, extra: float) -> Iterator[Shape]:
        """Set a story whole in every depth that its text can have below or beside its head and photos."""
        top = min(stand.arrangement.tops)
        for depth, settled in self._level(story, stand):
            cost = stand.cost + extra + settled.cost + _depth_cost(depth - top) + self._press(stand.cells(depth))
            height = depth + story.foot
            if height:
                yield Shape(height, cost, StoryForm(story, stand.head, stand.arrangement, depth, settled, grade))

    def _broken(self, story: Story, grade: HeadGrade, room: tuple[int, int], *, lead: bool) -> tuple[Shape, ...]:
        span, height = room
        lines = story.galley.lines
        if lines < LEAST_REST + max(_LEAST_LEFT, _LEAST_PART * span):
            return ()
        extra = (
            _BROKEN + (self._lead_cost(story, span) if lead else 0.0) + (_BROKEN_SHORT if lines < _SHORT_STORY else 0.0)
        )
        stands = list(self._arrangements(story, grade, span))
        if story.photos:
            stands += [later(stand) for stand in stands]
        return _cheapest(self._part(story, stand, grade, (height, extra)) for stand in stands)

    def _part(self, story: Story, stand: Stand, grade: HeadGrade, room: tuple[int, float]) -> Iterator[Shape]:
        """Set a story's beginning in every depth up to a height that leaves enough of it; at an extra cost."""
        height, extra = room
        tops = stand.arrangement.tops
        sunk, columns, lines = sum(tops), len(tops), story.galley.lines
        shallowest = max(max(tops) + _LEAST_PART, -(-(_LEAST_LEFT + 1 + sunk) // columns))
        deepest = min(height, (lines - LEAST_REST + 1 + sunk) // columns)
        for depth in range(shallowest, deepest + 1):
            taken = columns * depth - sunk - 1
            few = _FEW[1] if min(taken, lines - taken) < _FEW[0] else 0.0
            cost = stand.cost + extra + few + _depth_cost(depth - min(tops)) + self._press(stand.cells(depth))
            yield Shape(depth, cost, BrokenForm(story, stand.head, stand.arrangement, depth, grade))

    def _press(self, cells: int) -> float:
        grid = self.stone.grid
        return self.pressure * 100 * cells / (grid.columns * grid.lines)

    def _lead_cost(self, story: Story, span: int) -> float:
        """What it costs that a lead leaves columns beside it: the less, the shorter it is."""
        beside = self.stone.grid.columns - span
        weight = min(1.0, max(0.0, (story.galley.lines / self.stone.grid.columns - 3) / 5))
        return weight * _LEAD_SPAN[min(beside, len(_LEAD_SPAN) - 1)]

    def _arrangements(self, story: Story, grade: HeadGrade, span: int) -> Iterator[Stand]:
        return arrangements(story, span, lambda wide: self._stacks(story, grade, wide), self._units)

    def _stacks(self, story: Story, grade: HeadGrade, span: int, *, beside: bool = False) -> tuple[HeadStack, ...]:
        """Set a head; one that stands beside its text is turned into more lines, a little apart from the text."""
        key = (story.key, grade, span, beside)
        if key not in self._heads:
            head = replace(story.head, inset=self.stone.grid.gutter / 4) if beside else story.head
            turned = replace(grade, turns=_BESIDE_TURNS) if beside else grade
            self._heads[key] = stacks(head, turned, grade.faces[0], span, self.stone)
        return eased(self._heads[key]) if self.easy else self._heads[key]

    def _level(self, story: Story, stand: Stand) -> Iterator[tuple[int, Settled]]:
        """Pour a story's text into level columns: their depth in lines from the top, the pour."""
        tops = stand.arrangement.tops
        top = min(tops)
        key = (story.key, tuple(line - top for line in tops), max(0, stand.floor - top))
        if key not in self._bodies:
            self._bodies[key] = tuple(self._pours(story, key[1], key[2]))
        for depth, settled in self._bodies[key]:
            if top + depth <= self.stone.grid.lines:
                yield top + depth, settled

    def _pours(self, story: Story, tops: tuple[int, ...], floor: int) -> Iterator[tuple[int, Settled]]:
        span = len(tops)
        deep = max(-(-(story.galley.lines + sum(tops)) // span), floor)
        if deep > self.stone.grid.lines:
            return
        for depth in (deep - 1, deep, deep + 1) if deep > 1 else (deep,):
            if depth < floor:
                continue
            settled = story.galley.level([max(0, depth - top) for top in tops])
            if settled is not None:
                yield depth, settled


def _cheapest(found: Iterable[Iterable[Shape]]) -> tuple[Shape, ...]:
    """Keep the cheapest shape of each height, the lowest first."""
    best: dict[int, Shape] = {}
    for shapes in found:
        for shape in shapes:
            if shape.height not in best or shape.cost < best[shape.height].cost:
                best[shape.height] = shape
    return tuple(best[height] for height in sorted(best))


def _depth_cost(depth: int) -> float:
    cost = next((price for lines, price in _SHALLOW if depth < lines), 0.0)
    return cost + _DEEPER * max(0, depth - _DEEP)
