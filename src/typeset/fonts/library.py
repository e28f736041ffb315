"""The library of faces: fonts.toml names them, each file must have the SHA-256 written there."""

import hashlib
import struct
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from typeset.errors import FontInvalid
from typeset.fonts.face import Face

SYSTEM_FOLDERS: Final = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/truetype/noto"))
"""Where Debian's fonts-noto-cjk puts its faces. No other place is searched, so that the search has one outcome."""

_SYSTEM: Final = "system:"
_HEAVY: Final = 600
_MAINLAND: Final = "zh-Hans"
_REGIONS: Final = {"ja": 0, "ko": 1, _MAINLAND: 2, "zh-Hant-TW": 3, "zh-Hant-HK": 4}
"""Where each region's face stands in Noto's collections, version 2: JP, KR, SC, TC, HK."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of fonts.toml: the file in the library's folder, its SHA-256 and version, its place in a collection."""

    file: str
    sha256: str
    version: str
    index: int = 0


class FontLibrary:
    """The faces of one folder, opened and checked when first asked for, and the system's for rare characters."""

    __slots__ = ("_entries", "_faces", "_system", "folder")

    def __init__(self, folder: Path, entries: Mapping[str, Entry], system: tuple[Path, ...]) -> None:
        self.folder = folder
        self._entries = dict(entries)
        self._system = system
        self._faces: dict[str, Face] = {}

    @classmethod
    def open(cls, folder: Path | None = None, *, system: tuple[Path, ...] = SYSTEM_FOLDERS) -> "FontLibrary":
        """Read fonts.toml in `folder`, or in the program's own: the wheel's typeset/fonts/faces, the checkout's fonts.

        `system` lists the folders searched for Noto CJK when no face of the library has a character; () searches none,
        which makes the output independent of the machine whatever the text. FontInvalid if there is no library.
        """
        place = folder if folder is not None else _own_folder()
        return cls(place, _read_entries(place / "fonts.toml"), system)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of fonts.toml, in its order."""
        return tuple(self._entries)

    def face(self, key: str) -> Face:
        """The face under `key`: one of fonts.toml's, or one that `fallback` found.

        FontInvalid if the key is unknown, the file is missing, or is not the file that fonts.toml means.
        """
        if key not in self._faces:
            self._faces[key] = self._open_system(key) if key.startswith(_SYSTEM) else self._open_own(key)
        return self._faces[key]

    def fallback(self, char: str, key: str, *, lang: str = _MAINLAND) -> Face | None:
        """The best face that has `char`: `key`'s own, then its family, then the other faces, then the system's.

        The system's collections have a face for each region: `lang` (as in model.edition.Script) chooses. None where
        no face has the character: the caller sets a geta mark 〓 and keeps the character as the glyph's text. A face
        of the system makes the bytes depend on the machine; its key begins with `system:` and its SHA-256 tells which.
        """
        family = key.partition("-")[0]
        own = sorted(self._entries, key=lambda other: (other != key, other.partition("-")[0] != family))
        for candidate in (*own, *self._system_keys(family, key, lang)):
            face = self.face(candidate)
            if face.gid(char):
                return face
        return None

    def _open_own(self, key: str) -> Face:
        entry = self._entries.get(key)
        if entry is None:
            raise FontInvalid(
                f"no face is called {key!r} in {self.folder / 'fonts.toml'}",
                f"Use one of {', '.join(self._entries)}, or add the face to fonts.toml.",
            )
        path = self.folder / entry.file
        found = _digest(path)
        if found != entry.sha256:
            raise FontInvalid(
                f"{path} is not the face that fonts.toml means: expected SHA-256 {entry.sha256}, found {found}",
                "Restore the file (git checkout, or reinstall typeset), or write its new SHA-256 into fonts.toml.",
            )
        return Face(key, str(path), index=entry.index, sha256=found, version=entry.version)

    def _system_keys(self, family: str, key: str, lang: str) -> Iterator[str]:
        families = ("Sans", "Serif") if family == "sans" else ("Serif", "Sans")
        weights = ("Bold", "Regular") if self.face(key).metrics.weight >= _HEAVY else ("Regular", "Bold")
        files = [f"Noto{shape}CJK-{weight}.ttc" for shape in families for weight in weights]
        for file in files:
            if any((folder / file).is_file() for folder in self._system):
                yield f"{_SYSTEM}{file}#{lang if lang in _REGIONS else _MAINLAND}"

    def _open_system(self, key: str) -> Face:
        file, _, lang = key.removeprefix(_SYSTEM).partition("#")
        for folder in self._system:
            path = folder / file
            if path.is_file():
                return Face(key, str(path), index=_place(path, lang), sha256=_digest(path), version="system")
        raise FontInvalid(f"the system has no face {file}", "Install the package fonts-noto-cjk.")


def _place(path: Path, lang: str) -> int:
    """Where a region's face stands in a file; the mainland's where an older collection has none for it."""
    with path.open("rb") as file:
        tag, _, count = struct.unpack(">4sLL", file.read(12))
    if tag != b"ttcf":
        return 0
    return next(place for place in (_REGIONS.get(lang, 0), _REGIONS[_MAINLAND], 0) if place < count)


def _own_folder() -> Path:
    """Find the program's own faces: packaged in the wheel, else the folder fonts/ of the checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "faces", here.parents[2] / "fonts"):
        if (folder / "fonts.toml").is_file():
            return folder
    raise FontInvalid("typeset's own faces are missing", "Reinstall typeset, or name a folder of faces with --fonts.")


def _read_entries(path: Path) -> dict[str, Entry]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return {
            key: Entry(str(line["file"]), str(line["sha256"]).lower(), str(line["version"]), int(line.get("index", 0)))
            for key, line in table.items()
        }
    except OSError as reason:
        raise FontInvalid(
            f"{path} cannot be read: {reason.strerror}", "Name a folder that has a fonts.toml."
        ) from reason
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as reason:
        raise FontInvalid(
            f"{path} is not a list of faces: {reason}", "Give each face [key] with file, sha256 and version."
        ) from reason


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as reason:
        raise FontInvalid(
            f"{path} cannot be read: {reason.strerror}", "Restore the file (git checkout, or reinstall typeset)."
        ) from reason
