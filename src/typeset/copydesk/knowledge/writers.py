"""Whether a line names who wrote a text, told by how it is built: a calling, a name, and what stands round a name.

The rules of no paper are known here. A line's parts each speak for a writer: a mark or label before the name, a
profession, school or place, a family name, a name parted by a space, an age, a bracket with a place or calling.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from typeset.copydesk.knowledge.offices import is_office, office_ends
from typeset.copydesk.knowledge.patterns import Find, finder
from typeset.copydesk.knowledge.persons import FAMILY, PARTED, SEPARATED, WORDY, is_strange, part_name
from typeset.copydesk.knowledge.vocabulary import rows_of
from typeset.script.lexicon import lexicon

SURE: Final = 4.0
"""A line that says as much names a writer wherever it stands."""
FAIR: Final = 3.0
"""One that says as much does where texts meet."""
LIKELY: Final = 2.0
"""A line that says less names none, unless its place tells it."""
_MARK, _LABEL, _TAIL = 1.5, 3.0, 1.5
_CALLING, _HOUSE = 2.0, 1.5
_SOCALLED: Final = 1.5
"""Somebody called 氏 or さん is whom a head tells of."""
_PENNED: Final = 0.5
"""What may be a pen name: with the mark before it as much as its place may tell."""
_BRACKET, _UNTOLD, _AGE = 2.0, 0.5, 2.0

_HAN: Final = "\u3400-\u9fff\U00020000-\U0003134f々〆ヶ"
_MARKS: Final = re.compile("[□■◎○●◇◆▲△☆★▪•⊙※◉]+[ ]?")
_FOREIGN: Final = re.compile("[，。！？；“”‘’《》「」『』【】〔〕%％…—→＝↑↓※]|[左右](?:起|至|到|から)")
"""What no writer's line has: the marks of a sentence, and on which side of a picture somebody stands."""
_AGED: Final = re.compile(
    "[ ]?[（(]?(?:[0-9０-９]{2}|[一二三四五六七八九十]{2,3}(?=[歳岁歲]))[ ]?(?:歳|岁|歲)?[）)]?$"
    "|[（(][二三四五六七八九][〇一二三四五六七八九][）)]$"
)
_BRACKETED: Final = re.compile("[ ]?[（(]([^（）()]{2,20})[）)]$")
_ENCLOSED: Final = re.compile("[（(]([^（）()]{4,24})[）)]$")
_NATION: Final = re.compile(
    "[【〔［\\[（(]([美英法德日俄韩韓加澳印意奥奧瑞荷挪丹波捷匈希葡西阿巴墨智以伊土埃]|[\u4e00-\u9fff]{2,3})"
    "[】〕］\\]）)][ ]?(?=.)"
)
"""A foreign writer's country, or a letter writer's province."""
_AGED_AT: Final = re.compile(f"(.*[（(]?[0-9０-９]{{2}}歳?[）)])[ ＝]?[{_HAN}]{{2,4}}[市町村区県]?$")
_REPORTED: Final = re.compile(
    f"[ ／/╱]+[{_HAN}]{{2,8}}(?:報導|报导|报道|報道|專電|专电|電)$|[ ]?(?:发自|發自)[{_HAN}]{{2,8}}$"
)
"""Where a reporter wrote."""
_GIVEN: Final = re.compile("(?:图片|圖片|部分.{0,4})?由?[^ ]{2,14}(?:提供|供图|供圖)$")
"""Whose pictures stand by the text."""
_JOINT: Final = re.compile("[ ：:／/╱・|｜丨＝=（(·‧]")
CALLED: Final = ("氏", "さん")
_SPOKEN: Final = re.compile(f"[{_HAN}ァ-ヶー][にをがはへも][{_HAN}ァ-ヶー]")
"""A particle between two words: what stands before a name says something of it, 主演に新人."""
_TURNED: Final = re.compile("([^・＝]{3,8})[・＝]([^・＝ ]{1,14})$")
"""A name before its calling: 神尾順・京北大教授, 笹井千代・選."""
_LABELLED: Final = re.compile("([^ ：:／/╱・|｜丨＝=]{1,5})[ ]?[：:／/╱・|｜丨＝= ][ ]?(.{3,})$")
_AND: Final = re.compile("[ ]?[、／/＆&][ ]?|[ ]")
_PICTURED: Final = re.compile("[图圖摄攝影]|写真")
_SEATED: Final = re.compile(
    f"(?:[{_HAN}]{{2,4}}|[{_HAN}]{{1,7}}[市町村区県郡]|[ァ-ヶー]{{2,8}})[＝=](?=[^＝=]{{2,8}}$)"
)
"""From where somebody writes: 輪島市＝中川紗綾香."""
_RARE: Final = 12.0
"""The cost of a word that is seldom enough to be a pen name behind a mark: □海鸥, but not □链接."""
_LONGEST_CLAIM: Final = 20
_AGES: Final = frozenset("0123456789０１２３４５６７８９歳岁歲）)")
_OPENERS: Final = frozenset("【〔［[（(")
_NEXT_LABEL: Final = re.compile("[ 、](?=[^ 、]{1,4}[：:／/・])")
_JOINED: Final = re.compile("[·‧．.・、／/&＆與和与と]")
_LATER: Final = re.compile("[^・＝=]{2,}[・＝=]$")
_KANA: Final = re.compile("[ぁ-ん]")
_DIGIT: Final = re.compile("[0-9０-９]")
_INNER: Final = re.compile("[0-9０-９]|[（(].*[^）)]$")
_YEAR: Final = re.compile(
    "[0-9０-９一二三四五六]{1,4}(?:级|級|年|年生|届|屆|班)$|[（(][0-9０-９一二三四五六]{1,2}[）)]班$"
)
_PLACE: Final = re.compile("[市縣县區区県都府省町村郡鎮镇州]")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a line says for naming a writer (`LIKELY`, `SURE`), and the parts it is built of."""

    score: float
    build: str


NONE: Final = Signature(0.0, "")
"""What a line says that names none."""


def may_name(text: str) -> bool:
    """Whether a line has what joins a name to a label or a calling, or ends as a person is called or on a deed."""
    return _JOINT.search(text) is not None or text.endswith(CALLED) or text.endswith(_words()["supplied"])


def read_signature(text: str) -> Signature:
    """Read a line, single spaces in it, as a writer's; the score is 0 for what cannot be one."""
    marks = _MARKS.match(text)
    rest = text[marks.end() :] if marks else text
    if _is_supplied(rest):
        return Signature(SURE, "o")
    if " " in rest and _reader()(rest):
        return Signature(SURE, "l")
    enclosed = nation = None
    if rest and rest[0] in _OPENERS:
        if enclosed := _ENCLOSED.match(rest):
            rest = enclosed.group(1)
        if (nation := _NATION.match(rest)) and _is_place(nation.group(1)):
            rest = rest[nation.end() :]
    rest = _slashed(rest)
    if ("＝" in rest or "=" in rest) and (seat := _SEATED.match(rest)):
        name = part_name(rest[seat.end() :])
        told = max(name.told, _UNTOLD * bool(name.name))
        return NONE if name.before or not told else Signature(told + _HOUSE, "s")
    if ("）" in rest or ")" in rest) and (placed := _AGED_AT.match(rest)):
        rest = placed.group(1)
    # In a bracket behind the name commas part a place from a calling.
    foreign = _FOREIGN.search(rest)
    if not rest or (foreign and (rest[-1] not in "）)" or foreign.start() < max(rest.rfind("（"), rest.rfind("(")))):
        return NONE
    pieces = _pieces(rest)
    parts = [_read_part(part, marked=marks is not None) for part in pieces[:1]]
    parts += [_read_part(part, marked=marks is not None) for part in pieces[1:] if not _GIVEN.search(part)]
    if len(parts) == 1 and parts[0].score <= 0.0 and (turned := _TURNED.search(rest)):
        parts = [_read_turned(*turned.groups())]
    if not parts or any(part.score <= 0.0 for part in parts) or (enclosed and not _is_told_within(rest, parts[0])):
        return NONE
    if marks:
        parts[0] = Signature(parts[0].score + _MARK, "m" + parts[0].build)
    if nation:
        parts[0] = Signature(parts[0].score + _HOUSE, "n" + parts[0].build)
    return Signature(min(part.score for part in parts), parts[0].build)


