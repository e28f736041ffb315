"""Where Western runs part: word by word, as an editor would part them."""

import pytest

from typeset.script.western import How, partings


def parted(run, how, joined=False):
    """The run with | at each place where it parts so."""
    signs = ["|" * (part.how is how and place > 0) for place, part in enumerate(partings(run, joined=joined))]
    return "".join(sign + char for sign, char in zip(signs, run, strict=True))


@pytest.mark.parametrize(
    ("run", "with_hyphens"),
    [
        ("Federal", "Fed|eral"),
        ("Massachusetts", "Mass|a|chu|setts"),
        ("（Expenditures）", "（Ex|pen|di|tures）"),
        ("Anthropic's", "An|thropic's"),
        ("DeepMind", "Deep|Mind"),
        ("self-attention", "self-at|ten|tion"),
        ("FEDERAL", "FEDERAL"),
        ("OpenAI", "OpenAI"),
        ("Reuter", "Reuter"),
        ("Müllerin", "Müllerin"),
        ("Federal2024", "Federal2024"),
        ("federal@reserve", "federal@reserve"),
        ("federal.gov", "federal.gov"),
        ("federal/reserve", "federal/reserve"),
        ("1,234,567.89", "1,234,567.89"),
    ],
)
def test_words_part_by_syllables_and_addresses_do_not(run, with_hyphens):
    assert parted(run, How.HYPHEN) == with_hyphens


@pytest.mark.parametrize(
    ("run", "as_it_stands"),
    [
        ("well-known", "well-|known"),
        ("Llama-3-70B-Instruct", "Llama-3-70B-|Instruct"),
        ("www.example-portal.gov.cn", "www.|example-|portal.|gov.cn"),
        ("https://www.example.com/2021/02/index.html", "https://|www.|example.|com/|2021/02/|index.|html"),
        ("first.last@example.com", "first.|last@|example.|com"),
        ("x²+y²=z²", "x²+|y²=|z²"),
        ("a≈12", "a≈12"),
        ("5+2", "5+2"),
        ("65%±5%", "65%±|5%"),
        ("0391-3550123", "0391-3550123"),
        ("2024/10/19", "2024/10/19"),
        ("1,234,567.89", "1,234,567.89"),
    ],
)
def test_joints_and_signs_end_a_line_as_they_stand(run, as_it_stands):
    assert parted(run, How.PLAIN) == as_it_stands


def test_a_sign_behind_other_text_has_that_for_an_operand():
    assert parted("≤0.05mg", How.PLAIN, joined=True) == "≤|0.05mg"
    assert parted("≤0.05mg", How.PLAIN) == "≤0.05mg"
    assert parted("−12.5℃", How.PLAIN, joined=True) == "−12.5℃"


@pytest.mark.parametrize(("run", "place"), [("Здравствуйте,", 12), ("example-portal.gov", 14), ("(2024)abcdefgh", 1)])
def test_no_mark_comes_to_a_wrong_edge_even_in_an_emergency(run, place):
    parts = partings(run, joined=False)
    assert parts[place].how is How.CUT
    assert parts[place].cost == max(part.cost for part in parts)


def test_the_better_place_is_the_cheaper_one():
    cost = {
        name: partings(run, joined=False)[place].cost
        for name, run, place in [
            ("own hyphen", "well-known", 5),
            ("syllable", "Federal", 3),
            ("joint", "example-portal.gov", 15),
            ("capitals", "DeepMind", 4),
            ("tolerance", "65%±5%", 4),
            ("address", "example-portal.gov", 3),
            ("code", "№2024-088", 6),
            ("word", "Federal", 4),
            ("number", "20241019", 4),
        ]
    }
    assert list(cost) == sorted(cost, key=lambda name: cost[name])
    assert len(set(cost.values())) == len(cost)
