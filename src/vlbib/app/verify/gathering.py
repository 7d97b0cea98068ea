"""Asks the sources about references, local ones first, until each reference is settled.

A reference is settled when its work is found, all its details agree, and each of its ids is in a record. Network
sources are asked about what the local ones leave open: ids first, starting with sources that take many per request,
then titles. If the work is found but not the conference that the reference gives, sources that know venues are asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field, structs

from vlbib.core.progress import SILENT
from vlbib.core.text import squeeze
from vlbib.core.venues import is_preprint
from vlbib.core.work import Query
from vlbib.verification.absent_titles import is_searchable, lists_volumes, sources_listing, title_parts
from vlbib.verification.assessment import Assessment, SourceAnswers, Standing, assess
from vlbib.verification.compared_dates import Today
from vlbib.verification.compared_venues import has_list
from vlbib.verification.discrepancy import Gravity
from vlbib.verification.reference import plain_text
from vlbib.verification.seen_lists import SeenLists, may_be_retitled
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.app.resolving.cascade import Answers
    from vlbib.core.ids import Id
    from vlbib.core.progress import Listener
    from vlbib.core.record import Record
    from vlbib.resolver import Question, Resolver
    from vlbib.verification.reference import BibReference

# The source that issues the ids of a scheme: only its "not found" means that there is no such id.
_ISSUERS = {"arxiv": "arxiv", "doi": "crossref"}
# DOI prefixes of registrants at DataCite, which Crossref does not have (Zenodo, figshare, OSF, arXiv, Hugging Face).
_ELSEWHERE = ("10.5281/", "10.6084/", "10.17605/", "10.48550/", "10.57967/")
_NO_VENUES = frozenset({"arxiv", "datacite"})  # sources that know preprints but not where a work appeared
_CUT = 10  # an answer to a title with this many records may be cut short


class SourcesAsked(Protocol):
    """The sources of a run in their order, and the way to ask one of them."""

    @property
    def resolvers(self) -> tuple[Resolver, ...]:
        """The sources."""

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id], /) -> Answers:
        """Ask one source for titles and ids."""


def _unwanted(sources: SourcesAsked) -> bool:
    """Tell whether the run is offline: then it is no failure if a source could not be asked."""
    return bool(getattr(sources, "offline", False))


class Yardstick(Struct, frozen=True):
    """What references are checked against besides their records: the survey of all records, and today's date."""

    survey: Survey
    today: Today


EMPTY_YARDSTICK = Yardstick(Survey(), Today(9999, 12))  # no records, and no date is in the future


