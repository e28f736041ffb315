"""The few words that a PDF says of itself, by the script's region; pages are named as `typeset.compose` names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from typeset.compose import words as page_words
from typeset.model.edition import Script


@dataclass(frozen=True, slots=True)
class Words:
    """`retypeset` says what the file is, `untitled` names an article without a headline, `photo` a mute picture."""

    page: page_words.Words
    retypeset: str
    untitled: str

    @property
    def photo(self) -> str:
        """What stands for a picture of which nothing is said."""
        return self.page.photo

    def page_title(self, label: str, name: str | None) -> str:
        """An original page's title: 第01版 要闻."""
        return " ".join(filter(None, (self.page.of_page(label), name)))


_LABEL: Final = 1000
"""Characters of a label at most."""
_WORDS: Final[Mapping[Script, tuple[str, str]]] = {
    Script.CN: ("据原报文字重新排版，非原版影印。", "无题"),
    Script.TW: ("據原報文字重新排版，非原版影印。", "無題"),
    Script.HK: ("據原報文字重新排版，非原版影印。", "無題"),
    Script.JP: ("原紙面の文字を組み直したもので、紙面の複製ではありません。", "無題"),
    Script.KR: ("원래 지면의 글자를 다시 조판한 것으로, 지면의 복제가 아닙니다.", "제목 없음"),
}


def words_of(script: Script) -> Words:
    """The words for a region."""
    return Words(page_words.words(script), *_WORDS[script])


def brief(text: str) -> str:
    """Cut a label, not the edition's text, to 1,000 characters: a string holds 32,767 bytes (ISO 19005-2, 6.1.13)."""
    return text if len(text) <= _LABEL else text[: _LABEL - 1] + "…"
