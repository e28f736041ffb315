"""Golden cases as known editions: tests/cases/NAME/ with raw pages (*.txt), edition.toml or none, and expected.json."""

import json
import tomllib
from pathlib import Path

from bench.copydesk.score import claims
from bench.copydesk.scramble import RawEdition


def load(folder: Path) -> RawEdition:
    """Read one case; where expected.json has spans, they say who owns which character."""
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    files = sorted(path for path in folder.rglob("*.txt"))
    settings = next(iter(sorted(folder.rglob("edition.toml"))), None)
    facts = tomllib.loads(settings.read_text(encoding="utf-8")) if settings else {}
    meta = truth.get("meta", {})
    lang = facts.get("lang") or meta.get("lang") or "zh-Hans"
    labels = [page.get("label") or path.stem for page, path in zip(meta.get("pages", [{}] * 99), files, strict=False)]
    raw = RawEdition(folder.name, "case", lang, labels, [None] * len(files))
    raw.truth = truth
    for path in files:
        text = path.read_bytes().decode("utf-8-sig")
        raw.pages.append(text)
        raw.owners.append([-1] * len(text))
    for claim in claims(truth):
        if claim.cluster not in raw.clusters:
            raw.clusters.append(claim.cluster)
        for page, start, end in claim.spans:
            raw.owners[page][start:end] = [raw.clusters.index(claim.cluster)] * (end - start)
    if not raw.clusters:
        raw.clusters.append("unknown")
    return raw


def load_all(folder: Path) -> list[RawEdition]:
    """Read every case of a folder, by name."""
    return [load(path.parent) for path in sorted(folder.glob("*/expected.json"))]
