"""A raw page's bytes into text: UTF-8, UTF-16, GB18030, Big5, Shift_JIS or EUC-JP, each only where unmistakable."""

import hashlib
import unicodedata
from typing import Final

from typeset.errors import SourceEmpty, SourceTooLarge, SourceUndecodable
from typeset.intake.encodings import Decoded, by_mark, by_signature
from typeset.model.source import SourcePage, Span
from typeset.notes import Code, Note

LIMIT: Final = 16 * 1024 * 1024
"""The largest raw page, in bytes. A full broadsheet page is some 40 kB."""


def read_page(
    data: bytes, *, page: int, file: str, label: str, name: str | None
) -> tuple[SourcePage, tuple[Note, ...]]:
    """Decode one raw page.

    Line ends stay as they are in the file; a byte order mark goes. `page` is the page's number, for the spans of notes.

    Errors: SourceTooLarge (over LIMIT bytes), SourceEmpty (nothing but white space), SourceUndecodable (no encoding
    without doubt, or a control character that no text has; its byte offset is in the cause).
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
    """Refuse controls and noncharacters: they mean that this is no text, and XML 1.0 (section 2.2) cannot hold them."""
    for place, char in enumerate(decoded.text):
        if char > "\x1f" and not "\x7f" <= char <= "\x9f" and char not in "\ufffe\uffff":
            continue
        if char.isspace() or (unicodedata.category(char) != "Cc" and char not in "\ufffe\uffff"):
            continue
        what = "a NUL" if char == "\0" else f"the control character U+{ord(char):04X}"
        raise SourceUndecodable(
            f"{file} has {what} at byte {decoded.byte_offset(place)}: it is not text.",
            "Export the page as plain text, or take the character out if the rest is text.",
        )


def _notes(decoded: Decoded, page: int, file: str) -> tuple[Note, ...]:
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
