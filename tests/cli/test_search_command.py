"""`vlbib search`: the entries that have all words, and a passage around each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_a_long_passage_is_shortened_around_the_word(desk: Desk) -> None:
    before, after = "before " * 40, " after" * 40
    desk.write("references.bib", f"@misc{{a, title = {{T}}, year = 2020, note = {{{before}needle{after}}}}}\n")
    passage = next(line for line in desk.run("search", "needle").out.splitlines() if "needle" in line)
    assert len(passage) < 200
    assert "before needle after" in passage
    assert passage.count("before") < 40


def test_an_entry_without_all_words_is_not_found(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a, title = {Maps}, year = 2020}\n")
    assert "a" in desk.run("search", "maps").out
    ran = desk.run("search", "maps", "rivers")
    assert "Maps" not in ran.out
