"""Which line ends read as spaces: between Latin words, behind a dateline, among writers."""

import pytest

from typeset.copydesk.passages.manner import Copy, Manner
from typeset.copydesk.passages.passage import Strip
from typeset.copydesk.passages.turnovers import is_dated, parted


def _is_parted(raw: str, manner: Manner, page: str = "") -> bool:
    """Whether the last line end of a passage reads as a space; `page`: what else its page has."""
    strips, start = [], 0
    for line in raw.split("\n"):
        strips.append(Strip(0, start, start + len(line), False))
        start += len(line) + 1
    return parted(len(strips) - 1, strips, Copy.of(f"{raw}\n{page}"), manner)


@pytest.mark.parametrize(
    ("raw", "page", "space"),
    [
        ("演出J. S.\nBach的曲", "", True),
        ("Tapas &\nBar", "", True),
        ("AT&\nT", "", False),
        ("见www.abc.\nCOM", "", False),
        ("夺得男子U\n14组冠军", "", False),
        ("电话2123\n4567", "", False),
        ("电话2123\n4567", "电话2345 6789", True),
        # A word that the page has whole is one.
        ("看了Net\nflix的剧", "", True),
        ("看了Net\nflix的剧", "Netflix出品", False),
        ("全县春\n耕备耕", "", False),
    ],
)
def test_latin_words_are_parted_where_the_page_does_not_have_them_whole(raw: str, page: str, space: bool) -> None:
    assert _is_parted(raw, Manner.RUNNING, page) is space


@pytest.mark.parametrize(
    ("ahead", "dated"),
    [
        ("本报讯", True),
        ("本 报 讯", True),
        ("据新华社北京2月1日电", True),
        ("编者按", True),
        ("本报讯 记者乌兰其其格报道", True),
        ("晚报讯 通讯员李明 记者欧阳晓峰综合报道", True),
        ("记者姚承泽、谷雨晴报道", True),
        ("据本报记者王飞报道", False),
        ("记者走访了三个村的报道", False),
        ("本报记者昨日看到，有关报道", False),
        ("喜讯通知", False),
        ("本报短讯", False),
    ],
)
def test_a_dateline_is_told_from_end_to_end(ahead: str, dated: bool) -> None:
    assert is_dated(ahead) is dated


@pytest.mark.parametrize(
    ("raw", "space"),
    [("种子进了大棚 农技员\n进村入户 送技术", True), ("种子进了大棚\n农技员进了村", False)],
)
def test_a_head_of_phrases_is_parted_at_its_line_ends(raw: str, space: bool) -> None:
    assert _is_parted(raw, Manner.HEAD) is space


def test_no_line_end_of_columns_is_a_space() -> None:
    assert not _is_parted("全县春\n耕备耕", Manner.COLUMNS)
