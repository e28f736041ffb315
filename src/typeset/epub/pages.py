"""The documents that are not articles: cover, title page, and an opener for each original page (版)."""

from collections.abc import Iterator

from typeset.epub.article import Desk, figure
from typeset.epub.folios import TITLE_PAGE
from typeset.epub.pictures import ImageFile
from typeset.epub.plan import Chapter
from typeset.epub.xhtml import Node, add, document, element
from typeset.model.page import Element, Part


def cover_document(desk: Desk, cover: ImageFile) -> Node:
    """Show the first page, small."""
    words, meta = desk.plan.words, desk.plan.meta
    alt = f"{words.edition_name(meta)} {words.cover}"
    size = {"width": str(cover.width), "height": str(cover.height)}
    image = element("img", src=cover.file, alt=alt, role="doc-cover", **size)
    return document(meta, words.cover, element("div", image, class_="cover"), body_type="cover")


def title_document(desk: Desk, pdf_name: str | None) -> Node:
    """Write the title page: what the edition's folder tells of it, and what this book is."""
    words, meta = desk.plan.words, desk.plan.meta
    root = element("section", class_="title-page", epub_type="titlepage")
    add(root, *desk.setter.marks(TITLE_PAGE))
    add(root, element("h1", meta.paper or words.edition_name(meta), class_="nameplate"))
    facts = [
        words.date(meta.date) if meta.date else None,
        words.number(meta.number) if meta.number else None,
        meta.publisher,
    ]
    add(root, element("div", *(element("p", fact) for fact in facts if fact), class_="facts issue"))
    add(root, element("ol", *(_page_link(desk, chapter) for chapter in desk.plan.chapters), class_="listing"))
    matching = f"{words.matching}{_colon(meta.lang)}{pdf_name}" if pdf_name else None
    imprint = (words.retypeset, matching)
    add(root, element("div", *(element("p", line) for line in imprint if line), class_="facts imprint"))
    return document(meta, words.edition_name(meta), root, body_type="frontmatter")


def page_document(desk: Desk, chapter: Chapter) -> Node:
    """Open an original page: its name, its articles, the photos and the furniture that belong to none of them."""
    root = element("section", id=chapter.anchor, class_="page")
    add(root, element("h1", chapter.title, class_="page-name"))
    if chapter.stories:
        links = (element("li", desk.setter.link(story.title, story.href)) for story in chapter.stories)
        add(root, element("ol", *links, class_="listing"))
    for photo in chapter.photos:
        add(root, *figure(desk, photo))
    add(root, *_furniture(desk, chapter))
    return document(desk.plan.meta, chapter.title, root, body_type="bodymatter")


def _furniture(desk: Desk, chapter: Chapter) -> Iterator[Node]:
    """Print what else the page said, small, at its foot: no character of the paper is left out."""
    if not chapter.furniture:
        return
    foot = element("footer", element("h2", desk.plan.words.furniture, class_="list-head"), class_="furniture")
    for item in chapter.furniture:
        add(foot, *desk.setter.block("p", Element(item.id, Part.FURNITURE), item.text))
    yield foot


def _page_link(desk: Desk, chapter: Chapter) -> Node:
    return element("li", desk.setter.link(chapter.title, chapter.href))


def _colon(lang: str) -> str:
    return ": " if lang.startswith("ko") else "："
