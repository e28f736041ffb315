"""Whether a line names who wrote a text, told by how it is built: a calling, a name, and what stands round a name.

The rules of no paper are known here. A line's parts each speak for a writer: a mark or label before the name, a
profession, school or place, a family name, a name parted by a space, an age, a bracket with a place or calling.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from typeset.copydesk.lines import Line
from typeset.copydesk.names import name_pattern, syllable_names
from typeset.script.lexicon import lexicon

SURE: Final = 4.0
"""A line that says as much names a writer wherever it stands."""
FAIR: Final = 3.0
"""One that says as much does where texts meet."""
LIKELY: Final = 2.0
"""A line that says less names none, unless its place tells it."""
_WIDEST: Final = 60
"""No writer's line is wider, in half ems."""
_NAME: Final = 14
"""Nor is a name alone."""
_MARK, _LABEL, _TAIL = 1.5, 3.0, 1.5
_CALLING, _HOUSE = 2.0, 1.5
_FAMILY, _PARTED, _WORDY = 2.0, 1.5, 0.5
_BRACKET, _UNTOLD, _AGE = 2.0, 0.5, 2.0
_BUILT_ALIKE: Final = 1.5
"""Another line of the page is built the same way."""

_HAN: Final = "\u3400-\u9fff\U00020000-\U0003134f々〆ヶ"
_MARKS: Final = re.compile("[□■◎○●◇◆▲△☆★▪•⊙※]+[ ]?")
_LONG: Final = 4
"""A name made of syllables is as long, without a dot in it."""
_FOREIGN: Final = re.compile("[，。！？；“”‘’《》「」『』【】〔〕%％…—→＝↑↓※]")
_AGED: Final = re.compile("[ ]?[（(]?[0-9０-９]{2}[ ]?(?:歳|岁|歲)?[）)]?$")
_BRACKETED: Final = re.compile("[ ]?[（(]([^（）()]{2,20})[）)]$")
_SEPARATED: Final = re.compile("[ ]?[：:／/・|｜＝=][ ]?|[ ]")
_JOINT: Final = re.compile("[ ：:／/・|｜＝=（(·．‧•]")
_NEXT_LABEL: Final = re.compile("[ ](?=[^ ]{1,4}[：:／/・])")
_TURNED: Final = re.compile(f"([{_HAN}ァ-ヶー]{{1,3}}) ([{_HAN}ぁ-んァ-ヶー]{{1,3}})$")
_LONE: Final = re.compile(
    f"(?:[{_HAN}]{{2,4}}|[{_HAN}]{{1,3}}[ぁ-んァ-ヶー]{{1,4}}[{_HAN}]?|[ぁ-んァ-ヶー・]{{4,12}})$"
)
_RENDERED: Final = re.compile(f"[{_HAN}]{{1,6}}(?:[·．‧•][{_HAN}]{{1,6}}){{1,2}}$")
_DOTTED: Final = re.compile("[^・]{3,}・$")
_KANA: Final = re.compile("[ぁ-ん]")
_DIGIT: Final = re.compile("[0-9０-９]")
_DOTS: Final = re.compile("[·．‧•]")
_YEAR: Final = re.compile(
    "[0-9０-９一二三四五六]{1,4}(?:级|級|年|年生|届|屆|班)$|[（(][0-9０-９一二三四五六]{1,2}[）)]班$"
)
_PLACE: Final = re.compile("[市縣县區区県都府省町村郡鎮镇州]")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a line says for naming a writer (`LIKELY`, `SURE`), and the parts it is built of."""

    score: float
    build: str


_NONE: Final = Signature(0.0, "")


def weigh_writers(lines: Sequence[Line], texts: Sequence[str]) -> list[float]:
    """What every line of a page says for naming a writer, by its own build and by the page's other lines.

    Others of the same build speak for it, but not the line next to it: then both are of a list of names.
    """
    found = [
        read_signature(text) if line.width <= _WIDEST and (line.width <= _NAME or _JOINT.search(text)) else _NONE
        for line, text in zip(lines, texts, strict=True)
    ]
    builds = Counter(sign.build for sign in found if len(sign.build) > 1)
    scores = [sign.score + _BUILT_ALIKE * (builds[sign.build] > 1) * (sign.score > 0.0) for sign in found]
    for place in range(1, len(lines)):
        alike = found[place].build == found[place - 1].build and min(found[place].score, found[place - 1].score) > 0.0
        if alike and not lines[place].blank:
            scores[place - 1 : place + 1] = (0.0, 0.0)
    return scores


def read_signature(text: str) -> Signature:
    """Read a line, single spaces in it, as a writer's; the score is 0 for what cannot be one."""
    marks = _MARKS.match(text)
    rest = text[marks.end() :] if marks else text
    if not rest or _FOREIGN.search(rest):
        return _NONE
    parts = [_read_part(part, marked=marks is not None) for part in _NEXT_LABEL.split(rest)]
    if not parts or any(part.score <= 0.0 for part in parts):
        return _NONE
    if marks:
        parts[0] = Signature(parts[0].score + _MARK, "m" + parts[0].build)
    return Signature(min(part.score for part in parts), parts[0].build)


