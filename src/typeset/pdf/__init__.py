"""Write an edition as PDF/A-2a and PDF/UA-1. Only here is reportlab known, and pikepdf but for preflight."""

from typeset.pdf.options import Attachment, PdfOptions, Relation
from typeset.pdf.writer import write

__all__ = ["Attachment", "PdfOptions", "Relation", "write"]
