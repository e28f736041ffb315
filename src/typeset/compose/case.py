"""The type case: every letter of a style cast once as a sort, ready to be set as often as the copy asks for it.

Where Noto's own glyphs sit wrong for Chinese, the sort puts them right: · and – in the middle of their cell, a dash
drawn out so that —— is two ems long and joins (CLReq 3.1.2; GB/T 15834-2011 5.1.5, 5.1.7).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import decomposition

from typeset.fonts import Face, FontLibrary, ShapedGlyph
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.script.classes import ClassTable, Ink, Kind, Trait, class_table
from typeset.script.phrases import turn_costs
from typeset.script.spacing import Gap, Spacing, spacing
from typeset.script.western import Parting, partings

GETA: Final = "〓"
"""Stands where no face has the character (JIS X 4051, 3.3; the geta mark of the trade)."""

_DASH_BLANK: Final = 0.05
_OWN_DASHES: Final = "—⸺"
"""The dashes drawn in their face's own weight; ― and ─ are hairlines in Noto and borrow the glyph of —."""
_DASH_LAP: Final = 0.02
"""A dash of n ems leaves this blank at both ends; its pieces overlap by this much, so that no seam is seen."""


class Sort(NamedTuple):
    """A letter as cast. Lengths in ems of the style's size.

    `gid` is a glyph of `face`, drawn at `scale` times the style's size, its origin `dx` right of the body's left edge
    and `dy` below the baseline, `advance` its own width. `body`: the width it takes without blank. `known`: False
    for a geta mark. `row`: the trait's number in its case.
    """

    face: str
    gid: int
    scale: float
    dx: float
    dy: float
    advance: float
    body: float
    trait: Trait
    row: int
    known: bool


