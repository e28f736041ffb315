"""Where a head may be turned: the boundaries of phrases, and what turning there costs its sense.

BudouX's models draw first boundaries; what a headline must keep whole is kept whole by rule.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import budoux

from typeset.model.edition import Script

SPACE: Final = 0.0
"""Between the parts of a kicker, which a space divides."""
MARK: Final = 1.0
"""Behind a mark of punctuation."""
PHRASE: Final = 4.0
"""Between phrases."""
WORD: Final = 12.0
"""Between words that belong together."""


@cache
def _parser(script: Script) -> budoux.Parser:
    if script is Script.JP:
        return budoux.load_default_japanese_parser()
    if script in (Script.TW, Script.HK):
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()


_WHOLE: Final = re.compile(
    r"《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|（[^（）]*）|[0-9][0-9.,:%‰]*[年月日个家人名届次轮批期号度]*"
)
_NO_START: Final = "的了着过地得们等性化着過們"
_MARKS: Final = "，、；：。！？,;:!?—…"


def turn_costs(text: str, script: Script) -> Mapping[int, float]:
    """Give each offset before which a line of a head may begin, and the cost of turning there."""
    costs: dict[int, float] = {}
    offset = 0
    for phrase in _parser(script).parse(text):
        if offset:
            costs[offset] = PHRASE
        offset += len(phrase)
    for match in _WHOLE.finditer(text):
        for inside in range(match.start() + 1, match.end()):
            costs.pop(inside, None)
    for place in range(1, len(text)):
        if text[place] in _NO_START:
            costs.pop(place, None)
        elif text[place - 1] in _MARKS:
            costs[place] = MARK
        if text[place - 1].isspace():
            costs[place] = SPACE
        elif text[place].isspace():
            costs.pop(place, None)
    return costs


def boundaries(text: str, script: Script) -> tuple[int, ...]:
    """Give the offsets between phrases, in order: where a head may be turned without harm to its sense."""
    return tuple(sorted(offset for offset, cost in turn_costs(text, script).items() if cost <= PHRASE))
