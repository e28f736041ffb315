"""What passages are by their neighbours: writers between head and text, captions read as heads, items like captions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from typeset.copydesk.knowledge.offices import is_office
from typeset.copydesk.knowledge.persons import UNLIKE, is_strange
from typeset.copydesk.knowledge.writers import FAIR, LIKELY, read_signature
from typeset.copydesk.lines.line import COLONS, COMMAS, OPENERS, Line
from typeset.copydesk.lines.role import NEVER
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Alone, Passage, cut
from typeset.copydesk.passages.stanzas import part_heads
from typeset.copydesk.passages.suites import name_suites
from typeset.copydesk.roles.lone import Lone
from typeset.copydesk.roles.poems import suite_of
from typeset.script.lexicon import lexicon

_SIGNATURE: Final = re.compile("[（(][^（）()]{2,16}[）)]")

_NONE: Final = Passage(kinds.FURNITURE, (), "", 0, 0, False)
_UNTOLD: Final = (kinds.TEXT, kinds.HEAD, kinds.BYLINE)
_COUNTED: Final = re.compile(
    "(?:[0-9０-９一二三四五六七八九十百千万萬两兩几幾数數多余餘首第每双雙]|新增|最大)[家个個座所项項条條批名位场場届屆次处處支件期种種]$"
)
"""What ends on so many of something calls for what they are: 我省新增三家."""
_ADDRESSED: Final = re.compile(
    "^(?:尊敬的|敬爱的|亲爱的|親愛的)?(?:读者|讀者|网友|網友)?|(?:读者|讀者|先生|女士|小姐|同志|同学|同學|老师|老師|网友|網友|朋友)$"
)
"""How a letter's writer is called, round the name."""
_ANSWERS: Final = re.compile(
    "(?:[您你]好[！，!,])?(?:[您你]的?)?(?:来信|來信|来函|來函|来电|來電|反映|咨询|諮詢|提问|提問|留言|询问|詢問)(?:已?[收获獲]|的|悉|中)|(?:感谢|感謝)[您你](?:的来信|的來信|来信|來信|对|對)"
)
"""How one that was sent is answered."""
_SIGNER: Final = 24
"""Who signs a letter has no more characters."""
_SHORT: Final = 5
"""A pen name has no more characters; a section's head seldom has as few."""
_SPREAD: Final = 2
_RARE: Final = 13.0
"""The cost of a word that few heads end on."""
_PEN: Final = 3
"""Nor has one that nothing parts from a poem."""
_PEN_NAME: Final = 4
"""Longer ones are of so many."""
_NAMING: Final = (kinds.HEAD, kinds.BYLINE)
_SIGNED: Final = 3
"""So many bare names show that a page's texts have one each."""
_POEM: Final = 4
"""No poem with its title and poet has fewer lines."""


def name_by_place(passages: Sequence[Passage], text: str, cues: Cues) -> list[Passage]:
    """Name anew the passages of a page that their neighbours tell. `text`: the page's."""
    captions = _name_captions(_name_quoted(passages), cues)
    opened = _open_texts(_name_writers(_name_poets(part_heads(captions, text), text)), cues)
    return name_suites(_name_items(_name_signatures(_answer(opened))), text)


def _name_quoted(passages: Sequence[Passage]) -> list[Passage]:
    """Read a line without a full stop as a head's between a column's name and a head: what someone says."""
    return [
        replace(here, kind=kinds.HEAD, headlike=NEVER)
        if before.kind is after.kind is kinds.HEAD and before.column and _is_headlike(here)
        else here
        for before, here, after in zip((_NONE, *passages), passages, (*passages[1:], _NONE), strict=False)
    ]


def _is_headlike(line: Passage) -> bool:
    """Whether a text is one line that may be a head's."""
    return line.kind is kinds.TEXT and len(line.strips) == 1 and line.headlike > NEVER


def mark_lone(passages: Sequence[Passage], lines: Sequence[Line], lone: Mapping[int, Lone]) -> list[Passage]:
    """Tell the first passage of each block what the block says for being a caption, where it was read as none."""
    told = {lines[start].start: Alone(block.odds, lines[block.end - 1].end) for start, block in lone.items()}
    return [
        replace(passage, lone=told[passage.start]) if passage.start in told and passage.kind in _UNTOLD else passage
        for passage in passages
    ]


