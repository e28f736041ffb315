"""The desk: one edition's files read, its articles worked out, its manuscript kept safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typeset import copydesk, manuscript
from typeset.errors import ManuscriptInvalid, ManuscriptKept
from typeset.intake.pictures import read_picture
from typeset.intake.text import read_page
from typeset.manuscript import Change
from typeset.model.edition import Edition, Meta, PageInfo
from typeset.model.picture import Picture
from typeset.model.record import to_json
from typeset.model.source import Source
from typeset.notes import Note
from typeset.press.folder import MANUSCRIPT, Folder, read_folder
from typeset.press.illustrate import illustrate
from typeset.press.output import publish
from typeset.script.language import guess_language


@dataclass(frozen=True, slots=True)
class Copy:
    """An edition ready to be set, with its source, its pictures and its notes.

    `changes` is what a person's hand changed in the manuscript; None where there is no manuscript.
    """

    source: Source
    edition: Edition
    pictures: Mapping[str, Picture]
    changes: tuple[Change, ...] | None
    notes: tuple[Note, ...]


def read_edition(place: str) -> Copy:
    """Work out the edition at a place: a folder, a text file, or `-`."""
    return prepare(read_folder(place))


def prepare(folder: Folder) -> Copy:
    """Work out the edition from its manuscript where there is one, else from the raw pages."""
    source, notes = _read_source(folder)
    meta = _meta(folder, source)
    edition, more = copydesk.reassemble(source, meta)
    changes: tuple[Change, ...] | None = None
    if folder.manuscript is not None:
        machine = edition
        edition, more = manuscript.read(_decode(folder.manuscript), source, meta)
        changes = manuscript.changes(edition, source, machine)
    pictures = {name: read_picture(name, data) for name, data in folder.pictures}
    edition, picture_notes = illustrate(edition, tuple(pictures), dict(folder.settings.photos))
    return Copy(source, edition, pictures, changes, notes + more + picture_notes)


def as_json(copy: Copy) -> dict[str, Any]:
    """Give the edition as the JSON promise has it."""
    return to_json(copy.edition, copy.source, copy.notes)


def as_manuscript(copy: Copy) -> str:
    """Give the edition as a manuscript."""
    return manuscript.write(copy.edition, copy.source)


def fresh_manuscript(place: str) -> str:
    """Write the manuscript of what the raw pages say, whatever a corrected one beside them says."""
    folder = read_folder(place)
    source, _ = _read_source(folder)
    return manuscript.write(copydesk.reassemble(source, _meta(folder, source))[0], source)


def save(path: Path, text: str) -> None:
    """Write a text file whole or not at all."""
    publish(path.parent, {path.name: text.encode()})


def save_manuscript(path: Path, text: str) -> None:
    """Write a manuscript, unless another is already there.

    Raises:
        ManuscriptKept: the file differs from `text`; the cause shows the difference, and nothing is written.
    """
    if path.is_file():
        present = path.read_bytes().decode("utf-8-sig", "replace")
        if present == text:
            return
        difference = manuscript.difference(text, present)
        raise ManuscriptKept(
            f"{path} is already there and differs from what would be written.\n{difference}".rstrip(),
            "It stays as it is. Name another file with -o, or move it away first.",
        )
    save(path, text)


def _read_source(folder: Folder) -> tuple[Source, tuple[Note, ...]]:
    read = [
        read_page(raw.data, page=number, file=raw.file, label=raw.label, name=raw.name)
        for number, raw in enumerate(folder.pages)
    ]
    return Source(tuple(page for page, _ in read)), tuple(note for _, notes in read for note in notes)


def _meta(folder: Folder, source: Source) -> Meta:
    """Gather the edition's facts; the language is told from the text where the folder does not say."""
    settings = folder.settings
    return Meta(
        key=folder.key,
        paper=settings.paper,
        date=settings.date,
        lang=settings.lang or guess_language("".join(page.text for page in source.pages)),
        publisher=settings.publisher,
        number=settings.number,
        pages=tuple(PageInfo(page.label, page.name, page.file, page.sha256) for page in source.pages),
    )


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManuscriptInvalid(f"{MANUSCRIPT} is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
