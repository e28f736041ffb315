"""What fits what is asked once, however often it is wanted."""

from typing import Any

import pytest

from typeset.copydesk.knowledge.cohesion import Lexicon
from typeset.copydesk.passages import kinds
from typeset.copydesk.passages.passage import Passage, Strip
from typeset.copydesk.stories import heads
from typeset.copydesk.stories.fits import Fits


def _line(bare: str, start: int) -> Passage:
    return Passage(kinds.HEAD, (Strip(0, start, start + len(bare), False),), bare, 40, 2 * len(bare), False)


@pytest.mark.parametrize("asked", [1, 3])
def test_stacks_and_words_are_asked_once(asked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [_line("我市启动秋粮收购", 0), _line("农民售粮“一卡通”", 10)]
    setting = heads.Setting("我市启动秋粮收购工作", blanks=False, headline_first=False)
    counted: list[Any] = []
    plausibility = heads.plausibility
    monkeypatch.setattr(heads, "plausibility", lambda *known: counted.append(known) or plausibility(*known))
    fits = Fits(lines, Lexicon(["我市启动秋粮收购工作", ""], [line.bare for line in lines]), setting)
    turn = heads.weigh_turn(*lines, setting)
    for _ in range(asked):
        assert fits.stack(0, 2) == plausibility(lines, [turn], setting)
        assert fits.words(0, 2)[0].alone(0) > fits.words(0, 2)[1].alone(0)
    assert len(counted) == 1
    assert fits.words(0, 2) is fits.words(0, 2)
