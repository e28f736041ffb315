"""What a house style says: paper, grid, the text style of each role, heads, rules and photo frames.

Lengths are points unless they are called ems (of the body size) or lines (of the page's grid).
"""

from dataclasses import dataclass
from enum import Enum

from typeset.model.page import Ink


class KinsokuLevel(Enum):
    """How strict the line edges are (CLReq 3.1.4; GB/T 15834-2011 is the default)."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


class WidthStyle(Enum):
    """How wide Chinese marks are set (CLReq 3.1.6): 全角, 开明, 半角, 行末半角."""

    FULL = "full"
    KAIMING = "kaiming"
    HALF = "half"
    LINE_END_HALF = "line-end-half"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text of one role is set.

    `face`: key in fonts.toml. `size`: points. `indent`: first line, in ems of `size`. `gap`: the Han-Latin gap in ems.
    `hang`: whether 、，。. may hang outside the measure.
    """

    face: str
    size: float
    indent: float = 0.0
    gap: float = 0.125
    level: KinsokuLevel = KinsokuLevel.GB
    widths: WidthStyle = WidthStyle.LINE_END_HALF
    hang: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The trimmed sheet and the least white round the text area, in points. What is left over widens the margins."""

    width: float
    height: float
    head: float
    foot: float
    side: float


@dataclass(frozen=True, slots=True)
class GridStyle:
    """Columns of `measure` ems of body text, `gutter` points apart, on baselines `leading` points apart."""

    columns: int
    measure: int
    gutter: float
    leading: float


@dataclass(frozen=True, slots=True)
class TextStyles:
    """The style of each role but the heads, whose sizes depend on an article's weight and span."""

    body: TextStyle
    byline: TextStyle
    section: TextStyle
    section_deck: TextStyle
    verse: TextStyle
    note: TextStyle
    jump: TextStyle
    caption: TextStyle
    credit: TextStyle
    missing: TextStyle
    folio: TextStyle
    nameplate: TextStyle
    date_line: TextStyle
    contents_head: TextStyle
    contents: TextStyle
    furniture: TextStyle


@dataclass(frozen=True, slots=True)
class HeadGrade:
    """The head stack of one class of articles.

    `faces`: the headline's face, and the one it takes beside a neighbour in the first. `sizes`: points, from the
    largest to the smallest that the class may take. `kicker`, `deck`: their styles, whose sizes are upper bounds:
    both stay at most `second` times the headline's size. `turns`: the most lines that a headline may have.
    """

    faces: tuple[str, ...]
    sizes: tuple[float, ...]
    kicker: TextStyle
    deck: TextStyle
    second: float
    turns: int


@dataclass(frozen=True, slots=True)
class Heads:
    """The classes of heads: a page's lead, its next articles, the ordinary ones, the briefs, a jumped article's."""

    lead: HeadGrade
    major: HeadGrade
    minor: HeadGrade
    brief: HeadGrade
    continued: HeadGrade


@dataclass(frozen=True, slots=True)
class Rules:
    """Weights in points of the rules between columns of an article, between articles, and of page furniture; 0: white.

    `grey` is the ink of the first two, 0 black to 1 white.
    """

    column: float
    block: float
    page: float
    grey: float


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of the nameplate, and of the ground of boxes."""

    nameplate: Ink
    tint: Ink


@dataclass(frozen=True, slots=True)
class PhotoFrame:
    """Photo frames: weight in points of the line round a missing photo's place, and that place's height in lines."""

    weight: float
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A complete house style. `contents_from`: the number of set pages from which page 1 has a contents box."""

    name: str
    paper: Paper
    grid: GridStyle
    text: TextStyles
    heads: Heads
    rules: Rules
    inks: Inks
    photo: PhotoFrame
    contents_from: int

    @property
    def column_width(self) -> float:
        """The measure in points."""
        return self.grid.measure * self.text.body.size
