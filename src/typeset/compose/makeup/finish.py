"""The last page, filled to its foot: what an art editor does with it when nothing is left to print.

A page that takes all that is left would end where its text ends, in the middle of the paper. What can give way on it
is bounded: heads in their larger sizes with more white round them, pictures over more columns, the places of missing
ones in a picture's proportions. The outlines of its pieces tell for which price per cell they would fill the page
together; each piece is valued with that price for every cell that it takes, so that all give way alike, and a full page
of them is looked for. It is taken where it costs less than the white at the foot does.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from typeset.compose.makeup.bench import WHITE, Attempt, Bench, Bid
from typeset.compose.makeup.bound import margin, outline
from typeset.compose.makeup.choice import Choice, Task
from typeset.compose.makeup.layout import Field, Layout
from typeset.compose.makeup.pages import Sheet, impose
from typeset.compose.makeup.search import Search, last_cost
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.makeup.slicing import GAP, Piece, Slicer, Taste

_LITTLE: Final = 0.5
"""A page whose copy takes less than this share of it ends where its text ends: it could be filled with frames only."""
_FOOT: Final = 6.0
"""What white at the foot of a page costs at all, besides its share of the page (WHITE)."""
_LOSS: Final = 0.004
"""Such a share of a page is lost between rectangles for each piece,"""
_SMALL: Final = 10
"""of which more than so many are small ones."""
_FEW: Final = 8
_SPREAD: Final = (20.0, 3.0)
"""How far the search follows what is not the cheapest (see Taste) with up to so many pieces, and with more: few pieces
fill a page in few ways, which are not the cheapest of each corner."""


def finish(task: Task, sheet: Sheet, label: str, shaper: Shaper) -> Sheet:
    """Fill a last page, which takes all of its task's copy, to its foot; or leave it where the white costs less."""
    white = 1 - sheet.height / sheet.field.height
    if not 0 < white <= _LITTLE or not task.copy:
        return sheet
    choice = Choice(len(task.copy.stories), False, len(task.copy.photos))
    bid = next(Bench(task, shaper.eased()).bids(choice), None)
    filled = _fill(bid) if bid is not None else None
    left = sheet.cost - last_cost(sheet.height, sheet.field) + _FOOT + WHITE * white
    return impose(task, filled, (label, shaper.stone)) if filled is not None and filled.cost < left else sheet


def _fill(bid: Bid) -> Attempt | None:
    """Look for a full page of a bid's pieces."""
    numbers, field = bid.quest.pieces, bid.quest.field
    price = _price([bid.slicer.pieces[number] for number in numbers], field)
    if price is None:
        return None
    valued = {number: _valued(bid.slicer.pieces[number], price) for number in numbers}
    taste = Taste(spread=_SPREAD[len(numbers) > _FEW])
    search = Search(replace(bid.quest, last=False), Slicer(valued, field.columns, field.height, taste))
    if search.best is None:
        return None
    search.deepen()
    return Attempt(bid.choice, search, bid.bonus + price * _cells(search.best.layout))


def _price(pieces: Sequence[Piece], field: Field) -> float | None:
    """Find the price for each cell at which the pieces' areas fill a field; None if they cannot."""
    outlines = [outline(piece.shapes, field.height, field.columns) for piece in pieces]
    room = (1 - _LOSS * min(len(pieces) - 1, _SMALL)) * field.columns * (field.height + GAP)
    return margin((one for one in outlines if one is not None), int(room))


def _valued(piece: Piece, price: float) -> Piece:
    """Value a piece's shapes by the cells that they take."""
    return Piece(
        piece.weight,
        {
            span: tuple(replace(shape, cost=shape.cost - price * span * (shape.height + GAP)) for shape in shapes)
            for span, shapes in piece.shapes.items()
        },
    )


def _cells(layout: Layout) -> int:
    """The cells that the shapes of a page take, each with the gap below it."""
    return sum(one.span * (one.shape.height + GAP) for one in layout.rectangles)
