"""No word stands twice in a table's lists: whoever mends the one would miss the other."""

from collections import Counter

import pytest

from typeset.copydesk.knowledge.vocabulary import rows_of


@pytest.mark.parametrize("table", ["writers", "offices", "surnames", "sounds", "givens", "bound"])
def test_no_word_stands_twice_in_a_list(table: str) -> None:
    """A list is all rows of one kind, its words parted by spaces, or its characters where nothing parts them."""
    counts: Counter[tuple[str, str]] = Counter()
    for kind, *_, words in rows_of(table):
        counts.update((kind, word) for word in (words.split() if " " in words else words))
    assert len(counts) > 10
    assert [entry for entry, count in counts.items() if count > 1] == []