def _slashed(text: str) -> str:
    """A line with a stroke behind its label, whatever joined them: a dot is one in a foreign name as well."""
    label, mark, named = text.partition("＝" if "＝" in text else "・")
    if not mark or label not in _words()["label"] or (mark == "・" and "・" in named):
        return text
    return f"{label}／{named}"


def supplies(text: str) -> bool:
    """Whether a line that may be a picture's credit as well names the office that a text is from: 县档案馆 提供."""
    return not _PICTURED.search(text) and _is_supplied(text)


def _is_supplied(text: str) -> bool:
    """Whether offices are named for what they wrote or sent: 县委党史研究室 供稿, 文／台北市立動物園."""
    supplied, labels = _words()["supplied"], _words()["label"]
    if text.endswith(supplied):
        deed = next(word for word in supplied if text.endswith(word))
        return _are_offices(text.removesuffix(deed).rstrip(" ／/：:").removesuffix("联合").removesuffix("聯合"))
    if (
        text[-1:] not in office_ends()
        or not (parted := _LABELLED.match(text))
        or parted.group(1) not in (*labels, *supplied)
    ):
        return False
    return _are_offices(parted.group(2))


def _are_offices(text: str) -> bool:
    return bool(text) and all(is_office(piece) for piece in _AND.split(text.strip()))


