from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.ttCollection import TTCollection

from typeset.fonts import FontLibrary


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return FontLibrary.open(system=())


def square_face(chars: str, *, cff: bool = False, rights: int = 0, name: str = "Squares") -> TTFont:
    """Build a face in which every character is a square of its own size, so that its measures are known in the head."""
    names = [".notdef", *(f"u{ord(char):05X}" for char in chars)]
    build = FontBuilder(1000, isTTF=not cff)
    build.setupGlyphOrder(names)
    build.setupCharacterMap({ord(char): f"u{ord(char):05X}" for char in chars})
    outlines = {}
    for place, glyph in enumerate(names):
        pen = T2CharStringPen(1000, None) if cff else TTGlyphPen(None)
        side = 100 * (place + 1)
        pen.moveTo((50, 0))
        for corner in ((50, side), (50 + side, side), (50 + side, 0)):
            pen.lineTo(corner)
        pen.closePath()
        outlines[glyph] = pen.getCharString() if cff else pen.glyph()
    if cff:
        build.setupCFF(name, {"FullName": name}, outlines, {})
    else:
        build.setupGlyf(outlines)
    build.setupHorizontalMetrics(dict.fromkeys(names, (1000, 50)))
    build.setupHorizontalHeader(ascent=1100, descent=-200)
    build.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    build.setupOS2(
        sTypoAscender=880, sTypoDescender=-120, sCapHeight=700, sxHeight=500, fsType=rights, usWeightClass=700
    )
    build.setupPost()
    return build.font


@pytest.fixture
def save_face(tmp_path: Path) -> Callable[..., Path]:
    def save(chars: str, file: str = "squares.ttf", **how: object) -> Path:
        path = tmp_path / file
        square_face(chars, **how).save(path)  # type: ignore[arg-type]
        return path

    return save


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A folder with a collection of CFF faces like the system's: the third has 𠀀, the others do not."""
    folder = tmp_path / "noto"
    folder.mkdir()
    both = TTCollection()
    both.fonts = [square_face(chars, cff=True, name=f"Cff{n}") for n, chars in enumerate(("a", "b", "\U00020000c"))]
    both.save(folder / "NotoSerifCJK-Regular.ttc")
    return folder
