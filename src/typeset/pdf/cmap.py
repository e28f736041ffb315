"""The ToUnicode CMap: what characters a code stands for (ISO 32000-1, 9.10.3; Adobe Technical Note 5411)."""

from collections.abc import Iterator, Mapping
from typing import Final

_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MOST: Final = 100
"""The most entries that a block may have (Technical Note 5014, 6.3)."""


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Write the CMap for two-byte codes; characters above the BMP are surrogates, several stand side by side."""
    parts = [_HEAD]
    singles = []
    ranges = []
    for first, last, text in _runs(texts):
        if first == last:
            singles.append(f"<{first:04X}> <{_hex(text)}>\n")
        else:
            ranges.append(f"<{first:04X}> <{last:04X}> <{_hex(text)}>\n")
    for entries, kind in ((singles, "bfchar"), (ranges, "bfrange")):
        for start in range(0, len(entries), _MOST):
            block = entries[start : start + _MOST]
            parts.append(f"{len(block)} begin{kind}\n{''.join(block)}end{kind}\n")
    parts.append(_TAIL)
    return "".join(parts).encode("ascii")


def _runs(texts: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Join codes that follow each other, as their characters do, without passing a multiple of 256 in either."""
    first = last = -1
    text = ""
    for code, chars in sorted(texts.items()):
        step = code - first
        if (
            code == last + 1
            and len(text) == len(chars) == 1
            and ord(chars) == ord(text) + step
            and code >> 8 == first >> 8
            and ord(chars) >> 8 == ord(text) >> 8
        ):
            last = code
            continue
        if text:
            yield first, last, text
        first = last = code
        text = chars
    if text:
        yield first, last, text


def _hex(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()
