"""The imposing stone: what make-up needs at hand all the time."""

from dataclasses import dataclass

from typeset.compose.case import LineSetter
from typeset.compose.grid import Grid, rule_grid
from typeset.compose.words import Words, words
from typeset.fonts import FontLibrary
from typeset.house import HouseStyle
from typeset.model.edition import Script
from typeset.model.source import HAND, Piece, Span, Text


@dataclass(frozen=True, slots=True)
class Stone:
    """The house's rules, its grid, the line setter with its faces, and the words of the edition's language."""

    house: HouseStyle
    grid: Grid
    setter: LineSetter
    words: Words


def dress(house: HouseStyle, fonts: FontLibrary, script: Script) -> Stone:
    """Lay everything out for an edition in a script."""
    return Stone(house, rule_grid(house), LineSetter(fonts, script), words(script))


def own(text: str) -> Text:
    """Make copy of what the program says of itself: it has no place in the source."""
    return Text((Piece(text, Span(HAND, 0, 0)),))
