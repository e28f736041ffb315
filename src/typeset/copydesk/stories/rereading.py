"""Lines read anew by the story that they stand in: a head read as a short text, a writer or a signature as a head.

A line is read by its looks before any story is known. What it is shows where it stands: a question or a name above a
text that has no other head is its head, a short line where a text begins its writer or whom it greets, where one ends
its signature. So the page's cut may take such lines either way, at a price; `name_by_story` then names them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.borders import Borders
from typeset.copydesk.stories.cuts import Story

_HOPELESS: Final = -8.0
"""A line that is less likely to be another thing is not thought of."""
_UNLIKE: Final = -9.0
_UNSIGNED: Final = -5.0
"""Nor is a text, a writer, as a head that looks so much less like one."""
_HEAD: Final = -0.4
_HEADLIKE: Final = 0.55
"""A text taken for a line of a head; how much of what its looks say counts."""
_BARE: Final = -1.1
"""A head that has no other line."""
_WRITER: Final = -5.0
_SIGNS: Final = 0.55
_NAMES: Final = 1.2
"""A line of a head taken for the writer above a text; how much its looks and its words say for it."""
_GREETING: Final = -0.5
_GREETS: Final = 0.1
"""One that ends on a colon taken for whom the text greets."""
_SIGNATURE: Final = -3.1
_CLOSES: Final = 0.55
_NAMED: Final = 0.7
"""One taken for the signature or date below a text; how much its looks and its words say for it."""
_COLONS: Final = "：:"
_CALLS_FOR: Final = frozenset("：:，,、—―─")
"""What a line of a head ends on that the next one goes on with."""


class Rereading:
    """What the doubtful lines of a page may be besides what they were read as.

    `heads`: which passages may be a line of a head. `leads`, `closings`: what a head's line says for standing first or
    last in a text instead, `NEVER` where it cannot.
    """

    __slots__ = ("_borders", "_passages", "closings", "heads", "leads")

    def __init__(self, passages: Sequence[Passage], borders: Borders) -> None:
        self._passages = passages
        self._borders = borders
        self.heads = [may_head(passage) for passage in passages]
        self.leads = [
            NEVER if _is_led_on(before, passage, after) else _lead(passage)
            for before, passage, after in zip((None, *passages), passages, (*passages[1:], None), strict=False)
        ]
        self.closings = [
            NEVER if _opens_head(passage, after) else _closing(passage)
            for passage, after in zip(passages, (*passages[1:], None), strict=False)
        ]

    def price(self, start: int, end: int) -> float:
        """What it costs to take the lines [start, end) for a head, texts among them."""
        passages = self._passages
        taken = [passage for passage in passages[start:end] if passage.kind is not kinds.HEAD]
        if not taken:
            return 0.0
        price = sum(_HEAD + _HEADLIKE * passage.headlike for passage in taken) + _BARE * (len(taken) == end - start)
        # The borders of two texts at the head's edges were not any.
        if passages[start].kind is not kinds.HEAD:
            price -= self._borders.breaks[start]
        if end < len(passages) and passages[end - 1].kind is not kinds.HEAD:
            price -= self._borders.breaks[end]
        return price


def may_head(passage: Passage) -> bool:
    """Whether a passage is a line of a head, or may be one after all."""
    return passage.kind is kinds.HEAD or passage.headlike > (_UNLIKE if passage.kind is kinds.TEXT else _UNSIGNED)


def name_by_story(passages: Sequence[Passage], stories: Sequence[Story]) -> tuple[Passage, ...]:
    """Name anew each line of a story's head, and a head's line first or last in its text; a column's name stays."""
    named = list(passages)
    for story in stories:
        for place in range(story.head_start, story.head_end):
            if passages[place].kind is not kinds.HEAD:
                named[place] = replace(passages[place], kind=kinds.HEAD)
        start, end = story.text
        if end - start < 2:
            continue
        if passages[start].kind is kinds.HEAD and not passages[start].column:
            named[start] = replace(passages[start], kind=kinds.TEXT if _greets(passages[start]) else kinds.BYLINE)
        while passages[end - 1].kind is kinds.HEAD:
            end -= 1
            named[end] = replace(passages[end], kind=kinds.TEXT)
    return tuple(named)


def _lead(passage: Passage) -> float:
    """What a head's line says for being the writer above a text, or whom it greets."""
    if passage.textlike == NEVER or passage.title or passage.column:
        return NEVER
    if _greets(passage):
        score = _GREETING + _GREETS * passage.textlike
    else:
        score = _WRITER + _SIGNS * passage.textlike + _NAMES * passage.writer
    return score if score > _HOPELESS else NEVER


def _is_led_on(before: Passage | None, line: Passage, after: Passage | None) -> bool:
    """Whether a line goes on with a head's line that calls for it, or stands above a text that names its writer itself.

    安吉白茶： closes no head, and what 本报讯（记者 某某） opens has no writer above it.
    """
    if before is not None and not line.blank and before.kind is kinds.HEAD and before.bare[-1] in _CALLS_FOR:
        return True
    return after is not None and after.opens and not _greets(line)


def _closing(passage: Passage) -> float:
    """What a head's line says for being the signature or the date below a text."""
    if passage.textlike == NEVER or passage.title or passage.column:
        return NEVER
    score = _SIGNATURE + _CLOSES * passage.textlike + _NAMED * passage.writer
    return score if score > _HOPELESS else NEVER


def _opens_head(line: Passage, after: Passage | None) -> bool:
    """Whether a blank line parts a head's line from what is above it, and none from the next: they are one head's."""
    return line.blank and after is not None and after.kind is kinds.HEAD and not after.blank


def _greets(passage: Passage) -> bool:
    """Whether a line addresses somebody: 各位读者：."""
    return passage.bare[-1] in _COLONS
