"""EPUBCheck 5.3 and Ace by DAISY on books of every kind: no message, no violation."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from typeset.epub import FontUse
from typeset.preflight.epub import epubcheck

BOOKS = [
    ("whole", FontUse.EMBED),
    ("taiwan", FontUse.EMBED),
    ("japan", FontUse.NONE),
    ("photos-only", FontUse.NONE),
    ("one-brief", FontUse.EMBED),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "use"), BOOKS, ids=[f"{name}-{use}" for name, use in BOOKS])
def test_epubcheck_has_nothing_to_say(
    name: str, use: FontUse, bindery: Any, cases: Mapping[str, Any], need: Callable[[str], str]
) -> None:
    need("java")
    assert epubcheck(bindery.bind(cases[name], use)) == ()


@pytest.mark.slow
def test_ace_finds_no_violation(book: bytes, need: Callable[[str], str], tmp_path: Path) -> None:
    """Ace is an npm package (@daisy/ace with @daisy/ace-axe-runner-puppeteer); its place is told by PATH."""
    ace, chromium = need("ace-puppeteer"), need("chromium")
    file = tmp_path / "edition.epub"
    file.write_bytes(book)
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium}
    subprocess.run([ace, "--silent", "--outdir", str(tmp_path / "ace"), str(file)], env=environment, check=True)
    report = json.loads((tmp_path / "ace" / "report.json").read_text("utf-8"))
    found = [
        (page["earl:testSubject"]["url"], finding["earl:test"]["dct:title"])
        for page in report["assertions"]
        for finding in page["assertions"]
    ]
    assert found == []
    assert report["earl:result"]["earl:outcome"] == "pass"
    shutil.rmtree(tmp_path / "ace")
