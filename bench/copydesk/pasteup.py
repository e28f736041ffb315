"""Pastes a page up: sets each article in columns and puts heads, bodies, captions and furniture in raw order."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from bench.copydesk.setting import Line, Measure, cells, set_caption, set_text, spread, width
from bench.copydesk.texts import KnownArticle, KnownBlock, KnownEdition, KnownPhoto

Rows = list[Line | None]
"""Lines; None is a blank line."""
_AHEAD = {"before": 1.0, "mostly before": 0.85, "mixed": 0.5, "mostly after": 0.15, "after": 0.0}
"""How many of a page's heads stand before their texts."""


@dataclass(frozen=True, slots=True)
class Scramble:
    """What a page does to its articles. `measures` in ems; `indent`: lost, ideographic or spaces.

    `heads`: before, after, mixed, mostly before or mostly after their texts; `head_width`: in half ems, where columns
    are narrow enough to break lines of heads (0: they turn as written); `glued`: whether nothing at all parts kicker,
    headline and deck. `blank_stacks`, `blank_articles`: whether a blank line parts the parts of a head where all is
    airy, and articles; `ragged`: columns of unlike heights, between some of which there is none; `lost`: how many of
    all blank lines the text layer lacks; `signed_below`: whether a byline keeps to its head behind the text.
    """

    name: str
    heads: str
    measures: tuple[int, ...]
    indent: str = "lost"
    blank_paragraphs: bool = True
    blank_columns: bool = True
    blank_heads: bool = True
    captions: str = "last"
    furniture: str = "edges"
    loose: float = 0.0
    jitter: float = 0.05
    letterspaced: bool = False
    shuffled: bool = False
    newline: str = "\n"
    blank_stacks: bool = True
    blank_articles: bool = True
    ragged: bool = False
    lost: float = 0.0
    signed_below: bool = False
    head_width: int = 0
    glued: bool = False


@dataclass(slots=True)
class Chunk:
    """Rows that stay together. `opens`: an article's first chunk; `abuts`: no blank line stands before it."""

    rows: Rows
    opens: bool = False
    abuts: bool = False

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(cell.char for row in self.rows for cell in row or ())


@dataclass(frozen=True, slots=True)
class Share:
    """The part of an article that stands on one page; `opens`: its head stands there."""

    number: int
    page: int
    opens: bool
    blocks: list[KnownBlock]


