"""Numbers, strings and streams as PDF writes them (ISO 32000-1, 7.3)."""

import zlib
from typing import Final

from pikepdf import Dictionary, Name, Object, Pdf, Stream

_PLACES: Final = 3


def number(value: float, places: int = _PLACES) -> str:
    """Write a number with at most `places` decimals and nothing superfluous: `12`, `0.5`, never `-0`."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Write numbers side by side."""
    return " ".join(number(value) for value in values)


def utf16(text: str) -> str:
    """Write a text as a hexadecimal UTF-16BE string with its byte order mark (7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"


def deflated(pdf: Pdf, data: bytes, **entries: Object | int) -> Stream:
    """Make a stream, deflated at one fixed level so that the bytes are the same each time (7.4.4).

    A stream must not end in a carriage return: with the line feed before `endstream` it would read as one line end, and
    Length as one too many (PDF/A-2, 6.1.7.1). The last byte is that of a checksum: such a stream is deflated as one
    line of the predictor Up (7.4.4.4), which adds a byte of 2 before it and changes nothing else.
    """
    packed = zlib.compress(data, 9)
    if packed.endswith(b"\r"):
        packed = zlib.compress(b"\x02" + data, 9)
        entries["DecodeParms"] = Dictionary(Predictor=15, Columns=len(data))
    return Stream(pdf, packed, Filter=Name.FlateDecode, **entries)
