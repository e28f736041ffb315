"""One edition through the press: read, reassemble, compose, write, check, publish."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from typeset import __version__, compose, copydesk, epub, manuscript, pdf
from typeset import house as houses
from typeset.epub import EpubOptions, FontUse
from typeset.errors import CountNotClosed, ManuscriptInvalid, SettingsInvalid
from typeset.fonts import FontLibrary
from typeset.house import HouseStyle
from typeset.intake.pictures import read_picture
from typeset.intake.text import read_page
from typeset.model.edition import Edition, Meta, PageInfo
from typeset.model.page import Composition
from typeset.model.picture import Picture
from typeset.model.record import to_json
from typeset.model.source import Source
from typeset.notes import Note
from typeset.pdf import Attachment, PdfOptions, Relation
from typeset.preflight import conserve
from typeset.preflight import epub as epub_preflight
from typeset.preflight import pdf as pdf_preflight
from typeset.preflight.conserve import Conservation, Outputs
from typeset.press.folder import MANUSCRIPT, Folder, read_folder
from typeset.press.illustrate import illustrate
from typeset.press.output import publish
from typeset.press.report import Report, digest, faces_used
from typeset.proof.render import cover
from typeset.script.language import guess_language


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the user asks of a build, beyond what the edition's folder says.

    `house`: a house style's name; `house_file`: a TOML file laid over it; None leaves either to edition.toml.
    `embed_source`: the raw pages, the edition's JSON and the report go into the PDF. `marks`, `grey`, `booklet`: as in
    PdfOptions. `epub_fonts`: whether the ePub carries its faces.
    """

    house: str | None = None
    house_file: Path | None = None
    embed_source: bool = False
    marks: bool = False
    grey: bool = False
    booklet: bool = False
    epub_fonts: FontUse = FontUse.EMBED


@dataclass(frozen=True, slots=True)
class Reassembled:
    """An edition as the copy desk or a manuscript gives it, with its source, its pictures and its notes."""

    source: Source
    edition: Edition
    pictures: Mapping[str, Picture]
    by_hand: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A published edition: its key, its pages, its notes, the folder it lies in and the seconds it took."""

    key: str
    pages: int
    notes: tuple[Note, ...]
    folder: Path
    seconds: float


DEFAULT_HOUSE = "a3"
PDF_NAME = "edition.pdf"
EPUB_NAME = "edition.epub"
REPORT_NAME = "report.json"


def build(place: str, out: Path, options: BuildOptions, fonts: FontLibrary) -> Built:
    """Build the edition at `place` (a folder, a text file or `-`) into the folder `out`/KEY.

    Raises:
        TypesetError: in any of its kinds; what was in the output folder is then unchanged.
    """
    clock = _Clock()
    with clock.stage("read"):
        folder = read_folder(place)
        house = choose_house(folder, options)
    with clock.stage("reassemble"):
        desk = reassemble(folder)
    with clock.stage("compose"):
        composition, set_notes = compose.compose(desk.edition, house, fonts, desk.pictures)
    with clock.stage("pdf"):
        pdf_bytes = pdf.write(desk.edition, composition, fonts, desk.pictures, _pdf_options(desk, options))
    with clock.stage("epub"):
        epub_bytes = _bind(desk, composition, fonts, options, pdf_bytes)
    with clock.stage("preflight"):
        conservation = _count(desk, composition, pdf_bytes, epub_bytes)
    report = Report(
        edition=desk.edition,
        composition=composition,
        conservation=conservation,
        notes=desk.notes + set_notes,
        faces=faces_used(composition, fonts),
        outputs={PDF_NAME: digest(pdf_bytes), EPUB_NAME: digest(epub_bytes)},
        seconds=clock.seconds,
    )
    files = {PDF_NAME: pdf_bytes, EPUB_NAME: epub_bytes, REPORT_NAME: report.as_json()}
    publish(out / folder.key, files)
    return Built(folder.key, len(composition.pages), report.notes, out / folder.key, sum(clock.seconds.values()))


def reassemble(folder: Folder) -> Reassembled:
    """Work out the edition from its manuscript where there is one, else from the raw pages."""
    source, notes = read_source(folder)
    meta = meta_of(folder, source)
    if folder.manuscript is not None:
        edition, more = manuscript.read(_decode_manuscript(folder.manuscript), source, meta)
    else:
        edition, more = copydesk.reassemble(source, meta)
    pictures = {name: read_picture(name, data) for name, data in folder.pictures}
    edition, picture_notes = illustrate(edition, tuple(pictures), dict(folder.settings.photos))
    return Reassembled(
        source, edition, pictures, by_hand=folder.manuscript is not None, notes=notes + more + picture_notes
    )


def _pdf_options(desk: Reassembled, options: BuildOptions) -> PdfOptions:
    """Say how the PDF is made, with the files that go inside it."""
    return PdfOptions(
        attachments=_attachments(desk) if options.embed_source else (),
        marks=options.marks,
        grey=options.grey,
        booklet=options.booklet,
        created=moment_of(desk.edition),
    )


def _attachments(desk: Reassembled) -> tuple[Attachment, ...]:
    """Gather what `--embed-source` puts into the PDF: each raw page, and the edition as JSON."""
    raw = tuple(
        Attachment(page.file, page.text.encode(), "text/plain", Relation.SOURCE, f"Raw text of page {page.label}")
        for page in desk.source.pages
    )
    record = json.dumps(to_json(desk.edition, desk.source, desk.notes), ensure_ascii=False, indent=2) + "\n"
    return (
        *raw,
        Attachment("edition.json", record.encode(), "application/json", Relation.DATA, "The edition's articles"),
    )


def _bind(
    desk: Reassembled, composition: Composition, fonts: FontLibrary, options: BuildOptions, pdf_bytes: bytes
) -> bytes:
    """Bind the ePub, with the PDF's first page for a cover and its page numbers for a page list."""
    asked = EpubOptions(
        modified=moment_of(desk.edition),
        version=__version__,
        pdf_name=PDF_NAME,
        fonts=options.epub_fonts,
        cover=cover(pdf_bytes),
    )
    return epub.bind(desk.edition, composition.starts, fonts, desk.pictures, asked)


