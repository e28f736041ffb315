"""Writing what was made: all of it or nothing, so that old outputs stay until new ones are whole."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from typeset.errors import OutputUnwritable


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` (name → bytes) into `folder`, each whole beside its place first, then all moved into place.

    Raises:
        OutputUnwritable: the folder cannot be made or written to; nothing that was there has changed.
    """
    written: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            written.append((_write_beside(folder, data), folder / name))
        for temporary, final in written:
            temporary.replace(final)
    except OSError as error:
        raise OutputUnwritable(
            f"{folder} cannot be written to: {error.strerror or error}.",
            "Free space, change its permissions, or name another folder with -o. What was there is unchanged.",
        ) from error
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write_beside(folder: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".typeset-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        path.chmod(0o666 & ~_umask())
    except OSError:
        path.unlink()
        raise
    return path


def _umask() -> int:
    """Read the umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
