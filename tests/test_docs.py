"""The documents say what the code does: every exit code, note code and command."""

import inspect
import re
from pathlib import Path

import pytest

from typeset import errors
from typeset.notes import Code

DOCS = Path(__file__).parents[1] / "docs"


def error_classes() -> dict[str, int]:
    return {
        name: kind.exit_code
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.TypesetError) and kind is not errors.TypesetError
    }


def test_every_exit_code_is_documented_and_none_twice() -> None:
    table = dict(
        (name, int(code)) for code, name in re.findall(r"^\| (\d+) \| (\w+) \|", (DOCS / "errors.md").read_text(), re.M)
    )
    assert table == error_classes()
    assert len(set(table.values())) == len(table)


def test_every_note_code_is_documented() -> None:
    documented = re.findall(r"^\| `([a-z-]+)` \|", (DOCS / "notes.md").read_text(), re.M)
    assert sorted(documented) == sorted(code.value for code in Code)


@pytest.mark.parametrize("document", sorted(DOCS.glob("**/*.md")), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text()):
        assert (document.parent / target).exists(), target
