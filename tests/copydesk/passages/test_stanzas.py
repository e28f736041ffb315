"""A head that was read as a poem's last or first stanza is parted from it by its words."""

import pytest

from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage, Strip
from typeset.copydesk.passages.stanzas import part_heads

POEM = ("风把一封信吹过了山", "马蹄是邮戳", "盖在湿漉漉的草尖上", "我读不懂上面的字")
HEAD = ("北原女足两球完胜", "提前一轮晋级四强")
STORY = "全国女子足球联赛，北原女足坐镇主场以两球完胜海州队，提前一轮锁定四强席位。"


def _page(*blocks: tuple[str, tuple[str, ...]]) -> tuple[list[Passage], str]:
    """Passages of a kind each, their lines one below the other, an empty one for a blank line, and the page."""
    text, passages = "", []
    for kind, lines in blocks:
        strips = []
        for line in lines:
            if line:
                strips.append(Strip(0, len(text), len(text) + len(line), False))
            text += line + "\n"
        text += "\n"
        passages.append(Passage(kinds.Kind[kind], tuple(strips), "".join(lines), 28, 18, True))
    return passages, text


def _read(passages: list[Passage], text: str) -> list[tuple[str, str]]:
    return [(p.kind.name, "".join(text[s.start : s.end] for s in p.strips)) for p in passages]


@pytest.mark.parametrize("writer", [(), (("BYLINE", ("本报记者 聂长青",)),)])
def test_a_head_below_a_poem_is_the_texts_below_it(writer: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    passages, text = _page(("VERSE", (*POEM, "", *HEAD)), *writer, ("TEXT", (STORY,)))
    assert _read(part_heads(passages, text), text)[:3] == [("VERSE", "".join(POEM)), *(("HEAD", line) for line in HEAD)]


def test_a_head_above_a_poem_is_the_texts_above_it() -> None:
    passages, text = _page(("TEXT", (STORY,)), ("VERSE", (*HEAD, "", *POEM)))
    assert _read(part_heads(passages, text), text)[1:] == [*(("HEAD", line) for line in HEAD), ("VERSE", "".join(POEM))]


def test_a_stanza_of_other_words_stays_the_poems() -> None:
    passages, text = _page(("VERSE", (*POEM, "", "只认得那一行", "弯弯曲曲的炊烟")), ("TEXT", (STORY,)))
    assert part_heads(passages, text) == passages


def test_without_a_blank_line_nothing_is_parted() -> None:
    passages, text = _page(("VERSE", (*POEM, *HEAD)), ("TEXT", (STORY,)))
    assert part_heads(passages, text) == passages
