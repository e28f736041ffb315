"""Reads a manuscript: the same edition where nobody touched it, and the corrected one where somebody did."""

import re

from typeset.errors import ManuscriptInvalid
from typeset.manuscript.align import align
from typeset.manuscript.gather import gather
from typeset.manuscript.lines import FILE, Kind, invalid, take_apart
from typeset.manuscript.sourcemap import SourceMap, read_map
from typeset.manuscript.write import VERSION
from typeset.model.edition import Edition, Meta
from typeset.model.source import Source
from typeset.notes import Code, Note

_VERSION = re.compile(r"\ufeff?\s*<!-- typeset manuscript ([0-9]+) -->[^\S\r\n]*(?:[\r\n]|\Z)")


def read(text: str, source: Source, meta: Meta) -> tuple[Edition, tuple[Note, ...]]:
    """Read a manuscript of the edition that `source` and `meta` tell of.

    What stands as `write` wrote it keeps its spans, character by character; what a hand typed has spans of the page
    HAND, offsets into `text`.

    Raises:
        ManuscriptInvalid: a line is not manuscript; the cause names file, line and column, the cure what to write.
    """
    _check_version(text)
    sheet = take_apart(text)
    known = read_map(sheet.map_lines)
    valued = [line for line in sheet.lines if line.value is not None and line.kind is not Kind.IMAGE]
    texts = align([line.value for line in valued if line.value is not None], known, source)
    text_of = {line.number: found for line, found in zip(valued, texts, strict=True)}
    return gather(sheet.lines, text_of, meta), _notes(known, source)


def _check_version(text: str) -> None:
    """Refuse what is no manuscript, or one of a form that this program does not know."""
    found = _VERSION.match(text)
    opens = f"<!-- typeset manuscript {VERSION} -->"
    if found is None:
        raise invalid((1, 1), "the version line is missing", f"Write {opens} on the first line.")
    if int(found[1]) != VERSION:
        raise ManuscriptInvalid(
            f"{FILE}:1:1: the manuscript is of version {found[1]}, and this program reads version {VERSION}",
            "Use the program that wrote it, or a newer one.",
        )


def _notes(known: SourceMap, source: Source) -> tuple[Note, ...]:
    """Say so where the words had to be found again in the raw pages."""
    if not known.digests:
        cause = f"{FILE} has no source map; its words were found in the raw pages again."
        return (Note(Code.MANUSCRIPT_UNMAPPED, None, cause, "`typeset reassemble` shows what differs."),)
    changed = [
        page.file
        for number, page in enumerate(source.pages)
        if number >= len(known.digests) or known.digests[number] != page.sha256
    ]
    return tuple(
        Note(
            Code.MANUSCRIPT_UNMAPPED,
            None,
            f"{file} is not what it was when {FILE} was written; the words were found in it again.",
            "`typeset reassemble` shows what differs.",
        )
        for file in changed
    )
