from datetime import date

import pytest

from typeset.errors import SettingsInvalid
from typeset.press.settings import PageSetting, Settings, read_settings


def read(text: str) -> Settings:
    return read_settings(text.encode(), file="edition.toml")


def test_every_fact_is_read() -> None:
    settings = read(
        'paper = "晨报"\ndate = 2021-02-02\nlang = "zh-Hans"\npublisher = "某社"\nnumber = 128\nhouse = "a4"\n'
        '[[pages]]\nfile = "b.txt"\nlabel = "A1"\nname = "要闻"\n[photos]\np02 = "b.jpg"\np01 = "a.jpg"\n'
    )
    assert settings == Settings(
        paper="晨报",
        date=date(2021, 2, 2),
        lang="zh-Hans",
        publisher="某社",
        number="128",
        house="a4",
        pages=(PageSetting("b.txt", "A1", "要闻"),),
        photos=(("p01", "a.jpg"), ("p02", "b.jpg")),
    )


def test_nothing_stated_is_nothing_known() -> None:
    assert read("") == Settings()


@pytest.mark.parametrize("stated", ['date = "2021-02-02"', "date = 2021-02-02", "date = 2021-02-02T08:00:00Z"])
def test_a_date_may_be_written_in_several_ways(stated: str) -> None:
    assert read(stated).date == date(2021, 2, 2)


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read('\ufeffpaper = "晨报"').paper == "晨报"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("papre = 'x'", "papre"),
        ("paper = ", "not TOML"),
        ("paper = 3", "paper"),
        ("paper = '  '", "paper"),
        ("date = '2021-02-30'", "date"),
        ("date = 7", "date"),
        ("pages = 3", "pages"),
        ("[[pages]]\nlabel = '1'", "names no file"),
        ("[[pages]]\nfile = '1.txt'\ntitle = 'x'", "title"),
        ("photos = 'x.jpg'", "photos"),
        ("photos = {p01 = 3}", "photos"),
    ],
)
def test_what_cannot_be_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(SettingsInvalid, match=named) as error:
        read(text)
    assert error.value.cure


def test_bytes_that_are_not_utf8_are_refused_with_their_place() -> None:
    with pytest.raises(SettingsInvalid, match="byte 9"):
        read_settings(b'paper = "\xff"', file="edition.toml")
