from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from vlbib.app.verify.gathering import EMPTY_YARDSTICK, asked_about, assess_all
from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.verification.assessment import Standing
from vlbib.verification.reference import BibReference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.resolver import Flow, Question, Resolver

TITLE = "Counting lines in old maps with networks"
ROSSI = (parse_name("Anna Rossi"),)
DOI = Id("doi", "10.5555/1")
RECORD = Record(source="dblp", title=TITLE, authors=ROSSI, year=2021, venue="Maps", ids=(DOI,))
REFERENCE = BibReference(key="key", title=TITLE, authors=ROSSI, year=2021, venue="Maps", ids=(DOI,))


@dataclass
class _Source:
    """A source that knows records by id and by title, or that cannot be asked."""

    name: str
    delay: float = 1.0
    batch: int = 1
    knows: tuple[Record, ...] = ()
    down: bool = False

    def by_title(self, queries: Sequence[Query], /) -> Flow:
        raise AssertionError(queries)

    by_id = by_title


@dataclass
class _Said:
    found: Mapping[Question, Sequence[Record]]
    could_not: Mapping[Question, str]


@dataclass
class _Sources:
    sources: tuple[_Source, ...]
    offline: bool = False
    log: list[tuple[str, str]] = field(default_factory=list)

    @property
    def resolvers(self) -> tuple[Resolver, ...]:
        return self.sources

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id], /) -> _Said:
        assert isinstance(resolver, _Source)
        self.log += [(resolver.name, "id" if ids else "title")]
        questions: tuple[Question, ...] = (*titles, *ids)
        if resolver.down:
            return _Said({}, dict.fromkeys(questions, "HTTP 503"))
        return _Said({each: [r for r in resolver.knows if _fits(r, each)] for each in questions}, {})


def _fits(record: Record, question: Question) -> bool:
    return question.title in record.title if isinstance(question, Query) else question in record.ids


def _standing(*sources: _Source, offline: bool = False) -> tuple[Standing, list[tuple[str, str]]]:
    asked = _Sources(sources, offline)
    (assessment,) = assess_all([REFERENCE], asked, EMPTY_YARDSTICK)
    return assessment.standing, asked.log


def test_a_reference_that_a_local_source_settles_is_not_asked_about_elsewhere() -> None:
    standing, log = _standing(_Source("catalogue", 0, knows=(RECORD,)), _Source("crossref"))
    assert (standing, log) == (Standing.VERIFIED, [("catalogue", "id"), ("catalogue", "title")])


def test_ids_are_asked_of_sources_that_take_many_before_those_that_take_one() -> None:
    _, log = _standing(_Source("crossref"), _Source("semantic_scholar", batch=500, knows=(RECORD,)))
    assert log == [("semantic_scholar", "id")]


def test_titles_are_asked_for_only_if_ids_do_not_settle_a_reference() -> None:
    _, log = _standing(_Source("crossref", knows=(RECORD,)))
    assert log == [("crossref", "id")]
    _, log = _standing(_Source("crossref"))
    assert log == [("crossref", "id"), ("crossref", "title")]


def test_a_work_that_no_source_has_is_not_found() -> None:
    asked = _Sources((_Source("catalogue", 0), _Source("crossref")))
    (assessment,) = assess_all([REFERENCE], asked, EMPTY_YARDSTICK)
    assert (assessment.standing, assessment.asked) == (Standing.NOT_FOUND, ("catalogue", "crossref"))


def test_if_a_source_is_down_a_missing_work_counts_as_not_asked() -> None:
    asked = _Sources((_Source("catalogue", 0), _Source("crossref", down=True), _Source("dblp")))
    (assessment,) = assess_all([REFERENCE], asked, EMPTY_YARDSTICK)
    assert (assessment.standing, assessment.missed) == (Standing.COULD_NOT_ASK, {"crossref": "HTTP 503"})


def test_a_source_that_is_down_does_not_hide_what_another_knows() -> None:
    assert _standing(_Source("crossref", down=True), _Source("dblp", knows=(RECORD,)))[0] is Standing.VERIFIED


def test_offline_a_network_source_without_cached_answers_counts_as_not_asked() -> None:
    sources = (_Source("catalogue", 0), _Source("crossref", down=True))
    assert _standing(*sources, offline=True)[0] is Standing.NOT_FOUND


@pytest.mark.parametrize(("source", "unknown"), [("crossref", (DOI,)), ("semantic_scholar", ())])
def test_only_the_issuer_of_an_id_can_say_that_it_does_not_exist(source: str, unknown: tuple[Id, ...]) -> None:
    (answers,) = asked_about([REFERENCE], _Sources((_Source(source),)), EMPTY_YARDSTICK)
    assert answers.unknown == unknown


def test_an_id_that_a_later_source_knows_is_not_unknown() -> None:
    sources = _Sources((_Source("crossref"), _Source("openalex", knows=(RECORD,))))
    (answers,) = asked_about([REFERENCE], sources, EMPTY_YARDSTICK)
    assert answers.unknown == ()
