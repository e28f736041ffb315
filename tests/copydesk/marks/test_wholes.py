import pytest

from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.wholes import Build, find_bylines, find_credits, find_titles, see_build


def _build(text: str) -> Build:
    lines = read_lines(text, 0)
    return see_build(lines, [plain(line) for line in lines], load_cues())


@pytest.mark.parametrize(
    ("text", "found", "carried"),
    [
        ("本报记者 杜若冰\n昨天，市民广场重新开放。", [True, False], [False, False]),
        ("本报记者\n杜若冰\n昨天，市民广场重新开放。", [True, True, False], [False, True, False]),
        ("记者杜若冰昨天到市民广场看了看，座椅都换了新的。", [False], [False]),
    ],
)
def test_a_byline_is_one_from_end_to_end(text: str, found: list[bool], carried: list[bool]) -> None:
    assert find_bylines(_build(text), load_cues()) == (found, carried)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本报记者 杜若冰 摄\n", [True]),
        ("新华社记者\n杜若冰摄\n", [True, True]),
        ("文/杜若冰\n", [False]),
        ("昨天，市民在广场上拍摄。\n", [False]),
    ],
)
def test_a_credit_may_take_two_lines_and_says_who_took_a_picture(text: str, found: list[bool]) -> None:
    assert find_credits(_build(text), load_cues())[0] == found


def test_what_names_a_notice_is_told_by_its_words_and_length() -> None:
    build = _build("遗失声明\n遗失声明登在本报四版，读者可以去看一看，也可以打电话来问，值班的人都在。\n")
    assert find_titles(build, load_cues()) == [True, False]
    assert build.brief == [True, False]
