"""The galley: an article's body set in one endless column, ready to be poured into columns on the page.

It is made of slugs. A slug is what stays together and takes whole lines of the grid: a line of a paragraph, or a
section head with its slogan. Paragraphs can be set a line longer or shorter when that levels the columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from typeset.compose.line import SetLine
from typeset.compose.paragraph import Copy, ParagraphSetting, cut, fit, loosen
from typeset.compose.pour import Pour, Slugs
from typeset.model.page import Element
from typeset.notes import Note

_LOOSEN: Final = 0.8
"""What a paragraph set a line longer or shorter costs, and"""
_OPENED: Final = 1 / 60
"""what each point of its demerits adds (of `linebreak`: squares of the lines' openings in hundredths of an em)."""
_GOOD: Final = 0.5
"""A pour that costs no more is not improved upon."""
_FAIR: Final = 1.9
"""The same for the beginning of a galley."""
_MARGIN: Final = 40
"""So many lines more than its columns hold are looked at when a galley's beginning is poured."""
_SINGLES: Final = 40
"""Up to so many paragraphs are loosened, the first ones;"""
_PAIRS: Final = 8
"""of so many loosenings, the cheapest, each two are tried together."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A set line within its slug: `dx` points right of the column's edge, its baseline `dy` below the slug's top."""

    line: SetLine
    dx: float
    dy: float
    element: Element


@dataclass(frozen=True, slots=True)
class Slug:
    """What takes `height` lines and stays together. At a column's top it stands `lift` points higher.

    `ends`: whether a column may end after it.
    """

    height: int
    laid: tuple[Laid, ...]
    ends: bool
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """A paragraph, from line `skip` on (the lines before stand on an earlier page)."""

    copy: Copy
    setting: ParagraphSetting
    element: Element
    baseline: float
    skip: int = 0

    @property
    def count(self) -> int:
        """How many lines are left."""
        return self.setting.count - self.skip

    def ends(self) -> list[bool]:
        """Tell after which lines a column may end: not after a lone first line, not before a lone last."""
        whole = self.setting.count
        legal = [False] + [True] * (whole - 3) + [False, True] if whole > 3 else [False] * (whole - 1) + [True]
        return legal[self.skip :] if whole else []

    def slugs(self, most: int | None = None) -> tuple[Slug, ...]:
        """Draw the lines that are left, the first `most` of them."""
        lines = cut(self.copy, self.setting, self.skip, None if most is None else self.skip + most)
        return tuple(
            Slug(1, (Laid(line, 0.0, self.baseline, self.element),), ends)
            for line, ends in zip(lines, self.ends(), strict=False)
        )


@dataclass(frozen=True, slots=True)
class Solid:
    """A block whose lines are fixed: a section head, verse, a jump line."""

    cast: tuple[Slug, ...]

    @property
    def count(self) -> int:
        """How many slugs."""
        return len(self.cast)


@dataclass(frozen=True, slots=True)
class Settled:
    """A galley poured: the setting chosen for each block and where the columns end."""

    blocks: tuple[Flow | Solid, ...]
    pour: Pour
    cost: float


@dataclass(frozen=True, slots=True)
class Galley:
    """Blocks one under the other, set to `measure` points."""

    measure: float
    blocks: tuple[Flow | Solid, ...]
    _loosened: dict[tuple[int, int], Flow | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def lines(self) -> int:
        """How many lines it takes, set at its best."""
        return sum(_lines(block) for block in self.blocks)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The characters that no face has."""
        return tuple(note for block in self.blocks if isinstance(block, Flow) for note in block.copy.notes)

    def level(self, rooms: Sequence[int]) -> Settled | None:
        """Pour all of it into columns of these heights, feet level; paragraphs are loosened where that helps."""
        room, lines = sum(rooms), self.lines
        best = _settle(self.blocks, rooms) if lines <= room else None
        if best is not None and best.cost <= _GOOD:
            return best
        for blocks, more, price in self._variants():
            if not 0 <= room - lines - more <= len(rooms) or (best is not None and price >= best.cost):
                continue
            found = _settle(blocks, rooms, price)
            if found is not None and (best is None or found.cost < best.cost):
                best = found
                if best.cost <= _GOOD + _LOOSEN:
                    break
        return best

    def fill(self, rooms: Sequence[int], *, rest: int) -> Settled | None:
        """Fill columns of these heights with its beginning, leaving at least `rest` lines."""
        beginning = self._beginning(sum(rooms) + rest + _MARGIN)
        best = _fill(beginning.blocks, rooms, rest)
        if best is None or best.cost <= _FAIR:
            return best and self._complete(best, len(beginning.blocks))
        for blocks, _, price in beginning._variants():
            if price < best.cost:
                found = _fill(blocks, rooms, rest, price)
                best = found if found is not None and found.cost < best.cost else best
        return self._complete(best, len(beginning.blocks))

    def _beginning(self, lines: int) -> "Galley":
        """Take as many blocks from its beginning as hold so many lines."""
        taken = 0
        for number, block in enumerate(self.blocks):
            taken += _lines(block)
            if taken >= lines:
                return Galley(self.measure, self.blocks[: number + 1])
        return self

    def _complete(self, settled: Settled, count: int) -> Settled:
        return replace(settled, blocks=settled.blocks + self.blocks[count:])

    def _variants(self) -> Iterator[tuple[tuple[Flow | Solid, ...], int, float]]:
        """Loosen one paragraph, then two, by a line each way: the blocks, the lines more in all, the price."""
        single: list[tuple[int, Flow, int, float]] = []
        for index in range(min(_SINGLES, len(self.blocks))):
            for lines in (-1, 1):
                loose = self._loosen(index, lines)
                if loose is not None:
                    single.append((index, loose, lines, self._price(index, loose)))
        single.sort(key=lambda entry: entry[3])
        for index, loose, lines, price in single:
            yield _swap(self.blocks, index, loose), lines, price
        few = single[:_PAIRS]
        for place, (index, loose, lines, price) in enumerate(few):
            for other, second, more, extra in few[place + 1 :]:
                if other != index:
                    yield _swap(_swap(self.blocks, index, loose), other, second), lines + more, price + extra

    def _loosen(self, index: int, lines: int) -> Flow | None:
        key = (index, lines)
        if key not in self._loosened:
            block = self.blocks[index]
            found = None
            if isinstance(block, Flow) and not block.skip:
                setting = loosen(block.copy, block.setting, lines)
                found = replace(block, setting=setting) if setting is not None else None
            self._loosened[key] = found
        return self._loosened[key]

    def _price(self, index: int, loose: Flow) -> float:
        block = self.blocks[index]
        assert isinstance(block, Flow)
        return _LOOSEN + _OPENED * max(0.0, loose.setting.demerits - block.setting.demerits)


def remainder(settled: Settled, measure: float) -> Galley:
    """Give what is left of a galley behind the last column of a pour that filled its columns with the beginning."""
    index = settled.pour.ends[-1]
    blocks: list[Flow | Solid] = []
    for block in settled.blocks:
        if index < block.count:
            blocks.append(_behind(block, index) if index > 0 else block)
        index -= block.count
    return Galley(measure, tuple(blocks))


def refit(galley: Galley, measure: float) -> Galley | None:
    """Set a galley to another measure; None if it holds more than paragraphs."""
    flows = [
        replace(block, setting=fit(block.copy, measure))
        for block in galley.blocks
        if isinstance(block, Flow) and not block.skip
    ]
    return Galley(measure, tuple(flows)) if len(flows) == len(galley.blocks) else None


def draw(settled: Settled) -> tuple[tuple[Slug, ...], ...]:
    """Draw the slugs of each column."""
    pour = settled.pour
    slugs = list(_drawn(settled, pour.ends[-1]))
    return tuple(tuple(slugs[start:end]) for start, end in zip(pour.starts, pour.ends, strict=True))


def first_laid(settled: Settled) -> Laid | None:
    """Draw the first line of all."""
    return next((laid for slug in _drawn(settled, min(1, settled.pour.ends[-1])) for laid in slug.laid), None)


def _drawn(settled: Settled, most: int) -> Iterator[Slug]:
    """Draw the first slugs; a paragraph that goes on on later pages may be as long as a book."""
    for block in settled.blocks:
        if most <= 0:
            return
        yield from block.slugs(most) if isinstance(block, Flow) else block.cast[:most]
        most -= block.count


def _behind(block: Flow | Solid, index: int) -> Flow | Solid:
    return replace(block, skip=block.skip + index) if isinstance(block, Flow) else Solid(block.cast[index:])


def _lines(block: Flow | Solid) -> int:
    return block.count if isinstance(block, Flow) else sum(slug.height for slug in block.cast)


def _slugs(blocks: Sequence[Flow | Solid]) -> Slugs:
    heights: list[int] = []
    ends: list[bool] = []
    for block in blocks:
        if isinstance(block, Flow):
            heights += [1] * block.count
            ends += block.ends()
        else:
            heights += [slug.height for slug in block.cast]
            ends += [slug.ends for slug in block.cast]
    return Slugs(heights, ends)


def _settle(blocks: tuple[Flow | Solid, ...], rooms: Sequence[int], price: float = 0.0) -> Settled | None:
    pour = _slugs(blocks).level(rooms)
    return None if pour is None else Settled(blocks, pour, pour.cost + price)


def _fill(blocks: tuple[Flow | Solid, ...], rooms: Sequence[int], rest: int, price: float = 0.0) -> Settled | None:
    pour = _slugs(blocks).fill(rooms, rest=rest)
    return None if pour is None else Settled(blocks, pour, pour.cost + price)


def _swap(blocks: tuple[Flow | Solid, ...], index: int, block: Flow) -> tuple[Flow | Solid, ...]:
    return (*blocks[:index], block, *blocks[index + 1 :])
