from dataclasses import replace

import pytest

from typeset.model.edition import Article, Edition, Furniture, Meta, PageInfo, Paragraph
from typeset.model.page import Element, Glyph, GlyphRun, Page, Part
from typeset.model.source import HAND, Piece, Source, SourcePage, Span, Text
from typeset.preflight.conserve import Conservation, Outputs, count

RAW = "题目\n正文 正文。\n编辑甲"
SOURCE = Source((SourcePage("01.txt", RAW, "", "utf-8", "01", None),))
META = Meta("e", None, None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", ""),))


def piece(start: int, end: int) -> Piece:
    return Piece(RAW[start:end], Span(0, start, end))


def edition(*body: Piece) -> Edition:
    article = Article("a01", 0, None, Text((piece(0, 2),)), None, None, (Paragraph(Text(body)),), ())
    return Edition(META, (article,), (), (Furniture("f01", 0, Text((piece(10, 13),))),))


def outputs(chars: str, *, added: str = "", pdf: str | None = None, epub: dict[str, str] | None = None) -> Outputs:
    glyphs = tuple(Glyph(1, 0, 1, char, Span(0, 0, 1)) for char in chars)
    own = tuple(Glyph(1, 0, 1, char, None) for char in added)
    page = Page("1", 9, 9, (GlyphRun("f", 9, 0, 0, glyphs + own, Element("a01", Part.PARAGRAPH)),))
    return Outputs((page,), chars + added if pdf is None else pdf, epub or {"a01": "题目正文正文。", "f01": "编辑甲"})


WHOLE = edition(piece(3, 5), piece(6, 9))
ALL = "题目正文正文。编辑甲"


def counted(made: Edition, out: Outputs, *, by_hand: bool = False) -> Conservation:
    return count(SOURCE, made, out, by_hand=by_hand)


def test_a_whole_edition_closes() -> None:
    result = counted(WHOLE, outputs(ALL, added="1"))
    assert result.closes
    assert (result.source, result.edition, result.set, result.added, result.pdf, result.epub) == (10, 10, 10, 1, 11, 10)


@pytest.mark.parametrize(
    ("made", "out", "where", "lost", "invented"),
    [
        (edition(piece(3, 5), piece(6, 8)), None, "edition against source", "。", ""),
        (edition(piece(3, 5), piece(3, 5), piece(6, 9)), None, "edition against source", "", "文正"),
        (WHOLE, outputs(ALL[:-1]), "set pages against edition", "甲", ""),
        (WHOLE, outputs(ALL, pdf=ALL[1:]), "PDF against set pages", "题", ""),
        (WHOLE, outputs(ALL, pdf=ALL + "3"), "PDF against set pages", "", "3"),
        (WHOLE, outputs(ALL, epub={"a01": "题目正文正文", "f01": "编辑甲"}), "ePub against edition", "。", ""),
        (
            WHOLE,
            outputs(ALL, epub={"a01": "目题正文正文。", "f01": "编辑甲"}),
            "ePub text of a01",
            "题目正文正文。",
            "目题正文正文。",
        ),
    ],
)
def test_what_does_not_close_is_named(made: Edition, out: Outputs | None, where: str, lost: str, invented: str) -> None:
    result = counted(made, out or outputs(ALL))
    found = [(d.where, d.lost, d.invented) for d in result.differences if d.where == where]
    assert found == [(where, lost, invented)]


def test_a_text_that_reads_other_than_its_span_is_invented() -> None:
    forged = replace(piece(3, 5), text="伪文")
    first, *_ = counted(edition(forged, piece(6, 9)), outputs(ALL)).differences
    assert first.where == "edition against source"


def test_what_a_hand_changed_is_counted_and_is_no_loss() -> None:
    typed = Piece("改", Span(HAND, 40, 41))
    made = edition(piece(3, 5), typed)
    result = counted(made, outputs("题目正文改编辑甲", epub={"a01": "题目正文改", "f01": "编辑甲"}), by_hand=True)
    assert result.closes
    assert (result.typed, result.struck) == (1, 3)
