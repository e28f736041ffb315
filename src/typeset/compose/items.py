"""Copy made ready for the line: sorts (cast letters), the gaps between them, and where a line may end.

A paragraph of any width is broken and justified from the same items: all lengths are in ems of the style's size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import category

from typeset.compose.case import Case, LineSetter, Sort
from typeset.house import TextStyle
from typeset.model.source import Span, Text
from typeset.notes import Code, Note
from typeset.script.classes import WESTERN, Kind
from typeset.script.kinsoku import BINDING, bound, soft_costs
from typeset.script.spacing import RIGID, Gap, GapClass, indent, justification
from typeset.script.western import CUT_LONG, CUT_UNIT, LONG, How

_AFTER_SOLIDUS: Final = 1e6
"""What it costs to end a line behind a solidus that holds two numbers together, where no other line can be set."""
_OPERATORS: Final = frozenset("+-=<>~|&×÷±−≤≥≈≠∶")
"""Signs that stand between their operands without a gap: CLReq 3.2.2 knows a gap beside letters and numerals only."""


@dataclass(frozen=True, slots=True)
class Items:
    """Copy of one style. Sort i stands for the characters starts[i] up to ends[i]; gap i lies between it and the next.

    `spaces[i]`: the characters of the text that gap i swallows, as (start, end); equal where there are none.
    `inner[i]`: gap i lies inside a unit and may be broken in an emergency only. `costs[i]`: what ending a line at
    gap i costs. `hyphens[i]`: the hyphen that a line then ends with, None where it ends as it stands. `notes`:
    characters that no face has.
    """

    style: TextStyle
    case: Case
    text: str
    places: tuple[Span, ...]
    sorts: tuple[Sort, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[Gap, ...]
    spaces: tuple[tuple[int, int], ...]
    inner: tuple[bool, ...]
    costs: tuple[float, ...]
    hyphens: tuple[Sort | None, ...]
    notes: tuple[Note, ...]

    def hyphen(self, stop: int) -> float:
        """How wide the hyphen is, in ems, that a line ends with whose last sort is the one before `stop`."""
        sort = self.hyphens[stop - 1] if 0 < stop < len(self.sorts) else None
        return sort.body if sort else 0.0


@dataclass(slots=True)
class _Stick:
    """The composing stick: sorts gathered so far."""

    case: Case
    text: str
    soft: dict[int, float]
    sorts: list[Sort]
    starts: list[int]
    ends: list[int]
    gaps: list[Gap]
    spaces: list[tuple[int, int]]
    inner: list[bool]
    costs: list[float]
    hyphens: list[Sort | None]

    def add(self, sort: Sort, start: int, end: int, inner: bool | None = None) -> None:
        """Set the next sort; `inner`: it is bound to the one before (None: ask script.kinsoku)."""
        if self.sorts:
            before, space = self.sorts[-1], (self.ends[-1], start)
            if space[0] == start:
                tied = bool(inner)
                if inner is None and (before.trait.kind in BINDING or sort.trait.kind in BINDING):
                    tied = bound(before.trait.kind, sort.trait.kind, self.text, start)
                gap = RIGID if tied else self.case.gap(before, sort)
            else:
                tied, gap = False, _spaced(self.case, self.text[space[0] : start], before, sort)
            parts = before.trait.kind is Kind.SOLIDUS and not gap.breaks
            self.gaps.append(gap)
            self.inner.append(tied or parts)
            self.spaces.append(space)
            self.costs.append(_AFTER_SOLIDUS if parts else CUT_UNIT if tied else self.soft.get(start, 0.0))
            self.hyphens.append(None)
        self.sorts.append(sort)
        self.starts.append(start)
        self.ends.append(end)


_WESTERN: Final = (
    "!-~\u00a1-\u00b6\u00b8-\u024f\u0300-\u058f\u1e00-\u1fff\u2070-\u209f\u20a0-\u20bf"
    "\u2212\u2236\u2248\u2260\u2264\u2265"
)
_OTHER_LETTERS: Final = "\u0590-\u10ff\u1200-\u1cff"
"""Scripts whose words are written in one, from Hebrew to Tibetan and Mongolian."""
_COMBINING: Final = "\u0300-\u036f\u3099\u309a\u200d\u20dd-\u20e0\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TOKEN: Final = re.compile(
    f"(?P<word>[{_WESTERN}][{_WESTERN}{_COMBINING}]*)"
    "|(?P<space>\\s+)"
    "|(?P<dash>—+|―+|─+|⸺)"
    "|(?P<leader>…+|⋯+|‥+)"
    "|(?P<stack>[！？]{2,})"
    f"|(?P<foreign>[{_OTHER_LETTERS}]+)"
    f"|(?P<joined>.[{_COMBINING}]+)"
    "|(?P<one>.)",
    re.DOTALL,
)


def prepare(text: Text, style: TextStyle, setter: LineSetter, space: float = 0.5) -> Items:
    """Cast a text in a style: find its units, shape its words, put the gaps between.

    `space` is how wide a space between two Han characters is set, in ems.
    """
    chars = str(text)
    stick = _Stick(setter.case(style, space), chars, soft_costs(chars), [], [], [], [], [], [], [], [])
    _gather(stick)
    places = text.places()
    return Items(
        replace(style, indent=indent(style, setter.script)),
        stick.case,
        chars,
        places,
        tuple(stick.sorts),
        tuple(stick.starts),
        tuple(stick.ends),
        tuple(stick.gaps),
        tuple(stick.spaces),
        tuple(stick.inner),
        tuple(stick.costs),
        tuple(stick.hyphens),
        tuple(_missing(stick, places)),
    )


def _gather(stick: _Stick) -> None:
    """Set the text sort by sort into the stick."""
    text, cast, add = stick.text, stick.case.sort, stick.add
    for match in _TOKEN.finditer(_western_quotes(text)):
        start, end = match.span()
        kind = match.lastgroup
        if kind in {"one", "joined"}:
            sort = cast(text[start:end])
            add(stick.case.like(sort, "￥") if text[start] in _WIDE_SIGNS and _signs(text, start) else sort, start, end)
        elif kind == "word":
            _add_word(stick, start, end)
        elif kind == "dash":
            for place in range(start, end):
                add(stick.case.dash(text[place], place - start, end - start), place, place + 1, place > start or None)
        elif kind == "leader":
            for place in range(start, end):
                add(cast(text[place]), place, place + 1, _paired(place - start, end - start))
        elif kind == "foreign":
            _add_foreign(stick, start, end)
        elif kind == "stack":
            for place in range(start, end):
                sort = stick.case.stacked(text[place], place == end - 1, (end - start) % 2 == 0)
                add(sort, place, place + 1, place > start or None)


def _paired(place: int, count: int) -> bool | None:
    """Tell whether an ellipsis dot group is bound to the one before: two by two, an odd last one too (GB 5.1.6)."""
    if place == 0:
        return None
    return place % 2 == 1 or place == count - 1


_WIDE_SIGNS: Final = frozenset("＋－")


def _signs(text: str, place: int) -> bool:
    """Tell whether the sign at `place` belongs to the number behind it, and does not stand between two operands."""
    before = text[max(0, place - 1) : place]
    return text[place + 1 : place + 2].isdigit() and not (before.isdigit() or (before.isascii() and before.isalpha()))


def _add_foreign(stick: _Stick, start: int, end: int) -> None:
    """Set a run of a script that is not Latin letter by letter; it parts behind the syllables of Tibetan only."""
    for place in range(start, end):
        char = stick.text[place]
        inner = place > start and not _syllable(stick.text, place)
        stick.add(stick.case.sort(char), place, place + 1, inner or None)
        if inner and end - start >= LONG and category(char)[0] != "M":
            stick.costs[-1] = CUT_LONG


def _syllable(text: str, place: int) -> bool:
    """Tell whether a Tibetan syllable ends before `place`: behind its dot or stroke."""
    return text[place - 1] in "\u0f0b\u0f0d" and text[place] not in "\u0f0b\u0f0d"


def _add_word(stick: _Stick, start: int, end: int) -> None:
    """Set a run of Western text, which may be parted where script.western says."""
    text, place = stick.text, start
    parts = stick.case.partings(text[start:end], joined=start > 0 and not text[start - 1].isspace())
    for sort, length in stick.case.word(text[start:end]):
        part = parts[min(place, end - 1) - start]
        if place == start or place + length == end:
            sort = _at_edge(stick.case, sort, (start, place, end), text)
        stick.add(sort, place, place + length, part.how is How.CUT if place > start else None)
        if place > start:
            stick.costs[-1] = part.cost
            if part.how is How.HYPHEN:
                stick.gaps[-1] = _PARTED
                stick.hyphens[-1] = stick.case.hyphen()
        place += length


_PARTED: Final = replace(RIGID, breaks=True)
"""Between two syllables: a line may end here, with a hyphen."""


def _at_edge(case: Case, sort: Sort, places: tuple[int, int, int], text: str) -> Sort:
    """Give what stands at the edge of a run of Western text its manners towards Han.

    A sign between two operands stands solid; one before a number is the number's own, as a point before decimals is.
    Straight quotes open and close in turn. `places`: where the run begins, the character stands, the run ends.
    """
    start, place, end = places
    char, numeric = text[place], text[place + 1 : min(end, place + 2)].isdigit()
    if char in _OPERATORS or char == "/":
        leads = place == start and start > 0 and not text[start - 1].isspace() and not numeric
        trails = place + 1 == end < len(text) and not text[end].isspace()
        return case.like(sort, "／" if char == "/" else "＝") if leads or trails else sort
    if char == '"' and text.count(char) % 2 == 0:
        return case.like(sort, ")" if text.count(char, 0, place) % 2 else "(")
    return case.like(sort, "0") if char == "." and numeric and place == start else sort


_TYING: Final = frozenset("\u00a0\u2007\u202f")
"""The spaces at which no line ends (Unicode Standard Annex 14, class GL)."""


def _spaced(case: Case, space: str, left: Sort, right: Sort) -> Gap:
    """The gap that a space of the text makes: a word space, a Han-Latin gap, or the case's own space between Han."""
    plain = case.gap(left, right)
    breaks = plain.breaks and _TYING.isdisjoint(space)
    if "\u3000" in space:
        return Gap(float(space.count("\u3000")), 0.0, GapClass.OTHER, breaks)
    western = [_is_western(sort) for sort in (left, right)]
    if all(western) or Kind.HANGUL in (left.trait.kind, right.trait.kind):
        width = max(case.sort(" ").body, _LEAST_WORD_SPACE)
        return Gap(width, width - _LEAST_WORD_SPACE, GapClass.WORD, breaks)
    if any(western) and plain.sort is GapClass.HAN_LATIN:
        return Gap(plain.natural, plain.shrink, plain.sort, breaks)
    if not plain.natural and case.space <= _MOST_WORD_SPACE:
        return Gap(case.space, case.space - _LEAST_WORD_SPACE, GapClass.WORD, breaks)
    return Gap(max(plain.natural, case.space), 0.0, GapClass.OTHER, breaks)


