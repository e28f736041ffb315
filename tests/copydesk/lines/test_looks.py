"""What a line looks like as one of a paragraph's and as one of a head's, in numbers."""

from math import log

import pytest

from typeset.copydesk.lines.habits import observe
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.looks import head_look, head_style, set_look
from typeset.copydesk.lines.measures import UNSET

ABOVE, OPEN, SHORT = read_lines("天" * 20 + "\n" + "地" * 20 + "\n" + "人" * 9 + "。", 0)
HABITS = observe([ABOVE, OPEN, SHORT], [40, 40, 40], [False] * 3, japanese=False)


def test_a_full_line_without_a_mark_goes_on_and_a_short_one_with_a_stop_ends() -> None:
    first, middle, last, single = set_look(OPEN, (ABOVE, SHORT, None), 40, HABITS)
    assert max(first, middle) > max(last, single) + 3.0
    first, middle, last, single = set_look(SHORT, (OPEN, None, None), 40, HABITS)
    assert min(last, single) > max(first, middle) + 3.0
    assert last == pytest.approx(log(2 / 40) + log(0.92))


def test_a_middle_line_is_as_likely_full_as_its_setter_fills_lines() -> None:
    _, middle, _, _ = set_look(OPEN, (ABOVE, SHORT, None), 40, HABITS)
    assert middle == pytest.approx(log(0.8) + log(0.79))


def test_a_column_without_a_measure_is_judged_by_the_lines_beside() -> None:
    _, middle, last, single = set_look(OPEN, (ABOVE, None, None), UNSET, HABITS)
    assert middle == pytest.approx(-2.0 + log(0.79))
    assert last == pytest.approx(log(2 / 40) - 0.4 + log(0.0018))
    assert single == pytest.approx(log(0.0018) + log(0.02))


def test_a_head_has_no_stop_and_hardly_a_function_word() -> None:
    head, text, stopped = read_lines("春耕备耕现场会举行\n他们说这是我们的家\n春耕备耕现场会举。", 0)
    # 他们说这是我们的, each by its row of tables/style.tsv.
    assert head_style(head) - head_style(text) == pytest.approx(0.9 + 0.6 + 0.8 + 0.6 + 0.35 + 0.5 + 0.6 + 0.45)
    assert head_look(head) - head_look(stopped) == pytest.approx(log(0.80) - log(0.006), abs=1e-9)
