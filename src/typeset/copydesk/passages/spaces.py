"""Strips of the source put together as text: the column setting's spaces go, spaces that mean something stay.

Spaces beside digits and Latin, round full-width marks and inside letter-spaced lines are the setting's (CLReq 3.2.2:
such gaps are made when a line is set); between two Han words, between Latin words or between numbers a space is the
paper's own. So is a lone one beside digits on a page that otherwise shows none: a setting makes many or none. An
ideograph's space is the paper's wherever it stands but inside a bracket or behind a dateline's, and all of a run
of them, unless the page has such between numbers and their units too: then its setting makes them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from typeset.copydesk.lines.line import CLOSERS, COLONS, COMMAS, OPENERS, QUOTES, STOPS, untoned, western, wide
from typeset.copydesk.passages.manner import CHANCE, REPORTED, Copy, Manner
from typeset.copydesk.passages.passage import Strip
from typeset.copydesk.passages.signings import is_duty, is_spread, parts_driven_out, parts_duty, parts_listed
from typeset.copydesk.passages.turnovers import ends_name, is_dated, parted
from typeset.model.source import Piece, Span, Text

_RUN: Final = re.compile(r"\S+")
_SPACE: Final = re.compile(r"\s")
_TITLE: Final = re.compile(
    "(?:本报|本報|本社|本刊|新华社|新華社|中新社|见习|实习|首席|特约|特派)?(?:记者|記者|通讯员|通訊員|摄影|攝影|特派员|特派員|评论员|評論員)$"
)
_BRIEF_DUTY: Final = re.compile("(?:^|[\u3400-\u9fff]{2})[文图圖]$")
"""Behind a whole name, and before another, 文 and 图 are duties; 王文, 静 is one name."""
_LABELS: Final = frozenset("QAＱＡ問答问")
"""What stands before a question or an answer, a space behind it."""
_ASKED: Final = frozenset(("Q&A", "FAQ", "Ｑ&Ａ"))
"""What a head of questions and answers begins with, a space behind it."""
_FIGURES: Final = "[0-9０-９〇○零一二三四五六七八九十]{1,4}[ ]?"
_NOTICED: Final = re.compile(
    f"[\u3041-\u30fe\u3400-\u9fff（）]{{3,28}}[ \t\u3000]+(?:[\u3040-\u9fff]{{2,4}}[ ]?)?"
    f"{_FIGURES}年[ ]?{_FIGURES}月(?:[ ]?{_FIGURES}日)?"
)
"""Who gives notice, and on what day, below it on one line."""
_SIGNS: Final = frozenset("／/：:＝=・、，（）()")
"""Beside these no byline has a space."""
_SIGILS: Final = frozenset("@#$€£¥￥")
"""Signs that belong to the word behind them."""
_ITEMS: Final = frozenset("◆◇●○■□▽▼△▲▪・•★☆◎※")
"""What an item of a list opens with: its title, a space, the day."""
_HEADED: Final = 10
"""What an item is about is no longer, in characters."""
_ROUND: Final = frozenset("（）()")
_DIGITS: Final = frozenset("0123456789")
_RANKED: Final = re.compile("[0-9]{1,2}[.．][\u3040-\u30ff\u3400-\u9fff]")
"""The number before one of several in a row: 1.程浩然 2.沈子轩."""
_BROAD_DIGITS: Final = frozenset("０１２３４５６７８９")
_BY_DIGIT: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff][0-9]|[0-9][\u3040-\u30ff\u3400-\u9fff]")
_UNIT: Final = re.compile(
    "(?:公[里尺分]|公?斤[級级]?|[厘毫分千平方]{1,2}米|千克|小[時时]|分[鐘钟]|"
    "[年月日時时分秒点點号號人名个個位家万萬億亿元円圓度倍条條次届屆岁歳歲回台戶户米吨噸胜勝负負敗平局环環枚票桿杆级級位])"
    "(?![\u3040-\u30ff\u3400-\u9fff])"
)
_MEASURE: Final = re.compile("[0-9][ \u3000]?(?:[年月時时點点分米]|公尺)$")
"""A unit that a further number may follow: 16 公尺 42."""
_BY_LATIN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff][A-Za-z]|[A-Za-z][\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE: Final = frozenset(".,;:!?)\"'")
"""Marks of Latin text that a space follows."""
_FLANKED: Final = re.compile(
    f"{CHANCE}|[\u3040-\u30ff\u3400-\u9fff][ \t]+[0-9]{{1,5}}(?:[.][0-9]+)?[ \t]+[\u3040-\u30ff\u3400-\u9fff]"
)
"""Gaps that surely are the setting's, in a line that was driven out: beside a unit, on both sides of a number."""
_NAME: Final = 6
"""A person's name with the space between its parts is no longer, in characters."""
_WRITERS: Final = re.compile("[（(][^（()）]{0,8}(?:[记記]者|[通讯訊]{2}[员員])[^（()）]{0,40}[）)]\\Z")
"""Who reported, in brackets."""
_DATELINE: Final = 50
_DATE_ENDS: Final = frozenset("〕】")
"""What closes a dateline in brackets."""


