"""One table of a TOML document, read key by key; a key that is missing, of the wrong kind or left over is an error."""

import difflib
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from typeset.errors import HouseStyleInvalid


class Table:
    """A table at `path` of the document that errors call `where`. Ask for each key once, then `close` it."""

    __slots__ = ("_known", "_path", "_values", "where")

    def __init__(self, where: str, path: str, values: Mapping[str, Any]) -> None:
        self.where = where
        self._path = path
        self._values = values
        self._known: list[str] = []

    def close(self) -> None:
        """Refuse what nobody asked for."""
        for key in self._values:
            if key not in self._known:
                near = difflib.get_close_matches(key, self._known, 1)
                advice = f"Did you mean {self._name(near[0])}? " if near else ""
                raise HouseStyleInvalid(
                    f"{self.where}: unknown key {self._name(key)}", f"{advice}Known here: {', '.join(self._known)}."
                )

    def table(self, key: str) -> "Table":
        """Give the table under a key."""
        value = self._take(key, None)
        if not isinstance(value, dict):
            raise self._wrong(key, value, "a table")
        return Table(self.where, self._name(key), value)

    def text(self, key: str) -> str:
        """Give a string that is not empty."""
        value = self._take(key, None)
        if not isinstance(value, str) or not value:
            raise self._wrong(key, value, "a text in quotation marks")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give one string or more."""
        value = self._take(key, None)
        if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
            raise self._wrong(key, value, "a list of texts in quotation marks")
        return tuple(value)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Give true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, value, "true or false")
        return value

    def whole(self, key: str, least: int, most: int) -> int:
        """Give a whole number within bounds."""
        value = self._take(key, None)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self._wrong(key, value, f"a whole number from {least} to {most}")
        return value

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """Give a number within bounds."""
        value = self._take(key, default)
        if not _is_number(value, least, most):
            raise self._wrong(key, value, f"a number from {least:g} to {most:g}")
        return float(value)

    def numbers(self, key: str, least: float, most: float) -> tuple[float, ...]:
        """Give one number or more, each smaller than the one before it."""
        value = self._take(key, None)
        if not isinstance(value, list) or not value or not all(_is_number(item, least, most) for item in value):
            raise self._wrong(key, value, f"a list of numbers from {least:g} to {most:g}")
        if any(right >= left for left, right in itertools.pairwise(value)):
            raise self._wrong(key, value, "a list that falls from the largest to the smallest")
        return tuple(float(item) for item in value)

    def triple(self, key: str, least: float, most: float) -> tuple[float, float, float]:
        """Give three numbers."""
        value = self._take(key, None)
        if not isinstance(value, list) or len(value) != 3 or not all(_is_number(item, least, most) for item in value):
            raise self._wrong(key, value, f"a list of three numbers from {least:g} to {most:g}")
        return float(value[0]), float(value[1]), float(value[2])

    def choice(self, key: str, among: Sequence[str], default: str | None = None) -> str:
        """Give one of a few words."""
        value = self._take(key, default)
        if value not in among:
            raise self._wrong(key, value, f"one of {', '.join(among)}")
        return str(value)

    def sheet(self, key: str, sheets: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
        """Give a sheet's width and height in millimetres: by name, or as a list of two numbers."""
        value = self._take(key, None)
        if isinstance(value, str) and value in sheets:
            return sheets[value]
        if isinstance(value, list) and len(value) == 2 and all(_is_number(item, 50, 2000) for item in value):
            return float(value[0]), float(value[1])
        raise self._wrong(key, value, f"one of {', '.join(sheets)}, or [width, height] in millimetres, 50 to 2000")

    def _name(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _take(self, key: str, default: Any) -> Any:
        self._known.append(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            raise HouseStyleInvalid(
                f"{self.where}: {self._name(key)} is missing", "Add it; docs/house-style.md says how."
            )
        return default

    def _wrong(self, key: str, value: Any, wanted: str) -> HouseStyleInvalid:
        return HouseStyleInvalid(f"{self.where}: {self._name(key)} is {value!r}", f"It must be {wanted}.")


def _is_number(value: Any, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
