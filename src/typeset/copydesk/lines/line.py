"""A raw page's lines and what can be seen on each: width, indent, letter space, blank lines, first and last mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+|\r\n|[\n\r\f\v\x85\u2028\u2029]")
_NARROW: Final = r"\x21-\x7e\u00a1-\u00b6\u00b8-\u024f\u0370-\u052f\uff61-\uff9f\uffe8-\uffee"
_LATIN_SPACE: Final = re.compile(r"(?<=[\x21-\x7e])[ \t]+(?=[\x21-\x7e])")
_NO_WIDTH: Final = r"\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef\u0300-\u036f\u3099\u309a"
_NOT_WIDE: Final = re.compile(f"[{_NARROW}{_NO_WIDTH}]")
_INVISIBLE: Final = re.compile(f"[{_NO_WIDTH}]")
_RUN: Final = re.compile(r"[0-9A-Za-z.,:%\-/]+|[０-９]+")
_GAP: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile("[0-9０-９]+")
_SIGNS: Final = re.compile(f"[{_NARROW}{_NO_WIDTH}０-９]")
"""What is no plain letter or mark of a whole em: every other line has none."""
_QUOTATION: Final = re.compile("“[^“”。]+”|「[^「」。]+」|『[^『』。]+』")
_INNER_MARK: Final = re.compile("[，、。；,;]")
_DRIVEN: Final = re.compile(
    "[记記]者|首席|特[约約]|[见見][习習]|[实實][习習]|通[讯訊]|作者|[摄攝]影|撮影|供[稿图圖]|提供|整理|撰[文稿]|[采採][写寫访訪]"
    "|[编編][译譯]|口述|[执執][笔筆]|[绘繪制製插][图圖]|漫[画畫]|[资資]料"
)
"""Words of a writer's or photographer's line, which may stand wide on a line of their own: 记 者, then 海岩 摄."""
_SCAN: Final = 400
"""Past this many characters a line's inner features are told from its two ends: no set line is as long."""
_AIRY: Final = 50
"""A page with a blank line at every so many borders or fewer has hardly any."""
_TIGHT: Final = 12
"""One with no more than these at its columns' and blocks' ends alone: its heads have none."""
_LONG: Final = 40
"""On fewer lines the one or two blank ones are told apart from none."""
_LEVELS: Final = 12
"""On so many lines it can be told what stands before every line of a page (all but one in twenty)."""

CLOSERS: Final = frozenset("”’）》〉」』】〗〕］｝)]}\"'»›＂＇")
OPENERS: Final = frozenset("“‘（《〈「『【〖〔［｛([{«‹")
QUOTES: Final = frozenset("“‘《〈「『")
STOPS: Final = frozenset("。．！？!?｡‼⁇⁉")
COMMAS: Final = frozenset("，、,､")
COLONS: Final = frozenset("；：;:")
_ACCENTED: Final = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f\u1e00-\u1eff]")
_TONES: Final = re.compile("[\u00b4\u02b0-\u036f]+$")
NO_START: Final = frozenset(
    "。．！？!?，、,､；：;:”’）》〉」』】〗〕］｝)]}｡%％‰℃ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ·・…"
)
"""What may not open a set line (GB/T 15834-2011, 5.1; JLReq 3.1.7)."""
DASHES: Final = ("——", "──", "――", "－－", "⸺")
"""How papers write a dash two ems long: U+2014, U+2500 and U+2015 twice, the full-width hyphen, U+2E3A."""
_CLOSING: Final = "".join(sorted(CLOSERS))
_TRAILING: Final = ("……", "⋯⋯", *DASHES)


class Edge(IntEnum):
    """What a line ends on."""

    STOP = 0
    COMMA = 1
    COLON = 2
    CLOSER = 3
    OPENER = 4
    OTHER = 5
    EXCLAIM = 6


