"""What each line and each border of two lines says for each role, as natural logarithms of probabilities."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import Final

from typeset.copydesk.knowledge.writers import LIKELY, SURE
from typeset.copydesk.lines.habits import Habits
from typeset.copydesk.lines.line import CLOSERS, NO_START, STOPPED, UNMARKED, Edge, Line
from typeset.copydesk.lines.looks import head_look, set_look
from typeset.copydesk.lines.role import FIRST, HEAD, LAST, MIDDLE, NEVER, SINGLE, TABLE
from typeset.copydesk.lines.seams import Seams
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.marking import UNTOLD, Words
from typeset.copydesk.marks.openings import weigh_opening
from typeset.copydesk.roles.blocks import Page
from typeset.copydesk.roles.joints import Joint, depths_of, find_joints, is_signed
from typeset.copydesk.roles.legends import Captions, weigh_captions
from typeset.copydesk.roles.linewise import Rows, Three, expect_company, weigh_rows
from typeset.copydesk.roles.listings import find_lists, measure_announcing, tell_joints, weigh_listed
from typeset.copydesk.roles.lone import unscanned, weigh_lone
from typeset.copydesk.roles.meetings import Border, Meetings, weigh_border
from typeset.copydesk.roles.poems import call_verse
from typeset.copydesk.roles.sisters import find_sister_heads

_ROW_SPECIAL: Final = -9.0
"""A line of verse or a row that is, by its words, a credit, furniture, a jump or a story's dateline."""
_ROW_CREDITED: Final = log(0.05)
"""Or one that closes on a picture's credit."""
_ROW_CLOSING: Final = -3.0
"""What opens or closes a letter or notice: who signs stand in rows, but of no list."""
_ROW_WRITER: Final = -3.0
"""One that may name a writer, or closes a letter."""
_VERSE_TITLE: Final = 1.0
"""A line that names a form of verse or counts poems, for being a head's."""
_SIGNED_VERSE: Final = -4.0
"""A line of a poem that is nothing but somebody's full name: of a table's rows many are."""
_LABEL: Final = re.compile("[^：:／/]{3,10}[：:]")
_LABELLED: Final = 4.0
"""One that names someone behind a label, as a table's rows may: 最有价值球员：吴俊豪."""
_TITLED: Final = {Edge.OTHER: 1.5, Edge.COLON: 6.0}
"""A line that names a notice or a column, for being a head's; with a colon it looks like what announces something."""
_UNIT: Final = 6.0
"""A line that tells a list's units stands by itself or with the rows, never as a head."""
_SCANNED: Final = 4.0
"""A line that scans as verse: for verse, and against all else."""
_DATELINE: Final = -16.0
"""A head's line that opens as a story does: no width, no line break and no want of a mark makes a dateline a head."""
_CUT_OFF: Final = -5.0
"""A paragraph that is a dateline and what begins behind it, without an end."""
_SISTER: Final = 3.0
"""A line by itself between two paragraphs, and others like it on the page: section heads."""
_HUNG: Final = 0.2
"""The share of items, and of what is said in turn, that are set flush where paragraphs are indented."""
_CALLS: Final = Edge.EXCLAIM
_WHOLE: Final = -1.5
"""Such a line as one of several of a paragraph."""
_CREDIT_INSIDE: Final = -4.0
"""A line that is a credit from end to end, with text of one paragraph above and below."""
_TOOK: Final = re.compile("(?:[摄攝]影?|撮影|供[图圖]|提供|[翻资資][摄攝料])[）)〕】]?$")
"""Nor does one that says who took a picture end a text."""
_LEADS: Final = 5.0
"""A line that is a jump from end to end is seldom else."""
_ENDED: Final = -3.0
"""Behind a credit, or the page where the story goes on, a line is over, and what stood there with it."""
_SIGNED_BEHIND: Final = 3.0
"""A paragraph's last line that ends on its writer in brackets: what follows a full stop so seldom goes on."""
_RUN_ON: Final = -2.0
"""What closes a notice with a full stop, 哀此訃聞。, below a full line: as likely its text goes on."""
_CARRIED: Final = 2.0
"""A line on which a writer's goes on is seldom else: that one writer's line follows another says nothing against it."""
_BARE: Final = -2.5
"""A line that would be of a paragraph in a column or block of a few lines that have no mark of a sentence."""
_NO_START: Final = NO_START | CLOSERS
_FEW: Final = 6
_SQUEEZED: Final = 2
"""A full line is no more half ems off its measure."""
_LOOSE: Final = 6
"""A line so much shorter than its measure, in half ems, was ended there, not turned."""
_MARKS: Final = re.compile("[，。,;；]|[！？!?](?!$)|、$")
_ANSWERED: Final = 4.0
"""A notice's field, 地点：市图书馆, is no sentence: it ends without a full stop where another paragraph never does,
be it one of several rows."""
_ASKED: Final = {False: -2.3, True: 2.0}
"""A paragraph of one line that asks or calls out: seldom where no one is named who speaks, every other time where one
is (of the bench's 1,000 paragraphs none and eleven)."""


