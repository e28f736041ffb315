"""The copy desk's door."""

import gc
from typing import Any

import pytest

from typeset.copydesk import desk, reassemble


@pytest.fixture
def collecting() -> Any:
    """The collector as it was before."""
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was_found(sourced: Any, collecting: None, on: bool) -> None:
    (gc.enable if on else gc.disable)()
    reassemble(*sourced("渡口停航\n\n龙井村的渡口昨天停航。"))
    assert gc.isenabled() is on


def test_it_is_left_so_where_a_page_cannot_be_read(
    sourced: Any, collecting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def fail(*_: object) -> None:
        seen.append(gc.isenabled())
        raise ValueError

    monkeypatch.setattr(desk, "_reassemble", fail)
    gc.enable()
    with pytest.raises(ValueError):
        reassemble(*sourced("渡口停航"))
    assert (seen, gc.isenabled()) == ([False], True)
