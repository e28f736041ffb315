"""What stands line by line as it was written: poems, even verse and the rows of tables, told by runs of like lines.

No one line is verse; a run is. A poem's lines end where its phrases do, all with marks or all without, and are of any
width near the one before; even verse keeps one width; the rows of a table repeat their build: the same brackets, digits
and gaps. All terms are natural logarithms of probabilities, those for a line's characters against running text's.
"""

import re
from collections.abc import Mapping, Sequence
from math import log
from string import ascii_letters, digits
from typing import Final, NamedTuple

from typeset.copydesk.joints import ANNOUNCES
from typeset.copydesk.lines import DASHES, STOPPED, UNMARKED, Edge, Line
from typeset.copydesk.marks import Words
from typeset.copydesk.poems import Called, is_measured

Three = tuple[float, float, float]
"""For a poem, for even verse, for a table."""

_CLAUSES: Final = re.compile("[，、。；？！,;?!]")
_BUILD: Final = re.compile(r"[0-9０-９〇○]+|[A-Za-zＡ-Ｚａ-ｚ]+|\s+|[^\w\s，。、“”‘’「」『』—…·！？!?]")
"""Of what a row is built: running text has quotations, dashes and questions as often."""
_BROAD: Final = ord("Ａ") - ord("A")
_SORTS: Final = {
    char: sort
    for sort, chars in (
        ("digits", f"{digits}０１２３４５６７８９〇○"),
        ("latin", ascii_letters + "".join(chr(ord(char) + _BROAD) for char in ascii_letters)),
        ("gap", "".join(filter(str.isspace, map(chr, range(0x3001))))),
    )
    for char in chars
}
"""Numbers, words and gaps count as such; other signs each by itself."""
_BUILT: Final = re.compile("[^\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff，。、“”‘’「」『』—…·！？!?]")
"""Any of it, and seldom letters: a line without is sooner told."""
_REACH: Final = 120
"""How many characters of a row its build is told by."""
_FREE: Final = {
    None: (0.50, 0.25, 0.10, 0.03, 0.03, 0.02),
    Edge.OTHER: (0.90, 0.04, 0.015, 0.02, 0.02, 0.01),
    Edge.COMMA: (0.16, 0.36, 0.38, 0.04, 0.03, 0.03),
    Edge.STOP: (0.20, 0.45, 0.12, 0.05, 0.03, 0.05),
    Edge.EXCLAIM: (0.45, 0.22, 0.10, 0.10, 0.05, 0.03),
    Edge.CLOSER: (0.50, 0.18, 0.12, 0.05, 0.10, 0.03),
    Edge.COLON: (0.45, 0.25, 0.12, 0.05, 0.06, 0.05),
}
"""What a line of a poem ends on, behind what the line before it ends on."""
_EVEN: Final = {
    None: (0.32, 0.45, 0.18, 0.02, 0.01, 0.01),
    Edge.OTHER: (0.94, 0.02, 0.01, 0.01, 0.01, 0.005),
    Edge.COMMA: (0.02, 0.22, 0.70, 0.05, 0.005, 0.005),
    Edge.STOP: (0.02, 0.50, 0.44, 0.03, 0.005, 0.005),
    Edge.EXCLAIM: (0.05, 0.60, 0.25, 0.08, 0.005, 0.005),
    Edge.CLOSER: (0.40, 0.25, 0.25, 0.04, 0.05, 0.005),
    Edge.COLON: (0.40, 0.25, 0.25, 0.04, 0.05, 0.005),
}
"""The same in even verse: couplets that close on a stop, or no marks at all."""
_ROW: Final = {
    None: (0.60, 0.02, 0.06, 0.02, 0.26, 0.02),
    Edge.OTHER: (0.70, 0.015, 0.03, 0.02, 0.20, 0.02),
    Edge.COMMA: (0.50, 0.10, 0.08, 0.02, 0.20, 0.02),
    Edge.STOP: (0.40, 0.02, 0.40, 0.02, 0.12, 0.02),
    Edge.EXCLAIM: (0.55, 0.02, 0.06, 0.15, 0.20, 0.02),
    Edge.CLOSER: (0.45, 0.01, 0.04, 0.02, 0.46, 0.02),
    Edge.COLON: (0.50, 0.05, 0.15, 0.02, 0.15, 0.15),
}
"""What a row of a table ends on, behind what the row before it ends on."""
_ORDER: Final = (Edge.OTHER, Edge.COMMA, Edge.STOP, Edge.EXCLAIM, Edge.CLOSER, Edge.COLON)
_NO_EDGE: Final = log(0.0005)
_EDGES: Final = [
    {(before, edge): log(share) for before, shares in table.items() for edge, share in zip(_ORDER, shares, strict=True)}
    for table in (_FREE, _EVEN, _ROW)
]
_TURNS: Final = {
    (before, edge): tuple(ends.get((before, edge), _NO_EDGE) for ends in _EDGES) for before in Edge for edge in Edge
}
"""What two lines of a run end on, as of a poem, of even verse, of a table."""
_MARKLESS: Final = log(0.85)
_SAME: Final = log(0.18)
_WIDER: Final = log(0.75)
"""A poem's line as wide as the one before it, and what each em of difference costs."""
_ROW_WIDTH: Final = log(0.045)
_OPENING: Final = (log(1 / 14) - 3.0, log(1 / 14) - 1.5, log(1 / 20) - 1.0)
"""The width of a run's first line; and how much rarer poems are than tables."""
_OPENED: Final = {
    edge: tuple(width + ends.get((None, edge), _NO_EDGE) for width, ends in zip(_OPENING, _EDGES, strict=True))
    for edge in Edge
}
"""What a run's first line says by what it ends on."""
_COMPANY: Final = 0.6
_LITERARY: Final = 1.2
"""How much less rare a table, a poem is on a page that has one."""
_LEVEL: Final = (log(0.85), log(0.1))
"""Even verse: a line as wide as the one before it, and half an em off."""
_PLAIN: Final = -2.0
"""A table that opens on a line without any build."""
_LOST: Final = -3.2
"""A line without build behind a row that has much."""
_RICH: Final = 4
_SURE: Final = 0.5
_PARTED: Final = 1.5
_BALANCED: Final = 1.2
"""A line whose mark falls in its very middle."""
_ANNOUNCED: Final = 6.5
"""A list that a colon announces: behind few other paragraphs' ends stands one."""
_SCANNED: Final = 3.0
"""A poem's first line that scans, behind one that does not."""
_IN_STEP: Final = -1.0
"""The next one, or its poet's name."""
_OUT_OF_STEP: Final = -4.0
"""A line that scans, and a short one that does not, as of one poem or list."""
_SHORTEST: Final = 17
"""No poem that scans is narrower, in half ems."""
_REPORTED: Final = -6.0
_REPORTER: Final = re.compile("[□■◎●◆]?[^（(【〔，。]{0,6}(?:[记記]者|特派[员員]|通[讯訊][员員])")
"""A line of verse right above such a byline, or a dateline."""
_HELD: Final = 5
"""By so many half ems the second row of such a list falls short of its measure."""
_COLON: Final = Edge.COLON
_UNGAPPED: Final = -0.8
"""A line without gaps behind a row of several."""
_CLAUSED: Final = 0.6
"""Each mark of a line of short clauses that ends where one does; running text has longer ones, and ends anywhere."""
_STROPHE: Final = log(0.08)
"""Two such lines, however wide they are."""
_CALLED: Final = 0.6
_CALLED_FIRST: Final = 2.5
"""A line of verse that a title nearby speaks for, and a run's first."""
_TITLED: Final = -3.0
"""Such a title as a line of verse."""
_ALONE: Final = -2.5
"""A line between two blank lines."""


