"""Hypothesis strategies: arbitrary editions over arbitrary sources, odd texts and scattered spans among them."""

from hypothesis import strategies as st

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
from typeset.model.source import HAND, Piece, Source, SourcePage, Span, Text

LABELS = (
    "引题：",
    "副题:",
    "署名：",
    "图说：",
    "摄影：",
    "图片：",
    "下转 03：",
    "上接：",
    "kicker: ",
    "写真説明：",
    "次へ ",
)
ODD = (
    "# ", "##", "####", "> ", "|", "|-", "===", "=== 2.", "=== 图片", "<!--", "<!-- typeset source map", "-->", "---",
    "\\", "\\\\", "\\#", "\\u{41}", "\\u{}", "{#a01}", " {#x}", "{", "}", " ", "  ", "　", "\t", "\n", "\r\n", "\x85",
    "\u2028", "\ufeff", "\u200b", "\xa0", "\ud800", "𠮷", "本报讯（记者郭树勋）", "1月26日", "。", "“", "0:1+2", "h:3",
    "page 0 ", "１", *LABELS,
)  # fmt: skip

words = st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=4)), max_size=6).map("".join)
"""Text made of whatever a manuscript's own marks are made of."""


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A source of one to three pages."""
    texts = draw(st.lists(st.tuples(words, words).map("本".join), min_size=1, max_size=3))
    return Source(
        tuple(
            SourcePage(f"{number:02d}.txt", text, f"{number:x}" * 8, "utf-8", draw(words), draw(st.none() | words))
            for number, text in enumerate(texts)
        )
    )


@st.composite
def texts(draw: st.DrawFn, source: Source) -> Text:
    """A text of pieces from anywhere in the source, from a hand, or with no place at all."""
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        page = draw(st.integers(HAND, len(source.pages) - 1))
        if page == HAND:
            typed = draw(words)
            start = draw(st.integers(0, 50))
            pieces.append(Piece(typed, Span(HAND, start, start + len(typed))))
            continue
        whole = source.pages[page].text
        start = draw(st.integers(0, len(whole)))
        end = draw(st.integers(start, len(whole)))
        if start == end:
            pieces.append(Piece(draw(st.sampled_from(("", " ", "　"))), Span(page, start, start)))
        else:
            space = draw(st.sampled_from((None, " ", "　", "\n")))
            text = whole[start:end]
            pieces.append(Piece("".join(space if space and c.isspace() else c for c in text), Span(page, start, end)))
    return Text(tuple(pieces))


def blocks(source: Source) -> st.SearchStrategy[Paragraph | Section | Verse | EditorsNote | Jump]:
    """Any block of a body."""
    text = texts(source)
    return st.one_of(
        text.map(Paragraph),
        st.builds(Section, text, st.none() | text),
        st.lists(text, max_size=3).map(lambda lines: Verse(tuple(lines))),
        text.map(EditorsNote),
        st.builds(Jump, text, words, st.booleans()),
    )


@st.composite
def editions(draw: st.DrawFn) -> tuple[Edition, Source]:
    """Any edition, and the source its spans lie in."""
    source = draw(sources())
    page = st.integers(0, len(source.pages) - 1)
    text = texts(source)
    names = iter(draw(st.lists(words, min_size=12, max_size=12, unique=True)))
    usual = draw(st.booleans())
    counts = {"a": 0, "p": 0, "f": 0}

    def name(letter: str) -> str:
        counts[letter] += 1
        return f"{letter}{counts[letter]:02d}" if usual else next(names)

    def photo() -> Photo:
        return Photo(name("p"), draw(page), draw(text), draw(st.none() | text), draw(st.none() | words))

    articles = []
    for _ in range(draw(st.integers(0, 3))):
        at = draw(page)
        heads = [draw(st.none() | text) for _ in range(4)]
        body = tuple(draw(st.lists(blocks(source), max_size=4)))
        own = tuple(
            Photo(p.id, at, p.caption, p.credit, p.image) for p in [photo() for _ in range(draw(st.integers(0, 1)))]
        )
        articles.append(Article(name("a"), at, *heads, body=body, photos=own))
    loose = tuple(photo() for _ in range(draw(st.integers(0, 2))))
    furniture = tuple(Furniture(name("f"), draw(page), draw(text)) for _ in range(draw(st.integers(0, 2))))
    lang = draw(st.sampled_from(("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja", "ko", "und")))
    pages = tuple(PageInfo(p.label, p.name, p.file, p.sha256) for p in source.pages)
    return Edition(Meta("key", None, None, lang, None, None, pages), tuple(articles), loose, furniture), source
