"""House styles: paper, grid and a text style per role, read from TOML and checked before anything is set."""

from typeset.house.load import load, names
from typeset.house.style import (
    GridStyle,
    HeadGrade,
    Heads,
    HouseStyle,
    Inks,
    KinsokuLevel,
    Paper,
    PhotoFrame,
    Rules,
    TextStyle,
    TextStyles,
    WidthStyle,
)

__all__ = [
    "GridStyle",
    "HeadGrade",
    "Heads",
    "HouseStyle",
    "Inks",
    "KinsokuLevel",
    "Paper",
    "PhotoFrame",
    "Rules",
    "TextStyle",
    "TextStyles",
    "WidthStyle",
    "load",
    "names",
]
