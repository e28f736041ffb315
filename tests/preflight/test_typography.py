"""The measuring eye: each figure on lines made by hand, good ones and bad ones."""

from dataclasses import replace
from pathlib import Path

import pytest

from typeset import compose, house, pdf
from typeset.fonts import FontLibrary
from typeset.house import WidthStyle
from typeset.model.edition import Article, Edition, Meta, PageInfo, Paragraph, Script
from typeset.model.page import Element, Glyph, GlyphRun, Page, Part
from typeset.model.source import Piece, Span, Text
from typeset.notes import Code
from typeset.preflight.rows import Block, Letter, Row, gather
from typeset.preflight.typography import judge, measure, measure_pdf

SIZE = 10.0


def row(text, *, y=0.0, x=0.0, offset=0, widths=None, page=0, part=Part.PARAGRAPH, owner="a"):
    """A line of letters: ideographs and marks an em apart, Western ones half, or `widths` where given."""
    letters, pen = [], x
    for place, char in enumerate(text):
        width = (widths or {}).get(place, 0.5 if char.isascii() else 1.0) * SIZE
        if char != " ":
            letters.append(
                Letter(char, pen, y, 5.0 if char.isascii() else SIZE, Span(0, offset + place, offset + place + 1))
            )
        pen += width
    return Row(page, SIZE, tuple(letters), Element(owner, part))


def paragraph(*lines, **kwargs):
    rows, offset = [], 0
    for number, line in enumerate(lines):
        rows.append(row(line, y=20.0 * number, offset=offset, **kwargs))
        offset += len(line)
    return Block(tuple(rows))


def figures(*blocks, script=Script.CN, **kwargs):
    return judge(blocks, script, **kwargs)[0]


@pytest.mark.parametrize(
    ("lines", "starts", "ends", "cuts"),
    [
        (("天地玄黄", "宇宙洪荒"), 0, 0, 0),
        (("天地玄黄", "，宇宙洪"), 1, 0, 0),
        (("天地玄“", "宇宙洪荒"), 0, 1, 0),
        (("天地玄1", "2宇宙洪"), 0, 0, 1),
        (("天地1,", "200宇"), 0, 0, 1),
        (("天地, ", "200宇"), 0, 0, 0),
        (("天地①", "②宇宙"), 0, 0, 0),
        (("天地12", "%宇宙洪"), 0, 0, 1),
        (("天地ab", "cd宇宙"), 0, 0, 1),
        (("天）地（", "·宇宙洪"), 1, 1, 0),
    ],
)
def test_line_edges(lines, starts, ends, cuts):
    found = figures(paragraph(*lines, "日月盈昃"))
    assert (found.starts, found.ends, found.cuts) == (starts, ends, cuts)


def test_a_word_that_a_space_ends_is_not_cut():
    first, second = row("天地ab"), row("cd宇宙", y=20.0, offset=5)
    assert figures(Block((first, second))).cuts == 0


def test_a_word_that_a_hyphen_parts_is_not_cut():
    first, second = row("天地ab"), row("cd宇宙", y=20.0, offset=4)
    assert figures(Block((first, second))).cuts == 1
    parted = (*first.letters[:-1], replace(first.letters[-1], parted=True))
    assert figures(Block((replace(first, letters=parted), second))).cuts == 0


def test_kana_stand_as_han_do():
    assert figures(Block((row("かナ天", widths={0: 1.2}),))).stretch_max == pytest.approx(0.2)


def test_marks_at_line_ends():
    full = paragraph("天地玄黄", "宇宙洪，", "日月盈昃", "辰宿")
    half = Block((row("天地玄黄"), row("宇宙洪荒，", y=20.0, widths={3: 0.5}), row("辰宿", y=40.0)))
    assert (figures(full).end_marks, figures(full).end_marks_full) == (1, 1)
    half_fit = replace(
        half,
        rows=(
            row("天地玄黄"),
            row("宇宙洪荒，", y=20.0, widths={0: 0.875, 1: 0.875, 2: 0.875, 3: 0.875}),
            row("辰宿", y=40.0),
        ),
    )
    assert (figures(half_fit).end_marks, figures(half_fit).end_marks_full) == (1, 0)
    assert figures(full, trims=False).end_marks == 0