_NO_ROLE: Final = (NEVER,) * 4
"""No byline, credit, furniture or jump is a line whose words tell of none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a page.

    For each line `roles`, the emission of each role, and `borders`, its border with the line before it; `meetings`: how
    the two meet. `rows`: how the lines go together as verse. `captions`: what else speaks for captions. `airless`:
    whether the page has no blank lines. `seams`: by which the turns between its lines are judged.
    """

    roles: tuple[tuple[float, ...], ...]
    joints: tuple[Joint, ...]
    captions: Captions
    rows: Rows
    airless: bool
    borders: Sequence[Border]
    meetings: Meetings
    seams: Seams


def weigh(
    lines: Sequence[Line], measures: Sequence[int], words: Sequence[Words], habits: Habits, cues: Cues
) -> Evidence:
    """Gather the evidence for every line and every border."""
    seams = Seams([line.bare for line in lines], japanese=habits.japanese)
    lists = find_lists(lines, [word.numbered for word in words])
    owned = measure_announcing(lines, lists, 2 * habits.lack.index(max(habits.lack)))
    page = Page(lines, measures, words, seams, cues, habits)
    captions = weigh_captions(page, weigh_lone(page))
    roles: list[tuple[float, ...]] = []
    depths = [depths_of(line.bare) for line in lines]
    words = unscanned(page, captions.lone)
    called = call_verse(lines, words)
    rows = weigh_rows(lines, measures, words, called, lists.announcing)
    bare = _bare(lines, measures)
    for place in lists.rows.union(lists.announcing):
        bare[place] = False
    sisters = find_sister_heads(lines, measures, japanese=habits.japanese)
    joints = tell_joints(find_joints(lines, measures, depths, seams, cues), page, lists, sisters)
    hung = replace(habits, lack=(max(habits.lack[0], _HUNG), *habits.lack[1:]))
    for place, (line, word, measure) in enumerate(zip(lines, words, measures, strict=True)):
        before = lines[place - 1] if place else None
        told = hung if word is not UNTOLD and (word.item or word.speaker) else habits
        look = _look(page, place, told, owned.get(place, ()))
        emissions = _emissions(line, look, rows.looks[place], word, depths[place])
        if opening := weigh_opening(line.bare, stopped=before is not None and before.edge in STOPPED):
            emissions[FIRST] += opening
            emissions[SINGLE] += opening
        emissions[HEAD] += seams.echo(place) + _SISTER * sisters[place] + _VERSE_TITLE * called[place].title
        if bare[place]:
            for role in (FIRST, MIDDLE, LAST):
                emissions[role] += _BARE
        if word is not UNTOLD and (word.credited or word.onward):
            for role in (FIRST, MIDDLE, HEAD):
                emissions[role] += _ENDED
        elif is_signed(before, line):
            emissions[LAST] += _SIGNED_BEHIND
            emissions[SINGLE] += _SIGNED_BEHIND
        if word is not UNTOLD and word.field and not depths[place][0] and _is_answered(page, place):
            emissions[SINGLE] += _ANSWERED
            emissions[TABLE] += _ANSWERED
        if word is not UNTOLD and word.closing and line.edge is Edge.STOP and _is_full(before, line, measure):
            emissions[SINGLE] += _RUN_ON
        roles.append((*emissions, captions.looks[place] + _ENDED * word.onward))
    weigh_listed(roles, lines, lists)
    meetings = Meetings.of(lines, joints)
    return Evidence(tuple(roles), joints, captions, rows, habits.airless, meetings.weigh(habits), meetings, seams)


