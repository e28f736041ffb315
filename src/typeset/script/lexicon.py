"""Words: a Chinese text parted into words by a list of them with their frequencies.

The likeliest way to lay the text out in words (unigrams, Viterbi); Traditional text is looked up by its Simplified
characters. Western runs and digits are words of their own, a character that no word has stands alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from typeset.script.tables import read_table

_LONGEST: Final = 8
_UNKNOWN: Final = 19.0
"""The cost of a character that stands in no list, dearer than the rarest word."""
_RUN: Final = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U000323af]+"
    r"|[0-9０-９][0-9０-９.,:：．]*[%％‰℃]?|[Ⅰ-ⅿ]+|[A-Za-zＡ-Ｚａ-ｚ]+|\s+|.",
    re.DOTALL,
)


class Word(NamedTuple):
    """A word of a text: its characters, part of speech (words.tsv; w mark, e digits, x Western, s space), its place."""

    text: str
    part: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words with part of speech and cost, and the Simplified characters of Traditional ones."""

    words: Mapping[str, tuple[str, float]]
    variants: dict[int, str]

    def simplify(self, text: str) -> str:
        """Write a text in the characters of the word list, one for one."""
        return text.translate(self.variants)

    def part(self, text: str) -> tuple[Word, ...]:
        """Part a text into words; together they are the text."""
        found: list[Word] = []
        for match in _RUN.finditer(self.simplify(text)):
            run, start = match.group(), match.start()
            kind = _kind(run)
            if kind:
                found.append(Word(text[start : match.end()], kind, start))
            else:
                found.extend(Word(text[at : at + length], part, at) for part, at, length in self._lay_out(run, start))
        return tuple(found)

    def _lay_out(self, run: str, start: int) -> Iterator[tuple[str, int, int]]:
        """Lay a run of Han characters out in words: the part of speech, the place and the length of each."""
        ways: list[tuple[float, int, str]] = [(0.0, 0, "")]
        for end in range(1, len(run) + 1):
            best = (ways[end - 1][0] + _UNKNOWN, 1, "g")
            for length in range(1, min(_LONGEST, end) + 1):
                known = self.words.get(run[end - length : end])
                if known is not None and ways[end - length][0] + known[1] < best[0]:
                    best = (ways[end - length][0] + known[1], length, known[0])
            ways.append(best)
        cuts = []
        end = len(run)
        while end:
            _, length, part = ways[end]
            end -= length
            cuts.append((part, start + end, length))
        return reversed(cuts)


def _kind(run: str) -> str:
    """The part of speech of what is not Han; "" for Han."""
    if "\u3400" <= run[0] <= "\u9fff" or run[0] == "〇" or "\uf900" <= run[0] <= "\ufaff" or run[0] > "\U0001ffff":
        return ""
    if run[0].isdigit() or "Ⅰ" <= run[0] <= "ⅿ":
        return "e"
    if run[0].isspace():
        return "s"
    return "x" if run[0].isalpha() else "w"


@cache
def lexicon() -> Lexicon:
    """Read the word lists; a word in newspapers' own list goes by that."""
    words: dict[str, tuple[str, float]] = {}
    for table in ("words.tsv", "newswords.tsv"):
        for row in read_table(table):
            words.update(dict.fromkeys(row["words"].split(" "), (row["pos"], float(row["cost"]))))
    variants = {ord(char): row["simplified"] for row in read_table("variants.tsv") for char in row["traditional"]}
    return Lexicon(words, variants)