@dataclass(frozen=True, slots=True)
class Case:
    """The sorts and gaps of one style, cast when first asked for. `space`: the blank of a space between Han, ems."""

    fonts: FontLibrary
    face: Face
    table: ClassTable
    spacing: Spacing
    space: float
    lang: str
    _sorts: dict[str, Sort] = field(default_factory=dict, repr=False, compare=False)
    _words: dict[str, tuple[tuple[Sort, int], ...]] = field(default_factory=dict, repr=False, compare=False)
    _rows: dict[Trait, int] = field(default_factory=dict, repr=False, compare=False)
    _gaps: dict[int, Gap] = field(default_factory=dict, repr=False, compare=False)
    _partings: dict[tuple[str, bool], tuple[Parting, ...]] = field(default_factory=dict, repr=False, compare=False)
    _turns: dict[str, Mapping[int, float]] = field(default_factory=dict, repr=False, compare=False)

    def sort(self, char: str) -> Sort:
        """Cast a character (with the marks that combine with it) standing by itself."""
        found = self._sorts.get(char)
        if found is None:
            found = self._sorts[char] = self._cast(char, self.table.trait(char[0]))
        return found

    def dash(self, char: str, place: int, count: int) -> Sort:
        """Cast piece number `place` of a dash of `count` characters, joined to its neighbours."""
        key = f"{char}{place}/{count}"
        found = self._sorts.get(key)
        if found is None:
            found = self._sorts[key] = self._cast_dash(char, place, count)
        return found

    def stacked(self, char: str, last: bool, whole: bool) -> Sort:
        """Cast a mark of ！！ (1 em together) or ！！！ (2 em): half an em each, an odd `last` with its blank."""
        key = f"{char}{'!' if last and not whole else '!!'}"
        found = self._sorts.get(key)
        if found is None:
            plain = self.table.trait(char)
            blank = 0.0 if whole or not last else 0.5
            trait = replace(plain, body=0.5, head=0.0, tail=blank, narrows=False)
            if plain.ink is Ink.FONT:
                found = self._cast(char, trait)
            else:
                found = self._cast(char, replace(trait, ink=Ink.CENTRE))
            self._sorts[key] = found
        return found

    def like(self, sort: Sort, model: str) -> Sort:
        """Give a sort the manners of another character, but its own glyph and width."""
        trait = replace(self.table.trait(model), body=None, head=0.0, tail=0.0, ink=Ink.FONT)
        return sort._replace(trait=trait, row=self._row(trait))

    def word(self, text: str) -> tuple[tuple[Sort, int], ...]:
        """Shape a run of Western text: each cluster as a sort, with the length of its text."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = tuple(self._shape(text))
        return found

    def partings(self, text: str, *, joined: bool) -> tuple[Parting, ...]:
        """Where a run of Western text may be parted (script.western), looked for once."""
        found = self._partings.get((text, joined))
        if found is None:
            found = self._partings[text, joined] = partings(text, joined=joined)
        return found

    def hyphen(self) -> Sort | None:
        """Cast the hyphen that parts a word at a line's end; None where the face has none."""
        return self.word("-")[0][0] if self.face.gid("-") else None

    def gap(self, left: Sort, right: Sort) -> Gap:
        """The blank between two sorts on one line."""
        key = left.row * 1024 + right.row
        found = self._gaps.get(key)
        if found is None:
            found = self._gaps[key] = self.spacing.between(left.trait, right.trait)
        return found

    def turns(self, chars: str) -> Mapping[int, float]:
        """The places where a head may be turned, with their costs (script.phrases), looked for once."""
        found = self._turns.get(chars)
        if found is None:
            found = self._turns[chars] = turn_costs(chars, self.table.script)
        return found

    def _row(self, trait: Trait) -> int:
        return self._rows.setdefault(trait, len(self._rows))

    def _cast(self, char: str, trait: Trait) -> Sort:
        if trait.kind is Kind.VOID:
            return Sort(self.face.key, self.face.gid(" "), 1.0, 0.0, 0.0, 0.0, 0.0, trait, self._row(trait), True)
        face = self._face_for(char[0])
        if face is None and (same := _same_shape(char)):
            return self._cast_as(same, trait)
        if face is None:
            gid, advance = self.face.gid(GETA), 1.0
            return Sort(self.face.key, gid, 1.0, 0.0, 0.0, advance, 1.0, trait, self._row(trait), False)
        if len(char) > 1:
            shaped = face.shape(char, lang=self.lang)
            gid, advance = shaped[0].gid, sum(glyph.advance for glyph in shaped)
        else:
            gid = face.gid(char)
            advance = face.advance(gid)
        body = advance if trait.body is None else trait.body
        dx, dy = self._place(face, gid, trait, body)
        return Sort(face.key, gid, 1.0, dx, dy, advance, body, trait, self._row(trait), True)

    def _cast_as(self, same: "_Shape", trait: Trait) -> Sort:
        """Cast a character that no face has from the glyph of another."""
        sort = self._cast(same.char, replace(trait, body=None) if same.scale < 1 else trait)
        if same.scale == 1 or not sort.known:
            return sort
        return sort._replace(
            scale=same.scale, dy=same.drop, advance=sort.advance * same.scale, body=sort.body * same.scale
        )

    def _place(self, face: Face, gid: int, trait: Trait, body: float) -> tuple[float, float]:
        """Where the glyph's origin goes: before the body by the head's blank, or so that the ink is in the middle."""
        if trait.ink is Ink.FONT:
            return -trait.head, 0.0
        left, bottom, right, top = face.bounds(gid)
        middle = (face.ascent + face.descent) / 2
        dy = (bottom + top) / 2 - middle if trait.ink is Ink.MIDDLE else 0.0
        return (body - left - right) / 2, dy

    def _cast_dash(self, char: str, place: int, count: int) -> Sort:
        trait = self.table.trait(char)
        if count == 1 and trait.kind is Kind.DASH and char != "⸺":
            trait = replace(self.table.trait("～"), ink=Ink.MIDDLE)
        face = self._face_for(char)
        if face is None:
            return self._cast(char, trait)
        gid = face.gid(char if char in _OWN_DASHES else "—") or face.gid(char)
        left, bottom, right, top = face.bounds(gid)
        span = (trait.body or 1.0) * count
        ink = (span - 2 * _DASH_BLANK + (count - 1) * _DASH_LAP) / count
        scale = ink / (right - left) if right > left else 1.0
        dx = _DASH_BLANK + place * (ink - _DASH_LAP) - place * (trait.body or 1.0) - left * scale
        dy = (bottom + top) / 2 * scale - (face.ascent + face.descent) / 2
        advance = face.advance(gid) * scale
        return Sort(face.key, gid, scale, dx, dy, advance, trait.body or 1.0, trait, self._row(trait), True)

    def _shape(self, text: str) -> list[tuple[Sort, int]]:
        """Shape what the style's own face has, and cast alone each character that it lacks."""
        cast: list[tuple[Sort, int]] = []
        start = 0
        for end in range(len(text) + 1):
            if end < len(text) and self.face.gid(text[end]):
                continue
            if start < end:
                cast += self._clusters(text[start:end])
            if end < len(text):
                cast.append((self._cast(text[end], self.table.trait(text[end])), 1))
            start = end + 1
        return cast

    def _clusters(self, text: str) -> list[tuple[Sort, int]]:
        features = {"pwid": True} if any(char in "“”‘’" for char in text) else {}
        shaped = self.face.shape(text, features, lang=self.lang)
        cast: list[tuple[Sort, int]] = []
        for glyph, length in zip(shaped, _shares(shaped, len(text)), strict=True):
            trait = self.table.trait(text[glyph.cluster])
            if trait.kind not in _WESTERN_KINDS:
                trait = self.table.trait("x")
            if trait.ink is not Ink.FONT or trait.head or trait.tail:
                trait = replace(trait, ink=Ink.FONT, head=0.0, tail=0.0)
            row = self._row(trait)
            sort = Sort(
                self.face.key, glyph.gid, 1.0, glyph.dx, -glyph.dy, glyph.advance, glyph.advance, trait, row, True
            )
            cast.append((sort, length))
        return cast

    def _face_for(self, char: str) -> Face | None:
        return self.face if self.face.gid(char) else self.fonts.fallback(char, self.face.key, lang=self.lang)


