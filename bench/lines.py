"""How fast lines are set: total fit against a naive first fit, on the same copy in the same run.

`python -m bench.lines` prints milliseconds of CPU time for 1,000 characters and the ratio. A ratio travels from machine
to machine; milliseconds do not.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

from typeset.compose.case import LineSetter
from typeset.compose.paragraph import cut, fit, ready
from typeset.fonts import FontLibrary
from typeset.house import TextStyle
from typeset.model.edition import Script
from typeset.model.source import Piece, Span, Text

COPY = Path(__file__).parents[1] / "tests" / "compose" / "sample.txt"
CHARACTERS = 1000
RUNS = 7
NOT_FIRST = frozenset("，。、；：！？”’）》」』】")


def main() -> None:
    chars = COPY.read_text("utf-8").replace("\n", "")[:CHARACTERS]
    text = Text((Piece(chars, Span(0, 0, len(chars))),))
    setter = LineSetter(FontLibrary.open(system=()), Script.CN)
    style = TextStyle("serif-regular", 9.0, indent=2.0)
    face = setter.fonts.face(style.face)
    print(f"{CHARACTERS} characters, best of {RUNS}")
    print(
        f"{'measure':>8} {'lines':>6} {'cast':>7} {'break':>7} {'draw':>7} {'total':>7} {'first fit':>10} {'ratio':>6}"
    )
    for ems in (8, 15, 22, 30):
        measure = ems * style.size
        copy = ready(text, style, setter)
        setting = fit(copy, measure)
        parts = [
            best_of(lambda: ready(text, style, setter)),
            best_of(lambda copy=copy, measure=measure: fit(copy, measure)),
            best_of(lambda copy=copy, setting=setting: cut(copy, setting)),
        ]
        naive = best_of(lambda measure=measure: first_fit(chars, face, measure / style.size))
        total = sum(parts)
        shown = " ".join(f"{1000 * part:7.2f}" for part in (*parts, total))
        print(f"{ems:>5} em {setting.count:>6} {shown} {1000 * naive:>10.2f} {total / naive:>6.1f}")


def first_fit(chars: str, face: object, measure: float) -> list[str]:
    """Fill line after line by the glyphs' advances, carrying one character over before a mark: the least one can do."""
    lines, line, width = [], "", 0.0
    for char in chars:
        advance = face.advance(face.gid(char))  # type: ignore[attr-defined]
        if width + advance > measure and char not in NOT_FIRST:
            lines.append(line)
            line, width = "", 0.0
        line += char
        width += advance
    return [*lines, line]


def best_of(job: Callable[[], object]) -> float:
    """The shortest time of several runs, in seconds of CPU time."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        job()
        times.append(process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
