"""How likely lines in this order are one head, by the best way of dividing them into its parts.

Every way of dividing the stack into those parts is weighed: blank lines inside the stack, phrases parted by spaces,
dashes, the lengths of the lines, words that the text itself has across a line's turn, and what may open a phrase.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.copydesk.lines.line import COMMAS, DASHES, OPENERS
from typeset.copydesk.passages.passage import Passage
from typeset.script.lexicon import lexicon

KICKER, HEADLINE, DECK = "kicker", "headline", "deck"
_ORDERS: Final = {
    (HEADLINE,): log(0.45),
    (KICKER, HEADLINE): log(0.22),
    (HEADLINE, DECK): log(0.16),
    (KICKER, HEADLINE, DECK): log(0.10),
    (HEADLINE, DECK, DECK): log(0.02),
    (KICKER, HEADLINE, DECK, DECK): log(0.005),
}
_LINES: Final = {
    HEADLINE: (0.0, log(0.55), log(0.48), log(0.05), log(0.02)),
    KICKER: (0.0, log(0.93), log(0.07)),
    DECK: (0.0, log(0.9), log(0.06), log(0.01)),
}
_LABEL: Final = 9
"""A line no wider, in half ems, is the name of a column (社论, 今日评论) when a longer one follows."""
_PLACE: Final = 16
"""A first line no wider, in half ems, is the place or subject in a Japanese paper."""
DASHES_AHEAD: Final = (*DASHES, "—", "―", "─", "--")
_DASHES: Final = frozenset(dash[0] for dash in DASHES_AHEAD)
WHEN: Final = re.compile(
    "(?:(?:[今明昨后後本下上来來去][日天月年周週季晚晨]|即日|年[内內底初]|[0-9０-９一二三四五六七八九十]{1,3}[月日号號]){1,2}[初底末]?"
    "|きょう|あす|きのう)(?:起|から|まで)?"
)
"""A line that only says when: it names no column, and what then is or was stands in the next."""
_BRACKETS: Final = ("“”", "「」", "『』", "《》", "（）", "〈〉", "【】")
_OPENING: Final = re.compile("[" + "".join(pair[0] for pair in _BRACKETS) + "]")


class Part(NamedTuple):
    """Consecutive lines of a stack, by number, that are one part of the head."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What a stack is judged against.

    `text`: the page's text, with line ends between paragraphs; of a long one its pairs of characters. `blanks`: whether
    blank lines part the parts of heads. `headline_first`: whether heads put the headline first, as Japanese papers do.
    `airless`: whether the page has no blank lines at all.
    """

    text: str | frozenset[str]
    blanks: bool
    headline_first: bool
    airless: bool = False


def plausibility(stack: Sequence[Passage], turns: Sequence[tuple[float, float]], setting: Setting) -> float:
    """How likely lines in this order are one head, as a natural logarithm. `turns`: what `weigh_turn` says of each."""
    return max(_scores(stack, turns, setting))


def weigh(stack: Sequence[Passage], setting: Setting) -> list[float]:
    """How likely lines are one head of each of the `divisions`, as natural logarithms."""
    turns = [weigh_turn(before, after, setting) for before, after in pairwise(stack)]
    return _scores(stack, turns, setting)


def one_phrase(before: Passage, after: Passage, setting: Setting) -> bool:
    """Whether the second of two lines carries on the first's phrase rather than begins its own."""
    return _joined(before, after, _turn(before, after, setting), setting) > 0.5


@lru_cache(maxsize=64)
def divisions(size: int) -> tuple[tuple[Part, ...], ...]:
    """Every division of `size` lines into parts in a usual order; a very long stack is all headline but its ends."""
    if size > 7:
        return ((Part(HEADLINE, 0, 1), Part(DECK, 1, size)),)
    return tuple(parts for order in _ORDERS for parts in _fill(order, 0, size, ()))


