"""Numbers that run on from line to line open the items of one series."""

import pytest

from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.series import BEHIND, INSIDE, LATER, OPENING, find_series


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (("一、办好学校。", "二、修好路。", "以上各点请照办。"), [OPENING, LATER, BEHIND]),
        (("①甲。", "②乙。", "后文。"), [OPENING, LATER, BEHIND]),
        # An item of two sentences: what stands below the last may be of it.
        (("一、办好学校。校舍要新。", "二、修好路。", "以上"), [OPENING, LATER, 0]),
        # One series within another.
        (("1.甲", "2.乙", "（1）丙", "（2）丁", "3.戊"), [OPENING, LATER, OPENING, LATER, LATER]),
        # An item of two lines.
        (("九、办好", "学校。", "十、修好路。", "十一、管好水。"), [OPENING, 0, LATER, LATER]),
        # Numbers that do not run on, that are another style's, or a decimal's.
        (("一、甲。", "三、乙。"), [0, 0]),
        (("一、甲。", "2、乙。"), [0, 0]),
        (("1.5万人到场", "2.3万人投票"), [0, 0]),
        # The number before it stands inside the line above.
        (("男團：①中山②大業", "③龍潭"), [0, INSIDE]),
        (("①中山", "②大業"), [OPENING, LATER]),
        # Too far off.
        (("1.甲", *["乙"] * 24, "2.丙"), [0] * 26),
    ],
)
def test_the_number_before_or_behind_a_lines_makes_it_an_item(raw: tuple[str, ...], found: list[int]) -> None:
    assert find_series(read_lines("\n".join(raw), 0)) == found
