"""Keep viewers from reading across columns.

PDFium (Chrome's viewer) gathers text drawn one after another on nearly one line, and puts it in order from left to
right: where an article ends in the last column and the next begins in the first at the same height, it reads the next
one first. What it has gathered it reads as soon as text comes at another height, so between two such texts
invisible spaces are drawn far off, as an artifact.
"""

from typeset.model.page import GlyphRun
from typeset.pdf.sheets import Placement, Rectangle

_FAR = 2.0
"""How far inside the page's edge the spaces stand, in points."""


class LineWatch:
    """Watches the runs of a sheet as they are drawn."""

    __slots__ = ("_reach", "_trim", "_x", "_y")

    def __init__(self, trim: Rectangle) -> None:
        self._trim = trim
        self._x = self._y = self._reach = 0.0

    def crosses(self, run: GlyphRun, placement: Placement) -> bool:
        """Tell whether a run would be read before the one drawn last; take it as drawn."""
        x, y = placement.x + run.x, placement.y - run.y
        reach = max((glyph.advance for glyph in run.glyphs), default=0.0) or run.size
        # PDFium takes two texts for one line up to half the wider of two of their letters; more is on the safe side.
        crossing = self._reach > 0 and abs(y - self._y) <= max(reach, self._reach, run.size) and x < self._x
        self._x, self._y, self._reach = x, y, reach
        return crossing

    def away(self) -> tuple[float, float]:
        """A place at another height than the run seen last."""
        left, bottom, _, top = self._trim
        lower = self._y > (bottom + top) / 2
        return (left + _FAR, bottom + _FAR if lower else top - _FAR)
