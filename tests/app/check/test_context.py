"""What rules may read from a project: its notes, its index, its papers, and who owns a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.check.context import citations_of, mentions_of, notes_of, states_in, titles_of_key
from vlbib.bibtex.document import Document, read
from vlbib.core.bib import FieldState
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Status, Verdict
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.settings import Settings
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "The Counting of Lines in Old Maps"
RECORDS = (
    Record(source="own", title=TITLE, authors=(Name("Rossi", "Anna"),), year=2021),
    Record(source="own", title="Counting Rivers in Old Maps", authors=(Name("Rossi", "Anna"),), year=2020),
    Record(source="own", title="Counting Lines", authors=(Name("Weber", "Jonas"),), year=2021),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    build(tmp_path / "data" / "index.sqlite", RECORDS)
    return tmp_path


@pytest.mark.parametrize(
    ("key", "titles"),
    [
        ("rossi2021counting", [TITLE]),
        ("Rossi2021Counting", [TITLE]),
        ("rossi2020counting", ["Counting Rivers in Old Maps"]),
        ("rossi2019counting", []),
        ("Rossi:2021:Counting", []),
        ("rossi21counting", []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_key_leads_to_the_titles_for_which_vlbib_would_make_it(key: str, titles: list[str]) -> None:
    assert list(titles_of_key(Settings())(key)) == titles


@pytest.mark.usefixtures("folder")
def test_without_papers_there_are_no_citations() -> None:
    assert citations_of(()) is None


def test_citations_in_papers_are_read(folder: Path) -> None:
    (folder / "p.tex").write_text("\\cite{a,b}", encoding="ascii")
    citations = citations_of(["p.tex"])
    assert citations is not None
    assert [(citation.key, citation.line) for citation in citations] == [("a", 1), ("b", 1)]


def test_a_project_without_notes_has_no_named_works(folder: Path) -> None:
    settings = Settings(folder=str(folder))
    assert notes_of(settings, Lock()) is None
    (folder / "notes").mkdir()
    (folder / "notes" / "a.md").write_text(f"- {TITLE}\n", encoding="ascii")
    named = notes_of(settings, Lock())
    assert named is not None
    assert [mention.text for mention in mentions_of(named, Settings())] == [TITLE]
    assert mentions_of(named, Settings(ignored=(TITLE,))) == ()


def test_the_state_of_a_field_follows_from_file_and_lock() -> None:
    document = read(b"@misc{a, title = {Lines}, year = {2020}}", "a.bib")
    assert isinstance(document, Document)
    fields = {"title": LockedField(value="Lines", source="own"), "year": LockedField(value="2021", source="own")}
    work = LockedWork(key="a", type="misc", fields=fields, verdict=Verdict(status=Status.ACCEPTED))
    states = states_in(document)(document.library.entries[0], work)
    assert states["title"] is FieldState.OURS
    assert states["year"] is not FieldState.OURS
