"""How the patterns of tables/cues.tsv are tried: what they need is asked for first, and names are read loosely.

To spell out every family name in each pattern would make them long to compile, and most lines have nothing near: what a
name looks like is tried first; where that finds something, the names of the text are found by their own pattern, one
for all, and each in turn is written as a sign that the pattern then looks for.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.names import find_names, first_characters, name_pattern
from typeset.copydesk.knowledge.needs import Letters, Sieve, lasts, needs, one_of

_NAME: Final = (
    "(?:[\u4e00-\u9fff\U00020000-\U0003134f々]{1,2}[ ]?[\u4e00-\u9fff\U00020000-\U0003134f々]{1,2}"
    "(?:·[\u4e00-\u9fff]{2,4})?)"
)
_ANDS: Final = " 、&／/"
_APART: Final = 3
"""So many characters stand between two names at most."""
_AND: Final = f"[{_ANDS}]{{1,{_APART}}}"
_WORDS: Final = {
    "PERSONS": f"{name_pattern()}(?:{_AND}{name_pattern()}){{0,7}}",
    "PERSON": name_pattern(),
    "NAMES": f"{_NAME}(?:{_AND}{_NAME}){{0,5}}",
    "NAME": _NAME,
    "ORG": "本报|本報|本刊|本社|本网|本台|新华社|新華社|中新社|中央社"
    "|[\u4e00-\u9fff]{2,4}(?:日报|日報|晚报|晚報|时报|時報|商报|早报|晨报|都市报|新闻|新聞|周刊|社)",
}
_NAMED: Final = re.compile("|".join(_WORDS))
_FIRST: Final = f"[{''.join(sorted(first_characters()))}]"
_LOOSE: Final = _WORDS | {"PERSONS": rf"{_FIRST}[\w 、&／/]*\w", "PERSON": rf"{_FIRST}[\w ]{{1,7}}"}
"""What looks like names: all that are, and more."""
_NAMED_HERE: Final = "\ufdd0"
_NAMED_ON: Final = "\ufdd1"
"""Signs for a name's first character and its others; no text has them, for they are no characters."""
_SIGN: Final = f"{_NAMED_HERE}{_NAMED_ON}++"
_SIGNED: Final = _WORDS | {"PERSONS": _SIGN, "PERSON": _SIGN}
"""Names as `_signed` writes them."""
_PERSONS: Final = re.compile("PERSONS?")
_DENIED: Final = re.compile(r"\(\?<?!(?:[^()]|\([^()]*\))*PERSON")
"""A pattern that finds something where a name is not finds less with what looks like one."""
_FEW: Final = 24
"""So few characters are sooner looked for than a pattern is tried."""

Find = Callable[..., re.Match[str] | None]
"""What finds a pattern in a text, from a place on and up to one, if these are given."""


class Gate(NamedTuple):
    """What patterns for a text's end need there: its last character, and something that `needed` finds."""

    ending: Letters
    needed: Find


class Ends(NamedTuple):
    """The patterns of a role for a text's end.

    `needed`: by a text's last character, what must find something in a text that ends so: one for all, or each for
    some of the patterns; none where no pattern ends so. `search`: by its bit's number a pattern; `sift`: by a text's
    characters, the bits of those that may find any.
    """

    needed: Callable[[str], Sequence[Find]]
    search: Callable[[int], Find]
    sift: Callable[[str], int]

    @classmethod
    def of(cls, pieces: Sequence[str]) -> "Ends":
        """A role's patterns for a text's end, each compiled when a text first has what it needs."""
        gates = _gates(pieces)
        return cls(
            cache(lambda last: tuple([needed for ending, needed in gates if ending.has(last)])),
            cache(lambda number: finder("end", [pieces[number]])),
            Sieve.of(map(by_any, pieces)).sift,
        )

    def start(self, text: str, first: int) -> int:
        """Where, from a place on, the role's words at a text's end begin; the text's length for nowhere."""
        start, asked = len(text), self.sift(text[first:])
        while asked:
            number = asked.bit_length() - 1
            asked -= 1 << number
            if found := self.search(number)(text, first):
                start = min(start, found.start())
        return start


