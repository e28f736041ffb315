import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import page as conformance
import pikepdf
import pytest
from pikepdf import Name

from typeset.errors import OutputNonconforming, PictureInvalid
from typeset.model.geometry import Box
from typeset.model.page import Composition, Destination, Element, Glyph, GlyphRun, Link, Page, Part
from typeset.pdf import Attachment, PdfOptions, Relation, write, writer
from typeset.preflight import pdf as preflight
from typeset.preflight.pdf.document import page_texts

ATTACHMENTS = (
    Attachment("edition.json", b"{}", "application/json", Relation.DATA, "The edition"),
    Attachment("01.txt", "原文\r".encode(), "text/plain", Relation.SOURCE, "Raw text of page 01"),
)
ALL = {
    "plain": PdfOptions(),
    "marks": PdfOptions(marks=True),
    "grey": PdfOptions(grey=True),
    "booklet": PdfOptions(booklet=True),
    "booklet with marks": PdfOptions(booklet=True, marks=True),
    "source": PdfOptions(attachments=ATTACHMENTS),
}


@pytest.fixture(scope="session")
def make(edition, composition, library, pictures):
    made = {}

    def write_once(options=ALL["plain"]):
        if options not in made:
            made[options] = write(edition, composition, library, pictures, options)
        return made[options]

    return write_once


@pytest.fixture
def plain(make):
    with pikepdf.open(io.BytesIO(make())) as pdf:
        yield pdf


@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_file_conforms_and_gives_its_text_back(make, edition, name):
    data = make(ALL[name])
    for profile in ("3a" if name == "source" else "2a", "ua1"):
        report = conformance.validate_pdf_bytes(data, profile=profile)
        assert [failure.message for failure in report.failures] == []
    assert preflight.inspect(data) == ()
    assert preflight.match(data, edition) == ()


def test_qpdf_finds_nothing(make, tmp_path):
    path = tmp_path / "edition.pdf"
    path.write_bytes(make())
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.pdf_version) == "1.7"


def test_the_tree_is_what_a_person_would_draw(make):
    assert preflight.tags(make()).rstrip() == TAGS.strip()


TAGS = """
Document
  P “示范区报”
  P “2021-02-02”
  TOC
    TOCI
      Link “小题 2” → a2
  Sect title=“第01版 要闻”
    Art title=“孟州市党政考察团到示范区考察”
      P “本报讯”
      H1 “孟州市党政考察团到示范区考察”
      P “学先进 堵漏洞 强监管”
      P “郭树勋”
      P “孟州市党政考察团到示范区，对“中原工业设计城”——5G智慧工厂等进行考察…” (49)
      Figure alt=“考察团在蒙牛智慧工厂本报记者 翟鹏程 摄”
        Caption
          P “考察团在蒙牛智慧工厂”
          P “本报记者 翟鹏程 摄”
      H2 “疫情防控”
      P “他叫田镕，”
        Span says=“𠮷” “𠮷”
        Span lang=“ja” “Ünicode ﬁ 面”
          Span says=“𰻝” “𰻝”
        Span lang=“ja” “。”
      P
        Link “（下转第02版）” → a2
  Sect title=“第02版”
    Art
      H1 “小题”
      Div
        P “床前明月光”
        P “疑是地上霜”
    Figure alt=“冬日小景” “无图”
      Caption
        P “冬日小景”
    P “新闻热线：12345”
"""


def test_a_paragraph_over_two_pages_is_one_element(plain):
    mixed = [
        item
        for item in plain.objects
        if isinstance(item, pikepdf.Dictionary)
        and item.get("/S") == Name.P
        and any(isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == Name.Span for kid in item.K)
    ]
    assert len(mixed) == 1
    assert mixed[0].Pg.objgen == plain.pages[0].obj.objgen


def test_each_face_is_one_embedded_type0_font(plain):
    fonts = plain.pages[0].Resources.Font
    assert len(fonts) == 5
    for font in fonts.values():
        assert font.Subtype == Name.Type0
        assert font.Encoding == "/Identity-H"
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    used = {
        item.get("/BaseFont") for item in plain.objects if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
    }
    assert not any("Helvetica" in str(name) for name in used)


def test_outline_goes_from_page_to_article_to_section(plain):
    with plain.open_outline() as outline:
        told = [
            (page.title, [(art.title, [part.title for part in art.children]) for art in page.children])
            for page in outline.root
        ]
    assert told == [
        ("第01版 要闻", [("孟州市党政考察团到示范区考察", ["疫情防控"])]),
        ("第02版", [("无题", ["小题"])]),
    ]


