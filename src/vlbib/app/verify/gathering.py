"""Asks the sources about references, the local ones first, and no further than it takes to settle each.

A reference is settled when its work is found, all that it says agrees, and each of its ids is one of the records'. What
is open after the local sources is asked of the network: ids first, of sources that take many in a request, then titles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from vlbib.core.progress import SILENT
from vlbib.core.work import Query
from vlbib.verification.assessment import Assessment, SourceAnswers, Standing, assess
from vlbib.verification.compared_dates import Today
from vlbib.verification.discrepancy import Gravity
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.app.resolving.cascade import Answers
    from vlbib.core.ids import Id
    from vlbib.core.progress import Listener
    from vlbib.core.record import Record
    from vlbib.resolver import Question, Resolver
    from vlbib.verification.reference import BibReference

# Schemes, and the source that gives such ids out: only its "not found" says that there is no such id.
_ISSUERS = {"arxiv": "arxiv", "doi": "crossref"}
# Registrants of DataCite, whose DOIs Crossref does not have (Zenodo, figshare, OSF, arXiv, Hugging Face).
_ELSEWHERE = ("10.5281/", "10.6084/", "10.17605/", "10.48550/", "10.57967/")


class SourcesAsked(Protocol):
    """The sources of a run in their order, and the way to ask one of them."""

    @property
    def resolvers(self) -> tuple[Resolver, ...]:
        """The sources."""

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id], /) -> Answers:
        """Ask one source for titles and ids."""


def _unwanted(sources: SourcesAsked) -> bool:
    """Tell whether the run is offline: what is not kept from an earlier one was not asked, and is no failure."""
    return bool(getattr(sources, "offline", False))


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What references are held against beside their records: the survey of all records, and today."""

    survey: Survey
    today: Today


EMPTY_YARDSTICK = Yardstick(Survey(), Today(9999, 12))  # nothing is attested, and nothing is in the future


@dataclass(slots=True)
class _Case:
    """A reference under way."""

    reference: BibReference
    yardstick: Yardstick
    by_id: dict[Record, None] = field(default_factory=dict)
    by_title: dict[Record, None] = field(default_factory=dict)
    unknown: set[Id] = field(default_factory=set)
    found: set[Id] = field(default_factory=set)
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
            asked=tuple(self.asked),
            missed=self.missed,
        )

    @property
    def assessment(self) -> Assessment:
        """How the reference stands by what is answered so far."""
        if self._assessment is None:
            self._assessment = assess(self.reference, self.evidence, self.yardstick.survey, self.yardstick.today)
        return self._assessment

    @property
    def is_found(self) -> bool:
        """Whether a record of the work is known."""
        return self.assessment.standing not in (Standing.NOT_FOUND, Standing.COULD_NOT_ASK)

    @property
    def unconfirmed(self) -> list[Id]:
        """The ids of the reference that no record found for it has."""
        keys = {identity.key for record in (*self.by_id, *self.by_title) for identity in record.ids}
        return [identity for identity in self.reference.ids if identity.key not in keys and identity not in self.found]

    @property
    def is_settled(self) -> bool:
        """Whether no further source needs to be asked."""
        worst = self.assessment.gravity or Gravity.INFO
        return self.is_found and worst is Gravity.INFO and not self.unconfirmed

    def hear(self, source: str, questions: Iterable[Question], answers: Answers, *, offline: bool = False) -> None:
        """Take in what a source answered to this reference's questions."""
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
    """Return how each reference stands by what the sources answer."""
    return [case.assessment for case in _asked(references, sources, yardstick, listener)]


def asked_about(references: Sequence[BibReference], sources: SourcesAsked, yardstick: Yardstick) -> list[SourceAnswers]:
    """Return what the sources answer about each reference."""
    return [case.evidence for case in _asked(references, sources, yardstick, SILENT)]


def _asked(
    references: Sequence[BibReference], sources: SourcesAsked, yardstick: Yardstick, listener: Listener
) -> list[_Case]:
    cases = [_Case(reference, yardstick) for reference in references]
    local = [resolver for resolver in sources.resolvers if resolver.delay == 0]
    remote = [resolver for resolver in sources.resolvers if resolver.delay > 0]
    for resolver in local:
        _ask_ids(resolver, cases, sources)
        _ask_titles(resolver, cases, sources)
    for resolver in sorted(remote, key=_one_by_one):
        listener.step(resolver.name, sum(case.is_settled for case in cases), len(cases))
        _ask_ids(resolver, [case for case in cases if not case.is_settled], sources)
    for resolver in remote:
        listener.step(resolver.name, sum(case.is_settled for case in cases), len(cases))
        _ask_titles(resolver, [case for case in cases if _needs_title(case)], sources)
    return cases


def _one_by_one(resolver: Resolver) -> bool:
    """Tell whether a source takes one id a request: it is asked after those that take many."""
    return int(getattr(resolver, "batch", 1)) <= 1


def _needs_title(case: _Case) -> bool:
    """Tell whether a title is still to be looked up: the work is not found, or what was found differs."""
    return not case.is_settled and not (case.is_found and (case.assessment.gravity or Gravity.INFO) is Gravity.INFO)


def _ask_ids(resolver: Resolver, cases: Sequence[_Case], sources: SourcesAsked) -> None:
    if not hasattr(resolver, "by_id"):
        return
    schemes = getattr(resolver, "schemes", None)
    local = resolver.delay == 0
    wanted = [
        [i for i in (case.reference.ids if local else case.unconfirmed) if schemes is None or i.scheme in schemes]
        for case in cases
    ]
    ids = list(dict.fromkeys(identity for each in wanted for identity in each))
    answers = sources.ask(resolver, (), ids) if ids else None
    for case, each in zip(cases, wanted, strict=True):
        if answers and each:
            case.hear(resolver.name, each, answers, offline=_unwanted(sources))


def _ask_titles(resolver: Resolver, cases: Sequence[_Case], sources: SourcesAsked) -> None:
    named = [case for case in cases if case.reference.title]
    queries = list(dict.fromkeys(case.query for case in named))
    answers = sources.ask(resolver, queries, ()) if queries else None
    for case in named:
        if answers:
            case.hear(resolver.name, [case.query], answers, offline=_unwanted(sources))