def set_text(strips: Sequence[Strip], copy: Copy, manner: Manner) -> Text:
    """Join strips in order; each piece of the result has its span in the source."""
    pieces: list[Piece] = []
    running = manner is Manner.RUNNING
    for place, strip in enumerate(strips):
        if place and parted(place, strips, copy, manner):
            pieces.append(_turned(strips[place - 1], strip, copy, manner))
        pieces.extend(_strip(strip, copy, manner, strips[0].start if running and place < 3 else strip.end))
    return Text(tuple(pieces))


def _turned(before: Strip, strip: Strip, copy: Copy, manner: Manner) -> Piece:
    """The space that a line end stands for, as wide as the page's others of its kind."""
    source = copy.text
    piece = _gap_piece(strip.page, before.end, strip.start, source)
    if piece.text != " " or not (wide(source[before.end - 1]) and wide(source[strip.start])):
        return piece
    if manner is Manner.HEAD:
        broad = "\u3000" in source[before.start : before.end] and "\u3000" in source[strip.start : strip.end]
    else:
        broad = "\u3000" in source[before.end : strip.start] or copy.wide
    return replace(piece, text="\u3000") if broad else piece


def _gap_piece(page: int, start: int, end: int, source: str) -> Piece:
    """What stands for the white space in source[start:end], at a place that holds some: all its ideographs' spaces."""
    if start == end:
        return Piece(" ", Span(page, start, start))
    wide_space = source.find("\u3000", start, end)
    place = start if wide_space < 0 or source[start] in "\r\n" else wide_space
    if source[place] != "\u3000":
        return Piece(" ", Span(page, place, place + 1))
    wide_end = place + 1
    while wide_end < end and source[wide_end] == "\u3000":
        wide_end += 1
    return Piece(source[place:wide_end], Span(page, place, wide_end))


