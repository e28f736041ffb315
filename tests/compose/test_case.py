"""Sorts as cast: each glyph of a word carries the characters that it shows."""

import pytest

from typeset.compose.case import LineSetter
from typeset.fonts import Face, FontLibrary
from typeset.house import load
from typeset.model.edition import Script


class Bare:
    """A face without one character."""

    def __init__(self, face: Face, absent: str) -> None:
        self._face, self._absent = face, absent

    def __getattr__(self, name: str):
        return getattr(self._face, name)

    def gid(self, char: str) -> int:
        return 0 if char == self._absent else self._face.gid(char)


class Poor:
    """A library of one face that lacks a character."""

    def __init__(self, library: FontLibrary, absent: str) -> None:
        self._library, self._absent = library, absent

    def face(self, key: str) -> Bare:
        return Bare(self._library.face(key), self._absent)

    def fallback(self, char: str, key: str, *, lang: str = "") -> None:
        return None


@pytest.fixture(scope="module")
def case():
    return LineSetter(FontLibrary.open(system=()), Script.CN).case(load("a3").text.body)


@pytest.mark.parametrize(
    ("word", "lengths"), [("news", [1, 1, 1, 1]), ("a\u20dd", [1, 1]), ("ba\u20ddb", [1, 1, 1, 1])]
)
def test_each_glyph_of_a_cluster_carries_a_character(case, word, lengths):
    sorts = case.word(word)
    assert [length for _, length in sorts] == lengths
    assert len({sort.gid for sort, _ in sorts}) == len(set(word))


@pytest.mark.parametrize("word", ["Vie\u0323\u0302t", "office", "a\u0301\u0302", "x\u200dy"])
def test_a_word_keeps_all_its_characters(case, word):
    assert sum(length for _, length in case.word(word)) == len(word)


@pytest.mark.parametrize(("char", "like", "scale"), [("\u2f00", "一", 1.0), ("\uf900", "豈", 1.0), ("₂", "2", 0.6)])
def test_what_no_face_has_is_cast_from_the_glyph_of_its_like(char, like, scale):
    """A radical looks as its ideograph; CO₂ is read by a low, small 2, and not by a geta mark."""
    poor = Poor(FontLibrary.open(system=()), char)
    case = LineSetter(poor, Script.CN).case(load("a3").text.body)
    sort, model = case.sort(char), case.sort(like)
    assert sort.known
    assert (sort.gid, sort.scale, sort.advance) == (model.gid, scale, pytest.approx(model.advance * scale))
    assert sort.trait.kind is case.table.trait(char).kind


@pytest.mark.parametrize("char", ["\ue000", "½", "①", "\U0001d400"])
def test_what_has_no_like_stays_a_geta(char):
    poor = Poor(FontLibrary.open(system=()), char)
    assert not LineSetter(poor, Script.CN).case(load("a3").text.body).sort(char).known
