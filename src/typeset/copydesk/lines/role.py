"""The roles that a line can play, as numbers: the dynamic programme of `copydesk.roles.reading` counts on them."""

from typing import Final

FIRST, MIDDLE, LAST, SINGLE, HEAD, BYLINE, CREDIT, FURNITURE, JUMP, POEM, EVEN, TABLE, CAPTION = range(13)
"""A paragraph's first, middle and last line, or its only one; a line of a head; and lines that are one thing each."""
LINEWISE: Final = (POEM, EVEN, TABLE)
"""What stands line by line as it was written (`typeset.copydesk.roles.linewise`)."""
COUNT: Final = 13
NEVER: Final = -1e9
"""The logarithm of no probability at all."""
