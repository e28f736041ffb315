import io

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.fonts import Face, FontLibrary, subset, woff

TEXT = "孟州市党政考察团。“赋能、赋智”——5G"


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def test_by_number_keeps_just_those_glyphs_in_ascending_order(library: FontLibrary):
    serif = library.face("serif-regular")
    wanted = {glyph.gid for glyph in serif.shape(TEXT)}
    cut = subset(serif, wanted)
    assert cut.gids == {old: new for new, old in enumerate(sorted({0, *wanted}))}
    font = opened(cut.data)
    assert font["maxp"].numGlyphs == len({0, *wanted})
    assert set(font.keys()) == {"GlyphOrder", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    for old, new in cut.gids.items():
        assert font["hmtx"].metrics[font.getGlyphName(new)][0] == round(serif.advance(old) * 1000)


def test_by_text_keeps_characters_names_and_the_layout_asked_for(library: FontLibrary):
    cut = subset(library.face("serif-regular"), TEXT)
    font = opened(cut.data)
    assert set(font.getBestCmap()) == set(map(ord, TEXT))
    assert {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} >= {"vert"}
    assert {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord} >= {
        "chws",
        "halt",
        "palt",
        "vhal",
    }
    assert "liga" not in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert font["name"].getDebugName(13)
    assert len(cut.data) < 40_000


def test_by_text_keeps_the_vertical_forms(library: FontLibrary, tmp_path):
    cut = subset(library.face("serif-regular"), "（。）")
    assert len(cut.gids) > 4, "the vertical alternates must come along"


def test_cff_faces_are_cut_too(collection):
    cff = Face("k", str(collection / "NotoSerifCJK-Regular.ttc"), index=2, sha256="", version="")
    font = opened(subset(cff, {1}).data)
    assert "CFF " in font
    assert len(font.getGlyphOrder()) == 2


def test_woff_holds_the_same_tables(library: FontLibrary):
    data = subset(library.face("sans-bold"), TEXT).data
    wrapped = woff(data)
    assert wrapped[:4] == b"wOFF"
    assert len(wrapped) < len(data)
    plain, unwrapped = opened(data), opened(wrapped)
    for tag in plain.keys():  # noqa: SIM118 - a TTFont is no dict
        if tag not in {"GlyphOrder", "head"}:
            assert plain.getTableData(tag) == unwrapped.getTableData(tag), tag
    assert woff(data) == wrapped


@pytest.mark.parametrize("wanted", ["", ()])
def test_nothing_wanted_is_still_a_font(library: FontLibrary, wanted):
    assert opened(subset(library.face("sans-bold"), wanted).data)["maxp"].numGlyphs >= 1


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 30_000), max_size=40))
def test_order_and_repetition_of_the_request_do_not_matter(gids):
    face = FontLibrary.open(system=()).face("serif-bold")
    assert subset(face, gids).data == subset(face, sorted(set(gids), reverse=True)).data
