"""The best chain of stories: margins by the definition, and no more looks at a story than the page has heads."""

import random
from math import log

import pytest

from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories import assignment as stories
from typeset.copydesk.stories import cuts
from typeset.copydesk.stories.cuts import Cut, Shape, Story, best_cut
from typeset.copydesk.stories.heads import Setting


def candidates_of(seed: int, size: int = 9) -> list[list[Story]]:
    """Stories of every shape with random scores, one of no head at each place so that a cut there always is."""
    dice = random.Random(seed)
    found: list[list[Story]] = []
    for start in range(size):
        here = [Story(start, start + 1, start + 1, start + 1, Shape.NO_HEAD, -6.0)]
        for end in range(start + 2, min(size, start + 5) + 1):
            head = dice.randrange(start + 1, end)
            here.append(Story(start, end, start, head, Shape.HEAD_FIRST, -dice.random()))
            here.append(Story(start, end, head, end, Shape.HEAD_LAST, -dice.random()))
            here.append(Story(start, end, start, end, Shape.HEAD_ALONE, -dice.random()))
        found.append(here)
    return found


def cuts_of(candidates: list[list[Story]], start: int = 0) -> list[list[Story]]:
    """Every cut there is."""
    if start == len(candidates):
        return [[]]
    return [[story, *rest] for story in candidates[start] for rest in cuts_of(candidates, story.end)]


def lead(story: Story) -> int:
    return story.head_end if story.head_start == story.start else story.start


def weight(cut: list[Story], share: float, prior: float) -> float:
    """What a cut scores under one convention."""
    orders = {Shape.HEAD_FIRST: log(share), Shape.HEAD_LAST: log(1 - share)}
    return log(prior) + sum(story.score + orders.get(story.shape, 0.0) for story in cut)


@pytest.mark.parametrize("seed", range(4))
def test_a_margin_is_what_the_best_cut_has_before_the_best_with_the_head_elsewhere(seed: int) -> None:
    candidates = candidates_of(seed, 7)
    every = cuts_of(candidates)
    best, convention = max((weight(cut, *each), each) for cut in every for each in cuts.CONVENTIONS)
    found = best_cut(candidates)
    assert found.score == pytest.approx(best)
    for story, margin in zip(found.stories, found.margins, strict=True):
        place = story.head_start
        rivals = [
            weight(cut, *convention)
            for cut in every
            for other in cut
            if other.start <= place < other.end
            and (not other.head_start <= place < other.head_end or lead(other) != lead(story))
        ]
        expected = best - max(rivals, default=float("-inf"))
        if story.head_start == story.head_end or expected > cuts._CERTAIN:
            expected = float("inf")
        assert margin == pytest.approx(expected)


def test_a_page_of_heads_is_cut_with_a_few_stories_a_line() -> None:
    lines = [
        Passage(Kind.HEAD, (Strip(0, 9 * n, 9 * n + 8, False),), "学先进找差距促发展", 999, 18, blank=bool(n % 2))
        for n in range(400)
    ]
    page = stories._Page(lines, Setting("", blanks=True, headline_first=False))
    assert sum(len(list(page.from_(start))) for start in range(400)) < 400 * 14


@pytest.mark.parametrize(
    ("head", "shape", "text"),
    [
        ((4, 6), Shape.HEAD_FIRST, (6, 9)),
        ((7, 9), Shape.HEAD_LAST, (4, 7)),
        ((1, 3), Shape.GATHERED, (4, 9)),
        ((9, 9), Shape.NO_HEAD, (4, 9)),
        ((4, 9), Shape.HEAD_ALONE, (4, 4)),
    ],
)
def test_a_storys_text_is_what_stands_beside_its_head(
    head: tuple[int, int], shape: Shape, text: tuple[int, int]
) -> None:
    assert Story(4, 9, *head, shape, 0.0).text == text


ALONE = Story(3, 5, 3, 5, Shape.HEAD_ALONE, -3.0)
BEFORE, BEHIND = Story(0, 3, 0, 1, Shape.HEAD_FIRST, 1.0), Story(5, 8, 7, 8, Shape.HEAD_LAST, 2.0)


def test_a_cut_without_a_story_has_the_others_where_they_stand_then() -> None:
    found = Cut((BEFORE, ALONE, BEHIND), (1.0, 2.0, 3.0), 0.5).without(3, 5)
    assert found == Cut((BEFORE, Story(3, 6, 5, 6, Shape.HEAD_LAST, 2.0)), (1.0, 3.0), 3.5)


@pytest.mark.parametrize(
    ("start", "end"), [(2, 5), (3, 4), (4, 6), (0, 1)], ids=["above", "a part", "below", "another's head"]
)
def test_there_is_no_cut_without_a_part_of_a_story(start: int, end: int) -> None:
    assert Cut((BEFORE, ALONE, BEHIND), (1.0, 2.0, 3.0), 0.5).without(start, end) is None


def test_a_gathered_story_keeps_its_head_where_that_stands() -> None:
    gathered = Story(5, 8, 0, 3, Shape.GATHERED, 1.0), Story(8, 9, 3, 5, Shape.GATHERED, 1.0)
    assert Cut(gathered, (1.0, 1.0), 2.0).without(3, 5) is None
    assert Cut((gathered[0], ALONE), (1.0, 1.0), -2.0).without(3, 5) == Cut(
        (Story(3, 6, 0, 3, Shape.GATHERED, 1.0),), (1.0,), 1.0
    )
