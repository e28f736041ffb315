"""Verse, rows and lists: what stands line by line as it was written."""

from collections.abc import Callable

from typeset.copydesk import reassemble
from typeset.model.edition import Edition, Meta, Paragraph, Verse
from typeset.model.source import Source

PROSE = """\
本报讯（记者 王红）3月15日，全县春
耕备耕现场会在清河镇举行，与会人员先后
察看了育秧大棚、农机合作社和高标准农田
建设工地，听取了各乡镇的情况介绍，并就
下一步工作作了安排。
会议要求各乡镇抓住晴好天气，把种子、化
肥和农膜送到田间地头，确保不误农时，为
全年粮食丰收打下基础，农技人员要下到村
里，手把手教，面对面讲。
"""
POEM = ("井绳磨亮了石沿", "父亲弯腰", "把月亮提上来", "又轻轻放回去", "那声响", "像有人在很深的地方", "答应了一声")


def verses(edition: Edition) -> list[tuple[str, ...]]:
    """The lines of every block of verse."""
    return [
        tuple(str(line) for line in block.lines)
        for article in edition.articles
        for block in article.body
        if isinstance(block, Verse)
    ]


def read(sourced: Callable[..., tuple[Source, Meta]], page: str, lang: str = "zh-Hans") -> Edition:
    return reassemble(*sourced(page, lang=lang))[0]


