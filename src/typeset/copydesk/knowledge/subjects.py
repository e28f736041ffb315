"""What lists are about: where a head and its text share no word, 菜价 above eggs and yuan, their kind tells."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import compress
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.needs import sifted
from typeset.copydesk.knowledge.vocabulary import rows_of, ungrouped

_LONGEST: Final = 24
"""Heads of lists are short, in characters."""
_READ: Final = 200
"""How many characters of a text tell what it is about."""


class Subject(NamedTuple):
    """A kind of list: its name, how its heads read, what its text has."""

    name: str
    head: re.Pattern[str]
    text: re.Pattern[str]


@cache
def load_subjects() -> tuple[Subject, ...]:
    """The rows of tables/subjects.tsv."""
    return tuple(Subject(name, re.compile(head), re.compile(text)) for name, head, text, *_ in rows_of("subjects"))


@cache
def _named() -> Callable[[str], tuple[bool, ...]]:
    return sifted([ungrouped(subject.head.pattern) for subject in load_subjects()])


def name_subjects(heads: Iterable[str]) -> dict[str, tuple[Subject, ...]]:
    """The kinds of list that heads name, for those that name any."""
    found: dict[str, tuple[Subject, ...]] = {}
    for head in heads:
        if len(head) <= _LONGEST and any(named := _named()(head)):
            found[head] = tuple(compress(load_subjects(), named))
    return found


def places(subject: Subject, texts: Sequence[str]) -> list[int]:
    """Which of a page's short texts are about a subject."""
    return [place for place, text in enumerate(texts) if text and subject.text.search(text, 0, _READ)]
