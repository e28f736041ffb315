"""`python -m bench.copydesk.forms`: whether the copy desk knows what a line is by what the line itself says.

forms/ROLE.tsv has lines of a role as they stand on a raw page, by script; forms/none*.tsv lines that look alike and
are of none. The heads of the known editions, and their paragraphs cut as a column cuts them, are of none as well. Every
file is parted in two by a hash: one half may be looked at (`--show`), the other only judges.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from bench.copydesk import texts
from typeset.copydesk.knowledge.scenes import SEEN, read_scene
from typeset.copydesk.knowledge.writers import LIKELY
from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.marks.cues import Cues, load_cues
from typeset.copydesk.marks.furniture import PageFacts
from typeset.copydesk.marks.marking import Words, mark

HERE = Path(__file__).parent
_BODY: Final = {
    "zh-Hans": ("这座小城有三十万人口，街道整齐。", "他们每天清晨五点出门，傍晚才回家，"),
    "zh-Hant": ("這座小城有三十萬人口，街道整齊。", "他們每天清晨五點出門，傍晚才回家，"),
    "ja": ("町には三万人が暮らしている。", "朝早く家を出て、夕方に帰る人が多く、"),
}
_CLOSING: Final = {"zh-Hans": "特此公告。", "zh-Hant": "特此公告", "ja": "敬具"}
_FAR: Final = 15
"""So many lines keep a line from the page's edges, where furniture is."""


class Form(NamedTuple):
    """A line, its script, and whether its half may be looked at."""

    script: str
    line: str
    open: bool


class Place(NamedTuple):
    """Where a role's lines stand: below a head or a text's last line; and what of a line's words tells the role."""

    below_head: bool
    tells: Callable[[Words, str, Cues], bool]
    kicker: bool = False
    closed: bool = False
    top: bool = False
    apart: bool = False
    none: str = "none"


def _tells_caption(words: Words, text: str, cues: Cues) -> bool:
    bare = text.replace(" ", "")
    return words.caption or cues.is_passage("caption", bare) or read_scene(bare) >= SEEN


ROLES: Final = {
    "writer": Place(True, lambda words, _, __: words.byline or words.writer >= LIKELY),
    "signature": Place(False, lambda words, _, __: words.closing, closed=True),
    "salutation": Place(True, lambda words, _, __: words.closing),
    "closing": Place(False, lambda words, _, __: words.closing),
    "column": Place(False, lambda words, _, __: words.title, kicker=True),
    "note": Place(True, lambda _, text, cues: cues.opens("note", text)),
    "dateline": Place(True, lambda words, _, __: words.story),
    "jump": Place(False, lambda words, _, __: words.jump or words.furniture),
    "credit": Place(False, lambda words, _, __: words.credit, apart=True, none="none_picture"),
    "caption": Place(False, _tells_caption, apart=True, none="none_picture"),
    "furniture": Place(False, lambda words, _, __: words.furniture, top=True, none="none_page"),
    "furniture-apart": Place(False, lambda words, _, __: words.furniture, apart=True, none="none_page"),
}
"""`kicker`: a kicker of the known editions may be one. `closed`: the words that close a notice stand above the line.
`top`: it stands above the page's first text; `apart`: by itself, between texts. `none`: the lines that look alike."""


def ask(form: Form, place: Place, cues: Cues) -> bool:
    """Set a line where the role's lines stand and ask what the copy desk reads in it."""
    stop, running = _BODY[form.script]
    head = "\n\n" + ("小城晨光" if form.script == "ja" else "一座小城的早晨") + "\n" if place.below_head else "\n"
    head += _CLOSING[form.script] + "\n" if place.closed else ""
    text = "\n".join([running] * _FAR + [stop])
    before = "" if place.top else text + ("\n\n" if place.apart else head)
    lines = read_lines(before + form.line + ("\n\n" if place.top or place.apart else "\n") + text, 0)
    words = mark(lines, cues, PageFacts(None, None, "1", None))
    return place.tells(words[-_FAR - 2], plain(lines[-_FAR - 2]), cues)


def read_forms(path: Path) -> Iterator[Form]:
    """Read a table of forms."""
    for row in path.read_text(encoding="utf-8").splitlines():
        script, line = row.split("\t")
        yield Form(script, line, _is_open(line))


def read_others(*, kickers: bool) -> Iterator[Form]:
    """Lines of the known editions that name no role: heads, section heads, and paragraphs cut as columns cut them."""
    for edition in texts.load_all(HERE / "known"):
        script = edition.lang[:7]
        for article in edition.articles:
            heads = [article.headline, article.deck, *(article.kicker,) * kickers]
            heads += [block.text for block in article.body if block.kind == "section"]
            cut = [
                block.text[start : start + size]
                for block in article.body
                if block.kind == "paragraph" and len(block.text) > 80
                for size in [13 + len(block.text) % 14]
                for start in range(size, 3 * size, size)
            ]
            for line in (*(part for head in heads if head for part in head.split("|")), *cut):
                if line.strip():
                    yield Form(script, line, _is_open(line))


def _is_open(line: str) -> bool:
    return hashlib.sha256(line.encode()).digest()[0] % 2 == 0


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(prog="bench.copydesk.forms", description=__doc__)
    parser.add_argument("roles", nargs="*", default=list(ROLES))
    parser.add_argument("--show", action="store_true", help="print what goes wrong in the half that may be looked at")
    options = parser.parse_args()
    cues = load_cues()
    for role in options.roles:
        place = ROLES[role]
        told = [(form, ask(form, place, cues)) for form in read_forms(HERE / "forms" / f"{role.partition('-')[0]}.tsv")]
        others = [*read_forms(HERE / "forms" / f"{place.none}.tsv"), *read_others(kickers=not place.kicker)]
        alarms = [(form, ask(form, place, cues)) for form in others]
        sys.stdout.write(f"{role:<15} " + "  ".join(_recall(told, half) for half in (True, False)))
        sys.stdout.write(f"  false alarms {_alarms(alarms, True)}  {_alarms(alarms, False)}\n")
        if options.show:
            wrong = [f"  - {form.line}\n" for form, found in told if form.open and not found]
            wrong += [f"  + {form.line}\n" for form, found in alarms if form.open and found]
            sys.stdout.writelines(wrong)


def _recall(told: list[tuple[Form, bool]], half: bool) -> str:
    """The share of a role's lines that is told in one half, by script."""
    parts = []
    for script in _BODY:
        found = [known for form, known in told if form.script == script and form.open is half]
        parts.append(f"{script[-4:]} {sum(found) / max(1, len(found)):.2f}/{len(found):<3}")
    return ("open " if half else "shut ") + " ".join(parts)


def _alarms(alarms: list[tuple[Form, bool]], half: bool) -> str:
    """How many of the lines of no role in one half were taken for one of it."""
    found = [known for form, known in alarms if form.open is half]
    return f"{sum(found)}/{len(found)}"


if __name__ == "__main__":
    main()
