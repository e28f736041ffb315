"""Tanka and haiku on a page of poetry: lines that scan, with the poets' names below them.

A short poem by itself looks like a headline of one or two lines, its poet like that story's writer. A reader counts:
seventeen and fourteen morae. Ideographs are counted by how many they have on average.
"""

import re
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.lines import Line

_GENRE: Final = re.compile(
    "短歌|俳句|川柳|歌壇|俳壇|柳壇|文芸|歌人|俳人|万葉|百人一首|[一二三四五六七八九十]首|歳時記|[句歌]会|歌集|句集"
)
"""What a page of poetry, its column or its judge is called."""
_TITLE: Final = 24
"""Such a name stands on a line of no more characters."""
_SCANS: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff々〆 　]+")
_KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_SMALL: Final = frozenset("ゃゅょぁぃぅぇぉャュョァィゥェォ")
"""These are no morae of their own."""
_IDEOGRAPH: Final = 1.85
"""Morae of an ideograph, on average."""
_UPPER: Final = (14.8, 19.6)
_LOWER: Final = (11.6, 16.6)
_WHOLE: Final = (27.8, 34.6)
"""The morae of seventeen, fourteen and thirty-one, give or take what ideographs differ."""
_NEAR: Final = 4.0
"""So many more or fewer has a line right behind a poem, or above its poet."""
_OFF: Final = 2.0
"""By so many more a line of seventeen may be off where its poet stands below it."""
_CLASSICAL: Final = re.compile(
    "(?:けり|なり|たり|をり|かな|かも|つつ|らむ|けむ|にけ[りる]|[なにて]き|しか|ゆく|[しえけせてねべめれ]ぬ|[かさたなまらわ]む|べし)$"
    "|[ゐゑヰヱ]|[一-鿿](?:は[りるれ]|ひ[てぬし]|へ[るてり]|ほ[ゆす])|をり|にけり"
)
"""Old spelling, and endings that no headline has."""
_POET: Final = re.compile(
    "[一-鿿々ヶァ-ヴー]{1,6}[ 　]+[一-鿿々]{1,4}(?:[ 　]+[一-鿿々ぁ-んァ-ヶー]{1,4})?"
    "|[（(〔【][^（）()〔〕【】]{1,8}[）)〕】][ 　]*[一-鿿々]{1,4}[ 　]*[一-鿿々ぁ-んァ-ヶー]{1,4}"
)
_STAFF: Final = re.compile("[部社局者員授家選長師]$")
"""What a place does not end on: who is of a desk, or judges, wrote no poem."""


def find_poems(lines: Sequence[Line], texts: Sequence[str]) -> list[bool]:
    """Find the lines of tanka and haiku, and of their poets, on a page that prints some."""
    found = [False] * len(lines)
    if not any(len(text) <= _TITLE and _GENRE.search(text) for text in texts):
        return found
    for place in range(len(lines)):
        if found[place]:
            continue
        beside = place > 0 and found[place - 1] and not lines[place].blank
        named = place + 1 < len(lines) and _is_poet(texts[place + 1])
        count = _poem(lines, texts, place, _NEAR if beside or named else 0.0)
        end = place + count
        signed = end < len(lines) and _is_poet(texts[end])
        if count and (signed or (count > 1 and any(_CLASSICAL.search(line.bare) for line in lines[place:end]))):
            found[place : end + signed] = [True] * (count + signed)
    return found


def _poem(lines: Sequence[Line], texts: Sequence[str], place: int, slack: float) -> int:
    """How many lines from a place on are a poem by their morae, give or take `slack` more; 0 for none."""
    first = _morae(texts[place])
    if _WHOLE[0] - slack <= first <= _WHOLE[1] + slack:
        return 1
    more = _morae(texts[place + 1]) if first and place + 1 < len(lines) and not lines[place + 1].blank else 0.0
    upper = _UPPER[0] <= first <= _UPPER[1]
    couplet = upper and _LOWER[0] <= more <= _LOWER[1]
    if more and _WHOLE[0] <= first + more <= _WHOLE[1] and (couplet or lines[place].width > lines[place + 1].width):
        return 2
    return int(upper or (slack > 0 and _UPPER[0] - _OFF <= first <= _UPPER[1] + _OFF))


def _morae(text: str) -> float:
    """About how many morae a line has that is in words alone, with kana among them; 0 for any other."""
    if _SCANS.fullmatch(text) is None or len(_KANA.findall(text)) < 2:
        return 0.0
    return sum(
        0.0 if char in _SMALL else 1.0 if _KANA.match(char) else _IDEOGRAPH for char in text if not char.isspace()
    )


def _is_poet(text: str) -> bool:
    """Whether a line is a place and a person: 釧路　松田　タミ."""
    return _POET.fullmatch(text) is not None and _STAFF.search(text.split()[0]) is None