def _open_texts(passages: Sequence[Passage], cues: Cues) -> list[Passage]:
    """Read as its first line what leads into a text: a number or date right below a writer, what ends on a colon.

    Below another text it opens one of its own only where it greets somebody: 比赛结果如下： announces what goes on.
    """
    return [
        replace(here, kind=kinds.TEXT, opens=_greets(here, before, after, cues))
        if here.kind is kinds.HEAD and ((here.item and before.kind is kinds.BYLINE) or _calls(here, after))
        else here
        for before, here, after in zip((_NONE, *passages), passages, (*passages[1:], _NONE), strict=False)
    ]


def _answer(passages: Sequence[Passage]) -> list[Passage]:
    """Let a salutation go on with a letter where it answers: it names who signed above, or thanks for the letter."""
    named = list(passages)
    for place in range(1, len(passages) - 1):
        above, here, below = passages[place - 1 : place + 2]
        if not here.opens or here.bare[-1] not in COLONS or here.kind is not kinds.TEXT or above.kind is kinds.HEAD:
            continue
        called = _ADDRESSED.sub("", here.bare[:-1])
        signed = len(above.bare) <= _SIGNER and len(called) > 1 and called in above.bare
        if signed or _ANSWERS.match(below.bare):
            named[place] = replace(here, opens=False)
        if signed and above.kind is kinds.BYLINE:
            named[place - 1] = replace(above, kind=kinds.TEXT)
    return named


def _calls(line: Passage, after: Passage) -> bool:
    """Whether a line addresses those whom the text below it speaks to: no head's last line ends on a colon."""
    return line.bare[-1] in COLONS and after.kind in (kinds.TEXT, kinds.VERSE)


def _greets(line: Passage, before: Passage, after: Passage, cues: Cues) -> bool:
    """Whether a line that leads into a text opens it."""
    if before.kind in (kinds.TEXT, kinds.VERSE, kinds.NOTE):
        return cues.is_whole("salutation", line.bare)
    return _calls(line, after)


def _name_poets(passages: Sequence[Passage], text: str) -> list[Passage]:
    """Part from a poem the title and the poet's name that nothing parts from it, or the name alone below its title."""
    named: list[Passage] = []
    signed = _are_signed(passages)
    for passage, after in zip(passages, (*passages[1:], _NONE), strict=False):
        if passage.kind is not kinds.VERSE:
            named.append(passage)
            continue
        rest = passage
        heads = [line for line in (*named[-1:], after) if line.kind is kinds.HEAD]
        poet = _poet(passage, text, headed=bool(heads))
        if not poet and heads and signed and _is_signed_poem(passage, text):
            poet = 1
        if not poet and any(suite_of(head.bare) for head in heads) and _is_signed_suite(passage, text):
            poet = 1
        for number in range(poet):
            line, rest = cut(rest, sum(not char.isspace() for char in _line(rest, 0, text)), text)
            named.append(replace(line, kind=kinds.HEAD if number < poet - 1 else kinds.BYLINE))
        named.append(rest)
    return named


def _poet(verse: Passage, text: str, *, headed: bool) -> int:
    """Which of a poem's first two lines, counted from 1, names the poet, the first only below a head; 0 for none."""
    if verse.kind is not kinds.VERSE or verse.scans or len(verse.strips) < _POEM:
        return 0
    scores = [read_signature(_line(verse, place, text)).score for place in range(3)]
    if headed and scores[0] >= LIKELY > scores[1]:
        return 1
    if not scores[1] >= LIKELY or scores[0] > 0.0 or scores[2] > 0.0:
        return 0
    # Where more lines name someone, the names are a list's.
    within = range(3, len(verse.strips) - 1)
    return 0 if any(read_signature(_line(verse, place, text)).score >= LIKELY for place in within) else 2


def _are_signed(passages: Sequence[Passage]) -> bool:
    """Whether several texts of a page have a bare name for their writer's line: then the others have, too."""
    bare = [line for line in passages if line.kind in _NAMING and len(line.bare) <= _SHORT and _is_han(line.bare)]
    return sum(line.kind is kinds.BYLINE or line.writer >= LIKELY for line in bare) >= _SIGNED


def _is_signed_poem(verse: Passage, text: str) -> bool:
    """Whether a poem's first line is as short as a pen name, shorter than all its others, and no word."""
    if verse.scans or len(verse.strips) < _POEM:
        return False
    name, *lines = (_line(verse, place, text).replace(" ", "") for place in range(len(verse.strips)))
    unknown = lexicon().simplify(name) not in lexicon().words
    return len(name) <= _PEN and _is_han(name) and unknown and min(map(len, lines)) > len(name) and is_strange(name)


