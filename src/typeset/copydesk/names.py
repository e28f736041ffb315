"""Personal names told by their family names, from tables/surnames.tsv."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def name_pattern() -> str:
    """A regular expression for a personal name that opens with a family name: 王飞, 欧阳修, 王 飞, 佐藤 花子."""
    families = _families()
    chinese = "".join(sorted(families["zh"]))
    double = _by_first(families["zh2"])
    japanese = _by_first(families["ja"])
    return (
        f"(?:{double}[ ]?[\u4e00-\u9fff]{{1,2}}|{japanese}[ ]?[\u4e00-\u9fff々ぁ-んァ-ヶ]{{1,3}}"
        f"|[{chinese}][ ]?[\u4e00-\u9fff\U00020000-\U0003134f]{{1,2}})"
    )


def _by_first(names: Iterable[str]) -> str:
    """A pattern for any of many names, gathered by their first characters: each is asked for only behind its own."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rests.setdefault(name[0], []).append(name[1:])
    firsts = "".join(sorted(rests))
    pieces = (f"{first}(?:{'|'.join(more)})" for first, more in sorted(rests.items()))
    return f"(?=[{firsts}])(?:{'|'.join(pieces)})"


@cache
def _families() -> dict[str, frozenset[str]]:
    rows = (files("typeset.copydesk") / "tables" / "surnames.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, set[str]] = {}
    for row in rows:
        if row and not row.startswith("#"):
            script, names = row.split("\t")
            found.setdefault(script, set()).update(names.split() if " " in names else names)
    return {script: frozenset(names) for script, names in found.items()}


def family_names(script: str) -> frozenset[str]:
    """The family names of a script: zh, of one character; zh2, of two; ja."""
    return _families()[script]


@cache
def bare_name() -> re.Pattern[str]:
    """A line that is a personal name and nothing else, or a calling or place before it."""
    return re.compile(f"(?:[\u4e00-\u9fffァ-ヶー]{{2,6}}[ ])?{name_pattern()}$")
