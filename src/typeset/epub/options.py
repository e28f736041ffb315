"""What the caller decides about an ePub."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FontUse(StrEnum):
    """Whether the faces go with the text or the reader's own are used."""

    EMBED = "embed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """What an edition does not say of itself.

    `modified`: when the edition was last changed, fixed by the caller (a time without a zone is taken as UTC).
    `version`: the program's. `pdf_name`: the file name of the PDF whose pages the page-list names, None where there is
    no PDF. `cover`: the PDF's first page as PNG or JPEG, None for no cover.
    """

    modified: datetime
    version: str
    pdf_name: str | None = "edition.pdf"
    fonts: FontUse = FontUse.EMBED
    cover: bytes | None = None
