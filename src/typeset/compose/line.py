"""A line as set: runs of glyphs from its left edge, ready to be put on a page."""

from dataclasses import dataclass, replace
from enum import Enum

from typeset.model.page import Glyph


class Align(Enum):
    """Where a line stands that is not justified: at the start, in the middle or at the end of its measure."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class LineRun:
    """Glyphs of one face and size (points), the first's pen `dx` points right of the line's left edge.

    Each glyph's own `dx` counts from the run's.
    """

    face: str
    size: float
    dx: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the characters `start` up to `end` of its text (a space at its end included).

    `width`: points from the measure's left edge to the end of the last body, the indent included. `stretch`: how far
    the widest-opened gap between two Han characters was opened, in ems. `last`: whether the text ends here.
    """

    runs: tuple[LineRun, ...]
    width: float
    start: int
    end: int
    stretch: float
    last: bool


def shift(line: SetLine, dx: float) -> SetLine:
    """Move a line right by `dx` points; its width grows by as much."""
    return replace(line, runs=tuple(replace(run, dx=run.dx + dx) for run in line.runs), width=line.width + dx)


def place(line: SetLine, measure: float, align: Align) -> SetLine:
    """Put an unjustified line where `align` says within `measure` points."""
    if align is Align.START:
        return line
    room = measure - line.width
    return shift(line, room / 2 if align is Align.CENTRE else room)
