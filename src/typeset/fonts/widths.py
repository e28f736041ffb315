"""The widths that CFF outlines give themselves, for holding a PDF's widths against them."""

import io
from typing import Final

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

_EM: Final = 0.001
"""The size of a unit where the font does not say another (Technical Note 5176, table 9: FontMatrix)."""


def cff_widths(data: bytes) -> tuple[float, ...]:
    """Read each glyph's width, in thousandths of an em by glyph number, from a CFF table's charstrings.

    A charstring that gives none has its private dictionary's default (Technical Note 5177, 3.1).
    """
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts.topDictIndex[0]
    scale = top.FontMatrix[0] / _EM
    widths = []
    for name in top.charset:
        outline = top.CharStrings[name]
        outline.draw(NullPen())
        widths.append(outline.width * scale)
    return tuple(widths)
