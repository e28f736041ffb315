"""What the borders between passages say for a story's beginning, going on and end, and for its section heads.

All terms are natural logarithms of how much likelier the border is there than anywhere. They and the weights of
`stories`, `cohesion` and `rereading` were fitted together:
docs/decisions/0014-weights-of-stories-are-fitted.md says how.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.lines.line import CLOSERS, COLONS, COMMAS, DASHES, STOPS, is_quotation
from typeset.copydesk.lines.measures import UNSET
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.kinds import TEXTUAL
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.parallels import weigh_parallels
from typeset.copydesk.stories.stacks import Stacks
from typeset.copydesk.stories.threads import Threads

STORY: Final = 0.35
"""One story more on a page."""
_CLOSE: Final = -5.8
"""A story's beginning right below a head's line, on a page whose heads stand between blank lines."""
_BREAK: Final = 0.05
"""A story's end between two texts with no head, byline or dateline there."""
_IN_LIST: Final = -3.0
"""Such an end between two items of a list."""
_LED_HERE: Final = -10.0
"""What a jump line leads here is behind it."""
_IN_SUITE: Final = -8.0
"""Such an end above or below the title of one poem of several."""
_SEAMLESS: Final = -2.0
"""A break as bad as this is not thought of."""
_KINSHIP: Final = 0.65
"""How much the kinship of two texts counts."""
_OPENS_WITHIN: Final = -10.7
_BYLINE_WITHIN: Final = -8.5
"""A dateline, a byline inside a story."""
_SECTION: Final = -2.95
LONE: Final = -1.85
"""A section head that is a story's only one."""
_LOCAL: Final = 0.6
"""How much of its fit to the text below speaks for a section head: it names less of what that says than a headline."""
_ALIKE: Final = (2.25, 2.85)
"""A section head that looks like one, more of the story's others."""
_QUOTED: Final = 3.7
"""A quotation, one line alone, where the page has more such heads: headlines seldom are one, and never in a row."""
_SHORT: Final = 20
_AKIN: Final = 6
_HALF: Final = 0.55
"""Two section heads no wider, their widths no further apart, in half ems, look half alike."""
_LEANS: Final = -2.45
"""A story whose first words go on from something said before."""
_CLOSED: Final = -1.95
"""A passage, a section head behind what closes a story."""
_COLUMN: Final = -2.2
"""A text whose next paragraph is set in another measure."""
_UNENDED: Final = -3.0
"""A story that ends on a comma, a greeting or what announces more."""
_ASKING: Final = -2.1
"""A story that ends on a question: an answer mostly follows."""
_APART: Final = 5.4
"""A story's beginning behind a caption or furniture."""
_AMID: Final = 2.0
"""One between two texts: where a column breaks a photo stands among a story's paragraphs as well."""
_BOUND: Final = (-0.9, 0.45)
"""A blank line between a head and its text, or none, on a page where blank lines tell."""
_PARTED: Final = (1.75, -2.7)
"""A blank line before a story there, or none."""
_AIRED: Final = 0.8
"""And one on a page where they do not tell a head from its text."""
_STOPPED: Final = 0.6
"""A story whose text begins with a paragraph that ends on a stop."""
_VERSE_FIRST: Final = 2.2
"""One that begins with verse, a list or a table."""
_NEW_MEASURE: Final = 1.4
_NEW_KIND: Final = 2.35
"""A break between two texts in different measures; of different kinds, or behind a list."""
_RUN_ON: Final = -2.0
"""One between two parts of what stands as one list."""
_SIGNED: Final = -1.5
"""A byline in brackets inside a story, where it closes a part."""
_UNBOUND: Final = -4.0
"""Nothing that binds two texts makes up for what speaks so against a section head between them."""
_OPENED: Final = -5.4
"""A section head above what opens a story."""
_TWO: Final = (0.4, -3.7)
"""A section head of two lines, the second one parted by spaces as a slogan is, or not."""
_KANA: Final = re.compile("[\u3041-\u3096]")
_WIDTHS: Final = ((16, 0.45), (24, -0.45), (32, -1.5), (1000, -3.7))
"""A section head no wider, in half ems."""
_LISTED: Final = 4.1
_TITLED: Final = -4.4
_DASHED: Final = -3.9
"""A section head that is numbered; that names a column or a kind of notice; that opens like a deck, or presents whom
a story is about."""
_PRESENTS: Final = re.compile("[^（(]{4}(?:さん|氏|選手)?[（(][0-9０-９]{2}[）)](?:さん)?$")
"""A name and an age at a head's end: 休刊の詩誌を復刊した　大橋文さん（41）."""
_MEASURED: Final = (0.6, -3.3)
"""A section head between texts of one measure, of two."""
_LINES: Final = -9.0
"""A line of what is too much to be a section head."""
CONTINUED: Final = 3.1
"""A section head in an article that goes on from another page."""


