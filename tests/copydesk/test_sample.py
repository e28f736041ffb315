"""The sample page, whose true structure was written down by reading it."""

import json
from datetime import date
from pathlib import Path

from typeset.copydesk import reassemble
from typeset.intake.text import read_page
from typeset.model.edition import Meta, PageInfo
from typeset.model.record import to_json
from typeset.model.source import Source
from typeset.notes import Code

ROOT = Path(__file__).parents[2]


def test_the_sample_page_is_exactly_right() -> None:
    data = (ROOT / "editions/2021-02-02/01.txt").read_bytes()
    page, _ = read_page(data, page=0, file="01.txt", label="01", name=None)
    source = Source((page,))
    info = PageInfo("01", None, "01.txt", page.sha256)
    meta = Meta("2021-02-02", "焦作高新区报", date(2021, 2, 2), "zh-Hans", None, None, (info,))
    edition, notes = reassemble(source, meta)
    record = to_json(edition, source, notes)
    expected = json.loads((Path(__file__).with_name("sample.json")).read_text(encoding="utf-8"))
    assert {part: record[part] for part in expected} == expected
    doubts = [(note.code, source.read(note.span).split()[-1]) for note in notes if note.span]
    assert doubts == [
        (Code.DOUBTFUL_JOIN, "“"),  # one quoted point behind the other, a blank line between
        (Code.DOUBTFUL_HEAD, "示范区召开2020年度党建工作责任制述职评议会"),  # the kicker might be the headline
        (Code.DOUBTFUL_HEAD, "示范区领导开展春节前走访慰问"),  # a couplet above it: its kicker, or the headline?
        (Code.DOUBTFUL_HEAD, "培育科技型中小企业成果丰硕"),  # a place above it: its kicker?
        (Code.LIKELY_MISSING_CHARACTER, "公"),  # 河南卓立膜材料股份有限公，吕沛强调: the paper left 司 out
    ]
