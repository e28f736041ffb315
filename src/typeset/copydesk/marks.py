"""Which lines bear the words of a role: cues, bylines and credits over two lines, and the page's own name."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from typeset.copydesk.authors import weigh_writers
from typeset.copydesk.crediting import BEGUN, MORE, find_credited, goes_on, is_pictured, is_rest, is_verb, opens_text
from typeset.copydesk.cues import Cues
from typeset.copydesk.furniture import PageFacts, find_furniture
from typeset.copydesk.letters import find_closings
from typeset.copydesk.lines import Edge, Line, plain
from typeset.copydesk.metre import find_poems
from typeset.copydesk.names import is_bare_name
from typeset.copydesk.offices import is_office
from typeset.copydesk.persons import is_named
from typeset.copydesk.series import find_series
from typeset.copydesk.writers import LIKELY, supplies

_SHORT: Final = 40
"""A line of a byline or credit is no wider, in half ems."""
_BRACKETED: Final = 56
"""A line that is a reporter and a place in brackets is no wider."""
_CLOSE: Final = 24
"""Nor is one that only its place below a caption tells for a credit."""
_CLAUSES: Final = re.compile("[，。]")
"""No byline, credit, jump or closing line has a comma or a full stop."""
_WRITTEN: Final = re.compile(
    "文[ ]?[：:／/╱・‧·．.｜丨|]|(?:图|圖|影)[／/・‧·．.、]?文"
    "|撰文|撰稿|口述|采访|採訪|(?:报|報)[道導导][：:／/]|聞き手"
)
"""Whose line begins so wrote the text, whatever else they did."""
_WRITES: Final = re.compile("[／/]文(?:字)?[ 、／/]")
"""Who wrote and who took the pictures, 顾小棠/文 杜衡/图: below a head writers, below a caption its credit."""
_HEAVY: Final = re.compile("【(?![評评])[^】]{1,6}】(?=.)")
_SEVERAL: Final = 2
"""More lines than this make a list."""
_LABEL: Final = 8
"""The label of a field is no longer, in characters."""
_NAME: Final = 12
"""No name that stands alone is longer."""
_UNIT: Final = re.compile("[（(【]?[^：:]{0,12}(?:[单單][位]|単位)[：:＝=]")
"""Who supplied the figures of a list says their units as well: no picture has any."""
_PAIR: Final = 2
"""Two characters of a credit may stand apart: 共 同."""
_OPEN: Final = (Edge.OTHER, Edge.COMMA, Edge.OPENER)
"""Behind these a byline or credit may go on."""
_DATELINE: Final = {"〔": "〕", "［": "］", "【": "】", "（": "）", "(": ")", "[": "]"}
"""The brackets of a dateline."""
_SPEAKER: Final = re.compile("([\u3400-\u9fff々A-ZＡ-Ｚ]{1,5}|[\u3041-\u9fff]{2,8}(?=　))[：:　]|([―─])(?![―─])")
"""Who speaks, or the dash before what an interviewer asks."""


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


class Words(NamedTuple):
    """Which roles one line's words tell.

    `story`, `item`, `speaker`, `field`, `caption`: it opens a story, a numbered or bulleted item, what someone says, a
    labelled field, a caption.
    The rest: it is that from end to end, `name` rather weakly; `closing` is what closes a letter or a notice, `title`
    what names one. `writer`: what it says for naming a writer (`writers.LIKELY`, `writers.SURE`). `credited`: a credit
    stands at its end. `carried`: it carries on the byline, credit or poem of the line before. `poem`: it is of a poem
    that scans, or names its poet. `unit`: it tells a list's units, or where it is from.
    `entry`: it opens a list's entry on a person. `numbered`: what it is to a series (`series`).
    """

    story: bool
    item: bool
    speaker: bool
    field: bool
    caption: bool
    byline: bool
    writer: float
    name: bool
    credit: bool
    carried: bool
    furniture: bool
    jump: bool
    closing: bool
    title: bool
    credited: bool
    poem: bool = False
    unit: bool = False
    entry: bool = False
    numbered: int = 0


UNTOLD: Final = Words(*(False,) * 6, 0.0, *(False,) * 8)
"""What most lines say: nothing of a role."""


def mark(lines: Sequence[Line], cues: Cues, facts: PageFacts) -> tuple[Words, ...]:
    """Mark every line with the roles that its words tell."""
    texts = [plain(line) for line in lines]
    terse = [line.width <= 2 * _SHORT and not _CLAUSES.search(line.bare) for line in lines]
    brief = [bare and line.width <= _SHORT for bare, line in zip(terse, lines, strict=True)]
    titled = [short and cues.is_title(text) for short, text in zip(brief, texts, strict=True)]
    # The name of a column above its judge's, 俳壇 above 大木あきら選, is no part of the writer's line.
    begins = [short and not title for short, title in zip(brief, titled, strict=True)]
    byline, byline_carried = _whole("byline", texts, _Build(lines, terse, begins), cues)
    begins = [short and BEGUN.match(line.bare) is not None for short, line in zip(brief, lines, strict=True)]
    closed = [line.bare if len(line.bare) == _PAIR else text for line, text in zip(lines, texts, strict=True)]
    credit, credit_carried = _whole("credit", closed, _Build(lines, terse, begins), cues)
    credit = [
        (told or is_pictured(lines, texts, place, cues))
        and _WRITTEN.match(texts[place]) is None
        and not is_verb(lines, place)
        and not (told and not credit_carried[place] and is_rest(lines, texts, place, cues))
        for place, told in enumerate(credit)
    ]
    furniture = find_furniture(lines, texts, cues, facts)
    closing = _with_fields(find_closings(lines, texts, cues), texts, cues)
    poems, units = find_poems(lines, texts), cues.are_whole("unit", texts, brief)
    titles = [
        title or (short and text != line.bare and cues.is_title(line.bare))
        for title, short, line, text in zip(titled, brief, lines, texts, strict=True)
    ]
    begun = [cues.begins(text) for text in texts]
    story = [
        (any_role and cues.opens("story", text)) or _opens_over(lines, texts, place, cues)
        for place, (any_role, text) in enumerate(zip(begun, texts, strict=True))
    ]
    jump = cues.are_whole("jump", texts, brief)
    entries, series = _entries(texts), find_series(lines)
    byline = [
        told and not (closing[place] and (_is_above(closing, lines, place) or is_office(texts[place])))
        for place, told in enumerate(byline)
    ]
    for place, text in enumerate(texts):
        if (credit[place] or units[place]) and supplies(text) and opens_text(lines, place):
            credit[place] = units[place] = False
        elif units[place] and _UNIT.match(text) is not None:
            credit[place] = False
    taken = [any(roles) for roles in zip(credit, furniture, closing, titles, poems.poem, entries, strict=True)]
    writers = _writers(lines, texts, cues, taken, story)
    told = (
        story,
        _items(texts, begun, (units, entries, _bracketed(texts), story), cues),
        _speakers(lines, texts, begun, cues),
        [units[place] or _is_field(lines[place - 1 if place else 0], text, cues) for place, text in enumerate(texts)],
        [any_role and cues.opens("caption", text) for any_role, text in zip(begun, texts, strict=True)],
        [
            wrote and (not took or _WRITES.search(text) is not None)
            for wrote, took, text in zip(byline, credit, texts, strict=True)
        ],
        writers,
        [
            len(line.bare) <= _NAME and _is_name(text, writer)
            for line, text, writer in zip(lines, texts, writers, strict=True)
        ],
        credit,
        list(map(any, zip(byline_carried, credit_carried, poems.goes_on, strict=True))),
        furniture,
        jump,
        closing,
        titles,
        find_credited(lines, texts, credit, cues),
        poems.poem,
        units,
        entries,
        series,
    )
    return tuple([Words._make(one) if any(one) else UNTOLD for one in zip(*told, strict=True)])


def _items(texts: Sequence[str], begun: list[bool], roles: tuple[list[bool], ...], cues: Cues) -> list[bool]:
    """The lines that open an item. `roles`: units, entries, lines that open with a bracket, those that open a story."""
    return [
        unit or entry or (any_role and cues.opens("item", text)) or (bracketed and not story)
        for any_role, text, unit, entry, bracketed, story in zip(begun, texts, *roles, strict=True)
    ]


def _speakers(lines: Sequence[Line], texts: Sequence[str], begun: list[bool], cues: Cues) -> list[bool]:
    """The lines that open with who speaks: by a cue, or by a label that begins several lines of the page."""
    labels = [_speaker(line.text) for line in lines]
    speakers = _recurring(labels)
    return [
        (any_role and cues.opens("speaker", text)) or label in speakers
        for any_role, text, label in zip(begun, texts, labels, strict=True)
    ]


def _is_name(text: str, writer: float) -> bool:
    """Whether a line, by what it says for naming a writer, is a name and nothing else, or a space parts one off."""
    named = is_bare_name(text)
    return (named and " " in text) or ((named or writer > 0.0) and is_named(text))


def _opens_over(lines: Sequence[Line], texts: list[str], place: int, cues: Cues) -> bool:
    """Whether a dateline opens on a line and closes on the one right below: 〔記者田雅婷／台東報, then 導〕."""
    text = texts[place]
    if text[0] not in _DATELINE or place + 1 == len(texts) or lines[place + 1].blank:
        return False
    closer = _DATELINE[text[0]]
    return closer not in text and closer in texts[place + 1][:_LABEL] and cues.opens("story", text + texts[place + 1])


def _with_fields(closing: Sequence[bool], texts: list[str], cues: Cues) -> list[bool]:
    """The closing lines, and the short field below each, 联系人：冯老师 below a telephone number: no writer."""
    found = list(closing)
    for place in range(1, len(texts)):
        if found[place - 1] and not found[place] and len(texts[place]) <= _CLOSE and texts[place - 1][-1] not in "：:":
            found[place] = cues.opens("field", texts[place])
    return found


def _writers(lines: Sequence[Line], texts: list[str], cues: Cues, taken: list[bool], story: list[bool]) -> list[float]:
    """What each line says for naming a writer; a reporter and a place in brackets may open a text as well."""
    scores = weigh_writers(lines, texts)
    free = [not told and line.width <= _BRACKETED for line, told in zip(lines, taken, strict=True)]
    for place, dated in enumerate(cues.are_whole("dateline", texts, free)):
        if taken[place] or story[place]:
            scores[place] = 0.0
        if dated:
            scores[place] = max(scores[place], LIKELY)
    return scores


def _is_above(closing: Sequence[bool], lines: Sequence[Line], place: int) -> bool:
    """Whether a line that closes a notice stands right above another that does: who signs it, above the date."""
    return closing[place] and place + 1 < len(lines) and closing[place + 1] and not lines[place + 1].blank


def _speaker(text: str) -> str:
    """The one or few characters before a colon at the line's beginning, as before a speaker's words."""
    found = _SPEAKER.match(text)
    return found.group().rstrip("：:　") if found else ""


def _bracketed(texts: Sequence[str]) -> list[bool]:
    """The lines that open with a place or a kind in heavy brackets, 【尾道】, as several of the page do: a list's."""
    found = [text[0] == "【" and _HEAVY.match(text) is not None for text in texts]
    return found if sum(found) > _SEVERAL else [False] * len(texts)


