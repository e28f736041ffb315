"""A head's lines told apart: which are the kicker, which the headline, which the deck.

Every division of the stack into parts in a usual order is weighed: half of what `heads` says of it, by hand, and what
else is found of it, `traits`, times the weights of tables/heads.tsv. Those are the likeliest ones (with a normal prior
round what earlier heads gave) for the divisions that editors gave to heads of the bench in the three scripts, with
their parts between blank lines and without any: `bench.copydesk.fit` fits them, docs/decisions/0013 says how.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import inf, log
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.needs import sifted
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.heads import DASHES_AHEAD, DECK, HEADLINE, KICKER, Part, Setting, divisions, speaks, weigh
from typeset.copydesk.stories.headturns import (
    Trait,
    above_no_news,
    is_news,
    is_slogan,
    japanese_turn,
    repeated,
    retold,
    turn_traits,
)

_LABEL: Final = 9
"""A line no wider, in half ems, is the name of a column (社论, 今日评论) when a longer one follows."""
_PLACE: Final = 16
"""A line no wider is mostly a place, an occasion, or half a clause."""
_WIDE: Final = 52
_PHRASE: Final = 3
"""Characters to each space where those of a line part phrases (抢农时 抓进度 保丰收), not letters."""
BY_HAND: Final = 0.5
"""How much of the hand's judgement is added to the fitted one."""
_SERIAL: Final = re.compile(
    "第[0-9０-９一二三四五六七八九十百]+[^0-9]{0,3}$|[0-9０-９]+$|[①-⑳]$"
    "|[（(【〈<][0-9０-９一二三四五六七八九十上中下]+[）)】〉>]$"
)
_QUOTED: Final = re.compile("[「『“《].*[」』”》]")
_FIGURES_AHEAD: Final = re.compile("[0-9０-９一二三四五六七八九十百千万兩两半]")
_FIGURES: Final = re.compile("[0-9０-９]+")
_NAMES: Final = (KICKER, HEADLINE, DECK)


class Division(NamedTuple):
    """A stack's lines as its parts."""

    parts: tuple[Part, ...]
    margin: float
    """By how much, as a natural logarithm, it beats the best division that gives it another headline."""


def divide(stack: Sequence[Passage], setting: Setting, text: str = "") -> Division:
    """Divide a stack's lines into its parts, the likeliest way; `text`: that of their own article."""
    found = divisions(len(stack))
    if len(found) == 1:
        return Division(found[0], inf)
    weighed, findings = weights(), Findings(stack, setting, text)
    scores = [
        BY_HAND * score + findings.worth(parts, weighed)
        for score, parts in zip(weigh(stack, setting), found, strict=True)
    ]
    best = max(scores)
    parts = found[scores.index(best)]
    headline = _headline(parts)
    other = max(
        (score for score, parts in zip(scores, found, strict=True) if _headline(parts) != headline), default=-inf
    )
    return Division(parts, best - other)


def _headline(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.name == HEADLINE]


