import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from typeset.epub import FontUse
from typeset.epub.faces import VOICES, cut_faces, font_rules
from typeset.epub.xhtml import element
from typeset.fonts import Face, FontLibrary, subset
from typeset.model.edition import Script
from typeset.preflight.epub import open_book

STYLES = Path(__file__).parents[2] / "src/typeset/epub/styles"


def embedded(data: bytes, folder: Path) -> dict[str, Face]:
    """The book's faces by file name, opened."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    faces = {}
    for name in archive.namelist():
        if "/fonts/" in name:
            path = folder / Path(name).name
            path.write_bytes(archive.read(name))
            faces[path.stem] = Face(path.stem, str(path), index=0, sha256="", version="")
    return faces


def test_each_voice_has_a_glyph_for_all_that_it_says(book: bytes, tmp_path: Path) -> None:
    faces = embedded(book, tmp_path)
    said = "".join("".join(root.itertext()) for root in open_book(book).roots.values())
    assert all(faces["text"].gid(char) or faces["label"].gid(char) or faces["head"].gid(char) for char in "本报讯简")
    covered = {char for char in said if any(face.gid(char) for face in faces.values())}
    assert {char for char in said if not char.isspace()} - covered == {"𠮷"}
    assert faces["head"].gid("全")
    assert faces["head"].gid("讯") == 0


def test_heads_are_heavier_than_text(book: bytes, tmp_path: Path) -> None:
    faces = embedded(book, tmp_path)
    assert {name: face.metrics.weight for name, face in faces.items()} == {
        "head": 900,
        "label": 400,
        "section": 700,
        "text": 400,
    }


@pytest.mark.parametrize("feature", [b"chws", b"halt", b"vert", b"palt"])
def test_faces_keep_what_readers_space_and_turn_marks_with(feature: bytes, book: bytes) -> None:
    data = zipfile.ZipFile(io.BytesIO(book)).read("EPUB/fonts/text.ttf")
    assert feature in data


def test_a_character_that_the_voice_lacks_gets_a_face_of_its_own(tmp_path: Path) -> None:
    """A library whose serif is a subset without 好: the sans answers for it, under a name of its own."""
    whole = FontLibrary.open(system=())
    (tmp_path / "a.ttf").write_bytes(subset(whole.face("serif-regular"), "你，").data)
    (tmp_path / "b.ttf").write_bytes(subset(whole.face("sans-regular"), "你好，").data)
    lines = []
    for key, file in (("serif-regular", "a.ttf"), ("sans-regular", "b.ttf")):
        digest = hashlib.sha256((tmp_path / file).read_bytes()).hexdigest()
        lines.append(f'[{key}]\nfile = "{file}"\nsha256 = "{digest}"\nversion = "1"\n')
    (tmp_path / "fonts.toml").write_text("".join(lines))
    files = cut_faces([element("p", "你好，𠮷")], FontLibrary.open(tmp_path, system=()), lang="zh-Hans")
    assert [(file.file, file.family) for file in files] == [
        ("fonts/text.ttf", "Paper Text"),
        ("fonts/text-rare-1.ttf", "Paper Text Rare"),
    ]
    rules = font_rules(files, Script.CN)
    assert 'font-family: "Paper Text", "Paper Text Rare", "Songti SC"' in rules


def test_the_regions_own_faces_come_before_the_mainlands(bindery: Any, cases: Mapping[str, Any]) -> None:
    def stack(name: str) -> str:
        style = zipfile.ZipFile(io.BytesIO(bindery.bind(cases[name], FontUse.EMBED))).read("EPUB/style.css").decode()
        return next(iter(re.findall(r"^body \{\n  font-family: (.*);", style, re.M)))

    assert stack("whole").startswith('"Paper Text", "Songti SC"')
    assert stack("japan").startswith('"Hiragino Mincho ProN"')
    assert stack("japan").endswith('"Paper Text", serif')
    assert stack("taiwan").endswith('"Paper Text", serif')


def test_a_voice_belongs_to_classes_that_the_house_uses(book: bytes) -> None:
    used = {
        name
        for root in open_book(book).roots.values()
        for node in root.iter()
        if isinstance(node.tag, str)
        for name in [*(node.get("class") or "").split(), etree.QName(node).localname]
    }
    assert {name for voice in VOICES for name in voice.classes} <= used


def test_no_length_is_fixed_and_no_colour_set() -> None:
    for sheet in sorted(STYLES.glob("*.css")):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)
        assert re.findall(r"\b\d*\.?\d+(?:px|pt|pc|cm|mm|in)\b", rules) == []
        assert re.findall(r"(?:^|[\s;{])(?:color|background[a-z-]*):\s*(?!inherit)\S+", rules) == []
        assert "!important" not in rules


def test_the_style_sheet_has_what_chinese_setting_needs(book: bytes) -> None:
    style = zipfile.ZipFile(io.BytesIO(book)).read("EPUB/style.css").decode()
    for declaration in (
        "line-break: strict",
        "text-autospace: normal",
        "text-spacing-trim: trim-start",
        'font-feature-settings: "chws" 1',
        "word-break: keep-all",
        "text-indent: 2em",
    ):
        assert declaration in style
