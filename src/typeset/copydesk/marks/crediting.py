"""Where a picture's credit begins and ends: on a line of its own, behind a caption's words, over a line's end."""

import re
from collections.abc import Sequence
from typing import Final

from typeset.copydesk.lines.line import Edge, Line
from typeset.copydesk.marks.cues import Cues

_CAPTIONED: Final = 6
"""No caption has so many lines, as a rule."""
_CLOSE: Final = 24
"""Nor is one that only its place below a caption tells for a credit."""
BEGUN: Final = re.compile(
    "[（(＝【▲■]?[ ]?([\u4e00-\u9fff]{1,4}[报報社]?(?:记者|記者)"
    "|本报|本報|本社|记者|記者|通讯员|通訊員|照片|影像|[畫画]面|摄|攝|图|圖|新华|新華|中新|特约|见习|实习|首席|写真|撮影|网友|網友|读者|讀者|受访者|受訪者|家长|家長|主办方|主辦)"
)
"""How a credit that goes on on the next line begins."""
_DUTY_TURNED: Final = re.compile("[记記]\n者|通\n[讯訊][员員]|通[讯訊]\n[员員]|[摄攝]\n影")
"""Who somebody is, a line's end in it: 本报记, 者 尹航."""
_SEVERAL: Final = 2
"""More lines than this make a list."""
_LINE: Final = 80
_CREDITED: Final = frozenset("摄攝影图圖发發供图道片）照写真す)】〕")
"""What the last word of a credit may end on."""
_BRACKETS: Final = "（(〔【"
_PLACES: Final = "＝="
_BEGUN_NAME: Final = 2
"""The sign and one character of a name: ＝伊, then 藤俊撮影."""
_BEFORE: Final = " 。！？"
"""Behind what a credit begins on the line of a caption's last words."""
_ART: Final = "[画畫彩粉刻纸紙法影写寫描墨塑绣繡笔筆][）〕)]"
"""What the brackets behind a work's title close on, that say of which kind it is: （水彩）."""
_WORK: Final = re.compile(f"{_ART}$")
_RIGHTS: Final = re.compile("[©Ⓒⓒ]|[（(][CcＣｃ][）)]")
_HOLDER: Final = re.compile(
    "(?:委員会|パートナーズ|フィルムズ?|プロ(?:ジェクト|ダクション)?|スタジオ|ピクチャーズ|[会社局館院団]|[A-Za-z.])$"
)
"""The sign before who holds the rights in a picture, and what such a name ends on: （Ｃ）遠い灯台製作, then 委員会."""
_LED_OVER: Final = re.compile(
    f"(?:(?:撮影|写真|提供|カメラ|[摄攝]影|[图圖]片?)[・：:／/＝=][^。，、]{{0,8}}|{_ART} ?[一-鿿 ]{{0,6}})$"
)
"""What begins a credit at a line's end that closes on no word of one: 撮影・江, then 口みのり; （水彩）葛, then 春."""
_NAMES: Final = "／/：:＝="
"""What stands between the word of a credit and whose it is: 攝影, ／曾柏勳."""
_TAKEN: Final = re.compile("(?:[摄攝]影?|撮影|供[图圖]|提供)$")
_COMPLETES: Final = re.compile("(?:[摄攝]|影|[供发發][图圖]|提供|[图圖]|报道|報[道導]|写真|照?片|供|[）)】〕])$")
_LEADS: Final = re.compile(
    "[（(]?(?:写真|画像|[照相]片|影像|[图圖]片?)?(?:提供|[摄攝]影|撮影|[图圖]片?|写真|カット|イラスト)[：:／/・＝]"
)
MORE: Final = 4
"""A line that is a credit by itself goes on only with what one may end on, and with no more characters where it has
that itself: 李明珠摄影, 报道. All else is another picture's caption."""
_STOP: Final = Edge.STOP
_TAKES: Final = ("撮影", "提供", "写真", "取材")
_PARTICLE: Final = re.compile("[にをがはのでともさしすへや]|から|まで|など|した|する|会")
"""What goes on from 撮影 and the like, and opens no line by itself."""


def find_credited(lines: Sequence[Line], texts: list[str], credit: Sequence[bool], cues: Cues) -> list[bool]:
    """The lines on which a credit ends that begins behind a caption's words: 彭立新 摄 is none above 影报道."""
    unstopped = [line.edge is not _STOP and not is_verb(lines, place) for place, line in enumerate(lines)]
    over = [free and _is_credited_over(lines, texts, place, cues) for place, free in enumerate(unstopped)]
    found = [
        carried or (free and not below and _is_credited(text, cues))
        for carried, free, below, text in zip(over, unstopped, (*over[1:], False), texts, strict=False)
    ]
    for place in range(1, len(lines)):
        above = texts[place - 1]
        if not found[place] or not found[place - 1] or credit[place - 1] or lines[place].blank:
            continue
        part = above[cues.crediting(above, signed=True) :]
        if cues.is_whole("credit", part + texts[place]) and goes_on(lines, (part, texts[place]), place - 1):
            found[place - 1] = False
    return found