def _count(desk: Reassembled, composition: Composition, pdf_bytes: bytes, epub_bytes: bytes) -> Conservation:
    """Count the characters at every station.

    Raises:
        CountNotClosed: one is lost or invented.
    """
    outputs = Outputs(composition.pages, pdf_preflight.text(pdf_bytes), epub_preflight.extract(epub_bytes))
    conservation = conserve.count(desk.source, desk.edition, outputs, by_hand=desk.by_hand)
    if not conservation.closes:
        first = conservation.differences[0]
        raise CountNotClosed(
            f"The count of characters does not close, {first.where}: "
            f"{len(first.lost)} lost ({first.lost[:40]}), {len(first.invented)} invented ({first.invented[:40]}).",
            "Nothing was published. Please report it together with the raw page: it is a mistake of the program.",
        )
    return conservation


def _decode_manuscript(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManuscriptInvalid(f"{MANUSCRIPT} is not UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error


def read_source(folder: Folder) -> tuple[Source, tuple[Note, ...]]:
    """Decode the folder's raw pages."""
    read = [
        read_page(raw.data, page=number, file=raw.file, label=raw.label, name=raw.name)
        for number, raw in enumerate(folder.pages)
    ]
    return Source(tuple(page for page, _ in read)), tuple(note for _, notes in read for note in notes)


def meta_of(folder: Folder, source: Source) -> Meta:
    """Gather the edition's facts; the language is told from the text where the folder does not say."""
    settings = folder.settings
    return Meta(
        key=folder.key,
        paper=settings.paper,
        date=settings.date,
        lang=settings.lang or guess_language("".join(page.text for page in source.pages)),
        publisher=settings.publisher,
        number=settings.number,
        pages=tuple(PageInfo(page.label, page.name, page.file, page.sha256) for page in source.pages),
    )


def choose_house(folder: Folder, options: BuildOptions) -> HouseStyle:
    """Load the house style: the user's choice, else the edition's (a file counts from its folder), else the default."""
    own_file = folder.settings.house_file
    if options.house_file is not None:
        overrides: Path | None = options.house_file
    elif own_file is not None and folder.path is not None:
        overrides = folder.path / own_file
    else:
        overrides = None
    return houses.load(options.house or folder.settings.house or DEFAULT_HOUSE, overrides)


def moment_of(edition: Edition) -> datetime:
    """Give the time that the outputs bear: SOURCE_DATE_EPOCH where it is set, else the edition's date, else 1980.

    Raises:
        SettingsInvalid: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise SettingsInvalid(
                f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds.",
                "Set it to a whole number, or unset it.",
            ) from error
    day = edition.meta.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(1980, 1, 1, tzinfo=UTC)


class _Clock:
    """Takes the time of each stage, for the report."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what runs inside."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
