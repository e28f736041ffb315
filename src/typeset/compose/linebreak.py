"""Lines chosen for the whole paragraph at once (Knuth and Plass 1981), each judged by the order of justification.

A line's cost is what its worst gaps look like: narrowing costs little and by its step (tables/justify.tsv), opening
all gaps costs the square of the opening in hundredths of an em, and towards a hole its fourth power. Break penalties
(tables/soft.tsv) and a poor last line add to it. Lengths in ems.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from typeset.compose.items import Items
from typeset.script.classes import MARKS, Kind
from typeset.script.spacing import justification

EPS: Final = 1e-6
"""Lengths that differ by less (em) are the same: a measure comes from points divided by a size."""

TOLERANCES: Final = (0.08, 0.3, 0.45)
"""How far all gaps of a line may open (em), pass after pass: a pass whose cost stays under that of one line at its
tolerance has found the optimum of all. Beyond the last, breaking a long word looks better."""

RAGGED: Final = 0.5
"""A line whose gaps would have to open further (em) is left short instead: better a ragged edge than a row of holes."""
HOLE: Final = 0.1
"""From an opening of so much (em) on, a gap is seen as a hole, and costs rise with the fourth power."""
SINGLE: Final = 250_000.0
"""The cost of a last line with a single character (孤字): as much as a line opened by 0.7 em in every gap."""
PAIR: Final = 250.0
"""The cost of a last line of two characters: as much as a line opened by 0.11 em."""
_SHORT: Final = 8.0
_LADDER: Final = 200.0
"""What two lines cost more that end with a hyphen one under the other."""
_OVERFULL: Final = 1e12
_INFINITE: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Nodes:
    """The places where a line may begin or end, with running sums up to each, so that a line is judged by differences.

    Node k stands before sort `sorts[k]`; the first stands before all, the last behind all. Of each quantity, `x` of a
    line from node i to node j is `x_end[j] - x_start[i]`: the gap at a break belongs to neither line. `pos`: natural
    width (the indent counts before the first node, the blank of a mark at the line's end after the last sort).
    `give`: all that can be narrowed; `edge[j]`: what the mark before node j may lose more at a line's end. `steps`:
    what each step of shrinking can give, where there is any. `flex`: what the early steps of stretching can take;
    `gaps`: the count of gaps that open at last. `cost`: of ending a line at the node. `tail[k]`: characters (marks not
    counted) from node k to the end. `parted`: the nodes inside words, before which a hyphen ends the line.
    """

    sorts: tuple[int, ...]
    pos_start: tuple[float, ...]
    pos_end: tuple[float, ...]
    give_start: tuple[float, ...]
    give_end: tuple[float, ...]
    edge: tuple[float, ...]
    steps: tuple[tuple[tuple[float, ...], tuple[float, ...], float], ...]
    flex_start: tuple[float, ...]
    flex_end: tuple[float, ...]
    gaps_start: tuple[int, ...]
    gaps_end: tuple[int, ...]
    cost: tuple[float, ...]
    tail: tuple[int, ...]
    parted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Breaks:
    """Chosen lines: the sorts at which they begin, the count of sorts at the end, and what they cost together.

    `opened`: how far the gaps of the widest-opened line are opened, in ems.
    """

    sorts: tuple[int, ...]
    cost: float
    opened: float = 0.0

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.sorts) - 1


def survey(items: Items, emergency: bool = False) -> Nodes:
    """Find where lines may end and sum up what lies between. `emergency`: inside words and numbers too.

    ValueError if there is nothing to set.
    """
    count = len(items.sorts)
    at = _nodes(items, emergency)
    before = [k - 1 for k in at]
    bodies = [sort.body for sort in items.sorts]
    natural = [0.0, *(gap.natural for gap in items.gaps)]
    left = list(accumulate(map(sum, zip(natural, [0.0, *bodies[:-1]], strict=True))))
    line_ends = [items.case.spacing.line_end(sort.trait) for sort in items.sorts]
    more = [items.hyphen(k + 1) - items.case.spacing.lead(sort.trait) for k, sort in enumerate(items.sorts)]
    right = [sum((x, body, end[0], own)) for x, body, end, own in zip(left, bodies, line_ends, more, strict=True)]
    pos_start = [left[k] if k < count else 0.0 for k in at]
    pos_start[0] -= items.style.indent
    give = _running(gap.shrink for gap in items.gaps)
    flex = _running(_flex(items))
    opening = _running(float(gap.opens) for gap in items.gaps)
    steps = []
    for step in justification().shrink:
        amounts = [gap.shrink if gap.sort is step.sort else 0.0 for gap in items.gaps]
        if any(amounts):
            sums = _running(amounts)
            steps.append((tuple(sums[k] for k in at), tuple(sums[k] for k in before), step.weight))
    return Nodes(
        tuple(at),
        tuple(pos_start),
        tuple(right[k] if k >= 0 else 0.0 for k in before),
        tuple(give[k] for k in at),
        tuple(give[k] for k in before),
        tuple(line_ends[k][1] if k >= 0 else 0.0 for k in before),
        tuple(steps),
        tuple(flex[k] for k in at),
        tuple(flex[k] for k in before),
        tuple(int(opening[k]) for k in at),
        tuple(int(opening[k]) for k in before),
        tuple(_end_cost(items, k) for k in at),
        tuple(_tail(items, at)),
        frozenset(node for node, k in enumerate(at) if items.hyphen(k)),
    )


def _nodes(items: Items, emergency: bool) -> list[int]:
    inside = range(1, len(items.sorts))
    if emergency:
        return [0, *(k for k in inside if items.gaps[k - 1].breaks or items.inner[k - 1]), len(items.sorts)]
    return [0, *(k for k in inside if items.gaps[k - 1].breaks), len(items.sorts)]


def _running(amounts: Iterable[float]) -> list[float]:
    """Sum up gap by gap: entry k is the sum over the gaps before sort k; the text's end counts as its last sort."""
    sums = list(accumulate(amounts, initial=0.0))
    sums.append(sums[-1])
    return sums


def _flex(items: Items) -> Iterable[float]:
    """What each gap takes in the steps of stretching that come before the last."""
    limits = {step.sort: step.limit for step in justification().stretch}
    return (max(0.0, limits.get(gap.sort, 0.0) - gap.natural) if gap.sort in limits else 0.0 for gap in items.gaps)


def _end_cost(items: Items, k: int) -> float:
    """What it costs to end a line before sort k."""
    if k in (0, len(items.sorts)):
        return 0.0
    return items.costs[k - 1]


def _tail(items: Items, at: Sequence[int]) -> Iterable[int]:
    """Count the characters from each node to the end: a mark is none (CLReq 3.1.5), a unit counts by its characters."""
    seen = [0 if sort.trait.kind in _UNCOUNTED else 1 for sort in items.sorts]
    sums = list(accumulate(seen, initial=0))
    return (sums[-1] - sums[k] for k in at)


_UNCOUNTED: Final = MARKS | {Kind.VOID, Kind.LATIN_CLOSE, Kind.LATIN_OPEN}


Edges = Sequence[Sequence[tuple[int, float]]]
"""For each node the lines that may end there: the node where the line begins, and its cost."""


def judge(nodes: Nodes, measure: float, tolerance: float) -> Edges:
    """Judge every line that can be set in `measure` ems with no gap opened by more than `tolerance`."""
    pos_start, give_start, flex_start, gaps_start = (
        nodes.pos_start,
        nodes.give_start,
        nodes.flex_start,
        nodes.gaps_start,
    )
    parted, last = nodes.parted, len(nodes.sorts) - 1
    edges: list[list[tuple[int, float]]] = [[]]
    active = [0]
    low = 0
    for j in range(1, last + 1):
        room = measure - nodes.pos_end[j]
        give = nodes.give_end[j] + nodes.edge[j] + EPS
        flex, gaps, cost = nodes.flex_end[j], nodes.gaps_end[j], nodes.cost[j]
        while low < len(active) and room + pos_start[active[low]] + give - give_start[active[low]] < 0:
            low += 1
        row: list[tuple[int, float]] = []
        for i in active[low:]:
            slack = room + pos_start[i]
            if slack < -EPS:
                row.append((i, cost + _narrowed(nodes, i, j, -slack)))
            elif j == last or slack <= EPS:
                row.append((i, cost))
            else:
                first = flex - flex_start[i]
                rest = slack - first
                if rest <= 0:
                    row.append((i, cost + _FLEX_WEIGHT * slack / first))
                    continue
                count = gaps - gaps_start[i]
                if rest > tolerance * count:
                    break
                looks = (100 * rest / count) ** 2
                row.append((i, cost + _FLEX_WEIGHT * (first > 0) + looks + looks * looks * _HOLES))
        if j == last:
            row = [(i, cost + _short_last(nodes.tail[i]) * (i > 0)) for i, cost in row]
        elif j in parted:
            row = [(i, cost + _LADDER * (i in parted)) for i, cost in row]
        edges.append(row)
        if row:
            active.append(j)
    return edges


_FLEX_WEIGHT: Final = max(step.weight for step in justification().stretch)
_HOLES: Final = 1 / (100 * HOLE) ** 2


def opening(share: float) -> float:
    """What a line costs whose gaps all open by `share` ems."""
    looks = (100 * share) ** 2
    return looks + looks * looks * _HOLES


def _narrowed(nodes: Nodes, i: int, j: int, need: float) -> float:
    """The cost of narrowing a line by `need` ems: each step's weight by the square of how far it is used."""
    need -= nodes.edge[j]
    cost = 0.0
    for start, end, weight in nodes.steps:
        if need <= EPS:
            break
        give = end[j] - start[i]
        if give > 0:
            used = min(need, give)
            cost += weight * (used / give) ** 2
            need -= used
    return cost


def _short_last(count: int) -> float:
    """The cost of a last line of `count` characters."""
    if count <= 1:
        return SINGLE
    return PAIR if count == 2 else _SHORT if count == 3 else 0.0


def choose(items: Items, nodes: Nodes, measure: float) -> Breaks:
    """Choose the lines of a whole text for a measure in ems, at the least cost of all."""
    for tolerance in TOLERANCES:
        found = _shortest(judge(nodes, measure, tolerance))
        if found is not None and found[0] <= opening(tolerance):
            return _breaks(nodes, found[1], found[0], measure)
    return _forced(items, measure)


def _breaks(nodes: Nodes, path: Sequence[int], cost: float, measure: float) -> Breaks:
    """Put a way through the nodes down as lines."""
    opened = 0.0
    for i, j in pairwise(path):
        slack = measure - nodes.pos_end[j] + nodes.pos_start[i] - nodes.flex_end[j] + nodes.flex_start[i]
        count = nodes.gaps_end[j] - nodes.gaps_start[i]
        if slack > EPS and count and j != path[-1]:
            opened = max(opened, slack / count)
    return Breaks(tuple(nodes.sorts[k] for k in path), cost, opened)


def choose_counted(nodes: Nodes, measure: float, count: int, tolerance: float) -> Breaks | None:
    """Choose the best setting in exactly `count` lines, no gap opened beyond `tolerance`; None if there is none.

    A single character on the last line is never taken into the bargain.
    """
    edges = judge(nodes, measure, tolerance)
    costs: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for row in edges[1:]:
        here: dict[int, tuple[float, int]] = {}
        for i, cost in row:
            for lines, (total, _) in costs[i].items():
                if lines < count and (lines + 1 not in here or total + cost < here[lines + 1][0]):
                    here[lines + 1] = (total + cost, i)
        costs.append(here)
    end = costs[-1].get(count)
    if end is None or end[0] >= SINGLE:
        return None
    path = [len(costs) - 1]
    for lines in range(count, 0, -1):
        path.append(costs[path[-1]][lines][1])
    return _breaks(nodes, path[::-1], end[0], measure)


def _shortest(edges: Edges) -> tuple[float, list[int]] | None:
    """The cheapest way from the first node to the last, and its nodes; None if no way leads there."""
    costs = [0.0]
    came = [-1]
    for row in edges[1:]:
        best, origin = _INFINITE, -1
        for i, cost in row:
            total = costs[i] + cost
            if total < best:
                best, origin = total, i
        costs.append(best)
        came.append(origin)
    if costs[-1] == _INFINITE:
        return None
    path = [len(costs) - 1]
    while path[-1]:
        path.append(came[path[-1]])
    return costs[-1], path[::-1]


def _poor(nodes: Nodes, i: int, j: int, slack: float) -> float:
    """The cost of a line that lacks `slack` ems: opened, or left short; a piece of a cut word has to be short."""
    slack -= nodes.flex_end[j] - nodes.flex_start[i]
    if slack <= 0:
        return _FLEX_WEIGHT
    gaps = nodes.gaps_end[j] - nodes.gaps_start[i]
    if gaps and slack <= RAGGED * gaps:
        return opening(slack / gaps)
    return opening(RAGGED) * (nodes.cost[j] < _CUT or j in nodes.parted) + (_LACK * slack) ** 2


_LACK: Final = 60.0
"""What a line that is left short costs for each em that it lacks, before squaring."""
_CUT: Final = 20.0
"""What breaking a word costs at least (compose.items): more than any break between words."""


def _forced(items: Items, measure: float) -> Breaks:
    """Break a text that has no fitting lines: inside words and numbers, lines left short, at worst one too long."""
    nodes = survey(items, emergency=True)
    edges: list[list[tuple[int, float]]] = [[]]
    last = len(nodes.sorts) - 1
    for j in range(1, last + 1):
        row: list[tuple[int, float]] = []
        for i in range(j - 1, -1, -1):
            slack = measure - nodes.pos_end[j] + nodes.pos_start[i]
            give = nodes.give_end[j] - nodes.give_start[i] + nodes.edge[j]
            if slack + give < -EPS and i < j - 1:
                break
            cost = nodes.cost[j]
            if slack + give < -EPS:
                cost += _OVERFULL
            elif slack < -EPS:
                cost += _narrowed(nodes, i, j, -slack)
            elif j < last:
                cost += _poor(nodes, i, j, slack)
            if j == last and i:
                cost += _short_last(nodes.tail[i])
            row.append((i, cost))
        edges.append(row)
    found = _shortest(edges)
    assert found is not None, "every node can be reached from the one before it"
    return _breaks(nodes, found[1], found[0], measure)
