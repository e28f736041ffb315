"""What two neighbouring lines of a head say of the turn between them: whether one phrase goes on in the next line.

A headline's lines are halves of one clause or two clauses of like build, set in one size; a kicker above or a deck
below is a phrase of its own, in smaller type, so that more of it stands on a line.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import log
from typing import Final

from typeset.copydesk.lines.line import COLONS, COMMAS
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.heads import WHEN, Setting, bound_characters, is_open_quote, is_predicate, speaks
from typeset.script.lexicon import lexicon

_LABEL: Final = 9
"""A line no wider, in half ems, is mostly a name."""
_SHORT: Final = 16
"""One no wider is mostly a place, an occasion or half a clause."""
_KINDS: Final = (
    ("\u3041", "\u309f", "kana"),
    ("\u30a0", "\u30ff", "katakana"),
    ("\u4e00", "\u9fff", "ideographs"),
)
_FIGURES: Final = frozenset("一二三四五六七八九十百千兩两〇")
_QUOTES: Final = frozenset("「『“《〈」』”》〉")
_LEANING: Final = re.compile(
    "(?:[をがはの]|[^っ]て|って|され|せず|ず|ながら|つつ|から|より|ため|ても|れば|なら|など|受け|巡り|めぐり|向け)$"
)
"""What a Japanese line that leans on the next one ends on."""
_LEANING_WORDS: Final = re.compile(
    "(?:[为為][啥何]|怎[么麼]|[让讓把被给給在从從向于於和与與及或的了着著是为為最更中里裡上下时時后後前]|不[再是要]|终于|終於)$"
)
"""What a Chinese line that leans on the next one ends on."""
_IDEOGRAPHS: Final = re.compile("[\u4e00-\u9fff]+")
_SLOGAN: Final = range(3, 9)
"""How many characters each phrase of a slogan has."""
_SAID: Final = re.compile("“[^“”]*”|「[^「」]*」")
"""What somebody says."""
_SPEAKER: Final = re.compile("[^，。：、「“—]{1,9}[：:].")
"""A line that opens on who says the rest (管理处：已剪除一点四吨), a deck's wherever a third line has it."""
_CLAUSE: Final = re.compile("[をがへはに]|[一-龥][るたずぬすくう]$")
"""What a Japanese line has that is more than a name."""
_ENDS: Final = (("ぁ", "ん", "kana"), ("ァ", "ー", "katakana"))
_LONGEST: Final = 6
"""Names are told apart by their length up to this many pairs of characters."""
_BROAD: Final = 20.0
"""A line of this width, in half ems, is as wide as most lines of headlines: other widths are told by it."""
_BROADEST: Final = 26
"""A line wider than this tells no more than one of this width: few lines of headlines are."""
_LIKE: Final = 0.85
"""A line of which the other, if shorter, has this share or more is about as wide."""
_TOLD: Final = 0.5
"""Of a line that the text speaks of it repeats this share of the pairs of characters at least."""
_TITLE: Final = 28
"""The titles of essays and the names of their columns are together no wider, in half ems."""
_LEAD: Final = 80
"""So many characters tell whether a text is news."""
_NEWS: Final = re.compile(
    "记者|記者|本[报報台刊网網][讯訊]|[讯訊电電][】\\]]|[【〔［（(][^】〕］）)]{0,16}(?:消息|[报報][导導道]|[讯訊电電])[】〕］）)]|[日月][电電讯訊]|[0-9０-９〇一二三四五六七八九十][日月]"
    "|昨[日天晚]|日前|近日|今日[上下]午"
)
Trait = tuple[str, float]


def turn_traits(before: Passage, after: Passage, setting: Setting, *, later: bool = False) -> Iterator[Trait]:
    """What is found where one line of a head turns into the next, and how often, or how much of it.

    `later`: the turn is not the head's first.
    """
    script = "ja" if setting.headline_first else "zh"
    page = "airy" if setting.blanks else "airless" if setting.airless else "tight"
    yield f"{'blank' if after.blank else 'no blank'}, {page} page", 1.0
    yield from _marks(before, after, setting, script)
    yield from _japanese(before, after) if setting.headline_first else _chinese(before, after, later=later)
    yield from _builds(before, after, script)
    yield from _widths(before.width, after.width, script)