class Borders:
    """The borders of one page's passages, each weighed once.

    `outer`: for every place what speaks for a story's beginning there. `first`, `inner`: what the passage there says
    for being the first of a story's text, for being one more. `ends`: what the words before it say for a story's ending
    there; `seamless`: the places where none can. `bind`: what the border says for being that of a head and its text.
    `goes_on`: whether a jump line leads back there: a long article's further part, with sections, begins with it.
    """

    __slots__ = (
        "_bound",
        "_parallel",
        "_quoted",
        "_sections",
        "_single",
        "_threads",
        "airy",
        "bind",
        "breaks",
        "datelines",
        "ends",
        "first",
        "goes_on",
        "inner",
        "lexicon",
        "outer",
        "passages",
        "seamless",
        "telling_blanks",
    )

    def __init__(self, passages: Sequence[Passage], lexicon: Lexicon) -> None:
        self.passages = passages
        self.lexicon = lexicon
        self._bound: dict[int, float] = {}
        self._threads = Threads(passages, lexicon)
        self._sections: dict[tuple[int, int], float] = {}
        self._quoted = _quoted(passages)
        self._parallel = weigh_parallels(passages)
        self.datelines = _share_of_datelines(passages)
        borders = _head_borders(passages)
        self.telling_blanks = len(borders) > 2 and 0.15 < sum(borders) / len(borders) < 0.9
        self.airy = len(borders) > 2 and sum(borders) / len(borders) >= 0.9
        self.breaks = [self._break(place) for place in range(len(passages))]
        self.seamless = [score < _SEAMLESS for score in self.breaks]
        self.outer = [self._outer(place) + score for place, score in enumerate(self.breaks)]
        undated = log(1 - self.datelines)
        self.first = [(0.0 if passage.opens else undated) + _first(passage) for passage in passages]
        self.ends = [0.0, *(_end(passage) for passage in passages)]
        self.bind = [(_BOUND[0] if p.blank else _BOUND[1]) if self.telling_blanks else 0.0 for p in passages]
        close, self._single = Stacks.of(passages)
        if close:
            for place, (before, passage) in enumerate(pairwise(passages), 1):
                if before.kind is kinds.HEAD and passage.kind in TEXTUAL:
                    self.bind[place] = 0.0 if passage.blank else close
        self.goes_on = [passage.kind is kinds.JUMP and passage.opens for passage in passages]
        self.inner = [0.0, *(_inner(before, passage) for before, passage in pairwise(passages))]

    def section(self, place: int, end: int, looks: list[int]) -> float:
        """What the head lines [place, end) say for being a section head inside the story that has those of `looks`."""
        if end >= len(self.passages) or end - place > 2:
            return _LINES * (end - place)
        if (place, end) not in self._sections:
            self._sections[place, end] = self._section_alone(place, end)
        look = 100 * (end - place) + self.passages[place].width
        alike = sum([_likeness(look, other) for other in looks])
        looks.append(look)
        company = LONE if len(looks) == 1 else -LONE if len(looks) == 2 else 0.0
        alone, more = min(alike, 1.0), min(max(alike - 1.0, 0.0), 1.0)
        return self._sections[place, end] + company + _ALIKE[0] * alone + (_ALIKE[1] - _ALIKE[0]) * more

    def _outer(self, start: int) -> float:
        """What the border before a story says: a blank line speaks for it where blank lines tell anything."""
        score = STORY + (weigh_apart(self.passages[start - 1], self.passages[start]) if start else 0.0)
        if start and self.telling_blanks:
            return score + (_PARTED[0] if self.passages[start].blank else _PARTED[1])
        if start and self.passages[start].blank:
            return score + _AIRED
        if start and self.airy and self.passages[start - 1].kind is kinds.HEAD and not self.passages[start].blank:
            return score + _CLOSE
        return score

    def _break(self, place: int) -> float:
        """What speaks for a story's end between two texts with no head between; 0 where no such two meet."""
        before, passage = self.passages[place - 1], self.passages[place]
        if not place or passage.kind is kinds.HEAD or before.kind not in TEXTUAL:
            return 0.0
        if passage.opens or passage.kind is kinds.BYLINE:
            return 0.0
        if before.kind is kinds.JUMP:
            return _LED_HERE if before.opens else 0.0
        if kinds.TITLE in (before.kind, passage.kind):
            return _IN_SUITE
        if before.opens and passage.kind is kinds.VERSE and before.bare[-1] in CLOSERS:
            # When and where it was stands above the results.
            return _IN_LIST
        score = _BREAK - _KINSHIP * self.lexicon.kinship(place - 1, place)
        if passage.measure != before.measure and abs(passage.measure - before.measure) > 3:
            score += _NEW_MEASURE
        judged = passage.leans and before.kind is kinds.VERSE
        if (passage.kind is not before.kind and not judged) or (before.item and not passage.item):
            score += _NEW_KIND
        if before.item and passage.item and not passage.joined:
            score += _IN_LIST
        if passage.joined and not passage.blank:
            score += _RUN_ON
        return score

    def _section_alone(self, place: int, end: int) -> float:
        """What one or two head lines say for being a section head, whatever the story's others are."""
        head, after = self.passages[place], self.passages[end]
        score = _SECTION
        if after.opens or after.kind is kinds.BYLINE:
            score += _OPENED
        if end - place == 2:
            score += _TWO[0] if _is_parted(self.passages[place + 1]) else _TWO[1]
        elif not head.column:
            score += self._single
        score += next(weight for most, weight in _WIDTHS if head.width <= most)
        if head.item:
            score += _LISTED
        elif place in self._quoted:
            score += _QUOTED
        else:
            score += self._parallel.get(place, 0.0)
        if head.title:
            score += _TITLED
        score += _CLOSED * self.passages[place - 1].closes
        measures = {self.passages[place - 1].measure, after.measure} - {UNSET}
        if len(measures) == 1:
            score += _MEASURED[0]
        elif measures and max(measures) - min(measures) > 2:
            score += _MEASURED[1]
        if head.bare.startswith(DASHES) or _PRESENTS.search(self.passages[end - 1].bare):
            score += _DASHED
        stop = end
        while stop < len(self.passages) and self.passages[stop].kind in TEXTUAL:
            stop += 1
        fit = sum(self.lexicon.fit(line.bare, end, stop) for line in self.passages[place:end])
        score += _LOCAL * fit
        if score < _UNBOUND:
            return score
        bound = self._bound[place] = self._threads.bind(place - 1, end)
        return score + bound

    def bound(self, start: int, end: int) -> float:
        """What the section heads within the text [start, end) have for binding the texts beside them."""
        return sum(score for place, score in self._bound.items() if start < place < end)


