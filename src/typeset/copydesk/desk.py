"""The copy desk: raw pages put together again as an edition. Its one door is `reassemble`."""

import gc
import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from typeset.copydesk.doubts import doubt_stories, doubt_texts
from typeset.copydesk.knowledge.cohesion import pairs_of
from typeset.copydesk.lines.closing_up import close_up
from typeset.copydesk.lines.line import is_tight
from typeset.copydesk.marks.cues import Cues, load_cues
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.manner import Copy
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.sheets import Read, Sheet
from typeset.copydesk.stories import articles, heads
from typeset.copydesk.stories.articles import Draft
from typeset.copydesk.stories.assignment import cut_stories
from typeset.copydesk.stories.briefs import Laid, lay_out
from typeset.copydesk.stories.captions import LONGEST, Legend, names_picture
from typeset.copydesk.stories.companions import names_page
from typeset.copydesk.stories.cuts import Cut, Shape, Story
from typeset.copydesk.stories.jumps import join_jumps
from typeset.copydesk.stories.pictures import give_photos
from typeset.copydesk.stories.rereading import name_by_story
from typeset.copydesk.versions import Layout
from typeset.copydesk.wants import find_heads
from typeset.model.edition import Edition, Furniture, Meta, Photo, Script
from typeset.model.source import Source
from typeset.notes import Note

_PHRASED: Final = re.compile("[，、。：！？“”「」‘’『』]")
"""No paper's or page's name has these marks."""
_MUSED: Final = re.compile("[^▲▼▽△◆■◇□][▼▽◆■◇][^▲▼▽△◆■◇□]{20}")
"""A column's writer goes on to another thought; no caption does."""
_PARTED: Final = 4
"""One of so many heads of several lines has a blank line within, at least, where blank lines part kickers and decks."""
_TOLD: Final = 50_000
"""Past this many characters a page's words tell nothing more of its heads: no printed page has as many."""
_LONG: Final = 5_000
"""Past this many a pair of characters is looked up, not looked for: few printed pages have as many."""


@dataclass(frozen=True, slots=True)
class PageCopy:
    """One page put together: its stories, its photos, its furniture, and the doubts."""

    drafts: tuple[Draft, ...]
    photos: tuple[Photo, ...]
    furniture: tuple[Furniture, ...]
    notes: tuple[Note, ...]


def reassemble(source: Source, meta: Meta) -> tuple[Edition, tuple[Note, ...]]:
    """Work out the articles, photos and furniture of an edition's raw pages.

    Every character of the source that is not white space lies in exactly one element. Doubts are notes.
    """
    with _uncollected():
        return _reassemble(source, meta)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cyclic garbage from looking meanwhile.

    It looks whenever many things were made, at all of them, and so again and again on a large page, of which next to
    nothing refers in a ring: a fifth of the time of a page of a megabyte.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _reassemble(source: Source, meta: Meta) -> tuple[Edition, tuple[Note, ...]]:
    cues = load_cues()
    closed = close_up(source)
    pages = [_page(closed.source, number, meta, cues) for number in range(len(source.pages))]
    drafts, unmet = join_jumps([draft for page in pages for draft in page.drafts], [page.label for page in meta.pages])
    photos = [replace(photo, id=f"p{n:02d}") for n, photo in enumerate((p for page in pages for p in page.photos), 1)]
    articles, apart = give_photos([draft.named(number) for number, draft in enumerate(drafts, 1)], photos)
    furniture = [item for page in pages for item in page.furniture]
    edition = Edition(
        meta,
        articles,
        apart,
        tuple(replace(item, id=f"f{number:02d}") for number, item in enumerate(furniture, 1)),
    )
    return closed.restore((edition, (*(note for page in pages for note in page.notes), *unmet)))


def _page(source: Source, number: int, meta: Meta, cues: Cues) -> PageCopy:
    """Put one page together: lines, roles, passages, captions, stories, and what is doubtful about them."""
    copy = Copy.of(source.pages[number].text)
    read, layout = read_page(source, number, meta, cues)
    passages = read.passages
    laid = lay_out_page(passages, meta, layout)
    legends, rest = laid.legends, laid.rest
    setting = replace(setting_of(rest, meta), blanks=_parts_heads(rest, laid.cut.stories))
    rest = name_by_story(rest, laid.cut.stories)
    pile = _sort_out(laid.cut, rest, legends)
    drafts = sorted(
        (articles.draft(rest, story, copy, setting) for story in pile.stories), key=lambda draft: draft.start
    )
    furniture = [*(p for p in passages if p.kind is kinds.FURNITURE), *pile.furniture]
    return PageCopy(
        tuple(drafts),
        tuple(articles.photo(legend, number, copy) for legend in sorted([*legends, *pile.legends], key=_start)),
        tuple(articles.furniture(p.strips, number, copy) for p in sorted(furniture, key=_start)),
        (*read.doubts, *doubt_stories(rest, pile.stories, pile.margins), *doubt_texts(drafts, copy.text, number)),
    )