_BRACKETS: Final = frozenset("【〔［《〈")
PART: Final = re.compile("[【〔［《〈][^【】〔〕，。]{1,12}[】〕］》〉]")
"""The name of one of a list's parts, 【男子】, between rows."""
_PART_LIKE: Final = 1.0
"""It goes with its rows as one of them does."""
_PART_ROW: Final = 3
"""Of so many signs is such a row built, at least."""


class _Build(NamedTuple):
    """How a row is built: how often it has each sign, and how many signs those are."""

    signs: Mapping[str, int]
    size: int


_UNBUILT: Final = _Build({}, 0)


class Rows(NamedTuple):
    """What each line says as one of a run: `looks` in itself, `fresh` as the run's first, `paired` behind another."""

    looks: list[Three]
    fresh: list[Three]
    paired: list[Three]


def weigh_rows(
    lines: Sequence[Line],
    measures: Sequence[int],
    words: Sequence[Words],
    called: Sequence[Called],
    announcing: Mapping[int, float],
) -> Rows:
    """Weigh every line of a page as verse or as a row.

    `called`: what titles nearby say for its being verse. `announcing`: the lines that announce lists, and how surely.
    """
    builds = [_build(line) for line in lines]
    likes = _likes(lines, builds)
    rows = Rows([], [], [])
    for place, (line, build, word) in enumerate(zip(lines, builds, words, strict=True)):
        after = lines[place + 1] if place + 1 < len(lines) else None
        alone = line.blank > 0 and (after is None or after.blank > 0)
        stepping = word.poem and place > 0 and words[place - 1].poem
        poem, even, table = _OPENED[line.edge]
        if place - 1 in announcing:
            table += _ANNOUNCED * announcing[place - 1]
        elif place > 1 and lines[place - 1].edge is _COLON and _is_announced(lines, measures, place):
            poem, even, table = poem + _ANNOUNCED, even + _ANNOUNCED, table + _ANNOUNCED
        else:
            poem += _SCANNED * (word.poem and not stepping)
            if not word.item and line.tokens == 1 and not build.size:
                table += _PLAIN
            elif not word.item and after is not None and not after.blank:
                table += 0.5 * min(0.0, likes[place + 1])
        paired = _paired(lines[place - 1], line, likes[place]) if place else (0.0, 0.0, 0.0)
        if not build.size and place and after is not None and not word.item:
            paired = *paired[:2], paired[2] + _turn_of_table(lines, builds, place)
        if stepping:
            paired = _IN_STEP, *paired[1:]
        elif place and word.poem is not words[place - 1].poem and lines[place - word.poem].width < _SHORTEST:
            paired = paired[0] + _OUT_OF_STEP, paired[1] + _OUT_OF_STEP, paired[2] + _OUT_OF_STEP
        look = _look(line, build, word, alone=alone)
        if called[place].verse or called[place].title:
            more = _CALLED * called[place].verse + _TITLED * called[place].title
            first = _CALLED_FIRST * called[place].near
            look, poem, even = (look[0] + more, look[1] + more, look[2]), poem + first, even + first
        if not build.size and after is not None and _heads_report(after, words[place + 1]):
            look = look[0] + _REPORTED, look[1] + _REPORTED, look[2] + _REPORTED
        rows.looks.append(look)
        rows.fresh.append((poem, even, table))
        rows.paired.append(paired)
    return rows


