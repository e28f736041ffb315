"""`python -m bench.copydesk.fit stories | heads`: fit weights of the copy desk anew to the known editions.

Prints how many articles (or headlines) are right by the weights as they are and by those fitted to the other editions
(each edition is left out once), and the weights that would change. `--write` puts the weights fitted to all into the
source (stories) or the table (heads), rounded. Takes some minutes; same pages, same weights.
"""

import argparse
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np

from bench.copydesk.fitting import heads, lattice, stories
from bench.copydesk.fitting.pages import Page, by_edition, read_known
from bench.copydesk.fitting.tracing import rewrite

KNOWN = Path(__file__).parent / "known"
FOLDS = 6


def main() -> None:
    """Read the arguments, fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(prog="bench.copydesk.fit", description=__doc__)
    parser.add_argument("what", choices=("stories", "heads"))
    parser.add_argument("--write", action="store_true", help="put the weights into the source")
    parser.add_argument("--wild", type=int, default=8, help="in how many more ways each edition is set")
    parser.add_argument("--known", type=Path, nargs="*", default=[KNOWN], help="folders of known editions")
    options = parser.parse_args()
    pages = [page for folder in options.known for page in read_known(folder, wild=options.wild)]
    say(f"{len({page.edition for page in pages})} editions, {len(pages)} pages")
    (fit_stories if options.what == "stories" else fit_heads)(pages, write=options.write)


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


def fit_heads(pages: list[Page], *, write: bool) -> None:
    """Fit the weights of head parts."""
    stacks = heads.gather(pages)
    numbers = {name: number % FOLDS for number, name in enumerate(sorted(set(stacks.edition)))}
    folds = np.array([numbers[name] for name in stacks.edition])
    whole = stacks.counts.sum()
    say(f"heads of several lines: {whole:.0f}")
    for words, hits in (
        ("as the weights are", heads.right(stacks, heads.now(stacks))),
        ("by those fitted to other editions", heads.validate(stacks, folds)),
    ):
        say(f"headlines right {words}: {stacks.counts @ hits / whole:.4f}")
    if write:
        table = files("typeset.copydesk") / "tables" / "heads.tsv"
        heads.rewrite(Path(str(table)), stacks, heads.fit(stacks))


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
