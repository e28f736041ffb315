"""What the programs of Poppler make of a file, where they are installed."""

import shutil
import subprocess

import pytest

from typeset.pdf import PdfOptions, write

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", errors="replace")
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def path(tmp_path, edition, composition, library, pictures):
    path = tmp_path / "edition.pdf"
    path.write_bytes(write(edition, composition, library, pictures, PdfOptions()))
    return path


def test_pdftotext_gives_the_text_in_order(path, composition):
    wanted = "".join(
        glyph.text
        for page in composition.pages
        for mark in page.marks
        if hasattr(mark, "glyphs")
        for glyph in mark.glyphs
    )
    assert "".join(run("pdftotext", "-raw", str(path), "-").split()) == "".join(wanted.split())


def test_pdffonts_finds_every_font_embedded_subset_and_with_unicode(path):
    lines = run("pdffonts", str(path)).splitlines()[2:]
    assert len(lines) == 5
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


def test_pdfinfo_reads_the_structure(path):
    assert "Tagged:          yes" in run("pdfinfo", str(path))
    assert "H1" in run("pdfinfo", "-struct", str(path))
