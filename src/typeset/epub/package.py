"""The package and its container (EPUB 3.3, 4 and 5), written by ebooklib and packed anew.

Ebooklib 0.20 dates every member of its archive with today, leaves the language off the package, and would write a
navigation document and an NCX of its own: so it is given ours as plain items, and what it wrote is repacked with
fixed dates, in a fixed order.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from ebooklib import epub
from lxml import etree

from typeset.epub.metadata import Entry
from typeset.epub.xhtml import XML, writable

_MIMETYPE: Final = "mimetype"
_PACKAGE: Final = "EPUB/content.opf"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip archive can bear: it says that none is meant."""

_IBOOKS: Final = "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
"""Apple Books shows a book's own faces only where its package says so."""

_STORED: Final = frozenset({"jpg", "png"})
"""What is packed already."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book: `properties` as in the manifest; `linear` True or False in the spine, None outside it."""

    file: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    linear: bool | None = None


def pack(lang: str, metadata: Iterable[Entry], modified: str, items: Sequence[Item]) -> bytes:
    """Bind the items, in reading order, into an ePub that is the same bytes each time."""
    book = epub.EpubBook()
    book.metadata.clear()
    book.language = lang
    book.direction = "ltr"
    for entry in metadata:
        namespace, _, name = entry.name.rpartition(":")
        book.add_metadata(namespace.upper() or None, name, writable(entry.text), dict(entry.attributes))
    if any("cover-image" in item.properties for item in items):
        book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})
    for number, item in enumerate(items, 1):
        bound = epub.EpubItem(_item_id(item, number), item.file, item.media_type, item.data)
        bound.properties = list(item.properties)
        book.add_item(bound)
        if item.linear is not None:
            book.spine.append((bound, "yes" if item.linear else "no"))
    written = io.BytesIO()
    moment = datetime.strptime(modified, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    epub.EpubWriter(written, book, {"mtime": moment}).write()
    return _repack(written, lang)


def _item_id(item: Item, number: int) -> str:
    """Name an item in the manifest. The NCX is called ncx, as the spine calls it."""
    if item.media_type == "application/x-dtbncx+xml":
        return "ncx"
    return "cover-image" if "cover-image" in item.properties else f"item-{number}"


def _repack(written: io.BytesIO, lang: str) -> bytes:
    """Pack the members anew: mimetype first and as it is (OCF 3.3, 4.2.2), the others by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _MIMETYPE, name)):
            data = _with_language(old.read(name), lang) if name == _PACKAGE else old.read(name)
            member = zipfile.ZipInfo(name, _DATE)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            plain = name == _MIMETYPE or name.rpartition(".")[2] in _STORED
            member.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            new.writestr(member, data, compresslevel=9)
    return out.getvalue()


def _with_language(package: bytes, lang: str) -> bytes:
    """Say the package's language, and declare a prefix that EPUB does not reserve where one is used."""
    root = etree.fromstring(package, etree.XMLParser(remove_blank_text=True))
    root.set(f"{{{XML}}}lang", lang)
    root.attrib.pop("prefix", None)
    if b"ibooks:" in package:
        root.set("prefix", _IBOOKS)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
