"""The roles that a line can play, as numbers: the dynamic programme of `typeset.copydesk.roles` counts on them."""

from typing import Final

FIRST, MIDDLE, LAST, SINGLE, HEAD, BYLINE, CREDIT, FURNITURE, VERSE, JUMP, CAPTION = range(11)
"""A paragraph's first, middle and last line, or its only one; a line of a head; and lines that are one thing each."""
COUNT: Final = 11
NEVER: Final = -1e9
"""The logarithm of no probability at all."""
