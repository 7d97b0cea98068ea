from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.numbered_titles import split_number


@pytest.mark.parametrize(
    "title",
    [
        "[2103.00020] Counting lines",
        "[arXiv:2103.00020v2] Counting lines",
        "{[2103.00020] Counting lines}",
        "Counting lines. arXiv:2103.00020",
        "Counting lines (arXiv:2103.00020v2 [cs.CV])",
        "Counting lines, arXiv preprint arXiv:2103.00020",
        "Counting lines - arXiv 2103.00020",
        "Counting lines. Preprint at arXiv:2103.00020.",
        "Counting lines, available at arXiv:2103.00020",
        "Counting lines, in arXiv:2103.00020",
        "{Counting lines, arXiv:2103.00020}",
    ],
)
def test_the_arxiv_id_of_a_paper_is_removed_from_its_title(title: str) -> None:
    assert split_number(title) == ("2103.00020", "Counting lines")


@pytest.mark.parametrize(
    "title",
    [
        "Counting lines",
        "Comment on arXiv:2103.00020",
        'Reply to "Counting lines" [arXiv:2103.00020]',
        "Erratum: Counting lines, arXiv:2103.00020",
        "What arXiv:2103.00020 left out",
        "arXiv:2103.00020",
        "[2103] Counting lines",
        "Counting lines. arXiv:2113.00020",
        "[2103.00020]",
    ],
)
def test_a_title_about_a_paper_or_with_only_an_id_stays(title: str) -> None:
    assert split_number(title) == ("", title)


@given(st.text(alphabet="aA[]{}. :arXiv210300", max_size=40))
def test_the_rest_of_a_title_is_part_of_it(title: str) -> None:
    number, rest = split_number(title)
    assert rest in title
    assert not number or rest
