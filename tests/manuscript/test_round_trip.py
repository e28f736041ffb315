from any_edition import editions
from hypothesis import HealthCheck, given, settings

from typeset import manuscript
from typeset.model.edition import Edition
from typeset.model.source import Source

odd = settings(
    derandomize=True,
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@odd
@given(editions())
def test_what_was_written_reads_back_as_the_same_model_and_writes_the_same_bytes(made: tuple[Edition, Source]) -> None:
    edition, source = made
    text = manuscript.write(edition, source)
    assert text.encode("utf-8").decode("utf-8") == text
    again, notes = manuscript.read(text, source, edition.meta)
    assert again == edition
    assert notes == ()
    assert manuscript.write(again, source) == text


@odd
@given(editions())
def test_line_ends_and_white_space_at_line_edges_do_not_matter(made: tuple[Edition, Source]) -> None:
    edition, source = made
    text = manuscript.write(edition, source).replace("\n", "　 \r\n　")
    assert manuscript.read("\ufeff" + text, source, edition.meta)[0] == edition
