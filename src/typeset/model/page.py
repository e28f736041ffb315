"""The pages as set: placed marks and nothing else.

A writer loops over `Page.marks` and decides nothing. Coordinates as in `typeset.model.geometry`. Marks stand in
reading order; marks with the same `Element` are one element of the structure tree, however many columns and
pages they are spread over, and marks with none are artifacts.
"""

from dataclasses import dataclass
from enum import Enum

from typeset.model.geometry import Box
from typeset.model.source import Span


class Part(Enum):
    """Which part of its owner an element is."""

    NAMEPLATE = "nameplate"
    DATE_LINE = "date-line"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    SECTION_DECK = "section-deck"
    VERSE = "verse"
    NOTE = "note"
    JUMP = "jump"
    PICTURE = "picture"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    CONTENTS = "contents"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class Element:
    """The element of the edition that a mark shows.

    `owner` is the id of an article, photo or furniture item, or "" for what belongs to the edition itself (its
    nameplate, its contents box). `index` is the block's place in the article's body, the line of a verse being
    told by `line`, or the entry's place in the contents box; 0 where there is only one.
    """

    owner: str
    part: Part
    index: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Ink:
    """An sRGB colour, components 0 to 1."""

    red: float = 0.0
    green: float = 0.0
    blue: float = 0.0


BLACK = Ink()


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of its run's face, `dx` points right of the run's origin (and `dy` below it), `advance` points wide.

    `text` is what the glyph stands for: one character as a rule, several for a ligature, none for a glyph that
    shares the text of the glyph before it. `span` is where that text stands in the source; None for text that the
    program sets of itself (a page number). `text` may differ from what the font says the glyph is (a geta mark 〓
    standing for a character that no face has): the writer then gives it as ActualText.
    """

    gid: int
    dx: float
    advance: float
    text: str
    span: Span | None = None
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face (by its key in fonts.toml) and size in points on one baseline, from (x, y) on.

    `lang` is a BCP 47 tag where the run's language is not the edition's.
    """

    face: str
    size: float
    x: float
    y: float
    glyphs: tuple[Glyph, ...]
    element: Element | None
    ink: Ink = BLACK
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from (x0, y0) to (x1, y1), `weight` points thick. Always an artifact."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Tint:
    """A filled rectangle behind other marks. Always an artifact."""

    box: Box
    ink: Ink


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """The picture of file name `name` fitted into `box`, whole. `alt` describes it: its caption."""

    name: str
    box: Box
    element: Element
    alt: str


@dataclass(frozen=True, slots=True)
class EmptyFrame:
    """The framed place of a photo that is not there; its words are a GlyphRun of their own. `alt`: its caption."""

    box: Box
    weight: float
    element: Element
    alt: str
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Link:
    """A live area that leads to destination `target` (an id); `contents` says so in words for those who cannot see."""

    box: Box
    target: str
    contents: str
    element: Element | None


@dataclass(frozen=True, slots=True)
class Bead:
    """One column of an article's text: where the article thread `owner` stops on its way, in reading order."""

    owner: str
    box: Box


@dataclass(frozen=True, slots=True)
class Destination:
    """A named place: an article, photo, section or original page by its id, its top left corner at (x, y)."""

    name: str
    x: float
    y: float


Mark = GlyphRun | Rule | Tint | PlacedPicture | EmptyFrame | Link | Bead | Destination


@dataclass(frozen=True, slots=True)
class Page:
    """One page as set: `width` × `height` points after trimming, its printed number as `label`, its marks in order."""

    label: str
    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a set page begins in the edition: at character `offset` of `element`. All that the ePub knows of pages."""

    label: str
    element: Element
    offset: int


@dataclass(frozen=True, slots=True)
class PageFigures:
    """What make-up measured on one page.

    `fill`: share of the text area used, 0 to 1, page-wide and per column. `feet_spread`: the greatest difference in
    lines between neighbouring column feet of one article.
    """

    label: str
    fill: float
    column_fill: tuple[float, ...]
    feet_spread: int


@dataclass(frozen=True, slots=True)
class Composition:
    """The set pages, where each begins in the edition, and the figures of make-up."""

    pages: tuple[Page, ...]
    starts: tuple[PageStart, ...]
    figures: tuple[PageFigures, ...]