def _heads_report(below: Line, words: Words) -> bool:
    """Whether nothing parts a line from a reporter's or a dateline below it, which follow no poem: it is a head's."""
    return not below.blank and (words.story or (words.byline and _REPORTER.match(below.bare) is not None))


def expect_company(rows: Rows, *, tables: bool, poems: bool) -> Rows:
    """Weigh the first lines of tables or poems anew on a page that has others: both come in company."""
    if not tables and not poems:
        return rows
    row, verse = _COMPANY * tables, _LITERARY * poems
    return rows._replace(fresh=[(poem + verse, even + verse, table + row) for poem, even, table in rows.fresh])


def _is_announced(lines: Sequence[Line], measures: Sequence[int], place: int) -> bool:
    """Whether what stands below a colon is a list: two lines that are no running text, the second one too short.

    The colon closes a sentence, not a line by itself such as the place that a head names.
    """
    above, colon, *two = lines[place - 2 : place + 2]
    said = (not colon.blank and above.edge not in STOPPED) or colon.commas > 0 or ANNOUNCES.search(colon.bare)
    if not said or len(two) < 2 or any(line.edge not in UNMARKED for line in two):
        return False
    return measures[place - 1] - two[1].width >= _HELD


def _turn_of_table(lines: Sequence[Line], builds: Sequence[_Build], place: int) -> float:
    """What speaks against a line without build where rows of one build end above it and others begin below: a head."""
    if not builds[place - 1].size or not builds[place + 1].size:
        return 0.0
    like = _likeness(lines[place + 1], builds[place + 1], lines[place - 1], builds[place - 1])
    return _PARTED * min(0.0, like - _SURE)


def _likes(lines: Sequence[Line], builds: Sequence[_Build]) -> list[float]:
    """How far each line is built like the one before it, or like the one before that, where nothing parts them."""
    likes = [0.0]
    for place in range(1, len(lines)):
        line, before = lines[place], lines[place - 1]
        like = _likeness(line, builds[place], before, builds[place - 1])
        if place > 1 and not line.blank and not before.blank:
            like = max(like, _likeness(line, builds[place], lines[place - 2], builds[place - 2]) - 0.5)
        likes.append(like)
    for place in _parts(lines, builds):
        likes[place], likes[place + 1] = max(likes[place], _PART_LIKE), max(likes[place + 1], _PART_LIKE)
    return likes


def _parts(lines: Sequence[Line], builds: Sequence[_Build]) -> list[int]:
    """The names of a list's parts, where there are several, each right above a row: 【男子】."""
    found = [
        place
        for place, line in enumerate(lines[:-1])
        if line.bare[0] in _BRACKETS
        and PART.fullmatch(line.bare) is not None
        and builds[place + 1].size >= _PART_ROW
        and not lines[place + 1].blank
        and lines[place + 1].edge in UNMARKED
    ]
    return found if len(found) > 1 else []


