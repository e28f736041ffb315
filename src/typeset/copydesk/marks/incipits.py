"""Which lines open something by their first words: a story, an item, what somebody says, a field, an entry."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.lines.line import Edge, Line
from typeset.copydesk.marks.cues import Cues

_HEAVY: Final = re.compile("【(?![評评])[^】]{1,6}】(?=.)")
_SEVERAL: Final = 2
"""More lines than this make a list."""
_LABEL: Final = 8
"""The label of a field is no longer, in characters."""
_DATELINE: Final = {"〔": "〕", "［": "］", "【": "】", "（": "）", "(": ")", "[": "]"}
"""The brackets of a dateline."""
TOLD: Final = frozenset("讯訊电電")
"""On these ends a paper's own dateline."""
_SPEAKER: Final = re.compile(
    "([\u3400-\u9fff々A-ZＡ-Ｚ]{1,5}|[\u3041-\u9fff]{2,8}(?=　(?![①-⑳0-9０-９（(])))[：:　]|([―─])(?![―─])"
)
"""Who speaks, or the dash before what an interviewer asks."""
_NOTED: Final = re.compile("[^\u3041-\u9fff]{0,2}[编編引前题題导導开開主卷记記核阅閱按お訂リ]")
"""How an editor's note may begin."""
_TITLES: Final = re.compile("さん|氏|君|ちゃん")
_ENTRY: Final = re.compile(
    "[一-鿿々ヶァ-ヴーぁ-ん]{1,5}[ ]?[一-鿿々ヶァ-ヴーぁ-ん]{1,5}(?:さん|氏|君|ちゃん)"
    "[（(〈＝=]?[0-9０-９]{1,3}歳?[）)〉]?[ ]?(?:[（(]|[一-鿿々](?:[一-鿿々]|$)|[0-9０-９]{1,2}[月日])"
)
"""Somebody and how old they are open an entry of a list of deaths or prizes, as they do in others of it."""
_DECEASED: Final = re.compile(
    "[◇◆▽▼○●■□・]?[ ]?[一-鿿々ヶァ-ヴーぁ-ん]{1,5}[ ]?[一-鿿々ヶァ-ヴーぁ-ん]{1,5}(?:さん|氏|君|ちゃん)[ ]?"
    "(?:[（(〈＝=][^。]{1,40}|[0-9０-９一二三四五六七八九十]{1,3}[日歳][^。]{0,30})(?:死去|死亡|逝去|永眠|急逝)"
    "|[◇◆▽▼○●■□・]?[ ]?[ァ-ヴー]{2,12}(?:[・＝ ][ァ-ヴー]{1,12}){0,3}(?:さん|氏)[（(][^）)]{2,24}[）)][^。]{0,30}"
    "(?:死去|死亡|逝去|永眠|急逝)"
)
"""So does somebody, who they were, and when they died, be it the only one."""
_NOTICE: Final = 3
"""That takes no more lines."""


def find_stories(lines: Sequence[Line], texts: Sequence[str], begun: Sequence[bool], cues: Cues) -> list[bool]:
    """The lines that open a story: a dateline does, be it one that closes on the next line, and where it goes on from.

    `begun`, here and below: which lines any role's words open (`Cues.begins`).
    """
    return [
        (any_role and cues.opens("story", text)) or _opens_over(lines, texts, place, cues) or _goes_on(text, cues)
        for place, (any_role, text) in enumerate(zip(begun, texts, strict=True))
    ]


def find_items(texts: Sequence[str], begun: list[bool], roles: tuple[list[bool], ...], cues: Cues) -> list[bool]:
    """The lines that open an item. `roles`: units, entries, lines that open with a bracket, those that open a story."""
    return [
        unit or entry or (any_role and cues.opens("item", text)) or (bracketed and not story)
        for any_role, text, unit, entry, bracketed, story in zip(begun, texts, *roles, strict=True)
    ]


def find_speakers(lines: Sequence[Line], texts: Sequence[str], begun: list[bool], cues: Cues) -> list[bool]:
    """The lines that open with who speaks: by a cue, or by a label that begins several lines of the page."""
    labels = [_speaker(line.text) for line in lines]
    speakers = _recurring(labels)
    return [
        (any_role and cues.opens("speaker", text)) or label in speakers
        for any_role, text, label in zip(begun, texts, labels, strict=True)
    ]


def find_fields(lines: Sequence[Line], texts: Sequence[str], cues: Cues) -> list[bool]:
    """The lines that open with the label of a notice's or recipe's field and a colon; behind a comma none begins.

    Or with an editor's note: with more than its name.
    """
    return [
        _is_field(lines[place - 1 if place else 0], text, cues)
        or (len(text) > _LABEL and _NOTED.match(text) is not None and cues.opens("note", text))
        for place, text in enumerate(texts)
    ]


def find_entries(texts: Sequence[str]) -> list[bool]:
    """The lines that open with somebody and how old they are, where several do: one is whom a story is about.

    One is an entry if it goes on with a death.
    """
    titled = [place for place, text in enumerate(texts) if _TITLES.search(text, 0, 14) is not None]
    entries = [place for place in titled if _ENTRY.match(texts[place])]
    died = [place for place in titled if _DECEASED.match("".join(texts[place : place + _NOTICE]))]
    told = {*died, *(entries if len(entries) > 1 else ())}
    return [place in told for place in range(len(texts))]


def find_bracketed(texts: Sequence[str]) -> list[bool]:
    """The lines that open with a place or a kind in heavy brackets, 【尾道】, as several of the page do: a list's."""
    found = [text[0] == "【" and _HEAVY.match(text) is not None for text in texts]
    return found if sum(found) > _SEVERAL else [False] * len(texts)


def _opens_over(lines: Sequence[Line], texts: Sequence[str], place: int, cues: Cues) -> bool:
    """Whether a dateline opens on a line and closes on the one right below: 〔記者田雅婷／台東報, then 導〕.

    Or the paper's own stands there alone, where its reporter in brackets had no room: 秦淮晚报讯, then （记者 季晓燕）.
    """
    text = texts[place]
    if place + 1 == len(texts) or lines[place + 1].blank:
        return False
    if text[-1] in TOLD and texts[place + 1][0] in "（(" and len(text) <= _LABEL:
        return cues.opens("story", text + texts[place + 1])
    if text[0] not in _DATELINE:
        return False
    closer = _DATELINE[text[0]]
    return closer not in text and closer in texts[place + 1][:_LABEL] and cues.opens("story", text + texts[place + 1])


def _goes_on(text: str, cues: Cues) -> bool:
    """Whether a line opens with the page from which the story goes on, and more than that: （上接第1版）他说."""
    return 0 < cues.opening("jump", text) < len(text)


def _is_field(before: Line, text: str, cues: Cues) -> bool:
    """Whether a line opens with the label of a notice's or recipe's field and a colon; behind a comma none begins."""
    return "：" in text[:_LABEL] and before.edge is not Edge.COMMA and cues.opens("field", text)


def _speaker(text: str) -> str:
    """The one or few characters before a colon at the line's beginning, as before a speaker's words."""
    found = _SPEAKER.match(text)
    return found.group().rstrip("：:　") if found else ""


def _recurring(labels: list[str]) -> set[str]:
    """Those that begin several lines of the page."""
    counts = Counter(labels)
    return {label for label, count in counts.items() if label and count > 1}
