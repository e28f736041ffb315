"""Heads that the reading of lines lost, found again by what the page's texts want."""

from typing import Any

from typeset.copydesk import reassemble

PAGE = """廃校の理科室 夜は星空喫茶
鳥越・旧北沢中 住民ら週末に開店

　鳥越市北沢地区の旧北沢中学校の
理科室に、週末の夜だけ開く喫茶店
がお目見えした。地元の住民グルー
プが運営し、コーヒーを味わいなが
ら望遠鏡で星を眺められる。
　営業は11月までの毎週土曜、午後
６時から９時。雨天の日は、プラネ
タリウムを上映する。

会場でコーヒーを味わう来店者

屋上の天文台で望遠鏡を調整する宇野さん

ホタルの里守れ
児童が川掃除
和泉小

　河南町の和泉小学校の４、５年
生38人が20日、学校近くの清水川
で清掃活動を行った。６月に見頃
を迎えるゲンジボタルを守ろうと、
１９９９年から毎年続けている。
　児童は長靴姿で川に入り、空き
缶やビニール袋を拾い集めた。
"""


def test_a_head_below_captions_and_above_its_text_is_no_caption(sourced: Any) -> None:
    edition, _ = reassemble(*sourced(PAGE, lang="ja"))
    assert [str(article.headline)[:7] for article in edition.articles] == ["廃校の理科室 ", "ホタルの里守れ"]
    photos = [*edition.photos, *(photo for article in edition.articles for photo in article.photos)]
    assert [str(photo.caption)[-4:] for photo in photos] == ["う来店者", "宇野さん"]
