"""XHTML elements in as few words as can be (EPUB 3.3, section 6.1: the XML syntax of HTML)."""

from typing import Final, TypeAlias

from lxml import etree

from typeset.model.edition import Meta

Node: TypeAlias = etree._Element
"""An element, or the root of a document."""

XHTML: Final = "http://www.w3.org/1999/xhtml"
OPS: Final = "http://www.idpf.org/2007/ops"
XML: Final = "http://www.w3.org/XML/1998/namespace"

COPY: Final = "data-copy"
"""Marks an element as the edition's own text; its value is the id of the article, photo or furniture that owns it.

What has no such mark (listings, title page, navigation, the words the program says itself) is none of the edition's.
"""

_VOID: Final = frozenset({"br", "wbr", "img", "meta", "link", "hr"})
_RUNNING: Final = frozenset({"a", "br", "img", "span", "wbr"})
"""Elements that run in a line; every other gets a line of the file to itself."""

_UNWRITABLE: Final = {code: " " if chr(code).isspace() else chr(0x2400 + code) for code in range(32)} | {
    0x09: "\t",
    0x0A: "\n",
    0x0D: " ",
    0xFFFE: "\N{REPLACEMENT CHARACTER}",
    0xFFFF: "\N{REPLACEMENT CHARACTER}",
}
"""What no document can hold (XML 1.0, section 2.2), and what shows it: a space, or a control's picture (␇ for U+0007).

What a raw page has of them intake has noted; the conservation count reads the pictures for them, and tells how many.
"""


def writable(text: str) -> str:
    """Make text fit for XML, character for character, so that offsets hold."""
    return text.translate(_UNWRITABLE)


def element(tag: str, *children: Node | str | None, **attributes: str | None) -> Node:
    """Make an element of XHTML: `class_` is written class, `epub_type` epub:type, `aria_label` aria-label.

    An attribute or a child that is None is left out. An empty element keeps its end tag where HTML wants one, for the
    reading systems that take XHTML for HTML.
    """
    node = etree.Element(f"{{{XHTML}}}{tag}")
    for name, value in attributes.items():
        if value is not None:
            node.set(_name(name), writable(value))
    add(node, *children)
    if tag not in _RUNNING:
        node.tail = "\n"
    if not len(node) and not node.text and tag not in _VOID:
        node.text = ""
    return node


def add(node: Node, *children: Node | str | None) -> Node:
    """Put children behind those that `node` has; strings are text."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            node.append(child)
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + writable(child)
        else:
            node.text = (node.text or "") + writable(child)
    return node


def document(meta: Meta, title: str, *children: Node, body_type: str) -> Node:
    """Make a document (EPUB 3.3, 6.1): the language on its root, a title to be heard, the style sheet."""
    head = element("head", element("meta", charset="utf-8"), element("title", title))
    add(head, element("link", rel="stylesheet", type="text/css", href="style.css"))
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})
    root.set("lang", meta.lang)
    root.set(f"{{{XML}}}lang", meta.lang)
    return add(root, head, element("body", *children, epub_type=body_type))


def serialise(root: Node) -> bytes:
    """Write a document as UTF-8."""
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return text + b"\n"


def _name(keyword: str) -> str:
    """Turn a Python keyword argument into an attribute's name."""
    if keyword == "epub_type":
        return f"{{{OPS}}}type"
    return keyword.rstrip("_").replace("_", "-")
