"""Paragraphs whose border no indent, blank line or short line shows."""

from dataclasses import replace

import pytest

from typeset.copydesk.lines.fills import Room, wrapped
from typeset.copydesk.lines.habits import observe
from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.lines.role import FIRST, LAST, MIDDLE
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.marking import Words
from typeset.copydesk.roles import evidence, joints
from typeset.copydesk.roles.lengths import settle

_MEASURE = 24
_LINE = "河水漫过堤岸冲走了木桥啊"
_STOP = "河水漫过堤岸冲走了木桥。"
_NO_WORDS = Words(*(False,) * 6, 0.0, *(False,) * 8)


def _settle(sizes: list[int], doubtful: int, margin: float) -> list[int]:
    """Paragraphs of so many full lines, the border before line `doubtful` being of this margin."""
    lines, roles = [], []
    for size in sizes:
        lines += [_LINE] * (size - 1) + [_STOP]
        roles += [FIRST, *[MIDDLE] * (size - 2), LAST]
    margins = [float("inf")] * len(lines)
    margins[doubtful] = margin
    read = read_lines("\n".join(lines), 0)
    return settle(read, [_NO_WORDS] * len(read), [_MEASURE] * len(read), roles, margins)[0]


def test_a_paragraph_as_long_as_two_others_is_parted_at_its_full_stop() -> None:
    lines = [*[_LINE] * 5, _STOP] * 4 + [*[_LINE] * 5, _STOP, *[_LINE] * 5, _STOP]
    roles = [FIRST, *[MIDDLE] * 4, LAST] * 4 + [FIRST, *[MIDDLE] * 10, LAST]
    margins = [float("inf")] * len(lines)
    margins[30] = 0.4
    read = read_lines("\n".join(lines), 0)
    settled, said = settle(read, [_NO_WORDS] * len(read), [_MEASURE] * len(read), roles, margins)
    assert settled[24:] == [FIRST, *[MIDDLE] * 4, LAST] * 2
    assert said[30] > 0.4
    assert not any(said[:30] + said[31:])


@pytest.mark.parametrize(("margin", "joined"), [(0.4, True), (1.9, False)])
def test_two_scraps_are_joined_unless_something_surer_parts_them(margin: float, joined: bool) -> None:
    settled = _settle([7, 7, 7, 7, 2, 2], 30, margin)
    assert (settled[30] == MIDDLE) is joined


def test_length_says_nothing_of_what_is_no_running_text() -> None:
    lines = read_lines("\n".join([_LINE, _STOP, _LINE, _STOP] * 4), 0)
    roles = [FIRST, LAST] * 8
    margins = [0.1] * len(lines)
    items = [replace(_NO_WORDS, item=True)] * len(lines)
    assert settle(lines, items, [_MEASURE] * len(lines), roles, margins) == (roles, [0.0] * len(lines))


def test_length_says_more_where_the_paragraphs_of_a_page_are_all_of_one() -> None:
    pages = [[6] * 12, [2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 4, 6]]
    assert [_settle([*page, 3, 3], sum(page) + 3, 0.8)[sum(page) + 3] for page in pages] == [MIDDLE, FIRST]


def test_a_line_is_squeezed_over_its_measure_only_where_it_has_a_mark() -> None:
    over = [wrapped(-2, 2, room) for room in Room]
    assert over == sorted(over)
    assert wrapped(-2, 2, Room.SQUEEZED) - wrapped(-2, 2, Room.NONE) > 2
    assert wrapped(0, 2, Room.NONE) == wrapped(0, 2, Room.SQUEEZED)


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ("江水漫过了老码头的石阶。", "据介绍，该站去年已经", 1),
        ("江水漫过了老码头的石阶。", "乡长徐文达说，今年花", 1),
        ("江水漫过了老码头的石阶。", "他没有回头，只把伞", -1),
        ("江水漫过了老码头的石阶。", "（资料来源：水文局）", -1),
        ("川の水が石段をこえた。", "その後、会場では拍手", -1),
        ("川の水が石段をこえた。", "一方、浜値は1キロ当", 1),
        ("江水漫过了老码头的石阶。", "江心洲上的灯还亮着", 0),
    ],
)
def test_the_first_words_of_a_sentence_speak_for_a_paragraph_or_against_it(before: str, after: str, sign: int) -> None:
    _, line = read_lines(f"{before}\n{after}", 0)
    found = joints._sentence(line, load_cues())
    assert (found > 0) - (found < 0) == sign


