"""Which characters a text must have for a pattern to find anything in it."""

import pytest

from typeset.copydesk.cues import load_cues, table
from typeset.copydesk.needs import Sieve, needs


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        ("ab", "a"),
        ("a?b", "b"),
        ("a*b+", "b"),
        ("a{0,2}[bc]{1,2}", "bc"),
        ("(?:a|b)c?", "ab"),
        ("(?:a|bc)?d", "d"),
        ("[^a]b", "b"),
        ("[0-2-]{4}x?", "012-"),
        ("(?=a)(?!b)(?<=c)(?<!d)e", "e"),
        (r"\.[.]?", "."),
        (r"[\]x]?[]y]$", "]y"),
        ("[abc](?:d|e)", "de"),
    ],
)
def test_a_pattern_needs_what_no_match_can_do_without(pattern: str, chars: str) -> None:
    assert needs(pattern) == frozenset(chars)


@pytest.mark.parametrize(
    "pattern", ["", "a?", "a|", ".", "[^a]", r"\d", r"\u3042", "(?:a|b*)", "(?i:a)", "(?=a)", "[一-鿿]"]
)
def test_a_pattern_that_does_with_many_characters_needs_none(pattern: str) -> None:
    assert needs(pattern) is None


def test_a_sieve_lets_pass_what_may_find_something() -> None:
    sieve = Sieve.of(["a|b", "c?", "bd"])
    assert sieve.sift("xyz") == 0b010
    assert sieve.sift("ab") == 0b111
    assert sieve.sift("a") == 0b011


def test_most_cues_are_not_tried_on_a_plain_line() -> None:
    cues = load_cues()
    count = sum(len(searches) for _, searches in cues.wholes.values())
    assert cues.sift("这里路灯亮了").bit_count() < 0.1 * count


def test_no_cue_is_kept_from_a_line_that_it_finds_something_on() -> None:
    cues = load_cues()
    for example in {cue.example for cue in table()}:
        asked = cues.sift(example)
        for _, searches in cues.wholes.values():
            assert all(asked & bit for bit, search in searches if search(example))
        for end, needed in cues.ends.values():
            assert not needed or not end.search(example) or not needed.isdisjoint(example)
