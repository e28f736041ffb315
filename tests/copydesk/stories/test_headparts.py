"""Which of a head's lines are the kicker, which the headline, which the deck."""

from dataclasses import replace
from importlib.resources import files
from itertools import product

import pytest

from typeset.copydesk.lines.line import read_lines
from typeset.copydesk.marks.cues import load_cues
from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories.headparts import Findings, divide
from typeset.copydesk.stories.heads import Part, Setting, divisions, is_predicate
from typeset.copydesk.stories.headturns import is_news, is_slogan, japanese_turn, repeated, turn_traits


def stack(raw: str) -> list[Passage]:
    """The lines of a head as passages; an empty line is a blank one."""
    return [
        Passage(
            Kind.HEAD,
            (Strip(0, line.start, line.end, line.spaced),),
            line.bare,
            0,
            line.width,
            line.blank > 0,
            line.gaps,
        )
        for line in read_lines(raw, 0)
    ]


def found(raw: str, lang: str, *, airy: bool = True) -> str:
    """The division as K, H and D, a letter a line."""
    parts = divide(stack(raw), Setting("", airy, lang == "ja")).parts
    return "".join(part.name[0].upper() * (part.end - part.start) for part in parts)


@pytest.mark.parametrize(
    ("raw", "lang", "expected"),
    [
        ("社论\n\n把路修到老人心坎上", "zh", "KH"),
        ("聚焦重点任务 压实工作责任 提升治理效能\n\n全镇召开年度目标考核总结大会", "zh", "KH"),
        ("市政府常务会议强调\n\n把防汛责任落到每座水库", "zh", "KH"),
        ("凌晨两点，他把快递箱\n改成了急救床", "zh", "HH"),
        ("县供销社推出春耕农资\n下乡直通车", "zh", "HH"),
        ("女排锦标赛半决赛首场\n\n直落三局 海燕队进决赛", "zh", "KH"),
        ("渡口的灯\n——一个摆渡人的三十年", "zh", "HD"),
        ("下水道　傷み急速\n更新に二百年\n\n国交省、点検強化へ", "ja", "HHD"),
        ("一本写给匠人的书\n——读《竹篾记》", "zh", "HD"),
        ("副刊人物\n\n跟石头较劲的人\n——记县采石场老技工石大同", "zh", "KHD"),
        ("他们在冰面上“绣花”\n\n渡江大桥合龙侧记", "zh", "HD"),
        ("集训名单中\n少了谁", "zh", "HH"),
        ("海底の銅　採掘試験\n\n来春、小笠原沖で", "ja", "HD"),
        ("秋季県大会 第三日\n\n港南、延長十一回サヨナラ\n四年ぶり決勝へ", "ja", "KHH"),
        ("地铁六号线今起试跑\n\n不载客，市民暂勿进站", "zh", "HD"),
        ("主帅：我们输给了自己\n\n领先14分被翻盘，二十次失误成败因", "zh", "HD"),
    ],
)
def test_the_parts_of_a_head(raw: str, lang: str, expected: str) -> None:
    assert found(raw, lang) == expected


JAPANESE = (
    "短い",
    "東京・港区",
    "海を守る、町を守る１",
    "「空」",
    "港の　灯",
    "３年ぶりアユの",
    "県議会",
    "知事「まだ」",
    "カキ再び！",
    "灯台守に聞く",
    "市民代表",
    "ヤギ",
    "空き家に",
    "に、要求？",
    "ＡＩ",
    "第３回の湖",
    "２人と３頭",
    "海底通信ケーブル損傷",
)
CHINESE = (
    "公告",
    "会议强调",
    "“海”",
    "渡口，",
    "小城 大事：",
    "的路，“桥",
    "他说的是在上海",
    "走吗？",
    "走进很长很长的路",
    "受台风影响",
    "全省运动会开幕",
    "专家提醒：慢走！",
    "七旬老人走村侧记",
    "抢农时 抓进度 保丰收",
    "以旅彰文 以文塑旅",
    "3天跑完21公里的路",
    "3岁",
    "路公示",
    "下月起",
)
PAGES = ((True, False), (False, True), (False, False))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("竹径\n外婆的蓝布衫", "外婆有一件蓝布衫，洗得发白了还舍不得丢。每年伏天，她都要拿出来晒一晒。"),
        ("江城夜色\n轮渡末班推迟到十点半", "从本周五起，武汉关至中华路的轮渡末班船推迟一小时开出，方便市民游江。"),
        ("浜風\n湯たんぽの朝", "母が使っていた銅の湯たんぽを、今年もまた押し入れから出した。"),
        (
            "いちからわかる\nデジタル遺品、どう備える？",
            "亡くなった人のスマホが開けなくて、困る家族が増えている。",
        ),
    ],
)
def test_the_short_name_of_a_column_right_above_a_headline_is_its_kicker(raw: str, text: str) -> None:
    japanese = any("\u3041" <= char <= "\u309f" for char in text)
    parts = divide(stack(raw), Setting(text, False, japanese), text).parts
    assert [part.name for part in parts] == ["kicker", "headline"]


