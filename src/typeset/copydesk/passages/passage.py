"""What a page's lines are put together as: a paragraph, a line of a head, a byline, a credit, furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from typeset.copydesk.lines.line import close_letters
from typeset.copydesk.lines.role import NEVER


class Kind(StrEnum):
    """What a passage is."""

    TEXT = "text"
    VERSE = "verse"
    TITLE = "title of one poem of several"
    NOTE = "note"
    JUMP = "jump"
    HEAD = "head"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


class Strip(NamedTuple):
    """A stretch of one line: offsets into the page's text.

    It may be letter-spaced, go on with a row, or stand in a list and be no row of it.
    """

    page: int
    start: int
    end: int
    spaced: bool
    turned: bool = False
    apart: bool = False


class Alone(NamedTuple):
    """What something says for being a caption (`typeset.copydesk.roles.lone`), with all up to `end`, an offset."""

    odds: float
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Strips that are one thing.

    `bare`: its characters without white space. `measure`: of the column it stands in, half ems. `width`: of its first
    line. `blank`: whether a blank line stands before it. `opens`: whether its words open a story, or its part on this
    page. `item`: whether it is numbered or bulleted. `title`: whether it names a kind of notice or a column; `notice`,
    `column`: a notice, a column, a series or a contest. `leans`: whether its first words go on from something said
    before. `closes`: whether its last words are what closes a story. `apart`: whether a caption or furniture stands
    between it and the passage before it. `writer`:
    what a line of a head says for naming a writer. `headlike`, `textlike`: what a short text says by itself for being a
    head, a head's line for being a text, rather than what they were read as; `NEVER` where it is out of the question.
    `led`: the head and text that it may be instead, if any, and `leadlike` by how much that is likelier. `lone`: what
    it says for being a caption by itself, if anything. `scans`: whether it is a
    poem from its first line on. `joined`: whether it goes on with the list above it, unless that is another one's.
    """

    kind: Kind
    strips: tuple[Strip, ...]
    bare: str
    measure: int
    width: int
    blank: bool
    gaps: int = 0
    opens: bool = False
    item: bool = False
    title: bool = False
    leans: bool = False
    closes: bool = False
    apart: bool = False
    notice: bool = False
    column: bool = False
    writer: float = 0.0
    headlike: float = NEVER
    textlike: float = NEVER
    leadlike: float = NEVER
    led: tuple["Passage", ...] = ()
    lone: "Alone | None" = None
    scans: bool = False
    joined: bool = False

    @property
    def start(self) -> int:
        """Where on the page it begins."""
        return self.strips[0].start


LEADS_BACK: Final = re.compile(
    "[上紧緊承]接|接(?=(?:第[ ]?)?[A-Z]?[0-9０-９一二三四五六七八九十])|[接续續]自"
    "|(?:から|より)(?:の)?(?:続|つづ)|の(?:続き|つづき)"
)
"""What a jump line says that leads back to where the story began."""


def spoken(passage: Passage, text: str) -> str:
    """A passage's text with single spaces where its lines have any, for cues to be matched against."""
    return "".join(spoken_lines(passage, text))


def spoken_lines(passage: Passage, text: str) -> list[str]:
    """The same for each of its lines."""
    said = [(strip.spaced, text[strip.start : strip.end]) for strip in passage.strips]
    return [close_letters(line) if spaced else " ".join(line.split()) for spaced, line in said]


def cut(passage: Passage, count: int, text: str) -> tuple[Passage, Passage]:
    """Cut a passage behind its first `count` characters that are not white space."""
    before: list[Strip] = []
    after: list[Strip] = []
    left = count
    for strip in passage.strips:
        size = size_of(text[strip.start : strip.end]) if left else 0
        if not left:
            after.append(strip)
        elif size <= left:
            before.append(strip)
            left -= size
        else:
            place = _place(text, strip, left)
            before.append(strip._replace(end=place))
            rest = text[place : strip.end]
            after.append(strip._replace(start=place + len(rest) - len(rest.lstrip())))
            left = 0
    head = replace(passage, strips=tuple(before), bare=passage.bare[:count], closes=False, headlike=NEVER, led=())
    tail = replace(
        passage,
        strips=tuple(after),
        bare=passage.bare[count:],
        blank=False,
        opens=False,
        item=False,
        leans=False,
        headlike=NEVER,
    )
    return head, tail


def cut_lines(passage: Passage, lines: Sequence[int], text: str) -> list[Passage]:
    """Cut a passage before each of the lines of these numbers, none of them the first, as `cut` would one by one."""
    sizes = [0, *accumulate(size_of(text[strip.start : strip.end]) for strip in passage.strips)]
    parts: list[Passage] = []
    for start, end in pairwise((0, *lines, len(passage.strips))):
        bare = passage.bare[sizes[start] : sizes[end]]
        part = replace(passage, strips=passage.strips[start:end], bare=bare, headlike=NEVER)
        if start:
            part = replace(part, blank=False, opens=False, item=False, leans=False)
        parts.append(part if end == len(passage.strips) else replace(part, closes=False, led=()))
    return parts


def size_of(text: str) -> int:
    """How many characters are not white space."""
    return len("".join(text.split()))


def _place(text: str, strip: Strip, count: int) -> int:
    """Where in the source the strip's first `count` characters end."""
    seen = 0
    for place in range(strip.start, strip.end):
        if seen == count:
            return place
        seen += not text[place].isspace()
    return strip.end
