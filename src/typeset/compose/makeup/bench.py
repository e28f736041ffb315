"""The bench: a search begun for each choice of copy, and what counts for or against the choice itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from typeset.compose.makeup.bound import Outline, least, outline
from typeset.compose.makeup.choice import Choice, Task, photos_due
from typeset.compose.makeup.forms import BoxForm, Story
from typeset.compose.makeup.layout import Field
from typeset.compose.makeup.search import Quest, Search, blank_cost
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import GAP, Piece, Shape, Slicer

Shapes = Mapping[int, tuple[Shape, ...]]
"""A block's shapes by span."""

_KIND: Final = 1_000_000
_BROKEN, _BOX, _PHOTO, _PART = range(1, 5)
"""Pieces are numbered: stories from 0 on, the same when they are broken, a box, photos from so many times that number
on; then stories broken at a set line, number after number."""
_PHOTO_WEIGHT: Final = 200.0
_PHOTO_MOST: Final = 0.6
"""A photo without a story weighs as much as a story of so many characters, and at most that share of the lead."""
_BOX_WEIGHT: Final = 0.4
_BOX_WIDE: Final = 1.5
_BOX_TALL: Final = 2.0
_BOX_AIR: Final = 2
"""What each column more than one and each line more than needed costs a box, and how many such lines it may have."""
_NEAR: Final = 7
_BRIEF: Final = 8
_LONG_BRIEF: Final = 30
"""One brief of a page may have a tinted ground: among so many stories, of so many to so many lines."""
_PER_PIECE: Final = 2.0
"""What a page gains by each piece that it takes."""
_HELD: Final = 1.5
"""What a page loses by each photo that it could take and does not,"""
_SHOWN: Final = 3.0
"""and where the picture is there,"""
_OVERDUE: Final = 8.0
"""and what more where all stories of the photo's page stand already."""
_LAST: Final = 8.0
"""What a page gains that leaves nothing."""
WHITE: Final = 100.0
"""What it costs that such a share of the last page is white at its foot; here of the next one, if it is the last."""
_STUBS: Final = ((0.12, 18.0), (0.3, 7.0))
"""What a page costs that leaves less than such a share of a page for the next, by a rough measure of its copy:"""
_TEXT_AREA: Final = 1.06
_HEAD_AREA: Final = 11.0
_PHOTO_AREA: Final = 14.0
"""cells of column and line for each line of text, each head, each photo."""
_TIGHT: Final = 0.007
"""For each piece such a share of the page's area is lost where rectangles do not match: copy that leaves less room than
that, each piece in its smallest shape, does not fit, although its area would."""
_SMALL: Final = 10
"""More pieces than this are small ones, which lose no more between them."""
_JOINT: Final = 1.0
"""What each piece more than two costs at least by the cuts, butting heads, ragged feet that it brings."""
_LOW: Final = 12
"""A last page that would be lower may leave columns blank."""


@dataclass(frozen=True, slots=True)
class Bid:
    """A choice of copy to search a page for: what is looked for, what counts for or against the choice itself.

    `bound`: what its page costs at least, by the areas of its pieces and the joints between them.
    """

    choice: Choice
    quest: Quest
    slicer: Slicer
    bonus: float
    bound: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """A choice of copy, the search for its page, what counts for or against the choice itself."""

    choice: Choice
    search: Search
    bonus: float

    @property
    def cost(self) -> float:
        """What the best page so far costs."""
        assert self.search.best is not None
        return self.search.best.cost + self.bonus

    @property
    def field(self) -> Field:
        """The field of its page."""
        return self.search.field


