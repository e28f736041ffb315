"""A head's lines told apart: which are the kicker, which the headline, which the deck.

Every division of the stack into parts in a usual order is weighed: half of what `heads` says of it, by hand, and what
else is found of it, `traits`, times the weights of tables/heads.tsv. Those are the likeliest ones (with a normal prior
of variance 1/3 round none) for the divisions that editors gave to 458 heads of 116 pages in the three scripts; with all
pages of one maker left out of the fit at a time, 97 of 100 heads have the editor's headline.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log
from typing import Final

from typeset.copydesk.heads import (
    DASHES_AHEAD,
    DECK,
    HEADLINE,
    KICKER,
    Part,
    Setting,
    bound_characters,
    divisions,
    is_open_quote,
    is_predicate,
    speaks,
    weigh,
)
from typeset.copydesk.lines import COLONS, COMMAS
from typeset.copydesk.passages import Passage

_LABEL: Final = 9
"""A line no wider, in half ems, is the name of a column (社论, 今日评论) when a longer one follows."""
_PLACE: Final = 16
"""A first line no wider, in half ems, is the place or subject in a Japanese paper."""
_WIDE: Final = 52
BY_HAND: Final = 0.5
"""How much of the hand's judgement is added to the fitted one."""
_SERIAL: Final = re.compile(
    "第[0-9０-９一二三四五六七八九十百]+[^0-9]{0,3}$|[0-9０-９]+$|[①-⑳]$"
    "|[（(【〈<][0-9０-９一二三四五六七八九十上中下]+[）)】〉>]$"
)
_SAYS: Final = re.compile(
    "(强调|強調|指出|要求|部署|提出|批示|会议|會議|倡议|倡議|通过|通過|表示|召开|召開|呼吁|呼籲|回应|回應)$"
)
_QUOTED: Final = re.compile("[「『“《].*[」』”》]")


def divide(stack: Sequence[Passage], setting: Setting) -> tuple[Part, ...]:
    """Divide a stack's lines into its parts, the likeliest way."""
    weighed = weights()
    found = divisions(len(stack))
    if len(found) == 1:
        return found[0]
    scores = [
        BY_HAND * score + sum(weighed.get(name, 0.0) * value for name, value in traits(stack, parts, setting))
        for score, parts in zip(weigh(stack, setting), found, strict=True)
    ]
    return found[scores.index(max(scores))]


def traits(stack: Sequence[Passage], parts: Sequence[Part], setting: Setting) -> Iterator[tuple[str, float]]:
    """What is found of a division, by the names of tables/heads.tsv: how often, or how much of it."""
    script = "ja" if setting.headline_first else "zh"
    yield f"order {'+'.join(part.name for part in parts)} {script}", 1.0
    for part in parts:
        if part.end - part.start > 1:
            yield f"{part.name} of {min(part.end - part.start, 4)} lines", 1.0
    for part, after in pairwise(parts):
        yield from _border(stack[after.start - 1], stack[after.start], f"{part.name}+{after.name}", setting)
    lines = {name: [line for p in parts if p.name == name for line in stack[p.start : p.end]] for name in _NAMES}
    for name, own in lines.items():
        if own:
            yield from _look(name, own, script, alone=len(parts) == 1)
    if len(parts) > 1:
        yield from _proportion(lines)


_NAMES: Final = (KICKER, HEADLINE, DECK)


def _border(before: Passage, after: Passage, parts: str, setting: Setting) -> Iterator[tuple[str, float]]:
    """What two neighbouring lines say that the parts meet between."""
    page = "airy" if setting.blanks else "airless" if setting.airless else "tight"
    yield f"{parts} {'blank' if after.blank else 'no blank'}, {page} page", 1.0
    last, first = before.bare[-1], after.bare[0]
    if last in COLONS:
        yield "border behind a colon", 1.0
    elif last in COMMAS:
        yield "border behind a comma", 1.0
    elif last in "！？!?。":
        yield "border behind a question", 1.0
    if is_open_quote(before.bare):
        yield "border in a quotation", 1.0
    if last.isalnum() and first.isalnum():
        yield "border in a pair of the text" if last + first in setting.text else "border in no pair of the text", 1.0
    bound = bound_characters()
    yield "border before a bound character", bound["start"].get(first, 0.0)
    yield "border behind a bound character", bound["end"].get(last, 0.0)
    if is_predicate(before.bare, after.bare):
        yield f"{parts} subject and predicate", 1.0
    script = "ja" if setting.headline_first else "zh"
    if bool(before.gaps) != bool(after.gaps):
        yield f"border between spaced and not {script}", 1.0
    shorter, longer = sorted((before.width, after.width))
    if shorter >= 0.7 * longer:
        yield "border between like widths", 1.0
    elif shorter < 0.5 * longer:
        yield "border between unlike widths", 1.0


def _look(name: str, own: Sequence[Passage], script: str, *, alone: bool) -> Iterator[tuple[str, float]]:
    """How a part reads by itself."""
    width = sum(line.width for line in own)
    text = "".join(line.bare for line in own)
    chinese = script == "zh"
    looks: tuple[tuple[str, object], ...] = (
        ("behind a dash", any(line.bare.startswith(DASHES_AHEAD) for line in own)),
        (f"spaced {script}", any(line.gaps for line in own)),
        ("wide", width > _WIDE),
    )
    if not alone:
        looks += (
            ("as short as a label", width <= _LABEL),
            (f"as short as a place {script}", _LABEL < width <= _PLACE),
            ("names a column", own[0].title),
            ("names a notice", own[0].notice),
            ("has a verb", chinese and speaks(text)),
            ("says that", chinese and _SAYS.search(text)),
            ("numbered", _SERIAL.search(text)),
            (f"of clauses {script}", ("，" if chinese else "、") in text),
            ("quoted", _QUOTED.fullmatch(text)),
        )
    for look, told in looks:
        if told:
            yield f"{name} {look}", 1.0


def _proportion(lines: dict[str, list[Passage]]) -> Iterator[tuple[str, float]]:
    """How much longer than the headline the other parts are."""
    widths = {name: sum(line.width for line in own) for name, own in lines.items()}
    for name in (KICKER, DECK):
        if widths[name]:
            yield f"{name} longer", log(widths[name] / widths[HEADLINE])


@cache
def weights() -> dict[str, float]:
    """The weights of tables/heads.tsv."""
    rows = (files("typeset.copydesk") / "tables" / "heads.tsv").read_text(encoding="utf-8").splitlines()
    return {
        name: float(weight) for row in rows if row and not row.startswith("#") for weight, name in (row.split("\t"),)
    }
