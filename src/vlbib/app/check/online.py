"""Asks the sources about the entries of a library: their ids first, then the titles that no id answered for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from vlbib.checks.inputs import Answer
from vlbib.core.entries import entry_ids, values_of
from vlbib.core.ids import Id
from vlbib.core.latex import decode
from vlbib.core.people import read_people
from vlbib.core.work import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.app.cascade import Answers
    from vlbib.core.bib import Entry, Library
    from vlbib.core.record import Record
    from vlbib.resolver import Resolver

# Schemes, and the source that gives such ids out: only its "not found" says that there is no such id.
_ISSUERS = {"arxiv": "arxiv", "doi": "crossref"}
# Registrants of DataCite, whose DOIs Crossref does not have (Zenodo, figshare, OSF, arXiv).
_ELSEWHERE = ("10.5281/", "10.6084/", "10.17605/", "10.48550/", "10.57967/")


class Sources(Protocol):
    """The sources of a run in their order, and the way to ask one of them."""

    @property
    def resolvers(self) -> tuple[Resolver, ...]:
        """The sources."""

    def ask(self, resolver: Resolver, titles: Sequence[Query], ids: Sequence[Id], /) -> Answers:
        """Ask one source for titles and ids."""


def ask_about(library: Library, session: Sources) -> tuple[Answer, ...]:
    """Ask for every entry with an id or a title; an entry that no source could be asked about has no answer."""
    ids = {index: _ids(entry) for index, entry in enumerate(library.entries)}
    records, unknown, heard = _by_id(
        list(dict.fromkeys(identity for held in ids.values() for identity in held)), session
    )
    by_id = {index: tuple(record for identity in held for record in records[identity]) for index, held in ids.items()}
    queries = {
        index: _query(entry)
        for index, entry in enumerate(library.entries)
        if entry.get("title").strip() and not (by_id[index] and entry.get("doi"))
    }
    titles, asked = _by_title(list(dict.fromkeys(queries.values())), session)
    return tuple(
        Answer(
            key=entry.key,
            by_id=by_id[index],
            by_title=tuple(titles[queries[index]]) if index in queries else (),
            unknown=tuple(identity for identity in ids[index] if identity in unknown and not records[identity]),
        )
        for index, entry in enumerate(library.entries)
        if any(identity in heard for identity in ids[index]) or queries.get(index) in asked
    )


def _by_id(ids: Sequence[Id], session: Sources) -> tuple[defaultdict[Id, list[Record]], set[Id], set[Id]]:
    """Return the records by id, the ids that their issuer does not know, and those that some source answered for."""
    records: defaultdict[Id, list[Record]] = defaultdict(list)
    unknown: set[Id] = set()
    heard: set[Id] = set()
    for resolver in session.resolvers if ids else ():
        if not hasattr(resolver, "by_id"):
            continue
        for question, answer in session.ask(resolver, (), ids).found.items():
            if isinstance(question, Id):
                heard.add(question)
                records[question] += answer
                unknown |= {question} if not answer and _issued_by(resolver.name, question) else set()
    return records, unknown, heard


def _issued_by(source: str, identity: Id) -> bool:
    return _ISSUERS.get(identity.scheme) == source and not identity.value.startswith(_ELSEWHERE)


def _by_title(queries: Sequence[Query], session: Sources) -> tuple[defaultdict[Query, list[Record]], set[Query]]:
    """Return the records by query, and the queries that some source answered for."""
    records: defaultdict[Query, list[Record]] = defaultdict(list)
    asked: set[Query] = set()
    for resolver in session.resolvers if queries else ():
        for question, answer in session.ask(resolver, queries, ()).found.items():
            if isinstance(question, Query):
                asked.add(question)
                records[question] += answer
    return records, asked


def _ids(entry: Entry) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(entry_ids(values_of(entry), ())))


def _query(entry: Entry) -> Query:
    year = entry.get("year").strip()
    return Query(
        title=decode(" ".join(entry.get("title").split())),
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
        authors=tuple(name.family for name in read_people(entry.get("author")).names),
    )
