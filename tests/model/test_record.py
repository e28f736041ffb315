import json
from datetime import date

from typeset.model.edition import (
    Article,
    Edition,
    EditorsNote,
    Furniture,
    Jump,
    Meta,
    PageInfo,
    Paragraph,
    Photo,
    Section,
    Verse,
)
from typeset.model.record import to_json
from typeset.model.source import HAND, Piece, Source, SourcePage, Span, Text
from typeset.notes import Code, Note

RAW = "甲乙\n丙丁 戊\n己庚辛壬"


def text(*spans: tuple[int, int], page: int = 0) -> Text:
    return Text(tuple(Piece(RAW[a:b], Span(page, a, b)) for a, b in spans))


def edition(*body: object, **head: Text) -> Edition:
    info = PageInfo("01", "要闻", "01.txt", "ab")
    meta = Meta("k", "某报", date(2021, 2, 2), "zh-Hans", None, None, (info,))
    parts = dict.fromkeys(("kicker", "headline", "deck", "byline")) | head
    article = Article("a01", 0, **parts, body=body, photos=())  # type: ignore[arg-type]
    return Edition(meta, (article,), (), ())


SOURCE = Source((SourcePage("01.txt", RAW, "ab", "UTF-8", "01", "要闻"),))


def test_meta_and_keys_are_as_promised() -> None:
    record = to_json(edition(), SOURCE, ())
    assert list(record) == ["meta", "articles", "photos", "furniture", "notes"]
    page = {"label": "01", "name": "要闻", "file": "01.txt", "sha256": "ab"}
    assert record["meta"] == {"paper": "某报", "date": "2021-02-02", "lang": "zh-Hans", "pages": [page]}
    assert list(record["articles"][0]) == [
        "id", "page", "kicker", "headline", "deck", "byline", "body", "photos", "spans",
    ]  # fmt: skip


def test_spans_are_one_where_only_white_space_lies_between() -> None:
    record = to_json(edition(Paragraph(text((0, 2), (3, 5), (6, 7)))), SOURCE, ())
    assert record["articles"][0]["body"] == [{"kind": "paragraph", "text": "甲乙丙丁戊", "source": [[0, 0, 7]]}]


def test_spans_are_two_where_something_lies_between_or_the_order_turns() -> None:
    record = to_json(edition(Paragraph(text((0, 2), (8, 10))), Paragraph(text((8, 9), (3, 4)))), SOURCE, ())
    assert [block["source"] for block in record["articles"][0]["body"]] == [
        [[0, 0, 2], [0, 8, 10]],
        [[0, 8, 9], [0, 3, 4]],
    ]


def test_what_a_hand_typed_has_page_minus_one() -> None:
    typed = Text((Piece("甲", Span(HAND, 0, 1)), Piece("乙", Span(HAND, 2, 3))))
    assert to_json(edition(Paragraph(typed)), SOURCE, ())["articles"][0]["body"][0]["source"] == [
        [-1, 0, 1],
        [-1, 2, 3],
    ]


def test_every_kind_of_block() -> None:
    body = (
        Section(text((0, 2)), text((3, 5))),
        Verse((text((0, 2)), text((3, 5)))),
        EditorsNote(text((6, 7))),
        Jump(text((8, 10)), "3", True),
    )
    assert to_json(edition(*body), SOURCE, ())["articles"][0]["body"] == [
        {"kind": "section", "text": "甲乙", "deck": "丙丁", "source": [[0, 0, 5]]},
        {"kind": "verse", "text": "甲乙\n丙丁", "source": [[0, 0, 5]]},
        {"kind": "note", "text": "戊", "source": [[0, 6, 7]]},
        {"kind": "jump", "text": "己庚", "source": [[0, 8, 10]]},
    ]


def test_head_photos_furniture_and_notes() -> None:
    base = edition(headline=text((0, 2)), byline=text((3, 5)))
    photo = Photo("p01", 0, text((6, 7)), text((8, 9)), "x.jpg")
    full = Edition(base.meta, base.articles, (photo,), (Furniture("f01", 0, text((9, 12))),))
    note = Note(Code.DOUBTFUL_JOIN, Span(0, 1, 2), "m", "h")
    record = to_json(full, SOURCE, (note, Note(Code.DECODED, None, "d", "")))
    assert record["articles"][0]["spans"] == {"headline": [[0, 0, 2]], "byline": [[0, 3, 5]]}
    assert record["photos"] == [
        {"page": 0, "caption": "戊", "credit": "己", "image": "x.jpg", "source": [[0, 6, 9]]},
    ]
    assert record["furniture"] == [{"page": 0, "text": "庚辛壬", "source": [[0, 9, 12]]}]
    assert record["notes"] == [
        {"code": "doubtful-join", "message": "m", "source": [[0, 1, 2]]},
        {"code": "decoded", "message": "d", "source": []},
    ]
    assert json.loads(json.dumps(record)) == record