class _Case(Struct):
    """A reference while the sources are being asked about it."""

    reference: BibReference
    yardstick: Yardstick
    by_id: dict[Record, None] = field(default_factory=dict)
    by_title: dict[Record, None] = field(default_factory=dict)
    unknown: set[Id] = field(default_factory=set)
    found: set[Id] = field(default_factory=set)
    searched: set[tuple[str, str]] = field(default_factory=set)  # sources and squeezed titles that were looked up
    seen: SeenLists = field(default_factory=SeenLists)  # the lists that its answers show
    lacking: tuple[str, ...] = ()
    asked: dict[str, None] = field(default_factory=dict)
    missed: dict[str, str] = field(default_factory=dict)
    _assessment: Assessment | None = None

    @property
    def query(self) -> Query:
        """The title as it is looked up."""
        authors = tuple(name.family for name in self.reference.authors)
        return Query(title=self.reference.title, year=self.reference.year, authors=authors)

    @property
    def evidence(self) -> SourceAnswers:
        """What the sources have answered so far."""
        unknown = tuple(identity for identity in self.reference.ids if identity in self.unknown - self.found)
        return SourceAnswers(
            by_id=tuple(self.by_id),
            by_title=tuple(self.by_title),
            unknown=unknown,
            lacking=self.lacking,
            asked=tuple(self.asked),
            missed=self.missed,
        )

    @property
    def assessment(self) -> Assessment:
        """The assessment of the reference by the answers so far."""
        if self._assessment is None:
            self._assessment = assess(self.reference, self.evidence, self.yardstick.survey, self.yardstick.today)
        return self._assessment

    @property
    def is_found(self) -> bool:
        """Whether a record of the work is known."""
        return self.assessment.standing not in (Standing.NOT_FOUND, Standing.COULD_NOT_ASK)

    @property
    def unconfirmed(self) -> list[Id]:
        """The ids of the reference that are in none of the records found for it."""
        keys = {identity.key for record in (*self.by_id, *self.by_title) for identity in record.ids}
        return [identity for identity in self.reference.ids if identity.key not in keys and identity not in self.found]

    @property
    def is_settled(self) -> bool:
        """Whether no further source needs to be asked."""
        worst = self.assessment.gravity or Gravity.INFO
        return self.is_found and worst is Gravity.INFO and not self.unconfirmed

    @property
    def left_open(self) -> dict[str, str]:
        """The reason by source that could not be asked and whose answer could still change something."""
        if not self.is_settled:
            return self.missed
        return {name: why for name, why in self.missed.items() if self.lacks_venue and name not in _NO_VENUES}

    @property
    def lacks_venue(self) -> bool:
        """Whether the reference gives a listed venue and year, but all records found of the work are preprints."""
        if not (self.is_found and self.reference.year and has_list(self.reference.venue)):
            return False
        return all(is_preprint(record.appeared_in) for record in self.assessment.records)

    @property
    def ids_of_work(self) -> list[Id]:
        """The ids that the work's records have."""
        return list(dict.fromkeys(identity for record in self.assessment.records for identity in record.ids))

    @property
    def by_work(self) -> Query:
        """The query with the title that the work's records have."""
        records = self.assessment.records if self.is_found else ()
        return structs.replace(self.query, title=plain_text(records[0].title)) if records else self.query

    def search(self, seen: SeenLists) -> None:
        """Set which sources list the stated proceedings or journal completely and lack the title."""
        title = self.by_work.title
        titled = [r for r in (*self.by_id, *self.by_title) if squeeze(plain_text(r.title)) == squeeze(title)]
        appeared = any(not is_preprint(record.appeared_in) for record in titled)
        may_be_there = appeared or may_be_retitled(self.reference, self.by_title)
        listing = sources_listing(self.reference, seen) if not may_be_there and is_searchable(title) else ()
        self.lacking = tuple(source for source in listing if (source, squeeze(title)) in self.searched)
        self._assessment = None

    def take_in(self, source: str, questions: Iterable[Question], answers: Answers, *, offline: bool = False) -> None:
        """Add what a source answered to this reference's questions."""
        for question in questions:
            if question in answers.could_not and not offline:
                self.missed[source] = answers.could_not[question]
            elif question in answers.found:
                self._learn(source, question, answers.found[question])
        self._assessment = None

    def _learn(self, source: str, question: Question, records: Sequence[Record]) -> None:
        self.asked[source] = None
        if isinstance(question, Query):
            self.by_title.update(dict.fromkeys(records))
            self.seen.learn(source, records)
            if len(records) < _CUT:
                self.searched.add((source, squeeze(question.title)))
            return
        if question not in self.reference.ids:
            self.by_title.update(dict.fromkeys(records))
            return
        self.by_id.update(dict.fromkeys(records))
        if records:
            self.found.add(question)
        elif _issues(source, question):
            self.unknown.add(question)


def _issues(source: str, identity: Id) -> bool:
    issuer = "datacite" if identity.value.startswith(_ELSEWHERE) else _ISSUERS.get(identity.scheme)
    return issuer == source


def assess_all(
    references: Sequence[BibReference], sources: SourcesAsked, yardstick: Yardstick, listener: Listener = SILENT
) -> list[Assessment]:
    """Return the assessment of each reference by the answers of the sources."""
    cases = _asked(references, sources, yardstick, listener)
    return [replace(case.assessment, missed=case.left_open) for case in cases]


def asked_about(references: Sequence[BibReference], sources: SourcesAsked, yardstick: Yardstick) -> list[SourceAnswers]:
    """Return what the sources answer about each reference."""
    return [replace(case.evidence, missed=case.left_open) for case in _asked(references, sources, yardstick, SILENT)]


