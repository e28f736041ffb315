import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from typeset.pdf.syntax import deflated, number, utf16


@settings(derandomize=True, max_examples=300)
@given(st.binary(max_size=40))
@example(b"\x0c")
@example(b"")
def test_no_deflated_stream_ends_in_a_carriage_return_and_all_come_back(data):
    with pikepdf.Pdf.new() as pdf:
        stream = deflated(pdf, data)
        assert not stream.read_raw_bytes().endswith(b"\r")
        assert stream.read_bytes() == data


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (-0.0001, "0"), (12.0, "12"), (0.5, "0.5"), (-3.14159, "-3.142"), (1e6, "1000000"), (100, "100")],
)
def test_numbers_are_short_and_plain(value, written):
    assert number(value) == written


def test_texts_are_utf16_with_their_mark():
    assert utf16("a\U00020bb7") == "<FEFF0061D842DFB7>"