def _strip(strip: Strip, copy: Copy, manner: Manner, start: int) -> list[Piece]:
    """One strip's pieces: its runs of characters and the spaces between them that stay.

    `start`: where its passage begins, if a dateline may still stand before the gaps.
    """
    source = copy.text
    content = source[strip.start : strip.end]
    if content and not _SPACE.search(content):
        return [Piece(content, Span(strip.page, strip.start, strip.end))]
    runs = [match.span() for match in _RUN.finditer(source, strip.start, strip.end)]
    if not runs:
        return []
    if len(runs) == 1:
        return [Piece(source[slice(*runs[0])], Span(strip.page, *runs[0]))]
    kept = _kept_gaps(runs, strip, copy, manner, source[start : start + 1] if start < strip.end else "")
    if start == strip.start and (
        _is_label(source[slice(*runs[0])], source[runs[1][0]], copy)
        or _NOTICED.fullmatch(source, strip.start, strip.end)
    ):
        kept[0] = True
    for number, (run, after) in enumerate(pairwise(runs[:8])):
        dated = (source[after[0]].isalnum() or source[after[0]] in QUOTES) and is_dated(source[start : run[1]])
        if dated or ends_name(start, run[1], after[0], copy):
            kept[number] = True
        elif copy.dated_on and source[run[1] - 1] in _DATE_ENDS and REPORTED.fullmatch(source, start, run[1]):
            kept[number] = False
    pieces: list[Piece] = []
    for number, (first, end) in enumerate(runs):
        pieces.append(Piece(source[first:end], Span(strip.page, first, end)))
        if number < len(kept) and kept[number]:
            pieces.append(_gap_piece(strip.page, end, runs[number + 1][0], source))
    return pieces


def _kept_gaps(runs: list[tuple[int, int]], strip: Strip, copy: Copy, manner: Manner, first: str) -> list[bool]:
    """For each gap between two runs, whether it stays. `first`: the passage's first character, unless that is far."""
    source = copy.text
    if manner is Manner.COLUMNS and not strip.spaced:
        return _kept_in_row(runs, strip, copy)
    if strip.spaced and manner is Manner.NAMES:
        return _kept_in_names(runs, copy)
    if strip.spaced:
        return _kept_in_text(runs, copy)
    gaps = list(pairwise(runs))
    if manner is Manner.HEAD:
        driven = _is_driven_out([source[slice(*run)] for run in runs])
        return [not driven and (_is_own(*gap, copy) or _means_in_head(*gap, copy)) for gap in gaps]
    kept = [_is_own(a, b, copy) or _means(a, b, copy, manner) for a, b in gaps]
    if manner is Manner.RUNNING and copy.strays:
        line = source[strip.start : strip.end]
        for number, (a, b) in enumerate(gaps):
            last, after = source[a[1] - 1], source[b[0]]
            if copy.even and first in _ITEMS:
                kept[number] = kept[number] or _stands_out(last, after, line)
            if kept[number] and _is_driven(last, after):
                kept[number] = _BY_DIGIT.search(line) is not None
    elif _FLANKED.search(source, strip.start, strip.end):
        return [
            _is_own(a, b, copy) or (keep and not _by_western(a, b, source))
            for keep, (a, b) in zip(kept, gaps, strict=True)
        ]
    return kept


def _kept_in_row(runs: list[tuple[int, int]], strip: Strip, copy: Copy) -> list[bool]:
    """In a row of a table: all but those inside a measure, and the narrow ones where ideographs' part the columns."""
    source = copy.text
    gaps = list(pairwise(runs))
    own = [_is_own(*gap, copy) for gap in gaps]
    if any(wide and b[1] - a[0] > _NAME for wide, (a, b) in zip(own, gaps, strict=True)):
        return [
            wide
            or not (
                (copy.strays and _by_western(a, b, source))
                or (copy.rounds and (source[a[1] - 1] in _ROUND or source[b[0]] in _ROUND))
            )
            for wide, (a, b) in zip(own, gaps, strict=True)
        ]
    driven = copy.strays and _BY_DIGIT.search(source, strip.start, strip.end) is None
    return [
        wide or not (driven and _is_measure(strip.start, a[1], b[0], source))
        for wide, (a, b) in zip(own, gaps, strict=True)
    ]


def _by_western(run: tuple[int, int], after: tuple[int, int], source: str) -> bool:
    """Whether a gap parts a number or Latin word from an ideograph or kana."""
    last, first = source[run[1] - 1], source[after[0]]
    return (wide(last) and western(first)) or (western(last) and wide(first))