@pytest.mark.parametrize(
    ("text", "width", "pairs", "loose"),
    [
        ("天，“地", 1.0, 1, 1),
        ("天，“地", 0.5, 1, 0),
        ("天”，地", 1.0, 1, 1),
        ("天《（地", 0.55, 1, 0),
        ("天，。地", 1.0, 0, 0),
        ("天“”地", 1.0, 0, 0),
    ],
)
def test_pairs(text, width, pairs, loose):
    found = figures(Block((row(text, widths={1: width}),)))
    assert (found.pairs, found.pairs_open) == (pairs, loose)
    assert figures(Block((row(text, widths={1: width}),)), script=Script.TW).pairs == 0


def test_gaps_between_han_and_latin():
    good = row("天a地", widths={0: 1.125, 1: 0.625})
    bad = row("天a地")
    found = figures(Block((good, bad)))
    assert (found.gaps, found.gaps_set) == (4, 2)


def test_stretch_is_measured_between_han_characters_only():
    lines = Block((row("天地，玄黄a宇", widths={0: 1.03, 2: 1.4, 3: 1.1}),))
    found = figures(lines)
    assert found.stretch_max == pytest.approx(0.1)
    many = Block((row("天" * 40, widths={3: 1.2}),))
    assert figures(many).stretch_p95 == 0.0
    assert figures(many).stretch_max == pytest.approx(0.2)


def test_last_lines():
    found = figures(
        paragraph("天地玄黄", "宇"), paragraph("天地玄黄", "宇。"), paragraph("天地玄黄", "宇宙。”"), paragraph("宇")
    )
    assert (found.singles, found.twos) == (2, 1)
    found = figures(paragraph("天地玄黄", "……"), paragraph("天地玄黄", "⋯⋯、·•・，～"))
    assert (found.singles, found.twos) == (1, 0)


def test_stranded_lines():
    def split(*ys):
        return Block(tuple(row("天地玄黄", y=y, offset=4 * k) for k, y in enumerate(ys)))

    assert figures(split(0, 20, 40)).stranded == 0
    assert figures(split(100, 0, 20)).stranded == 1
    assert figures(split(80, 100, 0)).stranded == 1
    assert figures(split(80, 100, 0, 20)).stranded == 0
    assert figures(split(100, 0)).stranded == 2


def test_a_breach_is_told_with_its_place():
    style = house.load("a4")
    page = Page("1", 100.0, 100.0, (*(mark(char, k) for k, char in enumerate("天地“")), mark("宇", 3, y=20.0)))
    found, notes = measure([page], style, Script.CN)
    assert found.lines.ends == 1
    assert [(note.code, note.span) for note in notes if note.code is Code.LINE_EDGE] == [
        (Code.LINE_EDGE, Span(0, 2, 3))
    ]


def mark(char, place, *, y=0.0, index=0, x=None):
    left = SIZE * place if x is None else x
    glyph = Glyph(1, 0.0, SIZE, char, Span(0, place, place + 1))
    return GlyphRun("f", SIZE, left, y, (glyph,), Element("a", Part.PARAGRAPH, index))


def test_the_grid_and_the_feet():
    style = house.load("a4")
    lead = style.grid.leading

    def column(x, first, count, index):
        return [mark("天", k, y=(first + k) * lead, index=index, x=x) for k in range(count)]

    level = [*column(0.0, 0, 5, 0), *column(200.0, 0, 5, 1), *column(400.0, 0, 4, 2)]
    found, notes = measure([Page("1", 600.0, 600.0, tuple(level))], style, Script.CN)
    assert (found.off_grid, found.feet_mean, found.feet_max) == (0, 0.5, 1)
    off = [*level, mark("地", 9, y=7.3 * lead, index=3, x=0.0)]
    found, notes = measure([Page("1", 600.0, 600.0, tuple(off))], style, Script.CN)
    assert found.off_grid == 1
    assert Code.OFF_GRID in [note.code for note in notes]


