from dataclasses import replace

import pytest

from typeset.copydesk.passages.manner import Copy, Manner
from typeset.copydesk.passages.passage import Strip
from typeset.copydesk.passages.spaces import set_text


def spelt(text: str, manner: Manner, *, spaced: tuple[int, ...] = ()) -> str:
    strips, start = [], 0
    for number, line in enumerate(text.split("\n")):
        strips.append(Strip(0, start, start + len(line), number in spaced))
        start += len(line) + 1
    return str(set_text(strips, Copy.of(text), manner))


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("带 5600 万平方米、 医用", "带5600万平方米、医用"),
        ("示范区 （高新区） 党工委", "示范区（高新区）党工委"),
        ("把过去的 “按亩收费”改为“按方计量”，选送 《一粒种子》", "把过去的“按亩收费”改为“按方计量”，选送《一粒种子》"),
        ("本报讯 记者 贺一鸣 报道 “小伙子，趁热喝！”", "本报讯 记者 贺一鸣 报道 “小伙子，趁热喝！”"),
        ("評 「だれが」という問い", "評 「だれが」という問い"),
        ("以“一叶知春 \n香满云川”为主 \n题，设主 \n展馆", "以“一叶知春香满云川”为主题，设主展馆"),
        ("应用 5G 技\n术", "应用5G技术"),
        ("Open\nAI 公司", "Open AI公司"),
        ("本报讯 6月22日，市", "本报讯 6月22日，市"),
        ("本报讯 （记者王飞） 6月22日，", "本报讯（记者王飞）6月22日，"),
        ("そうか？　いや", "そうか？　いや"),
        ("Q 朝起きると", "Q 朝起きると"),
        ("材料（2人分）　生サケ2切れ、", "材料（2人分）　生サケ2切れ、"),
        ("本报讯（记者王飞）　日前，", "本报讯（记者王飞）日前，"),
        ("〔記者潘文傑／台東報導〕 台東縣", "〔記者潘文傑／台東報導〕 台東縣"),
        (
            "〔記者潘文傑／台東報導〕 台東縣\n〔記者許世賢／彰化報導〕43歲",
            "〔記者潘文傑／台東報導〕台東縣〔記者許世賢／彰化報導〕43歲",
        ),
        ("据新华社贝尔格莱德 9 月 1 日电\n持续高温", "据新华社贝尔格莱德9月1日电 持续高温"),
        ("建议有关部门在保留电\n子屏", "建议有关部门在保留电子屏"),
        ("本报讯（记者谢雨桐\n通讯员马志远）3月", "本报讯（记者谢雨桐 通讯员马志远）3月"),
        ("本报讯（记者\n马宏亮 通讯员 田秀兰）4月", "本报讯（记者 马宏亮 通讯员 田秀兰）4月"),
        ("本报讯（记者谢雨桐通讯\n员马志远）3月", "本报讯（记者谢雨桐通讯员马志远）3月"),
        ("新华社电（记者林昊\n赵博超）第47届", "新华社电（记者林昊 赵博超）第47届"),
        ("新华社电（记者林\n昊 赵博超）第47届", "新华社电（记者林昊 赵博超）第47届"),
        ("回到岗位。（何 静 张\n帅）", "回到岗位。（何 静 张 帅）"),
        ("正在施工。（记者 柯文\n静）", "正在施工。（记者 柯文静）"),
        ("正在施工。（记者 柯文静\n蔡海生）", "正在施工。（记者 柯文静 蔡海生）"),
        ("正在施工。（记者 欧阳\n文静）", "正在施工。（记者 欧阳文静）"),
        ("（记者 高方\n方）说。高方方是新人。（记者 王图\n南）", "（记者 高方方）说。高方方是新人。（记者 王图南）"),
        ("由$ 0.08至$ 0.54不等，168元/ 3小时，4 #机组", "由$0.08至$0.54不等，168元/3小时，4#机组"),
        ("Dr. Chen与AT & T", "Dr. Chen与AT & T"),
        ("见www.hksmsa.o\nrg.hk", "见www.hksmsa.org.hk"),
        ("用OpenAI公司的Open\nAI", "用OpenAI公司的OpenAI"),
        ("本报讯（记者\n骆宁）近日，", "本报讯（记者 骆宁）近日，"),
        ("新华社广州电（记者\n骆宁）近日，", "新华社广州电（记者骆宁）近日，"),
        ("【本報訊】（記者\n溫嘉怡）昨日", "【本報訊】（記者 溫嘉怡）昨日"),
        ("〔記者\n陳小華／高雄報導〕昨日", "〔記者陳小華／高雄報導〕昨日"),
        ("运送旅客。（于洋\n李贺）", "运送旅客。（于洋 李贺）"),
        ("要打药吗？（八五三农场\n鲁振东）", "要打药吗？（八五三农场 鲁振东）"),
        ("会不会中毒？（仓山\n陈女士）", "会不会中毒？（仓山 陈女士）"),
        ("很苦惱。（大埔\n迷途）", "很苦惱。（大埔迷途）"),
        ("演出J. S.\nBach的曲", "演出J. S. Bach的曲"),
        ("见www.abc.\nCOM", "见www.abc.COM"),
        ("ビジョン「TOTO\n2030」を", "ビジョン「TOTO 2030」を"),
        ("ビジョン「TOTO\n2030」、20\n30年", "ビジョン「TOTO2030」、2030年"),
        ("Tapas &\nBar", "Tapas & Bar"),
        ("AT&\nT", "AT&T"),
        ("@ Lily不吃香菜", "@Lily不吃香菜"),
        ("電話2123\n4567或2345 6789", "電話2123 4567或2345 6789"),
        ("新华社长安电（记者\n陈默 李亚男）今天（记者 王飞）", "新华社长安电（记者 陈默 李亚男）今天（记者 王飞）"),
        ("【男子】百㍍　①岸本（守山東）", "【男子】百㍍　①岸本（守山東）"),
        (
            "希望。（彰化市　林淑芬）再談。（宜蘭市政府\n吳淑惠）",
            "希望。（彰化市　林淑芬）再談。（宜蘭市政府　吳淑惠）",
        ),
        ("山本　清さん（82）　青木町", "山本　清さん（82）　青木町"),
        ("问一声　　再答", "问一声　　再答"),
        ("请问（　清河　）好", "请问（清河）好"),
        ("画家 René Émile\nDupré 来", "画家René Émile Dupré来"),
        ("叫「接春」（jiabˋ cunˊ）", "叫「接春」（jiabˋ cunˊ）"),
        ("注音是ㄐㄧㄝˊ ㄔㄨㄣ", "注音是ㄐㄧㄝˊ ㄔㄨㄣ"),
        ("清河县供水总公司 2023年4月18日", "清河县供水总公司 2023年4月18日"),
        ("会议于 2023年4月18日召开", "会议于2023年4月18日召开"),
        ("夺得男子U\n14组冠军，用5\nG网", "夺得男子U14组冠军，用5G网"),
    ],
)
def test_the_settings_spaces_go_from_running_text(raw: str, read: str) -> None:
    assert spelt(raw, Manner.RUNNING) == read


