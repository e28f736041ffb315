"""Lists of paragraphs: what opens with a list's sign begins anew, whatever stands above it."""

from collections.abc import Callable

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Article, Meta, Paragraph, Verse
from typeset.model.source import Source

PROSE = """\
市民病院の病床を減らす答申を
審議会が市長に提出した。市は
本年度内に改革の計画をまとめ
る。病床の使用率は六割ほどに
とどまっている。
"""


def read(sourced: Callable[..., tuple[Source, Meta]], page: str, lang: str = "ja") -> tuple[Article, ...]:
    return reassemble(*sourced(page, lang=lang))[0].articles


def paragraphs(article: Article) -> list[str]:
    return [str(block.text) for block in article.body if isinstance(block, Paragraph)]


def test_entries_in_heavy_brackets_are_items_without_full_stops(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"""市民病院の経営強化へ答申

{PROSE}
おくやみ

【尾道】高橋ミツ子さん96（向
島町）葬儀27日13時、潮光会館
【三原】藤井吉郎さん83（糸崎）
葬儀28日11時、三原典礼
【福山】山崎勝さん78（松永町）
葬儀27日10時、自宅
"""
    body = paragraphs(read(sourced, page)[-1])
    assert [text[:4] for text in body] == ["【尾道】", "【三原】", "【福山】"]


def test_a_column_s_paragraphs_behind_triangles_are_no_captions(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"""一票の重さ

{PROSE}▼投票所で鉛筆を握る手の感触
は、何十年経ってもどこか頼り
ない。
▼金魚のほうは一匹もすくえな
かった。紙は水につけたら破れ
るのである。
"""
    (article,) = read(sourced, page)
    assert [text[0] for text in paragraphs(article)] == ["市", "▼", "▼"]


def test_a_table_s_row_may_name_someone_behind_a_label(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"""柔州华小篮球赛

{PROSE}成绩如下：
男子组：冠军 新民二校
女子组：冠军 中华三校
最有价值球员：吴俊豪、蔡欣宜

流动捐血运动

（笨珍20日讯）笨珍福德堂青年
团订于本月25日举办流动捐血运
动，捐血者可获赠白米一包。
"""
    verse = [block for article in read(sourced, page, "zh-Hans") for block in article.body if isinstance(block, Verse)]
    assert [str(block.lines[-1]) for block in verse] == ["最有价值球员：吴俊豪、蔡欣宜"]


def test_who_mourns_signs_and_heads_no_story(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    notice = "先父之丧，承蒙各界亲友亲临\n执绋，谨藉报端，敬申谢悃。\n"
    (first, second) = read(sourced, f"答申\n\n{PROSE}\n鳴謝\n\n{notice}\n孝男 何志文 何志武 泣告\n", "zh-Hant")
    assert str(second.headline) == "鳴謝"
    assert paragraphs(second)[-1] == "孝男 何志文 何志武 泣告"
    assert str(first.headline) == "答申"


def test_a_list_s_own_name_is_no_line_of_the_head_above_it(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = """  全国高校野球選手権は１８日、
甲子園で準々決勝があり、岡山代
表の倉敷北が秋田中央に４－３で
逆転勝ちした。
  準決勝は２１日で、湘南学院と
対戦する。（三宅拓也）

全国高校野球

倉敷北 逆転で４強
八回、森田が決勝打

全国高校野球・準々決勝の結果

倉敷北 ４－３ 秋田中央
湘南学院 ７－１ 熊本商
仙台東 ２－０ 富山西
"""
    (listed,) = [a for a in read(sourced, page) if any(isinstance(block, Verse) for block in a.body)]
    assert str(listed.headline) == "全国高校野球・準々決勝の結果"


def test_people_with_their_ages_open_entries_without_full_stops(sourced: Callable[..., tuple[Source, Meta]]) -> None:
    page = f"""市民病院の経営強化へ答申

{PROSE}
早川ミツさん（92）新潟
市中央区、七日死去

大木周平さん（81）長岡
市表町、六日死去

五十嵐トシさん（97）三
条市元町、六日死去

おくやみ
"""
    listed = read(sourced, page)[-1]
    assert str(listed.headline) == "おくやみ"
    assert [text[:4] for text in paragraphs(listed)] == ["早川ミツ", "大木周平", "五十嵐ト"]


@pytest.mark.parametrize("title", ["【訃報】", "おくやみ"])
def test_a_death_notice_opens_an_entry_be_it_the_only_one(
    sourced: Callable[..., tuple[Source, Meta]], title: str
) -> None:
    page = f"""市民病院の経営強化へ答申

{PROSE}
{title}
　相馬　隆さん（そうま・たかし＝元最高
裁判事）１８日、心不全で死去、８８歳。
葬儀は近親者で行う。喪主は長男修さん。
"""
    listed = read(sourced, page)[-1]
    assert str(listed.headline) == title
    assert [text[:4] for text in paragraphs(listed)] == ["相馬　隆"]
