"""What a line says of its role in words: patterns from tables/cues.tsv, each with an example."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from typeset.copydesk.knowledge.needs import Sieve
from typeset.copydesk.knowledge.patterns import Ends, Find, Wholes, by_any, finder, opening
from typeset.copydesk.knowledge.vocabulary import fill_in, rows_of, ungrouped

_HEAD: Final = 64
"""How much of a line a pattern sees: no name, dateline or credit is longer."""
_PASSAGE: Final = 120
"""How long a passage may be that is told by its words alone."""
UNCREDITED: Final = frozenset("。，")
"""No credit ends on one of these."""
_CREDIT_STARTS: Final = re.compile(
    "(?<=[》〉」』])(?:[书書][影封]|封[面底]|扉[页頁]|[剧劇]照|海[报報]|[插截]图|手稿|[场場]景|片段|局部|[内內][页頁]|拓片)"
    "[ ]?(?=[^ ）。])"
    "|(?<=[。！？”」』）》])[ ]?(?=[^ ）。\u3041-\u3096])|(?=[（(〔【].*[）)〕】]$)|[ ](?=[^ ])"
)
"""Where behind a caption's words one may begin; what a picture shows of a work, 《归港》书影, is the caption's."""
_CREDIT_BRIEF: Final = "[^ ]+$|[^ ]{2,14}[ ](?:供[图圖]|提供|[摄攝发發图圖])[）)]?$"
_CREDIT_LEADS: Final = (
    "PERSONS(?:[ ：:／/]|[ ]?(?:[摄攝作画畫绘繪图圖]|供[图圖]|撮影))|[图圖][①-⑳]|え[・＝]|Photo|Image"
    "|(?:ORG|<AGENCY>(?:发|發|供[图圖])?|<PICTURED>"
    "|[^ ]{0,8}(?:[记記]者|通[讯訊][员員]|[摄攝]影[师師家]?|[爱愛]好者|[作读讀]者|市民|[网網]友|[学學]生))"
    "[ ：:／/“「（(]"
)
"""Without a bracket a credit of several words opens on a name, a duty or an agency, as does any at a line's start."""
_CREDIT_MARKS: Final = "（）()〔〕【】＝=■□●◆▲△／/— "
_CREDIT_PARTS: Final = re.compile("[、，,；;／/＝=・·|｜（）()〔〕【】]| (?=[^ ]+[ ]?(?:[摄攝]影?|供[图圖]|[图圖作])$)")
"""Between the parts of a credit that names several."""
_CREDIT_TAKES: Final = re.compile("[摄攝撮供提拍图圖资資写画畫绘繪同時]")
_CREDIT_TAIL: Final = 14
"""So near its end a credit of several says who took a picture."""
_CREDIT_SEVERAL: Final = re.compile(
    "(?=[^。！？“”「」]+$)(?:.*[、，,；;／/＝=・·|｜（(]|.*发 |.{0,12}[均皆都为為由系]|[いと本除以上下左右图圖写])"
)
"""A credit that names several, or says for which pictures it is, is built so."""
_OF_WHICH: Final = re.compile(
    "^(?:除署名外[，,]?)?(?:本[版组組报報刊]|以上|[上下左右大小题題]?[图圖][①-⑳⑴-⒇1-9１-９一二三四、]*"
    "|写真[①-⑳上下左右]*|いずれも|ともに)?(?:(?:[图圖照]片|照|写真)(?=均|皆|都|全|为|為|由|系|は|い))?"
    "(?:均|皆|都|全)?(?:[为為由系]|は)?(?:いずれも|ともに)?[ ]?"
)
"""Which pictures a credit is for."""
_WRITES: Final = re.compile("文[と与與・／/]?[写寫图圖摄攝]")
"""Who took a picture and wrote the text as well signs the text."""
_TAKER: Final = "[^ ]{0,8}(?:[记記]者|通[讯訊][员員]|[摄攝]影[师師]?)[ ：:]?NAMES|PERSONS|非[當当].{2,4}|示意[图圖]?"
"""Who took a picture, without a word that says so."""
_SPOKEN: Final = re.compile("[\u3041-\u3096]{2}(?<!さん|から|より|くん)")
"""Words of a Japanese sentence, not of a credit."""
_ARTIST: Final = re.compile("(?<=[画畫彩粉刻纸紙法影写寫描墨塑绣繡笔筆][）〕]) ?[一-鿿]{1,2} ?[一-鿿]{1,2}$")
"""Behind a work's kind in brackets, （国画）, whose it is."""
_ARTIST_LONGEST: Final = 8
_COUNTERS: Final = "年月日時时分人歳岁歲"
_TAKEN_AT: Final = re.compile("(?<!ヘリ)(?<!ーン)(?<!機)で撮影$")
"""Where it was taken, not who did; but by what, ドローンで撮影, is a credit."""
_IN_BRACKETS: Final = re.compile("[（(〔【][^（(〔【]{2,}[）)〕】]$")
_CREDIT_LONGEST: Final = 40
_WHERE: Final = re.compile(
    "(?:[都道府県市区町村郡島港駅館校園寺堂場院前内外沖浜]|役所|ホール|センター|スタジアム|ドーム)$"
)
"""What a place ends on."""
_COLUMN: Final = 11
"""No name of a column that is told by its build is longer, in characters."""
_LINES: Final = 1 << 15
"""So many lines are known by what they need: a page of a megabyte has no more."""
_BEGUN: Final = ("story", "item", "speaker", "caption")
"""What a line is asked for first: whether it opens as any of these does."""
ROLES: Final = (
    "story",
    "byline",
    "credit",
    "pictured",
    "wire",
    "caption",
    "jump",
    "note",
    "item",
    "speaker",
    "furniture",
    "margin",
    "contact",
    "closing",
    "parting",
    "unit",
    "signoff",
    "salutation",
    "notice",
    "office",
    "dated",
    "signature",
    "signed",
    "agency",
    "dateline",
    "title",
    "column",
    "rubric",
    "label",
    "leaning",
    "opening",
    "field",
    "anaphor",
    "classified",
    "writer",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern of the table: the role it speaks for, where on the line it stands, and an example."""

    role: str
    where: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Cues:
    """What finds the patterns, those of one role and place together.

    `begun`: how a line begins that may open as one of the roles `_BEGUN` does.
    `search`: by its bit's number a pattern for whole lines; `wholes`: for each role the bits of those of which one must
    find something on a line that is the role's; `sift`: by a line's characters, the bits of those that may find any.
    """

    start: Callable[[str], Find]
    begun: Find
    ends: Mapping[str, Ends]
    passages: Mapping[str, Wholes]
    wholes: Mapping[str, int]
    search: Callable[[int], Find]
    sift: Callable[[str], int]

    def opens(self, role: str, text: str) -> bool:
        """Whether text begins as one of the role's begins."""
        return self.start(role)(text, 0, _HEAD) is not None

    def begins(self, text: str) -> bool:
        """Whether text begins as a story, an item, somebody's words or a caption does: few lines do."""
        return self.begun(text, 0, _HEAD) is not None

    def is_whole(self, role: str, text: str) -> bool:
        """Whether a short line is one of the role's from end to end, or holds what only such a line holds."""
        if len(text) <= _HEAD and (asked := self.sift(text) & self.wholes[role]) and self._finds(asked, text):
            return True
        return role == "credit" and self._names_several(text)

    def _is_any(self, bits: int, text: str) -> bool:
        """Whether one of the patterns of these bits finds something on a line."""
        return len(text) <= _HEAD and self._finds(self.sift(text) & bits, text)

    def _finds(self, asked: int, text: str) -> bool:
        """Whether one of the patterns of these bits, which a line has the characters for, finds something on it."""
        while asked:
            number = asked.bit_length() - 1
            if self.search(number)(text):
                return True
            asked -= 1 << number
        return False

    def _names_several(self, text: str) -> bool:
        """Whether a credit is put together of several, or says first for which pictures it is.

        Each part is one by itself, or who took a picture, and one at least is a credit: 业者提供，记者李明翻摄.
        """
        if len(text) > _CREDIT_LONGEST or not _CREDIT_TAKES.search(text, max(0, len(text) - _CREDIT_TAIL)):
            return False
        plain = text.strip(_CREDIT_MARKS)
        if not _CREDIT_SEVERAL.match(plain):
            return False
        whole = _OF_WHICH.sub("", plain, count=1)
        if whole != plain and self.is_whole("credit", whole):
            return True
        parts = [_OF_WHICH.sub("", part, count=1) for part in _CREDIT_PARTS.split(plain) if part]
        if len(parts) < 2 or any(_WRITES.match(part) for part in parts):
            return False
        told = [self.is_whole("credit", part) for part in parts]
        taken = [one and not self.is_whole("wire", part) for one, part in zip(told, parts, strict=True)]
        return any(taken) and all(one or _takers()(part) for one, part in zip(told, parts, strict=True))

    def are_whole(self, role: str, texts: Sequence[str], asked: Sequence[bool]) -> list[bool]:
        """Which of the texts asked about are one of the role's from end to end."""
        bits, sift = self.wholes[role], self.sift
        return [
            told and sift(text) & bits != 0 and self.is_whole(role, text)
            for text, told in zip(texts, asked, strict=True)
        ]

    def is_title(self, text: str) -> bool:
        """Whether a short line names a kind of notice or a column."""
        return self._is_any(self.wholes["title"] | self._columns(text), text)

    def is_column(self, text: str) -> bool:
        """Whether a short line names a column, a series or a contest; what is told by its build alone is shorter."""
        return self._is_any(self._columns(text), text)

    def _columns(self, text: str) -> int:
        return self.wholes["rubric"] | (self.wholes["column"] if len(text) <= _COLUMN else 0)

    def is_passage(self, role: str, text: str) -> bool:
        """Whether a whole passage, all its lines together, is one of the role's."""
        return len(text) <= _PASSAGE and self.passages[role].fit(text)

    def opening(self, role: str, text: str) -> int:
        """How many characters at the text's beginning are the role's; 0 for none."""
        found = self.start(role)(text, 0, _HEAD)
        return found.end() if found else 0

    def closing(self, role: str, text: str) -> int:
        """Where at the text's end the role's words begin; the text's length for nowhere."""
        ends, size = self.ends[role], len(text)
        first = size - _HEAD if size > _HEAD else 0
        for needed in ends.needed(text[-1:]):
            if needed(text, first):
                return ends.start(text, first)
        return size

    def crediting(self, text: str, *, signed: bool = False, turns: Sequence[int] = ()) -> int:
        """Where at a caption's end its credit begins; the text's length for nowhere.

        What is a credit on a line of its own is one in brackets, behind a sentence's end, behind a space and where a
        line begins. `signed`: an agency's name alone signs the text. `turns`: where in the text lines begin.
        """
        if text[-1] in UNCREDITED or _TAKEN_AT.search(text, max(0, len(text) - _CREDIT_TAIL)):
            return len(text)
        if "）" in text[-_ARTIST_LONGEST:] and (artist := _ARTIST.search(text, max(0, len(text) - _ARTIST_LONGEST))):
            return artist.start()
        place = self._behind_place(text, self.closing("credit", text))
        least = max(1, len(text) - _CREDIT_LONGEST)
        starts: Iterable[int] = map(re.Match.end, _CREDIT_STARTS.finditer(text, least))
        if turns:
            starts = sorted({*starts, *(turn for turn in turns if turn >= least)})
        for start in starts:
            if start >= place:
                break
            tail = text[start:]
            if tail[1:2] == " " and self.is_whole("credit", tail[2:]):
                continue  # The caption's last character, which the line turned off.
            if tail[0] in _COUNTERS and text[:start].rstrip()[-1:].isdigit():
                continue  # And what its last number counts: 16 日.
            if tail[0] not in "（(〔【" and (
                not _leads(brief=start not in turns)(tail) or _SPOKEN.search(tail) or self._names_whom(tail)
            ):
                continue
            if self.is_whole("credit", tail) and _closes(tail) and not (signed and self.is_whole("wire", tail)):
                return start
        return place

    def _behind_place(self, text: str, start: int) -> int:
        """Where a credit begins that seems to from `start` on, less where it was taken: ＝下関市蓋戸島 二階堂薫撮影."""
        if start == len(text) or text[start] not in "＝=":
            return start
        gap = text.rfind(" ", start)
        whole = gap > 0 and _WHERE.search(text[start + 1 : gap]) and self.is_whole("credit", text[gap + 1 :])
        return gap + 1 if whole else start

    def _names_whom(self, text: str) -> bool:
        """Whether what stands before a credit in brackets is none: 優勝宮下、3位西野 before 【中沢涼撮影】."""
        bracket = _IN_BRACKETS.search(text)
        if bracket is None or not self.is_whole("credit", bracket.group()):
            return False
        return not self.is_whole("credit", text[: bracket.start()].rstrip())


@cache
def table() -> tuple[Cue, ...]:
    """The rows of tables/cues.tsv."""
    return tuple(Cue(*row) for row in rows_of("cues"))


@cache
def load_cues() -> Cues:
    """Sort the table; its patterns are compiled when a line first has what they need: many an edition has none."""
    gathered: dict[str, dict[str, list[str]]] = {}
    for cue in table():
        gathered.setdefault(cue.where, {}).setdefault(cue.role, []).append(ungrouped(fill_in(cue.pattern)))
    whole = [
        (role, where, piece)
        for where in ("whole", "within", "prefix")
        for role, pieces in gathered[where].items()
        for piece in pieces
    ]
    wholes: dict[str, int] = {}
    for number, (role, _, _) in enumerate(whole):
        wholes[role] = wholes.get(role, 0) | 1 << number
    starts = gathered["start"]
    return Cues(
        cache(lambda role: finder("start", starts[role])),
        opening([starts[role] for role in _BEGUN]),
        {role: Ends.of(pieces) for role, pieces in gathered["end"].items()},
        {role: Wholes.of(pieces) for role, pieces in gathered["passage"].items()},
        wholes,
        cache(lambda number: finder(whole[number][1], [whole[number][2]])),
        lru_cache(maxsize=_LINES)(Sieve.of(by_any(piece) for *_, piece in whole).sift),
    )


def _closes(text: str) -> bool:
    """Whether every bracket that opens in a text closes in it."""
    return sum(map(text.count, "（(〔【")) <= sum(map(text.count, "）)〕】"))


@cache
def _leads(*, brief: bool) -> Find:
    return finder("start", [*([_CREDIT_BRIEF] if brief else []), ungrouped(fill_in(_CREDIT_LEADS))])


@cache
def _takers() -> Find:
    return finder("whole", [_TAKER])
