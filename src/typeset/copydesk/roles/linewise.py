"""What stands line by line as it was written: poems, even verse and the rows of tables, told by runs of like lines.

No one line is verse; a run is. A poem's lines end where its phrases do, all with marks or all without, and are of any
width near the one before; even verse keeps one width; the rows of a table repeat their build: the same brackets, digits
and gaps. All terms are natural logarithms of probabilities, those for a line's characters against running text's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, NamedTuple

from typeset.copydesk.lines.builds import ALIKE, Build, alike, build_of, find_parts, liken, weigh_likes
from typeset.copydesk.lines.line import DASHES, STOPPED, UNMARKED, Edge, Line
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.roles.joints import ANNOUNCES
from typeset.copydesk.roles.poems import Called, is_measured

Three = tuple[float, float, float]
"""For a poem, for even verse, for a table."""

_CLAUSES: Final = re.compile("[，、。；？！,;?!]")
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
_CHARS_A_MARK: Final = 8.5
_MARKLESS_MOST: Final = 1.8
"""A line without a mark inside; running text has one in so many characters; longer ones say no more."""
_MARK: Final = -1.0
"""Each mark inside a line."""
_SPACED: Final = -3.0
"""A line that is letter-spaced is a caption's or a head's."""
_GAPPED: Final = 1.2
"""What gaps say against verse."""
_SIGN: Final = 0.9
_SIGNS: Final = 3
"""What each of a line's signs says against a poem, and how many count."""
_DASHED: Final = 2.0
"""What a dash at its beginning does."""
_POEM_WIDE, _POEM_WIDEST = 40, 52
_WIDE, _TOO_WIDE = 1.2, 4.0
"""Half ems: few lines of a poem are wider than the one, hardly any than the other; and what that says against it."""
_EVEN_WIDEST: Final = 34
"""The same of even verse."""
_LISTED, _ENUMERATED = 0.8, 0.7
"""A row that enumerates may have marks: each of an item's, each 、 of another's."""
_NUMBER: Final = 0.5
_NUMBERS: Final = 6
"""Each number behind a row's second, up to so many."""
_ROW_WIDEST: Final = 64
_LONG_ROW: Final = 1.5
"""Few rows are wider; what that says against one."""
_GAP, _GAPS = 1.2, 2.5
"""One gap in a row, several."""
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
_UNFOLLOWED: Final = 0.5
"""How much of it counts for a table's first row that the next one is unlike it."""
_PARTED: Final = 1.5
"""How much more it counts that the rows round a head are unlike."""
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


class Rows(NamedTuple):
    """What each line says as one of a run: `looks` in itself, `fresh` as the run's first, `paired` behind another."""

    looks: list[Three]
    fresh: list[Three]
    paired: list[Three]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's lines with all that tells verse and rows.

    `called`: what titles nearby say for a line's being verse. `announcing`: the lines that announce lists, and how
    surely. `builds`: how each line is built as a row, `likes` how like those before it; `parts`: the names of a
    list's parts.
    """

    lines: Sequence[Line]
    measures: Sequence[int]
    words: Sequence[Words]
    called: Sequence[Called]
    announcing: Mapping[int, float]
    builds: Sequence[Build]
    likes: Sequence[float]
    parts: frozenset[int]

    def below(self, place: int) -> Line | None:
        """The line below one."""
        return self.lines[place + 1] if place + 1 < len(self.lines) else None

    def in_step(self, place: int) -> bool:
        """Whether a line scans, or names a poet, and the one above it as well."""
        return self.words[place].poem and place > 0 and self.words[place - 1].poem


def weigh_rows(
    lines: Sequence[Line],
    measures: Sequence[int],
    words: Sequence[Words],
    called: Sequence[Called],
    announcing: Mapping[int, float],
) -> Rows:
    """Weigh every line of a page as verse or as a row; `called`, `announcing`: as for a `_Page`."""
    builds = [build_of(line) for line in lines]
    parts = find_parts(lines, builds)
    page = _Page(lines, measures, words, called, announcing, builds, weigh_likes(lines, builds, parts), parts)
    places = range(len(lines))
    return Rows(
        [_weigh_look(page, place) for place in places],
        [_weigh_opening(page, place) for place in places],
        [_weigh_pair(page, place) for place in places],
    )


def _weigh_look(page: _Page, place: int) -> Three:
    """What a line says by itself, by the titles nearby and by the byline below it."""
    line, words, after, called = page.lines[place], page.words[place], page.below(place), page.called[place]
    build = page.builds[place]
    poem, even, table = _look(line, build, words, alone=line.blank > 0 and (after is None or after.blank > 0))
    if called.verse or called.title:
        more = _CALLED * called.verse + _TITLED * called.title
        poem, even = poem + more, even + more
    if not build.size and after is not None and _heads_report(after, page.words[place + 1]):
        poem, even, table = poem + _REPORTED, even + _REPORTED, table + _REPORTED
    return poem, even, table


def _weigh_opening(page: _Page, place: int) -> Three:
    """What speaks for a run's beginning with a line: what announces it, its own look and the line below it."""
    line, words, after = page.lines[place], page.words[place], page.below(place)
    poem, even, table = _OPENED[line.edge]
    if place - 1 in page.announcing:
        table += _ANNOUNCED * page.announcing[place - 1]
    elif _is_announced(page.lines, page.measures, place):
        poem, even, table = poem + _ANNOUNCED, even + _ANNOUNCED, table + _ANNOUNCED
    else:
        poem += _SCANNED * (words.poem and not page.in_step(place))
        if not words.item and line.tokens == 1 and not page.builds[place].size and place not in page.parts:
            table += _PLAIN
        elif not words.item and after is not None and not after.blank:
            table += _UNFOLLOWED * min(0.0, page.likes[place + 1])
    if page.called[place].near:
        poem, even = poem + _CALLED_FIRST, even + _CALLED_FIRST
    return poem, even, table


