import re

import pytest

from typeset.copydesk.marks import cues
from typeset.copydesk.marks.cues import UNCREDITED, Cue, load_cues, table


@pytest.mark.parametrize("cue", table(), ids=lambda cue: f"{cue.role}-{cue.example}")
def test_every_cue_knows_its_example(cue: Cue) -> None:
    known = load_cues()
    if cue.where in ("whole", "within", "prefix"):
        assert known.is_whole(cue.role, cue.example)
    elif cue.where == "passage":
        assert known.is_passage(cue.role, cue.example)
    elif cue.where == "end":
        assert known.closing(cue.role, cue.example) < len(cue.example)
    else:
        assert known.opens(cue.role, cue.example)
        assert known.begins(cue.example) or cue.role not in cues._BEGUN


@pytest.mark.parametrize(
    "text",
    [
        "记者从市政府获悉，今年将新建学校三所",
        "示范区召开深化根治欠薪冬季专项行动专题会议",
        "首相、補正予算の編成を指示",
        "孟州市党政考察团到示范区考察",
        "他说，这里的路灯亮了",
    ],
)
@pytest.mark.parametrize("role", ["byline", "credit", "furniture", "jump", "closing", "dated"])
def test_a_plain_line_is_no_cue(role: str, text: str) -> None:
    assert not load_cues().is_whole(role, text)


def test_a_pattern_sees_the_beginning_of_a_line_only() -> None:
    assert not load_cues().is_whole("furniture", "第3版" + "文" * cues._HEAD)
    assert load_cues().opens("story", "本报讯（记者王飞）" + "文" * 500)


@pytest.mark.parametrize(
    "text", ["晨報訊 家住青衣的陳先生", "县电视台讯 “这条路", "江城网讯 老王走进", "商报讯：为迎接节日"]
)
def test_a_paper_s_own_name_opens_a_story_whatever_follows_it(text: str) -> None:
    assert load_cues().opens("story", text)


@pytest.mark.parametrize("text", ["都市报讯息平台上线", "公司年报讯息披露", "海报讯问了几个人"])
def test_a_paper_s_name_without_anything_behind_it_opens_none(text: str) -> None:
    assert not load_cues().opens("story", text)


@pytest.mark.parametrize("name", ["国际瞭望", "影藝花邊", "記者の目", "きょうの催し", "决胜全面小康·一线故事", "社评"])
def test_a_column_is_told_by_how_its_name_is_built(name: str) -> None:
    assert load_cues().is_title(name)


@pytest.mark.parametrize(
    "name",
    [
        "民生关注",
        "島語小方塊",
        "来信照登",
        "读者点题",
        "大相撲夏場所　千秋楽",
        "くらし百景",
        "渡しの町で〈上〉",
        "文讯",
        "劳模风采",
        "理財百寶箱",
        "天風録",
        "日報抄",
        "都市対抗野球",
        "行业声音",
        "樓市觀潮",
        "くらしの法律",
        "散文诗",
        "短篇小说",
        "秋日走基层·田间灯火",
    ],
)
def test_a_column_a_series_or_a_contest_is_no_kind_of_notice(name: str) -> None:
    assert load_cues().is_column(name)
    assert not load_cues().is_column("停水公告")


@pytest.mark.parametrize("title", ["菜市場裡的咖啡館", "爷爷的书房", "父亲的茶馆", "尽显巾帼风采", "钟声"])
def test_a_place_that_belongs_to_somebody_or_lies_in_something_is_no_column(title: str) -> None:
    assert not load_cues().is_column(title)


@pytest.mark.parametrize(
    ("line", "jump"),
    [
        ("（相关报道见3版）", True),
        ("（詳見A10）", True),
        ("→３面に解説", True),
        ("４面に特集", True),
        ("报道见证三十年", False),
        ("３面から見た町", False),
    ],
)
def test_a_line_sends_on_to_another_page(line: str, jump: bool) -> None:
    assert load_cues().is_whole("jump", line) == jump


@pytest.mark.parametrize("line", ["刷单返利是骗局", "空调外机对着谁的窗", "一个班带出六个技师", "校长 下乡 送课"])
def test_a_head_signs_nothing(line: str) -> None:
    assert not load_cues().is_whole("signoff", line)


@pytest.mark.parametrize(
    "head", ["李村的路修通了", "声を上げる", "追踪十年，真凶落网", "財經大臣 辭職", "读书的声音", "観客を募集"]
)
def test_a_head_is_no_columns_name(head: str) -> None:
    assert not load_cues().is_title(head)


@pytest.mark.parametrize("line", ["编者按下暂停键", "編按揭貸款攻略", "お知らせ機能 追加"])
def test_an_editors_note_is_told_by_what_stands_behind_its_name(line: str) -> None:
    assert not load_cues().opens("note", line)
    assert load_cues().opens("note", "【編輯室報告】")


@pytest.mark.parametrize("line", ["晚报讯 昨日下午", "〔中央社〕公平會", "(吉隆坡3日综合电)", "【花巻】市は来年度から"])
def test_a_dateline_opens_a_story(line: str) -> None:
    assert load_cues().opens("story", line)


@pytest.mark.parametrize("line", ["喜讯 昨日传来", "【材料】 4人分", "【决赛】"])
def test_a_label_opens_no_story(line: str) -> None:
    assert not load_cues().opens("story", line)


_ENDS = [cue for cue in table() if cue.where == "end"]


@pytest.mark.parametrize("cue", _ENDS, ids=lambda cue: f"{cue.role}-{cue.example}")
def test_what_must_stand_before_an_end_stands_before_all_of_its_pattern(cue: Cue) -> None:
    """Of `(?<=。)a|b` only `a` stands behind the full stop."""
    open_, pattern = "", re.sub(r"\\.|\[[^\]]*\]", "x", cue.pattern)
    while open_ != pattern:
        open_, pattern = pattern, re.sub(r"\([^()]*\)", "", pattern)
    assert "|" not in open_ or not cue.pattern.startswith("(?<=")


@pytest.mark.parametrize("mark", sorted(UNCREDITED))
@pytest.mark.parametrize("cue", [cue for cue in _ENDS if cue.role == "credit"], ids=lambda cue: cue.example)
def test_no_credit_ends_on_a_comma_or_a_full_stop(cue: Cue, mark: str) -> None:
    assert load_cues().closing("credit", cue.example + mark) == len(cue.example) + 1


@pytest.mark.parametrize(
    "line", ["中央社花蓮三日電", "新华社北京5月3日电", "本报北京3月2日电", "新华社记者王明北京5月3日电"]
)
def test_where_and_when_an_agency_reports_from_may_be_a_line(line: str) -> None:
    assert load_cues().is_whole("dateline", line)
    assert not load_cues().is_whole("dateline", line + "，")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("開館準備を進める木暮はるさん＝下関市蓋戸島", "二階堂薫撮影"),
        ("会見する市長＝東浜市役所", "山田太郎撮影"),
        ("会見する市長", "＝代表 撮影"),
    ],
)
def test_where_a_picture_was_taken_is_no_credit(caption: str, credit: str) -> None:
    text = f"{caption} {credit}" if credit[0] != "＝" else caption + credit
    assert text[load_cues().crediting(text) :] == credit
