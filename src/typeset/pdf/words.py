"""The few words that a PDF says of itself, by the script's region."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from typeset.model.edition import Script


@dataclass(frozen=True, slots=True)
class Words:
    """`page` names an original page by its label, `photo` a picture without a caption, `retypeset` what the file is."""

    page: str
    photo: str
    retypeset: str
    untitled: str

    def page_title(self, label: str, name: str | None) -> str:
        """An original page's title: 第01版 要闻."""
        return " ".join(filter(None, (self.page.format(label), name)))


_WORDS: Final[Mapping[Script, Words]] = {
    Script.CN: Words("第{}版", "照片", "据原报文字重新排版，非原版影印。", "无题"),
    Script.TW: Words("第{}版", "照片", "據原報文字重新排版，非原版影印。", "無題"),
    Script.HK: Words("第{}版", "照片", "據原報文字重新排版，非原版影印。", "無題"),
    Script.JP: Words("{}面", "写真", "原紙面の文字を組み直したもので、紙面の複製ではありません。", "無題"),
    Script.KR: Words("{}면", "사진", "원래 지면의 글자를 다시 조판한 것으로, 지면의 복제가 아닙니다.", "제목 없음"),
}


def words_of(script: Script) -> Words:
    """The words for a region."""
    return _WORDS[script]
