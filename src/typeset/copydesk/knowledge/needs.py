"""What a text must have for a pattern to find anything in it, so that most patterns need not be tried.

Of each part of a pattern that no match can do without it is known which characters, or which pairs of them, it can be;
the two parts that are the rarest are asked for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"\\u[0-9A-Fa-f]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|[a-z]+:)|\{[0-9,]+\}\??|[?*+]\??|.", re.DOTALL
)
_GROUPS: Final = ("(", "(?:")
"""What stands round parts of the match; other brackets look about or leave case aside."""
_SPAN: Final = 64
"""A range of more characters asks for nothing, nor do more pairs of what stands side by side."""
_COMMON: Final = 16
"""A character is so much more common than a pair."""
_COMMONEST: Final = frozenset("，。、 的一")
_OFTEN: Final = 16
"""And these so much more than another: many a line has one."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """For each character and pair the patterns that it may be needed for, by their bits.

    Each of `count` patterns has one bit for the rarest of what it needs and, `count` bits higher, one for the next:
    a text must have both. `alone`, `beside`: find in a text the characters that are asked for, and the pairs of which
    both are in pairs that are: a set of characters is sooner looked for by `re` than one by one. `always`: the bits of
    those that need none.
    """

    chars: dict[str, int]
    pairs: dict[tuple[str, str], int]
    alone: Callable[[str], list[str]]
    beside: Callable[[str], list[tuple[str, str]]]
    always: int
    count: int

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "Sieve":
        """Sort patterns, the first of bit 0, by what they need."""
        bits: dict[str, int] = {}
        always = 0
        needed = [_two_needs(pattern) for pattern in patterns]
        for place, grams in enumerate((*(rarest for rarest, _ in needed), *(other for _, other in needed))):
            if grams is None:
                always |= 1 << place
            for gram in grams or ():
                bits[gram] = bits.get(gram, 0) | 1 << place
        chars = {gram: found for gram, found in bits.items() if len(gram) == 1}
        pairs = {(gram[0], gram[1]): found for gram, found in bits.items() if len(gram) == 2}
        first, second = ("|".join(map(re.escape, sorted({pair[side] for pair in pairs}))) for side in (0, 1))
        beside = re.compile(f"({first})(?=({second}))" if pairs else "(?!)")
        return cls(chars, pairs, one_of(chars).findall, beside.findall, always, len(needed))

    def sift(self, text: str) -> int:
        """The patterns that may find something in a text."""
        found = self.always
        for char in self.alone(text):
            found |= self.chars[char]
        for pair in self.beside(text):
            if bits := self.pairs.get(pair):
                found |= bits
        return found & found >> self.count


@cache
def finder(pattern: str) -> Callable[..., re.Match[str] | None]:
    """The search of a pattern, compiled when it is first asked for: what most texts lack is never asked for."""
    return re.compile(pattern).search


def sifted(patterns: Sequence[str]) -> Callable[[str], tuple[bool, ...]]:
    """What tells for a text which of these patterns find something in it: most texts lack what they need for any."""
    searches = [re.compile(pattern).search for pattern in patterns]
    sift = Sieve.of(patterns).sift
    nothing = (False,) * len(searches)

    def find(text: str) -> tuple[bool, ...]:
        asked = sift(text)
        if not asked:
            return nothing
        return tuple([asked >> number & 1 == 1 and search(text) is not None for number, search in enumerate(searches)])

    return find


def one_of(chars: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these characters."""
    return re.compile("|".join(map(re.escape, sorted(chars))) or "(?!)")


class _Atom(NamedTuple):
    """One piece of a pattern: a character, a set of characters or a bracket with the alternatives in it."""

    token: str
    inner: "tuple[tuple[_Atom, ...], ...]" = ()
    optional: bool = False


def _alternatives(tokens: Iterator[str]) -> tuple[tuple[_Atom, ...], ...]:
    """Read alternatives up to the bracket that closes them."""
    found: list[list[_Atom]] = [[]]
    for token in tokens:
        atoms = found[-1]
        if token == ")":
            break
        if token == "|":
            found.append([])
        elif token[0] == "(":
            atoms.append(_Atom(token, _alternatives(tokens)))
        elif token[0] in "?*" or token.startswith(("{0", "{,")):
            atoms[-1] = atoms[-1]._replace(optional=True)
        elif token[0] not in "+{":
            atoms.append(_Atom(token))
    return tuple(map(tuple, found))


def _parsed(pattern: str) -> tuple[tuple[_Atom, ...], ...]:
    return _alternatives(iter(_TOKEN.findall(pattern)))