@pytest.mark.parametrize("raw", ["下月起\n巴士轉乘優惠擴至夜線", "今天\n\n全市中小学开学"])
def test_a_line_that_only_says_when_is_no_kicker(raw: str) -> None:
    assert found(raw, "zh", airy=False) == "HH"


def test_every_weight_is_of_something_that_can_be_found() -> None:
    rows = (files("typeset.copydesk") / "tables" / "heads.tsv").read_text(encoding="utf-8").splitlines()
    weighed = {row.split("\t")[1] for row in rows if not row.startswith("#")}
    seen = set()
    for japanese, lines in ((True, JAPANESE), (False, CHINESE)):
        turned = [(first, lines[(place + by) % len(lines)]) for place, first in enumerate(lines) for by in (0, 1, 4)]
        for blank, (airy, airless), (first, second) in product(("\n", "\n\n"), PAGES, turned):
            times = 6 if len(second) > 3 and " " not in second else 1
            body = stack(blank.join([first, second * times, first if times == 1 else f"——{first}", second]))
            setting = Setting("路公\nい短", airy, japanese, airless)
            for text in (first, "路公示的话", "本报讯 路公示的话", "県議会と東京・港区"):
                findings = Findings(body, setting, text)
                seen.update(name for parts in divisions(len(body)) for name, _ in findings.traits(parts))
    assert {name for name in weighed if " names a " not in name} - seen == set()


@pytest.mark.parametrize(
    ("raw", "slogan"),
    [
        ("锚定现代化 奋力开新局", True),
        ("以旅彰文 以文塑旅", True),
        ("抢农时 抓进度 保丰收", True),
        ("锚定现代化奋力开新局", False),
        ("全市上下 齐心", False),
        ("启 事", False),
        ("增长3.5% 降低2.1%", False),
    ],
)
def test_a_slogan_is_phrases_of_one_length(raw: str, slogan: bool) -> None:
    assert is_slogan(stack(raw)[0]) is slogan


@pytest.mark.parametrize(
    ("before", "after", "verb"),
    [
        ("县供销社", "推出春耕农资", True),
        ("平安乡村 人人有责", "拦马村晒出账本", False),
        ("三百名科技特派员", "驻村帮扶", True),
    ],
)
def test_a_verb_that_opens_the_name_of_a_village_is_no_predicate(before: str, after: str, verb: bool) -> None:
    assert is_predicate(before, after) == verb


def _told(line: Passage) -> Passage:
    """A head's line with what its words say of notices and columns."""
    cues = load_cues()
    return replace(
        line,
        title=cues.is_title(line.bare),
        column=cues.is_column(line.bare),
        notice=cues.is_whole("notice", line.bare),
    )


@pytest.mark.parametrize(
    ("raw", "kicker"),
    [
        ("游园须知\n园林局公布花展入园安排", True),
        ("市场监管局提醒\n散装白酒别乱买", True),
        ("消委會回應\n夜市攤檔標價", True),
        ("我市新建改建\n农贸市场", False),
    ],
)
def test_who_says_it_is_a_kicker_however_short_the_headline_is(raw: str, kicker: bool) -> None:
    text = f"本报讯（记者 田野）昨日，记者获悉，{raw[-6:]}的事有了下文。"
    parts = divide([_told(line) for line in stack(raw)], Setting(text, False, False), text).parts
    assert (parts[0].name == "kicker") == kicker


