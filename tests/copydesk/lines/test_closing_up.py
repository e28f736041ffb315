"""Pages with spaces between their characters are read as if they had none."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.copydesk import reassemble
from typeset.copydesk.lines.closing_up import close_up
from typeset.model.edition import Edition, Meta
from typeset.model.source import Piece, Source, SourcePage, Span, Text
from typeset.notes import Code, Note

ROOT = Path(__file__).parents[3]
PAGE = re.sub("[ \u3000]", "", (ROOT / "editions/2021-02-02/01.txt").read_text(encoding="utf-8"))[:4000]
NAMES = "\n".join(["王小明 李大同 张 强 欧阳文静", "赵一 钱二平 孙 立 周吴郑", "何 静 张 帅 李小小 刘文"] * 3)
VERSE = "\n".join(["白日依山尽 黄河入海流", "欲穷千里目 更上一层楼"] * 4)


def closed(text: str) -> str:
    return close_up(Source((SourcePage("1", text, "", "UTF-8", "1", None),))).source.pages[0].text


def stand_apart(text: str, share: float, seed: int) -> str:
    """Put spaces where recognition does: behind most characters that have a wide neighbour."""
    chance = random.Random(seed)
    spaced = []
    for char, after in zip(text, text[1:] + "\n", strict=True):
        wide = max(char, after) >= "\u2e80" and char != "\n" and after != "\n"
        spaced.append(f"{char} " if wide and chance.random() < share else char)
    return "".join(spaced)


@pytest.mark.parametrize(
    "text", [PAGE, NAMES, VERSE, f"{PAGE[:600]}\n记 者 王 小 明 摄\n市 长 在 现 场 慰 问 群 众", "", " \n"]
)
def test_pages_set_as_papers_set_them_stay(text: str) -> None:
    assert closed(text) == text


def test_only_single_spaces_beside_wide_characters_go() -> None:
    line = "全 省 秋粮 生产 调 度会 9 月 13 日 “ 开 幕 ” Open AI  来 了"
    assert closed("\n".join([line] * 5)).split("\n")[0] == "全省秋粮生产调度会9月13日“开幕”Open AI  来了"


@settings(derandomize=True, max_examples=6, deadline=None)
@given(share=st.sampled_from([0.65, 0.8, 1.0]), seed=st.integers(0, 99))
def test_the_articles_are_those_of_the_page_without_spaces(share: float, seed: int) -> None:
    assert closed(stand_apart(PAGE, share, seed)) == PAGE


def test_every_character_keeps_its_place(
    sourced: Callable[..., tuple[Source, Meta]], conserved: Callable[[Source, Edition], None]
) -> None:
    whole, meta = sourced(PAGE, PAGE)
    apart, _ = sourced(PAGE, stand_apart(PAGE, 0.8, 1))
    edition, notes = reassemble(apart, meta)
    conserved(apart, edition)
    expected, said = reassemble(whole, meta)
    assert [str(article.headline) for article in edition.articles] == [str(a.headline) for a in expected.articles]
    assert [len(article.body) for article in edition.articles] == [len(a.body) for a in expected.articles]
    assert [note.code for note in notes] == [note.code for note in said]
    for note, same in zip(notes, said, strict=True):
        assert note.span is not None
        assert same.span is not None
        assert re.sub(r"\s", "", apart.read(note.span)) == re.sub(r"\s", "", whole.read(same.span))


def test_texts_and_notes_are_restored_piece_by_piece() -> None:
    taken = close_up(Source((SourcePage("1", "全 省 秋粮 生 产 调 度\n" * 5, "", "UTF-8", "1", None),)))
    text = Text((Piece("省秋粮生", Span(0, 1, 5)), Piece(" ", Span(0, 5, 5)), Piece("\n", Span(0, 8, 9))))
    assert taken.restore((text, None)) == (
        Text(
            (
                Piece("省", Span(0, 2, 3)),
                Piece("秋粮", Span(0, 4, 6)),
                Piece("生", Span(0, 7, 8)),
                Piece(" ", Span(0, 9, 9)),
                Piece("\n", Span(0, 14, 15)),
            )
        ),
        None,
    )
    note = Note(Code.DOUBTFUL_JOIN, Span(0, 1, 5), "", "")
    assert taken.restore(note).span == Span(0, 2, 8)
