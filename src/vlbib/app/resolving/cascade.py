"""The cascade: which source is asked about which work, in which order, until all are settled or no source is left.

Ids come before titles, local sources before the network. A work that a local source settles is not asked about again,
except in an update. A network source that takes many ids in one request is also asked about accepted works, so that the
version of record of a preprint is found. The caller says how a source is asked (`Ask`): nothing here does I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Protocol, TypeAlias

from msgspec import Struct, field, structs
from msgspec.structs import replace

from vlbib.core.text import squeeze, words
from vlbib.core.venues import is_preprint
from vlbib.core.work import Kind, Query, Status, Verdict, Work
from vlbib.matching.contradicted_mentions import judge_apart, words_beside_id
from vlbib.matching.queries import query_of
from vlbib.matching.skeletons import why_too_bare
from vlbib.matching.verdict import is_only_aside
from vlbib.matching.web_pages import is_page

if TYPE_CHECKING:
    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Mention
    from vlbib.resolver import Found, Question, Resolver


class Answers(Protocol):
    """The answers of one source: what was found, and what could not be asked, with the reason in words."""

    @property
    def found(self) -> Found:
        """Records by question that was asked; a question that could not be asked is missing."""

    @property
    def could_not(self) -> Mapping[Question, str]:
        """Reasons by question."""


Ask: TypeAlias = Callable[["Resolver", Sequence[Query], Sequence["Id"]], Answers]
Step: TypeAlias = Callable[[str, int, int], None]
Own: TypeAlias = Callable[[str, Sequence["Id"]], Sequence["Record"]]


class Learnt(Struct, frozen=True, kw_only=True):
    """What an earlier run has learnt about a work, so that only the rest is asked.

    `asked` are sources that need not be asked again, `missed` those still to be asked. With `again`, the network is
    asked even if a local source settles the work. `ids` are those by which the work was found before.
    """

    records: tuple[Record, ...] = ()
    asked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    ids: tuple[Id, ...] = ()
    again: bool = False


class Resolved(Struct, frozen=True, kw_only=True):
    """A work with its verdict, its query, the sources asked, and those that could not be asked, with the reason.

    `apart` are the mentions that the verdict contradicts: they are not in `work`, and wait as works of their own.
    """

    work: Work
    verdict: Verdict
    query: Query
    asked: tuple[str, ...] = ()
    missed: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[Resolved, ...] = ()


_NOTHING = Verdict(status=Status.UNRESOLVED, reasons=("nothing found",))


class _Case(Struct):
    """A work while the sources are being asked about it."""

    work: Work
    query: Query
    verdict: Verdict = field(default_factory=lambda: _NOTHING)
    apart: tuple[tuple[Work, Verdict], ...] = ()  # mentions that the verdict contradicts
    records: list[Record] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    missed: dict[str, str] = field(default_factory=dict)
    asked_ids: set[tuple[str, tuple[str, str]]] = field(default_factory=set)
    before: frozenset[str] = frozenset()  # sources that an earlier run has asked
    found_by: tuple[Id, ...] = ()  # ids by which an earlier run has found the work
    again: bool = False  # the network is asked even if a local source settles the work
    accepted_before: bool = False  # accepted on what an earlier run had learnt
    closed: bool = False
    preprints: list[Record] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return self.verdict.status is Status.ACCEPTED

    @property
    def ids(self) -> list[Id]:
        """The ids that the notes give, those known from before, then those of the records found.

        These are accepted, or have too few facts: a source that is asked for the id has the rest.
        """
        given = [identity for mention in self.work.mentions for identity in mention.ids]
        records = self.verdict.records or _unconfirmed(self.verdict)
        recorded = [identity for record in records for identity in record.ids]
        return list(dict.fromkeys([*given, *self.found_by, *recorded]))

    @property
    def has_strange_id(self) -> bool:
        """Whether the note gives an id that no record of the accepted work has: it may be another paper's."""
        carried = {identity.key for record in self.verdict.records for identity in record.ids}
        return any(identity.key not in carried for mention in self.work.mentions for identity in mention.ids)

    @property
    def has_words_to_hold_against(self) -> bool:
        """Whether the note gives an id with words beside it that differ from the title of the record with that id."""
        mentions = self.work.mentions
        if self.words_to_hold_against:
            return True
        if (
            self.work.first.kind is Kind.LINK
            or any(mention.pinned for mention in mentions)
            or not any(mention.ids for mention in mentions)
        ):
            return False
        return squeeze(self.query.title) not in {squeeze(record.title) for record in self.verdict.records}

    @property
    def words_to_hold_against(self) -> list[Query]:
        """Queries for the other titles and short names on lines that give the same id."""
        titles = {squeeze(record.title) for record in self.verdict.records}
        queries = map(query_of, words_beside_id(self.work))
        return [query for query in queries if query != self.query and squeeze(query.title) not in titles]

    @property
    def has_whole_title(self) -> bool:
        """Whether a record of the work has the title asked for letter by letter."""
        return any(squeeze(record.title) == squeeze(self.query.title) for record in self.verdict.records)

    def has_answer_of(self, source: str) -> bool:
        """Tell whether a source has returned a record of the accepted work."""
        return any(record.source == source for record in self.verdict.records)

    def learn(self, records: Sequence[Record]) -> None:
        """Add records, and judge again if any is new."""
        new = [record for record in records if record not in self.records]
        if new:
            self.records += new
            self.verdict, self.apart = judge_apart(self.work, self.records, self.found_by, self.query)


