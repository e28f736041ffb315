"""What is doubtful is said, and what is not is not."""

import pytest

from typeset.copydesk.doubts import doubt_joins, doubt_texts
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.stories.articles import Draft
from typeset.model.source import Piece, Span, Text
from typeset.notes import Code


@pytest.mark.parametrize(("margin", "told"), [(0.9, True), (1.1, False)])
def test_a_head_whose_lines_might_be_parted_otherwise_is_told_with_its_place(margin: float, told: bool) -> None:
    kicker, headline = (
        Text((Piece(text, Span(0, start, start + 4)),)) for text, start in (("渡口停航", 0), ("改乘渡车", 5))
    )
    draft = Draft(0, 0, kicker, headline, None, None, (), margin)
    notes = list(doubt_texts([draft], "渡口停航\n改乘渡车", 0))
    assert [(note.code, note.span) for note in notes] == [(Code.DOUBTFUL_HEAD, Span(0, 0, 9))] * told


@pytest.mark.parametrize(("margin", "told"), [(1.9, True), (2.1, False)])
def test_a_line_end_is_told_by_its_margin(margin: float, told: bool) -> None:
    lines = read_lines("渡口停航三年。\n船工都上了岸。", 0)
    notes = list(doubt_joins(lines, [float("inf"), margin]))
    assert [(note.code, note.span) for note in notes] == [(Code.DOUBTFUL_JOIN, Span(0, 6, 9))] * told
