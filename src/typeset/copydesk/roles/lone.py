"""A few lines that blank lines part from all else: how likely they are a caption that neither mark nor credit tells.

A reader tells such lines by how they are set, by whom and what they name, and by what stands beside them. What each of
these says was fitted (tables/lone.tsv): natural logarithms of the odds of a caption against a head or a paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.patterns import Find, finder
from typeset.copydesk.knowledge.scenes import read_scene
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.copydesk.knowledge.writers import LIKELY
from typeset.copydesk.lines.line import CLOSERS, Edge, plain
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.lines.seams import TORN, Turn
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.roles.blocks import (
    EVEN,
    LONGEST,
    POINTERS,
    SHOWN,
    Page,
    blocks,
    flush,
    goes_on,
    is_apart,
    is_told,
    tight,
)

SURE: Final = 0.9
"""Lines by themselves that say so much for a caption are one: of fifty such blocks one is none."""
_HEADLIKE: Final = 1.0
"""Lines that no blank line parts are a head mostly: they say so much less for a caption,"""
_PLAIN: Final = 2.5
"""and are surely one only where they say so much more than others."""
_SIZES: Final = (4, 8, 12, 18, 26, 40, LONGEST)
_NEAR: Final = 12
"""So far off, in lines, stands the text whose measure counts."""
_APART: Final = 3
"""Half ems between two measures."""
_PARTED: Final = 0.2
"""One that parts fewer of them by blank lines shows that a sentence between blank lines is none."""
_GOES_ON: Final = (Turn.SEEN, Turn.WORD, Turn.BOTH)
_WORDS: Final = 4.5
_TURNS: Final = 1.5
"""So much a block's words, its turns say at most for a caption."""
_DOUBTFUL: Final = -2.0
"""Blocks that say less for a caption are not thought of."""
_LAST: Final = 24
"""No noun with its clause is longer, in characters."""
_PERSON: Final = 12
"""Nor is a name with its calling and what stands before it."""
_NAME: Final = 20
"""No column's name is wider, in half ems."""
_BESIDE: Final = 4
"""So many lines above one a caption may begin that stands right above it."""
_SAID: Final = re.compile("[說说讲講][:：，]|表示|指出|認為|认为|[？?！!]|[一-鿿][:：]")
_QUOTED: Final = re.compile("[“「『].{4,}[”」』]")
_DATED: Final = re.compile("(?:[^，。]{0,6}月)?[0-9０-９]{1,2}日|昨[日天]?|近日|日前|当日|當日")
_SIDES: Final = re.compile(
    "[左右][起为為侧側、一二三四]|前排|後排|后排|[（(][左右中前后後上下央]|左から|右から|[合留]影|合照"
)
_PLACED: Final = re.compile("[^＝。]{4,}＝[^＝。）]{2,30}$")
_NOUN: Final = re.compile("(?:[るたうくぐすつぬぶむいだ]|ない)[一-鿿ァ-ヶー「『][^。、はがをにでもへ]{0,16}$")
_AGED: Final = re.compile("(?:さん|氏|選手|[一-鿿ァ-ヶ])[（(＝][0-9０-９]{2}歳?[）)]?$")
"""A portrait's head closes on whom it is of and how old they are; a caption goes on to where that was."""
_TITLES: Final = "(?:氏|さん|君|先生|女士|小姐|教授|院士|医生|醫師|容疑者|選手|監督|議員)?。?$"


class Lone(NamedTuple):
    """Lines up to `end` that stand by themselves, and what they say for being a caption; `sure`: they are one."""

    end: int
    odds: float
    sure: bool


def weigh_lone(page: Page) -> dict[int, Lone]:
    """Weigh each block of a few lines that stands by itself and that no word tells, by the number of its first line.

    Where a page indents its paragraphs, what is set flush behind a text's end stands by itself, too.
    """
    last = _last_text(page)
    found = _weighed(page, blocks(page), last)
    if page.habits.shown > SHOWN:
        found |= {start: block for start, block in _weighed(page, flush(page), last).items() if block.sure}
    return found | _weighed_tight(page, last, found)


