import io
from dataclasses import replace
from importlib import resources

import pytest
from lxml import etree
from PIL import ImageCms

from typeset.pdf.metadata import gather_facts, packet
from typeset.pdf.options import PdfOptions

DC = "{http://purl.org/dc/elements/1.1/}"


def test_the_profile_is_pillows_srgb_without_its_date():
    kept = bytearray((resources.files("typeset.pdf") / "srgb.icc").read_bytes())
    fresh = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # Preferred CMM, version (4.2: nothing in it is newer), date and platform tell of the maker, not of the colours.
    for start, end in ((4, 12), (24, 36), (40, 44)):
        kept[start:end] = fresh[start:end] = bytes(end - start)
    assert kept == fresh
    assert ImageCms.getOpenProfile(io.BytesIO((resources.files("typeset.pdf") / "srgb.icc").read_bytes()))


@pytest.mark.parametrize("paper", ["报", "A & B <报>", "x\" y'", "控\x01制\ufffe", "\U00020bb7報"])
def test_the_packet_is_xml_whatever_the_paper_is_called(edition, paper):
    asked = replace(edition, meta=replace(edition.meta, paper=paper))
    root = etree.fromstring(packet(asked, gather_facts(asked, PdfOptions())).encode())
    title = root.find(f".//{DC}title//*[@{{http://www.w3.org/XML/1998/namespace}}lang]")
    assert title.text == paper.replace("\x01", "").replace("\ufffe", "") + " 2021-02-02"


def test_what_is_not_known_is_left_out(edition):
    bare = replace(edition, meta=replace(edition.meta, paper=None, date=None, publisher=None, number=None))
    facts = gather_facts(bare, PdfOptions())
    assert facts.title == "孟州市党政考察团到示范区考察"
    assert facts.created is None
    text = packet(bare, facts)
    for name in ("xmp:CreateDate", "dc:date", "dc:publisher", "edition:paper>", "edition:number>"):
        assert f"<{name}" not in text


def test_the_identifier_is_the_sources(edition):
    one = gather_facts(edition, PdfOptions()).identifier
    assert gather_facts(replace(edition, articles=()), PdfOptions()).identifier == one
    other = replace(edition.meta, pages=edition.meta.pages[:1])
    assert gather_facts(replace(edition, meta=other), PdfOptions()).identifier != one
