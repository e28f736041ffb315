"""The kinds of passages by their names: an attribute of an enum costs a call, and these are asked of every passage."""

from typing import Final

from typeset.copydesk.passages.passage import Kind

TEXT: Final = Kind.TEXT
VERSE: Final = Kind.VERSE
TITLE: Final = Kind.TITLE
NOTE: Final = Kind.NOTE
JUMP: Final = Kind.JUMP
HEAD: Final = Kind.HEAD
BYLINE: Final = Kind.BYLINE
CAPTION: Final = Kind.CAPTION
CREDIT: Final = Kind.CREDIT
FURNITURE: Final = Kind.FURNITURE

TEXTUAL: Final = frozenset({TEXT, VERSE, TITLE, NOTE, JUMP})
"""The kinds of which a story's text is."""
