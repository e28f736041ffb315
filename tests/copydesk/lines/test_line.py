"""What is seen on a page's lines."""

import re

import pytest

from typeset.copydesk.lines.line import close_letters, read_lines

PAGE = "标题一行\n\n" + "　　正文正文正文正文\n正文正文正文正文正文\n" * 6


def seen(text: str) -> list[tuple[str, int, int]]:
    return [(line.bare, line.indent, line.blank) for line in read_lines(text, 0)]


def test_a_margin_before_every_line_says_nothing() -> None:
    assert seen("".join(f"    {line}\n" for line in PAGE.splitlines())) == seen(PAGE)
    assert [line[1] for line in seen(PAGE)][:3] == [0, 4, 0]


def test_a_blank_line_below_every_line_says_nothing() -> None:
    assert seen(re.sub("(?<=.)\n", "\n\n", PAGE)) == seen(PAGE)
    assert [line[2] for line in seen(PAGE)][:3] == [0, 1, 0]


def test_few_lines_keep_what_stands_before_them() -> None:
    assert seen("　　静夜思\n\n　　床前明月光，\n\n　　疑是地上霜。") == [
        ("静夜思", 4, 0), ("床前明月光，", 4, 1), ("疑是地上霜。", 4, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("小 朋 友 挑 選 圖 書", "小朋友挑選圖書"),
        ("書  教 青 局 提 供", "書 教青局提供"),
        ("粥　　乔　玉　梅　　供　图", "粥 乔玉梅 供图"),
        ("圖", "圖"),
    ],
)
def test_the_wider_gaps_of_letter_spaced_text_are_spaces(text: str, words: str) -> None:
    assert close_letters(text) == words
