"""Choosing copy for a page: as many stories, in their order, as are likely to fill it, and photos that go with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from typeset.compose.makeup.foot import Foot
from typeset.compose.makeup.forms import BoxForm, Copy
from typeset.compose.makeup.layout import Field
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import GAP, Shape

_ALMOST: Final = 0.75
"""Whole stories are tried on a page whose field they can fill to this share at most."""
_MORE: Final = 2
"""Counts of whole stories are tried from so many more than fit in their best shapes,"""
_FEWER: Final = 4
"""so many counts, before ever fewer."""
_PHOTOS: Final = 3
"""A page with stories takes up to so many photos without a story, or all that are overdue;"""
_COUNTS: Final = 4
"""so many counts of photos are tried, the highest that fit."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a page is to be made of.

    The copy that is left, the field that is free, the foot, which takes from it what small print needs, the shapes of a
    box, if any.
    """

    copy: Copy
    field: Field
    foot: Foot
    boxes: tuple[BoxForm, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of copy for a page: whole stories, perhaps one more to be broken, some photos."""

    whole: int
    broken: bool
    photos: int

    def takes_all(self, copy: Copy) -> bool:
        """Tell whether nothing is left."""
        return self.whole == len(copy.stories) and self.photos == len(copy.photos)

    def begun(self, copy: Copy) -> frozenset[int] | None:
        """The original pages that begin with this choice of copy; None for all there are."""
        if self.takes_all(copy):
            return None
        stories = copy.stories[: self.whole + self.broken]
        return frozenset([story.page for story in stories] + [photo.page for photo in copy.photos[: self.photos]])


@dataclass(frozen=True, slots=True)
class Area:
    """The area that a block takes with the gap below it, in cells of column and line: least, at its best, most."""

    least: int
    likely: int
    most: int


@dataclass(frozen=True, slots=True)
class _Areas:
    """The areas of the stories and photos that may come to the page, and the room that it has for them."""

    stories: Sequence[Area]
    photos: Sequence[Area]
    room: int


def choices(task: Task, shaper: Shaper) -> Iterator[tuple[Choice, ...]]:
    """Choose copy whose area is about the page's: choices that may fill it, then ever fewer stories."""
    areas = _measure(task, shaper)
    fits = _fitting([area.least for area in areas.stories], areas.room)
    likely = _fitting([area.likely for area in areas.stories], areas.room)
    wholes = range(min(fits, likely + _MORE), -1, -1)
    yield tuple(choice for whole in wholes[:_FEWER] for choice in _with(task.copy, whole, areas))
    for whole in wholes[_FEWER:]:
        yield tuple(_with(task.copy, whole, areas))
    yield tuple(Choice(whole, False, 0) for whole in wholes if whole)


@dataclass(frozen=True, slots=True)
class Due:
    """Photos that may come to a page with so many whole stories: `ready` ones, of original pages that it has begun.

    `overdue` of them are of original pages that it has finished: their stories stand on it or before it.
    """

    ready: int
    overdue: int


def photos_due(copy: Copy, whole: int) -> Due:
    """Tell which photos may come to a page with so many whole stories."""
    if whole == len(copy.stories):
        return Due(len(copy.photos), len(copy.photos))
    page = copy.stories[whole].page
    pages = [photo.page for photo in copy.photos]
    return Due(sum(one <= page for one in pages), sum(one < page for one in pages))


def area(shapes: Mapping[int, tuple[Shape, ...]], field: Field) -> Area:
    """Measure a block's shapes that fit the field."""
    sizes = [
        (span * (shape.height + GAP), shape.cost)
        for span, found in shapes.items()
        for shape in found
        if shape.height <= field.height
    ]
    if not sizes:
        return Area(10**6, 10**6, 10**6)
    return Area(min(sizes)[0], min(sizes, key=lambda size: size[1])[0], max(sizes)[0])


def _measure(task: Task, shaper: Shaper) -> _Areas:
    """Measure stories and photos until each are more than the page holds."""
    field = task.field
    box = min((one.span * (one.lines + GAP) for one in task.boxes), default=0)
    room = field.columns * (field.height + GAP) - box
    stories = _until((shaper.whole(story, lead=False) for story in task.copy.stories), field, room)
    photos = _until((shaper.photo(photo) for photo in task.copy.photos), field, room)
    return _Areas(stories, photos, room)


def _until(shaped: Iterable[dict[int, tuple[Shape, ...]]], field: Field, room: int) -> list[Area]:
    areas: list[Area] = []
    taken = 0
    for shapes in shaped:
        areas.append(area(shapes, field))
        taken += areas[-1].least
        if taken > room:
            break
    return areas


def _with(copy: Copy, whole: int, areas: _Areas) -> Iterator[Choice]:
    """Choose so many whole stories, with photos that may go with them, and with one more story broken."""
    stories, left = areas.stories[:whole], whole < len(copy.stories)
    room = areas.room - sum(one.least for one in stories)
    for photos in _photo_counts(copy, whole, [one.least for one in areas.photos], room):
        most = sum(one.most for one in (*stories, *areas.photos[:photos]))
        if (stories or photos) and (not left or most >= _ALMOST * areas.room):
            yield Choice(whole, False, photos)
        if left:
            yield Choice(whole, True, photos)


def _photo_counts(copy: Copy, whole: int, areas: Sequence[int], room: int) -> range:
    """How many photos may go with so many whole stories into what room these leave; nothing if that is none."""
    due = photos_due(copy, whole)
    if not copy.stories:
        return range(1, min(due.ready, _fitting(areas, room)) + 1)
    most = min(due.ready, max(_PHOTOS, due.overdue))
    fitting = min(most, _fitting(areas, room)) if room >= 0 else -1
    return range(max(0, fitting - _COUNTS + 1), fitting + 1)


def _fitting(areas: Sequence[int], room: int) -> int:
    """How many of these areas fit, from the first on."""
    taken = 0
    for count, area in enumerate(areas):
        taken += area
        if taken > room:
            return count
    return len(areas)
