"""PDFium as a second opinion on a file's text: what it reads its own way is no flaw, what it cannot read is one."""

import io

import pikepdf
import pytest

from typeset.fonts import FontLibrary
from typeset.model.edition import Article, Edition, Meta, PageInfo, Paragraph
from typeset.model.page import Composition, Element, Glyph, GlyphRun, Page, Part
from typeset.model.source import HAND, Piece, Span, Text
from typeset.notes import Code
from typeset.pdf import PdfOptions, write
from typeset.preflight import pdf as preflight
from typeset.preflight.pdf.copy import plain
from typeset.preflight.pdf.document import page_texts


@pytest.fixture(scope="module")
def library() -> FontLibrary:
    return FontLibrary.open(system=())


def edition(text: str) -> Edition:
    copy = Text((Piece(text, Span(HAND, 0, len(text))),))
    article = Article("a1", 0, None, None, None, None, (Paragraph(copy),), ())
    meta = Meta("k", "报", None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", "a" * 64),))
    return Edition(meta, (article,), (), ())


def written(library: FontLibrary, *lines: str) -> bytes:
    """Write lines one under the other; a geta stands for what the face does not have."""
    face = library.face("serif-regular")
    runs = []
    for number, line in enumerate(lines):
        glyphs, pen = [], 0.0
        for char in line:
            gid = face.gid(char) or face.gid("〓")
            glyphs.append(Glyph(gid, pen, 10 * face.advance(gid), char))
            pen += 10 * face.advance(gid)
        element = Element("a1", Part.PARAGRAPH, 0)
        runs.append(GlyphRun("serif-regular", 10, 20, 20.0 + 16 * number, tuple(glyphs), element))
    pages = (Page("1", 400, 200, tuple(runs)),)
    return write(edition("".join(lines)), Composition(pages, (), ()), library, {}, PdfOptions())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("他读news-", "paper三份"),
        ("他读news\u00ad", "paper三份"),
        ("他读news\u00ad ", "3paper三份"),
        ("两页\u00ad", "之间"),
        ("ﬁnd oﬃce", "ﬆop"),
        ("（שלום）2021…½①Ａ", "《שלום》字"),
        ("السلام ٤٥％", "ﺍﻟﷺ三"),
        ("三\ufeff四\u200b五\x07六", "\ue000七\U0001fffe八\ufffd"),
    ],
)
def test_what_pdfium_reads_its_own_way_is_no_flaw(library, first, second):
    data = written(library, first, second)
    assert preflight.inspect(data) == ()
    assert preflight.match(data, edition(first + second)) == ()
    assert preflight.text(data).split() == (first + second).split()


def test_a_string_that_begins_left_of_the_one_before_is_read_behind_it(library):
    """A narrow hyphen drawn raised, then a bracket whose blank half lies under it."""
    face = library.face("serif-regular")
    shown = (("年", 0.0, 0.0), ("\u2011", 10.7, -1.1), ("「", 10.0, 0.0), ("漢", 20.0, 0.0))
    glyphs = tuple(
        Glyph(face.gid(char), dx, 10 * face.advance(face.gid(char)), char, None, dy) for char, dx, dy in shown
    )
    run = GlyphRun("serif-regular", 10, 20, 20, glyphs, Element("a1", Part.PARAGRAPH, 0))
    data = write(
        edition("年\u2011「漢"), Composition((Page("1", 400, 200, (run,)),), (), ()), library, {}, PdfOptions()
    )
    assert preflight.inspect(data) == ()
    assert "".join(page_texts(data)[0].split()) == "年\u2011「漢"


def test_pdfium_does_read_a_hyphen_at_a_lines_end_its_own_way(library):
    """What the test above rests on: should this fail, PDFium has learnt to leave soft hyphens alone."""
    (read,) = page_texts(written(library, "他读news\u00ad", "paper三份"))
    assert "\u00ad" not in read


@pytest.mark.parametrize(("text", "turned", "left"), [
    ("一-二\u00ad三", False, "一二三"),
    ("ﬁ　e\u0301", False, "fie"),
    ("(שלום)1½字…", True, "112字"),
    ("(一)", False, "(一)"),
])  # fmt: skip
def test_letters_digits_and_marks_are_compared(text, turned, left):
    assert plain(text, turned=turned) == left


def misname(data: bytes, char: str, other: str) -> bytes:
    """Let ToUnicode say another character."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        font = pdf.pages[0].Resources.Font.F0
        cmap = font.ToUnicode.read_bytes()
        old, new = (text.encode("utf-16-be").hex().upper().encode() for text in (char, other))
        assert old in cmap
        font.ToUnicode = pdf.make_stream(cmap.replace(old, new))
        pdf.save(out)
    return out.getvalue()


def test_a_character_that_the_file_does_not_say_is_missed_by_the_edition(library):
    data = misname(written(library, "一二三"), "二", "四")
    assert [note.code for note in preflight.match(data, edition("一二三"))] == [Code.PDF_TEXT]


def test_letters_that_pdfium_cannot_read_are_a_flaw(library):
    """A word drawn over another's place: PDFium leaves the second out, the content stream says both."""
    face = library.face("serif-regular")
    element = Element("a1", Part.PARAGRAPH, 0)
    run = GlyphRun("serif-regular", 10, 20, 20, (Glyph(face.gid("一"), 0, 10, "一"),), element)
    pages = (Page("1", 400, 200, (run, run)),)
    data = write(edition("一一"), Composition(pages, (), ()), library, {}, PdfOptions())
    assert [note.message for note in preflight.inspect(data)] == ["PDFium reads page 1 with “一” lost and “” invented"]
