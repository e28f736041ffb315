from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.copydesk.assignment import best_matching


@pytest.mark.parametrize(
    ("gains", "matching"),
    [
        ([], []),
        ([[3.0]], [0]),
        ([[1.0, 2.0], [2.0, 9.0]], [0, 1]),
        ([[5.0, 4.0, 0.0], [5.0, 0.0, 0.0], [0.0, 4.0, 3.0]], [1, 0, 2]),
    ],
)
def test_the_sum_counts_and_not_the_nearest(gains: list[list[float]], matching: list[int]) -> None:
    assert best_matching(gains) == matching


SIZE = st.integers(1, 5)
GAIN = st.integers(-9, 9)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_no_other_matching_is_better(gains: list[list[int]]) -> None:
    found = best_matching(gains)
    assert sorted(found) == list(range(len(gains)))
    best = max(
        sum(row[column] for row, column in zip(gains, order, strict=True)) for order in permutations(range(len(gains)))
    )
    assert sum(row[column] for row, column in zip(gains, found, strict=True)) == best
