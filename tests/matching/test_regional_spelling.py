from __future__ import annotations

import pytest

from vlbib.matching.regional_spelling import american


@pytest.mark.parametrize(
    ("british", "word"),
    [
        ("optimised", "optimized"),
        ("characterisation", "characterization"),
        ("generalisable", "generalizable"),
        ("analyse", "analyze"),
        ("analysers", "analyzers"),
        ("colouring", "coloring"),
        ("misbehaviour", "misbehavior"),
        ("neighbourhoods", "neighborhoods"),
        ("labelling", "labeling"),
        ("modellers", "modelers"),
        ("centres", "centers"),
        ("millimetre", "millimeter"),
        ("fibre", "fiber"),
        ("catalogue", "catalog"),
        ("defences", "defenses"),
    ],
)
def test_british_words_are_read_as_american_ones(british: str, word: str) -> None:
    assert american(british) == word
    assert american(word) == word


@pytest.mark.parametrize(
    "word", ["prise", "four", "contour", "filling", "sentence", "analysis", "hence", "fire", "pretrained", "rogue"]
)
def test_words_that_have_one_spelling_stay(word: str) -> None:
    assert american(word) == word
