"""How much likelier a few characters are a person's name than words, by the counts of tables/givens.tsv.

A Chinese name: a family name and one or two characters, each as dear as it is rare among names, against the cheapest
way to lay the same characters out in words. A Japanese one: characters by their place in family and given names,
against any characters; a given name in kana must be a usual one.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.names import family_names
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.script.lexicon import lexicon

_SELDOM: Final = {"zh": 11.0, "zh2": 9.0}
"""The cost of a family name that is not among the usual ones, of one character or two."""
_KNOWN: Final = 8.0
"""The cost of a Japanese family name that is known as a whole."""
_STRANGE: Final = {"zh": 10.0, "ja": 11.5}
"""The cost of a character that is hardly found in names."""
_GIVEN_ONE, _GIVEN_TWO = 1.7, 0.2
"""A Chinese given name of one character, of two."""
_BUILT: Final = {1: 4.0, 2: 1.0, 3: 4.0}
"""A Japanese family name that is known by its build alone, of so many characters."""
_GIVEN: Final = {1: 1.5, 2: 0.3, 3: 2.5}
"""A Japanese given name of so many characters."""
_ANY: Final = 6.5
"""What a character of a Japanese text costs, whichever it is."""
_KANA: Final = 2.0
"""What a usual given name in kana says for a name."""
_WORDED, _COMMON = 2.0, 12.0
"""Nor is a common word, of so low a cost: 惠民生."""
_PLACED: Final = 3.0
"""What ends like a place is seldom a given name."""
_PLACES: Final = frozenset("村镇县乡市区局厂院校寺庙路街巷桥站场馆店里上中下记节")
_UNKNOWN: Final = 19.0
_FAMILY: Final = 3
"""A Japanese family name has no more characters."""
_HAN: Final = re.compile("[\u3400-\u9fff々]+$")
_MIXED: Final = re.compile("([\u3400-\u9fff々ヶ]{1,3})([ぁ-んゝゞァ-ヶー]{2,4}|[ぁ-ん]{1,2}[子江代美枝恵])$")


class _Counts(NamedTuple):
    """What tables/givens.tsv has: the costs of characters by kind, given names in kana, and what is no name."""

    costs: dict[str, dict[str, float]]
    kana: frozenset[str]
    things: frozenset[str]


@lru_cache(maxsize=1024)
def weigh_chinese(name: str) -> float:
    """Weigh two to four characters as a Chinese name against words, as a natural logarithm."""
    plain = lexicon().simplify(name)
    if plain in _counts().things or not _HAN.match(plain):
        return -_UNKNOWN
    return _words(plain) - min(_chinese(plain), default=_UNKNOWN * len(plain))


def _chinese(name: str) -> Iterator[float]:
    """What the name costs, its family name of one character or of two."""
    families, given = _counts().costs["zh family"], _counts().costs["zh given"]
    for length, kind in ((1, "zh"), (2, "zh2")):
        family, rest = name[:length], name[length:]
        if 1 <= len(rest) <= 2 and (family in families or family in _plain_families(kind)):
            cost = families.get(family, _SELDOM[kind]) + (_GIVEN_ONE if len(rest) == 1 else _GIVEN_TWO)
            cost += _PLACED * (rest[-1] in _PLACES) + _WORDED * _is_common(rest)
            yield cost + sum(min(given.get(char, _STRANGE["zh"]), _STRANGE["zh"]) for char in rest)


def _is_common(given: str) -> bool:
    known = lexicon().words.get(given) if len(given) > 1 else None
    return known is not None and known[1] < _COMMON and not known[0].startswith("nr")


def _words(text: str) -> float:
    """What the cheapest words cost that a text is laid out in; names of persons are none."""
    words, costs = lexicon().words, [0.0]
    for end in range(1, len(text) + 1):
        ways = [costs[end - 1] + _UNKNOWN]
        for start in range(end):
            known = words.get(text[start:end])
            if known is not None and (end - start == 1 or not known[0].startswith("nr")):
                ways.append(costs[start] + known[1])
        costs.append(min(ways))
    return costs[-1]


@lru_cache(maxsize=1024)
def weigh_japanese(name: str) -> float:
    """Weigh two to seven characters as a Japanese name against any characters, as a natural logarithm."""
    if mixed := _MIXED.match(name):
        family, given = mixed.groups()
        named = given in _counts().kana or given[-1] > "ん"
        built = _ANY * len(family) - _japanese_family(family)
        return built + _KANA if named else -_KANA
    if not _HAN.match(name):
        return -_UNKNOWN
    ways = [
        _japanese_family(name[:cut]) + _GIVEN[len(name) - cut] + _placed(name[cut:], "given")
        for cut in range(1, min(_FAMILY + 1, len(name)))
        if len(name) - cut in _GIVEN
    ]
    return _ANY * len(name) - min(ways, default=_UNKNOWN * len(name))


def _japanese_family(family: str) -> float:
    if family in family_names("ja"):
        return _KNOWN
    return _BUILT[len(family)] + _placed(family, "family")


def _placed(part: str, kind: str) -> float:
    """What the characters of a family name or a given name cost, each at its place in it."""
    costs, strange = _counts().costs, _STRANGE["ja"]
    first, last = costs[f"ja {kind} first"], costs[f"ja {kind} last"]
    cost = last.get(part[-1], strange) + (first.get(part[0], strange) if len(part) > 1 else 0.0)
    return cost + sum(costs[f"ja {kind} other"].get(char, strange) for char in part[1:-1])


@cache
def _plain_families(kind: str) -> frozenset[str]:
    """The Chinese family names, in Simplified characters."""
    return frozenset(map(lexicon().simplify, family_names(kind)))


@cache
def _counts() -> _Counts:
    """The rows of tables/givens.tsv."""
    costs: dict[str, dict[str, float]] = {}
    named: dict[str, frozenset[str]] = {}
    for kind, cost, entries in rows_of("givens"):
        if kind in ("kana", "thing"):
            named[kind] = frozenset(entries.split())
        else:
            costs.setdefault(kind, {}).update(dict.fromkeys(entries, float(cost)))
    return _Counts(costs, named["kana"], named["thing"])
