from typeset.model.edition import Article, Meta, PageInfo
from typeset.model.ids import page_ids, section_id


def ids(*labels: str) -> tuple[str, ...]:
    pages = tuple(PageInfo(label, None, "x", "00") for label in labels)
    return page_ids(Meta("k", None, None, "zh", None, None, pages))


def test_a_page_is_named_by_its_label() -> None:
    assert ids("01", "A2", "特3") == ("page-01", "page-A2", "page-特3")


def test_a_name_has_no_white_space() -> None:
    assert ids(" B\u3000 1 ") == ("page-B_1",)


def test_pages_of_one_label_have_names_of_their_own() -> None:
    assert ids("1", "1", "1-2", "1") == ("page-1", "page-1-2", "page-1-2-2", "page-1-3")


def test_sections_are_numbered() -> None:
    assert section_id(Article("a07", 0, None, None, None, None, (), ()), 2) == "a07-s2"
