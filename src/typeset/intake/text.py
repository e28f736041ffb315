"""A raw page's bytes into text: UTF-8, UTF-16, GB18030, Big5, Shift_JIS or EUC-JP, each only where unmistakable."""

import hashlib
import re
from typing import Final

from typeset.errors import SourceEmpty, SourceTooLarge, SourceUndecodable
from typeset.intake.encodings import Decoded, by_mark, by_signature
from typeset.model.source import SourcePage, Span
from typeset.notes import Code, Note

LIMIT: Final = 16 * 1024 * 1024
"""The largest raw page, in bytes. A full broadsheet page is some 40 kB."""

_CONTROL: Final = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Controls but for white space, and noncharacters: what is left of a letter whose font does not say its characters."""
_MOST: Final = 0.25
"""What holds more of them than this share of its characters is no text."""


def read_page(
    data: bytes, *, page: int, file: str, label: str, name: str | None
) -> tuple[SourcePage, tuple[Note, ...]]:
    """Decode one raw page.

    Line ends stay as they are in the file; a byte order mark goes. `page` is the page's number, for the spans of notes.

    Errors: SourceTooLarge (over LIMIT bytes), SourceEmpty (nothing but white space), SourceUndecodable (no encoding
    without doubt, or full of control characters; the first one's byte offset is in the cause).
    """
    _refuse_size(data, file)
    decoded = _decode(data, file)
    _refuse_controls(decoded, file)
    if not decoded.text.strip():
        raise SourceEmpty(f"{file} holds no text.", "Export the page again, or take the file out of the folder.")
    source = SourcePage(file, decoded.text, hashlib.sha256(data).hexdigest(), decoded.encoding, label, name)
    return source, _notes(decoded, page, file)


def _refuse_size(data: bytes, file: str) -> None:
    if len(data) > LIMIT:
        raise SourceTooLarge(
            f"{file} is {len(data):,} bytes long; a raw page may have {LIMIT:,}.",
            "Give each page a text file of its own; this one may be a picture or a whole volume.",
        )


def _decode(data: bytes, file: str) -> Decoded:
    """Decode by mark, else as UTF-8, else by what only one encoding can mean."""
    marked = by_mark(data)
    if marked is not None:
        codec, label, skip = marked
        return _strictly(data, codec, label, skip, file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as flaw:
        found = by_signature(data)
        if found is None:
            raise SourceUndecodable(
                f"{file} is not UTF-8 (byte {flaw.start}: 0x{data[flaw.start]:02X}), "
                "and no other encoding fits without doubt.",
                "Save the file as UTF-8.",
            ) from flaw
        return found
    if "\0" in text and (found := by_signature(data)) is not None:
        return found
    return Decoded(text, "UTF-8", 0)


def _strictly(data: bytes, codec: str, label: str, skip: int, file: str) -> Decoded:
    """Decode what its mark declares, and take no damage."""
    try:
        return Decoded(data[skip:].decode(codec), label, skip)
    except UnicodeDecodeError as flaw:
        raise SourceUndecodable(
            f"{file} opens with the mark of {label}, but byte {flaw.start + skip} does not fit it ({flaw.reason}).",
            "Export the page again as UTF-8; the file may have been cut off.",
        ) from flaw


def _refuse_controls(decoded: Decoded, file: str) -> None:
    """Refuse what has so many controls and noncharacters that it is no text; a few are kept, and noted."""
    found = _CONTROL.findall(decoded.text)
    if len(found) > _MOST * len("".join(decoded.text.split())):
        place = decoded.text.index(found[0])
        what = "a NUL" if found[0] == "\0" else f"the control character U+{ord(found[0]):04X}"
        raise SourceUndecodable(
            f"{file} has {what} at byte {decoded.byte_offset(place)} and is full of its like: it is not text.",
            "Export the page as plain text.",
        )


def _notes(decoded: Decoded, page: int, file: str) -> tuple[Note, ...]:
    return (*_encoding_notes(decoded, page, file), *_control_notes(decoded, page, file))


def _encoding_notes(decoded: Decoded, page: int, file: str) -> tuple[Note, ...]:
    if decoded.encoding == "UTF-8":
        return ()
    return (
        Note(
            Code.DECODED,
            Span(page, 0, len(decoded.text)),
            f"{file} was decoded from {decoded.encoding}.",
            "Nothing, if the text reads well; else save the file as UTF-8.",
        ),
    )


def _control_notes(decoded: Decoded, page: int, file: str) -> tuple[Note, ...]:
    """Note each kind of control and noncharacter at its first place."""
    found = _CONTROL.findall(decoded.text)
    return tuple(
        Note(
            Code.CONTROL_CHARACTER,
            Span(page, (place := decoded.text.index(char)), place + 1),
            f"{file} has {found.count(char)} × U+{ord(char):04X}, which is no letter.",
            "A letter may have been lost when the page was exported: compare it with the page, and correct edition.md.",
        )
        for char in sorted(set(found))
    )
