"""A picture's bytes measured as a person sees it (EXIF 2.3, section 4.6.4 A, tag Orientation)."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

from typeset.errors import PictureInvalid
from typeset.model.picture import Picture

MOST_PIXELS: Final = 120_000_000
"""The largest picture, in pixels: a whole A2 page at 500 dpi."""

_ORIENTATION: Final = 0x0112
_LYING: Final = frozenset({5, 6, 7, 8})
"""The orientations that turn a picture by a quarter."""


def read_picture(name: str, data: bytes) -> Picture:
    """Measure a picture, in pixels after turning, and check that it decodes whole.

    Error: PictureInvalid where it is broken, not a picture, or has more than MOST_PIXELS.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                width, height = image.size
                _refuse_size(name, width, height)
                lying = image.getexif().get(_ORIENTATION) in _LYING
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as flaw:
        raise PictureInvalid(
            f"{name} cannot be read as a picture ({flaw}).",
            "Export it again as JPEG or PNG, or take it out of photos/.",
        ) from flaw
    return Picture(name, data, *((height, width) if lying else (width, height)))


def _refuse_size(name: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureInvalid(
            f"{name} has {width} × {height} pixels; a picture may have {MOST_PIXELS:,}.",
            "Scale it down: 300 dpi in its frame is enough for print.",
        )
