"""Heads that name a kind of list, and the lists that are of that kind."""

from importlib.resources import files

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.knowledge.subjects import load_subjects, name_subjects, places

PRICES = "白萝卜 一级 1.20 ↓0.10\n小青菜 一级 2.35 ↑0.40\n鸡蛋 散装 4.75 ↓0.05"
SCORES = "江州96∶88红石\n北原104∶107长桥\n金沙91∶79云中"


def test_every_subject_knows_its_examples() -> None:
    rows = (files("typeset.copydesk") / "tables" / "subjects.tsv").read_text(encoding="utf-8").splitlines()
    examples = [row.split("\t")[3:] for row in rows if row and not row.startswith("#")]
    assert len(examples) == len(load_subjects()) > 15
    for subject, (head, text) in zip(load_subjects(), examples, strict=True):
        assert subject.head.search(head)
        assert subject.text.search(text)


def test_a_long_headline_names_no_list() -> None:
    assert name_subjects(["昨日赛果", "台海局势与全球供应链重组之下价格走势的十个问题和答案"]).keys() == {"昨日赛果"}


def test_a_subject_is_found_where_it_is() -> None:
    (subject,) = name_subjects(["昨日赛果"])["昨日赛果"]
    assert places(subject, ["会议要求抓住晴好天气。", "", "江州96∶88红石"]) == [2]


def test_a_head_fits_the_list_of_its_kind_though_no_word_is_shared() -> None:
    lexicon = Lexicon([PRICES, SCORES, "会议要求各乡镇抓住晴好天气。" * 20], ["本周菜价", "昨日赛果"])
    assert lexicon.fit("本周菜价", 0, 1) > 0.3
    assert lexicon.fit("本周菜价", 1, 2) < -0.3
    assert lexicon.fit("昨日赛果", 1, 2) > 0.3
    assert lexicon.fit("昨日赛果", 0, 1) < -0.3
