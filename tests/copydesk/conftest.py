import hashlib
from collections.abc import Callable

import pytest

from typeset.model.edition import Edition, Meta, PageInfo, Section, Verse
from typeset.model.source import Source, SourcePage, Text

Check = Callable[[Source, Edition], None]


def source_of(*pages: str, lang: str = "zh-Hans", labels: tuple[str, ...] = ()) -> tuple[Source, Meta]:
    """Raw pages as intake would give them."""
    labels = labels or tuple(str(number) for number in range(1, len(pages) + 1))
    digests = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in pages]
    read = tuple(
        SourcePage(f"{label}.txt", text, digest, "UTF-8", label, None)
        for text, digest, label in zip(pages, digests, labels, strict=True)
    )
    infos = tuple(PageInfo(page.label, None, page.file, page.sha256) for page in read)
    return Source(read), Meta("test", None, None, lang, None, None, infos)


def texts_of(edition: Edition) -> list[Text]:
    """Every text of an edition."""
    texts: list[Text | None] = []
    for article in edition.articles:
        texts += [article.kicker, article.headline, article.deck, article.byline]
        for block in article.body:
            texts += list(block.lines) if isinstance(block, Verse) else [block.text]
            if isinstance(block, Section):
                texts.append(block.deck)
    for photo in (*edition.photos, *(photo for article in edition.articles for photo in article.photos)):
        texts += [photo.caption, photo.credit]
    texts += [item.text for item in edition.furniture]
    return [text for text in texts if text is not None]


def check_conserved(source: Source, edition: Edition) -> None:
    """Every non-space character of the source stands in one element once; pieces equal it but for white space."""
    seen: set[tuple[int, int]] = set()
    for text in texts_of(edition):
        last: dict[int, int] = {}
        for piece in text.pieces:
            span = piece.span
            if not len(span):
                assert piece.text.isspace()
                continue
            read = source.read(span)
            assert len(read) == len(piece.text)
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(read, piece.text, strict=True))
            assert span.start >= last.get(span.page, 0), "order is not kept"
            last[span.page] = span.end
            places = {(span.page, span.start + n) for n, char in enumerate(read) if not char.isspace()}
            assert not places & seen, "a character stands twice"
            seen |= places
    known = {(n, i) for n, page in enumerate(source.pages) for i, char in enumerate(page.text) if not char.isspace()}
    assert seen == known


@pytest.fixture(scope="session")
def conserved() -> Check:
    return check_conserved


@pytest.fixture(scope="session")
def sourced() -> Callable[..., tuple[Source, Meta]]:
    return source_of
