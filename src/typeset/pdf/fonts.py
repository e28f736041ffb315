"""The fonts of a PDF: one Type0 font per face with the glyphs that the pages show (ISO 32000-1, 9.7; PDF/A-2, 6.2.11).

Codes on the page are two bytes, Identity-H. A code stands for a glyph *and* the text it shows: a glyph that shows
different texts gets a code for each (a geta mark 〓 one for every character it stands for), so that what is copied or
searched is right in every viewer. Where that cannot be, the text goes along as ActualText: with CFF outlines, which
allow one code a glyph, and with glyphs that are more than their characters.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Pdf

from typeset.errors import OutputNonconforming
from typeset.fonts import Face, FontLibrary, Subset, subset
from typeset.model.page import Glyph, GlyphRun, Page
from typeset.pdf.cmap import to_unicode
from typeset.pdf.syntax import deflated, number

_NEVER: Final = frozenset("\0\ufeff\ufffe\uffff")
"""What a ToUnicode value must not be (PDF/A-2, 6.2.11.7.2), and U+FFFF, by which PDFium means that there is none."""

_UNKNOWN: Final = "\ufffd"
_SOFT_HYPHEN: Final = "\u00ad"
_SERIF: Final = 2
_SYMBOLIC: Final = 4
"""Bits of a font descriptor's Flags (ISO 32000-1, table 123)."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that together show one text, with their codes. `actual` is that text where the codes do not say it."""

    glyphs: tuple[Glyph, ...]
    codes: tuple[int, ...]
    actual: str | None


@dataclass(frozen=True, slots=True)
class PageFont:
    """A face as the pages use it: its name in the resources, its subset, its code for each glyph number and text.

    `native`: the texts among them that the face has the characters for.
    """

    face: Face
    resource: str
    cut: Subset
    codes: Mapping[tuple[int, str], int]
    native: frozenset[str]

    @property
    def space(self) -> int | None:
        """The code that shows a word space; None where the face has none."""
        return self.codes.get((self.face.gid(" "), " "))

    def clusters(self, glyphs: tuple[Glyph, ...]) -> Iterator[Cluster]:
        """Spell glyphs in codes."""
        for group in _groups(glyphs):
            if len(group) == 1 and group[0].text and (code := self.codes.get((group[0].gid, group[0].text))):
                yield Cluster(group, (code,), None)
                continue
            wanted = [(glyph.gid, said) for glyph, said in _said(self.face, group)]
            told = all(key in self.codes for key in wanted) and "".join(said for _, said in wanted) == group[0].text
            codes = tuple(self.codes.get(key) or self.cut.gids[key[0]] for key in wanted)
            yield Cluster(group, codes, None if told else group[0].text)

    def stand_ins(self, glyphs: tuple[Glyph, ...]) -> Iterator[tuple[tuple[Glyph, ...], str | None]]:
        """Part glyphs into those that are what they say, with None, and each that stands in for a text, with it.

        A geta mark 〓 stands in for a character that the face does not have; a character of private use needs its
        text said as well (PDF/A-2, 6.2.11.7.3).
        """
        if all(glyph.text in self.native for glyph in glyphs):
            yield glyphs, None
            return
        for native, groups in groupby(_groups(glyphs), key=lambda group: group[0].text in self.native):
            if not native:
                yield from ((group, group[0].text) for group in groups)
            else:
                yield tuple(glyph for group in groups for glyph in group), None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the pages show of a face: glyphs with what their codes shall say, and the texts of their clusters."""

    pairs: set[tuple[int, str]]
    texts: set[str]


def gather(pages: Iterable[Page], library: FontLibrary) -> dict[str, PageFont]:
    """Cut each face to what the pages show and give every glyph and text its code.

    OutputNonconforming where a page shows .notdef, the glyph for nothing (PDF/A-2, 6.2.11.8).
    """
    shown: dict[str, _Shown] = {}
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun):
                face = library.face(mark.face)
                of_face = shown.setdefault(mark.face, _Shown({(face.gid(" "), " ")} if face.gid(" ") else set(), set()))
                for group in _groups(mark.glyphs):
                    of_face.texts.add(group[0].text)
                    of_face.pairs.update((glyph.gid, said) for glyph, said in _said(face, group))
    return {
        key: _page_font(library.face(key), f"F{place}", of_face)
        for place, (key, of_face) in enumerate(sorted(shown.items()))
    }


def embed(pdf: Pdf, font: PageFont) -> Object:
    """Write a face's subset and all that describes it into the file; return the Type0 font."""
    name = Name(f"/{_tag(font)}+{font.face.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if font.face.has_glyf else Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, font, name)),
        DW=1000,
        W=_widths(font),
    )
    if font.face.has_glyf:
        descendant.CIDToGIDMap = _glyph_map(pdf, font)
    texts = {code: _UNKNOWN if not text or _NEVER & set(text) else text for (_, text), code in font.codes.items()}
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=deflated(pdf, to_unicode(texts)),
        )
    )


