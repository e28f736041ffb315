"""What may be asked of a PDF."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Relation(Enum):
    """What an attached file is to the edition (ISO 19005-3, 6.8 and annex E: AFRelationship)."""

    SOURCE = "Source"
    DATA = "Data"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes inside the PDF: its name without a folder, bytes, MIME type and a sentence on what it is."""

    name: str
    data: bytes
    mime: str
    relation: Relation
    description: str


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How an edition's PDF is made.

    `attachments`: with any, the file is PDF/A-3a instead of 2a. `marks`: crop marks and 3 mm of bleed round each sheet.
    `grey`: every ink and picture in grey. `booklet`: two pages on a sheet, in the order of a folded booklet. `created`:
    the date in the metadata; by default the edition's own date, and none where that is unknown.
    """

    attachments: tuple[Attachment, ...] = ()
    marks: bool = False
    grey: bool = False
    booklet: bool = False
    created: datetime | None = None
