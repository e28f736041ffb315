"""Which lines bear the words of a role."""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from operator import or_
from typing import Final

from typeset.copydesk.knowledge.names import is_bare_name
from typeset.copydesk.knowledge.offices import is_office
from typeset.copydesk.knowledge.persons import is_named
from typeset.copydesk.knowledge.scenes import SEEN, read_scene
from typeset.copydesk.knowledge.writers import LIKELY, supplies
from typeset.copydesk.lines.line import Line, plain
from typeset.copydesk.lines.series import find_series
from typeset.copydesk.marks.authors import weigh_writers
from typeset.copydesk.marks.crediting import find_credited, opens_text
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.furniture import PageFacts, find_furniture
from typeset.copydesk.marks.incipits import (
    TOLD,
    find_bracketed,
    find_entries,
    find_fields,
    find_items,
    find_speakers,
    find_stories,
)
from typeset.copydesk.marks.letters import find_closings
from typeset.copydesk.marks.metre import Verse, find_poems
from typeset.copydesk.marks.wholes import find_bylines, find_credits, find_titles, see_build

_BRACKETED: Final = 56
"""A line that is a reporter and a place in brackets is no wider."""
_POINTS: Final = frozenset("▲△▼▽■●◆")
"""A caption's marks that a list's items may have as well."""
_ROWS: Final = "△▽"
"""And mostly do have."""
_SEVERAL: Final = 2
"""More items than these make a list, and two with these."""
_ITEM: Final = 6
"""So many lines an item or caption is read for its credit."""
_TOOK: Final = ("撮影", "提供", "写す", "摄", "攝")
_CLOSE: Final = 24
"""A field below a closing line is no longer, in characters."""
_WRITES: Final = re.compile("[／/]文(?:字)?[ 、／/]")
"""Who wrote and who took the pictures, 顾小棠/文 杜衡/图: below a head writers, below a caption its credit."""
_NAME: Final = 12
"""No name that stands alone is longer."""
_UNIT: Final = re.compile("[（(【]?[^：:]{0,12}(?:[单單][位]|単位)[：:＝=]")
"""Who supplied the figures of a list says their units as well: no picture has any."""


@dataclass(frozen=True, slots=True)
class Words:
    """Which roles one line's words tell.

    `story`, `item`, `speaker`, `field`, `caption`: it opens a story, a numbered or bulleted item, what someone says, a
    labelled field, a caption.
    The rest: it is that from end to end, `name` rather weakly; `closing` is what closes a letter or a notice, `title`
    what names one. `writer`: what it says for naming a writer (`writers.LIKELY`, `writers.SURE`). `credited`: a credit
    stands at its end. `carried`: it carries on the byline, credit or poem of the line before. `poem`: it is of a poem
    that scans, or names its poet. `unit`: it tells a list's units, or where it is from.
    `onward`: at its end, but not all of it, is where the story goes on. `entry`: it opens a list's entry on a person.
    `numbered`: what it is to a series (`series`).
    """

    story: bool
    item: bool
    speaker: bool
    field: bool
    caption: bool
    byline: bool
    writer: float
    name: bool
    credit: bool
    carried: bool
    furniture: bool
    jump: bool
    closing: bool
    title: bool
    credited: bool
    poem: bool = False
    unit: bool = False
    entry: bool = False
    numbered: int = 0
    onward: bool = False


UNTOLD: Final = Words(*(False,) * 6, 0.0, *(False,) * 8)
"""What most lines say: nothing of a role."""
_NOTHING: Final = astuple(UNTOLD)


def mark(lines: Sequence[Line], cues: Cues, facts: PageFacts) -> tuple[Words, ...]:
    """Mark every line with the roles that its words tell."""
    texts = [plain(line) for line in lines]
    build = see_build(lines, texts, cues)
    byline, byline_carried = find_bylines(build, cues)
    credit, credit_carried = find_credits(build, cues)
    furniture = find_furniture(lines, texts, cues, facts)
    closing = _with_fields(find_closings(lines, texts, cues), texts, cues)
    poems, titles = _part_poems(lines, texts, credit, find_poems(lines, texts)), find_titles(build, cues)
    begun = [cues.begins(text) for text in texts]
    story, entries = find_stories(lines, texts, begun, cues), find_entries(texts)
    furniture = [
        printed and not (opens and text[-1] in TOLD)
        for printed, opens, text in zip(furniture, story, texts, strict=True)
    ]
    credit, units = _part_suppliers(lines, texts, credit, cues.are_whole("unit", texts, build.brief))
    taken = list(map(any, zip(credit, furniture, closing, titles, poems.poem, entries, strict=True)))
    writers = _writers(lines, texts, cues, taken, story)
    told = (
        story,
        find_items(texts, begun, (units, entries, find_bracketed(texts), story), cues),
        find_speakers(lines, texts, begun, cues),
        list(map(or_, units, find_fields(lines, texts, cues))),
        [
            any_role and not opens and cues.opens("caption", text)
            for any_role, opens, text in zip(begun, story, texts, strict=True)
        ],
        _part_bylines(lines, texts, (byline, credit, closing)),
        writers,
        [
            len(line.bare) <= _NAME and _is_name(text, writer)
            for line, text, writer in zip(lines, texts, writers, strict=True)
        ],
        credit,
        list(map(any, zip(byline_carried, credit_carried, poems.goes_on, strict=True))),
        furniture,
        cues.are_whole("jump", texts, build.brief),
        closing,
        titles,
        find_credited(lines, texts, credit, cues),
        poems.poem,
        units,
        entries,
        find_series(lines),
        [0 < cues.closing("jump", text) < len(text) for text in texts],
    )
    return _list_out(lines, tuple([Words(*one) if one != _NOTHING else UNTOLD for one in zip(*told, strict=True)]))


