"""A new catalogue is asked once about what the old one did not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app import footprint
from vlbib.app.resolving.unasked import editions_asked, has_unasked
from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.schema import LockedWork
from vlbib.settings import Settings
from vlbib.sources.index import sqlite
from vlbib.sources.index.fill import build
from vlbib.sources.session import Session
from vlbib.storage.file_states import file_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.app.conftest import Desk

TITLE = "Counting Pelicans in Crowded Harbours by Listening to Their Wings"


def paper(title: str, number: int) -> Record:
    return Record(
        source="arxiv",
        title=title,
        authors=(parse_name("Ada Marsh"),),
        year=2031,
        type="misc",
        ids=(Id("arxiv", f"3101.{number:05}"),),
    )


@pytest.fixture
def ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Sequence[Record]], int]:
    """Return a function that replaces the shipped catalogue by one of the given records."""
    shipped = tmp_path / "shipped" / "catalogue.sqlite"
    monkeypatch.setattr(sqlite, "files", lambda _package: shipped.parent)
    monkeypatch.setattr(footprint, "_code", lambda: iter([file_state(shipped)]))
    return lambda records: build(shipped, records, joined=True)


def test_a_new_catalogue_settles_what_the_old_one_did_not_know(
    desk: Desk, ship: Callable[[Sequence[Record]], int]
) -> None:
    desk.write("vlbib.toml", '[resolvers]\norder = ["catalogue"]\n')
    desk.write("notes/a.md", f"# Birds\n\n- [2031] {TITLE}\n")
    ship([paper("Geese", 7)])
    desk.sync()
    assert desk.entries() == []
    desk.silent(3)
    ship([paper("Geese", 7), paper("Swans", 8)])
    before = desk.read("references.lock")
    desk.sync()
    assert len(desk.read("references.lock").splitlines()) == len(before.splitlines()) + 1
    desk.silent(3)
    ship([paper("Geese", 7), paper(TITLE, 1)])
    desk.sync()
    assert desk.entries() == ["marsh2031counting"]
    assert "editions" not in desk.read("references.lock")
    desk.silent()


LOCKED = LockedWork(verdict=Verdict(status=Status.UNRESOLVED), asked=("catalogue", "index"), editions=("index aa",))


def session(*names: str, offline: bool = False, **editions: str) -> Session:
    opened = Session(settings=Settings(order=names), offline=offline)
    opened.__dict__["editions"] = editions
    return opened


def test_only_a_work_that_is_not_accepted_is_asked_about_again() -> None:
    now = session("catalogue", catalogue="bb")
    assert has_unasked(LOCKED, now)
    for status in (Status.ACCEPTED, Status.IGNORED):
        assert not has_unasked(structs.replace(LOCKED, verdict=Verdict(status=status)), now)


def test_a_state_of_an_index_that_was_asked_is_not_new_even_if_another_was_asked_since() -> None:
    both = structs.replace(LOCKED, asked=("catalogue",), editions=("catalogue aa", "catalogue bb"))
    assert not has_unasked(both, session("catalogue", catalogue="aa"))
    assert has_unasked(both, session("catalogue", catalogue="cc"))


def test_a_removed_index_is_not_new() -> None:
    assert not has_unasked(LOCKED, session("index"))
    assert not has_unasked(LOCKED, session("index", index="aa"))


def test_only_indexes_are_asked_about_web_pages_and_offline_about_everything() -> None:
    page = structs.replace(LOCKED, verdict=Verdict(status=Status.WEB))
    assert not has_unasked(page, session("index", "arxiv", index="aa"))
    assert has_unasked(page, session("catalogue", "arxiv", catalogue="bb"))
    assert has_unasked(LOCKED, session("index", "arxiv", index="aa"))
    assert not has_unasked(LOCKED, session("index", "arxiv", offline=True, index="aa"))


def test_only_indexes_are_asked_about_names_in_sentences() -> None:
    aside = structs.replace(LOCKED, mentions=(Mention(file="a.md", text="CLIP", aside=True),))
    assert not has_unasked(aside, session("index", "arxiv", index="aa"))
    assert has_unasked(aside, session("catalogue", "arxiv", catalogue="bb"))
    named = structs.replace(LOCKED, mentions=(*aside.mentions, Mention(file="a.md", text="CLIP")))
    assert has_unasked(named, session("index", "arxiv", index="aa"))


def test_the_lock_records_the_states_of_the_indexes_that_were_asked() -> None:
    assert editions_asked(["arxiv", "index"], {"catalogue": "aa", "index": "bb"}) == ("index bb",)