def test_runs_of_one_line_are_gathered():
    element = Element("a", Part.PARAGRAPH)
    runs = [
        GlyphRun("f", 10.0, 0.0, 20.0, (Glyph(1, 0.0, 10.0, "天", Span(0, 0, 1)), Glyph(2, 10.0, 3.0, " ")), element),
        GlyphRun("g", 11.8, 13.0, 19.4, (Glyph(1, 0.0, 10.0, "—", Span(0, 2, 3)),), element),
        GlyphRun("f", 10.0, 0.0, 40.0, (Glyph(1, 0.0, 10.0, "地", Span(0, 3, 4)),), element),
        GlyphRun("f", 10.0, 0.0, 60.0, (Glyph(1, 0.0, 10.0, "5", None),), None),
    ]
    (block,) = gather([Page("1", 100.0, 100.0, tuple(runs))])
    assert [line.text for line in block.rows] == ["天—", "地"]
    assert block.rows[0].letters[1].spaced is False
    assert block.rows[0].size == 10.0


def test_lines_that_stand_level_in_two_columns_are_two():
    def line(x, first, chars):
        glyphs = tuple(
            Glyph(1, SIZE * k, SIZE, char, Span(0, first + k, first + k + 1)) for k, char in enumerate(chars)
        )
        return GlyphRun("f", SIZE, x, 20.0, glyphs, Element("a", Part.PARAGRAPH))

    for gutter in (12.6, 15.0):
        (block,) = gather([Page("1", 100.0, 100.0, (line(0.0, 0, "天地"), line(20.0 + gutter, 2, "玄黄")))])
        assert [row.text for row in block.rows] == ["天地", "玄黄"]
    (block,) = gather([Page("1", 100.0, 100.0, (line(0.0, 0, "天　"), line(20.0, 2, "玄黄")))])
    assert [row.text for row in block.rows] == ["天玄黄"]


@pytest.fixture(scope="module")
def edition():
    lines = (Path(__file__).parents[1] / "compose" / "sample.txt").read_text("utf-8").splitlines()[:24]
    paragraphs = tuple(
        Paragraph(Text((Piece(line, Span(0, 1000 * k, 1000 * k + len(line))),))) for k, line in enumerate(lines)
    )
    meta = Meta("t", "试报", None, "zh-Hans", None, None, (PageInfo("1", None, "01.txt", "0" * 64),))
    head = Text((Piece("示范区领导开展走访慰问", Span(0, 20000, 20011)),))
    return Edition(meta, (Article("a01", 0, None, head, None, None, paragraphs, ()),), (), ())


@pytest.mark.parametrize("name", ["a3", "a4"])
def test_what_comes_out_of_the_pdf_is_what_was_meant(name, edition):
    style, fonts = house.load(name), FontLibrary.open(system=())
    composition, _ = compose.compose(edition, style, fonts, {})
    meant, notes = measure(composition.pages, style, Script.CN)
    found = measure_pdf(pdf.write(edition, composition, fonts, {}, pdf.PdfOptions()), Script.CN)
    assert notes == ()
    assert found.rows == pytest.approx(meant.lines.rows, abs=2)
    assert found.pairs == meant.lines.pairs > 8
    for eyes in (found, meant.lines):
        assert (eyes.starts, eyes.ends, eyes.cuts, eyes.end_marks_full, eyes.pairs_open, eyes.singles) == (0,) * 6
        assert eyes.gaps == eyes.gaps_set > 70
    assert found.stretch_max == pytest.approx(meant.lines.stretch_max, abs=0.002)


def test_faults_show_in_the_pdf(edition):
    fonts = FontLibrary.open(system=())
    style = house.load("a4")
    body = replace(style.text.body, widths=WidthStyle.FULL, gap=0.0)
    faulty = replace(style, text=replace(style.text, body=body))
    composition, _ = compose.compose(edition, faulty, fonts, {})
    found = measure_pdf(pdf.write(edition, composition, fonts, {}, pdf.PdfOptions()), Script.CN)
    assert found.end_marks_full > 1
    assert found.gaps_set < found.gaps