def _is_label(char: str, after: str, copy: Copy) -> bool:
    """Whether what a paragraph begins with is what stands before a question, an answer, a comment or an item's news."""
    if after in COLONS:
        return False
    return (
        (char[0] in copy.headed and 1 < len(char) <= _HEADED)
        or (len(char) == 1 and wide(char) and char not in _LABELS and after in QUOTES)
        or char in copy.labels
        or (char in _LABELS and after not in OPENERS)
    )


def _kept_in_text(runs: list[tuple[int, int]], copy: Copy) -> list[bool]:
    """In a letter-spaced line of running text: the wider gaps, and what is a space by the words on both sides."""
    source = copy.text
    sizes = [_size(source[a[1] : b[0]]) for a, b in pairwise(runs)]
    kept = [size >= 2 * min(sizes) for size in sizes]
    words = [source[slice(*run)] for run in runs]
    if not any(kept) and _ROUND.intersection(words):
        kept = [parts_driven_out("".join(words[:n]), "".join(words[n:]), copy) for n in range(1, len(words))]
    return kept


def _size(gap: str) -> int:
    return sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in gap)


def _is_own(run: tuple[int, int], after: tuple[int, int], copy: Copy) -> bool:
    """Whether a gap holds an ideograph's space, and the page's setting makes none: it fills lines with narrow ones.

    Inside of a bracket, before a comma or stop and behind a dateline's bracket nobody means one.
    """
    source = copy.text
    if copy.broad or "\u3000" not in source[run[1] : after[0]]:
        return False
    last, first = source[run[1] - 1], source[after[0]]
    if last in OPENERS or first in CLOSERS or first in COMMAS or first in STOPS:
        return False
    return last not in _ROUND or _WRITERS.search(source, max(0, run[1] - _DATELINE), run[1]) is None


def _means(run: tuple[int, int], after: tuple[int, int], copy: Copy, manner: Manner) -> bool:
    """Whether the space between two runs of characters in running text or names is the paper's own."""
    source = copy.text
    last, first = untoned(source[slice(*run)])[-1], source[after[0]]
    if _is_broad(last) and _is_broad(first):
        beside = copy.digits and manner is Manner.RUNNING and (last in _BROAD_DIGITS) is not (first in _BROAD_DIGITS)
        return not beside or "\u3000" in source[run[1] : after[0]]
    if western(last) and western(first):
        return _parts_latin(source[slice(*run)], source[slice(*after)])
    if manner is Manner.NAMES and last not in CLOSERS:
        return last not in OPENERS and (first.isalnum() or first in OPENERS)
    if manner is Manner.NAMES:
        return last not in _ROUND and is_duty(source[slice(*after)])
    if last in "！？!?" and "\u3000" in source[run[1] : after[0]]:
        return True
    return manner is Manner.RUNNING and (_is_ranked(last, after[0], source) or _means_in_text(last, first, copy))


def _is_ranked(last: str, after: int, source: str) -> bool:
    """Whether behind a gap the number of the next of several in a row begins."""
    return source[after] in _DIGITS and wide(last) and _RANKED.match(source, after) is not None


def _means_in_text(last: str, first: str, copy: Copy) -> bool:
    """Whether a page's setting does not make such spaces in running text: beside digits, beside quotation marks."""
    if _is_letter(last) and _is_letter(first):
        return not copy.strays
    return last in CLOSERS and first.isalnum() and not copy.corners and last not in _ROUND


def _is_measure(start: int, end: int, after: int, source: str) -> bool:
    """Whether a gap in a row is inside a measure, 7016 分, 3 月 19 日, and not between two of the row's columns."""
    if source[end - 1] in _DIGITS:
        return _UNIT.match(source, after) is not None
    return source[after] in _DIGITS and _MEASURE.search(source, start, end) is not None


def _is_driven(last: str, first: str) -> bool:
    """Whether the setting that parts digits from what is beside them may have made a gap by a quotation mark too."""
    return (last in CLOSERS and first in _DIGITS) or (last in _DIGITS and first in OPENERS)


