"""Which lines of a page name a writer, by what the other lines say."""

from typeset.copydesk.knowledge.writers import LIKELY, SURE, read_signature
from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.marks.authors import weigh_writers


def _weigh(text: str) -> list[float]:
    lines = read_lines(text, 0)
    return weigh_writers(lines, [plain(line) for line in lines])


def test_letters_signed_alike_speak_for_each_other() -> None:
    alone, *_ = _weigh("◎阿勳（花東）\n\n今天天氣很好。")
    first, _, second = _weigh("◎阿勳（花東）\n\n今天天氣很好。\n\n◎小麥（屏北）")
    assert first == second > alone > 0.0


def test_whom_a_japanese_text_tells_of_is_no_writer() -> None:
    text = "陶芸家の宮地透さん（３４）が個展を\n開いている。"
    assert _weigh(f"陶芸家・宮地透さん\n\n{text}")[0] == 0.0
    assert _weigh(f"陶芸家・宮地透\n\n{text}")[0] == 0.0
    assert _weigh(f"陶芸家・坂東玲子\n\n{text}")[0] >= LIKELY
    assert _weigh(f"文・宮地透\n\n{text}")[0] >= SURE


def test_names_one_under_the_other_are_a_list() -> None:
    assert _weigh("監査室長 田中一郎\n経理部長 佐藤花子\n工場長 鈴木正") == [0.0, 0.0, 0.0]
    assert min(_weigh("監査室長 田中一郎\n\n経理部長 佐藤花子")) >= SURE
    scores = _weigh("让好干部“墩苗”而不“蹲苗”\n言 之\n庄稼要壮，先得墩苗。")
    assert scores[1] == read_signature("言 之").score > 0.0


def test_a_title_that_begins_like_a_name_makes_no_list_with_the_writers_below_it() -> None:
    for title in ("高粱红", "白露", "江南春"):
        assert _weigh(f"{title}\n骆秉义\n秋风一起，坡上红了。")[1] >= LIKELY
