"""Known pages: the articles, photos and furniture that a page is made from, read from a plain text file.

One tag a line, no tag for a paragraph. `lang:` and `page: LABEL NAME` open the file and each further page of it;
`=` opens an article.

    F^ F~ F_   furniture at the top, in the middle, at the bottom of the page
    K H D B    kicker, headline, deck, byline (`|` in a head: the paper may turn the line there)
    S          section head, ` // ` before its slogan
    V          a line of verse, of a list or of a table (neighbouring ones make one block)
    O          who signs a notice or a letter, and when: a paragraph a line, set as it stands
    N          editor's note
    J> J<      jump line onward, back: page label, then the text. What follows J> stands on the named page
    C          caption, ` // ` before its credit
"""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """One block of a body: `kind` as in the JSON promise; `deck` is a section's slogan, `label` a jump's page.

    `signed`: it is a line that signs or dates what stands above it, set without white space before it.
    """

    kind: str
    text: str
    deck: str | None = None
    label: str | None = None
    onward: bool = False
    signed: bool = False


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """A caption and its credit."""

    caption: str
    credit: str | None


@dataclass(slots=True)
class KnownArticle:
    """An article as written; `page` is the 0-based page it starts on. Heads keep their `|`."""

    page: int
    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    body: list[KnownBlock] = field(default_factory=list)
    photos: list[KnownPhoto] = field(default_factory=list)


@dataclass(slots=True)
class KnownPage:
    """An original page: label, title and furniture by place (`^`, `~`, `_`)."""

    label: str
    name: str | None
    furniture: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class KnownEdition:
    """What one text file tells."""

    name: str
    lang: str
    pages: list[KnownPage] = field(default_factory=list)
    articles: list[KnownArticle] = field(default_factory=list)


HEADS = {"K": "kicker", "H": "headline", "D": "deck", "B": "byline"}


def load(path: Path) -> KnownEdition:
    """Read one text file."""
    edition = KnownEdition(path.stem, "zh-Hans")
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.rstrip()
        if line.startswith("lang:"):
            edition.lang = line.removeprefix("lang:").strip()
        elif line.startswith("page:"):
            label, _, name = line.removeprefix("page:").strip().partition(" ")
            edition.pages.append(KnownPage(label, name or None))
        elif line[:2] in {"F^", "F~", "F_"}:
            edition.pages[-1].furniture.append((line[1], line[3:]))
        elif line == "=":
            edition.articles.append(KnownArticle(len(edition.pages) - 1))
        elif line:
            _add(edition.articles[-1], line)
    return edition


def load_all(folder: Path) -> list[KnownEdition]:
    """Read every text file of a folder, by name."""
    return [load(path) for path in sorted(folder.glob("*.txt"))]


def _add(article: KnownArticle, line: str) -> None:
    """Add one tagged line to an article."""
    tag, _, text = line.partition(" ")
    first, _, second = text.partition(" // ")
    if tag in HEADS:
        setattr(article, HEADS[tag], text)
    elif tag == "S":
        article.body.append(KnownBlock("section", first, deck=second or None))
    elif tag == "V" and article.body and article.body[-1].kind == "verse":
        article.body[-1] = KnownBlock("verse", f"{article.body[-1].text}\n{text}")
    elif tag in {"V", "N"}:
        article.body.append(KnownBlock({"V": "verse", "N": "note"}[tag], text))
    elif tag == "O":
        article.body.append(KnownBlock("paragraph", text, signed=True))
    elif tag in {"J>", "J<"}:
        label, _, words = text.partition(" ")
        article.body.append(KnownBlock("jump", words, label=label, onward=tag == "J>"))
    elif tag == "C":
        article.photos.append(KnownPhoto(first, second or None))
    else:
        article.body.append(KnownBlock("paragraph", line))
