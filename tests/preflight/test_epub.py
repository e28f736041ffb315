"""Preflight of the ePub sees what is wrong: each fault is made by hand in a book that has none."""

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from typeset.epub import EpubOptions, FontUse, bind
from typeset.errors import OutputNonconforming
from typeset.fonts import FontLibrary
from typeset.model.edition import Article, Edition, Furniture, Meta, PageInfo, Paragraph, Photo, Section
from typeset.model.page import Element, PageStart, Part
from typeset.model.source import Piece, Span, Text
from typeset.notes import Code, Note
from typeset.preflight.epub import Print, destinations, epubcheck, extract, inspect, match, open_book, page_list


def text(chars: str) -> Text:
    return Text((Piece(chars, Span(0, 0, len(chars))),))


META = Meta("e", "山城日报", None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", "ab" * 32),))
ARTICLE = Article(
    "a01",
    0,
    None,
    text("两行\n标题"),
    None,
    None,
    (Paragraph(text("正文一。")), Section(text("小题"), None), Paragraph(text("正文二。"))),
    (),
)
EDITION = Edition(
    META, (ARTICLE,), (Photo("p01", 0, text("说明"), text("某摄"), None),), (Furniture("f01", 0, text("报眉")),)
)
STARTS = (PageStart("1", Element("a01", Part.HEADLINE), 0), PageStart("2", Element("a01", Part.PARAGRAPH, 2), 2))
PRINT = Print(frozenset({"page-01", "a01", "a01-s1", "p01"}), ("1", "2"))


@pytest.fixture(scope="module")
def book() -> bytes:
    options = EpubOptions(datetime(2021, 2, 2, tzinfo=UTC), "0.1.0", fonts=FontUse.NONE)
    return bind(EDITION, STARTS, FontLibrary.open(system=()), {}, options)


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)


