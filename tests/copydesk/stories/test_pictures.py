"""Photos go to an article only where the page says so."""

from typing import Any

import pytest
from tests.copydesk.roles.test_legends import BODY, read

from typeset.copydesk import reassemble

OTHER = """\
本报讯（记者 马宏亮）昨天下午，青石县在
清水河大堤举行防汛抢险演练，应急、水利
等部门的两百多人参加，检验了队伍的反应
速度和协同能力。
"""
HEAD = "春耕备耕现场会举行\n\n"
NEXT = "\n青石县演练防汛抢险\n\n"


def owned(text: str) -> list[int]:
    return [len(article.photos) for article in read(text).articles]


def photo(caption: str = "农技人员在大棚里\n查看秧苗。", credit: str = "李明 摄") -> str:
    return f"\n{caption}\n{credit}\n"


def test_a_photo_that_no_text_names_stays_the_pages() -> None:
    edition = read(HEAD + BODY + NEXT + OTHER + photo())
    assert [len(article.photos) for article in edition.articles] == [0, 0]
    assert len(edition.photos) == 1


def test_the_only_photo_goes_to_the_only_text_that_refers_to_one() -> None:
    assert owned(HEAD + BODY + NEXT + OTHER.replace("能力。", "能力（见图）。") + photo()) == [0, 1]


@pytest.mark.parametrize("more", ["\n队员们\n在大堤上装填沙袋。\n王红 摄\n"])
def test_two_photos_leave_a_reference_in_doubt(more: str) -> None:
    assert owned(HEAD + BODY + NEXT + OTHER.replace("能力。", "能力（见图）。") + photo() + more) == [0, 0]


def test_a_writer_who_took_pictures_has_those_credited_to_them() -> None:
    text = HEAD + BODY + NEXT + "文/图 本报记者 李明\n\n" + OTHER + photo(credit="本报记者 李明 摄")
    assert owned(text) == [0, 1]


def test_every_character_stays_in_one_place() -> None:
    edition = read(HEAD + BODY.replace("面讲。", "面讲（见图）。") + photo())
    assert [len(article.photos) for article in edition.articles] == [1]
    assert edition.photos == ()


TITLED = """怒水州三万户群众领到产权证

本报讯 怒水州近日完成易地搬迁安置房不动产登记，31046户群众全部
领到产权证书，今后办理贷款、迁移户口都不必再回原址开证明。

{title}

10月18日，航拍镜头下的红岩县马街镇梯田层层叠叠、色彩斑斓。当地把
农耕文化与乡村旅游结合起来，前三季度接待游客46万人次。 罗应昌 摄
"""


@pytest.mark.parametrize(("title", "headed"), [("秋染梯田", True), ("游客在田埂上拍照", False)])
def test_a_title_above_a_caption_is_the_headline_of_its_picture(sourced: Any, title: str, headed: bool) -> None:
    edition, _ = reassemble(*sourced(TITLED.format(title=title), lang="zh-Hans"))
    heads = [str(article.headline) for article in edition.articles]
    assert heads[1:] == ([title] if headed else [])
    if headed:
        assert [str(photo.caption)[:6] for photo in edition.articles[1].photos] == ["10月18日"]
