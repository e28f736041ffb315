"""The edition as an ePub 3.3. Only here is ebooklib known; nothing here knows of points or columns."""

from typeset.epub.book import bind
from typeset.epub.options import EpubOptions, FontUse

__all__ = ["EpubOptions", "FontUse", "bind"]
