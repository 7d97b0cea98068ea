"""Titles are ranked by their similarity to the title asked; dissimilar ones score 0."""

from __future__ import annotations

import pytest

from vlbib.sources.index.rank import scorer

TITLE = "BLIP: Bootstrapping Language-Image Pre-training"


def test_the_same_letters_score_a_hundred() -> None:
    assert scorer(TITLE)(["blip bootstrapping language image pretraining"]) == 100.0


def test_a_partial_match_scores_a_little_less() -> None:
    score = scorer(TITLE)
    assert score([f"{TITLE} for Unified Understanding and Generation of Everything"]) == 97.0
    assert score(["Bootstrapping Language-Image Pre-training"]) == 97.0
    assert score(["BLIP: Bootstrapping Language"]) == 97.0


def test_the_best_title_of_a_row_counts() -> None:
    assert scorer(TITLE)(["Something else entirely", TITLE]) == 100.0


def test_a_dissimilar_title_scores_zero() -> None:
    assert scorer(TITLE)(["Deep Residual Learning"]) == 0.0


def test_scores_below_fifty_five_are_zero() -> None:
    assert scorer("a" * 20)(["a" * 11 + "b" * 9]) == pytest.approx(55.0)
    assert scorer("a" * 20)(["a" * 10 + "b" * 10]) == 0.0