@pytest.mark.parametrize(
    ("raw", "spaced", "read"),
    [
        ("本 报 记 者\n翟鹏程 摄", (0,), "本报记者 翟鹏程 摄"),
        ("本报记者 翟\n鹏程 摄", (), "本报记者 翟鹏程 摄"),
        ("本报记者 张三\n李四 摄", (), "本报记者 张三 李四 摄"),
        ("本 报 记 者 翟 鹏 程 摄", (0,), "本报记者 翟鹏程 摄"),
        ("本 报 记 者  翟 鹏 程  摄", (0,), "本报记者 翟鹏程 摄"),
        ("本报\n记者 王飞", (), "本报记者 王飞"),
        ("本报记者 柯文\n静", (), "本报记者 柯文静"),
        ("本 报 记 者 柯 文 静", (0,), "本报记者 柯文静"),
        ("张 三 丰 文 李 四 光 图", (0,), "张三丰文 李四光 图"),
        ("□ 本报记者 崔航", (), "□ 本报记者 崔航"),
        ("记者 康宁\n摄", (), "记者 康宁 摄"),
        ("記 者 蔡 孟 修 翻 攝", (0,), "記者蔡孟修翻攝"),
        ("麥 家 樂 攝", (0,), "麥家樂攝"),
        ("圖 ／ 苗 栗 縣 政 府", (0,), "圖／苗栗縣政府"),
        ("新 华 社 发", (0,), "新华社发"),
        ("石 磊 摄 影 报 道", (0,), "石磊 摄影报道"),
        ("网友“锦城小雨” 供图", (), "网友“锦城小雨” 供图"),
        ("党委宣传部\n江山", (), "党委宣传部 江山"),
        ("（静岡市）　杉山和子", (), "（静岡市）　杉山和子"),
        ("县 交 通 局 供 图", (0,), "县交通局供图"),
        ("黄 莺 供\n图", (0,), "黄莺供图"),
        ("吴 迪 摄", (0,), "吴 迪 摄"),
        ("（余 敏 摄）", (0,), "（余 敏 摄）"),
        ("（ 14 日、岡谷市で撮影）", (), "（14日、岡谷市で撮影）"),
    ],
)
def test_names_keep_the_spaces_round_them(raw: str, spaced: tuple[int, ...], read: str) -> None:
    assert spelt(raw, Manner.NAMES, spaced=spaced) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("展现新担当 再上新台阶", "展现新担当 再上新台阶"),
        ("提升站位 夯实基础\n守正创新 全面从严", "提升站位 夯实基础 守正创新 全面从严"),
        ("孟州市党政考察团\n到示范区考察", "孟州市党政考察团到示范区考察"),
        ("召开 2020 年度 （第二次） 会议", "召开2020年度（第二次）会议"),
        ("坚持“五个强化” 推进“五个提升”", "坚持“五个强化” 推进“五个提升”"),
        ("招 聘", "招聘"),
        ("健 康 Q&A", "健康Q&A"),
        ("首相、辞任へ　「責任痛感」", "首相、辞任へ　「責任痛感」"),
        ("拡大する支援　国の役割は\n届かない声　町の苦悩は", "拡大する支援　国の役割は　届かない声　町の苦悩は"),
        ("県内で増便へ　（3面に関連）", "県内で増便へ　（3面に関連）"),
        ("招　　聘", "招聘"),
    ],
)
def test_a_head_keeps_the_spaces_between_its_phrases(raw: str, read: str) -> None:
    assert spelt(raw, Manner.HEAD) == read


