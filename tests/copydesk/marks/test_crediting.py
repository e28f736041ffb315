"""A credit stands on a line of its own, behind a caption's words, or over a line's end."""

import pytest

from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.marks.crediting import find_credited, goes_on, is_pictured, is_rest, is_verb, opens_text
from typeset.copydesk.marks.cues import load_cues


@pytest.mark.parametrize(
    ("raw", "credited"),
    [
        (("工人正在检修线路。 彭立新 摄",), [True]),
        (("首批候鸟抵达湿地。（記者黃子軒", "攝）"), [False, True]),
        (("首批候鸟抵达湿地",), [False]),
        # A full stop ends no credit.
        (("工人正在检修线路。彭立新摄。",), [False]),
        # A verb that the next line goes on from.
        (("児童たちが教室で撮影", "に臨む"), [False, False]),
        # What says first whose it is, and who holds the rights, closes on no word of a credit.
        (("汗を流す中原颯 撮影・江口みのり",), [True]),
        (("汗を流す中原颯 撮影・江", "口みのり"), [False, True]),
        (("映画の一場面（Ｃ）", "柚木透／灯台の冬製作", "委員会"), [False, False, True]),
        (("渡口晨雾（摄影） 方小", "舟 作"), [False, True]),
        (("渡口晨雾（摄影） 方小舟 作",), [True]),
        # A turn inside the photographer's name.
        (("雄たけびを上げる甲斐＝伊", "藤俊撮影"), [False, True]),
        (("瀧本青嶺「夜の運河」1969年、", "木版（東洋近代美術館蔵）"), [False, True]),
    ],
)
def test_a_credit_behind_a_captions_words_is_told_where_it_ends(raw: tuple[str, ...], credited: list[bool]) -> None:
    lines, cues = read_lines("\n".join(raw), 0), load_cues()
    texts = [plain(line) for line in lines]
    whole = [cues.is_whole("credit", text) for text in texts]
    assert find_credited(lines, texts, whole, cues) == credited


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("title", "pictured"), [("《牧归》（水彩）", True), ("秋天的牧归", False)])
def test_who_painted_a_work_stands_below_its_title_and_kind(gap: str, title: str, pictured: bool) -> None:
    lines = read_lines(f"{title}{gap}作者 何依林\n征稿启事", 0)
    assert is_pictured(lines, [plain(line) for line in lines], 1, load_cues()) is pictured


def test_what_is_a_credit_by_itself_may_be_the_rest_of_one() -> None:
    cues = load_cues()
    for above, rest in (("工人正在检修线路。本报记", True), ("工人正在检修线路。", False), ("工人＝大浜町", False)):
        lines = read_lines(f"{above}\n者 石开来 摄", 0)
        assert is_rest(lines, [plain(line) for line in lines], 1, cues) is rest


@pytest.mark.parametrize(
    ("below", "verb"), [("に臨む", True), ("から始めた", True), ("山本清", False), ("\nに臨む", False)]
)
def test_a_verb_goes_on_on_the_next_line_with_a_particle(below: str, verb: bool) -> None:
    assert is_verb(read_lines(f"児童たちが教室で撮影\n{below}", 0), 0) is verb


@pytest.mark.parametrize(("rows", "opens"), [(1, False), (2, False), (3, True)])
def test_a_line_opens_a_text_of_several_lines(rows: int, opens: bool) -> None:
    lines = read_lines("县交通局供稿\n" + "全县公路今年\n" * (rows - 1) + "全部通车。", 0)
    assert opens_text(lines, 0) is opens


@pytest.mark.parametrize(
    ("parts", "on"),
    [
        (("李明珠摄影", "报道"), True),
        (("李明珠摄影", "工人正在抢修"), False),
        (("新华社发", "（李明摄）"), True),
        (("图/本报记", "者尹航"), True),
    ],
)
def test_a_credit_goes_on_only_with_what_one_may_end_on(parts: tuple[str, str], on: bool) -> None:
    assert goes_on(read_lines("\n".join(parts), 0), parts, 0) is on
