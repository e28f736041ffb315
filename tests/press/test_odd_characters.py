"""Whatever characters OCR or a PDF's text layer gives, the page is published, and not one of them is lost."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from typeset import compose, copydesk, epub, house, pdf
from typeset.epub import EpubOptions
from typeset.fonts import FontLibrary
from typeset.intake.text import read_page
from typeset.model.edition import Meta, PageInfo
from typeset.model.source import Source
from typeset.pdf import PdfOptions
from typeset.preflight import epub as epub_preflight
from typeset.preflight import pdf as pdf_preflight
from typeset.preflight.conserve import Conservation, Outputs, count

LIBRARY = FontLibrary.open(system=())
HOUSE = house.load("a4")
OPTIONS = EpubOptions(modified=datetime(2021, 2, 2, tzinfo=UTC), version="0")

ODD = (
    *("\u00ad", "co\u00adop", "news-", "-", "\u2010", "\u2011", "\u2212"),  # hyphens
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u034f", "\u3164", "\uffa0"),  # what has no width
    *("葛\U000e0100", "☎\ufe0f", "一\ufe00", "\ufe0f"),  # variation sequences
    *("e\u0301", "Vie\u0323\u0302t", "か\u3099", "a\u20dd", "字\u20dd", "\u0301"),  # marks that combine
    *("\u200e", "\u200f", "\u202b", "\u202c", "\u2066", "\u2069"),  # marks of direction
    *("السلام", "شלום", "שָׁלוֹם", "٤٥", "ﺍﻟﷺ", "ﬠ", "（שלום…½）"),  # right to left
    *("สวัสดี", "བོད་ཡིག", "हिन्दी", "ខ្មែរ", "ᠮᠣᠩ", "안녕", "ᄒᆞᆫ"),  # scripts that no face has
    *("\x00", "\x02", "\x07", "\x1b", "\x1c", "\x7f", "\x85", "\x91"),  # controls
    *("\f", "\v", "\u2028", "\u2029", "\u00a0", "\u1680", "\u2007", "\u202f", "\u205f"),  # white space
    *("\ue000", "\uf8ff", "\U000f0000", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\ufffd", "\ufffc"),  # no character
    *("⼀一", "⺟", "豈豈", "\U0002f800", "ｶﾞ", "ﾞ", "ﬁ", "oﬃce", "ﬆ", "Ⅷ", "①", "㍻", "︰", "ＡＢ"),  # of one look
    *("👍🏽", "👨\u200d👩\u200d👧", "🇨🇳", "1\ufe0f\u20e3", "𠮷", "𰻝", "CO₂", "m²", "𝐀"),  # beyond the BMP, and raised
)
WORDS = st.sampled_from(("示范区", "领导走访", "慰问老兵，", "祝福新春。", "news", "2021年", "\n", "\n　　"))


def built(text: str) -> Conservation:
    """Take one page through every stage in memory; every check of the outputs must pass."""
    page, _ = read_page(text.encode(), page=0, file="01.txt", label="01", name=None)
    source = Source((page,))
    meta = Meta("k", "报", None, "zh-Hans", None, None, (PageInfo("01", None, page.file, page.sha256),))
    edition, _ = copydesk.reassemble(source, meta)
    composition, _ = compose.compose(edition, HOUSE, LIBRARY, {})
    written = pdf.write(edition, composition, LIBRARY, {}, PdfOptions())
    pdf_preflight.require(written, edition)
    book = epub.bind(edition, composition.starts, LIBRARY, {}, OPTIONS)
    assert epub_preflight.match(book, edition, None) == ()
    outputs = Outputs(composition.pages, pdf_preflight.text(written), epub_preflight.extract(book))
    return count(source, edition, outputs, by_hand=False)


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.lists(st.one_of(WORDS, st.sampled_from(ODD)), max_size=60))
@example([*"慰问老兵的", "co\u00adop", *"一二三四五六七", "co\u00adop"] * 9)
def test_a_page_with_any_characters_is_published_whole(pieces):
    counted = built("某某标题一行字\n　　" + "领导走访慰问老兵，" * 9 + "".join(pieces) + "祝福新春。\n")
    assert counted.differences == ()
    assert counted.edition == counted.set == counted.epub == counted.source


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_may_stand_at_any_place_of_a_line(odd):
    """In words of growing length it comes to stand in a line, at its start and at its end."""
    body = "".join("走访慰问老兵祝福新春"[: 1 + number % 9] + odd for number in range(24))
    assert built(f"某某标题一行字\n　　{'领导走访慰问老兵' * 9}{body}。\n").closes


def test_what_xml_cannot_hold_is_shown_by_a_picture_and_counted():
    counted = built("某某标题一行字\n　　领导走访慰问\x07老兵\x02祝福\x91新春\ufffe佳节。\n")
    assert counted.closes
    assert counted.pictured == 3
