"""What a line's first words say for opening a paragraph, against going on with one: natural logarithms of odds.

A paragraph's first sentence is no sooner over than others are, and no word opens it that leans on the one before. The
odds were counted over Chinese and Japanese newspaper text, by script, and rounded.
"""

import re
from functools import cache
from typing import Final

from typeset.copydesk.knowledge.vocabulary import rows_of

_REACH: Final = 14
_FIRST_MARK: Final = re.compile("[，、。：；！？]")
_STOPS: Final = frozenset("。！？")
_STOPPED_AT: Final = (0.0, -3.0, -3.2, -3.2, -2.2, -2.0, -1.6, -1.2, -1.0, -0.8)
"""The first sentence is over behind so many characters, where another went on before; from ten on, `_LATE`."""
_LATE: Final = -0.6
_PAUSED_AT: Final = (0.0, -3.0, -0.8, -0.8)
"""The first clause is."""
_SHORT: Final = (0.0, 0.0, -1.5, -1.5, -1.0)
"""The first sentence is over behind so many characters, where a full stop stands before it."""


def weigh_opening(bare: str, *, stopped: bool) -> float:
    """Weigh a line's first words; `stopped`: the line before it ends on a full stop."""
    mark = _FIRST_MARK.search(bare, 0, _REACH)
    if stopped:
        if mark is None or mark.group() not in _STOPS or mark.start() >= len(_SHORT):
            return 0.0
        return _SHORT[mark.start()]
    leaning = _weights().get(bare[0], 0.0)
    if mark is None:
        return leaning
    place = mark.start()
    if mark.group() in _STOPS:
        return leaning + (_STOPPED_AT[place] if place < len(_STOPPED_AT) else _LATE)
    return leaning + (_PAUSED_AT[place] if place < len(_PAUSED_AT) and mark.group() != "：" else 0.0)


@cache
def _weights() -> dict[str, float]:
    """The characters of tables/openings.tsv and their weights."""
    return {char: float(weight) for chars, weight in rows_of("openings") for char in chars}
