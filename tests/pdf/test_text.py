import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.fonts import FontLibrary
from typeset.model.page import Glyph, GlyphRun, Page
from typeset.pdf.fonts import gather
from typeset.pdf.text import Pen, show

TEXT = "“一二”1aW 三…"


def shown(library, glyphs, size):
    """Interpret the operators: where each glyph lands, in points from the run's origin, and how far up."""
    run = GlyphRun("serif-regular", size, 0, 0, glyphs, None)
    font = gather([Page("1", 1, 1, (run,))], library)["serif-regular"]
    widths = {code: font.face.advance(gid) * 1000 for (gid, _), code in font.codes.items()}
    pen, rise, places = 0.0, 0.0, []
    for operator in show(run, font, Pen()):
        if operator.endswith("Ts"):
            rise = float(operator.split()[0])
        for digits, move in re.findall(
            r"<([0-9A-F]*)>|(-?[\d.]+)(?=[ \]])", operator if "TJ" in operator or "Tj" in operator else ""
        ):
            if move:
                pen -= float(move)
            for at in range(0, len(digits), 4):
                places.append((pen * size / 1000, rise))
                pen += widths[int(digits[at : at + 4], 16)]
    return places


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(TEXT), st.floats(0, 2), st.sampled_from([0.0, 0.0, 1.5])), min_size=1, max_size=25
    ),
    st.sampled_from([7.5, 9.0, 10.5, 48.0]),
)
def test_every_glyph_lands_where_the_page_has_it(chars, size):
    library = FontLibrary.open(system=())
    face = library.face("serif-regular")
    glyphs, pen = [], 0.0
    for char, gap, down in chars:
        pen += gap
        glyphs.append(Glyph(face.gid(char), pen, 0.0, char, None, down))
        pen += face.advance(face.gid(char)) * size
    places = shown(library, tuple(glyphs), size)
    assert len(places) == len(glyphs)
    for place, glyph in zip(places, glyphs, strict=True):
        assert place[0] == pytest.approx(glyph.dx, abs=0.0002 * size)
        assert place[1] == pytest.approx(-glyph.dy)


def test_glyphs_set_solid_need_no_moves(library):
    face = library.face("serif-regular")
    glyphs = tuple(Glyph(face.gid(char), 10.0 * place, 10.0, char) for place, char in enumerate("一二三"))
    run = GlyphRun("serif-regular", 10, 0, 0, glyphs, None)
    font = gather([Page("1", 1, 1, (run,))], library)["serif-regular"]
    (operator,) = show(run, font, Pen())
    assert re.fullmatch(r"<[0-9A-F]{12}> Tj", operator)
