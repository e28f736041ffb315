"""A page's writers: which of its lines name one, each by its own build and by the page's other lines.

What a headline tells of a person looks like a writer's line, and so does each line of a list of names: the page tells.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from typeset.copydesk.knowledge.persons import EITHER, FAMILY, SEPARATED, is_surely_named, part_name
from typeset.copydesk.knowledge.writers import CALLED, NONE, Signature, may_name, read_signature
from typeset.copydesk.lines.line import Edge, Line

_WIDEST: Final = 60
"""No writer's line is wider, in half ems."""
_NAME: Final = 14
"""Nor is a name alone."""
_ONLY_HERE: Final = 1.0
"""What is surely a name, and whose no other line of the page speaks of."""
_OPEN: Final = frozenset({Edge.COLON, Edge.COMMA})
"""What a line ends on that the next goes on from."""
_BUILT_ALIKE: Final = 1.5
"""Another line of the page is built the same way."""
_WHOLE_NAME: Final = 3
"""A family name and a given name have at least so many characters."""
_MANY: Final = 200
"""More words are looked up among a page's pieces, not looked for on it one by one: no printed page names as many."""
_TOLD_OF: Final = re.compile(
    "(?:さん|氏|容疑者|被告|選手|監督|議員|市長|社長)?(?:[（(][^（）]{1,12}[）)])?[がはをのにともへで]"
)
"""How a Japanese text goes on behind somebody whom it tells of."""
_KANA: Final = re.compile("[ぁ-ん]")


def weigh_writers(lines: Sequence[Line], texts: Sequence[str]) -> list[float]:
    """What every line of a page says for naming a writer, by its own build and by the page's other lines.

    Others of the same build speak for it, but not the line next to it: then both are of a list of names.
    """
    found = [
        read_signature(text) if line.width <= _WIDEST and (line.width <= _NAME or may_name(text)) else NONE
        for line, text in zip(lines, texts, strict=True)
    ]
    asked = [place for place, sign in enumerate(found) if sign.score > 0.0 and "l" not in sign.build]
    page = "".join(line.bare for line in lines) if asked else ""
    if asked and _KANA.search(page):
        told_of = {text for text in {texts[place] for place in asked} if _is_told_of(text, page)}
        found = [NONE if text in told_of else sign for text, sign in zip(texts, found, strict=True)]
    alone = [
        place
        for place in asked
        if not found[place].build and found[place].score >= FAMILY and is_surely_named(texts[place])
    ]
    once = _said_once({lines[place].bare for place in alone}, page)
    for place in alone:
        goes_on = place > 0 and not lines[place].blank and lines[place - 1].edge in _OPEN
        lone = lines[place].bare in once and not goes_on
        found[place] = Signature(found[place].score + _ONLY_HERE * lone, "")
    builds = Counter(sign.build for sign in found if len(sign.build) > 1)
    scores = [
        sign.score + _BUILT_ALIKE if sign.score > 0.0 and builds[sign.build] > 1 else sign.score for sign in found
    ]
    for place in range(1, len(lines)):
        before, here = found[place - 1], found[place]
        if here.score > EITHER and before.score > EITHER and here.build == before.build and not lines[place].blank:
            scores[place - 1 : place + 1] = (0.0, 0.0)
    return scores


def _said_once(words: Collection[str], page: str) -> frozenset[str]:
    """Those of some words that a page has but once."""
    if len(words) <= _MANY:
        return frozenset(word for word in words if page.count(word) == 1)
    sizes = set(map(len, words))
    pieces = (page[place : place + size] for size in sizes for place in range(len(page) - size + 1))
    counts = Counter(filter(words.__contains__, pieces))
    return frozenset(word for word, count in counts.items() if count == 1)


def _is_told_of(text: str, page: str) -> bool:
    """Whether a Japanese text of the page tells of who is named, 柏木遥さん（３１）が: then a head does, too."""
    called = next((word for word in CALLED if text.endswith(word)), "")
    name = SEPARATED.split(part_name(text.removesuffix(called)).name)[-1]
    if len(name) < _WHOLE_NAME:
        return False
    place = page.find(name)
    while place >= 0:
        if _TOLD_OF.match(page, place + len(name)):
            return True
        place = page.find(name, place + 1)
    return False
