"""The weights of stories: found by what they make of all cuts of a page, not of the best alone.

What is made great is, summed over the pages, `log E[exp(EAGER * reward)] / EAGER`, the expectation over the cuts as the
weights deem them likely: between the number of articles to be expected right (EAGER small) and the likelihood of the
cuts that have most of them right (EAGER great). A normal prior holds each weight near what it is.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from bench.copydesk.fitting.lattice import RIGHT, Floats, Lattice, Paths
from bench.copydesk.fitting.pages import Page
from bench.copydesk.fitting.tracing import Weight, find_weights
from bench.copydesk.fitting.wilder import NAME

MODULES = ("stories.assignment", "stories.borders", "knowledge.cohesion", "stories.rereading")
HELD = frozenset({"_LAST_RESORT"})
"""No weight but a guard: what has nothing else to be is no evidence."""
EAGER = 3.0
PRIOR = 0.5
"""The deviation of the prior, as a share of the weight."""
_LEAST = 0.3
"""A weight nearer to 0 than this has a prior as if it were this."""
_WILD = 0.5
"""How much a page counts that is set otherwise than the bench's."""


def weights() -> list[Weight]:
    """What is fitted."""
    return [weight for weight in find_weights(MODULES) if weight.name not in HELD]


def counts(pages: Sequence[Page]) -> Floats:
    """How much each page counts."""
    return np.array([_WILD if page.how.startswith(NAME) else 1.0 for page in pages])


def fit(lattice: Lattice, counts: Floats, *, prior: float = PRIOR, eager: float = EAGER, steps: int = 80) -> Floats:
    """The likeliest weights for the pages of a lattice, each counting so much."""
    paths = Paths(lattice)
    scale = prior * np.maximum(np.abs(lattice.now), _LEAST)

    def loss(moved: Floats) -> tuple[float, Floats]:
        scores = lattice.scores(lattice.now + scale * moved)
        gain, slopes = _gain(lattice, paths, scores, eager, counts)
        return -gain + 0.5 * float(moved @ moved), -scale * slopes + moved

    found = minimize(loss, np.zeros(len(lattice.now)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return lattice.now + scale * found.x


def _gain(lattice: Lattice, paths: Paths, scores: Floats, eager: float, counts: Floats) -> tuple[float, Floats]:
    plain, shares = paths.total(scores)
    true, wanted = paths.total(scores + eager * lattice.reward)
    each = counts[lattice.page]
    return float(counts @ (true - plain)) / eager, lattice.slopes.T @ (each * (wanted - shares)) / eager


def right(lattice: Lattice, weights: Floats) -> Floats:
    """How many articles of each page the best cut has right."""
    best = Paths(lattice).best(lattice.scores(weights))
    return np.bincount(lattice.page, weights=best & (lattice.reward == RIGHT), minlength=len(lattice.firsts))


def validate(lattice: Lattice, counts: Floats, folds: np.ndarray) -> Floats:
    """How many articles of each page are right by weights fitted to the other folds."""
    hits = np.zeros(len(lattice.firsts))
    for fold in sorted(set(folds.tolist())):
        weights = fit(lattice.of(folds != fold), counts[folds != fold])
        hits[folds == fold] = right(lattice.of(folds == fold), weights)
    return hits


def rounded(weight: float) -> float:
    """A weight as the source has it: to a twentieth, a great one to a tenth."""
    return round(round(weight * 20) / 20 if abs(weight) < 3 else round(weight * 10) / 10, 2)
