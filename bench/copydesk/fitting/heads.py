"""The weights of tables/heads.tsv: found by the divisions that editors gave to the heads of known pages.

What is made great is the likelihood of the editor's division among all, each head counting once however often its page
is set (`WAYS`), under a normal prior that holds each weight near what was found of earlier heads (`BEFORE`). Where the
program joins or parts lines so that no division is the editor's, those with the editor's headline stand for it; where
none has it, the head tells nothing.

The pages are known ones, whole, and others of which the heads and their texts' beginnings were kept (headed/). Pages
have few kickers and decks, so heads were written besides (stacks/): they tell what parts look like, but not how often
there are any. A written head counts `_WRITTEN`, and more or less as heads of its shape are more or fewer on pages
(`level`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.copydesk import texts
from bench.copydesk.fitting.lattice import HEADS, Floats
from bench.copydesk.fitting.pages import Label, Page, read
from bench.copydesk.pasteup import Scramble
from bench.copydesk.scramble import scramble
from typeset.copydesk import desk
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.stories import headparts, heads

PRIOR = 5.0
"""One over the variance of the prior round the weights of `BEFORE`: heads of pages that no fit had seen chose it."""
BEFORE = Path(__file__).parent / "before.tsv"
"""The weights that were found earlier, of heads that are not all here."""
_WRITTEN = 0.5
"""How much a head that was written for the fit counts beside one of a page."""
_LEAST = 0.1
"""Weights under this are left out."""
_FEWEST, _MOST = 2, 7
"""The lines of the stacks that there is something to divide in."""


def _way(name: str, heads: str, blanks: int, broken: int = 0) -> Scramble:
    """Pages with all their blank lines (2), with none inside heads (1), with none at all (0)."""
    return Scramble(
        name,
        heads,
        (13, 14, 16, 18),
        blank_paragraphs=blanks > 0 and heads == "before",
        blank_columns=blanks > 0,
        blank_heads=blanks > 0,
        blank_stacks=blanks > 1,
        blank_articles=blanks > 0,
        head_width=broken,
        glued=blanks < 2,
    )


WAYS = (
    _way("parted", "before", 2),
    _way("parted behind", "after", 2),
    _way("close", "before", 1),
    _way("close behind", "after", 1),
    _way("airless", "before", 0),
    _way("airless behind", "after", 0),
    _way("broken", "before", 1, 24),
    _way("broken behind", "after", 1, 26),
)
"""How each edition is set: its heads' parts between blank lines or close together, their lines broken anywhere."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """Every division of every stack, one an entry.

    `traits`: their names; `found`: what of each is found of a division; `hand`: the hand's judgement; `true`, `good`:
    whether it is the editor's, has the editor's headline; `stack`: of each, and of each stack `counts`, `edition` and
    `shape`.
    """

    traits: tuple[str, ...]
    found: csr_matrix
    hand: Floats
    true: np.ndarray
    good: np.ndarray
    stack: np.ndarray
    counts: Floats
    edition: tuple[str, ...]
    shape: tuple[str, ...]

    def of(self, stacks: np.ndarray) -> "Stacks":
        """Some of the stacks, by a truth value for each."""
        told = stacks[self.stack]
        number = np.cumsum(stacks) - 1
        return Stacks(
            self.traits,
            self.found[told],
            self.hand[told],
            self.true[told],
            self.good[told],
            number[self.stack[told]],
            self.counts[stacks],
            tuple(name for name, kept in zip(self.edition, stacks, strict=True) if kept),
            tuple(shape for shape, kept in zip(self.shape, stacks, strict=True) if kept),
        )


def read_heads(folder: Path) -> Iterator[Page]:
    """Read every edition of a folder, its heads set in all `WAYS`."""
    for edition in texts.load_all(folder):
        for way in WAYS:
            yield from read(scramble(edition, way))


def level(stacks: Stacks, written: frozenset[str]) -> Stacks:
    """Let the heads of `written` editions count less, and those of each shape nearly as often as on pages."""
    apart = np.array([edition in written for edition in stacks.edition])
    shares = [_shares(stacks, ~apart), _shares(stacks, apart)]
    worth = [
        _WRITTEN * (shares[0][shape] / shares[1][shape]) ** 0.75 if alone else 1.0
        for shape, alone in zip(stacks.shape, apart, strict=True)
    ]
    return replace(stacks, counts=stacks.counts * np.array(worth))


def _shares(stacks: Stacks, some: np.ndarray) -> Counter[str]:
    """Which share of some heads each shape has."""
    shares: Counter[str] = Counter()
    whole = stacks.counts[some].sum()
    for shape, count, told in zip(stacks.shape, stacks.counts, some, strict=True):
        if told:
            shares[shape] += count / whole
    return shares


def gather(pages: Sequence[Page]) -> Stacks:
    """Find the stacks of the pages' heads with all their divisions."""
    numbers: dict[str, int] = {}
    columns: list[dict[int, float]] = []
    hand, true, good, stack, owners, shapes = [], [], [], [], [], []
    for page in pages:
        stacks = list(_stacks(page))
        parted = [any(line.blank for line in lines[1:]) for lines, _ in stacks]
        # As the desk tells it of a page whose stories are known.
        setting = replace(page.setting, blanks=desk.parts_heads(parted))
        for lines, labels in stacks:
            divisions = heads.divisions(len(lines))
            told = [_headline(labels, parts) for parts in divisions]
            if not any(told):
                continue
            exact = [_editors(labels, parts) for parts in divisions]
            findings = headparts.Findings(lines, setting, _text(page, labels[0].cluster))
            for parts in divisions:
                found: dict[int, float] = {}
                for name, value in findings.traits(parts):
                    number = numbers.setdefault(name, len(numbers))
                    found[number] = found.get(number, 0.0) + value
                columns.append(found)
            hand += heads.weigh(lines, setting)
            good += told
            true += exact if any(exact) else told
            stack += [len(owners)] * len(divisions)
            owners.append((page.edition, labels[0].cluster))
            shapes.append(_shape(labels))
    times = {owner: owners.count(owner) for owner in set(owners)}
    found = csr_matrix(
        (
            np.array([value for each in columns for value in each.values()]),
            np.array([number for each in columns for number in each]),
            np.cumsum([0, *map(len, columns)]),
        ),
        shape=(len(columns), len(numbers)),
    )
    counts = np.array([1 / times[owner] for owner in owners])
    return Stacks(
        tuple(numbers),
        found,
        np.array(hand),
        np.array(true),
        np.array(good),
        np.array(stack),
        counts,
        tuple(edition for edition, _ in owners),
        tuple(shapes),
    )


