"""Personal names told by their family names, from tables/surnames.tsv."""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Final

from typeset.copydesk.knowledge.vocabulary import rows_of

_WORTH_A_SET: Final = 16
"""A set of Chinese characters costs `re` a table of all that there are: for few it is sooner done one by one."""
_LONGEST: Final = 8
"""A family name of four characters, a space and a given name of three."""
_USUAL: Final = 5
"""The same with a family name of one."""
_CALLED: Final = re.compile("[\u4e00-\u9fffァ-ヶー]{2,6}[ ]")


@cache
def name_pattern() -> str:
    """A regular expression for a personal name that opens with a family name: 王飞, 欧阳修, 王 飞, 佐藤 花子."""
    families = _families()
    return (
        f"(?:{_any_of(families['ja'])}[ ]?[\u4e00-\u9fff々ぁ-んァ-ヶ]{{1,3}}"
        f"|{_any_of(families['zh'] | families['zh2'])}[ ]?[\u4e00-\u9fff\U00020000-\U0003134f]{{1,2}})"
    )


def _any_of(names: Collection[str]) -> str:
    """A pattern for any of many names, longer before shorter; many that differ in the first character together."""
    firsts: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        firsts.setdefault(name[1:], []).append(name[0])
    pieces = (
        f"[{''.join(chars)}]{rest}" if len(chars) >= _WORTH_A_SET else "|".join(char + rest for char in chars)
        for rest, chars in firsts.items()
    )
    return f"(?=[{''.join(sorted({name[0] for name in names}))}])(?:{'|'.join(pieces)})"


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for script, names in rows_of("surnames"):
        found.setdefault(script, set()).update(names.split() if " " in names else names)
    return {script: frozenset(names) for script, names in found.items()}


def family_names(script: str) -> frozenset[str]:
    """The family names of a script: zh, of one character; zh2, of two; ja; latin."""
    return _families()[script]


def is_bare_name(text: str) -> bool:
    """Whether a line is a personal name and nothing else, or a calling or place and a space before it."""
    if text[0] in first_characters() and person().fullmatch(text):
        return True
    called = _CALLED.match(text) if " " in text else None
    return called is not None and person().fullmatch(text, called.end()) is not None


@lru_cache(maxsize=64)
def find_names(text: str, first: int = 0) -> tuple[tuple[int, int], ...]:
    """Where in a text names stand, from a place on: each that there may be, wherever it ends; the longer first."""
    matches, begin, longer, size = person().fullmatch, first_characters(), _first_pairs(), len(text)
    found = []
    for start in range(first, size - 1):
        if text[start] in begin:
            most = start + (_LONGEST if text[start : start + 2] in longer else _USUAL)
            found += [(start, end) for end in range(min(most, size), start + 1, -1) if matches(text, start, end)]
    return tuple(found)


@cache
def first_characters() -> frozenset[str]:
    """What family names begin with."""
    return frozenset(name[0] for names in _families().values() for name in names)


@cache
def _first_pairs() -> frozenset[str]:
    """What family names of more than one character begin with."""
    return frozenset(name[:2] for names in _families().values() for name in names if len(name) > 1)


@cache
def person() -> re.Pattern[str]:
    """The pattern, compiled."""
    return re.compile(name_pattern())