def resolve_works(
    works: Sequence[Work],
    resolvers: Sequence[Resolver],
    ask: Ask,
    *,
    learnt: Sequence[Learnt] = (),
    step: Step | None = None,
    own: Own | None = None,
) -> tuple[Resolved, ...]:
    """Settle every work as far as the sources can, in the order of the resolvers.

    `learnt` is what is already known about each work, in the works' order. `step(source, settled, works)` is called
    with the progress. `own` returns the records of the owner's entries with a title or an id: they count if no source
    settles a work.
    """
    local = [resolver for resolver in resolvers if resolver.delay == 0]
    remote = [resolver for resolver in resolvers if resolver.delay > 0]
    present = frozenset(resolver.name for resolver in remote)
    cases = [
        _case(work, earlier, present) for work, earlier in zip(works, chain(learnt, repeat(Learnt())), strict=False)
    ]
    tell = step or (lambda _source, _done, _of: None)
    if len(local) > 1:
        _ask_for_whole_titles(local, cases, ask)
    for resolver in local:
        tell(resolver.name, _count_settled(cases), len(cases))
        _ask(resolver, cases, ask)
    for case in cases:
        if case.preprints and case.accepted and not case.has_whole_title:
            case.learn(case.preprints)
        by_local = case.accepted and not case.accepted_before and bool(local)
        case.closed = (by_local and not case.again) or _settled_page(case, bool(local)) or is_only_aside(case.work)
    open_cases = [case for case in cases if not case.closed]
    for resolver in remote if open_cases else []:
        tell(resolver.name, _count_settled(cases), len(cases))
        _ask(resolver, open_cases, ask)
    for resolver in remote[:-1] if open_cases else []:  # ids and titles that only a later source knew
        _ask_ids(
            resolver, [case for case in open_cases if case.accepted and not case.has_answer_of(resolver.name)], ask
        )
        _ask_by_better_title(resolver, [case for case in open_cases if _may_add_id(resolver, case)], ask)
    for case in cases if own else ():
        if own and not case.accepted:
            case.learn(own(case.query.title, case.ids))
    return tuple(_outcome(case) for case in cases)


def _count_settled(cases: Sequence[_Case]) -> int:
    return sum(case.accepted or case.closed for case in cases)


def _case(work: Work, earlier: Learnt, remote: Collection[str]) -> _Case:
    """Return the case of a work with what is known of it; local sources, which cost nothing, are asked again."""
    before = frozenset(earlier.asked).intersection(remote).difference(earlier.missed)
    absent = {name: "it is not asked in this run" for name in earlier.missed if name not in remote}
    case = _Case(
        work,
        query_of(work),
        asked=list(earlier.asked),
        missed=absent,
        before=before,
        found_by=earlier.ids,
        again=earlier.again,
    )
    case.learn(earlier.records)
    case.accepted_before = case.accepted
    case.asked_ids.update((source, identity.key) for source in before for identity in case.ids)
    return case


def _unconfirmed(verdict: Verdict) -> Sequence[Record]:
    """Return the records of a work that would be accepted if they had more facts; none for any other verdict."""
    records = verdict.candidates[0].records if verdict.candidates else ()
    return records if records and why_too_bare(records) in verdict.reasons else ()


def _settled_page(case: _Case, asked_locally: bool) -> bool:  # noqa: FBT001 -- a fact, not a switch
    """Tell whether a work is a web page that no local source knows as a paper; then no other source is asked."""
    return asked_locally and case.verdict.status is Status.UNRESOLVED and is_page(case.work)


def _ask_for_whole_titles(local: Sequence[Resolver], cases: Sequence[_Case], ask: Ask) -> None:
    """Ask each index for the titles that it has letter by letter, so that no other is searched for similar ones.

    A search costs far more than a look-up. A preprint settles nothing here: an earlier index may have its
    published version under a title that is only similar.
    """
    for resolver in local:
        unsettled = [case for case in cases if not (case.accepted or case.ids or case.query.alias)]
        if not unsettled or not hasattr(resolver, "needs_index"):
            continue
        queries = [replace(case.query, whole=True) for case in unsettled]
        answers = ask(resolver, list(dict.fromkeys(queries)), [])
        for case, query in zip(unsettled, queries, strict=True):
            records = answers.found.get(query, ())
            if resolver is local[0] or any(map(_is_published, records)):
                case.learn(records)
            else:
                case.preprints += records
            if case.accepted and resolver.name not in case.asked:
                case.asked.append(resolver.name)


def _is_published(record: Record) -> bool:
    """Tell whether a record is of a published version: it has a venue that is no preprint server."""
    name = record.venue_short or record.venue
    return bool(name) and not is_preprint(name)


