import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from typeset.pdf.cmap import to_unicode

CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0\ufeff\ufffe")


def read(cmap: bytes) -> dict[int, str]:
    """Read a ToUnicode CMap back by its own grammar, as strict viewers do: at most 100 entries a block."""
    found = {}
    for count, kind, block in re.findall(rb"(\d+) begin(bfchar|bfrange)\n(.*?)end\2", cmap, re.DOTALL):
        lines = block.decode().splitlines()
        assert 0 < len(lines) == int(count) <= 100
        for line in lines:
            *codes, text = re.findall(r"<([0-9A-F]+)>", line)
            said = bytes.fromhex(text).decode("utf-16-be")
            assert all(len(code) == 4 for code in codes)
            first, last = int(codes[0], 16), int(codes[-1], 16)
            assert kind == b"bfrange" or len(codes) == 1
            assert first >> 8 == last >> 8, "a range must not pass a multiple of 256"
            for step in range(last - first + 1):
                assert first + step not in found
                found[first + step] = said[:-1] + chr(ord(said[-1]) + step)
    return found


@settings(derandomize=True, max_examples=150)
@given(st.dictionaries(st.integers(1, 0xFFFF), st.text(CHARACTERS, min_size=1, max_size=3), max_size=300))
@example({1: "\U00020bb7", 2: "\U00020bb8"})
@example({255: "a", 256: "b"})
@example({1: "ÿ", 2: "Ā"})
@example({1: "\uffff", 2: "\U00010000"})
def test_every_code_says_what_it_was_given(texts):
    assert read(to_unicode(texts)) == texts


def test_a_run_of_codes_becomes_a_range():
    cmap = to_unicode({code: chr(0x4E00 + code) for code in range(1, 40)})
    assert b"<0001> <0027> <4E01>" in cmap
    assert b"bfchar" not in cmap


def test_three_hundred_lone_codes_take_three_blocks():
    assert to_unicode({2 * code: "一" for code in range(1, 301)}).count(b"100 beginbfchar") == 3


def test_above_the_bmp_surrogates_stand():
    assert b"<0001> <D842DFB7>" in to_unicode({1: "\U00020bb7"})
