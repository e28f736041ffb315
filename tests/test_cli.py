"""The command line, run as a person runs it, on small editions."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

PAGE = """\
　　本报讯（记者王小明）1月3日，市图书馆新馆正式开放，
读者可凭身份证免费借阅图书，馆内设有少儿阅览区、自习
室和视听中心，每天早上八点半开馆，晚上九点闭馆，全年
不休，开放首日接待读者五千余人次。

市图书馆新馆开放
"""


def typeset(*args: str, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from typeset.cli import main; main()", *args],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pages") / "page.txt"
    file.write_text(PAGE)
    return file


def test_version() -> None:
    done = typeset("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, b"typeset")


@pytest.mark.parametrize("command", ["build", "reassemble", "check"])
def test_help_has_worked_examples(command: str) -> None:
    done = typeset(command, "--help", COLUMNS="120")
    assert done.returncode == 0
    assert "Examples" in done.stdout.decode()
    assert f"typeset {command} " in done.stdout.decode()


def test_build_leaves_both_editions_and_a_report_that_closes(page: Path, tmp_path: Path) -> None:
    done = typeset("build", str(page), "-o", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in (tmp_path / "page").iterdir()) == ["edition.epub", "edition.pdf", "report.json"]
    report = json.loads((tmp_path / "page" / "report.json").read_text())
    assert report["conservation"]["closes"] is True
    assert report["conservation"]["source"] == len("".join(PAGE.split()))


def test_the_same_bytes_in_another_zone_folder_and_hash_seed(page: Path, tmp_path: Path) -> None:
    outputs = []
    for number, env in enumerate(({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "77"})):
        out = tmp_path / str(number)
        assert typeset("build", str(page), "-o", str(out), **env).returncode == 0
        outputs.append([(out / "page" / name).read_bytes() for name in ("edition.pdf", "edition.epub")])
    assert outputs[0] == outputs[1]


def test_an_embedded_source_can_be_taken_out_again(page: Path, tmp_path: Path) -> None:
    assert typeset("build", str(page), "--embed-source", "-o", str(tmp_path)).returncode == 0
    with pikepdf.open(tmp_path / "page" / "edition.pdf") as pdf:
        inside = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert sorted(inside) == ["edition.json", "page.txt", "report.json"]
    assert inside["page.txt"].decode() == PAGE
    outside = json.loads((tmp_path / "page" / "report.json").read_text())
    assert json.loads(inside["report.json"]).items() <= outside.items()


def test_standard_input_is_an_edition(tmp_path: Path) -> None:
    done = typeset("build", "-", "-o", str(tmp_path), stdin=PAGE.encode())
    assert done.returncode == 0
    assert (tmp_path / "stdin" / "edition.pdf").read_bytes().startswith(b"%PDF-")


def test_json_alone_goes_to_standard_output(page: Path) -> None:
    done = typeset("reassemble", str(page), "--json")
    edition = json.loads(done.stdout)
    assert [article["headline"] for article in edition["articles"]] == ["市图书馆新馆开放"]


def test_a_corrected_manuscript_is_published_and_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    folder.mkdir()
    (folder / "01.txt").write_text(PAGE)
    manuscript = folder / "edition.md"
    assert typeset("reassemble", str(folder), "-o", str(manuscript)).returncode == 0
    corrected = manuscript.read_text().replace("新馆开放", "新馆开门", 1)
    manuscript.write_text(corrected)
    kept = typeset("reassemble", str(folder), "-o", str(manuscript))
    assert (kept.returncode, manuscript.read_text()) == (15, corrected)
    assert "新馆开门" in kept.stderr.decode()
    assert typeset("build", str(folder), "-o", str(tmp_path / "out")).returncode == 0
    report = json.loads((tmp_path / "out" / "e" / "report.json").read_text())
    assert report["conservation"]["closes"] is True
    assert (report["conservation"]["typed"], report["conservation"]["struck"]) == (1, 1)
    assert {change["kind"] for change in report["by_hand"]} == {"inserted", "removed"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", 4),
        (" \n　\n".encode(), 4),
        (b"\x00\x01\x02" * 50, 5),
        (b"\xff\xfe\xfd\x81 " * 20 + b"\x80", 5),
        (b"a" * (17 << 20), 6),
    ],
    ids=["empty", "blank", "NULs", "undecodable", "17 MiB"],
)
def test_bad_input_has_its_own_exit_code_and_a_cure(tmp_path: Path, data: bytes, code: int) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    old = tmp_path / "out" / "page"
    old.mkdir(parents=True)
    (old / "edition.pdf").write_text("old")
    done = typeset("build", str(tmp_path / "page.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == code
    lines = done.stderr.decode().splitlines()
    assert lines[0].startswith("typeset: ")
    assert lines[1].startswith("  ")
    assert "Traceback" not in done.stderr.decode()
    assert [path.read_text() for path in old.iterdir()] == ["old"]


def test_a_missing_path_and_an_output_folder_that_is_a_file(page: Path, tmp_path: Path) -> None:
    assert typeset("build", str(tmp_path / "gone"), "-o", str(tmp_path)).returncode == 3
    assert typeset("build", str(tmp_path), "-o", str(tmp_path)).returncode == 3
    (tmp_path / "out").write_text("mine")
    assert typeset("build", str(page), "-o", str(tmp_path / "out")).returncode == 12
    assert (tmp_path / "out").read_text() == "mine"


def test_one_bad_edition_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("")
    done = typeset("build", str(bad), str(page), "-o", str(tmp_path / "out"), "-j", "2")
    assert done.returncode == 4
    assert (tmp_path / "out" / "page" / "edition.epub").exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings_are_the_same_edition(page: Path, tmp_path: Path, encoding: str) -> None:
    other = tmp_path / "page.txt"
    other.write_bytes(PAGE.encode(encoding))
    done = typeset("reassemble", str(other), "--json")
    wanted, found = json.loads(typeset("reassemble", str(page), "--json").stdout), json.loads(done.stdout)
    assert found["articles"] == wanted["articles"]
    assert [note["code"] for note in found["notes"]] == ([] if encoding == "utf-8-sig" else ["decoded"])


def test_check_passes_what_a_build_made_and_fails_what_is_none(page: Path, tmp_path: Path) -> None:
    typeset("build", str(page), "-o", str(tmp_path))
    done = typeset("check", str(tmp_path / "page" / "edition.pdf"))
    assert done.returncode == 0, done.stdout.decode()
    tree = typeset("check", str(tmp_path / "page" / "edition.pdf"), "--tags").stdout.decode()
    assert tree.startswith("Document")
    assert "市图书馆新馆开放" in tree
    assert typeset("check", str(page)).returncode == 14
