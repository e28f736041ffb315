"""Pictures that go with captions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file's name and bytes, with its size in pixels as a person sees it (EXIF orientation applied)."""

    name: str
    data: bytes
    width: int
    height: int
