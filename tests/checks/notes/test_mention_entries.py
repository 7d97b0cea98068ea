"""What the rules on notes share."""

from __future__ import annotations

import pytest

from vlbib.checks.notes.mention_entries import at_mention, entry_tags
from vlbib.core.bib import Entry, Field
from vlbib.core.work import Mention


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("a, b;  c  d ,,", ["a", "b", "c d"]),
        (r"{VQA}, caf\'e", ["VQA", "café"]),
        (r"a \& b", ["a & b"]),
        ("", []),
    ],
)
def test_keywords_are_read_in_order_and_decoded(keywords: str, tags: list[str]) -> None:
    assert entry_tags(Entry("misc", "a", (Field("keywords", keywords, 2),), 1)) == tags


def test_a_fault_is_reported_at_the_line_of_its_mention() -> None:
    fault = at_mention(Mention(text="T", file="a.md", line=3), "wrong", others=("b",))
    assert (fault.file, fault.line, fault.message, fault.others) == ("a.md", 3, "wrong", ("b",))
