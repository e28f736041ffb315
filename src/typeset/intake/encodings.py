"""Which encoding a page is in: told by its mark, or by a reading that makes sense in one encoding only.

A legacy encoding is believed when the text read through it is everyday language and through no other one is: at
least `SENSE` of its characters lie in the encoding's everyday rows (GB/T 2312 level 1, Big5 level 1, JIS X 0208
level 1 and kana) and the commonest characters of the language make up `COMMON` of it; see tables/common.tsv.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

SENSE: Final = 0.88
"""The least share of a text's characters that are everyday ones in its own encoding."""
COMMON: Final = 0.3
"""The least share that the language's commonest characters have of a text."""
SAMPLE: Final = 1 << 16
"""How many characters are enough to judge by."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the encoding it came from, and how many bytes its mark took."""

    text: str
    encoding: str
    skipped: int

    def byte_offset(self, place: int) -> int:
        """Where in the file the character at `place` begins, in bytes."""
        return self.skipped + len(self.text[:place].encode(_CODEC_OF[self.encoding]))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding to try: its codec and name, the family whose first fitting member is believed, its standard."""

    codec: str
    name: str
    family: str
    judge: str
    script: str


_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32LE"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32BE"),
    (b"\xff\xfe", "utf-16-le", "UTF-16LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16BE"),
)
_CANDIDATES: Final = (
    _Candidate("utf-16-le", "UTF-16LE", "utf-16-le", "gb2312", "any"),
    _Candidate("utf-16-be", "UTF-16BE", "utf-16-be", "gb2312", "any"),
    _Candidate("gb18030", "GB18030", "gb", "gb2312", "hans"),
    _Candidate("cp950", "Big5", "big5", "big5", "hant"),
    _Candidate("big5hkscs", "Big5-HKSCS", "big5", "big5", "hant"),
    _Candidate("cp932", "Shift_JIS", "sjis", "euc_jp", "ja"),
    _Candidate("euc_jp", "EUC-JP", "euc-jp", "euc_jp", "ja"),
)
_CODEC_OF: Final = {c.name: c.codec for c in _CANDIDATES} | {name: codec for _, codec, name in _MARKS}


def by_mark(data: bytes) -> tuple[str, str, int] | None:
    """The codec, the encoding's name and the length of the mark, where the bytes open with one."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return codec, name, len(mark)
    return None


def by_signature(data: bytes) -> Decoded | None:
    """Decode by the one encoding in which the bytes make sense; None where none or more than one does."""
    readings: dict[str, Decoded] = {}
    for candidate in _CANDIDATES:
        try:
            text = data.decode(candidate.codec)
        except UnicodeDecodeError:
            continue
        if _makes_sense(text, candidate):
            readings.setdefault(candidate.family, Decoded(text, candidate.name, 0))
    return next(iter(readings.values())) if len(readings) == 1 else None


def _makes_sense(text: str, candidate: _Candidate) -> bool:
    """Whether a reading is everyday language in the script that its encoding serves."""
    if candidate.codec.startswith("utf-16"):
        return _plausible_utf16(text)
    foreign = [char for char in text[:SAMPLE] if char > "\x7f"]
    if not foreign:
        return False
    everyday = sum(_everyday(char, candidate.judge) for char in foreign)
    common = sum(char in _commonest(candidate.script) for char in foreign)
    return everyday >= SENSE * len(foreign) and common >= COMMON * len(foreign)


def _plausible_utf16(text: str) -> bool:
    """Whether text is UTF-16 without a mark: everyday CJK or Latin, with line ends or spaces that only it gives."""
    sample = text[:SAMPLE]
    if "\0" in sample or not any(char in "\n\r\u3000 ，。、" for char in sample):
        return False
    kept = sum(
        char.isascii() or char in _commonest("any") or "\u3000" <= char <= "\u30ff" or "\uff00" <= char <= "\uff5e"
        for char in sample
    )
    known = sum(
        char.isascii() or "\u2010" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or char >= "\uf900"
        for char in sample
    )
    return kept >= 0.2 * len(sample) and known >= 0.97 * len(sample)


def _everyday(char: str, judge: str) -> bool:
    """Whether a character lies in the rows of a national standard that everyday text is written in."""
    try:
        code = char.encode(judge)
    except UnicodeEncodeError:
        return False
    if len(code) != 2:
        return False
    lead = code[0]
    if judge == "gb2312":
        return lead in (0xA1, 0xA3) or 0xB0 <= lead <= 0xD7
    if judge == "big5":
        return 0xA1 <= lead <= 0xC6
    return lead in (0xA1, 0xA3, 0xA4, 0xA5) or 0xB0 <= lead <= 0xCF


@cache
def _commonest(script: str) -> frozenset[str]:
    """The commonest characters of a script ("any" for all of them), from tables/common.tsv."""
    table = (files("typeset.intake") / "tables" / "common.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return frozenset(char for name, chars in rows if script in ("any", name) for char in chars)
