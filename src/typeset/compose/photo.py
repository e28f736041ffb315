"""Photos: picture, caption and credit as one unit, whole lines high.

A picture is never cropped, keeps its aspect, and is set no larger than its pixels bear; its caption and credit are as
wide as it is. The place of a photo that is not there is small, framed, and says so.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from typeset.compose.galley import Laid
from typeset.compose.line import Align, SetLine, place
from typeset.compose.paragraph import set_line, set_loose, set_paragraph
from typeset.compose.stone import Stone, own
from typeset.house import TextStyle
from typeset.model.edition import Edition, Photo
from typeset.model.geometry import Box
from typeset.model.page import Element, Part
from typeset.model.picture import Picture
from typeset.notes import Code, Note

_TALLEST: Final = 0.6
"""A picture takes at most this share of the page's lines; a taller one is set narrower than its columns."""
_ROOM: Final = 2.0
"""Ems between a caption's end and a credit on the same line, at least."""
_FINEST: Final = 120.0
"""A picture is set with so many pixels to the inch at least."""
_LEAST_WORDS: Final = 12.0
"""Words under a narrow picture may be wider than it is, up to so many ems."""
_BESIDE: Final = 6.0
_MOST_BESIDE: Final = 0.2
_BARE: Final = 60.0
"""What white beside a picture costs in the share of its columns' width, and what more than such a share costs more
where the picture would stand as well over fewer columns."""
_ASCENT: Final = 0.88
_AIR: Final = 1.5
"""What a line more of white below the words costs."""
_SHARE: Final = 0.1
"""The share of a page's cells that a picture would like to take,"""
_OFF_SIZE: Final = 5.0
"""and what it costs to be e times as long and as wide, or as short and as narrow."""
_OFF_FRAME: Final = 0.4
_WIDE_FRAME: Final = 6.0
_WIDEST_FRAME: Final = 2
"""The frame of a missing photo is no wider than so many columns: it has nothing to show."""
_PROPORTIONS: Final = (16 / 9, 3 / 2, 5 / 4)
_UPRIGHT: Final = 4 / 5
"""On a page with room to spare it has the proportions of a press photo: the widest, the usual, the tallest, and the
tallest over one column;"""
_OFF_PROPORTION: Final = 8.0
"""one e times as tall or as wide as the usual costs so much,"""
_WIDE_EASY: Final = 4.0
"""and each further column so much."""


@dataclass(frozen=True, slots=True)
class PhotoUnit:
    """A photo set to `span` columns: `lines` high, its picture's or frame's box from its top left corner, its words.

    `name`: the picture's file, None where it is missing (the first of `laid` then says so). `air`: how many of the
    lines are white below the words.
    """

    photo: Photo
    span: int
    lines: int
    frame: Box
    name: str | None
    laid: tuple[Laid, ...]
    cost: float
    air: int = 0


def units(
    photo: Photo, span: int, pictures: Mapping[str, Picture], stone: Stone, *, easy: bool = False
) -> tuple[PhotoUnit, ...]:
    """Set a photo to `span` columns in each height that it can have, the lowest first.

    `easy`: on a page with room to spare, where the place of one that is missing has a picture's proportions.
    """
    picture = pictures.get(photo.image) if photo.image is not None else None
    if picture is not None:
        return tuple(_shown(photo, span, picture, stone))
    return tuple(_framed(photo, span, _easy_frames(span, stone) if easy else _small_frames(span, stone), stone))


def alt(photo: Photo, stone: Stone) -> str:
    """Describe a photo for those who cannot see it: its caption, else its credit, else what it is."""
    return str(photo.caption).strip() or str(photo.credit or "").strip() or stone.words.photo


def coarse(edition: Edition, pictures: Mapping[str, Picture], stone: Stone) -> tuple[Note, ...]:
    """Note each picture that has too few pixels to fill one column."""
    width = stone.house.column_width
    return tuple(
        _coarse(photo, picture, int(width * _FINEST / 72) + 1)
        for photo in (*edition.photos, *(photo for article in edition.articles for photo in article.photos))
        if photo.image is not None
        and (picture := pictures.get(photo.image)) is not None
        and picture.width * 72 / _FINEST < width
    )


def _coarse(photo: Photo, picture: Picture, wanted: int) -> Note:
    return Note(
        Code.LOW_RESOLUTION_PICTURE,
        photo.caption.spans[0] if photo.caption.spans else None,
        f"Picture {picture.name} (photo {photo.id}) has {picture.width} × {picture.height} pixels and is set small.",
        f"Use one that is {wanted} pixels wide or more.",
    )


