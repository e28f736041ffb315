"""Blemishes: what an art editor's eye finds wrong with the rectangles of a page."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final, NamedTuple

from typeset.compose.heads import HeadStack
from typeset.compose.makeup.arrange import RELIEF
from typeset.compose.makeup.forms import BrokenForm, StoryForm
from typeset.compose.makeup.layout import Cut, Layout, Rectangle
from typeset.compose.makeup.slicing import GAP

_BUTTING: Final = 1.2
"""Two heads side by side on one line,"""
_TOMBSTONES: Final = 1.2
"""and as large and as high as each other."""
_CROSSING: Final = 1.5
"""Two horizontal rules that meet across a gutter."""
_MONOTONOUS: Final = 1.5
"""A wide block right above another as wide."""
_TOUCHING: Final = 4.0
"""Two photos that touch."""
_THROUGH: Final = 2.0
"""A gutter that runs through most of the page."""
_TWICE: Final = RELIEF + 2.0
"""Each head beside its text after the page's first, which alone is a relief,"""
_TWICE_NEAR: Final = 8.0
"""and two of them in blocks that touch."""
_OUTSHONE: Final = 2.0
"""A head larger than the lead's."""
_LOW: Final = 1.5
"""A page whose first photo begins in its lower half."""


def blemishes(layout: Layout, photos: frozenset[int], height: int) -> float:
    """Count what disturbs the eye on a page of `height` lines; `photos`: the pieces that are photos."""
    blocks = layout.rectangles
    pairs = sum(sum(_between(pair, photos)) for pair in _neighbours(blocks))
    return pairs + sum(_heads(blocks)) + sum(_rules(layout.cuts, blocks, height)) + _low(blocks, photos, height)


class _Pair(NamedTuple):
    """A block and one that touches it: to its `right`, or else below it."""

    one: Rectangle
    other: Rectangle
    right: bool


def _neighbours(blocks: Sequence[Rectangle]) -> Iterator[_Pair]:
    for one in blocks:
        end, foot = one.column + one.span, one.foot
        for other in blocks:
            if end == other.column and one.line < other.foot and other.line < foot:
                yield _Pair(one, other, right=True)
            elif foot <= other.line <= foot + GAP + 1 and one.column < other.column + other.span and other.column < end:
                yield _Pair(one, other, right=False)


def _between(pair: _Pair, photos: frozenset[int]) -> Iterator[float]:
    one, other, right = pair
    both = {one.piece, other.piece}
    if both <= photos:
        yield _TOUCHING
    if _beside(one) and _beside(other):
        yield _TWICE_NEAR
    if not right:
        yield _MONOTONOUS if one.column == other.column and one.span == other.span > 2 else 0.0
    elif one.line == other.line and not both & photos and not _beside(one):
        yield _BUTTING * (1.5 if one.span == other.span else 1.0)
        yield _TOMBSTONES if _alike(_head(one), _head(other)) else 0.0


def _heads(blocks: Sequence[Rectangle]) -> Iterator[float]:
    """What is wrong with heads: too many of them beside their text, or larger than that of the weightiest story."""
    yield _TWICE * max(0, sum(map(_beside, blocks)) - 1)
    stories = [form for block in blocks if (form := _story(block)) is not None and form.head.rows]
    lead = max(stories, key=lambda form: form.story.weight, default=None)
    if lead is not None and lead.story.began is None:
        yield _OUTSHONE * sum(form.head.size > lead.head.size for form in stories)


def _rules(cuts: Sequence[Cut], blocks: Sequence[Rectangle], height: int) -> Iterator[float]:
    across = [cut for cut in cuts if cut.across]
    for one, other in permutations(across, 2):
        if one.line == other.line and one.column + one.length == other.column:
            yield _CROSSING
    first = min((block.line for block in blocks), default=0)
    for cut in cuts:
        if not cut.across and cut.length > 0.85 * height and cut.line == first:
            yield _THROUGH


def _low(blocks: Sequence[Rectangle], photos: frozenset[int], height: int) -> float:
    """Tell whether the first photo, by itself or in a story, begins in the lower half."""
    first = min((block.line for block in blocks), default=0)
    tops = [block.line for block in blocks if block.piece in photos]
    tops += [block.line + slot.line for block in blocks if (form := _story(block)) for slot in form.arrangement.photos]
    return _LOW if tops and min(tops) - first > height / 2 else 0.0


def _story(block: Rectangle) -> StoryForm | BrokenForm | None:
    form = block.shape.form
    return form if isinstance(form, StoryForm | BrokenForm) else None


def _head(block: Rectangle) -> HeadStack | None:
    form = _story(block)
    return form.head if form is not None and form.head.rows else None


def _beside(block: Rectangle) -> bool:
    form = _story(block)
    return form is not None and form.arrangement.beside


def _alike(one: HeadStack | None, other: HeadStack | None) -> bool:
    return one is not None and other is not None and (one.size, one.lines) == (other.size, other.lines)
