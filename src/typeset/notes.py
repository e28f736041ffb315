"""Notes: warnings as values. A stage returns them with its result; only the command line prints them.

Every code is stable and stands in docs/notes.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from typeset.model.source import Span


class Code(StrEnum):
    """What a note is about."""

    DECODED = "decoded"
    """The raw page was not UTF-8 and was decoded from another encoding."""
    MISSING_PHOTO = "missing-photo"
    """A caption has no picture in photos/."""
    UNCLAIMED_PICTURE = "unclaimed-picture"
    """A picture in photos/ belongs to no caption."""
    MISSING_GLYPH = "missing-glyph"
    """No face has a character; a geta mark 〓 stands in its place."""


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt or a fact worth a person's eye: where, what, and what to do about it."""

    code: Code
    span: Span | None
    message: str
    hint: str
