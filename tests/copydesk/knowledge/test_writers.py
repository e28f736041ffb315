"""Whether a line names a writer, by its build and by the page."""

from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.copydesk.knowledge.writers import FAIR, LIKELY, SURE, read_signature

BODY = (
    "春耕备耕现场会举行\n本报讯（记者李明）昨天，全市春\n耕备耕现场会在新河县举行，会议要\n求各县抓紧备足化肥种子，检修农机\n具，"
    "落实水源，确保不误农时。\n与会人员参观了新河县的育秧大棚和\n农机合作社。"
)


@pytest.mark.parametrize(
    ("line", "least"),
    [
        ("马河镇岳家山村驻村帮扶工作队队员 靳向阳", SURE),
        ("外国语学院2021级 傅小棠", SURE),
        ("某旅警卫连 下士 祁连海", SURE),
        ("解答：註冊會計師 溫世傑", SURE),
        ("特稿／彭若蘭", SURE),
        ("評・楠 正樹（西都大教授）", SURE),
        ("文・木下ゆかり 絵・たかはしりん", FAIR),
        ("◎謝佩君（台中市／護理師）", SURE),
        ("椎名 香苗（会社員・38）", FAIR),
        ("■阿勳（花東）", LIKELY),
        ("会社員 宇野沢 進 51（広島市）", SURE),
        ("長谷 美千代（こども食堂代表）", FAIR),
        ("松本市 清水小4年 赤羽 奏", FAIR),
        ("第三水泥厂 秦 岭", FAIR),
        ("歌人 藤野みちる", SURE),
        ("小学5年 木村 さくら（仙台市）", SURE),
        ("初二(3)班 王小雨", SURE),
        ("江苏 陈建国", LIKELY),
        ("舒 凡", FAIR),
        ("鹿児島県指宿市 徳重ミチ子（68）", FAIR),
        ("文芸評論家 桐生冬子", LIKELY),
        ("特约评论员 子墨", LIKELY),
        ("仁青卓玛", LIKELY),
        ("乌兰其其格", LIKELY),
        ("买买提·艾力", LIKELY),
        ("瓦歷斯．諾幹", LIKELY),
        ("鄭育仁（花蓮市，教師）", SURE),
        ("尤芳雲／達仁報導", FAIR),
        ("圖．文／小魚", FAIR),
        ("笔者：苏颖博士", SURE),
        ("特派记者 葛明 发自日内瓦", SURE),
        ("县委党史研究室 供稿", SURE),
        ("市妇联、市总工会 供稿", SURE),
        ("云溪县档案馆供稿", SURE),
        ("文／台北市立動物園", SURE),
        ("監修・県立中央病院", SURE),
        ("[美] 约翰·哈珀", FAIR),
        ("記者 巴奈．達努", SURE),
        ("□巴音朝鲁", FAIR),
        ("■慕白", LIKELY),
        ("县委副书记、县长 游向东", SURE),
        ("聞き手＝文化部・蓮見 玲子", SURE),
        ("（文・宝田 翔、写真・関谷 遥）", SURE),
        ("中学生 與那嶺 陸（14）＝那覇市", SURE),
        ("自営業・58歳 門脇 正（松江市）", SURE),
        ("詩人 ぱくみょん", LIKELY),
        ("高岡市＝能登谷りん", LIKELY),
        ("ソウル＝鹿野あすか", LIKELY),
        ("寄稿 詩人・水沢まほろ", SURE),
        ("山崎順・北陸大教授", FAIR),
        ("メアリー章子（写真家）", LIKELY),
        ("Walis Nokan（詩人）", LIKELY),
        ("Jenny Cheung", LIKELY),
        ("□耕耘", LIKELY),
        ("◎聽濤", LIKELY),
        ("本报记者 高建国", SURE),
        ("马海洋", LIKELY),
        ("（編集局長・曾根 悟）", SURE),
    ],
)
def test_a_line_built_like_a_writers_is_one(line: str, least: float) -> None:
    assert read_signature(line).score >= least


