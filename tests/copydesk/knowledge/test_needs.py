"""What a text must have for a pattern to find anything in it."""

import re

import pytest

from typeset.copydesk.knowledge.needs import Sieve, lasts, needs, sifted
from typeset.copydesk.knowledge.patterns import written
from typeset.copydesk.knowledge.vocabulary import fill_in, ungrouped
from typeset.copydesk.marks.cues import load_cues, table


@pytest.mark.parametrize(
    ("pattern", "grams"),
    [
        ("ab", "ab"),
        ("a?b", "b"),
        ("a*b+", "b"),
        ("a{0,2}[bc]{1,2}", "b c"),
        ("a{2}b", "ab"),
        ("(?:a|b)c?", "a b"),
        ("(?:a|bc)?d", "d"),
        ("[^a]b", "b"),
        ("[0-2-]{4}x?", "0 1 2 -"),
        ("(?=a)(?!b)(?<=c)(?<!d)e", "e"),
        ("a(?!b)c", "a"),
        ("(?:a)b", "a"),
        (r"\.[.]?", "."),
        (r"[\]x]?[]y]$", "] y"),
        ("[ab][cd]", "ac ad bc bd"),
        ("[abc](?:d|e)", "d e"),
        ("[abc](?:de|f)", "de f"),
    ],
)
def test_a_pattern_needs_what_no_match_can_do_without(pattern: str, grams: str) -> None:
    assert needs(pattern) == frozenset(grams.split())


def test_characters_alone_are_told_where_they_are_asked_for() -> None:
    assert needs("ab|cde", pairs=False) == frozenset("ac")


@pytest.mark.parametrize(
    "pattern", ["", "a?", "a|", ".", "[^a]", r"\d", r"\u3042", "(?:a|b*)", "(?i:a)", "(?=a)", "[一-鿿]"]
)
def test_a_pattern_that_does_with_many_characters_needs_none(pattern: str) -> None:
    assert needs(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "can", "cannot"),
    [
        ("ab", "b", "ac"),
        ("ab?", "ab", "c"),
        ("a(?:b|c?)$", "abc", "d"),
        ("[^ab]", "cd", "ab"),
        ("[^ab]|b", "bcd", "a"),
        ("b|[^ab]|[^bc]", "abcd", ""),
        ("a[^bc]{0,3}(?!d)", "ade", "bc"),
        ("a(?=b)", "a", "b"),
        ("[一-鿿]", "ab", ""),
        (r"\d", "ab", ""),
    ],
)
def test_what_a_pattern_may_end_on_is_known(pattern: str, can: str, cannot: str) -> None:
    found = lasts(pattern)
    assert all(found.has(char) for char in can)
    assert not any(found.has(char) for char in cannot)


def test_a_sieve_lets_pass_what_may_find_something() -> None:
    sieve = Sieve.of(["a|b", "c?", "bd"])
    assert sieve.sift("xyz") == 0b010
    assert sieve.sift("bd") == 0b111
    assert sieve.sift("db") == 0b011


def test_a_sieve_asks_for_two_parts_of_a_pattern() -> None:
    sieve = Sieve.of(["a.*b|cd", "a[xy]?"])
    assert sieve.sift("a") == 0b10
    assert sieve.sift("ab") == 0b11
    assert sieve.sift("c d") == 0
    assert sieve.sift("cd") == 0b01


def test_patterns_are_told_apart_by_what_they_find() -> None:
    find = sifted(["a|bc", "[de]f", "c?"])
    assert [find(text) for text in ("bc", "df b", "fd", "")] == [
        (True, False, True),
        (False, True, True),
        (False, False, True),
        (False, False, True),
    ]


def test_what_lacks_all_is_found_in_nothing() -> None:
    assert sifted(["ab", "cd"])("ba dc") == (False, False)


def test_most_cues_are_not_tried_on_a_plain_line() -> None:
    cues = load_cues()
    assert cues.sift("这里路灯亮了").bit_count() < 0.05 * sum(map(int.bit_count, cues.wholes.values()))


def test_no_cue_is_kept_from_a_line_that_it_finds_something_on() -> None:
    cues = load_cues()
    for cue in table():
        if cue.where in ("whole", "within", "prefix"):
            assert cues.is_whole(cue.role, cue.example)
    pieces = {
        role: [ungrouped(fill_in(cue.pattern)) for cue in table() if (cue.role, cue.where) == (role, "end")]
        for role in cues.ends
    }
    ends = {role: re.compile(written("end", known)) for role, known in pieces.items()}
    for example in {cue.example for cue in table()}:
        for role, end in ends.items():
            found = end.search(example)
            assert cues.closing(role, example) == (found.start() if found else len(example))
