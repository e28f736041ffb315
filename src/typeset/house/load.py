"""House styles from TOML: the one asked for, with a person's own file laid over it, checked for sense.

docs/house-style.md explains every key. A key that no style knows and a grid that cannot be are refused, so that a
slip of the pen never goes to press.
"""

import tomllib
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any, Final

from typeset.errors import HouseStyleInvalid
from typeset.house.style import (
    GridStyle,
    HeadGrade,
    Heads,
    HouseStyle,
    Inks,
    KinsokuLevel,
    Paper,
    PhotoFrame,
    Rules,
    TextStyle,
    TextStyles,
    WidthStyle,
)
from typeset.house.table import Table
from typeset.model.geometry import MM
from typeset.model.page import Ink

_SHEETS: Final = {"a2": (420.0, 594.0), "a3": (297.0, 420.0), "a4": (210.0, 297.0), "a5": (148.0, 210.0)}
_LEAST_MEASURE: Final = 8
_LEAST_LINES: Final = 12
_STYLES: Final = "styles"


def names() -> tuple[str, ...]:
    """Name the house styles that ship, in alphabetical order."""
    folder = resources.files("typeset.house") / _STYLES
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


def load(name: str, overrides: Path | None = None) -> HouseStyle:
    """Read the house style `name`, the file `overrides` laid over it key by key.

    HouseStyleInvalid for an unknown name or key, a value of the wrong kind, an unreadable file, an impossible grid.
    """
    if name not in names():
        raise HouseStyleInvalid(f"there is no house style {name!r}", f"Use one of {', '.join(names())}.")
    document = _parse((resources.files("typeset.house") / _STYLES / f"{name}.toml").read_text("utf-8"), name)
    where = f"house style {name}"
    if overrides is not None:
        document = _overlay(document, _parse(_read(overrides), overrides.name))
        where = f"house style {name} with {overrides.name}"
    house = _house(name, Table(where, "", document))
    _check_grid(house, where)
    return house


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise HouseStyleInvalid(f"{path} cannot be read: {reason}", "Name a TOML file in UTF-8.") from reason


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise HouseStyleInvalid(f"house style {name} is not TOML: {reason}", "Correct the line it names.") from reason


def _overlay(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Lay one document over another: tables key by key, everything else whole."""
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _overlay(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _house(name: str, table: Table) -> HouseStyle:
    default = _setting(table.table("setting"))
    house = HouseStyle(
        name=name,
        paper=_paper(table.table("paper")),
        grid=_grid(table.table("grid")),
        text=_texts(table.table("text"), default),
        heads=_heads(table.table("heads"), default),
        rules=_rules(table.table("rules")),
        inks=_inks(table.table("ink")),
        photo=_photo(table.table("photo")),
        contents_from=_contents(table.table("contents")),
    )
    table.close()
    return house


def _setting(table: Table) -> TextStyle:
    """Read what holds for every role that does not say otherwise."""
    style = TextStyle(
        face="",
        size=0,
        gap=table.number("gap", 0, 0.5),
        level=KinsokuLevel(table.choice("level", [level.value for level in KinsokuLevel])),
        widths=WidthStyle(table.choice("widths", [widths.value for widths in WidthStyle])),
        hang=table.flag("hang"),
    )
    table.close()
    return style


def _paper(table: Table) -> Paper:
    sheet = table.sheet("size", _SHEETS)
    head, foot, side = (table.number(key, 0, 200) * MM for key in ("head", "foot", "side"))
    table.close()
    return Paper(sheet[0] * MM, sheet[1] * MM, head, foot, side)


def _grid(table: Table) -> GridStyle:
    grid = GridStyle(
        columns=table.whole("columns", 1, 12),
        measure=table.whole("measure", _LEAST_MEASURE, 60),
        gutter=table.number("gutter", 0, 100),
        leading=table.number("leading", 4, 100),
    )
    table.close()
    return grid


def _texts(table: Table, default: TextStyle) -> TextStyles:
    styles = {field.name: _style(table.table(field.name), default) for field in fields(TextStyles)}
    table.close()
    return TextStyles(**styles)


def _style(table: Table, default: TextStyle) -> TextStyle:
    style = TextStyle(
        face=table.text("face"),
        size=table.number("size", 4, 200),
        indent=table.number("indent", 0, 4, default.indent),
        gap=table.number("gap", 0, 0.5, default.gap),
        level=KinsokuLevel(table.choice("level", [level.value for level in KinsokuLevel], default.level.value)),
        widths=WidthStyle(table.choice("widths", [widths.value for widths in WidthStyle], default.widths.value)),
        hang=table.flag("hang", default.hang),
    )
    table.close()
    return style


def _heads(table: Table, default: TextStyle) -> Heads:
    grades = {field.name: _grade(table.table(field.name), default) for field in fields(Heads)}
    table.close()
    return Heads(**grades)


def _grade(table: Table, default: TextStyle) -> HeadGrade:
    grade = HeadGrade(
        faces=table.texts("faces"),
        sizes=table.numbers("sizes", 6, 200),
        kicker=_style(table.table("kicker"), default),
        deck=_style(table.table("deck"), default),
        second=table.number("second", 0.2, 1),
        turns=table.whole("turns", 1, 4),
    )
    table.close()
    return grade


def _rules(table: Table) -> Rules:
    rules = Rules(
        column=table.number("column", 0, 10),
        block=table.number("block", 0, 10),
        page=table.number("page", 0, 10),
        grey=table.number("grey", 0, 1),
    )
    table.close()
    return rules


def _inks(table: Table) -> Inks:
    inks = Inks(*(Ink(*table.triple(key, 0, 1)) for key in ("nameplate", "tint")))
    table.close()
    return inks


def _photo(table: Table) -> PhotoFrame:
    frame = PhotoFrame(
        weight=table.number("weight", 0, 10), least=table.whole("least", 2, 40), most=table.whole("most", 2, 40)
    )
    table.close()
    if frame.least > frame.most:
        raise HouseStyleInvalid(
            f"{table.where}: photo.least ({frame.least}) is more than photo.most ({frame.most})", "Swap them."
        )
    return frame


def _contents(table: Table) -> int:
    pages = table.whole("from", 2, 1000)
    table.close()
    return pages


def _check_grid(house: HouseStyle, where: str) -> None:
    """Refuse a grid that the sheet cannot hold, or on which body text cannot be set."""
    paper, grid, size = house.paper, house.grid, house.text.body.size
    width = grid.columns * house.column_width + (grid.columns - 1) * grid.gutter
    room = paper.width - 2 * paper.side
    if width > room:
        raise HouseStyleInvalid(
            f"{where}: {grid.columns} columns of {grid.measure} em of {size:g} pt with gutters of {grid.gutter:g} pt "
            f"are {width:.1f} pt wide, the paper has {room:.1f} pt between its side margins",
            "Take fewer columns, a shorter measure, a smaller body size, narrower gutters or margins.",
        )
    if grid.leading < size:
        raise HouseStyleInvalid(
            f"{where}: leading of {grid.leading:g} pt is less than the body size of {size:g} pt",
            f"Set grid.leading to 1.5 to 1.7 times the size: {1.5 * size:g} to {1.7 * size:g}.",
        )
    lines = int((paper.height - paper.head - paper.foot) / grid.leading)
    if lines < _LEAST_LINES:
        raise HouseStyleInvalid(
            f"{where}: between its margins the paper has {lines} lines of {grid.leading:g} pt, "
            f"a page needs {_LEAST_LINES}",
            "Take a larger paper, smaller margins or a smaller leading.",
        )
