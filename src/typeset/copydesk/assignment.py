"""The best matching of two lists, each item used once: the Hungarian method (Kuhn 1955, Munkres 1957)."""

from collections.abc import Sequence
from itertools import pairwise


def best_matching(gains: Sequence[Sequence[float]]) -> list[int]:
    """For each row of a square table of gains its column, the sum being the greatest. Cubic in the table's size."""
    size = len(gains)
    infinite = float("inf")
    of_row = [0.0] * (size + 1)
    of_column = [0.0] * (size + 1)
    row_at = [0] * (size + 1)
    for row in range(1, size + 1):
        row_at[0] = row
        least = [infinite] * (size + 1)
        way = [0] * (size + 1)
        seen = [False] * (size + 1)
        column = 0
        while row_at[column]:
            seen[column] = True
            here, step, onward = row_at[column], infinite, 0
            for other in range(1, size + 1):
                if seen[other]:
                    continue
                cost = -gains[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], way[other] = cost, column
                if least[other] < step:
                    step, onward = least[other], other
            for other in range(size + 1):
                if seen[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = onward
        path = [column]
        while column:
            column = way[column]
            path.append(column)
        for to, origin in pairwise(path):
            row_at[to] = row_at[origin]
    found = [0] * size
    for column in range(1, size + 1):
        found[row_at[column] - 1] = column - 1
    return found
