"""The bound of a page's cost: never above what the search finds, and close to it where pieces fit together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.makeup.bound import least, margin, outline
from typeset.compose.makeup.slicing import GAP, Piece, Shape, Slicer, Taste

PLAIN = Taste(cut=0, butt=0, disorder=0, ragged=0, slack=0, spread=1e9)


def shapes(area: int, columns: int) -> dict[int, tuple[Shape, ...]]:
    """Shapes whose cost falls, then rises with their height."""
    return {
        span: tuple(Shape(-(-area // span) + more, (more - 1) ** 2 + 0.7 * span, None) for more in range(4))
        for span in range(1, columns + 1)
    }


def test_the_outline_is_convex_and_holds_the_cheapest_shape():
    found = outline({1: (Shape(5, 4.0, None), Shape(6, 3.9, None), Shape(7, 0.0, None))}, 30, 2)
    assert found == (5 + GAP, 4.0, ((-2.0, 2),))


def test_what_does_not_fit_has_no_outline_and_no_bound():
    assert outline({3: (Shape(5, 0.0, None),)}, 30, 2) is None
    assert outline({1: (Shape(31, 0.0, None),)}, 30, 2) is None
    one = outline({1: (Shape(9, 1.0, None),)}, 30, 2)
    assert one is not None
    assert least((one, one), 20, 0.0) == 2.0
    assert least((one, one), 19, 0.0) is None


def test_blank_cells_have_their_price():
    one = outline({1: (Shape(9, 1.0, None), Shape(14, 2.0, None))}, 30, 1)
    assert one is not None
    assert least((one,), 30, 0.1) == 1.0 + 20 * 0.1  # growing costs twice as much a cell as leaving it blank
    assert least((one,), 30, 0.5) == 2.0 + 15 * 0.5


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.integers(4, 40), min_size=1, max_size=5), st.integers(1, 4), st.floats(0.0, 2.0))
def test_no_page_costs_less_than_its_bound(areas: list[int], columns: int, blank: float):
    height = 30
    pieces = {number: Piece(0.5, shapes(area, columns)) for number, area in enumerate(areas)}
    outlines = [outline(piece.shapes, height, columns) for piece in pieces.values()]
    bound = least([one for one in outlines if one], columns * (height + GAP), blank) if all(outlines) else None
    for tall, cost in Slicer(pieces, columns, height, PLAIN).costs(tuple(pieces)).items():
        assert bound is not None
        assert bound <= cost + blank * columns * (height - tall) + 1e-9


def test_the_margin_is_the_price_of_the_last_cell():
    cheap = outline({1: (Shape(9, 0.0, None), Shape(14, 1.0, None))}, 30, 1)
    dear = outline({1: (Shape(9, 0.0, None), Shape(14, 5.0, None))}, 30, 1)
    assert cheap is not None
    assert dear is not None
    assert margin((cheap, dear), 20) == 0.0  # both as they are
    assert margin((cheap, dear), 24) == 0.2  # the one that stretches for less goes first
    assert margin((cheap, dear), 27) == 1.0
    assert margin((cheap, dear), 31) is None
