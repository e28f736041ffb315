from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from typeset.epub.plan import Plan, plan_book, title_of
from typeset.epub.words import words_for
from typeset.model.edition import Edition, Jump, Meta, PageInfo, Paragraph, Script, Section, Verse
from typeset.model.source import Text
from typeset.preflight.epub import open_book

WORDS = words_for(Script.CN)


def plan_of(*labels: str) -> Plan:
    pages = tuple(PageInfo(label, None, "x", "00") for label in labels)
    return plan_book(Edition(Meta("k", None, None, "zh-Hans", None, None, pages), (), (), ()), WORDS)


@pytest.mark.parametrize(
    ("label", "page"),
    [
        ("02", 1),
        ("2", 1),
        ("２", 1),
        ("二", 1),
        ("十", 2),
        ("一〇", 2),
        ("十二", 3),
        ("二十", 4),
        ("二十一", 5),
        ("a1", 6),
        ("A01", 6),
        ("A10", 7),
        ("特1", 8),
        ("3", None),
        ("1", 0),
        ("", None),
        ("110", None),
        ("十十", None),
        ("一版", None),
    ],
)
def test_a_jump_names_a_page_as_people_write_it(label: str, page: int | None) -> None:
    plan = plan_of("01", "02", "10", "12", "20", "21", "A1", "A10", "特1")
    assert plan.page(label) == (None if page is None else plan.chapters[page])


def test_a_page_as_printed_comes_before_one_of_the_same_number() -> None:
    plan = plan_of("1", "01")
    assert plan.page("01") is plan.chapters[1]
    assert plan.page("001") is plan.chapters[0]


def test_files_are_safe_and_unlike_each_other_ids_are_the_papers_own() -> None:
    plan = plan_of("A1", "a1", "特 1", "A1", "../x")
    assert [chapter.anchor for chapter in plan.chapters] == [
        "page-A1",
        "page-a1",
        "page-特_1",
        "page-A1-2",
        "page-../x",
    ]
    assert [chapter.file for chapter in plan.chapters] == [
        "page-A1.xhtml",
        "page-a1-2.xhtml",
        "page-n3.xhtml",
        "page-A1-2-2.xhtml",
        "page-n5.xhtml",
    ]
    assert plan.chapters[2].href == "page-n3.xhtml#page-%E7%89%B9_1"


def test_an_article_is_called_by_what_heads_it(cases: Mapping[str, Any], tools: Any) -> None:
    lead, _, brief = cases["whole"].edition.articles
    assert title_of(lead, WORDS) == "全市召开2021年度水利建设工作责任制述职评议会"
    assert title_of(replace(lead, headline=None), WORDS) == "提升服务 夯实基础 守正创新 从严治水"
    assert title_of(replace(lead, headline=tools.text("两\n行")), WORDS) == "两 行"
    assert title_of(replace(lead, headline=tools.text(" \u3000")), WORDS) == "提升服务 夯实基础 守正创新 从严治水"
    assert title_of(brief, WORDS) == "简讯一则，𠮷字也在。"
    long = replace(brief, body=(Verse((tools.text("一" * 25),)),))
    assert title_of(long, WORDS) == "一" * 24 + "…"
    assert title_of(replace(brief, body=()), WORDS) == "无题"
    assert title_of(replace(brief, body=(Paragraph(Text(())), Section(tools.text("节"), None))), WORDS) == "节"


def test_sections_are_counted_from_one(cases: Mapping[str, Any]) -> None:
    plan = plan_book(cases["whole"].edition, WORDS)
    assert list(plan.chapters[0].stories[0].sections()) == [
        ("修好每一座闸", "a01.xhtml#a01-s1"),
        ("守好每一道堤", "a01.xhtml#a01-s2"),
    ]


def test_a_jump_is_a_link_where_its_page_is_here(bindery: Any, cases: Mapping[str, Any]) -> None:
    roots = open_book(bindery.bind(cases["whole"])).roots
    links = {
        path: [(a.get("href"), "".join(a.itertext())) for a in root.iter("{http://www.w3.org/1999/xhtml}a")]
        for path, root in roots.items()
    }
    assert links["EPUB/a01.xhtml"] == [
        ("page-01.xhtml#page-01", "第01版　要闻"),
        ("page-02.xhtml#page-02", "（下转第2版）"),
    ]
    assert links["EPUB/a03.xhtml"] == [("page-02.xhtml#page-02", "第02版")]
    assert isinstance(cases["whole"].edition.articles[2].body[1], Jump)


@pytest.mark.parametrize(
    ("script", "label", "name", "said"),
    [
        (Script.CN, "01", "要闻", "第01版　要闻"),
        (Script.TW, "A3", None, "A3版"),
        (Script.JP, "12", None, "12面"),
        (Script.KR, "3", "사회", "3면　사회"),
    ],
)
def test_pages_are_named_as_their_paper_would(script: Script, label: str, name: str | None, said: str) -> None:
    assert words_for(script).page_name(PageInfo(label, name, "x", "00")) == said
