"""Many editions through the press: one failing edition never stops the others."""

import functools
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from typeset.errors import TypesetError
from typeset.fonts import FontLibrary
from typeset.press.edition import BuildOptions, Built, build


@dataclass(frozen=True, slots=True)
class Failed:
    """An edition that could not be built, and why."""

    place: str
    error: TypesetError


def run(places: Sequence[str], out: Path, options: BuildOptions, *, jobs: int) -> Iterator[Built | Failed]:
    """Build the editions at `places` into `out`, `jobs` at a time, giving each outcome as soon as it is known.

    What is built does not depend on `jobs`; only the order in which the outcomes come does.
    """
    if jobs <= 1 or len(places) <= 1 or "-" in places:
        for place in places:
            yield _build_one(place, out, options)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(places)), mp_context=get_context("spawn")) as pool:
        waiting: list[Future[Built | Failed]] = [pool.submit(_build_one, place, out, options) for place in places]
        for done in as_completed(waiting):
            yield done.result()


def _build_one(place: str, out: Path, options: BuildOptions) -> Built | Failed:
    try:
        return build(place, out, options, _library())
    except TypesetError as error:
        return Failed(place, error)


@functools.cache
def _library() -> FontLibrary:
    """Open the faces once in each process: checking their digests costs more than a page."""
    return FontLibrary.open()
