"""How likely a line is a picture's caption, by the block it stands in: its own measure, its words, its credit.

A caption is set by itself: nothing parts its lines, a blank line or its credit ends it, and its measure is seldom that
of the text beside it. Everything is a natural logarithm; the shares were judged by hand and are round.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.offices import is_office
from typeset.copydesk.knowledge.scenes import SEEN, read_scene
from typeset.copydesk.lines.line import Edge, Line, is_airless
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.marks.cues import UNCREDITED, Cues
from typeset.copydesk.marks.marking import UNTOLD, Words
from typeset.copydesk.roles.abutting import is_title
from typeset.copydesk.roles.blocks import SHOWN, Page, has_ended
from typeset.copydesk.roles.lone import Lone

_MOST: Final = 24
"""No caption has more lines."""
_UNTOLD_LINES: Final = 10
_UNTOLD_LONGEST: Final = 150
"""Nor any more lines and characters without a mark and a credit."""
_DEEP: Final = 7
"""A first line is no more half ems shorter than the second: its indent, and a mark squeezed in or pushed out."""
_LONG: Final = 4
"""A block of so many lines shows the measure of the text."""
_INNER_EDGE: Final = {
    Edge.STOP: log(0.08),
    Edge.COMMA: log(0.12),
    Edge.COLON: log(0.01),
    Edge.CLOSER: log(0.05),
    Edge.OPENER: log(0.003),
    Edge.OTHER: log(0.74),
    Edge.EXCLAIM: log(0.004),
}
_LAST_EDGE: Final = {
    Edge.STOP: log(0.60),
    Edge.COMMA: log(0.0005),
    Edge.COLON: log(0.0005),
    Edge.CLOSER: log(0.06),
    Edge.OPENER: log(0.00001),
    Edge.OTHER: log(0.30),
    Edge.EXCLAIM: log(0.03),
}
_LED: Final = log(0.05)
"""A comma before the credit's line, which goes on from it: ＝市役所で、 and then who took it."""
_CREDITED: Final = log(0.2)
"""A last line that has its credit on it is of any width."""
_TITLED: Final = log(0.1)
"""A line behind what may be a caption's title."""
_INSIDE: Final = log(0.02)
"""A caption that begins behind other lines, no blank line between."""
_ENDED: Final = log(0.1)
"""One behind a text's end, where all that is the text's begins with an indent."""
_STANDS_BACK: Final = log(0.2)
"""One with an indent, where paragraphs have one."""
_CLOSED: Final = -3.0
"""One of several lines that begins with who signs a notice."""
_MEASURED: Final = log(0.13)
"""One on a page that has no blank lines; its first lines are of any width."""
_UNTOLD: Final = log(0.001)
"""A caption without a credit and without the words of one."""
_BY_ITSELF: Final = 4.0
_FEW: Final = 2
"""So few lines show no measure."""
_NAMED: Final = re.compile("[\u3041-\u9fff]{3,7}(?:さん|氏|君|ちゃん)$")
"""A line that is a name."""
_BESIDE: Final = re.compile("[（(][前后後]?排?[左右中前后後上下央]{1,2}(?:起|から|[一二三四]|\\d)?[^）)]{0,6}[）)]")
"""Where a person stands in the picture."""
_KANA: Final = re.compile("[\u3041-\u3096]")
"""Japanese captions have no full stop at their end."""
_MARK: Final = re.compile("(?P<sign>[▲△▼▽◀▶■●◆])|(?P<word>[图圖][为為][^①-⑳]|写真は)")
"""How each of several captions opens."""
_DATED: Final = re.compile("[^，。]{0,6}(?:\\d{1,2}月)?\\d{1,2}日[，,]")
"""When it was taken."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines `start` to `end` that nothing parts; a credit follows it, closes its last line or stands above it.

    `tailed`: a credit begins on one of its lines and closes it.
    """

    start: int
    end: int
    credited: bool
    tailed: bool = False

    def ending(self, credit: int) -> "_Block":
        """The block with a credit that begins on a line of it; on none, where that is its end."""
        return replace(self, tailed=True) if credit < self.end else self


@dataclass(frozen=True, slots=True)
class Captions:
    """What speaks for captions, line by line.

    `looks`: for it being one of a caption's. `opens`: for a caption to begin there. `fits`: for it to go on from the
    line above it in one caption. `ends`: for a caption to have ended above it. `lone`: what blocks by themselves say.
    """

    looks: tuple[float, ...]
    opens: tuple[float, ...]
    fits: tuple[float, ...]
    ends: tuple[float, ...]
    lone: Mapping[int, Lone]

    def alone(self, start: int) -> "Captions":
        """The same with what begins on a line by itself for a caption, by as much as it says for being one."""
        block = self.lone[start]._replace(sure=True)
        looks, opens, fits, ends = list(self.looks), list(self.opens), list(self.fits), list(self.ends)
        _Said(looks, opens, fits, ends).stand_alone(start, block.end, block.odds)
        return Captions(tuple(looks), tuple(opens), tuple(fits), tuple(ends), {**self.lone, start: block})


