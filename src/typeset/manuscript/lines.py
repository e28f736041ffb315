"""The lines of a manuscript, told apart by how they open. Blank lines are for the eye; comments are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from typeset.errors import ManuscriptInvalid
from typeset.manuscript.escape import BadEscape, Typed, unescape
from typeset.manuscript.labels import DIVIDER_OF, LABEL, PART_OF

MAP_OPENS: Final = "<!-- typeset source map"
COMMENT_ENDS: Final = "-->"
FILE: Final = "edition.md"
"""What an edition's manuscript is called."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_DIVIDER = re.compile(r"={3,}[ \u3000]*(.*?)[ \u3000]*=*")
_PAGE = re.compile(r"([0-9]+)\.(?:\s.*)?")
_HASHES = re.compile(r"(#+)\s*")
_ID = re.compile(r"\s*\{#((?:[^{}\s\\]|\\u\{[0-9A-Fa-f]*\})+)\}$")
_MARKS = re.compile(r"#|>|\||={3}|<!--")


class Kind(Enum):
    """What a line holds."""

    PAGE = "page"
    PHOTOS = "photos"
    FURNITURE = "furniture"
    HEADLINE = "headline"
    SECTION = "section"
    SECTION_DECK = "section deck"
    NOTE = "note"
    VERSE = "verse"
    KICKER = "kicker"
    DECK = "deck"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    IMAGE = "image"
    ONWARD = "onward"
    BACK = "back"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something.

    `number` counts from 1. `value` is its text; None where the line holds none at all. `name` is the id of an article,
    photo or furniture item, the label of the page a jump names, or a page's number; None where it is not given.
    """

    kind: Kind
    number: int
    value: Typed | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class MapLine:
    """One line of the source map: its number in the manuscript, counted from 1, and its words."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A manuscript taken apart: its lines and those of its source map."""

    lines: tuple[Line, ...]
    map_lines: tuple[MapLine, ...]


def is_marked(written: str) -> bool:
    """Tell whether a line that opens so would be taken for something other than plain text."""
    return bool(_MARKS.match(written) or LABEL.match(written))


def ends_named(written: str) -> bool:
    """Tell whether a line that ends so would be taken to end in an id."""
    return bool(_ID.search(written))


def invalid(place: tuple[int, int], cause: str, cure: str) -> ManuscriptInvalid:
    """Make the error for line and column `place`, counted from 1."""
    return ManuscriptInvalid(f"{FILE}:{place[0]}:{place[1]}: {cause}", cure)


def take_apart(text: str) -> Sheet:
    """Tell the lines of a manuscript apart. Raises ManuscriptInvalid."""
    lines: list[Line] = []
    map_lines: list[MapLine] = []
    comment: tuple[int, bool] | None = None
    for at in _written(text):
        number, written = at.number, at.written
        if comment is not None:
            if written.endswith(COMMENT_ENDS):
                comment = None
            elif comment[1]:
                map_lines.append(MapLine(number, written))
        elif written.startswith("<!--"):
            if not written.endswith(COMMENT_ENDS):
                comment = (number, written.startswith(MAP_OPENS))
        elif written:
            lines.append(_tell(at))
    if comment is not None:
        raise invalid((comment[0], 1), "the comment that opens here is never closed", "Write --> at its end.")
    return Sheet(tuple(lines), tuple(map_lines))


def _written(text: str) -> Iterator["_Place"]:
    """Give each line without the white space at its edges."""
    for number, found in enumerate(_LINE.finditer(text), 1):
        words = found[0].strip("\ufeff") if number == 1 else found[0]
        bare = words.strip()
        indent = found[0].find(bare)
        yield _Place(bare, number, found.start() + indent, indent)


def _tell(at: "_Place") -> Line:
    """Tell one line by how it opens."""
    written, number = at.written, at.number
    if written.startswith("==="):
        return _divider(at)
    if written.startswith("#"):
        return _head(at)
    if written.startswith(">"):
        return Line(Kind.NOTE, number, at.value(1, needed="the editor's note"))
    if written.startswith("|"):
        return Line(Kind.VERSE, number, None if written == "|-" else at.value(1))
    return _labelled(at)