STOPPED: Final = (Edge.STOP, Edge.EXCLAIM)
"""What a sentence ends on."""
UNMARKED: Final = (Edge.OTHER, Edge.CLOSER)
"""What a line ends on that has no mark behind its words but a closing one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than white space.

    `start`, `end`: offsets of its content, outer white space left off. `indent`: leading white space in half ems.
    `blank`: how many blank lines stand before it (a form feed counts as one). `width`: half ems without the spaces
    that a setting may have put in; `loose`: half ems with them. `spaced`: it is letter-spaced throughout. `bare`: its
    characters without white space. `gaps`: how many inner spaces stand between two wide characters; `tokens`: into how
    many pieces its spaces part it (1 where it is letter-spaced). `edge`: its last mark; a closing mark behind a stop is
    a stop. `commas`: how many commas and the like it has before its last character. `numbers`: how many numbers its
    first 80 characters have. `unit`: how wide that is which cannot be parted at its beginning, a number or word, or a
    character and its marks.

    No tuple, though it is built like one: its fields are asked for again and again, and a tuple's take thrice as long.
    """

    page: int
    start: int
    end: int
    text: str
    bare: str
    indent: int
    blank: int
    width: int
    loose: int
    spaced: bool
    gaps: int
    tokens: int
    edge: Edge
    commas: int
    numbers: int
    unit: int


def read_lines(text: str, page: int) -> tuple[Line, ...]:
    """Gather the lines of one decoded page, in order."""
    lines: list[Line] = []
    blank = 0
    fresh = True
    for match in _LINE.finditer(text):
        run = match.group()
        if run[0] in "\n\r\f\v\x85\u2028\u2029":
            if fresh or run == "\f":
                blank += 1
            fresh = True
            continue
        fresh = False
        content = run.strip()
        if not content:
            fresh = True
            blank += match.end() == len(text)
            continue
        indent = len(run) - len(run.lstrip())
        lines.append(_line(page, match.start() + indent, content, _indent(run[:indent]), blank))
        blank = 0
    return tuple(_levelled(lines))


def is_airless(blanks: Sequence[int]) -> bool:
    """Whether a page has hardly any blank lines: then it says nothing of a border that none stands there.

    Many a tool drops them all. `blanks`: how many stand before each line or passage.
    """
    return _AIRY * sum(map(bool, blanks[1:])) < len(blanks)


def is_tight(blanks: Sequence[int]) -> bool:
    """Whether a page has so few blank lines that what has none beside it may be a head or a caption all the same.

    Where columns, furniture or a poem's strophes are parted nothing else need be. `blanks`: as for `is_airless`.
    """
    return is_airless(blanks) or (len(blanks) >= _LONG and _TIGHT * sum(map(bool, blanks[1:])) < len(blanks))


def _levelled(lines: list[Line]) -> list[Line]:
    """Take off what all lines of a page have before them: an extraction's margin, a blank line below each line."""
    if len(lines) < _LEVELS:
        return lines
    few = len(lines) // 20
    indents, blanks = [line.indent for line in lines], [line.blank for line in lines[1:]]
    if indents.count(0) > few and blanks.count(0) > few:
        return lines
    margin, gap = sorted(indents)[few], sorted(blanks)[few]
    return [replace(line, indent=max(0, line.indent - margin), blank=max(0, line.blank - gap)) for line in lines]


def _line(page: int, start: int, content: str, indent: int, blank: int) -> Line:
    parts = content.split()
    count = len(parts)
    bare = "".join(parts) if count > 1 else content
    # What has no width of its own (a lone U+FEFF where files were put together) is still a line.
    signs = _SIGNS.search(bare) is not None
    size = len(bare)
    width = measure(bare) or 1 if signs else 2 * size
    latin = gaps = spaces = 0
    spaced = False
    if count > 1:
        latin = len(_LATIN_SPACE.findall(content)) if len(content) <= _SCAN else 0
        spaces = len(content) - size + content.count("\u3000")
        spaced = _DRIVEN.fullmatch(bare) is not None if size == 2 else count > 2 and _letter_spaced(parts)
        gaps = 0 if spaced else sum([wide(a[-1]) and wide(b[0]) for a, b in pairwise(parts[:32])])
    return Line(
        page, start, start + len(content), content, bare, indent, blank,
        width + latin + gaps, width + spaces, spaced, gaps, 1 if spaced else count, _edge(bare),
        len(_INNER_MARK.findall(bare, 0, size - 1)),
        len(_NUMBER.findall(bare, 0, 80)) if signs else 0, _unit(bare[:12]),
    )  # fmt: skip


