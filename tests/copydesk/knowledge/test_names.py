"""Where names stand in a text."""

import pytest

from typeset.copydesk.knowledge.names import find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("图王小明摄", ["王小明", "王小"]),
        ("者欧阳修文", ["欧阳修文", "欧阳修", "欧阳"]),
        ("佐藤 花子", ["佐藤 花子", "佐藤 花"]),
        ("のびのび", []),
        ("", []),
    ],
)
def test_each_name_is_found_wherever_it_may_end(text: str, names: list[str]) -> None:
    found = [text[start:end] for start, end in find_names(text)]
    assert [name for name in found if name[0] == (names or " ")[0][0]] == names


def test_what_stands_before_a_place_is_not_asked() -> None:
    assert {start for start, _ in find_names("王小明 李红", 3)} == {4}
