"""A written PDF opened for reading: its text as the file itself says it, and as PDFium gives it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from typeset.errors import OutputNonconforming
from typeset.preflight.pdf.content import Font, Said, page_fonts, read_content


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the file: its object, fonts by resource name, and what its content stream says, in its order."""

    page: Any
    fonts: dict[str, Font]
    said: tuple[Said, ...]

    @property
    def text(self) -> str:
        """All that the page says, artifacts with it."""
        return "".join(said.text for said in self.said)


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
    """The text of all pages in the order of their content streams, a form feed between pages.

    Read by the fonts' ToUnicode and by ActualText (ISO 32000-1, 9.10.2 and 14.9.4): what the file says, whatever a
    viewer makes of it. Text drawn after other text of its line follows without a space.
    """
    with opened(data) as document:
        return "\f".join(sheet.text for sheet in document.sheets)


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
    """Leave white space out, which texts held side by side need not share."""
    return "".join(text.split())


def _unreadable(flaw: str) -> OutputNonconforming:
    return OutputNonconforming(f"The file cannot be read as a PDF ({flaw}).", "Build it again.")


def _sheet(page: Any) -> Sheet:
    fonts = page_fonts(page)
    return Sheet(page, fonts, tuple(read_content(page, fonts)))


def _page_text(page: Any) -> str:
    letters = page.get_textpage()
    try:
        return str(letters.get_text_range())
    finally:
        letters.close()
        page.close()