def _asked(
    references: Sequence[BibReference], sources: SourcesAsked, yardstick: Yardstick, listener: Listener
) -> list[_Case]:
    cases = [_Case(reference, yardstick) for reference in references]
    local = [resolver for resolver in sources.resolvers if resolver.delay == 0]
    remote = [resolver for resolver in sources.resolvers if resolver.delay > 0]
    for resolver in local:
        _ask_ids(resolver, cases, sources)
        _ask_titles(resolver, cases, sources)
    unsettled = [case for case in cases if not case.is_settled]
    for resolver in sorted(remote, key=_one_by_one):
        listener.step(resolver.name, sum(case.is_settled for case in cases), len(cases))
        _ask_ids(resolver, [case for case in cases if not case.is_settled], sources)
    for resolver in remote:
        listener.step(resolver.name, sum(case.is_settled for case in cases), len(cases))
        _ask_titles(resolver, [case for case in cases if _needs_title(case)], sources)
    _ask_venues(remote, unsettled, sources)
    seen = SeenLists()
    for case in cases:
        seen.add(case.seen)
    for case in cases:
        case.search(seen)
    for resolver in remote:
        _ask_parts(resolver, [case for case in cases if resolver.name in case.lacking], seen, sources)
    return cases


def _ask_parts(resolver: Resolver, cases: Sequence[_Case], seen: SeenLists, sources: SourcesAsked) -> None:
    """Ask for parts of the titles that a source lacks: it may have them with one word spelt differently."""
    unknown = [case for case in cases if not case.is_found]
    wanted = [
        (case, [structs.replace(case.query, title=part) for part in title_parts(case.reference.title)])
        for case in unknown
    ]
    _put(resolver, wanted, sources)
    for case in unknown:
        case.search(seen)


def _ask_venues(remote: Sequence[Resolver], cases: Sequence[_Case], sources: SourcesAsked) -> None:
    """Ask about the works whose venue no record confirms: sources that take many ids, then those that list volumes."""
    knowing = [resolver for resolver in remote if resolver.name not in _NO_VENUES]
    for resolver in knowing:
        if not _one_by_one(resolver):
            open_cases = [case for case in cases if case.lacks_venue]
            _put(resolver, [(case, _taken(resolver, case.ids_of_work)[:1]) for case in open_cases], sources)
    names = {resolver.name for resolver in knowing}
    for resolver in knowing:
        if lists_volumes(resolver.name):
            doubtful = [
                case for case in cases if case.lacks_venue and (not case.reference.ids or names & {*case.asked})
            ]
            _put(resolver, [(case, [case.by_work]) for case in doubtful], sources)


def _one_by_one(resolver: Resolver) -> bool:
    """Tell whether a source takes only one id per request; such sources are asked last."""
    return int(getattr(resolver, "batch", 1)) <= 1


def _needs_title(case: _Case) -> bool:
    """Tell whether a title must still be looked up: the work is not found, or what was found differs."""
    return not case.is_settled and not (case.is_found and (case.assessment.gravity or Gravity.INFO) is Gravity.INFO)


def _ask_ids(resolver: Resolver, cases: Sequence[_Case], sources: SourcesAsked) -> None:
    local = resolver.delay == 0
    wanted = [(case, case.reference.ids if local else case.unconfirmed) for case in cases]
    _put(resolver, [(case, _taken(resolver, ids)) for case, ids in wanted], sources)


def _ask_titles(resolver: Resolver, cases: Sequence[_Case], sources: SourcesAsked) -> None:
    _put(resolver, [(case, [case.query]) for case in cases if case.reference.title], sources)


def _taken(resolver: Resolver, ids: Iterable[Id]) -> list[Id]:
    """Return the ids whose schemes a source takes."""
    schemes = getattr(resolver, "schemes", None)
    return [each for each in ids if schemes is None or each.scheme in schemes] if hasattr(resolver, "by_id") else []


def _put(resolver: Resolver, wanted: Sequence[tuple[_Case, Sequence[Question]]], sources: SourcesAsked) -> None:
    """Put questions to a source, each once, and give every reference the answers to its own."""
    questions = dict.fromkeys(question for _, each in wanted for question in each)
    if not questions:
        return
    titles = [question for question in questions if isinstance(question, Query)]
    ids = [question for question in questions if not isinstance(question, Query)]
    answers = sources.ask(resolver, titles, ids)
    for case, each in wanted:
        if each:
            case.take_in(resolver.name, each, answers, offline=_unwanted(sources))
