"""Captions without a credit, told by their company: a few lines by themselves below a caption and above another.

No mark tells such lines from a head or a paragraph, but the stories beside them are whole without them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from typeset.copydesk.knowledge.offices import is_office
from typeset.copydesk.passages.passage import Kind, Passage

_LONGEST: Final = 80
"""No such caption has more characters."""
_LINES: Final = 5
_UNEVEN: Final = 4
"""Half ems: a first line's indent, or a mark pushed out."""
_PAIRED: Final = re.compile("[一-鿿]{2}(?:[·・．•／/][一-鿿]{2}){1,2}")
_PICTURED: Final = (Kind.CAPTION, Kind.CREDIT)


def companions(passages: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
    """The page with one block read as a caption, for each that stands among captions, from the foot upward."""
    end = len(passages)
    while end:
        start = end - 1
        while start and not passages[start].blank and passages[start].kind is Kind.HEAD:
            start -= 1
        block = passages[start:end]
        if _stands_alone(passages, start, end) and _is_brief(block) and _is_among(passages, start, end):
            strips = tuple(strip for passage in block for strip in passage.strips)
            bare = "".join(passage.bare for passage in block)
            yield (*passages[:start], replace(block[0], kind=Kind.CAPTION, strips=strips, bare=bare), *passages[end:])
        end = start


def names_page(bare: str) -> bool:
    """Whether words are fields of news side by side, as pages are named: 港口·物流."""
    return _PAIRED.fullmatch(bare) is not None


def _stands_alone(passages: Sequence[Passage], start: int, end: int) -> bool:
    """Whether blank lines part a block from the rest of the page."""
    return passages[start].blank and (end == len(passages) or passages[end].blank)


def _is_brief(block: Sequence[Passage]) -> bool:
    """Whether a block is a few lines of a head, or a short paragraph that opens nothing and closes nothing."""
    if sum(len(passage.bare) for passage in block) > _LONGEST or sum(len(p.strips) for p in block) > _LINES:
        return False
    if len(block) == 1 and names_page(block[0].bare):
        return False
    if any(p.opens or p.item or p.title or p.leans or p.closes or is_office(p.bare) for p in block):
        return False
    if len(block) == 1:
        return block[0].kind in (Kind.HEAD, Kind.TEXT)
    return all(passage.kind is Kind.HEAD for passage in block) and _is_set(block)


def _is_set(block: Sequence[Passage]) -> bool:
    """Whether the lines of a block were set to one measure: but for the last they are of one width."""
    widths = [passage.width for passage in block]
    return max(widths) - min(widths[:-1]) <= _UNEVEN and widths[-1] <= widths[-2] + 1


def _is_among(passages: Sequence[Passage], start: int, end: int) -> bool:
    """Whether a block stands below a caption and above another, or above the page's foot."""
    if not start or passages[start - 1].kind not in _PICTURED:
        return False
    if end < len(passages) and passages[end].kind is Kind.CAPTION:
        return True
    return all(passage.kind is Kind.FURNITURE for passage in passages[end:])
