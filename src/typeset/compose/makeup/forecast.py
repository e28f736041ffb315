"""A forecast: on which page each story is likely to begin, told from the areas of stories and photos alone."""

from typing import Final

from typeset.compose.makeup.choice import area
from typeset.compose.makeup.forms import Copy, Story
from typeset.compose.makeup.layout import Field
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import GAP

_TEXT: Final = 1.06
_HEAD: Final = 11.0
"""Cells of column and line for each line and the head of a story that is too long for a page."""


def forecast(copy: Copy, shaper: Shaper) -> tuple[tuple[Story, ...], ...]:
    """Share stories out between pages by their areas: the stories that begin on each page."""
    grid = shaper.stone.grid
    field = Field(0, grid.lines, grid.columns)
    page = grid.columns * (grid.lines + GAP)
    photos = sum(area(shaper.photo(photo), field).likely for photo in copy.photos) / max(1, len(copy.stories))
    pages: list[list[Story]] = [[]]
    taken = 0.0
    for story in copy.stories:
        while taken >= page * len(pages):
            pages.append([])
        pages[-1].append(story)
        likely = area(shaper.whole(story, lead=False), field).likely
        taken += photos + (likely if likely < page else _HEAD + _TEXT * story.galley.lines)
    while taken > page * len(pages):
        pages.append([])
    return tuple(tuple(stories) for stories in pages)
