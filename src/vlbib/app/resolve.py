"""What is known of each work: recalled from the lock where it knows them, asked of the sources where it does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.app.aliases import pair_aliases
from vlbib.app.pins import follow, overruled, ruling
from vlbib.app.refresh import known_ids, lost, renewed
from vlbib.core.work import Status, Verdict, Work
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.tags import distinct_tags, tags_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vlbib.app.cascade import Learnt, Resolved, Step
    from vlbib.app.refresh import Update
    from vlbib.core.work import Candidate
    from vlbib.lock.file import Lock
    from vlbib.settings import Settings
    from vlbib.sources.session import Session


def settle(
    works: Sequence[Work], lock: Lock, session: Session, settings: Settings, update: Update, step: Step | None = None
) -> tuple[SettledWork, ...]:
    """Return every work with its verdict, draft, tags and alias; works that turn out to be one are joined."""
    settings = follow(settings, [mention for work in works for mention in work.mentions], lock)
    recalled = [
        None if known and overruled(work, known, settings) else known
        for work, known in zip(works, recall_all(lock, works), strict=True)
    ]
    asks = _Asks(session, settings, update)
    fresh = {at: one for at, one in enumerate(zip(works, recalled, strict=True)) if asks.again(*one)}
    asked = dict(zip(fresh, _asked(list(fresh.values()), asks, step), strict=True)) if fresh else {}
    settled = [
        _new(asked[at], known, asks) if at in asked else _known(work, known, settings)
        for at, (work, known) in enumerate(zip(works, recalled, strict=True))
    ]
    titles = [_title(one) for one in settled]
    paired = pair_aliases([one.work for one in settled], titles, lock, session)
    named = [one if work is one.work else replace(one, work=work) for one, work in zip(settled, paired, strict=True)]
    unread = {work.key: work.tags for work in lock.works if work.key}
    return tuple(_tagged(one, settings, unread) for one in join(named))


@dataclass(frozen=True, slots=True)
class _Asks:
    """What decides whether a work is asked: the run's sources, the project's settings, the works to ask again."""

    session: Session
    settings: Settings
    update: Update

    def again(self, work: Work, known: SettledWork | None) -> bool:
        """Tell whether a work must be asked: a new one, one that waits for a source, or one that an update wants."""
        if ruling(work, self.settings):
            return False
        if known is None or known.locked.status in (Status.UNASKED, Status.IGNORED) or self.update.wants(known):
            return True
        return any(self.session.may_ask(name) for name in known.locked.missed)

    def learnt(self, known: SettledWork | None) -> Learnt:
        """Return what need not be asked again; a source that the project has turned off is waited for no longer."""
        from vlbib.app.cascade import Learnt

        if known is None:
            return Learnt()
        if self.update.wants(known):
            return Learnt(ids=known_ids(known), again=True)
        if not known.locked.missed:
            return Learnt()
        candidates = [record for one in known.locked.verdict.candidates for record in one.records]
        return Learnt(
            records=tuple(dict.fromkeys([*known.locked.verdict.records, *candidates])),
            asked=known.locked.asked,
            missed=tuple(filter(self._may_still_ask, known.locked.missed)),
        )

    def _may_still_ask(self, source: str) -> bool:
        """Tell whether a source that was missed can be asked in this run, or the settings do not rule it out."""
        return self.session.may_ask(source) or self.settings.asks(source)


def _asked(works: Sequence[tuple[Work, SettledWork | None]], asks: _Asks, step: Step | None) -> Sequence[Resolved]:
    from vlbib.app.cascade import resolve_works

    session = asks.session
    return resolve_works(
        [work for work, _ in works],
        session.resolvers,
        session.ask,
        learnt=[asks.learnt(known) for _, known in works],
        step=step,
    )


def _known(work: Work, known: SettledWork | None, settings: Settings) -> SettledWork:
    verdict = ruling(work, settings)
    if verdict is None and known:
        return known
    verdict = verdict or Verdict(status=Status.IGNORED)
    if known and known.locked.status is verdict.status:
        return known.but(verdict=verdict, draft=None)  # the page's URL may be another one
    return settled_work(work, verdict)


def _new(one: Resolved, known: SettledWork | None, asks: _Asks) -> SettledWork:
    """Return what asking gave; where it gave less than is known, what is known stands."""
    new = _asked_anew(one, known.locked.key if known else "")
    if known is None or known.draft is None:
        return new
    if new.locked.status is not Status.ACCEPTED:
        return lost(known, new) if asks.update.wants(known) else known.but(missed=new.locked.missed)
    return renewed(known, new) if asks.update.wants(known) else new


def _asked_anew(one: Resolved, key: str) -> SettledWork:
    from vlbib.matching.draft import make_draft

    verdict, query = structs.replace(one.verdict, candidates=_others(one.verdict)), one.query
    draft = make_draft(verdict.records, year=query.year, venue=query.venue) if verdict.records else None
    return settled_work(one.work, verdict, draft, queries=(query,), asked=one.asked, missed=tuple(one.missed), key=key)


def _others(verdict: Verdict) -> tuple[Candidate, ...]:
    """Return the candidates that were weighed and not taken."""
    return tuple(one for one in verdict.candidates if set(one.records).isdisjoint(verdict.records))


def join(settled: Sequence[SettledWork]) -> list[SettledWork]:
    """Join works whose accepted records share an identity: one entry, the mentions of all, the first one's facts."""
    joined: list[SettledWork] = []
    by_id: dict[tuple[str, str], int] = {}
    for one in settled:
        keys = one.identities if one.locked.status is Status.ACCEPTED else ()
        at = next((by_id[key] for key in keys if key in by_id), None)
        if at is None:
            at = len(joined)
            joined.append(one)
        else:
            joined[at] = _together(joined[at], one)
        by_id |= dict.fromkeys(keys, at)
    return joined


def _together(one: SettledWork, other: SettledWork) -> SettledWork:
    """Join two: the one that has a key already keeps its facts."""
    first, second = (other, one) if other.locked.key and not one.locked.key else (one, other)
    mentions = tuple(dict.fromkeys([*one.work.mentions, *other.work.mentions]))
    notes = tuple(dict.fromkeys([*first.locked.verdict.notes, *second.locked.verdict.notes]))
    joined = first.locked.join(second.locked)
    locked = structs.replace(joined, verdict=structs.replace(joined.verdict, notes=notes))
    return SettledWork(work=Work(mentions=mentions), locked=locked, news=first.news)


def _title(one: SettledWork) -> str:
    """Return the title of the first accepted record, else the notes' own words."""
    records = one.locked.verdict.records
    return records[0].title if records else one.work.title


def _tagged(one: SettledWork, settings: Settings, written: Mapping[str, Collection[str]]) -> SettledWork:
    """Give a work today's tags and, for its key, the first alias that pairs with it.

    Notes that were not read today keep the tags that they gave: the lock does not say which mention gave which.
    """
    own = [mention.aliases[0] for mention in one.work.mentions if mention.aliases]
    given = [tags_of(one.work, alias, settings.synonyms, settings.separator) for alias in own or [""]]
    kept = written.get(one.locked.key, ()) if any(mention.line == 0 for mention in one.work.mentions) else ()
    alias = one.locked.alias or (own[0] if own else "")
    tags = given[0] if len(given) == 1 and not kept else distinct_tags(chain(kept, *given))
    return one if (tags, alias) == (one.locked.tags, one.locked.alias) else one.but(tags=tags, alias=alias)
