import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageCms

from typeset.epub.pictures import COVER_BYTES, LONGEST, fit_cover, fit_pictures
from typeset.errors import PictureInvalid
from typeset.model.edition import Edition, Meta, PageInfo, Photo
from typeset.model.picture import Picture
from typeset.model.source import Text


def shades(image: Image.Image, *places: tuple[int, int]) -> str:
    levels = [image.convert("L").getpixel(place) for place in places]
    return " ".join("black" if level < 40 else "white" if level > 200 else "grey" for level in levels)


def fitted(picture: Picture) -> tuple[Any, Image.Image]:
    meta = Meta("k", None, None, "zh", None, None, (PageInfo("1", None, "x", "00"),))
    edition = Edition(meta, (), (Photo("p01", 0, Text(()), None, picture.name),), ())
    (file,) = fit_pictures(edition, {picture.name: picture}).values()
    return file, Image.open(io.BytesIO(file.data))


def test_a_picture_that_every_reader_shows_is_left_as_it_is(tools: Any) -> None:
    picture = tools.picture("a.jpg", 1600, 900)
    file, image = fitted(picture)
    assert file.data == picture.data
    assert (file.file, file.media_type, file.width, file.height) == ("images/01.jpg", "image/jpeg", 1600, 900)
    assert image.size == (1600, 900)


@pytest.mark.parametrize(
    ("mode", "form", "name"),
    [
        ("RGB", "JPEG", "a.jpg"),
        ("L", "JPEG", "a.jpg"),
        ("CMYK", "JPEG", "a.jpg"),
        ("CMYK", "TIFF", "a.tif"),
        ("1", "TIFF", "a.tif"),
        ("I;16", "PNG", "a.png"),
        ("P", "PNG", "a.png"),
        ("RGBA", "PNG", "a.png"),
        ("RGBA", "WEBP", "a.webp"),
        ("L", "BMP", "a.bmp"),
    ],
)
def test_any_other_becomes_one(mode: str, form: str, name: str, tools: Any) -> None:
    file, image = fitted(tools.picture(name, 2000, 1000, mode, form))
    assert image.format in {"JPEG", "PNG"}
    assert image.size == (file.width, file.height) == (LONGEST, LONGEST // 2)
    assert image.mode in {"L", "RGB"}
    assert shades(image, (800, 5), (800, 795)) == "black white"


def test_a_picture_is_turned_as_exif_says(tools: Any) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file, image = fitted(tools.picture("a.jpg", 400, 300, exif=exif))
    assert image.size == (file.width, file.height) == (300, 400)
    assert image.getexif().get(0x0112, 1) == 1
    assert shades(image, (290, 200), (10, 200)) == "black white"


def test_transparency_lies_on_white(tools: Any) -> None:
    clear = Image.new("RGBA", (8, 8), (200, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")
    _, image = fitted(Picture("a.png", out.getvalue(), 8, 8))
    assert image.convert("RGB").getpixel((4, 4)) == (255, 255, 255)


def test_a_colour_profile_is_worked_in_and_left_out(tools: Any) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _, image = fitted(tools.picture("a.jpg", 64, 64, icc_profile=profile))
    assert "icc_profile" not in image.info
    _, image = fitted(tools.picture("a.jpg", 64, 64, icc_profile=b"no profile"))
    assert "icc_profile" not in image.info


def test_a_broken_picture_is_refused_by_name(tools: Any) -> None:
    whole = tools.picture("a.jpg", 2000, 1000)
    with pytest.raises(PictureInvalid, match=r"a\.jpg"):
        fitted(replace(whole, data=whole.data[:2000]))
    with pytest.raises(PictureInvalid, match=r"b\.png"):
        fitted(Picture("b.png", b"nothing", 1, 1))


@pytest.mark.parametrize("height", [400, 1654, 3508])
def test_a_cover_of_type_fits_its_bytes_and_keeps_its_edges(height: int, tools: Any) -> None:
    page = tools.first_page(height)
    cover = fit_cover(page)
    assert len(cover.data) <= COVER_BYTES
    assert cover.media_type == "image/png"
    assert 640 <= cover.height <= 1600 or cover.height == height
    assert abs(cover.width / cover.height - 0.707) < 0.01
    assert Image.open(io.BytesIO(cover.data)).convert("L").getextrema()[0] < 140


def test_a_cover_in_colour_is_a_jpeg(tools: Any) -> None:
    page = Image.effect_noise((1170, 1654), 90).convert("RGB")
    page.paste((200, 30, 30), (100, 100, 900, 300))
    out = io.BytesIO()
    page.save(out, "PNG")
    cover = fit_cover(out.getvalue())
    assert cover.media_type == "image/jpeg"
    assert len(cover.data) <= COVER_BYTES
    assert Image.open(io.BytesIO(cover.data)).mode == "RGB"


def test_a_long_strip_is_a_cover_too(tools: Any) -> None:
    out = io.BytesIO()
    Image.new("L", (2, 1654), 255).save(out, "PNG")
    assert fit_cover(out.getvalue()).width >= 1
