import pytest

from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.incipits import find_bracketed, find_entries, find_fields, find_speakers, find_stories


def _stories(text: str) -> list[bool]:
    lines, cues = read_lines(text, 0), load_cues()
    texts = [plain(line) for line in lines]
    return find_stories(lines, texts, [cues.begins(one) for one in texts], cues)


def test_a_dateline_opens_a_story_even_if_it_closes_on_the_next_line() -> None:
    assert _stories("本报讯（记者 杜若冰）昨天，市民广场重新开放。") == [True]
    assert _stories("〔記者田雅婷／台東報\n導〕縣府昨天宣布，廣場重新開放。") == [True, False]
    assert _stories("〔記者田雅婷／台東報\n\n導〕縣府昨天宣布，廣場重新開放。") == [False, False]


def test_one_person_with_an_age_is_whom_a_story_is_about_and_several_are_a_list() -> None:
    one, other = "佐藤花子さん（82）元教諭", "鈴木一郎さん（77）元市議"
    assert find_entries([one, "広場が開いた。"]) == [False, False]
    assert find_entries([one, other]) == [True, True]
    assert find_entries([f"{one}＝12日死去"]) == [True]


def test_labels_in_heavy_brackets_make_a_list_where_there_are_three() -> None:
    assert find_bracketed(["【尾道】朝市", "【福山】写真展"]) == [False, False]
    assert find_bracketed(["【尾道】朝市", "【福山】写真展", "【三原】落語会"]) == [True, True, True]


def test_who_speaks_is_told_by_a_label_that_comes_again() -> None:
    lines, cues = read_lines("罗工：先看水位。\n他说完就走了。\n罗工：再看闸门。\n", 0), load_cues()
    texts = [plain(line) for line in lines]
    assert find_speakers(lines, texts, [cues.begins(text) for text in texts], cues) == [True, False, True]


def test_behind_a_comma_no_field_opens() -> None:
    cues = load_cues()
    for before, found in (("请来电咨询。\n", True), ("请来电咨询，\n", False)):
        lines = read_lines(f"{before}联系电话：4221630\n", 0)
        assert find_fields(lines, [plain(line) for line in lines], cues)[1] is found


def test_an_editors_note_opens_a_line_with_more_than_its_name() -> None:
    cues = load_cues()
    for text, found in (
        ("编者按：立冬前后，不少读者来电咨询。", True),
        ("編者按：春節將至，本版", True),
        ("编者按", False),
    ):
        lines = read_lines(text, 0)
        assert find_fields(lines, [text], cues) == [found]


def test_a_papers_dateline_alone_on_its_line_opens_a_story_above_its_reporter_in_brackets() -> None:
    cues = load_cues()
    for below, found in (("（记者 季晓燕）“楼下的灯亮了！”", True), ("楼下的灯亮了", False)):
        lines = read_lines(f"秦淮晚报讯\n{below}\n", 0)
        texts = [plain(line) for line in lines]
        assert find_stories(lines, texts, [cues.begins(text) for text in texts], cues)[0] is found


@pytest.mark.parametrize(
    "text",
    ["收件期限：四月三十日", "报名截止：3月21日17时", "收費標準：每學分一千元", "集合場所：ふるさとの丘駐車場"],
)
def test_what_a_notice_tells_its_readers_is_a_field(text: str) -> None:
    assert find_fields(read_lines(text, 0), [text], load_cues()) == [True]
