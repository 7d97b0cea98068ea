from __future__ import annotations

import pytest

from vlbib.core.withdrawals import tells_withdrawal


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the author due to an error in Lemma 2",
        "Withdrawn",
        "withdrawn by author. arXiv admin note: text overlap with another paper",
        "the manuscript is withdrawn",
        "THIS PAPER HAS BEEN WITHDRAWN BY THE AUTHORS",
        "Results in paper questionable. Article withdrawn by authors.",
        "This paper has been temporarily withdrawn by the authors",
        "The authors decide to withdraw this paper",
    ],
)
def test_a_comment_reports_a_withdrawal_in_many_wordings(comment: str) -> None:
    assert tells_withdrawal(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "20 pages, 3 figures",
        "This paper was withdrawn from the ICLR 2021 review process",
        "ICLR 2021 submission, status Withdraw",
        "An earlier claim is withdrawn in Section 3",
        "We withdraw this paper from the workshop",
    ],
)
def test_other_withdrawals_do_not_count(comment: str) -> None:
    assert not tells_withdrawal(comment)
