"""The composing room: an edition, a house style and faces become pages of placed marks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from typeset.compose.contents import AIR, Entry, boxes, entries, foreseen
from typeset.compose.impose import figures, impose, starts
from typeset.compose.makeup.book import Leaf, make_up
from typeset.compose.makeup.forecast import forecast
from typeset.compose.makeup.forms import BoxForm, Copy
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

__all__ = ["Galleys", "MadeUp", "compose", "make_up_pages", "place_pages", "set_copy"]

_PASSES: Final = 3
"""The box may move articles to other pages, and its own entries with them: so often pages are made up at most."""


@dataclass(frozen=True, slots=True)
class Galleys:
    """An edition's copy set in lines, and the stone on which its pages are made up."""

    stone: Stone
    copy: Copy


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Pages made up, and what the contents box on the first lists."""

    leaves: tuple[Leaf, ...]
    listed: tuple[Entry, ...]


def compose(
    edition: Edition, house: HouseStyle, fonts: FontLibrary, pictures: Mapping[str, Picture]
) -> tuple[Composition, tuple[Note, ...]]:
    """Set an edition in pages: gather its copy, make up page after page, place everything, measure what came of it.

    `pictures` holds the pictures that photos name, by file name. Notes tell of characters that no face has
    and of pictures of few pixels.
    FontInvalid if the house style names a face that is not there.
    """
    galleys = set_copy(edition, house, fonts)
    return place_pages(edition, galleys, make_up_pages(edition, galleys, pictures), pictures)


def set_copy(edition: Edition, house: HouseStyle, fonts: FontLibrary) -> Galleys:
    """Set every article's body in lines, one endless column each.

    FontInvalid if the house style names a face that is not there.
    """
    stone = dress(house, fonts, edition.meta.script)
    return Galleys(stone, gather(edition, stone))


def make_up_pages(edition: Edition, galleys: Galleys, pictures: Mapping[str, Picture]) -> MadeUp:
    """Plan page after page: which copy it takes, where each block stands, how its head is set."""
    return MadeUp(*_pages(edition, galleys.copy, pictures, galleys.stone))


def place_pages(
    edition: Edition, galleys: Galleys, made: MadeUp, pictures: Mapping[str, Picture]
) -> tuple[Composition, tuple[Note, ...]]:
    """Turn planned pages into marks, measure them, note what could not be set as it should be."""
    stone = galleys.stone
    pages = tuple(impose(edition, made.leaves, made.listed, stone))
    composition = Composition(pages, tuple(starts(made.leaves)), tuple(figures(pages, made.leaves, stone)))
    return composition, missing_glyphs(edition, stone) + coarse(edition, pictures, stone)


def _pages(
    edition: Edition, copy: Copy, pictures: Mapping[str, Picture], stone: Stone
) -> tuple[tuple[Leaf, ...], tuple[Entry, ...]]:
    """Make up the pages, from the house's number of pages on with a contents box on page 1.

    Its place is reserved by a forecast; where that was wrong, the pages are made up again.
    """
    shaper = Shaper(stone, pictures)
    likely = forecast(copy, shaper)
    shapes = boxes(foreseen(likely, stone), stone) if len(likely) >= stone.house.contents_from else ()
    leaves: tuple[Leaf, ...] = ()
    listed: tuple[Entry, ...] = ()
    for _ in range(_PASSES):
        leaves = make_up(edition, copy, shaper, shapes)
        listed = entries(leaves, stone) if len(leaves) >= stone.house.contents_from else ()
        wanted = boxes(listed, stone) if listed else ()
        fitted = leaves if wanted == shapes else _reshaped(leaves, wanted)
        if fitted:
            return fitted, listed
        shapes = wanted
    return leaves, listed


def _reshaped(leaves: tuple[Leaf, ...], wanted: tuple[BoxForm, ...]) -> tuple[Leaf, ...]:
    """Put the box that is wanted in the place of the one on page 1; nothing if it does not fit there."""
    sheet = leaves[0].sheet
    for number, placed in enumerate(sheet.placed):
        if isinstance(placed.form, BoxForm) and wanted:
            box = wanted[placed.span - 1]
            if 0 <= placed.height - box.lines <= AIR:
                blocks = (*sheet.placed[:number], replace(placed, form=box), *sheet.placed[number + 1 :])
                return (replace(leaves[0], sheet=replace(sheet, placed=blocks)), *leaves[1:])
    return ()
