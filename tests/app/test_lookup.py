from __future__ import annotations

import pytest

from vlbib.app.lookup import CHUNK, _chunks, bibtex_of
from vlbib.core.record import Draft, Value


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (CHUNK, [CHUNK]), (CHUNK + 1, [CHUNK, 1]), (2 * CHUNK, [CHUNK, CHUNK])]
)
def test_titles_are_resolved_in_chunks(count: int, sizes: list[int]) -> None:
    assert [len(chunk) for chunk in _chunks(map(str, range(count)))] == sizes


def test_a_draft_is_written_as_an_entry_of_a_new_library() -> None:
    draft = Draft(type="misc", fields={"title": Value("T", "dblp"), "year": Value("2021", "dblp")})
    assert bibtex_of(draft, "a2021").splitlines() == ["@misc{a2021,", "  title = {T},", "  year = {2021},", "}"]


def test_a_value_that_bibtex_cannot_read_is_mended_before_it_is_shown() -> None:
    draft = Draft(type="misc", fields={"title": Value("A } brace", "dblp")})
    assert "  title = {A  brace}," in bibtex_of(draft, "a2021").splitlines()
