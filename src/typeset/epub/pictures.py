"""Pictures fitted to a screen: 1600 px at most, upright, sRGB or grey, in a format that every reading system shows."""

import io
import math
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageChops, ImageCms, ImageOps, UnidentifiedImageError

from typeset.errors import PictureInvalid
from typeset.model.edition import Edition
from typeset.model.picture import Picture

LONGEST: Final = 1600
"""The longest side of a picture in the book, in pixels."""

COVER_BYTES: Final = 96 * 1024
"""What a cover may weigh: it is looked at the size of a stamp, and the whole edition without faces is under 150 kB."""

_COVER_TALLEST: Final = 1600
_COVER_SMALLEST: Final = 480
_COVER_PROBE: Final = 640
_COVER_GREYS: Final = 8
_COVER_QUALITY: Final = 72
_FAINT: Final = 8
"""How far apart, of 255, the channels of a grey may lie: what JPEG does to a grey page."""

_QUALITY: Final = 82
_ORIENTATION: Final = 0x0112
_PHOTOGRAPHIC: Final = frozenset({"JPEG", "MPO", "WEBP"})


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture as it lies in the book: file, media type, bytes, and size in pixels."""

    file: str
    media_type: str
    data: bytes
    width: int
    height: int


def fit_pictures(edition: Edition, pictures: Mapping[str, Picture]) -> Mapping[str, ImageFile]:
    """Fit every picture that a photo shows, by its name, numbered in reading order. PictureInvalid if one is broken."""
    photos = [*(photo for article in edition.articles for photo in article.photos), *edition.photos]
    names = dict.fromkeys(photo.image for photo in photos if photo.image is not None and photo.image in pictures)
    return {name: _fit(pictures[name], f"images/{number:02}") for number, name in enumerate(names, 1)}


def fit_cover(data: bytes) -> ImageFile:
    """Make the first page the cover, as large as fits COVER_BYTES.

    A page of black type keeps its edges as a PNG of a few greys; a page with colour becomes a JPEG.
    """
    with _any_size(), Image.open(io.BytesIO(data)) as opened:
        page = _upright(opened).convert("RGB")
    if _is_grey(page):
        page = page.convert("L")
    height = min(page.height, _COVER_TALLEST)
    if height > _COVER_PROBE:
        height = min(height, int(_COVER_PROBE * _growth(_encode_cover(page, _COVER_PROBE))))
    while True:
        cover = _encode_cover(page, max(1, height))
        if len(cover.data) <= COVER_BYTES or height <= _COVER_SMALLEST:
            return cover
        height = max(_COVER_SMALLEST, int(height * min(0.97, _growth(cover))))


def _encode_cover(page: Image.Image, height: int) -> ImageFile:
    """Encode the page at a height: greys as PNG, colours as JPEG."""
    size = (max(1, round(page.width * height / page.height)), height)
    scaled = page if size == page.size else page.resize(size, Image.Resampling.LANCZOS)
    suffix, data = _as_greys(scaled) if page.mode == "L" else _as_jpeg(scaled, _COVER_QUALITY)
    return ImageFile(f"images/cover.{suffix}", _MEDIA_TYPES[suffix], data, *size)


def _growth(cover: ImageFile) -> float:
    """Tell how many times as high the cover may be, as its bytes grow with its area."""
    return math.sqrt(COVER_BYTES / len(cover.data))


_MEDIA_TYPES: Final = {"jpg": "image/jpeg", "png": "image/png"}


def _fit(picture: Picture, stem: str) -> ImageFile:
    """Scale a picture down, or leave its file as it is where every reading system shows it right."""
    try:
        with _any_size(), Image.open(io.BytesIO(picture.data)) as opened:
            fine = (
                opened.format == "JPEG" and opened.mode in {"L", "RGB"} and opened.getexif().get(_ORIENTATION, 1) == 1
            )
            if fine and max(opened.size) <= LONGEST and not opened.info.get("icc_profile"):
                return ImageFile(f"{stem}.jpg", "image/jpeg", picture.data, *opened.size)
            photographic = opened.format in _PHOTOGRAPHIC or opened.mode in {"CMYK", "YCbCr", "LAB"}
            image = _upright(opened)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as flaw:
        raise PictureInvalid(
            f"{picture.name} cannot be read as a picture ({flaw}).", "Export it again as JPEG or PNG."
        ) from flaw
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    jpeg = _as_jpeg(image, _QUALITY)
    suffix, data = jpeg if photographic else min(jpeg, _as_png(image), key=_weight)
    return ImageFile(f"{stem}.{suffix}", _MEDIA_TYPES[suffix], data, *image.size)


@contextmanager
def _any_size() -> Iterator[None]:
    """Let a picture be as large as intake let it be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def _upright(opened: Image.Image) -> Image.Image:
    """Turn a picture as EXIF says, on white where it is transparent, in sRGB or grey."""
    image = ImageOps.exif_transpose(opened)
    profile = opened.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        image = _to_srgb(image, profile)
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGBA", layer.size, "white")
        image.alpha_composite(layer)
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Take a picture out of its own colour space; a profile that cannot be read is as good as none."""
    try:
        turned = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return turned if turned is not None else image


def _as_jpeg(image: Image.Image, quality: int) -> tuple[str, bytes]:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return "jpg", out.getvalue()


def _as_png(image: Image.Image) -> tuple[str, bytes]:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return "png", out.getvalue()


def _as_greys(image: Image.Image) -> tuple[str, bytes]:
    """Make a PNG of few greys: type on paper needs no more."""
    levels = image.convert("L").point(lambda level: round(level * (_COVER_GREYS - 1) / 255))
    levels.putpalette([round(grey * 255 / (_COVER_GREYS - 1)) for grey in range(_COVER_GREYS) for _ in range(3)])
    out = io.BytesIO()
    levels.save(out, "PNG", optimize=True, bits=3)
    return "png", out.getvalue()


def _is_grey(image: Image.Image) -> bool:
    """Tell whether no pixel has a colour to speak of."""
    red, green, blue = (image.getchannel(name) for name in "RGB")
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return not any(apart.histogram()[_FAINT + 1 :])


def _weight(encoded: tuple[str, bytes]) -> int:
    return len(encoded[1])
