"""What may follow a short name that stands alone on its line."""

from __future__ import annotations

import pytest

from vlbib.matching.recognition.names.lone_names import is_alone, is_followed_lightly


@pytest.mark.parametrize(
    "after",
    [
        "",
        " +1 +12",
        " 3 votes",
        " 1 vote",
        " 4票",
        " 4/5",
        " 9/10",
        " (2021)",
        " 02-14",
        " · 12 S. · ★★",
        ", 9 pp.",
        ", Li et al. 2021",
        "：很强",
        " → 很强",
        " #video",
        " :skull:",
    ],
)
def test_votes_ratings_a_year_authors_a_gloss_and_tags_leave_a_name_alone(after: str) -> None:
    assert is_alone(after)


@pytest.mark.parametrize(
    "after", [" is slow", " 4/50", " 4/5 of it", " 02-14 of it", " 13-14", " 3 voters", " 4000 votes", ", Paris 2021"]
)
def test_other_words_do_not(after: str) -> None:
    assert not is_alone(after)


def test_a_remark_in_brackets_counts_but_not_after_an_abbreviation_and_a_conference_does() -> None:
    assert is_followed_lightly("ViLT", " (again)")
    assert not is_followed_lightly("MAE", " (again)")
    assert is_followed_lightly("Restormer", ", CVPR, nice")
    assert not is_followed_lightly("Restormer", ", Paris, nice")


def test_a_remark_after_a_bar_leaves_a_name_alone() -> None:
    assert is_followed_lightly("BadNets", " | the first one")
    assert not is_followed_lightly("BadNets", " | the | first")
