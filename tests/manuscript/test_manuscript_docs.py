"""The examples in docs/manuscript.md are manuscript, and the refused ones are refused in these words."""

import re
from pathlib import Path

import pytest

from typeset import manuscript
from typeset.errors import ManuscriptInvalid
from typeset.manuscript.labels import DIVIDER_OF, PART_OF
from typeset.model.edition import Meta, PageInfo
from typeset.model.source import Source, SourcePage

PAGE = (Path(__file__).parents[2] / "docs" / "manuscript.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
EXAMPLES = [text for kind, text in FENCED if kind == "manuscript"]
REFUSED = list(
    zip(
        [text for kind, text in FENCED if kind == "refused"],
        [text for kind, text in FENCED if kind == "message"],
        strict=True,
    )
)
SOURCE = Source((SourcePage("01.txt", "", "0" * 64, "utf-8", "01", None),))
META = Meta("e", None, None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", "0" * 64),))


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_is_what_would_be_written(text: str) -> None:
    edition, _ = manuscript.read(text, SOURCE, META)
    assert manuscript.difference(manuscript.write(edition, SOURCE), text) == ""


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=range(len(REFUSED)))
def test_a_refused_example_is_refused_in_these_words(text: str, message: str) -> None:
    with pytest.raises(ManuscriptInvalid) as caught:
        manuscript.read(text, SOURCE, META)
    assert f"{caught.value.cause}\n{caught.value.cure}\n" == message


def test_there_are_examples_of_both_sorts_and_every_label_stands_in_the_table() -> None:
    assert (len(EXAMPLES), len(REFUSED)) == (3, 2)
    rows = [line.strip("| ").split(" | ")[1:] for line in PAGE.splitlines() if re.match(r"\| (zh|ja|ko|en)", line)]
    assert {name for row in rows for name in row[:8]} == set(PART_OF)
    assert {name for row in rows for name in row[8:]} == set(DIVIDER_OF)