def _is_credited(text: str, cues: Cues) -> bool:
    """Whether a picture's credit stands behind the last words of a line."""
    if len(text) > _LINE or (text[-1] not in _CREDITED and not _LED_OVER.search(text)):
        return False
    return cues.crediting(text, signed=True) not in (0, len(text))


def _is_credited_over(lines: Sequence[Line], texts: list[str], place: int, cues: Cues) -> bool:
    """Whether a line is the end of a credit that begins on the line above: （記者黃子軒, then 攝）."""
    text = texts[place]
    if not place or lines[place].blank or lines[place].width > _CLOSE:
        return False
    above = texts[place - 1]
    if text[-1] not in _CREDITED and text[0] not in _NAMES and not _LED_OVER.search(above):
        if not _HOLDER.search(text):
            return False
        if place > 1 and not lines[place - 1].blank and not _RIGHTS.search(above):
            above = texts[place - 2] + above
        if not _RIGHTS.search(above):
            return False
    return len(above) <= _LINE and 0 < cues.crediting(above + text, signed=True) < len(above)


def is_rest(lines: Sequence[Line], texts: list[str], place: int, cues: Cues) -> bool:
    """Whether what would be a credit by itself is the rest of one that begins above: 本报记, then 者 石开来 摄."""
    if not place or not _is_credited_over(lines, texts, place, cues):
        return False
    above = texts[place - 1]
    if cues.crediting(above) < len(above) or cues.is_whole("credit", above):
        return False
    start = cues.crediting(above + texts[place], signed=True)
    if above[start] in _PLACES:
        # Of more characters either side has a name, and what stands above is where the picture was taken.
        return len(above) - start <= _BEGUN_NAME or len(_TAKEN.sub("", texts[place])) <= 1
    return above[start] in _BRACKETS or above[start - 1] in _BEFORE


def is_verb(lines: Sequence[Line], place: int) -> bool:
    """Whether what looks like a Japanese credit is a verb that the next line goes on from: 教室で撮影, then に臨む."""
    if place + 1 == len(lines) or lines[place + 1].blank or not lines[place].bare.endswith(_TAKES):
        return False
    return _PARTICLE.match(lines[place + 1].bare) is not None


def opens_text(lines: Sequence[Line], place: int) -> bool:
    """Whether a line stands by itself above a text, and below no short sentence that might be a caption."""
    if (
        place
        and lines[place - 1].edge is not Edge.STOP
        and not lines[place].blank
        and BEGUN.match(lines[place - 1].bare)
    ):
        return False
    above, below = place - 1, place + 2
    while above > 0 and not lines[above].blank:
        above -= 1
    while below < len(lines) and not lines[below].blank:
        below += 1
    text = lines[place + 1 : below]
    captioned = place > 0 and lines[place - 1].edge is Edge.STOP and place - above < _CAPTIONED
    return not captioned and len(text) > _SEVERAL and any(line.edge is Edge.STOP for line in text)


def is_pictured(lines: Sequence[Line], texts: list[str], place: int, cues: Cues) -> bool:
    """Whether a line closes a caption's block by naming whose picture it is, below a sentence or a work's name."""
    if not place or lines[place].width > _CLOSE or not cues.is_whole("pictured", texts[place]):
        return False
    above = texts[place - 1]
    if _WORK.search(above) and cues.is_passage("caption", above):
        return True
    if lines[place].blank:
        return False
    closed = place + 1 == len(lines) or lines[place + 1].blank > 0
    return closed and (lines[place - 1].edge is Edge.STOP or cues.opens("caption", above))


def goes_on(lines: Sequence[Line], parts: Sequence[str], place: int, *, whole: bool = True) -> bool:
    """Whether what would be a credit by itself, on a line or at its end, may go on with `parts`, the lines below it.

    They have what a credit may end on; or it says first whose it is, and its line is as full as those above it.
    `whole`: the last of them would be a credit as well.
    """
    text, *_, below = parts
    if below[0] in "（(【〔":
        return text[-1] in "发發" and len(parts) == 2
    if _DUTY_TURNED.search(f"{text}\n{below}"):
        return True
    if _LEADS.match(text) and not (whole and _LEADS.match(below)):
        above = [line.width for line in lines[max(0, place - 2) : place]]
        # A mark may hang behind a full line; one character alone is a line's rest.
        hung = len(below) == 1 and any(line.edge is _STOP for line in lines[max(0, place - 1) : place])
        if above and lines[place].loose + lines[place + 1].unit > max(above) - hung:
            return True
    ended = _COMPLETES.search(below) is not None and (len(below) <= MORE or not _TAKEN.search(text))
    return ended and (not whole or len(below) <= MORE)