def spoil(data: bytes, file: str, old: str, new: str) -> bytes:
    """Put one string for another in one document of the book."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old_zip, zipfile.ZipFile(out, "w") as new_zip:
        for name in old_zip.namelist():
            member = old_zip.read(name).decode()
            if name == f"EPUB/{file}":
                assert old in member
                member = member.replace(old, new)
            new_zip.writestr(name, member)
    return out.getvalue()


def said(notes: tuple[Note, ...]) -> list[tuple[Code, str]]:
    return [(note.code, note.message) for note in notes if note.code is not Code.EPUB_UNCHECKED]


def test_a_right_book_is_passed(book: bytes, no_java: None) -> None:
    assert said(inspect(book)) == []
    assert match(book, EDITION, PRINT) == ()


def test_text_comes_back_by_owner_and_line(book: bytes) -> None:
    assert extract(book) == {
        "a01": "两行\n标题\n正文一。\n小题\n正文二。",
        "p01": "说明\n某摄",
        "f01": "报眉",
    }


def test_ids_and_pages_are_read_in_order(book: bytes) -> None:
    opened = open_book(book)
    assert destinations(opened) == ("page-01", "p01", "a01", "a01-s1")
    assert page_list(opened) == [("EPUB/a01.xhtml#folio-1", "1"), ("EPUB/a01.xhtml#folio-2", "2")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("正文一。", "正文。", "The text of a01 is not the edition's: it differs from character 8 on."),
        ("正文一。", "正文一。。", "The text of a01 is not the edition's: it differs from character 10 on."),
        (
            '<p data-copy="a01" class="text">正文一。</p>',
            "",
            "The text of a01 is not the edition's: it differs from character 6 on.",
        ),
        ("小题", "题小", "The text of a01 is not the edition's: it differs from character 11 on."),
        (
            'data-copy="a01" class="section-head"',
            'data-copy="a07"',
            "The text of a01 is not the edition's: it differs from character 11 on.",
        ),
    ],
)
def test_text_that_differs_is_named(book: bytes, old: str, new: str, message: str) -> None:
    notes = match(spoil(book, "a01.xhtml", old, new), EDITION, PRINT)
    assert said(notes)[0] == (Code.EPUB_TEXT, message)


def test_text_of_nobody_is_named(book: bytes) -> None:
    fewer = replace(EDITION, furniture=())
    assert said(match(book, fewer, None)) == [
        (Code.EPUB_TEXT, "The book has text of f01, which the edition does not know.")
    ]


def test_an_id_that_the_pdf_lacks_is_named(book: bytes) -> None:
    notes = match(book, EDITION, replace(PRINT, destinations=PRINT.destinations - {"a01-s1"}))
    assert said(notes) == [(Code.EPUB_PRINT, "The id a01-s1 is no named destination of the PDF.")]


def test_a_page_that_the_book_lacks_is_named(book: bytes) -> None:
    notes = match(book, EDITION, replace(PRINT, labels=("1", "2", "3")))
    assert said(notes) == [(Code.EPUB_PRINT, "The page-list names 1, 2; the PDF's pages are 1, 2, 3.")]


@pytest.mark.parametrize(
    ("fault", "code", "message"),
    [
        (
            ("nav.xhtml", "#a01-s1", "#a01-s9"),
            Code.EPUB_LINK,
            "EPUB/nav.xhtml leads to EPUB/a01.xhtml#a01-s9, which is not there.",
        ),
        (
            ("toc.ncx", "a01.xhtml#a01-s1", "a09.xhtml"),
            Code.EPUB_LINK,
            "EPUB/toc.ncx leads to EPUB/a09.xhtml, which is not in the book.",
        ),
        (
            ("a01.xhtml", 'id="a01-s1"', 'id="a01"'),
            Code.EPUB_LINK,
            "EPUB/a01.xhtml has 2 elements with the id a01.",
        ),
        (
            ("a01.xhtml", 'id="folio-2"', 'id="folio-1"'),
            Code.EPUB_LINK,
            "EPUB/a01.xhtml has 2 elements with the id folio-1.",
        ),
        (
            ("a01.xhtml", 'aria-label="2"', 'aria-label="3"'),
            Code.EPUB_PAGES,
            "The page-list and the page marks of the text are not the same.",
        ),
    ],
)
def test_a_link_or_mark_gone_wrong_is_named(
    book: bytes, no_java: None, fault: tuple[str, str, str], code: Code, message: str
) -> None:
    assert (code, message) in said(inspect(spoil(book, *fault)))


@pytest.mark.parametrize("data", [b"", b"PK", b"<html/>"])
def test_what_is_no_epub_is_refused(data: bytes) -> None:
    with pytest.raises(OutputNonconforming, match="no ePub"):
        inspect(data)


def test_a_zip_that_is_no_epub_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(OutputNonconforming, match="no ePub"):
        extract(out.getvalue())


def test_without_java_the_lack_is_told(book: bytes, no_java: None) -> None:
    assert epubcheck(book) is None
    assert [note.code for note in inspect(book)] == [Code.EPUB_UNCHECKED]


@pytest.mark.slow
def test_epubchecks_messages_become_notes(book: bytes, need_java: Callable[[], None]) -> None:
    need_java()
    broken = spoil(book, "a01.xhtml", "<h2 ", '<h2 align="up" ')
    notes = [note for note in inspect(broken) if note.code is Code.EPUBCHECK]
    assert notes
    assert all("a01.xhtml" in note.message for note in notes)


@pytest.fixture
def need_java(request: pytest.FixtureRequest) -> Callable[[], None]:
    def check() -> None:
        if shutil.which("java") is None:
            if os.environ.get("CI") == "true":
                pytest.fail("CI has no java, so EPUBCheck cannot run")
            terminal = request.config.pluginmanager.getplugin("terminalreporter")
            terminal.write_line("\n*** There is no java: what needs it is SKIPPED ***", red=True, bold=True)
            pytest.skip("there is no java")

    return check
