"""Gathers the lines of a manuscript into an edition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from typeset.errors import ManuscriptInvalid
from typeset.manuscript.lines import Kind, Line, invalid
from typeset.manuscript.write import usual_names
from typeset.model.edition import (
    Article,
    Block,
    Edition,
    EditorsNote,
    Furniture,
    Jump,
    Meta,
    Paragraph,
    Photo,
    Section,
    Verse,
)
from typeset.model.source import Text

_HEAD_PARTS: Final = (Kind.KICKER, Kind.DECK, Kind.BYLINE)
_NAMED: Final = (Kind.HEADLINE, Kind.CAPTION)


@dataclass(slots=True)
class _Named:
    """An id as the manuscript shows it (None where it does not), and the line it belongs to."""

    name: str | None
    line: int


@dataclass(slots=True)
class _Shot:
    """A photo being gathered."""

    id: _Named
    page: int
    caption: Text
    credit: Text | None = None
    image: str | None = None


@dataclass(slots=True)
class _Story:
    """An article being gathered."""

    id: _Named
    page: int
    headline: Text | None
    heads: dict[Kind, Text] = field(default_factory=dict)
    body: list[Block] = field(default_factory=list)
    shots: list[_Shot] = field(default_factory=list)


def gather(lines: Sequence[Line], texts: Mapping[int, Text], meta: Meta) -> Edition:
    """Make an edition of lines; `texts` gives the text of each line by its number. Raises ManuscriptInvalid."""
    desk = _Desk(texts, len(meta.pages))
    for line in lines:
        desk.take(line)
    return desk.edition(meta)


class _Desk:
    """What was gathered so far, and where on the page the next line falls."""

    def __init__(self, texts: Mapping[int, Text], pages: int) -> None:
        self._texts, self._pages = texts, pages
        self._page = 0
        self._zone = Kind.PAGE
        self._before: Line | None = None
        self._stories: list[_Story] = []
        self._shots: list[_Shot] = []
        self._loose: list[_Shot] = []
        self._furniture: list[tuple[_Named, int, Text]] = []
        takes: dict[Kind, Callable[[Line], None]] = {
            Kind.PAGE: self._take_page,
            Kind.PHOTOS: self._take_zone,
            Kind.FURNITURE: self._take_zone,
            Kind.HEADLINE: self._take_headline,
            Kind.SECTION_DECK: self._take_section_deck,
            Kind.VERSE: self._take_verse,
            Kind.CAPTION: self._take_caption,
            Kind.CREDIT: self._take_credit,
            Kind.IMAGE: self._take_image,
            Kind.PLAIN: self._take_plain,
        }
        for part in _HEAD_PARTS:
            takes[part] = self._take_head_part
        self._takes = takes

    def take(self, line: Line) -> None:
        """Take the next line."""
        self._takes.get(line.kind, self._take_block)(line)
        self._before = line

    def edition(self, meta: Meta) -> Edition:
        """Bind what was gathered, with ids for what names none."""
        photos = _names("p", [shot.id for shot in self._shots])
        named = {id(shot): _photo(shot, name) for shot, name in zip(self._shots, photos, strict=True)}
        stories = _names("a", [story.id for story in self._stories])
        furniture = _names("f", [item[0] for item in self._furniture])
        return Edition(
            meta,
            tuple(
                _article(story, name, tuple(named[id(shot)] for shot in story.shots))
                for story, name in zip(self._stories, stories, strict=True)
            ),
            tuple(named[id(shot)] for shot in self._loose),
            tuple(
                Furniture(name, page, text) for (_, page, text), name in zip(self._furniture, furniture, strict=True)
            ),
        )

    def _take_page(self, line: Line) -> None:
        page = int(line.name or 0) - 1
        if not 0 <= page < max(1, self._pages):
            raise invalid(
                (line.number, 1),
                f"there is no page {line.name}: the edition has {self._pages}",
                "Pages are counted from 1 in the order of the raw pages.",
            )
        self._page, self._zone = page, Kind.PAGE

    def _take_zone(self, line: Line) -> None:
        self._zone = line.kind

    def _take_headline(self, line: Line) -> None:
        self._zone = Kind.PAGE
        headline = self._texts[line.number] if line.value is not None else None
        self._stories.append(_Story(_Named(line.name, line.number), self._page, headline))

    def _take_head_part(self, line: Line) -> None:
        story = self._story(line)
        if story.body or story.shots:
            raise invalid(
                (line.number, 1),
                f"the {line.kind.value} stands behind the article's text",
                "Put it under the headline; write \\ before it if it is text of the paper.",
            )
        if line.kind in story.heads:
            raise invalid((line.number, 1), f"the article has a {line.kind.value} already", "Keep one of the two.")
        if line.value is not None:
            story.heads[line.kind] = self._texts[line.number]

    def _take_plain(self, line: Line) -> None:
        if self._zone is Kind.FURNITURE:
            self._furniture.append((_Named(line.name, line.number), self._page, self._texts[line.number]))
        elif line.name is not None:
            raise invalid(
                (line.number, 1),
                f"{{#{line.name}}} is an id, and a paragraph has none",
                "Write \\u{7D} for the last brace if it is text of the paper.",
            )
        else:
            self._story(line).body.append(Paragraph(self._texts[line.number]))

    def _take_block(self, line: Line) -> None:
        text = self._texts[line.number]
        if line.kind is Kind.SECTION:
            block: Block = Section(text, None)
        elif line.kind is Kind.NOTE:
            block = EditorsNote(text)
        else:
            block = Jump(text, line.name or "", onward=line.kind is Kind.ONWARD)
        self._story(line).body.append(block)

    def _take_section_deck(self, line: Line) -> None:
        body = self._story(line).body
        above = body[-1] if body else None
        if not isinstance(above, Section) or above.deck is not None or not self._follows(Kind.SECTION):
            raise invalid(
                (line.number, 1),
                "a slogan (###) that stands under no section head (##)",
                "Put it on the line under its section head, or make it one by deleting a #.",
            )
        body[-1] = Section(above.text, self._texts[line.number])

    def _take_verse(self, line: Line) -> None:
        body = self._story(line).body
        if line.value is None:
            body.append(Verse(()))
            return
        above = body[-1] if body else None
        goes_on = self._before is not None and self._before.number == line.number - 1 and self._before.value is not None
        if goes_on and self._follows(Kind.VERSE) and isinstance(above, Verse):
            body[-1] = Verse((*above.lines, self._texts[line.number]))
        else:
            body.append(Verse((self._texts[line.number],)))

    def _take_caption(self, line: Line) -> None:
        shot = _Shot(_Named(line.name, line.number), self._page, self._texts[line.number])
        self._shots.append(shot)
        if self._zone is Kind.PHOTOS:
            self._loose.append(shot)
        else:
            self._story(line).shots.append(shot)

    def _take_credit(self, line: Line) -> None:
        shot = self._shot(line)
        if shot.credit is not None:
            raise invalid((line.number, 1), "the photo has a credit already", "Keep one of the two.")
        if line.value is not None:
            shot.credit = self._texts[line.number]

    def _take_image(self, line: Line) -> None:
        shot = self._shot(line)
        if shot.image is not None:
            raise invalid((line.number, 1), "the photo has a picture already", "Keep one of the two.")
        if line.value is not None:
            shot.image = line.value.text

    def _follows(self, *kinds: Kind) -> bool:
        """Tell whether the line before is of one of these kinds."""
        return self._before is not None and self._before.kind in kinds

    def _shot(self, line: Line) -> _Shot:
        """Give the photo that a credit or picture belongs to."""
        if not self._shots or not self._follows(Kind.CAPTION, Kind.CREDIT, Kind.IMAGE):
            raise invalid(
                (line.number, 1),
                f"{'a credit' if line.kind is Kind.CREDIT else 'a picture'} that stands under no caption",
                "Put it under its caption; write \\ before it if it is text of the paper.",
            )
        return self._shots[-1]

    def _story(self, line: Line) -> _Story:
        """Give the article that a line belongs to."""
        if self._zone is not Kind.PAGE:
            raise invalid(
                (line.number, 1),
                f"a {line.kind.value} among the {self._zone.value}",
                "Put it into an article, which # and its headline open.",
            )
        if not self._stories:
            raise invalid(
                (line.number, 1),
                "text before the first headline",
                "Open the article with # and its headline, or # alone if it has none.",
            )
        return self._stories[-1]


def _photo(shot: _Shot, name: str) -> Photo:
    return Photo(name, shot.page, shot.caption, shot.credit, shot.image)


def _article(story: _Story, name: str, photos: tuple[Photo, ...]) -> Article:
    kicker, deck, byline = (story.heads.get(part) for part in _HEAD_PARTS)
    return Article(name, story.page, kicker, story.headline, deck, byline, tuple(story.body), photos)


def _names(letter: str, shown: Sequence[_Named]) -> tuple[str, ...]:
    """Give each item its id: the one it shows, or the first free one."""
    taken: set[str] = set()
    for item in shown:
        if item.name in taken:
            raise _twice(item)
        if item.name is not None:
            taken.add(item.name)
    if not taken:
        return usual_names(letter, len(shown))
    free = (name for number in count(1) if (name := f"{letter}{number:02d}") not in taken)
    return tuple(next(free) if item.name is None else item.name for item in shown)


def _twice(item: _Named) -> ManuscriptInvalid:
    return invalid(
        (item.line, 1), f"the id {item.name} is given twice", "Delete {#…} from one of them: it then gets its own."
    )
