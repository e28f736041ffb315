"""The copy desk for one edition: its model as a manuscript or as JSON, written without ever losing a correction."""

import difflib
from pathlib import Path
from typing import Any

from typeset import manuscript
from typeset.errors import ManuscriptKept
from typeset.model.record import to_json
from typeset.press.edition import Reassembled, reassemble
from typeset.press.folder import read_folder
from typeset.press.output import publish


def read_edition(place: str) -> Reassembled:
    """Work out the edition at a place: a folder, a text file, or `-`."""
    return reassemble(read_folder(place))


def edition_json(desk: Reassembled) -> dict[str, Any]:
    """Give the edition as the JSON promise has it."""
    return to_json(desk.edition, desk.source, desk.notes)


def edition_manuscript(desk: Reassembled) -> str:
    """Give the edition as a manuscript."""
    return manuscript.write(desk.edition, desk.source)


def save(path: Path, text: str) -> None:
    """Write a text file whole or not at all."""
    publish(path.parent, {path.name: text.encode()})


def save_manuscript(path: Path, text: str) -> None:
    """Write a manuscript, unless another is already there.

    Raises:
        ManuscriptKept: the file differs from `text`; the cause shows the difference, and nothing is written.
    """
    if path.is_file():
        present = path.read_bytes().decode("utf-8", "replace")
        if present == text:
            return
        difference = "\n".join(
            difflib.unified_diff(text.splitlines(), present.splitlines(), "as reassembled", str(path), n=1, lineterm="")
        )
        raise ManuscriptKept(
            f"{path} is already there and differs from what would be written:\n{difference}",
            "It stays as it is. Name another file with -o, or move it away first.",
        )
    save(path, text)
