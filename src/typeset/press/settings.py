"""edition.toml: the facts that a person states about an edition. A fact not stated is None, never made up."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from typeset.errors import SettingsInvalid


@dataclass(frozen=True, slots=True)
class PageSetting:
    """A raw page as edition.toml lists it: its file, its printed label (版) and its title."""

    file: str
    label: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """What edition.toml says. `pages` is empty when it lists none; `photos` maps a photo's id to its file's name."""

    paper: str | None = None
    date: dt.date | None = None
    lang: str | None = None
    publisher: str | None = None
    number: str | None = None
    house: str | None = None
    house_file: str | None = None
    pages: tuple[PageSetting, ...] = ()
    photos: tuple[tuple[str, str], ...] = ()


_KEYS = ("paper", "date", "lang", "publisher", "number", "house", "house-file", "pages", "photos")
_PAGE_KEYS = ("file", "label", "name")


def read_settings(data: bytes, *, file: str) -> Settings:
    """Read the bytes of edition.toml, called `file` in messages.

    Raises:
        SettingsInvalid: not UTF-8, not TOML, an unknown key, or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsInvalid(f"{file} is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsInvalid(f"{file} is not TOML: {error}.", "Mend the line that it names.") from error
    _refuse_unknown(table, _KEYS, file)
    return Settings(
        paper=_string(table, "paper", file),
        date=_date(table, file),
        lang=_string(table, "lang", file),
        publisher=_string(table, "publisher", file),
        number=_string(table, "number", file),
        house=_string(table, "house", file),
        house_file=_string(table, "house-file", file),
        pages=tuple(_page(entry, file) for entry in _list(table, "pages", file)),
        photos=_photos(table, file),
    )


def _refuse_unknown(table: Mapping[str, Any], known: tuple[str, ...], file: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise SettingsInvalid(f"{file} has an unknown key: {', '.join(unknown)}.", f"Known keys: {', '.join(known)}.")


def _string(table: Mapping[str, Any], key: str, file: str) -> str | None:
    value = table.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key in ("number", "label"):
        return str(value)
    if value is not None and not (isinstance(value, str) and value.strip()):
        raise SettingsInvalid(f"{file}: {key} must be text in quotes.", f'Write {key} = "…", or leave the line out.')
    return value


def _date(table: Mapping[str, Any], file: str) -> dt.date | None:
    value = table.get("date")
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            value = 0
    if isinstance(value, dt.datetime):
        return value.date()
    if value is not None and not isinstance(value, dt.date):
        raise SettingsInvalid(f"{file}: date is not a date.", "Write date = 2021-02-02 (year-month-day).")
    return value


def _list(table: Mapping[str, Any], key: str, file: str) -> list[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise SettingsInvalid(f"{file}: {key} must be a list of tables.", f"Begin each with [[{key}]].")
    return value


def _page(entry: Mapping[str, Any], file: str) -> PageSetting:
    _refuse_unknown(entry, _PAGE_KEYS, file)
    name = _string(entry, "file", file)
    if name is None:
        raise SettingsInvalid(f"{file}: a page names no file.", 'Give each [[pages]] a line file = "01.txt".')
    return PageSetting(file=name, label=_string(entry, "label", file), name=_string(entry, "name", file))


def _photos(table: Mapping[str, Any], file: str) -> tuple[tuple[str, str], ...]:
    value = table.get("photos", {})
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
        raise SettingsInvalid(
            f"{file}: photos must map photo ids to file names.", 'Write [photos] and below it p01 = "01.jpg".'
        )
    return tuple(sorted(value.items()))
