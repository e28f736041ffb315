"""A glyph run as text operators (ISO 32000-1, 9.4), every glyph exactly where the page has it."""

from collections.abc import Iterator
from typing import Final

from typeset.model.page import Glyph, GlyphRun
from typeset.pdf.fonts import Cluster, PageFont
from typeset.pdf.syntax import number, utf16

_STEP: Final = 0.05
"""A glyph nearer than this to where the pen is, in thousandths of an em, is not moved."""


def show(run: GlyphRun, font: PageFont) -> Iterator[str]:
    """Give the operators that show the run, the text matrix being set to its origin and the font to its size."""
    line = _Line(run.size, font)
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


class _Line:
    """The pen on its way along one run, in thousandths of an em from the run's origin."""

    __slots__ = ("_font", "_pen", "_size", "_strings", "_texts", "rise")

    def __init__(self, size: float, font: PageFont) -> None:
        self._size = size
        self._font = font
        self._pen = 0.0
        self._strings: list[str] = []
        self._texts: list[str] = []
        self.rise = 0.0

    def add(self, cluster: Cluster) -> None:
        """Put a cluster's glyphs down, each moved to its place."""
        for glyph, code in zip(cluster.glyphs, cluster.codes, strict=True):
            self._rise_to(-glyph.dy)
            self._move_to(glyph)
            self._texts.append(f"{code:04X}")
            self._pen += self._font.face.advance(glyph.gid) * 1000

    def flush(self) -> tuple[str, ...]:
        """Give the operators of what was put down, and forget it."""
        self._close_string()
        operators = tuple(self._strings)
        self._strings = []
        return operators

    def _move_to(self, glyph: Glyph) -> None:
        # What is left of a rounded move is made good by the next: the pen is where the viewer's pen is.
        move = round((glyph.dx / self._size * 1000 - self._pen) * 10) / 10
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
