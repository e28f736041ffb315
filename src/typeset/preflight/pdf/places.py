"""Whether marks are inside their pages, and links and outline entries lead somewhere."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pypdfium2 as pdfium
from pikepdf import Array, Name, NameTree

from typeset.preflight.pdf.document import Document
from typeset.preflight.pdf.structure import Target, read_tree

_SLACK: Final = 0.5
"""How far, in points, ink may lie over an edge: glyphs may reach a little out of their bodies."""


def outside_flaws(document: Document) -> Iterator[str]:
    """Check that text lies inside the trimmed page and all other marks inside the sheet."""
    opened_again = pdfium.PdfDocument(document.data)
    try:
        for number, (page, sheet) in enumerate(zip(opened_again, document.sheets, strict=True), 1):
            media = [float(edge) for edge in sheet.page.MediaBox]
            trim = [float(edge) for edge in sheet.page.get(Name.TrimBox, sheet.page.MediaBox)]
            for mark in page.get_objects():
                is_text = mark.type == pdfium.raw.FPDF_PAGEOBJ_TEXT
                if not _within(mark.get_bounds(), trim if is_text else media):
                    edges = ", ".join(f"{edge:.1f}" for edge in mark.get_bounds())
                    yield f"{'text' if is_text else 'a mark'} on page {number} lies outside it ({edges})"
            page.close()
    finally:
        opened_again.close()


def link_flaws(document: Document) -> Iterator[str]:
    """Check that links and outline entries lead to pages of the file, and links are in the tree (PDF/UA-1, 7.18)."""
    names = dict(_destinations(document))
    pages = {sheet.page.objgen for sheet in document.sheets}
    for number, sheet in enumerate(document.sheets, 1):
        for annotation in sheet.page.get(Name.Annots, ()):
            if annotation.get(Name.Subtype) != Name.Link:
                continue
            target = annotation.get(Name.Dest)
            if not _leads(target, names, pages):
                yield f"a link on page {number} leads nowhere ({target})"
            if not str(annotation.get(Name.Contents, "")):
                yield f"a link on page {number} does not say where it leads"
    held = Counter(
        kid.name for tree in read_tree(document) for node in tree.walk() for kid in node.kids if isinstance(kid, Target)
    )
    linked = Counter(
        str(annotation.get(Name.Dest, ""))
        for sheet in document.sheets
        for annotation in sheet.page.get(Name.Annots, ())
        if annotation.get(Name.Subtype) == Name.Link
    )
    if held != linked:
        yield "links and the structure tree's references to them do not match"
    with document.pdf.open_outline() as outline:
        entries = list(outline.root)
        while entries:
            entry = entries.pop()
            entries.extend(entry.children)
            if not _leads(entry.destination, names, pages):
                yield f"the outline entry “{entry.title}” leads nowhere"


def _within(edges: tuple[float, ...], box: list[float]) -> bool:
    left, bottom, right, top = edges
    inside = left >= box[0] - _SLACK and bottom >= box[1] - _SLACK
    return inside and right <= box[2] + _SLACK and top <= box[3] + _SLACK


def _destinations(document: Document) -> Iterator[tuple[str, Any]]:
    names: Any = document.pdf.Root.get(Name.Names)
    if names is not None and Name.Dests in names:
        yield from ((str(name), place) for name, place in NameTree(names.Dests).items())


def _leads(target: Any, names: Mapping[str, Any], pages: set[tuple[int, int]]) -> bool:
    """Tell whether a destination is a page of the file, by itself or by its name."""
    place = target if isinstance(target, Array) else names.get(str(target))
    return isinstance(place, Array) and place[0].objgen in pages
