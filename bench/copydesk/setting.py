"""Sets known text in hard lines, as a newspaper's column setting leaves them in a text layer.

Widths in half ems: a Han character 2, a digit or Latin letter 1. Line edges after GB/T 15834-2011 (5.1): a mark that
may not open a line is squeezed in (the line is one longer) or pushed out with the character before it (one shorter).
"""

import re
import unicodedata
from dataclasses import dataclass
from random import Random

NO_START = set("。．！？，、；：”’）》〉」』】〗〕］｝·—…～%％‰!?),.;:ー々ゝゞ")
NO_END = set("“‘（《〈「『【〖〔［｛(")
SQUEEZABLE = set("。．！？，、；：”’）》〉」』】〗〕］｝“‘（《〈「『【〖〔［｛·")
CLUSTER = re.compile(
    r"[A-Za-z0-9]+(?:[.,:/\-'&][A-Za-z0-9]+)*[%‰]?|[０-９]+(?:[．，][０-９]+)*％?|——|……|⋯⋯| |[^ ]", re.DOTALL
)
DIGITS = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A character of the raw page and the number of the known element it belongs to (-1: put in by the setting)."""

    char: str
    owner: int = -1


Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """How a run of text is set.

    `width`, `indent`: half ems. `shown`: what stands for the indent in the text layer. `loose`: share of the lines
    with digits or brackets that show the spaces beside them. `jitter`: share of lines one longer or shorter than
    need be. `letterspaced`: whether a very loose line shows its letter space.
    """

    width: int
    indent: int = 4
    shown: str = ""
    loose: float = 0.0
    jitter: float = 0.0
    letterspaced: bool = False


def cells(text: str, owner: int) -> list[Cell]:
    """Give every character its owner; white space has none."""
    return [Cell(char, -1 if char.isspace() else owner) for char in text]


def width(text: str) -> int:
    """Measure in half ems."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def set_text(text: str, owner: int, measure: Measure, rng: Random) -> list[Line]:
    """Set one paragraph and return its lines."""
    clusters = CLUSTER.findall(text)
    lines: list[Line] = []
    at = 0
    while at < len(clusters):
        while clusters[at] == " ":
            at += 1
        room = measure.width - (measure.indent if not lines else 0)
        stop = _turn(clusters, at, room, measure, rng)
        taken = clusters[at:stop]
        while taken[-1] == " ":
            taken.pop()
        slack = 0 if stop == len(clusters) else room - width("".join(taken))
        lead = cells(measure.shown, -1) if not lines else []
        lines.append(tuple(lead + _show(taken, slack, owner, measure, rng)))
        at = stop
    return lines


def _turn(clusters: list[str], at: int, room: int, measure: Measure, rng: Random) -> int:
    """Choose where the line that opens at cluster `at` ends: the first cluster of the next line."""
    stop, used = at, 0
    while stop < len(clusters) and used + width(clusters[stop]) <= room:
        used += width(clusters[stop])
        stop += 1
    if stop == len(clusters):
        return stop
    if stop == at:
        return at + 1
    marks = sum(char in SQUEEZABLE for char in "".join(clusters[at:stop]))
    if clusters[stop][0] in NO_START:
        after = clusters[stop + 1][0] if stop + 1 < len(clusters) else ""
        if marks and after not in NO_START and rng.random() < 0.65:
            return stop + 1
    elif marks and rng.random() < measure.jitter and clusters[stop][0] not in NO_END and width(clusters[stop]) == 2:
        if stop + 1 >= len(clusters) or clusters[stop + 1][0] not in NO_START:
            return stop + 1
    elif stop - at > 4 and rng.random() < measure.jitter / 2:
        stop -= 1
    while stop > at + 1 and (clusters[stop][0] in NO_START or clusters[stop - 1][-1] in NO_END):
        stop -= 1
    return stop


def _show(taken: list[str], slack: int, owner: int, measure: Measure, rng: Random) -> list[Cell]:
    """Turn a line's clusters into what the text layer shows: with the spaces that justification put in, or without."""
    if measure.letterspaced and slack >= 3 and len(taken) > 3 and rng.random() < 0.7:
        return _spread(taken, owner)
    share = measure.loose if slack > 0 else measure.loose / 3
    digits, brackets = rng.random() < share, rng.random() < measure.loose / 2
    shown: list[Cell] = []
    for before, cluster in zip(["", *taken], taken, strict=False):
        gap = digits and before and " " not in (before, cluster) and _han_digit(before, cluster)
        gap = gap or (
            brackets
            and before
            and ((cluster == "（" and before not in NO_START | NO_END) or (before == "）" and cluster not in NO_START))
        )
        if gap:
            shown.append(Cell(" "))
        shown.extend(cells(cluster, owner))
    return shown


def _spread(taken: list[str], owner: int) -> list[Cell]:
    """Letter-space a line."""
    shown: list[Cell] = []
    for cluster in taken:
        if shown and cluster != " ":
            shown.append(Cell(" "))
        if cluster != " ":
            shown.extend(cells(cluster, owner))
    return shown


def _han_digit(before: str, cluster: str) -> bool:
    """Tell whether a Han character (not a mark) meets a digit or letter."""
    here, there = bool(DIGITS.match(before[-1])), bool(DIGITS.match(cluster[0]))
    marks = NO_START | NO_END
    return here != there and before[-1] not in marks and cluster[0] not in marks


def spread(text: str, owner: int) -> Line:
    """Letter-space a short line: 启 事."""
    return tuple(_spread(CLUSTER.findall(text), owner))


def set_caption(caption: str, credit: str | None, owners: tuple[int, int], measure: Measure, rng: Random) -> list[Line]:
    """Set a caption and its credit: the credit on lines of its own, behind the caption, or letter-spaced."""
    lines = set_text(caption, owners[0], measure, rng)
    if credit is None:
        return lines
    plain = Measure(measure.width, 0, "", 0.0, 0.0, letterspaced=measure.letterspaced)
    tail = set_text(credit, owners[1], plain, rng)
    room = measure.width - width("".join(cell.char for cell in lines[-1]))
    if width(credit) + 2 <= room and rng.random() < 0.5:
        gap = (Cell(" "),) if credit[0] not in "（(" else ()
        return [*lines[:-1], lines[-1] + gap + tuple(cells(credit, owners[1]))]
    if measure.letterspaced and len(tail) == 1 and rng.random() < 0.4:
        tail = [spread(credit, owners[1])]
    return lines + tail