def plain(line: Line) -> str:
    """A line's text with single spaces, where it is letter-spaced at its wider gaps: what cues are matched against."""
    if line.spaced:
        return close_letters(line.text)
    return line.bare if line.tokens == 1 else " ".join(line.text.split())


def close_letters(text: str) -> str:
    """Letter-spaced text with single spaces where gaps are wider than between letters: 圖  教 育 局 is 圖 教育局."""
    gaps = _GAP.findall(text)
    if not gaps or len(least := min(gaps, key=len)) == len(max(gaps, key=len)):
        return "".join(text.split())
    return " ".join("".join(word.split()) for word in re.split(rf"\s{{{len(least) + 1},}}", text) if word)


def measure(text: str) -> int:
    """How wide text is set, in half ems: Latin, digits and half-width kana take one, all else two."""
    found = _NOT_WIDE.findall(text)
    if not found:
        return 2 * len(text)
    return 2 * len(text) - len(found) - len(_INVISIBLE.findall("".join(found)))


def wide(char: str) -> bool:
    """Whether a character takes a whole em and is a letter, not a mark."""
    return char >= "\u2e80" and char.isalnum() and not "\uff10" <= char <= "\uff5a"


def untoned(text: str) -> str:
    """Text without the marks of tone, in bopomofo or Latin letters, that it ends on."""
    return _TONES.sub("", text) or text if text and "\u00b4" <= text[-1] <= "\u036f" else text


def western(char: str) -> bool:
    """Whether a character is of ASCII, or an accented Latin, Greek or Cyrillic letter: René, Chișinău."""
    return char.isascii() or (_ACCENTED.match(char) is not None)


def is_quotation(text: str) -> bool:
    """Whether text is one quotation from end to end, and no sentence with its full stop."""
    return _QUOTATION.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _unit(head: str) -> int:
    """The width of what cannot be parted at the beginning of a line: a number or word, or a character and its marks."""
    lead = 1 if head[0] in OPENERS else 0
    run = _RUN.match(head, lead)
    size = run.end() if run else lead + 1
    while size < len(head) and head[size] in NO_START:
        size += 1
    return max(2, measure(head[:size])) if size > 1 else 2


def _indent(space: str) -> int:
    return sum([2 if char == "\u3000" else 4 if char == "\t" else 1 for char in space]) if space else 0


def _letter_spaced(parts: list[str]) -> bool:
    """Whether nearly every character stands alone, as when a short line is driven out to its measure."""
    single = [len(part) == 1 and not part.isascii() for part in parts[:64]]
    alone = sum(single)
    if alone >= 3 and alone >= 0.7 * len(single):
        return True
    whole = all(one or part.isascii() for one, part in zip(single, parts, strict=False))
    return alone > 3 and whole and any(a and b for a, b in pairwise(single))


def _edge(bare: str) -> Edge:
    last = bare[-1]
    if last in CLOSERS:
        inner = bare[-4:].rstrip(_CLOSING)
        return Edge.STOP if inner and inner[-1] in STOPS else Edge.CLOSER
    if bare.endswith(_TRAILING):
        return Edge.CLOSER
    return _EDGES.get(last, _OTHER)


_OTHER: Final = Edge.OTHER
_EDGES: Final = (
    dict.fromkeys(STOPS, Edge.EXCLAIM)
    | dict.fromkeys("。．｡", Edge.STOP)
    | dict.fromkeys(COMMAS, Edge.COMMA)
    | dict.fromkeys(COLONS, Edge.COLON)
    | dict.fromkeys(OPENERS, Edge.OPENER)
)
