"""What belongs to the page, told by its fields and its place."""

import pytest

from typeset.copydesk.lines.line import plain, read_lines
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.marks.furniture import PageFacts, _fields, find_furniture, table

TEXT = "市交通局昨天宣布，南桥将于下月封闭\n维修，过往车辆请绕行北桥，工期约三\n个月。\n\n两座桥都建于上世纪八十年代。"


def furniture(text: str) -> list[str]:
    """The lines of a page that are furniture."""
    lines = read_lines(text, 0)
    texts = [plain(line) for line in lines]
    found = find_furniture(lines, texts, load_cues(), PageFacts(None, None, "", None))
    return [text for text, is_furniture in zip(texts, found, strict=True) if is_furniture]


@pytest.mark.parametrize(("weight", "_pattern", "example"), table(), ids=[row[2] for row in table()])
def test_every_field_knows_its_example(weight: str, _pattern: str, example: str) -> None:
    fields = [field.group() for field in _fields(weight, example)]
    assert "".join(fields).replace(" ", "") == example.replace(" ", "")


@pytest.mark.parametrize(
    "line",
    [
        "值班编委 江 流 责任编辑 邬晓棠 视觉编辑 何 沅",
        "主編：邵春生 版面設計：Kelvin",
        "2022.8.26 星期五 主編／紀文凱 編輯／江芷若",
        "豫新出准字第041号 内部资料 免费交流",
        "中共新河县委宣传部主办 新河县融媒体中心承办",
        "电子邮箱：xiaobao@example.edu.cn 网址：news.example.edu.cn 电话：0734-8282000",
        "【射水支局】☎０７６６－００－２１１１ 【氷見通信部】☎０７６６－００－７３４０",
        "B02 澳聞 濠江晨報",
        "短篇小说征文启事见中缝",
        "ニュース・情報提供は編集局 ０８５２（３２）１１１１",
        "ご意見・情報は報道部 ０７６―２００―４４１１",
    ],
)
@pytest.mark.parametrize("top", [True, False])
def test_lines_of_fields_at_the_edge_are_furniture(line: str, top: bool) -> None:
    text = f"{line}\n\n{TEXT}" if top else f"{TEXT}\n\n{line}"
    assert furniture(text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "市发改委主任马骁介绍",
        "又建議學校檢視功課量",
        "北海美術館学芸員 鴻上 梓",
        "同比增长32.7%",
        "一张报纸四个版",
        "城东夜市“上新”",
        "谢主任 三十年守着一座桥",
    ],
)
def test_a_head_at_the_edge_is_none(line: str) -> None:
    assert furniture(f"{line}\n\n{TEXT}") == furniture(f"{TEXT}\n\n{line}") == []


def test_a_nameplate_over_its_folio_goes_with_it() -> None:
    assert furniture(f"新河农友\n2011年4月29日 星期五\n\n{TEXT}") == ["新河农友", "2011年4月29日 星期五"]
    assert furniture(f"新河农友\n\n{TEXT}") == []


def test_a_pages_title_opens_the_folio_at_the_foot() -> None:
    folio = ["港口·物流", "2011年4月29日 第5版"]
    assert furniture(f"{TEXT}\n\n" + "\n".join(folio)) == folio
    assert furniture(f"{TEXT}\n\n新河县供水公司\n2011年4月29日") == []


def test_a_notice_keeps_its_telephone() -> None:
    notice = "报名者请备齐材料，地址：新河路三号。联系人：\n谈老师，电话：025-83310000。"
    assert furniture(f"{TEXT}\n\n{notice}\n\n{TEXT}") == []


