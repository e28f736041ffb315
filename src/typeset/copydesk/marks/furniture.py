"""Which lines belong to the page and not to its stories: folio, nameplate, who made it up, how to reach the paper.

Such a line is made of fields (a date with its weekday, an office with a name, a number of an issue) and is told by how
much of it is fields, and by its place: at a page's edge, or alone between blank lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from typeset.copydesk.knowledge.needs import Sieve, finder
from typeset.copydesk.knowledge.vocabulary import fill_in, rows_of, ungrouped
from typeset.copydesk.lines.line import Edge, Line, is_tight, measure
from typeset.copydesk.marks.cues import Cues

_WIDEST: Final = 160
"""No such line is wider, in half ems."""
_WHOLLY: Final = 0.8
"""A line of which so much is fields, one of them sure, is furniture wherever it stands alone."""
_MOSTLY: Final = 0.5
"""At the page's edge so much is enough."""
_LIKE: Final = 4
"""Lines of one column differ by no more half ems, but for the last of a paragraph."""
_NEAR: Final = 12
"""So many lines from the page's first or last may be the page's, wherever blank lines stand."""
_TITLE: Final = 40
"""No paper's or page's name is wider."""
_SHORTER: Final = 20
"""Nor is a page's title between two lines of furniture."""
_ACROSS: Final = 44
"""No column of text is wider, in half ems."""
_WIDER: Final = 1.15
"""A line across the page is so much wider than nine lines of ten."""
_PARTLY: Final = 0.3
"""Of a line across the page so much is enough."""
_STOP: Final = Edge.STOP
_UNENDED: Final = (Edge.COMMA, Edge.COLON, Edge.OPENER)
"""Behind these a sentence goes on."""
_JOINT: Final = re.compile("[ 0-9０-９：:／/|＝☎@©〇○]|[办辦刊]$")
"""No line is made of fields that has none of these."""
_PROGRAMME: Final = re.compile("[▽▼△▲◇◆●○■□]")
_WORDS: Final = {
    "OFFICE": (
        "(?:本版|本报|值班|执行|執行|责任|責任|首席|学生|见习|視覺|视觉|美术|美術|版面|採訪|采访|新闻|图片|文字|组版|副|总|總){0,3}"
        "(?:编辑|編輯|编委|編委|主编|主編|总编|總編|责编|責編|美编|美編|校对|校對|校检|校檢|审读|審讀|审校|审核|核稿|视觉|視覺"
        "|版式|版面設計|版面设计|版面|美術|美术|组版|組版|统筹|統籌|(?:採訪|采访|值班)主任|监制|監製|总监|總監|面担当|レイアウト)"
    ),
    "WHO": "(?:[\u3400-\u9fff]{1,2}[ ]?[\u3400-\u9fff]{1,2}[A-Z]{0,3}|阿?[A-Za-z]{2,10})",
    "NUMBER": "[（(]?[+0-9０-９]{2,8}[）)]?([-－―—・ ]?[0-9０-９×＊*]{2,8}){0,3}",
}
_DIGITS: Final = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")
_DAY: Final = re.compile("([0-9]{1,2})[ ]?[月./／-][ ]?([0-9]{1,2})(?![0-9])")
_CONTACT: Final = re.compile(
    "@|[电電][邮郵]|邮箱|郵箱|信箱|地址|网址|網址|メール|(?:报名|報名|咨询|諮詢|联系|聯絡|推荐|推薦|应聘).{0,3}(?:[电電][话話]|方式)"
    "|(?:客服|[客用][户戶]|服[务務]|便民|[抢搶報报][修险險]|供?[水电電气氣暖][务務]?|[预預][约約]|查[询詢])(?:[热熱][线線]|[专專][线線]|[电電][话話])"
)
_ASKED: Final = 8
"""So many lines above it ask for what an address is for."""
_ASKS: Final = re.compile(
    "[来來投征徵惠赐賜荐供][稿文]|征集|徵集|募集|[应應][征徵聘]|[报報]名|推[荐薦]|自荐|咨[询詢]|諮詢|[举舉][报報]|[请請与與][^。，]{0,8}[联聯][系繫絡络]"
    "|[参參][赛賽评評加]|[订訂][阅閱]|[线線]索|申[请請込]|応募|[寄发發送]至|[欢歡]迎[^。]{0,12}[来來]|[谅諒]解|特此[公通]告|[停限][水电電气氣]|[恢][复復]供"
)
"""What a notice asks its readers for."""
_DAYS: Final = 2
"""No page bears more dates of its own: yesterday's and today's."""
_WRITES: Final = re.compile(
    "(?:本[报報])?(?:[记記]者|撰文|[采採][访訪写寫]|文字?|作者)[：:／/][^：:／/]+(?:[：:／/][^：:／/]+)?$"
)
"""Who wrote a story, and one more, an editor perhaps; who made up the page are more, or no writers."""
_PUNCTUATION: Final = re.compile(r"[\s·・\-—.．:：|｜/／]+")
_POINTER: Final = re.compile(
    "[^，。！？]{4,30}(?:见|詳見|详见|刊于|刊於|刊)(?:今日|本报)?(?:中缝|中縫|第?[A-Z]?[0-9]{1,2}[版面頁页])$"
)
"""A line that sends the reader elsewhere in the paper."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page from its folder: the paper's name, its date, the page's label and title."""

    paper: str | None
    date: date | None
    label: str
    name: str | None


