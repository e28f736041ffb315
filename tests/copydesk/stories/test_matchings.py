"""Gathered heads in another order than their texts are matched by what both say."""

from typing import Any, Final

import pytest

from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage, Strip
from typeset.copydesk.stories.cuts import Shape, Story
from typeset.copydesk.stories.matchings import Ways, match
from typeset.copydesk.stories.pairings import Block, Pair, Pairings

_JUMPS: Final = -1.0 - 2 * 1.5
"""Two heads in another order than their texts: that they are, and neither has the text behind the last one's."""


class _Stacks:
    """Heads of one line each."""

    def stack(self, head: int, end: int) -> float:
        return 0.0 if end == head + 1 else -20.0


def _pairings(wanted: dict[int, int], bodies: dict[int, dict[int, float]], texts: int) -> Pairings:
    """Two head lines, `texts` text passages; 5.0 for each head with a text that begins where it is wanted, or less."""
    passages = [
        Passage(kind, (Strip(0, n, n + 1, False),), "文", 40, 2, False)
        for n, kind in enumerate([kinds.HEAD] * 2 + [kinds.TEXT] * texts)
    ]
    fits: Any = _Stacks()
    return Pairings(
        passages,
        [()] * (len(passages) + 1),
        fits,
        lambda place: bodies.get(place, {}),
        lambda head, _end, start, _to: 5.0 if wanted[head] == start else -5.0,
    )


def _ways(count: int) -> Ways:
    return Ways([0.0] * (count + 1), [0.0] * (count + 1))


def test_two_heads_change_places() -> None:
    pairings = _pairings({0: 3, 1: 2}, {2: {3: 1.0}, 3: {4: 1.0}}, 2)
    found = match(pairings, Block(0, 2, 2, 4), _ways(4), ())
    assert found is not None
    assert sorted(found.pairs) == [Pair(0, 1, 3, 4), Pair(1, 2, 2, 3)]
    # Each text's worth, half a point less for one head more of a gathering, and each pair's fit.
    assert found.score == pytest.approx(2 * (1.0 - 0.5) + 2 * 5.0 + _JUMPS)


def test_heads_in_the_order_of_their_texts_are_none_of_its_matter() -> None:
    pairings = _pairings({0: 2, 1: 3}, {2: {3: 1.0}, 3: {4: 1.0}}, 2)
    assert match(pairings, Block(0, 2, 2, 4), _ways(4), ()) is None


def test_the_texts_borders_follow_the_heads() -> None:
    """By themselves the texts part behind the first passage, with the heads that they get behind the second."""
    pairings = _pairings({0: 4, 1: 2}, {2: {3: 1.0, 4: 0.9}, 3: {5: 1.0}, 4: {5: 0.9}}, 3)
    found = match(pairings, Block(0, 2, 2, 5), _ways(5), ())
    assert found is not None
    assert sorted(found.pairs) == [Pair(0, 1, 4, 5), Pair(1, 2, 2, 4)]


def test_a_story_of_its_own_stays_among_the_texts() -> None:
    pairings = _pairings({0: 4, 1: 2}, {2: {3: 1.0}, 4: {5: 1.0}}, 3)
    brief = Story(3, 4, 4, 4, Shape.NO_HEAD, 0.0)
    candidates = [(), (), (), (brief,), (), ()]
    found = match(
        Pairings(pairings.passages, candidates, pairings.fits, pairings.bodies, pairings.weigh),
        Block(0, 2, 2, 5),
        _ways(5),
        (),
    )
    assert found is not None
    assert found.among == (brief,)
    assert sorted(found.pairs) == [Pair(0, 1, 4, 5), Pair(1, 2, 2, 3)]


def test_heads_and_texts_that_say_too_little_are_not_tried() -> None:
    pairings = _pairings({0: 2, 1: 2}, {2: {3: 1.0, 4: -9.5}}, 2)
    block = Block(0, 2, 2, 4)
    assert pairings.texts(block, 2) == [(3, 0.5, None)]
    assert [end for end, _, _ in pairings.heads(block, 0)] == [1]
    assert block.behind is False
    assert Block(2, 4, 0, 2).behind is True
