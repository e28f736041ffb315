"""Photos: picture, caption and credit as one unit, whole lines high.

A picture is never cropped, keeps its aspect, and is set no larger than its pixels bear; its caption and credit are as
wide as it is. A photo that is not there is a small piece on a quiet ground that says so, with its words on it.
"""

import math
from collections.abc import Iterator, Mapping
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
"""What a line more costs the place of a missing photo, which has nothing to show,"""
_WIDE_FRAME: Final = 6.0
_WIDE_EASY: Final = 4.0
"""and what each further column; less on a page with room to spare,"""
_EASY: Final = 2
"""where it may be so many times as tall as elsewhere."""
_WIDEST_EASY: Final = 3
"""There it is over so many columns at most."""
_WIDEST_WORDS: Final = 2
"""The words of a missing photo take so many columns at most."""


@dataclass(frozen=True, slots=True)
class PhotoUnit:
    """A photo set to `span` columns: `lines` high, its picture's or frame's box from its top left corner, its words.

    `name`: the picture's file, None where it is missing (the first of `laid` then says so, and `ground` is the box of
    the tint on which all stands). `air`: how many of the lines are white below the words.
    """

    photo: Photo
    span: int
    lines: int
    frame: Box
    name: str | None
    laid: tuple[Laid, ...]
    cost: float
    air: int = 0
    ground: Box | None = None


def units(
    photo: Photo, span: int, pictures: Mapping[str, Picture], stone: Stone, *, easy: bool = False
) -> tuple[PhotoUnit, ...]:
    """Set a photo to `span` columns in each height that it can have, the lowest first.

    `easy`: on a page with room to spare, where the place of one that is missing may be taller.
    """
    picture = pictures.get(photo.image) if photo.image is not None else None
    if picture is not None:
        return tuple(_shown(photo, span, picture, stone))
    return tuple(_missed(photo, span, stone, easy=easy))


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


def _missed(photo: Photo, span: int, stone: Stone, *, easy: bool) -> Iterator[PhotoUnit]:
    """Set a missing photo in each height that its place can have: what says so, and its words, on one ground."""
    if easy and span > _WIDEST_EASY:
        return
    grid, frame, style = stone.grid, stone.house.photo, stone.house.text.missing
    width, wide = grid.width(span), _WIDE_EASY if easy else _WIDE_FRAME
    room = grid.width(min(span, _WIDEST_WORDS)) - stone.house.text.body.size
    words = _words(photo, span, Box((width - room) / 2, 0.0, room, 0.0), stone)
    say = place(set_line(own(stone.words.missing), style, stone.setter), width, Align.CENTRE)
    foot = 1 if words.lines else 0
    most = _EASY * frame.most if easy else frame.most
    for lines in range(frame.least, most + 1):
        height = lines + words.lines + foot
        middle = lines * grid.leading / 2 + (_ASCENT - 0.5) * style.size
        laid = [Laid(say, 0.0, middle, Element(photo.id, Part.PICTURE))]
        laid += [Laid(w.line, w.dx, w.dy + lines * grid.leading, w.element) for w in words.laid]
        box = Box(0.0, grid.inset, width, lines * grid.leading - 2 * grid.inset)
        ground = Box(0.0, grid.inset, width, height * grid.leading - 2 * grid.inset)
        cost = _OFF_FRAME * (lines - frame.least) + wide * (span - 1)
        yield PhotoUnit(photo, span, height, box, None, tuple(laid), cost, ground=ground)


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
