"""What the ePub says of itself, in the reader's language. None of it is the edition's text."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from typeset.model.edition import Meta, PageInfo, Script


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one region. Templates have one place {}; `date_line` and `weekdays` (Monday first) write a date."""

    contents: str
    pages: str
    landmarks: str
    cover: str
    title_page: str
    body: str
    page: str
    lettered_page: str
    issue: str
    date_line: str
    weekdays: tuple[str, ...]
    furniture: str
    photos: str
    photo: str
    no_photo: str
    untitled: str
    original: str
    matching: str
    retypeset: str
    reflowable: str
    described: str
    undescribed: str

    def page_name(self, info: PageInfo) -> str:
        """Name an original page as its paper would: 第01版, A01版; with its title where it has one."""
        template = self.page if info.label.isdigit() else self.lettered_page
        return template.format(info.label) + (f"\u3000{info.name}" if info.name else "")

    def date(self, day: date) -> str:
        """Write a date with its weekday."""
        return self.date_line.format(day=day, weekday=self.weekdays[day.weekday()])

    def number(self, number: str) -> str:
        """Write an issue number; one that is more than digits is as its paper writes it."""
        return self.issue.format(number) if number.isdigit() else number

    def edition_name(self, meta: Meta) -> str:
        """Name the edition: paper and date, as far as they are known, else its key among its fellows."""
        parts = (meta.paper, _plain(self.date_line).format(day=meta.date) if meta.date else None)
        return " ".join(part for part in parts if part) or meta.key


_HANS: Final = Words(
    contents="目录",
    pages="页码",
    landmarks="导览",
    cover="封面",
    title_page="书名页",
    body="正文",
    page="第{}版",
    lettered_page="{}版",
    issue="第{}期",
    date_line="{day.year}年{day.month}月{day.day}日\u3000{weekday}",
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    furniture="版面信息",
    photos="图片",
    photo="图片",
    no_photo="图片缺",
    untitled="无题",
    original="版面",
    matching="对应的印刷版",
    retypeset="本版由报纸原文重新排版而成，不是原版影像。",
    reflowable="文字可放大、换字体、变颜色，可由读屏软件朗读，可按版面、文章和小标题跳转。",
    described="图片以其图片说明为替代文字。",
    undescribed="部分图片没有说明文字。",
)

_HANT: Final = Words(
    contents="目錄",
    pages="頁碼",
    landmarks="導覽",
    cover="封面",
    title_page="書名頁",
    body="正文",
    page="第{}版",
    lettered_page="{}版",
    issue="第{}期",
    date_line="{day.year}年{day.month}月{day.day}日\u3000{weekday}",
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    furniture="版面資訊",
    photos="圖片",
    photo="圖片",
    no_photo="圖片缺",
    untitled="無題",
    original="版面",
    matching="對應的印刷版",
    retypeset="本版由報紙原文重新排版而成，不是原版影像。",
    reflowable="文字可放大、換字型、變顏色，可由報讀軟體朗讀，可按版面、文章和小標題跳轉。",
    described="圖片以其圖片說明為替代文字。",
    undescribed="部分圖片沒有說明文字。",
)

_JA: Final = Words(
    contents="目次",
    pages="ページ",
    landmarks="ガイド",
    cover="表紙",
    title_page="扉",
    body="本文",
    page="{}面",
    lettered_page="{}面",
    issue="第{}号",
    date_line="{day.year}年{day.month}月{day.day}日（{weekday}）",
    weekdays=("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    furniture="紙面情報",
    photos="写真",
    photo="写真",
    no_photo="写真なし",
    untitled="無題",
    original="紙面",
    matching="対応する印刷版",
    retypeset="この版は紙面の文字を組み直したもので、紙面の複製ではありません。",
    reflowable="文字の大きさ・書体・色を変えられ、音声で読み上げられ、面・記事・小見出しへ移動できます。",
    described="写真にはその説明文を代替テキストとして付けています。",
    undescribed="説明文のない写真があります。",
)

_KO: Final = Words(
    contents="목차",
    pages="쪽",
    landmarks="길잡이",
    cover="표지",
    title_page="속표지",
    body="본문",
    page="{}면",
    lettered_page="{}면",
    issue="제{}호",
    date_line="{day.year}년 {day.month}월 {day.day}일 {weekday}",
    weekdays=("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
    furniture="지면 정보",
    photos="사진",
    photo="사진",
    no_photo="사진 없음",
    untitled="무제",
    original="지면",
    matching="대응하는 인쇄판",
    retypeset="이 판은 신문의 글을 다시 조판한 것이며 지면의 영인본이 아닙니다.",
    reflowable="글자의 크기, 글꼴, 색을 바꿀 수 있고 음성으로 읽을 수 있으며 면, 기사, 소제목으로 이동할 수 있습니다.",
    described="사진에는 사진 설명이 대체 텍스트로 들어 있습니다.",
    undescribed="설명이 없는 사진이 있습니다.",
)

_BY_SCRIPT: Final = {Script.CN: _HANS, Script.TW: _HANT, Script.HK: _HANT, Script.JP: _JA, Script.KR: _KO}


def words_for(script: Script) -> Words:
    """Give the words of a region."""
    return _BY_SCRIPT[script]


def _plain(date_line: str) -> str:
    """Take the weekday out of a date's template."""
    return date_line.replace("（{weekday}）", "").replace("{weekday}", "").rstrip()