@pytest.mark.parametrize(
    ("elsewhere", "joined"),
    [
        (["船工把缆绳收进舱里，说这一天等了三", "年，明天一早还要开船。（河边人）"], True),
        (["船工把缆绳收进舱里，说这一天等了三", "年。", "（河边人）"], False),
    ],
)
def test_a_writer_in_brackets_behind_a_full_line_stands_as_the_page_s_others_do(
    elsewhere: list[str], joined: bool
) -> None:
    lines = read_lines(
        "\n".join(
            [*elsewhere, "渡口停航三年，堤岸加固了八百米之长，", "夜航灯和水位尺也都换上了崭新的了。", "（码头居民）"]
        ),
        0,
    )
    habits = observe(lines, [34] * len(lines), [False] * len(lines), japanese=False)
    found = evidence.weigh(lines, [34] * len(lines), [_NO_WORDS] * len(lines), habits, load_cues())
    assert (found.borders[-1].inside > 5) is joined


@pytest.mark.parametrize(
    ("number", "joined"), [("028-85550000", True), ("tougao@hebao.cn。", True), ("三号楼一层大厅", False)]
)
def test_a_telephone_number_goes_on_behind_its_label(number: str, joined: bool) -> None:
    lines = read_lines(f"知情者请与水上分局联系。\n联系人：吴警官电话：\n{number}", 0)
    habits = observe(lines, [34] * 3, [False] * 3, japanese=False)
    found = evidence.weigh(lines, [34] * 3, [_NO_WORDS] * 3, habits, load_cues())
    assert (found.borders[-1].inside > 5) is joined


@pytest.mark.parametrize(
    ("first", "parted"),
    [("――売り場を狭くした理由は何ですか。", True), ("売り場を狭くした理由は何でしょう。", False)],
)
def test_the_quotation_behind_an_interviewer_s_question_is_a_paragraph(first: str, parted: bool) -> None:
    raw = [
        "店の中はいつも客でにぎわっている。", first, "「客が増えたからです。どの棚にも手",
        "が届くようになりました。」", "――人手不足への対応はどうしますか。", "「機械は半分でやめました。」",
    ]  # fmt: skip
    lines = read_lines("\n".join(raw), 0)
    habits = observe(lines, [34] * 6, [False] * 6, japanese=True)
    found = evidence.weigh(lines, [34] * 6, [_NO_WORDS] * 6, habits, load_cues())
    assert (found.borders[2].between - found.borders[2].inside > 2) is parted


def test_an_item_may_be_set_flush_where_paragraphs_are_indented() -> None:
    lines = read_lines("渡口停航三年堤岸加固了八百米。\n二、进入林区须接受护林员检查登记\n不得携带火种。", 0)
    flush = observe(lines, [32] * 3, [False] * 3, japanese=False)
    pages = [replace(flush, lack=lack) for lack in ((0.96, 0.02, 0.02), (0.02, 0.02, 0.96))]
    loss = []
    for word in (_NO_WORDS, replace(_NO_WORDS, item=True)):
        found = [evidence.weigh(lines, [32] * 3, [word] * 3, habits, load_cues()) for habits in pages]
        loss.append(found[0].roles[1][FIRST] - found[1].roles[1][FIRST])
    assert loss[0] - loss[1] > 1