def _is_western(sort: Sort) -> bool:
    return sort.trait.kind in WESTERN


_LEAST_WORD_SPACE: Final = next(step.limit for step in justification().shrink if step.sort is GapClass.WORD)
_MOST_WORD_SPACE: Final = next(step.limit for step in justification().stretch if step.sort is GapClass.WORD)


def _western_quotes(text: str) -> str:
    """Write quotes that stand inside Western text as ASCII ones, so that they join its words (CLReq 3.1.2).

    An apostrophe between letters, and a pair with Western text on all its inner and outer sides. The characters stay;
    only their class follows from this.
    """
    if not _LETTERS.search(text):
        return text
    letters = list(text)
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in "’–" and _beside(text, place - 1) and _beside(text, place + 1):
            letters[place] = "'" if char == "’" else "-"
        elif char in "“‘":
            opened.append(place)
        elif char in "”’" and opened:
            first = opened.pop()
            sides = [_outer(text, first, -1), _outer(text, place, 1), text[first + 1], text[place - 1]]
            if place > first + 1 and all(side == "" or _plain(side) for side in sides):
                letters[first], letters[place] = '"', '"'
    return "".join(letters)


_LETTERS: Final = re.compile(r"[A-Za-z]")


def _beside(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isalpha() and ord(text[place]) < 0x250


def _plain(char: str) -> bool:
    return "!" <= char <= "\u024f"


def _outer(text: str, place: int, way: int) -> str:
    """The nearest character outside a quote that is neither space nor quote; "" at the text's edge."""
    place += way
    while 0 <= place < len(text) and (text[place].isspace() or text[place] in "“”‘’"):
        place += way
    return text[place] if 0 <= place < len(text) else ""


def _missing(stick: _Stick, places: tuple[Span, ...]) -> Iterator[Note]:
    """Note each character that no face has, at its first place."""
    seen: set[str] = set()
    for sort, start, end in zip(stick.sorts, stick.starts, stick.ends, strict=True):
        chars = stick.text[start:end]
        if not sort.known and chars not in seen:
            seen.add(chars)
            code = " ".join(f"U+{ord(char):04X}" for char in chars)
            yield Note(
                Code.MISSING_GLYPH,
                places[start],
                f"no face has {chars} ({code})" if chars.isprintable() else f"no face has {code}",
                "Add a face that has it to fonts/, or install the package fonts-noto-cjk.",
            )
