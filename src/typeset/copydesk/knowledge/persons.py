"""A person's name at the end of a line: with a family name, parted by a space, in kana, by its sound, or several."""

import re
from functools import cache, lru_cache
from math import inf
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.givens import weigh_chinese, weigh_japanese
from typeset.copydesk.knowledge.names import family_names, person
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.script.lexicon import lexicon

FAMILY, PARTED, EITHER, UNLIKE, WORDY = 2.0, 1.5, 1.0, 0.6, 0.5
"""What a family name says for a name, a space inside it, a family name where the characters may be words as well, where
they rather are, 乔木, 高粱红, and where a common word stands first."""

_HAN: Final = "\u3400-\u9fff\U00020000-\U0003134f々〆ヶ"
SEPARATED: Final = re.compile("[ ]?[：:／/╱・|｜丨＝=][ ]?|[ ]")
_CLEAN: Final = " ：:／/╱・|｜丨＝="
_TURNED: Final = re.compile(
    f"([{_HAN}ァ-ヶー]{{1,3}}) ([{_HAN}]{{1,3}}|[ぁ-んー]{{1,5}}|[ァ-ヶー]{{1,5}}|[{_HAN}ぁ-んァ-ヶー]{{1,3}})$"
    "|([ぁ-ん]{2,4}) ([ぁ-んァ-ヶー]{1,4})$"
)
_LONE: Final = re.compile(
    f"(?:[{_HAN}]{{2,5}}|[{_HAN}]{{1,3}}[ぁ-んァ-ヶー]{{1,4}}[{_HAN}]?|[ァ-ヶー]{{2,6}}[{_HAN}]{{1,3}}|[ぁ-んァ-ヶー・]{{4,12}})$"
)
_DOTTED: Final = re.compile(
    f"([{_HAN}]{{1,6}})[·・．.‧•]([{_HAN}]{{1,7}})$|[ァ-ヶー]{{2,10}}(?:[・＝][ァ-ヶー]{{2,10}}){{1,2}}$"
)
_KANA: Final = re.compile("[ぁ-んゝゞァ-ヶー]")
_GIVEN: Final = re.compile(f"[{_HAN}]{{1,3}}[ぁ-んゝゞァ-ヶー]{{2,4}}$")
"""A Japanese family name and a given name in kana."""
_BUILT, _BUILT_CHINESE = 2.0, 4.0
"""What looks so much more like a name than like words is one though its family name is not known as one."""
_CERTAIN, _PLAIN, _DOUBTFUL = 5.0, 3.0, -4.0
_LONGEST, _CHINESE = 7, 3
_LATIN: Final = re.compile("(?<![^ ：:／/╱・|｜丨＝=])[A-Z][a-z'’]+(?: (?:[A-Z]\\.|[A-Z][A-Za-z'’-]+|d[aeo]s?)){1,3}$")
"""A name in Latin letters: Yupas Watan, Maria da Silva, Ruby Chan."""
_DOTS: Final = re.compile("[·・．.‧•＝]")
_SOUNDING: Final = 0.6
"""Of the characters of a name by its sound so many are ones that such names are written with."""


_LAST_LATIN: Final = "z"
_LAST_KANA: Final = "\u3096"


class Name(NamedTuple):
    """The words before a name, the name (none: empty), and what its build says for its being one."""

    before: str
    name: str
    told: float


@lru_cache(maxsize=128)
def part_name(text: str) -> Name:
    """Part a line's last words, a name or several with 、 between them, from what stands before."""
    first, *more = text.split("、")
    found = _part_one(first)
    others = [_part_one(piece) for piece in more]
    if any(other.before or not other.told for other in others):
        return _part_one(text)
    return found._replace(told=min(found.told, *(other.told for other in others))) if others else found


def _part_one(text: str) -> Name:
    if (
        _DOTS.search(text)
        and (dotted := _DOTTED.search(text))
        and (dotted.group(1) is None or _sounds(dotted.group(1) + dotted.group(2)))
    ):
        before = text[: dotted.start()]
        if not before or before[-1] in _CLEAN:
            return Name(before, dotted.group(), FAMILY)
    if text[-1:] <= _LAST_LATIN and (latin := _LATIN.search(text)):
        told = FAMILY if latin.group().split(" ")[-1] in family_names("latin") else PARTED
        return Name(text[: latin.start()], latin.group(), told)
    last = SEPARATED.split(text)[-1]
    before = text[: len(text) - len(last)]
    if len(last) > 2 and _units().fullmatch(last):
        return Name(before, last, FAMILY)
    if " " in text and (turned := _TURNED.search(text)) and (told := _turned(text, turned, last)):
        return Name(text[: turned.start()], turned.group().replace(" ", ""), told)
    if told := _grade(last):
        return Name(before, last, told)
    return Name(before, last if _LONE.match(last) else "", 0.0)


def is_named(text: str) -> bool:
    """Whether a line is a person's name by itself, by how it is written: 闻一舟, 才让卓玛, 有森すみれ, but not 白露."""
    found = part_name(text)
    return found.told >= FAMILY and not found.before