def _is_parted(line: Passage) -> bool:
    """Whether spaces part a line into phrases as a slogan's are; in Japanese ones they part who and what."""
    return line.gaps > 0 and _KANA.search(line.bare) is None


def weigh_apart(before: Passage, passage: Passage) -> float:
    """What a caption or furniture between two passages says for a story's beginning; 0 where none stands there."""
    if not passage.apart:
        return 0.0
    amid = before.kind in TEXTUAL and passage.kind in TEXTUAL and not passage.opens
    return _AMID if amid else _APART


def _first(passage: Passage) -> float:
    """What a passage of running text says for being a story's first."""
    score = _LEANS * passage.leans
    if passage.kind in (kinds.VERSE, kinds.TITLE):
        score += _VERSE_FIRST
    elif passage.kind is kinds.TEXT:
        score += _STOPPED * (passage.bare[-1] in STOPS)
    return score


def _end(passage: Passage) -> float:
    """What a story's last words say for its ending there."""
    last = passage.bare[-1]
    return _UNENDED if last in COMMAS or last in COLONS else _ASKING if last in "？?" else 0.0


def _inner(before: Passage, passage: Passage) -> float:
    """What one more passage of text says for being of the story."""
    score = _CLOSED * (before.closes and not passage.closes) + _COLUMN * _turns_column(before, passage)
    return score + _within(before, passage)


def _turns_column(before: Passage, passage: Passage) -> bool:
    """Whether two paragraphs stand in columns of different measure."""
    if before.measure == passage.measure or before.kind is not kinds.TEXT or passage.kind is not kinds.TEXT:
        return False
    return UNSET not in (before.measure, passage.measure) and abs(before.measure - passage.measure) > 2


def _within(before: Passage, passage: Passage) -> float:
    """What a text's opening words or byline say for being inside a story; an editor's note stands above either."""
    if before.kind is kinds.NOTE:
        return 0.0
    if passage.opens or (before.kind is kinds.JUMP and not before.opens):
        return _OPENS_WITHIN
    if passage.kind is kinds.BYLINE:
        return _SIGNED if passage.bare.endswith(("）", ")", "】", "〕")) else _BYLINE_WITHIN
    return 0.0


def _quoted(passages: Sequence[Passage]) -> frozenset[int]:
    """The heads that are a line between two texts and a quotation from end to end, where the page has several."""
    found = [
        place
        for place, (before, head, after) in enumerate(zip(passages, passages[1:], passages[2:], strict=False), 1)
        if head.kind is kinds.HEAD and before.kind in TEXTUAL and after.kind in TEXTUAL and is_quotation(head.bare)
    ]
    return frozenset(found if len(found) > 1 else ())


def _likeness(look: int, other: int) -> float:
    """How alike two section heads look, from 0 to 1; `look`: the width of the first line, and 100 for every line."""
    apart = abs(look - other)
    if apart <= 2:
        return 1.0
    return _HALF if apart <= _AKIN and max(look % 100, other % 100) <= _SHORT else 0.0


def _share_of_datelines(passages: Sequence[Passage]) -> float:
    """How many of the texts that stand beside a head open with a dateline: nearly all on some pages, none on others."""
    opened = sum(passage.opens for passage in passages)
    starts = sum(
        passage.kind is kinds.TEXT and (place == 0 or passages[place - 1].kind in (kinds.HEAD, kinds.BYLINE))
        for place, passage in enumerate(passages)
    )
    return min(0.9, opened / (max(opened, starts) + 1))


def _head_borders(passages: Sequence[Passage]) -> list[bool]:
    """Whether a blank line stands at each border of a head and a text: where only some have one, they tell."""
    return [
        after.blank for before, after in pairwise(passages) if (before.kind is kinds.HEAD) != (after.kind is kinds.HEAD)
    ]
