"""The grid of a page: columns of equal measure and one run of baselines from head to foot.

Heads, pictures and captions take whole lines of it, so that lines stand level across columns (JLReq 2.4, CLReq 2.4).
"""

from dataclasses import dataclass

from typeset.house import HouseStyle
from typeset.model.geometry import Box

_ASCENT = 0.88
"""Top of the ideographic em box above the baseline, in ems (OS/2 sTypoAscender of the Noto CJK faces)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns and lines lie on the page, in points. Column 0 is the leftmost, line 0 the topmost."""

    left: float
    top: float
    columns: int
    column_width: float
    gutter: float
    leading: float
    lines: int
    size: float

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return self.left + column * (self.column_width + self.gutter)

    def width(self, span: int) -> float:
        """How wide `span` columns are with the gutters between them."""
        return span * self.column_width + (span - 1) * self.gutter

    def y(self, line: float) -> float:
        """The top edge of a line's slot: the foot edge of the line above it."""
        return self.top + line * self.leading

    def baseline(self, line: int) -> float:
        """The baseline of body text on a line: its em box stands in the middle of the slot."""
        return self.y(line) + self.inset + _ASCENT * self.size

    @property
    def inset(self) -> float:
        """White between a slot's edge and the em box of the text in it: half the line gap."""
        return (self.leading - self.size) / 2

    def box(self, column: int, span: int, line: float, lines: float) -> Box:
        """The rectangle of `span` columns and `lines` lines whose top left cell is given."""
        return Box(self.x(column), self.y(line), self.width(span), lines * self.leading)

    def slots(self, height: float) -> int:
        """How many lines something `height` points tall takes."""
        return max(0, -int(-(height - 1e-6) // self.leading))


def rule_grid(house: HouseStyle) -> Grid:
    """Lay the house's grid on its paper, in the middle of what its least margins leave free."""
    paper, style = house.paper, house.grid
    width = style.columns * house.column_width + (style.columns - 1) * style.gutter
    room = paper.height - paper.head - paper.foot
    lines = int(room / style.leading + 1e-6)
    return Grid(
        left=(paper.width - width) / 2,
        top=paper.head + (room - lines * style.leading) / 2,
        columns=style.columns,
        column_width=house.column_width,
        gutter=style.gutter,
        leading=style.leading,
        lines=lines,
        size=house.text.body.size,
    )