def _groups(glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, ...]]:
    """Part glyphs before each that has a text: those without share the text of the one before."""
    start = 0
    for end in range(1, len(glyphs) + 1):
        if end == len(glyphs) or glyphs[end].text:
            yield glyphs[start:end]
            start = end


def _said(face: Face, group: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, str]]:
    """Give each glyph of a group the text that its code shall say.

    The characters are shared out, one for each glyph after the first; if there are too few, or one that ToUnicode may
    not hold, a code says what the face says of the glyph, and of a hyphen that parts a word that it is a soft one
    (ISO 32000-1, 14.8.2.2.3).
    """
    text = group[0].text
    spare = len(text) - len(group) + 1
    if spare < 1 or _NEVER & set(text):
        yield group[0], face.char(group[0].gid)
        for glyph in group[1:]:
            char = face.char(glyph.gid)
            yield glyph, _SOFT_HYPHEN if char == "-" else char
    else:
        yield from zip(group, (text[:spare], *text[spare:]), strict=True)


def _shows(face: Face, text: str) -> bool:
    """Tell whether the face has all characters of a text, and none of them is of private use."""
    kinds = [unicodedata.category(char) for char in text]
    return all(
        kind != "Co" and (kind in {"Mn", "Cf"} or face.gid(char)) for char, kind in zip(text, kinds, strict=True)
    )


def _page_font(face: Face, resource: str, shown: _Shown) -> PageFont:
    """Cut the face; a glyph's first text has the glyph's new number for code, further texts follow the last glyph's."""
    if any(gid == 0 for gid, _ in shown.pairs):
        raise OutputNonconforming(
            f"a page shows the empty glyph .notdef of {face.key}", "Report this: a geta mark should stand in its place."
        )
    cut = subset(face, {gid for gid, _ in shown.pairs})
    codes: dict[tuple[int, str], int] = {}
    spare = max(cut.gids.values()) + 1
    first: set[int] = set()
    for gid, text in sorted(shown.pairs, key=lambda pair: (pair[0], pair[1] == "", pair[1])):
        if gid not in first:
            first.add(gid)
            codes[gid, text] = cut.gids[gid]
        elif face.has_glyf and text:
            codes[gid, text] = spare
            spare += 1
    return PageFont(face, resource, cut, codes, frozenset(text for text in shown.texts if _shows(face, text)))


def _descriptor(pdf: Pdf, font: PageFont, name: Name) -> Dictionary:
    """Describe the face (ISO 32000-1, 9.8) and put its outlines in."""
    metrics = font.face.metrics
    entries = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC | (_SERIF if "serif" in font.face.name.lower() else 0),
        FontBBox=Array([round(edge * 1000) for edge in metrics.box]),
        ItalicAngle=round(metrics.italic_angle),
        Ascent=round(metrics.line_ascent * 1000),
        Descent=round(metrics.line_descent * 1000),
        CapHeight=round(metrics.cap_height * 1000),
        # No table says how thick the stems are; the weight class does, nearly (a value for viewers that replace fonts).
        StemV=round(10 + metrics.weight / 5),
    )
    if font.face.has_glyf:
        entries.FontFile2 = deflated(pdf, font.cut.data, Length1=len(font.cut.data))
    else:
        entries.FontFile3 = deflated(pdf, font.cut.table("CFF "), Subtype=Name.CIDFontType0C)
    return entries


def _widths(font: PageFont) -> Array:
    """List the widths that are not a whole em: `code [width …]` for each run of codes (ISO 32000-1, 9.7.4.3)."""
    listed: list[Any] = []
    last = -2
    for (gid, _), code in sorted(font.codes.items(), key=lambda item: item[1]):
        width = font.face.advance(gid) * 1000
        if width == 1000:
            continue
        if code != last + 1:
            listed.extend([code, []])
        listed[-1].append(_decimal(width))
        last = code
    return Array(listed)


def _decimal(value: float) -> Object:
    return Object.parse(number(value).encode("ascii"))


def _glyph_map(pdf: Pdf, font: PageFont) -> Object:
    """Map codes to glyphs (ISO 32000-1, table 117): Identity unless some glyph has more than one code."""
    numbers = {code: font.cut.gids[gid] for (gid, _), code in font.codes.items()}
    if all(code == gid for code, gid in numbers.items()):
        return Name.Identity
    return deflated(pdf, b"".join(numbers.get(code, 0).to_bytes(2, "big") for code in range(max(numbers) + 1)))


def _tag(font: PageFont) -> str:
    """Six capitals that tell this subset from others of the face (ISO 32000-1, 9.6.4), drawn from what is in it."""
    value = int.from_bytes(
        hashlib.sha256(repr(sorted(font.codes.items())).encode() + font.cut.data).digest()[:8], "big"
    )
    letters = []
    for _ in range(6):
        value, place = divmod(value, 26)
        letters.append(chr(ord("A") + place))
    return "".join(letters)
