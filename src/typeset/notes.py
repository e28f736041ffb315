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
    CONTROL_CHARACTER = "control-character"
    """A raw page has characters that are no text: print shows 〓 for each, and says it; the ePub shows its picture."""
    DOUBTFUL_ATTACHMENT = "doubtful-attachment"
    """A headline might as well belong to another article."""
    DOUBTFUL_HEAD = "doubtful-head"
    """A head's lines might be parted otherwise into kicker, headline and deck."""
    ORPHANED_HEADLINE = "orphaned-headline"
    """A headline has no article."""
    UNATTACHED_LINES = "unattached-lines"
    """Text has no headline and continues no article."""
    DOUBTFUL_JOIN = "doubtful-join"
    """Two lines might as well be joined in one paragraph, or parted."""
    UNCLOSED_QUOTATION = "unclosed-quotation"
    """A quotation or bracket opens and does not close, or closes and did not open."""
    LIKELY_MISSING_CHARACTER = "likely-missing-character"
    """A character that always follows these on the page is missing once, or stands as a replacement mark."""
    UNMET_JUMP = "unmet-jump"
    """A jump line leads to a page where nothing goes on from it."""
    MISSING_PHOTO = "missing-photo"
    """A caption has no picture in photos/."""
    UNCLAIMED_PICTURE = "unclaimed-picture"
    """A picture in photos/ belongs to no caption."""
    LOW_RESOLUTION_PICTURE = "low-resolution-picture"
    """A picture has too few pixels to fill a column; it is set small."""
    MANUSCRIPT_UNMAPPED = "manuscript-unmapped"
    """The manuscript's source map is missing or of other raw pages; its words were found in the raw pages again."""
    MISSING_GLYPH = "missing-glyph"
    """No face has a character; a geta mark 〓 stands in its place."""
    EPUBCHECK = "epubcheck"
    """EPUBCheck has something to say about the ePub."""
    EPUB_UNCHECKED = "epub-unchecked"
    """EPUBCheck did not run: Java or the package that brings it is not there."""
    EPUB_LINK = "epub-link"
    """An id in the ePub is not alone, or a link leads nowhere."""
    EPUB_PAGES = "epub-pages"
    """The ePub's page-list and the page marks in its text are not the same."""
    EPUB_TEXT = "epub-text"
    """The text of the ePub is not the edition's."""
    EPUB_PRINT = "epub-print"
    """An id or a page of the ePub is not in the PDF."""
    PDF_BROKEN = "pdf-broken"
    """The PDF has a syntax error."""
    PDF_PROFILE = "pdf-profile"
    """The PDF is not the PDF/A and PDF/UA that it says it is."""
    PDF_METADATA = "pdf-metadata"
    """The PDF's Info and XMP differ, or title or language is missing."""
    PDF_FONT = "pdf-font"
    """A font of the PDF is not embedded, shows an empty glyph or does not say its characters."""
    PDF_STRUCTURE = "pdf-structure"
    """Content of the PDF is missing in its structure tree, a heading skips a level, or a figure has no Alt."""
    PDF_TEXT = "pdf-text"
    """The text of the PDF is not the edition's, or comes out in another order."""
    PDF_OUTSIDE = "pdf-outside"
    """A mark of the PDF lies outside its page."""
    PDF_LINK = "pdf-link"
    """A link or an outline entry of the PDF leads nowhere."""
    LINE_EDGE = "line-edge"
    """A line of the set page opens or closes with a mark that may not stand there."""
    CUT_UNIT = "cut-unit"
    """A number or a word is cut at a line's end."""
    WIDE_MARK = "wide-mark"
    """A mark at a line's end is of full width."""
    OPEN_PAIR = "open-pair"
    """Neighbouring marks do not share their blank."""
    TIGHT_GAP = "tight-gap"
    """Han and Latin touch."""
    LONE_CHARACTER = "lone-character"
    """A single character stands on a paragraph's last line."""
    STRANDED_LINE = "stranded-line"
    """A paragraph's first or last line is alone in its column."""
    OFF_GRID = "off-grid"
    """A line lies off the page's grid."""


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt or a fact worth a person's eye: where, what, and what to do about it."""

    code: Code
    span: Span | None
    message: str
    hint: str
