from __future__ import annotations

import pytest

from vlbib.notes.before_names import is_before_name


@pytest.mark.parametrize(
    "text",
    [
        "08.01 — re-read BERT",
        "skimmed BERT",
        "We follow BERT",
        "It builds on BERT",
        "compare with BERT",
        "the heads of BERT",
        "Compared to BERT",
        "I see BERT",
        "As in BERT",
        "from Devlin et al., BERT",
        "The quote: Devlin et al. BERT",
    ],
)
def test_words_of_a_sentence_of_reading_or_of_people_may_come_before_a_name(text: str) -> None:
    assert is_before_name(text, "BERT")


@pytest.mark.parametrize(
    "text",
    ["BERT", "Distilling BERT", "A Survey of BERT", "Notes on BERT", "we follow Distilled BERT", "Wenn BERT", "myBERT"],
)
def test_words_of_a_title_do_not_come_before_a_name(text: str) -> None:
    assert not is_before_name(text, "BERT")
