"""What the program says of itself on a page, in the edition's language: page numbers, jump lines, 图片缺, 导读."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources

from typeset.model.edition import Script


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one script; `{n}` stands for a page label or an issue number (see words.toml)."""

    page: str
    onward: str
    back: str
    from_pages: str
    issue: str
    dated: str
    weekdays: tuple[str, ...]
    missing: str
    photo: str
    contents: str
    brackets: tuple[str, str]

    def of_page(self, label: str, origins: Sequence[str] = ()) -> str:
        """Name a page: 第1版; and the pages of the paper that its copy comes from: 第2版（原第3、4版）."""
        came = self.from_pages.format(n="、".join(origins)) if origins else ""
        return self.page.format(n=label) + came

    def jump(self, label: str, *, onward: bool) -> str:
        """Say where an article goes on, or where it comes from, in brackets: （下转第2版）."""
        before, after = self.brackets
        return before + (self.onward if onward else self.back).format(n=label) + after

    def day(self, day: date) -> str:
        """Give a date with its weekday."""
        spelt = self.dated.format(year=day.year, month=day.month, day=day.day)
        return f"{spelt} {self.weekdays[day.weekday()]}"

    def number(self, number: str) -> str:
        """Give an issue number: as it is where the paper spells it out, else in the usual words."""
        return self.issue.format(n=number) if number.strip().isascii() else number.strip()


def words(script: Script) -> Words:
    """Read the words of a script."""
    table = tomllib.loads((resources.files("typeset.compose") / "words.toml").read_text("utf-8"))[script.value]
    before, after = table.pop("brackets")
    return Words(weekdays=tuple(table.pop("weekdays")), brackets=(before, after), **table)