def _weighed_tight(page: Page, last: int, known: Mapping[int, Lone]) -> dict[int, Lone]:
    """The same of what no blank line parts. The page's first line is its head; of lines within others, who knows."""
    begun = {(start, end): begins for start, end, begins in tight(page)}
    weighed = _weighed(page, begun, last)
    found: dict[int, Lone] = {}
    for start, (end, odds, _) in weighed.items():
        sure = begun[start, end] and odds >= SURE + _PLAIN
        sure = sure and all(weighed[inner].odds < odds for inner in range(start + 1, end) if inner in weighed)
        if start not in known and (start or sure):
            found[start] = Lone(end, odds - _HEADLIKE, sure)
    return found


def _weighed(page: Page, parts: Iterable[tuple[int, int]], last: int) -> dict[int, Lone]:
    """What blocks say for being captions, but those that say too little; of several from a line the one that most."""
    weights = table()
    found: dict[int, Lone] = {}
    for start, end in parts:
        odds = 0.0
        for seen, most in ((seen_of, _WORDS + _TURNS), (said_of, _TURNS), (turned_of, 0.0)):
            odds += sum([weights.get(name, 0.0) * value for name, value in seen(page, start, end, last)])
            if odds + most < _DOUBTFUL:
                break
        else:
            if start not in found or odds > found[start].odds:
                found[start] = Lone(end, odds, odds >= SURE)
    return found


def begun_alone(lone: Mapping[int, Lone]) -> frozenset[int]:
    """The lines with which something begins that surely is a caption by itself, and those behind its end."""
    sure = [(start, block.end) for start, block in lone.items() if block.sure]
    return frozenset(place for ends in sure for place in ends)


def unscanned(page: Page, lone: Mapping[int, Lone]) -> Sequence[Words]:
    """The words of a page's lines without scanning, where they surely are a caption turned inside words: no poem is."""
    told = list(page.words)
    for start, (end, _, sure) in lone.items():
        if not sure or not any(word.poem for word in told[start:end]):
            continue
        if any(page.seams.turn(*pair) in TORN for pair in pairwise([line.bare for line in page.lines[start:end]])):
            told[start:end] = [replace(word, poem=False) for word in told[start:end]]
    return told


def _last_text(page: Page) -> int:
    """Behind which line nothing stands but what the page's edge and its pictures have."""
    place = len(page.words)
    while place and (page.words[place - 1].furniture or page.words[place - 1].caption or page.words[place - 1].credit):
        place -= 1
    return place


def seen_of(page: Page, start: int, end: int, last: int) -> Iterator[tuple[str, float]]:
    """What can be seen of a block, by the names of tables/lone.tsv. `last`: where the page's last text ends."""
    block = page.lines[start:end]
    size = sum([len(line.bare) for line in block])
    script = "ja" if page.seams.japanese else "zh"
    yield script, 1.0
    yield f"{script} {block[-1].edge.name} {'many' if len(block) > 1 else 'one'}", 1.0
    yield f"size {next(most for most in _SIZES if size <= most)}", 1.0
    yield "commas", float(min(sum([line.commas for line in block]), 3))
    yield from _measured(page, start, end)
    if start:
        words = page.words[start - 1]
        if words.credit or words.credited:
            yield "below a caption", 1.0
    if end < len(page.words):
        below = page.words[end]
        if below.caption or below.credit:
            yield "above a caption", 1.0
        if below.byline or below.story or below.writer >= LIKELY:
            yield "above a writer", 1.0
    if start and page.words[start - 1].title and page.lines[start - 1].width <= _NAME:
        yield "below a title", 1.0
    stopped = block[-1].edge is Edge.STOP
    headed = _is_line(page, start - 1, -1)
    begins = stopped and not goes_on(page, start) and (not start or is_apart(page, start))
    if begins and page.habits.shown > SHOWN:
        yield "flush", log(1 - page.habits.shown)
    if stopped and headed:
        yield "stopped, below a line", 1.0
    elif begins and start and page.habits.blank_between < _PARTED:
        yield "apart", log(page.habits.blank_between)
    if end >= last:
        # Where heads stand below their texts, the page's last head does so.
        text = start and page.lines[start - 1].edge is Edge.STOP and not page.words[start - 1].credited
        mixed = (
            headed if stopped else (end < len(page.lines) and not _is_line(page, end, 1) and not page.words[end].credit)
        )
        name = "foot, mixed" if mixed else "foot, stopped" if stopped else "foot, below a text" if text else "foot"
        yield name, 1.0


