"""Spaces among those who wrote or took something: between 记者 and a name, two writers, an office and its man, a duty.

A line end or a letter-spaced line has lost them. The page tells them where it shows its habit elsewhere; where it does
not, the words' script and their place do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from typeset.copydesk.knowledge.names import family_names, person
from typeset.copydesk.lines.line import wide
from typeset.copydesk.passages.manner import Copy
from typeset.copydesk.passages.passage import Strip

_TITLE: Final = re.compile(
    "(?:本报|本報|本社|本刊|新华社|新華社|中新社|见习|实习|首席|特约|特派)?(?:记者|記者|通讯员|通訊員|实习生|摄影|攝影|特派员|特派員|评论员|評論員)$"
    "|^(?:文|图|圖)$"
)
"""Not what a name ends on: 柯文 goes on in 静."""
_DUTY: Final = re.compile(
    "(?:本报|本報|本社|本刊|见习|实习|首席|特约)?(?:记者|記者|通讯员|通訊員|实习生|特派员|特派員)"
)
_LEADING: Final = re.compile("[\u2e80-\U0003ffff]?[\u3400-\u9fff\U00020000-\U0003ffff]*")
_OWNER: Final = re.compile("(?:本报|本報|本社|本刊|社|报|報|见习|实习|首席|特约|特派|通讯|通訊|评论|評論)$")
_DUTIES: Final = frozenset("文图圖摄攝影发發写写画绘编")
_SHOOTS: Final = re.compile(
    "(?:摄|攝|摄影|攝影|撮影|翻摄|翻攝|文|图|圖|文[/／][图圖]|写|發|发|供图|供圖|制图|製圖|绘|繪)(?:报道|報道|報導)?[）)]?"
)
_WHOLE: Final = re.compile("[供截配绘繪制製][图圖]|[摄攝撮]影|翻[摄攝]")
"""Words of a duty whose second character might be one by itself."""
_HANS: Final = re.compile("[记员讯实习摄图发报绘文写]")
"""Marks of simplified script in a title or duty."""
_OPENED: Final = re.compile("[（(〔【]([^（）()〔〕【】。]{0,40})$")
_CLOSED: Final = re.compile("([^（）()〔〕【】。]{0,40})[）)〕】]")
_LONGEST_NAME: Final = 4
_SPREAD: Final = re.compile("(?:[（(、]|(?<=[^ ][^ ]) )[\u3400-\u9fff] [\u3400-\u9fff](?:[）)、]| (?![^ ] ))")
"""A name of two characters set as wide as one of three, （栗 萍）, but no three of a line that is letter-spaced."""
_DRIVEN_OUT: Final = re.compile("(?<![^\\s])[\u3040-\u9fff](?:[ \u3000][\u3040-\u9fff]){3}")
"""Four characters that stand apart, as those of a letter-spaced line do."""
_BRACKET: Final = 60
"""How far, in characters, a bracket round writers reaches."""
_BEFORE_SIGNATURE: Final = frozenset("。！？”」』讯訊电電")
_SEAT: Final = re.compile(
    "[处處部院系馆館局办辦社团團委会會站所校厂廠矿礦队隊科室组組班庭县縣市区區镇鎮乡鄉村场場司店路街园園里苑港台府段]$|中心$"
    "|集团$|集團$|[大中小][学學]$|银行$|銀行$"
)
"""What an office or a place ends on that stands before a writer's name."""
_PLACE: Final = re.compile("[\u3400-\u9fff]{2,12}")
_CALLED: Final = re.compile(
    "[\u3400-\u9fff]{1,3}(?:先生|女士|小姐|太太|老师|老師|同学|同學|大爷|阿姨)|[老小阿][\u3400-\u9fff]{1,2}"
)


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket that a line end cuts: what stands `lead`, before it, and its words on both sides."""

    lead: str
    words: list[str]
    more: list[str]
    name: str

    @property
    def titled(self) -> bool:
        """Whether a writer's title stands in it."""
        return any(_DUTY.search(word) for word in self.words)

    @property
    def lean(self) -> int:
        """Above 0 where it shows a space behind a title, below where it shows a name run on."""
        shown = (_DUTY.match(word) for word in self.words[:-1])
        return sum(1 if found.end() == len(found.string) else -1 for found in shown if found)

    @property
    def signs(self) -> bool:
        """Whether it stands where those who wrote something are named."""
        return self.titled or self.lead in _BEFORE_SIGNATURE


