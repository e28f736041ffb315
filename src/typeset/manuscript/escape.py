r"""Escapes: how a manuscript writes what cannot be seen or would be taken for a mark of the manuscript.

Rare by design. `\\` is a backslash, `\u{3000}` the character of that number (white space at an edge, line ends, what
has no shape), `\u{}` nothing at all; a `\` that opens a text says that what follows is text and no mark.
"""

import re
import unicodedata
from dataclasses import dataclass

_ESCAPE = re.compile(r"\\\\|\\u\{([0-9A-Fa-f]{0,6})\}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""General categories (UAX 44, table 12) whose characters have no shape of their own, or would end the line."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Text as the manuscript has it, and the offset in the manuscript of each of its characters."""

    text: str
    offsets: tuple[int, ...]


class BadEscape(ValueError):
    """A backslash that escapes nothing; `at` is its place in the written text."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def escape(text: str) -> str:
    """Write a text so that it can be seen whole, stands on one line and keeps its edges."""
    if not text:
        return r"\u{}"
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip())
    return "".join(
        number(char) if not first <= at < last or unicodedata.category(char) in _UNSEEN else _plain(char)
        for at, char in enumerate(text)
    )


def unescape(written: str, offset: int) -> Typed:
    """Read what `escape` wrote; `offset` is where it stands in the manuscript. Raises BadEscape."""
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    if written.startswith("\\") and not _ESCAPE.match(written):
        if written.startswith("\\u{"):
            raise BadEscape(0)
        at = 1
    while at < len(written):
        char, end = written[at], at + 1
        if char == "\\":
            char, end = _read(written, at)
        if char:
            text.append(char)
            offsets.append(offset + at)
        at = end
    return Typed("".join(text), tuple(offsets))


def _read(written: str, at: int) -> tuple[str, int]:
    """Read the escape at `at`: its character ("" for none) and where it ends."""
    found = _ESCAPE.match(written, at)
    if found is None:
        raise BadEscape(at)
    if found[1] is None:
        return "\\", found.end()
    if found[1] and int(found[1], 16) > 0x10FFFF:
        raise BadEscape(at)
    return chr(int(found[1], 16)) if found[1] else "", found.end()


def _plain(char: str) -> str:
    return "\\\\" if char == "\\" else char


def number(char: str) -> str:
    """Write a character as its number."""
    return f"\\u{{{ord(char):X}}}"