def test_a_ragged_poem_keeps_its_lines_and_not_its_head(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"春耕备耕现场会举行\n\n{PROSE}\n老井\n\n" + "\n".join(POEM) + "\n"
    edition = read(sourced, page)
    assert verses(edition) == [POEM]
    assert str(edition.articles[-1].headline) == "老井"


def test_a_poem_before_its_head_ends_at_the_blank_line(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"{PROSE}\n春耕备耕现场会举行\n\n" + "\n".join(POEM) + "\n\n老井\n"
    assert verses(read(sourced, page)) == [POEM]


def test_even_verse_with_marks_is_verse(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    lines = ("稻浪千重接远天，", "机声催得月儿圆。", "谁家新米先开灶，", "一缕炊烟过小川。")
    page = f"春耕备耕现场会举行\n\n{PROSE}\n秋收\n\n" + "\n".join(lines) + "\n"
    assert verses(read(sourced, page)) == [lines]


def test_a_lyric_of_a_couplet_a_line_is_verse_though_its_lines_are_full(
    sourced: Callable[..., tuple[Source, Meta]],
) -> None:
    lines = (
        "十里平畴稻浪黄，银镰飞舞趁晴光。",
        "笑声惊起田间鹭，新谷堆成小粮仓。",
        "尝美酒，话家常，丰年谁不夸风光。",
        "今宵月色明如昼，照见农家喜满堂。",
    )
    page = f"春耕备耕现场会举行\n\n{PROSE}\n鹧鸪天·丰收\n\n" + "\n".join(lines) + "\n"
    assert verses(read(sourced, page)) == [lines]


def test_rows_of_like_build_are_a_table_without_the_heads_beside(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    rows = ("清河队 21∶18 柳河队", "马屯队 15∶21 石桥队", "北岭队 21∶9 海州队", "南湖队 19∶21 东沟队")
    page = f"春耕备耕现场会举行\n\n{PROSE}\n农民篮球赛战果\n\n" + "\n".join(rows) + "\n"
    edition = read(sourced, page)
    assert verses(edition) == [rows]
    assert str(edition.articles[-1].headline) == "农民篮球赛战果"


def test_the_sign_over_an_inning_table_is_of_the_table(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    body = "岡山県の高校野球大会は２０日、\n倉敷市で準決勝があり、港南が東\n山を３－２で破って決勝に進んだ。\n"
    rows = ("◇準決勝", "東　山 ０１０ ０００ １００｜２", "港　南 ０００ １００ ００２｜３", "（東）西－草加")
    edition = read(sourced, f"港南、逆転で決勝へ\n\n{body}" + "\n".join(rows) + "\n", "ja")
    assert len(verses(edition)) == 1
    assert len(verses(edition)[0]) == 4


def test_a_headline_of_two_clauses_is_no_verse(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    edition = read(sourced, f"种子进了大棚，\n农技员进了村\n\n{PROSE}")
    assert verses(edition) == []
    assert [str(a.headline) for a in edition.articles] == ["种子进了大棚，农技员进了村"]


def test_sentences_of_a_narrow_column_are_no_verse(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    assert verses(read(sourced, f"春耕备耕现场会举行\n\n{PROSE}")) == []


def test_haiku_under_the_name_of_the_column_and_its_judge(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    body = "県議会は７日、一般質問を行い、知\n事は新庁舎の整備について「財源の\n見通しを示したい」と答えた。\n"
    haiku = (
        "麦秋や廃線跡のポストまで",
        "新茶汲む母に小さき声のあり",
        "水口に子の足洗ふ夕薄暑",
        "蟇鳴くや鍵のかからぬ納屋ひとつ",
    )
    page = f"新庁舎の財源示す\n\n{body}\n俳壇\n大木あきら選\n\n" + "\n".join(haiku) + "\n"
    edition = read(sourced, page, "ja")
    assert verses(edition) == [haiku]
    assert (str(edition.articles[-1].headline), str(edition.articles[-1].byline)) == ("俳壇", "大木あきら選")


def test_a_brief_full_of_spaced_digits_is_no_table(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    brief = (
        "　　晚报讯 （记者丁岚） 自\n5 月 12 日起，城西游泳馆开放时\n间改为每天 9 时至 21 时，周二不\n"
        "再闭馆。馆内新增两条儿童的泳\n道，并有教练值守。\n"
    )
    edition = read(sourced, f"{PROSE}\n春耕备耕现场会举行\n\n{brief}\n城西游泳馆夜间开放\n")
    assert verses(edition) == []
    assert len(edition.articles[-1].body) == 1


def test_a_plain_line_between_lists_of_two_builds_is_a_head(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    outages = ("07:00—17:00 河西路1至88号", "08:30—12:00 桥南新村5幢", "09:00—16:30 东安街12至40号")
    books = ("《盐道》 罗北望著 岭上社", "《夜车》 林草译 江心社", "《方言》 周子衿著 三元社")
    page = f"春耕备耕现场会举行\n{PROSE}检修安排\n" + "\n".join(outages) + "\n县城新到\n" + "\n".join(books) + "\n"
    edition = read(sourced, page)
    assert "县城新到" not in {line for block in verses(edition) for line in block}
    assert books in verses(edition)


def test_a_recipe_keeps_its_ingredients_on_lines_of_their_own(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    rows = ("材料：排骨三百公克、冬瓜六百公克、薏仁半杯", "調味料：薑四片、鹽一小匙、米酒一大匙")
    text = "薏仁洗淨，泡水三小時。排骨冷水入鍋，煮滾\n後撈起沖淨，加水小火燉四十分鐘。\n"
    page = f"春耕備耕現場會舉行\n\n{PROSE}\n冬瓜排骨湯\n\n" + "\n".join(rows) + "\n" + text
    assert rows in verses(read(sourced, page, "zh-Hant"))


def test_notices_of_a_sentence_each_are_parted_though_their_lines_are_full(
    sourced: Callable[..., tuple[Source, Meta]],
) -> None:
    notices = (
        "陈立群遗失居民身份证，号码320586197\n603122210，声明作废。",
        "东海市好又多副食店遗失公章一枚，声明作废。",
        "周敏霞遗失苏E·7M229号行驶证，声明作废。",
    )
    edition = read(sourced, f"春耕备耕现场会举行\n\n{PROSE}\n遗失声明\n\n" + "\n".join(notices) + "\n")
    found = [str(block.text) for block in edition.articles[-1].body if isinstance(block, Paragraph)]
    assert found == ["".join(notice.split()) for notice in notices]


def test_what_a_colon_announces_is_a_list(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    rows = ("东大街（鼓楼至汽车站）", "文昌巷、书院巷全段", "县医院家属院", "鸿运小区1至6号楼")
    notice = "因东大街供水主管道改造施工，定于二十二日\n夜间对以下区域停止供水，请做好准备：\n"
    end = "如遇雨天，施工时间顺延。给您带来的不便，敬\n请谅解。\n"
    page = f"春耕备耕现场会举行\n\n{PROSE}\n停水通知\n\n{notice}" + "\n".join(rows) + f"\n{end}"
    assert verses(read(sourced, page)) == [rows]


def test_a_table_ends_where_a_sentence_begins(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    rows = ("搭载部 37项 37项 100%", "加工部 29项 28项 96%", "涂装部 22项 22项 100%", "机电部 18项 18项 100%")
    said = "安保部提醒：未按期整改的四项隐患已挂牌\n督办，责任人须于月底前完成闭环。\n"
    page = f"春耕备耕现场会举行\n\n{PROSE}\n隐患整改情况\n\n" + "\n".join(rows) + f"\n{said}"
    assert verses(read(sourced, page)) == [rows]


def test_the_head_above_a_reporter_is_no_line_of_the_poem_above_it(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = "老井\n" + "\n".join(POEM) + f"\n渔档里的女博士\n本报记者 陈立文\n{PROSE}"
    edition = read(sourced, page)
    assert [str(article.headline) for article in edition.articles] == ["老井", "渔档里的女博士"]
    assert verses(edition) == [POEM]
