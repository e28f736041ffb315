"""Rows are told by their build: the signs, numbers, words and gaps that each has."""

import pytest

from typeset.copydesk.lines.builds import alike, build_of, find_parts, likeness, weigh_likes
from typeset.copydesk.lines.line import Line, read_lines


def lines(*raw: str) -> tuple[Line, ...]:
    return read_lines("\n".join(raw), 0)


def test_a_build_counts_numbers_words_and_gaps_as_such_and_other_signs_each_by_itself() -> None:
    (line,) = lines("【甲】　Ａbc 21：9（3）")
    build = build_of(line)
    assert build.signs == {"【": 1, "】": 1, "gap": 2, "latin": 1, "digits": 3, "：": 1, "（": 1, "）": 1}
    assert build.size == 11
    assert build_of(*lines("父亲把“月亮”提上来，又轻轻放回去")).size == 0


@pytest.mark.parametrize(
    ("row", "before", "like"),
    [
        # Two numbers, two gaps and a sign in both: five times 0.6, no more than 2.6; as many gaps, 0.6 more.
        ("清河队 21∶18 柳河队", "马屯队 15∶21 石桥队", 3.2),
        # The same with a sign that opens both: 0.8 more.
        ("◎清河队 21∶18 柳河队", "◎马屯队 15∶21 石桥队", 4.0),
        # Two numbers in both, a sign in each alone.
        ("面粉3.9元", "大米3／2元", 2 * 0.6 - 2 * 0.35),
        # No build at all, behind one that has little, and one that has much.
        ("答应了一声", "父亲弯腰", -1.5),
        ("答应了一声", "马屯队 15∶21 石桥队", -3.2),
    ],
)
def test_likeness_is_what_rows_share_less_what_each_has_alone(row: str, before: str, like: float) -> None:
    assert likeness(*lines(row, before)) == pytest.approx(like)
    assert alike(*lines(row, before)) is (like > 0.5)


def test_rows_of_two_builds_in_turn_are_like_the_last_but_one() -> None:
    town, score = "【清河】", "21∶18（半场9∶9）"
    rows = lines(town, score, town, score)
    builds = [build_of(line) for line in rows]
    parts = find_parts(rows, builds)
    assert parts == {0, 2}
    likes = weigh_likes(rows, builds, parts)
    assert likes[2] == pytest.approx(max(1.0, likeness(*lines(town, town)) - 0.5))
    assert likes[3] == pytest.approx(likeness(*lines(score, score)) - 0.5)
    assert likes[1] == pytest.approx(max(1.0, likeness(*lines(score, town))))
