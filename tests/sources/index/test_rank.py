"""Titles are ranked by their likeness to the title asked; too unlike ones get nothing."""

from __future__ import annotations

import pytest

from vlbib.sources.index.rank import scorer

TITLE = "BLIP: Bootstrapping Language-Image Pre-training"


def test_the_same_letters_score_a_hundred() -> None:
    assert scorer(TITLE)(["blip bootstrapping language image pretraining"]) == 100.0


def test_a_match_of_one_part_counts_a_little_less() -> None:
    score = scorer(TITLE)
    assert score([f"{TITLE} for Unified Understanding and Generation of Everything"]) == 97.0
    assert score(["Bootstrapping Language-Image Pre-training"]) == 97.0
    assert score(["BLIP: Bootstrapping Language"]) == 97.0


def test_the_best_of_a_rows_titles_counts() -> None:
    assert scorer(TITLE)(["Something else entirely", TITLE]) == 100.0


def test_an_unlike_title_scores_nothing() -> None:
    assert scorer(TITLE)(["Deep Residual Learning"]) == 0.0


def test_likeness_counts_from_fifty_five_on() -> None:
    assert scorer("a" * 20)(["a" * 11 + "b" * 9]) == pytest.approx(55.0)
    assert scorer("a" * 20)(["a" * 10 + "b" * 10]) == 0.0