class Wholes(NamedTuple):
    """The patterns of a role for whole passages. `search`, `sift`: as for `Ends`."""

    search: Callable[[int], Find]
    sift: Callable[[str], int]

    @classmethod
    def of(cls, pieces: Sequence[str]) -> "Wholes":
        """A role's patterns for whole passages, each compiled when a passage first has what it needs."""
        return cls(cache(lambda number: finder("passage", [pieces[number]])), Sieve.of(map(by_any, pieces)).sift)

    def fit(self, text: str) -> bool:
        """Whether a text is one of the role's from end to end."""
        asked = self.sift(text)
        while asked:
            number = asked.bit_length() - 1
            asked -= 1 << number
            if self.search(number)(text):
                return True
        return False


def finder(where: str, pieces: Sequence[str]) -> Find:
    """What finds any of the patterns of one place on a line; no match of these names a person in two places.

    Where names are, what is found has signs for one in its text, but its places are those of the text asked about.
    """
    names = _PERSONS.findall("|".join(pieces))
    if not names or any(map(_DENIED.search, pieces)):
        return _finding(where, written(where, pieces))
    loosely = _finding(where, written(where, pieces, _LOOSE))
    exactly = cache(lambda: _finding(where, written(where, pieces, _SIGNED)))
    several = "PERSONS" in names

    def find(text: str, first: int = 0, last: int | None = None) -> re.Match[str] | None:
        text = text[:last]
        if not loosely(text, first):
            return None
        find_signed = exactly()
        found = (find_signed(signed, first) for signed in _signed(text, first, several=several))
        return next((one for one in found if one), None)

    return find


def _signed(text: str, first: int, *, several: bool) -> Iterator[str]:
    """The text, and with each name from a place on written as a sign, or each run of `several` as one."""
    yield text
    for start, end in _runs_of_names(text, first) if several else find_names(text, first):
        yield f"{text[:start]}{_NAMED_HERE}{_NAMED_ON * (end - start - 1)}{text[end:]}"


@lru_cache(maxsize=64)
def _runs_of_names(text: str, first: int) -> tuple[tuple[int, int], ...]:
    """Where from a place on one name stands, or several with what parts names between them."""
    ends: dict[int, set[int]] = {}
    for start, end in reversed(find_names(text, first)):
        behind = text[end : end + _APART]
        parted = len(behind) - len(behind.lstrip(_ANDS))
        on = (ends.get(begin, ()) for begin in range(end + 1, end + parted + 1))
        ends.setdefault(start, set()).update([end], *on)
    return tuple((start, end) for start in sorted(ends) for end in sorted(ends[start], reverse=True))


def opening(pieces: Sequence[Sequence[str]]) -> Find:
    """What finds where a line may begin as any of several sorts of patterns do, whoever is named there."""
    return re.compile("|".join(written("start", sort, _LOOSE) for sort in pieces)).match


def written(where: str, pieces: Sequence[str], words: dict[str, str] = _WORDS) -> str:
    """The patterns of one place on a line as one expression; `words`: what stands for the words in capitals."""
    body = _NAMED.sub(lambda word: f"(?:{words[word.group()]})", "|".join(pieces))
    if where in ("start", "passage"):
        body = _ahead(pieces) + f"(?:{body})"
    return f"(?:{body})$" if where in ("whole", "end", "passage") else f"(?:{body})"


def by_any(piece: str) -> str:
    """A pattern that finds whatever `piece` does, short enough to be read through: anything does for a name."""
    return _NAMED.sub(lambda word: f"(?:{_WORDS['ORG']})" if word.group() == "ORG" else ".", piece)


def _finding(where: str, pattern: str) -> Find:
    found = re.compile(pattern)
    return found.search if where in ("within", "end") else found.match


def _ahead(pieces: Iterable[str]) -> str:
    """A pattern that looks ahead for one of the few characters that all of these need; nothing where they are many."""
    needed = needs("|".join(map(by_any, pieces)), pairs=False)
    if not needed or len(needed) > _FEW:
        return ""
    chars = "".join(map(re.escape, sorted(needed)))
    return f"(?=[^{chars}]*+[{chars}])"


def _gates(pieces: Iterable[str]) -> list[Gate]:
    """The gates of patterns for a text's end: one for those that end on known characters, one for the others."""
    sorts: dict[bool, list[str]] = {}
    for piece in map(by_any, pieces):
        sorts.setdefault(lasts(piece).others, []).append(piece)
    gates = []
    for known in map("|".join, sorts.values()):
        needed = needs(known, pairs=False)
        gates.append(Gate(lasts(known), (one_of(needed) if needed else re.compile("")).search))
    return gates
