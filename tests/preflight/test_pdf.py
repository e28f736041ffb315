"""Preflight of the PDF: a sound file passes; each way of breaking it is found, by the check that is there for it."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from typeset.errors import OutputNonconforming
from typeset.fonts import FontLibrary
from typeset.model.edition import Article, Edition, Furniture, Jump, Meta, PageInfo, Paragraph, Photo, Section
from typeset.model.geometry import Box
from typeset.model.page import Composition, Destination, Element, EmptyFrame, Glyph, GlyphRun, Link, Page, Part
from typeset.model.source import HAND, Piece, Span, Text
from typeset.notes import Code
from typeset.pdf import PdfOptions, write
from typeset.preflight import pdf as preflight


def copy(text: str) -> Text:
    return Text((Piece(text, Span(HAND, 0, len(text))),))


EDITION = Edition(
    Meta("k", "报", None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", "a" * 64),)),
    (
        Article(
            "a1",
            0,
            None,
            copy("标题"),
            None,
            None,
            (Paragraph(copy("正文一二三")), Section(copy("小题"), None), Jump(copy("下转"), "1", onward=True)),
            (),
        ),
        Article("a2", 0, None, copy("次题"), None, None, (Paragraph(copy("甲乙丙")),), ()),
    ),
    (Photo("p1", 0, copy("图说"), copy("某摄"), None),),
    (Furniture("f1", 0, copy("热线")),),
)


@pytest.fixture(scope="module")
def library() -> FontLibrary:
    return FontLibrary.open(system=())


@pytest.fixture(scope="module")
def sound(library: FontLibrary) -> bytes:
    face = library.face("serif-regular")

    def run(text: str, y: float, owner: str, part: Part, index: int = 0) -> GlyphRun:
        glyphs = tuple(Glyph(face.gid(char), 10.0 * place, 10.0, char) for place, char in enumerate(text))
        return GlyphRun("serif-regular", 10, 20, y, glyphs, Element(owner, part, index))

    marks = (
        run("标题", 20, "a1", Part.HEADLINE),
        Destination("a1", 20, 10),
        run("正文一", 40, "a1", Part.PARAGRAPH, 0),
        run("二三", 60, "a1", Part.PARAGRAPH, 0),
        run("小题", 80, "a1", Part.SECTION, 1),
        run("下转", 100, "a1", Part.JUMP, 2),
        Link(Box(18, 88, 40, 16), "a2", "下转", Element("a1", Part.JUMP, 2)),
        run("次题", 120, "a2", Part.HEADLINE),
        Destination("a2", 20, 110),
        run("甲乙丙", 140, "a2", Part.PARAGRAPH, 0),
        EmptyFrame(Box(20, 150, 50, 20), 0.5, Element("p1", Part.PICTURE), "图说"),
        run("图说", 190, "p1", Part.CAPTION),
        run("某摄", 210, "p1", Part.CREDIT),
        run("热线", 230, "f1", Part.FURNITURE),
    )
    return write(EDITION, Composition((Page("1", 200, 250, marks),), (), ()), library, {}, PdfOptions())


def broken(data: bytes, harm: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        harm(pdf)
        pdf.save(out)
    return out.getvalue()


def rewrite(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def harm(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        assert old in content
        pdf.pages[0].Contents = pdf.make_stream(content.replace(old, new, 1))

    return harm


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, Dictionary) and item.get(Name.S) == Name("/" + tag) and Name.K in item
    ]


def drop_font(pdf):
    del pdf.pages[0].Resources.Font.F0.DescendantFonts[0].FontDescriptor.FontFile2


def drop_unicode(pdf):
    del pdf.pages[0].Resources.Font.F0.ToUnicode


def swap_unicode(pdf):
    font = pdf.pages[0].Resources.Font.F0
    cmap = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(cmap.replace("题".encode("utf-16-be").hex().upper().encode(), b"0041"))


def drop_alt(pdf):
    del elements(pdf, "Figure")[0].Alt


def skip_level(pdf):
    elements(pdf, "H2")[0].S = Name.H3


def cut_tree(pdf):
    article = elements(pdf, "Art")[0]
    article.K = Array(list(article.K)[:-1])


def point_nowhere(pdf):
    pdf.pages[0].Annots[0].Dest = String("gone")


def lose_outline(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].children[0].destination = String("gone")


def change_title(pdf):
    pdf.docinfo["/Title"] = "other"


def drop_language(pdf):
    del pdf.Root.Lang


def drop_intent(pdf):
    del pdf.Root.OutputIntents


def drop_metadata(pdf):
    del pdf.Root.Metadata


def show_notdef(pdf):
    content = pdf.pages[0].Contents.read_bytes()
    at = content.index(b"> Tj") - 4
    pdf.pages[0].Contents = pdf.make_stream(content[:at] + b"0000" + content[at + 4 :])


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (drop_font, Code.PDF_FONT),
        (drop_unicode, Code.PDF_FONT),
        (show_notdef, Code.PDF_FONT),
        (drop_alt, Code.PDF_STRUCTURE),
        (skip_level, Code.PDF_STRUCTURE),
        (cut_tree, Code.PDF_STRUCTURE),
        (rewrite(b"/H1 <</MCID 0>> BDC", b"/H1 BMC"), Code.PDF_STRUCTURE),
        (point_nowhere, Code.PDF_LINK),
        (lose_outline, Code.PDF_LINK),
        (cut_tree, Code.PDF_LINK),
        (change_title, Code.PDF_METADATA),
        (drop_language, Code.PDF_METADATA),
        (drop_intent, Code.PDF_PROFILE),
        (drop_metadata, Code.PDF_PROFILE),
        (rewrite(b"20 230 Td", b"190 230 Td"), Code.PDF_OUTSIDE),
        (rewrite(b"20 230 Td", b"20 -5 Td"), Code.PDF_OUTSIDE),
    ],
)
def test_each_way_of_breaking_a_file_is_found(sound, harm, code):
    assert code in {note.code for note in preflight.inspect(broken(sound, harm))}


def test_a_sound_file_passes(sound):
    assert preflight.inspect(sound) == ()
    assert preflight.match(sound, EDITION) == ()
    preflight.require(sound, EDITION)
    assert "".join(preflight.text(sound).split()) == "标题正文一二三小题下转次题甲乙丙图说某摄热线"


def test_text_drawn_in_another_order_than_it_is_read_is_found(sound):
    """Two lines at one height: PDFium reads the left one first."""
    harmed = broken(sound, rewrite(b"0 -20 Td", b"-15 0 Td"))
    assert [note.message for note in preflight.inspect(harmed) if note.code is Code.PDF_TEXT] == [
        "PDFium reads page 1 in another order from “正文一二三小题下转次题甲” on"
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing"])
def test_what_is_no_pdf_is_said_to_be_none(data):
    (note,) = preflight.inspect(data)
    assert note.code is Code.PDF_BROKEN
    assert "0x" not in note.message, "no address of this machine's memory"
    for read in (preflight.tags, preflight.text):
        with pytest.raises(OutputNonconforming, match="cannot be read as a PDF"):
            read(data)


def other_edition(**changes):
    return replace(EDITION, **changes)


@pytest.mark.parametrize(
    ("edition", "flaw"),
    [
        (other_edition(articles=EDITION.articles[::-1]), "article a2 lacks"),
        (other_edition(articles=EDITION.articles[:1]), "2 articles, the edition 1"),
        (
            other_edition(
                articles=(replace(EDITION.articles[0], body=(Paragraph(copy("正文一三二")),)), EDITION.articles[1])
            ),
            "“正文一三二”",
        ),
        (
            other_edition(
                articles=(replace(EDITION.articles[0], body=EDITION.articles[0].body[::-1]), EDITION.articles[1])
            ),
            "article a1 lacks, where it should come",
        ),
        (other_edition(photos=(replace(EDITION.photos[0], credit=copy("别人")),)), "photo p1"),
        (other_edition(furniture=(Furniture("f1", 0, copy("冷线")),)), "furniture f1"),
    ],
)
def test_a_file_of_another_edition_is_refused(sound, edition, flaw):
    assert any(flaw in note.message for note in preflight.match(sound, edition))
    with pytest.raises(OutputNonconforming, match="fails preflight") as refused:
        preflight.require(sound, edition)
    assert "Nothing was published" in refused.value.cure


def test_wrong_tounicode_is_a_file_of_another_edition(sound):
    """A font that lies tells every reader the same lie: only the edition knows better."""
    harmed = broken(sound, swap_unicode)
    assert preflight.match(harmed, EDITION)


def test_every_code_is_in_the_table_once():
    codes = [code for code, _ in preflight.CHECKS]
    assert len(set(codes)) == len(codes)
    assert set(codes) == {code for code in Code if code.name.startswith("PDF_")}


def test_many_flaws_are_counted_not_listed(sound):
    def harm(pdf):
        pdf.pages[0].TrimBox = Array([0, 0, 10, 10])

    notes = [note for note in preflight.inspect(broken(sound, harm)) if note.code is Code.PDF_OUTSIDE]
    assert len(notes) == 6
    assert notes[-1].message.startswith("and ")
