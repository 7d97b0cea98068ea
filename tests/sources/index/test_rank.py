"""Titles are ranked by their similarity to the title asked; dissimilar ones score 0."""

from __future__ import annotations

import pytest

from vlbib.core.text import squeeze
from vlbib.sources.index.rank import scores

TITLE = "BLIP: Bootstrapping Language-Image Pre-training"


def score(title: str, candidate: str) -> float:
    """Return the score of one candidate, between others."""
    return scores(title, ["", squeeze(candidate), "zzz"])[1]


def test_the_same_letters_score_a_hundred() -> None:
    assert score(TITLE, "blip bootstrapping language image pretraining") == 100.0


def test_a_partial_match_scores_a_little_less() -> None:
    assert score(TITLE, f"{TITLE} for Unified Understanding and Generation of Everything") == 97.0
    assert score(TITLE, f"Unified Understanding and Generation of Everything for {TITLE}") == 97.0
    assert score(TITLE, "Bootstrapping Language-Image Pre-training") == 97.0
    assert score(TITLE, "BLIP: Bootstrapping Language") == 97.0


def test_a_dissimilar_title_scores_zero() -> None:
    assert score(TITLE, "Deep Residual Learning") == 0.0
    assert scores(TITLE, []) == []


def test_scores_below_fifty_five_are_zero() -> None:
    assert score("a" * 20, "a" * 11 + "b" * 9) == pytest.approx(55.0)
    assert score("a" * 20, "a" * 10 + "b" * 10) == 0.0
