"""Lengths and places on a page.

Unit: the PostScript point (1/72 inch). Origin: the top left corner of the trimmed page, y grows downwards, so
that baseline n of the grid lies below baseline n - 1. Only `typeset.pdf` turns this round.
"""

from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left edge `x`, top edge `y`, `width` and `height`, all in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height
