import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from typeset.copydesk import reassemble
from typeset.epub import EpubOptions, FontUse, bind
from typeset.intake.text import read_page
from typeset.model.edition import Meta, PageInfo
from typeset.model.source import Source
from typeset.preflight.epub import open_book

OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def package(data: bytes) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("EPUB/content.opf"))


def documents(data: bytes) -> list[str]:
    return [path.removeprefix("EPUB/") for path in open_book(data).roots]


def test_mimetype_is_first_and_as_it_is(book: bytes) -> None:
    assert book[30:58] == b"mimetypeapplication/epub+zip"


def test_the_container_is_sorted_and_bears_no_date(book: bytes) -> None:
    members = zipfile.ZipFile(io.BytesIO(book)).infolist()
    listed = [member.filename for member in members]
    assert listed[0] == "mimetype"
    assert listed[1:] == sorted(listed[1:])
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.create_system for member in members} == {3}


def test_one_document_an_article_in_reading_order_behind_its_page(book: bytes) -> None:
    assert documents(book) == [
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        "page-01.xhtml",
        "a01.xhtml",
        "page-02.xhtml",
        "a02.xhtml",
        "a03.xhtml",
    ]


@pytest.mark.parametrize("name", ["whole", "taiwan", "japan", "photos-only", "one-brief"])
def test_every_document_says_its_language(name: str, bindery: Any, cases: Mapping[str, Any]) -> None:
    case = cases[name]
    data = bindery.bind(case)
    for root in open_book(data).roots.values():
        assert root.get("lang") == root.get(XML_LANG) == case.edition.meta.lang
    assert package(data).get(XML_LANG) == case.edition.meta.lang
    assert package(data).find("o:spine", OPF).get("page-progression-direction") == "ltr"


def test_faces_are_in_the_book_or_they_are_not(book: bytes, bindery: Any, cases: Mapping[str, Any]) -> None:
    bare = bindery.bind(cases["whole"], FontUse.NONE)
    fonts = [name for name in names(book) if "/fonts/" in name]
    assert fonts == [f"EPUB/fonts/{name}.ttf" for name in ("head", "label", "section", "text")]
    assert [name for name in names(book) if name not in fonts] == names(bare)
    assert b"@font-face" not in zipfile.ZipFile(io.BytesIO(bare)).read("EPUB/style.css")
    assert len(bare) < 150_000 < len(book) < 1_000_000


def test_without_a_pdf_the_book_names_none(bindery: Any, cases: Mapping[str, Any], fonts: Any) -> None:
    case = cases["one-brief"]
    options = EpubOptions(datetime(2021, 2, 2, tzinfo=UTC), "0.1.0", pdf_name=None, fonts=FontUse.NONE)
    root = package(bind(case.edition, (), fonts, {}, options))
    assert root.findall(".//dc:source", OPF) == []
    assert root.xpath("//o:meta[@property='pageBreakSource']", namespaces=OPF) == []


def test_articles_out_of_page_order_are_all_there(bindery: Any, cases: Mapping[str, Any]) -> None:
    case = cases["whole"]
    first, second, third = case.edition.articles
    moved = replace(case.edition, articles=(replace(second, page=7), first, replace(third, page=-1)))
    assert documents(bindery.bind(replace(case, edition=moved, starts=())))[3:] == [
        "page-01.xhtml",
        "a01.xhtml",
        "a03.xhtml",
        "page-02.xhtml",
        "a02.xhtml",
    ]


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import conftest
from typeset.epub import FontUse
from typeset.fonts import FontLibrary
data = conftest.Bindery(FontLibrary.open(system=())).bind(conftest.whole(), FontUse.EMBED)
print(hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Shanghai"), ("77", "America/Los_Angeles")])
def test_same_bytes_under_another_hash_seed_and_in_another_zone(
    seed: str, zone: str, book: bytes, tmp_path: Any
) -> None:
    here = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, here], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(book).hexdigest()


def test_the_sample_edition_keeps_its_weight(fonts: Any, tools: Any) -> None:
    """A page of some 9,000 characters with its cover: under 1 MB with faces, under 150 kB without."""
    raw = (Path(__file__).parents[2] / "editions/2021-02-02/01.txt").read_bytes()
    page, _ = read_page(raw, page=0, file="01.txt", label="01", name=None)
    meta = Meta("k", "焦作高新区报", None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", page.sha256),))
    edition, _ = reassemble(Source((page,)), meta)
    weights = [
        len(
            bind(
                edition, (), fonts, {}, EpubOptions(datetime(2021, 2, 2), "0", fonts=use, cover=tools.first_page(2400))
            )
        )
        for use in (FontUse.EMBED, FontUse.NONE)
    ]
    assert 300_000 < weights[0] < 1_000_000
    assert 60_000 < weights[1] < 150_000