def _shown(photo: Photo, span: int, picture: Picture, stone: Stone) -> Iterator[PhotoUnit]:
    grid = stone.grid
    width = grid.width(span)
    scale = min(width / picture.width, _TALLEST * grid.lines * grid.leading / picture.height, 72 / _FINEST)
    height = scale * picture.height
    box = Box((width - scale * picture.width) / 2, grid.inset, scale * picture.width, height)
    lines = grid.slots(height + grid.inset)
    words = _words(photo, span, box, stone)
    down = tuple(Laid(w.line, w.dx, w.dy + lines * grid.leading, w.element) for w in words.laid)
    white = 1 - box.width / width
    beside = _BESIDE * white + (_BARE * max(0.0, white - _MOST_BESIDE) if span > 1 else 0.0)
    wanted = math.sqrt(_SHARE * grid.columns * grid.lines)
    size = abs(math.log(math.sqrt(span * lines) / wanted))
    for more in (0, 1):
        cost = beside + _OFF_SIZE * size + more * _AIR
        yield PhotoUnit(photo, span, lines + words.lines + more, box, picture.name, down, cost, more)


def _small_frames(span: int, stone: Stone) -> tuple[tuple[int, float], ...]:
    """The heights, in lines, that the house allows the frame of a missing photo, and what each costs."""
    frame = stone.house.photo
    return tuple(
        (lines, _OFF_FRAME * (lines - frame.least) + _WIDE_FRAME * (span - 1))
        for lines in range(frame.least, frame.most + 1)
    )


def _easy_frames(span: int, stone: Stone) -> tuple[tuple[int, float], ...]:
    """The heights of frames in the proportions of a photo, the lowest first; none beyond the widest frame."""
    grid = stone.grid
    if span > min(_WIDEST_FRAME, max(1, grid.columns - 1)):
        return ()
    widest, usual, tallest = _PROPORTIONS if span > 1 else (*_PROPORTIONS[:2], _UPRIGHT)
    width, least = grid.width(span), stone.house.photo.least
    heights = [max(least, round((width / one + 2 * grid.inset) / grid.leading)) for one in (widest, tallest)]
    return tuple(
        (lines, _OFF_PROPORTION * abs(math.log(lines * grid.leading * usual / width)) + _WIDE_EASY * (span - 1))
        for lines in range(heights[0], heights[1] + 1)
    )


def _framed(photo: Photo, span: int, heights: Iterable[tuple[int, float]], stone: Stone) -> Iterator[PhotoUnit]:
    """Frame the place of a missing photo in each of these heights."""
    grid = stone.grid
    width = grid.width(min(span, _WIDEST_FRAME))
    left = (grid.width(span) - width) / 2
    words = _words(photo, span, Box(left, 0.0, width, 0.0), stone)
    style = stone.house.text.missing
    say = place(set_line(own(stone.words.missing), style, stone.setter), grid.width(span), Align.CENTRE)
    for lines, cost in heights:
        box = Box(left, grid.inset, width, lines * grid.leading - 2 * grid.inset)
        middle = lines * grid.leading / 2 + (_ASCENT - 0.5) * style.size
        laid = [Laid(say, 0.0, middle, Element(photo.id, Part.PICTURE))]
        laid += [Laid(w.line, w.dx, w.dy + lines * grid.leading, w.element) for w in words.laid]
        yield PhotoUnit(photo, span, lines + words.lines, box, None, tuple(laid), cost)


@dataclass(frozen=True, slots=True)
class _Words:
    lines: int
    laid: tuple[Laid, ...]


def _words(photo: Photo, span: int, frame: Box, stone: Stone) -> _Words:
    """Set caption and credit under the picture, as wide as it is: lines of whole ems, the credit at the end."""
    grid, text = stone.grid, stone.house.text
    width = grid.width(span)
    room = min(width, max(frame.width, _LEAST_WORDS * text.caption.size))
    measure = whole_ems(room, text.caption)
    left = (width - measure) / 2
    caption = set_paragraph(photo.caption, text.caption, measure, setter=stone.setter) if photo.caption else ()
    if len(caption) == 1 and not photo.credit:
        caption = set_loose(photo.caption, text.caption, measure, Align.CENTRE, setter=stone.setter)
    laid = [_on_grid(line, left, number, Element(photo.id, Part.CAPTION), stone) for number, line in enumerate(caption)]
    lines = len(caption)
    if photo.credit:
        credit = set_loose(photo.credit, text.credit, measure, Align.END, setter=stone.setter)
        beside = (
            len(credit) == 1
            and bool(caption)
            and _natural(credit[0]) + caption[-1].width <= measure - _ROOM * text.credit.size
        )
        start = lines - 1 if beside else lines
        element = Element(photo.id, Part.CREDIT)
        laid += [_on_grid(line, left, start + number, element, stone) for number, line in enumerate(credit)]
        lines = start + len(credit)
    return _Words(lines, tuple(laid))


def whole_ems(width: float, style: TextStyle) -> float:
    """The widest measure of whole ems that fits (points)."""
    return max(1, int(width / style.size + 1e-6)) * style.size


def _natural(line: SetLine) -> float:
    """How wide the type of a line is, without the blank before it."""
    return line.width - min((run.dx for run in line.runs), default=0.0)


def _on_grid(line: SetLine, dx: float, number: int, element: Element, stone: Stone) -> Laid:
    grid = stone.grid
    return Laid(line, dx, number * grid.leading + grid.baseline(0) - grid.y(0), element)
