from __future__ import annotations

import pytest

from vlbib.core.segment import CitedAt, Place, Segment


def segment(text: str, *, breaks: tuple[int, ...] = (), citations: tuple[CitedAt, ...] = ()) -> Segment:
    return Segment(file="a.md", line=7, text=text, place=Place.PARAGRAPH, breaks=breaks, citations=citations)


@pytest.mark.parametrize(("position", "line"), [(0, 7), (2, 7), (3, 8), (5, 8), (6, 9)])
def test_a_line_begins_after_the_break_before_it(position: int, line: int) -> None:
    assert segment("ab\ncd\ne").line_at(position) == line


def test_a_break_that_begins_no_line_is_not_counted() -> None:
    broken = segment("ab\ncd\ne", breaks=(2,))
    assert [broken.line_at(position) for position in (0, 3, 6)] == [7, 7, 8]
    assert list(broken.lines()) == [(7, "ab"), (7, "cd"), (8, "e")]


def test_a_citation_is_found_at_its_offset_and_a_bare_word_is_none() -> None:
    cited = segment("as said and @said", citations=(CitedAt("key", 7), CitedAt("said", 12, is_bare=True)))
    assert [cited.is_cited_at(position) for position in (6, 7, 12)] == [False, True, False]
