"""The blank between two neighbours on a line: what it is, how far it gives way, how far it opens, in which order.

CLReq 3.1.6 (adjustment of marks), 3.2.2 (Han and Latin), 3.2.4 (justification); GB/T 15834-2011 5.1.10, 5.1.11.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import Final

from typeset.house import KinsokuLevel, TextStyle, WidthStyle
from typeset.model.edition import Script
from typeset.script.classes import BRACKETS, IDEOGRAPHS, POINTS, WESTERN, Kind, Trait, level_index
from typeset.script.tables import read_table


class GapClass(IntEnum):
    """The classes of gaps that tables/justify.tsv puts in order; NONE is rigid, OTHER closes last of all."""

    NONE = 0
    OTHER = 1
    WORD = 2
    INTERPUNCT = 3
    BRACKET = 4
    COMMA = 5
    HAN_LATIN = 6
    STOP = 7
    LINE_END = 8


@dataclass(frozen=True, slots=True)
class Gap:
    """The blank between two neighbours, in ems: `natural`, of which `shrink` may go; `breaks`: a line may end here.

    `sort` says when it gives way and when it opens. A rigid gap neither gives way nor opens; one between two marks that
    share their blank gives way only: it is wide as it is.
    """

    natural: float
    shrink: float
    sort: GapClass
    breaks: bool
    shared: bool = False

    @property
    def opens(self) -> bool:
        """Tell whether it opens with all others at last."""
        return self.sort is not GapClass.NONE and not self.shared


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the justification order: the gap class, the limit its gaps reach (em) and the cost of exhausting it."""

    sort: GapClass
    limit: float
    weight: float


@dataclass(frozen=True, slots=True)
class Order:
    """The order of justification: `shrink` and `stretch` steps, each exhausted before the next."""

    shrink: tuple[Step, ...]
    stretch: tuple[Step, ...]


RIGID: Final = Gap(0.0, 0.0, GapClass.NONE, False)
"""Between the parts of one unit (a number, a word, a two-em dash): never opened, never broken."""


@cache
def justification() -> Order:
    """Read the order of justification."""
    steps: dict[str, list[Step]] = {"shrink": [], "stretch": []}
    for row in sorted(read_table("justify.tsv"), key=lambda row: (row["way"], int(row["step"]))):
        if row["limit"] != "-":
            sort = GapClass[row["gap"].replace("-", "_").upper()]
            steps[row["way"]].append(Step(sort, float(row["limit"]), float(row["weight"])))
    return Order(tuple(steps["shrink"]), tuple(steps["stretch"]))


@cache
def _closest() -> float:
    """How much closer than solid Han characters may stand in the last resort, in ems."""
    return next((-step.limit for step in justification().shrink if step.sort is GapClass.OTHER), 0.0)


@cache
def _squeeze() -> Mapping[tuple[Kind, Kind], float]:
    """Read which neighbours share their blank, and what is left of it."""
    names = {"point": tuple(sorted(POINTS))} | {kind.name: (kind,) for kind in Kind}
    return {
        (left, right): float(row["blank"])
        for row in read_table("squeeze.tsv")
        for left in names[row["left"]]
        for right in names[row["right"]]
    }


