"""`python -m bench.copydesk.legends`: whether captions as papers print them come out whole, placed among real articles.

forms/legend.tsv has captions with their credits by script; `|` is where the paper turns the line. They take the place
of the known editions' own: last on the page, behind an article, at a column's break inside one, in pairs. Half of them,
by a hash, may be looked at (`--show`), the other only judges.
"""

import argparse
import hashlib
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from bench.copydesk import texts
from bench.copydesk.__main__ import source_of
from bench.copydesk.pasteup import Chunk, Pasteup, Rows, Scramble, stack
from bench.copydesk.score import bare, exact_key, multiset, photos, strict
from bench.copydesk.scramble import SCRAMBLES, RawEdition, truth
from bench.copydesk.setting import Cell, Line, Measure, cells, set_text, spread, width
from bench.copydesk.texts import KnownEdition
from typeset import copydesk
from typeset.model import record

HERE = Path(__file__).parent
_WIDTHS: Final = (10, 11, 12, 13, 14, 16, 18, 20, 22, 26)
_MOST: Final = 4
"""No page gets more captions."""
_MARKS: Final = str.maketrans("", "", "＝=、（）()〔〕 ")
"""Between a caption and its credit; either may have them."""


class Legend(NamedTuple):
    """A caption, its credit or none, its script, and whether its half may be looked at."""

    script: str
    caption: str
    credit: str
    open: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A caption that was placed, how, whether it came out whole, and parted from its credit as the paper means it."""

    legend: Legend
    place: str
    whole: bool
    parted: bool
    became: str


def read_legends(path: Path) -> list[Legend]:
    """Read the table."""
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    return [Legend(script, caption, credit, _is_open(caption)) for script, caption, credit in rows]


def _is_open(caption: str) -> bool:
    return hashlib.sha256(caption.encode()).digest()[0] % 2 == 0


class Legends(Pasteup):
    """An edition on its way into raw pages, with other captions than its own."""

    def __init__(self, known: KnownEdition, how: Scramble, rng: Random, legends: list[Legend]) -> None:
        super().__init__(known, how, rng)
        self.legends = legends
        self.placed: list[tuple[Legend, str]] = []
        self.inner: Chunk | None = None

    def page(self, page: int) -> Rows:
        """Give a page's lines, captions among them."""
        own = [self.legends.pop() for _ in range(min(self.rng.randint(2, _MOST), len(self.legends)))]
        shares = [share for share in self.shares if share.page == page]
        places = [self.rng.choice(("last", "last", "behind", "column")) for _ in own]
        if self.how.shuffled:
            self.rng.shuffle(shares)
        hosts: dict[int, list[tuple[Legend, str]]] = defaultdict(list)
        late: list[Chunk] = []
        for legend, place in zip(own, places, strict=True):
            if place == "last":
                late.append(self._set(legend, place))
            else:
                hosts[self.rng.randrange(len(shares))].append((legend, place))
        if len(late) > 1 and self.rng.random() < 0.2:
            late[1].abuts = True
        chunks: list[Chunk] = []
        for number, share in enumerate(shares):
            behind = [self._set(legend, place) for legend, place in hosts[number] if place == "behind"]
            inside = [(legend, place) for legend, place in hosts[number] if place == "column"]
            for chunk in self._article(self.known.articles[share.number], share):
                chunks.extend(self._broken(chunk, inside) if inside else [chunk])
                if len(chunks) > 1 and chunks[-1] is not chunk:
                    inside = []
            behind += [self._set(legend, "behind") for legend, _ in inside]
            chunks.extend(behind)
        return stack(self._with_furniture(page, chunks, late))

    def _broken(self, chunk: Chunk, inside: list[tuple[Legend, str]]) -> list[Chunk]:
        """Break a body at one of its blank lines and put captions there."""
        gaps = [at for at, row in enumerate(chunk.rows) if row is None]
        if not gaps or len(chunk.rows) < 8:
            return [chunk]
        at = self.rng.choice(gaps)
        first, second = Chunk(chunk.rows[:at], chunk.opens, chunk.abuts), Chunk(chunk.rows[at + 1 :])
        return [first, *(self._set(legend, place) for legend, place in inside), second]

    def _set(self, legend: Legend, place: str) -> Chunk:
        """Set a caption in a measure of its own, with its credit behind it, below it or above it."""
        number = len(self.placed)
        self.placed.append((legend, place))
        owners = self._own(f"p{number}", "caption"), self._own(f"p{number}", "credit")
        ems = self.rng.choice(_WIDTHS)
        indent = (2 if self.known.lang == "ja" else 4) if self.rng.random() < 0.2 else 0
        measure = Measure(2 * ems, indent, "", self.how.loose, 0.0, self.how.letterspaced)
        parts = legend.caption.split("|")
        rows: Rows = [line for part in parts for line in set_text(part, owners[0], measure, self.rng)]
        if self.rng.random() < 0.05 and self.known.lang != "ja":
            rows = [spread("".join(cell.char for cell in row or ()), owners[0]) for row in rows]
        if legend.credit:
            rows = self._credited(rows, legend.credit, owners[1], measure)
        return Chunk(rows)

    def _credited(self, rows: Rows, credit: str, owner: int, measure: Measure) -> Rows:
        last = rows[-1] or ()
        leads = credit[0] in "（＝"
        tail: Rows = list(set_text(credit, owner, replace(measure, indent=0), self.rng))
        fits = width("".join(cell.char for cell in last)) + width(credit) + 2 <= measure.width
        throw = self.rng.random()
        if (fits and throw < 0.6) or (last and last[-1].char in "、＝"):
            return [*rows[:-1], last + (() if leads else (Cell(" "),)) + tuple(cells(credit, owner))]
        if leads and throw < 0.6:
            return [*rows[:-1], *_run_on(last, credit, owner, measure)]
        if throw > 0.95 and not leads:
            return [*tail, *rows]
        if throw > 0.92:
            return [*rows, None, *tail]
        if throw > 0.85 and len(tail) == 1 and self.known.lang != "ja":
            return [*rows, spread(credit, owner)]
        return [*rows, *tail]