def _shares(shaped: tuple[ShapedGlyph, ...], length: int) -> Iterator[int]:
    """How many of `length` characters each glyph shows: of a cluster's, one for each glyph but the first.

    A cluster of more glyphs than characters shows them with its last glyph: no glyph may stand behind the text's end.
    """
    clusters = [(start, len(tuple(glyphs))) for start, glyphs in groupby(glyph.cluster for glyph in shaped)]
    ends = (*(start for start, _ in clusters[1:]), length)
    for (start, count), end in zip(clusters, ends, strict=True):
        chars = end - start
        yield from (chars - count + 1, *[1] * (count - 1)) if chars >= count else (*[0] * (count - 1), chars)


class _Shape(NamedTuple):
    """A character that looks as one wanted, but for its size and how far it stands below the line, in ems."""

    char: str
    scale: float
    drop: float


_RAISED: Final = {"": (1.0, 0.0), "<compat>": (1.0, 0.0), "<sub>": (0.6, 0.12), "<super>": (0.6, -0.34)}
"""By the kind of a decomposition (Unicode 15.0, 5.7.1), the scale and drop that show it: ⼀ as 一, ₂ as a low 2."""


def _same_shape(char: str) -> _Shape | None:
    """Find the one character that a character decomposes into, where it looks the same."""
    *tag, code = decomposition(char[0]).split() or [""]
    if not code or len(tag) > 1 or (tag and not tag[0].startswith("<")):
        return None
    how = _RAISED.get(tag[0] if tag else "")
    return _Shape(chr(int(code, 16)), *how) if how else None


_WESTERN_KINDS: Final = frozenset({Kind.DIGIT, Kind.LATIN, Kind.LATIN_OPEN, Kind.LATIN_CLOSE})


@dataclass(frozen=True, slots=True)
class LineSetter:
    """Sets lines: the faces and the region's conventions, and the cases that were opened so far."""

    fonts: FontLibrary
    script: Script
    _cases: dict[tuple[TextStyle, float], Case] = field(default_factory=dict, repr=False, compare=False)

    def case(self, style: TextStyle, space: float = 0.5) -> Case:
        """Open the case of a style; `space` is how wide a space between two Han characters is set, in ems."""
        key = replace(style, size=1.0, indent=0.0), space
        found = self._cases.get(key)
        if found is None:
            face = self.fonts.face(style.face)
            bound = spacing(style, self.script)
            lang = self.script.value
            found = self._cases[key] = Case(self.fonts, face, class_table(self.script), bound, space, lang)
        return found
