"""The text of the book is the edition's, each character once, and pages begin at their very character."""

import string
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.model.edition import (
    Article,
    Edition,
    EditorsNote,
    Furniture,
    Jump,
    Meta,
    PageInfo,
    Paragraph,
    Photo,
    Section,
    Verse,
)
from typeset.model.page import Element, PageStart, Part
from typeset.model.source import Piece, Span, Text
from typeset.preflight.epub import extract, inspect, match, open_book, page_list

XHTML = "{http://www.w3.org/1999/xhtml}"

CHARS = st.characters(codec="utf-8", exclude_categories=("Cs",)).filter(
    lambda char: char.isspace() or (char.isprintable() and char not in "\ufffe\uffff")
)
MARKS = st.sampled_from("，。“”《》—…、（）·<>&\"'5G年月日 \n\t　𠮷的一")
TEXTS = st.text(MARKS | CHARS, min_size=1, max_size=24).map(lambda chars: Text((Piece(chars, Span(0, 0, len(chars))),)))
MAYBE = st.none() | TEXTS
BLOCKS = st.one_of(
    st.builds(Paragraph, TEXTS),
    st.builds(Section, TEXTS, MAYBE),
    st.builds(Verse, st.lists(TEXTS, min_size=1, max_size=3).map(tuple)),
    st.builds(EditorsNote, TEXTS),
    st.builds(Jump, TEXTS, st.text("0一十A版 ", max_size=4), st.booleans()),
)
LABELS = st.text(string.ascii_letters + "01 特頭", min_size=1, max_size=3).filter(str.strip)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    pages = tuple(PageInfo(label, None, "x", "00") for label in draw(st.lists(LABELS, min_size=1, max_size=3)))
    page = st.integers(0, len(pages) - 1)
    photos = [Photo(f"p{n:02}", draw(page), draw(TEXTS), draw(MAYBE), None) for n in range(1, draw(st.integers(1, 4)))]
    articles = tuple(
        Article(
            f"a{n:02}",
            draw(page),
            *(draw(MAYBE) for _ in range(4)),
            tuple(draw(st.lists(BLOCKS, max_size=4))),
            tuple(photos.pop() for _ in range(draw(st.integers(0, len(photos))))),
        )
        for n in range(1, draw(st.integers(1, 4)))
    )
    furniture = tuple(Furniture(f"f{n:02}", draw(page), draw(TEXTS)) for n in range(draw(st.integers(0, 2))))
    lang = draw(st.sampled_from(["zh-Hans", "zh-Hant-HK", "ja", "ko"]))
    return Edition(Meta("k", None, None, lang, None, None, pages), articles, tuple(photos), furniture)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(edition=editions(), data=st.data())
def test_no_character_is_lost_or_invented(bindery: Any, tools: Any, edition: Edition, data: st.DataObject) -> None:
    places = [Element(article.id, Part.PARAGRAPH, n) for article in edition.articles for n in range(4)]
    places += [Element(article.id, Part.HEADLINE) for article in edition.articles]
    places += [Element("", Part.NAMEPLATE), Element("nobody", Part.CAPTION)]
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(places), st.integers(-3, 40)), max_size=5))
    starts = tuple(PageStart(str(n), place, offset) for n, (place, offset) in enumerate(drawn, 1))
    made = bindery.bind(tools.Case(edition, starts))
    assert match(made, edition, None) == ()
    assert sorted(label for _, label in page_list(open_book(made))) == sorted(start.label for start in starts)


def test_a_lost_character_is_seen(bindery: Any, cases: Mapping[str, Any]) -> None:
    edition = cases["whole"].edition
    shorter = replace(edition, furniture=edition.furniture[:1])
    made = bindery.bind(replace(cases["whole"], edition=shorter))
    assert [note.message for note in match(made, edition, None)] == [
        "The text of f02 is not the edition's: it differs from character 0 on."
    ]


