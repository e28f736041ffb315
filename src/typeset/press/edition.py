"""One edition through the press: read, reassemble, compose, write, check, publish."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from typeset import __version__, compose, epub, pdf
from typeset import house as houses
from typeset.epub import EpubOptions, FontUse
from typeset.errors import SettingsInvalid
from typeset.fonts import FontLibrary
from typeset.house import HouseStyle
from typeset.model.edition import Edition
from typeset.notes import Note
from typeset.pdf import Attachment, PdfOptions, Relation
from typeset.press.desk import Copy, as_json, prepare
from typeset.press.folder import Folder, read_folder
from typeset.press.inspection import Made, inspect
from typeset.press.output import publish
from typeset.press.report import Report, enclosed
from typeset.proof.render import cover

PDF_NAME = "edition.pdf"
EPUB_NAME = "edition.epub"
REPORT_NAME = "report.json"
DEFAULT_HOUSE = "a3"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the user asks of a build, beyond what the edition's folder says.

    `house`: a house style's name; `house_file`: a TOML file laid over it; None leaves either to edition.toml.
    `embed_source`: the raw pages, the edition's JSON and the report go into the PDF. `marks`, `grey`, `booklet`: as
    in PdfOptions. `epub_fonts`: whether the ePub carries its faces.
    """

    house: str | None = None
    house_file: Path | None = None
    embed_source: bool = False
    marks: bool = False
    grey: bool = False
    booklet: bool = False
    epub_fonts: FontUse = FontUse.EMBED


@dataclass(frozen=True, slots=True)
class Built:
    """A published edition: its key, its pages, its notes, the folder it lies in and the seconds it took."""

    key: str
    pages: int
    notes: tuple[Note, ...]
    folder: Path
    seconds: float


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
        copy = prepare(folder)
    with clock.stage("lines"):
        galleys = compose.set_copy(copy.edition, house, fonts)
    with clock.stage("make-up"):
        made_up = compose.make_up_pages(copy.edition, galleys, copy.pictures)
    with clock.stage("impose"):
        composition, set_notes = compose.place_pages(copy.edition, galleys, made_up, copy.pictures)
    with clock.stage("pdf"):
        pdf_bytes = pdf.write(
            copy.edition,
            composition,
            fonts,
            copy.pictures,
            _pdf_options(copy, options, enclosed(copy, composition, fonts)),
        )
    with clock.stage("epub"):
        asked = _epub_options(copy.edition, options, pdf_bytes)
        epub_bytes = epub.bind(copy.edition, composition.starts, fonts, copy.pictures, asked)
    made = Made(composition, house, pdf_bytes, epub_bytes)
    with clock.stage("preflight"):
        inspection = inspect(copy, made, booklet=options.booklet)
    notes = copy.notes + set_notes + inspection.notes
    report = Report(
        copy=copy,
        composition=composition,
        inspection=inspection,
        notes=notes,
        faces=fonts,
        outputs={PDF_NAME: pdf_bytes, EPUB_NAME: epub_bytes},
        seconds=clock.seconds,
    )
    publish(out / folder.key, {**report.outputs, REPORT_NAME: report.as_json()})
    return Built(folder.key, len(composition.pages), notes, out / folder.key, sum(clock.seconds.values()))


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


def _pdf_options(copy: Copy, options: BuildOptions, report: bytes) -> PdfOptions:
    return PdfOptions(
        attachments=_attachments(copy, report) if options.embed_source else (),
        marks=options.marks,
        grey=options.grey,
        booklet=options.booklet,
        created=moment_of(copy.edition),
    )


def _attachments(copy: Copy, report: bytes) -> tuple[Attachment, ...]:
    """Gather what `--embed-source` puts into the PDF: each raw page, the edition as JSON, the report."""
    raw = tuple(
        Attachment(Path(page.file).name, page.text.encode(), "text/plain", Relation.SOURCE, f"Raw page {page.label}")
        for page in copy.source.pages
    )
    record = json.dumps(as_json(copy), ensure_ascii=False, indent=2) + "\n"
    return (
        *raw,
        Attachment("edition.json", record.encode(), "application/json", Relation.DATA, "The edition's articles"),
        Attachment(REPORT_NAME, report, "application/json", Relation.SUPPLEMENT, "What the build says of itself"),
    )


def _epub_options(edition: Edition, options: BuildOptions, pdf_bytes: bytes) -> EpubOptions:
    """Give the ePub the PDF's first page for a cover and its name for a page list."""
    return EpubOptions(
        modified=moment_of(edition),
        version=__version__,
        pdf_name=PDF_NAME,
        fonts=options.epub_fonts,
        cover=cover(pdf_bytes),
    )


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
