"""The edition: articles, photos and furniture, as a person would tell them apart on the page.

Both writers publish this model. Text is as the paper printed it; see DESIGN in docs/architecture.md.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from typeset.model.source import Text


class Script(Enum):
    """The region whose conventions the text follows, by the language tag that stands in both outputs."""

    CN = "zh-Hans"
    TW = "zh-Hant-TW"
    HK = "zh-Hant-HK"
    JP = "ja"
    KR = "ko"


def script_of(lang: str) -> Script:
    """Tell the conventions that a BCP 47 tag asks for; bare zh and other languages follow the mainland's."""
    tag = lang.lower()
    subtags = set(tag.split("-"))
    if tag.startswith("ja"):
        return Script.JP
    if tag.startswith("ko"):
        return Script.KR
    if tag.startswith("zh") and "hk" in subtags:
        return Script.HK
    if tag.startswith("zh") and {"hant", "tw", "mo"} & subtags:
        return Script.TW
    return Script.CN


@dataclass(frozen=True, slots=True)
class PageInfo:
    """An original page: its printed label, its title if any, the file it was read from and that file's digest."""

    label: str
    name: str | None
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The edition's facts. What its folder does not tell is None and is never made up.

    `key` is the edition's name among its fellows (its folder's or its file's name), `number` its issue number.
    """

    key: str
    paper: str | None
    date: date | None
    lang: str
    publisher: str | None
    number: str | None
    pages: tuple[PageInfo, ...]

    @property
    def script(self) -> Script:
        """The conventions that the edition's language asks for."""
        return script_of(self.lang)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section head 小标题 inside an article, with its slogan if it has one."""

    text: Text
    deck: Text | None


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines that must stay lines: a poem, a list of names, a small table."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """What the editor says about the article (编者按, 编后)."""

    text: Text


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump line (下转第3版, 上接第1版). `label` is the page label it names, `onward` tells 下转 from 上接."""

    text: Text
    label: str
    onward: bool


Block = Paragraph | Section | Verse | EditorsNote | Jump


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture's caption and credit, as printed, with the picture's file name in photos/ where there is one.

    `page` is the 0-based original page. A photo of which only the picture is known has an empty caption.
    """

    id: str
    page: int
    caption: Text
    credit: Text | None
    image: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its head stack, in reading order; `page` is the original page it starts on (0-based)."""

    id: str
    page: int
    kicker: Text | None
    headline: Text | None
    deck: Text | None
    byline: Text | None
    body: tuple[Block, ...]
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What belongs to the page and to no article: folio, editor line, hotline, weather, advertising line."""

    id: str
    page: int
    text: Text


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. Articles stand in reading order; `photos` are those that the page ties to no article."""

    meta: Meta
    articles: tuple[Article, ...]
    photos: tuple[Photo, ...]
    furniture: tuple[Furniture, ...]
