import pytest

from typeset.copydesk import cues
from typeset.copydesk.cues import Cue, load_cues, table


@pytest.mark.parametrize("cue", table(), ids=lambda cue: f"{cue.role}-{cue.example}")
def test_every_cue_knows_its_example(cue: Cue) -> None:
    known = load_cues()
    if cue.where in ("whole", "within", "prefix"):
        assert known.is_whole(cue.role, cue.example)
    elif cue.where == "passage":
        assert known.is_passage(cue.role, cue.example)
    elif cue.where == "end":
        assert known.closing(cue.role, cue.example) < len(cue.example)
    else:
        assert known.opens(cue.role, cue.example)


@pytest.mark.parametrize(
    "text",
    [
        "记者从市政府获悉，今年将新建学校三所",
        "示范区召开深化根治欠薪冬季专项行动专题会议",
        "首相、補正予算の編成を指示",
        "孟州市党政考察团到示范区考察",
        "他说，这里的路灯亮了",
    ],
)
@pytest.mark.parametrize("role", ["byline", "credit", "furniture", "jump", "closing", "dated"])
def test_a_plain_line_is_no_cue(role: str, text: str) -> None:
    assert not load_cues().is_whole(role, text)


def test_a_pattern_sees_the_beginning_of_a_line_only() -> None:
    assert not load_cues().is_whole("furniture", "第3版" + "文" * cues._HEAD)
    assert load_cues().opens("story", "本报讯（记者王飞）" + "文" * 500)