def _is_signed_suite(verse: Passage, text: str) -> bool:
    """Whether a pen name, and the first poem's title, stand above the lines of a suite of poems that nothing parts."""
    if verse.kind is not kinds.VERSE or len(verse.strips) < _POEM:
        return False
    name, title, first = (_line(verse, place, text).replace(" ", "") for place in range(3))
    return len(name) <= _PEN and len(title) <= _PEN + 1 < len(first) and _is_han(name)


def _line(passage: Passage, place: int, text: str) -> str:
    """One line of a passage, with single spaces, or none where it is letter-spaced."""
    strip = passage.strips[place]
    parts = text[strip.start : strip.end].split()
    return "".join(parts) if strip.spaced else " ".join(parts)


def _name_writers(passages: Sequence[Passage]) -> list[Passage]:
    """Tell writers by their place: what may be a name between a head and its text is no head's line."""
    named = list(passages)
    signs, signed = _section_signs(passages), _are_signed(passages)
    for place in _lone_writers(passages):
        named[place] = replace(passages[place], kind=kinds.BYLINE)
    for place in range(len(passages) - 1):
        here, after = named[place], passages[place + 1]
        if here.kind is not kinds.HEAD or here.title or after.kind not in (kinds.TEXT, kinds.VERSE):
            continue
        if here.writer < FAIR and here.bare[0] in signs:
            continue
        before = passages[place - 1] if place else None
        behind_head = before is not None and before.kind is kinds.HEAD
        told = here.writer >= (LIKELY if behind_head else FAIR)
        # A text that names its reporter itself has no office and no pen name above it.
        if before is not None and behind_head and not told and not after.opens:
            told = (not before.title or _is_spread(here)) and _may_be_pen_name(here, after.bare, before, signed=signed)
            told = told or (place > 1 and passages[place - 2].column and _signs_essay(passages, place))
            told = told or (is_office(here.bare) and not _goes_on(before))
        if told:
            named[place] = replace(here, kind=kinds.BYLINE)
    return named


def _section_signs(passages: Sequence[Passage]) -> set[str]:
    """The signs that section heads of the page open with: of heads between two texts that name nobody for certain."""
    return {
        here.bare[0]
        for before, here, after in zip(passages, passages[1:], passages[2:], strict=False)
        if here.kind is kinds.HEAD and before.kind is after.kind is kinds.TEXT and here.writer < FAIR
        if not here.bare[0].isalnum()
    }


def _is_spread(line: Passage) -> bool:
    """Whether two characters are set as wide as a name of three: 老 蔫."""
    return len(line.bare) == _SPREAD and (line.gaps > 0 or line.strips[0].spaced)


def _lone_writers(passages: Sequence[Passage]) -> list[int]:
    """The office and the pen name that stand between two texts, the story's head below; several are sections' heads."""
    between = [
        place
        for place, (before, here, after) in enumerate(zip(passages, passages[1:], passages[2:], strict=False), 1)
        if here.kind is kinds.HEAD and before.kind is after.kind is kinds.TEXT and not here.title
    ]
    offices = [place for place in between if is_office(passages[place].bare)]
    short = [place for place in between if len(passages[place].bare) <= _SHORT]
    names = [place for place in short if _may_be_pen_name(passages[place], passages[place + 1].bare, None)]
    return [*(offices if len(offices) == 1 else ()), *(names if len(short) == 1 else ())]


def _goes_on(line: Passage) -> bool:
    """Whether a head's line calls for the next: it ends on a comma, a verb, so many things, or what joins words."""
    if line.bare[-1] in COMMAS or line.bare[-1] in OPENERS or _COUNTED.search(line.bare):
        return True
    return lexicon().part(line.bare)[-1].part[0] in "vpc"