def _look(line: Line, build: _Build, words: Words, *, alone: bool) -> Three:
    """What a line's characters say: verse has hardly a mark inside, a row has gaps and numbers."""
    marks = line.commas
    plain = min(_MARKLESS + len(line.bare) / 8.5, 1.8) if not marks else -1.0 * marks
    plain += (-3.0 if line.spaced else 0.0) + (_ALONE if alone else 0.0)
    signs = build.size
    if marks and is_measured(line):
        poem = plain + (1.0 + _CLAUSED) * marks
    else:
        poem = plain - (0.0 if line.width <= 40 else 1.2 if line.width <= 52 else 4.0)
    poem -= (
        1.2 * (line.tokens > 1 and not words.poem)
        + 0.9 * (signs if signs < 3 else 3)
        + (2.0 if line.bare.startswith(DASHES) else 0.0)
    )
    even = plain + (marks + _BALANCED if marks and _is_balanced(line.bare) else 0.0) - 1.2 * (line.tokens > 1)
    even -= 0.0 if line.width <= 34 else 4.0
    if marks:
        plain += 0.8 * marks if words.item else 0.7 * line.bare.count("、")
    numbers = min(6, line.numbers) - 2 if line.numbers > 2 else 0
    table = plain + 0.5 * numbers - (0.0 if line.width <= 64 else 1.5)
    # Spaces beside figures, in a line that has commas, are the column setting's.
    if line.tokens > 1 and not line.spaced and (line.gaps or not line.commas):
        table += 2.5 if line.tokens > 2 else 1.2
    return poem, even, table


def _is_balanced(bare: str) -> bool:
    """Whether a line's clauses are all of one length."""
    sizes = {len(clause) for clause in _CLAUSES.split(bare) if clause}
    return len(sizes) == 1 and max(sizes) <= 9


def _paired(before: Line, line: Line, like: float) -> Three:
    """How a line goes with the one before it in a poem, in even verse, in a table."""
    apart = abs(line.width - before.width)
    free, level, row = _TURNS[before.edge, line.edge]
    widths = _SAME + _WIDER * (apart / 2)
    if widths < _STROPHE and is_measured(line) and is_measured(before):
        widths = _STROPHE
    return widths + free, (_LEVEL[apart] if apart <= 1 else -5.0) + level, _ROW_WIDTH + like + row


def _build(line: Line) -> _Build:
    """A row's build: its brackets and signs, its numbers, its Latin words, its gaps."""
    if _BUILT.search(line.text, 0, _REACH) is None:
        return _UNBUILT
    build: dict[str, int] = {}
    found = _BUILD.findall(line.text, 0, _REACH)
    for token in found:
        sign = _SORTS.get(token[0], token)
        build[sign] = build.get(sign, 0) + 1
    return _Build(build, len(found))


def is_sentence(lines: Sequence[Line]) -> bool:
    """Whether two or three lines read as verse are a sentence in a narrow column: only the last closes on a mark."""
    if not 2 <= len(lines) <= 3 or lines[-1].edge is not Edge.STOP:
        return False
    return all(line.edge is Edge.OTHER and line.tokens < 3 for line in lines[:-1])


def is_couplet(lines: Sequence[Line], *, table: bool) -> bool:
    """Whether two lines read as verse, or as a table, are too few and too bare to be any: they are a head's."""
    if len(lines) != 2:
        return False
    return not alike(*lines) if table else lines[-1].edge is not Edge.STOP


def alike(line: Line, other: Line) -> bool:
    """Whether two lines by themselves are rows of one build."""
    return likeness(line, other) > _SURE


def likeness(line: Line, other: Line) -> float:
    """How far two lines by themselves are alike in build."""
    return _likeness(line, _build(line), other, _build(other))


def _likeness(line: Line, build: _Build, other: Line, built: _Build) -> float:
    """How far two rows are alike in build."""
    if not build.size:
        return _LOST if built.size >= _RICH else -1.5
    shared = 0
    if built.size:
        shared = sum([min(count, built.signs[sign]) for sign, count in build.signs.items() if sign in built.signs])
    common, own = 0.6 * shared, 0.35 * (build.size + built.size - 2 * shared)
    like = (common if common < 2.6 else 2.6) - (own if own < 1.6 else 1.6)
    if line.bare[0] == other.bare[0] and not line.bare[0].isalpha():
        like += 0.8
    if line.tokens == other.tokens > 1:
        like += 0.6
    elif line.tokens == 1 and other.tokens > 2:
        like += _UNGAPPED
    return like
