"""Editions made for the tests of make-up: any number of articles, photos and small print, each text in its place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle

import pytest

from typeset.model.edition import Article, Block, Edition, Furniture, Meta, PageInfo, Paragraph, Photo
from typeset.model.picture import Picture
from typeset.model.source import Piece, Span, Text

STOCK = (
    "市住房和城乡建设局昨日通报，今年全市计划改造老旧小区128个，惠及居民3.2万户，改造内容包括外墙保温、管网更新和加装电梯。"
    "“坚持‘先民生后提升’，让居民全程参与。”该局负责人说，截至8月底，已有96个小区开工，完成投资4.7亿元，占年度计划的68.5%。"
    "家住人民路社区的王秀英告诉记者，过去下雨天屋里漏水，如今楼顶做了防水，心里踏实多了。"
    "下一步，该局将加强质量监管，确保工程进度与安全，并建立长效管护机制，让改造成果惠及更多群众。"
)
HEADS = (
    "老旧小区改造让居民住上新家",
    "全市秋粮收购工作会议召开",
    "我市新增三处口袋公园",
    "市图书馆延长开放时间",
    "加快推进重点项目建设 奋力实现全年目标任务",
    "城区供热管网改造工程提前完工",
    "“夜校”点亮青年新生活",
    "三千志愿者服务马拉松",
)


@dataclass
class Desk:
    """Makes the parts of an edition; every text has a place of its own in an imagined source page, number `page`."""

    place: int = 0
    page: int = 0
    heads: cycle = field(default_factory=lambda: cycle(HEADS))

    def text(self, chars: str) -> Text:
        start = self.place
        self.place += len(chars) + 1
        return Text((Piece(chars, Span(self.page, start, start + len(chars))),))

    def body(self, length: int, *, paragraph: int = 110, shift: int = 0) -> tuple[Block, ...]:
        blocks: list[Block] = []
        left, turn = length, shift
        while left > 0:
            size = min(left, paragraph + 17 * (turn % 5) - 30)
            start = (turn * 37) % (len(STOCK) // 2)
            chars = (STOCK[start:] + STOCK)[: max(1, size - 1)].strip("，。、”“’‘：；") + "。"
            blocks.append(Paragraph(self.text(chars)))
            left -= size
            turn += 1
        return tuple(blocks)

    def article(self, number: int, length: int, *, page: int = 0, head: str | None = "", **parts: object) -> Article:
        said = next(self.heads) if head == "" else head
        kicker, deck, byline = (
            self.text(str(parts[key])) if key in parts else None for key in ("kicker", "deck", "byline")
        )
        body = parts.get("body", self.body(length, shift=number))
        photos = parts.get("photos", ())
        headline = self.text(said) if said else None
        return Article(f"a{number:02}", page, kicker, headline, deck, byline, body, photos)  # type: ignore[arg-type]

    def photo(self, number: int, image: str | None = None, *, page: int = 0, caption: str | None = None) -> Photo:
        said = "9月15日，志愿者在湿地公园清理垃圾，近千人参加了当天的环保公益活动。" if caption is None else caption
        credit = self.text("本报记者 李雷 摄") if said else None
        return Photo(f"p{number:02}", page, self.text(said) if said else Text(()), credit, image)

    def small_print(self, number: int, chars: str, *, page: int = 0) -> Furniture:
        return Furniture(f"f{number:02}", page, self.text(chars))


def meta(pages: int = 1, **facts: object) -> Meta:
    infos = tuple(PageInfo(f"{page + 1:02}", None, f"{page + 1:02}.txt", "0" * 64) for page in range(pages))
    known = {
        "paper": "滨海日报",
        "date": date(2024, 9, 16),
        "lang": "zh-Hans",
        "publisher": None,
        "number": None,
        **facts,
    }
    return Meta(key="test", pages=infos, **known)  # type: ignore[arg-type]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="session")
def new_desk() -> type[Desk]:
    return Desk


@pytest.fixture(scope="session")
def make_edition() -> Callable[..., Edition]:
    def make(*items: object, pages: int = 1, **facts: object) -> Edition:
        return Edition(
            meta(pages, **facts),
            tuple(item for item in items if isinstance(item, Article)),
            tuple(item for item in items if isinstance(item, Photo)),
            tuple(item for item in items if isinstance(item, Furniture)),
        )

    return make


@pytest.fixture(scope="session")
def picture() -> Callable[[str, int, int], Picture]:
    return lambda name, width, height: Picture(name, b"", width, height)
