"""Check a written PDF: opened anew, read as a viewer would, held against the standards and the edition.

Nothing here trusts the writer: the text is read from the content streams by each font's ToUnicode, in the order of the
structure tree, and once more by PDFium.
"""

from typeset.preflight.pdf.checks import CHECKS, inspect, match, require
from typeset.preflight.pdf.document import text
from typeset.preflight.pdf.structure import tags

__all__ = ["CHECKS", "inspect", "match", "require", "tags", "text"]
