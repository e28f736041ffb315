"""What describes a picture, told by its words."""

import re

import pytest

from typeset.copydesk.knowledge.scenes import Evidence, read_scene, table
from typeset.copydesk.knowledge.vocabulary import fill_in


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row.script}-{row.weight}-{row.example}")
def test_every_row_knows_its_example(row: Evidence) -> None:
    assert re.search(fill_in(row.pattern), row.example)


@pytest.mark.parametrize(
    "words",
    [
        "石桥村的社员在作坊里压制豆腐干。",
        "近日，云山镇的茶农抢抓晴好天气采摘春茶。",
        "消防人員架梯將受困婦人救下",
        "遊客在花海中拍照打卡",
        "新しい給食を味わう児童たち",
        "「石の声」の原画を手にする鳴海さん",
        "会場の様子",
    ],
)
def test_who_is_seen_doing_what_describes_a_picture(words: str) -> None:
    assert read_scene(words) >= 2.0


@pytest.mark.parametrize(
    "words",
    [
        "他说，这里的路灯亮了。",
        "本刊今起推出系列报道，敬请关注。",
        "歡迎讀者投稿。",
        "ご意見をお寄せください",
        "梅まつり17日から",
        "会议要求，各乡镇要加强值班值守。",
        "我在车站等了两个小时。",
        "同比增长12.3%",
        "示范区召开专项行动专题会议",
        "知事、出馬へ",
        "町は来月から始める。",
        "文" * 91,
    ],
)
def test_what_is_told_or_ordered_describes_none(words: str) -> None:
    assert read_scene(words) < 0.5
