"""A small edition and its pages, set by hand: two articles, one over a page turn, a picture, an empty frame, links."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from PIL import Image

from typeset.fonts import FontLibrary
from typeset.model.edition import Article, Edition, Furniture, Jump, Meta, PageInfo, Paragraph, Photo, Section, Verse
from typeset.model.geometry import Box
from typeset.model.page import (
    Bead,
    Composition,
    Destination,
    Element,
    EmptyFrame,
    Glyph,
    GlyphRun,
    Ink,
    Link,
    Mark,
    Page,
    Part,
    PlacedPicture,
    Rule,
    Tint,
)
from typeset.model.picture import Picture
from typeset.model.source import HAND, Piece, Span, Text

WIDTH, HEIGHT = 300.0, 400.0


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return FontLibrary.open(system=())


def copy(text: str) -> Text:
    return Text((Piece(text, Span(HAND, 0, len(text))),)) if text else Text(())


def set_glyphs(library: FontLibrary, face: str, size: float, text: str) -> tuple[Glyph, ...]:
    """Shape a text and give each glyph its characters; a geta stands for a cluster with a missing glyph."""
    cast = library.face(face)
    shaped = cast.shape(text)
    glyphs: list[Glyph] = []
    pen = 0.0
    for place, glyph in enumerate(shaped):
        after = shaped[place + 1].cluster if place + 1 < len(shaped) else len(text)
        first = place == 0 or shaped[place - 1].cluster != glyph.cluster
        said = text[glyph.cluster : after] if after > glyph.cluster else text[glyph.cluster :] if first else ""
        if not first:
            said = ""
        elif after == glyph.cluster:
            later = [other.cluster for other in shaped[place:] if other.cluster > glyph.cluster]
            said = text[glyph.cluster : later[0] if later else len(text)]
        gid = glyph.gid or cast.gid("〓")
        advance = (glyph.advance if glyph.gid else 1.0) * size
        glyphs.append(Glyph(gid, pen + glyph.dx * size, advance, said, None, -glyph.dy * size))
        pen += advance
    return tuple(glyphs)


def set_lines(
    library: FontLibrary, text: str, element: Element | None, at: tuple[float, float], **how: object
) -> Iterator[GlyphRun]:
    """Set a text in lines of `measure` characters from baseline `at` on."""
    face, size, measure = str(how.get("face", "serif-regular")), float(how.get("size", 10)), int(how.get("measure", 12))  # type: ignore[arg-type, call-overload]
    x, y = at
    for line, start in enumerate(range(0, len(text), measure)):
        glyphs = set_glyphs(library, face, size, text[start : start + measure])
        ink = how.get("ink", Ink())
        lang = how.get("lang")
        yield GlyphRun(face, size, x, y + line * size * 1.6, glyphs, element, ink, lang)  # type: ignore[arg-type]


def picture(name: str = "photo.jpg", size: tuple[int, int] = (600, 400), mode: str = "RGB", **how: object) -> Picture:
    """Paint a picture that is no single colour."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    out = io.BytesIO()
    image.save(out, str(how.pop("format", "JPEG")), **how)  # type: ignore[arg-type]
    return Picture(name, out.getvalue(), *size)


BODY = "孟州市党政考察团到示范区，对“中原工业设计城”——5G智慧工厂等进行考察。(“赋能、赋智、赋值”)"
RARE = "他叫𠮷田镕，Ünicode ﬁ 𰻝面。"


@pytest.fixture(scope="session")
def edition() -> Edition:
    return make_edition()


def make_edition() -> Edition:
    photo = Photo("a1p1", 0, copy("考察团在蒙牛智慧工厂"), copy("本报记者 翟鹏程 摄"), "photo.jpg")
    first = Article(
        "a1",
        0,
        copy("本报讯"),
        copy("孟州市党政考察团到示范区考察"),
        copy("学先进 堵漏洞 强监管"),
        copy("郭树勋"),
        (
            Paragraph(copy(BODY)),
            Section(copy("疫情防控"), None),
            Paragraph(copy(RARE)),
            Jump(copy("（下转第02版）"), "02", onward=True),
        ),
        (photo,),
    )
    second = Article(
        "a2",
        1,
        None,
        None,
        None,
        None,
        (Section(copy("小题"), None), Verse((copy("床前明月光"), copy("疑是地上霜")))),
        (),
    )
    loose = Photo("p1", 1, copy("冬日小景"), None, None)
    furniture = Furniture("f1", 1, copy("新闻热线：12345"))
    pages = tuple(
        PageInfo(label, name, f"{label}.txt", digit * 64)
        for label, name, digit in (("01", "要闻", "a"), ("02", None, "b"))
    )
    meta = Meta("2021-02-02", "示范区报", date(2021, 2, 2), "zh-Hans", "示范区报社", "1234", pages)
    return Edition(meta, (first, second), (loose,), (furniture,))


