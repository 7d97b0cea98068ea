"""Verification over a socket: how many requests it needs, and that unasked never counts as not found."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.standin.papers import Papers
from tests.standin.server import FAULTS, Fault, Kind, StandIn
from tests.terminal import on_terminal

from vlbib.app.verify.verifying import VerifyRequest, verify_references
from vlbib.settings import Settings
from vlbib.sources import network
from vlbib.sources.network import Limits
from vlbib.verification.assessment import Assessment, Standing
from vlbib.verification.compared_dates import Today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = ("arxiv", "semantic_scholar", "crossref", "dblp")
WORDS = ["lines", "rivers", "lakes", "towns", "roads", "woods", "hills", "walls", "gates", "mills"]


def _title(number: int) -> str:
    return f"Counting {WORDS[number % 10]} and {WORDS[number // 10]} of {number} in old maps with deep networks"


def _papers() -> Papers:
    papers = Papers()
    papers.add(json.dumps(_row(number)).encode() for number in range(100))
    return papers


def _row(number: int) -> dict[str, object]:
    return {
        "title": _title(number),
        "authors": ["Anna Rossi", "Jonas Weber"],
        "year": 2021,
        "arxiv": f"2103.{number:05}",
        "doi": f"10.5555/maps.{number}",
        "venue": "ICML",
        "s2_corpus_id": number + 1,
    }


def _entry_by_doi(number: int) -> str:
    return (
        f"@misc{{k{number}, title = {{{_title(number)}}}, author = {{Rossi, Anna and Weber, Jonas}},\n"
        f"  year = 2021, doi = {{10.5555/maps.{number}}}}}\n"
    )


def _entry(number: int, title: str = "") -> str:
    return (
        f"@misc{{k{number}, title = {{{title or _title(number)}}}, author = {{Rossi, Anna and Weber, Jonas}},\n"
        f"  year = 2021, eprint = {{2103.{number:05}}}, archiveprefix = {{arXiv}}}}\n"
    )


def _quick(**given: float) -> Limits:
    """Return limits with which a failure takes at most a second."""
    return Limits(tries=1, busy_tries=1, backoff=0.01, patience=1, **given)  # type: ignore[arg-type]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(network, "Limits", _quick)
    with StandIn(_papers()) as standin:
        yield standin


def _verified(standin: StandIn, path: Path, text: str, sources: tuple[str, ...] = SOURCES) -> list[Assessment]:
    path.write_text(text, encoding="utf-8")
    deadlines = {"connect": 1.0, "first_byte": 0.3, "answer": 0.5}
    delays = dict.fromkeys(sources, 0.0001)
    settings = Settings(order=sources, urls=standin.all_urls, delays=delays, deadlines=deadlines)
    request = VerifyRequest(files=(str(path),), resolvers=sources, today=Today(2026, 11))
    return [each for file in verify_references(request, settings).files for each in file.assessments]


def test_a_hundred_entries_with_ids_need_at_most_twelve_requests(served: StandIn, tmp_path: Path) -> None:
    assessments = _verified(served, tmp_path / "a.bib", "".join(map(_entry, range(100))))
    assert {each.standing for each in assessments} <= {Standing.VERIFIED, Standing.SUPERSEDED}
    assert len(served.log) <= 12


@pytest.mark.parametrize(("sources", "most"), [(SOURCES, 1), (("crossref",), 2)])
def test_a_hundred_entries_with_dois_need_one_request_per_batch(
    served: StandIn, tmp_path: Path, sources: tuple[str, ...], most: int
) -> None:
    text = "".join(map(_entry_by_doi, range(100)))
    assessments = _verified(served, tmp_path / "a.bib", text, sources)
    assert {each.standing for each in assessments} <= {Standing.VERIFIED, Standing.SUPERSEDED}
    assert len(served.log) == most


def test_cached_answers_are_not_requested_again(served: StandIn, tmp_path: Path) -> None:
    text = "".join(map(_entry, range(20)))
    first = _verified(served, tmp_path / "a.bib", text)
    asked = len(served.log)
    assert _verified(served, tmp_path / "a.bib", text) == first
    assert len(served.log) == asked


@pytest.mark.parametrize("kind", FAULTS)
def test_with_any_fault_a_work_that_could_not_be_asked_for_is_never_reported_as_not_found(
    served: StandIn, tmp_path: Path, kind: Kind
) -> None:
    served.always = dict.fromkeys(SOURCES, Fault(kind, seconds=0.6))
    (assessment,) = _verified(served, tmp_path / "a.bib", _entry(7))
    assert assessment.standing is Standing.COULD_NOT_ASK
    assert set(assessment.missed) <= set(SOURCES)
    assert assessment.missed


def test_a_work_is_not_found_if_all_sources_answered_without_it(served: StandIn, tmp_path: Path) -> None:
    entry = _entry(7, "Nothing that anybody has ever written down").replace("2103.00007", "2104.00007")
    (assessment,) = _verified(served, tmp_path / "a.bib", entry)
    assert (assessment.standing, set(assessment.asked)) == (Standing.NOT_FOUND, set(SOURCES))
    assert [each.message for each in assessment.discrepancies] == ["arxiv:2104.00007 is not known"]


def test_a_terminal_shows_the_progress_and_the_remaining_time(
    served: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = f'[resolvers.crossref]\nurl = "{served.all_urls["crossref"]}"\ndelay = 0.3\n'
    (tmp_path / "vlbib.toml").write_text(settings, encoding="utf-8")
    titles = "".join(f"@misc{{k{number}, title = {{{_title(number)}}}}}\n" for number in range(5))
    (tmp_path / "a.bib").write_text(titles, encoding="utf-8")
    with on_terminal("verify", "a.bib", "--resolvers", "crossref") as running:
        written = running.end()
    assert "reading references" in written
    assert re.search(r"crossref: \d of about 5 requests, about \d+ s", written)


def _missed(standin: StandIn, path: Path, entry: str, *failing: str) -> list[str]:
    standin.always = {name: Fault("429", seconds=0.6) for name in failing}
    (assessment,) = _verified(standin, path, entry)
    assert assessment.standing is Standing.VERIFIED
    return list(assessment.missed)


def test_a_source_that_could_not_be_asked_is_reported_only_if_its_answer_could_change_something(
    served: StandIn, tmp_path: Path
) -> None:
    title = "Rivers of old maps in deep networks"
    row = {"title": title, "authors": ["Anna Rossi"], "year": 2021, "arxiv": "2103.99999"}
    served.papers.add([json.dumps(row).encode()])
    entry = (
        f"@misc{{k, title = {{{title}}}, author = {{Rossi, Anna}}, year = 2021,\n"
        "  eprint = {2103.99999}, archiveprefix = {arXiv}"
    )
    assert _missed(served, tmp_path / "a.bib", entry + "}\n", "arxiv") == []
    assert _missed(served, tmp_path / "b.bib", entry + ", booktitle = {ICML}}\n", "dblp") == ["dblp"]
