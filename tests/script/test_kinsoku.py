import pytest

from typeset.model.edition import Script
from typeset.script.classes import class_table
from typeset.script.kinsoku import bound, soft_costs


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("5℃", True),
        ("5‰", True),
        ("５％", True),
        ("￥5", True),
        ("№5", True),
        ("２０", True),
        ("Ａ４", True),
        ("3：2", True),
        ("中：2", False),
        ("中℃", False),
        ("中国", False),
        ("5个", False),
        ("中\u200b", True),
    ],
)
def test_units(text, tied):
    kinds = [class_table(Script.CN).trait(char).kind for char in text]
    assert bound(kinds[0], kinds[1], text, 1) is tied


def test_a_score_is_one_unit_on_both_sides_of_its_colon():
    kinds = [class_table(Script.CN).trait(char).kind for char in "3：2"]
    assert bound(kinds[1], kinds[2], "3：2", 2)


@pytest.mark.parametrize(
    ("text", "place"), [("有3家企业", 2), ("5月1日", 2), ("第3版", 1), ("看了书", 1), ("我——他", 1), ("共三个", 2)]
)
def test_soft_places(text, place):
    assert soft_costs(text)[place] > 0


def test_most_places_are_free():
    assert soft_costs("示范区召开党建工作责任制述职评议会") == {}
