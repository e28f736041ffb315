"""Series whose numbers run on, and lists below what announces them, in columns that tell neither."""

from collections.abc import Callable

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.series import find_series
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.furniture import PageFacts
from typeset.copydesk.marks.marking import mark
from typeset.copydesk.roles.listings import find_lists
from typeset.model.edition import Meta, Paragraph, Verse
from typeset.model.source import Source

CALL = """\
征稿启事

为展现海州湾的人文风貌，本报副刊与市作家协会联合
举办微散文征文活动。
一、体裁为散文，每篇不超过600字，须为未发表的原
创作品。
二、截稿日期为2021年2月28日，以邮件到达时间为准。
三、设一等奖2名、二等奖5名、三等奖10名，获奖作品
结集出版。
"""
RACES = """\
賽艇錦標賽成績
全港室內賽艇錦標賽昨在石門賽艇
中心煞科，各組2000米金牌得主如下。
男子公開組　關卓鏗　6分08秒4
女子公開組　湯雪瑩　7分11秒9
男子輕量級　賀志信　6分27秒0
"""
PRIZES = """\
见义勇为先进个人名单

经市见义勇为评审委员会评定，授予下列
同志称号：
一等奖：佟立新、吴桂珍
二等奖：鲁大河、白雪松、何建军
三等奖：关小山、齐敏、任东、蒋海燕
"""


def _texts(sourced: Callable[..., tuple[Source, Meta]], page: str, lang: str) -> list[str]:
    texts: list[str] = []
    for block in reassemble(*sourced(page, lang=lang))[0].articles[0].body:
        if isinstance(block, Verse):
            texts += map(str, block.lines)
        elif isinstance(block, Paragraph):
            texts.append(str(block.text))
    return texts


@pytest.mark.parametrize(
    ("page", "series"),
    [
        ("一、甲乙。\n二、丙丁。\n三、戊己。\n特此公告。", [1, 2, 2, 3]),
        ("（1）甲乙。\n（2）丙丁。\n以上。", [1, 2, 3]),
        ("①甲。\n乙丙。\n②丁。", [1, 0, 2]),
        ("1.5亿元投资\n2.3万人参加", [0, 0]),
        ("一、甲乙。丙丁。\n二、戊己。\n庚辛。", [1, 2, 0]),
        ("十、甲。\n十一、乙。\n十三、丙。", [1, 2, 3]),
        ("第一条 甲。\n第二条 乙。", [1, 2]),
    ],
)
def test_series(page: str, series: list[int]) -> None:
    """A number whose next opens a line as well is a series'; what stands behind items of one sentence ends the last."""
    assert find_series(read_lines(page, 0)) == series


@pytest.mark.parametrize(
    ("page", "announcing", "rows"),
    [
        ("获奖名单如下：\n一等奖：佟立新\n二等奖：鲁大河", {0: 1.0}, {1, 2}),
        ("各組得主如下。\n男子組　關卓鏗　6分\n女子組　湯雪瑩　7分", {0: 1.0}, {1, 2}),
        ("入賞者は次の通り。（敬称略）\n▽大賞　高畠武\n▽佳作　北川博", {0: 1.0}, {1, 2}),
        ("停水範圍如下：\n花蓮市：國聯里、\n主力里\n吉安鄉：北昌村", {0: 1.0}, {1, 3}),
        ("他说：\n我们明天再去看看\n好不好", {}, set()),
        ("额满即止。\n甲班　六十小时\n乙班　四十小时\n丙班　三十小时", {0: 0.5}, {1, 2, 3}),
        ("谨此致谢。\n孤哀子 吴明\n家属 叩谢", {}, set()),
    ],
)
def test_announced(page: str, announcing: dict[int, float], rows: set[int]) -> None:
    """Two rows of one build below a colon or such words make what is above an announcement; without them three do."""
    lines = read_lines(page, 0)
    words = mark(lines, load_cues(), PageFacts(None, None, "", None))
    assert find_lists(lines, [word.numbered for word in words]) == (announcing, rows)


def test_items_are_paragraphs(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    """A full line that ends on a full stop ends its item, as the next number says."""
    assert [text[:2] for text in _texts(sourced, CALL, "zh-Hans")] == ["为展", "一、", "二、", "三、"]


def test_announcement_is_a_paragraph(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    """What announces a list is one paragraph, whatever its rows' column is, and the rows are rows."""
    races = _texts(sourced, RACES, "zh-Hant-HK")
    assert [text[:5] for text in races] == ["全港室內賽", "男子公開組", "女子公開組", "男子輕量級"]
    prizes = _texts(sourced, PRIZES, "zh-Hans")
    assert [text[:4] for text in prizes] == ["经市见义", "一等奖：", "二等奖：", "三等奖："]
