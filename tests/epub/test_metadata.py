import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from lxml import etree

from typeset.epub import EpubOptions
from typeset.epub.metadata import identifier, modified, source_digest
from typeset.epub.words import words_for
from typeset.model.edition import Meta, PageInfo, Script

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
META = Meta("k", "山城日报", date(2021, 2, 2), "zh-Hans", None, None, (PageInfo("01", None, "01.txt", "ab" * 32),))


def lines(data: bytes) -> dict[str, list[str]]:
    """The package's metadata: each name or property with its texts."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("EPUB/content.opf"))
    found: dict[str, list[str]] = {}
    for line in root.find("o:metadata", OPF):
        name = line.get("property") or line.get("name") or "dc:" + line.tag.partition("}")[2]
        found.setdefault(name, []).append(line.text or line.get("content"))
    return found


def test_an_edition_keeps_its_identity() -> None:
    assert identifier(META) == "urn:uuid:01f88c33-bfaf-5374-8e9a-693344ad158d"
    same = replace(META, key="other", lang="zh", publisher="x")
    assert identifier(same) == identifier(META)
    others = [
        replace(META, paper="别报"),
        replace(META, date=date(2021, 2, 3)),
        replace(META, date=None),
        replace(META, pages=(replace(META.pages[0], sha256="cd" * 32),)),
        replace(META, pages=META.pages * 2),
    ]
    assert len({identifier(meta) for meta in [META, *others]}) == 6


def test_one_page_has_its_own_digest() -> None:
    assert source_digest(META) == "ab" * 32
    assert len(source_digest(replace(META, pages=META.pages * 2))) == 64


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2021, 2, 2, tzinfo=UTC), "2021-02-02T00:00:00Z"),
        (datetime(2021, 2, 2, 7, 30, 5, 999, tzinfo=timezone(timedelta(hours=8))), "2021-02-01T23:30:05Z"),
        (datetime(2021, 2, 2, 7), "2021-02-02T07:00:00Z"),
    ],
)
def test_the_time_of_change_is_utc(moment: datetime, said: str) -> None:
    assert modified(EpubOptions(moment, "0")) == said


def test_the_paper_is_told_as_it_is(book: bytes) -> None:
    found = lines(book)
    assert found["dc:title"] == ["山城日报 2021年2月2日"]
    assert found["dc:language"] == ["zh-Hans"]
    assert found["dc:date"] == ["2021-02-02"]
    assert found["dc:publisher"] == ["山城报社"]
    assert found["dc:source"] == found["pageBreakSource"] == ["edition.pdf"]
    assert found["dcterms:modified"] == ["2021-02-02T00:00:00Z"]
    assert found["belongs-to-collection"] == ["山城日报"]
    assert found["group-position"] == ["20210202"]
    assert found["dcterms:source"] == [f"01.txt 01 sha256:{'ab' * 32}", f"02.txt 02 sha256:{'cd' * 32}"]
    assert found["generator"] == ["typeset 0.1.0"]
    assert found["dc:description"] == ["本版由报纸原文重新排版而成，不是原版影像。"]


def test_what_is_not_known_is_not_told(bindery: Any, cases: Mapping[str, Any]) -> None:
    found = lines(bindery.bind(cases["one-brief"]))
    assert found["dc:title"] == ["brief"]
    assert not {"dc:date", "dc:publisher", "dc:creator", "belongs-to-collection", "group-position"} & set(found)


def test_an_undated_issue_stands_by_its_number(bindery: Any, cases: Mapping[str, Any]) -> None:
    case = cases["whole"]
    undated = replace(case.edition, meta=replace(case.edition.meta, date=None))
    assert lines(bindery.bind(replace(case, edition=undated)))["group-position"] == ["1234"]


def test_accessibility_is_told_of_what_is_there(book: bytes, bindery: Any, cases: Mapping[str, Any]) -> None:
    found = lines(book)
    assert found["schema:accessMode"] == ["textual", "visual"]
    assert found["schema:accessModeSufficient"] == ["textual,visual"]  # one picture has no caption
    assert "alternativeText" not in found["schema:accessibilityFeature"]
    assert {"pageBreakMarkers", "pageNavigation", "tableOfContents"} <= set(found["schema:accessibilityFeature"])
    described = lines(bindery.bind(cases["photos-only"]))
    assert described["schema:accessModeSufficient"] == ["textual,visual", "textual"]
    assert "alternativeText" in described["schema:accessibilityFeature"]
    bare = lines(bindery.bind(cases["one-brief"]))
    assert bare["schema:accessMode"] == bare["schema:accessModeSufficient"] == ["textual"]
    assert "pageBreakMarkers" not in bare["schema:accessibilityFeature"]
    for told in (found, described, bare):
        assert told["schema:accessibilityHazard"] == ["none"]
        assert len(told["schema:accessibilitySummary"]) == 1
        assert "dcterms:conformsTo" not in told


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (Script.CN, "2021年2月2日　星期二"),
        (Script.HK, "2021年2月2日　星期二"),
        (Script.JP, "2021年2月2日（火曜日）"),
        (Script.KR, "2021년 2월 2일 화요일"),
    ],
)
def test_dates_as_people_write_them(script: Script, said: str) -> None:
    assert words_for(script).date(date(2021, 2, 2)) == said


def test_every_region_has_every_word() -> None:
    for script in Script:
        words = words_for(script)
        assert all(getattr(words, name) for name in words.__slots__)
        assert len(words.weekdays) == 7
        assert words.edition_name(META) == "山城日报 " + words.date(date(2021, 2, 2)).replace("　星期二", "").replace(
            "（火曜日）", ""
        ).replace(" 화요일", "")
        assert words.edition_name(replace(META, paper=None, date=None)) == "k"
        assert words.number("12") == words.issue.format("12")
        assert words.number("总第12期") == "总第12期"
