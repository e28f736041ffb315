"""Where writers' names are parted: as the page parts them, or as their script does where it does not say."""

import pytest

from typeset.copydesk.passages.manner import Copy
from typeset.copydesk.passages.passage import Strip
from typeset.copydesk.passages.signings import (
    is_duty,
    parts_driven_out,
    parts_duty,
    parts_listed,
    parts_names,
    parts_writers,
)


def _strips(raw: str) -> list[Strip]:
    first = raw.split("\n")[0]
    return [Strip(0, 0, len(first), False), Strip(0, len(first) + 1, len(raw), False)]


@pytest.mark.parametrize(
    ("raw", "page", "space"),
    [
        ("全线通车。（记者\n王飞）", "", True),
        ("全線通車。（記者\n王飛）", "", True),
        ("全线通车。（记者\n王飞）", "（记者王明）（记者李红）", False),
        ("新华社长安电（记者\n陈默）", "", False),
        # Two names, one name, one that the page has whole.
        ("（记者 柯文静\n蔡海生）", "", True),
        ("（记者 柯文\n静）", "", False),
        ("（记者 王飞\n李明）", "王飞李明", False),
        ("他说（笑\n声不断）", "", False),
    ],
)
def test_writers_in_brackets(raw: str, page: str, space: bool) -> None:
    assert parts_writers(*_strips(raw), Copy.of(f"{raw}\n{page}")) is space


@pytest.mark.parametrize(
    ("raw", "space"),
    [
        ("本报记者\n王飞 摄", True),
        ("本报\n记者 王飞", False),
        ("本报记者 翟\n鹏程 摄", False),
        ("党委宣传部\n江山", True),
        ("记者 康宁\n摄", True),
    ],
)
def test_the_names_of_a_byline(raw: str, space: bool) -> None:
    strips = _strips(raw)
    assert parts_names(*strips, Copy.of(raw), strips) is space


def test_a_page_that_does_not_say_parts_names_as_their_script_does() -> None:
    silent, parting, running = Copy.of(""), Copy.of("翟鹏程 摄\n李明 摄"), Copy.of("翟鹏程摄\n李明摄")
    assert [parts_duty("翟鹏程", "摄", copy) for copy in (silent, parting, running)] == [True, True, False]
    assert [parts_duty("麥家樂", "攝", copy) for copy in (silent, parting, running)] == [False, True, False]
    assert not parts_duty("县交通局", "供图", silent)
    assert (parts_listed("记者", silent), parts_listed("記者", silent)) == (True, False)
    assert parts_driven_out("全线通车。（本报记者", "王飞）", silent)
    assert not parts_driven_out("新华社电（记者", "王飞）", silent)


@pytest.mark.parametrize(
    ("words", "duty"), [("摄", True), ("攝影報導", True), ("供图", True), ("摄于昨天", False), ("图书", False)]
)
def test_a_duty_is_no_more_than_what_was_done(words: str, duty: bool) -> None:
    assert is_duty(words) is duty
