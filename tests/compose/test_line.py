from typeset.compose.line import Align, LineRun, SetLine, place, shift
from typeset.model.page import Glyph

LINE = SetLine((LineRun("f", 10.0, 2.0, (Glyph(1, 0.0, 10.0, "天"),)),), 12.0, 0, 1, 0.0, True)


def test_a_shifted_line_keeps_its_glyphs():
    moved = shift(LINE, 5.0)
    assert (moved.runs[0].dx, moved.width) == (7.0, 17.0)
    assert moved.runs[0].glyphs == LINE.runs[0].glyphs


def test_places():
    assert place(LINE, 20.0, Align.START) is LINE
    assert place(LINE, 20.0, Align.CENTRE).runs[0].dx == 6.0
    assert place(LINE, 20.0, Align.END).width == 20.0
