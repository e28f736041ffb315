import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.errors import FontInvalid
from typeset.fonts import Face, FontLibrary


def face(path, index=0):
    return Face("squares", str(path), index=index, sha256="", version="")


@pytest.mark.parametrize(("file", "cff"), [("squares.ttf", False), ("squares.otf", True)])
def test_measures_are_ems_whatever_the_outlines(save_face, file, cff):
    squares = face(save_face("a\U00020bb7", file, cff=cff))
    assert squares.gid("\U00020bb7") == 2
    assert squares.gid("b") == 0
    assert squares.advance(2) == 1.0
    assert squares.bounds(2) == (0.05, 0.0, 0.35, 0.3)
    assert (squares.ascent, squares.descent) == (0.88, -0.12)
    assert squares.metrics.line_ascent == 1.1
    assert squares.metrics.cap_height == 0.7
    assert squares.metrics.weight == 700
    assert squares.has_glyf is not cff


def test_a_collection_opens_at_its_index(collection):
    third = face(collection / "NotoSerifCJK-Regular.ttc", 2)
    assert third.gid("\U00020000") == 1
    assert third.gid("a") == 0
    assert third.name == "Cff2-Regular"


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_face_that_forbids_embedding_is_refused(save_face, rights):
    with pytest.raises(FontInvalid, match="does not allow itself to be embedded"):
        face(save_face("a", rights=rights))


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_face_that_allows_embedding_opens(save_face, rights):
    assert face(save_face("a", rights=rights)).gid("a") == 1


def test_what_is_no_font_is_refused(tmp_path):
    path = tmp_path / "note.ttf"
    path.write_bytes(b"not a font")
    with pytest.raises(FontInvalid, match="not a font with outlines"):
        face(path)


def test_shape_gives_clusters_and_ems(library: FontLibrary):
    serif = library.face("serif-regular")
    shaped = serif.shape("一\U00020bb7——二")
    assert [glyph.cluster for glyph in shaped] == [0, 1, 2, 4]
    assert [glyph.advance for glyph in shaped] == [1.0, 1.0, 2.0, 1.0]
    assert shaped[0].gid == serif.gid("一")


def test_shape_obeys_features(library: FontLibrary):
    serif = library.face("serif-regular")
    assert sum(glyph.advance for glyph in serif.shape("。」", {})) == 2.0
    assert sum(glyph.advance for glyph in serif.shape("。」", {"halt": True})) == 1.0


def test_an_empty_text_has_no_glyph(library: FontLibrary):
    assert library.face("serif-regular").shape("") == ()


def test_a_mark_joins_its_base_in_one_cluster(library: FontLibrary):
    assert {glyph.cluster for glyph in library.face("sans-regular").shape("が")} == {0}


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20))
def test_every_glyph_belongs_to_a_character_in_order(text):
    serif = FontLibrary.open(system=()).face("serif-regular")
    clusters = [glyph.cluster for glyph in serif.shape(text)]
    assert clusters == sorted(clusters)
    assert not text or clusters[0] == 0
    assert all(0 <= cluster < len(text) for cluster in clusters)
