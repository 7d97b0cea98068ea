from __future__ import annotations

import pytest

from vlbib.matching.recognition.context.answers import REACH, is_answered

TITLE = "Attention Is All You Need"


@pytest.mark.parametrize(
    "before",
    [
        "[Re] ", "[RE]: ", "(Re) ", "[Re] Replication Study of ", "[Reply] ", "Reproducibility study of ",
        "Reproducibility Report for “", "On the Reproducibility of: ", "Reproduction and Extension of '",
        "Response to Comment on ", "Comments on the article ", "Reflections on ", "Refutations on ", "Amendment to ",
        "Contributed Discussion of “", "A Refutation of Guinea's “",
        "Comments Regarding “", 'Supplement to "', "Comments on Novikov's \"",
    ],
)  # fmt: skip
def test_replications_and_texts_about_a_work_begin_before_its_title(before: str) -> None:
    assert is_answered(f"{before}{TITLE}", len(before))


@pytest.mark.parametrize("before", ["my comments on “", "Notes: ", "as shown in Discussion of ", "We reply to "])
def test_words_of_the_note_s_author_begin_no_such_title(before: str) -> None:
    assert not is_answered(f"{before}{TITLE}", len(before))


def test_a_discussion_of_a_quoted_title_in_a_sentence_is_one() -> None:
    before = "as shown in Discussion of “"
    assert is_answered(f"{before}{TITLE}", len(before))


def test_only_the_text_right_before_a_title_is_read() -> None:
    before = f"Reply to {' ' * REACH}"
    assert not is_answered(f"{before.rstrip()}{'x' * REACH} {TITLE}", len(before))
