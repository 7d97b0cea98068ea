from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.rare_titles import is_in_title_case, is_rare_title

KNOWN = TitleList(tuple(KnownTitle(each, squeeze(each)) for each in ("Wee LCP", "Graph Theory", "Graph Theory of X")))


def test_a_title_with_which_no_other_begins_is_rare() -> None:
    assert is_rare_title("Wee LCP", KNOWN)
    for text in ("Graph Theory", "wee LCP", "Wee Things"):
        assert not is_rare_title(text, KNOWN)


@pytest.mark.parametrize(
    ("before", "title", "after", "is_apart"),
    [
        ("see also ", "Theory of Things", " there", True),
        ("", "Theory of Things", ". It", True),
        ("Read ", "Theory of Things", "", True),
        ("On ", "Theory of Things", "", False),
        ("we like Wide ", "Theory of Things", "", False),
        ("we like ", "Theory of Things", " Revisited", False),
        ("we like ", "Theory of things", "", False),
        (f"W{'o' * 38} ", "Theory of Things", "", False),
        (f"W{'o' * 39} ", "Theory of Things", "", True),  # no word is so long
    ],
)
def test_title_case_ends_with_the_title(before: str, title: str, after: str, is_apart: bool) -> None:  # noqa: FBT001
    assert is_in_title_case(before + title + after, len(before), len(before + title)) == is_apart
