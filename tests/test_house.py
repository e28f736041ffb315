from pathlib import Path

import pytest

from typeset import house
from typeset.errors import HouseStyleInvalid
from typeset.fonts import FontLibrary
from typeset.house import KinsokuLevel, TextStyle, WidthStyle

SHIPPED = ("a3", "a3-4", "a4", "large-print")
DOCS = Path(__file__).parent.parent / "docs" / "house-style.md"


def over(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    return file


def test_four_styles_ship():
    assert house.names() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_style_is_set_by_the_rules(name: str):
    style = house.load(name)
    gap = style.grid.leading / style.text.body.size - 1
    assert 0.5 <= gap <= 0.7  # CLReq: line gap of newspaper columns
    assert isinstance(style.grid.measure, int)
    assert style.column_width == pytest.approx(style.grid.measure * style.text.body.size)
    assert style.text.body.indent == 2
    assert all(big > small for big, small in zip(style.heads.lead.sizes, style.heads.brief.sizes, strict=False))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_face_of_a_shipped_style_is_there(name: str):
    style = house.load(name)
    faces = {getattr(style.text, role).face for role in TextStyleRoles()}
    for grade in (style.heads.lead, style.heads.major, style.heads.minor, style.heads.brief, style.heads.continued):
        faces |= {*grade.faces, grade.kicker.face, grade.deck.face}
    assert faces <= set(FontLibrary.open().keys)


def TextStyleRoles() -> list[str]:  # noqa: N802
    style = house.load("a3").text
    return [name for name in style.__slots__ if isinstance(getattr(style, name), TextStyle)]


def test_the_numbers_of_the_shapes_that_are_promised():
    a3, four, a4, large = (house.load(name) for name in SHIPPED)
    assert (a3.grid.columns, a3.grid.measure) == (5, 15)
    assert (four.grid.columns, four.text.body.size, four.grid.leading) == (4, 9, 13.5)
    assert (a4.grid.columns, large.grid.columns, large.text.body.size) == (3, 2, 14)
    assert round(a3.paper.width / 72 * 25.4), round(a3.paper.height / 72 * 25.4) == (297, 420)


def test_a_persons_file_overrides_any_part(tmp_path: Path):
    file = over(
        tmp_path, '[text]\nbody = { indent = 1 }\n[setting]\nlevel = "strict"\nwidths = "full"\n[rules]\ncolumn = 0.3\n'
    )
    style = house.load("a4", file)
    assert style.text.body.indent == 1
    assert style.text.body.size == house.load("a4").text.body.size
    assert style.text.caption.level is KinsokuLevel.STRICT
    assert style.text.body.widths is WidthStyle.FULL
    assert style.rules.column == 0.3


def test_a_role_may_differ_from_the_setting(tmp_path: Path):
    file = over(tmp_path, '[text.caption]\nlevel = "basic"\nhang = true\n')
    style = house.load("a3", file)
    assert style.text.caption.level is KinsokuLevel.BASIC
    assert style.text.caption.hang
    assert style.text.body.level is KinsokuLevel.GB


def test_paper_may_be_any_size(tmp_path: Path):
    style = house.load("a3", over(tmp_path, "[paper]\nsize = [350, 500]\n"))
    assert style.paper.width == pytest.approx(350 / 25.4 * 72)


@pytest.mark.parametrize(
    ("text", "cause", "cure"),
    [
        ("[grid]\ncolums = 4\n", "grid.colums", "Did you mean grid.columns?"),
        ("[gird]\ncolumns = 4\n", "gird", "Known here"),
        ("[grid]\ncolumns = 0\n", "grid.columns is 0", "1 to 12"),
        ("[grid]\ncolumns = 9\n", "9 columns of 15 em", "fewer columns"),
        ("[grid]\nmeasure = 15.5\n", "grid.measure is 15.5", "whole number"),
        ("[grid]\nleading = 8\n", "leading of 8 pt", "14.25"),
        ("[paper]\nhead = 190\nfoot = 190\n", "lines of 14.25", "smaller margins"),
        ('[paper]\nsize = "b4"\n', "paper.size is 'b4'", "a3"),
        ('[text]\nbody = "serif"\n', "text.body is 'serif'", "a table"),
        ("[text.body]\nsize = true\n", "text.body.size is True", "a number"),
        ("[text.body]\nface = ''\n", "text.body.face is ''", "quotation marks"),
        ('[setting]\nlevel = "hard"\n', "setting.level is 'hard'", "none, basic, gb, strict"),
        ("[setting]\nhang = 1\n", "setting.hang is 1", "true or false"),
        ("[heads.lead]\nsizes = [20, 30]\n", "heads.lead.sizes", "falls"),
        ("[heads.lead]\nfaces = []\n", "heads.lead.faces", "list of texts"),
        ("[ink]\ntint = [1, 2]\n", "ink.tint is [1, 2]", "three numbers"),
        ("[photo]\nleast = 9\nmost = 3\n", "photo.least (9)", "Swap"),
        ("grid = \n", "is not TOML", "line"),
    ],
)
def test_a_slip_is_refused_with_cause_and_cure(tmp_path: Path, text: str, cause: str, cure: str):
    with pytest.raises(HouseStyleInvalid) as caught:
        house.load("a3", over(tmp_path, text))
    assert cause in caught.value.cause
    assert cure in caught.value.cure


def test_an_unknown_style_names_the_known_ones():
    with pytest.raises(HouseStyleInvalid, match="'broadsheet'") as caught:
        house.load("broadsheet")
    assert all(name in caught.value.cure for name in SHIPPED)


def test_an_unreadable_file_is_refused(tmp_path: Path):
    with pytest.raises(HouseStyleInvalid, match="cannot be read"):
        house.load("a3", tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HouseStyleInvalid, match="cannot be read"):
        house.load("a3", tmp_path / "bad.toml")


def test_the_docs_explain_every_key():
    text = DOCS.read_text("utf-8")
    keys = ["size", "head", "foot", "side", "columns", "measure", "gutter", "leading", "level", "widths", "gap", "hang"]
    keys += ["face", "indent", "faces", "sizes", "kicker", "deck", "second", "turns", "column", "block", "page", "grey"]
    keys += [
        "weight",
        "least",
        "most",
        "from",
        "nameplate",
        "tint",
        *TextStyleRoles(),
        "lead",
        "major",
        "minor",
        "brief",
        "continued",
    ]
    assert [key for key in keys if f"`{key}`" not in text] == []
    assert [name for name in SHIPPED if f"`{name}`" not in text] == []