class _Said(NamedTuple):
    """What speaks for captions, while it is gathered: see `Captions`."""

    looks: list[float]
    opens: list[float]
    fits: list[float]
    ends: list[float]

    def stand_alone(self, start: int, end: int, odds: float) -> None:
        """Take lines for a caption by themselves."""
        self.looks[start:end] = [0.0] * (end - start)
        self.fits[start + 1 : end] = [0.0] * (end - start - 1)
        self.opens[start] = odds
        self.ends[start] = 0.0
        self.ends[end : end + 1] = [0.0] * len(self.ends[end : end + 1])


def weigh_captions(page: Page, lone: Mapping[int, Lone]) -> Captions:
    """Weigh each block of lines that nothing parts for being a caption."""
    lines, measures, words, cues, habits = page.lines, page.measures, page.words, page.cues, page.habits
    looks, opens, fits, ends = ([NEVER] * len(lines) for _ in range(4))
    blocks = list(_blocks(lines, words))
    texts = _text_measures(blocks, measures)
    airless = is_airless([line.blank for line in lines])
    for place, word in enumerate(words):
        ends[place] = 0.0 if word.credit or place == 0 or words[place - 1].credit else NEVER
    for number, block in enumerate(blocks):
        first = max(block.start, block.end - _MOST)
        ends[block.start] = 0.0
        if not block.credited and _is_text(lines[block.start : block.end], words[block.start]):
            continue
        credit = _credit_line(lines, block, cues)
        ending = block.ending(credit)
        for place in range(first, block.end):
            last = place == block.end - 1
            looks[place] = _look(lines[place], words[place], last=last, led=last and block.credited)
            second = place == block.start + 1
            apart = place >= credit
            fits[place] = _CREDITED if apart else _fit(lines[place - 1], lines[place], second=second, last=last)
            if second and block.credited and not airless and is_title(lines[place - 1]):
                fits[place] = max(fits[place], _TITLED)
            if place == block.start or block.credited:
                whole = lines[place : block.end]
                opens[place] = _whole(whole, words[place], ending, texts[number], cues)
                if lines[place].indent and habits.shown > SHOWN:
                    opens[place] += _STANDS_BACK
                if len(whole) > 1 and signs_off(whole[0], words[place]):
                    opens[place] += _CLOSED
                if place > block.start:
                    opens[place] += _indented(lines[place : block.end]) + _MEASURED if airless else _inside(page, place)
    for start, (end, _, sure) in lone.items():
        if sure:
            _Said(looks, opens, fits, ends).stand_alone(start, end, _BY_ITSELF)
    return Captions(tuple(looks), tuple(opens), tuple(fits), tuple(ends), lone)


def is_another(lines: Sequence[Line], place: int) -> bool:
    """Whether a line of a caption opens as the sentence above it did, with a caption's mark: another picture's."""
    if lines[place - 1].edge is not Edge.STOP or not (mark := _MARK.match(lines[place].bare)):
        return False
    above = place - 1
    while above and not lines[above].blank and not _MARK.match(lines[above].bare):
        above -= 1
    return (first := _MARK.match(lines[above].bare)) is not None and first.lastgroup == mark.lastgroup


def signs_off(line: Line, words: Words) -> bool:
    """Whether a line closes a notice or letter, or is the office that signs one."""
    return words.closing or (line.edge is Edge.OTHER and is_office(line.bare))


def _is_text(block: Sequence[Line], words: Words) -> bool:
    """Whether a block without a credit is too much for a caption; `words`: of its first line."""
    if block[-1].bare[-1] not in UNCREDITED or words.caption:
        return len(block) > _MOST
    return len(block) > _UNTOLD_LINES or sum([len(line.bare) for line in block]) > _UNTOLD_LONGEST


def _blocks(lines: Sequence[Line], words: Sequence[Words]) -> Iterator[_Block]:
    start = 0
    led = False
    for place, line in enumerate(lines):
        if words[place].credit:
            if start < place:
                yield _Block(start, place, credited=True)
            start = place + 1
            led = line.blank > 0
            continue
        if (line.blank or words[place].furniture or words[place].jump) and start < place:
            yield _Block(start, place, credited=led and not lines[start].blank and place - start <= _UNTOLD_LINES)
            start = place
        if words[place].credited:
            yield _Block(start, place + 1, credited=True)
            start = place + 1
    if start < len(lines):
        yield _Block(start, len(lines), credited=led and not lines[start].blank)


