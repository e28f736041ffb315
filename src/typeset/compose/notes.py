"""Notes of the composing room: characters that no face has."""

from collections.abc import Iterator

from typeset.compose.paragraph import ready
from typeset.compose.stone import Stone
from typeset.model.edition import Article, Edition, Photo, Section, Verse
from typeset.model.source import Text
from typeset.notes import Note


def missing_glyphs(edition: Edition, stone: Stone) -> tuple[Note, ...]:
    """Note each character of the edition that no face has, with its place."""
    style = stone.house.text.body
    face = stone.setter.fonts.face(style.face)
    texts = tuple(_texts(edition))
    rare = {char for text in texts for char in set(str(text)) if not char.isspace() and not face.gid(char)}
    if not rare:
        return ()
    return tuple(
        note for text in texts if not rare.isdisjoint(str(text)) for note in ready(text, style, stone.setter).notes
    )


def _texts(edition: Edition) -> Iterator[Text]:
    for article in edition.articles:
        yield from _article(article)
    for photo in edition.photos:
        yield from _photo(photo)
    yield from (item.text for item in edition.furniture)


def _article(article: Article) -> Iterator[Text]:
    yield from filter(None, (article.kicker, article.headline, article.deck, article.byline))
    for block in article.body:
        if isinstance(block, Verse):
            yield from block.lines
        else:
            yield block.text
        if isinstance(block, Section) and block.deck:
            yield block.deck
    for photo in article.photos:
        yield from _photo(photo)


def _photo(photo: Photo) -> Iterator[Text]:
    yield photo.caption
    if photo.credit:
        yield photo.credit