def _ask(resolver: Resolver, cases: Sequence[_Case], ask: Ask) -> None:
    """Ask one source: ids first, then the titles of the works that the ids did not settle.

    A local source is also asked for an id that no record of an accepted work has. If an id gave a record with another
    title than the note's words, it is asked for these words: they may be the title or short name of another work.
    """
    is_local = resolver.delay == 0
    if hasattr(resolver, "by_id"):
        unheard = [
            case
            for case in cases
            if not case.accepted
            or (_takes_many(resolver) and not case.has_answer_of(resolver.name))
            or (is_local and case.has_strange_id)
        ]
        _ask_ids(resolver, unheard, ask)
    rest = [
        case
        for case in cases
        if resolver.name not in case.before and (not case.accepted or (is_local and case.has_words_to_hold_against))
    ]
    if not rest:
        return
    questions = [[case.query, *(case.words_to_hold_against if is_local else ())] for case in rest]
    answers = ask(resolver, list(dict.fromkeys(chain.from_iterable(questions))), [])
    for case, asked in zip(rest, questions, strict=True):
        _take(case, resolver.name, asked, answers)


def _takes_many(resolver: Resolver) -> bool:
    """Tell whether one request takes many ids, so that asking about known works costs next to nothing."""
    return int(getattr(resolver, "batch", 1)) > 1


def _ask_ids(resolver: Resolver, cases: Sequence[_Case], ask: Ask) -> None:
    """Ask a source for the ids whose schemes it takes, for none twice."""
    schemes = getattr(resolver, "schemes", None)
    wanted: dict[int, list[Id]] = {}
    for number, case in enumerate(cases):
        ids = [identity for identity in case.ids if schemes is None or identity.scheme in schemes]
        wanted[number] = [identity for identity in ids if (resolver.name, identity.key) not in case.asked_ids]
        case.asked_ids.update((resolver.name, identity.key) for identity in wanted[number])
    flat = list(dict.fromkeys(identity for ids in wanted.values() for identity in ids))
    if not flat or not hasattr(resolver, "by_id"):
        return
    answers = ask(resolver, [], flat)
    for number, case in enumerate(cases):
        if wanted[number]:
            _take(case, resolver.name, wanted[number], answers)


def _may_add_id(resolver: Resolver, case: _Case) -> bool:
    """Tell whether a source that found nothing by the note's words may know the title that another source gives.

    It must take a scheme of ids of which the work has none.
    """
    schemes = getattr(resolver, "schemes", None)
    if not case.accepted or not schemes or resolver.name not in case.asked or case.has_answer_of(resolver.name):
        return False
    lacks = all(identity.scheme not in schemes for identity in case.ids)
    return lacks and words(case.verdict.records[0].title) != words(case.query.title)


def _ask_by_better_title(resolver: Resolver, cases: Sequence[_Case], ask: Ask) -> None:
    queries = [structs.replace(case.query, title=case.verdict.records[0].title, alias=False) for case in cases]
    if not queries:
        return
    answers = ask(resolver, list(dict.fromkeys(queries)), [])
    for case, query in zip(cases, queries, strict=True):
        _take(case, resolver.name, [query], answers)


def _take(case: _Case, source: str, questions: Sequence[Question], answers: Answers) -> None:
    """Give the answers to one work: its records, and the source's name as asked or as missed."""
    for question in questions:
        if question in answers.found:
            if source not in case.asked:
                case.asked.append(source)
            case.learn(answers.found[question])
        elif question in answers.could_not:
            case.missed[source] = answers.could_not[question]


def _outcome(case: _Case) -> Resolved:
    apart = tuple(_resolved(case, work, verdict) for work, verdict in case.apart)
    mentions = without(case.work.mentions, apart)
    return replace(_resolved(case, Work(mentions=mentions), case.verdict), apart=apart)


def without(mentions: Sequence[Mention], apart: Sequence[Resolved]) -> tuple[Mention, ...]:
    """Return the mentions of a work, except those that its verdict contradicts."""
    gone = {mention for each in apart for mention in each.work.mentions}
    return tuple(mention for mention in mentions if mention not in gone)


def _resolved(case: _Case, work: Work, verdict: Verdict) -> Resolved:
    """Return the result for a work, or for some mentions of it."""
    accepted = verdict.status is Status.ACCEPTED
    missed = {name: why for name, why in case.missed.items() if not (accepted and case.has_answer_of(name))}
    if verdict.status is Status.UNRESOLVED and is_page(work) and not missed:
        verdict = structs.replace(
            verdict, status=Status.WEB, reasons=("a page without a paper: no source asked knows the name",)
        )
    elif not accepted and missed:
        reasons = tuple(f"{source} could not be asked: {reason}" for source, reason in missed.items())
        verdict = structs.replace(verdict, status=Status.UNASKED, reasons=(*verdict.reasons, *reasons))
    query = case.query if work == case.work else query_of(work)
    return Resolved(work=work, verdict=verdict, query=query, asked=tuple(case.asked), missed=missed)