def _may_be_pen_name(line: Passage, story: str, head: Passage | None, *, signed: bool = False) -> bool:
    """Whether a line is as long as a name in its script: two or three ideographs, four or five in Japanese.

    A Japanese one is built like a name as well; a Chinese one is at least no word and begins with none that acts, or
    it is a rare word that the head's line before it does not call for: 海鷗. `signed`: the page's texts have names.
    """
    japanese = any("\u3041" <= char <= "\u3096" for char in story)
    if len(line.bare) not in ((4, 5) if japanese else (2, 3)) or not _is_han(line.bare):
        return False
    if japanese:
        return line.writer > 0.0
    below = head is not None and not _goes_on(head) and len(head.bare) > len(line.bare)
    if line.writer:
        return below or line.writer != UNLIKE or head is None
    if (known := lexicon().words.get(lexicon().simplify(line.bare))) is not None:
        return below and known[1] > _RARE and known[0][0] in "na"
    return (signed and is_strange(line.bare)) or lexicon().part(line.bare)[0].part[0] not in "vpcdru"


def _signs_essay(passages: Sequence[Passage], place: int) -> bool:
    """Whether a line below a column's name and a title is a pen name of four ideographs: its essay has none of it.

    A title's second line is told of by the essay, and the first seems to call for it.
    """
    title, line = passages[place - 1 : place + 1]
    if len(line.bare) != _PEN_NAME or not _is_han(line.bare) or len(title.bare) <= _PEN_NAME or _goes_on(title):
        return False
    essay = "\n".join(
        [text.bare for text in takewhile(lambda passage: passage.kind is kinds.TEXT, passages[place + 1 :])]
    )
    return not any(a + b in essay for a, b in pairwise(line.bare))


def _is_han(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)


def _name_captions(passages: Sequence[Passage], cues: Cues) -> list[Passage]:
    """Tell captions that were read as heads: of lines that nothing parts, in words that only a caption has."""
    named: list[Passage] = []
    place = 0
    while place < len(passages):
        end = place + 1
        while end < len(passages) and passages[end].kind is kinds.HEAD and not passages[end].blank:
            end += 1
        lines = passages[place:end]
        rest = passages[end : end + 1]
        if rest and rest[0].kind is kinds.TEXT and not rest[0].blank and _is_caption((*lines, *rest), cues):
            end += 1
            named.append(_caption((*lines, *rest)))
        elif _is_caption(lines, cues):
            named.append(_caption(lines))
        else:
            named.extend(lines)
        place = end
    return named


def _is_caption(lines: Sequence[Passage], cues: Cues) -> bool:
    """Whether lines, the first of them read as a head's, are a caption together."""
    return lines[0].kind is kinds.HEAD and cues.is_passage("caption", "".join(line.bare for line in lines))


def _caption(lines: Sequence[Passage]) -> Passage:
    """Make one caption of several lines."""
    strips = tuple(strip for line in lines for strip in line.strips)
    return replace(lines[0], kind=kinds.CAPTION, strips=strips, bare="".join(line.bare for line in lines))


def _name_signatures(passages: Sequence[Passage]) -> list[Passage]:
    """Tell the signature under a text: what stands in brackets from end to end is no head."""
    named = list(passages)
    for place in range(1, len(passages)):
        here = passages[place]
        text = passages[place - 1]
        if here.kind is kinds.HEAD and text.kind is kinds.TEXT and _SIGNATURE.fullmatch(here.bare):
            # It stands in its text's column, whatever measure its one line seemed to have.
            named[place] = replace(here, kind=kinds.TEXT, closes=True, measure=text.measure)
    return named


def _name_items(passages: Sequence[Passage]) -> list[Passage]:
    """Tell the items of a list that open with a mark as captions do: several beside a head or text, uncredited."""
    named = list(passages)
    place = 0
    while place < len(passages):
        end = place + 1
        if passages[place].kind is kinds.CAPTION:
            mark = passages[place].bare[0]
            while end < len(passages) and passages[end].kind is kinds.CAPTION and passages[end].bare[0] == mark:
                end += 1
            beside = (*passages[max(0, place - 1) : place], *passages[end : end + 1])
            headed = any(passage.kind is kinds.HEAD for passage in beside) or _goes_on_below(passages, place)
            credited = any(passage.kind is kinds.CREDIT for passage in beside[-1:])
            if end - place > 1 and headed and not credited and not mark.isalnum():
                named[place:end] = [replace(item, kind=kinds.TEXT, item=True) for item in passages[place:end]]
        place = end
    return named


def _goes_on_below(passages: Sequence[Passage], place: int) -> bool:
    """Whether a passage stands below a text in the same column, and nothing parts them."""
    here, above = passages[place], passages[place - 1] if place else _NONE
    return above.kind is kinds.TEXT and not here.blank and above.measure == here.measure