@pytest.mark.parametrize(
    "line",
    [
        "前三季度货物吞吐量 同比增长两成",
        "羽生 連覇",
        "首相 訪米へ",
        "专家 支招",
        "大学生 暑期安全",
        "市民 座谈会",
        "文化·生活",
        "格桑花开",
        "全红婵 夺冠",
        "党员 向前冲",
        "加快补短板 强弱项 提质效",
        "千名老人 乐开花儿过重阳",
        "全市机动车 何时了",
        "没后50年 水彩画展に寄せて",
        "しごと図鑑（ずかん） 41",
        "區議員：市民摸黑踩單車",
        "2207 韩先生",
        "詩人宮沢冬樹（1901〜48年）",
        "本报讯（科技处 谢云帆）",
        "城北大桥维修加固工程启动",
        "鈴木 首位",
        "主演に新人・水野詩",
        "老厂房 供稿",
        "松本 山雅 連勝",
        "主演：陈立",
        "老人 孩子 都笑了",
        "校长 下乡 送课",
        "严查 严管 严处",
        "再提速 保安全 高质量",
        "最有价值球员：吴俊豪、蔡欣宜",
        "高雄",
        "資源循環本部長（電池材料事業部長）常務 市原巧",
        "（八五三农场 鲁振东）",
        "（仙台市青葉区）",
    ],
)
def test_a_head_is_no_writer(line: str) -> None:
    assert read_signature(line).score < FAIR


def test_a_poets_name_is_parted_from_the_poem(sourced: Any) -> None:
    poem = "春夜有雨\n陈半亩\n雨敲着搪瓷脸盆\n敲出小小的坑\n又一个个填平\n燕子挪了挪灯火\n我没有收伞"
    edition, _ = reassemble(*sourced(f"{BODY}\n\n{poem}\n"))
    (article,) = [article for article in edition.articles if str(article.byline) == "陈半亩"]
    assert str(article.headline) == "春夜有雨"
    assert len(article.body[0].lines) == 5


def test_a_writer_below_a_question_signs_no_letter(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(f"苹果树得了腐烂病咋办？\n\n红旗农场 滕大海\n\n{BODY.partition(chr(10))[2]}"))
    (article,) = edition.articles
    assert (str(article.headline), str(article.byline)) == ("苹果树得了腐烂病咋办？", "红旗农场 滕大海")


def test_a_pen_name_alone_below_a_head_is_its_byline(sourced: Any) -> None:
    story = BODY.partition("\n")[2]
    for head, name in (("小說家的廚房", "談若水"), ("新刊紹介", "音楽評論家・鳥居まなぶ")):
        edition, _ = reassemble(*sourced(f"{head}\n\n{name}\n\n{story}"))
        (article,) = edition.articles
        assert (str(article.headline), str(article.byline)) == (head, name)


@pytest.mark.parametrize(
    "line", ["大埔 讀者 區女士", "柳林镇 读者 老田", "屯門居民 何太", "市民 王女士", "學生 一名家長"]
)
def test_who_writes_to_the_paper_signs(line: str) -> None:
    assert read_signature(line).score >= SURE


@pytest.mark.parametrize("line", ["业主 王先生 胜诉", "村医 老周", "市民走进博物馆", "居民 喜迁新居"])
def test_who_is_told_of_signs_nothing(line: str) -> None:
    assert read_signature(line).score < LIKELY


def test_a_letter_writers_bracket_that_a_line_end_cuts_is_no_part_of_the_letter(sourced: Any) -> None:
    letter = (
        "母の湯たんぽ\n\n母が使っていた銅の湯たんぽを\n出した。へこんだ腹を布でくるみ\n、湯を注ぐ。きょうは七回忌だ。"
    )
    edition, _ = reassemble(*sourced(f"{letter}\n（湊川市・倉田みつ・６６歳・\n主婦）\n"))
    (article,) = edition.articles
    assert "倉田" not in str(article.body[-1])
    assert str(article.byline) == "（湊川市・倉田みつ・６６歳・主婦）"


def test_a_pen_name_above_a_poem_is_told_where_the_pages_other_texts_have_names(sourced: Any) -> None:
    poem = "木棉\n\n也斯\n你们说它像英雄\n我看它只是\n一个迟到的人\n匆匆红了脸\n就站在路中央"
    essays = (
        "渡口的石阶\n\n骆秉义\n渡口有十二级石阶，最下面的一级长年泡\n在水里。船工说，石阶不是给人走的，是\n给水走的。",
        "雨天的司机\n\n查玉屏\n楼下有个老司机，下雨天一定替乘客开\n门，自己湿了半边身。他说，客人的鞋比\n我的贵。",
        "一棵榆树\n\n闵思齐\n院子当中有一棵榆树，谁也说不准有多少\n岁。爷爷说，他小时候树就有那么粗，三\n个娃娃才围得住。",
    )
    signed, _ = reassemble(*sourced("\n\n".join((*essays, poem)) + "\n"))
    assert [str(article.byline) for article in signed.articles] == ["骆秉义", "查玉屏", "闵思齐", "也斯"]
    alone, _ = reassemble(*sourced(f"{BODY}\n\n{poem}\n"))
    assert str(alone.articles[-1].byline) != "也斯"