def parts_writers(before: Strip, strip: Strip, copy: Copy) -> bool:
    """Whether a line end in running text stands between two words of a bracket that names writers."""
    bracket = _bracket(before, strip, copy.text)
    if bracket is None:
        return False
    words, more = bracket.words, bracket.more
    ahead = words[-1]
    if more and len(ahead) == len(more[0]) == 1 and all(len(word) == 1 for word in words + more):
        return len(words) + len(more) > 2 or (bracket.signs and _is_spread(ahead + more[0], copy))
    if len(ahead) == 1 and len(words) > 1 and len(words[-2]) == 1:
        ahead = words[-2] + ahead
        words = [*words[:-2], ahead]
    if _TITLE.search(ahead):
        lean = bracket.lean or copy.names
        return bracket.titled and (lean > 0 if lean else _parts_title(bracket.lead, ahead, more))
    if _DUTY.match(bracket.name):
        return copy.groups_parted and not _OWNER.search(ahead)
    if bracket.signs and _parts_persons(_DUTY.sub("", ahead), bracket.name, copy):
        return bracket.titled or all(person().fullmatch(word) for word in words + more)
    two = bracket.signs and not bracket.titled and len(words) == len(more) == 1
    return two and _parts_seat(ahead, more[0], copy)


def _bracket(before: Strip, strip: Strip, source: str) -> _Bracket | None:
    opened = _OPENED.search(source, max(before.start, before.end - _BRACKET), before.end)
    words = _words(opened.group(1), spaced=before.spaced) if opened else []
    if opened is None or not words:
        return None
    closed = _CLOSED.match(source, strip.start, min(strip.end, strip.start + _BRACKET))
    follow = _LEADING.match(source, strip.start, strip.end)
    more = _words(closed.group(1), spaced=strip.spaced) if closed else []
    return _Bracket(source[max(0, opened.start() - 1)], words, more, follow.group() if follow else "")


def _is_spread(name: str, copy: Copy) -> bool:
    """Whether two characters are a name, and the page sets another such name wide."""
    return person().fullmatch(name) is not None and _SPREAD.search(copy.text) is not None


def is_spread(name: str, copy: Copy) -> bool:
    """Whether two characters that stand apart are a name set as wide as one of three: the page drives no lines out."""
    return len(name) == 2 and person().fullmatch(name) is not None and _DRIVEN_OUT.search(copy.text) is None


def _words(text: str, *, spaced: bool) -> list[str]:
    return "".join(text.split()).split() if spaced else text.split()


def parts_driven_out(ahead: str, follow: str, copy: Copy) -> bool:
    """Whether a gap of a letter-spaced line of running text is a space as well: behind 记者, before a writer's name."""
    opened = _OPENED.search(ahead)
    closed = _CLOSED.match(follow) if opened else None
    if opened is None or closed is None:
        return False
    lead, seat, name = ahead[max(0, opened.start() - 1)], opened.group(1), closed.group(1)
    if _TITLE.search(seat):
        return copy.names > 0 if copy.names else _parts_title(lead, seat, [name])
    signs = lead in _BEFORE_SIGNATURE and not _DUTY.search(seat)
    return signs and _SEAT.search(seat) is not None and person().fullmatch(name) is not None


def _parts_title(lead: str, title: str, names: Sequence[str]) -> bool:
    """Whether there is a space between 记者 and a name in brackets on a page that does not say.

    Behind 电 none writes one, as the agencies do not; elsewhere the mainland's papers do, and the others where only
    names stand in the bracket. `lead`: what stands before the bracket.
    """
    if lead in "电電" or title[-1] not in "者員员生影":
        return False
    return _HANS.search(title) is not None or (len(names) > 0 and all(person().fullmatch(name) for name in names))