class Pasteup:
    """One edition on its way into raw pages. `clusters` and `parts` tell of each owner what it belongs to."""

    def __init__(self, known: KnownEdition, how: Scramble, rng: Random) -> None:
        self.known, self.how, self.rng = known, how, rng
        self.clusters: list[str] = []
        self.parts: list[str] = []
        self.shares = [share for number, article in enumerate(known.articles) for share in self._share(number, article)]

    def page(self, page: int) -> Rows:
        """Give a page's lines in raw order."""
        shares = [share for share in self.shares if share.page == page]
        if self.how.shuffled:
            self.rng.shuffle(shares)
        chunks: list[Chunk] = []
        late: list[Chunk] = []
        for share in shares:
            article = self.known.articles[share.number]
            chunks.extend(self._article(article, share))
            for photo in article.photos if share.opens else ():
                behind = self.how.captions == "behind" or (self.how.captions == "mixed" and self.rng.random() < 0.5)
                (chunks if behind else late).append(self._photo(photo))
        rows = stack(self._with_furniture(page, chunks, late))
        return [row for row in rows if row is not None or not self.how.lost or self.rng.random() >= self.how.lost]

    def _own(self, cluster: str, part: str) -> int:
        """Give a new owner, a part of a cluster."""
        self.clusters.append(cluster)
        self.parts.append(part)
        return len(self.clusters) - 1

    def _share(self, number: int, article: KnownArticle) -> list[Share]:
        """Cut an article where it jumps to another page of this edition."""
        labels = [page.label for page in self.known.pages]
        shares = [Share(number, article.page, True, [])]
        for block in article.body:
            shares[-1].blocks.append(block)
            if block.kind == "jump" and block.onward and block.label in labels:
                shares.append(Share(number, labels.index(block.label), False, []))
        return [share for share in shares if share.blocks]

    def _with_furniture(self, page: int, chunks: list[Chunk], late: list[Chunk]) -> list[Chunk]:
        """Put furniture at the page's edges, and what stands in the middle between two articles or at the foot."""
        lines = {place: Chunk([]) for place in "^_"}
        ears: list[Chunk] = []
        for place, text in self.known.pages[page].furniture:
            row = tuple(cells(text, self._own("furniture", "text")))
            if place == "~":
                ears.append(Chunk([row]))
            else:
                lines[place].rows.append(row)
        for ear in ears:
            between = [at for at, chunk in enumerate(chunks) if at and chunk.opens]
            if self.how.furniture == "middle" and between:
                chunks.insert(self.rng.choice(between), ear)
            else:
                late.append(ear)
        return [lines["^"], *chunks, *late, lines["_"]]

    def _article(self, article: KnownArticle, share: Share) -> list[Chunk]:
        """Give an article's chunks in raw order: its head before or after its body."""
        body = Chunk(self._body(share))
        if not share.opens:
            body.opens = True
            return [body]
        byline: list[Chunk] = []
        if article.byline:
            byline = [Chunk([tuple(cells(article.byline, self._own(f"a{share.number}", "byline")))])]
        head = self._head(share.number, article)
        share = _AHEAD[self.how.heads]
        ahead = share == 1.0 or (share > 0.0 and self.rng.random() < share)
        behind = [body, *head, *byline] if self.how.signed_below else [*byline, body, *head]
        order = [*head, *byline, body] if ahead else behind
        order[0].opens = True
        order[0].abuts = not self.how.blank_articles
        for above, chunk in pairwise(order):
            # Where nothing but type would tell a kicker or deck from a headline, a tight page mostly leaves a gap.
            stacked = any(above is part for part in head) and any(chunk is part for part in head)
            dashed = chunk.text.startswith("——")
            tight = ahead and not self.how.blank_heads
            tight = tight or not self.how.blank_articles or (stacked and not self.how.blank_stacks)
            close = dashed or self.how.glued
            chunk.abuts = (tight and (not stacked or close or " " in above.text)) or (stacked and close)
        return order

    def _head(self, number: int, article: KnownArticle) -> list[Chunk]:
        """Set the head stack, one chunk a part."""
        stack: list[Chunk] = []
        for part in ("kicker", "headline", "deck"):
            text: str | None = getattr(article, part)
            if text is None:
                continue
            owner = self._own(f"a{number}", part)
            turned = text.split("|")
            if len(turned) > 1 and width(text) <= 50 and self.rng.random() < 0.25:
                turned = ["".join(turned)]
            rows: Rows = [tuple(cells(line, owner)) for line in turned]
            if self.how.head_width:
                narrow = Measure(self.how.head_width, 0)
                rows = [row for line in turned for row in set_text(line, owner, narrow, self.rng)]
            if self.how.letterspaced and len(turned) == 1 and len(text) <= 5 and self.rng.random() < 0.7:
                rows = [spread(text, owner)]
            stack.append(Chunk(rows))
        return stack

    def _measure(self, blocks: list[KnownBlock]) -> Measure:
        """Choose how an article is set; its verse lines and signatures fit in."""
        kept = [b for b in blocks if b.kind == "verse" or b.signed]
        longest = max((width(line) for b in kept for line in b.text.split("\n")), default=0)
        ems = self.rng.choice(self.how.measures)
        indent = 2 if self.known.lang == "ja" else 4
        shown = {"lost": "", "ideographic": "　" * (indent // 2), "spaces": " " * indent}[self.how.indent]
        size = min(max(2 * ems, longest + longest % 2), 48)
        return Measure(size, indent, shown, self.how.loose, self.how.jitter, self.how.letterspaced)

    def _body(self, share: Share) -> Rows:
        """Set a body and pour it into columns."""
        measure = self._measure(share.blocks)
        lines: list[tuple[Line, bool]] = []
        gap, signed, airy = False, False, self.rng.random() < 0.5
        for block in share.blocks:
            section = block.kind == "section" and self.how.blank_heads
            for at, line in enumerate(self._block(share.number, block, measure)):
                apart = self.how.blank_paragraphs and not (signed and block.signed)
                first = at == 0 and (apart or section or gap)
                lines.append((line, first or (section and airy)))
            gap, signed = section, block.signed
        most = max(1, min(5, len(lines) // 6))
        columns = self.rng.randint(min(2, most), most)
        height = -(-len(lines) // columns)
        turns = set(range(height, len(lines), height))
        if self.how.ragged:
            most = height // 3
            turns = {turn + self.rng.randint(-most, most) for turn in sorted(turns) if self.rng.random() < 0.7}
        rows: Rows = []
        for at, (line, apart) in enumerate(lines):
            if at and (apart or (at in turns and self.how.blank_columns)):
                rows.append(None)
            rows.append(line)
        return rows

    def _block(self, number: int, block: KnownBlock, measure: Measure) -> list[Line]:
        """Set one block of a body."""
        owner = self._own(f"a{number}", "body")
        if block.kind == "verse" or block.signed:
            return [tuple(cells(line, owner)) for line in block.text.split("\n")]
        if block.kind == "jump":
            return [tuple(cells(block.text, owner))]
        if block.kind == "section":
            return [tuple(cells(text, owner)) for text in (block.text, block.deck) if text]
        return set_text(block.text, owner, measure, self.rng)

    def _photo(self, photo: KnownPhoto) -> Chunk:
        """Set a caption in its own narrow measure."""
        number = len({cluster for cluster in self.clusters if cluster[0] == "p"})
        owners = (self._own(f"p{number}", "caption"), self._own(f"p{number}", "credit"))
        narrow = 2 * self.rng.choice((7, 8, 9, 12))
        indent = 2 if self.known.lang == "ja" else 4
        measure = Measure(narrow, indent, "", self.how.loose, 0.0, self.how.letterspaced)
        if self.rng.random() < 0.4:
            measure = Measure(2 * self.rng.choice((14, 18, 22)), 0)
        return Chunk(list(set_caption(photo.caption, photo.credit, owners, measure, self.rng)))


def stack(chunks: list[Chunk]) -> Rows:
    """Put chunks one under the other, parted by blank lines where they do not abut."""
    rows: Rows = []
    for chunk in chunks:
        if rows and chunk.rows and not chunk.abuts:
            rows.append(None)
        rows.extend(chunk.rows)
    return rows
