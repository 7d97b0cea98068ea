"""From questions to works, for any engine: finds candidates, ranks them, and adds the other records of each work.

Candidates are ranked here, never judged. Many questions are asked at once, so that the engine runs few queries.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, compress, islice
from typing import TYPE_CHECKING, Protocol

from msgspec import structs

from vlbib.core.collector import collector_at_rest
from vlbib.core.ids import Id, url_id
from vlbib.core.text import squeeze, squeeze_each
from vlbib.sources.index.candidate_plan import EXACT
from vlbib.sources.index.features import id_key, pair_features, title_key
from vlbib.sources.index.grouping import same_work
from vlbib.sources.index.questions import asked_tables
from vlbib.sources.index.rank import scores
from vlbib.sources.index.topics import is_common_phrase, may_be_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.record import Record
    from vlbib.core.work import Query
    from vlbib.resolver import Found, Question
    from vlbib.sources.index.packing import Codec, TitleIds
    from vlbib.sources.index.questions import AskedTables

WORKS = 20  # the most works in one answer
_FAR = 80.0  # below this similarity (0 to 100), few works have another form of the title asked
_FAR_SHOWN = 6  # the works so far from the title asked that an answer has
_STEPS = 2  # from a preprint through its version of record to a record with only the latter's DOI

Rows = dict[int, "tuple[Record, ...]"]


class Tables(Protocol):
    """The tables of an index, in any engine; rows are numbered from 1."""

    @property
    def name(self) -> str:
        """The prefix of the names of works."""

    @property
    def joined(self) -> bool:
        """Whether each row is a complete work."""

    @property
    def codec(self) -> Codec:
        """How rows are packed."""

    def candidates(self, asked: AskedTables) -> Iterable[tuple[int, int, int, int]]:
        """Return the result of the plan, sorted: (number of the question, kind, place, row)."""

    def filed(self, keys: Iterable[int]) -> Mapping[int, Sequence[int]]:
        """Return the rows of each exact key, in order, at most `KEPT`."""

    def counts(self, features: Iterable[int]) -> Mapping[int, int]:
        """Return the number of rows of each feature that two or more rows have."""

    def packed(self, rows: Iterable[int]) -> Mapping[int, bytes]:
        """Return the bytes of rows, in the order asked."""


def answer(tables: Tables, questions: Sequence[Question]) -> Found:
    """Return candidates for each question, best first, at most `WORKS` works; the records of a work are adjacent."""
    asked = list(dict.fromkeys(questions))
    if not asked:
        return {}
    queries = {at: question for at, question in enumerate(asked) if not isinstance(question, Id)}
    keys = {at: id_key(question) for at, question in enumerate(asked) if isinstance(question, Id)}
    best = dict(zip(queries, _best(tables, [(query, ()) for query in queries.values()]), strict=True))
    filed = tables.filed(dict.fromkeys(keys.values())) if keys else {}
    best |= {at: list(filed.get(key, ())) for at, key in keys.items()}
    common = dict(zip(queries, often_said(tables, [query.title for query in queries.values()]), strict=True))
    works = _records(tables, [best[at] for at in range(len(asked))], asked)
    return {
        question: marked(_titled_first(records, question), common=common.get(at, False))
        for at, (question, records) in enumerate(zip(asked, works, strict=True))
    }


def _titled_first(records: Sequence[Record], question: Question) -> Sequence[Record]:
    """Return records with the works of a whole title first: its short key may be that of another title, too."""
    key = squeeze(question.title) if not isinstance(question, Id) else ""
    if not key or not records or squeeze(records[0].title) == key:
        return records
    titled = {record.work for record in records if squeeze(record.title) == key}
    return sorted(records, key=lambda record: record.work not in titled) if titled else records


def often_said(tables: Tables, titles: Sequence[str]) -> list[bool]:
    """Tell for each title whether its adjacent words occur in so many titles of the index that it may be a topic."""
    phrases = [pair_features(title) if may_be_topic(title) else [] for title in titles]
    counts = tables.counts(dict.fromkeys(chain.from_iterable(phrases)))
    return [is_common_phrase([counts.get(pair, 0) for pair in pairs]) for pairs in phrases]


def marked(records: Sequence[Record], *, common: bool) -> tuple[Record, ...]:
    """Return the records, with `common` set if the title asked for consists of common words."""
    return tuple(structs.replace(record, common=True) for record in records) if common else tuple(records)


def answer_claims(tables: Tables, claims: Sequence[tuple[Query, Sequence[Id]]]) -> Iterator[tuple[Record, ...]]:
    """Yield candidates for each question and its ids together; rows with one of the ids come first.

    Records are made one question at a time, so that few are in memory.
    """
    best = _best(tables, claims)
    common = often_said(tables, [query.title for query, _ in claims])
    works = _records(tables, best, [query for query, _ in claims])
    return (marked(records, common=mark) for records, mark in zip(works, common, strict=True))


def judged(
    tables: Tables, claims: Sequence[tuple[Query, Sequence[Id]]], judge: Callable[[int, Sequence[Record]], str]
) -> list[str]:
    """Return the result of `judge` for the number and the candidates of each question."""
    with collector_at_rest():
        return [judge(number, records) for number, records in enumerate(answer_claims(tables, claims))]


def _best(tables: Tables, claims: Sequence[tuple[Query, Sequence[Id]]]) -> list[list[int]]:
    """Return the rows that answer each question: exact ones first, then those with similar titles."""
    if not claims:
        return []
    exact: list[list[int]] = [[] for _ in claims]
    near: list[list[int]] = [[] for _ in claims]
    for number, kind, _, row in tables.candidates(asked_tables(claims)):
        (exact if kind == EXACT else near)[number].append(row)
    packed = tables.packed(dict.fromkeys(chain.from_iterable(near)))
    return [
        best_rows(query.title, exact[number], [(row, packed[row]) for row in near[number]], tables.codec)
        for number, (query, _) in enumerate(claims)
    ]


def best_rows(title: str, exact: Sequence[int], near: Sequence[tuple[int, bytes]], codec: Codec) -> list[int]:
    """Return at most `WORKS` rows: exact ones in their order, then the others by the similarity of their titles.

    `near` are packed rows.
    """
    best = list(exact[:WORKS])
    if near and len(best) < WORKS:
        held = set(best)
        titled = [(row, text) for row, data in near if row not in held for text in codec.titles(data)]
        worth: dict[int, float] = {}
        for (row, _), score in zip(titled, scores(title, squeeze_each([text for _, text in titled])), strict=True):
            if score > worth.get(row, 0.0):
                worth[row] = score
        best += _without_most_far(sorted(worth, key=lambda row: (-worth[row], row)), worth)[: WORKS - len(best)]
    return best


def _without_most_far(rows: Sequence[int], worth: Mapping[int, float]) -> Sequence[int]:
    """Return rows, the likeliest first, without those that are far from the title asked, except for the first few."""
    return rows[: max(_FAR_SHOWN, sum(worth[row] >= _FAR for row in rows))]


def _records(
    tables: Tables, best: Sequence[Sequence[int]], questions: Sequence[Question]
) -> Iterator[tuple[Record, ...]]:
    """Yield, for each question, the records of the works to which its rows belong."""
    packed = dict(tables.packed(dict.fromkeys(chain.from_iterable(best))))
    more = [()] * len(best) if tables.joined else _companions(tables, best, packed)
    unpack, name = tables.codec.unpack, tables.name
    for question, numbers, others in zip(questions, best, more, strict=True):
        hits: Rows = {row: unpack(packed[row], f"{name}:{row}") for row in numbers}
        if isinstance(question, Id):
            hits = _with_id(hits, question, sure=not tables.joined)
        if tables.joined:
            yield tuple(chain.from_iterable(hits.values()))
        else:
            yield tuple(works(name, hits, hits | {row: unpack(packed[row], "") for row in others}))


def _companions(tables: Tables, best: Sequence[Sequence[int]], packed: dict[int, bytes]) -> list[list[int]]:
    """Return the rows that share an id or a whole title with those of each question, in two steps.

    Their bytes are added to `packed`.
    """
    keys_of: dict[int, list[int]] = {}
    whole: list[dict[int, None]] = [dict.fromkeys(rows) for rows in best]
    new: Sequence[Iterable[int]] = best
    for _ in range(_STEPS):
        for row in chain.from_iterable(new):
            if row not in keys_of:
                keys_of[row] = list(companion_keys(tables.codec.links(packed[row])))
        keys = [sorted(set().union(*map(keys_of.__getitem__, rows))) for rows in new]
        filed = tables.filed(dict.fromkeys(chain.from_iterable(keys)))
        new = [
            dict.fromkeys(row for key in wanted for row in filed.get(key, ()) if row not in rows)
            for wanted, rows in zip(keys, whole, strict=True)
        ]
        fresh = dict.fromkeys(row for row in chain.from_iterable(new) if row not in packed)
        packed.update(tables.packed(fresh))
        for rows, more in zip(whole, new, strict=True):
            rows.update(dict.fromkeys(more))
    return [list(islice(rows, len(first), None)) for rows, first in zip(whole, best, strict=True)]


def companion_keys(records: Iterable[TitleIds]) -> Iterator[int]:
    """Yield the keys by which other records of the same work may be found."""
    for record in records:
        yield title_key(squeeze(record.title))
        if record.ids:
            yield from map(id_key, record.ids)


def works(name: str, hits: Rows, rows: Rows) -> Iterator[Record]:
    """Yield the records of the rows in `hits`, work by work, completed from `rows`, which include them.

    Works that share an id with these, but are not the same work, come after them: such an id identifies neither.
    """
    numbers, parts = list(rows), list(rows.values())
    places_of: dict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(same_work(parts)):
        places_of[first].append(place)
    every = list(places_of.values())
    for places in every if len(hits) == len(rows) else _in_order(every, [row in hits for row in numbers], parts):
        work = f"{name}:{min(numbers[place] for place in places)}"
        yield from (_of_work(record, work) for place in places for record in parts[place])


def _in_order(
    every: Sequence[list[int]], is_hit: Sequence[bool], parts: Sequence[Sequence[Record]]
) -> Iterator[list[int]]:
    """Yield the works with a hit, then those that share an id with them, each as the places of its rows."""
    asked = [any(is_hit[place] for place in places) for places in every]
    ids = [_ids(parts, places) for places in every]
    taken = set().union(*compress(ids, asked))
    clashing = [not is_asked and not taken.isdisjoint(own) for is_asked, own in zip(asked, ids, strict=True)]
    yield from compress(every, asked)
    yield from compress(every, clashing)


def _of_work(record: Record, work: str) -> Record:
    return record if record.work == work else structs.replace(record, work=work)


def _ids(parts: Sequence[Sequence[Record]], places: Iterable[int]) -> set[tuple[str, str]]:
    """Return the ids of the rows at the given places."""
    return {identity.key for place in places for record in parts[place] for identity in record.ids}


def _with_id(rows: Rows, identity: Id, *, sure: bool) -> Rows:
    """Return the rows that have an id, also by the page of a record, or by the key alone if keys are `sure`."""
    numbered = {row: _numbered(records, identity, sure=sure) for row, records in rows.items()}
    return {row: records for row, records in numbered.items() if _has(records, identity)}


def _numbered(records: Iterable[Record], identity: Id, *, sure: bool) -> tuple[Record, ...]:
    """Return records with the id added to those whose page or key, but not their ids, give it."""
    return tuple(
        structs.replace(record, ids=(*record.ids, identity))
        if (sure and not _has([record], identity))
        or (identity not in record.ids and record.url and url_id(record.url) == identity)
        else record
        for record in records
    )


def _has(records: Iterable[Record], identity: Id) -> bool:
    return any(held.key == identity.key for record in records for held in record.ids)