def _fill(order: tuple[str, ...], start: int, size: int, done: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    if not order:
        if start == size:
            yield done
        return
    for end in range(start + 1, size - len(order) + 2):
        yield from _fill(order[1:], end, size, (*done, Part(order[0], start, end)))


def weigh_turn(before: Passage, after: Passage, setting: Setting) -> tuple[float, float]:
    """What two neighbouring lines of a stack say for being one part and for being two."""
    turn = _turn(before, after, setting)
    return _joined(before, after, turn, setting), _parted(before, after, turn, setting)


def _scores(stack: Sequence[Passage], turns: Sequence[tuple[float, float]], setting: Setting) -> list[float]:
    """How likely lines are one head of each of the divisions; what is one part in several is weighed once."""
    apart = _APART * sum([line.apart for line in stack[1:]])
    worths: dict[Part, float] = {}
    widths, gaps = [0, *accumulate(line.width for line in stack)], [0, *accumulate(line.gaps for line in stack)]
    scores = []
    for parts in divisions(len(stack)):
        score = _ORDERS[tuple([part.name for part in parts])] + apart
        if setting.headline_first and parts[0].name == KICKER:
            score -= 1.0
        for part in parts:
            worth = worths.get(part)
            if worth is None:
                worth = worths[part] = _worth(part, stack, turns, setting)
            score += worth
        scores.append(score + _proportion(parts, widths, gaps))
    return scores


def _worth(part: Part, stack: Sequence[Passage], turns: Sequence[tuple[float, float]], setting: Setting) -> float:
    """What lines say for being one part of a head, and the turn above them for being one between two."""
    name, start, end = part
    counts = _LINES[name]
    score = counts[end - start] if end - start < len(counts) else -4.0 * (end - start)
    score += _look(name, stack[start:end], setting)
    for joined, _ in turns[start : end - 1]:
        score += joined
    return score + turns[start - 1][1] if start else score


def _look(name: str, lines: Sequence[Passage], setting: Setting) -> float:
    """How like its part a run of lines reads."""
    width = lines[0].width if len(lines) == 1 else sum([line.width for line in lines])
    if name == DECK:
        score = 2.5 if _is_dashed(lines[0]) else 0.0 if setting.headline_first else -0.8
        return score + _TITLE_BELOW * (lines[0].title or width <= _LABEL)
    score = 0.0
    for number, line in enumerate(lines):
        if _is_dashed(line):
            score = _DASHED_BELOW if number else _DASHED
    if name == KICKER:
        if lines[0].column:
            return score + _COLUMN
        named = width <= _LABEL and WHEN.fullmatch(lines[0].bare) is None
        score += 2.2 if named else 1.4 if width <= _PLACE and setting.headline_first else 0.0
        score += 0.75 * lines[0].title
        if len(lines) == 1 and lines[0].gaps >= _ROW and not setting.headline_first:
            score += _SLOGANS
        return score + (-1.0 if width > 56 else 0.0)
    if len(lines) > 1:
        if any(line.column for line in lines):
            score -= _COLUMN
        if any(line.notice or _SAYS.search(line.bare, len(line.bare) - 2) for line in lines[:-1]):
            score -= _SAID
    score -= 1.0 if width > 52 else 0.0
    score -= 2.0 if width > 72 else 0.0
    return score - (1.0 if width <= 4 else 0.0)


def _is_dashed(line: Passage) -> bool:
    """Whether a line opens on a dash, as a deck does."""
    return line.bare[0] in _DASHES and line.bare.startswith(DASHES_AHEAD)


_DASHED: Final = -4.0
"""A kicker or headline that opens on a dash, as decks do."""
_DASHED_BELOW: Final = -12.0
"""A dash at a later line of one: below another line it opens a deck."""
_COLUMN: Final = 4.5
"""A kicker that is the name of a column, a series or a contest, which is no line of a longer headline."""
_ROW: Final = 2
"""So many spaces part phrases enough for a row of slogans."""
_SLOGANS: Final = 3.0
"""A Chinese kicker that is a row of phrases: the slogans of a meeting stand above its headline."""
_SAYS: Final = re.compile(
    "(?:[强強][调調]|指出|要求|提醒|表示|批示|呼[吁籲]|回[应應]|提示|透露|[坦直]言|[认認][为為]|建[议議]|警示|支招|喊[话話]|表[态態])$"
)
_SAID: Final = 7.0
"""A line that names a notice or who says something, and goes on: all 56 of heads known are kickers."""
_TITLE_BELOW: Final = -3.0
"""A deck that is the name of a column or of a kind of notice, or as short as one: such names stand above."""
_APART: Final = -6.0
"""A caption or furniture stands between two lines of a head."""


def _joined(before: Passage, after: Passage, turn: float, setting: Setting) -> float:
    """What two neighbouring lines say for being one part."""
    score = -3.5 if after.blank and setting.blanks else -1.0 if after.blank else 0.0
    score += turn
    if bool(before.gaps) != bool(after.gaps):
        score -= 1.5
    longer, shorter = max(before.width, after.width), min(before.width, after.width)
    score += 0.6 if shorter >= 0.7 * longer else -0.8 if shorter < 0.5 * longer else 0.0
    return score


def _parted(before: Passage, after: Passage, turn: float, setting: Setting) -> float:
    """What two neighbouring lines say for being two parts."""
    score = 0.3 if after.blank else -2.1 if setting.blanks else 0.0 if setting.airless else -0.2
    if before.bare[-1] in COMMAS:
        score -= 2.0
    return score - 0.8 * turn


def _turn(before: Passage, after: Passage, setting: Setting) -> float:
    """What the line's turn itself says for going on, above 0, or for a new phrase, below."""
    last, first = before.bare[-1], after.bare[0]
    score = 0.0
    if last in COMMAS or last in OPENERS or is_open_quote(before.bare):
        score += 2.5
    if last in "！？!?。":
        score -= 1.0
    if last.isalnum() and first.isalnum():
        score += 1.8 if last + first in setting.text else -0.2
    if is_predicate(before.bare, after.bare):
        score += 0.3
    bound = bound_characters()
    score += bound["start"].get(first, 0.0) + bound["end"].get(last, 0.0)
    return score


_PLACED: Final = re.compile(
    "(?![进進下驻駐到回访訪入离離出助帮幫富])[^，：“]{1,2}[村镇鎮乡鄉县縣屯寨](?!民|[里裡中外内])"
)
"""What opens on a place's name opens on no verb, whatever the name's first character is by itself: 排寨村."""


def is_predicate(before: str, after: str) -> bool:
    """Whether the second line opens with a verb that the first, without one, is the subject of."""
    if not "\u4e00" <= after[0] <= "\u9fff":
        return False
    return _parts(after[:6])[0].startswith("v") and _PLACED.match(after) is None and not speaks(before)


def speaks(text: str) -> bool:
    """Whether a Chinese line has a verb."""
    return any(part.startswith("v") for part in _parts(text[:30]))


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """The parts of speech of a line's words: it is asked for in every division of every stack that the line is in."""
    return tuple(word.part for word in lexicon().part(text))


def is_open_quote(text: str) -> bool:
    """Whether a line opens more quotations or brackets than it closes."""
    return _OPENING.search(text) is not None and any(text.count(a) > text.count(b) for a, b in _BRACKETS)


def _proportion(parts: tuple[Part, ...], widths: Sequence[int], gaps: Sequence[int]) -> float:
    """How the lengths of the parts go together: a headline is seldom much longer than its deck.

    `widths`, `gaps`: of so many first lines, together.
    """
    if len(parts) == 1:
        return 0.0
    headline, deck = 0, 0
    # Whether lines of the headline are parted by spaces, and lines of the others.
    spaced, others = False, False
    for name, start, end in parts:
        if name == HEADLINE:
            headline = widths[end] - widths[start]
            spaced = gaps[end] > gaps[start]
        else:
            others = others or gaps[end] > gaps[start]
            # Of two decks the second.
            deck = widths[end] - widths[start] if name == DECK else deck
    score = -1.8 if spaced and not others else 0.0
    if headline <= _LABEL:
        score -= 1.5
    return score + 0.8 * log(deck / headline) if deck else score


@cache
def bound_characters() -> dict[str, dict[str, float]]:
    """Characters that hardly open a phrase ("start") or close one ("end"), from tables/bound.tsv."""
    found: dict[str, dict[str, float]] = {"start": {}, "end": {}}
    for place, weight, chars in rows_of("bound"):
        found[place].update(dict.fromkeys(chars, float(weight)))
    return found