def _is_line(page: Page, place: int, step: int) -> bool:
    """Whether the one or two lines from a place on, up or down to the next blank line, may be a head's: no sentence."""
    for at in (place, place + step):
        if not 0 <= at < len(page.lines):
            return False
        if page.lines[at].edge in (Edge.STOP, Edge.COMMA) or is_told(page.words[at]):
            return False
        beyond = at if step < 0 else at + 1
        if beyond >= len(page.lines) or page.lines[beyond].blank:
            return True
    return False


def _measured(page: Page, start: int, end: int) -> Iterator[tuple[str, float]]:
    """How a block's measure stands to that of the text beside it."""
    width = max([line.width for line in page.lines[start:end]])
    texts = _texts(page.measures, start, end)
    if end - start == 1:
        if texts and all(width > text + _APART for text in texts):
            yield "wide", 1.0
    elif texts and all(abs(width - text) > _APART for text in texts):
        yield "own measure", 1.0
    elif any(abs(width - text) <= 1 for text in texts):
        yield "text's measure", 1.0


def _texts(measures: Sequence[int], start: int, end: int) -> list[int]:
    """The measures of the text before a block and behind it."""
    above = (measures[at] for at in range(start - 1, max(1, start - _NEAR), -1) if measures[at] == measures[at - 2])
    most = min(len(measures) - 2, end + _NEAR)
    below = (measures[at] for at in range(end, most) if measures[at] == measures[at + 2])
    return [text for text in (next(above, UNSET), next(below, UNSET)) if text != UNSET]


def said_of(page: Page, start: int, end: int, _last: int) -> Iterator[tuple[str, float]]:
    """Whom and what a block's words name."""
    bare = "".join([line.bare for line in page.lines[start:end]])
    last = bare[-_LAST:]
    if page.words[start].caption:
        yield "marked", 1.0
        if _points_apart(page, start, end):
            yield "pointed", 1.0
    placed = False
    if page.seams.japanese:
        if _NOUN.search(last):
            yield "noun", 1.0
        placed = "＝" in bare and _PLACED.match(bare) is not None
        if placed:
            yield "placed", 1.0
    if _persons()[0](bare):
        yield "name", 1.0
    elif _persons()[1](bare[-_PERSON:]):
        yield "person", 1.0
    for name, pattern in (("said", _SAID), ("quoted", _QUOTED), ("sides", _SIDES)):
        if pattern.search(bare):
            yield name, 1.0
    if _DATED.match(bare):
        yield "dated", 1.0
    if _AGED.search(last):
        yield "aged", 1.0
    text = "".join(map(plain, page.lines[start:end]))
    if (text[-1] in CLOSERS or " " in text) and page.cues.crediting(text) < len(text):
        yield "agency", 1.0
    yield "scene", read_scene(bare[: bare.index("＝")] if placed else bare)


def _points_apart(page: Page, start: int, end: int) -> bool:
    """Whether another caption stands right beside one whose mark points to another place: ▲ above ▼."""
    for place in (end, *range(start - 1, max(-1, start - _BESIDE), -1)):
        if place < len(page.lines) and page.words[place].caption:
            pair = {page.lines[place].bare[0], page.lines[start].bare[0]}
            return len(pair) > 1 and pair <= POINTERS
    return False


def turned_of(page: Page, start: int, end: int, _last: int) -> Iterator[tuple[str, float]]:
    """Where a block's lines turn, and whether its words carry on a line that is full."""
    turns = [page.seams.turn(above.bare, below.bare) for above, below in pairwise(page.lines[start:end])]
    yield "inside words", float(min(2, sum([turn in (Turn.WORD, Turn.BOTH) for turn in turns])))
    if not start or page.lines[start - 1].edge not in (Edge.COMMA, Edge.OTHER):
        return
    above = page.lines[start - 1]
    if start > 1 and not above.blank and abs(above.width - page.lines[start - 2].width) <= EVEN:
        yield "below a full line", 1.0
        if page.seams.turn(above.bare, page.lines[start].bare) in _GOES_ON:
            yield "goes on", 1.0


@cache
def _persons() -> tuple[Find, Find]:
    return finder("prefix", [f"PERSON{_TITLES}"]), finder("within", [f"[\u4e00-\u9fffァ-ヶ・、）」]PERSON{_TITLES}"])


@cache
def table() -> Mapping[str, float]:
    """The weights of tables/lone.tsv, by what they weigh."""
    return {name: float(weight) for name, weight in rows_of("lone")}
