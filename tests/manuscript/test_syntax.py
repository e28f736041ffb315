import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset import manuscript
from typeset.errors import ManuscriptInvalid
from typeset.manuscript.escape import escape, unescape
from typeset.model.edition import Edition, Jump, Meta, PageInfo, Paragraph, Verse
from typeset.model.source import Source, SourcePage, Text

VERSION = "<!-- typeset manuscript 1 -->\n"
SOURCE = Source(tuple(SourcePage(f"{n}.txt", "", "0", "utf-8", f"0{n}", None) for n in (1, 2)))
META = Meta("e", None, None, "zh-Hans", None, None, tuple(PageInfo(f"0{n}", None, f"{n}.txt", "0") for n in (1, 2)))
FAULTS = {
    "引题：x": (1, 1, "version line"),
    "<!-- typeset manuscript 2 -->\n": (1, 1, "version 2"),
    VERSION + "x": (2, 1, "before the first headline"),
    VERSION + "\n引题：x": (3, 1, "before the first headline"),
    VERSION + "# x\n引题：x\n引题：y": (4, 1, "kicker already"),
    VERSION + "# x\nx\n　署名：x": (4, 1, "behind the article's text"),
    VERSION + "# x\n#### x": (3, 4, "more than three #"),
    VERSION + "# x\n##": (3, 3, "no words"),
    VERSION + "# x\n>": (3, 2, "no words"),
    VERSION + "# x\n### x": (3, 1, "under no section head"),
    VERSION + "# x\n## x\n### x\n### y": (5, 1, "under no section head"),
    VERSION + "# x\n摄影：x": (3, 1, "under no caption"),
    VERSION + "# x\n图说：x\n摄影：x\n摄影：y": (5, 1, "credit already"),
    VERSION + "# x\n图说：x\n图片：x\n图片：y": (5, 1, "picture already"),
    VERSION + "# x\n图说：x\nx\n摄影：x": (5, 1, "under no caption"),
    VERSION + "=== 3. x": (2, 1, "no page 3"),
    VERSION + "=== 0.": (2, 1, "no page 0"),
    VERSION + "=== 图 片": (2, 1, "divides nothing"),
    VERSION + "=== 图片\nx": (3, 1, "among the photos"),
    VERSION + "=== 版面其他\n## x": (3, 1, "among the furniture"),
    VERSION + "# x\n　　abc\\d": (3, 6, "escapes nothing"),
    VERSION + "# x\n图说：\\u{110000}": (3, 4, "escapes nothing"),
    VERSION + "# x {#a}\n# y {#a}": (3, 1, "given twice"),
    VERSION + "# x\ny {#a}": (3, 1, "an id, and a paragraph has none"),
    VERSION + "# x\n<!-- x\ny": (3, 1, "never closed"),
    VERSION + "<!-- typeset source map\npage 0 0 1.txt\nzz\n-->": (4, 1, "map is damaged"),
    VERSION + "<!-- typeset source map\npage 0 0 1.txt\n00000000 0:1+2 x\n-->": (4, 16, "map is damaged"),
    VERSION + "<!-- typeset source map\n00000000 +2\n-->": (3, 10, "map is damaged"),
}


def read(text: str) -> Edition:
    return manuscript.read(VERSION + text, SOURCE, META)[0]


@pytest.mark.parametrize("text", FAULTS, ids=[fault[2] for fault in FAULTS.values()])
def test_a_fault_is_named_by_line_and_column(text: str) -> None:
    line, column, cause = FAULTS[text]
    with pytest.raises(ManuscriptInvalid) as caught:
        manuscript.read(text, SOURCE, META)
    assert caught.value.cause.startswith(f"edition.md:{line}:{column}: ")
    assert cause in caught.value.cause
    assert caught.value.cure


def test_labels_of_any_language_and_either_colon_are_read() -> None:
    story = read("# x\nkicker: a\n袖見出し：b\n署名: c\n다").articles[0]
    assert [str(part) for part in (story.kicker, story.deck, story.byline)] == ["a", "b", "c"]


def test_a_label_with_nothing_behind_it_is_as_good_as_none() -> None:
    story = read("#\n引题：\n署名：\\u{}").articles[0]
    assert (story.headline, story.kicker, story.byline) == (None, None, Text(()))


def test_what_only_looks_like_a_label_is_text() -> None:
    body = read("# x\n记者：您好\n下转移动的车辆：多\n引题一条").articles[0].body
    assert [type(block) for block in body] == [Paragraph] * 3


def test_pages_are_told_by_number_and_jumps_by_label() -> None:
    edition = read("=== 2. 什么都行\n# x\n下转 A4：（下转A4版）\n上接：续")
    assert edition.articles[0].page == 1
    assert [(b.label, b.onward, str(b.text)) for b in edition.articles[0].body if isinstance(b, Jump)] == [
        ("A4", True, "（下转A4版）"),
        ("", False, "续"),
    ]


def test_a_blank_line_parts_two_verses() -> None:
    body = read("# x\n| a\n| b\n\n| c").articles[0].body
    assert [len(block.lines) for block in body if isinstance(block, Verse)] == [2, 1]


def test_an_article_may_follow_the_furniture() -> None:
    edition = read("# x\n=== furniture\n热线\n# y")
    assert (len(edition.articles), [str(item.text) for item in edition.furniture]) == (2, ["热线"])


def test_remarks_are_not_read() -> None:
    assert len(read("# x\n<!-- 请核对\n人名 -->\ny\n<!-- 好 -->").articles[0].body) == 1


def test_what_needs_no_escape_has_none() -> None:
    plain = "本报讯（记者 郭树勋）１月26日—— “x” #1 | > = {a} 记者：您好　全角"
    assert escape(plain) == plain


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet="\\u{}09aF \n　#"))
def test_escapes_are_undone(text: str) -> None:
    written = escape(text)
    assert len(written.splitlines()) == 1
    assert written == written.strip()
    assert unescape(written, 0).text == text


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(st.text() | st.sampled_from(("# ", "|", "图说：", "\\", "===", "<!--", "-->", "\n", "{#"))).map("".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        edition = read(text)
    except ManuscriptInvalid:
        return
    assert manuscript.read(manuscript.write(edition, SOURCE), SOURCE, META)[0] == edition
