"""The faces: found, checked, measured, shaped and subset. Only here are uharfbuzz and fontTools known."""

from typeset.fonts.face import Face, ShapedGlyph
from typeset.fonts.library import FontLibrary
from typeset.fonts.subset import BOOK_FEATURES, Subset, subset, woff
from typeset.fonts.widths import cff_widths

__all__ = ["BOOK_FEATURES", "Face", "FontLibrary", "ShapedGlyph", "Subset", "cff_widths", "subset", "woff"]