def _weigh_pair(page: _Page, place: int) -> Three:
    """What speaks for a line's going on with the run of the one before it."""
    if not place:
        return 0.0, 0.0, 0.0
    before, line, words = page.lines[place - 1], page.lines[place], page.words[place]
    poem, even, table = _paired(before, line, page.likes[place])
    if not (page.builds[place].size or words.item or place in page.parts) and page.below(place) is not None:
        table += _turn_of_table(page.lines, page.builds, place)
    if page.in_step(place):
        return _IN_STEP, even, table
    if words.poem is not page.words[place - 1].poem:
        unscanned = before if words.poem else line
        if unscanned.width < _SHORTEST:
            return poem + _OUT_OF_STEP, even + _OUT_OF_STEP, table + _OUT_OF_STEP
    return poem, even, table


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
    if place < 2 or lines[place - 1].edge is not Edge.COLON:
        return False
    above, colon, *two = lines[place - 2 : place + 2]
    said = (not colon.blank and above.edge not in STOPPED) or colon.commas > 0 or ANNOUNCES.search(colon.bare)
    if not said or len(two) < 2 or any(line.edge not in UNMARKED for line in two):
        return False
    return measures[place - 1] - two[1].width >= _HELD


def _turn_of_table(lines: Sequence[Line], builds: Sequence[Build], place: int) -> float:
    """What speaks against a line without build where rows of one build end above it and others begin below: a head."""
    if not builds[place - 1].size or not builds[place + 1].size:
        return 0.0
    like = liken(lines[place + 1], builds[place + 1], lines[place - 1], builds[place - 1])
    return _PARTED * min(0.0, like - ALIKE)


def _look(line: Line, build: Build, words: Words, *, alone: bool) -> Three:
    """What a line's characters say: verse has hardly a mark inside, a row has gaps and numbers."""
    marks = line.commas
    plain = _MARK * marks if marks else min(_MARKLESS + len(line.bare) / _CHARS_A_MARK, _MARKLESS_MOST)
    plain += (_SPACED if line.spaced else 0.0) + (_ALONE if alone else 0.0)
    return (
        _poem_look(line, build, words, plain),
        _even_look(line, plain),
        _table_look(line, words, plain),
    )


def _poem_look(line: Line, build: Build, words: Words, plain: float) -> float:
    """What it says for a poem. `plain`: what its marks and letter space say for whatever stands line by line."""
    if line.commas and is_measured(line):
        poem = plain + (1.0 + _CLAUSED) * line.commas
    else:
        poem = plain - (0.0 if line.width <= _POEM_WIDE else _WIDE if line.width <= _POEM_WIDEST else _TOO_WIDE)
    return poem - (
        _GAPPED * (line.tokens > 1 and not words.poem)
        + _SIGN * min(build.size, _SIGNS)
        + (_DASHED if line.bare.startswith(DASHES) else 0.0)
    )


def _even_look(line: Line, plain: float) -> float:
    """The same for even verse."""
    even = plain + (line.commas + _BALANCED if line.commas and _is_balanced(line.bare) else 0.0)
    return even - _GAPPED * (line.tokens > 1) - (0.0 if line.width <= _EVEN_WIDEST else _TOO_WIDE)


def _table_look(line: Line, words: Words, plain: float) -> float:
    """The same for a table's row."""
    if line.commas:
        plain += _LISTED * line.commas if words.item else _ENUMERATED * line.bare.count("、")
    numbers = min(_NUMBERS, line.numbers) - 2 if line.numbers > 2 else 0
    table = plain + _NUMBER * numbers - (0.0 if line.width <= _ROW_WIDEST else _LONG_ROW)
    # Spaces beside figures, in a line that has commas, are the column setting's.
    if line.tokens > 1 and not line.spaced and (line.gaps or not line.commas):
        table += _GAPS if line.tokens > 2 else _GAP
    return table


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
