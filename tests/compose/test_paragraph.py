"""Paragraphs: every measure from 8 to 30 em breaks no rule, and each rule is needed."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.compose.case import LineSetter
from typeset.compose.justify import justify
from typeset.compose.line import Align
from typeset.compose.linebreak import SINGLE, survey
from typeset.compose.linebreak import judge as judge_lines
from typeset.compose.paragraph import Copy, cut, draw, fit, loosen, ready, set_line, set_loose, set_paragraph
from typeset.fonts import FontLibrary
from typeset.house import KinsokuLevel, TextStyle, WidthStyle
from typeset.model.edition import Script
from typeset.model.source import Piece, Span, Text
from typeset.preflight.rows import gather
from typeset.preflight.typography import judge
from typeset.script.spacing import Gap, GapClass

BODY = TextStyle("serif-regular", 10.0, indent=2.0)
PLAIN = TextStyle("plain", 10.0)
CORPORA = {Script.CN: "sample", Script.TW: "traditional", Script.HK: "traditional", Script.JP: "japanese"}


def read(lines):
    return ["".join(glyph.text for run in line.runs for glyph in run.glyphs) for line in lines]


@pytest.fixture(scope="module")
def copies(noto, copy_of):
    """The copy of each region, cast once for all measures."""
    return {
        script: [ready(text, BODY, setter) for text in copy_of(name)]
        for script, name in CORPORA.items()
        for setter in [noto(script)]
    }


def figures(copies, measure, lay, script):
    page = lay([cut(copy, fit(copy, measure * 10.0)) for copy in copies])
    return judge(gather([page]), script)[0]


@pytest.mark.parametrize("measure", range(8, 31))
def test_no_rule_is_broken_at_any_measure(measure, copies, lay):
    for script in CORPORA:
        found = figures(copies[script], measure, lay, script)
        assert (found.starts, found.ends, found.cuts) == (0, 0, 0)
        assert found.end_marks_full == 0
        assert found.pairs_open == 0
        assert found.gaps_set == found.gaps
        assert found.singles == 0


@pytest.mark.parametrize(("measure", "most", "p95"), [(22, 0.06, 0.01), (15, 0.15, 0.04)])
def test_the_sample_is_set_as_evenly_as_promised(measure, most, p95, copies, lay):
    found = figures(copies[Script.CN], measure, lay, Script.CN)
    assert found.rows > 300
    assert (found.pairs, found.gaps) > (15, 130)
    assert found.stretch_max <= most
    assert found.stretch_p95 <= p95
    assert found.twos <= 1


@pytest.mark.parametrize("measure", range(8, 31))
def test_every_line_is_flush_and_every_character_is_set_once(measure, copies):
    for script in (Script.CN, Script.JP):
        for copy in copies[script]:
            lines = cut(copy, fit(copy, measure * 10.0))
            assert "".join("".join(read(lines)).split()) == "".join(copy.items.text.split())
            assert all(line.width == pytest.approx(measure * 10.0, abs=1e-3) for line in lines[:-1])
            assert lines[-1].width <= measure * 10.0 + 1e-3
            assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]
            assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]


def test_the_total_never_costs_more_than_first_fit(copies, first_fit):
    compared = dearer = 0
    for script in CORPORA:
        for copy in copies[script]:
            for measure in (8, 11, 15, 22, 30):
                greedy = first_fit(copy.nodes, measure)
                if greedy is not None:
                    compared += 1
                    best = fit(copy, measure * 10.0).demerits
                    assert best <= greedy[1] + 1e-6
                    dearer += greedy[1] > best + 1
    assert compared > 250
    assert dearer > 100, "first fit is as good as total fit: the comparison has lost its point"


@pytest.mark.parametrize("script", list(CORPORA))
@pytest.mark.parametrize("widths", list(WidthStyle))
@pytest.mark.parametrize("level", [KinsokuLevel.BASIC, KinsokuLevel.GB, KinsokuLevel.STRICT])
def test_every_level_and_width_style_keeps_the_edges(level, widths, script, *, noto, copy_of, lay):
    style = replace(BODY, level=level, widths=widths)
    # A solidus may stand at a line's edge at the level basic (GB/T 15834-2011 5.1.9 forbids it).
    texts = [text for text in copy_of(CORPORA[script])[:20] if level is not KinsokuLevel.BASIC or "／" not in str(text)]
    copies = [ready(text, style, noto(script)) for text in texts]
    for measure in (9, 15, 22):
        found = figures(copies, measure, lay, script)
        assert (found.starts, found.ends, found.cuts, found.singles) == (0, 0, 0, 0)
        assert found.pairs_open == 0 or widths is WidthStyle.FULL
        if widths in (WidthStyle.HALF, WidthStyle.LINE_END_HALF):
            assert found.end_marks_full == 0
        if level is KinsokuLevel.STRICT:
            lines = [line for copy in copies for line in read(cut(copy, fit(copy, measure * 10.0)))]
            assert not [line for line in lines if line[0] in "—…"]


class TestRulesSwitchedOff:
    """Each rule, once it is switched off, is broken somewhere: so the sweep would see it."""

    def test_line_edges(self, noto, copy_of, lay):
        style = replace(BODY, level=KinsokuLevel.NONE)
        copies = [ready(text, style, noto(Script.CN)) for text in copy_of("sample")]
        found = figures(copies, 15, lay, Script.CN)
        assert found.starts > 5
        assert found.ends > 2

    def test_marks_at_line_ends(self, noto, copy_of, lay):
        style = replace(BODY, widths=WidthStyle.FULL)
        copies = [ready(text, style, noto(Script.CN)) for text in copy_of("sample")]
        assert figures(copies, 22, lay, Script.CN).end_marks_full > 5

    def test_squeeze(self, noto, copy_of, lay):
        copies = [ready(text, BODY, noto(Script.TW)) for text in copy_of("sample")]
        assert figures(copies, 22, lay, Script.CN).pairs_open > 5

    def test_gap(self, noto, copy_of, lay):
        style = replace(BODY, gap=0.0)
        copies = [ready(text, style, noto(Script.CN)) for text in copy_of("sample")]
        found = figures(copies, 30, lay, Script.CN)
        assert found.gaps_set < found.gaps / 2

    def test_units(self, copies, lay):
        loose = []
        for copy in copies[Script.CN]:
            gaps = tuple(
                Gap(0.0, 0.0, GapClass.OTHER, True) if inner else gap
                for gap, inner in zip(copy.items.gaps, copy.items.inner, strict=True)
            )
            items = replace(copy.items, gaps=gaps, costs=(0.0,) * len(gaps))
            loose.append(Copy(items, survey(items)))
        assert figures(loose, 15, lay, Script.CN).cuts >= 3

    def test_single_characters(self, copies, lay, first_fit):
        singles = 0
        for measure in (15, 19, 22, 26):
            paragraphs = []
            for copy in copies[Script.CN]:
                nodes, _ = first_fit(copy.nodes, measure)
                sorts = [copy.nodes.sorts[node] for node in nodes]
                lines = [
                    draw(copy.items, first, stop, justify(copy.items, first, stop, measure))
                    for first, stop in pairwise(sorts)
                ]
                paragraphs.append(tuple(lines))
            singles += judge(gather([lay(paragraphs)]), Script.CN)[0].singles
        assert singles > 2


class TestLineEdges:
    def test_a_mark_at_the_end_takes_half_an_em(self, squares, make_text):
        lines = set_paragraph(make_text("天地玄黄，宇宙洪荒。"), PLAIN, 45.0, setter=squares)
        assert read(lines) == ["天地玄黄，", "宇宙洪荒。"]
        assert lines[0].width == 45.0
        assert lines[0].runs[0].glyphs[-1].dx == 40.0

    def test_an_opening_mark_at_the_start_loses_its_head_after_an_indent_too(self, squares, make_text):
        lines = set_paragraph(make_text("“天地”玄黄宇宙洪荒"), replace(PLAIN, indent=2.0), 60.0, setter=squares)
        assert lines[0].runs[0].glyphs[0].dx + lines[0].runs[0].dx == 15.0
        assert lines[0].runs[0].glyphs[1].dx + lines[0].runs[0].dx == 25.0

    def test_squeeze_in_comes_before_push_out(self, squares, make_text):
        lines = set_paragraph(make_text("天，地，玄黄宇宙，洪荒日月"), PLAIN, 60.0, setter=squares)
        assert read(lines)[0] == "天，地，玄黄宇"
        glyphs = lines[0].runs[0].glyphs
        assert [glyph.dx for glyph in glyphs] == [0.0, 10.0, 15.0, 25.0, 30.0, 40.0, 50.0]

    def test_hanging_marks_stand_outside_the_measure(self, squares, make_text):
        lines = set_paragraph(make_text("天地玄黄，宇宙洪荒。"), replace(PLAIN, hang=True), 40.0, setter=squares)
        assert read(lines) == ["天地玄黄，", "宇宙洪荒。"]
        assert lines[0].runs[0].glyphs[-1].dx == 40.0


class TestLastLine:
    def test_a_single_character_is_never_left(self, squares, make_text):
        text = make_text("天地，玄黄，宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏。")
        lines = set_paragraph(text, PLAIN, 80.0, setter=squares)
        assert len([char for char in read(lines)[-1] if char.isalnum()]) >= 2

    def test_a_paragraph_of_one_character_is_one_line(self, squares, make_text):
        assert read(set_paragraph(make_text("天。"), PLAIN, 80.0, setter=squares)) == ["天。"]

    def test_an_empty_text_has_no_lines(self, squares, make_text):
        assert set_paragraph(make_text(""), PLAIN, 80.0, setter=squares) == ()
        assert set_paragraph(make_text("  "), PLAIN, 80.0, setter=squares) == ()


class TestLooseness:
    def test_more_or_fewer_lines_within_the_limits(self, copies):
        more = fewer = 0
        for copy in copies[Script.CN]:
            best = fit(copy, 150.0)
            for lines in (-1, 1):
                loose = loosen(copy, best, lines)
                if loose is not None:
                    assert loose.count == best.count + lines
                    assert loose.demerits >= best.demerits
                    assert loose.demerits < SINGLE
                    assert max(line.stretch for line in cut(copy, loose)) <= 0.13
                    more += lines == 1
                    fewer += lines == -1
        assert more >= 5
        assert fewer >= 3

    def test_the_best_count_gives_the_best_setting(self, copies):
        for copy in copies[Script.CN][:12]:
            best = fit(copy, 220.0)
            again = loosen(copy, best, 0)
            assert again is not None
            assert again.demerits == pytest.approx(best.demerits)

    def test_a_wide_measure_is_opened_less(self, copies):
        for copy in copies[Script.CN]:
            best = fit(copy, 220.0)
            loose = loosen(copy, best, 1)
            if loose is not None:
                assert max(line.stretch for line in cut(copy, loose)) <= max(0.06, best.opened + 1e-6)

    def test_none_where_it_cannot_be(self, squares, make_text):
        copy = ready(make_text("天地玄黄"), PLAIN, squares)
        best = fit(copy, 80.0)
        assert loosen(copy, best, 1) is None
        assert loosen(copy, best, -1) is None


class TestGlyphs:
    def test_each_glyph_has_its_character_and_its_place(self, squares, make_text):
        (line,) = set_paragraph(make_text("天a，", 7), PLAIN, 200.0, setter=squares)
        glyphs = [glyph for run in line.runs for glyph in run.glyphs]
        assert [(glyph.text, glyph.span) for glyph in glyphs] == [
            ("天", Span(0, 7, 8)),
            ("a", Span(0, 8, 9)),
            ("，", Span(0, 9, 10)),
        ]
        assert [glyph.gid for glyph in glyphs] == [ord("天"), ord("a"), ord("，")]

    def test_places_follow_the_pieces(self, squares):
        text = Text((Piece("天地", Span(0, 5, 7)), Piece("玄黄", Span(2, 0, 2))))
        (line,) = set_paragraph(text, PLAIN, 200.0, setter=squares)
        assert [glyph.span for glyph in line.runs[0].glyphs] == [
            Span(0, 5, 6), Span(0, 6, 7), Span(2, 0, 1), Span(2, 1, 2),
        ]  # fmt: skip

    def test_a_missing_character_comes_from_another_face_or_is_a_geta(self, squares, make_text):
        copy = ready(make_text("天囍地〇玄〇", 3), PLAIN, squares)
        (line,) = cut(copy, fit(copy, 200.0))
        assert [(run.face, [glyph.text for glyph in run.glyphs]) for run in line.runs] == [
            ("plain", ["天"]),
            ("other", ["囍"]),
            ("plain", ["地", "〇", "玄", "〇"]),
        ]
        assert line.runs[2].glyphs[1].gid == ord("〓")
        assert [(note.code, note.span) for note in copy.notes] == [("missing-glyph", Span(0, 6, 7))]

    def test_a_space_fills_its_gap_and_goes_at_a_line_end(self, squares, make_text):
        lines = set_paragraph(make_text("ab cd"), PLAIN, 10.0, setter=squares)
        assert read(lines) == ["ab", "cd"]
        (line,) = set_paragraph(make_text("ab cd"), PLAIN, 100.0, setter=squares)
        assert read([line]) == ["ab cd"]
        assert (line.runs[0].glyphs[2].dx, line.runs[0].glyphs[2].advance) == (10.0, 5.0)


class TestUnjustified:
    def test_one_line_is_as_long_as_it_is(self, squares, make_text):
        line = set_line(make_text("天地（玄）"), replace(PLAIN, indent=2.0), squares)
        assert (line.width, line.runs[0].dx, line.last) == (45.0, 0.0, True)

    @pytest.mark.parametrize(("align", "left"), [(Align.START, 0.0), (Align.CENTRE, 10.0), (Align.END, 20.0)])
    def test_lines_stand_where_they_are_told(self, align, left, squares, make_text):
        lines = set_loose(make_text("天地玄黄"), PLAIN, 60.0, align, setter=squares)
        assert [line.runs[0].dx for line in lines] == [left]

    def test_long_ones_are_turned_and_not_stretched(self, squares, make_text):
        lines = set_loose(make_text("天地玄黄宇，宙洪荒日"), PLAIN, 65.0, Align.START, setter=squares)
        assert len(lines) == 2
        assert all(line.stretch == 0.0 for line in lines)


class TestHopelessMeasures:
    def test_a_word_longer_than_the_measure_is_broken_at_last(self, squares, make_text):
        lines = set_paragraph(make_text("天地abcdefghijklmnop玄黄"), PLAIN, 40.0, setter=squares)
        assert "".join(read(lines)) == "天地abcdefghijklmnop玄黄"
        assert all(line.width <= 40.0 + 1e-6 for line in lines)

    def test_a_measure_of_one_em_still_gives_every_character(self, squares, make_text):
        lines = set_paragraph(make_text("“天地”，玄黄。"), PLAIN, 10.0, setter=squares)
        assert "".join(read(lines)) == "“天地”，玄黄。"

    def test_a_long_address_goes_over_several_lines_behind_its_joints(self, noto, make_text):
        text = make_text("详见https://www.example.com/2021/02/02/a-very-long-path/index.html?id=20210202页面。")
        lines = set_paragraph(text, BODY, 100.0, setter=noto(Script.CN))
        assert "".join(read(lines)) == str(text)
        assert all(line.width <= 100.0 + 1e-3 for line in lines)
        assert max(line.stretch for line in lines) < 0.5
        assert all(line[-1] in "/.-?=" for line in read(lines)[1:-2])

    def test_a_word_of_another_script_keeps_its_comma(self, noto, make_text):
        text = make_text("俄语「Здравствуйте, товарищи!」、希腊语")
        for measure in range(8, 20):
            lines = read(set_paragraph(text, BODY, measure * 10.0, setter=noto(Script.CN)))
            assert not [line for line in lines if line[0] in ",!」、"]

    def test_an_address_that_leaves_a_hole_is_broken_but_a_number_is_not(self, squares, make_text):
        broken = set_paragraph(make_text("天地玄黄www.example.com/abc宇宙"), PLAIN, 100.0, setter=squares)
        assert read(broken)[0].startswith("天地玄黄www.")
        whole = set_paragraph(make_text("天地玄黄1234567890123宇宙洪荒"), PLAIN, 80.0, setter=squares)
        assert any("1234567890123" in line for line in read(whole))


class TestHyphens:
    FEDERAL = "分析人士指出，美联储（Federal Reserve）或将降息。"

    def set(self, noto, make_text, measure=15.0, text=FEDERAL):
        return set_paragraph(make_text(text, 7), BODY, measure * 10.0, setter=noto(Script.CN))

    def test_a_word_is_parted_rather_than_a_hole_left(self, noto, make_text):
        lines = self.set(noto, make_text)
        assert read(lines)[0].endswith("（Fed")
        assert max(line.stretch for line in lines) < 0.05
        assert all(line.width == pytest.approx(150.0) for line in lines[:-1])

    def test_its_hyphen_is_drawn_and_is_no_text(self, noto, make_text):
        first, second = self.set(noto, make_text)
        letter, hyphen = first.runs[-1].glyphs[-2:]
        face = noto(Script.CN).fonts.face("serif-regular")
        assert (letter.text, hyphen.text, hyphen.span) == ("d", "", None)
        assert hyphen.gid == face.gid("-")
        assert first.runs[-1].dx + hyphen.dx + hyphen.advance == pytest.approx(150.0)
        assert "".join(read((first, second))) == self.FEDERAL
        assert (first.end, second.start) == (14, 14)

    def test_a_little_air_is_better_than_a_hyphen(self, noto, make_text):
        lines = self.set(noto, make_text, text="经济学家分析人士都指出，美联储（Federal）或将降息。")
        assert not [line for line in lines if any(not glyph.text for run in line.runs for glyph in run.glyphs)]

    def test_hyphens_one_under_another_cost_more(self, noto, make_text):
        text = make_text("告中写道，个人消费支出（Personal Consumption Expenditures，PCE）上涨。")
        copy = ready(text, replace(BODY, indent=0.0), noto(Script.CN))
        costs = [
            {(i, j): cost for j, row in enumerate(judge_lines(nodes, 15.0, 0.45)) for i, cost in row}
            for nodes in (copy.nodes, replace(copy.nodes, parted=frozenset()))
        ]
        dearer = {line for line in costs[0] if costs[0][line] > costs[1][line] + 1}
        assert dearer == {(i, j) for i, j in costs[0] if {i, j} <= copy.nodes.parted}
        assert dearer

    def test_an_address_has_none(self, noto, make_text):
        text = "邮件请发至support@international-relations.example.com咨询，或登录www.international-relations.com。"
        for measure in range(8, 31):
            lines = self.set(noto, make_text, measure, text)
            assert all(glyph.text for line in lines for run in line.runs for glyph in run.glyphs)
            assert all(line.width <= measure * 10.0 + 1e-3 for line in lines)


ALPHABET = (
    "天地玄黄一了的年月日第3５，。、；：！？“”‘’（）《》【】—…·–／/%‰℃$-.,: ab()'　\u200b葛\U000e0100〇囍🀄ーっ가"
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=60), st.integers(1, 30), st.sampled_from(list(Script)))
def test_whatever_the_copy_every_character_is_set_once(library, chars, measure, script):
    setter = LineSetter(library, script)
    text = Text((Piece(chars, Span(0, 0, len(chars))),))
    lines = set_paragraph(text, BODY, measure * 10.0, setter=setter)
    assert "".join("".join(read(lines)).split()) == "".join(chars.split())
    spans = [glyph.span for line in lines for run in line.runs for glyph in run.glyphs if glyph.text.strip()]
    assert spans == sorted(spans)
    assert isinstance(library, FontLibrary)
