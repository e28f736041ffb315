"""Binding an edition: the one function of the stage, and the order of what is in the book."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from typeset.epub.article import Desk, article_document
from typeset.epub.faces import FontFile, cut_faces, font_rules
from typeset.epub.folios import place_folios
from typeset.epub.metadata import Contents, describe, identifier, modified
from typeset.epub.nav import nav_document, ncx, page_marks
from typeset.epub.options import EpubOptions, FontUse
from typeset.epub.package import Item, pack
from typeset.epub.pages import cover_document, page_document, title_document
from typeset.epub.pictures import ImageFile, fit_cover, fit_pictures
from typeset.epub.plan import Plan, plan_book
from typeset.epub.setting import Setter
from typeset.epub.words import words_for
from typeset.epub.xhtml import Node, serialise
from typeset.fonts import FontLibrary
from typeset.model.edition import Edition, Photo, Script
from typeset.model.page import PageStart
from typeset.model.picture import Picture

_STYLES: Final = Path(__file__).parent / "styles"
_XHTML: Final = "application/xhtml+xml"
_NAV: Final = "nav.xhtml"


def bind(
    edition: Edition,
    starts: tuple[PageStart, ...],
    fonts: FontLibrary,
    pictures: Mapping[str, Picture],
    options: EpubOptions,
) -> bytes:
    """Bind an edition as an ePub 3.3, the same bytes each time.

    `starts` tells where the PDF's pages begin, `pictures` holds the pictures by file name.
    Errors: PictureInvalid, FontInvalid.
    """
    script = edition.meta.script
    words = words_for(script)
    plan = plan_book(edition, words)
    desk = Desk(plan, Setter(script, place_folios(starts, edition)), fit_pictures(edition, pictures))
    cover = fit_cover(options.cover) if options.cover is not None else None
    documents = write_documents(desk, cover, options)
    pages = page_marks(documents)
    nav = nav_document(desk, pages, landmarks(plan, has_cover=cover is not None))
    roots = (*(root for _, root in documents), nav)
    faces = cut_faces(roots, fonts, lang=script.value) if options.fonts is FontUse.EMBED else ()
    items = (
        *_spine(documents, nav, has_cover=cover is not None),
        Item("toc.ncx", "application/x-dtbncx+xml", ncx(plan, pages, identifier(edition.meta))),
        Item("style.css", "text/css", style_sheet(faces, script).encode()),
        *(Item(face.file, face.media_type, face.data) for face in faces),
        *_image_items(desk, cover),
    )
    shown = Contents(_shown(edition, desk), paged=bool(pages))
    return pack(edition.meta.lang, describe(edition, words, options, shown), modified(options), items)


def write_documents(desk: Desk, cover: ImageFile | None, options: EpubOptions) -> tuple[tuple[str, Node], ...]:
    """Write every document but the navigation, (file, root) in reading order."""
    documents = [("cover.xhtml", cover_document(desk, cover))] if cover is not None else []
    documents.append(("title.xhtml", title_document(desk, options.pdf_name)))
    for chapter in desk.plan.chapters:
        documents.append((chapter.file, page_document(desk, chapter)))
        documents.extend((story.file, article_document(desk, chapter, story)) for story in chapter.stories)
    return tuple(documents)


def landmarks(plan: Plan, *, has_cover: bool) -> tuple[tuple[str, str, str], ...]:
    """List the places that a reading system offers: (epub:type, title, href)."""
    words = plan.words
    start = plan.chapters[0].href if plan.chapters else "title.xhtml"
    return (
        *((("cover", words.cover, "cover.xhtml"),) if has_cover else ()),
        ("titlepage", words.title_page, "title.xhtml"),
        ("toc", words.contents, f"{_NAV}#toc"),
        ("bodymatter", words.body, start),
    )


def style_sheet(faces: Sequence[FontFile], script: Script) -> str:
    """Put the style sheet together: the faces, the house's rules, the region's."""
    region = {Script.TW: "hant", Script.HK: "hant", Script.JP: "ja", Script.KR: "ko"}.get(script, "hans")
    parts = (font_rules(faces, script), *((_STYLES / f"{name}.css").read_text("utf-8") for name in ("paper", region)))
    return "\n".join(parts)


def _spine(documents: Sequence[tuple[str, Node]], nav: Node, *, has_cover: bool) -> tuple[Item, ...]:
    """Make the documents items, with the contents behind the title page."""
    items = [Item(file, _XHTML, serialise(root), linear=True) for file, root in documents]
    front = 2 if has_cover else 1
    return (*items[:front], Item(_NAV, _XHTML, serialise(nav), properties=("nav",), linear=True), *items[front:])


def _image_items(desk: Desk, cover: ImageFile | None) -> tuple[Item, ...]:
    images = tuple(Item(image.file, image.media_type, image.data) for image in desk.images.values())
    if cover is None:
        return images
    return (Item(cover.file, cover.media_type, cover.data, properties=("cover-image",)), *images)


def _shown(edition: Edition, desk: Desk) -> tuple[Photo, ...]:
    """Gather the photos whose pictures are there."""
    photos = (*(photo for article in edition.articles for photo in article.photos), *edition.photos)
    return tuple(photo for photo in photos if photo.image in desk.images)