def find_furniture(lines: Sequence[Line], texts: Sequence[str], cues: Cues, facts: PageFacts) -> list[bool]:
    """The lines that belong to the page: what only furniture says, and at the page's edges what it may say."""
    forms = _Forms.of(facts)
    printed, lines = lines, _parted(lines)
    alone = _alone(lines)
    column = _column(lines)
    found = [False] * len(lines)
    edge = [False] * len(lines)
    for place, (line, text) in enumerate(zip(lines, texts, strict=True)):
        near = place < _NEAR or place >= len(lines) - _NEAR
        # Inside a block of text nothing is furniture but what follows furniture: see `_apart`.
        if line.width > _WIDEST or not (near or line.blank or found[place - 1]) or _WRITES.match(text):
            continue
        open_ended = line.edge is not _STOP or line.width > _ACROSS
        sentence = _is_sentence(lines, place)
        # Of the text's own sentences it is not asked what they are made of.
        asked = alone[place] or not sentence or (near and open_ended)
        made = _Made.of(text) if asked and _JOINT.search(text) else _NOTHING
        found[place] = (
            (made.sure > 0.0 and made.share >= _WHOLLY and not sentence)
            or cues.is_whole("furniture", text)
            or _POINTER.match(text) is not None
            or _is_page(line.bare, forms, facts.label)
            or (alone[place] and made.data >= _WHOLLY)
            or (alone[place] and line.width > column and _is_notice(text, made, cues))
        )
        if near and open_ended:
            # A bare date below is a notice's; the page's stands above.
            bare_date = 2 * place > len(lines) and not made.share and cues.is_whole("dated", text)
            edge[place] = not bare_date and _at_edge(text, made, cues)
    found = _without_notices(lines, texts, found, cues)
    found = _without_other_days(lines, texts, found)
    return _spread(printed, _apart(lines, _to_the_edges(printed, found, edge)), edge)


def _without_notices(lines: Sequence[Line], texts: Sequence[str], found: Sequence[bool], cues: Cues) -> list[bool]:
    """Leave out where to write to below a text between the page's blocks that asks its readers to: the notice's own."""
    top, foot = _outer_blocks(lines)
    kept = list(found)
    for place in range(max(top, 1), foot):
        if (
            found[place]
            and not found[place - 1]
            and _CONTACT.search(texts[place])
            and (lines[place - 1].edge is Edge.STOP or cues.opens("field", texts[place - 1]))
        ):
            above = "".join(line.bare for line in lines[max(0, place - _ASKED) : place])
            kept[place] = _ASKS.search(above) is None
    return kept


def _without_other_days(lines: Sequence[Line], texts: Sequence[str], found: Sequence[bool]) -> list[bool]:
    """Leave out lines with dates between the page's blocks where they tell of several days: a diary has them."""
    days = {
        place: day.groups()
        for place, text in enumerate(texts)
        if found[place] and (day := _DAY.search(text.translate(_DIGITS)))
    }
    top, foot = _outer_blocks(lines)
    inner = {place: day for place, day in days.items() if top <= place < foot}
    several = len(set(days.values())) > _DAYS or len(set(inner.values())) >= _DAYS
    return [sure and not (several and place in inner) for place, sure in enumerate(found)]


