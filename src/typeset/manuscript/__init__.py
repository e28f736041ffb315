"""The manuscript: an edition as plain text that a newspaper person reads, corrects and keeps (docs/manuscript.md)."""

from typeset.manuscript.changes import Change, ChangeKind, changes, difference
from typeset.manuscript.read import read
from typeset.manuscript.write import write

__all__ = ["Change", "ChangeKind", "changes", "difference", "read", "write"]
