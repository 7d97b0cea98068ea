"""Which works a run asks the sources about, and how the answers are combined with the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app.own_entries import OwnEntries
from vlbib.app.resolving.refresh import Update
from vlbib.app.resolving.resolve import settle
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Work
from vlbib.lock.file import Lock
from vlbib.settings import Settings
from vlbib.sources.index.fill import build
from vlbib.sources.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.lock.settled import SettledWork

TITLE = "Counting Pelicans in Crowded Harbours by Their Wings"
UNKNOWN = "Listening to Herons at the Mouth of the Lower River"
PAPER = Record(
    source="own/arxiv",
    title=TITLE,
    authors=(Name("Marsh", "Ada"),),
    year=2021,
    type="misc",
    ids=(Id("arxiv", "2103.00020"),),
)
SETTINGS = Settings(order=("index",))
NONE = Update()


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    build(tmp_path / "data" / "index.sqlite", [PAPER])
    return tmp_path / "data"


def work(text: str = TITLE, section: str = "Birds") -> Work:
    return Work(mentions=(Mention(file="a.md", line=3, text=text, section=(section,)),))


class Run:
    """One run with some works: what was settled, and how many questions the index was asked."""

    def __init__(self, *works: Work, lock: Lock = Lock(), update: Update = NONE, settings: Settings = SETTINGS) -> None:  # noqa: B008 -- a frozen value
        session = Session(settings=settings)
        self.settled: tuple[SettledWork, ...] = settle(works, OwnEntries(None, lock), session, settings, update)
        self.asked = "index" in session.counts
        session.close()

    @property
    def statuses(self) -> list[Status]:
        return [work.locked.status for work in self.settled]

    def lock(self, key: str = "marsh2021counting") -> Lock:
        """Return the lock that a sync would write."""
        works = [
            structs.replace(work.locked, mentions=work.work.mentions, key=key if work.draft else "")
            for work in self.settled
        ]
        return Lock(works=tuple(works))


def test_a_new_work_is_asked_about_and_gets_its_entry_and_tags() -> None:
    run = Run(work())
    assert (run.statuses, run.asked) == ([Status.ACCEPTED], True)
    (settled,) = run.settled
    assert settled.draft is not None
    assert settled.draft.ids == PAPER.ids
    assert settled.locked.tags == ("Birds",)


def test_a_work_that_the_lock_knows_is_not_asked_about_and_gets_its_current_tags() -> None:
    lock = Run(work()).lock()
    run = Run(work(section="Harbours"), lock=lock)
    assert (run.statuses, run.asked) == ([Status.ACCEPTED], False)
    assert run.settled[0].locked.tags == ("Harbours",)
    assert run.settled[0].locked.key == "marsh2021counting"


@pytest.mark.parametrize(
    ("update", "asked"),
    [
        (Update(all=True), True),
        (Update(preprints=True), True),
        (Update(keys=frozenset({"marsh2021counting"})), True),
        (Update(keys=frozenset({"another"})), False),
        (NONE, False),
    ],
)
def test_an_update_asks_again_about_the_works_that_it_wants(update: Update, *, asked: bool) -> None:
    run = Run(work(), lock=Run(work()).lock(), update=update)
    assert (run.statuses, run.asked) == ([Status.ACCEPTED], asked)


def test_an_unknown_work_is_asked_about_again_only_if_the_index_has_changed(data: Path) -> None:
    first = Run(work(UNKNOWN))
    assert first.statuses == [Status.UNRESOLVED]
    assert not Run(work(UNKNOWN), lock=first.lock()).asked
    build(data / "index.sqlite", [PAPER, structs.replace(PAPER, title=UNKNOWN, ids=(Id("arxiv", "2104.00001"),))])
    again = Run(work(UNKNOWN), lock=first.lock())
    assert (again.statuses, again.asked) == ([Status.ACCEPTED], True)


def test_a_text_that_the_settings_ignore_is_not_asked_about() -> None:
    run = Run(work(), settings=Settings(order=("index",), ignored=(TITLE,)))
    assert (run.statuses, run.asked) == ([Status.IGNORED], False)
    back = Run(work(), lock=run.lock())
    assert (back.statuses, back.asked) == ([Status.ACCEPTED], True)


def test_two_texts_that_name_one_work_become_one_work() -> None:
    run = Run(work(), work(f"{TITLE}."))
    assert run.statuses == [Status.ACCEPTED]
    assert len(run.settled[0].work.mentions) == 2


def test_an_update_keeps_the_entry_of_a_work_that_the_source_no_longer_knows(data: Path) -> None:
    lock = Run(work()).lock()
    build(data / "index.sqlite", [structs.replace(PAPER, title=UNKNOWN, ids=(Id("arxiv", "2104.00001"),))])
    (settled,) = Run(work(), lock=lock, update=Update(all=True)).settled
    assert settled.locked.status is Status.ACCEPTED
    assert settled.draft == lock.works[0].draft
    assert "the entry is left as it is" in settled.notes[-1]
