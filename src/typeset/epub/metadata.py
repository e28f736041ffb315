"""The package's metadata (EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2): what is really there, nothing else."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from typeset.epub.options import EpubOptions, FontUse
from typeset.epub.words import Words
from typeset.model.edition import Edition, Meta, Photo

_EDITIONS: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:typeset:edition")
"""The name space of editions' identifiers. To change it is to give every edition a new identity."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of metadata: `name` is dc:title and the like, or meta, with its text and attributes."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in the book, as far as accessibility goes: whether it has pictures, page markers and section heads."""

    photos: tuple[Photo, ...]
    paged: bool


def identifier(meta: Meta) -> str:
    """Name the edition for good: UUIDv5 (RFC 9562) of paper, date and source."""
    day = meta.date.isoformat() if meta.date else ""
    name = "\n".join((meta.paper or "", day, source_digest(meta)))
    return f"urn:uuid:{uuid.uuid5(_EDITIONS, name)}"


def source_digest(meta: Meta) -> str:
    """Give the SHA-256 of the raw pages: a single page's own, else that of all of theirs in order."""
    digests = [page.sha256 for page in meta.pages]
    return digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()


def modified(options: EpubOptions) -> str:
    """Write the time of the last change as EPUB 3.3, 5.5.5 asks: in UTC, to the second."""
    moment = options.modified if options.modified.tzinfo else options.modified.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def describe(edition: Edition, words: Words, options: EpubOptions, shown: Contents) -> tuple[Entry, ...]:
    """Write every line of metadata, in the order that the package has them."""
    return (
        *_bibliographic(edition.meta, words, options),
        *_series(edition.meta),
        *_accessibility(edition.meta, words, shown),
        *_provenance(edition.meta, options),
    )


def _bibliographic(meta: Meta, words: Words, options: EpubOptions) -> Iterator[Entry]:
    yield Entry("dc:identifier", identifier(meta), (("id", "id"),))
    yield Entry("dc:title", words.edition_name(meta))
    yield Entry("dc:language", meta.lang)
    if meta.date:
        yield Entry("dc:date", meta.date.isoformat())
    if meta.publisher:
        yield Entry("dc:publisher", meta.publisher)
    yield Entry("dc:type", "newspaper")
    yield Entry("dc:description", words.retypeset)
    yield Entry("dc:contributor", f"typeset {options.version}", (("id", "typesetter"),))
    yield _refining("typesetter", "role", "bkp", scheme="marc:relators")


def _series(meta: Meta) -> Iterator[Entry]:
    """Shelve issues together (EPUB 3.3, D.3.2). The date orders them; issue numbers are not on every issue."""
    if not meta.paper:
        return
    yield Entry("meta", meta.paper, (("property", "belongs-to-collection"), ("id", "series")))
    yield _refining("series", "collection-type", "series")
    if meta.date:
        yield _refining("series", "group-position", meta.date.strftime("%Y%m%d"))
    elif meta.number and meta.number.isascii() and meta.number.isdigit():
        yield _refining("series", "group-position", meta.number)


def _accessibility(meta: Meta, words: Words, shown: Contents) -> Iterator[Entry]:
    """Say how the book can be read. No conformance is claimed: only a person can evaluate a book for that."""
    described = all(photo.caption for photo in shown.photos)
    yield _schema("accessMode", "textual")
    if shown.photos:
        yield _schema("accessMode", "visual")
        yield _schema("accessModeSufficient", "textual,visual")
    if described:
        yield _schema("accessModeSufficient", "textual")
    features = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"]
    if shown.paged:
        features += ["pageBreakMarkers", "pageNavigation"]
    if shown.photos and described:
        features.append("alternativeText")
    for feature in sorted(features):
        yield _schema("accessibilityFeature", feature)
    yield _schema("accessibilityHazard", "none")
    about_photos = (words.described if described else words.undescribed) if shown.photos else ""
    yield _schema("accessibilitySummary", words.reflowable + about_photos)


def _provenance(meta: Meta, options: EpubOptions) -> Iterator[Entry]:
    """Say what this was made from: the raw pages by their digests, and the PDF whose pages it tells."""
    if options.pdf_name is not None:
        yield Entry("dc:source", options.pdf_name, (("id", "print"),))
        yield Entry("meta", options.pdf_name, (("property", "pageBreakSource"),))
    for page in meta.pages:
        yield Entry("meta", f"{page.file} {page.label} sha256:{page.sha256}", (("property", "dcterms:source"),))
    if options.fonts is FontUse.EMBED:
        yield Entry("meta", "true", (("property", "ibooks:specified-fonts"),))
    yield Entry("meta", "", (("name", "generator"), ("content", f"typeset {options.version}")))


def _schema(name: str, text: str) -> Entry:
    return Entry("meta", text, (("property", f"schema:{name}"),))


def _refining(target: str, name: str, text: str, *, scheme: str | None = None) -> Entry:
    attributes = (("refines", f"#{target}"), ("property", name), *((("scheme", scheme),) if scheme else ()))
    return Entry("meta", text, attributes)
