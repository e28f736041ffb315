"""Choosing copy for a page: as many stories, in their order, as are likely to fill it, and photos that go with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from typeset.compose.makeup.forms import BoxForm, Copy
from typeset.compose.makeup.search import Field
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import GAP, Shape

_ALMOST: Final = 0.75
"""Whole stories are tried on a page whose field they can fill to this share at most."""
_MORE: Final = 2
"""Counts of whole stories are tried from so many more than fit in their best shapes,"""
_FEWER: Final = 4
"""so many counts, before ever fewer."""
_PHOTOS: Final = 3
"""The most photos without a story that a page with stories takes; a last page takes twice as many."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a page is to be made of: the copy that is left, the field that is free, the shapes of a box, if any."""

    copy: Copy
    field: Field
    boxes: tuple[BoxForm, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of copy for a page: whole stories, perhaps one more to be broken, some photos."""

    whole: int
    broken: bool
    photos: int


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


def photo_counts(copy: Copy, whole: int) -> range:
    """How many photos a page with so many whole stories may take: those of the original pages that it has begun."""
    if whole == len(copy.stories):
        return range(len(copy.photos) + 1) if not copy.stories else range(min(len(copy.photos), 2 * _PHOTOS) + 1)
    page = copy.stories[whole].page
    ready = sum(1 for photo in copy.photos if photo.page <= page)
    return range(min(ready, _PHOTOS) + 1)


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
    for photos in photo_counts(copy, whole):
        taken = [*areas.stories[:whole], *areas.photos[:photos]]
        least, most = sum(one.least for one in taken), sum(one.most for one in taken)
        if least > areas.room or not (taken or copy.stories):
            continue
        if whole == len(copy.stories) or most >= _ALMOST * areas.room:
            yield Choice(whole, False, photos)
        if whole < len(copy.stories):
            yield Choice(whole, True, photos)


def _fitting(areas: Sequence[int], room: int) -> int:
    """How many of these areas fit, from the first on."""
    taken = 0
    for count, area in enumerate(areas):
        taken += area
        if taken > room:
            return count
    return len(areas)