def _parts_seat(seat: str, name: str, copy: Copy) -> bool:
    """Whether an office or a place and a name are what a line end parts in a signature that shows no space.

    So it is if both sides tell, or if other signatures of the page have a space.
    """
    if not _PLACE.fullmatch(seat) or not 2 <= len(name) <= _LONGEST_NAME:
        return False
    named = _SEAT.search(seat) is not None and person().fullmatch(name) is not None
    return named or _CALLED.fullmatch(name) is not None or copy.signed_parted


def _parts_persons(ahead: str, name: str, copy: Copy) -> bool:
    """Whether a line end stands between two persons' names, not inside one: 柯文静, 蔡海生 and not 柯文, 静.

    Both sides must be names by their family names and lengths.
    """
    if len(ahead) < 2 or len(name) < 2 or _is_one_person(ahead, name, copy):
        return False
    return person().fullmatch(ahead) is not None and person().match(name) is not None


def _is_one_person(ahead: str, name: str, copy: Copy) -> bool:
    """Whether two pieces are one name: the first is a family name of two characters, or the page has it whole."""
    return ahead in family_names("zh2") or (len(ahead + name) <= _LONGEST_NAME and ahead + name in copy.text)


def parts_names(before: Strip, strip: Strip, copy: Copy, strips: Sequence[Strip]) -> bool:
    """Whether a line end of a byline or credit parts two words: not inside a title, not inside a name."""
    source = copy.text
    ahead = source[before.start : before.end]
    ahead = "".join(ahead.split()) if before.spaced else ahead.split()[-1]
    follow = source[strip.start : strip.end]
    follow = "".join(follow.split()) if strip.spaced else follow.split()[0]
    if _TITLE.search(ahead):
        return _leans(copy.listed, ahead) and follow[0] not in "报報"
    if is_duty(follow) and ahead[-1] not in "/／：:":
        return parts_duty(ahead, follow, copy)
    name = _LEADING.match(follow).group()  # type: ignore[union-attr]
    if not (wide(ahead[-1]) and wide(follow[0])) or _OWNER.search(ahead):
        return False
    parted = any(len(source[s.start : s.end].split()) > 1 and not s.spaced for s in strips)
    return _TITLE.match(name[:3]) is not None or _parts_word(ahead, name, copy, parted=parted)


def _parts_word(ahead: str, name: str, copy: Copy, *, parted: bool) -> bool:
    """Whether a name is a word of its own behind a name, a duty or an office. `parted`: its lines show spaces."""
    if len(ahead) == 1 or _TITLE.search(ahead[:-1]) or (len(name) == 1 and name not in _DUTIES):
        return False
    if _is_one_person(_DUTY.sub("", ahead), name, copy):
        return False
    seated = _SEAT.search(ahead) is not None and person().fullmatch(name) is not None
    return seated or (parted and person().match(name) is not None)


def parts_listed(title: str, copy: Copy) -> bool:
    """Whether a byline or credit has a space behind a writer's title."""
    return _leans(copy.listed, title)


def parts_duty(ahead: str, duty: str, copy: Copy) -> bool:
    """Whether a credit has a space before what was done: 翟鹏程 摄, but 麥家樂攝 and 新华社发."""
    if _OWNER.search(ahead) or _WHOLE.fullmatch(ahead[-1:] + duty[:1]):
        return False
    return not (duty[0] == "供" and _SEAT.search(ahead)) and _leans(copy.shots, duty)


def _leans(lean: int, words: str) -> bool:
    """Whether a page parts names from `words`, a title or duty; where it does not say, as the words' script does."""
    return lean > 0 if lean else _HANS.search(words) is not None


def is_duty(words: str) -> bool:
    """Whether words are what a photographer's name stands before, and no more: 摄, 攝影報導, 供图."""
    return _SHOOTS.fullmatch(words) is not None
