"""What the sources say about the entries of a library."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.app.check.online import ask_about
from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.checks.finding import Finding
    from vlbib.core.bib import Library
    from vlbib.resolver import Flow, Question, Resolver


@dataclass
class _Source:
    """A source that knows some records, by id or title, and cannot be reached for the rest."""

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
    assert _online(_Source("crossref", {_DOI: []})) == ["O016", "O009"]


def test_an_id_that_a_source_other_than_its_issuer_does_not_know_gives_no_finding() -> None:
    assert _online(_Source("semantic_scholar", {_DOI: []})) == ["O016"]


def test_an_id_that_one_source_knows_is_found() -> None:
    assert _online(_Source("crossref", {_DOI: []}), _Source("openalex", {_DOI: [_record()]})) == []


def test_a_source_that_could_not_be_asked_gives_no_finding() -> None:
    assert _online(_Source("crossref")) == []


def test_a_paper_with_another_title_is_reported_once_with_the_entrys_own_ids() -> None:
    stranger = Record(source="crossref", title="Rivers", authors=(Name("Moreau", "Ada"),), ids=(_DOI, Id("s2", "77")))
    found = _told(
        *(_Source(name, {_DOI: [structs.replace(stranger, source=name)]}) for name in ("crossref", "openalex"))
    )
    assert [one.message for one in found] == ["doi:10.5555/1 is `Rivers`, says crossref"]


def test_a_preprint_that_arxiv_lacks_by_its_title_is_reported() -> None:
    entry = "@article{a,\n  title = {Counting lines in maps},\n  journal = {arXiv preprint},\n  year = 2021\n}\n"
    library = _read(entry)
    source = _Source("arxiv", {Query(title="Counting lines in maps", year=2021): []})
    answers = ask_about(library, _Sources((source,)))
    found = run_rules(Inputs(library=library, answers=answers), Selection(select=("O013",)))
    assert [one.message for one in found] == ["arXiv lists its papers, but none of this title"]
