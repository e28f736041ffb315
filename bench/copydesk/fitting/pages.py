"""Known pages as the copy desk reads them: their passages, and of which article each truly is a part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.copydesk import texts
from bench.copydesk.__main__ import source_of
from bench.copydesk.fitting import wilder
from bench.copydesk.scramble import SCRAMBLES, RawEdition, scramble
from typeset.copydesk import desk
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.passages.passage import Passage
from typeset.copydesk.stories.heads import Setting


@dataclass(frozen=True, slots=True)
class Label:
    """What a passage truly is: of which cluster (an article `a…`, a photo `p…`, the furniture), and what part of it."""

    cluster: str
    part: str
    size: int
    """Its characters."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's passages without captions and furniture, as its stories are cut from, and their labels."""

    edition: str
    how: str
    passages: tuple[Passage, ...]
    setting: Setting
    labels: tuple[Label, ...]


def read_known(folder: Path, *, wild: int) -> Iterator[Page]:
    """Read every known edition of a folder, set in the bench's ways and in `wild` more."""
    for edition in texts.load_all(folder):
        for how in (*SCRAMBLES, *(wilder.draw(edition.name, number) for number in range(wild))):
            yield from read(scramble(edition, how))


def read(raw: RawEdition) -> Iterator[Page]:
    """Read the pages of a raw edition as the copy desk does."""
    source, meta = source_of(raw)
    cues = load_cues()
    for number in range(len(source.pages)):
        read, layout = desk.read_page(source, number, meta, cues)
        rest = desk.lay_out_page(read.passages, meta, layout).rest
        if rest:
            labels = tuple(_label(passage, raw, number) for passage in rest)
            yield Page(raw.name, raw.scramble, rest, desk.setting_of(rest, meta), labels)


def _label(passage: Passage, raw: RawEdition, page: int) -> Label:
    """What most of a passage's characters are of."""
    owners = [raw.owners[page][at] for strip in passage.strips for at in range(strip.start, strip.end)]
    counts = Counter((raw.clusters[owner], raw.parts[owner]) for owner in owners if owner >= 0)
    (cluster, part), _ = counts.most_common(1)[0]
    return Label(cluster, part, counts.total())


def by_edition(pages: Sequence[Page], folds: int) -> list[int]:
    """For each page the fold in which it is left out: all pages of an edition in the same."""
    names = {name: number % folds for number, name in enumerate(sorted({page.edition for page in pages}))}
    return [names[page.edition] for page in pages]
