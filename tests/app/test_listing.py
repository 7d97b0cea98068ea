from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

LIBRARY = r"""@inproceedings{a, title = {Schr{\"o}dinger}, booktitle = {B}, date = {2021-03}, keywords = {x, y/z}}
@misc{b, title = {T}, year = {2020}, keywords = {X}}
"""


def _keys(desk: Desk, *arguments: str) -> list[str]:
    return [row["key"] for row in json.loads(desk.run("list", "--format", "json", *arguments).out)["entries"]]


def test_an_entry_is_listed_in_brief_with_its_line(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    row = json.loads(desk.run("list", "--format", "json").out)["entries"][0]
    assert (row["title"], row["venue"], row["year"], row["line"]) == ("Schrödinger", "B", "2021", 1)


@pytest.mark.parametrize(
    ("tags", "keys"), [((), ["a", "b"]), (("x",), ["a", "b"]), (("x", "y/z"), ["a"]), (("z",), [])]
)
def test_entries_with_all_of_the_tags_are_listed(tags: tuple[str, ...], keys: list[str], desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    assert _keys(desk, *(part for tag in tags for part in ("--tag", tag))) == keys


def test_no_library_is_told_in_a_line(desk: Desk) -> None:
    ran = desk.run("list")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "there is no library yet; run vlbib sync" in ran.err
