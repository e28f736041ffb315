"""Tanka and haiku are told by their morae and their poets; headlines of as many are not."""

import pytest

from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.marks.metre import find_poems


def poems(*raw: str) -> list[bool]:
    """Which lines are a poem's or its poet's."""
    lines = read_lines("\n".join(raw), 0)
    return find_poems(lines, [" ".join(line.text.split()) for line in lines]).poem


COUPLET = ("虫の音の絶えて久しき裏庭に", "月のひかりの降りつもりけり")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (("歌壇", *COUPLET), [False, True, True]),
        (("きょうの一首", *COUPLET, "津　大西　和子"), [False, True, True, True]),
        (("俳壇", "雪解けの水のひびきや峠茶屋", "（大津）林　茂"), [False, True, True]),
        (("短歌", "閉校の庭に残れる鉄棒に逆さの空を見し日ありけり", "伊那　北原　豊"), [False, True, True]),
        (("みなと歌壇", "解体の決まりし母校の階段に六年分の夕焼けを置く", "（磯浜市・志賀俊）"), [False, True, True]),
        (("川柳", "在宅の父の靴だけよく光る", "山内たか子（福岡市）"), [False, True, True]),
        (
            (
                "俳壇",
                "稲架ひとつ倒れしままの夕日かな　　前橋市　井田和夫",
                "補欠の子最後に拾ふ鰯雲　　太田市　須永真理",
            ),
            [False, True, True],
        ),
        # A poem with its poet may quote, and may stand in lines of its own.
        (
            ("歌壇", "「ただいま」と言へば応ふる声のなき玄関に冬の日のさしてをり", "（三原市）　秋山　節子"),
            [False, True, True],
        ),
        (
            (
                "錫の輝き百年つなぐ",
                "",
                "みなと歌壇",
                "冬の日を背に受けながら",
                "母の編む毛糸の玉の",
                "ころがりて来ぬ　（尾道市）平田 明",
            ),
            [False, False, True, True, True],
        ),
        # The column's own name is no poet's, nor is a museum that lends a picture.
        (("新聞の匂ひの残る葡萄かな　高崎市　小野寺文", "俳壇　今週の三句"), [True, False]),
        (("俳壇", "見つかった森川春岳の下絵帳", "愛知県立美術館提供"), [False] * 3),
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


@pytest.mark.parametrize(
    ("raw", "turned"),
    [
        (
            ("歌壇", "網つくろう父の背中を越えてゆ", "く八月の風すこし塩辛い", "（大島町・角田春江）"),
            [False, False, True, False],
        ),
        (
            ("歌壇", "夕焼けの坂をのぼりて帰り来る", "子の影ながく我に届きぬ（長野", "・小林弘）"),
            [False, False, True, True],
        ),
        # A poem's own two lines are no column's.
        (("歌壇", *COUPLET, "津　大西　和子"), [False] * 4),
    ],
)
def test_poems_go_on_in_a_narrow_column(raw: tuple[str, ...], turned: list[bool]) -> None:
    lines = read_lines("\n".join(raw), 0)
    assert find_poems(lines, [" ".join(line.text.split()) for line in lines]).goes_on == turned
