"""Names are likelier names than words, and short titles likelier words than names."""

import pytest

from typeset.copydesk.knowledge.givens import weigh_chinese, weigh_japanese
from typeset.copydesk.knowledge.persons import is_named
from typeset.copydesk.knowledge.writers import LIKELY, read_signature

CHINESE = "闻一舟 骆秉义 祁小棠 苗一苇 查玉屏 陈半亩 叶小满 单永宁 闵思齐 司徒雯 簡如茵 鄺潔心 溫德輝 蔣勳 丁宁"
FOREIGN = "阿依古丽 才让卓玛 巴特尔 次仁罗布 瓦歷斯·諾幹 夏曼·藍波安 其其格 帕尔哈提"
JAPANESE = "有森すみれ 葛原みどり 蓮沼さとる 鵜飼しおり 佐藤花子 谷川俊太郎 工藤直子 茨木のり子 三浦しをん 鏑木千夏"
TITLES = (
    "高粱红 江南春 白露 方言 石榴 谷雨 马兰花 金银花 田埂上 毛笔字 梅花开 柳絮飞 白桦林 石板路 江湖 童年 雷雨 夏至 古井"
    " 白鹭 路灯 毛豆 龙舟 封面 柴门 成人礼 钱塘潮 武夷茶 安全帽 高铁站 老榆树"
)
JAPANESE_TITLES = "秋の雲 桜餅 石畳 森の道 原っぱ 竹とんぼ 春の海 松ぼっくり 柿の木 新緑 風物詩 青葉若葉 春季大会"


@pytest.mark.parametrize("name", CHINESE.split())
def test_a_chinese_name_is_likelier_than_words(name: str) -> None:
    assert weigh_chinese(name) >= 0.0
    assert read_signature(name).score >= LIKELY


@pytest.mark.parametrize("name", [*FOREIGN.split(), *JAPANESE.split()])
def test_a_name_of_another_tongue_is_told_by_its_build(name: str) -> None:
    assert is_named(name)
    assert read_signature(name).score >= LIKELY


@pytest.mark.parametrize("title", TITLES.split())
def test_a_short_title_is_likelier_words_than_a_name(title: str) -> None:
    assert weigh_chinese(title) < 0.0
    assert read_signature(title).score < LIKELY


@pytest.mark.parametrize("title", JAPANESE_TITLES.split())
def test_a_japanese_title_is_no_name(title: str) -> None:
    assert weigh_japanese(title) < 0.0


def test_a_common_word_speaks_against_a_given_name() -> None:
    assert weigh_chinese("何建设") < weigh_chinese("何建舟")


def test_what_ends_like_a_place_is_seldom_a_name() -> None:
    assert weigh_chinese("金山寺") < 0.0 < weigh_chinese("金山青")
