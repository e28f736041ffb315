"""The composing room: an edition, a house style and faces become pages of placed marks."""

from collections.abc import Mapping
from typing import Final

from typeset.compose.contents import Entry, boxes, entries
from typeset.compose.impose import figures, impose, starts
from typeset.compose.makeup.book import Leaf, make_up
from typeset.compose.makeup.forms import Copy
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.notes import missing_glyphs
from typeset.compose.photo import coarse
from typeset.compose.stone import Stone, dress
from typeset.compose.stories import gather
from typeset.fonts import FontLibrary
from typeset.house import HouseStyle
from typeset.model.edition import Edition
from typeset.model.page import Composition
from typeset.model.picture import Picture
from typeset.notes import Note

__all__ = ["compose"]

_PASSES: Final = 2
"""The box may move articles to other pages, and its own entries with them: so often it is shaped at most."""


def compose(
    edition: Edition, house: HouseStyle, fonts: FontLibrary, pictures: Mapping[str, Picture]
) -> tuple[Composition, tuple[Note, ...]]:
    """Set an edition in pages: gather its copy, make up page after page, place everything, measure what came of it.

    `pictures` holds the pictures that photos name, by file name. Notes tell of characters that no face has
    and of pictures of few pixels.
    FontInvalid if the house style names a face that is not there.
    """
    stone = dress(house, fonts, edition.meta.script)
    copy = gather(edition, stone)
    leaves, listed = _pages(edition, copy, pictures, stone)
    pages = tuple(impose(edition, leaves, listed, stone))
    composition = Composition(pages, tuple(starts(leaves)), tuple(figures(pages, leaves, stone)))
    return composition, missing_glyphs(edition, stone) + coarse(edition, pictures, stone)


def _pages(
    edition: Edition, copy: Copy, pictures: Mapping[str, Picture], stone: Stone
) -> tuple[tuple[Leaf, ...], tuple[Entry, ...]]:
    """Make up the pages; from the house's number of pages on, once more with a contents box on page 1."""
    shaper = Shaper(stone, pictures)
    leaves = make_up(edition, copy, shaper)
    listed = entries(leaves, stone) if len(leaves) >= stone.house.contents_from else ()
    if not listed:
        return leaves, ()
    for _ in range(_PASSES):
        shapes = boxes(listed, stone)
        leaves = make_up(edition, copy, shaper, shapes)
        listed = entries(leaves, stone)
        if boxes(listed, stone) == shapes:
            break
    return leaves, listed
