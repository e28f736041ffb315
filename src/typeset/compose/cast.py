"""Casting an article's body for the galley: paragraphs, section heads, verse, editor's notes, jump lines.

Body text stands on the grid's baselines. A section head takes whole lines with its slogan, white above it and less
below, and stays with its text.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from typeset.compose.galley import Flow, Galley, Laid, Slug, Solid
from typeset.compose.line import Align, SetLine, place, shift
from typeset.compose.paragraph import fit, ready, set_line, set_loose
from typeset.compose.ragged import set_even
from typeset.compose.stone import Stone
from typeset.house import TextStyle
from typeset.model.edition import Block, EditorsNote, Jump, Paragraph, Section, Verse
from typeset.model.page import Element, Part
from typeset.model.source import Text

_SECTION_LINE: Final = 1.25
"""Baseline to baseline inside a section head, in its sizes."""
_SECTION_WHITE: Final = 0.5
"""The least white round a section head, in lines of the grid."""
_ABOVE: Final = 0.65
"""The share of that white that stands above the head."""
_VERSE_INDENTS: Final = (2.0, 1.0, 0.0)
"""Ems that verse may stand in; verse whose lines must turn stands in one."""
_EPS: Final = 0.01
_ASCENT: Final = 0.88


def pull(body: Iterable[tuple[int, Block]], owner: str, measure: float, stone: Stone) -> Galley:
    """Set the blocks of an article's body, each with its index there, to a measure in points."""
    said = tuple(body)
    seamed = seams(block for _, block in said)
    blocks: list[Flow | Solid] = []
    for number, (index, block) in enumerate(said):
        cast = _cast(block, owner, index, measure, stone)
        if number - 1 in seamed:
            blocks[-1:] = _seam(blocks[-1], cast, measure)
        else:
            blocks.append(cast)
    return Galley(measure, tuple(blocks))


def seams(body: Iterable[Block]) -> frozenset[int]:
    """Find where parts of an article meet: at a jump line that leads on, directly before one that leads back.

    The paper broke the article there, this edition does not.
    """
    return frozenset(
        number
        for number, (one, other) in enumerate(pairwise(body))
        if isinstance(one, Jump) and isinstance(other, Jump) and one.onward and not other.onward
    )


def _seam(one: Flow | Solid, other: Flow | Solid, measure: float) -> tuple[Flow | Solid, ...]:
    """Put the jump lines of a seam on one line, to the left and to the right, where both have room."""
    if not (isinstance(one, Solid) and isinstance(other, Solid) and len(one.cast) == len(other.cast) == 1):
        return (one, other)
    (left,), (right,) = one.cast[0].laid, other.cast[0].laid
    room, free = left.line.runs[0].dx, right.line.runs[0].dx
    if measure - room + left.line.runs[0].size > free:
        return (one, other)
    return (Solid((replace(one.cast[0], laid=(replace(left, line=shift(left.line, -room)), right)),)),)


def _cast(block: Block, owner: str, index: int, measure: float, stone: Stone) -> Flow | Solid:
    match block:
        case Paragraph():
            return flow(block.text, stone.house.text.body, Element(owner, Part.PARAGRAPH, index), measure, stone)
        case EditorsNote():
            return flow(block.text, stone.house.text.note, Element(owner, Part.NOTE, index), measure, stone)
        case Section():
            return _section(block, owner, index, measure, stone)
        case Verse():
            return _verse(block, owner, index, measure, stone)
        case Jump():
            return _jump(block, Element(owner, Part.JUMP, index), measure, stone)


def flow(text: Text, style: TextStyle, element: Element, measure: float, stone: Stone) -> Flow:
    """Set running text to a measure in points, on the grid's baselines."""
    copy = ready(text, style, stone.setter)
    return Flow(copy, fit(copy, measure), element, _baseline(stone))


def _section(block: Section, owner: str, index: int, measure: float, stone: Stone) -> Solid:
    """Set a section head and its slogan in the middle of the column, in as many whole lines as they need."""
    house, grid = stone.house, stone.grid
    rows = [
        (line, house.text.section, Part.SECTION) for line in _middle(block.text, house.text.section, measure, stone)
    ]
    if block.deck is not None:
        style = house.text.section_deck
        rows += [(line, style, Part.SECTION_DECK) for line in _middle(block.deck, style, measure, stone)]
    if not rows:
        return Solid(())
    height = sum(_SECTION_LINE * style.size for _, style, _ in rows)
    slots = grid.slots(height + _SECTION_WHITE * grid.leading)
    white = slots * grid.leading - height
    above = white * _ABOVE
    laid: list[Laid] = []
    y = above
    for line, style, part in rows:
        middle = y + _SECTION_LINE * style.size / 2
        laid.append(Laid(line, 0.0, middle + (_ASCENT - 0.5) * style.size, Element(owner, part, index)))
        y += _SECTION_LINE * style.size
    # At a column's top it needs less white above; all of it below would part the head from its text, so half stays.
    lift = max(0.0, above - max(grid.inset, white / 2))
    return Solid((Slug(slots, tuple(laid), ends=False, lift=lift),))


def _middle(text: Text, style: TextStyle, measure: float, stone: Stone) -> tuple[SetLine, ...]:
    lines = set_even(text, style, measure, setter=stone.setter)
    return tuple(place(line, measure, Align.CENTRE) for line in lines)


def _verse(block: Verse, owner: str, index: int, measure: float, stone: Stone) -> Solid:
    """Set each line as a line; one that is too long turns, its rest indented by one em more."""
    style = stone.house.text.verse
    indent, room = _verse_room(block, style, measure, stone)
    slugs: list[Slug] = []
    for number, text in enumerate(block.lines):
        element = Element(owner, Part.VERSE, index, number)
        lines = set_loose(text, style, room, Align.START, setter=stone.setter)
        for turned, line in enumerate(lines):
            moved = shift(line, indent + (style.size if turned else 0.0))
            slugs.append(Slug(1, (Laid(moved, 0.0, _baseline(stone), element),), ends=True))
    return Solid(_together(slugs))


def _verse_room(block: Verse, style: TextStyle, measure: float, stone: Stone) -> tuple[float, float]:
    """Choose the verse's indent, the widest that keeps its lines whole, and the measure of its lines, in points."""
    longest = max((set_line(text, style, stone.setter).width for text in block.lines), default=0.0)
    for ems in _VERSE_INDENTS:
        if longest <= measure - ems * style.size + _EPS:
            return ems * style.size, measure - ems * style.size
    return style.size, measure - 2 * style.size


def _jump(block: Jump, element: Element, measure: float, stone: Stone) -> Solid:
    """Set the paper's own jump line at the end of the measure."""
    style = stone.house.text.jump
    lines = set_loose(block.text, style, measure, Align.END, setter=stone.setter)
    return Solid(tuple(Slug(1, (Laid(line, 0.0, _baseline(stone), element),), ends=True) for line in lines))


def _together(slugs: list[Slug]) -> tuple[Slug, ...]:
    """Leave no single line of a verse alone at a foot or at a top."""
    last = len(slugs) - 1
    return tuple(
        replace(slug, ends=number == last or (number >= 1 and last - number >= 2)) for number, slug in enumerate(slugs)
    )


def _baseline(stone: Stone) -> float:
    return stone.grid.baseline(0) - stone.grid.y(0)
