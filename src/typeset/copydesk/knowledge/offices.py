"""Offices, firms and societies, told by how their names are built: they write and sign where no person is named."""

import re
from functools import cache
from typing import Final

from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.script.lexicon import lexicon

_SHORTEST: Final = 3
_LONGEST: Final = 24
"""No office's name has fewer or more characters."""
_NAME: Final = re.compile("[\u3400-\u9fff々ヶァ-ヶー0-9０-９（）()·]+$")


def is_office(text: str) -> bool:
    """Whether a line is an office's name and nothing else: 省气象台, 市消防救援支队, 衛生福利部疾病管制署."""
    if not _SHORTEST <= len(text) <= _LONGEST or not _NAME.match(text):
        return False
    words = _words()
    told = text.endswith(words["strong"])
    if text.startswith(words["kind"]) or not (told or text.endswith(words["weak"])):
        return False
    own = text.startswith(words["own"])
    parts = lexicon().part(_short().sub("", text[2 * own :]) or text)
    placed = own or text.startswith(words["rank"]) or parts[0].part in ("ns", "nt")
    if parts[0].part[:1] in "rpcdmuyb" or any(part.part[:1] in "truy" for part in parts) or not (told or placed):
        return False
    # What its name ends on is known for an office's, whatever else it may be: 县史志办.
    inner = parts[:-1] if told else parts
    return all(part.part[:1] != "v" or part.part == "vn" or part.text in words["task"] for part in inner)


@cache
def office_ends() -> frozenset[str]:
    """The characters that the names of offices end on."""
    return frozenset(word[-1] for kind in ("strong", "weak") for word in _words()[kind])


@cache
def _short() -> re.Pattern[str]:
    """What offices' names are shortened to, which read alone would be verbs: 住建, 史志."""
    return re.compile("|".join(_words()["short"]))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The words of tables/offices.tsv."""
    return {kind: tuple(words.split()) for kind, words in rows_of("offices")}
