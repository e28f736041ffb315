import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.pour import Slugs


def free(count: int) -> Slugs:
    return Slugs([1] * count, [True] * count)


def depths(slugs: Slugs, pour_ends: tuple[int, ...]) -> list[int]:
    return [slugs.between(start, end) for start, end in zip((0, *pour_ends[:-1]), pour_ends, strict=True)]


def test_columns_that_divide_are_level():
    slugs = free(12)
    pour = slugs.level([4, 4, 4])
    assert pour is not None
    assert (pour.ends, pour.starts, pour.cost) == ((4, 8, 12), (0, 4, 8), 0)


def test_what_does_not_divide_falls_short_at_the_end():
    slugs = free(13)
    pour = slugs.level([5, 5, 5])
    assert pour is not None
    assert depths(slugs, pour.ends) == [5, 4, 4]


def test_columns_below_a_photo_are_shorter():
    slugs = free(20)
    pour = slugs.level([9, 9, 2])
    assert pour is not None
    assert depths(slugs, pour.ends) == [9, 9, 2]


def test_what_does_not_fit_is_not_poured():
    assert free(13).level([4, 4, 4]) is None
    assert free(1).level([9, 9]) is None


def test_a_column_ends_where_it_may():
    legal = [True] * 12
    legal[3] = False  # the fifth slug is the last line of its paragraph
    slugs = Slugs([1] * 12, legal)
    pour = slugs.level([5, 4, 4])
    assert pour is not None
    assert pour.ends[0] == 5
    control = free(12).level([4, 4, 4])
    assert control is not None
    assert control.ends[0] == 4


def test_a_section_head_is_not_parted_and_not_left_at_a_foot():
    slugs = Slugs([1, 1, 1, 3, 1, 1, 1, 1], [False, True, True, False, False, True, True, True])
    pour = slugs.level([6, 7])
    assert pour is not None
    assert pour.ends[0] == 3  # not 4, where the head would end the column


def test_filling_leaves_a_rest():
    slugs = free(40)
    pour = slugs.fill([6, 6, 5], rest=10)
    assert pour is not None
    assert pour.ends == (6, 12, 17)
    assert slugs.fill([20, 19], rest=10) is None


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.integers(1, 6), st.integers(6, 200))
def test_feet_are_level_to_a_line(columns: int, count: int):
    slugs = free(count)
    depth = -(-count // columns)
    pour = slugs.level([depth] * columns)
    if depth * columns - count > 3 * columns:
        return
    assert pour is not None
    filled = depths(slugs, pour.ends)
    assert sum(filled) == count
    assert max(filled) - min(filled) <= 1
    assert filled == sorted(filled, reverse=True)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=4, max_size=30), st.integers(2, 5))
def test_no_line_is_stranded_where_another_cut_is_near(paragraphs: list[int], columns: int):
    legal: list[bool] = []
    for lines in paragraphs:
        legal += [lines - 1 == n or (n >= 1 and lines - 2 > n) for n in range(lines)]
    slugs = Slugs([1] * len(legal), legal)
    depth = -(-len(legal) // columns)
    pour = slugs.level([depth] * columns)
    if pour is None:
        return
    assert pour.ends[-1] == len(legal)
    stranded = [end for end in pour.ends[:-1] if end and not legal[end - 1]]
    assert pour.cost >= 30 * len(stranded)


@pytest.mark.parametrize("rooms", [[3], [3, 3], [0, 3]])
def test_an_empty_galley_leaves_its_columns_empty(rooms: list[int]):
    pour = Slugs([], []).level(rooms)
    assert pour is None or set(pour.ends) == {0}