def squeezes(script: Script) -> bool:
    """Tell whether neighbouring marks share their blank in a region (not in Taiwan and Hong Kong; CLReq 3.1.6.1)."""
    return script not in (Script.TW, Script.HK)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How one style spaces its text in a region: level, widths and Han-Latin gap of the style, habits of the region."""

    level: int
    widths: WidthStyle
    gap: float
    hang: bool
    squeeze: bool
    keep_words: bool

    def blank(self, trait: Trait) -> tuple[float, float]:
        """The blank (head, tail) of a mark inside a line, in ems, as the width style has it (CLReq 3.1.6)."""
        half = self.widths is WidthStyle.HALF or (self.widths is WidthStyle.KAIMING and trait.kind is not Kind.STOP)
        if half and trait.narrows and trait.kind in POINTS | BRACKETS:
            return 0.0, 0.0
        return trait.head, trait.tail

    def line_end(self, trait: Trait) -> tuple[float, float]:
        """What a mark's cell is behind its body at the line's end, and how much of that may go, in ems (GB 5.1.10)."""
        if self.hang and trait.kind in (Kind.COMMA, Kind.STOP):
            return -(trait.body or 0.0), 0.0
        if self.widths is WidthStyle.LINE_END_HALF:
            return 0.0, 0.0
        tail = self.blank(trait)[1]
        return tail, tail if trait.narrows else 0.0

    def lead(self, trait: Trait) -> float:
        """What a mark loses of the blank before it at a line's end, in ems (GB 5.1.10).

        A mark in the middle of its cell takes half an em there too: what is behind it goes by itself.
        """
        centred = trait.kind in POINTS and trait.tail and not trait.narrows
        return trait.head if centred and self.widths is WidthStyle.LINE_END_HALF and not self.hang else 0.0

    def may_part(self, left: Trait, right: Trait) -> bool:
        """Tell whether a line may end between two neighbours (CLReq 3.1.4, GB 5.1)."""
        if left.no_end <= self.level or right.no_start <= self.level:
            return False
        return not (self.keep_words and left.kind is Kind.HANGUL and right.kind is Kind.HANGUL)

    def between(self, left: Trait, right: Trait) -> Gap:
        """The blank between two neighbours on one line."""
        breaks = self.may_part(left, right)
        tail, head = self.blank(left)[1], self.blank(right)[0]
        if self.squeeze and (left.kind, right.kind) in _squeeze():
            shared = min(_squeeze()[left.kind, right.kind], tail + head)
            if not shared:
                return Gap(0.0, 0.0, GapClass.NONE, breaks)
            return replace(self._marks(left, right, (shared, shared), breaks), shared=True)
        if tail or head:
            gives = (tail if left.narrows else 0.0) + (head if right.narrows else 0.0)
            return self._marks(left, right, (tail + head, gives), breaks)
        if self.gap and _gapped(left.kind, right.kind):
            return Gap(self.gap, max(0.0, self.gap - 0.125), GapClass.HAN_LATIN, breaks)
        return _solid(left.kind, right.kind, breaks)

    def _marks(self, left: Trait, right: Trait, blank: tuple[float, float], breaks: bool) -> Gap:
        natural, shrink = blank
        sorts = [_SORTS[trait.kind] for trait in (left, right) if trait.kind in _SORTS]
        if not shrink or not sorts:
            return Gap(natural, 0.0, GapClass.OTHER, breaks)
        return Gap(natural, shrink, max(sorts), breaks)


def _solid(left: Kind, right: Kind, breaks: bool) -> Gap:
    """The gap of two neighbours without a blank."""
    western = left in WESTERN and right in WESTERN
    if western or left is Kind.OPEN or right in _CLINGING or Kind.SOLIDUS in (left, right):
        return Gap(0.0, 0.0, GapClass.NONE, breaks)
    closes = _closest() if left in IDEOGRAPHS and right in IDEOGRAPHS else 0.0
    return Gap(0.0, closes, GapClass.OTHER, breaks)


_CLINGING: Final = POINTS | {Kind.CLOSE}
"""Marks that stay with what they follow when a line is opened, as brackets do with what they enclose (JLReq 3.8.4)."""

_SORTS: Final[Mapping[Kind, GapClass]] = {
    Kind.INTERPUNCT: GapClass.INTERPUNCT,
    Kind.OPEN: GapClass.BRACKET,
    Kind.CLOSE: GapClass.BRACKET,
    Kind.COMMA: GapClass.COMMA,
    Kind.STOP: GapClass.STOP,
}
"""Which step narrows a mark: between two, the later one. A colon narrows beside a bracket only."""


def _gapped(left: Kind, right: Kind) -> bool:
    """Tell whether a Han-Latin gap stands between two kinds (CLReq 3.2.2): never on the inner side of a bracket."""
    if left in IDEOGRAPHS:
        return right in (Kind.DIGIT, Kind.LATIN, Kind.LATIN_OPEN)
    if right in IDEOGRAPHS:
        return left in (Kind.DIGIT, Kind.LATIN, Kind.LATIN_CLOSE)
    return False


def spacing(style: TextStyle, script: Script) -> Spacing:
    """Bind a style to a region."""
    level = level_index(style.level)
    gap = 0.0 if script is Script.KR else style.gap
    keep_words = script is Script.KR and style.level is KinsokuLevel.STRICT
    return Spacing(level, style.widths, gap, style.hang, squeezes(script), keep_words)


def indent(style: TextStyle, script: Script) -> float:
    """How deep a region indents the first line of a paragraph in a style, in ems (JLReq 3.1.2, KLReq: 1 em at most)."""
    return min(style.indent, 1.0) if script in (Script.JP, Script.KR) else style.indent
