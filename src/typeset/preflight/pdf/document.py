"""A written PDF opened for reading, and its text as PDFium gives it."""

import io
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
import pypdfium2 as pdfium

from typeset.errors import OutputNonconforming
from typeset.preflight.pdf.content import Font, Said, page_fonts, read_content

_BROKEN_HYPHEN: Final = {0x02: "-", 0xFFFE: "-"}
"""What PDFium makes of a hyphen at a line's end."""

_LIGATURES: Final = range(0xFB00, 0xFB07)
"""The ligatures that PDFium takes apart."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the file: its object, fonts by resource name, and what its content stream says, in its order."""

    page: Any
    fonts: dict[str, Font]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An opened file, with its bytes for readers of another make."""

    data: bytes
    pdf: pikepdf.Pdf
    sheets: tuple[Sheet, ...]


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """Open a PDF's bytes. OutputNonconforming where they cannot be read as a PDF."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError) as flaw:
        raise _unreadable(str(flaw).rpartition(": ")[2]) from flaw
    with pdf:
        yield Document(data, pdf, tuple(_sheet(page.obj) for page in pdf.pages))


def text(data: bytes) -> str:
    """The text of all pages as PDFium gives it, in the order of the content streams, a form feed between pages."""
    return "\f".join(page_texts(data))


def page_texts(data: bytes) -> tuple[str, ...]:
    """The text of each page as PDFium gives it. OutputNonconforming where it cannot read the file."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as flaw:
        raise _unreadable(str(flaw)) from flaw
    try:
        return tuple(_page_text(page) for page in document)
    finally:
        document.close()


def ink(text: str) -> str:
    """Make texts ready to be held side by side: white space left out, ligatures apart as PDFium takes them.

    U+FEFF is white space too: a zero-width no-break space, which ToUnicode may not hold (PDF/A-2, 6.2.11.7.2).
    """
    kept = "".join(text.replace("\ufeff", "").split())
    return "".join(unicodedata.normalize("NFKC", char) if ord(char) in _LIGATURES else char for char in kept)


def _unreadable(flaw: str) -> OutputNonconforming:
    return OutputNonconforming(f"The file cannot be read as a PDF ({flaw}).", "Build it again.")


def _sheet(page: Any) -> Sheet:
    fonts = page_fonts(page)
    return Sheet(page, fonts, tuple(read_content(page, fonts)))


def _page_text(page: Any) -> str:
    letters = page.get_textpage()
    try:
        return str(letters.get_text_range()).translate(_BROKEN_HYPHEN)
    finally:
        letters.close()
        page.close()