def _marks(before: Passage, after: Passage, setting: Setting, script: str) -> Iterator[Trait]:
    """What the last and the first character say."""
    last, first = before.bare[-1], after.bare[0]
    if last in COMMAS:
        yield "behind a comma", 1.0
    elif last in COLONS:
        yield "behind a colon", 1.0
    elif last in "！？!?。":
        yield f"behind a question {script}", 1.0
    if is_open_quote(before.bare):
        yield "in a quotation", 1.0
    if last.isalnum() and first.isalnum():
        yield "in a pair of the text" if last + first in setting.text else "in no pair of the text", 1.0


def _chinese(before: Passage, after: Passage, *, later: bool) -> Iterator[Trait]:
    """Which of the lines are clauses, and what leans on the other line."""
    kinds = " and ".join(["clause" if speaks(line.bare) else "name" for line in (before, after)])
    yield f"between {kinds}", 1.0
    if min(before.width, after.width) >= _LIKE * max(before.width, after.width):
        yield f"between {kinds}, about as wide", 1.0
    yield from _commas(before.bare, after.bare, "third line" if later else "second line")
    if is_predicate(before.bare, after.bare):
        yield "between subject and predicate", 1.0
    bound = bound_characters()
    yield "before a bound character", bound["start"].get(after.bare[0], 0.0)
    yield "behind a bound character", bound["end"].get(before.bare[-1], 0.0)
    if _LEANING_WORDS.search(before.bare) or WHEN.fullmatch(before.bare):
        yield "behind a leaning end", 1.0
    slogans = is_slogan(before), is_slogan(after)
    if slogans[0] is not slogans[1]:
        yield f"slogan {'first' if slogans[0] else 'second'}", 1.0


def _commas(before: str, after: str, place: str) -> Iterator[Trait]:
    """Which of two Chinese lines has clauses or a speaker. `place`: which line the second is, or whether later yet."""
    commas = _has_commas(before), _has_commas(after)
    if commas[0] is not commas[1]:
        yield f"clauses {'above' if commas[0] else 'in'} the {place}", 1.0
    if _SPEAKER.match(after) and not _SPEAKER.match(before):
        yield f"a speaker in the {place}", 1.0


def is_slogan(line: Passage) -> bool:
    """Whether a Chinese line is phrases of the same number of characters, a space between: 锚定现代化 奋力开新局."""
    return line.gaps > 0 and _is_parallel(line.bare, line.gaps + 1)


@lru_cache(maxsize=256)
def _is_parallel(text: str, phrases: int) -> bool:
    size, rest = divmod(len(text), phrases)
    if rest or size not in _SLOGAN or _IDEOGRAPHS.fullmatch(text) is None:
        return False
    ends = set(accumulate(len(word.text) for word in lexicon().part(text)))
    return all(turn in ends for turn in range(size, len(text), size))


def _japanese(before: Passage, after: Passage) -> Iterator[Trait]:
    """Which kinds of characters meet, and whether one of the lines is a topic and what is said of it."""
    last, first = before.bare[-1], after.bare[0]
    closing, opening = _kind(last), _kind(first)
    yield f"behind {closing}", 1.0
    yield f"before {opening}", 1.0
    if _LEANING.search(before.bare) or WHEN.fullmatch(before.bare):
        yield "behind a leaning end", 1.0
    commas = "、" in before.bare, "、" in after.bare
    if commas[0] is not commas[1]:
        yield f"comma in the {'first' if commas[0] else 'second'}", 1.0


def _kind(char: str) -> str:
    """The kind of a Japanese character."""
    if char.isdigit() or char in _FIGURES:
        return "figures"
    if char in _QUOTES:
        return "quotation marks"
    return next((name for low, high, name in _KINDS if low <= char <= high), "others")


