"""Joins works that turn out to be one. Works that only share an id stay apart, and the id is written to neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.ids import are_two_preprints
from vlbib.core.latex import decode
from vlbib.core.names import may_be_same_people
from vlbib.core.people import read_people
from vlbib.core.work import Status, Work
from vlbib.lock.settled import SettledWork
from vlbib.lock.without_ids import without_ids

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.names import Name
    from vlbib.core.record import Record
    from vlbib.lock.schema import LockedWork


def join(settled: Sequence[SettledWork]) -> list[SettledWork]:
    """Join works whose accepted records share an id: one entry, the mentions of all, the facts of the first.

    If neither titles nor authors agree, they stay two, and the id is removed from both and reported. Works without ids
    are joined if they have exactly the same records.
    """
    joined: list[SettledWork] = []
    by_id: dict[tuple[str, str], tuple[int, ...]] = {}
    by_records: dict[tuple[Record, ...], int] = {}
    for work in settled:
        keys = dict.fromkeys(work.identities) if work.locked.status is Status.ACCEPTED else {}
        places = (place for key in keys for place in by_id.get(key, ()))
        at = next((place for place in places if _may_be_one(joined[place].locked, work.locked)), len(joined))
        if work.locked.status is Status.ACCEPTED and not keys and work.locked.verdict.records:
            at = by_records.setdefault(work.locked.verdict.records, at)
        if at < len(joined):
            joined[at] = _together(joined[at], work)
        else:
            joined.append(work)
        by_id |= {key: (*by_id.get(key, ()), at) for key in keys if at not in by_id.get(key, ())}
    shared = {key: places for key, places in by_id.items() if len(places) > 1}
    return _with_own_ids(joined, shared) if shared else joined


def _together(first_seen: SettledWork, later: SettledWork) -> SettledWork:
    """Join two works; the facts are those of the first, unless only the second has a key already."""
    first, second = (later, first_seen) if later.locked.key and not first_seen.locked.key else (first_seen, later)
    mentions = tuple(dict.fromkeys([*first_seen.work.mentions, *later.work.mentions]))
    notes = tuple(dict.fromkeys([*first.locked.verdict.notes, *second.locked.verdict.notes]))
    joined = first.locked.join(second.locked)
    locked = structs.replace(joined, verdict=structs.replace(joined.verdict, notes=notes))
    return SettledWork(work=Work(mentions=mentions), locked=locked, news=first.news)


def _may_be_one(first: LockedWork, second: LockedWork) -> bool:
    """Tell whether two works that share an id are one: they have the same key, or titles or authors that agree."""
    if first.key and first.key == second.key:
        return True
    if first.title == second.title:
        return True
    if may_be_same_people(_people(first), _people(second)) and not are_two_preprints(first.ids, second.ids):
        return True
    from vlbib.matching.title_agreement import titles_agree

    pairs = [(decode(first.title), decode(second.title))]
    pairs += [(decode(first.title), mention.text) for mention in second.mentions]
    pairs += [(decode(second.title), mention.text) for mention in first.mentions]
    return any(titles_agree(one_title, another) for one_title, another in pairs)


def _people(work: LockedWork) -> tuple[Name, ...]:
    author = work.fields.get("author")
    return read_people(author.value).names if author else ()


def _with_own_ids(joined: Sequence[SettledWork], shared: Mapping[tuple[str, str], Sequence[int]]) -> list[SettledWork]:
    """Remove the ids that several works share, except from works whose records come from the id's own registry."""
    from vlbib.matching.shared_ids import is_registered

    works = list(joined)
    for key, places in shared.items():
        for place in places:
            if not is_registered(key, works[place].locked.verdict.records):
                others = [joined[number].locked for number in places if number != place]
                works[place] = _without(works[place], key, others[0])
    return works


def _without(settled: SettledWork, key: tuple[str, str], second: LockedWork) -> SettledWork:
    """Return a work without an id, also in its fields, and with a note that says which other work has it."""
    note = f"{key[0]}:{key[1]} is also the id of {decode(second.title)!r}, so it is not written"
    verdict = settled.locked.verdict
    notes = tuple(dict.fromkeys([*verdict.notes, note]))
    return without_ids(settled, {key}).but(verdict=structs.replace(verdict, notes=notes))
