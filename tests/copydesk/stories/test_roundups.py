from typing import Any

import pytest

from typeset.copydesk import reassemble
from typeset.model.edition import Section

PAGE = """乡村客运班车开到家门口

本报讯（记者陶景行）4月16日，南桥区第一批乡村客运班车开通，首
批覆盖十二个行政村，票价两元，每天往返六趟，村民不必再走山路去
镇上赶集。

{name}
{first}
推行“办不成事”反映窗口，今年以来受理群众反映的疑难事项231件，办
结率98.7%。
{second}
投入640万元改造农村供水管网，7个乡镇、3.1万群众受益。
{third}
42个社区食堂全部实现刷脸就餐，60周岁以上老人每餐优惠2元至4元。

合龙后的孟家铺跨线桥。敖立群 摄
"""


def _read(sourced: Any, page: str) -> list[tuple[str, str, list[str]]]:
    edition, _ = reassemble(*sourced(page, lang="zh-Hans"))
    return [
        (
            str(article.kicker or ""),
            str(article.headline),
            [str(block.text) for block in article.body if isinstance(block, Section)],
        )
        for article in edition.articles
    ]


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("市县传真", ("青潭市", "洛屏县", "南桥区")),
        ("民生短波", ("办事大厅设新窗口", "供水管网改造", "社区食堂刷脸就餐")),
    ],
)
def test_the_first_note_of_a_roundup_has_its_own_head_as_the_others_have(
    sourced: Any, name: str, heads: tuple[str, ...]
) -> None:
    page = PAGE.format(name=name, first=heads[0], second=heads[1], third=heads[2])
    assert _read(sourced, page)[1] == ("", name, list(heads))


def test_a_headline_wider_than_its_section_heads_stays_below_its_kicker(sourced: Any) -> None:
    page = PAGE.format(name="民生短波", first="三个区县今年为群众办成的三件实事", second="供水改造", third="食堂优惠")
    assert _read(sourced, page)[1] == ("民生短波", "三个区县今年为群众办成的三件实事", ["供水改造", "食堂优惠"])
