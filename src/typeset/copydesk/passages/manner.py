"""A page's text with its habits of spacing, told from the whole page, and the manners in which spaces are read."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

_DUTY: Final = "(?:记者|記者|通讯员|通訊員|特派员|特派員|实习生)"
_HAN: Final = "[\u3400-\u9fff]"
_LETTER: Final = "[\u3040-\u30ff\u3400-\u9fff]"
_PARTED: Final = re.compile(f"[（(〔【][^（）\\s]{{0,6}}{_DUTY}[ \u3000]{_HAN}{{2}}")
_PARTED_LATER: Final = re.compile(f"{_DUTY}[ \u3000]{_HAN}{{2,4}}(?:[ \u3000、]{_HAN}{{2,4}}){{0,3}}[）)〕】]")
"""As the last writers of a bracket stand: 通讯员 田秀兰）."""
_RUN_ON: Final = re.compile(f"[（(〔【][^（）\\s]{{0,6}}{_DUTY}{_HAN}{{2}}")
_MASSED: Final = re.compile(f"[（(〔【][^（）()\\s]{{0,6}}{_DUTY}{_HAN}{{2,3}}{_DUTY}")
"""Two writers whose names and duties run on: （记者王飞通讯员李明）."""
_LISTED: Final = re.compile(
    f"^[^（(〔【\n]{{0,8}}{_DUTY}(?:([ \u3000])|(?=[^ \u3000])){_HAN}{{2,3}}(?:[ \u3000／/摄攝]|$)", re.MULTILINE
)
"""A byline or credit on a line: 本报记者 郭树勋, 記者蔡孟修翻攝."""
_SHOT: Final = re.compile(
    f"{_HAN}{{2}}([ \u3000]*)(?:摄影|攝影|摄|攝|撮影|供图|供圖)(?:报道|報導|報道)?$", re.MULTILINE
)
"""How a credit ends: 翟鹏程 摄, 麥家樂攝."""
_SIGNED: Final = re.compile(f"[。！？”」]\r?\n?[（(](?:{_HAN}\r?\n?){{2,8}}[ \u3000](?:{_HAN}\r?\n?){{2,5}}[）)][\r\n]")
"""Who wrote a letter and where from, below it: （章丘 刘素兰）."""
_ON_DUTY: Final = re.compile("[者员員生摄攝撮供]")
"""A character of every duty that `_LISTED` and `_SHOT` look for."""
_REPORTED: Final = "[〔【][^〔〕【】\n]{0,16}(?:[記记]者|[報报][導导道]|[讯訊电電])[^〔〕【】\n]{0,16}[〕】]"
REPORTED: Final = re.compile(_REPORTED)
_DATED_ON: Final = re.compile(f"^[ \u3000]*{_REPORTED}(?=[0-9\u3040-\u9fff])", re.MULTILINE)
"""A reporter and a place in brackets that the story runs on behind: 〔記者許世賢／彰化報導〕43歲."""
_LABELLED: Final = re.compile("^[ \u3000]*([QAＱＡ\u3400-\u9fff])[ \u3000]+[「『“\u3040-\u9fff][^\\s]", re.MULTILINE)
"""What stands before a question, an answer, a comment: 問 相続人が."""
_ASKED: Final = "QAＱＡ問答问"
_BESIDE: Final = re.compile("[^\\s][ \u3000\t]+[（(]|[）)][ \u3000\t]+[^\\s]")
_TOUCH: Final = re.compile(f"{_LETTER}[0-9A-Za-z]|[0-9A-Za-z]{_LETTER}")
_STRAY: Final = re.compile(f"{_LETTER}[ \u3000\t]+[0-9A-Za-z]|[0-9A-Za-z][ \u3000\t]+{_LETTER}")
_NARROW_STRAY: Final = re.compile(f"{_LETTER}[ \t]+[0-9A-Za-z]|[0-9A-Za-z][ \t]+{_LETTER}")
_WESTERN: Final = re.compile("[0-9A-Za-z]")
_CLOCK: Final = re.compile("(?<=[日号號])[ \t]+[0-9]{1,2}[:：][0-9]{2}")
"""The time behind a day: so many a list writes it, whatever its setting does elsewhere."""
CHANCE: Final = (
    "[0-9][ \u3000\t]+[年月日时時分点點号號人名个個位家万萬億亿元円度倍条條件次届屆岁歳歲年回台户戶米吨噸层層]"
    "|[在于於至到从從约約近达達共有为為是的了和与與及第超はがをにでともの][ \u3000\t]+[0-9]"
)
"""A gap that nobody writes: between a number and its unit, between a preposition and its number."""
_CHANCE: Final = re.compile(CHANCE)
_BROAD_CHANCE: Final = re.compile(CHANCE.replace("[0-9]", "[０-９]").replace("[ \u3000\t]", "[ \t]"))
"""The same of digits as wide as ideographs."""
_BEHIND: Final = re.compile("[”’》〉」』】][ \u3000\t]+[^\\s]|[^\\s][ \u3000\t]+[“‘《〈「『【]")
_CORNERS: Final = "”’》〉」』】“‘《〈「『【"
_ITEM: Final = (
    "[ \u3000]*(?:【[^】\n]{1,8}】)?[◆◇●○■□▽▼△▲▪★☆◎※▶][^ \u3000、。，：；！？（）()0-9０-９\n]{2,28}"
    "(?<![於于在至到从從自将將为為是订訂定及和与與由はがをにでとのもへや])"
)
_WHEN: Final = "[一二三四五六七八九十]{1,3}[月日]|[毎每今来本昨明][日月週周年]|即日|[0-9０-９]{1,2}"
_UNIT: Final = "[日月時・～~、]"
_ITEMIZED: Final = re.compile(f"^{_ITEM}(?:([ \u3000])|(?=[0-9０-９]))(?:{_WHEN}{_UNIT})", re.MULTILINE)
"""An item of a list that opens with what is on and goes on with when: ◇古本市 30日、市民会館."""
_HEADED: Final = re.compile(
    "^[ \u3000]*([◆◇●○■□▽▼△▲▪★☆◎※▶])[^ \u3000、。，：；！？（）()0-9\n]{1,9}(?<![A-Za-z])[ \u3000]"
    "[\u3040-\u30ff\u3400-\u9fff]",
    re.MULTILINE,
)
"""An item of a list that opens with what it is about: ■羽毛球 在青岛进行的."""
NAMED: Final = re.compile(_ITEM)
WHEN: Final = re.compile(f"{_WHEN}\\s{{0,3}}{_UNIT}")
_WORD_GAP: Final = re.compile(f"{_LETTER}{{2}}(?: |(\u3000)){_LETTER}{{2}}")
"""A space between two words, an ideographic one in its group."""
_LATIN: Final = re.compile("[A-Za-z]{3,40}")
_BROKEN: Final = re.compile("[0-9][\r\n]+[0-9]")
_FEW: Final = 2
_ENOUGH: Final = 12
"""So many spaced lines are the paper's own, if so many times more lines have digits beside Han and no space."""
_TRAILING: Final = 40
"""One line in so many ends where a space of its own text stands."""