def _pieces(text: str) -> list[str]:
    """A line's parts that name one writer each; a label before a calling is of the same: 寄稿 作家・星野まほろ."""
    first, *more = _NEXT_LABEL.split(text)
    return [f"{first} {more[0]}", *more[1:]] if more and first in _words()["label"] else [first, *more]


def _read_part(text: str, *, marked: bool) -> Signature:
    """Read a label, callings, one name or more, and what is said behind it."""
    score, build = 0.0, ""
    bracket = _BRACKETED.search(text) if text[-1:] in "）)" else None
    if bracket:
        score = _read_bracket(bracket.group(1))
        if score < 0.0:
            return NONE
        text, build = text[: bracket.start()], "b"
    backed = (marked and bracket is not None) or score >= _BRACKET
    if text[-1:] in _AGES and (age := _AGED.search(text)):
        score += _AGE
        text, build = text[: age.start()], build + "a"
    text, tail = _without_tail(text)
    before, name, told = part_name(text)
    if not name or _DIGIT.search(name):
        return NONE
    if not (told or before or bracket or marked or tail):
        return NONE
    score += told
    claims = [claim for claim in SEPARATED.split(before) if claim and not _AGED.fullmatch(claim)]
    labels = _count_labels(claims)
    if labels:
        score, build = score + _LABEL, build + "l"
    callings = max((_calling(claim) for claim in claims[labels:]), default=0.0)
    if callings:
        # Behind a profession or an office nothing but a name is looked for: 纺织公司 黄建设.
        score += FAMILY - told if WORDY < told < PARTED else 0.0
        score, build = score + callings, build + "c"
    if tail:
        score, build = score + _TAIL, build + "t"
    if not labels and (name.endswith(_words()["deed"]) or (name in _places() and text.endswith(name))):
        return NONE
    penned = _weigh_pen_name(name) if marked and not (claims or bracket) else 0.0
    if penned > _PENNED or not told:
        score += penned - told
    known = told or labels or backed or penned or (tail and not claims) or _is_telling(before, name, claims, callings)
    if not known or len(claims) - labels > 4 or any(_is_foreign(claim) for claim in claims):
        return NONE
    if tail in CALLED and not claims and "・" not in name:
        score = _SOCALLED
    # Several of one family in a row are no writers: 严查 严管 严处.
    return NONE if claims and not labels and claims[-1][0] == name[0] else Signature(score, build)


def _is_told_within(text: str, sign: Signature) -> bool:
    """Whether a bracket alone on its line names a writer, by a label, or a calling and a dot: none signs a text."""
    return "l" in sign.build or ("c" in sign.build and "・" in text)


def _without_tail(text: str) -> tuple[str, str]:
    """A part without the words behind the name, and those: what was done, an honour, where it was reported from."""
    words = _words()
    if ("自" in text or text[-1:] in "導导道電电") and (reported := _REPORTED.search(text)):
        return text[: reported.start()], reported.group()
    # Few parts end on any of them: all are asked for at once.
    behind = words["behind"]
    for word in behind if text.endswith(behind) else ():
        if text.endswith(word) and len(text) > len(word) + 2:
            return text.removesuffix(word).rstrip(), word
    return text, ""


