import pytest

from typeset.copydesk.knowledge.offices import is_office


@pytest.mark.parametrize(
    "text",
    [
        "省气象台",
        "县疾病预防控制中心",
        "市消防救援支队",
        "衛生福利部疾病管制署",
        "臺南市政府環保局",
        "香港天文台",
        "县委组织部",
        "山东大学齐鲁医院",
        "気象庁",
        "県教育委員会",
        "县住建局",
        "县史志办",
        "县市场监管局",
        "本报读者来信组",
        "台北市立動物園",
        "県警生活安全課",
    ],
)
def test_an_office_is_told_by_the_build_of_its_name(text: str) -> None:
    assert is_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "走进检察院",
        "我市新建三所学校",
        "把课堂搬进博物馆",
        "智慧社区",
        "人民医院",
        "初冬",
        "三问“海马”组委会",
        "国家级质检中心",
        "市民学校",
        "国家队",
    ],
)
def test_a_heads_words_are_no_office(text: str) -> None:
    assert not is_office(text)
