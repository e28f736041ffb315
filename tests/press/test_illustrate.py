from collections.abc import Sequence

import pytest

from typeset.errors import SettingsInvalid
from typeset.model.edition import Article, Edition, Meta, PageInfo, Photo
from typeset.model.source import Piece, Span, Text
from typeset.notes import Code
from typeset.press.illustrate import illustrate


def text(chars: str, start: int) -> Text:
    return Text((Piece(chars, Span(0, start, start + len(chars))),))


def edition(photos: int) -> Edition:
    """One article with photo p01; the others stand free."""
    all_photos = [Photo(f"p{n:02}", 0, text(f"第{n}图", n * 10), None, None) for n in range(1, photos + 1)]
    article = Article("a01", 0, None, text("题", 0), None, None, (), tuple(all_photos[:1]))
    meta = Meta("e", None, None, "zh-Hans", None, None, (PageInfo("01", None, "01.txt", ""),))
    return Edition(meta, (article,), tuple(all_photos[1:]), ())


def images(result: Edition) -> list[tuple[str, str | None]]:
    return [(p.id, p.image) for p in (*(p for a in result.articles for p in a.photos), *result.photos)]


@pytest.mark.parametrize(
    ("pictures", "chosen", "wanted"),
    [
        ((), {}, [None, None]),
        (("a.jpg", "b.jpg"), {}, ["a.jpg", "b.jpg"]),
        (("p02.jpg",), {}, [None, "p02.jpg"]),
        (("p01.jpg", "x.jpg"), {}, ["p01.jpg", "x.jpg"]),
        (("a.jpg", "p01-street.png"), {}, ["p01-street.png", "a.jpg"]),
        (("a.jpg", "b.jpg"), {"p01": "b.jpg"}, ["b.jpg", "a.jpg"]),
    ],
)
def test_who_gets_which_picture(pictures: Sequence[str], chosen: dict[str, str], wanted: list[str | None]) -> None:
    result, _ = illustrate(edition(2), pictures, chosen)
    assert images(result) == [("p01", wanted[0]), ("p02", wanted[1])]


def test_one_picture_for_two_captions_is_not_guessed() -> None:
    result, notes = illustrate(edition(2), ("a.jpg",), {})
    assert images(result) == [("p01", None), ("p02", None), ("p03", "a.jpg")]
    assert [note.code for note in notes] == [Code.MISSING_PHOTO, Code.MISSING_PHOTO, Code.UNCLAIMED_PICTURE]


def test_a_missing_photo_is_noted_at_its_caption() -> None:
    _, notes = illustrate(edition(1), (), {})
    assert [(note.code, note.span) for note in notes] == [(Code.MISSING_PHOTO, Span(0, 10, 13))]


@pytest.mark.parametrize("chosen", [{"p09": "a.jpg"}, {"p01": "gone.jpg"}])
def test_a_choice_that_cannot_be_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(SettingsInvalid):
        illustrate(edition(1), ("a.jpg",), chosen)
