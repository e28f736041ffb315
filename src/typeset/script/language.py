"""Which language a page is printed in, for editions whose folder does not say."""

from typing import Final

_KANA_SHARE: Final = 0.05
"""A Chinese page quotes a kana now and then (の in a shop's name); a Japanese page is a third kana or more."""
_HANGUL_SHARE: Final = 0.3


def guess_language(text: str) -> str:
    """Give a BCP 47 tag: ja, ko, zh-Hant or zh-Hans, which is also the answer where nothing tells.

    Simplified characters are those that GB/T 2312-1980 has and Big5 lacks, traditional ones the other way round; what
    both have says nothing. Taiwan's and Hong Kong's pages cannot be told apart by their characters.
    """
    sample = text[:20_000]
    letters = [char for char in sample if char.isalpha() and ord(char) > 0x2E7F]
    kana = sum("\u3041" <= char <= "\u30fa" for char in letters)
    hangul = sum("\uac00" <= char <= "\ud7a3" for char in letters)
    if kana > _KANA_SHARE * len(letters):
        return "ja"
    if hangul > _HANGUL_SHARE * len(letters):
        return "ko"
    simplified = traditional = 0
    for char in letters:
        in_gb, in_big5 = _has(char, "gb2312"), _has(char, "big5")
        simplified += in_gb and not in_big5
        traditional += in_big5 and not in_gb
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _has(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
