"""A paragraph set in lines: cast, broken, justified."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from typeset.compose.case import LineSetter, Sort
from typeset.compose.items import Items, prepare
from typeset.compose.justify import Justified, justify
from typeset.compose.line import Align, LineRun, SetLine
from typeset.compose.line import place as stand
from typeset.compose.linebreak import EPS, Breaks, Nodes, choose, choose_counted, survey
from typeset.house import TextStyle
from typeset.model.page import Glyph
from typeset.model.source import Span, Text
from typeset.notes import Note

_LOOSE_WIDE: Final = (19.0, 0.055)
_LOOSE_NARROW: Final = (10.0, 0.18)
"""How far a line's gaps may open (em) when a setting is wanted longer or shorter than the best: at a wide measure
(ems) and at a narrow one, evenly between the two."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy cast and surveyed, ready to be set to any measure as often as make-up asks. Empty copy has no nodes."""

    items: Items
    nodes: Nodes | None

    @property
    def notes(self) -> tuple[Note, ...]:
        """The characters that no face has."""
        return self.items.notes


@dataclass(frozen=True, slots=True)
class ParagraphSetting:
    """One way to set a copy to a measure (points): where its lines begin, and what they cost. Draw it with `cut`."""

    measure: float
    breaks: Breaks

    @property
    def count(self) -> int:
        """How many lines."""
        return self.breaks.count

    @property
    def demerits(self) -> float:
        """What the lines cost together; settings of one copy to one measure can be compared by it."""
        return self.breaks.cost

    @property
    def opened(self) -> float:
        """How far the gaps of the widest-opened line are opened, in ems."""
        return self.breaks.opened


def ready(text: Text, style: TextStyle, setter: LineSetter) -> Copy:
    """Cast a text for setting. Do it once; `fit` it to as many measures as there are shapes to try."""
    items = prepare(text, style, setter)
    return Copy(items, survey(items) if items.sorts else None)


def fit(copy: Copy, measure: float) -> ParagraphSetting:
    """Choose the best lines for a measure in points. An empty text has no lines."""
    if copy.nodes is None:
        return ParagraphSetting(measure, Breaks((0,), 0.0))
    return ParagraphSetting(measure, choose(copy.items, copy.nodes, measure / copy.items.style.size))


def loosen(copy: Copy, best: ParagraphSetting, lines: int) -> ParagraphSetting | None:
    """Set the copy in `lines` lines more than the best setting (fewer if negative); None if that would look poor."""
    count = best.count + lines
    if count < 1 or copy.nodes is None:
        return None
    measure = best.measure / copy.items.style.size
    found = choose_counted(copy.nodes, measure, count, max(_looseness(measure), best.opened + EPS))
    return None if found is None else ParagraphSetting(best.measure, found)


def _looseness(measure: float) -> float:
    """How far gaps may open in a measure (ems) for the page's sake."""
    (wide, least), (narrow, most) = _LOOSE_WIDE, _LOOSE_NARROW
    share = (wide - min(max(measure, narrow), wide)) / (wide - narrow)
    return least + share * (most - least)


def cut(copy: Copy, setting: ParagraphSetting, first: int = 0, stop: int | None = None) -> tuple[SetLine, ...]:
    """Justify and draw the lines of a setting, from line `first` to before line `stop`."""
    items, marks = copy.items, setting.breaks.sorts[first : None if stop is None else stop + 1]
    measure = setting.measure / items.style.size
    return tuple(draw(items, first, stop, justify(items, first, stop, measure)) for first, stop in pairwise(marks))


def set_paragraph(text: Text, style: TextStyle, measure: float, *, setter: LineSetter) -> tuple[SetLine, ...]:
    """Set a text in justified lines of `measure` points, chosen for the whole paragraph at once."""
    copy = ready(text, style, setter)
    return cut(copy, fit(copy, measure))


def set_line(text: Text, style: TextStyle, setter: LineSetter) -> SetLine:
    """Set a text in one line as long as it is, without an indent."""
    items = prepare(text, replace(style, indent=0.0), setter)
    return draw(items, 0, len(items.sorts), justify(items, 0, len(items.sorts), None))


def set_loose(text: Text, style: TextStyle, measure: float, align: Align, *, setter: LineSetter) -> tuple[SetLine, ...]:
    """Set a text in lines that are not justified, each standing in `measure` points as `align` says."""
    copy = ready(text, style, setter)
    marks = fit(copy, measure).breaks.sorts
    lines = []
    for first, stop in pairwise(marks):
        line = draw(copy.items, first, stop, justify(copy.items, first, stop, None))
        if line.width > measure:
            line = draw(copy.items, first, stop, justify(copy.items, first, stop, measure / style.size))
        lines.append(stand(line, measure, align))
    return tuple(lines)


def draw(items: Items, first: int, stop: int, justified: Justified) -> SetLine:
    """Turn the sorts `first` up to `stop` with their gaps into runs of glyphs."""
    size = items.style.size
    runs: list[LineRun] = []
    glyphs: list[Glyph] = []
    held: tuple[str, float] | None = None
    origin = 0.0
    pen = justified.start
    for k in range(first, stop):
        sort = items.sorts[k]
        if held != (sort.face, sort.scale):
            if held and glyphs:
                runs.append(LineRun(held[0], held[1] * size, origin, tuple(glyphs)))
            held, origin, glyphs = (sort.face, sort.scale), pen * size, []
        glyphs.append(_glyph(items, k, sort, pen * size - origin))
        pen += sort.body
        if k < stop - 1:
            gap = justified.gaps[k - first]
            glyphs.extend(_spaces(items, k, sort, pen * size - origin, gap * size))
            pen += gap
    if (hyphen := items.hyphens[stop - 1] if 0 < stop < len(items.sorts) else None) is not None:
        glyphs.append(Glyph(hyphen.gid, pen * size - origin, hyphen.advance * size, ""))
    if held and glyphs:
        runs.append(LineRun(held[0], held[1] * size, origin, tuple(glyphs)))
    start = items.starts[first] if first < len(items.starts) else 0
    end = items.starts[stop] if stop < len(items.starts) else len(items.text)
    start = 0 if first == 0 else start
    last = stop == len(items.sorts)
    return SetLine(tuple(runs), justified.width * size, start, end, justified.stretch, last)


def _glyph(items: Items, k: int, sort: Sort, pen: float) -> Glyph:
    size = items.style.size
    start, end = items.starts[k], items.ends[k]
    span = items.places[start]
    if end - start > 1:
        span = _cover(items, start, end)
    return Glyph(sort.gid, pen + sort.dx * size, sort.advance * size, items.text[start:end], span, sort.dy * size)


def _cover(items: Items, start: int, end: int) -> Span:
    """The span of a cluster: from its first character's place to its last one's, where they lie in one run."""
    first, last = items.places[start], items.places[end - 1]
    if first.page == last.page and last.end - first.start == end - start:
        return Span(first.page, first.start, last.end)
    return first


def _spaces(items: Items, k: int, sort: Sort, pen: float, width: float) -> Iterator[Glyph]:
    """The spaces that gap k swallowed, as glyphs that fill it, so that the text can be read back."""
    start, end = items.spaces[k]
    if start == end:
        return
    gid = items.case.fonts.face(sort.face).gid(" ")
    share = width / (end - start)
    for place in range(start, end):
        yield Glyph(gid, pen + share * (place - start), share, items.text[place], items.places[place])
