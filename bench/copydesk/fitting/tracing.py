"""Numbers that remember which weights they were made of, so that a score comes with its slopes by all weights at once.

A weight is a constant of a copy desk module that is a float (`_CLOSE: Final = -6.3`), or a float within one
(`_BOUND: Final = (-1.45, 0.5)`); integers are limits and stay. While `traced` holds, the constants are `Traced` numbers
and every score that the module's functions add up is one too.
"""

import ast
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Slopes = dict[int, float]
"""By the number of a weight, how much a score grows when the weight grows by one."""


class Traced(float):
    """A float with its slopes. What is no sum or product of the weights (a logarithm, say) counts as a constant."""

    __slots__ = ("slopes",)
    slopes: Slopes

    def __new__(cls, value: float, slopes: Slopes) -> "Traced":
        """Make a number of its value and slopes."""
        made = super().__new__(cls, value)
        made.slopes = slopes
        return made

    def __add__(self, other: float) -> "Traced":
        """Add a number, traced or not."""
        if type(other) is not Traced:
            return Traced(float.__add__(self, other), self.slopes)
        slopes = dict(self.slopes)
        for weight, slope in other.slopes.items():
            slopes[weight] = slopes.get(weight, 0.0) + slope
        return Traced(float.__add__(self, other), slopes)

    __radd__ = __add__

    def __neg__(self) -> "Traced":
        """Turn the sign."""
        return self * -1.0

    def __sub__(self, other: float) -> "Traced":
        """Take a number away."""
        return self + -other

    def __rsub__(self, other: float) -> "Traced":
        """Take this away from a number."""
        return -self + other

    def __mul__(self, other: float) -> "Traced":
        """Multiply with a number."""
        times = float(other)
        product = Traced(float.__mul__(self, times), {weight: slope * times for weight, slope in self.slopes.items()})
        if type(other) is Traced:
            own = float(self)
            return product + Traced(0.0, {weight: slope * own for weight, slope in other.slopes.items()})
        return product

    __rmul__ = __mul__


@dataclass(frozen=True, slots=True)
class Weight:
    """A constant: its module's name below `typeset.copydesk`, its own, and where within it the number stands."""

    module: str
    name: str
    path: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.module}.{self.name}" + "".join(f"[{step}]" for step in self.path)


def find_weights(modules: Sequence[str]) -> list[Weight]:
    """Every weight of some copy desk modules, in the order in which they stand there."""
    return [
        Weight(module, name, path)
        for module in modules
        for name, value in _constants(Path(_module(module).__file__ or "").read_text(encoding="utf-8"))
        for path in _floats(_literal(value), ())
    ]


def values(weights: Sequence[Weight]) -> list[float]:
    """What the weights are now."""
    found = []
    for weight in weights:
        value = getattr(_module(weight.module), weight.name)
        for step in weight.path:
            value = value[step]
        found.append(float(value))
    return found


@contextmanager
def traced(weights: Sequence[Weight]) -> Iterator[None]:
    """Trace the weights while this holds, wherever in the copy desk their names were imported."""
    with _changed(weights, [Traced(value, {number: 1.0}) for number, value in enumerate(values(weights))]):
        yield


@contextmanager
def changed(weights: Sequence[Weight], new: Sequence[float]) -> Iterator[None]:
    """Give the weights other values while this holds."""
    with _changed(weights, new):
        yield


def rewrite(weights: Sequence[Weight], new: Sequence[float]) -> None:
    """Write new values into the modules' source, in the place of those that differ."""
    for module in dict.fromkeys(weight.module for weight in weights):
        path = Path(_module(module).__file__ or "")
        source = path.read_text(encoding="utf-8")
        wanted = {(w.name, w.path): value for w, value in zip(weights, new, strict=True) if w.module == module}
        path.write_text(rewritten(source, wanted), encoding="utf-8")


def rewritten(source: str, wanted: dict[tuple[str, tuple[int, ...]], float]) -> str:
    """A module's source with other numbers in its constants, by their names and where within them they stand."""
    rows = source.splitlines(keepends=True)
    places = [
        (value.lineno - 1, value.col_offset, value.end_col_offset or 0, repr(_put(_literal(value), (), name, wanted)))
        for name, value in _constants(source)
        if any(other == name for other, _ in wanted) and value.lineno == value.end_lineno
    ]
    for row, start, end, text in places:
        rows[row] = (rows[row].encode()[:start] + text.encode() + rows[row].encode()[end:]).decode()
    return "".join(rows)


@contextmanager
def _changed(weights: Sequence[Weight], new: Sequence[float]) -> Iterator[None]:
    before: list[tuple[ModuleType, str, Any]] = []
    wanted: dict[str, dict[tuple[str, tuple[int, ...]], float]] = {}
    for weight, value in zip(weights, new, strict=True):
        wanted.setdefault(weight.module, {})[weight.name, weight.path] = value
    for module, numbers in wanted.items():
        for name in dict.fromkeys(name for name, _ in numbers):
            old = getattr(_module(module), name)
            put = _put(old, (), name, numbers)
            for place in _users(old, name, module):
                before.append((place, name, old))
                setattr(place, name, put)
    try:
        yield
    finally:
        for place, name, old in before:
            setattr(place, name, old)


def _users(value: object, name: str, module: str) -> list[ModuleType]:
    """The module that a constant is of, and those of the copy desk that imported it by name."""
    others = [m for key, m in sys.modules.items() if key.startswith("typeset.copydesk.") and m is not None]
    shared = not name.startswith("_")
    return [m for m in others if m is _module(module) or (shared and getattr(m, name, None) is value)]


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"typeset.copydesk.{name}")


def _constants(source: str) -> Iterator[tuple[str, ast.expr]]:
    """The names and values of a module's constants that are written out as numbers."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            try:
                ast.literal_eval(node.value)
            except ValueError:
                continue
            yield node.target.id, node.value


def _literal(value: ast.expr) -> Any:
    return ast.literal_eval(value)


def _floats(value: object, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Where floats stand within a constant."""
    if isinstance(value, float):
        yield path
    elif isinstance(value, tuple):
        for step, part in enumerate(value):
            yield from _floats(part, (*path, step))


def _put(value: Any, path: tuple[int, ...], name: str, wanted: dict[tuple[str, tuple[int, ...]], float]) -> Any:
    """A constant with other numbers in it."""
    if isinstance(value, tuple):
        return tuple(_put(part, (*path, step), name, wanted) for step, part in enumerate(value))
    return wanted.get((name, path), value)
