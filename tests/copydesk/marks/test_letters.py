"""What opens and closes a letter or a notice is a line by itself, and no head."""

import pytest

from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.lines.seams import Seams
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.letters import ends, find_closings
from typeset.copydesk.roles.joints import find_joints, is_signed

NOTICE = ["致全县烟农的一封信", "广大烟农：", "收购工作本月二十日结束，请尚未交售的", "烟农按时到站。"]


def closings(*raw: str) -> list[bool]:
    """Which lines open or close a letter."""
    lines = read_lines("\n".join(raw), 0)
    return find_closings(lines, [plain(line) for line in lines], load_cues())


@pytest.mark.parametrize(
    ("greeting", "found"),
    [("编辑先生：", True), ("編輯您好：", True), ("全校师生员工：", True), ("敬启者：", True), ("他转身问道：", False)],
)
def test_a_salutation_is_told_by_whom_it_greets(greeting: str, found: bool) -> None:
    assert closings("读者来信", greeting, "本人每天乘坐渡轮上班，") == [False, found, False]


def test_an_office_signs_below_a_notice_where_nothing_follows_at_once() -> None:
    assert closings(*NOTICE, "云岭县烟草专卖局")[-1]
    assert not closings(*NOTICE[2:], "云岭县烟草专卖局")[-1]
    assert closings(*NOTICE, "祝大家来年丰收！", "云岭县烟草专卖局", "", "冬季防火须知")[4:] == [True, True, False]
    assert not closings(*NOTICE, "云岭县烟草专卖局", "启用新址")[4]


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("现将有关事项通告如下：", "管制时间九月十二日", True),
        ("他说得很清楚：", "一、先修路，", True),
        ("他对村里人说：", "先修路，", False),
    ],
)
def test_what_is_announced_stands_below(before: str, after: str, parted: bool) -> None:
    lines = read_lines(f"{before}\n{after}", 0)
    seams = Seams([line.bare for line in lines], japanese=False)
    (joint,) = find_joints(lines, [24, 24], [(0, 0)] * 2, seams, load_cues())
    assert (joint.sentence > 1) is parted


@pytest.mark.parametrize(
    "line",
    ["特此登报，声明作废。", "順頌 編安", "孝男 林明德 林明義 泣叩", "（未完待续）", "（作者為國小教師）", "敬具"],
)
def test_what_closes_in_words_is_told_below_a_texts_end(line: str) -> None:
    assert closings("收购工作本月结束。", line) == [False, True]


def test_thanks_and_wishes_close_only_below_a_texts_end() -> None:
    assert closings("收购工作本月结束。", "谢谢大家！") == [False, True]
    assert closings("收购工作本月二十日结束，", "谢谢大家！") == [False, False]


def test_who_signs_stands_right_below_the_words_that_close() -> None:
    assert closings("按时到站。", "特此公告。", "云岭县烟草公司", "分管理处一览") == [False, True, True, False]
    assert (
        closings(*["お知らせします。"] * 4, "敬具", "令和六年四月", "喪主 大河内 健一", "外 親戚一同")[4:] == [True] * 4
    )


def test_several_sign_above_a_date() -> None:
    assert closings("请互相转告", "云岭县教育局", "云岭县公安局", "2018年5月3日") == [False, True, True, True]


def test_an_officer_signs_below_the_place_and_date() -> None:
    notice = ["臨時保證金以現金存款方式繳交。", "二零一八年十一月七日於房屋局", "局長", "譚漢坤"]
    assert closings(*notice) == [False, True, True, True]
    assert closings("局長", "譚漢坤") == [False, False]


@pytest.mark.parametrize(
    ("before", "line", "signed"),
    [
        ("年可削减挥发性有机物", "约二百一十吨。（栗 萍）", True),
        ("約二百一十公噸。（苗栗 鍾", "文琪）", True),
        ("年可削减挥发性有机物", "约二百一十吨（去年）", False),
        ("（去年", "约二百一十吨）", False),
    ],
)
def test_a_text_is_signed_in_brackets_behind_its_full_stop(before: str, line: str, signed: bool) -> None:
    above, here = read_lines(f"{before}\n{line}", 0)
    assert is_signed(above, here) is signed


