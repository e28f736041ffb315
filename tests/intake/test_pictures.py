from io import BytesIO

import pytest
from PIL import Image

from typeset.errors import PictureInvalid
from typeset.intake import pictures
from typeset.intake.pictures import read_picture

ORIENTATION = 0x0112


def picture(kind: str, *, orientation: int = 1) -> bytes:
    image = Image.new("RGB", (40, 30), "grey")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    out = BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))])
def test_the_size_is_the_one_that_a_person_sees(kind: str, orientation: int, size: tuple[int, int]) -> None:
    data = picture(kind, orientation=orientation)
    read = read_picture("a", data)
    assert (read.width, read.height) == size
    assert read.data == data


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"not a picture", picture("JPEG")[:200], picture("PNG")[:-40]])
def test_a_broken_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureInvalid, match=r"a\.jpg"):
        read_picture("a.jpg", data)


def test_a_picture_too_large_to_be_one_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1199)
    with pytest.raises(PictureInvalid, match="40 × 30"):
        read_picture("a.png", picture("PNG"))
