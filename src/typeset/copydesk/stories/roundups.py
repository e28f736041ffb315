"""Round-ups: short notes that stand under one name, 市县传真 or お知らせ, each below a small head of its own.

Nothing but their likeness tells the first note's head from the headline below a kicker: the name above it is as short
as a kicker is, and what stands below the further heads are the story's sections. Where each of them has one short
paragraph, as the first one has, and is about as wide, the first is one of them and the name is the headline.
"""

from collections.abc import Sequence
from typing import Final

from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage

_NAME: Final = 20
"""No round-up's name is wider, in half ems, nor has it two lines."""
_NOTE: Final = 110
"""No note has more characters."""
_RATIO: Final = 3.5
"""Nor is one so many times as long as another."""
_WIDER: Final = 4
"""By more half ems the first head is not wider than the widest of the others."""


def is_roundup(stack: Sequence[Passage], text: Sequence[Passage]) -> bool:
    """Whether the last line of a head is the first note's own, the text having the other notes' as section heads."""
    if len(stack) != 2 or stack[0].width > _NAME:
        return False
    if not text or text[0].kind is not kinds.TEXT or len(text) % 2 == 0:
        return False
    heads, notes = text[1::2], text[::2]
    if not heads or any(head.kind is not kinds.HEAD for head in heads) or any(n.kind is not kinds.TEXT for n in notes):
        return False
    sizes = [len(note.bare) for note in notes]
    if max(sizes) > _NOTE or max(sizes) > _RATIO * min(sizes):
        return False
    return stack[1].width <= max(head.width for head in heads) + _WIDER