class Findings:
    """What is found of a stack's lines, turns and parts, each looked at once for all divisions."""

    __slots__ = ("_looks", "_news", "_script", "_shown", "_stack", "_turns", "_worths")

    def __init__(self, stack: Sequence[Passage], setting: Setting, text: str) -> None:
        self._stack = stack
        self._script = "ja" if setting.headline_first else "zh"
        turns = [tuple(turn_traits(*pair, setting, later=place > 0)) for place, pair in enumerate(pairwise(stack))]
        if text:
            told = repeated([line.bare for line in stack], text)
            met = zip(turns, stack[:-1], pairwise(told), strict=True)
            turns = [(*turn, *retold(turn, before, shares, self._script)) for turn, before, shares in met]
        self._news = not text or is_news(text)
        if not self._news:
            lines = zip(turns, pairwise(stack), strict=True)
            turns = [(*turn, *above_no_news(turn, *pair, self._script)) for turn, pair in lines]
        if setting.headline_first:
            pairs = enumerate(zip(turns, pairwise([line.bare for line in stack]), strict=True))
            turns = [(*turn, *japanese_turn(*pair, news=self._news, later=at > 0)) for at, (turn, pair) in pairs]
        self._turns = turns
        self._shown: dict[tuple[int, int], tuple[str, ...]] = {}
        self._worths: dict[tuple[str, int], float] = {}
        self._looks: dict[Part, float] = {}

    def worth(self, parts: Sequence[Part], weighed: dict[str, float]) -> float:
        """What the traits of a division say for it, each turn and each part summed up once for all divisions."""
        alone = len(parts) == 1
        worth = weighed.get(f"order {'+'.join([part.name for part in parts])} {self._script}", 0.0)
        for part in parts:
            look = self._looks.get(part)
            if look is None:
                traits = self._look(part, alone=alone)
                look = self._looks[part] = sum([weighed.get(name, 0.0) * value for name, value in traits])
            worth += look
            for turn in range(part.start, part.end - 1):
                worth += self._turn(f"within {part.name}", turn, weighed)
        for part, after in pairwise(parts):
            worth += self._turn(f"{part.name}+{after.name}", after.start - 1, weighed)
        if not alone:
            worth += sum([weighed.get(name, 0.0) * value for name, value in self._proportion(parts)])
        return worth

    def _turn(self, where: str, turn: int, weighed: dict[str, float]) -> float:
        """What a turn says for standing within a part, or between two."""
        worth = self._worths.get((where, turn))
        if worth is None:
            traits = self._turns[turn]
            worth = sum([weighed.get(f"{where}: {name}", 0.0) * value for name, value in traits])
            self._worths[where, turn] = worth
        return worth

    def traits(self, parts: Sequence[Part]) -> Iterator[Trait]:
        """What is found of a division, by the names of tables/heads.tsv."""
        yield f"order {'+'.join([part.name for part in parts])} {self._script}", 1.0
        for part in parts:
            yield from self._look(part, alone=len(parts) == 1)
            for turn in self._turns[part.start : part.end - 1]:
                for name, value in turn:
                    yield f"within {part.name}: {name}", value
        for part, after in pairwise(parts):
            for name, value in self._turns[after.start - 1]:
                yield f"{part.name}+{after.name}: {name}", value
        if len(parts) > 1:
            yield from self._proportion(parts)

    def _look(self, part: Part, *, alone: bool) -> tuple[Trait, ...]:
        """How a part reads by itself."""
        own = self._stack[part.start : part.end]
        shown: tuple[str, ...] = ()
        if not alone:
            place = part.start, part.end
            if place not in self._shown:
                self._shown[place] = tuple(_words(own, self._script, news=self._news))
            shown = self._shown[place]
        return tuple([(f"{part.name} {look}", 1.0) for look in (*_build(own), *shown)])

    def _proportion(self, parts: Sequence[Part]) -> Iterator[Trait]:
        """How much longer than the headline the other parts are."""
        widths = dict.fromkeys(_NAMES, 0)
        for part in parts:
            widths[part.name] += sum([line.width for line in self._stack[part.start : part.end]])
        for name in (KICKER, DECK):
            if widths[name]:
                yield f"{name} longer", log(widths[name] / widths[HEADLINE])


def _build(own: Sequence[Passage]) -> Iterator[str]:
    """How a part is built, whatever stands beside it."""
    if len(own) > 1:
        yield f"of {min(len(own), 4)} lines"
    if any(line.bare.startswith(DASHES_AHEAD) for line in own):
        yield "behind a dash"
    if sum([line.width for line in own]) > _WIDE:
        yield "wide"


def _words(own: Sequence[Passage], script: str, *, news: bool) -> Iterator[str]:
    """What its words show, beside other parts. `news`: its text is some; other texts have short titles."""
    text = "".join([line.bare for line in own])
    width = sum([line.width for line in own])
    if width <= _PLACE:
        short = "as short as a label" if width <= _LABEL else f"as short as a place {script}"
        yield short if news else f"{short}, no news"
    if own[0].notice:
        yield "names a notice"
    elif own[0].title or own[0].column:
        yield "names a column"
    if script == "zh" and speaks(text):
        yield "has a verb"
    if _FIGURES_AHEAD.match(text):
        yield f"opens on figures {script}"
    if _SERIAL.search(text):
        yield "numbered"
    if _QUOTED.fullmatch(text):
        yield "quoted"
    if text[-1] in "？?！!":
        yield "asks" if text[-1] in "？?" else "exclaims"
    yield from _marks(own, text, script)
    names, find = _shown()
    for look, found in zip(names, find(text), strict=True):
        if found:
            yield f"{look} {script}"


def _marks(own: Sequence[Passage], text: str, script: str) -> Iterator[str]:
    """How many figures it has, and whether spaces part phrases in it."""
    figures = len(_FIGURES.findall(text))
    if figures:
        yield f"has {'one figure' if figures == 1 else 'figures'} {script}"
    if any(line.gaps > 1 and len(line.bare) >= _PHRASE * line.gaps for line in own):
        yield "has three phrases"
    if script == "zh" and (slogans := [line.gaps for line in own if is_slogan(line)]):
        yield "is a slogan of two phrases" if max(slogans) == 1 else "is a slogan of more"


@cache
def _shown() -> tuple[tuple[str, ...], Callable[[str], tuple[bool, ...]]]:
    """What words show, by tables/headwords.tsv, and what tells which of it a text does."""
    gathered: dict[str, list[str]] = {}
    for look, pattern in rows_of("headwords"):
        gathered.setdefault(look, []).append(pattern)
    return tuple(gathered), sifted(["|".join(patterns) for patterns in gathered.values()])


@cache
def weights() -> dict[str, float]:
    """The weights of tables/heads.tsv."""
    return {name: float(weight) for weight, name in rows_of("heads")}
