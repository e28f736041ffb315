import pytest

from typeset.script.language import guess_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("示范区召开党建工作会议，总结全区基层党建工作。", "zh-Hans"),
        ("記者王大明／台北報導　行政院會今天通過預算案，將於下會期送立法院審議。", "zh-Hant"),
        ("政府は１日、来年度の予算案を閣議決定した。", "ja"),
        ("정부는 1일 내년도 예산안을 국무회의에서 의결했다.", "ko"),
        ("在“の屋”奶茶店门前，记者看到顾客排起长队，队伍一直延伸到路口，店员告诉记者今天人特别多", "zh-Hans"),
        ("1234 ABC", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
def test_guess(text: str, tag: str) -> None:
    assert guess_language(text) == tag


def test_latin_numbers_and_marks_say_nothing() -> None:
    assert guess_language("ＰＭ２．５——（1）" * 50 + "國際") == "zh-Hant"