@pytest.mark.parametrize("manner", list(Manner))
def test_one_character_left_of_a_letter_spaced_line_has_no_gap(manner: Manner) -> None:
    assert spelt("攝", manner, spaced=(0,)) == "攝"


def test_a_lone_space_beside_digits_is_the_papers_own_where_the_setting_makes_none() -> None:
    call = "联系电话：139****2207 韩先生"
    assert spelt(call, Manner.RUNNING) == "联系电话：139****2207韩先生"
    page = call + "\n" + "\n".join(["全长31公里"] * 12)
    copy = Copy.of(page)
    assert str(set_text((Strip(0, 0, len(call), False),), copy, Manner.RUNNING)) == call
    assert Copy.of(page + "\n至 11 月" * 3).strays


@pytest.mark.parametrize(
    ("stray", "read"), [(" ", "（会社員　岸本佳代　44歳）"), ("\u3000", "（会社員　岸本佳代44歳）")]
)
def test_an_ideographic_space_beside_a_number_is_the_papers_own_where_the_setting_makes_others(
    stray: str, read: str
) -> None:
    line = "（会社員　岸本佳代　44歳）"
    page = f"至{stray}11{stray}月の入り\n" * 4 + line
    strips = (Strip(0, len(page) - len(line), len(page), False),)
    assert str(set_text(strips, Copy.of(page), Manner.RUNNING)) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("到场的有 48 家店，完成了 99%", "到场的有48家店，完成了99%"),
        ("联系电话：139****2207 韩先生", "联系电话：139****2207 韩先生"),
        ("会場は　11 階の広間", "会場は　11階の広間"),
    ],
)
def test_a_line_that_was_driven_out_shows_it_by_a_number_with_spaces_on_both_sides(line: str, read: str) -> None:
    copy = Copy.of(line + "\n" + "\n".join(["全长31公里"] * 24))
    assert not copy.strays
    assert str(set_text((Strip(0, 0, len(line), False),), copy, Manner.RUNNING)) == read


