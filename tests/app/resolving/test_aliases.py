"""Which short names in a heading belong to which work, and which name is part of the key."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from msgspec import structs

from vlbib.app.resolving.aliases import pair_aliases, recorded_name
from vlbib.core.record import Record
from vlbib.core.work import Candidate, Kind, Mention, Query, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedWork
from vlbib.lock.settled import settled_work

if TYPE_CHECKING:
    from vlbib.sources.session import Session

GLIP, SETS = "Grounded Pre-training", "Maps of Sets"
RECORDS = [Record(source="catalogue", title=GLIP, aliases=("GLIP",)), Record(source="catalogue", title=SETS)]


def _session() -> Session:
    found = {Query(title="GLIP", alias=True): tuple(RECORDS)}
    return cast("Session", SimpleNamespace(local=("catalogue",), ask=lambda *_: SimpleNamespace(found=found)))


def _work(title: str, line: int) -> Work:
    mention = Mention(text=title, file="a.md", line=line, aliases=("GLIP", "MOS"), group=1, heading=("GLIP, MOS",))
    return Work(mentions=(mention,))


def _aliases(works: tuple[Work, ...]) -> list[tuple[str, ...]]:
    return [work.mentions[0].aliases for work in works]


def test_a_name_is_assigned_to_the_work_that_has_it_in_a_local_source() -> None:
    works = (_work(SETS, 2), _work(GLIP, 3))
    assert _aliases(pair_aliases(works, [SETS, GLIP], Lock(), _session())) == [("MOS",), ("GLIP",)]


def test_the_lock_decides_if_it_knows_all_mentions_under_a_heading() -> None:
    works = (_work(SETS, 2), _work(GLIP, 3))
    lines = [structs.replace(work.mentions[0], aliases=("GLIP",) if work is works[0] else ()) for work in works]
    known = tuple(LockedWork(verdict=Verdict(status=Status.UNRESOLVED), mentions=(line,)) for line in lines)
    assert _aliases(pair_aliases(works, [SETS, GLIP], Lock(works=known), _session())) == [("GLIP",), ()]
    assert _aliases(pair_aliases(works, [SETS, GLIP], Lock(works=known[:1]), _session())) == [("MOS",), ("GLIP",)]


def test_the_same_line_with_and_without_a_short_name_keeps_both_forms() -> None:
    named, bare = (
        structs.replace(_work(GLIP, line).mentions[0], aliases=names) for line, names in ((2, ("GLIP",)), (3, ()))
    )
    for mentions in ((named, bare), (bare, named)):
        known = LockedWork(verdict=Verdict(status=Status.UNRESOLVED), mentions=mentions)
        (work,) = pair_aliases((Work(mentions=mentions),), [GLIP], Lock(works=(known,)), _session())
        assert work.mentions == mentions


def test_a_name_that_is_in_the_works_records_goes_into_the_key() -> None:
    verdict = Verdict(status=Status.ACCEPTED, candidates=(Candidate(records=(RECORDS[0],)),), records=(RECORDS[0],))

    def name(text: str, kind: Kind = Kind.LINE, heading: tuple[str, ...] = ()) -> str:
        mention = Mention(text=text, file="a.md", line=1, kind=kind, heading=heading)
        return recorded_name(settled_work(Work(mentions=(mention,)), verdict))

    assert name("GLIP", Kind.ALIAS) == name(f"GLIP: {GLIP}") == name(GLIP, heading=("Papers", "GLIP")) == "GLIP"
    assert name("GLIP: Another Title") == name(GLIP) == name("MOS", Kind.ALIAS) == ""
