"""Whether a page shows its indents, where nothing but heads stands between its paragraphs."""

from typeset.copydesk import reassemble
from typeset.copydesk.lines.fills import TURNED_EARLY
from typeset.copydesk.lines.habits import observe
from typeset.copydesk.lines.line import read_lines

from ..conftest import source_of

_BRIEFS = (
    ("三菱重機、水素船を受注", "三菱重機は１０日、水素を", "燃料とする旅客船を瀬戸内の", "船会社から受注した。"),
    ("水田に巨大な風神雷神", "色の違う稲で絵を描く催し", "が、白鷹町の水田で見頃を迎", "えている。"),
    ("猛暑で梨小玉に", "連日の猛暑と少雨の影響で", "、県内の梨が例年より小玉に", "なっている。"),
    ("首相、年内解散を否定", "首相は９日夜の会見で、衆", "院の年内解散について全く考", "えていないと述べた。"),
)


def _page(indent: str) -> str:
    return "\n\n".join("\n".join((head, indent + first, *rest)) for head, first, *rest in _BRIEFS)


def test_indents_are_seen_where_heads_stand_between_all_paragraphs() -> None:
    for indent, least, most in (("　", 0.7, 1.0), ("", 0.0, 0.3)):
        lines = read_lines(_page(indent), 0)
        habits = observe(lines, [26] * len(lines), [False] * len(lines), japanese=True)
        assert least < habits.shown <= most


def test_a_head_as_wide_as_its_column_is_none_of_the_indented_text_below() -> None:
    edition, _ = reassemble(*source_of(_page("　"), lang="ja"))
    assert [str(article.headline) for article in edition.articles] == [brief[0] for brief in _BRIEFS]


def _column(turned_early: int) -> list[str]:
    """Forty full lines of a column of ten ems, so many of them one character short."""
    text = "山水田石火风云雨雪月"
    return [text[:9] if place < 2 * turned_early and place % 2 else text for place in range(40)]


def test_a_page_tells_whether_its_setter_turns_lines_too_early() -> None:
    def early(turned_early: int) -> float:
        lines = read_lines("\n".join(_column(turned_early)), 0)
        return observe(lines, [20] * len(lines), [False] * len(lines), japanese=False).early

    assert early(0) < early(1) < early(6)
    assert early(0) < TURNED_EARLY < early(6)