@dataclass(frozen=True, slots=True)
class _Pile:
    """What a page was cut into, sorted: stories with the margins of their heads, captions, furniture."""

    stories: tuple[Story, ...]
    margins: tuple[float, ...]
    legends: tuple[Legend, ...]
    furniture: tuple[Passage, ...]


def _sort_out(cut: Cut, passages: Sequence[Passage], legends: Sequence[Legend]) -> _Pile:
    """Tell the stories from the captions and furniture that stood among them; a head alone may be a picture's title."""
    standings = [
        _standing(
            story, passages[story.start : story.end], first=story is cut.stories[0], last=story is cut.stories[-1]
        )
        for story in cut.stories
    ]
    for place, story in enumerate(cut.stories):
        if standings[place] is kinds.CAPTION and story.end - story.start == 1:
            below = passages[story.end].start if story.end < len(passages) else inf
            if names_picture(passages[story.start], legends, below):
                standings[place] = kinds.TEXT
    sorted_out = list(zip(standings, cut.stories, cut.margins, strict=True))
    return _Pile(
        tuple(story for kind, story, _ in sorted_out if kind is kinds.TEXT),
        tuple(margin for kind, _, margin in sorted_out if kind is kinds.TEXT),
        tuple(Legend(tuple(passages[s.start : s.end]), ()) for kind, s, _ in sorted_out if kind is kinds.CAPTION),
        tuple(p for kind, s, _ in sorted_out if kind is kinds.FURNITURE for p in passages[s.start : s.end]),
    )


def _start(item: Passage | Legend) -> int:
    return item.start


def _standing(story: Story, whole: Sequence[Passage], *, first: bool, last: bool) -> Kind:
    """What a story that lacks its head or its text is: a caption, furniture at a page's edge, or a story still."""
    if story.shape is Shape.PICTURE:
        return kinds.CAPTION
    lone = len(whole) == 1 and not whole[0].opens
    if story.shape is Shape.NO_HEAD and lone and whole[0].kind is kinds.TEXT:
        # A page that is nothing but one paragraph has no picture for it to speak of.
        alone = first and last
        bare = whole[0].bare
        return kinds.TEXT if alone or len(bare) > LONGEST or _MUSED.search(bare) else kinds.CAPTION
    if story.shape is not Shape.HEAD_ALONE:
        return kinds.TEXT
    if any(passage.title for passage in whole):
        return kinds.TEXT
    if lone and ((first and not _PHRASED.search(whole[0].bare)) or (last and names_page(whole[0].bare))):
        return kinds.FURNITURE
    return kinds.CAPTION if last else kinds.TEXT


def read_page(source: Source, number: int, meta: Meta, cues: Cues) -> tuple[Read, Layout | None]:
    """Read a page's lines into passages, and lay them out where only their stories tell how to read them."""
    return find_heads(
        Sheet.of(source, number, meta, cues),
        lambda passages: Layout.of(passages, lambda rest: setting_of(rest, meta)),
    )


def lay_out_page(passages: Sequence[Passage], meta: Meta, layout: Layout | None = None) -> Laid:
    """Take the captions out of a page and cut the rest into stories; `layout`: where that was thought of already."""
    known = layout.laid() if layout is not None else None
    return lay_out(passages, lambda rest: cut_stories(rest, setting_of(rest, meta)), known)


def setting_of(passages: Sequence[Passage], meta: Meta) -> heads.Setting:
    """What the page's heads are judged against."""
    text = "\n".join(passage.bare for passage in passages if passage.kind is kinds.TEXT)[:_TOLD]
    within = [
        after.blank
        for before, after in itertools.pairwise(passages)
        if before.kind is kinds.HEAD and after.kind is kinds.HEAD
    ]
    airless = is_tight([passage.blank for passage in passages])
    told = frozenset(pairs_of(text)) if len(text) > _LONG else text
    return heads.Setting(told, any(within), meta.script is Script.JP, airless)


def _parts_heads(passages: Sequence[Passage], stories: Sequence[Story]) -> bool:
    """Whether blank lines part the parts of the stories' heads."""
    stacks = [passages[story.head_start + 1 : story.head_end] for story in stories]
    return parts_heads([any(line.blank for line in stack) for stack in stacks if stack])


def parts_heads(parted: Sequence[bool]) -> bool:
    """Whether blank lines part the parts of a page's heads; in one of many heads it is rather another story's head.

    `parted`: of each head of several lines whether any stands within it.
    """
    return _PARTED * sum(parted) >= max(1, len(parted))
