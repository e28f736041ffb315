"""No word stands twice in a table's lists: whoever mends the one would miss the other."""

from collections import Counter
from importlib.resources import files

import pytest


@pytest.mark.parametrize(
    "table", ["writers.tsv", "offices.tsv", "surnames.tsv", "sounds.tsv", "givens.tsv", "bound.tsv"]
)
def test_no_word_stands_twice_in_a_list(table: str) -> None:
    """A list is all rows of one kind, its words parted by spaces, or its characters where nothing parts them."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in (files("typeset.copydesk") / "tables" / table).read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, *_, words = row.split("\t")
            counts.update((kind, word) for word in (words.split() if " " in words else words))
    assert len(counts) > 10
    assert [entry for entry, count in counts.items() if count > 1] == []
