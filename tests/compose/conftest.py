"""What the tests of composition share: faces, setters, copy, and a first-fit setter to compare with."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from typeset.compose.case import LineSetter
from typeset.compose.line import SetLine
from typeset.compose.linebreak import Nodes, judge
from typeset.fonts import FontLibrary, ShapedGlyph
from typeset.model.edition import Script
from typeset.model.page import Element, GlyphRun, Page, Part
from typeset.model.source import Piece, Span, Text

HERE = Path(__file__).parent


class Squares:
    """A face whose Western characters are half an em wide and all others one; what it lacks is in `absent`."""

    ascent, descent = 0.88, -0.12

    def __init__(self, key: str, absent: str = "") -> None:
        self.key, self.absent = key, absent

    def gid(self, char: str) -> int:
        return 0 if char in self.absent else ord(char)

    def advance(self, gid: int) -> float:
        return 0.5 if gid < 0x2000 else 1.0

    def bounds(self, gid: int) -> tuple[float, float, float, float]:
        return (0.1, 0.0, self.advance(gid) - 0.1, 0.5)

    def shape(
        self, text: str, features: Mapping[str, bool] | None = None, *, lang: str = "zh-Hans"
    ) -> tuple[ShapedGlyph, ...]:
        return tuple(ShapedGlyph(ord(char), k, 0.5, 0.0, 0.0) for k, char in enumerate(text))


class SquareLibrary:
    """A library of squares: `plain` lacks 囍 and 〇, `other` has 囍."""

    def __init__(self) -> None:
        self.faces = {"plain": Squares("plain", "囍〇"), "other": Squares("other", "〇")}

    def face(self, key: str) -> Squares:
        return self.faces[key]

    def fallback(self, char: str, key: str, *, lang: str = "") -> Squares | None:
        return next((face for face in self.faces.values() if face.gid(char)), None)


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return FontLibrary.open(system=())


@pytest.fixture
def squares() -> LineSetter:
    return LineSetter(SquareLibrary(), Script.CN)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def noto(library: FontLibrary) -> Callable[[Script], LineSetter]:
    return lambda script: LineSetter(library, script)


def text_of(chars: str, start: int = 0) -> Text:
    return Text((Piece(chars, Span(0, start, start + len(chars))),))


@pytest.fixture(scope="session")
def make_text() -> Callable[..., Text]:
    return text_of


@pytest.fixture(scope="session")
def copy_of() -> Callable[[str], list[Text]]:
    def read(name: str) -> list[Text]:
        lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
        return [text_of(line, 10_000 * number) for number, line in enumerate(lines)]

    return read


@pytest.fixture(scope="session")
def lay() -> Callable[[list[tuple[SetLine, ...]]], Page]:
    """Put set paragraphs under each other on one page, 20 points from line to line."""

    def put(paragraphs: list[tuple[SetLine, ...]]) -> Page:
        marks, y = [], 0.0
        for number, lines in enumerate(paragraphs):
            for line in lines:
                y += 20.0
                for run in line.runs:
                    element = Element("a", Part.PARAGRAPH, number)
                    marks.append(GlyphRun(run.face, run.size, run.dx, y, run.glyphs, element))
        return Page("1", 1000.0, y, tuple(marks))

    return put


@pytest.fixture(scope="session")
def first_fit() -> Callable[[Nodes, float], tuple[list[int], float] | None]:
    """Break lines one by one, each as full as it can be (挤进 before 推出): the nodes and their cost, None if stuck."""

    def fill(nodes: Nodes, measure: float) -> tuple[list[int], float] | None:
        lines: dict[int, dict[int, float]] = {}
        for j, row in enumerate(judge(nodes, measure, 30.0)):
            for i, cost in row:
                lines.setdefault(i, {})[j] = cost
        path = [0]
        while path[-1] != len(nodes.sorts) - 1:
            if not lines.get(path[-1]):
                return None
            path.append(max(lines[path[-1]]))
        return path, sum(lines[i][j] for i, j in pairwise(path))

    return fill