def _look(page: Page, place: int, habits: Habits, owned: Sequence[int]) -> tuple[float, float, float, float]:
    """How like a first, middle, last, single line one is set. `owned`: the measures of what announces a list."""
    lines, measures = page.lines, page.measures
    line, measure = lines[place], measures[place]
    after = lines[place + 1] if place + 1 < len(lines) else None
    beside = lines[place - 1] if place else None, after, lines[place + 2] if place + 2 < len(lines) else None
    look = set_look(line, beside, measure, habits)
    if after is not None and not after.blank and measures[place + 1] != measure:
        # The column of a paragraph shows below its first line: a head above it may be as wide as that.
        look = max(look[0], set_look(line, beside, measures[place + 1], habits)[0]), *look[1:]
    if owned:
        first, other = (set_look(line, beside, own, habits) for own in owned)
        look = max(look[0], first[0]), max(look[1], other[1]), max(look[2], other[2]), look[3]
    return look


def inside_of(
    pair: tuple[Line, Line], measures: tuple[int, int], evidence: Evidence, habits: Habits, cues: Cues
) -> float:
    """What two lines that do not stand together say for being one paragraph's. `measures`: of their columns."""
    depths = [depths_of(line.bare) for line in pair]
    (joint,) = find_joints(pair, measures, depths, evidence.seams, cues)
    return weigh_border(pair[1].blank > 0, pair[1].indent > 0, joint, habits).inside


def _is_full(before: Line | None, line: Line, measure: int) -> bool:
    """Whether nothing parts a line from a full one above it."""
    return before is not None and not line.blank and abs(measure - before.width) <= _SQUEEZED


def _is_answered(page: Page, place: int) -> bool:
    """Whether the field of a notice that opens on a line ends there: it has no mark, and the line is not full.

    Or what stands below it is set apart, or is the next field.
    """
    line, below = page.lines[place], page.lines[place + 1 : place + 2]
    if line.edge not in UNMARKED or page.words[place].unit:
        return False
    if not below or below[0].blank or page.words[place + 1].field:
        return True
    return page.measures[place] - line.width > _LOOSE and not line.commas


def _bare(lines: Sequence[Line], measures: Sequence[int]) -> list[bool]:
    """The lines of a few together in which no sentence has a mark, but a question its own: heads, most likely.

    Such are those that are a column by themselves, and those of a block between blank lines that do not fill theirs.
    """
    columns = [place for place in range(1, len(lines)) if measures[place] != measures[place - 1]]
    blocks = [place for place in range(1, len(lines)) if lines[place].blank]
    ended = [measure - line.width > _LOOSE for line, measure in zip(lines, measures, strict=True)]
    found = [False] * len(lines)
    for start, end in (
        *pairwise((0, *columns, len(lines))),
        *((start, end) for start, end in pairwise((0, *blocks, len(lines))) if any(ended[start : start + 1])),
    ):
        if start < end <= start + _FEW and not any(_MARKS.search(line.bare) for line in lines[start:end]):
            found[start:end] = [True] * (end - start)
    return found


def weigh_again(evidence: Evidence, habits: Habits) -> Evidence:
    """Weigh the borders anew by other habits, and the beginnings of tables and poems where the page has some."""
    borders = evidence.meetings.weigh(habits)
    rows = expect_company(evidence.rows, tables=habits.tables, poems=habits.poems)
    return replace(evidence, rows=rows, borders=borders)


def _emissions(
    line: Line, look: tuple[float, float, float, float], run: Three, words: Words, depths: tuple[int, int]
) -> list[float]:
    """The log probability of the line's look under each role.

    `look`: as a first, middle, last, single line; `run`: as one of a run.
    """
    opening, going_on, head = _words(line, words, depths)
    if words is not UNTOLD:
        return _told_emissions(line, (look, run), words, (opening, going_on, head))
    first, middle, last, single = look
    if line.edge is _CALLS:
        single += _ASKED[False]
    poem, even, table = run
    return [
        *_spoken(line, (first, middle, last, single), (opening, going_on, head)),
        *_NO_ROLE,
        poem + head,
        even + head,
        table + head,
    ]


def _spoken(line: Line, look: tuple[float, float, float, float], said: Three) -> tuple[float, ...]:
    """What a line says for a text's first, middle, last, single line and for a head's, by its look and its words."""
    first, middle, last, single = look
    opening, going_on, head = said
    return first + opening, middle + going_on, last + going_on, single + opening, head_look(line) + head


