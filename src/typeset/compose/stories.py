"""From the edition to stories: each article's body set in a galley, its importance weighed."""

from typing import Final

from typeset.compose.cast import pull
from typeset.compose.heads import of_article
from typeset.compose.makeup.blocks import Story
from typeset.compose.makeup.pages import Copy
from typeset.compose.stone import Stone
from typeset.model.edition import Article, Edition, EditorsNote, Paragraph, Photo, Section, Verse

_KICKER: Final = 150.0
_DECK: Final = 150.0
_PHOTO: Final = 200.0
"""What a kicker, a deck, a photo add to an article's weight, which is its body's characters:"""
_FIRST: Final = 1.15
"""a paper's first article of a page counts for more."""
_OWN_PHOTOS: Final = 2
"""So many photos stand inside their article; more of them stand by themselves."""


def gather(edition: Edition, stone: Stone) -> Copy:
    """Set every article's body once and weigh the articles; photos that belong to none, or are too many, stand apart."""
    stories: list[Story] = []
    apart: list[Photo] = []
    begun: set[int] = set()
    for article in edition.articles:
        own = article.photos[:_OWN_PHOTOS]
        apart += article.photos[_OWN_PHOTOS:]
        galley = pull(enumerate(article.body), article.id, stone.house.column_width, stone)
        weight = _weigh(article) * (1.0 if article.page in begun else _FIRST)
        begun.add(article.page)
        stories.append(Story(article.id, of_article(article), galley, own, weight, article.page))
    apart += edition.photos
    return Copy(tuple(stories), tuple(sorted(apart, key=lambda photo: photo.page)))


def _weigh(article: Article) -> float:
    length = 0
    for block in article.body:
        match block:
            case Paragraph() | EditorsNote() | Section():
                length += len(str(block.text))
            case Verse():
                length += 15 * len(block.lines)
            case _:
                pass
    kicker = _KICKER if article.kicker else 0.0
    deck = _DECK if article.deck else 0.0
    return length + kicker + deck + _PHOTO * len(article.photos) + 1.0
