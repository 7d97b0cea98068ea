from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.rare_titles import (
    begins_many_titles,
    is_between_scripts,
    is_in_title_case,
    is_rare_title,
    is_short_title,
)

KNOWN = TitleList(tuple(KnownTitle(each, squeeze(each)) for each in ("Wee LCP", "Graph Theory", "Graph Theory of X")))


def test_a_title_that_no_other_begins_with_is_rare() -> None:
    assert is_rare_title("Wee LCP", KNOWN)
    for text in ("Graph Theory", "wee LCP", "Wee Things"):
        assert not is_rare_title(text, KNOWN)


def test_a_short_title_may_begin_others_and_a_topic_begins_many() -> None:
    assert is_short_title("Graph Theory", KNOWN)
    assert not is_short_title("graph Theory", KNOWN)
    assert not begins_many_titles("Graph Theory", KNOWN)
    many = TitleList(tuple(KnownTitle("", f"graphtheory{at}") for at in range(11)))
    assert begins_many_titles("Graph Theory", many)
    assert not begins_many_titles("Graph Theory", TitleList(many.titles[:10]))


@pytest.mark.parametrize(
    ("before", "after", "is_between"),
    [
        ("与 ", " 的区别", True),
        ("", "（的区别", True),
        ("Q5 ", " 的区别", True),
        ("so\n- Q5. ", " 的区别", True),
        ("see Q5 ", " 的区别", False),
        ("与", "的区别", True),
        ("与 ", " of", False),
        ("of ", " 的区别", False),
        ("与  ", "", False),
    ],
)
def test_a_title_between_words_of_another_script_is_separate(before: str, after: str, is_between: bool) -> None:  # noqa: FBT001
    text = f"{before}Theory of Things{after}"
    assert is_between_scripts(text, len(before), len(before) + 16) == is_between
    assert not is_between_scripts(text.lower(), len(before), len(before) + 16)


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
