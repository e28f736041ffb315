"""Pictures made ready for print: upright, opaque, sRGB or grey, at most 300 dpi in their frame.

A JPEG that is all this already goes into the file as it is (ISO 32000-1, 7.4.8). Photographs are encoded as JPEG,
line art of few colours without loss. PDF/A-2, 6.2.8: no interpolation, no alternates.
"""

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pikepdf import Name, Object, Pdf, Stream
from PIL import Image, ImageCms, ImageOps

from typeset.errors import PictureInvalid
from typeset.model.geometry import Box
from typeset.model.page import Page, PlacedPicture
from typeset.model.picture import Picture
from typeset.pdf.syntax import deflated

DPI: Final = 300
_SLACK: Final = 1.1
"""A picture up to this much finer than 300 dpi is left as it is: resampling would cost more than it saves."""

_QUALITY: Final = 88
_FEW_COLOURS: Final = 256
_SRGB: Final = "sRGB"
_ORIENTATION: Final = 0x0112
_DEEP: Final = frozenset({"I", "F", "I;16", "I;16L", "I;16B", "I;16N"})
_END_OF_IMAGE: Final = b"\xff\xd9"
_PLAIN_JPEG: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive Huffman coding, the frames (SOFn) that DCTDecode knows."""


@dataclass(frozen=True, slots=True)
class Print:
    """A picture as it is printed: its samples, or its bytes as JPEG; width and height in pixels, colour components."""

    data: bytes
    jpeg: bool
    width: int
    height: int
    components: int


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture in its place: the name of its resource, and the box that it fills."""

    resource: str
    box: Box


def hang(
    pdf: Pdf, pages: tuple[Page, ...], pictures: Mapping[str, Picture], *, grey: bool
) -> tuple[dict[PlacedPicture, Hung], dict[str, Object]]:
    """Make a print of every placed picture; return where each hangs, and the image object of each resource.

    A picture keeps its proportions: it fills the largest box of them in the middle of its own.
    """
    hung: dict[PlacedPicture, Hung] = {}
    made: dict[tuple[str, int, int], str] = {}
    objects: dict[str, Object] = {}
    for mark in (mark for page in pages for mark in page.marks if isinstance(mark, PlacedPicture)):
        if mark.name not in pictures:
            raise PictureInvalid(f"the picture {mark.name} is not among the edition's", "Put it into photos/.")
        picture = pictures[mark.name]
        box = _inside(mark.box, picture)
        key = (mark.name, *_pixels(box))
        if key not in made:
            made[key] = f"Im{len(made)}"
            objects[made[key]] = _embed(pdf, develop(picture, box, grey=grey))
        hung[mark] = Hung(made[key], box)
    return hung, objects


def develop(picture: Picture, box: Box, *, grey: bool) -> Print:
    """Make the print of a picture that fills `box` (points). PictureInvalid if it cannot be decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(picture.data)) as image:
                if _passes(image, picture, box, grey=grey):
                    return Print(picture.data, True, *image.size, len(image.getbands()))
                return _encode(_scaled(_flattened(image, grey=grey), box), photograph=image.format in {"JPEG", "MPO"})
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as flaw:
        raise PictureInvalid(
            f"{picture.name} cannot be read as a picture ({flaw}).",
            "Export it again as JPEG or PNG, or take it out of photos/.",
        ) from flaw


def _inside(box: Box, picture: Picture) -> Box:
    scale = min(box.width / picture.width, box.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    return Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)


def _pixels(box: Box) -> tuple[int, int]:
    """The pixels that 300 dpi asks for in a box."""
    return max(1, round(box.width / 72 * DPI)), max(1, round(box.height / 72 * DPI))


def _passes(image: Image.Image, picture: Picture, box: Box, *, grey: bool) -> bool:
    """Tell whether a JPEG may go into the file untouched."""
    return (
        image.format == "JPEG"
        and picture.data.endswith(_END_OF_IMAGE)
        and image.mode in ({"L"} if grey else {"L", "RGB"})
        and image.getexif().get(_ORIENTATION, 1) == 1
        and _profile(image) is None
        and image.size[0] <= _pixels(box)[0] * _SLACK
        and _frame_kind(picture.data) in _PLAIN_JPEG
    )


def _frame_kind(data: bytes) -> int:
    """Find which start-of-frame marker a JPEG has (ITU-T T.81, table B.1); 0 where none is found."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            return kind
        at += 1 if kind == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The picture's own colour profile, where it has one that fits its mode and is not sRGB."""
    data = image.info.get("icc_profile")
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        name = ImageCms.getProfileDescription(profile)
    except (ImageCms.PyCMSError, OSError):
        return None
    space = profile.profile.xcolor_space.strip()
    fits = {"GRAY": {"L", "LA"}, "RGB": {"RGB", "RGBA", "RGBX"}, "CMYK": {"CMYK"}, "Lab": {"LAB"}}
    return profile if image.mode in fits.get(space, set()) and _SRGB not in name else None


def _flattened(image: Image.Image, *, grey: bool) -> Image.Image:
    """Turn a picture upright, lay it on white paper where it is transparent, and bring it to sRGB or grey."""
    upright = ImageOps.exif_transpose(image)
    profile = _profile(image)
    was_grey = upright.mode in {"1", "L", "LA", "La"} or upright.mode in _DEEP
    if upright.mode in _DEEP:
        upright = _shallow(upright)
    if "A" in upright.getbands() or "a" in upright.getbands() or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright).convert("L" if was_grey else "RGB")
    if profile is not None:
        upright = _to_srgb(upright, profile)
    return upright.convert("L" if grey or was_grey else "RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """Bring 16 or 32 bits a sample down to 8: Pillow's own conversion would clip them."""
    deep = image.convert("F")
    high = float(max(deep.getextrema()))  # type: ignore[arg-type]
    full = 255.0 if image.mode == "F" and high <= 255 else max(65535.0, high)
    return deep.point(lambda value: value * (255.0 / full) + 0.0).convert("L")


def _to_srgb(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """Convert by the picture's profile, relative colorimetric with black point compensation, if that can be done."""
    try:
        converted = ImageCms.profileToProfile(
            image,
            profile,
            ImageCms.createProfile(_SRGB),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError:
        return image
    return converted if converted is not None else image


def _scaled(image: Image.Image, box: Box) -> Image.Image:
    width, height = _pixels(box)
    if image.width <= width * _SLACK:
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: Image.Image, *, photograph: bool) -> Print:
    """Encode as JPEG, or line art without loss. Nothing of the original's metadata goes along."""
    components = len(image.getbands())
    if not photograph and image.getcolors(_FEW_COLOURS) is not None:
        return Print(image.tobytes(), False, *image.size, components)
    out = io.BytesIO()
    Image.frombytes(image.mode, image.size, image.tobytes()).save(out, "JPEG", quality=_QUALITY, subsampling="4:2:0")
    return Print(out.getvalue(), True, *image.size, components)


def _embed(pdf: Pdf, print_: Print) -> Object:
    entries: dict[str, Object | int] = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": print_.width,
        "Height": print_.height,
        "ColorSpace": Name.DeviceGray if print_.components == 1 else Name.DeviceRGB,
        "BitsPerComponent": 8,
    }
    if print_.jpeg:
        return pdf.make_indirect(Stream(pdf, print_.data, Filter=Name.DCTDecode, **entries))
    return pdf.make_indirect(deflated(pdf, print_.data, **entries))