def _told_emissions(
    line: Line, looks: tuple[tuple[float, float, float, float], Three], words: Words, said: Three
) -> list[float]:
    """The same of a line whose words tell of a role. `said`: what they say for opening, for going on, for a head."""
    (first, middle, last, single), run = looks
    opening, going_on, head = said
    rows = 0.0 if (words.item or words.field) and not words.closing else head
    labelled = 0.0
    named = _SIGNED_VERSE if words.writer >= LIKELY and not words.poem else 0.0
    sure = _sureness(words.writer) if words.writer > LIKELY else 0.0
    if words.byline or words.credit or words.furniture or words.jump:
        sure = 1.0
    if words.credit or words.furniture or words.jump or words.story:
        rows += _ROW_SPECIAL
    elif words.credited:
        rows += _ROW_CREDITED
    elif words.closing or words.title or words.writer >= LIKELY:
        rows += _ROW_WRITER - 2.5 * sure + _ROW_CLOSING * words.closing
        labelled = _LABELLED * (sure > 0.0 and _LABEL.match(line.bare) is not None)
    if words.story and line.edge in (Edge.OTHER, Edge.CLOSER):
        single += _CUT_OFF
    if sure:
        opening, going_on, head = opening + sure * log(0.004), going_on + sure * log(0.02), head + sure * log(0.001)
    if line.edge is _CALLS and not words.item:
        single += _ASKED[words.speaker]
    if words.credit:
        middle += _CREDIT_INSIDE
        last += _CREDIT_INSIDE * (_TOOK.search(line.bare) is not None)
    if words.closing:
        single, head = single + 5.0, head + log(0.002)
        if line.edge in UNMARKED:
            first, middle, last = first + _WHOLE, middle + _WHOLE, last + _WHOLE
    if words.title:
        head += _TITLED.get(line.edge, 0.0)
    if words.name:
        going_on, head = going_on + log(0.1), head + log(0.05)
    poem, even, table = run
    # Set apart from a list's rows, its units are a line by themselves.
    unit, scanned = _UNIT * words.unit, _SCANNED * words.poem
    opening, going_on, head = opening - scanned, going_on - scanned, head - scanned - unit
    poem, even, single = poem + scanned - unit, even - unit, single + unit
    return [
        *_spoken(line, (first, middle, last, single), (opening, going_on, head)),
        _byline(words),
        log(0.3) if words.credit else NEVER,
        log(0.5) if words.furniture else NEVER,
        _LEADS if words.jump else NEVER,
        poem + rows + named,
        even + rows + named,
        table + rows + labelled,
    ]


def _sureness(writer: float) -> float:
    """How sure a line names a writer, from 0 where only its place may tell it to 1."""
    return min(1.0, max(0.0, (writer - LIKELY) / (SURE - LIKELY)))


def _byline(words: Words) -> float:
    if words.byline:
        return _CARRIED if words.carried else log(0.3)
    if words.writer < LIKELY:
        return log(0.02) if words.name else NEVER
    return log(0.02) + _sureness(words.writer) * log(0.3 / 0.02)


def _words(line: Line, words: Words, depths: tuple[int, int]) -> tuple[float, float, float]:
    """What the line's words say for opening a paragraph, for going on with one, and for a head."""
    opening = going_on = head = 0.0
    if line.gaps > 1 and not words.closing:
        opening, going_on = opening - 2.5, going_on - 2.5
    if line.bare[0] in _NO_START:
        opening, going_on, head = opening + log(0.0005), going_on + log(0.02), head + log(0.002)
    if words is not UNTOLD:
        more = _told_words(words)
        opening, going_on, head = opening + more[0], going_on + more[1], head + more[2]
    left_open, closes = depths
    if closes:
        opening += log(0.01) if closes > 1 else log(0.04)
        head += log(0.1)
    if left_open:
        head += log(0.15)
    return opening, going_on, head


def _told_words(words: Words) -> Three:
    """What the role that a line's words tell says for the same."""
    opening = going_on = head = 0.0
    if words.story:
        opening, going_on, head = opening + log(0.2), going_on + log(0.0004), head + _DATELINE
    elif words.speaker or words.field:
        seldom = log(0.001 if words.speaker else 0.006)
        opening, going_on, head = opening + log(0.25), going_on + seldom, head + log(0.004)
    elif words.item:
        opening, going_on, head = opening + log(0.12), going_on + log(0.006), head + log(0.05)
    if words.caption:
        opening, going_on, head = opening + log(0.1), going_on + log(0.003), head + log(0.004)
    return opening, going_on, head
