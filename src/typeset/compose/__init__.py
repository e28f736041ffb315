"""The composing room: an edition, a house style and faces become pages of placed marks."""

from typeset.compose.pages import compose

__all__ = ["compose"]