def _text_measures(blocks: Sequence[_Block], measures: Sequence[int]) -> list[tuple[int, int]]:
    """For each block the measures of the text before it and behind it."""
    own = [
        measures[(block.start + block.end) // 2] if block.end - block.start >= _LONG and not block.credited else 0
        for block in blocks
    ]
    before, ahead = [], []
    last = 0
    for number, _ in enumerate(blocks):
        before.append(last)
        last = own[number] or last
    last = 0
    for number in range(len(blocks) - 1, -1, -1):
        ahead.append(last)
        last = own[number] or last
    return list(zip(before, reversed(ahead), strict=True))


def _credit_line(lines: Sequence[Line], block: _Block, cues: Cues) -> int:
    """The line of a block on which the credit begins that closes it; the block's end for none."""
    start = max(block.start, block.end - _MOST)
    if start > block.start and not block.credited:
        return block.end
    bare = "".join([line.bare for line in lines[start : block.end]])
    left = cues.crediting(bare)
    for place in range(start, block.end):
        left -= len(lines[place].bare)
        if left < 0:
            return place
    return block.end


def _look(line: Line, words: Words, *, last: bool, led: bool) -> float:
    """What one line ends on, and what its words say against a caption. `led`: its credit is on it or follows."""
    score = log(0.5) if last and words.credited else (_LAST_EDGE if last else _INNER_EDGE)[line.edge]
    if led and line.edge is Edge.COMMA:
        score = _LED
    if words is not UNTOLD:
        if words.story or words.speaker or words.field or words.byline or words.furniture or words.jump:
            score -= 5.0
        if words.item or words.closing or words.title:
            score -= 3.0
    if line.tokens > 2 and not words.credited:
        score -= 3.0
    return score


def _fit(above: Line, line: Line, *, second: bool, last: bool) -> float:
    grown = line.width - above.width
    if line.spaced or above.spaced:
        return log(0.2)
    if abs(grown) <= 1:
        return log(0.55)
    if second and 1 < grown <= _DEEP:
        return log(0.35 if grown < _DEEP - 1 else 0.08)
    if last and grown < 0:
        return log(2 / above.width)
    return log(0.1 if grown == -2 else 0.06 if grown == 2 else 0.03 if -4 <= grown < 0 else 0.005)


def _whole(lines: Sequence[Line], words: Words, block: _Block, texts: tuple[int, int], cues: Cues) -> float:
    """What a whole block, or its end, says for being a caption.

    `words`: of its first line. `texts`: the measures of the text before it and behind it.
    """
    bare = "".join([line.bare for line in lines])
    captioned = cues.is_passage("caption", bare)
    told = block.credited or captioned or block.tailed
    score = (log(0.3) if told else _UNTOLD) - max(0, len(bare) - 120) / 30
    beside = _measure(max([line.width for line in lines]), len(lines), texts)
    # Several lines set in the text's own measure are the text's, whoever is seen in them.
    apart = beside >= 0.0 or len(lines) <= _FEW
    scene = read_scene(bare) if apart and not told and _runs_on(lines) else 0.0
    if not told and lines[-1].edge is Edge.OTHER:
        score -= 0.5 if scene >= SEEN or (len(lines) > 1 and _KANA.search(bare)) else 3.0
    score += scene + beside
    score -= sum([2.0 for line in lines if line.tokens > 1 and not line.spaced]) if not told else 0.0
    if words.caption:
        score += 1.5
    if told and not block.credited:
        score += 3.0
    if captioned:
        score += 2.0
    if _BESIDE.search(bare):
        score += 2.5
    if _DATED.match(bare):
        score += 0.7
    return score


def _inside(page: Page, place: int) -> float:
    """What speaks for a caption beginning right below another line, where blank lines part most things."""
    ended = page.habits.shown > SHOWN and not page.lines[place].indent and has_ended(page, place - 1)
    return _ENDED if ended else _INSIDE


def _indented(lines: Sequence[Line]) -> float:
    """How much likelier the second of a caption's lines is than if it were not its second (`_fit`)."""
    if len(lines) < 2:
        return 0.0
    last = len(lines) == 2
    return _fit(*lines[:2], second=True, last=last) - _fit(*lines[:2], second=False, last=last)


def _runs_on(lines: Sequence[Line]) -> bool:
    """Whether words go on from line to line as in set text: a head's lines are of any width, the last may be a name."""
    grown = any(below.width > above.width + _DEEP for above, below in pairwise(lines))
    return not grown and not (len(lines) > 1 and _NAMED.match(lines[-1].bare))


def _measure(width: int, count: int, texts: tuple[int, int]) -> float:
    """How a block's width stands to the measures of the text beside it."""
    known = [text for text in texts if text and text != UNSET]
    if not known:
        return 0.0
    if all(width > text + 3 for text in known):
        return 0.5
    if count == 1:
        return 0.0
    return 1.0 if all(abs(width - text) > 3 for text in known) else -1.0
