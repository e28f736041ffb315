"""The blocks of a page: stories, photos and boxes, and the forms in which they can stand on it."""

from dataclasses import dataclass

from typeset.compose.galley import Flow, Galley, Settled
from typeset.compose.heads import Copyhead, HeadStack
from typeset.compose.photo import PhotoUnit
from typeset.house import HeadGrade
from typeset.model.edition import Photo

Key = tuple[str, str | None, int, float, int, int, int, int]
"""What tells a story, or the rest of one, from all others."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article, or what is left of it behind a page's end.

    `weight`: its importance. `began`: the label of the page it comes from, None if it begins here; `part`: how many
    pages of it went before. `inset`: how far its text stands in from its columns' edges on a tinted ground, in points;
    0 where it has none.
    """

    owner: str
    head: Copyhead
    galley: Galley
    photos: tuple[Photo, ...]
    weight: float
    page: int
    began: str | None = None
    part: int = 0
    inset: float = 0.0

    @property
    def foot(self) -> int:
        """Lines of the tinted ground below the text."""
        return 1 if self.inset else 0

    @property
    def key(self) -> Key:
        """Tell a story, or the rest of one, from all others of the edition, wherever a page before it was broken."""
        first = self.galley.blocks[0] if self.galley.blocks else None
        split = (first.setting.count, first.skip) if isinstance(first, Flow) else (0, 0)
        return (self.owner, self.began, self.part, self.inset, len(self.photos), self.galley.lines, *split)


@dataclass(frozen=True, slots=True)
class Slot:
    """A photo's place in a story: `column` and `line` from the top left corner of the story's rectangle."""

    unit: PhotoUnit
    column: int
    line: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a story's head, text and photos stand in a rectangle `span` columns wide; lines count from its top.

    The head takes the first `wide` columns from the top down. The text takes the last `len(tops)` columns, each from
    its line in `tops` on: all of them below a head, fewer beside one.
    """

    span: int
    wide: int
    tops: tuple[int, ...]
    photos: tuple[Slot, ...] = ()

    @property
    def first(self) -> int:
        """The first column that has text."""
        return self.span - len(self.tops)

    @property
    def beside(self) -> bool:
        """Tell whether the head stands beside the text instead of above it."""
        return self.first > 0


@dataclass(frozen=True, slots=True)
class StoryForm:
    """A story set whole: its head, and its text in columns that end level after `depth` lines from the top."""

    story: Story
    head: HeadStack
    arrangement: Arrangement
    depth: int
    settled: Settled
    grade: HeadGrade


@dataclass(frozen=True, slots=True)
class BrokenForm:
    """A story's beginning in columns that end after `depth` lines; the last of them says where it goes on."""

    story: Story
    head: HeadStack
    arrangement: Arrangement
    depth: int
    grade: HeadGrade


@dataclass(frozen=True, slots=True)
class PhotoForm:
    """A photo that stands by itself."""

    unit: PhotoUnit


@dataclass(frozen=True, slots=True)
class BoxForm:
    """A box of the page's own, `lines` high: the contents."""

    span: int
    lines: int


Form = StoryForm | BrokenForm | PhotoForm | BoxForm


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on the page: its top left cell, its size in columns and lines, how it is set.

    `settled`: a broken story's text up to the page's end.
    """

    column: int
    line: int
    span: int
    height: int
    form: Form
    settled: Settled | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """What is left to be placed: stories and photos in the edition's order."""

    stories: tuple[Story, ...]
    photos: tuple[Photo, ...]

    def __bool__(self) -> bool:
        """Tell whether anything is left."""
        return bool(self.stories or self.photos)