def _entries(texts: Sequence[str]) -> list[bool]:
    """The lines that open with somebody and how old they are, where several do: one is whom a story is about.

    One is an entry if it goes on with a death.
    """
    titled = [place for place, text in enumerate(texts) if _TITLES.search(text, 0, 14) is not None]
    entries = [place for place in titled if _ENTRY.match(texts[place])]
    died = [place for place in titled if _DECEASED.match("".join(texts[place : place + _NOTICE]))]
    told = {*died, *(entries if len(entries) > 1 else ())}
    return [place in told for place in range(len(texts))]


def _is_field(before: Line, text: str, cues: Cues) -> bool:
    """Whether a line opens with the label of a notice's or recipe's field and a colon; behind a comma none begins."""
    return "：" in text[:_LABEL] and before.edge is not Edge.COMMA and cues.opens("field", text)


def _recurring(labels: list[str]) -> set[str]:
    """Those that begin several lines of the page."""
    counts = Counter(labels)
    return {label for label, count in counts.items() if label and count > 1}


class _Build(NamedTuple):
    """How lines are built: which are `terse`, and on which of them a role `begins` that goes on on the next."""

    lines: Sequence[Line]
    terse: list[bool]
    begins: list[bool]


def _whole(role: str, texts: list[str], build: _Build, cues: Cues) -> tuple[list[bool], list[bool]]:
    """The lines that are the role's from end to end, by themselves or with the one or two before; and the latter."""
    lines, terse, begins = build
    found = cues.are_whole(role, texts, terse)
    carried = [False] * len(lines)
    for place in range(len(lines) - 1):
        if not begins[place] or carried[place] or not _open(lines[place]):
            continue
        for more in (1, 2):
            end = place + more
            if end >= len(lines) or not terse[end] or lines[end].width > _SHORT or lines[end].blank:
                break
            if found[place] and not goes_on(lines, texts[place : end + 1], place, whole=found[end]):
                break
            parts = texts[place : end + 1]
            if len(lines[place].bare) <= MORE:
                parts[0] = lines[place].bare
            if cues.is_whole(role, " ".join(parts)) or cues.is_whole(role, "".join(parts)):
                found[place : end + 1] = [True] * (more + 1)
                carried[place + 1 : end + 1] = [True] * more
                break
            if not _open(lines[end]):
                break
    return found, carried


def _open(line: Line) -> bool:
    """Whether a byline or credit may go on behind this line."""
    return line.edge in _OPEN
