"""Pages of a written PDF as pictures, by pdfium: the ePub's cover, and proofs to look at."""

import io
from typing import Final

import pypdfium2

GREYS: Final = 16
"""Shades of a cover: e-ink shows sixteen, and a page of text needs no more."""


def cover(pdf: bytes, *, width: int = 600) -> bytes:
    """Render the first page of `pdf` as a PNG `width` pixels wide, in sixteen greys so that it stays small."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        image = page.render(scale=width / page.get_width(), grayscale=True).to_pil().convert("L")
        page.close()
    finally:
        document.close()
    levels = image.point([round(level / 255 * (GREYS - 1)) * 255 // (GREYS - 1) for level in range(256)])
    file = io.BytesIO()
    levels.quantize(GREYS).save(file, "PNG", optimize=True)
    return file.getvalue()
