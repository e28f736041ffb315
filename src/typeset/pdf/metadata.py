"""What the file says of itself: XMP and Info in agreement (PDF/A-2, 6.6; PDF/UA-1, clause 5).

Nothing of the machine goes in: the date is the edition's own, the identifiers are drawn from the source's digests.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, Stream, String

from typeset import __version__
from typeset.model.edition import Edition
from typeset.pdf.options import PdfOptions
from typeset.pdf.words import words_of

PRODUCER: Final = f"typeset {__version__}"
_FAMILY: Final = uuid.UUID("5d0b3f1e-6a0e-5f0c-9d0a-9c2a3f6b7e10")
"""The name space that the files' identifiers are drawn in."""

NAMESPACE: Final = "urn:typeset:edition:1.0:"


@dataclass(frozen=True, slots=True)
class Facts:
    """What XMP and Info both say."""

    title: str
    description: str
    created: datetime | None
    part: int
    identifier: uuid.UUID


def gather_facts(edition: Edition, options: PdfOptions) -> Facts:
    """Work out the file's title, date and identifier from the edition."""
    meta = edition.meta
    day = meta.date.isoformat() if meta.date else None
    lead = next((str(article.headline) for article in edition.articles if article.headline), None)
    created = options.created or (datetime.combine(meta.date, time(), UTC) if meta.date else None)
    digests = "\n".join((meta.key, *(page.sha256 for page in meta.pages)))
    return Facts(
        " ".join(filter(None, (meta.paper or lead or meta.key, day))),
        words_of(meta.script).retypeset,
        created.astimezone(UTC) if created else None,
        3 if options.attachments else 2,
        uuid.uuid5(_FAMILY, digests),
    )


def describe(pdf: Pdf, edition: Edition, facts: Facts) -> None:
    """Write the XMP packet and the Info dictionary."""
    info = Dictionary(
        Title=String(facts.title),
        Subject=String(facts.description),
        Producer=String(PRODUCER),
        Creator=String(PRODUCER),
    )
    if edition.meta.publisher:
        info.Author = String(edition.meta.publisher)
    if facts.created:
        info.CreationDate = info.ModDate = String(facts.created.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.trailer.Info = pdf.make_indirect(info)
    # Not deflated: a program that knows nothing of PDF must find it (PDF/A-2, 6.6.2.1 and XMP part 3, 2.6).
    pdf.Root.Metadata = pdf.make_indirect(
        Stream(pdf, packet(edition, facts).encode(), Type=Name.Metadata, Subtype=Name.XML)
    )


def packet(edition: Edition, facts: Facts) -> str:
    """Write the XMP packet (ISO 16684-1), with schema descriptions for what XMP does not know (PDF/A-2, 6.6.2.3)."""
    properties = "\n".join(f"   {line}" for line in _properties(edition, facts))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:edition="{NAMESPACE}"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{properties}
   <pdfaExtension:schemas>
    <rdf:Bag>
{_schema("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", _UA_PROPERTIES)}
{_schema("Newspaper edition", NAMESPACE, "edition", _EDITION_PROPERTIES)}
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_UA_PROPERTIES: Final = (("part", "Integer", "internal", "The part of ISO 14289 that the file conforms to"),)
_EDITION_PROPERTIES: Final = (
    ("paper", "Text", "external", "The name of the newspaper"),
    ("date", "Text", "external", "The date of issue, as YYYY-MM-DD"),
    ("number", "Text", "external", "The issue number"),
    ("pageLabels", "seq Text", "external", "The labels of the original pages, in order"),
    ("sourceDigests", "seq Text", "external", "The SHA-256 of each original page's raw text, in order"),
)


def _properties(edition: Edition, facts: Facts) -> Iterator[str]:
    meta = edition.meta
    yield _simple("pdfaid:part", str(facts.part))
    yield _simple("pdfaid:conformance", "A")
    yield _simple("pdfuaid:part", "1")
    yield _listed("dc:title", "Alt", facts.title)
    yield _listed("dc:description", "Alt", facts.description)
    yield _listed("dc:language", "Bag", meta.lang)
    if meta.publisher:
        yield _listed("dc:creator", "Seq", meta.publisher)
        yield _listed("dc:publisher", "Bag", meta.publisher)
    if meta.date:
        yield _listed("dc:date", "Seq", meta.date.isoformat())
    yield _simple("dc:format", "application/pdf")
    yield _simple("pdf:Producer", PRODUCER)
    yield _simple("xmp:CreatorTool", PRODUCER)
    if facts.created:
        stamp = facts.created.strftime("%Y-%m-%dT%H:%M:%SZ")
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            yield _simple(name, stamp)
    yield _simple("xmpMM:DocumentID", facts.identifier.urn)
    for name, value in (("paper", meta.paper), ("date", meta.date and meta.date.isoformat()), ("number", meta.number)):
        if value:
            yield _simple(f"edition:{name}", value)
    yield _listed("edition:pageLabels", "Seq", *(page.label for page in meta.pages))
    yield _listed("edition:sourceDigests", "Seq", *(page.sha256 for page in meta.pages))


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_clean(value)}</{name}>"


def _listed(name: str, kind: str, *values: str) -> str:
    mark = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{mark}>{_clean(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _clean(value: str) -> str:
    """Escape for XML, leaving out what XML 1.0 cannot hold (2.2)."""
    kept = (char for char in value if char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff"))
    return escape("".join(char for char in kept if char not in "\ufffe\uffff"))


def _schema(name: str, uri: str, prefix: str, properties: tuple[tuple[str, str, str, str], ...]) -> str:
    lines = "\n".join(
        f"""       <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>{prop}</pdfaProperty:name>
        <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
        <pdfaProperty:category>{category}</pdfaProperty:category>
        <pdfaProperty:description>{about}</pdfaProperty:description>
       </rdf:li>"""
        for prop, kind, category, about in properties
    )
    return f"""     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>{name}</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
{lines}
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>"""