def _read_turned(name: str, claim: str) -> Signature:
    """Read a name that its calling or duty stands behind."""
    told = part_name(name)
    telling = _calling(claim) >= _CALLING or claim in _words()["tail"] or claim in _words()["label"]
    return Signature(told.told + _CALLING, "r") if telling and told.name and not told.before else NONE


def _count_labels(claims: Sequence[str]) -> int:
    """How many of a line's first words are labels, by themselves or several joined: 文, 图．文, え and ぶん."""
    labels = _words()["label"]
    for count, claim in enumerate(claims):
        if not all(piece in labels for piece in _JOINED.split(claim)):
            return count
    return len(claims)


def _is_telling(before: str, name: str, claims: Sequence[str], callings: float) -> bool:
    """Whether a calling makes a person's name of what is of any build: 音楽評論家・鳥居まなぶ, 文芸評論家 桐谷冬子."""
    if callings < _CALLING or not claims:
        return False
    if _LATER.search(before) is not None and _KANA.search(name) is not None:
        return True
    if _YEAR.search(claims[-1]):
        return _is_pen_name(name)
    if is_strange(name) and _calling(claims[-1]) >= _CALLING:
        return True
    return claims[-1].endswith(_words()["artist"]) and len(name) > 2


def _weigh_pen_name(name: str) -> float:
    """Weigh what stands behind a mark: two or three ideographs may be a pen name, 闻道, 耕耘, but not 现场 or 链接."""
    if _is_pen_name(name):
        return _MARK
    known = lexicon().words.get(lexicon().simplify(name))
    rare = known is None or known[1] > _RARE
    return _PENNED if rare and 2 <= len(name) <= 3 and _KANA.search(name) is None else 0.0


def _is_pen_name(name: str) -> bool:
    """Whether a name without a family name may be one: two or three ideographs that are no word and begin with none."""
    if not 2 <= len(name) <= 3 or not all("\u3400" <= char <= "\u9fff" for char in name):
        return False
    first = lexicon().part(name)[0]
    return lexicon().simplify(name) not in lexicon().words and first.part[0] not in "vpcdru"


def _is_place(word: str) -> bool:
    """Whether a word in brackets before a name is a country or a province."""
    known = lexicon().words.get(lexicon().simplify(word))
    return len(word) == 1 or (known is not None and known[0].startswith("ns"))


def _is_foreign(claim: str) -> bool:
    """Whether no writer is called that: a long word, a player's or speaker's, one with a bracket or figures in it."""
    if _YEAR.search(claim):
        return False
    if len(claim) > _LONGEST_CLAIM or claim in _words()["other"]:
        return True
    return _INNER.search(claim) is not None or _SPOKEN.search(claim) is not None


def _read_bracket(text: str) -> float:
    """Weigh a bracket behind a name, below 0 for what is no person's: a place, a calling, an age, a stroke between."""
    pieces = [piece for piece in re.split("[／/・、，,＝= ]", text) if piece]
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
def _reader() -> Find:
    """Who writes to a paper, from where, and as whom: 大埔 讀者 區女士, 柳林镇 读者 老田."""
    words = _words()
    reader, addressed = "|".join(words["reader"]), "|".join(words["addressed"])
    called = f"[{_HAN}]{{1,2}}(?:{addressed})|[老小阿][{_HAN}A-Z]{{1,2}}|一[名位][{_HAN}]{{2,6}}|PERSON"
    return finder("whole", [f"[（(]?(?:[{_HAN}]{{2,8}} )?[{_HAN}]{{0,6}}(?:{reader}) (?:{called})[）)]?"])


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The words of tables/writers.tsv."""
    found = {kind: tuple(words.split()) for kind, words in rows_of("writers")}
    found["calling"] = (*found["calling"], *found["artist"])
    return found | {"behind": (*found["tail"], *found["honour"])}


@cache
def _places() -> frozenset[str]:
    """Towns that are called as a person may be: 金华, 高雄."""
    return frozenset(_words()["place"])