def is_surely_named(text: str) -> bool:
    """Whether a line is a name and can hardly be else: of a usual family name, or of a foreign tongue's build."""
    if not is_named(text):
        return False
    name = text.replace(" ", "")
    if len(name) > _CHINESE or not person().fullmatch(name):
        return _KANA.match(name[-1]) is None or weigh_japanese(name) >= _CERTAIN
    return max(weigh_chinese(name), weigh_japanese(name)) >= _CERTAIN


def _odds(name: str) -> float:
    """How much likelier characters that begin with a family name are a person's than words, as a logarithm."""
    chinese = name[0] in family_names("zh") or name[:2] in family_names("zh2")
    return max(weigh_chinese(name) if chinese else -inf, weigh_japanese(name))


def _grade(name: str) -> float:
    """What a word's characters say for its being a name; 0 for nothing."""
    if not person().fullmatch(name):
        return FAMILY if _is_built(name) else 0.0
    odds = _odds(name)
    if not _is_no_word(name) or _is_phrase(name):
        return FAMILY if odds >= _PLAIN else WORDY
    return FAMILY if odds >= 0.0 else EITHER if odds >= _DOUBTFUL else UNLIKE


def _is_built(name: str) -> bool:
    """Whether what may be a name is built like one, its family name a word as often or unknown: 时雨晴, 御園すみれ."""
    if not 2 <= len(name) <= _LONGEST:
        return False
    if _KANA.match(name[-1]):
        return _GIVEN.match(name) is not None and weigh_japanese(name) >= _BUILT
    return len(name) <= _CHINESE and weigh_chinese(name) >= _BUILT_CHINESE


def _turned(text: str, turned: re.Match[str], last: str) -> float:
    """What a space between the last two words of a line says for their being a family name and a given name."""
    family, given = (group for group in turned.groups() if group is not None)
    if turned.start() and text[turned.start() - 1] not in _CLEAN:
        return 0.0
    if person().fullmatch(family + given):
        return 0.0 if _acts(given) else PARTED + FAMILY
    short = len(family) <= 2 or len(family + given) <= 5 or (family[0] <= _LAST_KANA and turned.start() > 0)
    if not short or person().fullmatch(last):
        return 0.0
    # Behind a label nothing but a name is looked for.
    labelled = turned.start() > 0 and text[turned.start() - 1] != " "
    return PARTED if labelled or not (_is_word(family) or _is_word(given)) else 0.0


def _is_word(piece: str) -> bool:
    """Whether one of the two pieces is a word of its own: 老人 孩子, 带头 干."""
    return len(piece) > 1 and lexicon().simplify(piece) in lexicon().words


def _acts(given: str) -> bool:
    """Whether what would be a given name is a word that says what is done: 連勝, 首位."""
    known = lexicon().words.get(lexicon().simplify(given)) if len(given) > 1 else None
    return known is not None and known[0][0] in "vd" and known[1] < _USUAL


_USUAL: Final = 12.0
"""The cost of a word that is common: given names are words as well, but rare ones."""
_COMMON: Final = 10.0
"""The cost of a word that is more common still."""
_USED: Final = 7.5
"""The cost of a character that is a word of its own far more often than a family name."""


def _is_no_word(name: str) -> bool:
    """Whether a name does not begin with a common word that says what is done or how, nor is a place's: 何时, 高雄."""
    first = lexicon().part(name)[0]
    return len(first.text) < 2 or (first.part[0] in "nzsjig" and (first.part != "ns" or first.text != name))


def _is_phrase(name: str) -> bool:
    """Whether a family name that is a word as often stands before a common word: 高质量, but not 高建国."""
    words = lexicon().words
    family, given = words.get(lexicon().simplify(name[0])), words.get(lexicon().simplify(name[1:]))
    if family is None or given is None or len(name) < 3 or family[0].startswith("nr") or family[1] > _USED:
        return False
    return not given[0].startswith(("nr", "ns")) and given[1] < _COMMON


def is_strange(name: str) -> bool:
    """Whether no word of two or more characters that is none of a name is in it: 子墨, but not 观察 or 暑假生活."""
    return all(len(word.text) < 2 or word.part.startswith("nr") for word in lexicon().part(name))


def _sounds(name: str) -> bool:
    """Whether a name is written by its sound, or has nothing but names and single characters in it."""
    return sum(char in _sounding() for char in name) >= _SOUNDING * len(name) or is_strange(name)


@cache
def _units() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(_sounds_table()["unit"], key=lambda unit: (-len(unit), unit))) + "){1,3}")


@cache
def _sounding() -> frozenset[str]:
    return frozenset("".join(_sounds_table()["sound"]))


@cache
def _sounds_table() -> dict[str, list[str]]:
    """The pieces of tables/sounds.tsv."""
    found: dict[str, list[str]] = {}
    for kind, pieces in rows_of("sounds"):
        found.setdefault(kind, []).extend(pieces.split())
    return found
