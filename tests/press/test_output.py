import os
import stat
from pathlib import Path

import pytest

from typeset.errors import OutputUnwritable
from typeset.press.output import publish


def test_files_are_written_and_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    publish(out, {"a": b"1", "b": b"2"})
    publish(out, {"a": b"3"})
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"a": b"3", "b": b"2"}


def test_permissions_are_the_users_own(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        publish(tmp_path, {"a": b"1"})
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_an_output_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputUnwritable, match="cannot be written"):
        publish(tmp_path / "out", {"a": b"1"})
    assert (tmp_path / "out").read_text() == "mine"


def test_when_writing_fails_half_way_the_old_files_stay_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, {"a": b"old", "b": b"old"})
    real = os.fdopen
    opened = []

    def failing(handle: int, mode: str) -> object:
        opened.append(handle)
        if len(opened) == 2:
            os.close(handle)
            raise OSError(28, "No space left on device")
        return real(handle, mode)

    monkeypatch.setattr(os, "fdopen", failing)
    with pytest.raises(OutputUnwritable, match="No space left"):
        publish(tmp_path, {"a": b"new", "b": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}
