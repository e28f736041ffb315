"""How fast a PDF is written, against ReportLab by itself putting the same lines on the same pages, in the same run.

`python -m bench.pdf` prints milliseconds, bytes and the ratio. ReportLab alone embeds the faces (by its own subsetter),
but writes no tags, no metadata and wrong ToUnicode; the ratio says what the rest costs.
"""

import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from typeset import compose, house, pdf
from typeset.fonts import FontLibrary
from typeset.model.page import Composition, GlyphRun
from typeset.preflight import pdf as preflight
from typeset.press.desk import read_edition

EDITION = Path(__file__).parents[1] / "editions" / "2021-02-02"
RUNS = 5


def main() -> None:
    library = FontLibrary.open(system=())
    copy = read_edition(str(EDITION))
    composition, _ = compose.compose(copy.edition, house.load("a3"), library, copy.pictures)
    options = pdf.PdfOptions()
    data = pdf.write(copy.edition, composition, library, copy.pictures, options)
    register(library.folder)
    alone = plain(composition)
    writing = best_of(lambda: pdf.write(copy.edition, composition, library, copy.pictures, options))
    peer = best_of(lambda: plain(composition))
    checking = best_of(lambda: preflight.inspect(data))
    glyphs = sum(len(run.glyphs) for page in composition.pages for run in page.marks if isinstance(run, GlyphRun))
    print(f"{len(composition.pages)} pages, {glyphs} glyphs, best of {RUNS}")
    print(f"{'':>16} {'ms':>8} {'bytes':>9} {'ratio':>6}")
    print(f"{'typeset':>16} {1000 * writing:>8.1f} {len(data):>9} {writing / peer:>6.2f}")
    print(f"{'ReportLab alone':>16} {1000 * peer:>8.1f} {len(alone):>9} {1:>6.2f}")
    print(f"{'preflight':>16} {1000 * checking:>8.1f} {'':>9} {checking / peer:>6.2f}")


def register(folder: Path) -> None:
    """Open the faces for ReportLab; what that costs is not counted, as it is not for typeset."""
    faces = tomllib.loads((folder / "fonts.toml").read_text("utf-8"))
    for key, entry in faces.items():
        registerFont(TTFont(key, str(folder / entry["file"])))


def plain(composition: Composition) -> bytes:
    """Draw every run's text with ReportLab's own fonts, at its place."""
    canvas = Canvas(io.BytesIO(), invariant=1)
    for page in composition.pages:
        canvas.setPageSize((page.width, page.height))
        for run in page.marks:
            if isinstance(run, GlyphRun):
                canvas.setFont(run.face, run.size)
                canvas.drawString(run.x, page.height - run.y, "".join(glyph.text for glyph in run.glyphs))
        canvas.showPage()
    data: bytes = canvas.getpdfdata()
    return data


def best_of(job: Callable[[], object]) -> float:
    """The shortest time of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        job()
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
