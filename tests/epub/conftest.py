"""Editions of every kind, made by hand: their text is ours, their spans stand for a source that nobody asks for."""

import io
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from typeset.epub import EpubOptions, FontUse, bind
from typeset.fonts import FontLibrary
from typeset.model.edition import (
    Article,
    Edition,
    EditorsNote,
    Furniture,
    Jump,
    Meta,
    PageInfo,
    Paragraph,
    Photo,
    Section,
    Verse,
)
from typeset.model.page import Element, PageStart, Part
from typeset.model.picture import Picture
from typeset.model.source import Piece, Span, Text

MOMENT = datetime(2021, 2, 2, tzinfo=UTC)


def text(chars: str) -> Text:
    return Text((Piece(chars, Span(0, 0, len(chars))),))


def picture(name: str, width: int, height: int, mode: str = "RGB", form: str = "JPEG", **how: object) -> Picture:
    """A gradient, black above and white below."""
    image = Image.linear_gradient("L").resize((width, height))
    image = image.convert("I").point(lambda level: level * 257).convert(mode) if mode == "I;16" else image.convert(mode)
    out = io.BytesIO()
    image.save(out, form, **how)
    return Picture(name, out.getvalue(), width, height)


def first_page(height: int = 1654) -> bytes:
    """A page of small black marks, which weighs what a page of text weighs."""
    page = Image.new("L", (round(height * 0.707), height), 255)
    draw = ImageDraw.Draw(page)
    for y in range(100, height - 60, 12):
        for x in range(50, page.width - 60, 12):
            if (x * 7 + y * 13) % 29:
                draw.line((x, y, x + (x * y) % 9, y + 8 - (x + y) % 9), fill=0)
                draw.line((x + 4, y, x + 4 - (x % 3), y + 8), fill=(x * y) % 120)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Case:
    """An edition with all that a book of it needs."""

    edition: Edition
    starts: tuple[PageStart, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    cover: bytes | None = None


def whole() -> Case:
    """Every kind of block and part, jumps that lead somewhere and nowhere, photos of every kind."""
    pages = (PageInfo("01", "要闻", "01.txt", "ab" * 32), PageInfo("02", None, "02.txt", "cd" * 32))
    meta = Meta("2021-02-02", "山城日报", date(2021, 2, 2), "zh-Hans", "山城报社", "1234", pages)
    lead = Article(
        "a01",
        0,
        text("提升服务 夯实基础 守正创新 从严治水"),
        text("全市召开2021年度水利建设工作责任制述职评议会"),
        text("——各县区负责人作现场述职"),
        text("本报记者 林一帆"),
        (
            EditorsNote(text("编者按：水利是“百年大计”，本报今起刊登一组报道。")),
            Paragraph(text("本报讯（记者林一帆） 1月29日下午，全市召开述职评议会，17个县区、235名干部参加。")),
            Section(text("修好每一座闸"), text("早动手 严要求")),
            Paragraph(
                text("会上，《水利志》编写组说，5G监测站已建成82座，同比增长57.69%。“两年前，一座也没有。”他说。")
            ),
            Section(text("守好每一道堤"), None),
            Verse((text("春水绕城流，"), text("两岸稻花香。"), text("  缩进的一行"))),
            Jump(text("（下转第2版）"), "2", True),
        ),
        (
            Photo("p01", 0, text("1月29日，工人在检修闸门。"), text("本报记者 林一帆 摄"), "p01.jpg"),
            Photo("p04", 0, text("没有图片的说明。"), None, None),
        ),
    )
    poem = Article(
        "a02", 1, None, text("春雪"), None, text("□ 王小明"), (Verse((text("昨夜雪，"), text("满山。"))),), ()
    )
    brief = Article(
        "a03",
        1,
        None,
        None,
        None,
        None,
        (Paragraph(text("简讯一则，𠮷字也在。")), Jump(text("（上接第9版）"), "9", False)),
        (),
    )
    return Case(
        Edition(
            meta,
            (lead, poem, brief),
            (
                Photo("p02", 0, text("自由照片的说明"), text("李四 摄"), "p02.png"),
                Photo("p03", 1, text(""), None, "p03.jpg"),
            ),
            (Furniture("f01", 0, text("2021年2月2日 星期二")), Furniture("f02", 1, text("责任编辑：李某 & <王某>"))),
        ),
        (
            PageStart("1", Element("", Part.NAMEPLATE), 0),
            PageStart("2", Element("a01", Part.PARAGRAPH, 3), 9),
            PageStart("3", Element("a02", Part.HEADLINE), 0),
        ),
        {
            "p01.jpg": picture("p01.jpg", 2400, 1600),
            "p02.png": picture("p02.png", 300, 400, "LA", "PNG"),
            "p03.jpg": picture("p03.jpg", 640, 480),
        },
        first_page(),
    )


def taiwan() -> Case:
    pages = (PageInfo("A1", "要聞", "A1.txt", "01" * 32), PageInfo("B 12", None, "B12.txt", "02" * 32))
    meta = Meta("tw", "島嶼新報", date(2019, 12, 31), "zh-Hant-TW", "島嶼報社", "第八千號", pages)
    story = Article(
        "a01",
        0,
        None,
        text("「跨年夜」寒流來襲 氣象局：低溫下探8度"),
        None,
        text("記者陳美玲／台北報導"),
        (
            Paragraph(text("氣象局昨（三十）日表示，冷氣團增強，「各地低溫約8至12度」，請民眾留意。")),
            Jump(text("（文轉B12版）"), "B12", True),
        ),
        (),
    )
    other = Article("a02", 1, None, text("老街的燈"), None, None, (Paragraph(text("燈亮了。")),), ())
    return Case(Edition(meta, (story, other), (), ()), (PageStart("1", Element("a01", Part.HEADLINE), 0),))


def japan() -> Case:
    meta = Meta("ja", "港町新聞", date(2020, 4, 1), "ja", None, "4321", (PageInfo("1", None, "1.txt", "03" * 32),))
    story = Article(
        "a01",
        0,
        None,
        text("新年度予算が成立、過去最大の規模に"),
        text("地方税は3年連続で増加"),
        None,
        (
            Paragraph(
                text("港町市の新年度予算が３１日、市議会で可決・成立した。「子育て支援に重点を置いた」と市長は話す。")
            ),
            Section(text("財源をどう確保するか"), None),
            Paragraph(text("一般会計は1234億円で、前年度より2.5%増えた。")),
        ),
        (),
    )
    return Case(Edition(meta, (story,), (), ()), (PageStart("1", Element("a01", Part.HEADLINE), 0),))


def photos_only() -> Case:
    meta = Meta("photos", None, None, "zh-Hans", None, None, (PageInfo("特 1", None, "1.txt", "04" * 32),))
    photos = (
        Photo("p01", 0, text("晨光里的码头"), None, "a.jpg"),
        Photo("p02", 0, text("同一张又用一次"), text("张三 摄"), "a.jpg"),
        Photo("p03", 0, text("没有图"), None, "lost.jpg"),
    )
    return Case(
        Edition(meta, (), photos, ()),
        (PageStart("1", Element("p02", Part.PICTURE), 0),),
        {"a.jpg": picture("a.jpg", 800, 600)},
    )


def one_brief() -> Case:
    meta = Meta("brief", None, None, "zh", None, None, (PageInfo("1", None, "-", "05" * 32),))
    return Case(
        Edition(meta, (Article("a01", 0, None, None, None, None, (Paragraph(text("只有一句。")),), ()),), (), ())
    )


CASES: Mapping[str, Callable[[], Case]] = {
    "whole": whole,
    "taiwan": taiwan,
    "japan": japan,
    "photos-only": photos_only,
    "one-brief": one_brief,
}


@dataclass(frozen=True)
class Bindery:
    """Makes books of cases."""

    fonts: FontLibrary

    def bind(self, case: Case, use: FontUse = FontUse.NONE) -> bytes:
        options = EpubOptions(MOMENT, "0.1.0", fonts=use, cover=case.cover)
        return bind(case.edition, case.starts, self.fonts, case.pictures, options)


@pytest.fixture(scope="session")
def fonts() -> FontLibrary:
    return FontLibrary.open(system=())


@pytest.fixture(scope="session")
def bindery(fonts: FontLibrary) -> Bindery:
    return Bindery(fonts)


@pytest.fixture(scope="session")
def cases() -> Mapping[str, Case]:
    return {name: make() for name, make in CASES.items()}


@pytest.fixture(scope="session")
def book(bindery: Bindery, cases: Mapping[str, Case]) -> bytes:
    """The whole case, with its faces."""
    return bindery.bind(cases["whole"], FontUse.EMBED)


@pytest.fixture(scope="session")
def need(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Find a program, or skip aloud; in CI the lack of Java fails."""

    def find(program: str) -> str:
        found = shutil.which(program)
        if found is not None:
            return found
        if program == "java" and os.environ.get("CI") == "true":
            pytest.fail("CI has no java, so EPUBCheck cannot run")
        terminal = request.config.pluginmanager.getplugin("terminalreporter")
        terminal.write_line(f"\n*** There is no {program}: what needs it is SKIPPED ***", red=True, bold=True)
        pytest.skip(f"there is no {program}")

    return find


@pytest.fixture(scope="session")
def tools() -> "type[Tools]":
    return Tools


class Tools:
    """The makers above, for tests of their own."""

    text = staticmethod(text)
    picture = staticmethod(picture)
    first_page = staticmethod(first_page)
    Case = Case
    goldens = Path(__file__).parent / "goldens"
