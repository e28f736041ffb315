import numpy as np
import pytest
from bench.copydesk import texts
from bench.copydesk.fitting import heads, lattice, stories, wilder
from bench.copydesk.fitting.pages import Page, by_edition, read
from bench.copydesk.fitting.tracing import Traced, Weight, changed, find_weights, rewritten, traced, values
from bench.copydesk.scramble import SCRAMBLES, scramble

from typeset.copydesk.stories import borders
from typeset.copydesk.stories.assignment import Stories

STEP = 2.0**-10
"""So small that no cut comes or goes with it."""

SOURCE = '''"""A module."""
_CLOSE: Final = -6.3
_WIDTHS: Final = ((16, 0.5), (24, -0.5))
_WORDS: Final = 50
'''


@pytest.fixture(scope="module")
def pages(known: texts.KnownEdition) -> list[Page]:
    return [page for how in SCRAMBLES[:4] for page in read(scramble(known, how))]


def test_a_traced_number_knows_its_slopes() -> None:
    one, two = Traced(2.0, {0: 1.0}), Traced(3.0, {1: 1.0})
    score = sum([one * 4, -two, 1.5]) + two * one - 1
    assert (float(score), score.slopes) == (11.5, {0: 4.0 + 3.0, 1: -1.0 + 2.0})
    assert one < two and max(one, 2.5) == 2.5


def test_weights_are_the_floats_of_a_module() -> None:
    found = find_weights(["stories.borders"])
    assert Weight("stories.borders", "_BOUND", (1,)) in found and Weight("stories.borders", "_WIDTHS", (0, 1)) in found
    assert (
        Weight("stories.borders", "_SHORT") not in found and Weight("stories.borders", "_WIDTHS", (0, 0)) not in found
    )
    assert values([Weight("stories.borders", "_BOUND", (1,))]) == [borders._BOUND[1]]


def test_a_source_is_rewritten_in_place() -> None:
    written = rewritten(SOURCE, {("_CLOSE", ()): -5.0, ("_WIDTHS", (1, 1)): -0.25})
    assert written == SOURCE.replace("-6.3", "-5.0").replace("-0.5)", "-0.25)")
    assert rewritten(SOURCE, {}) == SOURCE


@pytest.mark.parametrize("name", ["STORY", "_SECTION", "LONE"])
def test_slopes_are_those_of_the_scores(pages: list[Page], name: str) -> None:
    weight = Weight("stories.borders", name)
    page = pages[0]
    with traced([weight]):
        told = [story for found in Stories.of(page.passages, page.setting).candidates for story in found]
    with changed([weight], [values([weight])[0] + STEP]):
        moved = [story for found in Stories.of(page.passages, page.setting).candidates for story in found]
    assert any(isinstance(story.score, Traced) and story.score.slopes for story in told)
    for before, after in zip(told, moved, strict=True):
        slope = before.score.slopes.get(0, 0.0) if isinstance(before.score, Traced) else 0.0
        assert after.score == pytest.approx(before.score + STEP * slope)


def test_shares_of_stories_are_of_whole_pages(pages: list[Page]) -> None:
    grid = lattice.build(pages, stories.weights())
    _, shares = lattice.Paths(grid).total(grid.score)
    opening = np.isin(grid.starts, grid.firsts)
    assert np.bincount(grid.page[opening], shares[opening]) == pytest.approx(np.ones(len(pages)))
    best = lattice.Paths(grid).best(grid.score)
    assert set(grid.page[best & np.isin(grid.ends, grid.lasts)]) == set(range(len(pages)))


def test_a_fit_mends_a_spoiled_weight(pages: list[Page]) -> None:
    weights = stories.weights()
    spoiled = [-9.0 if w.name == "STORY" else value for w, value in zip(weights, values(weights), strict=True)]
    with changed(weights, spoiled):
        grid = lattice.build(pages, weights)
    fitted = stories.fit(grid, stories.counts(pages))
    assert stories.right(grid, grid.now).sum() < stories.right(grid, fitted).sum() <= grid.attainable()


def test_heads_are_fitted_to_the_editors_divisions(pages: list[Page]) -> None:
    stacks = heads.gather(pages)
    assert stacks.counts.sum() == pytest.approx(1.0)  # one head of several lines
    weights = heads.fit(stacks)
    assert heads.right(stacks, weights).all()
    assert weights[stacks.traits.index("order kicker+headline zh")] > 0


def test_wilder_pages_are_many_and_the_same_each_time(known: texts.KnownEdition) -> None:
    drawn = [wilder.draw("a", number) for number in range(40)]
    assert drawn == [wilder.draw("a", number) for number in range(40)]
    assert {how.heads for how in drawn} == {"before", "after", "mixed", "mostly before", "mostly after"}
    none = [how for how in drawn if not how.blank_articles]
    assert none and not any(how.blank_heads or how.blank_paragraphs or how.blank_columns for how in none)
    lost = next(how for how in drawn if how.lost > 0.1)
    assert scramble(known, lost).pages == scramble(known, lost).pages


def test_folds_keep_editions_together(pages: list[Page]) -> None:
    assert set(by_edition(pages, 5)) == {0}
