"""What stands with a list's rows and is none of them becomes a paragraph of its own."""

from collections.abc import Callable

from typeset.copydesk import reassemble
from typeset.model.edition import Article, Meta, Paragraph, Verse
from typeset.model.source import Source

PROSE = """\
本报讯（记者 王红）3月15日，全县春
耕备耕现场会在清河镇举行，与会人员先后
察看了育秧大棚、农机合作社和高标准农田
建设工地，听取了各乡镇的情况介绍。
"""
ROWS = "白菜 0.85 ↓0.05\n土豆 1.60 ↑0.10\n芸豆 4.50 ↑0.50\n鸡蛋 3.85 ↓0.10\n"


def read(sourced: Callable[..., tuple[Source, Meta]], listed: str) -> Article:
    """The last story of a page: the one with the list."""
    return reassemble(*sourced(f"全县春耕现场会召开\n\n{PROSE}\n本周菜价\n\n{listed}"))[0].articles[-1]


def kinds(article: Article) -> list[str]:
    return [f"{len(block.lines)} rows" if isinstance(block, Verse) else str(block.text) for block in article.body]


def test_a_list_s_units_and_its_source_are_no_rows(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    article = read(sourced, f"单位：元/500克\n{ROWS}（数据来源：县价格监测中心）\n")
    assert str(article.headline) == "本周菜价"
    assert kinds(article) == ["单位：元/500克", "4 rows", "（数据来源：县价格监测中心）"]


def test_units_that_a_blank_line_parts_from_their_rows_are_no_head(
    sourced: Callable[..., tuple[Source, Meta]],
) -> None:
    assert kinds(read(sourced, f"（单位：元/公斤）\n\n{ROWS}"))[0] == "（单位：元/公斤）"


def test_a_sentence_below_rows_is_a_paragraph(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    article = read(sourced, f"{ROWS}以上价格为零售价，\n仅供参考。\n")
    assert isinstance(article.body[-1], Paragraph)
    assert kinds(article) == ["4 rows", "以上价格为零售价，仅供参考。"]


def test_where_every_row_is_a_sentence_the_last_is_none_apart(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    rows = "白菜零售价，0.85元。\n土豆零售价，1.60元。\n芸豆零售价，4.50元。\n"
    assert len({type(block) for block in read(sourced, rows).body}) == 1


def test_a_sentence_of_several_lines_below_the_rows_is_one_paragraph(
    sourced: Callable[..., tuple[Source, Meta]],
) -> None:
    sentence = "综合来看，上周蔬菜均价小幅回升，本周\n仍将稳中有涨，鸡蛋价格持平。\n"
    article = read(sourced, f"{ROWS}{sentence}")
    assert kinds(article) == ["4 rows", sentence.replace("\n", "")]
