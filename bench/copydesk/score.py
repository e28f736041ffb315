"""Scores an edition (as JSON, docs: the edition as JSON) against the truth.

Text figures are strict; those ending in `_loose` compare modulo white space. Every figure is a share, 0 to 1.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bench.copydesk.scramble import RawEdition

Json = dict[str, Any]
Place = tuple[int, int]
"""Page and offset."""


def bare(text: str | None) -> str:
    """Drop all white space."""
    return "".join((text or "").split())


def strict(text: str | None) -> str:
    """Keep the text as it is, but for empty lines inside verse."""
    return "\n".join(line for line in (text or "").split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class F1:
    """Hits among what was found and what was to be found."""

    hits: float
    found: float
    known: float

    @property
    def value(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        return 2 * self.hits / (self.found + self.known) if self.found + self.known else 1.0


def multiset(found: Iterable[Any], known: Iterable[Any]) -> F1:
    """Match equal values one to one."""
    here, there = Counter(found), Counter(known)
    return F1((here & there).total(), here.total(), there.total())


def paragraphs(edition: Json) -> list[str]:
    """All running text of an edition."""
    return [b["text"] for a in edition["articles"] for b in a["body"] if b["kind"] == "paragraph"]


def blocks(article: Json) -> list[tuple[str, str]]:
    """A body's blocks as (kind, text), a section's slogan being a block of its own."""
    listed: list[tuple[str, str]] = []
    for block in article["body"]:
        listed.append((block["kind"], block["text"]))
        if block.get("deck"):
            listed.append(("slogan", block["deck"]))
    return listed


def exact_key(article: Json, norm: Any) -> tuple[Any, ...]:
    """Headline and every paragraph."""
    return (norm(article["headline"]), *(norm(text) for kind, text in blocks(article) if kind == "paragraph"))


def whole_key(article: Json, norm: Any) -> tuple[Any, ...]:
    """The whole head stack and every block with its kind."""
    heads = tuple(norm(article[part]) for part in ("kicker", "headline", "deck", "byline"))
    return (*heads, *((kind, norm(text)) for kind, text in blocks(article)))


def photos(edition: Json) -> list[Json]:
    """All photos, an article's own and the page's."""
    return [*edition["photos"], *(photo for article in edition["articles"] for photo in article["photos"])]


def text_figures(found: Json, known: Json) -> dict[str, float]:
    """Compare texts."""
    figures: dict[str, float] = {}
    for suffix, norm in (("", strict), ("_loose", bare)):
        pairs = (found, known)
        figures["exact" + suffix] = multiset(*([exact_key(a, norm) for a in e["articles"]] for e in pairs)).value
        figures["whole" + suffix] = multiset(*([whole_key(a, norm) for a in e["articles"]] for e in pairs)).value
        figures["paragraph" + suffix] = multiset(*([norm(t) for t in paragraphs(e)] for e in pairs)).value
        figures["headline" + suffix] = multiset(*(_parts(e, "headline", norm) for e in pairs)).value
    for part in ("kicker", "deck", "byline"):
        figures[part] = multiset(*(_parts(e, part, bare) for e in (found, known))).value
    figures["caption"] = multiset(*([bare(p["caption"]) for p in photos(e)] for e in (found, known))).value
    figures["credit"] = multiset(
        *([bare(p["credit"]).strip("（）()") for p in photos(e) if p["credit"]] for e in (found, known))
    ).value
    figures["section"] = multiset(*(_kind(e, "section") for e in (found, known))).value
    figures["verse"] = multiset(*(_kind(e, "verse") for e in (found, known))).value
    figures["other"] = multiset(*(_kind(e, "note") + _kind(e, "jump") for e in (found, known))).value
    return figures


def _parts(edition: Json, part: str, norm: Any) -> list[str]:
    """All texts of one part of the head stack."""
    return [norm(article[part]) for article in edition["articles"] if article[part]]


def _kind(edition: Json, kind: str) -> list[tuple[str, str]]:
    """All blocks of a kind, modulo white space."""
    return [(bare(b["text"]), bare(b.get("deck"))) for a in edition["articles"] for b in a["body"] if b["kind"] == kind]


@dataclass(frozen=True, slots=True)
class Claim:
    """Which cluster claims which characters of the source, and what it says they read."""

    cluster: str
    spans: tuple[tuple[int, int, int], ...]
    text: str


def claims(edition: Json) -> list[Claim]:
    """Everything in an edition that holds text."""
    listed: list[Claim] = []
    for number, article in enumerate(edition["articles"]):
        cluster = f"a{number}"
        for part in ("kicker", "headline", "deck", "byline"):
            spans = (article.get("spans") or {}).get(part) or []
            listed.append(_claim(cluster, spans, article[part] or ""))
        for block in article["body"]:
            listed.append(_claim(cluster, block.get("source") or [], block["text"] + (block.get("deck") or "")))
    for number, photo in enumerate(photos(edition)):
        listed.append(_claim(f"p{number}", photo.get("source") or [], photo["caption"] + (photo["credit"] or "")))
    for item in edition["furniture"]:
        listed.append(_claim("furniture", item.get("source") or [], item["text"]))
    return listed


def _claim(cluster: str, spans: list[list[int]], text: str) -> Claim:
    """Make a claim of JSON spans."""
    return Claim(cluster, tuple((page, start, end) for page, start, end in spans), text)


def figures(found: Json, raw: RawEdition) -> dict[str, float]:
    """Every figure of one reassembled edition."""
    listed = claims(found)
    claimed, times = _claimed(listed, raw.pages)
    inked = [(p, i) for p, text in enumerate(raw.pages) for i, char in enumerate(text) if not char.isspace()]
    known = [raw.clusters[raw.owners[p][i]] for p, i in inked]
    guess = [claimed.get(place, "lost") for place in inked]
    furniture = F1(
        sum(t == g == "furniture" for t, g in zip(known, guess, strict=True)),
        guess.count("furniture"),
        known.count("furniture"),
    )
    return text_figures(found, raw.truth) | {
        "attached": attached(found, raw.truth, pairs(known, guess)),
        "furniture": furniture.value,
        "bcubed": bcubed(known, guess),
        "conserved": sum(times[place] == 1 for place in inked) / max(1, len(inked)),
        "invented": invented(listed, raw.pages) / max(1, len(inked)),
    }


def _claimed(listed: list[Claim], pages: list[str]) -> tuple[dict[Place, str], Counter[Place]]:
    """Who claims each inked character, and how often it is claimed."""
    claimed: dict[Place, str] = {}
    times: Counter[Place] = Counter()
    for claim in listed:
        for page, start, end in claim.spans:
            for at in range(start, end):
                if not pages[page][at].isspace():
                    claimed[page, at] = claim.cluster
                    times[page, at] += 1
    return claimed, times


def invented(listed: list[Claim], pages: list[str]) -> int:
    """Count the characters that a text has more or fewer than the source under its spans."""
    wrong = 0
    for claim in listed:
        read = Counter(bare("".join(pages[page][start:end] for page, start, end in claim.spans)))
        said = Counter(bare(claim.text))
        wrong += (said - read).total() + (read - said).total()
    return wrong


def bcubed(truth: list[str], guess: list[str]) -> float:
    """B-cubed F1 of two clusterings of the same characters (Bagga and Baldwin 1998)."""
    both, here, there = Counter(zip(truth, guess, strict=True)), Counter(guess), Counter(truth)
    if not truth:
        return 1.0
    precision = sum(n * n / here[g] for (_, g), n in both.items()) / len(truth)
    recall = sum(n * n / there[t] for (t, _), n in both.items()) / len(truth)
    return 2 * precision * recall / (precision + recall)


def attached(found: Json, known: Json, best: dict[str, str]) -> float:
    """Share of known articles with a headline whose text, for its greater part, stands under that very headline."""
    asked = right = 0
    for number, article in enumerate(known["articles"]):
        if article["headline"]:
            asked += 1
            other = best.get(f"a{number}", "")
            if other.startswith("a"):
                right += bare(found["articles"][int(other[1:])]["headline"]) == bare(article["headline"])
    return right / asked if asked else 1.0


def pairs(truth: list[str], guess: list[str]) -> dict[str, str]:
    """For each known cluster, the found cluster that holds most of its characters."""
    both = Counter(zip(truth, guess, strict=True))
    best: dict[str, str] = {}
    for (known, found), _ in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault(known, found)
    return best
