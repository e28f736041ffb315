"""Giving photos their pictures: by edition.toml, by file name, or by order, and never by guess."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from typeset.errors import SettingsInvalid
from typeset.model.edition import Edition, Photo
from typeset.model.source import Text
from typeset.notes import Code, Note


def illustrate(
    edition: Edition, pictures: Sequence[str], chosen: Mapping[str, str]
) -> tuple[Edition, tuple[Note, ...]]:
    """Name each photo's picture: `pictures` are the file names in photos/, in order, `chosen` edition.toml's [photos].

    A picture goes to the photo that edition.toml gives it, or whose id its name begins with (p02.jpg, p02-市场.jpg);
    pictures that neither says go to the photos left, in order, only if there are as many of one as of the other.
    A picture that no photo claims is published without a caption. Notes tell of both that stay alone.

    Raises:
        SettingsInvalid: edition.toml names a photo or a picture that is not there.
    """
    photos = {photo.id: photo for photo in _photos(edition)}
    _refuse_unknown(chosen, photos, pictures)
    named = dict(chosen)
    for name in pictures:
        owner = Path(name).stem.partition("-")[0]
        if owner in photos and owner not in named and name not in named.values():
            named[owner] = name
    spare = [name for name in pictures if name not in named.values()]
    bare = [owner for owner in photos if owner not in named]
    if len(spare) == len(bare):
        named.update(zip(bare, spare, strict=True))
        spare = []
    last_page = len(edition.meta.pages) - 1
    extra = tuple(
        Photo(id=f"p{number:02}", page=last_page, caption=Text(()), credit=None, image=name)
        for number, name in enumerate(spare, len(photos) + 1)
    )
    return (
        replace(
            edition,
            articles=tuple(
                replace(article, photos=tuple(_with_picture(photo, named) for photo in article.photos))
                for article in edition.articles
            ),
            photos=(*(_with_picture(photo, named) for photo in edition.photos), *extra),
        ),
        (*_missing(photo for photo in photos.values() if photo.id not in named), *_unclaimed(spare)),
    )


def _missing(photos: Iterable[Photo]) -> Iterator[Note]:
    for photo in photos:
        yield Note(
            Code.MISSING_PHOTO,
            next(iter(photo.caption.spans), None),
            f"Photo {photo.id} has no picture.",
            f"Put it into photos/ as {photo.id}.jpg.",
        )


def _unclaimed(names: Sequence[str]) -> Iterator[Note]:
    for name in names:
        yield Note(
            Code.UNCLAIMED_PICTURE,
            None,
            f"No caption claims photos/{name}; it is published without one.",
            f'Say whose it is in edition.toml: [photos], then p01 = "{name}".',
        )


def _photos(edition: Edition) -> Iterator[Photo]:
    for article in edition.articles:
        yield from article.photos
    yield from edition.photos


def _with_picture(photo: Photo, named: Mapping[str, str]) -> Photo:
    return replace(photo, image=named.get(photo.id, photo.image))


def _refuse_unknown(chosen: Mapping[str, str], photos: Mapping[str, Photo], pictures: Sequence[str]) -> None:
    for owner, name in chosen.items():
        if owner not in photos:
            raise SettingsInvalid(
                f"edition.toml gives a picture to {owner}, but the photos are {', '.join(photos) or 'none'}.",
                "Use an id that `typeset reassemble` shows.",
            )
        if name not in pictures:
            raise SettingsInvalid(
                f"edition.toml names the picture {name}, which is not in photos/.", "Put it there, or mend the name."
            )
