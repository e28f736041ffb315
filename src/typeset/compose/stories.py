"""From the edition to stories: each article's body set in a galley, its importance weighed."""

from dataclasses import replace
from typing import Final

from typeset.compose.cast import flow, pull
from typeset.compose.galley import Flow, Galley
from typeset.compose.heads import Copyhead, of_article
from typeset.compose.makeup.forms import Copy, Story
from typeset.compose.stone import Stone
from typeset.model.edition import Article, Edition, EditorsNote, Paragraph, Photo, Section, Verse
from typeset.model.page import Element, Part
from typeset.model.source import Text

_KICKER: Final = 150.0
_DECK: Final = 150.0
_PHOTO: Final = 200.0
"""What a kicker, a deck, a photo add to an article's weight, which is its body's characters:"""
_FIRST: Final = 1.15
"""a paper's first article of a page counts for more."""
_MOST_HEAD: Final = 0.35
"""The share of a page's height that a head may take, and"""
_MOST_CAPTION: Final = 0.3
"""that a caption may take over the page's whole width."""
_OWN_PHOTOS: Final = 2
"""So many photos stand inside their article; more of them stand by themselves."""


def gather(edition: Edition, stone: Stone) -> Copy:
    """Set every article's body once and weigh the articles; photos that belong to none, or are too many, stand apart.

    What is too long for its place is set as text: a head of hundreds of characters, a caption that fills pages.
    """
    stories: list[Story] = []
    apart: list[Photo] = []
    begun: set[int] = set()
    for article in edition.articles:
        short, long = _sorted_out(article.photos, stone)
        story = _story(article, tuple(short[:_OWN_PHOTOS]), stone)
        first = article.page not in begun
        begun.add(article.page)
        if story.galley.lines or story.head != _nothing(article.id) or story.photos:
            stories.append(replace(story, weight=story.weight * (_FIRST if first else 1.0)))
        apart += short[_OWN_PHOTOS:]
        stories += [_told(photo, stone) for photo in long]
    short, long = _sorted_out(edition.photos, stone)
    stories += [_told(photo, stone) for photo in long]
    return Copy(tuple(stories), tuple(sorted((*apart, *short), key=lambda photo: photo.page)))


def _story(article: Article, photos: tuple[Photo, ...], stone: Stone) -> Story:
    galley = pull(enumerate(article.body), article.id, stone.house.column_width, stone)
    head = of_article(article)
    if _head_height(head, stone) > _MOST_HEAD * stone.grid.lines * stone.grid.leading:
        galley = Galley(galley.measure, _run_in(head, stone) + galley.blocks)
        head = _nothing(article.id)
    return Story(article.id, head, galley, photos, _weigh(article), article.page)


def _nothing(owner: str) -> Copyhead:
    return Copyhead(owner, None, None, None, None)


def _head_height(head: Copyhead, stone: Stone) -> float:
    """Estimate how tall a head is over the whole page in its smallest type, in points."""
    grade, width = stone.house.heads.brief, stone.grid.width(stone.grid.columns)
    sizes = (grade.kicker.size, grade.sizes[-1], grade.deck.size, stone.house.text.byline.size)
    texts = (head.kicker, head.headline, head.deck, head.byline)
    return sum(1.3 * size * -(-len(str(text)) * size // width) for text, size in zip(texts, sizes, strict=True) if text)


def _run_in(head: Copyhead, stone: Stone) -> tuple[Flow, ...]:
    """Set an overlong head as paragraphs before the body."""
    bold = replace(stone.house.text.section, size=stone.house.text.body.size)
    parts = (
        (head.kicker, Part.KICKER),
        (head.headline, Part.HEADLINE),
        (head.deck, Part.DECK),
        (head.byline, Part.BYLINE),
    )
    measure = stone.house.column_width
    return tuple(flow(text, bold, Element(head.owner, part), measure, stone) for text, part in parts if text)


def _sorted_out(photos: tuple[Photo, ...], stone: Stone) -> tuple[list[Photo], list[Photo]]:
    """Part photos from those whose captions are too long to stand below a picture."""
    size, width = stone.house.text.caption.size, stone.grid.width(stone.grid.columns)
    most = _MOST_CAPTION * stone.grid.lines * width / size
    return [photo for photo in photos if len(str(photo.caption)) <= most], [
        photo for photo in photos if len(str(photo.caption)) > most
    ]


def _told(photo: Photo, stone: Stone) -> Story:
    """Make a story of a photo whose caption is as long as one: its words flow, the picture stands among them."""
    text, measure = stone.house.text, stone.house.column_width
    style = replace(text.caption, size=text.body.size)
    blocks = [flow(photo.caption, style, Element(photo.id, Part.CAPTION), measure, stone)]
    if photo.credit:
        blocks.append(flow(photo.credit, style, Element(photo.id, Part.CREDIT), measure, stone))
    bare = replace(photo, caption=Text(()), credit=None)
    return Story(photo.id, _nothing(photo.id), Galley(measure, tuple(blocks)), (bare,), _PHOTO, photo.page)


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
