"""Whether words describe a picture: who is seen doing what and where, in the present, and nobody is quoted.

A reader tells a caption by this where it has neither mark nor credit. The evidence is the table's, tables/scenes.tsv.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.needs import Sieve, finder
from typeset.copydesk.knowledge.vocabulary import fill_in, rows_of, ungrouped

SEEN: Final = 2.0
"""Words that say as much describe a picture, with a full stop or without."""
_LONGEST: Final = 90
"""A picture's words are no longer, in characters, where nothing else tells them."""
_KANA: Final = re.compile("[\u3041-\u3096]")
_PEOPLE: Final = "<ONLOOKED>"
"""The class of those whom pictures show."""
_SETTLED: Final = -2.0
"""What speaks for it no longer counts."""
_LEAST: Final = -4.0
_MOST: Final = 4.0
"""So much the words say against a caption or for one, and no more, as natural logarithms."""


class Evidence(NamedTuple):
    """A row of the table: `script` is ja where there is any hiragana, else zh."""

    script: str
    weight: float
    pattern: str
    example: str


class _Search(NamedTuple):
    """A row's pattern; `bit`: of the sieve's; `peopled`: it finds nothing where nobody is named."""

    bit: int
    weight: float
    pattern: str
    peopled: bool


@lru_cache(maxsize=1024)
def read_scene(bare: str) -> float:
    """How much a passage without white space speaks for describing a picture, as a natural logarithm."""
    if len(bare) > _LONGEST:
        return _LEAST
    script = "ja" if _KANA.search(bare) else "zh"
    score = 0.0
    peopled: bool | None = None
    # What speaks against it stands first in the table, and settles most.
    sieve, rows = _evidence(script)
    asked = sieve.sift(bare)
    for row in rows:
        if row.weight > 0.0 and score <= _SETTLED:
            break
        if not asked & row.bit:
            continue
        if row.peopled:
            peopled = _people().search(bare) is not None if peopled is None else peopled
            if not peopled:
                continue
        if finder(row.pattern)(bare):
            score += row.weight
    return max(_LEAST, min(_MOST, score))


@cache
def _people() -> re.Pattern[str]:
    return re.compile(ungrouped(fill_in(_PEOPLE)))


@cache
def _evidence(script: str) -> tuple[Sieve, tuple[_Search, ...]]:
    rows = [row for row in table() if row.script == script]
    patterns = [ungrouped(fill_in(row.pattern)) for row in rows]
    return Sieve.of(patterns), tuple(
        _Search(1 << number, row.weight, pattern, _PEOPLE in row.pattern)
        for number, (row, pattern) in enumerate(zip(rows, patterns, strict=True))
    )


@cache
def table() -> tuple[Evidence, ...]:
    """The rows of tables/scenes.tsv."""
    return tuple(
        Evidence(script, float(weight), pattern, example) for script, weight, pattern, example in rows_of("scenes")
    )
