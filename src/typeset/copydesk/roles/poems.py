"""What a page says of its poems beside their own lines: a title that names a form, counts poems or names a column.

Whoever reads 临江仙·秋夜, 冬日三题（组诗） or 短歌 今週の一首 looks for verse beside it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.needs import sifted
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.copydesk.knowledge.writers import LIKELY
from typeset.copydesk.lines.line import UNMARKED, Edge, Line, plain
from typeset.copydesk.marks.marking import Words

_TITLE: Final = 30
"""No title that names a form or a column of verse is wider, in half ems."""
_NEAR: Final = 3
"""So many lines at most, names and a poem's own title, stand between such a title and the first line."""
_MOST: Final = 12
"""A suite has no more poems, where its title does not count them."""
_FAR: Final = 30
"""How many lines of verse a title speaks for."""
_CLAUSES: Final = re.compile("[，、。；：！？,;?!]")
_CLAUSE_ENDS: Final = frozenset({Edge.COMMA, Edge.STOP, Edge.EXCLAIM})
"""What a classical line ends on."""
_FOOT: Final = 7
"""No clause of a classical line is longer, in characters; an eighth may lead it."""
_FREE: Final = 44
"""Few lines of a free poem are wider, in half ems."""


class Called(NamedTuple):
    """What titles nearby say for a line's being verse.

    `verse`: it stands in a run of lines beside such a title; `near`: as one of the first; `title`: it is such a
    title itself.
    """

    verse: bool = False
    near: bool = False
    title: bool = False


_UNCALLED: Final = Called()


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite's title: how many poems' own titles it calls for, 0 where it does not say.

    `added`: they are those of more poems, 外一首: the first one has the suite's title.
    """

    count: int
    added: bool

    @property
    def least(self) -> int:
        """How many of them show that the title's poems stand there: where it counts them, one that is left between."""
        return 1 if self.count else 2

    @property
    def most(self) -> int:
        """How many there are at most."""
        return self.count or _MOST


@lru_cache(maxsize=4096)
def suite_of(text: str) -> Suite | None:
    """Read a title that counts poems or says that they are several; None for any other."""
    found = _patterns()["suite"].search(text) if len(text) <= _TITLE // 2 else None
    if found is None:
        return None
    count = found["count"]
    return Suite(_number(count) if count else 0, added=count is not None and "外" in text)


def call_verse(lines: Sequence[Line], words: Sequence[Words]) -> list[Called]:
    """Tell which of a page's lines the titles of poems speak for."""
    titles = [place for place, line in enumerate(lines) if line.width <= _TITLE and _is_title(line)]
    near: set[int] = set()
    verse: set[int] = set()
    for title in titles:
        for run in (_run(lines, words, range(title + 1, len(lines))), _run(lines, words, range(title - 1, -1, -1))):
            verse.update(run)
            near.update(sorted(run)[: _NEAR + 1])
    named = set(titles)
    spoken_for = verse | near | named
    return [Called(n in verse, n in near, n in named) if n in spoken_for else _UNCALLED for n in range(len(lines))]


@cache
def table() -> tuple[tuple[str, str, str], ...]:
    """The rows of tables/poems.tsv: kind, pattern, example."""
    return tuple((kind, pattern, example) for kind, pattern, example in rows_of("poems"))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for kind, pattern, _ in table():
        kinds.setdefault(kind, []).append(pattern)
    return {kind: re.compile("|".join(patterns)) for kind, patterns in kinds.items()}


@cache
def _any() -> Callable[[str], tuple[bool, ...]]:
    return sifted([pattern.replace("?P<count>", "?:") for _, pattern, _ in table()])


def _number(text: str) -> int:
    digits = "一二三四五六七八九"
    if text in "两兩双雙":
        return 2
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return digits.find(text[-1]) + 1
    return 10 * (digits.find(tens) + 1 if tens else 1) + (digits.find(ones) + 1 if ones else 0)


def _is_title(line: Line) -> bool:
    """Whether a short line names a form, a suite or a column of verse."""
    return not line.commas and line.edge in UNMARKED and any(_any()(plain(line)))


def is_measured(line: Line) -> bool:
    """Whether a line is built of short clauses and ends where one does, as the lines of classical verse are."""
    if not line.commas or len(line.bare) > (line.commas + 1) * (_FOOT + 1) or line.tokens > 2:
        return False
    if line.edge not in _CLAUSE_ENDS:
        return False
    clauses = [clause for clause in _CLAUSES.split(line.bare) if clause]
    return len(clauses) > 1 and max(map(len, clauses)) <= _FOOT


def _may_be_verse(line: Line) -> bool:
    """Whether a line may be one of a poem by its marks alone."""
    return is_measured(line) or (not line.commas and line.width <= _FREE and line.tokens < 3)


def _run(lines: Sequence[Line], words: Sequence[Words], places: range) -> list[int]:
    """The lines from a title on, down or up, that may be verse, behind the writer's."""
    run: list[int] = []
    for count, place in enumerate(places[:_FAR]):
        if not run and count < _NEAR and (words[place].byline or words[place].writer >= LIKELY):
            continue
        if not _may_be_verse(lines[place]):
            break
        run.append(place)
    return run
