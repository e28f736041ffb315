"""Says in which way an article went wrong, with examples."""

from collections import defaultdict
from dataclasses import dataclass

from bench.copydesk.score import Json, bare, blocks, claims, exact_key, pairs, photos, strict
from bench.copydesk.scramble import RawEdition


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that went wrong: its kind, where, what was wanted and what was found."""

    kind: str
    where: str
    wanted: str
    found: str


def clip(text: str, size: int = 90) -> str:
    """Shorten for a report, both ends shown."""
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= size else f"{shown[: size // 2]} … {shown[-size // 2 :]}"


def find(found: Json, raw: RawEdition) -> list[Failure]:
    """List every failure of one reassembled edition."""
    where = f"{raw.name}/{raw.scramble}"
    inked = {
        (p, i): raw.clusters[raw.owners[p][i]] for p, t in enumerate(raw.pages) for i, c in enumerate(t) if c.strip()
    }
    guess = {
        (page, at): claim.cluster
        for claim in claims(found)
        for page, start, end in claim.spans
        for at in range(start, end)
    }
    places = sorted(inked)
    best = pairs([inked[p] for p in places], [guess.get(p, "lost") for p in places])
    failures: list[Failure] = []
    for number, article in enumerate(raw.truth["articles"]):
        other = best.get(f"a{number}", "lost")
        if not other.startswith("a"):
            failures.append(Failure("article is no article", where, clip(article["headline"] or ""), other))
            continue
        twin = found["articles"][int(other[1:])]
        failures += _heads(article, twin, where, raw)
        if exact_key(article, strict) != exact_key(twin, strict):
            failures += _bodies(article, twin, where, raw)
    return failures + _apart(found, raw, where)


def _heads(article: Json, twin: Json, where: str, raw: RawEdition) -> list[Failure]:
    """Compare the head stacks."""
    failures = []
    others = {bare(a["headline"]) for a in raw.truth["articles"]}
    for part in ("kicker", "headline", "deck", "byline"):
        wanted, got = article[part], twin[part]
        if strict(wanted) == strict(got):
            continue
        if bare(wanted) == bare(got):
            kind = "white space differs"
        elif not got:
            kind = "missing"
        elif not wanted:
            kind = "unwanted"
        elif part == "headline" and bare(got) in others:
            kind = "another article's"
        elif bare(wanted) in bare(got):
            kind = "too long"
        elif bare(got) in bare(wanted):
            kind = "too short"
        else:
            kind = "other text"
        failures.append(Failure(f"{part}: {kind}", where, clip(wanted or "—"), clip(got or "—")))
    return failures


def _bodies(article: Json, twin: Json, where: str, raw: RawEdition) -> list[Failure]:
    """Compare bodies, block by block."""
    want, got = blocks(article), blocks(twin)
    wanted, have = {bare(t) for _, t in want}, {bare(t): (k, t) for k, t in got}
    known = {bare(t): n for n, a in enumerate(raw.truth["articles"]) for _, t in blocks(a)}
    failures = []
    for kind, text in want:
        key = bare(text)
        if key in have:
            other = have[key]
            if other[0] != kind:
                failures.append(Failure(f"{kind} read as {other[0]}", where, clip(text), clip(other[1])))
            elif strict(other[1]) != strict(text):
                at = next((i for i, (a, b) in enumerate(zip(text, other[1], strict=False)) if a != b), 0)
                failures.append(
                    Failure(
                        "white space in text",
                        where,
                        text[max(0, at - 15) : at + 15],
                        other[1][max(0, at - 15) : at + 15],
                    )
                )
            continue
        longer = next((t for _, t in got if key in bare(t)), None)
        shorter = [t for _, t in got if len(bare(t)) > 1 and bare(t) in key]
        if longer:
            failures.append(Failure(f"{kind} run into another block", where, clip(text), clip(longer)))
        elif shorter:
            failures.append(Failure(f"{kind} cut up", where, clip(text), " ‖ ".join(clip(t, 40) for t in shorter)))
        else:
            failures.append(Failure(f"{kind} not in its article", where, clip(text), "—"))
    for _, text in got:
        if bare(text) not in wanted and bare(text) in known:
            failures.append(Failure("block of another article", where, clip(article["headline"] or ""), clip(text)))
    return failures


def _apart(found: Json, raw: RawEdition, where: str) -> list[Failure]:
    """Compare captions and furniture."""
    failures = []
    captions = {bare(p["caption"]): p for p in photos(found)}
    for photo in photos(raw.truth):
        twin = captions.get(bare(photo["caption"]))
        if twin is None:
            failures.append(
                Failure("caption: missing or other text", where, clip(photo["caption"]), _whereabouts(found, photo))
            )
        elif bare(twin["credit"]).strip("（）") != bare(photo["credit"]).strip("（）"):
            failures.append(Failure("credit differs", where, str(photo["credit"]), str(twin["credit"])))
    wanted = {bare(p["caption"]) for p in photos(raw.truth)}
    for caption in captions:
        if caption not in wanted:
            failures.append(Failure("caption: unwanted", where, "—", clip(caption)))
    kept = "".join(bare(item["text"]) for item in found["furniture"])
    for item in raw.truth["furniture"]:
        if bare(item["text"]) not in kept:
            failures.append(Failure("furniture: not kept apart", where, clip(item["text"]), "—"))
    for item in found["furniture"]:
        if bare(item["text"]) not in "".join(bare(i["text"]) for i in raw.truth["furniture"]):
            failures.append(Failure("furniture: unwanted", where, "—", clip(item["text"])))
    return failures


def _whereabouts(found: Json, photo: Json) -> str:
    """Say which elements hold a lost caption, by its words: what kind each is and what it says."""
    caption = bare(photo["caption"])
    parts = {caption[:8], caption[-8:]}
    held: list[str] = []
    for article in found["articles"]:
        heads = [(part, article[part]) for part in ("kicker", "headline", "deck", "byline")]
        held += [
            f"{kind} {clip(text)}" for kind, text in (*heads, *blocks(article)) if any(p in bare(text) for p in parts)
        ]
    held += [
        f"photo {clip(p['caption'])} ({p['credit']})" for p in photos(found) if _says(p["caption"], p["credit"], parts)
    ]
    held += [f"furniture {clip(item['text'])}" for item in found["furniture"] if _says(item["text"], None, parts)]
    return " ‖ ".join(held) or "—"


def _says(text: str, more: str | None, parts: set[str]) -> bool:
    """Tell whether a text holds one of the parts."""
    return any(part in bare(text) + bare(more) for part in parts)


def report(failures: list[Failure], examples: int = 5) -> str:
    """Group failures by kind, the most frequent first, with examples from different pages."""
    kinds: dict[str, list[Failure]] = defaultdict(list)
    for failure in failures:
        kinds[failure.kind].append(failure)
    lines: list[str] = []
    for kind, listed in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"\n## {kind}: {len(listed)}\n")
        step = max(1, len(listed) // examples)
        for failure in listed[::step][:examples]:
            lines.append(f"- {failure.where}\n  wanted: {failure.wanted}\n  found:  {failure.found}")
    return "\n".join(lines) + "\n"
