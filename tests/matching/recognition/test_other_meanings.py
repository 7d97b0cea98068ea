"""Short names that a text spells out as something else."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.other_meanings import means_otherwise

TITLES = {"MAE": "Masked Autoencoders Are Scalable", "BERT": "Pre-training of Deep Bidirectional Transformers"}
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset([squeeze(name)])) for name, title in TITLES.items()),
    frozenset(map(squeeze, TITLES)),
)


@pytest.mark.parametrize(
    ("text", "name", "otherwise"),
    [
        ("MAE: mean absolute error", "MAE", True),
        ("MAE (mean absolute error)", "MAE", True),
        ("MAE = mean absolute error", "MAE", True),
        ("MAE - mean absolute error", "MAE", True),
        ("MAE: my absolute favourite", "MAE", False),  # does not spell MAE
        ("MAE mean absolute error", "MAE", False),
        ("MAE: masked auto encoders", "MAE", False),  # a word of the title
        ("MAE: maskable alarm events", "MAE", False),  # another form of one
        ("MAE: massive alarm events", "MAE", True),
        ("BERT (bidirectional encoder representations from transformers)", "BERT", False),
        ("Mae: mean absolute error", "Mae", False),  # no abbreviation
        ("NAS: neural architecture search", "NAS", False),  # no work's name
    ],
)
def test_an_abbreviation_spelled_out_in_words_not_in_its_work_s_title_means_something_else(
    text: str, name: str, *, otherwise: bool
) -> None:
    assert means_otherwise(text, 0, len(name), KNOWN) is otherwise
