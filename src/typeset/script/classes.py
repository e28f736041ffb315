"""Character classes by region: how wide a character is set, where its blank lies, which line edges it shuns.

CLReq 3.1 and 3.2, GB/T 15834-2011, JLReq 3.1; the characters are in tables/classes.tsv and tables/regions.tsv.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import Final

from typeset.house import KinsokuLevel
from typeset.model.edition import Script
from typeset.script.tables import read_table

_LEVELS: Final = (KinsokuLevel.NONE, KinsokuLevel.BASIC, KinsokuLevel.GB, KinsokuLevel.STRICT)


class Kind(IntEnum):
    """The class of a character (TYPOGRAPHY, character classes)."""

    STOP = 0
    COMMA = 1
    COLON = 2
    OPEN = 3
    CLOSE = 4
    DASH = 5
    ELLIPSIS = 6
    CONNECTOR = 7
    INTERPUNCT = 8
    SOLIDUS = 9
    SMALL_KANA = 10
    KANA = 11
    HANGUL = 12
    HAN = 13
    WIDE = 14
    MEASURE = 15
    CURRENCY = 16
    SPACE = 17
    WIDE_SPACE = 18
    VOID = 19
    DIGIT = 20
    LATIN_OPEN = 21
    LATIN_CLOSE = 22
    LATIN = 23
    SYMBOL = 24
    OPERATOR = 25


POINTS: Final = frozenset({Kind.STOP, Kind.COMMA, Kind.COLON})
"""点号: the marks that end a sentence or a part of one."""
BRACKETS: Final = frozenset({Kind.OPEN, Kind.CLOSE})
MARKS: Final = POINTS | BRACKETS | {Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS, Kind.DASH, Kind.ELLIPSIS}
"""Chinese marks: no gap stands beside them, and none of them counts as a character on a last line."""
IDEOGRAPHS: Final = frozenset({Kind.HAN, Kind.KANA, Kind.SMALL_KANA, Kind.HANGUL})
WESTERN: Final = frozenset({Kind.DIGIT, Kind.LATIN, Kind.LATIN_OPEN, Kind.LATIN_CLOSE})


class Ink(IntEnum):
    """Where the ink of a mark goes: as in the font, centred across its body, or also at half the em box's height."""

    FONT = 0
    CENTRE = 1
    MIDDLE = 2


@dataclass(frozen=True, slots=True)
class Trait:
    """How a character is set. Lengths in ems; `body` None is the glyph's own advance.

    `head` and `tail` are the blank before and behind the body: together they make the character's cell.
    `no_start`, `no_end`: the index in none, basic, gb, strict from which the character may not open or close a line
    (4: never forbidden). `narrows` tells whether the blank may give way inside a line.
    """

    kind: Kind
    body: float | None
    head: float
    tail: float
    ink: Ink
    no_start: int
    no_end: int
    narrows: bool = True


@dataclass(frozen=True, slots=True)
class ClassTable:
    """The traits of one region: single characters first, then ranges in the table's order."""

    script: Script
    single: Mapping[str, Trait]
    ranges: tuple[tuple[str, str, Trait], ...]
    default: Trait

    def trait(self, char: str) -> Trait:
        """Give a character's trait out of any context; what no row names is a symbol of its glyph's own width."""
        found = self.single.get(char)
        if found is not None:
            return found
        for first, last, trait in self.ranges:
            if first <= char <= last:
                return trait
        return self.default


def level_index(level: KinsokuLevel) -> int:
    """The place of a level in none, basic, gb, strict."""
    return _LEVELS.index(level)


@cache
def class_table(script: Script) -> ClassTable:
    """Read the classes of a region (the tables are read once; what is returned never changes)."""
    single: dict[str, Trait] = {}
    ranges: list[tuple[str, str, Trait]] = []
    default = Trait(Kind.SYMBOL, None, 0.0, 0.0, Ink.FONT, len(_LEVELS), len(_LEVELS))
    for row in read_table("classes.tsv"):
        trait = Trait(
            Kind[row["kind"]],
            None if row["body"] == "font" else float(row["body"]),
            float(row["head"]),
            float(row["tail"]),
            Ink[row["ink"].upper()],
            _level(row["start"]),
            _level(row["end"]),
        )
        if row["chars"] == "*":
            default = trait
        for first, last in _spread(row["chars"]):
            if first != last:
                ranges.append((first, last, trait))
            else:
                single.setdefault(first, trait)
    for row in read_table("regions.tsv"):
        if script.name in row["region"].split():
            for char, _ in _spread(row["chars"]):
                single[char] = _regional(single[char], row)
    return ClassTable(script, single, tuple(ranges), default)


def _regional(trait: Trait, row: Mapping[str, str]) -> Trait:
    return replace(
        trait,
        body=float(row["body"]),
        head=float(row["head"]),
        tail=float(row["tail"]),
        ink=Ink[row["ink"].upper()],
        narrows=row["shrink"] == "yes",
    )


def _level(name: str) -> int:
    return len(_LEVELS) if name == "-" else level_index(KinsokuLevel(name))


def _spread(chars: str) -> Iterator[tuple[str, str]]:
    """Read the field `chars`: single characters, code points U+XXXX, ranges U+XXXX-U+XXXX; `*` is nobody."""
    for word in chars.split(" "):
        if word == "*":
            continue
        if not word.startswith("U+"):
            yield word, word
            continue
        first, _, last = word.replace("U+", "").partition("-")
        yield chr(int(first, 16)), chr(int(last or first, 16))
