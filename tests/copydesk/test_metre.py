"""Tanka and haiku are told by their morae and their poets; headlines of as many are not."""

import pytest

from typeset.copydesk.lines import read_lines
from typeset.copydesk.metre import find_poems


def poems(*raw: str) -> list[bool]:
    """Which lines are a poem's or its poet's."""
    lines = read_lines("\n".join(raw), 0)
    return find_poems(lines, [" ".join(line.text.split()) for line in lines])


COUPLET = ("虫の音の絶えて久しき裏庭に", "月のひかりの降りつもりけり")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (("歌壇", *COUPLET), [False, True, True]),
        (("きょうの一首", *COUPLET, "津　大西　和子"), [False, True, True, True]),
        (("俳壇", "雪解けの水のひびきや峠茶屋", "（大津）林　茂"), [False, True, True]),
        (("短歌", "閉校の庭に残れる鉄棒に逆さの空を見し日ありけり", "伊那　北原　豊"), [False, True, True]),
        # A headline of as many morae has neither a poet nor an old ending.
        (("歌壇", "失われた小劇場の記憶を継ぐ", "名古屋で回顧展", "（文化部・伊藤千晶）"), [False] * 4),
        # A page that prints no poems has none.
        (("スポーツ", *COUPLET), [False] * 3),
        # Who writes for a desk is no poet.
        (("俳句", "雪解けの水のひびきや峠茶屋", "文化部　林　茂"), [False] * 3),
    ],
)
def test_poems_scan(raw: tuple[str, ...], found: list[bool]) -> None:
    assert poems(*raw) == found