def _builds(before: Passage, after: Passage, script: str) -> Iterator[Trait]:
    """How alike the lines are: how long, of how many clauses."""
    clauses = tuple("more" if line.gaps or _has_commas(line.bare) else "one" for line in (before, after))
    if "more" in clauses:
        yield f"clauses: {clauses[0]} and {clauses[1]} {script}", 1.0
    if (before.gaps > 0) is not (after.gaps > 0):
        yield f"spaces in the {'first' if before.gaps else 'second'} {script}", 1.0
    yield f"longer {script}", log(after.width / before.width)
    shorter, longer = sorted((before.width, after.width))
    if shorter >= 0.8 * longer:
        yield "like widths", 1.0
    elif shorter < 0.5 * longer:
        yield "unlike widths", 1.0
    if before.width <= _SHORT:
        yield f"behind a {'label' if before.width <= _LABEL else 'short line'}", 1.0
    if after.width <= _LABEL:
        yield "before a label", 1.0


def _widths(before: int, after: int, script: str) -> Iterator[Trait]:
    """How wide the lines are: a headline, in large type, is broken sooner than what stands above or below it."""
    before, after = min(before, _BROADEST), min(after, _BROADEST)
    yield f"wide together {script}", (before + after) / _BROAD - 2
    yield f"wide alone {script}", 2 * max(before, after) / _BROAD - 2


def _has_commas(text: str) -> bool:
    """Whether a line has a comma that is not the words' that it quotes."""
    return not COMMAS.isdisjoint(text) and not COMMAS.isdisjoint(_SAID.sub("", text))


def repeated(lines: Sequence[str], text: str) -> list[float]:
    """How much of each line its text repeats: a share of its pairs of letters and digits."""
    pairs = [[a + b for a, b in pairwise(line) if a.isalnum() and b.isalnum()] for line in lines]
    return [sum([pair in text for pair in each]) / max(1, len(each)) for each in pairs]


def retold(turn: Sequence[Trait], before: Passage, told: tuple[float, float], script: str) -> Iterator[Trait]:
    """What it says of a turn how much of its two lines the text repeats: a name of a column or an occasion little.

    A short line that leans on the next is no name, and one that the text repeats mostly its subject.
    """
    first, second = told
    yield "the text repeats more of the second", second - first
    yield "the text repeats both", first + second - 1
    if before.width <= _SHORT:
        leans = any(name == "behind a leaning end" for name, _ in turn)
        size = "label" if before.width <= _LABEL else "short line"
        yield f"behind a {size} {'that leans' if leans else 'told' if first >= _TOLD else 'untold'} {script}", 1.0


def above_no_news(turn: Sequence[Trait], before: Passage, after: Passage, script: str) -> Iterator[Trait]:
    """What a turn says above an essay, a letter, advice: such have a column's name and a short title, news has not.

    Of the name of a column its text says nothing, and it leans on nothing.
    """
    yield f"above no news {script}", 1.0
    if any(name.endswith(f" untold {script}") for name, _ in turn):
        yield f"a column's name above no news {script}", 1.0
    if before.width <= _SHORT and before.width + after.width <= _TITLE:
        yield f"two short above no news {script}", 1.0


def japanese_turn(before: str, after: str, *, news: bool, later: bool) -> Iterator[Trait]:
    """What Japanese lines say of the turn by being names or clauses: columns and places stand above, as names.

    `news`: their text is some. `later`: the turn is not the head's first.
    """
    kinds = _japanese_kind(before), _japanese_kind(after)
    yield f"between {kinds[0]} and {kinds[1]}, {'news' if news else 'no news'}", 1.0
    if kinds[0] == "name" and not later:
        yield f"behind a name of {min((len(before) + 1) // 2, _LONGEST)} pairs", 1.0
        end = next((name for low, high, name in _ENDS if low <= before[-1] <= high), "ideographs")
        yield f"behind a name in {end}", 1.0


def _japanese_kind(text: str) -> str:
    """Whether a Japanese line has several clauses, is one, or a name."""
    return "clauses" if "、" in text else "clause" if _CLAUSE.search(text) else "name"


def is_news(text: str) -> bool:
    """Whether a text opens as news does: on a reporter, an agency, a day."""
    return _NEWS.search(text[:_LEAD]) is not None
