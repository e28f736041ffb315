"""House styles: paper, grid and a text style per role, read from TOML."""

from dataclasses import dataclass
from enum import Enum


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
