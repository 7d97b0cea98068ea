"""The keys that a library had on a day or in a revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.git.library_history import keys_at
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk
    from tests.app.git.git_team import Team

LIBRARY = Path("references.bib")


@pytest.fixture
def kept(repo: Team) -> Team:
    for name, text in (
        ("first", "@misc{A, title = {T}}\n"),
        ("second", "@misc{A, title = {T}}\n@misc{b, title = {U}}\n"),
    ):
        repo.desk.write("references.bib", text)
        repo.git("add", "references.bib")
        repo.git("commit", "-q", "-m", name)
    return repo


@pytest.mark.usefixtures("kept")
def test_a_revision_has_the_keys_of_that_time_in_lower_case() -> None:
    assert keys_at(LIBRARY.absolute(), "HEAD") == {"a", "b"}
    assert keys_at(LIBRARY.absolute(), "HEAD~1") == {"a"}


@pytest.mark.usefixtures("kept")
def test_a_day_means_its_beginning() -> None:
    assert keys_at(LIBRARY.absolute(), "2099-01-01") == {"a", "b"}
    assert keys_at(LIBRARY.absolute(), "1971-01-01") == frozenset()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("since", ["2026-02-30", "no-such-tag"])
def test_what_is_neither_a_day_nor_a_revision_is_refused(since: str) -> None:
    with pytest.raises(CannotUse, match="neither a day"):
        keys_at(LIBRARY.absolute(), since)


def test_a_folder_outside_a_repository_is_refused(desk: Desk) -> None:
    desk.write("references.bib", "@misc{a, title = {T}}\n")
    with pytest.raises(CannotUse, match="in no git repository"):
        keys_at(LIBRARY.absolute(), "HEAD")
