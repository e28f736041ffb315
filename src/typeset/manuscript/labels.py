"""What a manuscript calls the parts of an edition, in the edition's language.

A label opens its line and ends in a colon, half or full width. Every language's labels are read in every manuscript;
the edition's own are written.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from typeset.model.edition import Script

PARTS: Final = ("kicker", "deck", "byline", "caption", "credit", "image", "onward", "back")
"""The labelled parts, in the columns' order below."""

_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "zh-Hans": ("引题", "副题", "署名", "图说", "摄影", "图片", "下转", "上接"),
        "zh-Hant": ("引題", "副題", "署名", "圖說", "攝影", "圖片", "下轉", "上接"),
        "ja": ("肩見出し", "袖見出し", "署名", "写真説明", "撮影", "写真", "次へ", "前から"),
        "ko": ("어깨제목", "부제", "글쓴이", "사진설명", "촬영", "그림", "이어짐", "이어받음"),
        "en": ("kicker", "deck", "byline", "caption", "credit", "picture", "jump-to", "jump-from"),
    }
)

_DIVIDERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "zh-Hans": ("图片", "版面其他"),
        "zh-Hant": ("圖片", "版面其他"),
        "ja": ("写真", "欄外"),
        "ko": ("사진", "면 기타"),
        "en": ("photos", "furniture"),
    }
)

_LANGUAGE: Final[Mapping[Script, str]] = MappingProxyType(
    {Script.CN: "zh-Hans", Script.TW: "zh-Hant", Script.HK: "zh-Hant", Script.JP: "ja", Script.KR: "ko"}
)

PART_OF: Final[Mapping[str, str]] = MappingProxyType(
    {name: part for names in _NAMES.values() for name, part in zip(names, PARTS, strict=True)}
)
"""Which part a label of any language names."""

DIVIDER_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        name: zone
        for names in _DIVIDERS.values()
        for name, zone in zip((n.casefold() for n in names), ("photos", "furniture"), strict=True)
    }
)
"""What follows a divider of any language: `photos` that no article has, or `furniture`."""

LABEL: Final = re.compile(
    rf"(?:(?P<jump>{'|'.join(sorted(n for n, p in PART_OF.items() if p in {'onward', 'back'}))})"
    r"(?:[ \u3000]+(?P<page>[^\s：:]*))?"
    rf"|(?P<part>{'|'.join(sorted(n for n, p in PART_OF.items() if p not in {'onward', 'back'}))}))[：:]"
)
"""A label at the head of a line; a jump's names the page between the word and the colon."""


def label(part: str, script: Script) -> str:
    """Give the label of one of `PARTS` in the language of a script."""
    return _NAMES[_LANGUAGE[script]][PARTS.index(part)]


def divider(zone: str, script: Script) -> str:
    """Give the words of the divider before `photos` or `furniture`."""
    return _DIVIDERS[_LANGUAGE[script]][("photos", "furniture").index(zone)]
