"""What makes a file conform: its syntax, profile, metadata, fonts and structure."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Final

import page as conformance
from pikepdf import Name

from typeset.preflight.pdf.document import Document
from typeset.preflight.pdf.structure import read_tree

_WIDTH_SLACK: Final = 1.0
"""How far a width may lie from the outlines', in thousandths of an em (PDF/A-2, 6.2.11.5)."""


def syntax_flaws(document: Document) -> Iterator[str]:
    """Ask qpdf to read every object and stream."""
    yield from document.pdf.check_pdf_syntax()


def profile_flaws(document: Document) -> Iterator[str]:
    """Ask page-validation about what XMP declares."""
    packet = _packet(document)
    part = _property(packet, "pdfaid:part")
    level = _property(packet, "pdfaid:conformance").lower()
    if not part or not level:
        yield "the file does not declare PDF/A"
        return
    profiles = [f"{part}{level}", *(["ua1"] if _property(packet, "pdfuaid:part") == "1" else [])]
    if "ua1" not in profiles:
        yield "the file does not declare PDF/UA-1"
    for profile in profiles:
        report = conformance.validate_pdf_bytes(document.data, profile=profile)
        for failure in report.failures:
            if not _misread(failure.message):
                yield f"{profile} {failure.rule_id}: {failure.message}"


def metadata_flaws(document: Document) -> Iterator[str]:
    """Hold Info against XMP (PDF/A-2, 6.6.3), and look for title and language (PDF/UA-1, 7.1 and 7.2)."""
    packet, info, root = _packet(document), document.pdf.docinfo, document.pdf.Root
    for key, name in (("/Title", "dc:title"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
        if str(info.get(key, "")) != _property(packet, name):
            yield f"Info {key} and {name} differ"
    digits = re.sub(r"\D", "", str(info.get("/CreationDate", "")))
    if digits != re.sub(r"\D", "", _property(packet, "xmp:CreateDate")):
        yield "Info /CreationDate and xmp:CreateDate differ"
    if not str(info.get("/Title", "")).strip():
        yield "there is no title"
    if not str(root.get(Name.Lang, "")):
        yield "there is no language"


def font_flaws(document: Document) -> Iterator[str]:
    """Check the fonts that text is shown with (PDF/A-2, 6.2.11)."""
    for number, sheet in enumerate(document.sheets, 1):
        shown: dict[str, set[int]] = {}
        for said in sheet.said:
            if said.font:
                shown.setdefault(said.font, set()).update(said.codes)
        for resource, codes in sorted(shown.items()):
            font = sheet.fonts[resource]
            where = f"{font.name} on page {number}"
            if not font.embedded:
                yield f"{where} is not embedded"
            if any(font.glyph(code) == 0 for code in codes):
                yield f"{where} shows .notdef"
            if any(abs(width - told) > _WIDTH_SLACK for width, told in font.cff_widths(codes)):
                yield f"{where} has other widths than its outlines"
            if silent := sorted(code for code in codes if not font.characters.get(code)):
                yield f"{where} has no ToUnicode for {len(silent)} codes"


def structure_flaws(document: Document) -> Iterator[str]:
    """Check that the tree holds all content that is not an artifact, once, and what PDF/UA-1 asks of headings (7.4)."""
    trees = read_tree(document)
    held = Counter((leaf.sheet, leaf.mcid) for tree in trees for leaf in tree.leaves())
    drawn = {
        (number, said.mcid)
        for number, sheet in enumerate(document.sheets)
        for said in sheet.said
        if said.mcid is not None
    }
    loose = sum(
        1 for sheet in document.sheets for said in sheet.said if said.mcid is None and not said.artifact and said.text
    )
    if loose:
        yield f"{loose} pieces of text are neither content nor artifact"
    if missing := len(drawn - held.keys()):
        yield f"{missing} pieces of content are not in the tree"
    if twice := sum(count > 1 for count in held.values()):
        yield f"{twice} pieces of content are in the tree more than once"
    level = 0
    for node in (node for tree in trees for node in tree.walk()):
        if re.fullmatch(r"H[1-6]", node.tag):
            if int(node.tag[1]) > level + 1:
                yield f"{node.tag} “{node.text[:20]}” follows a heading of level {level}"
            level = int(node.tag[1])
        if node.tag == "Figure" and not (node.alt.strip() or node.actual):
            yield "a Figure has no Alt"


def _misread(message: str) -> bool:
    """Tell whether page-validation 0.11 misreads the widths of CFF outlines: those are checked by `font_flaws`.

    It takes the last glyph of a range of FDSelect (Technical Note 5176, 19) for one of the next.
    """
    return "CIDFontType0C" in message and "width" in message


def _packet(document: Document) -> str:
    metadata = document.pdf.Root.get(Name.Metadata)
    return metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""


def _property(packet: str, name: str) -> str:
    """The value of a property of the XMP packet, the first of a list; "" where it has none."""
    found = re.search(rf"<{name}>(.*?)</{name}>", packet, re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", found[1])) if found else ""
