"""Pages whose characters stand apart all through are closed up before they are read, and put back in place after.

Recognition of characters (Tesseract above all) leaves a space behind nearly every Han or kana character, now and then
none: 全 省 秋粮 生产 调 度会. Such spaces say nothing, neither how wide a line is nor where a word ends, so the page is
read without them; what is made of it then points to the places of the source again. To close up is the proof reader's
term for taking out a space.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from typeset.model.source import Piece, Source, Span, Text
from typeset.notes import Note

_WIDE: Final = "\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_GAP: Final = re.compile(f"(?<=[{_WIDE}]) (?=[^\\s])|(?<=[^\\s]) (?=[{_WIDE}])")
"""A single space that has a wide character or mark on one side at least; wider gaps are meant."""
_LETTER: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LONE: Final = re.compile(f"(?<![^\\s]){_LETTER.pattern}(?![^\\s])")
_LEAST: Final = 6
"""A line with fewer letters says nothing of how the page is spaced."""
_LONE_SHARE: Final = 0.25
"""A line stands apart when so many of its letters have a space on both sides. Where half of the gaps are open, one
letter in four is alone; in lists of names the few short ones are, in verse with a caesura none is."""
_MOST: Final = 0.6
"""A page stands apart when so many of its lines do; letter-spaced captions and heads are never as many."""
_FEWEST: Final = 5
_SPACE_SHARE: Final = 0.1
"""A page of which fewer characters are spaces does not stand apart: asked first, for it is cheap."""
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was taken out of one page: the offsets, in the closed text, before which a space went, in order."""

    before: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Where the character at an offset of the closed text stands in the source."""
        return offset + bisect_right(self.before, offset)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut [start, end) of the closed text where spaces went: runs that stand unbroken in the source."""
        first, last = bisect_right(self.before, start), bisect_right(self.before, end - 1)
        for cut in self.before[first:last]:
            yield start, cut
            start = cut
        yield start, end


@dataclass(frozen=True, slots=True)
class Closed:
    """A source whose pages that stand apart are closed up. `taken`: page number to what went from it."""

    source: Source
    taken: dict[int, _Taken]

    def restore(self, made: _Made) -> _Made:
        """Give every text and note in a tree of frozen dataclasses and tuples its spans in the source as it was."""
        restored: _Made = self._restored(made) if self.taken else made
        return restored

    def _restored(self, made: Any) -> Any:
        if isinstance(made, Text):
            return Text(tuple(piece for old in made.pieces for piece in self._pieces(old)))
        if isinstance(made, Note):
            return replace(made, span=made.span and self._span(made.span))
        if isinstance(made, tuple):
            return tuple(self._restored(item) for item in made)
        if is_dataclass(made) and not isinstance(made, type):
            changed = {
                field.name: self._restored(value)
                for field in fields(made)
                if isinstance(value := getattr(made, field.name), tuple) or is_dataclass(value)
            }
            return replace(made, **changed)
        return made

    def _pieces(self, piece: Piece) -> Iterator[Piece]:
        span = piece.span
        taken = self.taken.get(span.page)
        if taken is None:
            yield piece
            return
        if not len(span):
            place = taken.place(span.start)
            yield Piece(piece.text, Span(span.page, place, place))
            return
        for start, end in taken.runs(span.start, span.end):
            at = taken.place(start)
            yield Piece(piece.text[start - span.start : end - span.start], Span(span.page, at, at + end - start))

    def _span(self, span: Span) -> Span:
        taken = self.taken.get(span.page)
        if taken is None:
            return span
        start = taken.place(span.start)
        return Span(span.page, start, taken.place(span.end - 1) + 1 if len(span) else start)


def close_up(source: Source) -> Closed:
    """Take the spaces out of the pages whose characters stand apart all through; other pages stay as they are."""
    pages = list(source.pages)
    taken: dict[int, _Taken] = {}
    for number, page in enumerate(pages):
        if not _stands_apart(page.text):
            continue
        gaps = [match.start() for match in _GAP.finditer(page.text)]
        taken[number] = _Taken(tuple(gap - place for place, gap in enumerate(gaps)))
        pages[number] = replace(page, text=_GAP.sub("", page.text))
    return Closed(Source(tuple(pages)) if taken else source, taken)


def _stands_apart(text: str) -> bool:
    """Whether most lines of a page have letters with a space on both sides."""
    if text.count(" ") < _SPACE_SHARE * len(text):
        return False
    lines = [line for line in text.splitlines() if len(line) >= _LEAST]
    told = [apart for line in lines if (apart := _is_apart(line)) is not None]
    return len(told) >= _FEWEST and sum(told) >= _MOST * len(told)


def _is_apart(line: str) -> bool | None:
    letters = len(_LETTER.findall(line))
    if letters < _LEAST:
        return None
    return " " in line and len(_LONE.findall(line)) >= _LONE_SHARE * letters