def _run_on(last: Line, credit: str, owner: int, measure: Measure) -> Rows:
    """Set a credit in brackets right behind a caption's last words, over the line's end."""
    room = max(1, (measure.width - width("".join(cell.char for cell in last))) // 2)
    whole = cells(credit, owner)
    if room < 3:
        return [last, tuple(whole)]
    rows: Rows = [last + tuple(whole[:room])]
    return [*rows, tuple(whole[room:])] if whole[room:] else rows


def place(known: KnownEdition, how: Scramble, legends: list[Legend], seed: int) -> tuple[RawEdition, Legends]:
    """Make raw pages of an edition with captions of the table instead of its own."""
    for article in known.articles:
        article.photos = []
    raw = RawEdition(known.name, how.name, known.lang, [p.label for p in known.pages], [p.name for p in known.pages])
    pasteup = Legends(known, how, Random(f"{known.name}/{how.name}/{seed}/legends"), legends)
    for page in range(len(known.pages)):
        raw.pages.append(how.newline.join("".join(cell.char for cell in row or ()) for row in pasteup.page(page)))
    raw.truth = truth(known)
    return raw, pasteup


def judge(raw: RawEdition, placed: list[tuple[Legend, str]]) -> tuple[list[Found], float, list[str]]:
    """Reassemble; tell which captions came out, the share of exact articles, and the captions that are none."""
    source, meta = source_of(raw)
    edition, notes = copydesk.reassemble(source, meta)
    made = record.to_json(edition, source, notes)
    got = [(bare(photo["caption"]), bare(photo["credit"])) for photo in photos(made)]
    found = []
    for legend, where in placed:
        caption, credit = bare(legend.caption.replace("|", "")), bare(legend.credit)
        forms = {(caption + credit).translate(_MARKS), (credit + caption).translate(_MARKS)}
        whole = next((pair for pair in got if "".join(pair).translate(_MARKS) in forms), None)
        if whole:
            got.remove(whole)
        parted = whole is not None and (whole[1].translate(_MARKS) == credit.translate(_MARKS))
        found.append(Found(legend, where, whole is not None, parted, "" if whole else _became(made, caption)))
    exact = multiset(*([exact_key(a, strict) for a in e["articles"]] for e in (made, raw.truth))).value
    return found, exact, ["‖".join(pair) for pair in got]


def _became(made: dict[str, Any], caption: str) -> str:
    """What holds the first words of a caption that was lost."""
    part = caption[:6]
    held = []
    for article in made["articles"]:
        for name in ("kicker", "headline", "deck", "byline"):
            if part in bare(article[name]):
                held.append(f"{name}: {article[name]}")
        for block in article["body"]:
            if part in bare(block["text"] + (block.get("deck") or "")):
                held.append(f"{block['kind']}: {block['text'][:60]}…{block['text'][-20:]}")
    held += [f"photo: {p['caption']} // {p['credit']}" for p in photos(made) if part in bare(p["caption"])]
    held += [f"photo, credit: {p['credit']}" for p in photos(made) if part in bare(p["credit"])]
    held += [f"furniture: {i['text']}" for i in made["furniture"] if part in bare(i["text"])]
    return " | ".join(held) or "?"


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(prog="bench.copydesk.legends", description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--step", type=int, default=2, help="of the known pages in each scramble, one in so many")
    parser.add_argument("--show", action="store_true", help="print what goes wrong in the half that may be looked at")
    options = parser.parse_args()
    table = read_legends(HERE / "forms" / "legend.tsv")
    listed: list[Found] = []
    exacts, spare, none = [], [], []
    for number, path in enumerate(sorted((HERE / "known").glob("*.txt"))):
        for at, how in enumerate(SCRAMBLES):
            if (number + at + options.seed) % options.step:
                continue
            known = texts.load(path)
            script = known.lang[:7] if known.lang != "ja" else "ja"
            mine = [legend for legend in table if legend.script == script]
            Random(f"{path.stem}/{how.name}/{options.seed}").shuffle(mine)
            raw, pasteup = place(known, how, mine, options.seed)
            found, exact, more = judge(raw, pasteup.placed)
            listed += found
            exacts.append(exact)
            spare += [f"{path.stem}/{how.name} {text}" for text in more]
            empty = texts.load(path)
            for article in empty.articles:
                article.photos = []
            none.append(judge(*_without(empty, how, options.seed))[1])
    _print(listed, exacts, none, spare, show=options.show)


def _without(known: KnownEdition, how: Scramble, seed: int) -> tuple[RawEdition, list[tuple[Legend, str]]]:
    return place(known, how, [], seed)[0], []


def _print(listed: list[Found], exacts: list[float], none: list[float], spare: list[str], *, show: bool) -> None:
    for half in (True, False):
        mine = [found for found in listed if found.legend.open is half]
        sys.stdout.write(f"{'open' if half else 'shut'} {_share(mine)}")
        for script in ("zh-Hans", "zh-Hant", "ja"):
            sys.stdout.write(f"  {script} {_share([f for f in mine if f.legend.script == script])}")
        for name, told in (("credited", True), ("bare", False)):
            sys.stdout.write(f"  {name} {_share([f for f in mine if bool(f.legend.credit) is told])}")
        for where in ("last", "behind", "column"):
            sys.stdout.write(f"  {where} {_share([f for f in mine if f.place == where])}")
        parted = [f.parted for f in mine if f.whole]
        sys.stdout.write(f"  parted {sum(parted) / max(1, len(parted)):.3f}\n")
    sys.stdout.write(f"articles exact {sum(exacts) / len(exacts):.4f}, without any {sum(none) / len(none):.4f}; ")
    sys.stdout.write(f"captions that are none: {len(spare)} beside {len(listed)}\n")
    if show:
        for found in listed:
            if found.legend.open and not found.parted:
                where = found.became or "parted otherwise"
                sys.stdout.write(f"- {found.place} {found.legend.caption} // {found.legend.credit}\n    {where}\n")


def _share(found: list[Found]) -> str:
    return f"{sum(f.whole for f in found) / max(1, len(found)):.3f}/{len(found)}"


if __name__ == "__main__":
    main()
