"""Checking files: what is read beside them, what is mended, and what the sources are asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app.check.choices import fail_on, options_of, selection_of
from vlbib.app.check.command import CheckRequest, check
from vlbib.app.check.context import lock_view
from vlbib.app.check.online import ask_about
from vlbib.bibtex.document import Document, read
from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect, Inputs, Named, Written
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Query, Status
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedField, LockedMention, LockedRecord, LockedWork
from vlbib.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from vlbib.checks.finding import Finding
    from vlbib.core.bib import Library
    from vlbib.resolver import Flow, Question, Resolver

_BIB = """% kept as it is
@article{rossi2021lines,
  author = {M\\"uller, Anna and and Weber, Jonas},
  title = {Counting 50% of all lines},
  journal = {Maps & Lines},
  year = 2021,
  month = {March},
  pages = {1-9},
  doi = {https://doi.org/10.5555/1},
  note = {},
}
"""
_MENDED = """% kept as it is
@article{rossi2021lines,
  author = {M{\\"u}ller, Anna and Weber, Jonas},
  title = {Counting 50\\% of all lines},
  journal = {Maps \\& Lines},
  year = 2021,
  month = mar,
  pages = {1--9},
  doi = {10.5555/1},
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def _write(folder: Path, text: str, name: str = "a.bib") -> None:
    (folder / name).write_bytes(text.encode())


def _codes(request: CheckRequest, settings: Settings | None = None) -> list[str]:
    return [finding.code for finding in check(request, settings).findings]


def test_safe_fixes_mend_and_leave_every_other_byte(folder: Path) -> None:
    _write(folder, _BIB)
    done = check(CheckRequest(files=("a.bib",), fix=True))
    assert (folder / "a.bib").read_bytes().decode() == _MENDED
    assert done.fixed
    assert [one.code for one in done.findings] == []


def test_a_second_fix_changes_nothing(folder: Path) -> None:
    _write(folder, _BIB)
    check(CheckRequest(files=("a.bib",), fix=True, unsafe=True))
    first = (folder / "a.bib").read_bytes()
    assert check(CheckRequest(files=("a.bib",), fix=True, unsafe=True)).fixed == 0
    assert (folder / "a.bib").read_bytes() == first


def test_a_diff_writes_nothing(folder: Path) -> None:
    _write(folder, _BIB)
    done = check(CheckRequest(files=("a.bib",), dry_run=True))
    assert (folder / "a.bib").read_bytes().decode() == _BIB
    assert "-  pages = {1-9},\n" in done.diff
    assert "+  pages = {1--9},\n" in done.diff


def test_only_selected_rules_are_mended(folder: Path) -> None:
    _write(folder, _BIB)
    check(CheckRequest(files=("a.bib",), fix=True, select=("V006",)))
    assert (folder / "a.bib").read_bytes().decode() == _BIB.replace("{1-9}", "{1--9}")


def test_a_file_that_cannot_be_read_is_a_finding_with_its_line(folder: Path) -> None:
    _write(folder, "@misc{a, title = {A}}\n<<<<<<< HEAD\n")
    found = check(CheckRequest(files=("a.bib",))).findings
    assert [(one.code, one.severity, one.line) for one in found] == [("S001", Severity.ERROR, 2)]


def test_a_file_that_is_not_there_is_wrong_usage(folder: Path) -> None:
    assert not list(folder.glob("*.bib"))
    with pytest.raises(CannotUse, match=r"a\.bib: there is no such file"):
        check(CheckRequest(files=("a.bib",)))


def test_without_files_the_projects_library_is_checked(folder: Path) -> None:
    _write(folder, _BIB, "own.bib")
    assert "V006" in _codes(CheckRequest(), Settings(library="own.bib"))


def test_papers_are_checked_against_the_library(folder: Path) -> None:
    _write(folder, "@misc{rossi2021, title = {An atlas}, url = {https://example.org}}\n")
    _write(folder, "A text.\n\\cite{rossi2012} and \\cite{rossi2021}.\n", "paper.tex")
    found = check(CheckRequest(files=("a.bib",), papers=("paper.tex",), select=("T",))).findings
    assert [(one.code, one.file, one.line, one.column, one.others) for one in found] == [
        ("T001", "paper.tex", 2, 7, ("rossi2021",))
    ]


def test_a_key_of_another_checked_file_is_not_missing(folder: Path) -> None:
    _write(folder, "@misc{a, title = {An atlas}, url = {https://example.org}}\n")
    _write(folder, "@misc{b, title = {A map}, url = {https://example.org}}\n", "b.bib")
    _write(folder, "\\cite{a,b}\n", "paper.tex")
    assert _codes(CheckRequest(files=("a.bib", "b.bib"), papers=("paper.tex",), select=("T001",))) == []


def test_a_baseline_leaves_only_what_is_new(folder: Path) -> None:
    from vlbib.checks.baseline import write_baseline

    _write(folder, _BIB)
    _write(folder, write_baseline(check(CheckRequest(files=("a.bib",))).findings), "known.json")
    assert _codes(CheckRequest(files=("a.bib",), baseline="known.json")) == []
    with pytest.raises(CannotUse, match="there is no such baseline"):
        check(CheckRequest(files=("a.bib",), baseline="other.json"))


def _lock() -> Lock:
    mention = LockedMention(file="notes/a.md", heading=("Maps",), text="Counting lines", year=2015)
    fields = {
        "year": LockedField(value="2021", source="dblp"),
        "title": LockedField(value="Counting", source="dblp", written=None),
        "pages": LockedField(value="1--9", source="dblp", gone=True),
    }
    record = LockedRecord(
        source="dblp",
        title="Counting lines",
        authors=("Rossi, Anna", "{Common Crawl}"),
        year=2021,
        ids=("doi:10.5555/1",),
    )
    work = LockedWork(
        key="rossi2021lines",
        status=Status.ACCEPTED,
        mentions=(mention,),
        fields=fields,
        records=(record,),
        tags=("maps", "rivers"),
        untagged=("rivers",),
    )
    return Lock(works=(work,))


def test_the_lock_is_seen_as_rules_need_it() -> None:
    (work,) = lock_view(_lock())
    assert (work.key, work.mentions) == ("rossi2021lines", (Named("notes/a.md", ("Maps",), "Counting lines"),))
    assert work.written == (Written("year", "2021", "dblp"),)
    assert work.records[0].authors == (Name("Rossi", "Anna"), Name("Common Crawl", literal=True))
    assert work.records[0].ids == (Id("doi", "10.5555/1"),)
    assert work.tags == ("maps",)


def test_notes_and_lock_of_the_projects_library_are_checked_against_it(folder: Path) -> None:
    bib = "@misc{rossi2021lines,\n  title = {Counting lines},\n  year = {2020},\n  url = {https://example.org}\n}\n"
    _write(folder, bib, "references.bib")
    _write(folder, bib, "other.bib")
    _write(folder, write_lock(_lock()).decode(), "references.lock")
    (folder / "notes").mkdir()
    _write(folder, "# Maps\n\n- [2015] **Counting lines**\n", "notes/a.md")
    found = check(CheckRequest(files=("references.bib",), select=("N", "P"))).findings
    assert ("P001", "references.bib", 3) in [(one.code, one.file, one.line) for one in found]
    assert ("N001", "notes/a.md", 3) in [(one.code, one.file, one.line) for one in found]
    assert _codes(CheckRequest(files=("other.bib",), select=("N", "P"))) == []


def test_settings_choose_dialect_pattern_vocabulary_and_settled_pairs() -> None:
    settings = Settings(
        vocabulary=("maps",),
        not_duplicates=(("a", "b", "c"),),
        check={"dialect": "biblatex", "key-pattern": "[a-z]+"},
    )
    options = options_of(settings)
    assert (options.dialect, options.key_pattern, options.vocabulary) == (Dialect.BIBLATEX, "[a-z]+", ("maps",))
    assert options.distinct == {frozenset("ab"), frozenset("ac"), frozenset("bc")}


def test_a_settled_pair_follows_a_key_that_was_changed_and_a_key_of_today_wins() -> None:
    works = (
        LockedWork(key="byhand", status=Status.ACCEPTED, mentions=(), aka=("old", "Twin")),
        LockedWork(key="Twin", status=Status.ACCEPTED, mentions=()),
    )
    lock = Lock(works=works)
    settings = Settings(not_duplicates=(("Old", "other"), ("twin", "third"), ("x", "old", "byhand")))
    expected = {frozenset(pair) for pair in (("byhand", "other"), ("Twin", "third"), ("x", "byhand"))}
    assert options_of(settings, None, lock).distinct == expected


def test_settings_select_by_run_by_file_and_by_key() -> None:
    settings = Settings(
        check={"select": ["V"], "ignore": ["V001"], "per-file": {"old/*": ["L"]}, "per-key": {"rossi": ["D001"]}}
    )
    assert selection_of(settings, (), ("V002",)) == Selection(
        select=("V",), ignore=("V001", "V002"), per_file=(("old/*", ("L",)),), per_key=(("rossi", ("D001",)),)
    )
    assert selection_of(settings, ("L",), ()).select == ("L",)


@pytest.mark.parametrize(
    "table",
    [
        {"ignored": ["V"]},
        {"ignore": "V"},
        {"ignore": ["Q1"]},
        {"per-key": ["V"]},
        {"per-key": {"rossi": ["Q1"]}},
        {"dialect": "latex"},
        {"key-pattern": "["},
        {"fail-on": "always"},
    ],
)
def test_a_setting_that_cannot_be_is_told(table: dict[str, object]) -> None:
    settings = Settings(file="vlbib.toml", check=table)
    with pytest.raises(CannotUse):
        (selection_of(settings, (), ()), options_of(settings), fail_on(settings, None))


def test_a_run_chooses_what_fails_before_the_settings() -> None:
    settings = Settings(check={"fail-on": "error"})
    assert fail_on(settings, None) is Severity.ERROR
    assert fail_on(settings, "info") is Severity.INFO
    assert fail_on(settings, "never") is None
    assert fail_on(Settings(check={"fail-on": "never"}), None) is None
    assert fail_on(Settings(), None) is Severity.WARNING


@dataclass
class _Source:
    """A source that knows some records, by id or title, and is not to be reached for the rest."""

    name: str
    records: Mapping[Question, Sequence[Record]] = field(default_factory=dict)
    delay: float = 1.0

    def by_title(self, queries: Sequence[Query], /) -> Flow:
        raise AssertionError(queries)

    by_id = by_title


@dataclass(frozen=True)
class _Said:
    found: Mapping[Question, Sequence[Record]]
    could_not: Mapping[Question, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Sources:
    resolvers: tuple[Resolver, ...]

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id], /) -> _Said:
        assert isinstance(resolver, _Source)
        asked: tuple[Question, ...] = (*titles, *ids)
        return _Said({one: resolver.records[one] for one in asked if one in resolver.records})


_ENTRY = """@misc{a,
  author = {Rossi, Anna},
  title = {Counting lines},
  year = 2021,
  doi = {10.5555/1}
}
"""


def _told(*sources: _Source) -> tuple[Finding, ...]:
    library = _read(_ENTRY)
    return run_rules(Inputs(library=library, answers=ask_about(library, _Sources(sources))), Selection(select=("O",)))


def _online(*sources: _Source) -> list[str]:
    return [one.code for one in _told(*sources)]


def _read(text: str) -> Library:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return document.library


def _record(title: str = "Counting lines", **facts: int) -> Record:
    return Record(source="crossref", title=title, authors=(Name("Rossi", "Anna"),), year=facts.get("year", 2021))


_DOI = Id("doi", "10.5555/1")


def test_a_record_under_the_entrys_id_is_compared_with_it() -> None:
    assert _online(_Source("crossref", {_DOI: [_record()]})) == []
    assert _online(_Source("crossref", {_DOI: [_record("Drawing rivers")]})) == ["O002"]
    assert _online(_Source("crossref", {_DOI: [_record(year=2012)]})) == ["O005"]


def test_an_id_that_its_issuer_does_not_know_is_not_found() -> None:
    assert _online(_Source("crossref", {_DOI: []})) == ["O009"]


def test_an_id_that_another_source_does_not_know_says_nothing() -> None:
    assert _online(_Source("semantic_scholar", {_DOI: []})) == []


def test_an_id_that_one_source_knows_is_found() -> None:
    assert _online(_Source("crossref", {_DOI: []}), _Source("openalex", {_DOI: [_record()]})) == []


def test_a_source_that_could_not_be_asked_gives_no_finding() -> None:
    assert _online(_Source("crossref")) == []


def test_a_paper_of_another_title_is_told_once_with_the_entrys_own_ids() -> None:
    stranger = Record(source="crossref", title="Rivers", authors=(Name("Moreau", "Ada"),), ids=(_DOI, Id("s2", "77")))
    found = _told(
        *(_Source(name, {_DOI: [structs.replace(stranger, source=name)]}) for name in ("crossref", "openalex"))
    )
    assert [one.message for one in found] == ["doi:10.5555/1 is `Rivers`, says crossref, openalex"]
