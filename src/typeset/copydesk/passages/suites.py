"""Suites of poems: a title that counts them, 冬日三题（组诗）, and the titles of their own above each of them.

Such a small title stands above verse as an article's head does, and reads as one, or as the poet's name. What tells is
that the suite's title calls for it, or that it is a number, 其一: then it is a section's head within one article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

from typeset.copydesk.knowledge.writers import LIKELY, read_signature
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.passages.stanzas import part_titles
from typeset.copydesk.roles.poems import Suite, suite_of

_TITLE: Final = 14
"""No poem's own title is longer, in characters."""
_NAME: Final = 4
"""Nor a poet's name that nothing else tells."""
_POEM: Final = 4
"""No poem below its own title has fewer lines with it."""
_STACK: Final = 3
"""So many lines at most stand between a suite's title and its first verse."""
_NUMBERED: Final = re.compile(
    "其[一二三四五六七八九十]{1,2}|之[一二三四五六七八九十]|第[一二三四五六七八九十][首章]|[①-⑩❶-❿Ⅰ-Ⅻ]"
    "|[（(]?[一二三四五六七八九十0-9０-９]{1,2}[）)、.．]?"
)
_LINES: Final = (kinds.HEAD, kinds.BYLINE)


def name_suites(passages: Sequence[Passage], text: str) -> list[Passage]:
    """Tell the titles of poems within suites from heads and writers, and the writer below a suite's title.

    `text`: the page's.
    """
    passages = part_titles(passages, text)
    named = list(passages)
    for place, passage in enumerate(passages):
        suite = suite_of(passage.bare) if passage.kind is kinds.HEAD else None
        if suite is None:
            continue
        below, above = _below(passages, place, suite), _above(passages, place, suite)
        behind = len(above) > len(below)
        for title in above if behind else below:
            named[title] = _titled(passages[title])
        # The writer stands between the suite's title and the first poem's, or above that where all stand behind texts.
        poet = place + 1 if below[:1] == [place + 2] else above[0] - 1 if behind else -1
        if poet >= 0 and _is_poet(passages, poet, place):
            named[poet] = replace(passages[poet], kind=kinds.BYLINE)
    for place, (here, after) in enumerate(pairwise(named)):
        if here.kind is kinds.HEAD and after.kind is kinds.VERSE and _NUMBERED.fullmatch(here.bare):
            named[place] = _titled(here)
    return named


def _is_poet(passages: Sequence[Passage], place: int, suite: int) -> bool:
    """Whether what stands by a suite's first title is its writer, not another story's head."""
    line = passages[place]
    if line.kind is not kinds.HEAD or len(line.bare) > _NAME:
        return False
    return place > suite or place == 0 or passages[place - 1].kind in _LINES


def _titled(line: Passage) -> Passage:
    return replace(line, kind=kinds.TITLE, headlike=NEVER, textlike=NEVER)


def _below(passages: Sequence[Passage], place: int, suite: Suite) -> list[int]:
    """The titles of the poems below a suite's: behind its writer each stands above verse, the first one mostly too."""
    first = place + 1
    while first < len(passages) and passages[first].kind in _LINES:
        first += 1
    if first == len(passages) or passages[first].kind is not kinds.VERSE or first - place - 1 > _STACK:
        return []
    titles = list(islice(_between(passages, first), suite.most))
    if not suite.added and _heads_first(passages, place, first, suite.count and suite.count - len(titles)):
        titles = [first - 1, *titles[: suite.most - 1]]
    return titles if len(titles) >= suite.least else []


def _between(passages: Sequence[Passage], verse: int) -> Iterator[int]:
    """The lines below a poem that each stand by themselves between two poems, and may be the lower one's title."""
    place = _past_verse(passages, verse, 1)
    while place + 1 < len(passages) and _may_title(passages[place]) and passages[place + 1].kind is kinds.VERSE:
        yield place
        place = _past_verse(passages, place + 1, 1)


def _heads_first(passages: Sequence[Passage], place: int, first: int, left: int) -> bool:
    """Whether the line above the first verse is that poem's title, not the suite's or its writer.

    `left`: how many titles are still wanted; 0 where the suite's title does not count them.
    """
    line = passages[first - 1]
    if first - place < 2 or left < 0 or not _may_title(line):
        return False
    if first - place > 2:
        return True
    return not _may_name(line, passages[first]) and (left == 1 or line.kind is kinds.HEAD)


def _above(passages: Sequence[Passage], place: int, suite: Suite) -> list[int]:
    """The titles of the poems above a suite's, on a page whose heads stand behind their texts."""
    at = place - 1
    while at > 0 and passages[at].kind in _LINES and place - at < _STACK:
        at -= 1
    titles: list[int] = []
    while at > 0 and passages[at].kind is kinds.VERSE and len(titles) < suite.most:
        at = _past_verse(passages, at, -1)
        if at < 0 or not _may_title(passages[at]):
            break
        uppermost = at == 0 or passages[at - 1].kind is not kinds.VERSE
        counted = len(titles) + 1 == suite.count
        if uppermost and (suite.added or _is_named(passages[at], passages[at + 1], counted=counted)):
            break
        titles.append(at)
        at -= 1
    return titles[::-1] if len(titles) >= suite.least else []


def _past_verse(passages: Sequence[Passage], place: int, step: int) -> int:
    """The first passage from a place on, down or up, that is no verse."""
    while 0 <= place < len(passages) and passages[place].kind is kinds.VERSE:
        place += step
    return place


def _may_title(line: Passage) -> bool:
    """Whether a line may be a poem's own title."""
    return line.kind in _LINES and len(line.strips) == 1 and len(line.bare) <= _TITLE and suite_of(line.bare) is None


def _may_name(line: Passage, verse: Passage) -> bool:
    """Whether a line may name the poet rather than the poem: as names are, or the poem's title stands below it."""
    return _is_person(line) or (len(line.bare) < _NAME and _is_titled(verse))


def _is_named(line: Passage, verse: Passage, *, counted: bool) -> bool:
    """The same of what stands above a suite's first verse; `counted`: as a title it would be the last one wanted."""
    return (_is_person(line) and _is_titled(verse)) if counted else _may_name(line, verse)


def _is_person(line: Passage) -> bool:
    return read_signature(line.bare).score >= LIKELY or (line.kind is kinds.BYLINE and len(line.bare) > _NAME)


def _is_titled(verse: Passage) -> bool:
    """Whether verse opens on a line that may be its title: shorter than the next one, which is no title."""
    if len(verse.strips) < _POEM:
        return False
    title, first = (strip.end - strip.start for strip in verse.strips[:2])
    return title <= _NAME < first