def fit(stacks: Stacks, *, prior: float = PRIOR) -> Floats:
    """The likeliest weights of the traits."""
    earlier = before()
    believed = np.array([earlier.get(name, 0.0) for name in stacks.traits])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = stacks.found @ weights + headparts.BY_HAND * stacks.hand
        scores -= _most(scores, stacks.stack)[stacks.stack]
        odds = np.exp(scores)
        every = np.bincount(stacks.stack, odds)
        right = np.bincount(stacks.stack, odds * stacks.true)
        gain = float(stacks.counts @ np.log(right / every))
        moved = odds * (stacks.true / right[stacks.stack] - 1 / every[stacks.stack]) * stacks.counts[stacks.stack]
        apart = weights - believed
        return -gain + 0.5 * prior * float(apart @ apart), -(stacks.found.T @ moved) + prior * apart

    found = minimize(loss, believed, jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return found.x


def right(stacks: Stacks, weights: Floats) -> np.ndarray:
    """Of each stack whether the division that weights most has the editor's headline."""
    scores = stacks.found @ weights + headparts.BY_HAND * stacks.hand
    best = scores >= _most(scores, stacks.stack)[stacks.stack]
    # Of equals the first is taken.
    first = np.concatenate(([0], np.flatnonzero(np.diff(stacks.stack)) + 1))
    places = [start + int(np.argmax(part)) for start, part in zip(first, np.split(best, first[1:]), strict=True)]
    return stacks.good[places]


def validate(stacks: Stacks, folds: np.ndarray) -> np.ndarray:
    """Of each stack whether its headline is right by weights fitted to the other folds."""
    hits = np.zeros(len(stacks.counts), bool)
    for fold in sorted(set(folds.tolist())):
        hits[folds == fold] = right(stacks.of(folds == fold), fit(stacks.of(folds != fold)))
    return hits


def before() -> dict[str, float]:
    """The weights of `BEFORE`, by the traits' names."""
    rows = [row.split("\t") for row in BEFORE.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return {name: float(weight) for weight, name in rows}


def now(stacks: Stacks) -> Floats:
    """The weights as tables/heads.tsv has them."""
    weights = headparts.weights()
    return np.array([weights.get(name, 0.0) for name in stacks.traits])


def rewrite(path: Path, stacks: Stacks, weights: Floats) -> None:
    """Write the table with other weights below what its comments say."""
    comments = [row for row in path.read_text(encoding="utf-8").splitlines() if row.startswith("#")]
    found = before() | {name: float(weight) for name, weight in zip(stacks.traits, weights, strict=True)}
    rows = sorted((name, round(weight, 2)) for name, weight in found.items())
    kept = [f"{weight}\t{name}" for name, weight in rows if abs(weight) >= _LEAST]
    path.write_text("\n".join([*comments, *kept]) + "\n", encoding="utf-8")


def _stacks(page: Page) -> Iterator[tuple[tuple[Passage, ...], tuple[Label, ...]]]:
    """The runs of head lines that are one article's whole head."""
    told = list(zip(page.passages, page.labels, strict=True))
    for of, run in groupby(told, key=lambda pair: (pair[0].kind is Kind.HEAD, pair[1].cluster)):
        pairs = list(run)
        whole = sum(label.cluster == of[1] and label.part in HEADS for label in page.labels)
        divided = of[0] and len(pairs) == whole and _FEWEST <= whole <= _MOST
        if divided and all(label.part in HEADS for _, label in pairs):
            yield tuple(passage for passage, _ in pairs), tuple(label for _, label in pairs)


def _shape(labels: Sequence[Label]) -> str:
    """Which parts a head has, and whether its headline has several lines."""
    parts = Counter(label.part for label in labels)
    return "".join([*sorted(set(parts) & {heads.KICKER, heads.DECK}), " of lines" if parts[heads.HEADLINE] > 1 else ""])


def _text(page: Page, cluster: str) -> str:
    """The text of an article on a page."""
    told = zip(page.passages, page.labels, strict=True)
    return "\n".join([passage.bare for passage, label in told if label.cluster == cluster and label.part not in HEADS])


def _headline(labels: Sequence[Label], parts: Sequence[heads.Part]) -> bool:
    """Whether a division has the editor's headline."""
    lines = {number for part in parts if part.name == heads.HEADLINE for number in range(part.start, part.end)}
    return lines == {number for number, label in enumerate(labels) if label.part == heads.HEADLINE}


def _editors(labels: Sequence[Label], parts: Sequence[heads.Part]) -> bool:
    """Whether a division is the editor's, where a deck may be several."""
    return all(labels[number].part == part.name for part in parts for number in range(part.start, part.end))


def _most(scores: Floats, stack: np.ndarray) -> Floats:
    """The best score of each stack."""
    return np.maximum.reduceat(scores, np.concatenate(([0], np.flatnonzero(np.diff(stack)) + 1)))
