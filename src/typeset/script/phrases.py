"""Where a head may be turned: the boundaries of phrases, and what a turn there costs its sense.

Chinese is parted into words (script.lexicon), and tables/turns.tsv says how ill a turn between two words reads;
BudouX's models weigh in, and draw Japanese boundaries alone. What a headline must keep whole is kept whole by rule:
names in 《》, “”, 「」; numbers with their unit; nothing opens a line that leans on the word before it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import budoux

from typeset.model.edition import Script
from typeset.script.classes import Kind, class_table
from typeset.script.lexicon import Word, lexicon
from typeset.script.tables import read_table

SPACE: Final = 0.0
"""Between the parts of a kicker or a head, which a space divides."""
MARK: Final = 0.5
"""Behind a mark of punctuation, before an opening one."""
PHRASE: Final = 6.0
"""What a turn between phrases costs at most."""
_LONE: Final = 8.0
"""The surcharge for a turn behind a word of one character, which leans on the next one."""
_LONE_NEXT: Final = 5.0
_LONE_VERB: Final = 2.0
"""The surcharges for a turn before a word of one character: one before a verb does little harm."""
_NUMBER: Final = 10.0
"""Between a number and what it counts."""
_SWAY: Final = 2.0
"""How far BudouX's opinion moves a cost."""
_INSIDE: Final = 9.0
"""The surcharge inside quoted words."""
_INSIDE_PART: Final = 25.0
"""The surcharge inside a part of a head that is divided by spaces."""
_LONG_NAME: Final = 10
"""A name in quotes of more characters may be turned inside, at that surcharge."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The words that one side of a rule names: themselves, or by the beginnings of their parts of speech."""

    words: frozenset[str]
    parts: tuple[str, ...]

    @classmethod
    def read(cls, field: str) -> "_Side":
        """Read a field of turns.tsv."""
        names = field.split()
        parts = tuple("" if name == "." else name for name in names if name[0] != "=")
        return cls(frozenset(name[1:] for name in names if name[0] == "="), parts)

    def names(self, word: Word) -> bool:
        """Tell whether it names a word."""
        return word.text in self.words or word.part.startswith(self.parts)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of turns.tsv; cost None: never."""

    left: _Side
    right: _Side
    cost: float | None

    def fits(self, left: Word, right: Word) -> bool:
        """Tell whether the rule speaks of these two words."""
        return self.left.names(left) and self.right.names(right)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(_Side.read(row["left"]), _Side.read(row["right"]), None if row["cost"] == "x" else float(row["cost"]))
        for row in read_table("turns.tsv")
    )


@cache
def _parser(script: Script) -> budoux.Parser:
    if script is Script.JP:
        return budoux.load_default_japanese_parser()
    if script in (Script.TW, Script.HK):
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()


def boundaries(text: str, script: Script) -> tuple[int, ...]:
    """Give the offsets between phrases, in order: where a head may be turned without harm to its sense."""
    return tuple(sorted(offset for offset, cost in turn_costs(text, script).items() if cost <= PHRASE))


def part_costs(text: str, script: Script) -> Mapping[int, float]:
    """Give what a turn costs inside the parts of a head that spaces divide, each as if it stood alone.

    The spaces' own turns are not among them.
    """
    return {
        offset: cost
        for offset, cost in _sense(text, script).items()
        if not (text[offset].isspace() or text[offset - 1].isspace())
    }


def turn_costs(text: str, script: Script) -> Mapping[int, float]:
    """Give each offset before which a line of a head may begin, and the cost of turning there.

    0 is between parts that a space divides, up to PHRASE between phrases, above that inside one. Never inside a word.
    """
    costs = _sense(text, script)
    _honour_spaces(text, costs)
    return costs


def _sense(text: str, script: Script) -> dict[int, float]:
    """Cost each turn by what stands before and behind it, as if no space divided the head."""
    if script is Script.JP:
        costs = dict(_japanese(text))
    elif script is Script.KR:
        costs = {}
    else:
        costs = dict(_chinese(text, script))
    _keep_names(text, costs)
    return costs


def _chinese(text: str, script: Script) -> Iterator[tuple[int, float]]:
    """Judge each boundary of words by the rules, with BudouX's vote."""
    words = lexicon().part(lexicon().simplify(text))
    votes = _votes(text, script)
    for k in range(1, len(words)):
        cost = _between(words, k)
        if cost is None:
            continue
        if cost > MARK:
            cost += _lone(words[k - 1], words[k]) - _SWAY * (words[k].start in votes)
        yield words[k].start, max(cost, MARK)


def _lone(left: Word, right: Word) -> float:
    """What words of one character add to the cost of parting them from their neighbours."""
    cost = 0.0
    if _single(left):
        cost += _LONE
    if _single(right):
        cost += _LONE_VERB if right.part == "v" else _LONE_NEXT
    return cost


def _single(word: Word) -> bool:
    return len(word.text) == 1 and word.part[0] not in "wcpse"


def _between(words: tuple[Word, ...], k: int) -> float | None:
    """The cost of a turn before word k; None: never. A bracket or quote is looked through to the word it holds."""
    left, right = words[k - 1], words[k]
    before, after = _edge(left.text[-1]), _edge(right.text[0])
    if before is Kind.OPEN or after in _LEANING or (before is Kind.DASH and k < 3) or _one_unit(words, k):
        return None
    if before in _POINTS or before is Kind.DASH:
        return MARK if left.text != "、" else _LIST
    if left.part == "e":
        return _NUMBER
    left = Word("", "n", left.start) if before is Kind.CLOSE else left
    right = Word("", "n", right.start) if after is Kind.OPEN else right
    return next(rule for rule in _rules() if rule.fits(left, right)).cost