def test_labels_destinations_and_links(plain):
    assert [page.label for page in plain.pages] == ["1", "2"]
    names = pikepdf.NameTree(plain.Root.Names.Dests)
    assert list(names) == ["a1", "a2"]
    page, kind, x, y, zoom = names["a2"]
    assert (page.objgen, str(kind), float(x), float(y), zoom) == (plain.pages[1].obj.objgen, "/XYZ", 20, 280, None)
    (annotation,) = plain.pages[0].Annots
    assert str(annotation.Contents) == "小题：第2页"
    assert [float(edge) for edge in annotation.Rect] == [198, 336, 258, 350]
    assert int(annotation.F) == 4
    assert plain.pages[0].Tabs == Name.S


def test_threads_follow_an_article_round(plain):
    first, second = plain.Root.Threads
    assert str(first.I.Title) == "孟州市党政考察团到示范区考察"
    bead = first.F
    ring = [bead, bead.N]
    assert bead.N.N.objgen == bead.objgen
    assert bead.V.objgen == bead.N.objgen
    assert [stop.P.objgen for stop in ring] == [page.obj.objgen for page in plain.pages]
    assert second.F.N.objgen == second.F.objgen
    assert [stop.objgen for stop in plain.pages[1].B] == [ring[1].objgen, second.F.objgen]


def test_info_and_xmp_agree_and_tell_what_the_file_is(plain):
    assert str(plain.docinfo["/Title"]) == "示范区报 2021-02-02"
    assert str(plain.docinfo["/CreationDate"]) == "D:20210202000000Z"
    packet = plain.Root.Metadata.read_bytes().decode()
    assert "/Filter" not in plain.Root.Metadata
    for part in (
        "示范区报 2021-02-02",
        "2021-02-02T00:00:00Z",
        "非原版影印",
        "<edition:number>1234<",
        "a" * 64,
        "b" * 64,
        "示范区报社",
    ):
        assert part in packet, part
    with plain.open_metadata() as metadata:
        assert metadata["dc:title"] == "示范区报 2021-02-02"
        assert metadata.pdfa_status == "2A"
    assert str(plain.Root.Lang) == "zh-Hans"
    assert plain.Root.ViewerPreferences.DisplayDocTitle


