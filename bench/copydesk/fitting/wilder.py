"""Pages set in more ways than the bench's: each edition's own throw of the dice for every way there is."""

from random import Random

from bench.copydesk.pasteup import Scramble

NAME = "wilder"


def draw(name: str, number: int) -> Scramble:
    """The way in which an edition's page is set for the `number`th time."""
    rng = Random(f"{name}/wilder/{number}")
    heads = rng.choice(("before", "before", "after", "after", "mixed", "mostly before", "mostly after"))
    # What has blank lines has them where more is parted, too: a page has none, or between articles, or about heads.
    airy = rng.choice((0, 1, 1, 2, 2, 2, 3, 3, 3, 3))
    low = rng.choice((9, 11, 12, 13, 14, 15, 16, 18))
    return Scramble(
        f"{NAME}{number}",
        heads,
        tuple(range(low, low + rng.choice((1, 3, 5, 8)))),
        rng.choice(("lost", "lost", "ideographic", "spaces")),
        blank_paragraphs=airy == 3 and rng.random() < 0.6,
        blank_columns=airy > 0 and rng.random() < 0.6,
        blank_heads=airy > 1,
        captions=rng.choice(("last", "behind", "mixed")),
        furniture=rng.choice(("edges", "middle")),
        loose=rng.choice((0.0, 0.3, 0.6)),
        jitter=rng.choice((0.0, 0.05, 0.1, 0.2)),
        letterspaced=rng.random() < 0.5,
        shuffled=rng.random() < 0.5,
        blank_stacks=airy > 1 and rng.random() < 0.7,
        blank_articles=airy > 0,
        ragged=rng.random() < 0.3,
        lost=rng.choice((0.0, 0.0, 0.0, 0.0, 0.05, 0.15)),
        signed_below=rng.random() < 0.3,
    )