PAGE = (
    "本报记者 王明 摄\n很苦恼。（北角 老街坊）\n問 今月は何か。\n全长 31 公里\n宽 20 米\n高 15 米\n"
    + "「名」（な）" * 12
    + "\n"
)


@pytest.mark.parametrize(
    ("raw", "spaced", "read"),
    [
        ("很苦惱。（大埔\n迷途）", (), "很苦惱。（大埔 迷途）"),
        ("問 相 続 人 が 以 上 い", (0,), "問 相続人が以上い"),
        ("本 报 讯 （ 记 者 骆 宁 ） 近 日", (0,), "本报讯（记者 骆宁）近日"),
        ("◆上映会 30日13時、市民研修", (), "◆上映会 30日13時、市民研修"),
        ("◆上映会 30 日 13 時、市民研修", (), "◆上映会30日13時、市民研修"),
        ("上映会は 30日13時、市民研修", (), "上映会は30日13時、市民研修"),
        ("文化展 ９、１０の両日", (), "文化展 ９、１０の両日"),
        ("「二番方」 1938年、", (), "「二番方」 1938年、"),
        ("臭了！” 7 月 22 日，", (), "臭了！”7月22日，"),
        ("共有 31 “万元户”", (), "共有31“万元户”"),
    ],
)
def test_the_pages_own_habits_tell_its_spaces_from_the_settings(raw: str, spaced: tuple[int, ...], read: str) -> None:
    strips, start = [], len(PAGE)
    for number, line in enumerate(raw.split("\n")):
        strips.append(Strip(0, start, start + len(line), number in spaced))
        start += len(line) + 1
    assert str(set_text(strips, Copy.of(PAGE + raw), Manner.RUNNING)) == read


def test_a_space_has_its_place_in_the_source() -> None:
    text = "本报记者\n王飞"
    pieces = set_text((Strip(0, 0, 4, False), Strip(0, 5, 7, False)), Copy.of(text), Manner.NAMES).pieces
    assert [(piece.text, piece.span.start, piece.span.end) for piece in pieces] == [
        ("本报记者", 0, 4),
        (" ", 4, 5),
        ("王飞", 5, 7),
    ]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("社長に東西商事\n　相談役の原田氏が\n就く", "社長に東西商事　相談役の原田氏が就く"),
        ("社長に東西商事　\n相談役が就く", "社長に東西商事　相談役が就く"),
        ("一年目の会社員が\n　相談する窓口を\n　置く", "一年目の会社員が相談する窓口を置く"),
        ("一年目の会社員が\n　相談する", "一年目の会社員が相談する"),
    ],
)
def test_an_ideographs_space_at_one_line_end_alone_is_the_papers_own(raw: str, read: str) -> None:
    strips, start = [], 0
    for line in raw.split("\n"):
        strips.append(Strip(0, start + len(line) - len(line.lstrip()), start + len(line.rstrip()), False))
        start += len(line) + 1
    assert str(set_text(strips, Copy.of(raw), Manner.RUNNING)) == read


