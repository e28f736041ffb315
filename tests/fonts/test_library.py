import hashlib

import pytest

from typeset.errors import FontInvalid
from typeset.fonts import FontLibrary


def make_library(folder, files, system=()):
    lines = []
    for key, path in files.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f'[{key}]\nfile = "{path.name}"\nsha256 = "{digest}"\nversion = "1"\n')
    (folder / "fonts.toml").write_text("\n".join(lines), "utf-8")
    return FontLibrary.open(folder, system=system)


def test_the_programs_own_faces_are_the_ones_listed(library):
    assert set(library.keys) >= {"serif-regular", "serif-bold", "serif-black", "sans-regular", "sans-bold"}
    for key in library.keys:
        assert library.face(key).gid("一"), key
    assert library.face("serif-black").name == "NotoSerifSC-Black"


def test_a_face_is_opened_once(library):
    assert library.face("serif-bold") is library.face("serif-bold")


def test_a_changed_face_is_refused_when_it_is_used(tmp_path, save_face):
    library = make_library(tmp_path, {"serif-regular": save_face("a", "a.ttf"), "serif-bold": save_face("b", "b.ttf")})
    good = hashlib.sha256((tmp_path / "b.ttf").read_bytes()).hexdigest()
    with (tmp_path / "b.ttf").open("ab") as file:
        file.write(b"\0")
    bad = hashlib.sha256((tmp_path / "b.ttf").read_bytes()).hexdigest()
    assert library.face("serif-regular").gid("a") == 1
    with pytest.raises(FontInvalid) as refused:
        library.face("serif-bold")
    assert "b.ttf" in refused.value.cause
    assert good in refused.value.cause
    assert bad in refused.value.cause
    assert refused.value.cure


def test_a_missing_face_file_is_refused(tmp_path, save_face):
    library = make_library(tmp_path, {"serif-regular": save_face("a", "a.ttf")})
    (tmp_path / "a.ttf").unlink()
    with pytest.raises(FontInvalid, match=r"a\.ttf cannot be read"):
        library.face("serif-regular")


def test_an_unknown_key_names_the_known_ones(library):
    with pytest.raises(FontInvalid, match="no face is called 'fraktur'") as refused:
        library.face("fraktur")
    assert "serif-regular" in refused.value.cure


@pytest.mark.parametrize(
    "text", ["[", "[serif]\nfile = 'x'\n", "serif = 3\n", "[serif]\nfile='x'\nsha256='y'\nversion='1'\nindex='z'\n"]
)
def test_a_broken_list_is_refused(tmp_path, text):
    (tmp_path / "fonts.toml").write_text(text, "utf-8")
    with pytest.raises(FontInvalid, match="is not a list of faces"):
        FontLibrary.open(tmp_path)


def test_a_folder_without_list_is_refused(tmp_path):
    with pytest.raises(FontInvalid, match="cannot be read"):
        FontLibrary.open(tmp_path)


def test_fallback_asks_the_house_face_then_its_family_then_the_rest(tmp_path, save_face):
    library = make_library(
        tmp_path,
        {
            "sans-regular": save_face("abcd", "s.ttf"),
            "serif-regular": save_face("ab", "r.ttf"),
            "serif-bold": save_face("abc", "b.ttf"),
        },
    )
    asked = [library.fallback(char, "serif-regular") for char in "acdz"]
    assert [face.key if face else None for face in asked] == ["serif-regular", "serif-bold", "sans-regular", None]


def test_fallback_reaches_the_systems_collection_last(tmp_path, save_face, collection):
    library = make_library(tmp_path, {"serif-regular": save_face("a", "r.ttf")}, system=(collection,))
    face = library.fallback("\U00020000", "serif-regular")
    assert face is not None
    assert face.key == "system:NotoSerifCJK-Regular.ttc#zh-Hans"
    assert face.sha256 == hashlib.sha256((collection / "NotoSerifCJK-Regular.ttc").read_bytes()).hexdigest()
    assert library.face(face.key) is face
    assert library.fallback("z", "serif-regular") is None


@pytest.fixture
def regional(tmp_path, save_face, collection):
    return make_library(tmp_path, {"serif-regular": save_face("z", "r.ttf")}, system=(collection,))


@pytest.mark.parametrize(
    ("char", "lang", "index"),
    [("a", "ja", 0), ("b", "ko", 1), ("\U00020000", "zh-Hans", 2), ("c", "zh-Hant-TW", 2), ("c", "de", 2)],
)
def test_a_collections_face_is_the_regions(regional, char, lang, index):
    """The test's collection stops at the mainland's face, as old ones do: Taiwan's edition is set from that."""
    face = regional.fallback(char, "serif-regular", lang=lang)
    assert face is not None
    assert face.index == index


def test_without_system_folders_nothing_of_the_machine_is_used(library):
    assert library.fallback("\U0002a9b6", "serif-regular") is None
