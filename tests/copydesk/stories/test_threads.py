"""What binds two texts of a page: words few others have, a person named in both, a pronoun."""

import pytest

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.passages.passage import Kind, Passage
from typeset.copydesk.stories.threads import Threads

POST = "1987年秋天，吴正清第一次背起绿邮包，走上了去石鼓的山路。"
LAST = "今年五月，吴正清就要退休，接班的是个年轻人。"
PLAIN = "今年五月，大桥就要通车，过河的是个好消息。"
SNOW = "那一年的大雪，是他记得最清楚的，邮包里有一封录取通知书。"
OTHER = "合作社理事长告诉记者，倒春寒来得早，茶叶芽头比往年壮实。"


def _bind(*texts: str) -> float:
    """What binds the first two of some texts, each with a head above."""
    page = [
        Passage(kind, (), bare, 30, 20, True) for text in texts for kind, bare in ((Kind.HEAD, "题"), (Kind.TEXT, text))
    ]
    lexicon = Lexicon(["" if passage.kind is Kind.HEAD else passage.bare for passage in page], ["题"])
    return Threads(page, lexicon).bind(1, 3)


@pytest.mark.parametrize(
    ("texts", "loose"),
    [
        ((POST, LAST, OTHER), (POST, PLAIN, OTHER)),
        ((POST, SNOW, OTHER), (POST, SNOW.replace("他", "人"), OTHER)),
        ((POST, PLAIN + "邮包里还有石鼓的信", OTHER), (POST, PLAIN, OTHER)),
        ((POST, LAST, OTHER), (POST, LAST, OTHER + "吴正清")),
    ],
    ids=["a person", "a pronoun", "rare words", "a person none else names"],
)
def test_what_binds_two_texts(texts: tuple[str, ...], loose: tuple[str, ...]) -> None:
    assert _bind(*texts) > _bind(*loose)


def test_a_family_name_goes_on_from_the_whole_name() -> None:
    whole = "浜口茂さん（71）は島の灯をともした。"
    assert _bind(whole, "朝、浜口さんは坂を上る。", OTHER) > _bind(whole, "朝、郵便船は港を出る。", OTHER)
