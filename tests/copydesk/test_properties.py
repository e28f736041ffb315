"""What must hold for any text: never an exception, nothing lost, nothing twice, order kept, the same each time."""

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from typeset.copydesk import reassemble
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.measures import infer_measures
from typeset.model.edition import Meta, PageInfo
from typeset.model.source import Source, SourcePage

NEWSPRINT = st.text(
    st.sampled_from(
        "本报讯记者王飞摄（）“”「」【】，。！？：；、—…　 \n\n\n\n0123年月日AZaz"
        "■□●▲／＝のをにはがァ編者按下转第版上接图為問答"
    ),
    max_size=240,
)
SAID = """

本报讯（记者 王飞） 1月2日，
本报记者 王飞 摄
（下转第2版）
（上接第1版）
编者按：今天
一、提高认识
问：怎么办？
新华社发
第1版
2021年2月2日 星期二
特此公告
2021年2月2日
——副题
提升站位 夯实基础
海湾 118∶115 蓝岭
白日依山尽，
黄河入海流。
图为现场。
王 飞
Q 何ですか？"""
HAN = st.text(st.sampled_from("市县区乡镇工作发展经济建设会议召开调研的了在，。"), min_size=1, max_size=20)
LINES = st.lists(st.one_of(st.sampled_from(SAID.split("\n")), HAN), max_size=40).map("\n".join)


ROOT = Path(__file__).parents[2]
DIGEST = """
import hashlib, pathlib, sys
from typeset.copydesk import reassemble
from typeset.model.edition import Meta, PageInfo
from typeset.model.source import Source, SourcePage
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
source = Source((SourcePage("1", text, "", "UTF-8", "1", None),))
meta = Meta("k", None, None, "zh-Hans", None, None, (PageInfo("1", None, "1", ""),))
print(hashlib.sha256(repr(reassemble(source, meta)).encode()).hexdigest())
"""


def digest(text: str) -> str:
    source = Source((SourcePage("1", text, "", "UTF-8", "1", None),))
    meta = Meta("k", None, None, "zh-Hans", None, None, (PageInfo("1", None, "1", ""),))
    return hashlib.sha256(repr(reassemble(source, meta)).encode()).hexdigest()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=120), NEWSPRINT, LINES), lang=st.sampled_from(["zh-Hans", "zh-Hant-TW", "ja"]))
@example(text="", lang="zh-Hans")
@example(text=" \r\n\t\f", lang="zh-Hans")
@example(text="本报记者 郭树勋\n新潟・上野川\n（下转第2版）", lang="ja")
@example(text="钟 声\n警惕\n钟 声", lang="zh-Hans")
@example(text="\u3099\u200b\U00020bb7\n“”「", lang="zh-Hant-TW")
def test_nothing_is_lost_and_nothing_twice(text: str, lang: str, sourced: Any, conserved: Any) -> None:
    source, meta = sourced(text, lang=lang)
    edition, notes = reassemble(source, meta)
    conserved(source, edition)
    assert all(note.span is None or 0 <= note.span.start <= note.span.end <= len(text) for note in notes)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(pages=st.lists(LINES, min_size=2, max_size=4))
@example(pages=["甲\n本报讯 一。\n（下转第2版）", "（上接第1版）\n二。\n（下转第1版）"])
def test_pages_together_lose_nothing_either(pages: list[str], sourced: Any, conserved: Any) -> None:
    source, meta = sourced(*pages)
    edition, _ = reassemble(source, meta)
    conserved(source, edition)


@settings(derandomize=True, max_examples=25, deadline=None)
@given(text=LINES)
def test_the_same_page_gives_the_same_edition(text: str, sourced: Any, conserved: Any) -> None:
    source, meta = sourced(text)
    assert reassemble(source, meta) == reassemble(source, meta)


@given(st.text(max_size=200))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_lines_hold_all_characters_and_every_line_has_a_measure(text: str) -> None:
    lines = read_lines(text, 0)
    assert "".join(line.bare for line in lines) == "".join(text.split())
    assert [text[line.start : line.end] for line in lines] == [line.text for line in lines]
    assert len(infer_measures(lines)) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 300_000 + "末",
        "新闻，" * 110_000,
        "abc def " * 40_000,
        "（" * 100_000,
        "0123456789" * 30_000,
        "本报讯（记者" * 50_000,
    ],
    ids=["blank lines", "one line", "Latin", "brackets", "digits", "datelines"],
)
def test_strange_pages_take_no_longer_than_their_size(text: str, sourced: Any, conserved: Any) -> None:
    source, meta = sourced(text)
    start = time.process_time()
    reassemble(source, meta)
    assert time.process_time() - start < 4


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_hash_seed_gives_the_same_edition(seed: str) -> None:
    page = (ROOT / "editions/2021-02-02/01.txt").read_text(encoding="utf-8")
    there = subprocess.run(
        [sys.executable, "-c", DIGEST, str(ROOT / "editions/2021-02-02/01.txt")],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == digest(page)


def test_time_grows_with_the_page_and_no_faster(sourced: Any, conserved: Any) -> None:
    words = random.Random(0)
    paragraph = "".join(words.choice("市县区乡镇工作发展经济建设会议召开调研的了在") for _ in range(170))
    page = "".join(f"本报讯（记者王飞） {paragraph[: n % 90 + 60]}。\n\n第{n}条新闻的标题在此\n\n" for n in range(60))
    seconds = []
    for times in (1, 4):
        source, meta = sourced(page * times)
        start = time.process_time()
        reassemble(source, meta)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 10 * seconds[0]


@pytest.mark.parametrize("times", [1, 5, 200])
def test_a_page_of_one_paragraph_is_an_article_and_no_caption(times: int, sourced: Any) -> None:
    text = "示范区召开会议，总结全区工作，部署下一步任务。" * times
    edition, _ = reassemble(*sourced(text))
    assert [[str(block.text) for block in article.body] for article in edition.articles] == [[text]]
    assert edition.photos == ()