def test_a_comma_that_someone_speaks_parts_no_clauses_of_a_head() -> None:
    lines = stack("七旬老汉守着一座旧书店\n“灯亮着，就有人来”")
    names = {name for name, _ in turn_traits(*lines, Setting("", False, False))}
    assert not any(name.startswith("clauses") for name in names)
    assert found("七旬老汉守着一座旧书店\n“灯亮着，就有人来”", "zh", airy=False) in ("HH", "HD")


def test_a_third_line_that_opens_on_who_says_it_is_the_deck() -> None:
    assert found("网红桥上钉满同心锁\n护栏不堪重负\n管理处：已剪除一点四吨", "zh", airy=False) == "HHD"


def test_a_turn_tells_how_wide_its_lines_are() -> None:
    """A headline, in large type, is broken sooner than what stands above or below it."""
    narrow, wide = (
        dict(turn_traits(*stack(raw), Setting("", False, False))) for raw in ("新桥\n通车", "新桥今天" * 4 + "\n通车")
    )
    assert narrow["wide together zh"] < wide["wide together zh"]
    assert narrow["wide alone zh"] < 0 < wide["wide alone zh"]


@pytest.mark.parametrize(
    ("raw", "later", "trait"),
    [
        ("护栏不堪重负\n管理处：已剪除一点四吨", True, "a speaker in the third line"),
        ("零售連跌五月\n協會：料全年跌一成", False, "a speaker in the second line"),
        ("地铁今起试跑\n不载客，暂勿进站", False, "clauses in the second line"),
        ("城区停水，请备水\n抢修队连夜开工", False, "clauses above the second line"),
        ("水管爆裂半条街断水\n抢修队连夜开工护航", False, "between clause and clause, about as wide"),
    ],
)
def test_a_chinese_turn_tells_speakers_clauses_and_like_widths(raw: str, later: bool, trait: str) -> None:
    assert trait in dict(turn_traits(*stack(raw), Setting("", False, False), later=later))


@pytest.mark.parametrize(
    ("before", "later", "traits"),
    [
        ("天風録話", False, {"between name and name, news", "behind a name of 2 pairs", "behind a name in ideographs"}),
        ("港の灯", True, {"between name and name, news"}),
        ("水門を閉める", False, {"between clause and name, news"}),
        ("雨、やまず", False, {"between clauses and name, news"}),
    ],
)
def test_a_japanese_turn_tells_names_from_clauses(before: str, later: bool, traits: set[str]) -> None:
    assert {name for name, _ in japanese_turn(before, "鉛筆の音", news=True, later=later)} == traits


def test_a_very_long_stack_is_divided_too() -> None:
    assert divide(stack("\n".join(["一行"] * 9)), Setting("", False, False)).parts == (
        Part("headline", 0, 1),
        Part("deck", 1, 9),
    )


def test_what_the_text_repeats_is_a_share_of_a_lines_pairs() -> None:
    assert repeated(["桐木镇", "村村有了“明白人”", "、"], "桐木镇里，人人说村村有\n了明白人。") == [1.0, 0.8, 0.0]


def test_a_line_that_the_text_does_not_repeat_is_rather_no_line_of_the_headline() -> None:
    lines = stack("钢城里的新事情\n高炉今晨出铁")
    texts = "钢城里的新事情：高炉今晨出铁。", "高炉今晨出铁，工人们说是头一回。"
    both, second = (divide(lines, Setting("", False, False), text) for text in texts)
    assert both.parts == (Part("headline", 0, 2),)
    assert second.parts != both.parts or second.margin < both.margin - 0.3


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("本报讯 记者昨日从市水务局获悉，新水厂投运。", True),
        ("【本報訊】運輸署公布三條小巴改道。", True),
        ("市は１５日、旧庁舎を解体すると発表した。", True),
        ("外婆有一件蓝布衫，洗得发白了还舍不得丢。", False),
        ("物置を片づけていたら、父の釣り道具が出てきた。", False),
        ("編輯先生：本人每日搭乘公車通勤，一等就是許久。", False),
    ],
)
def test_news_names_a_reporter_or_a_day(text: str, news: bool) -> None:
    assert is_news(text) is news