def first_page(library: FontLibrary) -> Page:
    def element(part: Part, index: int = 0, owner: str = "a1") -> Element:
        return Element(owner, part, index)

    marks: list[Mark] = [
        Tint(Box(20, 15, 260, 30), Ink(0.9, 0.9, 0.85)),
        *set_lines(library, "示范区报", element(Part.NAMEPLATE, owner=""), (24, 40), face="serif-black", size=24),
        *set_lines(library, "2021-02-02", element(Part.DATE_LINE, owner=""), (200, 40), face="sans-regular", size=8),
        Rule(20, 50, 280, 50, 0.5),
        *set_lines(library, "小题 2", element(Part.CONTENTS, owner=""), (200, 60), size=8),
        Link(Box(198, 50, 60, 14), "a2", "小题：第2页", element(Part.CONTENTS, owner="")),
        Destination("a1", 20, 60),
        *set_lines(library, "本报讯", element(Part.KICKER), (20, 72), face="sans-medium", size=11),
        *set_lines(
            library,
            "孟州市党政考察团到示范区考察",
            element(Part.HEADLINE),
            (20, 94),
            face="serif-black",
            size=16,
            ink=Ink(0.6, 0, 0),
            measure=14,
        ),
        *set_lines(library, "学先进 堵漏洞 强监管", element(Part.DECK), (20, 110), face="sans-bold", size=11),
        *set_lines(library, "郭树勋", element(Part.BYLINE), (20, 124), face="sans-regular", size=9),
        *set_lines(library, BODY, element(Part.PARAGRAPH), (20, 140)),
        Bead("a1", Box(20, 130, 120, 120)),
        PlacedPicture("photo.jpg", Box(150, 130, 120, 80), element(Part.PICTURE, owner="a1p1"), "考察团在蒙牛智慧工厂"),
        *set_lines(
            library,
            "考察团在蒙牛智慧工厂",
            element(Part.CAPTION, owner="a1p1"),
            (150, 222),
            face="sans-regular",
            size=8,
        ),
        *set_lines(
            library, "本报记者 翟鹏程 摄", element(Part.CREDIT, owner="a1p1"), (150, 234), face="sans-regular", size=8
        ),
        *set_lines(library, "疫情防控", element(Part.SECTION, 1), (20, 240), face="sans-bold", size=12),
        *set_lines(library, RARE[:6], element(Part.PARAGRAPH, 2), (20, 260)),
        *set_lines(library, "1", None, (148, 390), size=8),
    ]
    return Page("1", WIDTH, HEIGHT, tuple(marks))


def second_page(library: FontLibrary) -> Page:
    def element(part: Part, index: int = 0, owner: str = "a2", line: int = 0) -> Element:
        return Element(owner, part, index, line)

    marks: list[Mark] = [
        *set_lines(library, "示范区报 第2页", None, (20, 30), size=8),
        Rule(20, 36, 280, 36, 0.5),
        *set_lines(library, RARE[6:], Element("a1", Part.PARAGRAPH, 2), (20, 60), lang="ja"),
        Bead("a1", Box(20, 50, 120, 60)),
        *set_lines(library, "（下转第02版）", Element("a1", Part.JUMP, 3), (20, 110), face="sans-regular", size=8),
        Link(Box(18, 100, 80, 14), "a2", "下转第02版", Element("a1", Part.JUMP, 3)),
        Destination("a2", 20, 120),
        *set_lines(library, "小题", element(Part.SECTION, 0), (20, 132), face="sans-bold", size=12),
        *set_lines(library, "床前明月光", element(Part.VERSE, 1, line=0), (20, 150)),
        *set_lines(library, "疑是地上霜", element(Part.VERSE, 1, line=1), (20, 166)),
        Bead("a2", Box(20, 120, 120, 60)),
        EmptyFrame(Box(160, 60, 100, 40), 0.5, element(Part.PICTURE, owner="p1"), "冬日小景"),
        *set_lines(library, "无图", element(Part.PICTURE, owner="p1"), (190, 84), size=8),
        *set_lines(library, "冬日小景", element(Part.CAPTION, owner="p1"), (160, 112), face="sans-regular", size=8),
        *set_lines(
            library,
            "新闻热线：12345",
            element(Part.FURNITURE, owner="f1"),
            (160, 140),
            face="sans-regular",
            size=8,
            measure=20,
        ),
        *set_lines(library, "2", None, (148, 390), size=8),
    ]
    return Page("2", WIDTH, HEIGHT, tuple(marks))


@pytest.fixture(scope="session")
def composition(library: FontLibrary) -> Composition:
    return Composition((first_page(library), second_page(library)), (), ())


@pytest.fixture(scope="session")
def pictures() -> dict[str, Picture]:
    return {"photo.jpg": picture()}
