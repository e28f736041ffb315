"""The source map at a manuscript's end: where in the raw pages each text stood when the manuscript was written.

One line for a raw page (its number, sha256 and file), one for a text, in the order of the manuscript. A text's line
opens with the CRC-32 of its UTF-8 bytes and has a token for each of its pieces:

    0:131+17    17 characters from offset 131 of page 0 on
    +15         15 characters, one place behind the piece before (a line end lies between)
    3+15        15 characters, three places behind it
    +15=16      15 places that read as 16 characters
    0:131=1     a character that has no place in the source, where page 0 has offset 131; =1: where the last piece ended
    h:40+2      2 characters that a hand typed (page HAND)
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from typeset.manuscript.lines import COMMENT_ENDS, MAP_OPENS, MapLine, invalid
from typeset.model.source import HAND, Piece, Source, Span, Text

_TITLE: Final = f"{MAP_OPENS}: made by the program, tells where in the raw pages the words above stand"
_PAGE = re.compile(r"page [0-9]+ ([0-9a-f]*)(?: .*)?")
_TEXT = re.compile(r"([0-9a-f]{8})((?: \S+)*)")
_TOKEN = re.compile(
    r"(?:(?P<page>[0-9]+|h):(?P<start>[0-9]+)|(?P<gap>[0-9]+))?(?:\+(?P<size>[0-9]+))?(?:=(?P<read>[0-9]+))?"
)


@dataclass(frozen=True, slots=True)
class Key:
    """What a text is known by: the CRC-32 of its UTF-8 bytes and its length in characters."""

    crc: int
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A text as it was written: its key, and for each piece how many characters it read and its span."""

    key: Key
    pieces: tuple[tuple[int, Span], ...]

    def text(self, words: str) -> Text:
        """Give the text again, from words that have the entry's key."""
        made: list[Piece] = []
        at = 0
        for size, span in self.pieces:
            made.append(Piece(words[at : at + size], span))
            at += size
        return Text(tuple(made))


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The map: the sha256 of each raw page it was made from, and the entries in the manuscript's order."""

    digests: tuple[str, ...]
    entries: tuple[Entry, ...]


def key_of(words: str) -> Key:
    """Give the key of a text's characters."""
    return Key(crc32(words.encode("utf-8", "surrogatepass")), len(words))


def write_map(texts: Iterable[Text], source: Source) -> Iterator[str]:
    """Give the map's lines."""
    yield _TITLE
    for number, page in enumerate(source.pages):
        yield f"page {number} {page.sha256} {' '.join(page.file.split())}"
    for text in texts:
        yield f"{key_of(str(text)).crc:08x}{''.join(_tokens(text))}"
    yield COMMENT_ENDS


def read_map(lines: Iterable[MapLine]) -> SourceMap:
    """Read what `write_map` wrote. Raises ManuscriptInvalid."""
    digests: list[str] = []
    entries: list[Entry] = []
    for line in lines:
        words = line.text.strip()
        if page := _PAGE.fullmatch(words):
            digests.append(page[1])
        elif found := _TEXT.fullmatch(words):
            pieces = tuple(_pieces(found[2], line.number, found.start(2)))
            entries.append(Entry(Key(int(found[1], 16), sum(size for size, _ in pieces)), pieces))
        elif words:
            raise _damaged(line.number, 1)
    return SourceMap(tuple(digests), tuple(entries))


def _tokens(text: Text) -> Iterator[str]:
    """Give the tokens of a text's pieces, a space before each."""
    at: Span | None = None
    for piece in text.pieces:
        span, read = piece.span, len(piece.text)
        near = at is not None and at.page == span.page and span.start >= at.end
        if near and at is not None:
            gap = span.start - at.end
            usual = 1 if len(span) else 0
            opens = "" if gap == usual else str(gap)
        else:
            opens = f"{'h' if span.page == HAND else span.page}:{span.start}"
        size = f"+{len(span)}" if len(span) else ""
        yield f" {opens}{size}{f'={read}' if read != len(span) or not size else ''}"
        at = span


def _pieces(tokens: str, number: int, column: int) -> Iterator[tuple[int, Span]]:
    """Read the tokens of one line."""
    at: Span | None = None
    for found in re.finditer(r"\S+", tokens):
        token = _TOKEN.fullmatch(found[0])
        if token is None or (token["size"] is None and token["read"] is None):
            raise _damaged(number, column + found.start() + 1)
        size = int(token["size"] or 0)
        if token["page"] is not None:
            page = HAND if token["page"] == "h" else int(token["page"])
            start = int(token["start"])
        elif at is not None:
            page = at.page
            usual = 1 if size else 0
            start = at.end + (usual if token["gap"] is None else int(token["gap"]))
        else:
            raise _damaged(number, column + found.start() + 1)
        at = Span(page, start, start + size)
        yield int(token["read"]) if token["read"] is not None else size, at


def _damaged(number: int, column: int) -> Exception:
    return invalid(
        (number, column),
        "the source map is damaged",
        "Delete the whole map, from its <!-- to its -->: the words are then found in the raw pages again.",
    )
