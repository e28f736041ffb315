"""The files of tables/, and the classes of words that their patterns share: <SECTION>, <AGENCY>, <PAPER>."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

_CLASS: Final = re.compile("<([A-Z]+)>")
_FIRST: Final = re.compile(r"\[([\u3400-\u9fff]+)\](?![?*+{])")
_SPACE: Final = re.compile(r" (?!\])")
_GROUP: Final = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)")
"""What is no group, an escaped character or a set of characters; or the opening bracket of a group that is kept."""


def rows_of(table: str) -> list[list[str]]:
    """The rows of a file of tables/, each parted into its cells; empty lines and those that open on # are none."""
    lines = (files("typeset.copydesk") / "tables" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def classes() -> dict[str, str]:
    """Each class as a regular expression; a class may use those above it."""
    gathered: dict[str, list[str]] = {}
    for name, words in rows_of("words"):
        gathered.setdefault(name, []).extend(_SPACE.split(words))
    found: dict[str, str] = {}
    for name, listed in gathered.items():
        # Of two words that begin alike the longer is tried first.
        spelt = sorted({spelling for word in listed for spelling in _spell_out(word)}, key=_order)
        found[name] = "(?:" + "|".join(_fill(word, found) for word in spelt) + ")"
    return found


def fill_in(pattern: str) -> str:
    """Put in a pattern's classes; a `KeyError` names one that the table does not have."""
    return _fill(pattern, classes())


def ungrouped(pattern: str) -> str:
    """A pattern that keeps no group: `re` passes over words that begin otherwise far sooner where none is kept."""
    return _GROUP.sub(lambda found: found.group(1) or "(?:", pattern)


def _fill(pattern: str, known: dict[str, str]) -> str:
    return _CLASS.sub(lambda found: known[found.group(1)], pattern) if "<" in pattern else pattern


def _spell_out(word: str) -> list[str]:
    """Write out the characters that a word may begin with: `re` finds words far sooner that begin with one each."""
    first = _FIRST.match(word)
    return [char + word[first.end() :] for char in first.group(1)] if first else [word]


def _order(word: str) -> tuple[int, str]:
    return -len(word), word
