"""Turning: the lines of a head, of like length, at the least cost to its sense."""

from collections.abc import Callable, Mapping
from typing import Final

_UNEVEN: Final = 40.0
"""What a line costs that has no length like the others', and in proportion to the square of the difference."""


def unlike(width: float, goal: float) -> float:
    """Give what a line of `width` costs beside lines of the length `goal`, in the costs of turns."""
    return _UNEVEN * (width / goal - 1) ** 2


def even_turns(
    places: Mapping[int, float], end: int, measure: Callable[[int, int], float], count: int
) -> tuple[int, ...]:
    """Turn a head before some of `places`, which say what that costs, into `count` lines of like length.

    `measure` gives the width of a line from one place to another; the head ends at `end`. () where it has too few
    places.
    """
    goal = measure(0, end) / count
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count - 1):
        ways = {
            place: min(
                (cost + places[place] + unlike(measure(start, place), goal), (*turns, place))
                for start, (cost, turns) in ways.items()
                if start < place
            )
            for place in places
            if any(start < place for start in ways)
        }
    ends = [(cost + unlike(measure(at, end), goal), turns) for at, (cost, turns) in ways.items() if at]
    return min(ends)[1] if ends else ()
