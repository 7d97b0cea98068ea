"""`vlbib show`: the summary of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk


@pytest.mark.parametrize(
    ("count", "people"), [(6, "P0 A, P1 A, P2 A, P3 A, P4 A, P5 A"), (7, "P0 A, P1 A, P2 A, P3 A, P4 A and 2 more")]
)
def test_up_to_six_authors_are_named_and_of_more_five_and_the_rest_counted(desk: Desk, count: int, people: str) -> None:
    names = " and ".join(f"A, P{number}" for number in range(count))
    desk.write("references.bib", f"@misc{{a, title = {{T}}, author = {{{names}}}, year = 2020}}\n")
    assert f"\n  {people}\n" in desk.run("show", "a").out


def test_several_entries_are_printed_in_turn_and_an_unknown_key_is_an_error(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a, title = {T}}\n@misc{b, title = {U}}\n")
    out = desk.run("show", "b", "a").out
    assert out.index("b: misc") < out.index("a: misc")
    assert desk.run("show", "c").code == 2