class _Part(NamedTuple):
    """What a part of a pattern can be: characters or pairs, none for any; `lone`: it is one character."""

    grams: frozenset[str] | None
    lone: bool = False


def needs(pattern: str, *, pairs: bool = True) -> frozenset[str] | None:
    """Of these characters and pairs every text has one that the pattern finds something in; none for any text."""
    return _needed(_parsed(pattern), pairs=pairs)


def _needed(alternatives: Iterable[Iterable[_Atom]], *, pairs: bool) -> frozenset[str] | None:
    found: set[str] = set()
    for atoms in alternatives:
        known = _known(atoms, pairs=pairs)
        if not known:
            return None
        found |= known[0].grams
    return frozenset(found)


def _two_needs(pattern: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """What a pattern `needs`, and what it needs besides, of its other parts: the same again where it has none."""
    found, more = set[str](), set[str]()
    for atoms in _parsed(pattern):
        known = _known(atoms, pairs=True)
        if not known:
            return None, None
        rarest = known[0]
        found |= rarest.grams
        more |= next((one.grams for one in known if one.start >= rarest.end or one.end <= rarest.start), rarest.grams)
    return frozenset(found), frozenset(more)


class _Known(NamedTuple):
    """What the parts [start, end) of a pattern, one or two, can be."""

    grams: frozenset[str]
    start: int
    end: int


def _known(atoms: Iterable[_Atom], *, pairs: bool) -> list[_Known]:
    """What the parts of a pattern can be of which that is known, the rarest first."""
    parts = [_part(atom, pairs=pairs) for atom in atoms]
    known = [_Known(grams, place, place + 1) for place, (grams, _) in enumerate(parts) if grams is not None]
    if pairs:
        known += [
            _Known(frozenset([x + y for x in one for y in other]), place, place + 2)
            for place, one, other in _side_by_side(parts)
        ]
    return sorted(known, key=_commonness) if len(known) > 1 else known


def _part(atom: _Atom, *, pairs: bool) -> _Part:
    if atom.optional:
        return _Part(None)
    if atom.token[0] == "(":
        return _Part(_needed(atom.inner, pairs=pairs) if atom.token in _GROUPS else None)
    return _Part(_chars(atom.token), lone=True)


def _side_by_side(parts: Iterable[_Part]) -> Iterator[tuple[int, frozenset[str], frozenset[str]]]:
    """The parts that are one character each and stand side by side, with the place of the first."""
    for place, ((one, is_one), (other, is_other)) in enumerate(pairwise(parts)):
        if is_one and is_other and one and other and len(one) * len(other) <= _SPAN:
            yield place, one, other


def _commonness(known: _Known) -> int:
    return sum([(_COMMON if len(gram) == 1 else 1) * (_OFTEN if gram in _COMMONEST else 1) for gram in known.grams])


class Letters(NamedTuple):
    """Characters: those of `chars`, or with `others` all but those."""

    chars: frozenset[str]
    others: bool = False

    def has(self, char: str) -> bool:
        """Whether a character is one of them."""
        return (char in self.chars) is not self.others

    def __or__(self, more: "Letters") -> "Letters":
        """The characters of both."""
        if self.others:
            return Letters(self.chars & more.chars if more.others else self.chars - more.chars, others=True)
        return more | self if more.others else Letters(self.chars | more.chars)


_NONE: Final = Letters(frozenset())
_ANY: Final = Letters(frozenset(), others=True)


def lasts(pattern: str) -> Letters:
    """The characters that what a pattern finds may end on."""
    return _ends(_parsed(pattern))[0]


def _ends(alternatives: Iterable[Sequence[_Atom]]) -> tuple[Letters, bool]:
    """What alternatives may end on, and whether they may be nothing."""
    found, empty = _NONE, False
    for atoms in alternatives:
        parts = [_end(atom) for atom in atoms]
        for ends, idle in reversed(parts):
            found |= ends
            if not idle:
                break
        empty = empty or all(idle for _, idle in parts)
    return found, empty


def _end(atom: _Atom) -> tuple[Letters, bool]:
    if atom.token[0] == "(":
        ends, idle = _ends(atom.inner) if atom.token in _GROUPS else (_NONE, True)
        return ends, idle or atom.optional
    if atom.token in "^$":
        return _NONE, True
    return _letters(atom.token), atom.optional


def _letters(token: str) -> Letters:
    """What a character or a set of characters stands for; any for what is not told."""
    if token.startswith("[^"):
        chars = _chars("[" + token[2:])
        return _ANY if chars is None else Letters(chars, others=True)
    chars = _chars(token)
    return _ANY if chars is None else Letters(chars)


@cache
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
