"""Cut a face down to what an edition shows, with HarfBuzz's subsetter: the same request gives the same bytes."""

import io
import struct
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from typeset.errors import FontInvalid
from typeset.fonts.face import Face

BOOK_FEATURES: Final = ("ccmp", "chws", "halt", "locl", "palt", "vchw", "vert", "vhal", "vrt2")
"""The layout features an ePub's faces keep: what a reading system needs for CJK spacing and vertical setting."""

_NO_LAYOUT: Final = ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "vhea", "vmtx")
_NOT_IN_PDF: Final = (*_NO_LAYOUT, "DSIG", "OS/2", "cmap", "gasp", "name", "post")
"""A PDF's CIDFont needs none of these (ISO 32000-1, 9.9, table 126)."""

_NAMES: Final = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Copyright, names, version and licence: what the Open Font License asks to go with the face."""


@dataclass(frozen=True, slots=True)
class Subset:
    """The cut face as an OpenType file, and the new glyph number of each glyph that it keeps."""

    data: bytes
    gids: Mapping[int, int]

    def table(self, tag: str) -> bytes:
        """One table of the file, such as `CFF `; KeyError where it has none (OpenType 1.9, table directory)."""
        (count,) = struct.unpack_from(">H", self.data, 4)
        for place in range(12, 12 + 16 * count, 16):
            name, _, start, length = struct.unpack_from(">4sLLL", self.data, place)
            if name == tag.encode("ascii"):
                return self.data[start : start + length]
        raise KeyError(tag)


def subset(face: Face, wanted: str | Iterable[int], *, keep_features: Collection[str] = BOOK_FEATURES) -> Subset:
    """Keep the glyphs for a text (with its cmap, names and layout `keep_features`), or the glyphs of given numbers.

    Glyphs asked for by number are for a PDF: no layout, no names, no cmap; they are numbered anew in ascending order
    of their old numbers, .notdef first. FontInvalid if HarfBuzz cannot cut the face.
    """
    request = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NO_HINTING
    if isinstance(wanted, str):
        request.unicode_set.update(map(ord, wanted))
        request.layout_feature_tag_set.set(_tags(keep_features))
        request.name_id_set.set(_NAMES)
    else:
        request.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        request.glyph_set.update(wanted)
        request.drop_table_tag_set.update(_tags(_NOT_IN_PDF))
    try:
        plan = hb.SubsetPlan(face.hb_face, request)
        data = bytes(plan.execute().blob.data)
    except RuntimeError as reason:
        raise FontInvalid(f"the face {face.key} ({face.name}) cannot be subset", "Use another build of it.") from reason
    return Subset(data, dict(plan.old_to_new_glyph_mapping.items()))


def _tags(names: Iterable[str]) -> tuple[int, ...]:
    """Write OpenType tags as the numbers that HarfBuzz counts them by."""
    return tuple(int.from_bytes(name.encode("ascii").ljust(4), "big") for name in names)


def woff(data: bytes) -> bytes:
    """Wrap an OpenType file as WOFF 1.0 (each table deflated), with no metadata and no date of its own."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
