"""What the content streams of a PDF say: text by marked content, each code by its font's ToUnicode.

ISO 32000-1, 9.4 (text), 9.10 (extraction), 14.6 (marked content), 14.9.4 (ActualText).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from typeset.fonts import cff_widths

_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_ENTRY: Final = {
    b"bfchar": re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>"),
    b"bfrange": re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[[^\]]*\])"),
}
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]*)>")


@dataclass(frozen=True, slots=True)
class Said:
    """Text shown by one operator: its codes in the font of that resource name, what they say, and whose it is.

    `mcid` is None in an artifact (`artifact`) and where content is not marked at all.
    """

    font: str
    codes: tuple[int, ...]
    text: str
    mcid: int | None
    artifact: bool


class Font:
    """A font of the page's resources, as a reader of text sees it."""

    def __init__(self, entries: Any) -> None:
        self.entries = entries

    @property
    def name(self) -> str:
        """Its base font's name."""
        return str(self.entries.get(Name.BaseFont, "/?")).lstrip("/")

    @property
    def composite(self) -> bool:
        """Whether it is a Type0 font, with codes of two bytes."""
        return bool(self.entries.get(Name.Subtype) == Name.Type0)

    @cached_property
    def descendant(self) -> Any:
        """The CIDFont under a Type0 font; the font itself if it is a simple one."""
        return self.entries.DescendantFonts[0] if self.composite else self.entries

    @property
    def embedded(self) -> bool:
        """Whether its outlines are in the file."""
        descriptor = self.descendant.get(Name.FontDescriptor, Dictionary())
        return any(key in descriptor for key in (Name.FontFile, Name.FontFile2, Name.FontFile3))

    @cached_property
    def characters(self) -> dict[int, str]:
        """What each code says, by ToUnicode."""
        stream = self.entries.get(Name.ToUnicode)
        return dict(_mappings(stream.read_bytes())) if isinstance(stream, Stream) else {}

    @cached_property
    def widths(self) -> dict[int, float]:
        """The widths in W that differ from DW, by code (ISO 32000-1, 9.7.4.3)."""
        found: dict[int, float] = {}
        listed = list(self.descendant.get(Name.W, ()))
        while len(listed) > 1:
            first, second, *_ = listed
            if isinstance(second, Array):
                found.update(enumerate(map(float, second), int(first)))
                del listed[:2]
            else:
                found.update(dict.fromkeys(range(int(first), int(second) + 1), float(listed[2])))
                del listed[:3]
        return found

    def cff_widths(self, codes: Iterable[int]) -> Iterator[tuple[float, float]]:
        """Give for each code the width that W gives and the one that the outlines give, if those are CFF."""
        descriptor = self.descendant.get(Name.FontDescriptor, Dictionary())
        if not self.composite or Name.FontFile3 not in descriptor:
            return
        outlines = cff_widths(descriptor.FontFile3.read_bytes())
        usual = float(self.descendant.get(Name.DW, 1000))
        for code in sorted(codes):
            yield self.widths.get(code, usual), outlines[code] if code < len(outlines) else 0.0

    @cached_property
    def glyphs(self) -> bytes | None:
        """The CIDToGIDMap's bytes; None where codes are glyph numbers."""
        mapped = self.descendant.get(Name.CIDToGIDMap)
        return mapped.read_bytes() if isinstance(mapped, Stream) else None

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """Part a shown string into codes."""
        if not self.composite:
            return tuple(shown)
        return tuple(int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2))

    def glyph(self, code: int) -> int:
        """The number of the glyph that a code shows; 0 is .notdef."""
        if self.glyphs is None:
            return code
        return int.from_bytes(self.glyphs[2 * code : 2 * code + 2], "big")


def read_content(page: Any, fonts: dict[str, Font]) -> Iterator[Said]:
    """Read one page's content stream; `fonts` are its resources' fonts by name."""
    stack: list[_Mark] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                stack.append(_Mark.opened(operands, page))
                if stack[-1].actual is not None and not any(mark.actual is not None for mark in stack[:-1]):
                    yield _said("", (), stack[-1].actual, stack)
            case "EMC":
                del stack[-1:]
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ" | "'" | '"':
                shown = operands[-1]
                strings = list(shown) if isinstance(shown, Array) else [shown]
                used = fonts.get(font) or Font(Dictionary())
                codes = tuple(code for item in strings if isinstance(item, String) for code in used.codes(bytes(item)))
                replaced = any(mark.actual is not None for mark in stack)
                said = "" if replaced else "".join(used.characters.get(code, "") for code in codes)
                yield _said(font, codes, said, stack)


def page_fonts(page: Any) -> dict[str, Font]:
    """The fonts in a page's resources by name."""
    return {str(name): Font(entries) for name, entries in _resources(page).get(Name.Font, Dictionary()).items()}


@dataclass(frozen=True, slots=True)
class _Mark:
    """An open marked-content sequence."""

    artifact: bool
    mcid: int | None
    actual: str | None

    @classmethod
    def opened(cls, operands: Any, page: Any) -> "_Mark":
        properties: Any = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = _resources(page).get(Name.Properties, Dictionary()).get(properties, Dictionary())
        mcid = properties.get(Name.MCID)
        actual = properties.get(Name.ActualText)
        return cls(
            operands[0] == Name.Artifact,
            None if mcid is None else int(mcid),
            None if actual is None else str(actual),
        )


def _resources(page: Any) -> Any:
    """A page's resources: its own, or those it inherits (ISO 32000-1, 7.7.3.4)."""
    while Name.Resources not in page and Name.Parent in page:
        page = page.Parent
    return page.get(Name.Resources, Dictionary())


def _said(font: str, codes: tuple[int, ...], text: str, stack: list[_Mark]) -> Said:
    mcid = next((mark.mcid for mark in reversed(stack) if mark.mcid is not None), None)
    return Said(font, codes, text, mcid, any(mark.artifact for mark in stack))


def _mappings(cmap: bytes) -> Iterator[tuple[int, str]]:
    for kind, block in _BLOCK.findall(cmap):
        for entry in _ENTRY[kind].findall(block):
            first = int(entry[0], 16)
            if kind == b"bfchar":
                yield first, _utf16(entry[1])
            elif entry[2].startswith(b"["):
                yield from enumerate((_utf16(text) for text in _HEX.findall(entry[2])), first)
            else:
                start = _utf16(entry[2][1:-1])
                for step in range(int(entry[1], 16) - first + 1):
                    yield first + step, start[:-1] + chr(ord(start[-1]) + step)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
