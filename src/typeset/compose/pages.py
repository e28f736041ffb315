"""Compose an edition: gather its copy, make up page after page, place everything, measure what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from typeset.compose import furniture
from typeset.compose.figures import measure
from typeset.compose.makeup.blocks import PhotoForm, Shaper, StoryForm, BrokenForm
from typeset.compose.makeup.pages import Copy, Maker, Placed, Sheet
from typeset.compose.makeup.search import Field
from typeset.compose.place import Names, first_of, names_of, page_name, story_marks, unit_marks
from typeset.compose.stone import Stone, dress
from typeset.compose.stories import gather
from typeset.fonts import FontLibrary
from typeset.house import HouseStyle
from typeset.model.edition import Edition
from typeset.model.page import Composition, Destination, Mark, Page, PageFigures, PageStart
from typeset.model.picture import Picture
from typeset.notes import Note


def compose(
    edition: Edition, house: HouseStyle, fonts: FontLibrary, pictures: Mapping[str, Picture]
) -> tuple[Composition, tuple[Note, ...]]:
    """Set an edition in pages. `pictures` holds the pictures that photos name, by file name."""
    stone = dress(house, fonts, edition.meta.script)
    copy = gather(edition, pictures, stone)
    sheets = make_up(edition, copy, pictures, stone)
    pages = tuple(impose(edition, sheets, stone))
    starts = tuple(_starts(sheets))
    figures = tuple(_figures(pages, sheets, stone))
    return Composition(pages, starts, figures), ()


def make_up(edition: Edition, copy: Copy, pictures: Mapping[str, Picture], stone: Stone) -> tuple[Sheet, ...]:
    maker = Maker(stone, Shaper(stone, pictures))
    sheets: list[Sheet] = []
    while copy or not sheets:
        label = str(len(sheets) + 1)
        above = furniture.folio_lines() if sheets else furniture.nameplate_lines(edition.meta, stone)
        field = Field(above, stone.grid.lines - above, stone.grid.columns)
        sheet = maker.page(copy, field, label)
        sheets.append(sheet)
        copy = sheet.rest
    return tuple(sheets)


def impose(edition: Edition, sheets: tuple[Sheet, ...], stone: Stone) -> Iterator[Page]:
    names = names_of(edition)
    house = stone.house
    for number, sheet in enumerate(sheets, 1):
        label = str(number)
        marks: list[Mark] = []
        head = furniture.nameplate if number == 1 else furniture.folio
        marks += head(edition.meta, label, stone)
        for placed in sheet.placed:
            if isinstance(placed.form, StoryForm | BrokenForm):
                marks += story_marks(placed, str(number + 1), names, stone)
            elif isinstance(placed.form, PhotoForm):
                marks += unit_marks(placed.form.unit, (placed.column, placed.line), stone)
        marks += furniture.cut_rules(sheet.layout, stone)
        yield Page(label, house.paper.width, house.paper.height, tuple(marks))


def _starts(sheets: tuple[Sheet, ...]) -> Iterator[PageStart]:
    for number, sheet in enumerate(sheets, 1):
        for placed in sheet.placed:
            first = first_of(placed)
            if first is not None:
                yield PageStart(str(number), *first)
                break


def _figures(pages, sheets, stone):
    for page, sheet in zip(pages, sheets):
        yield measure(page, stone.grid, (sheet.field.line, sheet.field.line + sheet.height))