def test_what_the_book_says_of_itself_is_not_the_editions(book: bytes) -> None:
    assert list(extract(book)) == ["p02", "f01", "a01", "p01", "p04", "f02", "a02", "a03"]
    assert extract(book)["p01"] == "1月29日，工人在检修闸门。\n本报记者 林一帆 摄"
    assert extract(book)["a02"] == "春雪\n□ 王小明\n昨夜雪，\n满山。"


def marked(bindery: Any, case: Any, *starts: PageStart) -> dict[str, str]:
    """By page: the text of the mark's parent, with the mark as ‖ where it stands in it."""
    roots = open_book(bindery.bind(replace(case, starts=starts))).roots
    found = {}
    for root in roots.values():
        for mark in root.iter(f"{XHTML}span"):
            if mark.get("role") == "doc-pagebreak":
                before = (mark.getparent().text or "") + "".join(
                    "".join(node.itertext()) + (node.tail or "") for node in mark.itersiblings(preceding=True)
                )
                found[mark.get("aria-label")] = f"{before}‖{mark.tail or ''}".strip()
    return found


def test_a_page_begins_at_its_character(bindery: Any, cases: Mapping[str, Any]) -> None:
    found = marked(
        bindery,
        cases["whole"],
        PageStart("2", Element("a01", Part.NOTE, 0), 4),
        PageStart("3", Element("a01", Part.VERSE, 5, 1), 2),
        PageStart("4", Element("a03", Part.PARAGRAPH, 0), 99),
        PageStart("5", Element("f02", Part.FURNITURE), 3),
    )
    assert found == {
        "2": "编者按：‖水利是“百年大计”，本报今起刊登一组报道。",
        "3": "两岸‖稻花香。",
        "4": "简讯一则，𠮷字也在。‖",
        "5": "责任编‖辑：李某 & <王某>",
    }


@pytest.mark.parametrize(
    ("place", "parent"),
    [
        (Element("a01", Part.HEADLINE), "header"),
        (Element("a01", Part.SECTION, 2), "section"),
        (Element("p01", Part.PICTURE), "article"),
        (Element("p03", Part.CAPTION), "section"),
        (Element("", Part.CONTENTS, 3), "section"),
        (Element("a02", Part.CONTINUED), "header"),
        (Element("a02", Part.PARAGRAPH, 9), "header"),
        (Element("nobody", Part.PARAGRAPH), "section"),
    ],
)
def test_a_page_that_begins_with_a_block_is_marked_before_it(
    place: Element, parent: str, bindery: Any, cases: Mapping[str, Any]
) -> None:
    made = open_book(bindery.bind(replace(cases["whole"], starts=(PageStart("7", place, 0),))))
    marks = [node for root in made.roots.values() for node in root.iter() if node.get("role") == "doc-pagebreak"]
    assert [mark.getparent().tag.removeprefix(XHTML) for mark in marks] == [parent]
    assert page_list(made) == [(next(p for p, r in made.roots.items() if marks[0] in list(r.iter())) + "#folio-7", "7")]


def test_pages_of_one_label_get_ids_of_their_own(bindery: Any, cases: Mapping[str, Any]) -> None:
    starts = tuple(PageStart("A 1", Element("a01", Part.PARAGRAPH, 1), n) for n in (3, 3, 1))
    made = bindery.bind(replace(cases["whole"], starts=starts))
    assert [target.partition("#")[2] for target, _ in page_list(open_book(made))] == [
        "folio-A_1-n3",
        "folio-A_1",
        "folio-A_1-n2",
    ]


def test_white_space_that_xml_cannot_hold_stays_white_space(bindery: Any, tools: Any, cases: Mapping[str, Any]) -> None:
    edition = cases["one-brief"].edition
    odd = replace(edition.articles[0], body=(Paragraph(tools.text("前\x0c后\x1d末\r尾")),))
    assert extract(bindery.bind(tools.Case(replace(edition, articles=(odd,)))))["a01"] == "前 后 末 尾"


def test_the_whole_book_is_at_one_with_itself(book: bytes, cases: Mapping[str, Any], monkeypatch: Any) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert [note.code.value for note in inspect(book)] == ["epub-unchecked"]
    assert match(book, cases["whole"].edition, None) == ()