def test_the_date_is_the_one_asked_for(edition, composition, library, pictures):
    asked = PdfOptions(created=datetime(1936, 7, 1, 12, tzinfo=UTC))
    with pikepdf.open(io.BytesIO(write(edition, composition, library, pictures, asked))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:19360701120000Z"


def test_boxes_and_crop_marks(make):
    with pikepdf.open(io.BytesIO(make(ALL["marks"]))) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = ([float(edge) for edge in box] for box in (page.MediaBox, page.BleedBox, page.TrimBox))
        assert trim[2] - trim[0] == pytest.approx(300)
        assert bleed[0] == pytest.approx(trim[0] - 8.504, abs=0.01)
        assert media[:2] == [0, 0]
        assert page.Contents.read_bytes().count(b" l S") == 1 + 8


def test_a_booklet_keeps_the_reading_order_of_its_pages(make):
    with pikepdf.open(io.BytesIO(make(ALL["booklet"]))) as pdf:
        assert [float(edge) for edge in pdf.pages[0].MediaBox] == [0, 0, 600, 400]
        assert len(pdf.pages) == 2
    assert preflight.tags(make(ALL["booklet"])) == preflight.tags(make())


def test_grey_leaves_no_colour(make):
    with pikepdf.open(io.BytesIO(make(ALL["grey"]))) as pdf:
        operators = {str(item.operator) for page in pdf.pages for item in pikepdf.parse_content_stream(page)}
        assert not operators & {"rg", "RG"}
        assert {str(image.ColorSpace) for image in pdf.pages[0].Resources.XObject.values()} == {"/DeviceGray"}


def test_attached_files_come_out_as_they_went_in(make):
    with pikepdf.open(io.BytesIO(make(ALL["source"]))) as pdf:
        assert {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments} == {
            item.name: item.data for item in ATTACHMENTS
        }
        assert [str(spec.AFRelationship) for spec in pdf.Root.AF] == ["/Source", "/Data"]
        assert b"<pdfaid:part>3<" in pdf.Root.Metadata.read_bytes()


def test_no_stream_ends_in_a_carriage_return(library, edition, pictures, composition):
    """PDF/A-2, 6.1.7.1. Titles of every sum make the packed objects end in every way."""
    for number in range(24, 40):
        meta = replace(edition.meta, paper=chr(42 + number))
        data = write(replace(edition, meta=meta), composition, library, pictures, PdfOptions())
        assert b"\r\nendstream" not in data


def test_a_stream_that_would_end_in_a_carriage_return_is_deflated_as_a_line(library, edition, pictures, composition):
    """The checksum at the end of a deflated form feed is a carriage return."""
    files = (Attachment("feed.txt", b"\f", "text/plain", Relation.DATA, "A form feed"),)
    data = write(edition, composition, library, pictures, PdfOptions(attachments=files))
    assert conformance.is_pdf_compliant_bytes(data, profile="3a")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.Root.AF[0].EF.F
        assert stream.DecodeParms.Predictor == 15
        assert stream.read_bytes() == b"\f"


def test_a_carriage_return_makes_the_objects_be_numbered_anew(monkeypatch, library, edition, pictures, composition):
    written = []

    def serialize(pdf, *, packed=True):
        data = serialize_for_true(pdf, packed=packed)
        written.append((packed, data))
        return data + (b"\r\nendstream" if packed else b"")

    serialize_for_true = writer._serialize
    monkeypatch.setattr(writer, "_serialize", serialize)
    assert write(edition, composition, library, pictures, PdfOptions()) == written[-1][1]
    assert [packed for packed, _ in written] == [True] * 6 + [False]
    assert len({data for _, data in written}) == 7
    for _, data in written:
        assert conformance.is_pdf_compliant_bytes(data, profile="2a")
        assert conformance.is_pdf_compliant_bytes(data, profile="ua1")


SCRIPT = """
import importlib.util, sys, hashlib
spec = importlib.util.spec_from_file_location("hand", sys.argv[1])
hand = importlib.util.module_from_spec(spec); spec.loader.exec_module(hand)
from typeset.fonts import FontLibrary
from typeset.model.page import Composition
from typeset.pdf import PdfOptions, write
library = FontLibrary.open(system=())
pages = Composition((hand.first_page(library), hand.second_page(library)), (), ())
data = write(hand.make_edition(), pages, library, {"photo.jpg": hand.picture()}, PdfOptions())
print(hashlib.sha256(data).hexdigest())
"""


def test_another_zone_seed_locale_and_folder_give_the_same_bytes(tmp_path):
    digests = set()
    for seed, zone, locale in (("1", "Asia/Shanghai", "C"), ("77", "America/New_York", "C.UTF-8")):
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": os.pathsep.join(sys.path)}
        hand = str(Path(__file__).with_name("conftest.py"))
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, hand],
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env={**os.environ, **settings},
            text=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def page_with(*marks):
    return Composition((Page("1", 300, 400, marks),), (), ())


def test_a_link_to_nowhere_is_refused(edition, library):
    link = Link(Box(0, 0, 10, 10), "a9", "nowhere", Element("a1", Part.JUMP, 3))
    with pytest.raises(OutputNonconforming, match="'a9'"):
        write(edition, page_with(link), library, {}, PdfOptions())


def test_a_mark_of_no_article_is_refused(edition, library):
    run = GlyphRun("serif-regular", 9, 10, 10, (Glyph(10, 0, 9, "一"),), Element("a9", Part.PARAGRAPH, 0))
    with pytest.raises(OutputNonconforming, match="'a9'"):
        write(edition, page_with(run), library, {}, PdfOptions())


def test_a_placed_picture_that_is_not_there_is_an_error(edition, composition, library):
    with pytest.raises(PictureInvalid, match=r"photo\.jpg"):
        write(edition, composition, library, {}, PdfOptions())


def test_a_page_without_marks_and_an_empty_run_are_no_trouble(edition, library):
    empty = GlyphRun("serif-regular", 9, 10, 10, (), Element("a1", Part.PARAGRAPH, 0))
    data = write(edition, page_with(empty, Destination("a1", 0, 0)), library, {}, PdfOptions())
    assert preflight.inspect(data) == ()


def test_text_that_viewers_would_read_across_columns_stays_in_order(edition, library):
    """PDFium puts what stands on nearly one line from left to right, whatever the order of drawing."""
    face = library.face("serif-regular")

    def run(char, x, y, part):
        glyphs = tuple(Glyph(face.gid(char), 10.0 * place, 10.0, char) for place in range(3))
        return GlyphRun("serif-regular", 10, x, y, glyphs, Element("a1", part))

    for drop in (0, 3, 6, -4, 20):
        marks = (
            run("右", 200, 100, Part.KICKER),
            run("左", 20, 100 + drop, Part.HEADLINE),
            run("中", 100, 100, Part.DECK),
        )
        data = write(edition, page_with(*marks), library, {}, PdfOptions())
        assert preflight.inspect(data) == (), drop
        assert "".join("".join(page_texts(data)).split()) == "右右右左左左中中中"