def test_a_signature_that_did_not_fit_on_a_full_line_is_its_text_s() -> None:
    page = "专家提醒，进补因人而异，脾胃虚弱\n者宜先服药。（余 敏）\n\n本次活动共接待县城群众一百余人。\n（海 燕）"
    lines = read_lines(page, 0)
    seams = Seams([line.bare for line in lines], japanese=False)
    joints = find_joints(lines, [32] * 4, [(0, 0)] * 4, seams, load_cues())
    assert [joint.led_on for joint in joints] == [False, False, True]


@pytest.mark.parametrize(
    "signed", ["處長 官振雄", "孝男 國基 國棟 國樑", "暨孝孫等 泣告", "清溪县行政审批服务局", "棘人 林文雄 林文德 泣叩"]
)
def test_who_signs_a_notice_is_told_by_office_or_kin(signed: str) -> None:
    assert closings("停水公告", "造成不便，敬請見諒。", signed)[-1]


@pytest.mark.parametrize("head", ["夫妻携手二十年", "長子繼承老店", "处长下乡办公"])
def test_heads_that_begin_like_signatures_are_none(head: str) -> None:
    assert not closings("停水公告", "造成不便，敬請見諒。", head, "本報訊 昨日上午")[2]


@pytest.mark.parametrize(
    "when",
    ["中華民國110年4月15日", "公元2019年5月1日", "西元2021年3月", "3月12日于清江路", "二〇一九年春写于沅水边"],
)
def test_when_and_where_a_notice_was_written_closes_it(when: str) -> None:
    assert closings("道歉啟事", "致使商譽受損，特登報道歉。", "道歉人：林宗憲", when)[2:] == [True, True]


def test_an_office_signs_above_its_man_and_kin_sign_below_each_other() -> None:
    notice = ["公告", "請親臨本公司股務單位辦理。"]
    assert closings(*notice, "嘉禾農機股份有限公司", "董事長 賴明村", "膝蓋卡卡有聲音")[2:] == [True, True, False]
    assert closings("鳴謝", "特此申謝。", "孝男 何炳坤 何炳輝", "孝女 何麗芬")[2:] == [True, True]


@pytest.mark.parametrize("office", ["澳門木藝業工會", "沙田體育聯會", "濠江中學校友會"])
@pytest.mark.parametrize("officer", ["理事長 梁炳坤謹啟", "主席 冼耀棠 敬啟"])
def test_an_office_and_its_officer_sign_below_a_notice(office: str, officer: str) -> None:
    page = f"啟事\n本會定於本月底召開會員大會，敬希準時出席。\n{office}\n{officer}\n"
    lines = read_lines(page, 0)
    assert find_closings(lines, [plain(line) for line in lines], load_cues())[2:] == [True, True]


@pytest.mark.parametrize("head", ["关于2021年暑期图书馆", "简讯"])
def test_the_next_notices_name_below_a_date_signs_nothing(head: str) -> None:
    notice = ["无须办理手续。", "图书馆", "2021年5月26日"]
    assert closings(*notice, head, "开放时间的通知") == [False, True, True, False, False]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("問い合わせは実行委員会（電０８９５・２２・４４１０）。", True),
        ("申し込みは28日までに同公民館（0895・45・2013）へ。", True),
        ("有意者可致电馆办公室报名，电话：8221630。", True),
        ("洽詢電話05-3621289。", True),
        ("今年5月，该县受理热线来电8221630个。", False),
        ("売上高は前年比3・8％増の4410万円となった。", False),
    ],
)
def test_whom_to_ask_closes_what_announces_something(last: str, told: bool) -> None:
    assert ends(read_lines(last, 0), load_cues()) is told


@pytest.mark.parametrize(
    ("above", "closes"), [("古民家で語りの会", False), ("山の手町内会", True), ("電車内の忘れ物を捜しています。", True)]
)
def test_a_japanese_day_below_none_who_signs_is_when_something_will_be(above: str, closes: bool) -> None:
    text = ["町内の集会所では、きょうからお茶の", "会を開きます。どなたでもどうぞ。"]
    assert closings(*text, above, "12月9日")[-1] == closes


def test_kin_sign_without_a_space_and_who_asked_signs_on_the_right() -> None:
    assert closings("歿存均感。謹此致謝。", "孝男譚志偉、志強", "孝女譚惠珍", "泣叩") == [False, True, True, True]
    asked = "否多登一些旧事？字能不能再大一号？"
    assert closings("想起父亲，不知贵报今后能", asked, "　　　　德清县 老读者 邱阿毛") == [False, False, True]
    assert closings(asked, "德清县 老读者 邱阿毛") == [False, False]
