"""The PDF of an edition: PDF/A-2a (3a with files inside) and PDF/UA-1.

The pages are drawn with ReportLab's canvas and bound with pikepdf; nothing is decided here that make-up did not decide.
"""

import hashlib
import io
from collections.abc import Mapping
from importlib import resources
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String
from pikepdf import Page as PdfPage

from typeset.fonts import FontLibrary
from typeset.model.edition import Edition
from typeset.model.page import Composition
from typeset.model.picture import Picture
from typeset.pdf import navigation
from typeset.pdf.draw import Drawn, Stock, draw
from typeset.pdf.fonts import embed, gather
from typeset.pdf.metadata import Facts, describe, gather_facts
from typeset.pdf.navigation import Book
from typeset.pdf.options import Attachment, PdfOptions
from typeset.pdf.pictures import hang
from typeset.pdf.sequences import Scene, Tree
from typeset.pdf.sheets import Sheet, lay_out
from typeset.pdf.syntax import deflated
from typeset.pdf.tags import plant

_PROFILE: Final = "srgb.icc"
_CR_AT_END: Final = b"\r\nendstream"


def write(
    edition: Edition, composition: Composition, fonts: FontLibrary, pictures: Mapping[str, Picture], options: PdfOptions
) -> bytes:
    """Write an edition's pages as one PDF file.

    Errors: PictureInvalid where a placed picture is missing or broken; FontInvalid where a face cannot be embedded;
    OutputNonconforming where the pages are not the edition's, show .notdef or link to nowhere.
    """
    pages = composition.pages
    facts = gather_facts(edition, options)
    tree = Tree(edition, pages)
    faces = gather(pages, fonts)
    scenes = tuple(Scene(page, number, tree, faces) for number, page in enumerate(pages))
    sheets = lay_out(pages, options)
    with Pdf.new() as pdf:
        hung, images = hang(pdf, pages, pictures, grey=options.grey)
        drawn = draw(sheets, scenes, Stock(faces, hung, grey=options.grey))
        shown = Dictionary({f"/{font.resource}": embed(pdf, font) for font in faces.values()})
        stock = Dictionary(Font=shown, XObject=Dictionary({f"/{name}": image for name, image in images.items()}))
        book = Book(pdf, edition, pages, sheets, _bind_sheets(pdf, sheets, drawn, pdf.make_indirect(stock)))
        names = navigation.name_destinations(book)
        links = navigation.link(book, scenes, names)
        navigation.label(book)
        navigation.outline(book)
        navigation.thread(book)
        plant(pdf, drawn.contents, links, book.objects)
        _declare(pdf, edition, facts)
        _attach(pdf, options.attachments, facts)
        return _save(pdf)


def _bind_sheets(pdf: Pdf, sheets: tuple[Sheet, ...], drawn: Drawn, stock: Object) -> tuple[Object, ...]:
    """Make a page object of each sheet, with its boxes (14.11.2)."""
    for sheet, stream in zip(sheets, drawn.streams, strict=True):
        page = Dictionary(
            Type=Name.Page,
            MediaBox=_box(sheet.media),
            BleedBox=_box(sheet.bleed),
            TrimBox=_box(sheet.trim),
            Resources=stock,
            Contents=deflated(pdf, stream),
            # Links are visited in the order of the structure (PDF/UA-1, 7.18.3).
            Tabs=Name.S,
        )
        pdf.pages.append(PdfPage(pdf.make_indirect(page)))
    return tuple(page.obj for page in pdf.pages)


def _box(edges: tuple[float, float, float, float]) -> Array:
    return Array([round(edge, 3) for edge in edges])


def _declare(pdf: Pdf, edition: Edition, facts: Facts) -> None:
    """Write the catalog's declarations: language, title, output intent, metadata."""
    pdf.Root.Lang = String(edition.meta.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = resources.files("typeset.pdf").joinpath(_PROFILE).read_bytes()
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
                RegistryName=String("http://www.color.org"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=deflated(pdf, profile, N=3),
            )
        ]
    )
    describe(pdf, edition, facts)


def _attach(pdf: Pdf, attachments: tuple[Attachment, ...], facts: Facts) -> None:
    """Put files inside, each associated with the document (ISO 19005-3, 6.8)."""
    if not attachments:
        return
    files = []
    for item in sorted(attachments, key=lambda item: item.name):
        params = Dictionary(
            Size=len(item.data), CheckSum=String(hashlib.md5(item.data, usedforsecurity=False).digest())
        )
        if facts.created:
            params.ModDate = String(facts.created.strftime("D:%Y%m%d%H%M%SZ"))
        data = deflated(pdf, item.data, Type=Name.EmbeddedFile, Subtype=Name("/" + item.mime), Params=params)
        spec = Dictionary(
            Type=Name.Filespec,
            F=String(item.name),
            UF=String(item.name),
            Desc=String(item.description),
            AFRelationship=Name("/" + item.relation.value),
            EF=Dictionary(F=data, UF=data),
        )
        files.append((item.name, pdf.make_indirect(spec)))
    pdf.Root.AF = Array([spec for _, spec in files])
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(
        Names=Array([part for name, spec in files for part in (String(name), spec)])
    )


def _save(pdf: Pdf) -> bytes:
    """Write the file out: the same objects always give the same bytes, the trailer's ID among them.

    One in 256 of the streams that qpdf packs objects into ends in a carriage return, which PDF/A-2, 6.1.7.1 does not
    want (see `typeset.pdf.syntax.deflated`). Then an entry of the catalog becomes an object of its own: all that come
    after it are numbered anew, and every packed stream ends in another way.
    """
    data = _serialize(pdf)
    for entry in (Name.MarkInfo, Name.OutputIntents, Name.PageLabels, Name.Lang, Name.PageMode):
        if _CR_AT_END not in data:
            return data
        if entry not in pdf.Root:
            continue
        pdf.Root[entry] = pdf.make_indirect(pdf.Root[entry])
        data = _serialize(pdf)
    return data if _CR_AT_END not in data else _serialize(pdf, packed=False)


def _serialize(pdf: Pdf, *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate if packed else ObjectStreamMode.disable,
        fix_metadata_version=False,
    )
    return out.getvalue()