class Bench:
    """Begins searches; those whose pages have the same lead share what they work out.

    `margin`: what a page may cost more than the best; above 0 a story is broken at each line where it can be.
    """

    __slots__ = ("_margin", "_outlines", "_pieces", "_shaper", "_slicers", "_task", "_volumes")

    def __init__(self, task: Task, shaper: Shaper, margin: float = 0.0) -> None:
        self._task, self._shaper, self._margin = task, shaper, margin
        self._pieces: dict[int, _Pieces] = {}
        self._slicers: dict[tuple[int, int], Slicer] = {}
        self._outlines: dict[tuple[int, int, Field], Outline | None] = {}
        self._volumes = _volumes(task.copy.stories)

    def attempts(self, choices: Iterable[Choice]) -> list[Attempt]:
        """Begin searches for pages of these choices, the most promising first, as long as they may lead to the best.

        Or to one that costs less than the margin more, where there is one.
        """
        begun: list[Attempt] = []
        best = float("inf")
        for bid in sorted((bid for choice in choices for bid in self.bids(choice)), key=lambda bid: bid.bound):
            if bid.bound >= best + self._margin:
                break
            search = Search(bid.quest, bid.slicer)
            if search.best is not None:
                begun.append(Attempt(bid.choice, search, bid.bonus))
                best = min(best, begun[-1].cost)
        return begun

    def bids(self, choice: Choice) -> Iterator[Bid]:
        """Bid for pages of this copy. A last page of few blocks may leave columns blank."""
        task = self._task
        field = replace(task.field, height=task.field.height - task.foot.lines(choice.begun(task.copy)))
        stories = task.copy.stories[: choice.whole + choice.broken]
        lead = max(range(len(stories)), key=lambda number: (stories[number].weight, -number), default=-1)
        pieces = self._pieces.setdefault(lead, _Pieces(task, self._shaper, lead))
        for numbers in pieces.breaks(choice) if self._margin else (pieces.take(choice),):
            yield from self._bid(choice, numbers, pieces, field)

    def _bid(self, choice: Choice, numbers: tuple[int, ...], pieces: "_Pieces", field: Field) -> Iterator[Bid]:
        lead, last = pieces.lead, choice.takes_all(self._task.copy)
        photos = frozenset(number for number in numbers if number // _KIND == _PHOTO)
        bonus = self._bonus(choice, len(numbers), last=last)
        outlines = [self._outline(pieces, (lead, number), field) for number in numbers]
        narrow = last and sum(one.area for one in outlines if one) <= _LOW * field.columns
        for columns in range(field.columns, 0, -1) if narrow else (field.columns,):
            quest = Quest(numbers, photos, replace(field, columns=columns), last, field.columns - columns)
            bound = self._bound(pieces, lead, quest)
            if bound is not None:
                slicer = self._slicer(pieces, (lead, columns))
                yield Bid(choice, quest, slicer, bonus, bound + bonus)

    def _bound(self, pieces: "_Pieces", lead: int, quest: Quest) -> float | None:
        outlines = [self._outline(pieces, (lead, number), quest.field) for number in quest.pieces]
        if None in outlines:
            return None
        room, count = quest.field.columns * (quest.field.height + GAP), len(outlines)
        if sum(one.area for one in outlines if one) > (1 - _TIGHT * min(count - 1, _SMALL)) * room:
            return None
        cost = least((one for one in outlines if one), room, blank_cost(quest))
        return None if cost is None else cost + _JOINT * max(0, count - 2)

    def _outline(self, pieces: "_Pieces", piece: tuple[int, int], field: Field) -> Outline | None:
        key = (*piece, field)
        if key not in self._outlines:
            self._outlines[key] = outline(pieces.made[piece[1]].shapes, field.height, field.columns)
        return self._outlines[key]

    def _slicer(self, pieces: "_Pieces", key: tuple[int, int]) -> Slicer:
        if key not in self._slicers:
            self._slicers[key] = Slicer(pieces.made, key[1], self._task.field.height)
        return self._slicers[key]

    def _bonus(self, choice: Choice, pieces: int, *, last: bool) -> float:
        """Price the choice: what it takes, what it could take and does not, what it leaves."""
        copy = self._task.copy
        due = photos_due(copy, choice.whole)
        held = copy.photos[choice.photos : due.ready]
        price = sum(_SHOWN if photo.image in self._shaper.pictures else _HELD for photo in held)
        price += _OVERDUE * max(0, due.overdue - choice.photos)
        return price - _PER_PIECE * pieces + (-_LAST if last else self._stub() + self._foot(choice))

    def _stub(self) -> float:
        """What it costs that so little is left for the next page."""
        over = self._pages(0, 0) - 1
        return next((cost for share, cost in _STUBS if over < share), 0.0)

    def _foot(self, choice: Choice) -> float:
        """What the white costs that a choice leaves at the foot of the next page, if that is the last and no stub."""
        left = self._pages(0, 0) - 1 if choice.broken else self._pages(choice.whole, choice.photos)
        return WHITE * (1 - left) if 0.5 <= left < 1 else 0.0

    def _pages(self, stories: int, photos: int) -> float:
        """How many pages the copy behind so many stories and photos takes, by a rough measure."""
        copy, field = self._task.copy, self._task.field
        volume = self._volumes[stories] + _PHOTO_AREA * (len(copy.photos) - photos)
        return volume / (field.columns * field.height)


class _Pieces:
    """The pieces of a page by number, made when first asked for: stories, broken stories, boxes, photos."""

    __slots__ = ("_shaper", "_task", "_tinted", "lead", "made")

    def __init__(self, task: Task, shaper: Shaper, lead: int) -> None:
        self._task, self._shaper, self.lead = task, shaper, lead
        self._tinted = _lightest(task.copy.stories, lead)
        self.made: dict[int, Piece] = {}

    def take(self, choice: Choice) -> tuple[int, ...]:
        """Give the numbers of a choice's pieces and see to it that they are made."""
        numbers = [*range(choice.whole)]
        numbers += [choice.whole + _BROKEN * _KIND] if choice.broken else []
        numbers += [_BOX * _KIND] if self._task.boxes else []
        numbers += [number + _PHOTO * _KIND for number in range(choice.photos)]
        for number in numbers:
            if number not in self.made:
                self.made[number] = self._make(number)
        return tuple(numbers)

    def breaks(self, choice: Choice) -> Iterator[tuple[int, ...]]:
        """Give the numbers of a choice's pieces for each line at which its last story can be broken."""
        numbers = self.take(choice)
        whole = choice.whole + _BROKEN * _KIND
        if whole not in numbers:
            yield numbers
            return
        piece, at = self.made[whole], numbers.index(whole)
        forms = [(span, shape) for span, shapes in sorted(piece.shapes.items()) for shape in shapes]
        for count, (span, shape) in enumerate(forms):
            part = choice.whole + (_PART + count) * _KIND
            self.made[part] = Piece(piece.weight, {span: (shape,)})
            yield (*numbers[:at], part, *numbers[at + 1 :])

    def _make(self, number: int) -> Piece:
        copy = self._task.copy
        heaviest = copy.stories[self.lead].weight if self.lead >= 0 else 1.0
        kind, place = divmod(number, _KIND)
        if kind == _PHOTO:
            shapes = self._shaper.photo(copy.photos[place])
            return Piece(min(_PHOTO_MOST, _PHOTO_WEIGHT / heaviest), _beyond(shapes, shapes))
        if kind == _BOX:
            return Piece(_BOX_WEIGHT, {box.span: _box_shapes(box) for box in self._task.boxes})
        broken, story, lead = kind == _BROKEN, copy.stories[place], place == self.lead
        whole = shapes = self._shaper.whole(story, lead=lead)
        if broken:
            shapes = self._shaper.broken(story, self._task.field.height, lead=lead)
        if place == self._tinted and not broken:
            tinted = self._shaper.tinted(story)
            spans = sorted(shapes.keys() | tinted.keys())
            shapes = {span: (*shapes.get(span, ()), *tinted.get(span, ())) for span in spans}
        return Piece(story.weight / heaviest, _beyond(shapes, whole or shapes))


def reading_order(number: int) -> int:
    """Where a piece stands among the pieces of its page: stories, the broken one, the box, photos."""
    kind, place = divmod(number, _KIND)
    return (_BROKEN if kind >= _PART else kind) * _KIND + place


def _volumes(stories: Sequence[Story]) -> tuple[float, ...]:
    """Measure roughly how many cells each story and those behind it take; the last entry is what is behind them all."""
    areas = (_HEAD_AREA + _TEXT_AREA * story.galley.lines for story in reversed(stories))
    return tuple(accumulate(areas, initial=0.0))[::-1]


def _beyond(shapes: Shapes, whole: Shapes) -> Shapes:
    """Count of a block's costs only what its cheapest shape does not cost: that much it costs on whichever page."""
    least = min((shape.cost for found in whole.values() for shape in found), default=0.0)
    return {span: tuple(replace(shape, cost=shape.cost - least) for shape in found) for span, found in shapes.items()}


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
