"""The ways into the book: the navigation document (EPUB 3.3, 7) and the NCX that older reading systems follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from lxml import etree

from typeset.epub.article import Desk
from typeset.epub.plan import Plan
from typeset.epub.setting import Setter
from typeset.epub.xhtml import XML, Node, add, document, element, writable

NCX: Final = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: what it says, where it leads, what stands under it."""

    title: str
    href: str
    entries: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of the PDF as the page-list names it."""

    label: str
    href: str


def contents(plan: Plan) -> tuple[Entry, ...]:
    """List original page, article, section."""
    return tuple(
        Entry(
            chapter.title,
            chapter.href,
            tuple(
                Entry(story.title, story.href, tuple(Entry(title, href) for title, href in story.sections()))
                for story in chapter.stories
            ),
        )
        for chapter in plan.chapters
    )


def page_marks(documents: Sequence[tuple[str, Node]]) -> tuple[PageMark, ...]:
    """Gather the pages' markers from the documents, (file, root) in reading order, the order of a page-list."""
    return tuple(
        PageMark(marker.get("aria-label", ""), f"{file}#{marker.get('id', '')}")
        for file, root in documents
        for marker in root.iter()
        if isinstance(marker.tag, str) and marker.get("role") == "doc-pagebreak"
    )


def nav_document(desk: Desk, pages: Sequence[PageMark], landmarks: Sequence[tuple[str, str, str]]) -> Node:
    """Write the navigation document; `landmarks` are (epub:type, title, href). Only the contents are for the eye."""
    words = desk.plan.words
    toc = element("nav", _title(words.contents), id="toc", epub_type="toc", role="doc-toc")
    add(toc, _list(desk.setter, contents(desk.plan)))
    marks = (element("li", element("a", title, epub_type=kind, href=href)) for kind, title, href in landmarks)
    guide = element("nav", _title(words.landmarks), id="landmarks", epub_type="landmarks", hidden="hidden")
    navs = [toc, add(guide, element("ol", *marks))]
    if pages:
        rows = (element("li", element("a", page.label, href=page.href)) for page in pages)
        hidden = {"id": "page-list", "epub_type": "page-list", "role": "doc-pagelist", "hidden": "hidden"}
        navs.append(element("nav", _title(words.pages), element("ol", *rows), **hidden))
    return document(desk.plan.meta, words.contents, *navs, body_type="frontmatter")


def _title(text: str) -> Node:
    return element("h1", text, class_="page-name")


def _list(setter: Setter, entries: Sequence[Entry]) -> Node:
    """Write entries as a list; what stands under one of them stands in a list of its own."""
    rows = element("ol")
    for entry in entries:
        row = element("li", setter.link(entry.title, entry.href))
        add(rows, add(row, _list(setter, entry.entries)) if entry.entries else row)
    return rows


def ncx(plan: Plan, pages: Sequence[PageMark], identifier: str) -> bytes:
    """Write the NCX (OPF 2.0.1, 2.4.1): the same contents and pages, numbered in the order they are come by."""
    entries = contents(plan)
    root = etree.Element(f"{{{NCX}}}ncx", nsmap={None: NCX}, version="2005-1")
    root.set(f"{{{XML}}}lang", plan.meta.lang)
    numbers = [int(page.label) for page in pages if page.label.isascii() and page.label.isdigit()]
    head = _child(root, "head")
    for name, value in (
        ("uid", identifier),
        ("depth", str(max((_depth(entry) for entry in entries), default=1))),
        ("totalPageCount", str(len(pages))),
        ("maxPageNumber", str(max(numbers, default=0))),
    ):
        _child(head, "meta", name=f"dtb:{name}", content=value)
    _label(_child(root, "docTitle"), plan.words.edition_name(plan.meta), label=None)
    _points(_child(root, "navMap"), entries, order=count(1))
    if pages:
        _page_targets(_child(root, "pageList"), plan, pages, start=sum(map(_size, entries)) + 1)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _points(parent: Node, entries: Sequence[Entry], order: Iterator[int]) -> None:
    for entry in entries:
        number = next(order)
        point = _child(parent, "navPoint", id=f"point-{number}", playOrder=str(number))
        _label(point, entry.title)
        _child(point, "content", src=entry.href)
        _points(point, entry.entries, order)


def _page_targets(parent: Node, plan: Plan, pages: Sequence[PageMark], start: int) -> None:
    _label(parent, plan.words.pages)
    for number, page in enumerate(pages, 1):
        plain = page.label.isascii() and page.label.isdigit() and int(page.label) > 0
        target = _child(
            parent,
            "pageTarget",
            id=f"target-{number}",
            type="normal" if plain else "special",
            playOrder=str(start + number - 1),
        )
        if plain:
            target.set("value", str(int(page.label)))
        _label(target, page.label)
        _child(target, "content", src=page.href)


def _child(parent: Node, tag: str, **attributes: str) -> Node:
    child = etree.SubElement(parent, f"{{{NCX}}}{tag}")
    for name, value in attributes.items():
        child.set(name, writable(value))
    return child


def _label(parent: Node, text: str, label: str | None = "navLabel") -> None:
    _child(parent if label is None else _child(parent, label), "text").text = writable(text)


def _depth(entry: Entry) -> int:
    return 1 + max((_depth(below) for below in entry.entries), default=0)


def _size(entry: Entry) -> int:
    return 1 + sum(map(_size, entry.entries))
