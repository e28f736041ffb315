"""The source: what the paper's raw pages say, and how a piece of text remembers where it stood there.

Offsets count code points of a page's decoded text: the byte order mark removed, line ends as they stand in the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

HAND: Final = -1
"""The page number of a span that lies in the manuscript, where a person's hand typed it, and not in the source."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets `start` ≤ i < `end` into the decoded text of page number `page` (0-based, or HAND)."""

    page: int
    start: int
    end: int

    def __len__(self) -> int:
        """Count the code points covered."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and the span it came from: as long as each other, equal but for the kind of white space.

    A place in the source that holds a line end or an ideographic space may read as a plain space in `text`, or a
    space as a line end (in verse). A space that has no place in the source has an empty span where it stands.
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """Text in reading order, each character traceable to the source."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the characters alone."""
        return "".join([piece.text for piece in self.pieces])

    def __bool__(self) -> bool:
        """Tell whether there is any character."""
        return any(piece.text for piece in self.pieces)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of the pieces in reading order, touching ones joined, empty ones left out."""
        joined: list[Span] = []
        for piece in self.pieces:
            span = piece.span
            if not len(span):
                continue
            if joined and joined[-1].page == span.page and joined[-1].end == span.start:
                joined[-1] = Span(span.page, joined[-1].start, span.end)
            else:
                joined.append(span)
        return tuple(joined)

    def places(self) -> tuple[Span, ...]:
        """Give each character of `str(self)` its own span: one code point long, or empty where it has no place."""
        return tuple(
            Span(piece.span.page, piece.span.start + i, piece.span.start + i + 1) if len(piece.span) else piece.span
            for piece in self.pieces
            for i in range(len(piece.text))
        )


def join(texts: Iterable[Text]) -> Text:
    """Put texts one behind the other with nothing between."""
    return Text(tuple(piece for text in texts for piece in text.pieces))


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One raw page as it was read.

    `file` is the file's name inside the edition folder, `sha256` the hex digest of its bytes, `encoding` the name
    of the encoding it was decoded from, `label` the page's printed label (版) and `name` its title, if known.
    """

    file: str
    text: str
    sha256: str
    encoding: str
    label: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """The raw pages of one edition, in order."""

    pages: tuple[SourcePage, ...]

    def read(self, span: Span) -> str:
        """Return the source's text under a span (which must not be the manuscript's)."""
        return self.pages[span.page].text[span.start : span.end]
