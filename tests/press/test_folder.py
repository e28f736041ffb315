import io
from pathlib import Path

import pytest

from typeset.errors import SettingsInvalid, SourceMissing
from typeset.press.folder import find, key_of, read_folder


def edition(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name.replace("_", ".")).write_text(text)
    return path


def test_find_opens_up_a_folder_of_editions_in_natural_order(tmp_path: Path) -> None:
    for day in ("day-10", "day-2", "day-1"):
        edition(tmp_path / day, a_txt="x")
    (tmp_path / "notes").mkdir()
    assert [Path(place).name for place in find([str(tmp_path)])] == ["day-1", "day-2", "day-10"]


def test_find_takes_a_text_file_an_edition_and_standard_input(tmp_path: Path) -> None:
    folder = edition(tmp_path / "e", a_txt="x")
    page = tmp_path / "page.txt"
    page.write_text("x")
    assert find([str(folder), str(page), "-"]) == (str(folder), str(page), "-")
    assert [key_of(place) for place in (str(folder), str(page), "-")] == ["e", "page", "stdin"]


def test_the_same_edition_named_twice_is_built_once(tmp_path: Path) -> None:
    folder = str(edition(tmp_path / "e", a_txt="x"))
    assert find([folder, folder]) == (folder,)


def test_two_editions_of_one_name_would_overwrite_each_other(tmp_path: Path) -> None:
    one, two = edition(tmp_path / "1" / "e", a_txt="x"), edition(tmp_path / "2" / "e", a_txt="x")
    with pytest.raises(SettingsInvalid, match="both called e"):
        find([str(one), str(two)])


@pytest.mark.parametrize("make", [True, False])
def test_nothing_there_is_an_error(tmp_path: Path, make: bool) -> None:
    path = tmp_path / "gone"
    if make:
        path.mkdir()
    with pytest.raises(SourceMissing):
        find([str(path)])


def test_pages_are_all_text_files_when_none_is_listed(tmp_path: Path) -> None:
    folder = read_folder(str(edition(tmp_path / "e", p10_txt="ten", p2_txt="two", cover_txt="c")))
    assert [(page.file, page.label) for page in folder.pages] == [
        ("cover.txt", "01"),
        ("p2.txt", "2"),
        ("p10.txt", "10"),
    ]


@pytest.mark.parametrize(
    ("file", "label"),
    [("01.txt", "01"), ("A12.txt", "A12"), ("page-3.txt", "3"), ("2021-02-02.txt", "01"), ("news.txt", "01")],
)
def test_a_page_is_labelled_by_the_only_number_in_its_name(tmp_path: Path, file: str, label: str) -> None:
    (tmp_path / file).write_text("x")
    assert read_folder(str(tmp_path / file)).pages[0].label == label


def test_listed_pages_stand_in_the_order_listed(tmp_path: Path) -> None:
    listing = '[[pages]]\nfile="b.txt"\nlabel="A1"\nname="要闻"\n[[pages]]\nfile="a.txt"\n'
    folder = read_folder(str(edition(tmp_path / "e", a_txt="a", b_txt="b", c_txt="c", edition_toml=listing)))
    assert [(page.file, page.label, page.name, page.data) for page in folder.pages] == [
        ("b.txt", "A1", "要闻", b"b"),
        ("a.txt", "02", None, b"a"),
    ]


@pytest.mark.parametrize("file", ["../outside.txt", "/etc/hostname"])
def test_a_page_outside_the_folder_is_refused(tmp_path: Path, file: str) -> None:
    folder = edition(tmp_path / "e", a_txt="a", edition_toml=f'[[pages]]\nfile="{file}"\n')
    with pytest.raises(SettingsInvalid, match="outside"):
        read_folder(str(folder))


def test_a_listed_page_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    folder = edition(tmp_path / "e", a_txt="a", edition_toml='[[pages]]\nfile="b.txt"\n')
    with pytest.raises(SourceMissing, match=r"b\.txt"):
        read_folder(str(folder))


def test_settings_without_a_page_are_no_edition(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="no raw page"):
        read_folder(str(edition(tmp_path / "e", edition_toml="")))


def test_pictures_and_manuscript_are_read(tmp_path: Path) -> None:
    path = edition(tmp_path / "e", a_txt="a", edition_md="# x")
    (path / "photos").mkdir()
    for name in ("b.JPG", "a.png", "notes.txt"):
        (path / "photos" / name).write_bytes(name.encode())
    folder = read_folder(str(path))
    assert folder.manuscript == b"# x"
    assert folder.pictures == (("a.png", b"a.png"), ("b.JPG", b"b.JPG"))


def test_standard_input_is_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("本报讯".encode())))
    folder = read_folder("-")
    assert (folder.key, folder.pages[0].data) == ("stdin", "本报讯".encode())
