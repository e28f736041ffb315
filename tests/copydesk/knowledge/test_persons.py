"""A person's name at the end of a line is told by how it is written."""

import pytest

from typeset.copydesk.knowledge.persons import FAMILY, PARTED, part_name


@pytest.mark.parametrize(
    ("text", "before", "name", "told"),
    [
        ("本報記者 魯子衡", "本報記者 ", "魯子衡", FAMILY),
        ("編集委員 綾瀬 透", "編集委員 ", "綾瀬透", PARTED),
        ("記者 伊力哈木·买买提", "記者 ", "伊力哈木·买买提", FAMILY),
        ("瓦歷斯．諾幹", "", "瓦歷斯．諾幹", FAMILY),
        ("特派员 扎西顿珠", "特派员 ", "扎西顿珠", FAMILY),
        ("訳 マリア・ロペス", "訳 ", "マリア・ロペス", FAMILY),
        ("文・うえだ ゆうこ", "文・", "うえだゆうこ", PARTED),
        ("取材班 佐藤 彩、山本 武", "取材班 ", "佐藤彩", PARTED + FAMILY),
    ],
)
def test_a_name_is_parted_from_what_stands_before(text: str, before: str, name: str, told: float) -> None:
    assert part_name(text) == (before, name, told)


@pytest.mark.parametrize("text", ["老人 孩子 都笑了", "书记 带头 干", "新春走基层·我在岗位上"])
def test_words_are_no_name(text: str) -> None:
    assert part_name(text).told < PARTED
