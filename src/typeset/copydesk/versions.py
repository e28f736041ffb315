"""One way of reading a page with the stories that it gives, to be weighed against another that differs in a few lines.

A page without blank lines leaves some lines in doubt; each doubt is tried, and the likelier version of the page stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.sheets import Read, Sheet
from typeset.copydesk.stories.assignment import Stories
from typeset.copydesk.stories.briefs import Laid
from typeset.copydesk.stories.captions import Legend, pair_captions
from typeset.copydesk.stories.heads import Setting


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's passages as captions, the rest without furniture, and the stories that may be found in the rest."""

    legends: tuple[Legend, ...]
    rest: tuple[Passage, ...]
    stories: Stories

    @classmethod
    def of(cls, passages: Sequence[Passage], setting: Callable[[Sequence[Passage]], Setting]) -> "Layout":
        """Take the captions out. `setting`: what the heads among the rest are judged against."""
        legends, rest = pair_captions(passages)
        return cls(tuple(legends), tuple(rest), Stories.of(rest, setting(rest)))

    def laid(self) -> Laid:
        """Cut the rest into the likeliest stories."""
        return Laid(self.legends, self.rest, self.stories.cut())


Think = Callable[[Sequence[Passage]], Layout]
"""Lays out what a page was read as."""


@dataclass(frozen=True, slots=True)
class Version:
    """A sheet, how it is read, how its passages may be laid out, and how likely all that is."""

    sheet: Sheet
    read: Read
    layout: Layout
    likely: float

    @classmethod
    def of(cls, sheet: Sheet, read: Read, think: Think) -> "Version":
        """Lay a reading out and weigh it."""
        layout = think(read.passages)
        return cls(sheet, read, layout, read.score + layout.stories.score())

    def with_head(self, place: int, think: Think, least: float = float("-inf")) -> "Version | None":
        """The page with one line that can only be a head's; none where its roles are no likelier than `least`."""
        return self.with_heads(place, place + 1, think, least)

    def with_heads(self, start: int, end: int, think: Think, least: float = float("-inf")) -> "Version | None":
        """The same with several lines."""
        tried = self.sheet.try_heads(self.read, start, end, least)
        return Version.of(*tried, think) if tried is not None else None

    def gathered(self) -> float:
        """How likely it is where heads may be gathered."""
        return self.read.score + self.layout.stories.cut().score

    def with_alone(self, start: int, think: Think, least: float) -> "Version | None":
        """The same with what begins on a line for a caption by itself."""
        tried = self.sheet.try_alone(self.read, start, least)
        return Version.of(*tried, think) if tried is not None else None

    def with_caption(self, start: int, end: int, think: Think, least: float) -> "Version | None":
        """The same with lines that can only be one caption's, and none above them."""
        tried = self.sheet.try_caption(self.read, start, end, least)
        return Version.of(*tried, think) if tried is not None else None