class Manner(Enum):
    """How spaces are read: in running text, in a head, among names, or in columns of a table or verse."""

    RUNNING = 0
    HEAD = 1
    NAMES = 2
    COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """A page's text with its habits of spacing. A lean is above 0 where the page parts, below where it does not.

    `names`: its lean between 记者 and a name in brackets; `listed`: the same on a line of its own; `shots`: between a
    name and 摄. `groups_parted`: it has a space between a name and the next writer's duty. `signed_parted`: it signs
    letters with a place, a space and a name. `strays`: its setting leaves spaces beside digits; where it does not,
    a lone one is the paper's own. `even`: the setting's spaces come on a whole line or not at all; `broad`: most of
    them are ideographic ones; where not, an ideographic one is the paper's. `digits`: narrow spaces stand beside
    digits as wide as ideographs where nobody writes any. `corners`, `rounds`: it leaves spaces beside quotation
    marks, beside brackets. `labels`: the characters that stand before several paragraphs, a space behind.
    `itemized`: items of its lists have a space between what is on and when. `headed`: with these marks items open that
    have a space behind what they are about. `wide`: most spaces between words are ideographic ones. `breaks`: it breaks
    numbers at line ends. `dated_on`: behind a dateline in brackets it has no space. `trails`: its lines end on a narrow
    space more often than one in `_TRAILING` does by chance. `latin`: its Latin words, which
    tell what a line end cut.
    """

    text: str
    names: int
    listed: int
    shots: int
    groups_parted: bool
    signed_parted: bool
    strays: bool
    even: bool
    broad: bool
    digits: bool
    corners: bool
    rounds: bool
    dated_on: bool
    labels: frozenset[str]
    itemized: bool
    headed: frozenset[str]
    wide: bool
    breaks: bool
    trails: bool
    latin: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Copy":
        """Observe a page's text."""
        lines = text.splitlines()
        gapped = [line for line in lines if len(line.split(maxsplit=1)) > 1]
        gaps = "\n".join(gapped)
        strays, even, broad = _stray_spaces(lines, gapped)
        signed = "\n".join(filter(_ON_DUTY.search, text.split("\n")))
        return cls(
            text,
            names=len(_PARTED.findall(text)) + len(_PARTED_LATER.findall(text)) - len(_RUN_ON.findall(text)),
            listed=_lean(_LISTED, signed),
            shots=_lean(_SHOT, signed),
            groups_parted=_MASSED.search(text) is None,
            signed_parted=_SIGNED.search(text) is not None,
            strays=strays,
            even=even,
            broad=broad,
            digits=_BROAD_CHANCE.search(gaps) is not None,
            corners=_ENOUGH * len(_BEHIND.findall(gaps)) > sum(map(text.count, _CORNERS)),
            rounds=_ENOUGH * len(_BESIDE.findall(gaps)) > text.count("（") + text.count("(") + 1,
            dated_on=_DATED_ON.search(text) is not None,
            labels=frozenset(
                char for char, count in Counter(_LABELLED.findall(text)).items() if count > 1 or char in _ASKED
            ),
            itemized=_lean(_ITEMIZED, text) > 0,
            headed=frozenset(mark for mark, count in Counter(_HEADED.findall(gaps)).items() if count > 1),
            wide=_lean(_WORD_GAP, gaps) > 0,
            breaks=_BROKEN.search(text) is not None,
            trails=_TRAILING * sum([line.endswith(" ") for line in lines]) > len(lines),
            latin=frozenset(_LATIN.findall(text)),
        )


def _lean(pattern: re.Pattern[str], text: str) -> int:
    """How many more places have the space that a pattern's group holds than have none."""
    return sum(1 if space else -1 for space in pattern.findall(text))


def _stray_spaces(lines: Sequence[str], gapped: Sequence[str]) -> tuple[bool, bool, bool]:
    """Whether spaces beside digits come of the page's setting, on many lines or none; whether on whole lines; which.

    `gapped`: the lines that have a space at all.
    """
    chances = [gap for line in gapped if "\u3000" in line for gap in _CHANCE.findall(line)]
    wide = sum(["\u3000" in gap for gap in chances])
    broad = wide > 1 and 2 * wide > len(chances)
    stray = _STRAY if broad else _NARROW_STRAY
    spaced = [line for line in gapped if stray.search(_CLOCK.sub("", line))]
    chance = any(_TOUCH.search(line) and _CHANCE.search(line) for line in spaced)
    strays = len(spaced)
    touched = sum([_TOUCH.search(line) is not None for line in lines if _WESTERN.search(line)])
    touched -= sum([_TOUCH.search(line) is not None for line in spaced])
    return strays > _FEW or touched < _ENOUGH * max(1, strays), not chance, broad
