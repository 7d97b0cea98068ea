"""Checking files: what is read along with them, and what is fixed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.app.check.command import CheckRequest, check
from vlbib.app.verify.verifying import VerifyRequest, verify_references
from vlbib.checks.finding import Severity
from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.file import Lock, write_lock
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


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


def test_safe_fixes_change_no_other_byte(folder: Path) -> None:
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


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    _write(folder, _BIB)
    done = check(CheckRequest(files=("a.bib",), dry_run=True))
    assert (folder / "a.bib").read_bytes().decode() == _BIB
    assert "-  pages = {1-9},\n" in done.diff
    assert "+  pages = {1--9},\n" in done.diff


def test_only_selected_rules_are_fixed(folder: Path) -> None:
    _write(folder, _BIB)
    check(CheckRequest(files=("a.bib",), fix=True, select=("V006",)))
    assert (folder / "a.bib").read_bytes().decode() == _BIB.replace("{1-9}", "{1--9}")


def test_a_file_that_cannot_be_read_is_a_finding_with_its_line(folder: Path) -> None:
    _write(folder, "@misc{a, title = {A}}\n<<<<<<< HEAD\n")
    found = check(CheckRequest(files=("a.bib",))).findings
    assert [(one.code, one.severity, one.line) for one in found] == [("S001", Severity.ERROR, 2)]


def test_a_missing_file_is_wrong_usage(folder: Path) -> None:
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


def test_a_citation_of_an_entry_in_another_checked_file_is_not_missing(folder: Path) -> None:
    _write(folder, "@misc{a, title = {An atlas}, url = {https://example.org}}\n")
    _write(folder, "@misc{b, title = {A map}, url = {https://example.org}}\n", "b.bib")
    _write(folder, "\\cite{a,b}\n", "paper.tex")
    assert _codes(CheckRequest(files=("a.bib", "b.bib"), papers=("paper.tex",), select=("T001",))) == []


def test_with_a_baseline_only_new_findings_are_reported(folder: Path) -> None:
    from vlbib.checks.baseline import write_baseline

    _write(folder, _BIB)
    _write(folder, write_baseline(check(CheckRequest(files=("a.bib",))).findings), "known.json")
    assert _codes(CheckRequest(files=("a.bib",), baseline="known.json")) == []
    with pytest.raises(CannotUse, match="there is no such baseline"):
        check(CheckRequest(files=("a.bib",), baseline="other.json"))


def _lock() -> Lock:
    mention = Mention(file="notes/a.md", heading=("Maps",), text="Counting lines", year=2015)
    fields = {
        "year": LockedField(value="2021", source="dblp"),
        "title": LockedField(value="Counting", source="dblp", written=None),
        "pages": LockedField(value="1--9", source="dblp", gone=True),
    }
    record = Record(
        source="dblp",
        title="Counting lines",
        authors=(Name("Rossi", "Anna"), Name("Common Crawl", literal=True)),
        year=2021,
        ids=(Id("doi", "10.5555/1"),),
    )
    work = LockedWork(
        key="rossi2021lines",
        verdict=Verdict(status=Status.ACCEPTED, records=(record,)),
        mentions=(mention,),
        fields=fields,
        tags=("maps", "rivers"),
        untagged=("rivers",),
    )
    return Lock(works=(work,))


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


@pytest.mark.parametrize(
    ("field", "in_file", "codes"),
    [
        (LockedField(value="2021", source="dblp"), "2020", ["P001"]),
        (LockedField(value="2021", source="dblp"), "2021", []),
        (LockedField(value="2021", source="dblp", refused="2021"), "2020", []),
        (LockedField(value="2022", source="dblp", written="2021"), "2020", ["P001"]),
        (LockedField(value="2022", source="dblp", written="2021", refused="2022"), "2020", []),
        (LockedField(value="2021", source="dblp"), "", ["P001"]),
        (LockedField(value="2021", source="dblp", gone=True), "", []),
        (LockedField(value="2021", source="dblp", written=None), "2020", []),
    ],
)
def test_a_conflict_is_reported_until_it_is_settled(
    folder: Path, field: LockedField, in_file: str, codes: list[str]
) -> None:
    year = f"  year = {{{in_file}}},\n" if in_file else ""
    _write(folder, f"@misc{{rossi2021lines,\n  title = {{Counting lines}},\n{year}}}\n", "references.bib")
    (work,) = _lock().works
    lock = Lock(works=(structs.replace(work, fields={"year": field}),))
    _write(folder, write_lock(lock).decode(), "references.lock")
    assert _codes(CheckRequest(files=("references.bib",), select=("P",))) == codes


def test_an_endless_library_in_the_settings_is_refused_as_by_other_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("references.bib")
    for command in (lambda: check(CheckRequest()), lambda: verify_references(VerifyRequest(offline=True))):
        with pytest.raises(CannotUse, match=r"references\.bib: is a FIFO, not a regular file"):
            command()
