"""Pages of many kinds as a text layer gives them, put together exactly: tests/cases/NAME/."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Edition, Meta
from typeset.model.record import to_json
from typeset.model.source import Source

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*/expected.json"))
PARTS = ("page", "kicker", "headline", "deck", "byline")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_page_is_put_together_exactly(
    path: Path, sourced: Callable[..., tuple[Source, Meta]], conserved: Callable[[Source, Edition], None]
) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    pages = [file.read_text(encoding="utf-8") for file in sorted(path.parent.glob("*.txt"))]
    labels = tuple(page["label"] for page in expected["meta"]["pages"])
    source, meta = sourced(*pages, lang=expected["meta"]["lang"], labels=labels)
    edition, _ = reassemble(source, meta)
    conserved(source, edition)
    found = to_json(edition, source, ())
    assert shape(found) == shape(expected)


def shape(record: dict[str, Any]) -> dict[str, Any]:
    """What the case tells: texts and kinds, without ids and places."""
    return {
        "articles": [
            [article[part] for part in PARTS]
            + [(block["kind"], block["text"], block.get("deck")) for block in article["body"]]
            for article in record["articles"]
        ],
        "photos": [(photo["page"], photo["caption"], photo["credit"]) for photo in record["photos"]],
        "furniture": [(item["page"], item["text"]) for item in record["furniture"]],
    }


def test_there_are_pages_of_every_script() -> None:
    langs = {json.loads(path.read_text(encoding="utf-8"))["meta"]["lang"] for path in CASES}
    assert len(CASES) >= 15
    assert {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja"} <= langs
