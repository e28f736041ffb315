import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.errors import SourceEmpty, SourceTooLarge, SourceUndecodable, TypesetError
from typeset.intake.text import LIMIT, read_page
from typeset.model.source import SourcePage, Span
from typeset.notes import Code, Note

HANS = "示范区召开深化根治欠薪冬季专项行动专题会议，对春节前农民工工资支付工作进行再强调、再部署。\n" * 2
HANT = "【記者王大明／台北報導】行政院昨日舉行院會，院長在會中表示，今年經濟成長率可望達到百分之三，各界反應不一。\n"
JA = "政府は１日、来年度の予算案を閣議決定した。首相は記者会見で「経済の立て直しを最優先に進める」と述べた。\n" * 2
KO = "정부는 내년도 예산안을 의결했다. 대통령은 기자회견에서 경제를 말했다.\n" * 2


def read(data: bytes) -> tuple[SourcePage, tuple[Note, ...]]:
    return read_page(data, page=0, file="01.txt", label="01", name=None)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_without_a_note(codec: str) -> None:
    page, notes = read(HANS.encode(codec))
    assert (page.text, page.encoding, notes) == (HANS, "UTF-8", ())
    assert page.sha256 == hashlib.sha256(HANS.encode(codec)).hexdigest()


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (HANS, "utf-16", "UTF-16LE"),
        (HANS, "utf-16-le", "UTF-16LE"),
        (HANS, "utf-16-be", "UTF-16BE"),
        (JA, "utf-16-be", "UTF-16BE"),
        (HANS, "utf-32", "UTF-32LE"),
        (HANS, "gb18030", "GB18030"),
        (HANT, "cp950", "Big5"),
        (JA, "cp932", "Shift_JIS"),
        (JA, "euc_jp", "EUC-JP"),
    ],
)
def test_another_encoding_is_told_by_its_sense_and_noted(text: str, codec: str, name: str) -> None:
    page, notes = read(text.encode(codec))
    assert (page.text, page.encoding) == (text, name)
    assert [(note.code, note.span) for note in notes] == [(Code.DECODED, Span(0, 0, len(text)))]


def test_line_ends_stay_so_that_offsets_count_the_file() -> None:
    page, _ = read("一行\r\n二行\r三行\n".encode())
    assert page.text == "一行\r\n二行\r三行\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", "　\n".encode()])
def test_an_empty_page_is_refused(data: bytes) -> None:
    with pytest.raises(SourceEmpty):
        read(data)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("好".encode() + b"\xff" + "好".encode(), "byte 3"),
        (HANS.encode("utf-16")[:-1], f"byte {len(HANS.encode('utf-16')) - 2}"),
        ("好\0好".encode(), "byte 3"),
        (b"\xef\xbb\xbf" + "好\x07".encode(), "byte 6"),
        (KO.encode("euc_kr"), "byte 0"),
        (HANS.encode("gb18030")[1:], "byte 0"),
    ],
)
def test_doubtful_bytes_are_refused_with_their_place(data: bytes, place: str) -> None:
    with pytest.raises(SourceUndecodable) as caught:
        read(data)
    assert place in caught.value.cause


def test_a_stray_control_character_is_kept_and_noted() -> None:
    """A font without a ToUnicode leaves controls in a PDF's text layer; the page is none the less one."""
    text = HANS + "祝福\x07新春\x91\x07\ufffe\f\v\x85"
    page, notes = read(text.encode())
    assert page.text == text
    place = len(HANS) + 2
    assert [(note.code, note.span) for note in notes] == [
        (Code.CONTROL_CHARACTER, Span(0, at, at + 1)) for at in (place, place + 3, place + 5)
    ]
    assert "2 × U+0007" in notes[0].message


def test_a_page_larger_than_any_page_is_refused() -> None:
    with pytest.raises(SourceTooLarge):
        read(b"a" * (LIMIT + 1))


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_for_a_cause(data: bytes) -> None:
    try:
        page, _ = read(data)
    except TypesetError as refusal:
        assert refusal.cure
    else:
        assert page.text.strip()
