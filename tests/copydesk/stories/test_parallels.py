"""Section heads of one hand: of one wording, of one form, of one look; and on a page of thousands, too."""

import time

import pytest

from typeset.copydesk.passages.passage import Kind, Passage, Strip
from typeset.copydesk.stories.parallels import weigh_parallels


def _page(*stacks: str) -> list[Passage]:
    """A page whose texts have these heads between them; `/` parts the lines of one."""
    rows = [(Kind.TEXT, "正文")]
    for stack in stacks:
        rows += [*((Kind.HEAD, line) for line in stack.split("/")), (Kind.TEXT, "正文")]
    return [
        Passage(kind, (Strip(0, n, n + 1, False),), bare, 40, 2 * len(bare), True)
        for n, (kind, bare) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("stacks", "weight"),
    [
        (("白天是课堂", "夜里是戏台"), 1.5),  # 是
        (("从一粒米说起", "从一滴水说起"), 3.0),
        (("从一粒米说起", "从一粒米说起"), 0.0),  # The same words are no wording in common.
        (("从一粒米说起", "到一粒种子为止"), 0.0),
        (("市府：安全優先", "业者：效率優先"), 3.0),
        (("市府：安全優先", "住户代表：等"), 1.5),  # Both say who speaks.
        (("上午十点", "早上8:30"), 0.0),
        (("上午10点", "早上8:30"), 1.5),
        (("加一加/废气变成新原料", "减一减/老窑拆出好风景"), 4.0),
        (("加一加/废气变成新原料", "再算算/老窑拆出了一片风景"), 0.0),
        (("加一加/废气变成新原料", "再算算/老窑拆出好风景"), 2.5),
    ],
)
def test_heads_of_one_hand_speak_for_each_other(stacks: tuple[str, str], weight: float) -> None:
    assert sum(weigh_parallels(_page(*stacks)).values()) == 2 * weight


def test_a_head_of_one_line_says_nothing_for_one_of_two() -> None:
    assert weigh_parallels(_page("从一粒米说起", "从一滴水说起/河边的人家和她们的船")) == {}


def test_time_grows_with_the_heads_not_with_their_pairs() -> None:
    heads = [f"{chr(0x4E00 + n)}说起{chr(0x4E00 + n + 1)}来" for n in range(8000)]
    times = []
    for count in (2000, 8000):
        page = _page(*heads[:count])
        started = time.process_time()
        assert set(weigh_parallels(page).values()) == {3.0}
        times.append(time.process_time() - started)
    few, many = times
    assert many < 12 * few