def _outer_blocks(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the page's first block ends and where its last begins; the page's ends where no blank line parts any."""
    blanks = [place for place in range(1, len(lines)) if lines[place].blank]
    return (blanks[0], blanks[-1]) if blanks else (0, len(lines))


@dataclass(frozen=True, slots=True)
class _Made:
    """What a line is made of: the shares of its width that are fields of each sort, and how many fields."""

    sure: float
    data: float
    plain: float
    count: int

    @property
    def share(self) -> float:
        """How much of it is fields of any sort."""
        return self.sure + self.data + self.plain

    @classmethod
    def of(cls, text: str) -> "_Made":
        """Look for sure fields first, then for others in what is left."""
        width = measure(text.replace(" ", ""))
        count = 0
        shares: list[float] = []
        for weight in ("sure", "data", "plain"):
            fields = 0
            rest: list[str] = []
            end = 0
            for field in _fields(weight, text):
                fields += measure(field.group().replace(" ", ""))
                rest.append(text[end : field.start()])
                end = field.end()
                count += 1
            text = "  ".join((*rest, text[end:]))
            shares.append(fields / width)
        return cls(shares[0], shares[1], shares[2], count)


_NOTHING: Final = _Made(0.0, 0.0, 0.0, 0)


def _is_sentence(lines: Sequence[Line], place: int) -> bool:
    """Whether a line closes a sentence, or goes on with the one before it: the field in it is the text's."""
    if lines[place].edge is _STOP:
        return True
    return place > 0 and lines[place - 1].edge in _UNENDED


def _parted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with blank ones round each that is of no column, on a page that has lost its own.

    Such a line is no sentence's, and not as wide as one of the lines on either side.
    """
    if not is_tight([line.blank for line in lines]):
        return lines
    breaks = [True, *(abs(line.width - above.width) > _LIKE for above, line in pairwise(lines)), True]
    strange = [
        line.edge is not Edge.STOP and above and below
        for line, (above, below) in zip(lines, pairwise(breaks), strict=True)
    ]
    return [
        replace(line, blank=1) if place and (strange[place] or strange[place - 1]) else line
        for place, line in enumerate(lines)
    ]


def _alone(lines: Sequence[Line]) -> list[bool]:
    """The lines that blank lines part from all others."""
    size = len(lines)
    return [
        (line.blank > 0 or place == 0) and (place + 1 == size or lines[place + 1].blank > 0)
        for place, line in enumerate(lines)
    ]


def _column(lines: Sequence[Line]) -> float:
    """How wide the page's columns are at most: a line wider than that is set across the page, as few heads are."""
    widths = sorted(line.width for line in lines)
    return max(_ACROSS, _WIDER * widths[int(0.9 * (len(widths) - 1))]) if widths else 0.0


def _is_notice(text: str, made: _Made, cues: Cues) -> bool:
    """Whether a line across the page is the paper's own: how to write to it, today's programme, figures."""
    return made.share >= _PARTLY or cues.is_whole("margin", text) or len(_PROGRAMME.findall(text)) > 1


def _at_edge(text: str, made: _Made, cues: Cues) -> bool:
    """Whether a line is furniture if it stands at the page's edge."""
    share = made.share
    if (made.sure > 0.0 and share >= _MOSTLY) or (made.count > 1 and share >= _WHOLLY):
        return True
    return (cues.is_whole("margin", text) or cues.is_whole("contact", text)) and not cues.is_title(text)


def _to_the_edges(lines: Sequence[Line], found: Sequence[bool], edge: Sequence[bool]) -> list[bool]:
    """Add what stands, nothing parting it, between furniture and the page's edge."""
    kept = list(found)
    size = len(lines)
    top, foot = _outer_blocks(lines)
    for block in (range(top), range(size - 1, foot - 1, -1)):
        known = [order for order, place in enumerate(block) if found[place]]
        for place in block[: known[-1] if known else 0]:
            kept[place] = kept[place] or edge[place] or _is_title(lines[place])
    return kept


def _is_title(line: Line) -> bool:
    """Whether a line above the folio may be the paper's or the page's name."""
    return line.width <= _TITLE and line.edge is Edge.OTHER


def _spread(lines: Sequence[Line], found: Sequence[bool], edge: Sequence[bool]) -> list[bool]:
    """Spread from the page's edges inward over what may be furniture there; at the foot only over whole blocks."""
    kept = list(found)
    size = len(lines)
    top = 0
    while top < size and (kept[top] or edge[top] or (_is_name(lines[top]) and _stands_among(top, kept, edge))):
        top += 1
    foot = size
    while foot > top and (
        kept[foot - 1]
        or edge[foot - 1]
        or (_is_name(lines[foot - 1]) and (_stands_among(foot - 1, kept, edge) or _opens_folio(lines, foot - 1, kept)))
    ):
        foot -= 1
    parted = any(line.blank for line in lines)
    while foot < size and parted and not (kept[foot] or lines[foot].blank):
        foot += 1
    return [True] * top + kept[top:foot] + [True] * (size - foot)


def _is_name(line: Line) -> bool:
    """Whether a line between two of furniture may be the page's title: 中部焦點, 大柔佛."""
    return line.width <= _SHORTER and line.edge is Edge.OTHER


def _stands_among(place: int, found: Sequence[bool], edge: Sequence[bool]) -> bool:
    """Whether a line stands right between two of furniture."""
    return 0 < place < len(found) - 1 and all(found[at] or edge[at] for at in (place - 1, place + 1))


def _opens_folio(lines: Sequence[Line], place: int, found: Sequence[bool]) -> bool:
    """Whether a line opens a block that is furniture all else: the page's title above its date, 港口·物流."""
    below = place + 1 < len(lines) and found[place + 1] and not lines[place + 1].blank
    return below and lines[place].blank > 0


def _apart(lines: Sequence[Line], found: Sequence[bool]) -> list[bool]:
    """Of the lines found those that stand at the page's edge or by themselves: a notice's address is the notice's."""
    kept = list(found)
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and found[end] == found[start]:
            continue
        if found[start] and start > 0:
            own = next((place for place in range(start, end) if lines[place].blank), end if end < len(lines) else start)
            if end < len(lines) and not lines[end].blank:
                own = end
            kept[start:own] = [False] * (own - start)
        start = end
    return kept


def _is_page(bare: str, forms: "_Forms", label: str) -> bool:
    """Whether a line says nothing but the paper's name, the date, and the page's label and title."""
    if len(bare) > 60 or forms.firsts.isdisjoint(bare):
        return False
    whole = rest = _PUNCTUATION.sub("", bare.translate(_DIGITS))
    for form in forms.plain:
        rest = rest.replace(form, "")
    if rest == whole:
        return False
    if label:
        rest = rest.replace(label, "").replace(label.lstrip("0"), "")
    return len(re.sub("[第版面页頁今日]", "", rest)) <= 1


class _Forms(NamedTuple):
    """How a line writes the paper's name, the page's title and the date, in plain digits.

    `firsts`: what they begin with, digits of every sort: most lines have none of these characters.
    """

    plain: tuple[str, ...]
    firsts: frozenset[str]

    @classmethod
    def of(cls, facts: PageFacts) -> "_Forms":
        """Write what is known of a page."""
        names = [_PUNCTUATION.sub("", fact.translate(_DIGITS)) for fact in (facts.paper, facts.name) if fact]
        day = facts.date
        dates = (f"{day:%Y}年{day.month}月{day.day}日", f"{day.month}月{day.day}日", f"{day:%Y%m%d}") if day else ()
        plain = tuple(filter(None, (*names, *dates)))
        firsts = {form[0] for form in plain}
        return cls(plain, frozenset(firsts | {chr(char) for char, digit in _DIGITS.items() if chr(digit) in firsts}))


def _fields(weight: str, text: str) -> Iterator[re.Match[str]]:
    """The fields of a sort on a line, from left to right, and of those that begin alike the one that is told first.

    Most lines have not even the characters for one: only what has is looked for.
    """
    asked = _sieves()[weight].sift(text)
    finders = [finder(piece) for number, piece in enumerate(_pieces()[weight]) if asked >> number & 1] if asked else []
    end = 0
    while found := [field for find in finders if (field := find(text, end))]:
        first = min(found, key=re.Match.start)
        yield first
        end = first.end()


@cache
def _sieves() -> dict[str, Sieve]:
    """For each weight the sieve of the patterns of single fields."""
    return {weight: Sieve.of(pieces) for weight, pieces in _pieces().items()}


@cache
def _pieces() -> dict[str, list[str]]:
    """For each weight the patterns of single fields."""
    gathered: dict[str, list[str]] = {}
    for weight, pattern, _ in table():
        pattern = fill_in(pattern)
        for word, meaning in _WORDS.items():
            pattern = pattern.replace(word, meaning)
        gathered.setdefault(weight, []).append(ungrouped(pattern))
    return gathered


@cache
def table() -> tuple[tuple[str, str, str], ...]:
    """The rows of tables/fields.tsv: weight, pattern, example."""
    return tuple((weight, pattern, example) for weight, pattern, example in rows_of("fields"))
