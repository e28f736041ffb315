"""A hand corrects a manuscript: what it left alone keeps its place in the source, what it typed is known as typed."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from typeset import manuscript
from typeset.errors import ManuscriptInvalid
from typeset.manuscript import ChangeKind
from typeset.model.edition import Article, Edition, Furniture, Meta, PageInfo, Paragraph, Photo, Section, Verse
from typeset.model.source import HAND, Piece, Source, SourcePage, Span, Text

RAW = (
    "本报讯（记者郭树勋）1月26\n日下午，由孟州市委书记卢和平\n率领的考察团到示范区考察。\n\n"
    "在中原工业设计城，考察团一\n行详细了解设计城运营等情况。\n\n孟州市党政考察团\n到示范区考察\n\n"
    "本报讯（记者付凯明）1月28\n日，示范区召开专题会议。\n会议通报了隐患排查情况。\n\n"
    "示范区召开专题会议\n\n焦作明仁的自动化生产线安\n装完毕。\n本报记者 翟鹏程 摄\n\n2021年2月2日 星期二\n"
)
SOURCE = Source((SourcePage("01.txt", RAW, "5" * 64, "utf-8", "01", None),))
META = Meta("2021-02-02", None, None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", "5" * 64),))


def cut(first: str, last: str) -> Text:
    """The text from `first` to `last`, line ends left out."""
    start = RAW.index(first)
    end = RAW.index(last, start) + len(last)
    pieces, at = [], start
    for line in RAW[start:end].split("\n"):
        pieces.append(Piece(line, Span(0, at, at + len(line))))
        at += len(line) + 1
    return Text(tuple(pieces))


EDITION = Edition(
    META,
    (
        Article(
            "a01", 0, None, cut("孟州市党政", "示范区考察"), None, None,
            (Paragraph(cut("本报讯（记者郭", "区考察。")), Paragraph(cut("在中原", "等情况。"))), (),
        ),
        Article(
            "a02", 0, None, cut("示范区召开专题会议\n\n焦", "会议"), None, None,
            (Paragraph(cut("本报讯（记者付", "专题会议。")), Paragraph(cut("会议通报", "情况。"))), (),
        ),
    ),
    (Photo("p01", 0, cut("焦作明仁", "完毕。"), cut("本报记者 翟", "摄"), None),),
    (Furniture("f01", 0, cut("2021年2月2日", "星期二")),),
)  # fmt: skip
WRITTEN = manuscript.write(EDITION, SOURCE)


def corrected(*edits: tuple[str, str]) -> tuple[str, Edition]:
    text = WRITTEN
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    edition, notes = manuscript.read(text, SOURCE, META)
    assert notes == ()
    return text, edition


def kinds(edition: Edition) -> list[tuple[str, str]]:
    return [(change.kind.value, change.text) for change in manuscript.changes(edition, SOURCE, EDITION)]


def test_nothing_touched_nothing_changed() -> None:
    assert manuscript.read(WRITTEN, SOURCE, META) == (EDITION, ())
    assert manuscript.changes(EDITION, SOURCE) == manuscript.changes(EDITION, SOURCE, EDITION) == ()
    assert manuscript.difference(WRITTEN, WRITTEN) == ""


def test_one_typed_character_is_the_hands_and_the_rest_keeps_its_place() -> None:
    text, edition = corrected(("孟州市委书记", "孟洲市委书记"))
    words = edition.articles[0].body[0]
    assert isinstance(words, Paragraph)
    before = EDITION.articles[0].body[0]
    assert isinstance(before, Paragraph)
    here, there = words.text.places(), before.text.places()
    at = str(words.text).index("洲")
    assert here[:at] == there[:at]
    assert here[at + 1 :] == there[at + 1 :]
    assert here[at].page == HAND
    assert text[here[at].start : here[at].end] == "洲"
    assert kinds(edition) == [("inserted", "洲"), ("removed", "州")]


def test_a_paragraph_cut_in_two_and_two_joined_move_nothing() -> None:
    _, edition = corrected(
        ("考察。\n\n在中原", "考察。在中原"), ("示范区召开专题会议。\n", "示范区召开\n\n专题会议。\n")
    )
    assert [len(article.body) for article in edition.articles] == [1, 3]
    assert kinds(edition) == []
    assert [len(text.text.pieces) for text in edition.articles[0].body if isinstance(text, Paragraph)] == [5]


def test_a_headline_given_to_the_other_article_is_a_move() -> None:
    _, edition = corrected(
        ("# 孟州市党政考察团到示范区考察", "# 甲"),
        ("# 示范区召开专题会议", "# 孟州市党政考察团到示范区考察"),
        ("# 甲", "# 示范区召开专题会议"),
    )
    assert [str(article.headline) for article in edition.articles] == [
        "示范区召开专题会议",
        "孟州市党政考察团到示范区考察",
    ]
    assert {kind for kind, _ in kinds(edition)} == {"moved"}
    assert not any(span.page == HAND for article in edition.articles for span in (article.headline or Text(())).spans)


def test_a_sentence_carried_from_one_paragraph_to_another_is_a_move() -> None:
    _, edition = corrected(("会议通报了隐患排查情况。", "情况。"), ("卢和平率领的", "卢和平会议通报了隐患排查率领的"))
    assert kinds(edition) == [("moved", "会议通报了隐患排查")]


def test_a_paragraph_taken_out_is_removed_and_nothing_else() -> None:
    _, edition = corrected(("会议通报了隐患排查情况。\n", "\n"))
    (change,) = manuscript.changes(edition, SOURCE)
    assert change.kind is ChangeKind.REMOVED
    assert SOURCE.read(change.span) == change.text == "会议通报了隐患排查情况。"


def test_an_article_typed_in_gets_an_id_of_its_own() -> None:
    text, edition = corrected(("# 示范区召开", "# 更正\n昨日本版有误。\n\n# 示范区召开"))
    assert [article.id for article in edition.articles] == ["a01", "a02", "a03"]
    new = edition.articles[1].body[0]
    assert isinstance(new, Paragraph)
    assert [text[span.start : span.end] for span in new.text.spans] == ["昨日本版有误。"]
    assert [change.owner for change in manuscript.changes(edition, SOURCE)] == ["a02", "a02"]


def test_parts_can_be_relabelled_without_a_change_to_the_ledger() -> None:
    _, edition = corrected(("在中原工业设计城，考察团一行", "## 在中原工业设计城，考察团一行"))
    assert isinstance(edition.articles[0].body[1], Section)
    assert kinds(edition) == []


def test_verse_is_read_line_by_line() -> None:
    _, edition = corrected(("在中原工业设计城，考察团一行详细", "| 在中原工业设计城，\n|\n| 考察团一行详细"))
    verse = edition.articles[0].body[1]
    assert isinstance(verse, Verse)
    assert [str(line) for line in verse.lines] == ["在中原工业设计城，", "", "考察团一行详细了解设计城运营等情况。"]
    assert kinds(edition) == []


def test_without_its_map_every_word_is_found_again() -> None:
    text = WRITTEN[: WRITTEN.index("<!-- typeset source map")]
    edition, notes = manuscript.read(text, SOURCE, META)
    assert [note.code for note in notes] == ["manuscript-unmapped"]
    assert manuscript.changes(edition, SOURCE) == ()
    assert edition.articles == EDITION.articles
    assert edition.furniture == EDITION.furniture


def test_another_raw_page_under_the_same_name_is_noticed_and_searched() -> None:
    page = SOURCE.pages[0]
    shifted = Source((SourcePage(page.file, "头版\n" + RAW, "6" * 64, "utf-8", "01", None),))
    edition, notes = manuscript.read(WRITTEN, shifted, META)
    assert [note.code for note in notes] == ["manuscript-unmapped"]
    assert [(c.kind.value, c.text) for c in manuscript.changes(edition, shifted)] == [("removed", "头版")]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.data())
def test_no_character_of_the_source_is_ever_given_twice(data: st.DataObject) -> None:
    text = WRITTEN[: WRITTEN.index("<!-- typeset source map")]
    tail = WRITTEN[len(text) :]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(len("<!-- typeset manuscript 1 -->\n\n# 孟"), len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        piece = data.draw(st.sampled_from(("", "\n\n", "本报讯", text[start:end] * 2, "在中原工业设计城")))
        text = text[:start] + piece + text[end:]
    try:
        edition, _ = manuscript.read(text + "\n" + tail, SOURCE, META)
    except ManuscriptInvalid:
        return
    places = [place for words in texts_of(edition) for place in words.places() if place.page != HAND and len(place)]
    assert len(places) == len(set(places))
    for words in texts_of(edition):
        for char, place in zip(str(words), words.places(), strict=True):
            where = (text + "\n" + tail) if place.page == HAND else RAW
            assert char == where[place.start : place.end] or (
                char.isspace() and where[place.start : place.end].isspace()
            )


def texts_of(edition: Edition) -> Iterator[Text]:
    for article in edition.articles:
        yield from filter(None, (article.kicker, article.headline, article.deck, article.byline))
        for block in article.body:
            if isinstance(block, Verse):
                yield from block.lines
            else:
                yield block.text
                if isinstance(block, Section) and block.deck:
                    yield block.deck
    for photo in (*edition.photos, *(photo for article in edition.articles for photo in article.photos)):
        yield photo.caption
        yield photo.credit or Text(())
    yield from (item.text for item in edition.furniture)


def test_the_difference_shows_corrected_lines_alone() -> None:
    text, _ = corrected(("孟州市委书记", "孟洲市委书记"))
    shown = manuscript.difference(WRITTEN, text).splitlines()
    assert shown[:2] == ["--- as reassembled", "+++ as corrected"]
    assert [line[0] for line in shown[3:]] == [" ", "-", "+", " "]
    assert "source map" not in manuscript.difference(WRITTEN, text)


def test_a_hundred_thousand_characters_read_back_with_their_map_or_without() -> None:
    raw = "".join(chr(0x4E00 + (n * 7919) % 20000) for n in range(100_000))
    source = Source((SourcePage("01.txt", raw, "7" * 64, "utf-8", "01", None),))
    body = tuple(Paragraph(Text((Piece(raw[n : n + 50], Span(0, n, n + 50)),))) for n in range(0, len(raw), 50))
    edition = Edition(META, (Article("a01", 0, None, None, None, None, body, ()),), (), ())
    text = manuscript.write(edition, source)
    assert manuscript.read(text, source, META)[0] == edition
    bare, _ = manuscript.read(text[: text.index("<!-- typeset source map")], source, META)
    assert manuscript.changes(bare, source) == ()
