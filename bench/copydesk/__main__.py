"""`python -m bench.copydesk`: reassemble every hard page, print how well, by page and scramble.

Known editions lie in known/ (the copy desk is tuned with them in view) and held_out/ (nobody looks at what goes wrong
in them: they only judge); golden cases in tests/cases.
"""

import argparse
import hashlib
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from bench.copydesk import cases, failures, score, texts
from bench.copydesk.scramble import SCRAMBLES, RawEdition, scramble
from typeset import copydesk
from typeset.model import record
from typeset.model.edition import Meta, PageInfo
from typeset.model.source import Source, SourcePage

HERE = Path(__file__).parent
COLUMNS = (
    "exact", "whole", "paragraph", "headline", "attached", "kicker", "deck", "byline", "section", "verse",
    "caption", "credit", "furniture", "bcubed", "conserved",
)  # fmt: skip


def source_of(raw: RawEdition) -> tuple[Source, Meta]:
    """Make raw pages a source, as intake would."""
    pages = []
    for number, text in enumerate(raw.pages):
        digest = hashlib.sha256(text.encode()).hexdigest()
        pages.append(SourcePage(f"{number + 1:02d}.txt", text, digest, "utf-8", raw.labels[number], raw.names[number]))
    infos = tuple(PageInfo(page.label, page.name, page.file, page.sha256) for page in pages)
    return Source(tuple(pages)), Meta(raw.name, None, None, raw.lang, None, None, infos)


def reassemble(raw: RawEdition) -> tuple[dict[str, Any], float]:
    """Run the copy desk; return the edition as JSON and its CPU milliseconds for 10,000 characters (best of three)."""
    source, meta = source_of(raw)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        edition, notes = copydesk.reassemble(source, meta)
        best = min(best, time.process_time() - start)
    size = sum(len(text) for text in raw.pages)
    return record.to_json(edition, source, notes), best * 1e3 * 10_000 / max(1, size)


def bench(raws: list[RawEdition]) -> tuple[list[dict[str, Any]], list[failures.Failure]]:
    """Score every raw edition."""
    rows, wrong = [], []
    for raw in raws:
        found, milliseconds = reassemble(raw)
        rows.append({"page": raw.name, "scramble": raw.scramble, "ms_10k": milliseconds} | score.figures(found, raw))
        wrong += failures.find(found, raw)
    return rows, wrong


def means(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Average every figure."""
    return {name: statistics.fmean(row[name] for row in rows) for name in rows[0] if name not in {"page", "scramble"}}


def table(rows: list[dict[str, Any]]) -> str:
    """Print a line a page and scramble, and the means."""
    head = f"{'page':<22} {'scramble':<9} " + " ".join(f"{name[:9]:>9}" for name in COLUMNS) + f" {'ms/10k':>7}"
    lines = [head, "-" * len(head)]
    groups = sorted({row["scramble"] for row in rows})
    shown = [
        *rows,
        *({"page": "mean", "scramble": g} | means([r for r in rows if r["scramble"] == g]) for g in groups),
        {"page": "mean", "scramble": "all"} | means(rows),
    ]
    for row in shown:
        figures = " ".join(f"{row[name]:9.3f}" for name in COLUMNS)
        lines.append(f"{row['page']:<22} {row['scramble']:<9} {figures} {row['ms_10k']:7.1f}")
    mean = means(rows)
    lines.append(
        "modulo white space: "
        + "  ".join(f"{name} {mean[name + '_loose']:.3f}" for name in ("exact", "whole", "paragraph", "headline"))
    )
    lines.append(f"invented: {mean['invented']:.6f}")
    return "\n".join(lines)


def gather(what: str, seeds: int) -> list[RawEdition]:
    """Make the raw editions of one set."""
    if what == "cases":
        return cases.load_all(HERE.parents[1] / "tests" / "cases")
    known = texts.load_all(HERE / what)
    return [scramble(edition, how, seed) for edition in known for how in SCRAMBLES for seed in range(seeds)]


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(prog="bench.copydesk", description=__doc__)
    parser.add_argument("sets", nargs="*", default=["known", "held_out"], help="known, held_out, cases")
    parser.add_argument("--seeds", type=int, default=1, help="how many times each page and scramble, differently")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--failures", type=Path, help="write what went wrong, by kind, with examples")
    parser.add_argument("--write", type=Path, help="write the raw pages and the truth to this folder, and stop")
    options = parser.parse_args()
    wrong = []
    for what in options.sets:
        raws = gather(what, options.seeds)
        if options.write:
            _write(raws, options.write)
            continue
        rows, failed = bench(raws)
        wrong += [] if what == "held_out" else failed
        summary = {"set": what, "rows": rows, "mean": means(rows)}
        sys.stdout.write(f"{json.dumps(summary, indent=1)}\n" if options.json else f"{what}\n\n{table(rows)}\n\n")
    if options.failures and not options.write:
        options.failures.write_text(failures.report(wrong), encoding="utf-8")


def _write(raws: list[RawEdition], folder: Path) -> None:
    """Write raw pages and truths for a person to look at."""
    for raw in raws:
        place = folder / f"{raw.name}-{raw.scramble}"
        place.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(raw.pages):
            (place / f"{number + 1:02d}.txt").write_bytes(text.encode())
        (place / "expected.json").write_text(json.dumps(raw.truth, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
