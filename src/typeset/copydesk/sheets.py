"""One page's lines with what is known of them, and the passages that they are read as."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import add

from typeset.copydesk.doubts import doubt_joins
from typeset.copydesk.lines.habits import learn, observe
from typeset.copydesk.lines.line import Line, read_lines
from typeset.copydesk.lines.measures import infer_measures
from typeset.copydesk.lines.role import CAPTION, HEAD, NEVER
from typeset.copydesk.marks.cues import Cues
from typeset.copydesk.marks.furniture import PageFacts
from typeset.copydesk.marks.marking import Words, mark
from typeset.copydesk.passages.joining import Reading, gather
from typeset.copydesk.passages.naming import mark_lone, name_by_place
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.roles.abutting import begin_anew
from typeset.copydesk.roles.evidence import Evidence, weigh, weigh_again
from typeset.copydesk.roles.footings import find_footings
from typeset.copydesk.roles.islands import crossed, find_bridges, without
from typeset.copydesk.roles.leads import NO_LEAD, weigh_leads
from typeset.copydesk.roles.lengths import settle
from typeset.copydesk.roles.lone import begun_alone
from typeset.copydesk.roles.reading import Bridge, Course, join_margins
from typeset.copydesk.roles.rows import open_tables, part_lists, turn_rows
from typeset.model.edition import Meta, Script
from typeset.model.source import Source
from typeset.notes import Note


@dataclass(frozen=True, slots=True)
class Read:
    """A page as it was read: its passages, each line's role and whence, the doubts about line ends."""

    passages: tuple[Passage, ...]
    roles: Sequence[int]
    course: Course
    doubts: tuple[Note, ...]

    @property
    def score(self) -> float:
        """How likely the roles are."""
        return self.course.score


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's lines with all that speaks for their roles; `asides`: captions that stood inside its paragraphs."""

    text: str
    lines: tuple[Line, ...]
    measures: Sequence[int]
    words: Sequence[Words]
    evidence: Evidence
    cues: Cues
    asides: tuple[Passage, ...] = ()

    @classmethod
    def of(cls, source: Source, number: int, meta: Meta, cues: Cues) -> "Sheet":
        """Weigh the lines of a page; where captions stand inside its paragraphs, once more without these."""
        page = source.pages[number]
        facts = PageFacts(meta.paper, meta.date, page.label, page.name)
        lines, japanese = read_lines(page.text, number), meta.script is Script.JP
        sheet, bridges = cls._weigh(page.text, lines, facts, cues, japanese=japanese)
        if not bridges:
            return sheet
        asides = tuple(passage for bridge in bridges for passage in sheet._passages(bridge))
        lines = without(lines, bridges)
        return replace(cls._weigh(page.text, lines, facts, cues, japanese=japanese)[0], asides=asides)

    @classmethod
    def _weigh(
        cls, text: str, lines: tuple[Line, ...], facts: PageFacts, cues: Cues, *, japanese: bool
    ) -> tuple["Sheet", tuple[Bridge, ...]]:
        """Weigh lines, and weigh them anew by the habits that a first reading shows, which may cross captions."""
        measures = infer_measures(lines)
        words = mark(lines, cues, facts)
        habits = observe(lines, measures, [word.story for word in words], japanese)
        evidence = weigh(lines, measures, words, habits, cues)
        bridges = find_bridges(lines, measures, words, evidence, (habits, cues))
        roles = Course.of(evidence, bridges).roles()
        habits = learn(lines, roles, habits)
        sheet = cls(text, lines, measures, words, weigh_again(evidence, habits), cues)
        return sheet, crossed(bridges, roles)

    def _passages(self, bridge: Bridge) -> list[Passage]:
        """The captions of an island, with their credits."""
        start, end, _, roles = bridge
        none = [False] * len(roles)
        emissions, leads = self.evidence.roles[start:end], [NO_LEAD] * len(roles)
        about = self.lines[start:end], self.measures[start:end], roles, self.words[start:end]
        reading = Reading(*about, none, none, none, emissions, leads)
        return name_by_place(gather(reading, self.text, self.cues), self.text, self.cues)

    def try_heads(self, read: Read, start: int, end: int, least: float = float("-inf")) -> "tuple[Sheet, Read] | None":
        """Read the sheet, `read` before, with lines that can only be heads'; none if no likelier than `least`."""
        sheet = self._with_heads(start, end)
        return sheet._tried(read.course.anew(sheet.evidence, start, end, least))

    def try_caption(self, read: Read, start: int, end: int, least: float) -> "tuple[Sheet, Read] | None":
        """The same with lines that can only be one caption's, and none above them."""
        sheet = self._with_caption(start, end)
        return sheet._tried(read.course.anew(sheet.evidence, max(0, start - 1), end, least))

    def try_alone(self, read: Read, start: int, least: float) -> "tuple[Sheet, Read] | None":
        """The same with what begins on a line for a caption by itself (`lone`)."""
        captions = self.evidence.captions
        end = captions.lone[start].end
        captions = captions.alone(start)
        told = (*(NEVER,) * CAPTION, 0.0)
        roles = *self._captioned(start, end)[:start], *(told,) * (end - start), *self.evidence.roles[end:]
        evidence = replace(self.evidence, roles=roles, captions=captions)
        sheet = replace(self, evidence=evidence)
        return sheet._tried(read.course.anew(sheet.evidence, max(0, start - 1), end, least))

    def _tried(self, course: Course | None) -> "tuple[Sheet, Read] | None":
        return (self, self._read(course)) if course is not None else None

    def _with_heads(self, start: int, end: int) -> "Sheet":
        roles = list(self.evidence.roles)
        for place in range(start, end):
            roles[place] = tuple(likely if role == HEAD else NEVER for role, likely in enumerate(roles[place]))
        return replace(self, evidence=replace(self.evidence, roles=tuple(roles)))

    def _with_caption(self, start: int, end: int) -> "Sheet":
        roles = self._captioned(start, end)
        words = list(self.words)
        if end == len(words) or not words[end].credit:
            words[end - 1] = replace(words[end - 1], credited=True)
        return replace(self, words=words, evidence=replace(self.evidence, roles=roles))

    def _captioned(self, start: int, end: int) -> tuple[tuple[float, ...], ...]:
        """What the lines say for their roles where one caption is on just these, and none on the line above them."""
        roles = list(self.evidence.roles)
        for place in range(max(0, start - 1), end):
            inside = place >= start
            roles[place] = tuple(
                likely if (role == CAPTION) is inside else NEVER for role, likely in enumerate(roles[place])
            )
        return tuple(roles)

    def read(self) -> Read:
        """Read the lines into passages, with the doubts about their ends."""
        return self._read(Course.of(self.evidence))

    def _read(self, course: Course) -> Read:
        lines, words, evidence = self.lines, self.words, self.evidence
        roles = course.roles()
        joins = join_margins(evidence, roles)
        settled, said = settle(lines, words, self.measures, roles, joins)
        settled = open_tables(lines, words, settled)
        if settled != roles:
            roles, joins = settled, join_margins(evidence, settled)
        margins = map(add, joins, said)
        doubts = tuple(doubt_joins(lines, list(margins)))
        turns = [joint.turn for joint in evidence.joints]
        turned = turn_rows(lines, words, roles, turns)
        leads = weigh_leads(evidence, roles)
        parted = part_lists(lines, roles, turned)
        apart, turned = find_footings(lines, words, roles, turned)
        begun = begin_anew(lines, words, roles, turns, self.cues) | begun_alone(evidence.captions.lone)
        reading = Reading(lines, self.measures, roles, words, turned, apart, parted, evidence.roles, leads, begun)
        passages = name_by_place(gather(reading, self.text, self.cues), self.text, self.cues)
        passages = mark_lone(passages, lines, evidence.captions.lone)
        return Read((*passages, *self.asides), roles, course, doubts)
