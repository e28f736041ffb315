"""Finds again where in the source a manuscript's words stand, after a hand has edited, moved, cut or joined them.

Texts that stand as they were written keep their pieces. What a hand touched is matched, run by run, with the
characters that no untouched text has taken, white space left out: first by what four characters in a row name, then
by a difference inside each gap that is left. What matches nothing was typed. Each character of the source is given
away once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from typeset.manuscript.escape import Typed
from typeset.manuscript.sourcemap import Entry, SourceMap, key_of
from typeset.model.source import HAND, Piece, Source, Span, Text

_SEED: Final = 4
"""Characters in a row that tell where a text comes from."""
_OFTEN: Final = 32
"""A seed that stands in more places than this tells nothing."""
_WIDEST: Final = 4_000_000
"""The largest gap to look for differences in: length times length."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the source in reading order, without white space, and their places."""

    text: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class At:
    """A character of a run."""

    run: int
    index: int


def align(typed: Sequence[Typed], known: SourceMap, source: Source) -> tuple[Text, ...]:
    """Give each text of a manuscript the places its characters came from."""
    entries = [entry for entry in known.entries if _holds(entry, known, source)]
    kept, peers = _untouched(typed, entries)
    left = sorted(set(range(len(entries))) - set(kept.values()))
    runs = [_entry_run(entries[number], source) for number in left]
    taken = {place for number in kept.values() for place in _places(entries[number])}
    taken |= {place for run in runs for place in run.places}
    runs.extend(_free_runs(source, taken))
    pool = _Pool(runs)
    run_of = {number: at for at, number in enumerate(left)}
    texts = {number: entries[entry].text(typed[number].text) for number, entry in kept.items()}
    # The longest first: a headline that its article's text repeats must not take the text's characters.
    for number in sorted(set(range(len(typed))) - set(kept), key=lambda number: (-len(typed[number].text), number)):
        texts[number] = _trace(typed[number], pool, run_of.get(peers.get(number, -1)), source)
    return tuple(texts[number] for number in range(len(typed)))


def _holds(entry: Entry, known: SourceMap, source: Source) -> bool:
    """Tell whether an entry's spans lie in raw pages that are what they were."""
    for _, span in entry.pieces:
        if span.page == HAND:
            continue
        if span.page >= min(len(known.digests), len(source.pages)):
            return False
        if known.digests[span.page] != source.pages[span.page].sha256:
            return False
    return True


def _untouched(typed: Sequence[Typed], entries: Sequence[Entry]) -> tuple[dict[int, int], dict[int, int]]:
    """Pair the texts that stand as they were written with their entries; and the others with the entry they replace."""
    here, there = [key_of(words.text) for words in typed], [entry.key for entry in entries]
    if here == there:
        return dict(enumerate(range(len(here)))), {}
    kept: dict[int, int] = {}
    peers: dict[int, int] = {}
    for tag, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        (kept if tag == "equal" else peers).update(zip(range(a, b), range(c, d), strict=False))
    moved = defaultdict(list)
    for number in sorted(set(range(len(entries))) - set(kept.values()), reverse=True):
        moved[there[number]].append(number)
    for number, key in enumerate(here):
        if number not in kept and moved[key]:
            kept[number] = moved[key].pop()
    return kept, peers


def _places(entry: Entry) -> Iterator[Span]:
    """Give each place of the source that an entry covers."""
    for _, span in entry.pieces:
        if span.page != HAND:
            yield from (Span(span.page, at, at + 1) for at in range(span.start, span.end))


def _entry_run(entry: Entry, source: Source) -> Run:
    """Read an entry's characters in the source again; what a hand typed then is left out."""
    return _run([place for place in _places(entry) if not source.read(place).isspace()], source)


def _free_runs(source: Source, taken: set[Span]) -> Iterator[Run]:
    """Give the characters of each raw page that no entry covers."""
    for number, page in enumerate(source.pages):
        places = (Span(number, at, at + 1) for at, char in enumerate(page.text) if not char.isspace())
        yield _run([place for place in places if place not in taken], source)


def _run(places: Sequence[Span], source: Source) -> Run:
    return Run("".join(map(source.read, places)), tuple(places))


