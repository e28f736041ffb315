"""Draw sheets: a loop over marks that decides nothing. ReportLab's canvas writes the content streams."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from typeset.model.page import EmptyFrame, GlyphRun, Ink, PlacedPicture, Rule, Tint
from typeset.pdf.fonts import PageFont
from typeset.pdf.lines import LineWatch
from typeset.pdf.pictures import Hung
from typeset.pdf.sequences import Artifact, Scene, Sequence
from typeset.pdf.sheets import Placement, Rectangle, Sheet, crop_marks
from typeset.pdf.syntax import number, numbers
from typeset.pdf.tags import Content
from typeset.pdf.text import Pen, show

_CROP_WEIGHT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Stock:
    """What drawing draws with: the font of each face, the resource of each placed picture, and whether all is grey."""

    fonts: Mapping[str, PageFont]
    pictures: Mapping[PlacedPicture, Hung]
    grey: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The content stream of each sheet, and the marked content on them in the reading order of the pages."""

    streams: tuple[bytes, ...]
    contents: tuple[Content, ...]


def draw(sheets: tuple[Sheet, ...], scenes: tuple[Scene, ...], stock: Stock) -> Drawn:
    """Draw every sheet with the pages that lie on it."""
    canvas = _BareCanvas(io.BytesIO(), pageCompression=0, invariant=1)
    by_page: dict[int, list[Content]] = {}
    for order, sheet in enumerate(sheets):
        canvas.setPageSize(sheet.media[2:])
        brush = _Brush(canvas, sheet, stock)
        mcid = 0
        for placement in sheet.placements:
            for sequence in scenes[placement.page].sequences():
                box = brush.draw(sequence, placement, mcid)
                if not isinstance(sequence.where, Artifact):
                    by_page.setdefault(placement.page, []).append(Content(sequence.where, order, mcid, box))
                    mcid += 1
        if sheet.media != sheet.trim:
            _draw_crop_marks(canvas, sheet)
        canvas.showPage()
    contents = tuple(content for page in sorted(by_page) for content in by_page[page])
    return Drawn(_streams(canvas.getpdfdata()) if sheets else (), contents)


