"""A glyph run as text operators (ISO 32000-1, 9.4), every glyph exactly where the page has it.

PDFium reads the strings of a line in the order of the places where they begin. A string may begin left of the one
before it (a narrow hyphen, drawn raised and so a string of its own, then 「, whose blank half lies under it): such a
string is begun with a space where the one before began.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from typeset.model.page import Glyph, GlyphRun
from typeset.pdf.fonts import Cluster, PageFont
from typeset.pdf.syntax import number, utf16

_STEP: Final = 0.05
"""A glyph nearer than this to where the pen is, in thousandths of an em, is not moved."""
_ROUNDING: Final = 1.0
"""More than two places that are meant to be one can differ by when they are written, in thousandths of an em."""


def show(run: GlyphRun, font: PageFont, pen: "Pen") -> Iterator[str]:
    """Give the operators that show the run, the text matrix being set to its origin and the font to its size.

    `pen` knows where the string drawn last began, and learns where those of this run do.
    """
    line = _Line(run, font, pen)
    for cluster in font.clusters(run.glyphs):
        if cluster.actual is None:
            line.add(cluster)
            continue
        yield from line.flush()
        yield f"/Span <</ActualText {utf16(cluster.actual)}>> BDC"
        line.add(cluster)
        yield from line.flush()
        yield "EMC"
    yield from line.flush()
    if line.rise:
        yield "0 Ts"


@dataclass(slots=True)
class Pen:
    """Where the string drawn last began: `x`, and the baseline `y` of its run, in points as the page counts them."""

    x: float = -math.inf
    y: float = math.inf

    def lift(self) -> None:
        """Forget the last string: what comes next stands on another line, or was parted from it."""
        self.x = -math.inf


class _Line:
    """The pen on its way along one run, in thousandths of an em from the run's origin."""

    __slots__ = ("_font", "_held", "_pen", "_run", "_size", "_strings", "_texts", "rise")

    def __init__(self, run: GlyphRun, font: PageFont, held: Pen) -> None:
        if abs(run.y - held.y) > run.size:
            held.lift()
        held.y = run.y
        self._held = held
        self._run = run
        self._size = run.size
        self._font = font
        self._pen = 0.0
        self._strings: list[str] = []
        self._texts: list[str] = []
        self.rise = 0.0

    def add(self, cluster: Cluster) -> None:
        """Put a cluster's glyphs down, each moved to its place."""
        for glyph, code in zip(cluster.glyphs, cluster.codes, strict=True):
            self._rise_to(-glyph.dy)
            if not self._texts:
                self._begin(glyph)
            self._move_to(glyph.dx / self._size * 1000)
            self._texts.append(f"{code:04X}")
            self._pen += self._font.face.advance(glyph.gid) * 1000

    def flush(self) -> tuple[str, ...]:
        """Give the operators of what was put down, and forget it."""
        self._close_string()
        operators = tuple(self._strings)
        self._strings = []
        return operators

    def _begin(self, glyph: Glyph) -> None:
        """Begin a string at a glyph, or at a space where the string before began, if that lies further right."""
        x = self._run.x + glyph.dx
        if x < self._held.x and self._font.space is not None:
            self._move_to((self._held.x - self._run.x) / self._size * 1000 + _ROUNDING)
            self._texts.append(f"{self._font.space:04X}")
            self._pen += self._font.face.advance(self._font.face.gid(" ")) * 1000
        else:
            self._held.x = x

    def _move_to(self, place: float) -> None:
        # What is left of a rounded move is made good by the next: the pen is where the viewer's pen is.
        move = round((place - self._pen) * 10) / 10
        if abs(move) > _STEP:
            self._texts.append(f"> {number(-move, 1)} <")
            self._pen += move

    def _rise_to(self, rise: float) -> None:
        if rise != self.rise:
            self._close_string()
            self._strings.append(f"{number(rise)} Ts")
            self.rise = rise

    def _close_string(self) -> None:
        if self._texts:
            text = f"<{''.join(self._texts)}>".replace("<>", "").strip()
            self._strings.append(f"[{text}] TJ" if " " in text else f"{text} Tj")
            self._texts = []
