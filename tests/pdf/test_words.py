from typeset.pdf.words import brief


def test_a_label_is_cut_to_what_a_string_may_hold() -> None:
    assert brief("题" * 1000) == "题" * 1000
    assert brief("题" * 30_000) == "题" * 999 + "…"
