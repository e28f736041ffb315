"""A page's text with its habits of spacing, told from the whole page, and the manners in which spaces are read."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

_DUTY: Final = "(?:记者|記者|通讯员|通訊員|特派员|特派員|实习生)"
_HAN: Final = "[\u3400-\u9fff]"
_PARTED: Final = re.compile(f"[（(〔【][^（）\\s]{{0,6}}{_DUTY}[ \u3000]{_HAN}{{2}}")
_PARTED_LATER: Final = re.compile(f"{_DUTY}[ \u3000]{_HAN}{{2,4}}(?:[ \u3000、]{_HAN}{{2,4}}){{0,3}}[）)〕】]")
"""As the last writers of a bracket stand: 通讯员 田秀兰）."""
_RUN_ON: Final = re.compile(f"[（(〔【][^（）\\s]{{0,6}}{_DUTY}{_HAN}{{2}}")
_MASSED: Final = re.compile(f"[（(〔【][^（）()\\s]{{0,6}}{_DUTY}{_HAN}{{2,3}}{_DUTY}")
"""Two writers whose names and duties run on: （记者王飞通讯员李明）."""
_TOUCH: Final = re.compile(f"{_HAN}[0-9A-Za-z]|[0-9A-Za-z]{_HAN}")
_STRAY: Final = re.compile(f"{_HAN}[ \u3000\t]+[0-9A-Za-z]|[0-9A-Za-z][ \u3000\t]+{_HAN}")
_LATIN: Final = re.compile("[A-Za-z]{3,40}")
_FEW: Final = 2
_ENOUGH: Final = 12
"""So many spaced lines are the paper's own, if so many times more lines have digits beside Han and no space."""


class Manner(Enum):
    """How spaces are read: in running text, in a head, among names, or in columns of a table or verse."""

    RUNNING = 0
    HEAD = 1
    NAMES = 2
    COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Copy:
    """A page's text with its habits of spacing.

    `names_parted`: it has a space between 记者 and a name, so that a line end there reads as one. `groups_parted`: so
    it does between a name and the next writer's duty. `strays`: its setting leaves spaces beside digits; where it does
    not, a lone one is the paper's own. `latin`: its Latin words, which tell what a line end has cut.
    """

    text: str
    names_parted: bool
    groups_parted: bool
    strays: bool
    latin: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Copy":
        """Observe a page's text."""
        parted = len(_PARTED.findall(text)) + len(_PARTED_LATER.findall(text))
        run_on = len(_RUN_ON.findall(text))
        return cls(
            text, parted > run_on, _MASSED.search(text) is None, _leaves_strays(text), frozenset(_LATIN.findall(text))
        )


def _leaves_strays(text: str) -> bool:
    """Whether spaces beside digits come of the page's setting: it makes them on many lines, or on none."""
    strays = touched = 0
    for line in text.splitlines():
        if _STRAY.search(line):
            strays += 1
        elif _TOUCH.search(line):
            touched += 1
    return strays > _FEW or touched < _ENOUGH * max(1, strays)
