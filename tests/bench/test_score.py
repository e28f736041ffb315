import copy
from collections import defaultdict
from typing import Any

import pytest
from bench.copydesk import failures, score, texts
from bench.copydesk.scramble import SCRAMBLES, RawEdition, scramble


def oracle(raw: RawEdition) -> dict[str, Any]:
    """The truth with the spans that only the press knows: what a perfect copy desk would give."""
    spans: dict[int, list[list[int]]] = defaultdict(list)
    for page, owners in enumerate(raw.owners):
        for at, owner in enumerate(owners):
            if owner >= 0:
                spans[owner].append([page, at, at + 1])
    found = copy.deepcopy(raw.truth)
    bodies = {cluster: iter(_of(raw, cluster, "body")) for cluster in raw.clusters}
    for number, article in enumerate(found["articles"]):
        heads = ("kicker", "headline", "deck", "byline")
        article["spans"] = {part: [s for o in _of(raw, f"a{number}", part) for s in spans[o]] for part in heads}
        for block in article["body"]:
            block["source"] = spans[next(bodies[f"a{number}"])]
    photos = {raw_caption(raw, spans, n): n for n in range(len(found["photos"]))}
    for photo in found["photos"]:
        number = photos[score.bare(photo["caption"])]
        photo["source"] = [s for part in ("caption", "credit") for o in _of(raw, f"p{number}", part) for s in spans[o]]
    owners = {"".join(raw.pages[p][a:b] for p, a, b in spans[o]): o for o in _of(raw, "furniture", "text")}
    for item in found["furniture"]:
        item["source"] = spans[owners[score.bare(item["text"])]]
    return found


def _of(raw: RawEdition, cluster: str, part: str) -> list[int]:
    pairs = zip(raw.clusters, raw.parts, strict=True)
    return [owner for owner, pair in enumerate(pairs) if pair == (cluster, part)]


def raw_caption(raw: RawEdition, spans: dict[int, list[list[int]]], number: int) -> str:
    return "".join(raw.pages[p][a:b] for o in _of(raw, f"p{number}", "caption") for p, a, b in spans[o])


@pytest.mark.parametrize("how", SCRAMBLES, ids=lambda how: how.name)
def test_every_scramble_keeps_every_character_and_a_perfect_answer_scores_one(
    known: texts.KnownEdition, how: Any
) -> None:
    raw = scramble(known, how)
    ink = "".join(sorted(score.bare("".join(raw.pages))))
    assert ink == "".join(sorted(score.bare("".join(claim.text for claim in score.claims(raw.truth)))))
    figures = score.figures(oracle(raw), raw)
    assert {name: value for name, value in figures.items() if value != 1} == {"invented": 0.0}
    assert failures.find(oracle(raw), raw) == []


def test_same_seed_same_page_other_seed_other_page(known: texts.KnownEdition) -> None:
    assert scramble(known, SCRAMBLES[0]).pages == scramble(known, SCRAMBLES[0]).pages
    assert scramble(known, SCRAMBLES[0]).pages != scramble(known, SCRAMBLES[0], seed=1).pages


def test_a_wrong_head_costs_its_article(known: texts.KnownEdition) -> None:
    raw = scramble(known, SCRAMBLES[0])
    found = oracle(raw)
    found["articles"][1]["headline"], found["articles"][2]["headline"] = "启事", "秋日"
    figures = score.figures(found, raw)
    assert figures["exact"] == pytest.approx(1 / 3)
    assert figures["attached"] == pytest.approx(1 / 3)
    assert figures["headline"] == 1
    assert figures["paragraph"] == 1
    assert {f.kind for f in failures.find(found, raw)} == {"headline: another article's"}


def test_a_paragraph_cut_up_is_seen(known: texts.KnownEdition) -> None:
    raw = scramble(known, SCRAMBLES[0])
    found = oracle(raw)
    body = found["articles"][0]["body"]
    text, spans = body[0]["text"], body[0]["source"]
    ink = len(score.bare(text[:20]))
    body[:1] = [
        {"kind": "paragraph", "text": text[:20], "source": spans[:ink]},
        {"kind": "paragraph", "text": text[20:], "source": spans[ink:]},
    ]
    figures = score.figures(found, raw)
    assert figures["paragraph"] == pytest.approx(2 * 4 / (6 + 5))
    assert figures["conserved"] == 1
    assert figures["invented"] == 0
    assert "paragraph cut up" in {f.kind for f in failures.find(found, raw)}


def test_lost_doubled_and_invented_characters_are_counted(known: texts.KnownEdition) -> None:
    raw = scramble(known, SCRAMBLES[0])
    ink = len(score.bare("".join(raw.pages)))
    lost = oracle(raw)
    lost["articles"][1]["body"][0]["source"].pop()
    assert score.figures(lost, raw)["conserved"] == pytest.approx(1 - 1 / ink)
    assert score.figures(lost, raw)["invented"] == pytest.approx(1 / ink)
    doubled = oracle(raw)
    doubled["articles"][1]["body"][0]["source"].append(doubled["articles"][1]["body"][0]["source"][0])
    assert score.figures(doubled, raw)["conserved"] == pytest.approx(1 - 1 / ink)


def test_white_space_counts_in_the_strict_figures_only(known: texts.KnownEdition) -> None:
    raw = scramble(known, SCRAMBLES[0])
    found = oracle(raw)
    found["articles"][2]["body"][0]["text"] = found["articles"][2]["body"][0]["text"].replace("公章", "公 章")
    figures = score.figures(found, raw)
    assert (figures["exact"], figures["exact_loose"]) == (pytest.approx(2 / 3), 1)


def test_bcubed_of_two_clusters_run_into_one() -> None:
    # Precision 1/2 (each of two equal clusters fills half of the found one), recall 1.
    assert score.bcubed(["a", "a", "b", "b"], ["x"] * 4) == pytest.approx(2 / 3)
    assert score.bcubed(["a", "a", "b", "b"], ["x", "x", "y", "y"]) == 1