def _one_unit(words: tuple[Word, ...], k: int) -> bool:
    """Tell whether word k and the one before are a number with its unit, a date, a name, or two lone characters."""
    left, right = words[k - 1], words[k]
    if left.part == "e":
        return len(right.text) == 1 or right.part[0] in "qmtxe" or right.text in _COUNTED
    if right.part == "e" and k > 1 and left.text in _DATES and words[k - 2].part == "e":
        return True
    return (left.part, right.part) in _ONE_NAME or (_single(left) and (left.part == "nr" or _single(right)))


_ONE_NAME: Final = frozenset({("x", "e"), ("x", "x")})
_DATES: Final = frozenset("年月日時时点點分：")
_LIST: Final = 3.0
"""Behind the comma of a list 、."""
_COUNTED: Final = frozenset({"年度", "周年", "百分点", "公里", "平方米", "小时", "分钟", "亩地", "名额"})
_POINTS: Final = frozenset({Kind.STOP, Kind.COMMA, Kind.COLON})
_LEANING: Final = _POINTS | {Kind.CLOSE, Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS, Kind.MEASURE, Kind.ELLIPSIS}


def _edge(char: str) -> Kind:
    return class_table(Script.CN).trait(char).kind


def _votes(text: str, script: Script) -> frozenset[int]:
    """The offsets where BudouX ends a phrase."""
    ends, offset = set(), 0
    for phrase in _parser(script).parse(text):
        offset += len(phrase)
        ends.add(offset)
    return frozenset(ends)


def _japanese(text: str) -> Iterator[tuple[int, float]]:
    """Judge each place by BudouX's phrases (文節) and by where the script changes.

    A phrase that ends in a mark or a topic particle makes the better turn. Between two kanji only pairs are parted:
    most words of kanji are two characters long, and so BudouX errs less.
    """
    votes = _votes(text, Script.JP)
    for offset in range(1, len(text)):
        left, right = _edge(text[offset - 1]), _edge(text[offset])
        if left is Kind.OPEN or right in _LEANING or right is Kind.SMALL_KANA or _inside_number(text, offset):
            continue
        if left in _POINTS:
            yield offset, MARK
        elif _after_count(text, offset):
            yield offset, 4.0
        elif left is right is Kind.HAN:
            cost = _within_kanji(text, offset, offset in votes)
            if cost is not None:
                yield offset, cost
        elif offset in votes:
            yield offset, 2.0 if text[offset - 1] in _TOPICS else 4.0
        elif (left, right) in _CHANGES:
            yield offset, _CHANGES[left, right]
        elif offset > 1 and _BORROWED_EDGE.match(text, offset - 2):
            yield offset, _COMPOUND


_TOPICS: Final = "はがでも"
_CHANGES: Final[Mapping[tuple[Kind, Kind], float]] = {
    (Kind.HAN, Kind.DIGIT): 9.0,
    (Kind.CLOSE, Kind.HAN): 6.0,
    (Kind.KANA, Kind.OPEN): 4.0,
    (Kind.HAN, Kind.OPEN): 6.0,
}


_COMPOUND: Final = 10.0
"""Within a compound, where a borrowed word in katakana begins or ends beside two kanji: 感染症|ウイルス."""
_BORROWED_EDGE: Final = re.compile(r"[\u4e00-\u9fff]{2}(?=[ァ-ヺ]{2})|[ァ-ヺー]{2}(?=[\u4e00-\u9fff]{2})")


_COUNTERS: Final = "号年月日時分秒歳人回位円件本台枚度階党校社%％"


def _after_count(text: str, offset: int) -> bool:
    """Tell whether a number with its counter ends at `offset` and kanji go on: 14号|九州."""
    if offset < 2 or text[offset - 1] not in _COUNTERS or not text[offset - 2].isdigit():
        return False
    return _edge(text[offset]) is Kind.HAN and text[offset] not in "以前後間目未超半内中"


def _within_kanji(text: str, offset: int, voted: bool) -> float | None:
    """The cost of parting a run of kanji behind an even count of them; None: never."""
    start, end = offset, offset
    while start and _edge(text[start - 1]) is Kind.HAN:
        start -= 1
    while end < len(text) and _edge(text[end]) is Kind.HAN:
        end += 1
    if start and text[start - 1].isdigit():
        start += 1
    if (offset - start) % 2 or offset == start or end - offset < 2:
        return None
    return 4.0 if voted else 13.0 if (end - start) % 2 == 0 else None


def _inside_number(text: str, offset: int) -> bool:
    return text[offset - 1].isdigit() and (text[offset].isdigit() or text[offset] in ".,:．：")


_NAME: Final = re.compile("《[^《》]*》|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|（[^（）]*）")


def _keep_names(text: str, costs: dict[int, float]) -> None:
    """Forbid turns inside what quotes and brackets hold, or make them dear where it is long."""
    for match in _NAME.finditer(text):
        for inside in range(match.start() + 1, match.end()):
            if inside in costs:
                if len(match.group()) - 2 > _LONG_NAME:
                    costs[inside] += _INSIDE
                else:
                    del costs[inside]


def _honour_spaces(text: str, costs: dict[int, float]) -> None:
    """Let a head that spaces divide be turned at them first."""
    spaces = [place for place in range(1, len(text)) if text[place - 1].isspace() and not text[place].isspace()]
    for offset in list(costs):
        if text[offset].isspace():
            del costs[offset]
        elif spaces:
            costs[offset] += _INSIDE_PART
    costs.update(dict.fromkeys(spaces, SPACE))
