"""Passages cut: at several lines at once as one after the other, nothing lost."""

from typeset.copydesk.passages.passage import Kind, Passage, Strip, cut, cut_lines, size_of

_TEXT = "春风\n一 夜\n花落\n知多少\n夜来"


def _poem() -> Passage:
    strips, start = [], 0
    for line in _TEXT.split("\n"):
        strips.append(Strip(0, start, start + len(line), False))
        start += len(line) + 1
    bare = "".join(_TEXT.split())
    return Passage(Kind.VERSE, tuple(strips), bare, 20, 4, True, opens=True, item=True, closes=True)


def test_a_passage_cut_at_several_lines_is_what_it_is_cut_at_one_after_the_other() -> None:
    rest, parts = _poem(), []
    for lines in (("春风",), ("一夜", "花落"), ("知多少",)):
        part, rest = cut(rest, size_of("".join(lines)), _TEXT)
        parts.append(part)
    assert cut_lines(_poem(), (1, 3, 4), _TEXT) == [*parts, rest]
    assert [part.bare for part in parts] == ["春风", "一夜花落", "知多少"]
