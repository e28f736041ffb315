"""Captions told by the block they stand in."""

import hashlib

from typeset import copydesk
from typeset.model.edition import Edition, Meta, PageInfo
from typeset.model.source import Source, SourcePage

BODY = """\
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


def read(text: str) -> Edition:
    page = SourcePage("01.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", "1", None)
    infos = (PageInfo("1", None, page.file, page.sha256),)
    return copydesk.reassemble(Source((page,)), Meta(None, None, None, "zh-Hans", None, None, infos))[0]


def captions(text: str) -> list[tuple[str, str | None]]:
    return [(str(p.caption), str(p.credit) if p.credit else None) for p in read(text).photos]


def test_a_credit_closes_the_block_before_it_however_its_lines_look() -> None:
    page = f"春耕备耕现场会举行\n\n{BODY}\n农技人员在\n大棚里查看秧\n苗长势\n李明 摄\n"
    assert captions(page) == [("农技人员在大棚里查看秧苗长势", "李明 摄")]


def test_a_credit_on_the_captions_last_line_is_parted_from_it() -> None:
    page = f"春耕备耕现场会举行\n\n{BODY}\n3月15日，农技人员在\n大棚里查看秧苗长势。 李明 摄\n"
    assert captions(page) == [("3月15日，农技人员在大棚里查看秧苗长势。", "李明 摄")]


def test_a_table_before_a_caption_stays_a_table() -> None:
    table = "甲组 冠军清河队 亚军柳河队\n乙组 冠军马屯队 亚军石桥队\n丙组 冠军北岭队 亚军海州队\n"
    edition = read(f"春耕备耕现场会举行\n\n{BODY}{table}\n农技人员在大棚里\n查看秧苗长势。\n李明 摄\n")
    assert [str(photo.caption) for photo in edition.photos] == ["农技人员在大棚里查看秧苗长势。"]
    assert next(str(block.text) for block in edition.articles[0].body if hasattr(block, "text")).startswith("本报讯")
    assert any(len(getattr(block, "lines", ())) == 3 for block in edition.articles[0].body)


def test_a_part_of_the_body_behind_a_column_break_is_no_caption() -> None:
    lines = BODY.splitlines()
    broken = "\n".join([*lines[:8], "", *lines[8:]])
    assert captions(f"春耕备耕现场会举行\n\n{broken}\n") == []


def test_a_credit_that_begins_on_the_captions_last_line_is_put_together() -> None:
    page = f"春耕备耕现场会举行\n\n{BODY}\n农技人员在大棚里\n查看秧苗。（本报\n记者李明摄）\n"
    assert captions(page) == [("农技人员在大棚里查看秧苗。", "（本报记者李明摄）")]


def test_an_address_inside_a_notice_is_no_furniture() -> None:
    notice = "本版欢迎投稿，评论以八百字为限，来稿请\n寄：\nforum@example.com。\n"
    edition = read(f"春耕备耕现场会举行\n\n{BODY}\n征稿\n\n{notice}\n责任编辑：韩梅 校对：周立\n")
    assert [str(item.text) for item in edition.furniture] == ["责任编辑：韩梅 校对：周立"]


def test_lines_of_one_build_are_a_list() -> None:
    names = "田中きぬさん（９４）上田市常磐城\n滝沢武夫さん（８８）東御市田中\n中沢富子さん（９１）上田市真田町\n"
    edition = read(f"春耕备耕现场会举行\n\n{BODY}\nおくやみ\n\n{names}")
    assert [len(block.lines) for article in edition.articles for block in article.body if hasattr(block, "lines")] == [
        3
    ]


def test_an_agencys_name_below_a_paragraph_is_the_paragraphs() -> None:
    edition = read(f"春耕备耕现场会举行\n\n{BODY}（新华社）\n\n农技人员在大棚里\n查看秧苗。\n李明 摄\n")
    assert [str(photo.credit) for photo in edition.photos] == ["李明 摄"]
    assert [str(getattr(block, "text", "")) for block in edition.articles[0].body][-1].endswith("面对面讲。（新华社）")


def test_a_caption_may_end_on_its_credits_line() -> None:
    page = f"春耕备耕现场会举行\n\n{BODY}\n苗の育ち具合をたしかめる人たちの姿が見\nえる＝北川町で、森田健撮影\n"
    assert captions(page) == [("苗の育ち具合をたしかめる人たちの姿が見える", "＝北川町で、森田健撮影")]


JAPANESE = """\
町立図書館の新館が三日、開館した。木
造平屋建てで、地元のスギ材を使った。
初日は親子連れら四百人が訪れ、真新し
い書架の間を歩いた。

館長の岡野さんは「森の中で本を読むよ
うな場所にしたい」と話した。蔵書は八
万冊で、夏には屋外の読書席も設ける予
定という。
"""


def test_a_japanese_caption_without_credit_or_full_stop_is_told_by_its_own_narrow_measure() -> None:
    caption = "新しい書架の間\nを歩きながら絵\n本を選ぶ親子連\nれ"
    (found,) = captions(f"町立図書館が開館\n\n{JAPANESE}\n{caption}\n")
    assert found == (caption.replace("\n", ""), None)


def test_a_japanese_head_on_two_lines_is_no_caption() -> None:
    assert captions(f"町立図書館の新館が開館\nスギ香る書架に親子連れ\n\n{JAPANESE}") == []


def test_a_caption_may_break_off_at_a_comma_before_the_credits_line() -> None:
    body = (
        "　第三回の市民マラソンは十九日、市運\n動公園を発着とするコースであり、男子\n"
        "は大学三年の川西亮さんが初優勝した。\n"
    )
    other = "沿道の声援を受けて走る選手たち＝北\n浜市中央町で\n"
    page = f"{body}\n川西さん初優勝\n\n{other}\n優勝した川西亮さん＝市運動公園で、\n松原次郎撮影\n"
    assert captions(page)[-1] == ("優勝した川西亮さん", "＝市運動公園で、松原次郎撮影")


def test_who_is_seen_at_work_is_a_caption_without_mark_or_credit() -> None:
    head = "春耕备耕现场会举行\n\n"
    assert captions(head + BODY + "\n石桥村的社员在作坊里\n压制豆腐干\n") == [("石桥村的社员在作坊里压制豆腐干", None)]


def test_a_work_of_art_with_its_artist_below_it_is_a_caption_with_its_credit() -> None:
    page = f"春耕备耕现场会举行\n\n{BODY}\n版画《归港》\n作者 谭鹤年\n"
    assert captions(page) == [("版画《归港》", "作者 谭鹤年")]
    page = f"春耕备耕现场会举行\n\n{BODY}\n油画《渔港》 王大卫 作\n"
    assert captions(page) == [("油画《渔港》", "王大卫 作")]


def test_a_credit_that_its_line_turned_inside_a_word_is_one() -> None:
    page = f"春耕备耕现场会举行\n\n{BODY}\n3月15日，农技人员在大棚\n里查看秧苗长势。 本报记\n者 石开来 摄\n"
    assert captions(page) == [("3月15日，农技人员在大棚里查看秧苗长势。", "本报记者 石开来 摄")]