def _read_part(text: str, *, marked: bool) -> Signature:
    """Read a label, callings, one name or more, and what is said behind it."""
    score, build = 0.0, ""
    if bracket := _BRACKETED.search(text):
        score = _read_bracket(bracket.group(1))
        if score < 0.0:
            return _NONE
        text, build = text[: bracket.start()], "b"
    backed = (marked and bracket is not None) or score >= _BRACKET
    if age := _AGED.search(text):
        score += _AGE
        text, build = text[: age.start()], build + "a"
    tail = next((word for word in _words()["tail"] if text.endswith(word) and len(text) > len(word) + 2), "")
    before, name, told = _part_name(text.removesuffix(tail).rstrip())
    if not name or _DIGIT.search(name):
        return _NONE
    score += told
    claims = [claim for claim in _SEPARATED.split(before) if claim]
    labelled = bool(claims) and claims[0] in _words()["label"]
    if labelled:
        score, build = score + _LABEL, build + "l"
    callings = max((_calling(claim) for claim in claims[labelled:]), default=0.0)
    called = callings >= _CALLING and not told and _is_strange(name)
    # A profession and a dot make a name of any build a person's: 音楽評論家・鳥居まなぶ.
    dotted = callings >= _CALLING and _DOTTED.search(before) is not None and _KANA.search(name) is not None
    if callings:
        score, build = score + callings, build + "c"
    if tail:
        score, build = score + _TAIL, build + "t"
    if not (told or labelled or backed or dotted or called) or len(claims) > 4 or any(map(_is_foreign, claims)):
        return _NONE
    return Signature(score, build)


def _is_foreign(claim: str) -> bool:
    """Whether no writer is called that: a long word, or one with figures that count no years."""
    return len(claim) > 20 or (_DIGIT.search(claim) is not None and _YEAR.search(claim) is None)


def _part_name(text: str) -> tuple[str, str, float]:
    """A line's words before its name, the name, and what its build says for one; no name, no word."""
    last = _SEPARATED.split(text)[-1]
    before = text[: len(text) - len(last)]
    if turned := _TURNED.search(text):
        family, given = turned.groups()
        parted = text[: turned.start()]
        clean = not parted or parted[-1] in " ：:／/・|｜＝="
        if clean and _name().match(family + given):
            return parted, family + given, _PARTED + _FAMILY
        short = len(family) <= 2 or len(family + given) <= 5
        if clean and short and not _calling(family) and not _name().match(last):
            return parted, family + given, _PARTED
    if _name().match(last):
        return before, last, _FAMILY if _is_no_word(last) else _WORDY
    if _is_rendered(last):
        return before, last, _FAMILY
    return before, last if _LONE.match(last) else "", 0.0


def _is_no_word(name: str) -> bool:
    """Whether a name does not begin with a common word that says what is done or how: 安心了, 何时, 向前冲."""
    first = lexicon().part(name)[0]
    return len(first.text) < 2 or first.part[0] in "nzsjig"


def _is_rendered(name: str) -> bool:
    """Whether a name of another language stands in ideographs: 次仁罗布, 巴奈．達努, 买买提·艾力."""
    if _RENDERED.fullmatch(name):
        return all(_is_strange(part) or syllable_names().fullmatch(part) for part in _DOTS.split(name))
    return len(name) >= _LONG and syllable_names().fullmatch(name) is not None


def _is_strange(name: str) -> bool:
    """Whether no word of two or more characters that is none of a name is in it: 子墨, but not 观察 or 暑假生活."""
    return all(len(word.text) < 2 or word.part.startswith("nr") for word in lexicon().part(name))


def _read_bracket(text: str) -> float:
    """Weigh a bracket behind a name, below 0 for what is no person's: a place, a calling, an age, a stroke between."""
    pieces = [piece for piece in re.split("[／/・、＝= ]", text) if piece]
    told = [piece for piece in pieces if not _AGED.fullmatch(piece)]
    if any(_DIGIT.search(piece) for piece in told):
        return -1.0
    tells = len(told) < len(pieces) or _PLACE.search(text) is not None or any(_calling(piece) for piece in told)
    return _BRACKET if tells else _UNTOLD


def _calling(word: str) -> float:
    """How much a word ends like a profession or rank, or like a place, school, unit or firm."""
    words = _words()
    if _YEAR.search(word) or (word.endswith(words["calling"]) and _is_calling(word)):
        return _CALLING
    return _HOUSE if word.endswith(words["house"]) else 0.0


def _is_calling(word: str) -> bool:
    """Whether a word of two characters is one: family names end like callings as well (羽生, 福士)."""
    return len(word) > 2 or word in _words()["calling"] or lexicon().simplify(word) in lexicon().words


@cache
def _name() -> re.Pattern[str]:
    return re.compile(name_pattern() + "$")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The words of tables/writers.tsv."""
    rows = (files("typeset.copydesk") / "tables" / "writers.tsv").read_text(encoding="utf-8").splitlines()
    parted = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {kind: tuple(words.split()) for kind, words in parted}