def test_a_row_whose_columns_ideographs_spaces_part_has_no_narrow_ones() -> None:
    row = "スケルトン男子決勝　3 位　長谷川（信 大）"
    page = f"{STRAYS}{row}\n西野（ 久 ）\n"
    strips = (Strip(0, len(STRAYS), len(STRAYS) + len(row), False),)
    assert str(set_text(strips, Copy.of(page), Manner.COLUMNS)) == "スケルトン男子決勝　3位　長谷川（信 大）"


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("3 月 19 日—21 日 上海 国际产业用纺织品展", "3月19日—21日 上海 国际产业用纺织品展"),
        ("射箭 胡振東 7016 分", "射箭 胡振東 7016分"),
        ("女子鉛球 高郁婷 16 公尺 42", "女子鉛球 高郁婷 16公尺42"),
        ("1 日本 10 胜 3 负", "1 日本 10胜 3负"),
        ("胡振東7016分 3 月", "胡振東7016分 3 月"),
    ],
)
def test_a_row_keeps_the_spaces_between_its_columns_not_those_inside_a_measure(row: str, read: str) -> None:
    strips = (Strip(0, len(STRAYS), len(STRAYS) + len(row), False),)
    copy = Copy.of(STRAYS + row)
    assert str(set_text(strips, copy, Manner.COLUMNS)) == read
    assert str(set_text(strips, replace(copy, strays=False), Manner.COLUMNS)) == row


STRAYS = "全长 31 公里\n宽 20 米\n高 15 米\n"


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("◆上映会 30日、市民会館\n◇古本市\n30\n日、駅前緑地", "◇古本市 30日、駅前緑地"),
        ("◆上映会 30日、市民会館\n◇古本市は\n30日、駅前緑地", "◇古本市は30日、駅前緑地"),
        ("■羽毛球 在青岛进行\n■棋牌 全省公开赛\n■NBA 北京时间昨天", "■NBA 北京时间昨天"),
        ("■羽毛球 在青岛进行\n■NBA 北京时间昨天", "■NBA北京时间昨天"),
        ("很好。（宗 言）\n很好。（栗\n萍）", "很好。（栗 萍）"),
        ("很好。（卓 航\n甄国良）", "很好。（卓 航 甄国良）"),
    ],
)
def test_items_and_names_are_parted_as_the_pages_others_are(raw: str, read: str) -> None:
    start = max(raw.rfind(mark) for mark in "◇■很")
    lines = raw[start:].split("\n")
    strips, place = [], len(STRAYS) + start
    for line in lines:
        strips.append(Strip(0, place, place + len(line), False))
        place += len(line) + 1
    assert str(set_text(strips, Copy.of(STRAYS + raw), Manner.RUNNING)) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (
            "第 ４２ 回大会は１９日、市内で\n１時間２８分 ４１ 秒で優勝した",
            "第４２回大会は１９日、市内で１時間２８分４１秒で優勝した",
        ),
        ("来年 ３月末で閉館する。同 ３６分", "来年 ３月末で閉館する。同 ３６分"),
        ("第 ４２ 回大会の会場は　３号館", "第４２回大会の会場は　３号館"),
    ],
)
def test_narrow_spaces_beside_broad_digits_are_the_settings_where_one_stands_that_nobody_writes(
    raw: str, read: str
) -> None:
    assert spelt(raw, Manner.RUNNING) == read


def test_a_space_stays_before_the_number_of_the_next_in_a_row() -> None:
    assert (
        spelt("甲组男单：1.程浩然 2.沈子轩 3.邹凯，共 16 队", Manner.RUNNING)
        == "甲组男单：1.程浩然 2.沈子轩 3.邹凯，共16队"
    )


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("以“一叶知春 \n香满云川”为主题", "以“一叶知春 香满云川”为主题"),
        ("11月10日 7:30，\n11月11日 8:00，\n11月12日 6:30", "11月10日 7:30，11月11日 8:00，11月12日 6:30"),
    ],
)
def test_a_long_page_tells_its_own_spaces(raw: str, read: str) -> None:
    page = "设主展馆1个，展览面积3.6万平方米，\n有来自17个省的420家企业报名参展\n" * 40
    lines = raw.split("\n")
    starts = [len(page) + sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    strips = [
        Strip(0, start, start + len(line.rstrip()), spaced=False) for start, line in zip(starts, lines, strict=True)
    ]
    assert str(set_text(strips, Copy.of(page + raw), Manner.RUNNING)) == read