def test_a_notice_keeps_the_line_that_its_readers_call() -> None:
    notice = "停水范围内请提前储水，给您带来不便，敬请谅解。\n\n客服热线：96106"
    assert furniture(f"{TEXT}\n\n{notice}\n\n停水公告\n\n{TEXT}") == []
    assert furniture(f"{TEXT}\n\n{TEXT}\n\n客服热线：96106\n\n停水公告\n\n{TEXT}") == ["客服热线：96106"]
    dates = "欢迎来稿。\n\n截稿日期：2019年5月31日\n\n投稿邮箱：nanpu@example.com"
    assert furniture(f"{TEXT}\n\n{dates}\n\n征文启事\n\n{TEXT}") == []


def test_how_to_write_to_the_paper_runs_across_the_page() -> None:
    rule = "歡迎來稿，每篇以七百字為限，請附真實姓名、身分證字號、匯款帳號，一稿兩投恕不致酬"
    assert furniture(f"{TEXT}\n\n{rule}\n\n{TEXT}\n\n{TEXT}") == [rule]
    assert furniture(f"{TEXT}\n\n徵稿\n\n歡迎來稿，每篇以七百字為限，請附真\n實姓名、身分證字號。\n\n{TEXT}") == []


def test_a_field_at_a_sentences_end_is_the_texts() -> None:
    assert furniture(f"{TEXT}\n\n征文由市委宣传部主办，\n\n新河县融媒体中心承办。\n\n{TEXT}\n\n{TEXT}") == []
    assert furniture(f"{TEXT}\n\n征文由市委宣传部主办，\n\n新河县融媒体中心承办\n\n{TEXT}\n\n{TEXT}") == []


def test_the_days_of_a_diary_are_no_furniture() -> None:
    folio = "山城晚报 2020年3月12日 星期四 A06版"
    days = ["2020年3月5日 星期四 晴", "2020年3月6日 星期五 小雨", "2020年3月7日 星期六 阴"]
    page = "\n\n".join([folio, TEXT, *(f"{day}\n\n{TEXT}" for day in days)])
    assert furniture(page) == [folio]


def test_a_notices_date_above_the_staff_line_is_the_notices() -> None:
    assert furniture(f"{TEXT}\n\n市自来水公司\n\n2020年3月11日\n\n责任编辑：阎肃") == ["责任编辑：阎肃"]


def test_a_folio_may_stand_at_the_foot() -> None:
    assert furniture(f"{TEXT}\n\n{TEXT}\n\nA2 要聞 港島日報 2018年5月16日") == ["A2 要聞 港島日報 2018年5月16日"]


@pytest.mark.parametrize(
    "ear",
    [
        "屏東今日天氣 晴時多雲 26～33℃ 降雨機率20%",
        "今日阴有小雨 12℃~16℃ 东北风2~3级",
        "東京 晴れ時々曇り 最高12度 最低3度 降水確率10%",
        "今日空氣品質 良 紫外線 中量級",
        "訂報熱線：2873 8000 網上版：sports.example.hk",
        "有奖报料 96111 采用即奖50元",
        "零售澳門幣六元 今日出紙兩大張",
        "本报法律顾问：河南正大律师事务所 刘建设律师",
        "北岭体育报 B2 综合体育",
        "北陽新報 文化・スポーツ 14",
        "市场 · 流通 B3",
    ],
)
def test_an_ear_between_two_stories_is_the_pages(ear: str) -> None:
    assert furniture(f"{TEXT}\n\n{ear}\n\n{TEXT}\n\n{TEXT}") == [ear]


def test_what_stands_between_two_lines_of_furniture_is_furniture() -> None:
    folio = ["台海時報", "中華民國112年5月17日 星期三", "中部焦點", "B2"]
    assert furniture("\n\n".join([*folio, TEXT])) == folio
    assert furniture("\n\n".join([*folio[:3], TEXT])) == folio[:2]


@pytest.mark.parametrize("line", ["星期二的约会", "2月3日上午县委召开", "2021年2月3日上午县委召开", "农历六月的村庄"])
def test_a_date_at_the_pages_top_may_be_a_texts(line: str) -> None:
    assert furniture(f"{line}\n{TEXT}") == []