class _Pool:
    """Runs of which each character can be claimed once."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self._free = [bytearray(b"\1" * len(run.text)) for run in runs]
        self._seeds: dict[str, list[At]] = defaultdict(list)
        for number, run in enumerate(runs):
            for at in range(len(run.text) - _SEED + 1):
                self._seeds[run.text[at : at + _SEED]].append(At(number, at))

    def claim(self, text: str, peer: int | None) -> list[At | None]:
        """Claim the characters of a text; None where nothing matches. `peer`: the run it most likely came from."""
        found: list[At | None] = [None] * len(text)
        self._claim_seeds(text, found, peer)
        for start, end in _gaps(found):
            self._claim_gap(text, found, (start, end), peer)
        return found

    def _claim_seeds(self, text: str, found: list[At | None], peer: int | None) -> None:
        """Claim the longest runs that seeds find, from left to right."""
        at = 0
        while at <= len(text) - _SEED:
            places = self._seeds.get(text[at : at + _SEED], ())
            best = self._longest(text, at, places, peer) if len(places) <= _OFTEN else None
            if best is None:
                at += 1
                continue
            place, size = best
            for step in range(size):
                self._take(found, at + step, At(place.run, place.index + step))
            at += size

    def _longest(self, text: str, at: int, places: Iterable[At], peer: int | None) -> tuple[At, int] | None:
        """Choose the place where most characters in a row match; the peer's wins a tie, then the first."""
        best: tuple[tuple[int, bool], At] | None = None
        for place in places:
            size = self._reach(text, at, place)
            rank = (size, place.run == peer)
            if size >= _SEED and (best is None or rank > best[0]):
                best = rank, place
        return (best[1], best[0][0]) if best else None

    def _reach(self, text: str, at: int, place: At) -> int:
        """Count the free characters in a row that match."""
        run, free = self.runs[place.run].text, self._free[place.run]
        most = min(len(text) - at, len(run) - place.index)
        size = 0
        while size < most and free[place.index + size] and run[place.index + size] == text[at + size]:
            size += 1
        return size

    def _claim_gap(self, text: str, found: list[At | None], gap: tuple[int, int], peer: int | None) -> None:
        """Claim what a difference finds between the neighbours of a gap."""
        start, end = gap
        left = found[start - 1] if start else None
        right = found[end] if end < len(found) else None
        window = self._window(left, right, peer, 2 * (end - start) + _SEED)
        if window is None or (end - start) * (window[2] - window[1]) > _WIDEST:
            return
        run, low, high = window
        free = self._free[run]
        there = "".join(char if free[low + at] else "\0" for at, char in enumerate(self.runs[run].text[low:high]))
        here = text[start:end].replace("\0", "\1")
        for a, b, size in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
            for step in range(size):
                self._take(found, start + a + step, At(run, low + b + step))

    def _window(self, left: At | None, right: At | None, peer: int | None, reach: int) -> tuple[int, int, int] | None:
        """Say where what belongs between two neighbours can stand: run, from, to."""
        if left and right and left.run == right.run and left.index < right.index:
            return left.run, left.index + 1, right.index
        if left:
            return left.run, left.index + 1, min(left.index + 1 + reach, len(self.runs[left.run].text))
        if right:
            return right.run, max(0, right.index - reach), right.index
        return (peer, 0, len(self.runs[peer].text)) if peer is not None else None

    def _take(self, found: list[At | None], at: int, place: At) -> None:
        """Claim one character."""
        found[at] = place
        self._free[place.run][place.index] = 0


def _gaps(found: Sequence[At | None]) -> list[tuple[int, int]]:
    """List the stretches that match nothing."""
    gaps: list[tuple[int, int]] = []
    for at, place in enumerate(found):
        if place is not None:
            continue
        if gaps and gaps[-1][1] == at:
            gaps[-1] = (gaps[-1][0], at + 1)
        else:
            gaps.append((at, at + 1))
    return gaps


def _trace(words: Typed, pool: _Pool, peer: int | None, source: Source) -> Text:
    """Give each character its place in the source, or in the manuscript where a hand typed it."""
    ink = [at for at, char in enumerate(words.text) if not char.isspace()]
    places: list[Span | None] = [None] * len(words.text)
    for at, found in zip(ink, pool.claim("".join(words.text[at] for at in ink), peer), strict=True):
        places[at] = pool.runs[found.run].places[found.index] if found else None
    for at, char in enumerate(words.text):
        if char.isspace():
            places[at] = _space_between(places, at, source)
    typed = [place or Span(HAND, words.offsets[at], words.offsets[at] + 1) for at, place in enumerate(places)]
    return Text(tuple(_gather(words.text, typed)))


def _space_between(places: Sequence[Span | None], at: int, source: Source) -> Span | None:
    """Find the white space of the source between the places of a space's neighbours."""
    left = places[at - 1] if at else None
    right = places[at + 1] if at + 1 < len(places) else None
    if left is None or right is None or left.page != right.page or left.page == HAND or left.end >= right.start:
        return None
    between = source.read(Span(left.page, left.end, right.start))
    return None if between.strip() else Span(left.page, left.end, left.end + 1)


def _gather(text: str, places: Sequence[Span]) -> Iterator[Piece]:
    """Join characters whose places touch into pieces."""
    start = 0
    for at in range(1, len(text) + 1):
        before = places[at - 1]
        if at < len(text) and (places[at].page, places[at].start) == (before.page, before.end):
            continue
        yield Piece(text[start:at], Span(before.page, places[start].start, before.end))
        start = at
