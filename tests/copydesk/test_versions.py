"""A page is weighed as it is read together with the stories that this gives."""

from typing import Any

import pytest

from typeset.copydesk.desk import setting_of
from typeset.copydesk.lines.role import HEAD
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.sheets import Sheet
from typeset.copydesk.versions import Layout, Version

PAGE = """\
春耕备耕现场会举行
本报讯（记者 王红）3月15日，全县春
耕备耕现场会在清河镇举行，与会人员先后
察看了育秧大棚、农机合作社和高标准农田
建设工地，听取了各乡镇的情况介绍。
夜市重开
本报讯（记者 李明）城东夜市昨天重开，
一百八十六个摊位换上了统一的木屋。
"""
_BRIEF = 5
"""The line of the second head."""


@pytest.fixture
def version(sourced: Any) -> tuple[Version, Any]:
    source, meta = sourced(PAGE)
    sheet = Sheet.of(source, 0, meta, load_cues())

    def think(passages: Any) -> Layout:
        return Layout.of(passages, lambda rest: setting_of(rest, meta))

    return Version.of(sheet, sheet.read(), think), think


def test_a_version_is_as_likely_as_its_roles_and_its_stories(version: tuple[Version, Any]) -> None:
    first, _ = version
    assert first.likely == first.read.score + first.layout.stories.score()
    assert len(first.layout.laid().cut.stories) == 2


def test_what_is_a_head_already_makes_the_same_version(version: tuple[Version, Any]) -> None:
    first, think = version
    again = first.with_head(_BRIEF, think)
    assert again is not None
    assert first.read.roles[_BRIEF] == HEAD
    assert list(again.read.roles) == list(first.read.roles)
    assert again.likely == pytest.approx(first.likely)


def test_a_line_in_mid_sentence_makes_a_worse_head(version: tuple[Version, Any]) -> None:
    first, think = version
    other = first.with_head(2, think)
    assert other is not None
    assert other.read.roles[2] == HEAD
    assert other.likely < first.likely - 5.0
    assert first.with_head(2, think, first.read.score) is None
