"""A head that looks like its text's first line is found where the text has no other."""

from collections.abc import Callable

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories.briefs import lay_out
from typeset.copydesk.stories.cuts import Cut
from typeset.model.edition import Meta
from typeset.model.source import Source

PAGE = """\
町は来月から福祉バスを１日
４便に増やす。これまでの２
便では通院に使いにくいとの
声が、山間部の集落から上が
っていた。
福祉バス増便へ

潮岬港の棒受け網漁が始まっ
て２週間たつが、サンマの水
揚げは７日現在でわずか３・
２トンと、前年同期の１割に
とどまっている。漁協は沖合
の水温が高いためとみる。
サンマ漁、水揚げは１割に

東浦町公民館は１１日午後１
時半から、防災講座を開く。
申し込みは町総務課へ。
１１日に防災講座
"""
STRIPS = (Strip(0, 0, 1, spaced=False), Strip(0, 2, 3, spaced=False))


def test_a_head_as_wide_as_a_first_line_is_its_text_s(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    edition, _ = reassemble(*sourced(PAGE, lang="ja"))
    heads = [str(article.headline) for article in edition.articles]
    assert heads == ["福祉バス増便へ", "サンマ漁、水揚げは１割に", "１１日に防災講座"]


@pytest.mark.parametrize(("gain", "headed"), [(2.1, True), (1.9, False)])
def test_the_stories_must_gain_what_the_lines_lose(gain: float, headed: bool) -> None:
    head = Passage(Kind.HEAD, STRIPS[:1], "緩衝材を量産", 28, 24, blank=True)
    text = Passage(Kind.TEXT, STRIPS[1:], "九月に始める。", 28, 28, blank=False)
    whole = Passage(Kind.TEXT, STRIPS, head.bare + text.bare, 28, 24, blank=True, leadlike=-2.0, led=(head, text))
    laid = lay_out((whole,), lambda rest: Cut((), (), gain * (rest[0].kind is Kind.HEAD)))
    assert laid.rest == ((head, text) if headed else (whole,))
