from __future__ import annotations

import pytest

from vlbib.bibtex.markers import may_have_conflict, without_markers


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\nd\n", "a\nb\nd\n"),
        ("<<<<<<<<< ours\nb\n=========\nc\n>>>>>>>>> theirs\n", "b\n"),
        ("<<<<<<< ours\nb\n||||||| base\nx\n=======\nc\n>>>>>>> theirs", "b\n"),
        ("<<<<<<< ours\n=======\nc\n>>>>>>> theirs\n", ""),
        ("<<<<<<< ours\nb\n", "<<<<<<< ours\nb\n"),
        ("a <<<<<<< b\n", "a <<<<<<< b\n"),
    ],
)
def test_each_conflict_is_resolved_for_the_first_side(text: str, settled: str) -> None:
    assert without_markers(text.encode()) == settled.encode()


def test_a_text_may_have_a_conflict_if_it_has_either_mark() -> None:
    texts = (b"<<<<<<< ours", b">>>>>>> theirs", b"a <<<<<< b", b"=======", b"")
    assert [may_have_conflict(text) for text in texts] == [True, True, False, False, False]
