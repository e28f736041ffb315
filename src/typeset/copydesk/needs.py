"""Which characters a text must have for a pattern to find anything in it, so that most patterns need not be tried.

Of each part of a pattern that no match can do without the characters are known; the part of the fewest is asked for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"\\u[0-9A-Fa-f]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|[a-z]+:)|\{[0-9,]+\}\??|[?*+]\??|.", re.DOTALL
)
_GROUPS: Final = ("(", "(?:")
"""What stands round parts of the match; other brackets look about or leave case aside."""
_SPAN: Final = 64
"""A range of more characters asks for nothing."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """For each character the patterns, one bit for each, that it may be needed for; `always`: those that need none."""

    bits: dict[str, int]
    chars: frozenset[str]
    always: int

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "Sieve":
        """Sort patterns, the first of bit 0, by what they need."""
        bits: dict[str, int] = {}
        always = 0
        for number, pattern in enumerate(patterns):
            chars = needs(pattern)
            if chars is None:
                always |= 1 << number
            for char in chars or ():
                bits[char] = bits.get(char, 0) | 1 << number
        return cls(bits, frozenset(bits), always)

    def sift(self, text: str) -> int:
        """The patterns that may find something in a text."""
        found = self.always
        for char in self.chars.intersection(text):
            found |= self.bits[char]
        return found


def needs(pattern: str) -> frozenset[str] | None:
    """Of these characters every text has one that the pattern finds something in; none for any characters."""
    return _read(iter(_TOKEN.findall(pattern)))


def _read(tokens: Iterator[str]) -> frozenset[str] | None:
    """Read alternatives up to the bracket that closes them."""
    alternatives: list[list[frozenset[str] | None]] = [[]]
    for token in tokens:
        parts = alternatives[-1]
        if token == ")":
            break
        if token == "|":
            alternatives.append([])
        elif token[0] == "(":
            inner = _read(tokens)
            parts.append(inner if token in _GROUPS else None)
        elif token[0] in "?*" or token.startswith(("{0", "{,")):
            parts[-1] = None
        elif token[0] not in "+{":
            parts.append(_chars(token))
    found: set[str] = set()
    for parts in alternatives:
        known = [part for part in parts if part is not None]
        if not known:
            return None
        found |= min(known, key=len)
    return frozenset(found)


def _chars(token: str) -> frozenset[str] | None:
    """What a character or a set of characters stands for; none for too many."""
    if len(token) == 1:
        return None if token in ".^$" else frozenset(token)
    if token[0] == "\\":
        return None if token[1].isalnum() else frozenset(token[1])
    if token[1] == "^" or "\\" in token:
        return None
    found: set[str] = set()
    for first, last, char in re.findall("(.)-(.)|(.)", token[1:-1]):
        if char:
            found.add(char)
        elif ord(last) - ord(first) > _SPAN:
            return None
        else:
            found.update(map(chr, range(ord(first), ord(last) + 1)))
    return frozenset(found)
