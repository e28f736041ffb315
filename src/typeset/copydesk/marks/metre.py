"""Tanka and haiku on a page of poetry: lines that scan, with the poets' names below them.

A short poem by itself looks like a headline of one or two lines, its poet like that story's writer. A reader counts:
seventeen and fourteen morae. Ideographs are counted by how many they have on average.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from typeset.copydesk.lines.line import Line
from typeset.copydesk.lines.seams import inside_phrase

_GENRE: Final = re.compile(
    "短歌|俳句|川柳|歌壇|俳壇|柳壇|文芸|歌人|俳人|万葉|百人一首|歳時記|句会|歌会|歌集|句集|"
    + "|".join(f"{count}首" for count in "一二三四五六七八九十")
)
"""What a page of poetry, its column or its judge is called, each word spelt out: `re` finds them sooner."""
_TITLE: Final = 24
"""Such a name stands on a line of no more characters."""
_SCANS: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff々〆 　]+")
_FOREIGN: Final = re.compile("[^\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff々〆 　（(〔【）)〕】・／、＝=「」『』？！?!]")
"""What neither a poem nor its poet has."""
_MARKS: Final = str.maketrans("", "", "「」『』？！?!")
"""What a poem with its poet may have besides words."""
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
_NAMED: Final = "[一-鿿々]{1,4}[ 　]?[一-鿿々ぁ-んァ-ヶー]{1,5}"
_PLACE: Final = "[一-鿿々ヶァ-ヴーぁ-ん]{1,9}"
_POET: Final = (
    "(?P<spaced>[一-鿿々ヶァ-ヴー]{1,7})(?:[ 　]+|(?<=[市町村区県])(?!立))"
    "[一-鿿々]{1,4}(?:[ 　]+[一-鿿々ぁ-んァ-ヶー]{1,4}|[一-鿿々ぁ-んァ-ヶー]{1,4})?"
    f"|[（(〔【](?P<before>{_PLACE})(?:[）)〕】][ 　]*{_NAMED}|[・／、 　]+{_NAMED}[）)〕】])"
    f"|[＝=](?P<led>{_PLACE})[・／、 　]+{_NAMED}"
    f"|{_NAMED}[ 　]?(?:[（(〔【](?P<behind>{_PLACE})[）)〕】]|[＝=](?P<after>{_PLACE}))"
)
"""A poet: where they live, and who they are."""
_TAIL: Final = f"(?P<poem>[^ 　（(〔【＝=]+(?:[ 　][^ 　（(〔【＝=]+){{0,4}}?)[ 　]*(?P<poet>{_POET})"
"""A poem and its poet on one line."""
_BESIDE_POET: Final = re.compile("[ 　（(〔【＝=市町村区県]")
"""Beside a poet's name one of these stands."""
_STAFF: Final = re.compile("(?:[部社局者員授家選長師手文影画真成材版人官士]|通信|編集|構成|[ァ-ヶー]{3})$")
"""What a place does not end on: who is of a desk, or judges, wrote no poem."""
_NO_NAME: Final = re.compile("[のをはがに]|提供|撮影|[館院会蔵]$")
"""What no poet is called."""
_PLACES: Final = ("spaced", "before", "led", "behind", "after")
_LINES: Final = 4
"""A narrow column breaks a poem into no more lines."""
_UNEVEN: Final = 3
"""By how many half ems these differ at most, but for the last."""


class Verse(NamedTuple):
    """What is of a poem that scans: every line of it and of its poet's name, and which `go_on` with the line above."""

    poem: list[bool]
    goes_on: list[bool]


def find_poems(lines: Sequence[Line], texts: Sequence[str]) -> Verse:
    """Find the lines of tanka and haiku, and of their poets, on a page that prints some."""
    found = Verse([False] * len(lines), [False] * len(lines))
    if not any(len(text) <= _TITLE and _GENRE.search(text) for text in texts):
        return found
    for place in range(len(lines)):
        if found.poem[place]:
            continue
        count = _signed(lines, texts, place)
        if not count:
            beside = place > 0 and found.poem[place - 1] and not lines[place].blank
            count = 2 if _is_unsigned(lines, texts, place, beside=beside) else 0
        elif _is_column(lines[place : place + count]) and not _is_couplet(texts, place, count):
            found.goes_on[place + 1 : place + count] = [True] * (count - 1)
        signed = count and place + count < len(lines) and _is_poet(texts[place + count])
        found.poem[place : place + count + signed] = [True] * (count + signed)
    return found


