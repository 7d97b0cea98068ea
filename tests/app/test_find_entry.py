"""The entry that a key means, and the hint if there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.find_entry import find_entry, is_numbered_key
from vlbib.app.project import locate
from vlbib.core.faults import CannotUse
from vlbib.settings import Settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk

LIBRARY = "@misc{Doe2020, title = {One}}\n@misc{doe2020, title = {Two}}\n"


def _title(key: str) -> str:
    return find_entry(Settings(), None, key).entry.get("title")


def test_an_exact_key_wins_over_one_in_another_case(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert (_title("doe2020"), _title("Doe2020")) == ("Two", "One")
    assert find_entry(Settings(), None, "doe2020").text == "@misc{doe2020, title = {Two}}"


def test_a_key_in_another_case_is_found_if_there_is_no_exact_one(desk: Desk) -> None:
    desk.write("references.bib", "@misc{Doe2020, title = {One}}\n")
    assert _title("dOE2020") == "One"


def test_a_former_key_finds_the_current_entry(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    desk.run("rename-key", "liu2023visual", "llava")
    assert find_entry(Settings(), None, "liu2023visual").entry.key == "llava"


@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("liu2023visal", "did you mean `liu2023visual`"),
        ("Visual Instruction Tuning", "did you mean `liu2023visual`"),
        ("notes/a.md:1", "`vlbib explain notes/a.md:1` explains a line"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_one(desk: Desk, key: str, advice: str) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    with pytest.raises(CannotUse, match="has no entry with that key") as refused:
        find_entry(Settings(), None, key)
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Doe:2020", True), ("doe:2020", True), ("Doe:2021", False), ("Doe", False), ("notes/a.md:1", False)],
)
def test_a_key_that_ends_in_a_colon_and_digits_is_told_from_a_line(desk: Desk, text: str, *, expected: bool) -> None:
    desk.write("references.bib", "@misc{Doe:2020, title = {One}}\n")
    assert is_numbered_key(locate(Settings(), None), text) is expected
