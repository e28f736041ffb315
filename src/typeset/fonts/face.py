"""One face: its glyphs, their measures and how a text is shaped with it.

Every length is in ems, y upwards from the baseline, as the font itself counts. HarfBuzz reads the file by mapping it
into memory, so that opening a face of 15 MB costs microseconds.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import uharfbuzz as hb

from typeset.errors import FontInvalid

_RESTRICTED: Final = 0x0002
_NO_SUBSETTING: Final = 0x0100
_BITMAPS_ONLY: Final = 0x0200


class ShapedGlyph(NamedTuple):
    """A glyph as HarfBuzz set it: `cluster` is the code point of the text it begins at, lengths are in ems.

    `advance` moves the pen right; `dx`, `dy` shift the glyph right and up from the pen without moving it.
    """

    gid: int
    cluster: int
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Metrics:
    """What the OS/2, hhea, head and post tables say of the whole face, in ems (angles in degrees).

    `ascent` and `descent` (negative) are the em box of the ideographs (OS/2 sTypoAscender and sTypoDescender: 0.88
    and -0.12 in the Noto CJK faces); `line_ascent` and `line_descent` are hhea's, which clear every glyph.
    """

    ascent: float
    descent: float
    line_ascent: float
    line_descent: float
    cap_height: float
    x_height: float
    italic_angle: float
    weight: int
    box: tuple[float, float, float, float]


class Face:
    """A face of the library under its `key`, with the version and the SHA-256 of the file it was read from."""

    __slots__ = ("_blob", "_chars", "_face", "_font", "_upem", "index", "key", "metrics", "name", "sha256", "version")

    def __init__(self, key: str, path: str, *, index: int, sha256: str, version: str) -> None:
        """Map the file at `path`, its `index`-th face if it is a collection; FontInvalid if it cannot be embedded."""
        self.key = key
        self.index = index
        self.sha256 = sha256
        self.version = version
        self._blob = hb.Blob.from_file_path(path)
        self._face = hb.Face(self._blob, index)
        if not self._face.glyph_count or not {"glyf", "CFF "} & set(self._face.table_tags):
            raise FontInvalid(
                f"{path} is not a font with outlines (TrueType glyf or CFF)",
                "Put a static TTF or OTF face in its place.",
            )
        if self._face.has_var_data:
            raise FontInvalid(f"{path} is a variable font", "Put a static instance of it in its place.")
        self._upem: int = self._face.upem
        self._font = hb.Font(self._face)
        self._chars: dict[int, str] = {}
        _refuse_unembeddable(self._face, path)
        self.metrics = _read_metrics(self._face, self._upem)
        self.name: str = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or key

    def __repr__(self) -> str:
        return f"Face({self.key!r}, {self.name!r})"

    @property
    def hb_face(self) -> hb.Face:
        """HarfBuzz's own object, for `typeset.fonts.subset` alone."""
        return self._face

    @property
    def ascent(self) -> float:
        """Top of the ideographic em box above the baseline."""
        return self.metrics.ascent

    @property
    def descent(self) -> float:
        """Bottom of the ideographic em box: negative, below the baseline."""
        return self.metrics.descent

    @property
    def has_glyf(self) -> bool:
        """Whether the outlines are TrueType's (else they are CFF)."""
        return "glyf" in self._face.table_tags

    def gid(self, char: str) -> int:
        """The glyph for one character by the face's cmap; 0 (.notdef) where it has none."""
        return self._font.get_nominal_glyph(ord(char)) or 0

    def char(self, gid: int) -> str:
        """The character that the cmap gives this glyph for, the first in code point order; "" where there is none."""
        if not self._chars:
            for code in sorted(self._face.unicodes, reverse=True):
                self._chars[self._font.get_nominal_glyph(code) or 0] = chr(code)
        return self._chars.get(gid, "")

    def advance(self, gid: int) -> float:
        """How far the glyph moves the pen."""
        return float(self._font.get_glyph_h_advance(gid)) / self._upem

    def bounds(self, gid: int) -> tuple[float, float, float, float]:
        """The glyph's ink as (left, bottom, right, top); four zeros where it has none."""
        box = self._font.get_glyph_extents(gid)
        if box is None:
            return (0.0, 0.0, 0.0, 0.0)
        top, bottom = sorted((box.y_bearing, box.y_bearing + box.height), reverse=True)
        left, right = sorted((box.x_bearing, box.x_bearing + box.width))
        return (left / self._upem, bottom / self._upem, right / self._upem, top / self._upem)

    def shape(
        self, text: str, features: Mapping[str, bool] | None = None, *, lang: str = "zh-Hans"
    ) -> tuple[ShapedGlyph, ...]:
        """Shape one line of left-to-right text with OpenType features switched on or off, in the order they are set.

        Variation sequences, ligatures and marks are HarfBuzz's business: `cluster` tells which characters a glyph
        stands for. Nothing depends on the locale of the process: the language is given.
        """
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = lang
        hb.shape(self._font, buffer, dict(features or {}))
        em = self._upem
        return tuple(
            ShapedGlyph(info.codepoint, info.cluster, place.x_advance / em, place.x_offset / em, place.y_offset / em)
            for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
        )


def _refuse_unembeddable(face: hb.Face, path: str) -> None:
    """Refuse a face whose OS/2 fsType forbids embedding or subsetting (OpenType 1.9, OS/2; PDF/A-2 6.2.11.4.1)."""
    table = face.reference_table("OS/2").data
    if len(table) < 10:
        return
    (rights,) = struct.unpack_from(">H", table, 8)
    if rights & 0x000F == _RESTRICTED or rights & (_NO_SUBSETTING | _BITMAPS_ONLY):
        raise FontInvalid(
            f"{path} does not allow itself to be embedded (OS/2 fsType {rights:#06x})", "Use a face that allows it."
        )


def _read_metrics(face: hb.Face, upem: int) -> Metrics:
    """Read the tables' fixed fields (OpenType 1.9: head, hhea, OS/2, post)."""
    head, hhea = face.reference_table("head").data, face.reference_table("hhea").data
    os2, post = face.reference_table("OS/2").data, face.reference_table("post").data
    line_ascent, line_descent = struct.unpack_from(">hh", hhea, 4)
    ascent, descent = struct.unpack_from(">hh", os2, 68) if len(os2) >= 72 else (line_ascent, line_descent)
    x_height, cap_height = struct.unpack_from(">hh", os2, 86) if len(os2) >= 90 else (ascent // 2, ascent * 4 // 5)
    left, bottom, right, top = struct.unpack_from(">hhhh", head, 36)
    return Metrics(
        ascent / upem,
        descent / upem,
        line_ascent / upem,
        line_descent / upem,
        cap_height / upem,
        x_height / upem,
        struct.unpack_from(">l", post, 4)[0] / 65536,
        struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400,
        (left / upem, bottom / upem, right / upem, top / upem),
    )
