"""A head fits the text whose words it has, by how rare they are on the page."""

from math import log

import pytest

from typeset.copydesk.knowledge.cohesion import Lexicon, grams, pairs_of, telling

WHEAT, MARKET = "粮站收购小麦，小麦入库。", "夜市摊位换新，摊位统一。"


def test_ideographs_count_by_themselves_and_all_else_in_pairs() -> None:
    assert grams("小麦入库AB12") == ("12", "AB", "B1", "入", "小", "库", "麦")
    assert list(pairs_of("甲乙丙")) == ["甲乙", "乙丙"]
    assert telling(pairs_of("ことり小麦。"), "ことり小麦。") == {"り小", "小麦"}


def test_a_head_fits_its_own_text_best() -> None:
    lexicon = Lexicon([WHEAT, MARKET], ["小麦收购", "夜市"])
    for head, own, other in (("小麦收购", 0, 1), ("夜市", 1, 0)):
        assert lexicon.fit(head, own, own + 1) > 0 > lexicon.fit(head, other, other + 1)


def test_each_ideograph_counts_by_its_share_of_the_text_against_the_pages() -> None:
    """Both of its places are in one text: half is drawn from the story, whose lead is at least 1.5 of a page long."""
    lexicon = Lexicon([WHEAT, MARKET], ["小"])
    assert lexicon.fit("小", 0, 1) == pytest.approx(0.85 * (log(0.5) + log((0.5 + 0.75 / 2 * 2) / 0.5)))
    assert lexicon.fit("小", 1, 2) == pytest.approx(0.85 * log(0.5))


def test_a_text_that_grows_is_asked_in_any_order() -> None:
    lexicon = Lexicon([WHEAT, MARKET, WHEAT], ["小麦"])
    growth = lexicon.shared("小麦").growth(0)
    three = growth.after(3)
    assert growth.after(1) == lexicon.shared("小麦").alone(0)
    assert growth.after(3) == three == pytest.approx(lexicon.shared("小麦").growth(2, back=True).after(3))


def test_texts_are_kin_by_their_pairs_and_what_is_no_text_is_nobodys() -> None:
    lexicon = Lexicon([WHEAT, MARKET, "小麦入库，粮站收购。", ""], [])
    assert lexicon.kinship(0, 2) > 0 > lexicon.kinship(0, 1)
    assert lexicon.kinship(0, 3) == 0.0
    assert lexicon.pairs(3) == frozenset()