def _labelled(at: "_Place") -> Line:
    """Read a labelled line, or one of plain text."""
    written, number = at.written, at.number
    found = LABEL.match(written)
    if found is None:
        value, name = at.named(0)
        return Line(Kind.PLAIN, number, value, name)
    kind = Kind(PART_OF[found["jump"] or found["part"]])
    if found["jump"]:
        page = at.read(found["page"], found.start("page")).text if found["page"] else ""
        return Line(kind, number, at.value(found.end()), page)
    if kind is Kind.CAPTION:
        value, name = at.named(found.end())
        return Line(kind, number, value, name)
    return Line(kind, number, at.value(found.end()) if written[found.end() :].strip() else None)


def _divider(at: "_Place") -> Line:
    """Read a divider: a page's, or the one before the photos or the furniture."""
    found = _DIVIDER.fullmatch(at.written)
    words = found[1] if found else ""
    if page := _PAGE.fullmatch(words):
        return Line(Kind.PAGE, at.number, None, page[1])
    if zone := DIVIDER_OF.get(words.casefold()):
        return Line(Kind(zone), at.number, None)
    raise invalid(
        (at.number, at.column(0)),
        f"“{words}” divides nothing: a divider names a page by its number (=== 2.), the photos or the furniture",
        "Write one of these, or \\=== if the line is text of the paper.",
    )


def _head(at: "_Place") -> Line:
    """Read a headline, a section head or its slogan."""
    found = _HASHES.match(at.written)
    depth = len(found[1]) if found else 0
    start = found.end() if found else 0
    if depth == 1:
        value, name = at.named(start)
        return Line(Kind.HEADLINE, at.number, None if at.holds_id_alone(start) else value, name)
    if depth == 2:
        return Line(Kind.SECTION, at.number, at.value(start, needed="the section head"))
    if depth == 3:
        return Line(Kind.SECTION_DECK, at.number, at.value(start, needed="the section head's slogan"))
    raise invalid(
        (at.number, at.column(3)),
        "more than three # open this line",
        "# opens a headline, ## a section head, ### its slogan; write \\# if the line is text of the paper.",
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A line being read: its words, its number, their offset in the manuscript and the columns before them."""

    written: str
    number: int
    offset: int
    indent: int

    def column(self, at: int) -> int:
        """Give the column, counted from 1, of the character `at` of the words."""
        return self.indent + at + 1

    def holds_id_alone(self, start: int) -> bool:
        """Tell whether nothing, or nothing but an id, stands in the rest of the line."""
        found = _ID.search(self.written, start)
        return not self.written[start : found.start() if found else None].strip()

    def read(self, written: str, at: int) -> Typed:
        """Undo the escapes of a part of the line that stands at `at`."""
        try:
            return unescape(written, self.offset + at)
        except BadEscape as bad:
            raise invalid(
                (self.number, self.column(at + bad.at)),
                "a backslash that escapes nothing",
                "Write \\\\ for a backslash, \\u{3000} for a character by its number.",
            ) from None

    def value(self, start: int, *, needed: str = "") -> Typed:
        """Read the rest of the line; where it is `needed`, it must not be blank."""
        rest = self.written[start:]
        words = rest.lstrip()
        if needed and not words:
            raise invalid(
                (self.number, self.column(start)), f"{needed} has no words", "Write them, or delete the line."
            )
        return self.read(words, start + len(rest) - len(words))

    def named(self, start: int) -> tuple[Typed, str | None]:
        """Read the rest of the line, and the id in braces at its end."""
        found = _ID.search(self.written, start)
        if found is None:
            return self.value(start), None
        words = _Place(self.written[: found.start()], self.number, self.offset, self.indent).value(start)
        return words, self.read(found[1], found.start(1)).text
