"""docs/conformance.md names tests and files: all of them are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "conformance.md").read_text("utf-8")


def test_every_test_named_is_there():
    named = re.findall(r"`(?:tests/pdf/)?(test_\w+\.py)::(test_\w+)`", PAGE)
    assert len(named) > 40
    for file, test in named:
        texts = [path.read_text("utf-8") for path in (ROOT / "tests").glob(f"*/{file}")]
        assert any(f"def {test}(" in text for text in texts), f"{file}::{test}"


def test_every_module_named_is_there():
    for name in re.findall(r"`((?:pdf|fonts)/\w+\.\w+)`", PAGE):
        assert (ROOT / "src" / "typeset" / name).exists(), name