class _BareCanvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without the unembedded Helvetica that it opens every page with."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Brush:
    """Draws sequences on one sheet; knows which ink and font the sheet has set already, and where its pen last was."""

    __slots__ = ("_canvas", "_fill", "_font", "_pen", "_placement", "_stock", "_watch")

    def __init__(self, canvas: Canvas, sheet: Sheet, stock: Stock) -> None:
        self._canvas = canvas
        self._placement = Placement(0, 0.0, 0.0)
        self._stock = stock
        self._watch = LineWatch(sheet.trim)
        self._pen = Pen()
        self._fill: Ink | None = None
        self._font: tuple[str, float] | None = None

    def draw(self, sequence: Sequence, placement: Placement, mcid: int) -> Rectangle | None:
        """Draw a sequence between its brackets (14.6.1); return where its picture or frame stands, if it has one."""
        if placement != self._placement:
            self._pen.lift()
        self._placement = placement
        where = sequence.where
        self._part_lines(sequence)
        properties = where.value if isinstance(where, Artifact) else f"<</MCID {mcid}>>"
        tag = "Artifact" if isinstance(where, Artifact) else where[-1].tag
        self._canvas.addLiteral(f"/{tag} {properties} BDC")
        box = None
        for kind, marks in groupby(sequence.marks, key=type):
            if kind is GlyphRun:
                self._draw_runs([mark for mark in marks if isinstance(mark, GlyphRun)])
                continue
            for mark in marks:
                match mark:
                    case Rule():
                        self._draw_rule(mark)
                    case Tint():
                        self._draw_tint(mark)
                    case PlacedPicture():
                        box = self._draw_picture(mark)
                    case EmptyFrame():
                        box = self._draw_frame(mark)
        self._canvas.addLiteral("EMC")
        return box

    def _draw_runs(self, runs: list[GlyphRun]) -> None:
        """Draw glyph runs as one text object, each line's place given from the one before."""
        at = (0.0, 0.0)
        self._canvas.addLiteral("BT")
        for run in runs:
            self._set_fill(run.ink)
            font = self._stock.fonts[run.face]
            if self._font != (font.resource, run.size):
                self._font = (font.resource, run.size)
                self._canvas.addLiteral(f"/{font.resource} {number(run.size)} Tf")
            place = (round(self._placement.x + run.x, 3), round(self._placement.y - run.y, 3))
            self._canvas.addLiteral(f"{numbers(place[0] - at[0], place[1] - at[1])} Td")
            at = place
            for operators in show(run, font, self._pen):
                self._canvas.addLiteral(operators)
        self._canvas.addLiteral("ET")

    def _part_lines(self, sequence: Sequence) -> None:
        """Draw what parts the sequence from text on the same line further right (see `LineWatch`): two spaces.

        One alone has no width, and PDFium passes over it.
        """
        runs = [mark for mark in sequence.marks if isinstance(mark, GlyphRun)]
        crossing = [self._watch.crosses(run, self._placement) for run in runs]
        spaced = next((font for font in self._stock.fonts.values() if font.space is not None), None)
        if not crossing or not crossing[0] or spaced is None:
            return
        self._pen.lift()
        x, y = self._watch.away()
        self._font = None
        self._canvas.addLiteral(f"/Artifact {Artifact.LAYOUT.value} BDC BT /{spaced.resource} 1 Tf 3 Tr")
        self._canvas.addLiteral(f"{numbers(x, y)} Td <{2 * f'{spaced.space:04X}'}> Tj 0 Tr ET EMC")

    def _draw_rule(self, rule: Rule) -> None:
        self._set_stroke(rule.ink, rule.weight)
        x, y = self._placement.x, self._placement.y
        self._canvas.line(x + rule.x0, y - rule.y0, x + rule.x1, y - rule.y1)

    def _draw_tint(self, tint: Tint) -> None:
        self._set_fill(tint.ink)
        left, bottom, right, top = self._placement.box(tint.box)
        self._canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)

    def _draw_picture(self, mark: PlacedPicture) -> Rectangle:
        hung = self._stock.pictures[mark]
        left, bottom, right, top = self._placement.box(hung.box)
        self._canvas.addLiteral(f"q {numbers(right - left, 0, 0, top - bottom, left, bottom)} cm /{hung.resource} Do Q")
        return (left, bottom, right, top)

    def _draw_frame(self, frame: EmptyFrame) -> Rectangle:
        left, bottom, right, top = self._placement.box(frame.box)
        if frame.weight:
            self._set_stroke(frame.ink, frame.weight)
            inset = frame.weight / 2
            self._canvas.rect(left + inset, bottom + inset, right - left - frame.weight, top - bottom - frame.weight)
        return (left, bottom, right, top)

    def _set_fill(self, ink: Ink) -> None:
        if ink != self._fill:
            self._fill = ink
            self._canvas.addLiteral(_colour(ink, grey=self._stock.grey).lower())

    def _set_stroke(self, ink: Ink, weight: float) -> None:
        self._canvas.addLiteral(_colour(ink, grey=self._stock.grey))
        self._canvas.setLineWidth(weight)


def _colour(ink: Ink, *, grey: bool) -> str:
    """Write a stroking colour, in DeviceGray where it is grey: so black text prints in black alone (8.6.4)."""
    if ink.red == ink.green == ink.blue:
        return f"{number(ink.red)} G"
    if grey:
        # Luma of ITU-R BT.601, as for the pictures.
        return f"{number(0.299 * ink.red + 0.587 * ink.green + 0.114 * ink.blue)} G"
    return f"{numbers(ink.red, ink.green, ink.blue)} RG"


def _draw_crop_marks(canvas: Canvas, sheet: Sheet) -> None:
    canvas.addLiteral(f"/Artifact {Artifact.CUT.value} BDC 0 G")
    canvas.setLineWidth(_CROP_WEIGHT)
    for line in crop_marks(sheet.trim):
        canvas.line(*line)
    canvas.addLiteral("EMC")


def _streams(data: bytes) -> tuple[bytes, ...]:
    """Take the content streams out of what ReportLab wrote; its fonts, catalog and dates stay behind."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return tuple(page.Contents.read_bytes() for page in pdf.pages)
