"""The course through a page's lines: what is read anew is what would be read from the top."""

from dataclasses import replace

import pytest

from typeset.copydesk.lines import role
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.roles.evidence import Evidence
from typeset.copydesk.roles.reading import Course
from typeset.copydesk.sheets import Sheet

from ..conftest import source_of
from ..test_airless import BEHIND, POEM


def _sheet(text: str) -> Sheet:
    source, meta = source_of(text)
    return Sheet.of(source, 0, meta, load_cues())


def _forced(evidence: Evidence, place: int, only: int) -> Evidence:
    roles = list(evidence.roles)
    roles[place] = tuple(likely if n == only else role.NEVER for n, likely in enumerate(roles[place]))
    return replace(evidence, roles=tuple(roles))


@pytest.mark.parametrize("text", [BEHIND, POEM, BEHIND + POEM])
@pytest.mark.parametrize("only", [role.HEAD, role.SINGLE, role.POEM])
def test_a_changed_line_is_read_as_from_the_top(text: str, only: int) -> None:
    evidence = _sheet(text).evidence
    course = Course.of(evidence)
    for place in range(len(evidence.roles)):
        changed = _forced(evidence, place, only)
        whole, anew = Course.of(changed), course.anew(changed, place, place + 1, float("-inf"))
        assert anew is not None
        assert anew.roles() == whole.roles()
        assert anew.score == pytest.approx(whole.score)
        assert anew.roles()[place] == only
        assert course.anew(changed, place, place + 1, whole.score + 0.1) is None
        assert course.anew(changed, place, place + 1, whole.score - 0.1) is not None


def test_a_page_without_lines_has_no_roles() -> None:
    course = Course.of(_sheet("\n").evidence)
    assert (course.roles(), course.score) == ([], 0.0)
