from typeset import compose as composing
from typeset import house as houses
from typeset.compose import compose
from typeset.compose.makeup import book
from typeset.compose.makeup.forecast import forecast
from typeset.compose.makeup.shapes import Shaper
from typeset.compose.stone import dress
from typeset.compose.stories import gather
from typeset.model.edition import Script

LENGTHS = (430, 200, 830, 860, 330, 690, 460, 900, 250, 380, 560, 720)


def test_a_forecast_keeps_the_order_and_about_counts_the_pages(desk, make_edition, library):
    edition = make_edition(*(desk.article(n, length) for n, length in enumerate(LENGTHS, 1)))
    for style in ("a4", "large-print"):
        stone = dress(houses.load(style), library, Script.CN)
        copy = gather(edition, stone)
        likely = forecast(copy, Shaper(stone, {}))
        assert tuple(story for page in likely for story in page) == copy.stories
        pages = compose(edition, houses.load(style), library, {})[0].pages
        assert 0.75 * len(pages) <= len(likely) <= 1.25 * len(pages)


def test_pages_with_a_contents_box_are_made_up_once(desk, make_edition, library, monkeypatch):
    edition = make_edition(*(desk.article(n, length) for n, length in enumerate(LENGTHS, 1)))
    made: list[int] = []

    def counted(*args):
        made.append(1)
        return book.make_up(*args)

    monkeypatch.setattr(composing, "make_up", counted)
    composition, _ = compose(edition, houses.load("large-print"), library, {})
    assert len(composition.pages) >= 5
    assert sum(made) == 1
