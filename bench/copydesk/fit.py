"""`python -m bench.copydesk.fit stories | heads`: fit weights of the copy desk anew to the known editions.

Heads also to headed/, heads of other pages, and to stacks/, heads written for this fit by several hands: each with the
first sentences of its text.

Prints how many articles (or headlines) are right by the weights as they are and by those fitted to the other editions
(each edition is left out once), and the weights that would change. `--write` puts the weights fitted to all into the
source (stories) or the table (heads), rounded. Takes some minutes; same pages, same weights.
"""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from bench.copydesk.fitting import heads, lattice, stories
from bench.copydesk.fitting.pages import Page, by_edition, read_known
from bench.copydesk.fitting.tracing import rewrite

KNOWN = Path(__file__).parent / "known"
HEADED = Path(__file__).parent / "headed"
STACKS = Path(__file__).parent / "stacks"
FOLDS = 6


def main() -> None:
    """Read the arguments, fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(prog="bench.copydesk.fit", description=__doc__)
    parser.add_argument("what", choices=("stories", "heads"))
    parser.add_argument("--write", action="store_true", help="put the weights into the source")
    parser.add_argument("--wild", type=int, default=8, help="in how many more ways each edition is set")
    parser.add_argument("--known", type=Path, nargs="*", help="folders of known editions")
    parser.add_argument("--stacks", type=Path, nargs="*", default=[STACKS], help="folders of heads written for the fit")
    options = parser.parse_args()
    if options.what == "stories":
        folders = options.known or [KNOWN]
        fit_stories(
            _told(page for each in folders for page in read_known(each, wild=options.wild)), write=options.write
        )
    else:
        known, written = (
            _told(page for folder in folders for page in heads.read_heads(folder))
            for folders in (options.known or [KNOWN, HEADED], options.stacks)
        )
        fit_heads(known, written, write=options.write)


def _told(pages: Iterable[Page]) -> list[Page]:
    """Read the pages and say how many there are."""
    read = list(pages)
    say(f"{len({page.edition for page in read})} editions, {len(read)} pages")
    return read


def fit_stories(pages: list[Page], *, write: bool) -> None:
    """Fit the weights of stories."""
    weights = stories.weights()
    grid = lattice.build(pages, weights)
    counts = stories.counts(pages)
    folds = np.array(by_edition(pages, FOLDS))
    say(f"articles that can be right: {grid.attainable()}")
    say(f"right as the weights are: {stories.right(grid, grid.now).sum():.0f}")
    say(f"right by those fitted to other editions: {stories.validate(grid, counts, folds).sum():.0f}")
    new = [stories.rounded(value) for value in stories.fit(grid, counts)]
    say(f"right by those fitted to all: {stories.right(grid, np.array(new)).sum():.0f}")
    for weight, before, after in zip(weights, grid.now, new, strict=True):
        if before != after:
            say(f"{weight!s:<32}{before:8.2f}{after:8.2f}")
    if write:
        rewrite(weights, new)


def fit_heads(known: list[Page], written: list[Page], *, write: bool) -> None:
    """Fit the weights of head parts."""
    # Some are named like others' editions.
    written = [replace(page, edition=f"{page.edition} written") for page in written]
    stacks = heads.gather([*known, *written])
    apart = frozenset(page.edition for page in written)
    leveled = heads.level(stacks, apart)
    numbers = {name: number % FOLDS for number, name in enumerate(sorted(set(stacks.edition)))}
    folds = np.array([numbers[name] for name in stacks.edition])
    ways = {
        "as the weights are": heads.right(stacks, heads.now(stacks)),
        "by those fitted to other editions": heads.validate(leveled, folds),
    }
    told = np.array([name in apart for name in stacks.edition])
    for whose, some in (("known", ~told), ("written", told)):
        counts = stacks.counts * some
        say(f"{whose} heads of several lines: {counts.sum():.0f}")
        for words, hits in ways.items():
            say(f"headlines right {words}: {counts @ hits / counts.sum():.4f}")
    if write:
        table = files("typeset.copydesk") / "tables" / "heads.tsv"
        heads.rewrite(Path(str(table)), stacks, heads.fit(leveled))


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