def _stands_out(last: str, first: str, line: str) -> bool:
    """Whether a gap beside a number or Latin word is the paper's own: the setting would have made all of its line."""
    if not (_is_letter(last) and _is_letter(first)):
        return False
    return (_BY_DIGIT if last.isdigit() or first.isdigit() else _BY_LATIN).search(line) is not None


def _is_broad(char: str) -> bool:
    """Whether a letter, digit or unit is as wide as an ideograph: beside it few settings make spaces."""
    return (char >= "\u2e80" and (char.isalnum() or "\u3200" <= char <= "\u33ff")) or "\u2460" <= char <= "\u24ff"


def _is_letter(char: str) -> bool:
    return wide(char) or (char.isalnum() and western(char))


def _parts_latin(ahead: str, follow: str) -> bool:
    """Whether a space parts two Latin words, numbers or sentences; beside a sign ($, #, /) the setting made it."""
    ahead = untoned(ahead)
    last, first = ahead[-1], follow[0]
    if last.isalnum() and first.isalnum():
        return True
    if ahead in _SIGILS:
        return False
    if not any(char.isalnum() for char in ahead) or not any(char.isalnum() for char in follow):
        return True
    if last in _SENTENCE:
        return first.isalpha() or (len(ahead) > 1 and ahead[-2].isalpha())
    return last.isalpha() and first in "(\"'"


def _means_in_head(run: tuple[int, int], follow: tuple[int, int], copy: Copy) -> bool:
    """In a head a space parts phrases; only the setting's, on both sides of a number, word or bracket, goes."""
    source = copy.text
    left, right = source[slice(*run)], source[slice(*follow)]
    before, after = left[-1], right[0]
    if before in _ROUND or after in _ROUND:
        return not copy.rounds and before not in OPENERS and after not in CLOSERS
    if (wide(before) and wide(after)) or (western(before) and western(after)):
        return True
    if before.isalnum() and after.isalnum():
        return left in _ASKED or not (right if wide(before) else left).isascii()
    if not copy.corners and before not in OPENERS and after not in CLOSERS:
        return _balanced(left)
    return len(left) >= 3 and len(right) >= 3 and _balanced(left) and _balanced(right)


def _is_driven_out(words: list[str]) -> bool:
    """Whether a head of a few characters, and perhaps a Latin word, is letter-spaced: 招 聘, 健 康 Q&A."""
    alone = sum(len(word) == 1 and not word.isascii() for word in words)
    return alone > 1 and all(len(word) == 1 or word.isascii() for word in words)


def _kept_in_names(runs: list[tuple[int, int]], copy: Copy) -> list[bool]:
    """In a letter-spaced byline or credit: the wider gaps, or where all are alike those round a title and a duty."""
    source = copy.text
    gaps = [source[a[1] : b[0]] for a, b in pairwise(runs)]
    sizes = [_size(gap) for gap in gaps]
    if max(sizes) > min(sizes):
        return [size > min(sizes) for size in sizes]
    words = [source[slice(*run)] for run in runs]
    if len(words) == 3 and is_duty(words[2]) and is_spread(words[0].lstrip("（(") + words[1], copy):
        return [True, True]
    kept = []
    ahead = ""
    last = 0
    for number, (start, end) in enumerate(runs[:-1]):
        ahead += source[start:end]
        rest = "".join(source[slice(*run)] for run in runs[number + 1 :])
        titled = _TITLE.search(ahead) is not None
        titled = titled and not rest.startswith(("报", "報"))
        told = parts_listed(ahead, copy) if titled else len(rest) > 2 and _BRIEF_DUTY.search(ahead[last:]) is not None
        last = len(ahead) if titled else last
        marked = ahead[-1] in _SIGNS or rest[0] in _SIGNS
        shot = is_duty(rest) and parts_duty(ahead, rest, copy)
        kept.append(not marked and (told or shot))
    return kept


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "「」", "『』", "《》", "〈〉", "‘’", "【】"))
