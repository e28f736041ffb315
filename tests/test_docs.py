"""The documents say what the code does: every exit code, note code and command."""

import inspect
import re
from pathlib import Path

import pytest

from typeset import errors, notes

DOCS = Path(__file__).parents[1] / "docs"


def error_classes() -> dict[str, int]:
    return {
        name: kind.exit_code
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.TypesetError) and kind is not errors.TypesetError
    }


def test_every_exit_code_is_documented_and_none_twice() -> None:
    table = {
        name: int(code) for code, name in re.findall(r"^\| (\d+) \| (\w+) \|", (DOCS / "errors.md").read_text(), re.M)
    }
    assert table == error_classes()
    assert len(set(table.values())) == len(table)


def test_every_note_code_is_documented_in_the_words_of_the_code() -> None:
    meant = dict(re.findall(r'= "([a-z-]+)"\n    """(.+?)"""', Path(notes.__file__).read_text(), re.S))
    assert sorted(meant) == sorted(code.value for code in notes.Code)
    documented = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", (DOCS / "notes.md").read_text(), re.M)
    assert documented == [(code, " ".join(words.split())) for code, words in meant.items()]


@pytest.mark.parametrize("document", sorted(DOCS.glob("**/*.md")), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text()):
        assert (document.parent / target).exists(), target
