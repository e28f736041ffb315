from collections.abc import Mapping
from typing import Any

from lxml import etree

from typeset.epub.nav import contents, ncx
from typeset.epub.plan import plan_book
from typeset.epub.words import words_for
from typeset.model.edition import Script
from typeset.preflight.epub import open_book

X = {"x": "http://www.w3.org/1999/xhtml", "n": "http://www.daisy.org/z3986/2005/ncx/"}
TYPE = "{http://www.idpf.org/2007/ops}type"


def navs(book: bytes) -> dict[str, Any]:
    opened = open_book(book)
    return {nav.get(TYPE): nav for nav in opened.roots[opened.nav].iter("{http://www.w3.org/1999/xhtml}nav")}


def said(item: Any) -> str:
    return "".join(item.find("x:a", X).itertext())


def outline(nav: Any) -> list[Any]:
    def items(parent: Any) -> list[Any]:
        return [
            (said(item), items(item)) if item.find("x:ol", X) is not None else said(item)
            for item in parent.findall("x:ol/x:li", X)
        ]

    return items(nav)


def test_the_contents_go_page_article_section(book: bytes) -> None:
    assert outline(navs(book)["toc"]) == [
        ("第01版　要闻", [("全市召开2021年度水利建设工作责任制述职评议会", ["修好每一座闸", "守好每一道堤"])]),
        ("第02版", ["春雪", "简讯一则，𠮷字也在。"]),
    ]


def test_the_page_list_names_the_pages_of_the_pdf_where_they_begin(book: bytes) -> None:
    links = navs(book)["page-list"].findall(".//x:a", X)
    assert [(link.text, link.get("href")) for link in links] == [
        ("1", "title.xhtml#folio-1"),
        ("2", "a01.xhtml#folio-2"),
        ("3", "a02.xhtml#folio-3"),
    ]


def test_landmarks(book: bytes) -> None:
    links = navs(book)["landmarks"].findall(".//x:a", X)
    assert [(link.get(TYPE), link.get("href")) for link in links] == [
        ("cover", "cover.xhtml"),
        ("titlepage", "title.xhtml"),
        ("toc", "nav.xhtml#toc"),
        ("bodymatter", "page-01.xhtml#page-01"),
    ]


def test_only_the_contents_are_for_the_eye(book: bytes) -> None:
    assert {kind: nav.get("hidden") for kind, nav in navs(book).items()} == {
        "toc": None,
        "landmarks": "hidden",
        "page-list": "hidden",
    }


def test_a_book_without_pages_has_no_page_list(bindery: Any, cases: Mapping[str, Any]) -> None:
    made = bindery.bind(cases["one-brief"])
    assert set(navs(made)) == {"toc", "landmarks"}
    opened = open_book(made)
    assert etree.fromstring(opened.files[opened.ncx or ""]).findall(".//n:pageList", X) == []


def test_the_ncx_counts_what_there_is(book: bytes, cases: Mapping[str, Any]) -> None:
    opened = open_book(book)
    root = etree.fromstring(opened.files[opened.ncx or ""])
    metas = {meta.get("name"): meta.get("content") for meta in root.iterfind("n:head/n:meta", X)}
    assert {name: metas[name] for name in ("dtb:depth", "dtb:totalPageCount", "dtb:maxPageNumber")} == {
        "dtb:depth": "3",
        "dtb:totalPageCount": "3",
        "dtb:maxPageNumber": "3",
    }
    assert [int(point.get("playOrder")) for point in root.xpath("//*[@playOrder]")] == list(range(1, 11))
    assert root.findtext("n:docTitle/n:text", namespaces=X) == "山城日报 2021年2月2日"
    plan = plan_book(cases["whole"].edition, words_for(Script.CN))
    assert metas["dtb:uid"].startswith("urn:uuid:")
    assert len(contents(plan)) == 2
    assert b"pageList" not in ncx(plan, (), "urn:x")
