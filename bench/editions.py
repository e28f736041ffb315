"""How fast an edition is made, stage by stage, against ReportLab's own flow of the same text into plain columns.

`python -m bench.editions` prints the best of several runs and the ratio. The peer breaks lines greedily, plans no page,
embeds no font and tags nothing: it is the floor, not a rival.
"""

import io
import tempfile
from pathlib import Path
from time import perf_counter

from reportlab.lib.pagesizes import A3
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from typeset.fonts import FontLibrary
from typeset.press.desk import as_json, read_edition
from typeset.press.edition import BuildOptions, build

SAMPLE = Path(__file__).parents[1] / "editions" / "2021-02-02"
RUNS = 5
COLUMNS, GUTTER, MARGIN = 5, 12, 42


def main() -> None:
    fonts = FontLibrary.open()
    with tempfile.TemporaryDirectory() as out:
        seconds = min(build(str(SAMPLE), Path(out), BuildOptions(), fonts).seconds for _ in range(RUNS))
        report = (Path(out) / SAMPLE.name / "report.json").read_text("utf-8")
    texts = [block["text"] for article in as_json(read_edition(str(SAMPLE)))["articles"] for block in article["body"]]
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    peer = min(timed_flow(texts) for _ in range(RUNS))
    print(f"sample edition, best of {RUNS}: {seconds:.2f} s; ReportLab's flow of the same text: {peer:.2f} s")
    print(f"ratio {seconds / peer:.1f}")
    print(report[report.index('"seconds"') :].rstrip("}\n "))


def timed_flow(texts: list[str]) -> float:
    """Flow the paragraphs into columns as ReportLab does by itself; seconds."""
    start = perf_counter()
    width = (A3[0] - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
    frames = [
        Frame(MARGIN + n * (width + GUTTER), MARGIN, width, A3[1] - 2 * MARGIN, 0, 0, 0, 0) for n in range(COLUMNS)
    ]
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=9, leading=14, wordWrap="CJK", firstLineIndent=18)
    document = BaseDocTemplate(io.BytesIO(), pagesize=A3)
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build([Paragraph(text, style) for text in texts])
    return perf_counter() - start


if __name__ == "__main__":
    main()
