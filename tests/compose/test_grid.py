import pytest

from typeset import house
from typeset.compose.grid import rule_grid


@pytest.mark.parametrize("name", house.names())
def test_the_grid_stands_in_the_middle_of_its_paper(name: str):
    style = house.load(name)
    grid = rule_grid(style)
    right = grid.x(grid.columns - 1) + grid.column_width
    assert grid.left == pytest.approx(style.paper.width - right)
    assert grid.left >= style.paper.side - 1e-9
    foot = grid.y(grid.lines)
    assert grid.top >= style.paper.head - 1e-9
    assert foot <= style.paper.height - style.paper.foot + 1e-9
    assert style.paper.height - style.paper.foot - style.paper.head - grid.lines * grid.leading < grid.leading


def test_lines_and_columns_follow_each_other():
    grid = rule_grid(house.load("a3"))
    assert grid.column_width == 142.5
    assert grid.x(1) - grid.x(0) == 154.5
    assert grid.width(5) == 5 * 142.5 + 4 * 12
    assert grid.baseline(7) - grid.baseline(6) == pytest.approx(14.25)
    box = grid.box(1, 2, 3, 4)
    assert (box.x, box.width, box.height) == (grid.x(1), 297.0, pytest.approx(57))


def test_text_stands_in_the_middle_of_its_slot():
    grid = rule_grid(house.load("a3"))
    above = grid.baseline(0) - 0.88 * grid.size - grid.y(0)
    below = grid.y(1) - grid.baseline(0) - 0.12 * grid.size
    assert above == pytest.approx(below)


@pytest.mark.parametrize(("height", "slots"), [(0, 0), (0.1, 1), (14.25, 1), (14.26, 2), (57.0, 4)])
def test_whole_slots(height: float, slots: int):
    assert rule_grid(house.load("a3")).slots(height) == slots
