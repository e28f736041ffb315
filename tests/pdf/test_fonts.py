import io
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from pikepdf import Name

from typeset.errors import OutputNonconforming
from typeset.fonts import Face
from typeset.model.page import Glyph, GlyphRun, Page
from typeset.pdf.fonts import embed, gather
from typeset.preflight.pdf.content import Font


class Shelf:
    """A library of one face, for faces that fonts.toml does not have."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def face(self, key: str) -> Face:
        return self._face


@pytest.fixture
def cff(tmp_path: Path) -> Shelf:
    names = [".notdef", "space", "uni4E00", "uni3013"]
    build = FontBuilder(1000, isTTF=False)
    build.setupGlyphOrder(names)
    build.setupCharacterMap({32: "space", 0x4E00: "uni4E00", 0x3013: "uni3013"})
    outlines = {}
    for name in names:
        pen = T2CharStringPen(500 if name == "space" else 1000, None)
        if name != "space":
            pen.moveTo((50, 0))
            for corner in ((50, 700), (900, 700), (900, 0)):
                pen.lineTo(corner)
            pen.closePath()
        outlines[name] = pen.getCharString()
    build.setupCFF("Cff", {"FullName": "Cff"}, outlines, {})
    build.setupHorizontalMetrics({name: (500 if name == "space" else 1000, 0) for name in names})
    build.setupHorizontalHeader(ascent=880, descent=-120)
    build.setupNameTable({"familyName": "Cff", "styleName": "Regular", "psName": "Cff-Regular"})
    build.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    build.setupPost()
    build.save(tmp_path / "cff.otf")
    return Shelf(Face("cff", str(tmp_path / "cff.otf"), index=0, sha256="", version="1"))


def page_of(face, glyphs):
    return Page("1", 100, 100, (GlyphRun(face, 10, 0, 50, tuple(glyphs), None),))


def run(library, key, pairs):
    """Give the page font and its embedded entries for glyphs given as (character of the glyph, text that it shows)."""
    face = library.face(key)
    glyphs = [Glyph(face.gid(char) if char else 0, 10.0 * n, 10.0, text) for n, (char, text) in enumerate(pairs)]
    font = gather([page_of(key, glyphs)], library)[key]
    pdf = pikepdf.Pdf.new()
    read = Font(embed(pdf, font))
    read.file = pdf  # pikepdf's objects live as long as their file
    return font, tuple(glyphs), read


def said(font, glyphs, read):
    """What a viewer makes of the glyphs: ActualText where there is one, else what ToUnicode says of the codes."""
    return "".join(
        cluster.actual if cluster.actual is not None else "".join(read.characters[code] for code in cluster.codes)
        for cluster in font.clusters(glyphs)
    )


@pytest.mark.parametrize(
    ("pairs", "text"),
    [
        ([("一", "一"), ("丁", "丁")], "一丁"),
        ([("〓", "\U00020bb7"), ("〓", "\U0002a6d6"), ("〓", "〓")], "\U00020bb7\U0002a6d6〓"),
        ([("·", "·"), ("・", "·"), ("・", "・")], "··・"),
        ([("が", "か\u3099")], "か\u3099"),
        ([("か", "か\u3099"), ("〓", "")], "か\u3099"),
        ([("a", "a"), ("-", ""), ("b", "b")], "ab"),
        ([(" ", " "), (" ", "\u00a0")], " \u00a0"),
        ([("-", ""), ("a", "a")], "a"),
        ([("一", "\ufeff"), ("一", "一")], "\ufeff一"),
        ([("一", "一\U000e0100")], "一\U000e0100"),
    ],
)
def test_glyphs_say_their_text_whatever_they_are(library, pairs, text):
    assert said(*run(library, "serif-regular", pairs)) == text


def test_a_hyphen_that_parts_a_word_is_a_soft_one_to_those_who_know_no_actual_text(library):
    pairs = [("-", "-"), ("d", "d"), ("-", ""), ("e", "e")]
    font, glyphs, read = run(library, "serif-regular", pairs)
    clusters = tuple(font.clusters(glyphs))
    assert [cluster.actual for cluster in clusters] == [None, "d", None]
    assert [read.characters[code] for cluster in clusters for code in cluster.codes] == ["-", "d", "\u00ad", "e"]


def test_a_geta_has_a_code_for_each_character_it_stands_for(library):
    font, glyphs, read = run(library, "serif-regular", [("〓", "\U00020bb7"), ("〓", "\U0002a6d6"), ("〓", "〓")])
    codes = [cluster.codes[0] for cluster in font.clusters(glyphs)]
    assert len(set(codes)) == 3
    assert len({read.glyph(code) for code in codes}) == 1
    assert [text for _, text in font.stand_ins(glyphs)] == ["\U00020bb7", "\U0002a6d6", None]


def test_characters_of_private_use_are_said_in_the_structure_too(library):
    font, glyphs, _ = run(library, "serif-regular", [("〓", "\ue000"), ("一", "一")])
    assert [text for _, text in font.stand_ins(glyphs)] == ["\ue000", None]


@pytest.mark.parametrize("key", ["serif-regular", "sans-bold"])
def test_widths_map_and_outlines_agree(library, key):
    text = "“一”1aÜ…〓é"
    font, glyphs, read = run(library, key, [(char, char) for char in text] + [("〓", "\U00020bb7")])
    outlines = TTFont(io.BytesIO(read.descendant.FontDescriptor.FontFile2.read_bytes()))
    widths = {}
    listed = list(read.descendant.W)
    for code, run_of in zip(listed[::2], listed[1::2], strict=True):
        widths.update({int(code) + step: float(width) for step, width in enumerate(run_of)})
    for cluster in font.clusters(glyphs):
        (code,) = cluster.codes
        gid = read.glyph(code)
        assert gid > 0
        assert widths.get(code, 1000.0) == outlines["hmtx"].metrics[outlines.getGlyphName(gid)][0]


def test_codes_are_glyph_numbers_unless_a_glyph_shows_two_texts(library):
    _, _, plain = run(library, "serif-regular", [("一", "一"), ("é", "é")])
    assert plain.descendant.CIDToGIDMap == Name.Identity
    assert isinstance(
        run(library, "serif-regular", [("〓", "甲"), ("〓", "乙")])[2].descendant.CIDToGIDMap, pikepdf.Stream
    )


def test_a_page_that_shows_notdef_is_refused(library):
    with pytest.raises(OutputNonconforming, match=r"\.notdef"):
        run(library, "serif-regular", [("", "甲")])


def test_cff_outlines_are_embedded_as_they_are(cff):
    font, glyphs, read = run(cff, "cff", [("一", "一"), ("〓", "甲"), ("〓", "乙"), (" ", " ")])
    assert read.descendant.Subtype == Name.CIDFontType0
    assert read.descendant.FontDescriptor.FontFile3.Subtype == Name.CIDFontType0C
    assert "/CIDToGIDMap" not in read.descendant
    assert read.embedded
    assert said(font, glyphs, read) == "一甲乙 "
    assert [cluster.actual is None for cluster in font.clusters(glyphs)].count(False) == 1


def test_the_same_glyphs_in_another_order_give_the_same_font(library):
    pairs = [(char, char) for char in "一丁七万丈三上下"]
    one, two = (run(library, "serif-bold", order)[2] for order in (pairs, pairs[::-1]))
    assert one.name == two.name
    assert one.characters == two.characters
    assert one.name.endswith("+NotoSerifSC-Bold")


def test_cff_widths_are_the_outlines_own(cff):
    font, glyphs, read = run(cff, "cff", [(" ", " "), ("一", "一"), ("〓", "甲")])
    codes = [code for cluster in font.clusters(glyphs) for code in cluster.codes]
    assert list(read.cff_widths(codes)) == [(500.0, 500.0), (1000.0, 1000.0), (1000.0, 1000.0)]
