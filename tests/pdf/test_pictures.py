import io

import pytest
from PIL import Image, ImageCms

from typeset.errors import PictureInvalid
from typeset.model.geometry import Box
from typeset.model.picture import Picture
from typeset.pdf.pictures import develop

WHOLE = Box(0, 0, 144, 96)  # 600 × 400 pixels at 300 dpi


def painted(mode="RGB", size=(600, 400), colour=None):
    return (
        Image.new(mode, size, colour) if colour is not None else Image.linear_gradient("L").resize(size).convert(mode)
    )


def saved(image, kind="JPEG", size=None, **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return Picture(f"photo.{kind.lower()}", out.getvalue(), *(size or image.size))


def pixel(made, at=(5, 5)):
    """The colour of a pixel of a print, as a viewer decodes it."""
    if made.jpeg:
        return Image.open(io.BytesIO(made.data)).getpixel(at)
    image = Image.frombytes("L" if made.components == 1 else "RGB", (made.width, made.height), made.data)
    return image.getpixel(at)


def near(colour, wanted, slack=6):
    pairs = zip(colour, wanted, strict=True) if isinstance(colour, tuple) else [(colour, wanted)]
    return all(abs(one - other) <= slack for one, other in pairs)


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"quality": 30}])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_fit_jpeg_goes_in_untouched(mode, how):
    picture = saved(painted(mode), **how)
    made = develop(picture, WHOLE, grey=False)
    assert made.data == picture.data
    assert (made.jpeg, made.width, made.height, made.components) == (True, 600, 400, len(mode))


def test_a_jpeg_too_fine_for_its_frame_comes_down_to_300_dpi():
    made = develop(saved(painted(size=(2400, 1600))), WHOLE, grey=False)
    assert (made.width, made.height, made.jpeg) == (600, 400, True)


def test_a_coarse_picture_is_never_blown_up():
    made = develop(saved(painted(size=(60, 40)), "PNG"), WHOLE, grey=False)
    assert (made.width, made.height) == (60, 40)


def test_the_orientation_in_exif_is_obeyed():
    image = painted(size=(400, 600))
    image.paste((255, 0, 0), (0, 0, 400, 60))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise: the red top becomes the right side
    made = develop(saved(image, exif=exif, size=(600, 400)), WHOLE, grey=False)
    assert (made.width, made.height) == (600, 400)
    assert near(pixel(made, (590, 200)), (255, 0, 0), 12)
    assert not near(pixel(made, (10, 200)), (255, 0, 0), 60)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_shows_white_paper(mode):
    image = painted("RGBA", colour=(255, 0, 0, 0)).convert(mode) if mode != "PA" else painted("P", colour=0)
    how = {"transparency": 0} if mode == "PA" else {}
    made = develop(saved(image, "PNG", **how), WHOLE, grey=False)
    assert near(pixel(made), 255 if made.components == 1 else (255, 255, 255), 0)


def test_cmyk_becomes_rgb():
    made = develop(saved(painted("CMYK", colour=(0, 255, 255, 0))), WHOLE, grey=False)
    assert made.components == 3
    assert near(pixel(made), (255, 0, 0), 10)


def test_a_profile_of_its_own_is_converted_to_srgb():
    lab = painted("LAB", colour=(128, 128, 128))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    made = develop(saved(lab, "TIFF", icc_profile=profile.tobytes()), WHOLE, grey=False)
    # L* = 50 is sRGB 119; Pillow's own conversion would not know.
    assert near(pixel(made), (119, 119, 119), 2)


def test_a_picture_in_srgb_keeps_its_bytes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = saved(painted(), icc_profile=profile)
    assert develop(picture, WHOLE, grey=False).data == picture.data


def test_a_broken_profile_does_no_harm():
    picture = saved(painted(), icc_profile=b"not a profile")
    assert develop(picture, WHOLE, grey=False).components == 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_grey_makes_one_component(kind):
    made = develop(saved(painted(colour=(255, 0, 0)), kind), WHOLE, grey=True)
    assert made.components == 1
    assert near(pixel(made), 76)


def test_sixteen_bits_are_scaled_and_not_clipped():
    image = Image.new("I;16", (600, 400), 32768)
    assert near(pixel(develop(saved(image, "PNG"), WHOLE, grey=False)), 128, 1)


def test_line_art_is_kept_without_loss_and_photographs_are_not():
    art = develop(saved(painted("1"), "PNG"), WHOLE, grey=False)
    assert (art.jpeg, art.components) == (False, 1)
    noise = Image.effect_noise((600, 400), 90).convert("RGB")
    noise.putdata([(x % 256, x // 600 % 256, (x * 7) % 256) for x in range(600 * 400)])
    assert develop(saved(noise, "PNG"), WHOLE, grey=False).jpeg


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "BMP", "TIFF"])
def test_other_kinds_are_developed(kind):
    made = develop(saved(painted(), kind), WHOLE, grey=False)
    assert (made.width, made.height) == (600, 400)


def test_a_jpeg_with_a_tail_is_encoded_anew():
    picture = saved(painted())
    tailed = Picture(picture.name, picture.data + b"tail\r", 600, 400)
    assert develop(tailed, WHOLE, grey=False).data.endswith(b"\xff\xd9")


@pytest.mark.parametrize("data", [b"", b"no picture", saved(painted()).data[:900], saved(painted(), "PNG").data[:500]])
def test_a_broken_picture_is_an_error_with_cause_and_cure(data):
    with pytest.raises(PictureInvalid, match="cannot be read as a picture") as refused:
        develop(Picture("photo.jpg", data, 600, 400), Box(0, 0, 14, 9), grey=True)
    assert "photos/" in refused.value.cure


def test_a_bomb_is_an_error(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(PictureInvalid, match="cannot be read"):
        develop(saved(painted()), WHOLE, grey=False)


def test_the_same_picture_gives_the_same_bytes():
    picture = saved(painted(size=(2400, 1600)), "PNG")
    assert develop(picture, WHOLE, grey=False) == develop(picture, WHOLE, grey=False)
