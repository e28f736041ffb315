"""One edition through the press: what its report says of the time it took."""

import json
from pathlib import Path

import pytest

from typeset.fonts import FontLibrary
from typeset.press.edition import BuildOptions, build

STAGES = ["read", "reassemble", "lines", "make-up", "impose", "pdf", "epub", "preflight"]


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    page = tmp_path / "brief.txt"
    page.write_text("市图书馆延长开放时间\n\n本报讯 市图书馆自本周起每日开放到晚上九时，周末不休。\n", "utf-8")
    return page


def test_the_report_tells_the_time_of_each_stage(brief: Path, tmp_path: Path):
    built = build(str(brief), tmp_path / "out", BuildOptions(), FontLibrary.open(system=()))
    seconds = json.loads((built.folder / "report.json").read_text("utf-8"))["seconds"]
    assert list(seconds) == STAGES
    assert sum(seconds.values()) == pytest.approx(built.seconds, abs=0.01)
    assert min(seconds.values()) >= 0