def _signed(lines: Sequence[Line], texts: Sequence[str], place: int) -> int:
    """How many lines from a place on are a poem with its poet behind or below it; 0 for none.

    The lines but the last are those of a narrow column, or the poem's two.
    """
    whole, found = "", 0
    for count in range(1, min(_LINES, len(lines) - place) + 1):
        end = place + count
        if count > 1 and (lines[end - 1].blank or lines[end - 1].indent > lines[place].indent):
            break
        if _FOREIGN.search(texts[end - 1]):
            break
        whole += texts[end - 1]
        tail = _tail(whole)
        if tail is None and (found or end == len(lines) or not _is_poet(texts[end])):
            continue
        morae = _morae((whole if tail is None else tail).translate(_MARKS))
        scans = any(low - slack <= morae <= high + slack for (low, high), slack in ((_WHOLE, _NEAR), (_UPPER, _OFF)))
        divided = tail is not None and _is_divided(texts[place:end])
        if scans and (divided or _is_column(lines[place:end]) or _is_couplet(texts, place, count)):
            found = count
        if tail is None:
            break
    return found


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines may be one that a narrow column turns: all are of a width but for the last."""
    widths = [line.width for line in lines]
    return len(lines) == 1 or (max(widths[:-1]) - min(widths[:-1]) <= _UNEVEN and widths[-1] <= min(widths[:-1]))


def _is_divided(texts: Sequence[str]) -> bool:
    """Whether lines may be a poem's own, its poet behind the last: none is turned inside a phrase."""
    return not any(inside_phrase(above[-3:], below[:3]) for above, below in pairwise(texts))


def _is_couplet(texts: Sequence[str], place: int, count: int) -> bool:
    """Whether a poem's two lines are its own, of seventeen and of fourteen morae, and no column's."""
    if count != 2 or inside_phrase(texts[place][-3:], texts[place + 1][:3]):
        return False
    if not _UPPER[0] <= _morae(texts[place]) <= _UPPER[1]:
        return False
    return _LOWER[0] <= _morae(_tail(texts[place + 1]) or texts[place + 1]) <= _LOWER[1]


def _tail(text: str) -> str | None:
    """A poem without the poet behind it on its line; None where none is."""
    found = _compiled(_TAIL).fullmatch(text) if _BESIDE_POET.search(text) else None
    return found["poem"] if found is not None and _lives(found) else None


def _is_unsigned(lines: Sequence[Line], texts: Sequence[str], place: int, *, beside: bool) -> bool:
    """Whether two lines are a poem without a poet: by their morae and old words, as a headline has as many.

    `beside`: a poem stands right above them, so that the first may be one that is whole with fewer morae.
    """
    two = lines[place : place + 2]
    first = _morae(texts[place])
    if not first or len(two) < 2 or two[1].blank or first >= _WHOLE[0] - _NEAR * beside:
        return False
    more = _morae(texts[place + 1])
    if not more or not _WHOLE[0] <= first + more <= _WHOLE[1]:
        return False
    couplet = _UPPER[0] <= first <= _UPPER[1] and _LOWER[0] <= more <= _LOWER[1]
    return (couplet or two[0].width > two[1].width) and any(_CLASSICAL.search(line.bare) for line in two)


def _morae(text: str) -> float:
    """About how many morae a line has that is in words alone, with kana among them; 0 for any other."""
    if _SCANS.fullmatch(text) is None or len(_KANA.findall(text)) < 2:
        return 0.0
    return sum(
        0.0 if char in _SMALL else 1.0 if _KANA.match(char) else _IDEOGRAPH for char in text if not char.isspace()
    )


def _is_poet(text: str) -> bool:
    """Whether a line is a place and a person: 釧路　松田　タミ."""
    found = _compiled(_POET).fullmatch(text)
    return found is not None and _lives(found) and not _GENRE.search(text) and not _NO_NAME.search(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """What tells poets, compiled on the first page of poetry: few editions have one."""
    return re.compile(pattern)


def _lives(found: re.Match[str]) -> bool:
    """Whether what stands beside a poet's name is a place, not a desk or an office."""
    return not any(_STAFF.search(place) for key, place in found.groupdict().items() if key in _PLACES and place)
