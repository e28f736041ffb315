"""Edition folders on disk: finding them, and reading all that one edition is made of."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from typeset.errors import SettingsInvalid, SourceMissing
from typeset.press.settings import PageSetting, Settings, read_settings

SETTINGS = "edition.toml"
MANUSCRIPT = "edition.md"
PHOTOS = "photos"
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"})


@dataclass(frozen=True, slots=True)
class RawPage:
    """A raw page's bytes with what is known of it from the folder."""

    file: str
    label: str
    name: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """All the files of one edition, read. `key` names the edition among its fellows and in the output folder.

    `path` is where it lies (None for standard input); `manuscript` is edition.md's bytes where it is there.
    """

    key: str
    path: Path | None
    settings: Settings
    pages: tuple[RawPage, ...]
    pictures: tuple[tuple[str, bytes], ...]
    manuscript: bytes | None


def find(paths: Iterable[str]) -> tuple[str, ...]:
    """Turn what the user named into editions: folders, text files and `-`, a folder of folders opened up.

    Raises:
        SourceMissing: a path does not exist, or no edition is in it.
        SettingsInvalid: two editions have the same name, so that one would overwrite the other.
    """
    found = tuple(edition for path in paths for edition in _find_in(path))
    seen: dict[str, str] = {}
    for edition in found:
        key = key_of(edition)
        if seen.setdefault(key, edition) != edition:
            raise SettingsInvalid(
                f"{seen[key]} and {edition} are both called {key}; one would overwrite the other.",
                "Rename one of them, or build them into two output folders.",
            )
    return tuple(dict.fromkeys(found))


def key_of(edition: str) -> str:
    """Name the edition at a path: its folder's name, its file's name without ending, or stdin."""
    if edition == "-":
        return "stdin"
    path = Path(edition).resolve()
    return path.name if path.is_dir() else path.stem


def read_folder(edition: str) -> Folder:
    """Read an edition folder, a bare text file, or standard input (`-`).

    Raises:
        SourceMissing: nothing to read there.
        SettingsInvalid: edition.toml is wrong.
    """
    if edition == "-":
        return _bare("stdin", None, RawPage("stdin.txt", "01", None, sys.stdin.buffer.read()))
    path = Path(edition)
    if not path.is_dir():
        return _bare(path.stem, path, RawPage(path.name, _label(path.name, 1), None, _read(path)))
    settings_file = path / SETTINGS
    settings = read_settings(_read(settings_file), file=str(settings_file)) if settings_file.is_file() else Settings()
    manuscript = path / MANUSCRIPT
    return Folder(
        key=key_of(edition),
        path=path,
        settings=settings,
        pages=_pages(path, settings),
        pictures=tuple((p.name, _read(p)) for p in _picture_files(path / PHOTOS)),
        manuscript=_read(manuscript) if manuscript.is_file() else None,
    )


def _find_in(path: str) -> tuple[str, ...]:
    if path == "-":
        return (path,)
    place = Path(path)
    if place.is_file() or (place.is_dir() and _is_edition(place)):
        return (path,)
    if not place.is_dir():
        raise SourceMissing(f"{path} does not exist.", "Name an edition folder, a folder of them, or a text file.")
    inside = tuple(
        str(child) for child in sorted(place.iterdir(), key=_natural) if child.is_dir() and _is_edition(child)
    )
    if not inside:
        raise SourceMissing(
            f"{path} holds no raw page and no edition folder.", "Put the page's raw text into it as 01.txt."
        )
    return inside


def _is_edition(path: Path) -> bool:
    return (path / SETTINGS).is_file() or any(_text_files(path))


def _text_files(path: Path) -> list[Path]:
    return sorted((p for p in path.iterdir() if p.suffix.lower() == ".txt" and p.is_file()), key=_natural)


def _picture_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    return sorted((p for p in path.iterdir() if p.suffix.lower() in PICTURE_SUFFIXES and p.is_file()), key=_natural)


def _natural(path: Path) -> tuple[tuple[int, str], ...]:
    """Order 2.txt before 10.txt, on every machine alike."""
    return tuple((int(part) if part.isdecimal() else -1, part) for part in re.split(r"(\d+)", path.name))


def _label(file: str, number: int) -> str:
    """Take a page's label (03, A12) from the only number in its file's name, or from its place in the edition."""
    labels = re.findall(r"[A-Z]?\d+", Path(file).stem)
    return labels[0] if len(labels) == 1 and len(labels[0]) <= 4 else f"{number:02}"


def _pages(path: Path, settings: Settings) -> tuple[RawPage, ...]:
    listed = settings.pages or tuple(PageSetting(p.name, None, None) for p in _text_files(path))
    if not listed:
        raise SourceMissing(f"{path} holds no raw page.", "Put the page's raw text into it as 01.txt.")
    for page in listed:
        if Path(page.file).is_absolute() or ".." in Path(page.file).parts:
            raise SettingsInvalid(
                f"{path / SETTINGS} names a page outside its folder: {page.file}.", "Put the page into the folder."
            )
    return tuple(
        RawPage(page.file, page.label or _label(page.file, number), page.name, _read(path / page.file))
        for number, page in enumerate(listed, 1)
    )


def _bare(key: str, path: Path | None, page: RawPage) -> Folder:
    return Folder(key=key, path=path, settings=Settings(), pages=(page,), pictures=(), manuscript=None)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceMissing(
            f"{path} cannot be read: {error.strerror or error}.", "See that the file is there and may be read."
        ) from error