def _list_out(lines: Sequence[Line], words: tuple[Words, ...]) -> tuple[Words, ...]:
    """The lines' words, less a caption's mark that is a list's: several lines have it, none a credit or a scene."""
    opened: dict[str, list[int]] = {}
    for place, told in enumerate(words):
        if told.caption and lines[place].bare[0] in _POINTS:
            opened.setdefault(lines[place].bare[0], []).append(place)
    listed: set[int] = set()
    for point, places in opened.items():
        if len(places) > (_SEVERAL if point not in _ROWS else 1) and not any(
            _is_pictured(lines, words, place) for place in places
        ):
            listed.update(places)
    if not listed:
        return words
    return tuple([replace(told, caption=False) if place in listed else told for place, told in enumerate(words)])


def _is_pictured(lines: Sequence[Line], words: Sequence[Words], start: int) -> bool:
    """Whether what opens with a mark has a credit, or describes a picture."""
    end = start
    while end < min(len(lines), start + _ITEM) and not (end > start and (lines[end].blank or words[end].item)):
        if words[end].credit or words[end].credited:
            return True
        end += 1
    return read_scene("".join([line.bare for line in lines[start:end]])[1:]) >= SEEN


def _part_suppliers(
    lines: Sequence[Line], texts: Sequence[str], credit: list[bool], units: list[bool]
) -> tuple[list[bool], list[bool]]:
    """Credits and units, less who supplies both and opens a text, and less the credits that say a list's units."""
    credit, units = list(credit), list(units)
    for place, text in enumerate(texts):
        if (credit[place] or units[place]) and supplies(text) and opens_text(lines, place):
            credit[place] = units[place] = False
        elif units[place] and _UNIT.match(text) is not None:
            credit[place] = False
    return credit, units


def _part_poems(lines: Sequence[Line], texts: Sequence[str], credit: Sequence[bool], poems: Verse) -> Verse:
    """Poems, less the lines that scan by chance above who took a picture: a caption's."""
    poem, goes_on = list(poems.poem), list(poems.goes_on)
    for place, text in enumerate(texts):
        if not place or not credit[place] or lines[place].blank or not text.endswith(_TOOK):
            continue
        start = place - 1
        while start and not lines[start].blank and not credit[start - 1]:
            start -= 1
        if place - start <= _ITEM:
            poem[start : place + 1] = goes_on[start : place + 1] = [False] * (place + 1 - start)
    return poems._replace(poem=poem, goes_on=goes_on)


def _part_bylines(
    lines: Sequence[Line], texts: Sequence[str], roles: tuple[list[bool], list[bool], list[bool]]
) -> list[bool]:
    """Bylines, less what signs a notice and who only took a picture; `roles`: bylines, credits, closing lines."""
    byline, credit, closing = roles
    return [
        wrote
        and not (closing[place] and (_is_above(closing, lines, place) or is_office(texts[place])))
        and (not credit[place] or _WRITES.search(texts[place]) is not None)
        for place, wrote in enumerate(byline)
    ]


def _is_name(text: str, writer: float) -> bool:
    """Whether a line, by what it says for naming a writer, is a name and nothing else, or a space parts one off."""
    named = is_bare_name(text)
    return (named and " " in text) or ((named or writer > 0.0) and is_named(text))


def _with_fields(closing: Sequence[bool], texts: list[str], cues: Cues) -> list[bool]:
    """The closing lines, and the short field below each, 联系人：冯老师 below a telephone number: no writer."""
    found = list(closing)
    for place in range(1, len(texts)):
        if found[place - 1] and not found[place] and len(texts[place]) <= _CLOSE and texts[place - 1][-1] not in "：:":
            found[place] = cues.opens("field", texts[place])
    return found


def _writers(lines: Sequence[Line], texts: list[str], cues: Cues, taken: list[bool], story: list[bool]) -> list[float]:
    """What each line says for naming a writer; a reporter and a place in brackets may open a text as well."""
    scores = weigh_writers(lines, texts)
    free = [not told and line.width <= _BRACKETED for line, told in zip(lines, taken, strict=True)]
    for place, dated in enumerate(cues.are_whole("dateline", texts, free)):
        if taken[place] or story[place]:
            scores[place] = 0.0
        if dated:
            scores[place] = max(scores[place], LIKELY)
    return scores


def _is_above(closing: Sequence[bool], lines: Sequence[Line], place: int) -> bool:
    """Whether a line that closes a notice stands right above another that does: who signs it, above the date."""
    return closing[place] and place + 1 < len(lines) and closing[place + 1] and not lines[place + 1].blank
